"""Household types of a minima-effectrapportage, each at 100, 110, 120 and 130% of the sociaal minimum.

100% is bijstand (over the AOW-leeftijd: AOW and nothing else). Above it one adult earns, or has a pension beside the
AOW: the highest whole amount in euros a year with which the net income of Participatiewet art. 32 is in neither half of
the year above that share of the norm of the Participatiewet, so that who is "at 110%" passes a limit of 110% all year.
Everybody rents from a corporation; the rent is an assumption that moves with the index of rents.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from prinsjesdag.engine import System, When
from prinsjesdag.errors import InputError
from prinsjesdag.household.answer import answer
from prinsjesdag.household.compare import index_factor
from prinsjesdag.household.model import Household

LEVELS = (1.0, 1.1, 1.2, 1.3)
RENT, RENT_YEAR = 597.0, 2024
"""EUR a month: mean rent of a corporation (582 at the end of 2023 by Aedes, 5.1% more from July 2024)."""
INCOME, NORM = "inkomen_minimabeleid_maand", "sociaal_minimum_maand"
MOST = 120_000


@dataclass(frozen=True)
class Type:
    """A kind of household: `ages` of its adults, and of its children."""

    slug: str
    label: str
    ages: tuple[int, ...]
    children: tuple[int, ...] = ()

    @property
    def retired(self) -> bool:
        """Over the AOW-leeftijd."""
        return self.ages[0] >= 67


TYPES = (
    Type("alleenstaande", "Alleenstaande", (40,)),
    Type("alleenstaande-ouder", "Alleenstaande ouder, kinderen van 8 en 10", (40,), (10, 8)),
    Type("alleenstaande-ouder-12-plus", "Alleenstaande ouder, kinderen van 13 en 15", (45,), (15, 13)),
    Type("paar", "Paar zonder kinderen", (40, 40)),
    Type("paar-kinderen", "Paar, kinderen van 8 en 10", (40, 40), (10, 8)),
    Type("paar-kinderen-12-plus", "Paar, kinderen van 13 en 15", (45, 45), (15, 13)),
    Type("aow-alleenstaand", "Alleenstaande met AOW", (70,)),
    Type("aow-paar", "Paar met AOW", (70, 70)),
)  # fmt: skip


@dataclass(frozen=True)
class Minimum:
    """A type at a level in a year."""

    type: Type
    level: float
    year: int
    gross: float
    """Pay, or pension beside the AOW, EUR a year; 0 at the lowest level."""
    household: Household

    @property
    def source(self) -> str:
        """Where its income comes from."""
        if self.type.retired:
            return "AOW" if self.level == 1.0 else "AOW en pensioen"
        return "bijstand" if self.level == 1.0 else "loon"


def household(kind: Type, code: str | None, year: int, rent: float | None = None, *, bijstand: bool = False,
              earned: float = 0.0) -> Household:  # fmt: skip
    """A type with an income; every scheme of the municipality is asked for. `rent` is EUR a month of that year."""
    people: list[dict[str, Any]] = []
    for n, age in enumerate(kind.ages):
        one: dict[str, Any] = {"id": f"volwassene{n + 1}", "rol": "partner" if n else "aanvrager", "leeftijd": age}
        if earned and not n:
            one["aanvullend_pensioen" if kind.retired else "loon"] = earned
        else:
            one["geen_inkomen"] = True
        if bijstand:
            one["ontvangt_bijstand"] = True
        if not n:
            one["ontvangt_gemeentelijke_regelingen"] = True
        people.append(one)
    people += [{"id": f"kind{n + 1}", "rol": "kind", "leeftijd": age} for n, age in enumerate(kind.children)]
    content: dict[str, Any] = {"id": kind.slug, "jaar": year, "personen": people}
    content["woning"] = {"soort": "huur", "kale_huur": rent_of(year) if rent is None else rent}
    return replace(Household.read(content), municipality=code)


def rent_of(year: int) -> float:
    """The assumed rent of a year, EUR a month."""
    return round(RENT * index_factor("huur", RENT_YEAR, year), 2)


def at_level(kind: Type, level: float, code: str | None, system: System, year: int,
             rent: float | None = None) -> Minimum:  # fmt: skip
    """The type at a share of the sociaal minimum. Raises InputError where no pay gives that."""
    if level == 1.0:
        return Minimum(kind, level, year, 0.0, household(kind, code, year, rent, bijstand=not kind.retired))
    low, high = 0, MOST
    if highest(household(kind, code, year, rent, earned=float(high)), system, year) <= level:
        raise InputError(f"geen inkomen gevonden op {level:.0%} van het sociaal minimum")
    while high - low > 1:
        middle = (low + high) // 2
        above = highest(household(kind, code, year, rent, earned=float(middle)), system, year) > level
        low, high = (low, middle) if above else (middle, high)
    return Minimum(kind, level, year, float(low), household(kind, code, year, rent, earned=float(low)))


def share(of: Household, system: System, when: When) -> float:
    """Net income as a share of the norm, the mean of the year's months."""
    found = answer(of, system, when, [INCOME, NORM])
    return float(found[INCOME]) / float(found[NORM])


def highest(of: Household, system: System, year: int) -> float:
    """Net income as a share of the norm, in the half of the year in which that is most."""
    return max(share(of, system, When(year, date(year, month, 1))) for month in (1, 7))
