"""What the tests of huurtoeslag, kindgebonden budget and kinderopvangtoeslag share."""

import json
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

from prinsjesdag.engine import Declarations, System, When
from prinsjesdag.household.answer import Answer
from prinsjesdag.household.model import Household
from prinsjesdag.law import LEVELS, LINKS, MODULES, UNITS
from tests.law.cases import rows

YEARS = (2022, 2023, 2024, 2025, 2026)

OWN = (
    "huurtoeslag.bewoners",
    "huurtoeslag.basishuur",
    "huurtoeslag.rules",
    "kindgebonden_budget.rules",
    "kinderopvangtoeslag.opvang",
    "kinderopvangtoeslag.rules",
)

Content = dict[str, Any]


@cache
def law() -> System:
    names = [*MODULES, *(name for name in OWN if name not in MODULES)]
    modules = [import_module(f"prinsjesdag.law.{name}") for name in names]
    return System(Declarations.of(*modules), levels=LEVELS, links=LINKS, units=UNITS)


def answered(content: Content, when: int | date, *targets: str, system: System | None = None) -> Answer:
    """What the law says about a household, for a year or on a day."""
    asked = When(when) if isinstance(when, int) else When(when.year, when)
    used = system or law()
    return Household.read(content, used).answer(used, asked, targets)


def value(content: Content, when: int | date, target: str, system: System | None = None) -> float:
    """One outcome of gezin 1, of the home or of the applicant; it must be known."""
    answer = answered(content, when, target, system=system)
    assert answer.missing == {}
    return answer[target]  # type: ignore[no-any-return]


def adults(income: float, partner: bool = False, age: int = 40, **facts: Any) -> list[Content]:
    """An applicant who has the income, with or without a partner who has none."""
    persons: list[Content] = [{"rol": "aanvrager", "leeftijd": age, "toetsingsinkomen": income, **facts}]
    if partner:
        persons.append({"rol": "partner", "leeftijd": age, "toetsingsinkomen": 0, "geen_inkomen": True})
    return persons


def children(*ages: int) -> list[Content]:
    return [{"rol": "kind", "leeftijd": age} for age in ages]


def published(scheme: str) -> list[tuple[str, int, dict[str, Any], str, str]]:
    """Published cases of one scheme: id, year, inputs, expected, unit."""
    return [
        (row["id"], int(row["year"]), json.loads(row["inputs(json)"]), row["expected"], row["unit"])
        for row in rows("toeslagen.csv")
        if row["scheme"] == scheme
    ]
