"""The source of compiled steps: a loop for each, over the rules as they were written."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, get_type_hints

from prinsjesdag.engine import layout
from prinsjesdag.engine.arithmetic import ROUNDINGS
from prinsjesdag.engine.declarations import Parameters, Rule
from prinsjesdag.engine.errors import LawError
from prinsjesdag.engine.layout import SPACES
from prinsjesdag.engine.nodes import Node, Unit, place
from prinsjesdag.engine.plan import Plan
from prinsjesdag.engine.source import Sources


class Loops:
    """Writes units, and keeps where the parameter values stand that they read."""

    def __init__(self, plan: Plan, nodes: Mapping[str, Node], of_year: Callable[[str], str]) -> None:
        self.plan, self.system, self.nodes, self.of_year = plan, plan.system, nodes, of_year
        self.parameters: dict[tuple[type[Parameters], str], tuple[int, int, Any]] = {}
        """Where a value stands in a row of PR, how many numbers it is (negative for a row of them), and its kind."""
        self.readers: dict[tuple[type[Parameters], str], set[tuple[str, date | None]]] = {}
        """Which steps read a value, and on which day; None for every break of the law."""
        self.read: dict[str, set[tuple[int, int]]] = {}
        """Rows of places that a step looks at, each with its space."""
        self.width = 0
        self.looks: list[date] = []
        """The days whose values stand in the first rows of PR; those of the law's breaks come after."""

    def unit(self, nodes: Sequence[Node]) -> Unit:
        """Steps that are compiled together."""
        self._begin()
        body = [f"    {line}" for node in nodes for line in self._step(node)]
        return Unit(tuple(nodes), self._text("mask", "", body))

    def _begin(self) -> None:
        self.sources, self._count = Sources(), 0
        self._tuples: dict[str, tuple[str, ...]] = {}

    def _text(self, first: str, last: str, body: Sequence[str], pieces: Sequence[str] = ()) -> str:
        """The module: the functions that steps call, pieces that the last one calls, and the one that is called."""
        functions = "\n\n".join(f"@rule_\n{text}" for text in self.sources.text.values())
        tuples = "\n".join(f"{t} = namedtuple({t!r}, {list(names)!r})" for t, names in self._tuples.items())
        head = HEAD.format(name="unit", first=first, last=last)
        return "\n\n".join([_TOP, functions, tuples, *pieces, "\n".join([head, *body, ""])])

    def _step(self, node: Node) -> list[str]:
        """A step's loop."""
        lines = [f"if mask[{node.number}]:"]
        if node.variable.how == "year_of":
            return lines + self._loop(node, "", [], f"{self._load(node, self.nodes[node.needs[0][0]], 'same')} * 12.0")
        for rule in self.plan.rules[node.variable.name]:
            lines += self._rule(rule, node)
        return lines + self._unruled(node)

    def _rule(self, rule: Rule, node: Node) -> list[str]:
        before, call = self._call(rule, node)
        return self._loop(node, self._breaks([rule]), before, call)

    def _call(self, rule: Rule, node: Node) -> tuple[list[str], str]:
        """What stands before the loop, and the value of an instance."""
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
        return before, call

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
        store = f"st({SPACES[node.space]}, {node.row}, i, {value}, {self._scope(node)})"
        return self._walk(node, breaks, before, [store])

    def _walk(self, node: Node, breaks: str, before: Sequence[str], body: Sequence[str]) -> list[str]:
        """The loop over all instances that a step has; a monthly one over the law's breaks first."""
        space = SPACES[node.space]
        if not node.monthly:
            return [*(f"    {b}" for b in before), f"    for i in range(n{space}):", *(f"        {b}" for b in body)]
        lines = [
            f"    for r in range({breaks}):",
            *(f"        {b}" for b in before),
            f"        start, end = seg[{node.level}, r], seg[{node.level}, r + 1]",
        ]
        own, day = (self._place(node, row) for row in (layout.OWN, layout.DAY))
        first = [line.replace(own, "i - start").replace(day, "day") for line in body]
        if first != [*body]:  # the stretches that all have stand as they do in the year, and begin together
            lines += [
                f"        day, later = {self._place(node, layout.DAY, 'start')}, min(start + n{space[0]}, end)",
                "        for i in range(start, later):",
                *(f"            {line}" for line in first),
                "        start = later",
            ]
        return [*lines, "        for i in range(start, end):", *(f"            {line}" for line in body)]

    def _at(self, node: Node, row: int) -> str:
        if row not in (layout.OWN, layout.DAY):
            self.read.setdefault(node.name, set()).add((node.space, row))
        return self._place(node, row)

    def _place(self, node: Node, row: int, i: str = "i") -> str:
        return f"ld(i{SPACES[node.space]}, {row}, {i}, {self._scope(node)})"

    def _scope(self, node: Node) -> int:
        """Of what is stored together: see access.py."""
        return node.number

    def _link(self, node: Node, link: str, monthly: bool) -> int:
        number = self.system.links.index(link)
        return layout.LINKS + (2 * number + monthly if node.monthly else number)

    def _load(self, node: Node, needed: Node, how: str) -> str:
        if how in self.system.links:
            at = self._at(node, self._link(node, how, needed.monthly))  # nobody's stands in the last column, always 0
        elif needed.space == node.space:
            at = "i"
        else:
            at = self._at(node, place(node, needed.level, needed.monthly))
        text = f"ld({SPACES[needed.space]}, {needed.row}, {at}, {self._scope(node)})"
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
                value = f"ld(PR, {row}, {first}, {self._scope(node)})"
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


_TOP = '''"""Generated by prinsjesdag.engine.loops; do not edit."""
import math
from collections import namedtuple

import numba
import numpy as np

from prinsjesdag.engine.access import ld, st
from prinsjesdag.engine.layout import over_year, together

rule_ = numba.njit(no_cpython_wrapper=True, no_cfunc_wrapper=True, _nrt=False, forceinline=True,
                   error_model="numpy")'''

ARGUMENTS = "n, seg, P, PM, G, GM, H, HM, iP, iPM, iG, iGM, iH, iHM, PR, year"

HEAD = """@numba.njit(nogil=True, cache=True, error_model="numpy")
def {name}({first}, n, seg, P, PM, G, GM, H, HM, iP, iPM, iG, iGM, iH, iHM, PR, year{last}):
    nP, nPM, nG, nGM, nH, nHM, none, Y, R = n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8]"""
