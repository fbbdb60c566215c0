"""What has a value in a law: facts, rules through time, aggregates; and how a rule reads them."""

from dataclasses import dataclass
from typing import Any

from prinsjesdag.engine.calendar import Day
from prinsjesdag.engine.declarations import Best, Fact, Nudge, Rule

DAY, YEAR = "datum", "jaar"
"""Arguments that a rule may ask for besides variables: the day a monthly rule is judged on, the year."""

MONTH_SUFFIX = "_maand"
"""`x` is the year's amount of a monthly rule `x_maand`, without a rule of its own."""


@dataclass(frozen=True)
class Variable:
    """Anything with a value: a fact, a rule through time, an aggregate, or the year's amount of a monthly rule."""

    name: str
    level: str
    kind: type
    unit: str | None
    period: str
    """"year", "month", or "fact" for what holds all year unless a case says otherwise."""
    label: str
    target: bool = False
    fact: Fact | None = None
    """With `versions` too: the rule answers for whom the fact isn't given."""
    versions: tuple[Rule, ...] = ()
    how: str | None = None
    """How an aggregate is made of the members' variable `of`."""
    of: str | None = None
    law: str = ""
    over_year: str = "mean"
    again: Nudge | Best | None = None
    """What calculates part of the law once more: `how` is then "nudge" or "best"."""


@dataclass(frozen=True)
class Argument:
    """What one argument of a rule stands for on a day."""

    how: str
    """"constant", "linked", "same", "up" or a link."""
    name: str
    variable: Variable | None = None
    levels: tuple[int, int] = (0, 0)
    """The rule's and the variable's."""
    value: Any = None
    """The constant on the day; for a link nobody's."""


def kind_name(kind: type) -> str:
    """A kind of value in words."""
    return {float: "an amount", int: "a whole number", bool: "yes/no", Day: "a date"}.get(
        kind, getattr(kind, "__name__", str(kind))
    )
