"""What the energy of one home costs in a year, by the rules of the law (law/energie) at a tariff."""

from datetime import date

from prinsjesdag.energy.home import Home
from prinsjesdag.errors import InputError
from prinsjesdag.law import load
from prinsjesdag.law.energie import rules


def tariffs(home: Home, gas: float | None = None, power: float | None = None) -> tuple[float, float]:
    """EUR per m3 and per kWh with VAT, without energiebelasting: those given, the home's own, else CBS's mean."""
    mean = load().values_on(rules.Tarieven, _price_day(home.day))
    gas = home.gas_tariff if gas is None else gas
    power = home.power_tariff if power is None else power
    return (
        float(mean.leveringstarief_gas_gemiddeld) if gas is None else gas,
        float(mean.leveringstarief_elektriciteit_gemiddeld) if power is None else power,
    )


def bill(home: Home, gas: float, gas_tariff: float, power_tariff: float) -> float:
    """The bill of a year by the rules of the law, EUR with VAT, at some gas use (m3)."""
    system, day = load(), _price_day(home.day)
    tax = system.values_on(rules.Belasting, day)
    levied = rules.energiebelasting(gas, home.power, True, tax)
    capped = rules.korting_prijsplafond(
        gas, home.power, 0.0, gas_tariff, power_tariff, 0.0, system.values_on(rules.Plafond, day)
    )
    found = rules.energierekening(
        0.0,
        gas,
        home.power,
        0.0,
        0.0,
        gas_tariff,
        power_tariff,
        levied,
        capped,
        system.values_on(rules.Tarieven, day),
        tax,
    )
    return round(found, 2)


def _price_day(day: date) -> date:
    last = date(2026, 12, 31)
    if day > last:
        raise InputError("de tarieven van de energiebelasting zijn bekend tot en met 2026", ("jaar",))
    return day
