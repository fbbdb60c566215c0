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
from typing import Any, get_type_hints

from prinsjesdag.engine.calendar import Day
from prinsjesdag.engine.declarations import END, START, Best, Declarations, Fact, Nudge, Parameters, Rule, is_kind
from prinsjesdag.engine.errors import CaseError, LawError
from prinsjesdag.engine.missing import Missing
from prinsjesdag.engine.parameters import DatedValue, Plain, Series, Table, of_kind, plain, read_table

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
        self.overlay: dict[tuple[str, str], tuple[tuple[date, Plain | DatedValue], ...]] = {}
        self.variables = _variables(self, declarations)
        self._sources: dict[Rule, list[tuple[str, Variable | None]]] = {}
        for variable in self.variables.values():
            for rule in variable.versions:
                self._sources[rule] = [self._check_input(rule, name, kind) for name, kind in rule.inputs]
        self._check_cycles()
        self._instances: dict[tuple[type, date], Any] = {}
        self._arguments: dict[tuple[Rule, date], list[Argument]] = {}

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
        ahead = f"{link}_" if link else ""
        variable = self.variable(name.removeprefix(ahead))
        if variable is None:
            where = reader.where if isinstance(reader, Rule) else reader.name
            close = get_close_matches(name, [*self.variables, *(ahead + known for known in self.variables)], 1)
            raise LawError(
                f"{where}: {name} is no variable, fact or class of parameters"
                + (f"; did you mean {close[0]}?" if close else "")
            )
        if link:
            return link, variable
        return ("same" if variable.level == reader.level else "up"), variable

    def arguments(self, rule: Rule, day: date) -> list[Argument]:
        """What a rule is called with when it is judged on a day, in order."""
        key = (rule, day)
        if key not in self._arguments:
            found: list[Argument] = []
            for (how, variable), (name, kind) in zip(self._sources[rule], rule.inputs, strict=True):
                if variable is not None:
                    levels = self.levels.index(rule.level), self.levels.index(variable.level)
                    found.append(Argument(how, variable.name, variable, levels, variable.kind(0)))
                elif how in ("figures", "day", "year"):
                    special = {"day": Day(day.toordinal()), "year": day.year}
                    value = self.values_on(kind, rule.looks(day)) if how == "figures" else special[how]
                    found.append(Argument("constant", name, value=value))
                else:
                    found.append(Argument(how, name))
            self._arguments[key] = found  # when it is whole: others may be looking
        return self._arguments[key]

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
            kinds = get_type_hints(cls)
            for name in cls.names:
                if name not in table.series:
                    raise LawError(f"{cls.table}: {name}, which {cls.__name__} reads, has no values there")
                unit = table.series[name].unit
                if unit not in self.units:
                    raise LawError(
                        f"{cls.table}: {name}: {unit!r} is no unit; units are {', '.join(sorted(self.units))}"
                    )
                for dated in table.series[name].values:
                    if not of_kind(dated.value, kinds[name]):
                        raise LawError(f"{cls.table}: {name} on {dated.first}: {dated.value} is not {kinds[name]}")
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
        found = self._reformed(cls, name, day)
        if found is None:
            found = self.table(cls).series[name].on(day)
        return found.value if isinstance(found, DatedValue) else found

    def dated_value(self, cls: type[Parameters], name: str, day: date) -> DatedValue | None:
        """The value as enacted, or as a reform with a source of its own has it."""
        reformed = self._reformed(cls, name, day)
        return reformed if isinstance(reformed, DatedValue) else self.table(cls).series[name].on(day)

    def _reformed(self, cls: type[Parameters], name: str, day: date) -> Plain | DatedValue | None:
        for first, value in reversed(self.overlay.get((_folder(cls), name), ())):
            if first <= day:
                return value
        return None

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

        A value may be a DatedValue: then it keeps its source. Raises CaseError for a path that isn't a parameter or a
        value of another shape.
        """
        other = object.__new__(System)
        other.__dict__.update(self.__dict__)
        other.__dict__.pop("hash", None)
        other.overlay, other._instances, other._arguments = dict(self.overlay), {}, {}
        for path, change in changes.items():
            series = self.series(path)
            dated = change if isinstance(change, Mapping) else {since: change}
            for day, value in dated.items():
                try:
                    new = plain(path, value.value if isinstance(value, DatedValue) else value)
                except LawError as error:
                    raise CaseError(str(error)) from None
                old = series.values[-1].value
                if not isinstance(day, date):
                    raise CaseError(f"{path}: {day!r} is no date")
                if not of_kind(new, float if type(old) is int else type(old)):
                    raise CaseError(f"{path}: {value!r} is not of the same shape as {old!r}")
                key = (path.partition(".")[0], series.name)
                kept = [d for d in other.overlay.get(key, ()) if d[0] != day]
                sourced = replace(value, value=new) if isinstance(value, DatedValue) else new
                other.overlay[key] = tuple(sorted([*kept, (day, sourced)], key=lambda d: d[0]))
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

    def _check_input(self, rule: Rule, name: str, kind: type) -> tuple[str, Variable | None]:
        if isinstance(kind, type) and issubclass(kind, Parameters):
            return "figures", None
        how, variable = self.source_of(rule, name)
        if variable is None:
            if how == "day" and rule.period != "month":
                raise LawError(f"{rule.where}: {DAY} is for monthly rules; a yearly rule reads {YEAR}")
            if how == "linked" and rule.level != self.levels[0]:
                raise LawError(f"{rule.where}: {name} links persons, and the rule is a {rule.level}'s")
            kinds = {"day": (Day, int), "year": (int,)}.get(how, (bool,))
            if kind not in kinds:
                raise LawError(f"{rule.where}: {name} is {_name(kinds[0])}, not {_name(kind)}")
            return how, None
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
        return how, variable

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
        """The variables that a variable is made of (by all versions, or the rules given)."""
        return list({needed.name: needed for needed, _ in self.edges(variable, rules)}.values())

    def edges(self, variable: Variable, rules: Iterable[Rule] | None = None) -> list[tuple[Variable, str]]:
        """What a variable is made of, each with how: "same", "up", "down" (from its members) or a link."""
        if variable.versions:
            rules = variable.versions if rules is None else rules
            return [(needed, how) for rule in rules for how, needed in self._sources[rule] if needed is not None]
        again, names = variable.again, [variable.of] if variable.of else []
        if isinstance(again, Nudge):
            names = [again.target, again.fact, again.by]
        elif again is not None:
            names = [again.when, *(c for tried in again.candidates for c in tried)]
        return [(self.variables[name], self.way(variable, self.variables[name])) for name in names]

    def way(self, here: Variable, there: Variable) -> str:
        """How one variable reads another without a link."""
        low, high = self.levels.index(here.level), self.levels.index(there.level)
        return "same" if low == high else "up" if low < high else "down"

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
        if not is_kind(variable.kind):
            raise LawError(f"{where}: {_name(variable.kind)} is no kind of value; float, int, bool, Day or words are")
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
            Variable(
                fact.variable, fact.level, fact.kind, fact.unit, "fact", fact.label, fact=fact,
                over_year=_fits_over_year(fact),
            ),
            f"fact {fact.name}",
        )  # fmt: skip
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
    waiting = list(declarations.aggregates)
    while waiting:
        a = next((a for a in waiting if a.of in found), waiting[0])  # those that others build on first
        waiting.remove(a)
        where = f"aggregate {a.variable}"
        member = found.get(a.of)
        if member is None:
            raise LawError(f"{where}: {a.of} is no variable or fact")
        if a.how not in ("sum", "any", "all", "count", "max"):
            raise LawError(f"{where}: {a.how!r} is none of sum, any, all, count, max")
        wordy = a.how in ("sum", "max") and issubclass(member.kind, IntEnum)
        if (a.how in ("any", "all", "count")) != (member.kind is bool) or wordy or (a.how, member.kind) == ("sum", Day):
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

    def fit(where: str, names: list[str], level: str | None = None, kind: type = float) -> None:
        for name in names:
            if name not in found:
                raise LawError(f"{where}: {name} is no variable or fact")
            if level is not None and (found[name].level, found[name].kind) != (level, kind):
                raise LawError(f"{where}: {name} is not {_name(kind)} of a {level}")

    for n in declarations.nudges:
        where = f"nudge {n.variable}"
        fit(where, [n.target, n.fact, n.by])
        fit(where, [n.fact, n.by], n.level)
        if system.way(found[n.fact], found[n.target]) == "down":
            raise LawError(f"{where}: {n.target} is not of a {n.level} or its group")
        add(Variable(n.variable, n.level, float, "deel", "year", n.label, how="nudge", again=n), where)
    for b in declarations.choices:
        where = f"best {b.objective}"
        tried = [c for names in b.candidates for c in names]
        fit(where, [b.objective, b.when, *b.knobs, *tried])
        if len(b.knobs) != len(b.candidates):
            raise LawError(f"{where}: every knob has its own candidates")
        for knob in b.knobs:
            default = found[knob].fact
            if default is None or default.required or found[knob].versions:
                raise LawError(f"{where}: {knob} is no fact with a default")
        level = found[b.knobs[0]].level
        fit(where, [*b.knobs, *tried, b.objective], level)
        fit(where, [b.when], level, bool)
        for knob in b.knobs:
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
        if rule.valid_until < rule.valid_from:
            raise LawError(f"{rule.where}: ends on {rule.valid_until}, before it starts on {rule.valid_from}")
        if rule.period not in ("year", "month"):
            raise LawError(f"{rule.where}: a period is year or month, not {rule.period!r}")
        if rule.over_year not in ("mean", "first", "last", "any"):
            raise LawError(f"{rule.where}: over_year is mean, first, last or any, not {rule.over_year!r}")
        if rule.over_year == "any" and rule.kind is not bool:
            raise LawError(f"{rule.where}: over_year any is for yes/no, not {_name(rule.kind)}")
        if rule.period == "month" and rule.over_year == "mean" and rule.kind is not float:
            raise LawError(
                f"{rule.where}: {name} is judged by the month and has no mean over a year; "
                'declare its over_year ("first", "last" or "any")'
            )
        starts_within = rule.valid_from > START and (rule.valid_from.month, rule.valid_from.day) != (1, 1)
        ends_within = rule.valid_until < END and (rule.valid_until.month, rule.valid_until.day) != (12, 31)
        if rule.period == "year" and (starts_within or ends_within):
            raise LawError(f"{rule.where}: a yearly rule changes on 1 January")


def _fits_over_year(fact: Fact) -> str:
    how = fact.through_year
    kinds = {"mean": (float,), "any": (bool,)}.get(how, (fact.kind,))
    if how not in ("mean", "any", "first", "last", "said", "new_year", "fixed") or fact.kind not in kinds:
        raise LawError(f"fact {fact.name}: over_year {how!r} doesn't fit {_name(fact.kind)}")
    if how == "said" and fact.required:
        raise LawError(f"fact {fact.name}: over_year said needs a default")
    return how


def _folder(cls: type[Parameters]) -> str:
    return Path(cls.table).parent.name


@cache
def _names(function: FunctionType) -> frozenset[str]:
    """Attribute names in a function, what is written within it, and the helpers of its module that it calls."""
    found: set[str] = set()
    waiting: list[tuple[CodeType, dict[str, Any]]] = [(function.__code__, function.__globals__)]
    seen: set[CodeType] = set()
    while waiting:
        code, space = waiting.pop()
        if code in seen:
            continue
        seen.add(code)
        found.update(code.co_names)
        waiting += [(inner, space) for inner in code.co_consts if isinstance(inner, CodeType)]
        for name in code.co_names:
            helper = space.get(name)
            if isinstance(helper, FunctionType):
                waiting.append((helper.__code__, helper.__globals__))
    return frozenset(found)


def _name(kind: type) -> str:
    return {float: "an amount", int: "a whole number", bool: "yes/no", Day: "a date"}.get(
        kind, getattr(kind, "__name__", str(kind))
    )
