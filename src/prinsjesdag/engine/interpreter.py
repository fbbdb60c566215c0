"""Answers for one case, rule by rule, with everything kept so that it can be explained."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from prinsjesdag.engine.again import choose, reach
from prinsjesdag.engine.arithmetic import ROUNDINGS
from prinsjesdag.engine.calendar import Day
from prinsjesdag.engine.declarations import Best, Nudge, Parameters, Rule, zero_of
from prinsjesdag.engine.errors import CaseError
from prinsjesdag.engine.missing import NOT_GIVEN, Missing, MissingUsed, missing_among
from prinsjesdag.engine.plan import Plan, When, first_of_month
from prinsjesdag.engine.system import System, Variable

Maps = dict[tuple[int, int], list[int]]


@dataclass
class Case:
    """Persons in groups, what is known of them, and when that changes.

    `sizes` counts the instances of each level, lowest first. `parents[i]` gives for every instance of level i its group
    at level i + 1; `later` the same from a day on. `given` has a value per instance of the variable's level, NOT_GIVEN
    where nothing is said and Missing where it is said to be unknown. `breaks` are days on which something about these
    persons changes (a birthday): the first of the month from then on starts a new stretch.
    """

    sizes: Sequence[int]
    parents: Sequence[list[int]]
    links: Mapping[str, list[int]] = field(default_factory=dict)
    given: Mapping[str, list[Any]] = field(default_factory=dict)
    breaks: Iterable[date] = ()
    later: Sequence[tuple[date, Sequence[list[int]]]] = ()

    def parents_on(self, day: date) -> Sequence[list[int]]:
        found = self.parents
        for since, parents in self.later:
            if since <= day:
                found = parents
        return found


@dataclass(frozen=True)
class Stretch:
    """Months in which nothing changes."""

    first: date
    months: int


class Outcome:
    """All values of one run. Year values and facts: a list per instance; monthly ones: such a list per stretch."""

    def __init__(self, plan: Plan, case: Case, stretches: Sequence[Stretch]) -> None:
        self.plan = plan
        self.case = case
        self.stretches = stretches
        self.yearly: dict[str, list[Any]] = {}
        self.monthly: dict[str, list[list[Any]]] = {}
        self._maps = [_maps(case.parents_on(s.first)) for s in stretches]

    def year(self, name: str) -> list[Any]:
        """A variable's value over the year, per instance."""
        if name not in self.yearly:
            variable = self.plan.system.variable(name)
            assert variable is not None
            columns = self.monthly[name]
            self.yearly[name] = [self._over_year(variable, [c[i] for c in columns]) for i in range(len(columns[0]))]
        return self.yearly[name]

    def on(self, name: str, stretch: int) -> list[Any]:
        """A variable's value in one stretch of months, per instance."""
        return self.monthly[name][stretch] if name in self.monthly else self.yearly[name]

    def map(self, low: int, high: int, stretch: int | None) -> list[int]:
        """For every instance of a level its group at a higher one; for a year's value as it is in the end."""
        maps = self._maps[-1 if stretch is None else stretch]
        if (low, high) not in maps:
            below = self.map(low, high - 1, stretch)
            maps[low, high] = [maps[high - 1, high][group] for group in below]
        return maps[low, high]

    def _over_year(self, variable: Variable, values: list[Any]) -> Any:
        if len(values) == 1 or variable.over_year == "first":
            return values[0]
        if variable.over_year == "last":
            return values[-1]
        missing = missing_among(values)
        if missing is not None:
            return missing
        if variable.over_year == "any":
            return any(values)
        if all(v == values[0] for v in values):
            return values[0]
        total = 0.0
        for value, stretch in zip(values, self.stretches, strict=True):
            total += value * stretch.months
        return total / 12.0


class Interpreter:
    """Runs the rules of a system over cases. Plans are kept, so that many alike cases cost little."""

    def __init__(self, system: System, when: When) -> None:
        self.system = system
        self.when = when
        self._plans: dict[tuple[tuple[str, ...], frozenset[str]], Plan] = {}
        self._bound: dict[tuple[Rule, date], _Bound] = {}
        self._downstream: dict[tuple[tuple[str, ...], str, frozenset[str]], list[Variable]] = {}

    def run(self, targets: Iterable[str], case: Case) -> Outcome:
        """Everything that the targets need, for one case. Raises CaseError for a fact that isn't declared."""
        given = {}
        for name, values in case.given.items():
            variable = self.system.variable(name)
            if variable is None:
                raise CaseError(f"{name} is no fact or variable")
            if variable.period != "fact" and all(v is not NOT_GIVEN and type(v) is not Missing for v in values):
                given[name] = True
        plan = self.plan(tuple(targets), frozenset(given))
        outcome = Outcome(plan, case, self._stretches(plan, case))
        for variable in plan.steps:
            self._step(variable, outcome)
        return outcome

    def rerun(self, outcome: Outcome, changes: Mapping[str, list[Any]], target: str) -> list[Any]:
        """The target's values over the year if these variables had other values; the outcome stays as it was."""
        key = (tuple(sorted(changes)), target, outcome.plan.given)
        if key not in self._downstream:
            self._downstream[key] = self.plan((target,), outcome.plan.given).downstream(changes)
        again = self._downstream[key]
        other = copy(outcome)
        other.plan = self.plan((target,), outcome.plan.given)  # that of the outcome may not reach the target
        other.yearly, other.monthly = dict(outcome.yearly), dict(outcome.monthly)
        for name in [*changes, *(variable.name for variable in again)]:
            other.yearly.pop(name, None)
            other.monthly.pop(name, None)
        other.yearly.update(changes)
        for variable in again:
            self._step(variable, other)
        return other.year(target)

    def plan(self, targets: tuple[str, ...], given: frozenset[str]) -> Plan:
        key = (targets, given)
        if key not in self._plans:
            self._plans[key] = Plan(self.system, self.when, targets, given)
        return self._plans[key]

    def _stretches(self, plan: Plan, case: Case) -> list[Stretch]:
        days = plan.breaks
        if self.when.on is None:
            extra = {first_of_month(day) for day in case.breaks}
            extra |= {first_of_month(day) for day, _ in case.later}
            inside = {d for d in extra if d.year == self.when.year}
            if inside:
                days = tuple(sorted({*days, *inside}))
        ends = [*(d.month for d in days[1:]), 13]
        return [Stretch(d, 12 if self.when.on else end - d.month) for d, end in zip(days, ends, strict=True)]

    def _step(self, variable: Variable, outcome: Outcome) -> None:
        size = outcome.case.sizes[self.system.levels.index(variable.level)]
        given = outcome.case.given.get(variable.name)
        name = variable.name
        if given is not None and all(v is not NOT_GIVEN for v in given):
            outcome.yearly[name] = given
        elif variable.period == "fact":
            fact = variable.fact
            assert fact is not None
            default = Missing(fact.name) if fact.required else fact.default
            outcome.yearly[name] = (
                [default] * size if given is None else [default if v is NOT_GIVEN else v for v in given]
            )
        elif isinstance(variable.again, Best):
            if name not in outcome.yearly:
                outcome.yearly.update(choose(self, outcome, variable.again))
        elif variable.period == "month":
            outcome.monthly[name] = [
                _filled(self._values(variable, outcome, i, size, given), given) for i in range(len(outcome.stretches))
            ]
        else:
            outcome.yearly[name] = _filled(self._values(variable, outcome, None, size, given), given)

    def _values(
        self, variable: Variable, outcome: Outcome, stretch: int | None, size: int, given: list[Any] | None
    ) -> list[Any]:
        if variable.how == "year_of":
            assert variable.of is not None
            return [v if type(v) is Missing else v * 12.0 for v in outcome.year(variable.of)]
        if variable.of is not None:
            return self._aggregate(variable, outcome, stretch, size)
        if isinstance(variable.again, Nudge):
            return reach(self, outcome, variable.again)
        day = outcome.stretches[stretch].first if stretch is not None else self.when.new_year
        rule = outcome.plan.rule_on(variable, day)
        if rule is None:
            return [Missing(f"{variable.name} op {day.isoformat()}")] * size
        bound = self._bind(rule, day)
        columns = [self._column(source, outcome, stretch, size) for source in bound.sources]
        values = _apply(rule.function, columns, size, given)
        if bound.rounding is not None:
            return [v if type(v) is Missing else bound.rounding(v) for v in values]
        return values

    def _bind(self, rule: Rule, day: date) -> "_Bound":
        key = (rule, day)
        if key not in self._bound:
            system, looks = self.system, day
            if rule.period == "year":
                looks = date.fromisoformat(f"{day.year}-{rule.on or '01-01'}")
            sources = []
            for name, kind in rule.inputs:
                if issubclass(kind, Parameters):
                    sources.append(_Source("constant", system.values_on(kind, looks)))
                    continue
                how, variable = system.source_of(rule, name)
                if how == "linked":
                    sources.append(_Source(how, name))
                    continue
                if variable is None:
                    sources.append(_Source("constant", Day(day.toordinal()) if how == "day" else day.year))
                    continue
                low, high = system.levels.index(rule.level), system.levels.index(variable.level)
                empty = zero_of(variable.kind) if how in system.links else None
                sources.append(_Source(how, variable.name, (low, high), empty))
            rounding = ROUNDINGS[rule.rounding] if rule.rounding else None
            self._bound[key] = _Bound(sources, rounding)
        return self._bound[key]

    def _column(self, source: "_Source", outcome: Outcome, stretch: int | None, size: int) -> list[Any]:
        if source.how == "constant":
            return [source.what] * size
        if source.how == "linked":
            return [other >= 0 for other in outcome.case.links[source.what]]
        values = outcome.year(source.what) if stretch is None else outcome.on(source.what, stretch)
        if source.how == "same":
            return values
        if source.how == "up":
            return [values[group] for group in outcome.map(*source.levels, stretch)]
        return [source.empty if other < 0 else values[other] for other in outcome.case.links[source.how]]

    def _aggregate(self, variable: Variable, outcome: Outcome, stretch: int | None, size: int) -> list[Any]:
        assert variable.of is not None
        member = self.system.variables[variable.of]
        low, high = self.system.levels.index(member.level), self.system.levels.index(variable.level)
        values = outcome.year(member.name) if stretch is None else outcome.on(member.name, stretch)
        groups: list[list[Any]] = [[] for _ in range(size)]
        for value, group in zip(values, outcome.map(low, high, stretch), strict=True):
            groups[group].append(value)
        return [_together(variable, members) for members in groups]


@dataclass(frozen=True)
class _Source:
    how: str
    what: Any
    levels: tuple[int, int] = (0, 0)
    empty: Any = None


@dataclass(frozen=True)
class _Bound:
    sources: list[_Source]
    rounding: Callable[[float], float] | None


def _apply(function: Callable[..., Any], columns: list[list[Any]], size: int, given: list[Any] | None) -> list[Any]:
    if not columns:
        return [function() for _ in range(size)]
    if given is None:
        try:
            return list(map(function, *columns))
        except MissingUsed:
            pass
    rows = zip(*columns, strict=True)
    if given is None:
        return [_call(function, row) for row in rows]
    return [_call(function, row) if said is NOT_GIVEN else said for row, said in zip(rows, given, strict=True)]


def _call(function: Callable[..., Any], arguments: tuple[Any, ...]) -> Any:
    try:
        return function(*arguments)
    except MissingUsed as used:
        needs = set(used.args[0])
        for argument in arguments:
            if type(argument) is Missing:
                needs |= argument.needs
        return Missing(*needs)


def _filled(values: list[Any], given: list[Any] | None) -> list[Any]:
    if given is None:
        return values
    return [v if said is NOT_GIVEN else said for v, said in zip(values, given, strict=True)]


def _together(variable: Variable, members: list[Any]) -> Any:
    missing = missing_among(members)
    if variable.how in ("any", "all"):
        decides = variable.how == "any"
        if any(bool(m) == decides for m in members if type(m) is not Missing):
            return decides
        return not decides if missing is None else missing
    if missing is not None:
        return missing
    if variable.how == "count":
        return sum(1 for m in members if m)
    if variable.how == "max":
        return max(members, default=zero_of(variable.kind))
    total = zero_of(variable.kind)
    for member in members:  # not sum(): from Python 3.12 that compensates, and compiled code would differ
        total += member
    return total


def _maps(parents: Sequence[list[int]]) -> Maps:
    return {(i, i + 1): list(groups) for i, groups in enumerate(parents)}
