"""How an outcome came about: every step with its value, its article and the sources of the figures it used."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from prinsjesdag.engine.declarations import Parameters, Rule, zero_of
from prinsjesdag.engine.interpreter import Outcome
from prinsjesdag.engine.missing import NOT_GIVEN, Missing, MissingUsed
from prinsjesdag.engine.parameters import DatedValue, Plain
from prinsjesdag.engine.system import Variable


@dataclass(frozen=True)
class Figure:
    """A dated value that a step used; `enacted` is None where a reform put another in its place."""

    path: str
    label: str
    value: Plain
    unit: str
    law: str
    law_id: str
    article: str
    enacted: DatedValue | None


@dataclass
class Step:
    """One value and what it was made of. `origin` is given, assumed, rule, aggregate, year or missing.

    `first` is None for what holds all year (or the day asked for); else the step stands for `months` from then on.
    """

    variable: Variable
    instance: int
    value: Any
    origin: str
    rule: Rule | None = None
    first: date | None = None
    months: int = 12
    figures: list[Figure] = field(default_factory=list)
    inputs: list["Step"] = field(default_factory=list)
    seen_before: bool = False

    def walk(self) -> Iterator["Step"]:
        """This step and all below it, each once, in reading order."""
        yield self
        for step in self.inputs:
            if not step.seen_before:
                yield from step.walk()


def trace(outcome: Outcome, target: str, instance: int) -> Step:
    """The tree of steps behind a target. A step that occurs twice has its inputs the first time only."""
    variable = outcome.plan.system.variable(target)
    assert variable is not None
    return _step(outcome, variable, instance, None, set())


def _step(
    outcome: Outcome, variable: Variable, instance: int, stretch: int | None, seen: set[tuple[str, int, int | None]]
) -> Step:
    monthly = variable.name in outcome.monthly
    if variable.period == "year" or not monthly:
        stretch = None
    columns = outcome.monthly.get(variable.name, [])
    steady = all(same(column[instance], columns[0][instance]) for column in columns)
    if stretch is None and monthly and steady:
        stretch = 0
    values = outcome.year(variable.name) if stretch is None else outcome.on(variable.name, stretch)
    step = Step(variable, instance, values[instance], _origin(outcome, variable, instance))
    key = (variable.name, instance, stretch)
    if stretch is not None and not steady:
        step.first, step.months = outcome.stretches[stretch].first, outcome.stretches[stretch].months
    if step.origin in ("given", "assumed", "missing"):
        return step
    if key in seen:
        step.seen_before = True
        return step
    seen.add(key)
    if monthly and stretch is None:
        step.origin = "year"
        step.inputs = [_step(outcome, variable, instance, i, seen) for i in range(len(outcome.stretches))]
    elif variable.of is not None:
        step.inputs = list(_members(outcome, variable, instance, stretch, seen))
    else:
        _explain_rule(outcome, step, stretch, seen)
    return step


def _origin(outcome: Outcome, variable: Variable, instance: int) -> str:
    said = outcome.case.given.get(variable.name)
    if said is not None and said[instance] is not NOT_GIVEN:
        return "missing" if type(said[instance]) is Missing else "given"
    if variable.period == "fact":
        return "missing" if variable.fact is None or variable.fact.required else "assumed"
    return "rule" if variable.of is None else "aggregate"


def _members(
    outcome: Outcome, variable: Variable, instance: int, stretch: int | None, seen: set[tuple[str, int, int | None]]
) -> Iterator[Step]:
    system = outcome.plan.system
    assert variable.of is not None
    member = system.variables[variable.of]
    if variable.how == "year_of":
        yield _step(outcome, member, instance, stretch, seen)
        return
    low, high = system.levels.index(member.level), system.levels.index(variable.level)
    for i, group in enumerate(outcome.map(low, high, stretch)):
        if group == instance:
            yield _step(outcome, member, i, stretch, seen)


def _explain_rule(outcome: Outcome, step: Step, stretch: int | None, seen: set[tuple[str, int, int | None]]) -> None:
    system, when = outcome.plan.system, outcome.plan.when
    day = outcome.stretches[stretch].first if stretch is not None else when.new_year
    rule = outcome.plan.rule_on(step.variable, day)
    if rule is None:
        return
    step.rule = rule
    looks = day if rule.period == "month" else date.fromisoformat(f"{when.year}-{rule.on or '01-01'}")
    arguments: list[Any] = []
    used: list[_Recorder] = []
    for name, kind in rule.inputs:
        if issubclass(kind, Parameters):
            used.append(_Recorder(system.values_on(kind, looks)))
            arguments.append(used[-1])
            continue
        how, variable = system.source_of(rule, name)
        if variable is None:
            special = {"day": day.toordinal(), "year": day.year}
            arguments.append(special[how] if how in special else outcome.case.links[name][step.instance] >= 0)
            continue
        other = step.instance
        if how == "up":
            low, high = system.levels.index(rule.level), system.levels.index(variable.level)
            other = outcome.map(low, high, stretch)[step.instance]
        elif how in system.links:
            other = outcome.case.links[how][step.instance]
            if other < 0:
                arguments.append(zero_of(variable.kind))
                continue
        step.inputs.append(_step(outcome, variable, other, stretch, seen))
        arguments.append(step.inputs[-1].value)
    with suppress(MissingUsed):
        rule.function(*arguments)
    for record in used:
        step.figures += [_figure(outcome, type(record.values), name, looks) for name in record.names]


def reached(outcome: Outcome, targets: Iterable[str]) -> dict[str, set[int]]:
    """Whose value of which variables the targets rest on: what stands behind a given value is left out."""
    system, case = outcome.plan.system, outcome.case
    found: dict[str, set[int]] = {}

    def add(variable: Variable, instances: Iterable[int]) -> None:
        found.setdefault(variable.name, set()).update(instances)

    for name in targets:
        variable = system.variable(name)
        assert variable is not None
        add(variable, range(case.sizes[system.levels.index(variable.level)]))
    for variable in reversed(outcome.plan.steps):
        said = case.given.get(variable.name)
        asked = {i for i in found.get(variable.name, ()) if said is None or said[i] is NOT_GIVEN}
        if not asked:
            continue
        low = system.levels.index(variable.level)
        for rule in outcome.plan.rules[variable.name]:
            for name, kind in rule.inputs:
                how, needed = (None, None) if issubclass(kind, Parameters) else system.source_of(rule, name)
                if needed is None:
                    continue
                if how == "up":
                    groups = outcome.map(low, system.levels.index(needed.level), None)
                    add(needed, {groups[i] for i in asked})
                elif how in system.links:
                    add(needed, {case.links[str(how)][i] for i in asked} - {-1})
                else:
                    add(needed, asked)
        if not variable.versions:
            for needed in outcome.plan.needed(variable):
                at = system.levels.index(needed.level)
                if at == low:
                    add(needed, asked)
                elif at < low:
                    add(needed, (i for i, group in enumerate(outcome.map(at, low, None)) if group in asked))
                else:
                    add(needed, {outcome.map(low, at, None)[i] for i in asked})
    return found


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same, also where they are Missing."""
    if type(one) is Missing or type(other) is Missing:
        return type(one) is type(other) and one.needs == other.needs
    return bool(one == other)


class _Recorder:
    """Stands in for parameters and notes which of them a rule looks at."""

    def __init__(self, values: Any) -> None:
        self.values = values
        self.names: dict[str, None] = {}

    def __getattr__(self, name: str) -> Any:
        self.names[name] = None
        return getattr(self.values, name)


def _figure(outcome: Outcome, cls: type[Parameters], name: str, day: date) -> Figure:
    system = outcome.plan.system
    table, series = system.table(cls), system.table(cls).series[name]
    value, enacted = system.value_on(cls, name, day), system.dated_value(cls, name, day)
    if enacted is not None and enacted.value != value:
        enacted = None
    path = system.path(cls, name)
    return Figure(path, series.label, value if value is not None else float("nan"), series.unit, table.law, table.id,
                  series.article, enacted)  # fmt: skip
