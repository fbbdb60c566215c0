"""A whole law: facts, rules, aggregates and dated values, checked against one another when they are loaded."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches
from enum import IntEnum
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

from prinsjesdag.engine.calendar import Day
from prinsjesdag.engine.declarations import END, START, Best, Declarations, Fact, Nudge, Parameters, Rule
from prinsjesdag.engine.errors import CaseError, LawError
from prinsjesdag.engine.missing import Missing
from prinsjesdag.engine.parameters import DatedValue, Plain, Series, Table, plain, read_table

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
    """"year", "month", or "fact" for what doesn't change within a year."""
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


class System:
    """Rules, facts and values that belong together. Immutable: a reform is another System."""

    def __init__(
        self,
        declarations: Declarations,
        *,
        levels: Sequence[str],
        links: Sequence[str] = (),
        units: Iterable[str],
    ) -> None:
        self.levels = tuple(levels)
        self.links = tuple(links)
        self.units = frozenset(units)
        self.files = tuple(declarations.files)
        self._tables: dict[type, Table] = {}
        self.overlay: dict[tuple[str, str], tuple[tuple[date, Plain], ...]] = {}
        self.variables = _variables(self, declarations)
        for variable in self.variables.values():
            for rule in variable.versions:
                for name, kind in rule.inputs:
                    self._check_input(rule, name, kind)
        self._check_cycles()
        self._instances: dict[tuple[type, date], Any] = {}

    # What rules read

    def source_of(self, reader: Rule | Variable, name: str) -> tuple[str, Variable | None]:
        """How an argument is to be read: ("day"|"year"|"linked"|"same"|"up"|"<link>", variable)."""
        if name == DAY:
            return "day", None
        if name == YEAR:
            return "year", None
        if name in self.links:
            return "linked", None
        link = next((k for k in self.links if name.startswith(k + "_") and name not in self.variables), None)
        variable = self.variable(name[len(link) + 1 :] if link else name)
        if variable is None:
            where = reader.where if isinstance(reader, Rule) else reader.name
            close = get_close_matches(name, list(self.variables), 1)
            raise LawError(
                f"{where}: {name} is no variable, fact or class of parameters"
                + (f"; did you mean {close[0]}?" if close else "")
            )
        if link:
            return link, variable
        return ("same" if variable.level == reader.level else "up"), variable

    def variable(self, name: str) -> Variable | None:
        """The variable of that name; also the year's amount of a monthly one."""
        if name in self.variables:
            return self.variables[name]
        monthly = self.variables.get(name + MONTH_SUFFIX)
        if monthly is None or monthly.period != "month" or not (monthly.unit or "").endswith("/maand"):
            return None
        unit = str(monthly.unit).replace("/maand", "/jaar")
        return replace(monthly, name=name, unit=unit, period="year", versions=(), how="year_of", of=monthly.name)

    def table(self, cls: type[Parameters]) -> Table:
        """The values that a class of parameters reads, checked against its annotations."""
        if cls not in self._tables:
            table = read_table(cls.table)
            for name in cls.names:
                if name not in table.series:
                    raise LawError(f"{cls.table}: {name}, which {cls.__name__} reads, has no values there")
                unit = table.series[name].unit
                if unit not in self.units:
                    raise LawError(
                        f"{cls.table}: {name}: {unit!r} is no unit; units are {', '.join(sorted(self.units))}"
                    )
            self._tables[cls] = table
        return self._tables[cls]

    def series(self, path: str) -> Series:
        """A value through time by its path, `<folder>.<name>`."""
        folder, _, name = path.partition(".")
        for cls in self.parameter_classes:
            if _folder(cls) == folder and name in self.table(cls).series:
                return self.table(cls).series[name]
        raise CaseError(f"{path} is no parameter; paths are <law>.<value>, as in {self._example_path()}")

    def path(self, cls: type[Parameters], name: str) -> str:
        """The path of a value: `<folder>.<name>`."""
        return f"{_folder(cls)}.{name}"

    def values_on(self, cls: type[Parameters], day: date) -> Any:
        """An instance of a class of parameters with the values of a day; what nobody knows is Missing."""
        key = (cls, day)
        if key not in self._instances:
            instance = object.__new__(cls)
            for name in cls.names:
                value = self.value_on(cls, name, day)
                absent = f"{self.path(cls, name)} op {day.isoformat()}"
                setattr(instance, name, Missing(absent) if value is None else value)
            self._instances[key] = instance
        return self._instances[key]

    def value_on(self, cls: type[Parameters], name: str, day: date) -> Plain | None:
        """One value on a day, after reforms."""
        for first, value in reversed(self.overlay.get((_folder(cls), name), ())):
            if first <= day:
                return value
        found = self.table(cls).series[name].on(day)
        return None if found is None else found.value

    def dated_value(self, cls: type[Parameters], name: str, day: date) -> DatedValue | None:
        """The value as enacted, with its source."""
        return self.table(cls).series[name].on(day)

    def changes(self, rule: Rule, first: date, last: date) -> dict[date, str]:
        """Days after `first` up to `last` on which a value that the rule reads changes, and which value."""
        days: dict[date, str] = {}
        for cls, names in self.reads(rule).items():
            for name in names:
                starts = {v.first for v in self.table(cls).series[name].values}
                starts |= {v.last + timedelta(days=1) for v in self.table(cls).series[name].values if v.last < END}
                starts |= {start for start, _ in self.overlay.get((_folder(cls), name), ())}
                for day in starts:
                    if not first < day <= last:
                        continue
                    if self.value_on(cls, name, day) != self.value_on(cls, name, day - timedelta(days=1)):
                        days[day] = name
        return days

    def reads(self, rule: Rule) -> dict[type[Parameters], tuple[str, ...]]:
        """Which values of its classes of parameters a rule (with its helpers) mentions."""
        mentioned = _names(rule.function)
        return {
            kind: tuple(n for n in kind.names if n in mentioned)
            for _, kind in rule.inputs
            if issubclass(kind, Parameters)
        }

    @cached_property
    def parameter_classes(self) -> tuple[type[Parameters], ...]:
        found: dict[type[Parameters], None] = {}
        for variable in self.variables.values():
            for rule in variable.versions:
                found.update({kind: None for _, kind in rule.inputs if issubclass(kind, Parameters)})
        return tuple(found)

    # Reform and identity

    def reform(self, changes: Mapping[str, Any], since: date = START) -> "System":
        """The same law with other values: `{"law.value": 2000}` from a day, or `{path: {day: value}}`.

        Raises CaseError for a path that isn't a parameter or a value of another shape.
        """
        other = object.__new__(System)
        other.__dict__.update(self.__dict__)
        other.__dict__.pop("hash", None)
        other.overlay, other._instances = dict(self.overlay), {}
        for path, change in changes.items():
            series = self.series(path)
            dated = change if isinstance(change, Mapping) else {since: change}
            for day, value in dated.items():
                new = plain(path, value)
                old = series.values[-1].value
                if isinstance(new, tuple) != isinstance(old, tuple):
                    raise CaseError(f"{path}: {value!r} is not of the same shape as {old!r}")
                key = (path.partition(".")[0], series.name)
                kept = [d for d in other.overlay.get(key, ()) if d[0] != day]
                other.overlay[key] = tuple(sorted([*kept, (day, new)], key=lambda d: d[0]))
        return other

    @cached_property
    def hash(self) -> str:
        """Identifies the law: every file it was read from, and every reform."""
        digest = hashlib.sha256()
        for file in sorted({*self.files, *(cls.table for cls in self.parameter_classes)}):
            digest.update(Path(file).name.encode() + b"\0" + Path(file).read_bytes())
        digest.update(repr(sorted(self.overlay.items())).encode())
        return digest.hexdigest()

    def check(self) -> None:
        """Read every file of values now, where otherwise each is read when it is first needed."""
        for cls in self.parameter_classes:
            self.table(cls)

    # Checks at loading

    def _check_input(self, rule: Rule, name: str, kind: type) -> None:
        if issubclass(kind, Parameters):
            return
        how, variable = self.source_of(rule, name)
        if variable is None:
            if how == "day" and rule.period != "month":
                raise LawError(f"{rule.where}: {DAY} is for monthly rules; a yearly rule reads {YEAR}")
            return
        here, there = self.levels.index(rule.level), self.levels.index(variable.level)
        if how in self.links and (here, there) != (0, 0):
            raise LawError(f"{rule.where}: {name} links persons, not a {rule.level} to a {variable.level}")
        if there < here:
            raise LawError(
                f"{rule.where}: {variable.name} is a {variable.level}'s and the rule a {rule.level}'s; "
                "declare an aggregate"
            )
        if kind is not variable.kind and not (kind is float and variable.kind is int):
            raise LawError(f"{rule.where}: {name} is {_name(variable.kind)}, not {_name(kind)}")
        if rule.period == "year" and variable.period == "month" and variable.over_year == "mean":
            if variable.kind is not float:
                raise LawError(
                    f"{rule.where}: {name} is judged by the month and has no mean over a year; "
                    'declare its over_year ("first", "last" or "any")'
                )

    def _check_cycles(self) -> None:
        done: set[str] = set()
        path: list[str] = []

        def visit(variable: Variable) -> None:
            if variable.name in done:
                return
            if variable.name in path:
                ring = [*path[path.index(variable.name) :], variable.name]
                raise LawError(f"cycle: {' -> '.join(ring)}")
            path.append(variable.name)
            for needed in self.needs(variable):
                visit(needed)
            path.pop()
            done.add(variable.name)

        for variable in self.variables.values():
            visit(variable)

    def needs(self, variable: Variable, rules: Iterable[Rule] | None = None) -> list[Variable]:
        """The variables that a variable is made of (all versions, or the rules given)."""
        if isinstance(variable.again, Nudge):
            return [self.variables[n] for n in (variable.again.target, variable.again.fact, variable.again.by)]
        if isinstance(variable.again, Best):
            names = [variable.again.when, *(c for tried in variable.again.candidates for c in tried)]
            return [self.variables[n] for n in names]
        if variable.of is not None:
            return [self.variables[variable.of]]
        found: dict[str, Variable] = {}
        for rule in variable.versions if rules is None else rules:
            for name, kind in rule.inputs:
                if not issubclass(kind, Parameters):
                    needed = self.source_of(rule, name)[1]
                    if needed is not None:
                        found[needed.name] = needed
        return list(found.values())

    def _example_path(self) -> str:
        for cls in self.parameter_classes:
            for name in cls.names:
                return self.path(cls, name)
        return "…"


def _variables(system: System, declarations: Declarations) -> dict[str, Variable]:
    found: dict[str, Variable] = {}

    def add(variable: Variable, where: str) -> None:
        said = found.get(variable.name)
        if said is not None:
            if said.fact is None or not variable.versions:
                raise LawError(f"{where}: {variable.name} is declared twice")
            if (said.level, said.kind, said.unit) != (variable.level, variable.kind, variable.unit):
                raise LawError(f"{where}: the fact of that name has another level, kind or unit")
            variable = replace(variable, fact=said.fact)
        if variable.level not in system.levels:
            raise LawError(f"{where}: {variable.level!r} is no level; levels are {', '.join(system.levels)}")
        if variable.unit is not None and variable.unit not in system.units:
            raise LawError(f"{where}: {variable.unit!r} is no unit; units are {', '.join(sorted(system.units))}")
        if variable.kind is float and variable.unit is None:
            raise LawError(f"{where}: an amount has a unit")
        if variable.unit is not None and (variable.kind in (bool, Day) or issubclass(variable.kind, IntEnum)):
            raise LawError(f"{where}: {_name(variable.kind)} has no unit, not {variable.unit}")
        if variable.name.endswith(MONTH_SUFFIX) and not (variable.unit or "/maand").endswith("/maand"):
            raise LawError(f"{where}: a name that ends in {MONTH_SUFFIX} is a month's amount, not {variable.unit}")
        found[variable.name] = variable

    for fact in declarations.facts:
        add(
            Variable(fact.variable, fact.level, fact.kind, fact.unit, "fact", fact.label, fact=fact),
            f"fact {fact.name}",
        )
    by_name: dict[str, list[Rule]] = {}
    for rule in declarations.rules:
        by_name.setdefault(rule.variable, []).append(rule)
    for name, versions in by_name.items():
        versions.sort(key=lambda r: r.valid_from)
        newest = versions[-1]
        _check_versions(name, versions)
        add(
            Variable(
                name,
                newest.level,
                newest.kind,
                newest.unit,
                newest.period,
                newest.label,
                any(r.target for r in versions),
                versions=tuple(versions),
                law=newest.law,
                over_year=newest.over_year,
            ),
            newest.where,
        )
    for a in declarations.aggregates:
        where = f"aggregate {a.variable}"
        member = found.get(a.of)
        if member is None:
            raise LawError(f"{where}: {a.of} is no variable or fact")
        if a.how not in ("sum", "any", "all", "count", "max"):
            raise LawError(f"{where}: {a.how!r} is none of sum, any, all, count, max")
        if (a.how in ("any", "all", "count")) != (member.kind is bool):
            raise LawError(f"{where}: {a.how} of {a.of}, which is {_name(member.kind)}, doesn't fit")
        if a.level not in system.levels or system.levels.index(a.level) <= system.levels.index(member.level):
            raise LawError(f"{where}: a {a.level} is not a group of a {member.level}")
        kind = int if a.how == "count" else member.kind
        unit = "aantal" if a.how == "count" else member.unit
        # Facts hold all year, but who belongs together may change: by the month, and over the year as at its end.
        period, over_year = ("month", "last") if member.period == "fact" else (member.period, member.over_year)
        add(
            Variable(
                a.variable, a.level, kind, unit, period, a.label, a.target,
                how=a.how, of=a.of, law=a.law, over_year=over_year,
            ),
            where,
        )  # fmt: skip
    for n in declarations.nudges:
        for name in (n.target, n.fact, n.by):
            if name not in found:
                raise LawError(f"nudge {n.variable}: {name} is no variable or fact")
        add(Variable(n.variable, n.level, float, "deel", "year", n.label, how="nudge", again=n), n.variable)
    for b in declarations.choices:
        for name in (b.objective, b.when, *b.knobs, *(c for tried in b.candidates for c in tried)):
            if name not in found:
                raise LawError(f"best {b.objective}: {name} is no variable or fact")
        if len(b.knobs) != len(b.candidates):
            raise LawError(f"best {b.objective}: every knob has its own candidates")
        for knob in b.knobs:
            default = found[knob].fact
            if default is None or default.required or found[knob].versions:
                raise LawError(f"best {b.objective}: {knob} is no fact with a default")
            found[knob] = replace(found[knob], period="year", how="best", again=b)
    return found


def _check_versions(name: str, versions: list[Rule]) -> None:
    for earlier, later in pairwise(versions):
        if earlier.valid_until >= later.valid_from:
            raise LawError(f"{name}: overlap, {earlier.where} and {later.where} both hold on {later.valid_from}")
        if earlier.valid_until + timedelta(days=1) != later.valid_from:
            raise LawError(f"{name}: gap, no rule holds between {earlier.valid_until} and {later.valid_from}")
        for what in ("level", "period", "unit", "kind", "over_year"):
            if getattr(earlier, what) != getattr(later, what):
                raise LawError(f"{name}: {earlier.where} and {later.where} have another {what}")
    for rule in versions:
        if rule.period not in ("year", "month"):
            raise LawError(f"{rule.where}: a period is year or month, not {rule.period!r}")
        if rule.over_year not in ("mean", "first", "last", "any"):
            raise LawError(f"{rule.where}: over_year is mean, first, last or any, not {rule.over_year!r}")
        starts_within = rule.valid_from > START and (rule.valid_from.month, rule.valid_from.day) != (1, 1)
        ends_within = rule.valid_until < END and (rule.valid_until.month, rule.valid_until.day) != (12, 31)
        if rule.period == "year" and (starts_within or ends_within):
            raise LawError(f"{rule.where}: a yearly rule changes on 1 January")


def _folder(cls: type[Parameters]) -> str:
    return Path(cls.table).parent.name


@cache
def _names(function: FunctionType) -> frozenset[str]:
    """Attribute names in a function and in the helpers of its module that it calls."""
    found: set[str] = set()
    waiting: list[Any] = [function]
    seen: set[CodeType] = set()
    while waiting:
        current = waiting.pop()
        if current.__code__ in seen:
            continue
        seen.add(current.__code__)
        found.update(current.__code__.co_names)
        for name in current.__code__.co_names:
            helper = current.__globals__.get(name)
            if isinstance(helper, FunctionType) and not hasattr(helper, "__rule__"):
                waiting.append(helper)
    return frozenset(found)


def _name(kind: type) -> str:
    return {float: "an amount", int: "a whole number", bool: "yes/no", Day: "a date"}.get(kind, kind.__name__)
