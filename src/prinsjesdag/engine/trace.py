"""How an outcome came about: every step with its value, its article and the sources of the figures it used."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from prinsjesdag.engine.declarations import Best, Nudge, Parameters, Rule
from prinsjesdag.engine.missing import NOT_GIVEN, Missing, MissingUsed
from prinsjesdag.engine.outcome import Outcome
from prinsjesdag.engine.parameters import DatedValue, Plain
from prinsjesdag.engine.variables import Variable


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
    """One value and what it was made of. `origin` is given, assumed, rule, aggregate, year, choice, again or missing.

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
    return _Tracer(outcome).step(variable, instance, None)


class _Tracer:
    """One explanation, with what it has told so far."""

    def __init__(self, outcome: Outcome) -> None:
        self.outcome = outcome
        self.seen: set[tuple[str, int, int | None]] = set()
        self._steady: dict[tuple[str, int], bool] = {}

    def step(self, variable: Variable, instance: int, stretch: int | None) -> Step:
        outcome, name = self.outcome, variable.name
        monthly = name in outcome.monthly
        steady = monthly and self.steady(variable, instance)
        stretch = 0 if steady else stretch if monthly else None
        values = outcome.year(name) if stretch is None else outcome.on(name, stretch)
        step = Step(variable, instance, values[instance], _origin(outcome, variable, instance, stretch))
        if outcome.varies(variable) and stretch is None:
            step.origin = "year"
        if stretch is not None and not steady:
            step.first, step.months = outcome.stretches[stretch].first, outcome.stretches[stretch].months
        if step.origin in ("given", "assumed", "missing", "choice", "again"):
            return step
        if (name, instance, stretch) in self.seen:
            step.seen_before = True
            return step
        self.seen.add((name, instance, stretch))
        if monthly and stretch is None:
            step.origin = "year"
            step.inputs = _joined([self.step(variable, instance, i) for i in range(len(outcome.stretches))])
        elif variable.versions:
            step.rule, step.figures = _used(outcome, variable, instance, stretch)
            if step.rule is None:
                step.origin = "missing"
        if step.origin != "year":
            step.inputs = [self.step(other, i, stretch) for other, i in _read(outcome, step, stretch)]
        return step

    def steady(self, variable: Variable, instance: int) -> bool:
        """Whether every stretch has the same value, by the same rule and figures."""
        key = variable.name, instance
        if key not in self._steady:
            columns = self.outcome.monthly[variable.name]
            alike = all(same(column[instance], columns[0][instance]) for column in columns)
            if alike and variable.versions and len(columns) > 1:
                origins = {_origin(self.outcome, variable, instance, i) for i in range(len(columns))}
                alike = len(origins) == 1
                if origins == {"rule"}:
                    used = [_used(self.outcome, variable, instance, i) for i in range(len(columns))]
                    alike = all(u == used[0] for u in used)
            self._steady[key] = alike
        return self._steady[key]


def _joined(steps: list[Step]) -> list[Step]:
    """What was told the same for months that follow one another, as one step."""
    found: list[Step] = []
    for step in steps:
        before = found[-1] if found else step
        told = {step.origin, before.origin} <= {"given", "assumed", "missing"} and step.origin == before.origin
        if before is not step and told and same(before.value, step.value):
            before.months += step.months
        else:
            found.append(step)
    return found


def _origin(outcome: Outcome, variable: Variable, instance: int, stretch: int | None = None) -> str:
    said, again = outcome.said(variable, stretch), variable.again
    if said is not None and said[instance] is not NOT_GIVEN:
        return "missing" if type(said[instance]) is Missing else "given"
    if isinstance(again, Best):
        wanted = outcome.year(again.when[again.knobs.index(variable.name)])[instance]
        return "choice" if wanted is True else "assumed"
    if variable.period == "fact":
        return "missing" if variable.fact is None or variable.fact.required else "assumed"
    return "again" if isinstance(again, Nudge) else "rule" if variable.versions else "aggregate"


def _read(outcome: Outcome, step: Step, stretch: int | None) -> Iterator[tuple[Variable, int]]:
    """Whose values a step is made of."""
    system, at = outcome.plan.system, step.instance
    low = system.levels.index(step.variable.level)
    if step.rule is not None:
        for a in system.arguments(step.rule, outcome.days[stretch]):
            if a.variable is not None:
                other = outcome.whose(a.how, *a.levels, stretch)[at]
                if other >= 0:
                    yield a.variable, other
    elif not step.variable.versions:
        for needed, how in outcome.plan.edges(step.variable):
            whose = outcome.whose(how, low, system.levels.index(needed.level), stretch)
            yield from ((needed, i) for i in (i for i, group in enumerate(whose) if group == at))


def _used(outcome: Outcome, variable: Variable, instance: int, stretch: int | None) -> tuple[Rule | None, list[Figure]]:
    """The rule that answered and the figures it looked at."""
    rule, day = outcome.plan.rule_on(variable, outcome.days[stretch]), outcome.days[stretch]
    if rule is None:
        return None, []
    arguments = [
        _Recorder(column[instance]) if issubclass(kind, Parameters) else column[instance]
        for column, (_, kind) in zip(outcome.columns(rule, stretch), rule.inputs, strict=True)
    ]
    with suppress(MissingUsed):
        rule.function(*arguments)
    return rule, [
        _figure(outcome, type(record.values), name, rule.looks(day))
        for record in arguments
        if isinstance(record, _Recorder)
        for name in record.names
    ]


def reached(outcome: Outcome, targets: Iterable[str]) -> dict[str, set[int]]:
    """Whose value of which variables the targets rest on: what stands behind a given value is left out."""
    case, plan = outcome.case, outcome.plan
    levels = plan.system.levels
    found: dict[str, int] = {}  # by variable the instances, as bits: a household's outcomes rest on hundreds of steps
    for name in targets:
        variable = plan.system.variable(name)
        assert variable is not None
        found[name] = (1 << case.sizes[levels.index(variable.level)]) - 1
    ways: dict[tuple[str, int, int, int | None], list[int]] = {}
    months = tuple(range(len(outcome.stretches))) if case.later or case.later_links else (None,)
    for name, low, needs in plan.backwards:
        asked = found.get(name, 0)
        said = case.given.get(name) if asked else None
        if said is not None:
            everything = [said, *(values for _, values in case.later_given.get(name, ()))]
            asked &= _bits(i for i in range(len(said)) if any(values[i] is NOT_GIVEN for values in everything))
        if not asked:
            continue
        for needed, how, high in needs:
            if how == "same":
                found[needed] = found.get(needed, 0) | asked
                continue
            here = found.get(needed, 0)
            for stretch in months if name in outcome.monthly else (None,):
                way = ways.get((how, low, high, stretch))
                if way is None:
                    way = ways[how, low, high, stretch] = _way(outcome, how, low, high, stretch)
                for i, bits in enumerate(way):
                    if asked >> i & 1:
                        here |= bits
            found[needed] = here
    return {name: {i for i in range(bits.bit_length()) if bits >> i & 1} for name, bits in found.items()}


def _way(outcome: Outcome, how: str, low: int, high: int, stretch: int | None) -> list[int]:
    """For every instance of a level the instances that it reads of another, as bits."""
    whose = outcome.whose(how, low, high, stretch)
    if how == "down":
        return [_bits(i for i, group in enumerate(whose) if group == at) for at in range(outcome.case.sizes[low])]
    return [1 << i if i >= 0 else 0 for i in whose]


def _bits(numbers: Iterable[int]) -> int:
    return sum(1 << i for i in numbers)


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
