"""The estimate for a whole municipality from counts of homes by type and period: where no neighbourhoods are given.

Rougher than the model of neighbourhoods: labels and floor areas are the country's usual ones for a type and period,
utility buildings and reinforcement of the grid are left out, and every home counts as heated with gas now.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from prinsjesdag.energy.stock import stocks
from prinsjesdag.heat.coefficients import Coefficients
from prinsjesdag.heat.grid_costs import grid_costs
from prinsjesdag.heat.home_costs import home_costs
from prinsjesdag.heat.model import Outcome
from prinsjesdag.heat.stock import HomeStock, Places, home_m2, home_prior

Array = NDArray[np.float64]

SOURCE = (
    "Woningen naar type en bouwperiode, 2023: CBS/Kadaster (BAG) via Klimaatmonitor en ETLocal; bewerking, CC BY 4.0"
)
TYPES: dict[str, tuple[str, ...]] = {
    "vrijstaand": ("vrijstaand",),
    "twee_onder_een_kap": ("2 onder 1 kap",),
    "rijwoning": ("rijwoning hoek", "rijwoning tussen"),
    "appartement": ("meergezins laag en midden", "meergezins hoog"),
}
PERIODS: dict[str, dict[str, float]] = {
    "voor_1945": {"voor 1930": 1.0, "1930 - 1945": 1.0},
    "1945_1964": {"1946 - 1964": 1.0},
    "1965_1984": {"1965 - 1974": 1.0, "1975 - 1991": 10 / 17},
    "1985_2004": {"1975 - 1991": 7 / 17, "1992 - 1995": 1.0, "1996 - 1999": 1.0, "2000 - 2005": 5 / 6},
    "vanaf_2005": {"2000 - 2005": 1 / 6, "2006 - 2010": 1.0, "2011 - 2014": 1.0, "2015 - 2020": 1.0},
}
"""The periods of the model in each counted period, and the share of their years that falls in it."""


def estimate(c: Coefficients, code: str, parts: Sequence[str]) -> Outcome:
    """The strategies of an area as one place: `parts` are the codes of its municipalities (GM0402)."""
    counts = sum(_counts()[part] for part in parts)
    return estimate_counts(c, code, np.asarray(counts, dtype=float))


def estimate_counts(c: Coefficients, code: str, counts: Array) -> Outcome:
    """From counts (4, 5) by type and period in the order of TYPES and PERIODS."""
    homes = np.array([counts.sum()])
    cells = np.tensordot(counts, _spread(c), axes=2)  # homes by cell of the model (66,)
    stock = HomeStock((home_prior(c, cells) if counts.sum() else home_prior(c))[None], home_m2(c)[None, :])
    zero, far = np.zeros(1), np.full(1, np.inf)
    place = Places(
        [code], homes, homes * float(home_m2(c) @ stock.shares[0].sum(axis=1)), zero, zero, homes, np.zeros((1, 6)),
        np.zeros((1, 3)), zero, zero, zero, zero, zero, zero, zero, zero, zero, far,
    )  # fmt: skip
    every = np.ones(1)
    flats = np.sum(stock.shares * c.homes.flat[:, None], axis=(1, 2))
    costs = home_costs(c, place, stock, every)
    start = home_costs(replace(c, values={**c.values, "klimaat": c["klimaat_start"]}), place, stock, every)
    costs += grid_costs(c, place, flats, every)

    def tons(gas: Array, power: Array, per_kwh: str) -> Array:
        found: Array = (gas * c["co2_gas"] / c["gj_per_m3"] + power * c[per_kwh] / c["gj_per_kwh"]) / 1000.0
        return found

    return Outcome(
        [code], homes, costs.eur, costs.gas, costs.power,
        tons(start.gas[:, 0], start.power[:, 0], "co2_elektriciteit_start"),
        tons(costs.gas[:, 0], costs.power[:, 0], "co2_elektriciteit"),
    )  # fmt: skip


def homes_in(parts: Sequence[str]) -> float:
    """The homes counted in these municipalities."""
    return float(sum(_counts()[part].sum() for part in parts))


def _spread(c: Coefficients) -> Array:
    """How the homes of a counted type and period divide over the 66 cells of the model (4, 5, 66)."""
    types, periods = c.stock["woningtypen"], c.stock["perioden"]
    found = np.array([
        [
            [types[t] * periods[p] * years.get(p, 0.0) * (t in kinds)
             for t, p in zip(c.homes.types, c.homes.periods, strict=True)]
            for years in PERIODS.values()
        ]
        for kinds in TYPES.values()
    ])  # fmt: skip
    return np.asarray(found / found.sum(axis=2, keepdims=True))


@cache
def _counts() -> dict[str, Array]:
    return {
        code: np.array([[one.homes[kind, period] for period in PERIODS] for kind in TYPES])
        for code, one in stocks().items()
    }
