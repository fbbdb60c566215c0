"""WW: months of benefit by employment history, now and under two proposals, and what a municipality might notice.

Werkloosheidswet (BWBR0004045) art. 42: a month for each of the first ten calendar years of work, then a month for each
year before 2016 and half a month for each later one, at least three months and at most 24. The oldest years are the
first ten. The proposals name another maximum only: how history is to count, and who is spared, isn't published.

Extra bijstand is a rough estimate: what the Rijk saves divided by a year's benefit are years without WW; of those a
share becomes bijstand. It says nothing of people who find work sooner, or who have a partner or means (no bijstand).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.assumptions import Assumptions, content
from prinsjesdag.municipality.keys import part
from prinsjesdag.municipality.spread import Estimate, interval, sensitivity

MINIMUM = 3.0
"""Months for who doesn't meet four years of five, and at least (art. 42 lid 1)."""
FIRST_YEARS = 10
HALF_SINCE = 2016
LATER = 0.70
"""Share of the dagloon after the first two months (art. 47)."""
MATTER = ("ww_uitkering_jaar", "ww_naar_bijstand", "bijstand_per_persoon")
SLEUTEL = "bijstand"
AANNEMELIJK = ("minima", "iv3:6.3")


@dataclass(frozen=True, slots=True)
class Rules:
    """One set of rules: months at most, share of the dagloon in the first two months, from when, what it is."""

    naam: str
    titel: str
    maximum: float
    eerste: float
    vanaf: date | None
    status: str
    bron: str


@dataclass(frozen=True, slots=True)
class Extra:
    """People a year with bijstand instead of WW, and what that costs (mln EUR a year), in an area."""

    landelijk: Estimate
    personen: Estimate
    kosten: Estimate


def rules() -> tuple[Rules, ...]:
    """The law of now first, then proposals by date."""
    told = content("werk")
    return tuple(
        Rules(
            one["naam"], one["titel"], float(one["maximum"]), float(one["eerste"]),
            date.fromisoformat(str(one["vanaf"])) if "vanaf" in one else None, one["status"],
            told["bronnen"][one["bron"]]["titel"],
        )
        for one in told["ww"]
    )  # fmt: skip


def months(before_2016: int, since_2016: int, maximum: float, four_of_five: bool = True) -> float:
    """Months of WW for so many calendar years of work; half a month is 15 days (art. 42 lid 2)."""
    if not four_of_five:
        return MINIMUM
    years = before_2016 + since_2016
    whole = min(years, FIRST_YEARS) + max(0, before_2016 - FIRST_YEARS)
    return min(maximum, max(MINIMUM, whole + 0.5 * (years - whole)))


def working(years: int, until: int) -> tuple[int, int]:
    """Unbroken years of work up to and including `until`: those before 2016 and those since."""
    since = min(years, until - HALF_SINCE + 1)
    return years - since, since


def benefit(count: float, first: float, wage: float) -> float:
    """EUR over all months: a share of the wage in the first two months, 70% after (wage up to the maximum dagloon)."""
    return wage * (first * min(2.0, count) + LATER * max(0.0, count - 2.0))


def extra(area: Area, a: Assumptions, key: str | None = None) -> Extra:
    """What the proposal of 2026 might do to bijstand once it is there in full."""

    def people(other: Assumptions) -> float:
        return other["ww_besparing_mln"] * 1e6 / other["ww_uitkering_jaar"] * other["ww_naar_bijstand"]

    def here(other: Assumptions) -> float:
        return part(area, people(other), key or SLEUTEL).waarde

    def costs(other: Assumptions) -> float:
        return here(other) * other["bijstand_per_persoon"] / 1e6

    return Extra(
        interval(people(a), sensitivity(people, a, MATTER), least=0.0),
        interval(here(a), sensitivity(here, a, MATTER), _keys(area, people(a), key), least=0.0),
        interval(costs(a), sensitivity(costs, a, MATTER),
                 _keys(area, people(a) * a["bijstand_per_persoon"] / 1e6, key), least=0.0),
    )  # fmt: skip


def _keys(area: Area, amount: float, key: str | None) -> tuple[float, float]:
    names: Sequence[str] = (SLEUTEL, *AANNEMELIJK)
    found = part(area, amount, key or SLEUTEL, names)
    return found.laag, found.hoog
