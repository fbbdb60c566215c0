"""What heating and cooling the utility buildings costs: per strategy and in the reference, EUR a year, by part."""

import numpy as np
from numpy.typing import NDArray

from prinsjesdag.heat.coefficients import Coefficients
from prinsjesdag.heat.home_costs import HYBRID, PARTS, PUMP, RUNS, Costs
from prinsjesdag.heat.stock import Places, UtilityStock, cold_factor

Array = NDArray[np.float64]


def utility_costs(c: Coefficients, places: Places, stock: UtilityStock, on_gas: Array) -> Costs:
    """Every run for the utility buildings of every place: all of them go to label B in every strategy."""
    u = c.utility
    area = (places.utility_m2[:, None] * stock.shares)[:, :, None]  # (places, 50, 1)
    size = stock.sizes[:, None, :]
    weight = area * size / np.maximum(stock.sizes.sum(axis=1), 1e-9)[:, None, None]  # m2 by size of connection
    heat_now = stock.heat[:, None] * c["klimaat"] * u.heat
    heat_b = np.where(_jumps(c), np.minimum(heat_now, c["klimaat"] * u.heat_b * stock.heat[:, None]), heat_now)
    water = stock.hot_water[:, None] * u.hot_water
    cold = stock.cold[:, None] * cold_factor(c, c["klimaat"]) * u.cold
    appliances = stock.appliances[:, None] * u.appliances
    eur = np.zeros((len(places.code), len(RUNS), len(PARTS)))
    gas, power = np.zeros(eur.shape[:2]), np.zeros(eur.shape[:2])
    for at, run in enumerate(RUNS):
        heat = heat_now if run == "referentie" else heat_b
        burned, used = _energy(c, run, heat, water, cold)
        whole = (used + appliances)[:, :, None]
        fuel = "gas" if run == "referentie" else "groengas"
        surcharge = c.prices.surcharge if run in PUMP else 0.0
        pump, boiler = _installations(c, run, size)
        current = whole * (c.prices.cost("elektriciteit", whole * size) + surcharge)
        fired = burned[:, :, None] * c.prices.cost(fuel, burned[:, :, None] * size)
        insulated = 0.0 if run == "referentie" else c.annuity("leven_schil") * c["leren_schil"] * u.jump[:, None]
        parts = {
            "isolatie": insulated, "warmtepompen": on_gas[:, None, None] * pump,
            "ketels": on_gas[:, None, None] * boiler, "elektriciteit": on_gas[:, None, None] * current,
            "gas": on_gas[:, None, None] * fired,
        }  # fmt: skip
        for name, each in parts.items():
            eur[:, at, PARTS.index(name)] = np.sum(weight * each, axis=(1, 2))
        gas[:, at] = on_gas * np.sum(area[:, :, 0] * burned, axis=1)
        power[:, at] = on_gas * np.sum(area[:, :, 0] * used, axis=1)
    return Costs(eur, gas, power)


def _jumps(c: Coefficients) -> NDArray[np.bool_]:
    return np.array([label in "CDEFG" for label in c.utility.default_label])


def _energy(c: Coefficients, run: str, heat: Array, water: Array, cold: Array) -> tuple[Array, Array]:
    """Gas and electricity without appliances, GJ a year per m2 (places, 50)."""
    if run == "S1a":
        used = heat / c["u_lucht_spf"] + water / c["u_lucht_spf_tapwater"] + cold / c["u_lucht_spf_koude"]
        return np.zeros_like(heat), used
    if run == "S1b":
        used = heat / c["u_bodem_spf"] + water / c["u_bodem_spf_tapwater"] + cold / c["u_bodem_spf_koude"]
        return np.zeros_like(heat), used
    help_power = c["pomp_gj_kw"] * _boiler_kw(c)
    gas_water = water / c["ketel_tapwater"]
    if run in HYBRID:
        share = c["u_hybride_aandeel"]
        gas = (1.0 - share) * heat / c["ketel_warmte"] + gas_water
        used = share * heat / c["u_hybride_spf"] + cold / c["u_lucht_spf_koude"] + c["u_hybride_pomp"] * help_power
        return gas, used
    return heat / c["ketel_warmte"] + gas_water, help_power + cold / c["u_airco_spf"]


def _boiler_kw(c: Coefficients) -> Array:
    return np.maximum(c.utility.kw, c["u_kw_tapwater"])


def _installations(c: Coefficients, run: str, size: Array) -> tuple[Array, Array]:
    """Heat pump with low-temperature heating, and boiler with airco: EUR a year per m2 (places, 50, classes)."""
    a15 = c.annuity("leven_installatie")
    boiler = _boiler_kw(c)[:, None] * c["u_ketel_eur_kw"]
    pump_kw = np.maximum(_boiler_kw(c), c["u_kw_koude"])[:, None]
    none = np.zeros((len(size), len(c.utility.kw), size.shape[2]))
    if run in HYBRID:
        kw = np.maximum(c["u_hybride_aandeel_kw"] * c.utility.kw, c["u_kw_koude"])[:, None]
        pump = (
            c["leren_hybride"] * (a15 + c["u_lucht_onderhoud"]) * (c["u_lucht_eur"] / size + c["u_lucht_eur_kw"] * kw)
        )
        return pump, none + c["leren_hybride"] * (a15 + c["hybride_onderhoud"]) * boiler
    if run not in PUMP:
        airco = c["u_airco_eur"] * (a15 + c["u_airco_onderhoud"])
        return none, none + c["leren_ketel"] * (a15 + c["ketel_onderhoud"]) * boiler + airco
    learned = c["leren_warmtepomp"]
    if run == "S1a":
        pump = learned * (a15 + c["u_lucht_onderhoud"]) * (c["u_lucht_eur"] / size + c["u_lucht_eur_kw"] * pump_kw)
    else:
        small = c["u_bodem_klein_eur"] / size + c["u_bodem_klein_eur_kw"] * pump_kw
        large = c["u_bodem_groot_eur"] / size + c["u_bodem_groot_eur_kw"] * pump_kw
        invested = np.where(pump_kw * size <= c["u_bodem_grens_kw"], small, large)
        source = c["aandeel_bron"]
        pump = learned * (source * c.annuity("leven_bron") + (1.0 - source) * a15 + c["u_bodem_onderhoud"]) * invested
    return none + pump + c.annuity("leven_afgifte") * c["leren_afgifte"] * c["u_afgifte_eur"], none
