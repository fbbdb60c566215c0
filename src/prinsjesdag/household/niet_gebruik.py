"""Niet-gebruik: what somebody seems entitled to by the law and does not receive, one reason a row.

What isn't received is told in the facts (`ontvangt_zorgtoeslag: nee`; bijstand and municipal schemes are taken not to
be received unless told). An entitlement found here is an indication: who decides is named in every row.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from prinsjesdag import wording
from prinsjesdag.engine import System, When
from prinsjesdag.household.answer import Answer, answer, shown_value
from prinsjesdag.household.model import Household
from prinsjesdag.reading import parse_yaml

LEAST = 1.0
"""EUR a year: less is rounding."""


@dataclass(frozen=True)
class Scheme:
    """Something that must be applied for."""

    outcome: str
    received: str | None
    """The variable that says whether it is received; None where nothing tells."""
    who: str
    where: str
    term: str
    by: str | None
    reason: str
    source: Mapping[str, Any]
    years: tuple[int, ...] = ()
    """Only in these; none: in every year."""

    @property
    def named(self) -> list[str]:
        """Variables that the reason mentions."""
        return re.findall(r"\{(\w+)\}", self.reason)

    def deadline(self, year: int) -> date | None:
        return date.fromisoformat(f"{year + 1}-{self.by}") if self.by else None


@dataclass(frozen=True)
class Row:
    """One entitlement that is not received."""

    household: str
    family: int
    scheme: Scheme
    label: str
    amount: float | None
    """EUR a year; None where somebody is recognised and who decides sets the amount."""
    year: int
    reason: str

    def as_dict(self) -> dict[str, Any]:
        by = self.scheme.deadline(self.year)
        return {
            "huishouden": self.household, "gezin": self.family, "regeling": self.scheme.outcome,
            "omschrijving": self.label, "bedrag": self.amount, "eenheid": "EUR/jaar", "jaar": self.year,
            "wie_beslist": self.scheme.who, "waar": self.scheme.where, "termijn": self.scheme.term,
            "uiterlijk": by.isoformat() if by else None, "reden": self.reason, "bron": self.scheme.source["titel"],
        }  # fmt: skip


@cache
def schemes(system: System) -> tuple[Scheme, ...]:
    """The schemes that the law of this system calculates."""
    content = parse_yaml(files("prinsjesdag.household").joinpath("niet_gebruik.yaml").read_text(encoding="utf-8"))
    return tuple(
        Scheme(s["uitkomst"], s["ontvangt"], s["wie"], s["waar"], s["termijn"], s["uiterlijk"], s["reden"],
               content["bronnen"][s["bron"]], tuple(s.get("jaren", ())))
        for s in content["regelingen"]
        if system.variable(s["uitkomst"])
    )  # fmt: skip


def in_year(system: System, year: int) -> list[Scheme]:
    """The schemes that there are in a year."""
    return [scheme for scheme in schemes(system) if not scheme.years or year in scheme.years]


def needed(system: System) -> list[str]:
    """Every variable that the rows are made of."""
    found: dict[str, None] = {}
    for scheme in schemes(system):
        found.update(dict.fromkeys([scheme.outcome, *([scheme.received] if scheme.received else []), *scheme.named]))
    return list(found)


def not_used(household: Household, system: System, when: When) -> tuple[list[Row], Answer]:
    """The rows of one household, with the answer they rest on (its `missing` says what couldn't be judged)."""
    found = answer(household, system, when, needed(system))
    rows: list[Row] = []
    for at, number in enumerate(found.families.numbers):
        values = {name: _value(found, name, at) for name in needed(system)}
        rows += rows_of(household.id, number, values, system, when)
    return rows, found


def rows_of(household: str, family: int, values: Mapping[str, Any], system: System, when: When) -> Iterator[Row]:
    """The rows of one gezin from the values of its variables; what isn't known gives no row."""
    for scheme in in_year(system, when.year):
        amount, received = values[scheme.outcome], values[scheme.received] if scheme.received else False
        if amount is None or received is None or received or amount < LEAST:
            continue
        variable = system.variable(scheme.outcome)
        assert variable is not None
        words = {name: _shown(system, name, values[name]) for name in scheme.named}
        yield Row(household, family, scheme, variable.label, None if amount is True else round(float(amount), 2),
                  when.year, scheme.reason.format(**words))  # fmt: skip


def as_dict(household: Household, rows: Iterable[Row], found: Answer) -> dict[str, Any]:
    """What was found of one household, for JSON."""
    return {"id": household.id, "niet_gebruik": [r.as_dict() for r in rows], "nog_nodig": found.missing,
            "aangenomen": found.assumed}  # fmt: skip


def total(rows: Iterable[Row]) -> float:
    """EUR a year of all rows together; schemes that exclude one another are counted once each."""
    return round(sum(row.amount or 0.0 for row in rows), 2)


def _value(found: Answer, name: str, at: int) -> Any:
    """A gezin's value, or the home's; None where it isn't known."""
    variable = found.system.variable(name)
    assert variable is not None
    values = found.outcome.year(name)
    return shown_value(variable, values[at if variable.level == "gezin" else 0])


def _shown(system: System, name: str, value: Any) -> str:
    variable = system.variable(name)
    assert variable is not None
    return "onbekend" if value is None else wording.shown(value, variable.unit)
