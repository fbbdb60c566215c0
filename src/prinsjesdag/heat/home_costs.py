"""What heating the homes costs: per strategy and in the reference, EUR a year, by part."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prinsjesdag.heat.coefficients import LABELS, NO_LABEL, Coefficients
from prinsjesdag.heat.stock import HomeStock, Places

Array = NDArray[np.float64]
Labels = NDArray[np.intp]

PARTS = ("isolatie", "warmtepompen", "ketels", "elektriciteit", "gas", "netten")
"""warmtepompen: with low-temperature heating, electric cooking and their maintenance; ketels: with airco."""
RUNS = ("referentie", "S1a", "S1b", "S4a", "S4b", "S4c", "S4d")
TARGET = {"S1a": "B", "S1b": "B", "S4a": "B", "S4b": "B", "S4c": "D", "S4d": "D"}
HYBRID, PUMP = ("S4a", "S4c"), ("S1a", "S1b")


@dataclass(frozen=True)
class Costs:
    """eur: (places, runs, parts) a year; gas, power: (places, runs) GJ a year, power without appliances."""

    eur: Array
    gas: Array
    power: Array

    def __add__(self, other: "Costs") -> "Costs":
        return Costs(self.eur + other.eur, self.gas + other.gas, self.power + other.power)


@dataclass(frozen=True)
class Shell:
    """Homes after insulating to a label: what they ask and what it costs, (places, 66, 8)."""

    heat: Array  # GJ/jaar
    eur: Array  # investment after learning
    ventilation: Array  # 1 where there is electricity for ventilation


def shells(c: Coefficients, m2: Array) -> dict[str, Shell]:
    """Without insulating (""), and insulated to label B or D; m2 (places, 66)."""
    h = c.homes
    heat = c["klimaat"] * (h.heat[:, :, 0] + h.heat[:, :, 1] * m2[:, :, None])
    start = start_label(heat)
    label = np.concatenate([np.broadcast_to(np.arange(7), (*start.shape, 7)), start[:, :, None]], axis=2)
    well = (label <= LABELS.index("B")).astype(float)
    found = {"": Shell(heat, np.zeros_like(heat), well)}
    for name, jumps in h.jumps.items():
        target = LABELS.index(name)
        stays = label <= target
        after = np.where(stays, heat, np.minimum(heat, heat[:, :, target, None]))
        paid = jumps[:, :, 0] + jumps[:, :, 1] * m2[:, :, None]
        without = np.where(h.recent, 0.0, _between(heat, start, paid))
        eur = np.where(stays, 0.0, np.concatenate([paid, without[:, :, None]], axis=2))
        better = np.ones_like(well) if name == "B" else well
        found[name] = Shell(after, c["leren_schil"] * eur, better)
    return found


def start_label(heat: Array) -> Labels:
    """The label that a home without one is taken to have: the best that asks as much heat as it does, else G."""
    enough = heat[:, :, :NO_LABEL] >= heat[:, :, NO_LABEL, None]
    found: Labels = np.where(enough.any(axis=2), enough.argmax(axis=2), LABELS.index("G"))
    return found


def _between(heat: Array, start: Labels, paid: Array) -> Array:
    """The jump of a home without label: between that from its start label and that from the next better one."""

    def at(of: Array, label: Labels) -> Array:
        found: Array = np.take_along_axis(of, label[:, :, None], axis=2)[:, :, 0]
        return found

    own, better = heat[:, :, NO_LABEL], np.maximum(start - 1, 0)
    upper, lower = at(heat, start), at(heat, better)
    gap = upper - lower
    weight = np.clip(np.divide(own - lower, gap, out=np.ones_like(gap), where=gap > 1e-9), 0.0, 1.0)
    worst = LABELS.index("G")
    found: Array = np.where(
        own >= heat[:, :, worst], paid[:, :, worst], weight * at(paid, start) + (1.0 - weight) * at(paid, better)
    )
    return found


def home_costs(c: Coefficients, places: Places, stock: HomeStock, on_gas: Array) -> Costs:
    """Every run for the homes of every place; `on_gas` (places,) is the share that heats with gas now."""
    h, m2 = c.homes, stock.m2
    count = places.homes[:, None, None] * stock.shares  # homes (places, 66, 8)
    shell = shells(c, m2)
    kw = np.where(h.flat, c["kw_flat"], c["kw_huis"]) + c["kw_per_m2"] * m2
    eur = np.zeros((len(places.code), len(RUNS), len(PARTS)))
    gas, power = np.zeros(eur.shape[:2]), np.zeros(eur.shape[:2])
    for at, run in enumerate(RUNS):
        of = shell[TARGET.get(run, "")]
        burned, used = _energy(c, run, of, kw, m2)
        whole = used + h.appliances[:, None]
        fuel = "gas" if run == "referentie" else "groengas"
        surcharge = c.prices.surcharge if run in PUMP else 0.0
        pump, boiler = _installations(c, run, kw)
        parts = {
            "isolatie": c.annuity("leven_schil") * of.eur,
            "warmtepompen": on_gas[:, None, None] * pump,
            "ketels": on_gas[:, None, None] * boiler[:, :, None],
            "elektriciteit": on_gas[:, None, None] * whole * (c.prices.cost("elektriciteit", whole) + surcharge),
            "gas": on_gas[:, None, None] * burned * c.prices.cost(fuel, burned),
        }
        for name, each in parts.items():
            eur[:, at, PARTS.index(name)] = np.sum(count * each, axis=(1, 2))
        gas[:, at] = on_gas * np.sum(count * burned, axis=(1, 2))
        power[:, at] = on_gas * np.sum(count * used, axis=(1, 2))
    return Costs(eur, gas, power)


def _energy(c: Coefficients, run: str, of: Shell, kw: Array, m2: Array) -> tuple[Array, Array]:
    """Gas and electricity without appliances of one home, GJ a year (places, 66, 8)."""
    h = c.homes
    water = h.hot_water[:, None]
    air = of.ventilation * (h.ventilation * m2)[:, :, None]
    help_power = c["pomp_gj_kw"] * kw[:, :, None]
    if run == "S1a":
        good = _good(of.heat)
        spf = np.where(good, c["luchtlucht_spf"], c["lucht_spf"])
        spf[:, :, NO_LABEL] = np.where(start_label(of.heat) == 0, c["lucht_spf_a"], c["lucht_spf"])
        spf_water = np.where(good, c["luchtlucht_spf_tapwater"], c["lucht_spf_tapwater"])
        return np.zeros_like(of.heat), of.heat / spf + water / spf_water + air
    if run == "S1b":
        spf = np.full_like(of.heat, c["bodem_spf"])
        spf[:, :, 0] = c["bodem_spf_a"]
        spf[:, :, NO_LABEL] = np.where(start_label(of.heat) == 0, c["bodem_spf_a"], c["bodem_spf"])
        return np.zeros_like(of.heat), of.heat / spf + water / c["bodem_spf_tapwater"] + air
    gas_water = water / c["ketel_tapwater"]
    if run in HYBRID:
        share = c["hybride_aandeel"]
        gas = (1.0 - share) * of.heat / c["ketel_warmte"] + gas_water
        return gas, share * of.heat / c["hybride_spf"] + air + c["hybride_pomp"] * help_power
    return of.heat / c["ketel_warmte"] + gas_water, help_power + air


def _good(like: Array) -> NDArray[np.bool_]:
    """Homes with label A or B at the start: S1a gives them an air-air heat pump."""
    found = np.zeros(like.shape, dtype=bool)
    found[:, :, : LABELS.index("B") + 1] = True
    return found


def _installations(c: Coefficients, run: str, kw: Array) -> tuple[Array, Array]:
    """Heat pump with what belongs to it (places, 66, 8) and boiler (places, 66), EUR a year for one home."""
    a15 = c.annuity("leven_installatie")
    none = np.zeros((*kw.shape, 8))
    if run in HYBRID:
        both = c["leren_hybride"] * (a15 + c["hybride_onderhoud"])
        size = c["hybride_eur"] + c["hybride_eur_kw"] * c["hybride_aandeel_kw"] * kw
        return none + (both * size)[:, :, None], both * c["ketel_eur"] + np.zeros_like(kw)
    if run not in PUMP:
        return none, c["leren_ketel"] * (a15 + c["ketel_onderhoud"]) * c["ketel_eur"] + np.zeros_like(kw)
    learned = c["leren_warmtepomp"]
    if run == "S1a":
        each = learned * (a15 + c["lucht_onderhoud"]) * (c["lucht_eur"] + c["lucht_eur_kw"] * kw)
        pump = none + each[:, :, None]
        pump[_good(pump)] = learned * (a15 + c["luchtlucht_onderhoud"]) * c["luchtlucht_eur"]
    else:
        source = c["aandeel_bron"]
        yearly = source * c.annuity("leven_bron") + (1.0 - source) * a15 + c["bodem_onderhoud"]
        pump = none + (learned * yearly * (c["bodem_eur"] + c["bodem_eur_kw"] * kw))[:, :, None]
    emission = np.where(c.homes.high, c["afgifte_eur_hoog"], c["afgifte_eur"])
    pump += (c.annuity("leven_afgifte") * c["leren_afgifte"] * emission)[:, None] + a15 * c["koken_eur"]
    return pump, np.zeros_like(kw)
