"""Households with a low income, as CBS counts them: up to 101, 110 and 120% of the sociaal minimum, 2021.

CBS Kerncijfers wijken en buurten 2021, CC BY 4.0. These are CBS's shares, never the model's. Up to 130% is not in these
figures and is not made up. A province or the country is the mean of its municipalities, weighted by households.
"""

from dataclasses import dataclass
from functools import cache

from prinsjesdag.municipality.areas import Area, municipalities_in
from prinsjesdag.municipality.data import rows
from prinsjesdag.population.targets import municipalities

YEAR = 2021
LIMITS = (101, 110, 120)
"""Per cent of the sociaal minimum."""
SOURCE = "CBS, Kerncijfers wijken en buurten 2021, CC BY 4.0"


@dataclass(frozen=True)
class Minima:
    """One area: the share of its households up to each limit (0.107), in 2021."""

    shares: dict[int, float]
    households: float
    """Private households on 1 January 2025 (CBS)."""
    merged: bool
    """Made of municipalities that merged after 2021: a weighted mean."""

    def about(self, limit: int) -> float:
        """How many households that would be now if the share had stayed, to the nearest hundred (ten, if few)."""
        number = self.shares[limit] * self.households
        return float(round(number, -2 if number >= 1000.0 else -1))


def minima(area: Area) -> Minima:
    """The counted shares of an area."""
    table, households = _shares(), _households()
    codes = [one.code for one in municipalities_in(area)]
    total = sum(households[code] for code in codes)
    shares = {
        limit: sum(float(table[code][f"tot_{limit}"]) * households[code] for code in codes) / total / 100.0
        for limit in LIMITS
    }
    merged = len(codes) == 1 and int(table[codes[0]]["oude_gemeenten"]) > 1
    return Minima({limit: round(share, 4) for limit, share in shares.items()}, total, merged)


@cache
def _shares() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("sociaal_minimum")}


@cache
def _households() -> dict[str, float]:
    return {row["code"]: float(row["huishoudens"]) for row in municipalities()}
