"""One program for a whole plan: generated source over the rules themselves, to be compiled by numba.

Every step is a loop of its own over all instances of a chunk of cases: values stand in matrices with a row a variable
(layout.py), so that LLVM does a rule for some persons at a time. A step runs only when `mask` says so:
neither an asked-for column nor a given variable needs another program. Parameter values are an array too. What `best`
and `nudge` calculate again are the same steps over copies of cases (again.py of the interpreter, here trials.py).
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, get_type_hints

from prinsjesdag.engine import layout
from prinsjesdag.engine.arithmetic import ROUNDINGS
from prinsjesdag.engine.declarations import Best, Nudge, Parameters, Rule
from prinsjesdag.engine.errors import LawError
from prinsjesdag.engine.layout import OVER_YEAR, SPACES, TOGETHER
from prinsjesdag.engine.plan import Plan
from prinsjesdag.engine.source import Sources
from prinsjesdag.engine.system import Variable

UNIT = 24
"""Steps that are compiled together: numba's time grows faster than the size of a function."""

@dataclass(eq=False)
class Node:
    """A step with a row of its own: a variable, or the year's value of a monthly one."""

    name: str
    variable: Variable
    level: int
    monthly: bool
    reduces: bool = False
    needs: list[tuple[str, str]] = field(default_factory=list)
    """Rows it reads, each with how: same, up, down (members), or a link's name."""
    number: int = 0
    row: int = 0

    @property
    def space(self) -> int:
        return 2 * self.level + self.monthly

    @property
    def kind(self) -> int:
        """As `layout.typed` knows it."""
        return {float: 0, bool: 2}.get(self.variable.kind, 1)

    @property
    def common(self) -> bool:
        """Whether `layout.common` does it."""
        return self.reduces or self.variable.how in TOGETHER

    @property
    def of_step(self) -> bool:
        """Whether it is a step itself, not something calculated again."""
        return self.reduces or self.variable.again is None

    @property
    def told(self) -> bool:
        """Whether it is nothing but what is told, or a default."""
        return self.variable.period == "fact" or isinstance(self.variable.again, Best)


@dataclass(frozen=True)
class Unit:
    """A piece of the program that is compiled apart."""

    name: str
    nodes: tuple[Node, ...]
    text: str

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True)
class Common:
    """Steps that need no code of their own: aggregates, and the year's value of monthly variables."""

    nodes: tuple[Node, ...]


@dataclass(eq=False)
class Again:
    """What calculates a part of the program once more, on copies of cases: a choice or a nudge."""

    again: Best | Nudge
    nodes: tuple[Node, ...]
    target: Node
    """What the copies are made for: the objective, or what the rise is to reach."""
    part: tuple[Node, ...]
    """The steps to run again."""


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
        self.parameters: dict[tuple[type[Parameters], str], tuple[int, int, Any]] = {}
        self.readers: dict[tuple[type[Parameters], str], set[tuple[str, date | None]]] = {}
        self.width = 0
        self.looks: list[date] = []  # the days whose parameter values stand in the first rows of PR
        self.steps = self._steps()

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
                            found += [self._unit(ready[i : i + UNIT]) for i in range(0, len(ready), UNIT)]
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
                if node.variable.name not in told or (node.reduces and node.name not in told):
                    wanted |= {n for n, _ in node.needs}
        return found[::-1]

    def missing(self, targets: Iterable[str]) -> list[str]:
        """Values behind the targets that nobody knows on a day the program looks at them."""
        behind = {node.name for node in self.leading_to(set(targets))}
        found = set()
        for (cls, name), readers in self.readers.items():
            for node, day in readers:
                days = self.plan.breaks if day is None else [day]
                unknown = [d for d in days if node in behind and self.system.value_on(cls, name, d) is None]
                found |= {f"{self.system.path(cls, name)} op {d.isoformat()}" for d in unknown}
        return sorted(found)

    # Source

    def _unit(self, nodes: Sequence[Node]) -> Unit:
        name = "unit"
        self.sources, self._tuples, self._count = Sources(), {}, 0
        body = [f"    {line}" for node in nodes for line in self._step(node)]
        functions = "\n\n".join(f"@rule_\n{text}" for text in self.sources.text.values())
        tuples = "\n".join(f"{t} = namedtuple({t!r}, {list(names)!r})" for t, names in self._tuples.items())
        return Unit(name, tuple(nodes), "\n\n".join([_TOP, functions, tuples, "\n".join([_HEAD.format(name=name), *body, ""])]))

    def _step(self, node: Node) -> list[str]:
        """A step's loop."""
        lines = [f"if mask[{node.number}]:"]
        if node.variable.how == "year_of":
            return lines + self._loop(node, "", [], f"{self._load(node, self.nodes[node.needs[0][0]], 'same')} * 12.0")
        for rule in self.plan.rules[node.variable.name]:
            lines += self._rule(rule, node)
        return lines + self._unruled(node)

    def _rule(self, rule: Rule, node: Node) -> list[str]:
        arguments, before = [], []
        for name, kind in rule.inputs:
            if issubclass(kind, Parameters):
                before.append(self._parameters(rule, kind, node))
                arguments.append(before[-1].partition(" = ")[0])
                continue
            how, variable = self.system.source_of(rule, name)
            if variable is not None:
                needed = self.nodes[variable.name if node.monthly else self.of_year(variable.name)]
                arguments.append(self._load(node, needed, how))
            elif how == "day":
                arguments.append(self._at(node, layout.DAY))
            elif how == "year":
                arguments.append("year")
            else:
                arguments.append(f"({self._at(node, self._link(node, name, False))} != none)")
        call = f"{self.sources.name(rule.function)}({', '.join(arguments)})"
        if rule.rounding:
            call = f"{self.sources.name(ROUNDINGS[rule.rounding])}({call})"
        return self._loop(node, self._breaks([rule]), before, call)

    def _breaks(self, rules: Sequence[Rule]) -> str:
        """Which of the law's breaks a version is for: all, or from and until a number; only versions tell."""
        days = self.plan.breaks
        first = sum(1 for day in days if day < rules[0].valid_from)
        last = sum(1 for day in days if day <= rules[-1].valid_until)
        until = "R" if last == len(days) else str(last)
        return f"{first}, {until}" if first else until

    def _unruled(self, node: Node) -> list[str]:
        """Nobody knows the value where no version holds."""
        rules = self.plan.rules[node.variable.name]
        if not rules:
            return self._loop(node, "R", [], "np.nan")
        first = sum(1 for day in self.plan.breaks if day < rules[0].valid_from)
        last = sum(1 for day in self.plan.breaks if day <= rules[-1].valid_until)
        lines = self._loop(node, str(first), [], "np.nan") if first and node.monthly else []
        if last < len(self.plan.breaks) and node.monthly:
            lines += self._loop(node, f"{last}, R", [], "np.nan")
        return lines

    def _loop(self, node: Node, breaks: str, before: list[str], value: str) -> list[str]:
        space = SPACES[node.space]
        store = f"st({space}, {node.row}, i, {value}, {node.number})"
        if not node.monthly:
            return [*(f"    {b}" for b in before), f"    for i in range(n{space}):", f"        {store}"]
        return [
            f"    for r in range({breaks}):",
            *(f"        {b}" for b in before),
            f"        for i in range(seg[{node.level}, r], seg[{node.level}, r + 1]):",
            f"            {store}",
        ]

    def _at(self, node: Node, row: int) -> str:
        return f"ld(i{SPACES[node.space]}, {row}, i, {node.number})"

    def _link(self, node: Node, link: str, monthly: bool) -> int:
        number = self.system.links.index(link)
        return layout.LINKS + (2 * number + monthly if node.monthly else number)

    def _load(self, node: Node, needed: Node, how: str) -> str:
        if how in self.system.links:
            at = self._at(node, self._link(node, how, needed.monthly))  # nobody's stands in the last column, always 0
        elif needed.space == node.space:
            at = "i"
        else:
            at = self._at(node, _place(node, needed.level, needed.monthly))
        text = f"ld({SPACES[needed.space]}, {needed.row}, {at}, {node.number})"
        kind = needed.variable.kind
        return text if kind is float else f"({text} != 0.0)" if kind is bool else f"int({text})"

    def _parameters(self, rule: Rule, cls: type[Parameters], node: Node) -> str:
        row, looks = "Y + r", None
        if not node.monthly:
            looks = rule.looks(self.plan.when.new_year)
            if looks not in self.looks:
                self.looks.append(looks)
            row = str(self.looks.index(looks))
        names = self.system.reads(rule)[cls]
        values = []
        for name in names:
            self.readers.setdefault((cls, name), set()).add((node.name, looks))
            first, size, kind = self._parameter(cls, name)
            if size < 0:
                values.append(f"PR[{row}, {first}:{first - size}]")
            else:
                value = f"ld(PR, {row}, {first}, {node.number})"
                values.append({bool: f"{value} != 0.0", int: f"int({value})"}.get(kind, value))
        self._count += 1
        own = f"p{self._count}"
        if not values:
            return f"{own} = 0"
        self._tuples[f"T_{'_'.join(names)}"] = names
        return f"{own} = T_{'_'.join(names)}({', '.join(values)})"

    def _parameter(self, cls: type[Parameters], name: str) -> tuple[int, int, Any]:
        """Where a value stands in a row of PR; a row of numbers has a negative size."""
        if (cls, name) not in self.parameters:
            kind = get_type_hints(cls)[name]
            lengths = {len(v.value) for v in self.system.table(cls).series[name].values if isinstance(v.value, tuple)}
            if len(lengths) > 1:
                raise LawError(f"{self.system.path(cls, name)}: compiled rules need rows of one length in all years")
            size = -lengths.pop() if lengths else 1
            self.parameters[cls, name] = (self.width, size, kind)
            self.width += abs(size)
        return self.parameters[cls, name]


def order(node: Node, nodes: Mapping[str, Node]) -> tuple[int, ...]:
    """What `layout.common` is to do for a step."""
    of = nodes[node.needs[0][0]]
    if node.reduces:
        return (0, node.space, node.row, of.space, of.row, OVER_YEAR[node.variable.over_year], 0, 0, 0)
    walked = 2 * of.level + node.monthly  # its members are walked in the space they have in the aggregate's own time
    own = layout.OWN if node.monthly and not of.monthly else -1
    group = _place(Node("", of.variable, of.level, node.monthly), node.level, node.monthly)
    return (1, node.space, node.row, of.space, of.row, TOGETHER[str(node.variable.how)], walked, own, group)


def _place(node: Node, level: int, monthly: bool) -> int:
    """The row of places in which a step finds what it reads of its own or a higher level."""
    if not monthly:
        return layout.OWN if level == node.level else layout.GROUP if level == 1 else layout.CASE
    return layout.GROUP_MONTH if level == 1 else layout.CASE_MONTH


_TOP = '''"""Generated by prinsjesdag.engine.compiler; do not edit."""
import math
from collections import namedtuple

import numba
import numpy as np

from prinsjesdag.engine.access import ld, st

rule_ = numba.njit(no_cpython_wrapper=True, no_cfunc_wrapper=True, _nrt=False, forceinline=True,
                   error_model="numpy")'''

_HEAD = """@numba.njit(nogil=True, cache=True, error_model="numpy")
def {name}(mask, n, seg, P, PM, G, GM, H, HM, iP, iPM, iG, iGM, iH, iHM, PR, year):
    nP, nPM, nG, nGM, nH, nHM, none, Y, R = n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8]"""
