"""What the gas and electricity grids of a neighbourhood cost: their upkeep, what is removed and what is added."""

import numpy as np
from numpy.typing import NDArray

from prinsjesdag.heat.coefficients import Coefficients
from prinsjesdag.heat.home_costs import HYBRID, PARTS, PUMP, RUNS, Costs
from prinsjesdag.heat.stock import Places

Array = NDArray[np.float64]


def grid_costs(c: Coefficients, places: Places, flats: Array, on_gas: Array) -> Costs:
    """Every run for the grids of every place; `flats` (places,) is the share of the homes that are flats.

    The lengths are national averages per connection: the true ones are not published per neighbourhood.
    """
    homes, connections = places.homes, places.homes + places.utility
    gas_m, power_m = c["gasnet_m"] * connections, c["elektriciteitsnet_m"] * connections
    a50 = c.annuity("leven_net")
    removed = (
        homes * (flats * c["gas_weg_flat"] + (1.0 - flats) * c["gas_weg_huis"])
        + places.utility * c["gas_weg_utiliteit"]
        + gas_m * c["gasnet_weg"]
    )
    eur = np.zeros((len(places.code), len(RUNS), len(PARTS)))
    for at, run in enumerate(RUNS):
        cost = power_m * c["elektriciteitsnet_onderhoud"]
        cost = cost + (a50 * removed if run in PUMP else gas_m * c["gasnet_onderhoud"])
        if run in (*PUMP, *HYBRID):
            cost = cost + a50 * (homes * c["verzwaren_eur"] + _added(c, places, run, power_m))
        eur[:, at, PARTS.index("netten")] = on_gas * cost
    nothing = np.zeros(eur.shape[:2])
    return Costs(eur, nothing, nothing)


def _added(c: Coefficients, places: Places, run: str, power_m: Array) -> Array:
    """Transformers and low-voltage lines for the demand above what the grid can carry, EUR."""
    kind = "warmtepomp" if run in PUMP else "hybride"
    of_homes = places.homes * c[f"piek_{kind}"]
    demand = of_homes + places.utility_m2 * c[f"u_piek_{kind}"]
    transformers = c["trafo_eur"] * np.maximum(0.0, demand - places.capacity) / c["trafo_kw"]
    per_kw = np.divide(power_m, demand, out=np.zeros_like(demand), where=demand > 0)
    lines: Array = c["laagspanning_eur"] * per_kw * np.maximum(0.0, of_homes - places.capacity)
    return transformers + lines
