"""A whole law: facts, rules, aggregates and dated values, checked against one another when they are loaded."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cached_property
from os.path import basename, dirname
from pathlib import Path
from typing import Any, get_type_hints

from prinsjesdag.engine.calendar import Day
from prinsjesdag.engine.declarations import END, START, Declarations, Nudge, Parameters, Rule
from prinsjesdag.engine.errors import CaseError, LawError
from prinsjesdag.engine.loading import variables
from prinsjesdag.engine.mentioned import mentioned
from prinsjesdag.engine.missing import Missing
from prinsjesdag.engine.parameters import DatedValue, Plain, Series, Table, another, of_kind, read_table
from prinsjesdag.engine.variables import DAY, MONTH_SUFFIX, YEAR, Argument, Variable, kind_name

AS_ENACTED: Any = object()
"""In a reform: from that day on the law's own value again."""


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
        self.overlay: dict[tuple[str, str], tuple[tuple[date, Plain | DatedValue | None], ...]] = {}
        self.frozen: date | None = None
        self.variables = variables(self, declarations)
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
        names = mentioned(rule.function)
        return {
            kind: tuple(n for n in kind.names if n in names) for _, kind in rule.inputs if issubclass(kind, Parameters)
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

        A value may be a DatedValue: then it keeps its source; AS_ENACTED ends a reform. Raises CaseError for a path
        that isn't a parameter or a value of another shape.
        """
        other = object.__new__(System)
        other.__dict__.update(self.__dict__)
        other.__dict__.pop("hash", None)
        other.overlay, other._instances, other._arguments = dict(self.overlay), {}, {}
        for path, change in changes.items():
            series = self.series(path)
            dated = change if isinstance(change, Mapping) else {since: change}
            for day, value in dated.items():
                if not isinstance(day, date):
                    raise CaseError(f"{path}: {day!r} is no date")
                key = (path.partition(".")[0], series.name)
                kept = [d for d in other.overlay.get(key, ()) if d[0] != day]
                new = None if value is AS_ENACTED else another(path, series, value)
                other.overlay[key] = tuple(sorted([*kept, (day, new)], key=lambda d: d[0]))
        return other

    def overlaid(self, overlay: Mapping[tuple[str, str], tuple[tuple[date, Any], ...]]) -> "System":
        """The same law with an overlay that another system of it has: a reform, as it comes from another process."""
        other = self.reform({})
        other.overlay = dict(overlay)
        return other

    def as_of(self, day: date) -> "System":
        """The same values with the rules that were in force on a day, as if no rule had changed since."""
        other = object.__new__(System)
        other.__dict__.update(self.__dict__)
        other.__dict__.pop("hash", None)
        other.variables, other._sources, other._arguments = {}, {}, {}
        other.frozen = day
        for name, variable in self.variables.items():
            held = [replace(r, valid_from=START, valid_until=END) for r in variable.versions if r.in_force(day)]
            other.variables[name] = replace(variable, versions=tuple(held) or variable.versions)
        for variable in other.variables.values():
            for rule in variable.versions:
                other._sources[rule] = [other._check_input(rule, name, kind) for name, kind in rule.inputs]
        return other

    @cached_property
    def hash(self) -> str:
        """Identifies the law: every file it was read from, and every reform."""
        digest = hashlib.sha256()
        for file in sorted({*self.files, *(cls.table for cls in self.parameter_classes)}):
            digest.update(Path(file).name.encode() + b"\0" + Path(file).read_bytes())
        digest.update(repr(sorted(self.overlay.items())).encode())
        digest.update(repr(self.frozen).encode() if self.frozen else b"")
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
                raise LawError(f"{rule.where}: {name} is {kind_name(kinds[0])}, not {kind_name(kind)}")
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
            raise LawError(f"{rule.where}: {name} is {kind_name(variable.kind)}, not {kind_name(kind)}")
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
            names = [*dict.fromkeys(again.when), *(c for tried in again.candidates for c in tried)]
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


def _folder(cls: type[Parameters]) -> str:
    return basename(dirname(cls.table))
