"""A municipality's Wmo beside the country: use, costs and what its ages alone would give.

What help achieves nobody measured per municipality; this shows where use or price differs from what age explains, and
what one percent less spending is. Clients are CBS's of 2021, costs Iv3 2024 (6.6 and 6.71): a cost per client of the
area would mix the two years, so it isn't given. Age is the only thing that is taken out: income, health and how many
live alone also count.
"""

from dataclasses import dataclass

from prinsjesdag.municipality import iv3
from prinsjesdag.municipality import wmo_vraag as vraag
from prinsjesdag.municipality.areas import Area, find, municipalities_in
from prinsjesdag.municipality.assumptions import Assumptions
from prinsjesdag.municipality.data import rows
from prinsjesdag.municipality.spread import Estimate, bands, interval, with_value


@dataclass(frozen=True, slots=True)
class Compared:
    """An area and the country: clients per 1,000 (2021), EUR an inhabitant (2024), and by the area's ages alone."""

    clienten: float | None
    clienten_land: float
    clienten_leeftijd: Estimate
    kosten: float | None
    kosten_land: float
    kosten_leeftijd: Estimate
    procent_mln: float | None  # what `doelmatiger` of the area's costs is


def compared(area: Area, a: Assumptions) -> Compared:
    """Use and costs beside the country."""
    country = find("NL")
    here, there = vraag.inhabitants(area.code, a), vraag.inhabitants("NL", a)
    spent, national = (iv3.spent(one, vraag.TAAKVELDEN, vraag.COST_YEAR, iv3.Soort.JAARREKENING)
                       for one in (area, country))  # fmt: skip
    each_land = (national or 0.0) / float(there.sum())
    use_land = _clients(country) or 0.0

    def by_age(other: Assumptions, costs: bool) -> float:
        """How much more or less the area's ages give than the country's, per inhabitant."""
        weight = vraag.cost_shares(other) if costs else vraag.client_shares(other)
        own, whole = vraag.by_ages(here, other), vraag.by_ages(there, other)
        times = sum(weight[name] * own[name] / whole[name] for name in vraag.SERVICES)
        return times * float(there.sum()) / float(here.sum())

    def estimate(level: float, costs: bool) -> Estimate:
        ends = [
            tuple(level * by_age(with_value(a, name, value), costs) for value in pair)
            for name, pair in bands(a).items()
            if name.startswith(vraag.RATES)
        ]
        return interval(level * by_age(a, costs), (), *((one[0], one[1]) for one in ends))

    return Compared(
        _clients(area), use_land, estimate(use_land, False),
        None if spent is None else spent / float(here.sum()), each_land, estimate(each_land, True),
        None if spent is None else spent / 1e6 * a["doelmatiger"],
    )  # fmt: skip


def _clients(area: Area) -> float | None:
    """Per 1,000 inhabitants in 2021, of the municipalities that CBS publishes; None where it publishes none."""
    codes = {one.code for one in municipalities_in(area)}
    found = [row for row in rows("sociaal") if row["code"] in codes and row["wmo_per_1000"]]
    heads = [sum(float(row[age]) for age in _AGES) for row in found]
    if not found:
        return None
    return sum(float(row["wmo_per_1000"]) * n for row, n in zip(found, heads, strict=True)) / sum(heads)


_AGES = ("0_4", "5_9", "10_14", "15_19", "20_24", "25_44", "45_64", "65_79", "80_plus")
