"""A household as a user describes it, checked: its persons, its home, and what differs within the year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from prinsjesdag.engine import Missing, System, Variable, When
from prinsjesdag.engine.calendar import whole_years
from prinsjesdag.law.algemeen.feiten import DERIVED, INCOME
from prinsjesdag.law.algemeen.woorden import Rol

if TYPE_CHECKING:
    from prinsjesdag.household.answer import Answer

OF_A_COUPLE = ("relatie", "partnerschap_fiscaal", "partnerschap_toeslag", "partnerschap_gezamenlijke_huishouding")
MOST_PERSONS = 50

INSTEAD = {
    "loon": ("loon_maand", "minimumloon_uren"),
    "loon_maand": ("loon",),
    "minimumloon_uren": ("loon",),
    "uitkering": ("uitkering_maand",),
    "uitkering_maand": ("uitkering",),
}
"""What a period tells of somebody's pay or benefit comes in the place of what else was told of it."""


@dataclass(frozen=True)
class Period:
    """Whole months in which something is otherwise: facts by variable name, and whether somebody lives there."""

    first: date
    last: date
    facts: Mapping[str, Any]
    present: bool | None = None

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def touches(self, year: int) -> bool:
        return self.first.year <= year <= self.last.year


@dataclass(frozen=True)
class Person:
    """One person at the address; `facts` by variable name, as read."""

    id: str
    role: Rol
    facts: Mapping[str, Any]
    family: int | None = None
    """The number of the gezin that the user put this person in."""
    periods: tuple[Period, ...] = ()
    present: bool = True
    """Lives at the address, but for what the periods say."""

    def age(self, when: When) -> int:
        """Age on 1 January of the year, or on the day."""
        if "leeftijd" in self.facts:
            return int(self.facts["leeftijd"])
        return max(0, whole_years(self.facts["geboortedatum"], when.first.toordinal()))

    def on(self, day: date) -> dict[str, Any]:
        """The facts that hold on a day.

        Who says `geen_inkomen` from some month on has no income any more, and who tells an income has one again.
        """
        told = facts_on({}, self.periods, day)
        found = dict(self.facts)
        for name in told:
            for other in INSTEAD.get(name, ()):
                found.pop(other, None)
        if told.get("geen_inkomen") is True:
            for variable in [*tagged(law(), INCOME), *tagged(law(), DERIVED)]:
                if variable.period != "year":
                    found.pop(variable.name, None)
        elif tells_income(told):
            found.pop("geen_inkomen", None)
        return found | told

    def is_here(self, day: date) -> bool:
        """Whether this person lives at the address on a day."""
        said = [p.present for p in self.periods if p.present is not None and p.holds(day)]
        return said[-1] if said else self.present


@dataclass(frozen=True)
class Household:
    """Everyone at one address. Made by `load` from a file or by `read` from a dictionary."""

    id: str
    when: When | None
    persons: Sequence[Person]
    facts: Mapping[str, Any] = field(default_factory=dict)
    """Facts of the home and given variables of the household or the applicant's gezin."""
    municipality: str | None = None
    targets: tuple[str, ...] = ()
    weight: float = 1.0
    periods: tuple[Period, ...] = ()
    """When something else holds for the home."""

    @classmethod
    def load(cls, file: str | FilePath) -> "Household":
        """The one household in a YAML or JSON file. Raises InputError."""
        from prinsjesdag.household.reading import read_household

        return read_household(str(file))

    @classmethod
    def read(cls, content: Any, system: System | None = None) -> "Household":
        """A household from nested dictionaries as in CONTRACT.md. Raises InputError."""
        from prinsjesdag.household.reader import Reader

        return Reader(system or law()).household(content)

    def answer(self, system: System, when: When, targets: Sequence[str] = ()) -> "Answer":
        """What the law says about this household."""
        from prinsjesdag.household.answer import answer

        return answer(self, system, when, targets)

    def with_ages(self, ages: Mapping[str, int]) -> "Household":
        """The same household with other ages, by person id."""
        persons = []
        for p in self.persons:
            facts = {**p.facts, "leeftijd": ages[p.id]} if p.id in ages else dict(p.facts)
            if p.role == Rol.KIND and p.id in ages and ages[p.id] >= 18 and not tells_income(facts):
                facts["geen_inkomen"] = True  # a child that had none has none yet
            persons.append(replace(p, facts=facts))
        return replace(self, persons=persons)

    def changes(self, year: int) -> list[date]:
        """Days after 1 January of a year from which a period makes something else hold."""
        found: set[date] = set()
        for period in self.all_periods:
            starts = [period.first]
            if period.last.year <= year:
                starts.append(date.fromordinal(period.last.toordinal() + 1))
            found |= {day for day in starts if day.year == year and day > date(year, 1, 1)}
        return sorted(found)

    @property
    def all_periods(self) -> list[Period]:
        return [*self.periods, *(period for person in self.persons for period in person.periods)]


def facts_on(facts: Mapping[str, Any], periods: Iterable[Period], day: date) -> dict[str, Any]:
    """Facts with those of the periods that hold on a day in their place."""
    found = dict(facts)
    for period in periods:
        if period.holds(day):
            found |= period.facts
    return found


def tells_income(facts: Mapping[str, Any]) -> bool:
    """Whether one of the facts says what somebody's income is."""
    return any(v.name in facts for v in tagged(law(), INCOME))


def is_some(value: Any) -> bool:
    """Whether an amount is known and not zero."""
    return value is not None and type(value) is not Missing and value != 0.0


def tagged(system: System, tag: str) -> list[Variable]:
    """The facts with a tag."""
    return [v for v in system.variables.values() if v.fact and tag in v.fact.tags]


def law() -> System:
    """The law as enacted."""
    from prinsjesdag.law import load

    return load()
