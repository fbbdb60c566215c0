"""Wmo demand to 2045: inhabitants by age times the use at that age, and what it costs.

Use by age and service is national (2024), brought to the country's own totals; a municipality's level follows from
its own number of clients (a division, see keys) against what its ages would give. Costs are Iv3, taakvelden 6.6 and
6.71 of the accounts of 2024: protected housing and shelter (6.81) are not in it, that is a matter of the central
municipality. They grow with clients by service, weighed with what a client costs. Three scenarios move the same
assumptions together; the band is all assumptions apart, as if independent. Nothing is said of staff that isn't there,
waiting lists, or people who will use something else (Wlz, Zvw, family).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from prinsjesdag.municipality import iv3
from prinsjesdag.municipality.areas import Area, find
from prinsjesdag.municipality.assumptions import Assumptions
from prinsjesdag.municipality.bevolking import AGES, START, YEARS, projection
from prinsjesdag.municipality.keys import part
from prinsjesdag.municipality.spread import Estimate, Moved, bands, interval, sensitivity, with_value

Floats = npt.NDArray[np.float64]

SERVICES: Mapping[str, str] = {
    "hulp": "hulp bij het huishouden",
    "ondersteuning": "ondersteuning thuis",
    "hulpmiddelen": "hulpmiddelen en diensten",
}  # fmt: skip
TOTALS = {"hulp": "clienten_huishoudelijke_hulp", "ondersteuning": "clienten_ondersteuning",
          "hulpmiddelen": "clienten_hulpmiddelen"}  # fmt: skip
KEYS = ("ouderen", "iv3:6.6+6.71")
"""Plausible other ways to divide the country's clients; `wmo` is the first choice."""
LOWEST = (18, 65, 75, 85)
BANDS = ("18_64", "65_74", "75_84", "85")
TAAKVELDEN = ("6.6", "6.71")
COST_YEAR = 2024
SCENARIOS = ("laag", "midden", "hoog")
MOVED = ("trend_gebruik", "later_oud", "sterftedaling", "zwaarte")
"""What low and high give another value (wmo.yaml: `laag_…`, `hoog_…`); what the user said of these goes before it."""
MATTER = ("trend_gebruik", "later_oud", "zwaarte", "sterftedaling", "eigen_ontwikkeling", "kinderen_per_jonge",
          "kosten_huishoudelijke_hulp",
          "hulp_65_74", "ondersteuning_85", "ondersteuning_75_84", "hulpmiddelen_85", "hulpmiddelen_75_84")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Demand:
    """An area in one year: inhabitants, clients by service (a year), costs in mln EUR of 2024 (plus `prijs`)."""

    jaar: int
    inwoners: float
    van_75: float
    clienten: Mapping[str, float]
    kosten: float | None  # None where Iv3 of the area isn't known


def demand(area: Area, a: Assumptions) -> list[Demand]:
    """2025, 2030, ... 2045."""
    people = projection(area, a)
    level = {name: _level(area, a, name, people[START]) for name in SERVICES}
    base = _clients(people[START], a, START, level)
    spent = iv3.spent(area, TAAKVELDEN, COST_YEAR, iv3.Soort.JAARREKENING)
    weight = cost_shares(a)
    found = []
    for year in YEARS:
        clients = _clients(people[year], a, year, level)
        volume = sum(weight[name] * clients[name] / base[name] for name in SERVICES)
        dearer = (1.0 + a["zwaarte"]) ** (year - START) * (1.0 + a["prijs"]) ** (year - COST_YEAR)
        costs = None if spent is None else spent / 1e6 * volume * dearer
        inhabitants = people[year]
        found.append(Demand(year, float(inhabitants.sum()), float(inhabitants[15:].sum()), clients, costs))
    return found


def scenario(a: Assumptions, name: str) -> Assumptions:
    """The assumptions of low, middle or high; what the user changed stays as the user has it."""
    for one in MOVED if name != "midden" else ():
        if a.values[one].waarde == a.values[one].oorspronkelijk:
            a = with_value(a, one, a[f"{name}_{one}"])
    return a


def sensitivities(area: Area, a: Assumptions, year: int = YEARS[-1]) -> list[Moved]:
    """What each assumption does to the costs of a year, mln EUR; the one that moves most first."""
    return sensitivity(lambda other: _costs(area, other)[year], a, MATTER)


@dataclass(frozen=True, slots=True)
class Band:
    """An area in one year as in `Demand`, each with the interval of all assumptions (and of clients: of the keys)."""

    jaar: int
    inwoners: Estimate
    van_75: Estimate
    clienten: Mapping[str, Estimate]
    kosten: Estimate | None


def band(area: Area, a: Assumptions) -> list[Band]:
    """2025, 2030, ... 2045 with intervals."""
    middle = demand(area, a)
    ends = [
        [demand(area, with_value(a, name, end)) for end in pair] for name, pair in bands(a).items() if name in MATTER
    ]
    divided = part(area, 1.0, "wmo", KEYS)
    keys = divided.laag / divided.waarde, divided.hoog / divided.waarde

    def estimate(of: Callable[[Demand], float], n: int, *times: float) -> Estimate:
        value = of(middle[n])
        moved = [(of(low[n]), of(high[n])) for low, high in ends]
        return interval(value, (), *moved, *([(value * times[0], value * times[1])] if times else []), least=0.0)

    return [
        Band(
            one.jaar,
            estimate(lambda d: d.inwoners, n),
            estimate(lambda d: d.van_75, n),
            {name: estimate(lambda d, name=name: d.clienten[name], n, *keys) for name in SERVICES},  # type: ignore[misc]
            None if one.kosten is None else estimate(lambda d: d.kosten or 0.0, n),
        )
        for n, one in enumerate(middle)
    ]


def _costs(area: Area, a: Assumptions) -> dict[int, float]:
    """By year; empty where Iv3 of the area isn't known."""
    return {one.jaar: one.kosten for one in demand(area, a) if one.kosten is not None}


def _clients(people: Floats, a: Assumptions, year: int, level: Mapping[str, float]) -> dict[str, float]:
    trend = (1.0 + a["trend_gebruik"]) ** (year - START)
    later = a["later_oud"] * (year - START) / (YEARS[-1] - START)
    return {name: float(people @ _rates(a, name, later)) * level[name] * trend for name in SERVICES}


def _rates(a: Assumptions, service: str, later: float) -> Floats:
    """Use by age of five years; who is healthier uses what somebody younger does now (straight between the ages)."""
    now = np.array([0.0, *(a[f"{service}_{band}"] for band in BANDS)])[_AT]
    if later == 0.0:
        return now
    return np.where(_MIDDLE >= 65.0, np.interp(_MIDDLE - later, _MIDDLE, now), now)


_MIDDLE = np.array(AGES, np.float64) + 2.5
_AT = np.searchsorted(LOWEST, _MIDDLE, side="right")
"""Of each group of five years its middle, and its place in BANDS (0 is under 18)."""


def _level(area: Area, a: Assumptions, service: str, people: Floats) -> float:
    """The country's clients by age brought to its total, times the area's own level against its ages."""
    country = inhabitants("NL", a)
    rates = _rates(a, service, 0.0)
    national = a[TOTALS[service]] / float(country @ rates)
    if area.kind == "land":
        return national
    everything = {name: a[TOTALS[name]] / float(country @ _rates(a, name, 0.0)) for name in SERVICES}
    expected = sum(everything[name] * float(people @ _rates(a, name, 0.0)) for name in SERVICES)
    whole = sum(a[total] for total in TOTALS.values())
    return national * part(area, whole, "wmo").waarde / expected


def inhabitants(code: str, a: Assumptions) -> Floats:
    """Inhabitants of an area in 2025, by age of five years."""
    return projection(find(code), a)[START]


def by_ages(people: Floats, a: Assumptions) -> dict[str, float]:
    """Clients by service if the use at each age were the country's (before it is brought to the country's totals)."""
    return {name: float(people @ _rates(a, name, 0.0)) for name in SERVICES}


RATES = ("hulp_", "ondersteuning_", "hulpmiddelen_")
"""How the names of the assumptions about use by age begin."""


def client_shares(a: Assumptions) -> dict[str, float]:
    """What part of the country's clients (counted at every service) each service has."""
    whole = sum(a[total] for total in TOTALS.values())
    return {name: a[total] / whole for name, total in TOTALS.items()}


def cost_shares(a: Assumptions) -> dict[str, float]:
    """What part of 6.6 and 6.71 goes to each service, in the country: devices are 6.6, help by its price, the rest."""
    total = iv3.spent(find("NL"), TAAKVELDEN, COST_YEAR, iv3.Soort.JAARREKENING) or 1.0
    devices = a["kosten_hulpmiddelen"] * a["clienten_hulpmiddelen"] / total
    help_ = a["kosten_huishoudelijke_hulp"] * a["clienten_huishoudelijke_hulp"] / total
    return {"hulp": help_, "hulpmiddelen": devices, "ondersteuning": 1.0 - help_ - devices}
