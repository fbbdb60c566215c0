"""Which rules answer a question, in which order: shared by everything that executes them."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from prinsjesdag.engine.declarations import Best, Rule
from prinsjesdag.engine.errors import CaseError, LawError
from prinsjesdag.engine.system import System
from prinsjesdag.engine.variables import Variable


@dataclass(frozen=True)
class When:
    """A whole year, or one day of it (`on`): then every month is as the month of that day."""

    year: int
    on: date | None = None

    @property
    def first(self) -> date:
        return self.on or date(self.year, 1, 1)

    @property
    def new_year(self) -> date:
        return date(self.year, 1, 1)

    def __str__(self) -> str:
        return self.on.isoformat() if self.on else str(self.year)


class Plan:
    """The steps towards targets, each after all it needs."""

    def __init__(self, system: System, when: When, targets: Iterable[str], given: frozenset[str] = frozenset()) -> None:
        """`given` are variables that need no rule, because everybody's value is given."""
        self.system = system
        self.when = when
        self.given = given
        self.steps: list[Variable] = []
        self.rules: dict[str, tuple[Rule, ...]] = {}
        self._edges: dict[str, list[tuple[Variable, str]]] = {}
        self._inner: dict[Best, Plan] = {}
        done: set[str] = set()

        def visit(variable: Variable) -> None:
            if variable.name in done:
                return
            done.add(variable.name)
            self.rules[variable.name] = self._in_force(variable)
            if variable.name not in given:
                for needed in self.needed(variable):
                    visit(needed)
            self.steps.append(variable)

        for target in targets:
            variable = system.variable(target)
            if variable is None:
                raise CaseError(f"{target} is no variable")
            visit(variable)

    def under(self, system: System) -> "Plan":
        """The same steps under other values of the same rules."""
        other = copy(self)
        other.system = system
        other._inner = {best: inner.under(system) for best, inner in self._inner.items()}
        for name in ("breaks", "proposals"):
            other.__dict__.pop(name, None)
        return other

    def needed(self, variable: Variable) -> list[Variable]:
        """What must be known before this step."""
        return list({needed.name: needed for needed, _ in self.edges(variable)}.values())

    def edges(self, variable: Variable) -> list[tuple[Variable, str]]:
        """What must be known before this step, each with how it is read: see `System.edges`."""
        if variable.name not in self._edges:
            found = self.system.edges(variable, self.rules[variable.name])
            best = variable.again
            if isinstance(best, Best):
                # The objective is calculated again for every candidate: from what doesn't depend on the knobs.
                if best not in self._inner:
                    self._inner[best] = Plan(self.system, self.when, [best.objective], self.given | {*best.knobs})
                inner = self._inner[best]
                again = {v.name for v in inner.downstream(best.knobs)} | {*best.knobs}
                found += [(v, self.system.way(variable, v)) for v in inner.steps if v.name not in again]
            self._edges[variable.name] = found
        return self._edges[variable.name]

    def downstream(self, names: Iterable[str]) -> list[Variable]:
        """The steps that depend on these variables, in order."""
        reached = set(names)
        found = []
        for variable in self.steps:
            if variable.name not in reached and variable.name not in self.given:
                if any(needed.name in reached for needed, _ in self.edges(variable)):
                    reached.add(variable.name)
                    found.append(variable)
        return found

    @cached_property
    def backwards(self) -> list[tuple[str, int, list[tuple[str, str, int]]]]:
        """The steps from the last to the first, with level and what each reads: name, how and level."""
        index = self.system.levels.index
        return [
            (v.name, index(v.level), [(needed.name, how, index(needed.level)) for needed, how in self.edges(v)])
            for v in reversed(self.steps)
        ]

    def rule_on(self, variable: Variable, day: date) -> Rule | None:
        """The version of a rule in force on a day."""
        for rule in self.rules[variable.name]:
            if rule.valid_from <= day <= rule.valid_until:
                return rule
        return None

    @cached_property
    def breaks(self) -> tuple[date, ...]:
        """First days of the stretches of months within the year in which no rule and no value changes."""
        if self.when.on:
            return (self.when.on,)
        first, last = self.when.new_year, date(self.when.year, 12, 31)
        days = {first}.union(*(inner.breaks for inner in self._inner.values()))
        for variable in self.steps:
            rules = self.rules[variable.name]
            for rule in rules:
                changes = self.system.changes(rule, first, last)
                if variable.period == "year" and changes and rule.on is None:
                    day, name = min(changes.items())
                    raise LawError(
                        f"{rule.where}: a yearly rule reads {name}, which changes on {day}; "
                        'make it monthly, or say on which day it looks (on="01-01")'
                    )
                if variable.period == "month":
                    days |= {first_of_month(day) for day in changes}
                    if first < rule.valid_from <= last:
                        days.add(first_of_month(rule.valid_from))
                    if first <= rule.valid_until < last:
                        days.add(first_of_month(rule.valid_until + timedelta(days=1)))
        return tuple(sorted(day for day in days if day <= last))

    @cached_property
    def proposals(self) -> list[str]:
        """Paths of values that the plan reads and that are proposed, not yet law."""
        found = set()
        for rule in (rule for rules in self.rules.values() for rule in rules):
            days = {rule.looks(day) for day in self.breaks}
            for cls, names in self.system.reads(rule).items():
                for name in names:
                    dated = [self.system.dated_value(cls, name, day) for day in days]
                    if any(value is not None and value.proposal for value in dated):
                        found.add(self.system.path(cls, name))
        return sorted(found)

    def _in_force(self, variable: Variable) -> tuple[Rule, ...]:
        if self.when.on and variable.period == "month":
            first = last = self.when.on
        else:
            first, last = self.when.new_year, date(self.when.year, 12, 31)
        return tuple(r for r in variable.versions if r.valid_from <= last and r.valid_until >= first)


def first_of_month(day: date) -> date:
    """The day itself when it is the first of a month, otherwise the first of the next month."""
    if day.day == 1:
        return day
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
