"""Answers for one case, rule by rule, with everything kept so that it can be explained."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from prinsjesdag.engine.again import choose, reach
from prinsjesdag.engine.arithmetic import ROUNDINGS
from prinsjesdag.engine.declarations import Best, Nudge, Rule
from prinsjesdag.engine.errors import CaseError
from prinsjesdag.engine.missing import NOT_GIVEN, Missing, MissingUsed, missing_among
from prinsjesdag.engine.plan import Plan, When, first_of_month
from prinsjesdag.engine.system import System, Variable

Maps = dict[tuple[int, int], Sequence[int]]

COPIES = 16
"""Cases side by side when a part is calculated again: more would save little time, and cost memory in a crowd."""


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
        self.sizes = dict(zip(plan.system.levels, case.sizes, strict=True))
        self.days = {i: s.first for i, s in enumerate(stretches)} | {None: plan.when.new_year}
        self.links = {k: case.links.get(k) or [-1] * case.sizes[0] for k in plan.system.links}
        self._maps: list[Maps] = [
            {(i, i + 1): groups for i, groups in enumerate(case.parents_on(s.first))} for s in stretches
        ]

    def year(self, name: str) -> list[Any]:
        """A variable's value over the year, per instance."""
        if name not in self.yearly:
            variable = self.plan.system.variable(name)
            assert variable is not None
            columns = self.monthly[name]
            if variable.of is not None and variable.over_year == "any":  # each member's year, then together
                self.yearly[name] = _filled(self.together(variable, None), self.case.given.get(name))
            elif len(columns) == 1:
                self.yearly[name] = columns[0]
            else:
                self.yearly[name] = [self._over_year(variable, values) for values in zip(*columns, strict=True)]
        return self.yearly[name]

    def on(self, name: str, stretch: int) -> list[Any]:
        """A variable's value in one stretch of months, per instance."""
        return self.monthly[name][stretch] if name in self.monthly else self.yearly[name]

    def columns(self, rule: Rule, stretch: int | None) -> list[Sequence[Any]]:
        """What a rule is called with: for each argument the values, per instance."""
        found: list[Sequence[Any]] = []
        for a in self.plan.system.arguments(rule, self.days[stretch]):
            if a.how == "constant":
                found.append([a.value] * self.sizes[rule.level])
            elif a.how == "linked":
                found.append([other >= 0 for other in self.links[a.name]])
            else:
                values = self.year(a.name) if stretch is None else self.on(a.name, stretch)
                if a.how == "up":
                    values = list(map(values.__getitem__, self.map(*a.levels, stretch)))
                elif a.how != "same":
                    values = list(map([*values, a.value].__getitem__, self.links[a.how]))  # -1, nobody, is the last
                found.append(values)
        return found

    def together(self, variable: Variable, stretch: int | None) -> list[Any]:
        """An aggregate: every group's value from its members."""
        system = self.plan.system
        assert variable.of is not None
        member = system.variables[variable.of]
        values = self.year(member.name) if stretch is None else self.on(member.name, stretch)
        groups: list[list[Any]] = [[] for _ in range(self.sizes[variable.level])]
        low, high = system.levels.index(member.level), system.levels.index(variable.level)
        for value, group in zip(values, self.map(low, high, stretch), strict=True):
            groups[group].append(value)
        return [_together(variable, members) for members in groups]

    def whose(self, how: str, low: int, high: int, stretch: int | None) -> Sequence[int]:
        """For every instance of a level whose value it reads at another, -1 for nobody's; "down": who reads it."""
        if how in self.links:
            return self.links[how]
        if low == high:
            return range(self.case.sizes[low])
        return self.map(min(low, high), max(low, high), stretch)

    def copies(self, count: int, plan: Plan, names: Iterable[str]) -> "Outcome":
        """The case so many times side by side, for a plan, with the values of only these variables."""
        case = self.case

        def beside(groups: Sequence[int], size: int) -> list[int]:
            return [group if group < 0 else group + k * size for k in range(count) for group in groups]

        def nested(parents: Sequence[Sequence[int]]) -> list[list[int]]:
            return [beside(groups, size) for groups, size in zip(parents, case.sizes[1:], strict=True)]

        links = {name: beside(others, case.sizes[0]) for name, others in self.links.items()}
        later = [(day, nested(parents)) for day, parents in case.later]
        given = {step.name: case.given[step.name] * count for step in plan.steps if step.name in case.given}
        sizes = [size * count for size in case.sizes]
        other = Outcome(plan, Case(sizes, nested(case.parents), links, given, (), later), self.stretches)
        for name in names:
            if name in self.yearly:
                other.yearly[name] = self.yearly[name] * count
            if name in self.monthly:
                other.monthly[name] = [column * count for column in self.monthly[name]]
        return other

    def map(self, low: int, high: int, stretch: int | None) -> Sequence[int]:
        """For every instance of a level its group at a higher one; for a year's value as it is in the end."""
        maps = self._maps[-1 if stretch is None else stretch]
        if (low, high) not in maps:
            below = self.map(low, high - 1, stretch)
            maps[low, high] = [maps[high - 1, high][group] for group in below]
        return maps[low, high]

    def _over_year(self, variable: Variable, values: Sequence[Any]) -> Any:
        if variable.over_year in ("first", "last"):
            return values[0 if variable.over_year == "first" else -1]
        if variable.over_year == "any":
            return _decided(values, True)
        missing = missing_among(values)
        if missing is not None:
            return missing
        total, value, months = 0.0, values[0], 0
        for following, stretch in zip(values, self.stretches, strict=True):
            if following != value:  # stretches with one value count as one: a break of others leaves no trace
                total += value * months
                value, months = following, 0
            months += stretch.months
        return value if months == 12 else (total + value * months) / 12.0


class Interpreter:
    """Runs the rules of a system over cases. Plans are kept, so that many alike cases cost little."""

    def __init__(self, system: System, when: When) -> None:
        self.system = system
        self.when = when
        self._plans: dict[tuple[tuple[str, ...], frozenset[str]], Plan] = {}
        self._reruns: dict[tuple[tuple[str, ...], str, frozenset[str]], tuple[Plan, list[Variable], list[str]]] = {}
        self._facts: dict[str, tuple[Variable, int, set[type]]] = {}

    def run(self, targets: Iterable[str], case: Case) -> Outcome:
        """Everything that the targets need, for one case. Raises CaseError for a fact that isn't declared or fits."""
        given = []
        for name, values in case.given.items():
            variable, level, fitting = self._facts.get(name) or self._fact(name)
            types = set(map(type, values))
            if len(values) != case.sizes[level]:
                raise CaseError(f"{name}: {len(values)} values for {case.sizes[level]} of level {variable.level}")
            for kind in types - fitting:
                if kind is bool or not issubclass(kind, variable.kind):
                    raise CaseError(f"{name}: a {kind.__name__} is no {variable.kind.__name__}")
            if variable.period != "fact" and Missing not in types and all(v is not NOT_GIVEN for v in values):
                given.append(name)
        plan = self.plan(tuple(targets), frozenset(given))
        outcome = Outcome(plan, case, self._stretches(plan, case))
        for variable in plan.steps:
            self._step(variable, outcome)
        return outcome

    def rerun(self, outcome: Outcome, changes: Sequence[Mapping[str, list[Any]]], target: str) -> list[list[Any]]:
        """The target's values over the year for each of these other values; the outcome stays as it was."""
        names = tuple(changes[0])
        key = (names, target, outcome.plan.given)
        if key not in self._reruns:
            plan = self.plan((target,), outcome.plan.given)  # that of the outcome may not reach the target
            again = plan.downstream(names)
            known = {target, *(needed.name for step in again for needed in plan.needed(step))}
            self._reruns[key] = plan, again, sorted(known - {*names, *(step.name for step in again)})
        plan, again, around = self._reruns[key]
        found: list[list[Any]] = []
        for first in range(0, len(changes), COPIES):
            some = changes[first : first + COPIES]
            other = outcome.copies(len(some), plan, around)
            for name in names:
                other.yearly[name] = [value for change in some for value in change[name]]
            for variable in again:
                self._step(variable, other)
            values = other.year(target)
            size = len(values) // len(some)
            found += [values[i * size : (i + 1) * size] for i in range(len(some))]
        return found

    def _fact(self, name: str) -> tuple[Variable, int, set[type]]:
        """Of what may be given: the variable, its level, and the types of values it takes."""
        variable = self.system.variable(name)
        if variable is None:
            raise CaseError(f"{name} is no fact or variable")
        types = {variable.kind, int, Missing, object}
        self._facts[name] = variable, self.system.levels.index(variable.level), types
        return self._facts[name]

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
        name, given = variable.name, outcome.case.given.get(variable.name)
        if given is not None and all(v is not NOT_GIVEN for v in given):
            outcome.yearly[name] = given
        elif variable.period == "fact":
            fact = variable.fact
            assert fact is not None
            default = Missing(fact.name) if fact.required else fact.default
            outcome.yearly[name] = _filled([default] * outcome.sizes[variable.level], given)
        elif isinstance(variable.again, Best):
            if name not in outcome.yearly:
                outcome.yearly.update(choose(self, outcome, variable.again))
        elif variable.period == "month":
            outcome.monthly[name] = [self._values(variable, outcome, i, given) for i in range(len(outcome.stretches))]
        else:
            outcome.yearly[name] = self._values(variable, outcome, None, given)

    def _values(self, variable: Variable, outcome: Outcome, stretch: int | None, given: list[Any] | None) -> list[Any]:
        if variable.versions:
            day = outcome.days[stretch]
            rule = outcome.plan.rule_on(variable, day)
            if rule is None:
                values = [Missing(f"{variable.name} op {day.isoformat()}")] * outcome.sizes[variable.level]
            else:
                values = _apply(rule, outcome.columns(rule, stretch), outcome.sizes[rule.level], given)
        elif isinstance(variable.again, Nudge):
            values = reach(self, outcome, variable.again)
        elif variable.how == "year_of":
            assert variable.of is not None
            values = [v if type(v) is Missing else v * 12.0 for v in outcome.year(variable.of)]
        else:
            values = outcome.together(variable, stretch)
        return _filled(values, given)


def _apply(rule: Rule, columns: list[Sequence[Any]], size: int, given: list[Any] | None) -> list[Any]:
    function = rule.function
    try:
        if given is not None or not columns:
            raise MissingUsed
        values = list(map(function, *columns))
    except MissingUsed:
        rows = zip(*columns, strict=True) if columns else [()] * size
        said = given or [NOT_GIVEN] * size
        values = [_call(function, row) if s is NOT_GIVEN else s for row, s in zip(rows, said, strict=True)]
    if rule.rounding:
        rounding = ROUNDINGS[rule.rounding]
        return [v if type(v) is Missing else rounding(v) for v in values]
    return values


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
    if variable.how in ("any", "all"):
        return _decided(members, variable.how == "any")
    missing = missing_among(members)
    if missing is not None:
        return missing
    if variable.how == "count":
        return sum(1 for m in members if m)
    if variable.how == "max":
        return max(members, default=variable.kind(0))
    total = variable.kind(0)
    for member in members:  # not sum(): from Python 3.12 that compensates, and compiled code would differ
        total += member
    return total


def _decided(values: Iterable[Any], decides: bool) -> Any:
    """`decides` where one of the values is it, whatever the others are."""
    missing = missing_among(values)
    if any(bool(v) == decides for v in values if type(v) is not Missing):
        return decides
    return not decides if missing is None else missing
