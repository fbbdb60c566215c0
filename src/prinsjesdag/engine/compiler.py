"""One program for a whole plan: generated source over the rules themselves, to be compiled by numba.

Every step is a loop of its own over all instances of a chunk of cases: values stand in matrices with a row a variable
(layout.py), so that LLVM does a rule for some persons at a time. A step runs only when `mask` says so: neither an
asked-for column nor a given variable needs another program. Parameter values are an array too. What `best` and `nudge`
calculate again are the same steps over copies of cases (trials.py).
"""

from collections.abc import Iterable, Sequence
from copy import copy
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from prinsjesdag.engine.columns import Floats
from prinsjesdag.engine.declarations import Best, Nudge
from prinsjesdag.engine.errors import LawError
from prinsjesdag.engine.layout import SPACES, TOGETHER
from prinsjesdag.engine.loops import Loops
from prinsjesdag.engine.nodes import Again, Common, Joined, Node, Unit
from prinsjesdag.engine.plan import Plan
from prinsjesdag.engine.system import System
from prinsjesdag.engine.variables import Variable

UNIT = 24
"""Steps that are compiled together: numba's time grows faster than the size of a function."""


class Program:
    """The steps of one plan in order, where their values stand, and the source of those that are compiled."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.system = plan, plan.system
        self.nodes: dict[str, Node] = {}
        for variable in plan.steps:
            self._add(variable)
        for name in list(self.nodes):
            self.of_year(name)
        self.rows = [0] * len(SPACES)
        for number, node in enumerate(self.nodes.values()):
            node.number, node.row = number, self.rows[node.space]
            self.rows[node.space] += 1
        self.agains = [self._again(again, nodes) for again, nodes in self._agains().items()]
        self.loops = Loops(plan, self.nodes, self.of_year)
        self.steps = self._steps()
        self.joined: dict[str, Joined] = {}
        """Of questions that many persons were asked (fused.py); programs of one source share them."""

    def under(self, system: System) -> "Program | None":
        """The same source under other values of the same rules; None where these change on other days of the year."""
        other = copy(self)
        other.plan, other.system = self.plan.under(system), system
        for name in ("values", "months_of_change"):
            other.__dict__.pop(name, None)
        return other if other.plan.breaks == self.plan.breaks else None

    # The steps and their order

    def _add(self, variable: Variable) -> None:
        level = self.system.levels.index(variable.level)
        node = Node(variable.name, variable, level, variable.period == "month")
        for name, how in self._reads(variable):
            node.needs.append((name if node.monthly else self.of_year(name), how))
        self.nodes[variable.name] = node

    def of_year(self, name: str) -> str:
        """The row with the year's value of a variable."""
        node = self.nodes[name]
        if not node.monthly:
            return name
        year = f"{name}@year"
        if year not in self.nodes:
            if node.variable.how in TOGETHER and node.variable.over_year == "any":  # each member's year, then together
                needs = [(self.of_year(str(node.variable.of)), "down")]
                self.nodes[year] = Node(year, node.variable, node.level, False, False, needs)
            else:
                self.nodes[year] = Node(year, node.variable, node.level, False, True, [(name, "same")])
        return year

    def _reads(self, variable: Variable) -> list[tuple[str, str]]:
        if isinstance(variable.again, Best):  # what it calculates again comes with it (`_again`)
            return [(needed.name, how) for needed, how in self.system.edges(variable)]
        return list(dict.fromkeys((needed.name, how) for needed, how in self.plan.edges(variable)))

    def _agains(self) -> dict[Best | Nudge, list[Node]]:
        found: dict[Best | Nudge, list[Node]] = {}
        for node in self.nodes.values():
            if node.variable.again is not None and not node.reduces:
                found.setdefault(node.variable.again, []).append(node)
        return found

    def _again(self, again: Best | Nudge, nodes: list[Node]) -> Again:
        if isinstance(again, Best):
            nodes = [self.nodes[knob] for knob in again.knobs]
            target, changed = self.of_year(again.objective), set(again.knobs)
        else:
            target, changed = self.of_year(again.target), {again.fact, self.of_year(again.fact)}
        part = tuple(self.leading_to({target}, self.downstream(changed)))
        around = {need for node in part for need, _ in node.needs} - {node.name for node in part} - changed
        for node in nodes:
            node.needs += [(name, "same") for name in sorted(around - {name for name, _ in node.needs})]
        return Again(again, tuple(nodes), self.nodes[target], part)

    def _steps(self) -> list["Unit | Common | Again"]:
        """Units of rules, steps common to every law, and what calculates again, each after all it needs.

        As many of a sort as can be run go together; what a choice tries stands together, so that it can run apart.
        """
        waiting = [node for node in self.nodes.values() if not node.told]
        done = {node.name for node in self.nodes.values() if node.variable.period == "fact"}
        agains, first = list(self.agains), frozenset[Node]()
        found: list[Unit | Common | Again] = []
        while waiting or agains:
            before = len(done)
            for some in ({*first} & {*waiting}, {*waiting}):
                idle = False
                while not idle:
                    idle = True
                    for common in (True, False):
                        ready = []
                        for node in waiting:
                            if node in some and node.common == common and node.of_step:
                                if all(name in done for name, _ in node.needs):
                                    ready.append(node)
                                    done.add(node.name)
                        waiting = [node for node in waiting if node.name not in done]
                        idle = idle and not ready
                        if common and ready:
                            found.append(Common(tuple(ready)))
                        else:
                            found += [self.loops.unit(ready[i : i + UNIT]) for i in range(0, len(ready), UNIT)]
            for again in agains:
                if all(name in done for node in again.nodes for name, _ in node.needs):
                    agains.remove(again)
                    found.append(again)
                    done |= {node.name for node in again.nodes}
                    waiting = [node for node in waiting if node.name not in done]
                    first = frozenset(again.part) if isinstance(again.again, Best) else frozenset()
                    break
            if len(done) == before:
                raise LawError(f"no order for {waiting[0].name}")
        return found

    @cached_property
    def units(self) -> list[Unit]:
        return [step for step in self.steps if isinstance(step, Unit)]

    @cached_property
    def values(self) -> Floats:
        """PR: parameter values on the days that yearly rules look at, then on the law's own breaks."""
        days = [*self.loops.looks, *self.plan.breaks]
        values = np.zeros((len(days), max(1, self.loops.width)))
        for i, day in enumerate(days):
            for (cls, name), (first, size, _) in self.loops.parameters.items():
                known = self.system.value_on(cls, name, day)
                values[i, first : first + abs(size)] = np.nan if known is None else known
        return values

    @cached_property
    def months_of_change(self) -> dict[tuple[Any, ...], npt.NDArray[np.int16]]:
        """What stretches.py has found out, kept for the next question."""
        return {}

    def changes(self, number: int, nodes: Iterable[Node]) -> bool:
        """Whether any of these steps is another rule, or reads another value, from one of the law's breaks on."""
        before, after = self.plan.breaks[number - 1 : number + 1]
        row = len(self.loops.looks) + number
        same = (self.values[row] == self.values[row - 1]) | np.isnan(self.values[row - 1 : row + 1]).all(axis=0)
        for node in nodes:
            if node.monthly and node.variable.versions:
                rule = self.plan.rule_on(node.variable, after)
                if rule is not self.plan.rule_on(node.variable, before):
                    return True
                for cls, names in self.system.reads(rule).items() if rule else ():
                    for first, size, _ in (self.loops.parameters[cls, name] for name in names):
                        if not same[first : first + abs(size)].all():
                            return True
        return False

    def downstream(self, names: Iterable[str]) -> list[Node]:
        """The steps that depend on these rows."""
        reached = set(names)
        found = []
        for node in self.nodes.values():
            if node.name not in reached and any(n in reached for n, _ in node.needs):
                reached.add(node.name)
                found.append(node)
        return found

    def leading_to(
        self, targets: Iterable[str], nodes: Sequence[Node] | None = None, told: frozenset[str] = frozenset()
    ) -> list[Node]:
        """Of these steps those that the targets rest on; not what is behind a variable that is `told` of everybody."""
        wanted = {*targets, *(f"{target}@year" for target in targets)}
        found = []
        for node in reversed(nodes if nodes is not None else list(self.nodes.values())):
            if node.name in wanted:
                found.append(node)
                if node.variable.name not in told:
                    wanted |= {n for n, _ in node.needs}
        return found[::-1]

    def missing(self, targets: Iterable[str]) -> list[str]:
        """Values behind the targets that nobody knows on a day the program looks at them."""
        behind = {node.name for node in self.leading_to(set(targets))}
        days = self.plan.breaks
        looked_at = {
            (cls, name, looks)
            for (cls, name), readers in self.loops.readers.items()
            for node, day in readers if node in behind
            for looks in (days if day is None else (day,))
        }  # fmt: skip
        path, on = self.system.path, self.system.value_on
        return sorted({f"{path(cls, name)} op {day.isoformat()}" for cls, name, day in looked_at
                       if on(cls, name, day) is None})  # fmt: skip
