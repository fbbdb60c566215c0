"""The heat strategies of neighbourhoods: what each costs the country a year, absolute and net of the reference.

S1a air and S1b ground heat pump, S4a/S4c hybrid and S4b/S4d boiler on green gas; S1a, S1b, S4a and S4b with homes
insulated to label B, S4c and S4d to label D (utility always to B). Not here: heat networks (S2, S3) and hydrogen (S5).
Follows the Startanalyse 2020 of PBL in method and is validated on it (docs/warmte.md); not the current Startanalyse.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from prinsjesdag.heat.coefficients import Coefficients, content_of
from prinsjesdag.heat.grid_costs import grid_costs
from prinsjesdag.heat.home_costs import PARTS, home_costs
from prinsjesdag.heat.stock import Places, home_stock, per, utility_stock
from prinsjesdag.heat.utility_costs import utility_costs

Array = NDArray[np.float64]

CHUNK = 256
"""Places at a time: about 100 MB."""
MOST_THREADS = 4


@dataclass(frozen=True)
class Outcome:
    """Of every place: EUR a year by run and part (places, 7, 6), RUNS[0] the reference; gas and power in GJ a year
    (places, 7), power without appliances; tons of CO2 of the start year and of the reference (places,)."""

    code: list[str]
    weq: Array
    eur: Array
    gas: Array
    power: Array
    co2_start: Array
    co2_reference: Array

    @property
    def absolute(self) -> Array:
        """EUR a year (places, 6) in the order of RUNS."""
        return np.asarray(self.eur[:, 1:].sum(axis=2))

    @property
    def reference(self) -> Array:
        """EUR a year (places,)."""
        return np.asarray(self.eur[:, 0].sum(axis=1))

    @property
    def net(self) -> Array:
        """EUR a year more than the reference (places, 6)."""
        return self.absolute - self.reference[:, None]

    @property
    def order(self) -> NDArray[np.intp]:
        """The strategies of each place from cheapest to dearest (places, 6)."""
        return np.argsort(self.absolute, axis=1, kind="stable")


def outcome(c: Coefficients, places: Places) -> Outcome:
    """Calculate every place."""
    parts = [places.part(slice(at, at + CHUNK)) for at in range(0, len(places.code), CHUNK)]
    with ThreadPoolExecutor(min(len(parts), MOST_THREADS, os.cpu_count() or 1)) as pool:
        found = list(pool.map(lambda part: _outcome(c, part), parts))
    return Outcome(
        places.code, places.weq,
        *(np.concatenate([getattr(one, name) for one in found])
          for name in ("eur", "gas", "power", "co2_start", "co2_reference")),
    )  # fmt: skip


def _outcome(c: Coefficients, places: Places) -> Outcome:
    homes, buildings, on_gas = home_stock(c, places), utility_stock(c, places), gas_share(c, places)
    flats = np.sum(homes.shares * c.homes.flat[:, None], axis=(1, 2))
    costs = home_costs(c, places, homes, on_gas) + utility_costs(c, places, buildings, on_gas)
    costs += grid_costs(c, places, flats, on_gas)
    of_gas, of_power = c["co2_gas"] / c["gj_per_m3"], c["co2_elektriciteit"] / c["gj_per_kwh"]
    avoided = (costs.gas[:, 0] * of_gas + costs.power[:, 0] * of_power) / 1000.0
    return Outcome(places.code, places.weq, costs.eur, costs.gas, costs.power, places.co2, avoided)


def gas_share(c: Coefficients, places: Places) -> Array:
    """The share of the demand that is met with gas in the start year; the rest has a heat network or a heat pump."""
    heat, water = places.home_heat + places.utility_heat, places.home_hot_water + places.utility_hot_water
    return np.minimum(1.0, per(places.gas, heat / c["ketel_warmte"] + water / c["ketel_tapwater"], 1.0))


def robustness(found: Outcome) -> Array:
    """Of every place the share of the price scenarios in which its cheapest strategy stays the cheapest."""
    factors = scenario_factors()
    best = found.order[:, 0]
    stays = np.zeros(len(found.code))
    for factor in factors:
        stays += np.argmin(found.eur[:, 1:] @ factor, axis=1) == best
    return stays / len(factors)


def scenario_factors() -> Array:
    """Factors on the cost parts (scenarios, 6), one row for every combination in scenarios.yaml."""
    given = content_of("scenarios.yaml")
    axes = [given.get({"gas": "groengas"}.get(part, part), [1.0]) for part in PARTS]
    return np.stack([grid.ravel() for grid in np.meshgrid(*axes, indexing="ij")], axis=1)
