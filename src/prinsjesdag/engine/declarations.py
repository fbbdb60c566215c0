"""What a law package declares: facts, rules, aggregates and classes of parameters.

A rule is a plain function of plain numbers. Its name is the variable's name; its arguments are its inputs. The
decorators only note things down: the function stays callable as it was written.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import IntEnum
from types import ModuleType
from typing import Any, ClassVar, TypeVar, get_type_hints

from prinsjesdag.engine.arithmetic import ROUNDINGS
from prinsjesdag.engine.calendar import Day
from prinsjesdag.engine.errors import LawError

REQUIRED: Any = object()
"""The default of a fact that has none."""

START, END = date.min, date.max

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Fact:
    """Something that is told about a person, a group of persons or a home.

    `unit` None is for numbers without one, words, dates and yes/no. Bounds are inclusive. `kind` is float, int, bool,
    Day or an IntEnum whose lower-case names are the words a user writes.
    """

    name: str
    level: str
    kind: type = float
    unit: str | None = None
    default: Any = REQUIRED
    minimum: float | None = None
    maximum: float | None = None
    label: str = ""
    tags: frozenset[str] = frozenset()
    over_year: str = ""
    """How values that differ within a year make the year's, for yearly rules (monthly ones see the month's).

    "mean" by months; "any" for yes/no; "first"; "last"; "said", the first that isn't the default; "new_year", what it
    is on 1 January counts for the whole year, also by the month; "fixed", it can't differ within a year. Untold: "mean"
    for amounts per time, "any" for yes/no, "first" for the rest.
    """

    @property
    def variable(self) -> str:
        """The name in code: a dotted name with underscores."""
        return self.name.replace(".", "_")

    @property
    def required(self) -> bool:
        return self.default is REQUIRED

    @property
    def through_year(self) -> str:
        """`over_year`, also where it is untold."""
        if self.over_year:
            return self.over_year
        if self.kind is float:
            return "mean" if "/" in (self.unit or "") else "first"
        return "any" if self.kind is bool else "first"


@dataclass(frozen=True, eq=False)  # one object is one rule; hashing every field would cost more than running it
class Rule:
    """A dated function that gives one variable. See `rule`."""

    variable: str
    function: Callable[..., Any]
    level: str
    period: str
    unit: str | None
    law: str
    label: str
    words: str
    rounding: str | None
    over_year: str
    on: str | None
    valid_from: date
    valid_until: date
    target: bool
    kind: type
    inputs: tuple[tuple[str, type], ...]

    @property
    def where(self) -> str:
        code = self.function.__code__
        return f"{code.co_filename}:{code.co_firstlineno} ({self.function.__name__})"

    def in_force(self, day: date) -> bool:
        return self.valid_from <= day <= self.valid_until

    def looks(self, day: date) -> date:
        """The day whose figures count when it is judged on a day."""
        return day if self.period == "month" else date.fromisoformat(f"{day.year}-{self.on or '01-01'}")


@dataclass(frozen=True)
class Aggregate:
    """A group's value from its members': `sum`, `max`, `any`, `all` or `count` (of true). See `aggregate`."""

    how: str
    of: str
    level: str
    law: str
    label: str
    target: bool
    variable: str = ""


@dataclass(frozen=True)
class Nudge:
    """How much of a small rise of a fact reaches a target, per person. See `nudge`."""

    target: str
    fact: str
    by: str
    level: str
    label: str
    variable: str = ""


@dataclass(frozen=True)
class Best:
    """A choice that the law leaves to people: the knobs that make an objective lowest. See `best`."""

    objective: str
    knobs: tuple[str, ...]
    candidates: tuple[tuple[str, ...], ...]
    when: tuple[str, ...]


class Parameters:
    """Base of the classes through which rules read dated values.

    The annotations of a subclass name values of the `parameters.yaml` beside the module that defines it (or of the
    file given as `class Name(Parameters, file=...)`).
    """

    table: ClassVar[str]
    """Path of the file with the values."""
    names: ClassVar[tuple[str, ...]] = ()
    """The values that the class reads."""

    def __init_subclass__(cls, *, file: str | None = None) -> None:
        cls.names = (*cls.names, *inspect.get_annotations(cls))
        if file is None:
            import sys
            from pathlib import Path

            module = sys.modules[cls.__module__]
            file = str(Path(str(module.__file__)).with_name("parameters.yaml"))
        cls.table = file


def rule(
    *,
    level: str,
    law: str,
    label: str,
    unit: str | None = None,
    period: str = "year",
    words: str = "",
    rounding: str | None = None,
    over_year: str = "mean",
    on: str | None = None,
    variable: str | None = None,
    valid_from: str | None = None,
    valid_until: str | None = None,
    target: bool = False,
) -> Callable[[F], F]:
    """Declare the function below as the rule for the variable of its name.

    `period` "year": one value a year. "month": judged on a day and, over a year, once per stretch of months in which
    nothing changes; the year's value is then the time-weighted mean (`over_year`; "first", "last" and "any" for what
    has no mean). A yearly rule that reads a value which changes within the year says `on` which
    day it looks ("01-01"). `words` say in the users' language how the outcome comes about. `rounding` names a
    function of `arithmetic`. `valid_from` and `valid_until` (ISO dates, both inclusive) bound one version of a law;
    another function takes over the same `variable`. A `target` is an outcome that users ask for.
    """

    def declare(function: F) -> F:
        hints = get_type_hints(function)
        kind = hints.pop("return", None)
        name = function.__code__.co_name
        if kind is None:
            raise LawError(f"{name}: a rule says what kind of value it returns (-> float)")
        missing = [n for n in inspect.signature(function).parameters if n not in hints]
        if missing:
            raise LawError(f"{name}: argument {missing[0]} has no type")
        if rounding is not None and rounding not in ROUNDINGS:
            raise LawError(f"{name}: rounding {rounding!r} is none of {', '.join(ROUNDINGS)}")
        if on is not None:
            if period == "month":
                raise LawError(f"{name}: a monthly rule looks at its month, not on {on}")
            _day(name, f"2023-{on}")
        function.__rule__ = Rule(  # type: ignore[attr-defined]
            variable=variable or name,
            function=function,
            level=level,
            period=period,
            unit=unit,
            law=law,
            label=label,
            words=words,
            rounding=rounding,
            over_year=over_year,
            on=on,
            valid_from=_day(name, valid_from) if valid_from else START,
            valid_until=_day(name, valid_until) if valid_until else END,
            target=target,
            kind=kind,
            inputs=tuple(hints.items()),
        )
        return function

    return declare


def aggregate(how: str, of: str, *, level: str, label: str, law: str = "", target: bool = False) -> Aggregate:
    """Declare the variable it is assigned to as an aggregate of the members' variable `of`.

    Over a year, members belong to the group they are in at its end.
    """
    return Aggregate(how, of, level, law, label, target)


def nudge(target: str, fact: str, by: str, *, level: str, label: str) -> Nudge:
    """Declare the variable it is assigned to: what a rise of `fact` by the variable `by` adds to `target`, as a share.

    Calculated again for each person apart, and only when asked for; 0 for whom `by` is 0.
    """
    return Nudge(target, fact, by, level, label)


def best(
    objective: str, *, knobs: tuple[str, ...], candidates: tuple[tuple[str, ...], ...], when: str | tuple[str, ...]
) -> Best:
    """Declare how facts that nobody gave (`knobs`, of a group) are chosen: so that `objective` becomes lowest.

    `candidates` names for each knob the variables with values worth trying, the one that wins a tie first. Tried are
    all knobs at their first, at their second, … candidate, then each knob in turn, twice. Where `when` (one for all
    knobs, or one for each) is false, a knob keeps its default.
    """
    return Best(objective, knobs, candidates, (when,) * len(knobs) if isinstance(when, str) else when)


@dataclass
class Declarations:
    """All that the modules of a law package declare, in reading order."""

    facts: list[Fact] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    aggregates: list[Aggregate] = field(default_factory=list)
    nudges: list[Nudge] = field(default_factory=list)
    choices: list[Best] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, *modules: ModuleType) -> "Declarations":
        """Collect what is declared in these modules; what they import from one another once."""
        found = cls()
        seen: set[int] = set()
        for module in modules:
            if module.__file__:
                found.files.append(module.__file__)
            for name, value in vars(module).items():
                if id(value) in seen:
                    continue
                seen.add(id(value))
                if isinstance(value, Fact):
                    found.facts.append(value)
                elif isinstance(value, Aggregate):
                    found.aggregates.append(replace(value, variable=name))
                elif isinstance(value, Nudge):
                    found.nudges.append(replace(value, variable=name))
                elif isinstance(value, Best):
                    found.choices.append(value)
                elif isinstance(value, (list, tuple)) and value and all(isinstance(v, Fact) for v in value):
                    found.facts.extend(value)
                elif inspect.isfunction(value) and value.__module__ == module.__name__ and hasattr(value, "__rule__"):
                    found.rules.append(value.__rule__)
        return found


def is_kind(kind: Any) -> bool:
    """Whether values can be of it: an amount, a whole number, yes/no, a date or words."""
    return kind in (float, int, bool, Day) or (inspect.isclass(kind) and issubclass(kind, IntEnum))


def _day(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise LawError(f"{name}: {text} is no day") from None
