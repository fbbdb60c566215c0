"""What an outcome was in each part of a year in which something changed in the household."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from prinsjesdag import wording
from prinsjesdag.engine import Missing, Variable
from prinsjesdag.engine.missing import missing_among
from prinsjesdag.engine.trace import same
from prinsjesdag.household.answer import Answer, shown_value

BEHIND = {
    "zorgtoeslag": "zorgtoeslag_voor_afronding",
    "huurtoeslag": "huurtoeslag_berekend_maand",
    "kindgebonden_budget": "kindgebonden_budget_voor_afronding",
    "kinderopvangtoeslag": "kinderopvangtoeslag_berekend_maand",
}
"""What is granted for a year is judged by the month: there, before it is rounded."""


@dataclass(frozen=True)
class Months:
    """Months in which an outcome was the same; an amount is a month's."""

    first: date
    months: int
    value: Any
    unit: str | None

    @property
    def when(self) -> str:
        """januari t/m juni 2024."""
        return wording.months(self.first, self.months)

    @property
    def text(self) -> str:
        return wording.shown(Missing() if self.value is None else self.value, self.unit)

    @property
    def short(self) -> str:
        """jan–jun € 87,35."""
        amount = self.unit == "EUR/maand" and self.value is not None
        return f"{wording.months(self.first, self.months, True)} {wording.euro(self.value) if amount else self.text}"

    def as_dict(self) -> dict[str, Any]:
        return {"vanaf": self.first.isoformat(), "maanden": self.months, "waarde": self.value, "eenheid": self.unit}


def months(answer: Answer, name: str, at: int) -> list[Months]:
    """The parts of the year; none for what was the same all year, and where nothing in the household changed."""
    outcome = answer.outcome
    if answer.when.on or not answer.household.changes(answer.when.year):
        return []
    target = answer.system.variable(name)
    assert target is not None
    behind = next((n for n in (BEHIND.get(name), name, f"{name}_maand", target.of) if n in outcome.monthly), None)
    if behind is None:
        return []
    variable = answer.system.variables[behind]
    monthly = (variable.unit or "").replace("/jaar", "/maand") or None
    found: list[Months] = []
    value: Any = None
    for i, stretch in enumerate(outcome.stretches):
        now = _value(answer, target, variable, at, i)
        if found and same(now, value):
            found[-1] = Months(found[-1].first, found[-1].months + stretch.months, found[-1].value, monthly)
            continue
        value = now
        per_month = now / 12.0 if variable.unit == "EUR/jaar" and type(now) is not Missing else now
        found.append(Months(stretch.first, stretch.months, shown_value(variable, per_month), monthly))
    return found if len(found) > 1 else []


def _value(answer: Answer, target: Variable, variable: Variable, at: int, stretch: int) -> Any:
    """A monthly value at the level of the target: the members' together, or that of the home."""
    levels, values = answer.system.levels, answer.outcome.on(variable.name, stretch)
    low, high = levels.index(variable.level), levels.index(target.level)
    if low == high:
        return values[at]
    if low > high:
        return values[answer.outcome.map(high, low, stretch)[at]]
    members = [v for v, group in zip(values, answer.outcome.map(low, high, stretch), strict=True) if group == at]
    missing = missing_among(members)
    return sum(members) if missing is None else missing
