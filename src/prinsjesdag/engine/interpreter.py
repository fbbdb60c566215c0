"""Answers for one case, rule by rule, with everything kept so that it can be explained."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from prinsjesdag.engine.again import choose, reach
from prinsjesdag.engine.arithmetic import ROUNDINGS
from prinsjesdag.engine.declarations import Best, Nudge, Rule
from prinsjesdag.engine.errors import CaseError
from prinsjesdag.engine.missing import NOT_GIVEN, Missing, MissingUsed
from prinsjesdag.engine.outcome import Case as Case
from prinsjesdag.engine.outcome import Outcome as Outcome
from prinsjesdag.engine.outcome import Stretch, filled
from prinsjesdag.engine.plan import Plan, When, first_of_month
from prinsjesdag.engine.system import System
from prinsjesdag.engine.variables import Variable

COPIES = 16
"""Cases side by side when a part is calculated again: more would save little time, and cost memory in a crowd."""


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
            variable, types = self._checked(name, values, case)
            whole = all(v is not NOT_GIVEN for v in values)
            for _, following in case.later_given.get(name, ()):
                types |= self._checked(name, following, case)[1]
                whole = whole and all(v is not NOT_GIVEN for v in following)
            if variable.period != "fact" and Missing not in types and whole:
                given.append(name)
        for name in case.later_given:
            variable = self._fact(name)[0]
            if name not in case.given or variable.again or (variable.fact is None and variable.period == "year"):
                raise CaseError(f"{name} can't differ within a year")
        plan = self.plan(tuple(targets), frozenset(given))
        outcome = Outcome(plan, case, self._stretches(plan, case))
        for variable in plan.steps:
            self._step(variable, outcome)
        return outcome

    def rerun(self, outcome: Outcome, changes: Sequence[Mapping[str, list[Any]]], target: str) -> list[list[Any]]:
        """The target's values over the year for each of these other values; the outcome stays as it was.

        A change has a value per instance, or such a list per stretch.
        """
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
                if type(some[0][name][0]) is list:
                    columns = zip(*(change[name] for change in some), strict=True)
                    other.monthly[name] = [[value for column in several for value in column] for several in columns]
                else:
                    other.yearly[name] = [value for change in some for value in change[name]]
            for variable in again:
                self._step(variable, other)
            values = other.year(target)
            size = len(values) // len(some)
            found += [values[i * size : (i + 1) * size] for i in range(len(some))]
        return found

    def _checked(self, name: str, values: list[Any], case: Case) -> tuple[Variable, set[type]]:
        variable, level, fitting = self._facts.get(name) or self._fact(name)
        types = set(map(type, values))
        if len(values) != case.sizes[level]:
            raise CaseError(f"{name}: {len(values)} values for {case.sizes[level]} of level {variable.level}")
        for kind in types - fitting:
            if kind is bool or not issubclass(kind, variable.kind):
                raise CaseError(f"{name}: a {kind.__name__} is no {variable.kind.__name__}")
        return variable, types

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
            extra |= {first_of_month(day) for day, _ in [*case.later, *case.later_links]}
            extra |= {first_of_month(day) for later in case.later_given.values() for day, _ in later}
            inside = {d for d in extra if d.year == self.when.year}
            if inside:
                days = tuple(sorted({*days, *inside}))
        ends = [*(d.month for d in days[1:]), 13]
        return [Stretch(d, 12 if self.when.on else end - d.month) for d, end in zip(days, ends, strict=True)]

    def _step(self, variable: Variable, outcome: Outcome) -> None:
        name, given = variable.name, outcome.said(variable, None)
        if outcome.varies(variable):
            outcome.monthly[name] = [self._in_stretch(variable, outcome, i) for i in range(len(outcome.stretches))]
        elif given is not None and all(v is not NOT_GIVEN for v in given):
            outcome.yearly[name] = given
        elif variable.period == "fact":
            outcome.yearly[name] = _told(variable, given, outcome.sizes[variable.level])
        elif isinstance(variable.again, Best):
            if name not in outcome.yearly:
                outcome.yearly.update(choose(self, outcome, variable.again))
        elif variable.period == "month":
            outcome.monthly[name] = [self._values(variable, outcome, i, given) for i in range(len(outcome.stretches))]
        else:
            outcome.yearly[name] = self._values(variable, outcome, None, given)

    def _in_stretch(self, variable: Variable, outcome: Outcome, stretch: int) -> list[Any]:
        """Values in some months of what is given otherwise in others; a yearly rule answers for its whole year."""
        said = outcome.said(variable, stretch)
        if said is not None and all(v is not NOT_GIVEN for v in said):
            return said
        if variable.period == "fact":
            return _told(variable, said, outcome.sizes[variable.level])
        return self._values(variable, outcome, stretch if variable.period == "month" else None, said)

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
        return filled(values, given)


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


def _told(variable: Variable, said: list[Any] | None, size: int) -> list[Any]:
    """What is said of a fact, and its default for who says nothing."""
    fact = variable.fact
    assert fact is not None
    return filled([Missing(fact.name) if fact.required else fact.default] * size, said)
