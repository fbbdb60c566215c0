"""One program for a whole plan: generated source over the rules themselves, to be compiled by numba.

Per household: scratch `Y` has for every instance the year's values side by side, and after it `M` the monthly ones for
every instance of every stretch of months. Steps that
follow one another at one level go through the instances in one loop, with their values in local names. Facts and given
variables are columns, parameter values are an array: neither needs another program. `best` and `nudge` call
subprograms that run their part of the plan again.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from textwrap import indent
from typing import Any, get_type_hints

from prinsjesdag.engine.arithmetic import ROUNDINGS
from prinsjesdag.engine.declarations import Best, Nudge, Parameters, Rule
from prinsjesdag.engine.errors import LawError
from prinsjesdag.engine.layout import over_year
from prinsjesdag.engine.plan import Plan
from prinsjesdag.engine.source import Sources
from prinsjesdag.engine.system import Variable

CONTEXT = "Y, M, buf, memo, F0, F1, F2, ci, p0, g0, h, n0, n1, S, N, rows, days, months, grp, link, PR, year"
COUNTS = ("n0", "n1", "1")  # locals with the number of instances of each level
OVER_YEAR = {"mean": 0, "first": 1, "last": 2, "any": 3}


UNIT = 24
"""Steps that are compiled together."""


@dataclass(frozen=True)
class Unit:
    """A piece of the program; one with `asked` runs only when that variable is asked for."""

    name: str
    text: str
    asked: str | None

    @property
    def hash(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


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

    @property
    def shape(self) -> tuple[str, int, bool]:
        """What steps must have in common to share a loop."""
        if self.variable.again is not None and not self.reduces:
            return ("again", id(self.variable.again), False)
        how = "members" if self.variable.how in ("sum", "any", "all", "count", "max") and not self.reduces else "each"
        return (how, self.level, self.monthly)


class Program:
    """The source for one plan, and where everything stands in its arrays."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.system = plan, plan.system
        self.sources = Sources()
        self.nodes: dict[str, Node] = {}
        for variable in plan.steps:
            self._add(variable)
        self.row: dict[str, int] = {}
        self.widths = [0, 0]  # places an instance takes in Y, and in every stretch of M
        for name, node in self.nodes.items():
            self.row[name] = self.widths[node.monthly]
            self.widths[node.monthly] += 1
        self.column = {name: i for i, name in enumerate(self.nodes)}  # its place in `ci`
        self.parameters: dict[tuple[type[Parameters], str], tuple[int, int, Any]] = {}
        self.readers: dict[tuple[type[Parameters], str], set[tuple[str, date | None]]] = {}
        self.width = 0
        self.looks = list(plan.breaks)  # the days whose parameter values stand in the rows of PR
        self.subprograms: list[str] = []
        self._tuples: dict[str, tuple[str, ...]] = {}
        self.memory = 0
        self.units = self._units(list(self.nodes.values()))

    def _units(self, nodes: Sequence[Node]) -> list["Unit"]:
        """The plan in pieces that are compiled apart: numba's time grows faster than the size of a function."""
        pieces: list[list[list[Node]]] = [[]]
        for block in self._blocks(nodes):
            small = sum(map(len, pieces[-1])) + len(block) <= UNIT and block[0].variable.again is None
            if pieces[-1] and not (small and pieces[-1][0][0].variable.again is None):
                pieces.append([])
            pieces[-1].append(block)
        return [self._unit(f"unit_{k}", piece) for k, piece in enumerate(pieces)]

    def _unit(self, name: str, blocks: list[list[Node]]) -> "Unit":
        self.sources, self.subprograms, self._tuples = Sources(), [], {}
        self._over_year = self.sources.name(over_year.py_func)
        self.agains = 0
        body = self._body(blocks)
        asked = None
        again = blocks[0][0].variable.again
        if isinstance(again, Nudge):
            asked = again.variable
        functions = "\n\n".join(f"@rule_\n{text}" for text in self.sources.text.values())
        tuples = "\n".join(f"{t} = namedtuple({t!r}, {list(names)!r})" for t, names in self._tuples.items())
        head = _HEAD.format(name=name, width=self.widths[0])
        text = "\n\n".join(
            [_TOP, functions, tuples, *self.subprograms, head + "\n" + indent("\n".join(body), "    ") + "\n"]
        )
        return Unit(name, text, asked)

    # The steps and their order

    def _add(self, variable: Variable) -> None:
        level = self.system.levels.index(variable.level)
        node = Node(variable.name, variable, level, variable.period == "month")
        for name, how in self._reads(variable):
            node.needs.append((self._row_of(name, node.monthly), how))
        self.nodes[variable.name] = node
        if node.monthly and _counted(variable):
            self._row_of(variable.name, False)

    def _row_of(self, name: str, monthly: bool) -> str:
        """The row that a step reads: a yearly step reads the year's value of a monthly one."""
        needed = self.nodes[name]
        if monthly or not needed.monthly:
            return name
        year = f"{name}@year"
        if year not in self.nodes and _counted(needed.variable):
            member = self._row_of(str(needed.variable.of), False)
            self.nodes[year] = Node(year, needed.variable, needed.level, False, needs=[(member, "down")])
        if year not in self.nodes:
            self.nodes[year] = Node(year, needed.variable, needed.level, False, True, [(name, "same")])
        return year

    def _reads(self, variable: Variable) -> list[tuple[str, str]]:
        level = self.system.levels.index(variable.level)
        found: list[tuple[str, str]] = []
        if not variable.versions:
            for needed in self.plan.needed(variable):
                at = self.system.levels.index(needed.level)
                found.append((needed.name, "same" if at == level else "down" if at < level else "up"))
            return found
        for rule in self.plan.rules[variable.name]:
            for name, kind in rule.inputs:
                if not issubclass(kind, Parameters):
                    how, needed_one = self.system.source_of(rule, name)
                    if needed_one is not None:
                        found.append((needed_one.name, how))
        return found

    def _blocks(self, nodes: Sequence[Node]) -> list[list[Node]]:
        """The steps in an order that shares loops: as many alike as can be run, then the next kind."""
        waiting = list(nodes)
        inside = {node.name for node in nodes}
        done: set[str] = set()
        blocks: list[list[Node]] = []
        while waiting:
            best: list[Node] = []
            for shape in dict.fromkeys(node.shape for node in waiting):
                block: list[Node] = []
                here: set[str] = set()
                for node in waiting:
                    ready = all(
                        n not in inside or n in done or (n in here and how == "same" and shape[0] == "each")
                        for n, how in node.needs
                    )
                    if node.shape == shape and ready:
                        block.append(node)
                        here.add(node.name)
                if len(block) > len(best):
                    best = block
            if not best:
                raise LawError(f"no order for {waiting[0].name}")
            done |= {node.name for node in best}
            chosen = set(map(id, best))
            waiting = [node for node in waiting if id(node) not in chosen]
            blocks.append(best)
        return blocks

    def downstream(self, names: Iterable[str]) -> list[Node]:
        """The steps that depend on these rows."""
        reached = set(names)
        found = []
        for node in self.nodes.values():
            if node.name not in reached and any(n in reached for n, _ in node.needs):
                reached.add(node.name)
                found.append(node)
        return found

    # Source

    def _program(self, name: str, nodes: Sequence[Node]) -> str:
        lines = self._body(self._blocks(nodes))
        return "\n".join([f"@part_\ndef {name}({CONTEXT}):", *lines, "    return 0"])

    def _body(self, blocks: list[list[Node]]) -> list[str]:
        lines = []
        for block in blocks:
            kind = block[0].shape[0]
            if kind == "again":
                lines.append(self._again(block))
            elif kind == "members":
                lines += [line for node in block for line in self._members(node)]
            else:
                lines += self._each(block)
        return lines

    def _each(self, block: Sequence[Node]) -> list[str]:
        level, monthly = block[0].level, block[0].monthly
        indent = "    "
        lines = []
        if monthly:
            lines += ["    for s in range(S):", "        row = rows[s]", "        day = days[s]"]
            indent += "    "
        here = {node.name for node in block}
        lines.append(f"{indent}for i in range({COUNTS[level]}):")
        indent += "    "
        stretch = "s" if monthly else "(S - 1)"
        others = ["i"]
        if level == 0:
            others += ["g", *self.system.links]
            lines.append(f"{indent}g = grp[{stretch} * N + i]")
            lines += [f"{indent}{k} = link[{n} * N + i]" for n, k in enumerate(self.system.links)]
        for name in others:
            lines += [indent + line for line in self._at(name, stretch)]
        lines.append(f"{indent}hm = {stretch} * N * {self.widths[1]}")
        for node in block:
            local = _local(node.name)
            if node.reduces:
                lines.append(f"{indent}{local} = {self._reduction(node)}")
            else:
                lines += self._or_given(node, self._value(node, here), indent)
            lines.append(f"{indent}{self._place(node.name, 'i')} = {local}")
        return lines

    def _at(self, name: str, stretch: str) -> list[str]:
        """Where the values of an instance begin in Y and in a stretch of M."""
        return [f"{name}y = {name} * {self.widths[0]}", f"{name}m = ({stretch} * N + {name}) * {self.widths[1]}"]

    def _place(self, name: str, instance: str) -> str:
        """Where a value stands; `instance` is a local set up by `_at`, or h for the case itself."""
        node = self.nodes[name]
        if node.monthly:
            return f"M[{instance}m + {self.row[name]}]"
        return f"Y[{self.row[name]}]" if instance == "h" else f"Y[{instance}y + {self.row[name]}]"

    def _year(self, name: str, instance: str) -> str:
        """Where a year's value stands for an instance whose number is in a local."""
        return f"Y[{instance} * {self.widths[0]} + {self.row[self._row_of(name, False)]}]"

    def _or_given(self, node: Node, value: str, indent: str) -> list[str]:
        """The rule's value, unless the variable is a column and says something here."""
        local = _local(node.name)
        return [
            f"{indent}c = ci[{self.column[node.name]}]",
            f"{indent}v = {_column(node.level, 'i')} if c >= 0 else np.nan",
            f"{indent}if v == v:",
            f"{indent}    {local} = {_typed(node.variable.kind, 'v')}",
            f"{indent}else:",
            f"{indent}    {local} = {value}",
        ]

    def _value(self, node: Node, here: set[str]) -> str:
        variable = node.variable
        if variable.period == "fact":
            assert variable.fact is not None
            default = variable.fact.default
            if variable.fact.required:
                return "np.nan" if variable.kind is float else "0"
            return (
                repr(float(default))
                if variable.kind is float
                else repr(bool(default))
                if variable.kind is bool
                else str(int(default))
            )
        if variable.how == "year_of":
            return f"{self._load(node.needs[0][0], 'same', here)} * 12.0"
        rules = self.plan.rules[variable.name]
        text = ""
        for i, rule in enumerate(rules):
            call = self._call(rule, node, here)
            if i < len(rules) - 1:
                until = sum(1 for day in self.plan.breaks if day <= rule.valid_until)
                text += f"{call} if row < {until} else "
            else:
                text += call
        return text or "np.nan"

    def _call(self, rule: Rule, node: Node, here: set[str]) -> str:
        arguments = []
        for name, kind in rule.inputs:
            if issubclass(kind, Parameters):
                arguments.append(self._parameters(rule, kind, node))
                continue
            how, variable = self.system.source_of(rule, name)
            if variable is None:
                arguments.append({"day": "day", "year": "year"}.get(how, f"({name} >= 0)"))
            else:
                arguments.append(self._load(self._row_of(variable.name, node.monthly), how, here))
        call = f"{self.sources.name(rule.function)}({', '.join(arguments)})"
        return f"{self.sources.name(ROUNDINGS[rule.rounding])}({call})" if rule.rounding else call

    def _load(self, name: str, how: str, here: set[str]) -> str:
        if how == "same" and name in here:
            return _local(name)
        node = self.nodes[name]
        kind = node.variable.kind
        if how in self.system.links:
            nothing = "0.0" if kind is float else "False" if kind is bool else "0"
            return f"({_typed(kind, self._place(name, how))} if {how} >= 0 else {nothing})"
        return _typed(kind, self._place(name, "i" if how == "same" else "g" if node.level == 1 else "h"))

    def _parameters(self, rule: Rule, cls: type[Parameters], node: Node) -> str:
        row, looks = "row", None
        if not node.monthly:
            year = self.plan.when.year
            month, day = map(int, (rule.on or "01-01").split("-"))
            looks = self.plan.when.new_year.replace(month=month, day=day)
            if looks not in self.looks:
                self.looks.append(looks)
            row = str(self.looks.index(looks))
            assert looks.year == year
        names = self.system.reads(rule)[cls]
        values = []
        for name in names:
            self.readers.setdefault((cls, name), set()).add((node.name, None if node.monthly else looks))
        for name in names:
            first, size, kind = self._parameter(cls, name)
            if size < 0:
                values.append(f"PR[{row}, {first}:{first - size}]")
            else:
                values.append(
                    {bool: "PR[{}, {}] != 0.0", int: "int(PR[{}, {}])"}.get(kind, "PR[{}, {}]").format(row, first)
                )
        if not values:
            return "0"
        self._tuples[f"T_{'_'.join(names)}"] = names
        return f"T_{'_'.join(names)}({', '.join(values)})"

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

    def _reduction(self, node: Node) -> str:
        at, how, width = self.row[node.needs[0][0]], OVER_YEAR[node.variable.over_year], self.widths[1]
        return _typed(node.variable.kind, f"{self._over_year}(M, i * {width} + {at}, S, N * {width}, months, {how})")

    def _members(self, node: Node) -> list[str]:
        """An aggregate: every group's value from its members, in order."""
        member = self.nodes[node.needs[0][0]]
        how = str(node.variable.how)
        stretch = "s" if node.monthly else "(S - 1)"
        here, there = self._place(node.name, "a"), self._place(member.name, "i")
        change = {
            "sum": f"{here} = {here} + {there}",
            "count": f"{here} = {here} + (1.0 if {there} != 0.0 else 0.0)",
            "any": f"{here} = 1.0 if {there} != 0.0 else {here}",
            "all": f"{here} = 0.0 if {there} == 0.0 else {here}",
            "max": f"{here} = {there} if buf[a] == 0.0 else max({here}, {there})",
        }[how]
        group = "0" if node.level == 2 else f"grp[{stretch} * N + i]"
        column = _column(node.level, "a")
        return [
            f"    for s in range({'S' if node.monthly else '1'}):",
            f"        for a in range({COUNTS[node.level]}):",
            *(f"            {line}" for line in self._at("a", stretch)),
            f"            {here} = {'1.0' if how == 'all' else '0.0'}",
            "            buf[a] = 0.0",
            f"        for i in range({COUNTS[member.level]}):",
            *(f"            {line}" for line in self._at("i", stretch)),
            f"            a = {group}",
            *(f"            {line}" for line in self._at("a", stretch)),
            f"            {change}",
            "            buf[a] = 1.0",
            f"        c = ci[{self.column[node.name]}]",
            "        if c >= 0:",
            f"            for a in range({COUNTS[node.level]}):",
            *(f"                {line}" for line in self._at("a", stretch)),
            f"                if {column} == {column}:",
            f"                    {here} = {column}",
        ]

    def _again(self, block: Sequence[Node]) -> str:
        """A call of the subprogram that calculates part of the plan again."""
        again = block[0].variable.again
        self.agains += 1
        name = f"again_{self.agains}"
        if isinstance(again, Best):
            self._best(name, again)
        else:
            assert isinstance(again, Nudge)
            self._nudge(name, again, block[0])
        return f"    {name}({CONTEXT})"

    def _best(self, name: str, best: Best) -> None:
        self.subprograms.append(
            self._program(f"{name}_part", self._leading_to(best.objective, self.downstream(best.knobs)))
        )
        level, knobs = self.nodes[best.knobs[0]].level, range(len(best.knobs))
        rows = [self._year(knob, "a") for knob in best.knobs]
        tried = [tuple(self.row[self._row_of(c, False)] for c in names) for names in best.candidates]
        column = _column(level, "a")
        values = ", ".join(f"t{k}" for k in knobs)
        known = " and ".join(f"memo[at + {k}] == t{k}" for k in knobs)
        size = len(rows) + 1
        self.memory = max(self.memory, 1 + size * (max(map(len, tried)) + 2 * sum(map(len, tried))))
        cost = [
            f"@part_\ndef {name}_cost({CONTEXT}, a, {values}):",
            "    n = int(memo[0])",
            "    for m in range(n):",
            f"        at = 1 + m * {size}",
            f"        if {known}:",
            f"            return memo[at + {size - 1}]",
            *(f"    {row} = t{k}" for k, row in enumerate(rows)),
            f"    {name}_part({CONTEXT})",
            f"    at = 1 + n * {size}",
            *(f"    memo[at + {k}] = t{k}" for k in knobs),
            f"    memo[at + {size - 1}] = {self._year(best.objective, 'a')}",
            "    memo[0] = n + 1.0",
            f"    return memo[at + {size - 1}]",
        ]
        lines = [f"tried_{name}_{k} = {names!r}" for k, names in enumerate(tried)]
        lines += [f"\n\n@part_\ndef {name}({CONTEXT}):", f"    count = {COUNTS[level]}"]
        for knob, row in zip(best.knobs, rows, strict=True):
            fact = self.system.variables[knob].fact
            assert fact is not None
            lines += [
                f"    c = ci[{self.column[knob]}]",
                "    for a in range(count):",
                f"        v = {column} if c >= 0 else np.nan",
                f"        {row} = v if v == v else {float(fact.default)!r}",
            ]
        lines += ["    for a in range(count):"]
        for k, row in enumerate(rows):
            lines += [
                f"        c = ci[{self.column[best.knobs[k]]}]",
                f"        free{k} = not (c >= 0 and {column} == {column})",
                f"        t{k} = s{k} = {row}",
            ]
        wanted = f"{self._year(best.when, 'a')} != 0.0"
        lines += [f"        if not ({wanted} and ({' or '.join(f'free{k}' for k in knobs)})):", "            continue"]
        lines += [f"        {part}" for part in ("memo[0] = 0.0", "lowest = np.inf", f"n = {max(map(len, tried))}")]
        lines += [f"        n = min(n, {len(names)}) if free{k} else n" for k, names in enumerate(tried)]
        lines += ["        for t in range(n):"]
        lines += [
            f"            v{k} = Y[a * {self.widths[0]} + tried_{name}_{k}[{_last(tried[k])}]] if free{k} else s{k}"
            for k in knobs
        ]
        lines += [
            f"            cost = {name}_cost({CONTEXT}, a, {', '.join(f'v{k}' for k in knobs)})",
            "            if t == 0 or cost < lowest:",
            "                lowest = cost",
            *(f"                t{k} = v{k}" for k in knobs),
            "        for sweep in range(2):",
        ]
        for k in knobs:
            trial = ", ".join("v" if j == k else f"t{j}" for j in knobs)
            lines += [
                f"            if free{k}:",
                f"                for t in range({len(tried[k])}):",
                f"                    v = Y[a * {self.widths[0]} + tried_{name}_{k}[t]]",
                f"                    cost = {name}_cost({CONTEXT}, a, {trial})",
                "                    if cost < lowest:",
                "                        lowest = cost",
                f"                        t{k} = v",
            ]
        lines += [f"        {row} = t{k}" for k, row in enumerate(rows)]
        self.subprograms += ["\n".join(cost), "\n".join([*lines, "    return 0"])]

    def _nudge(self, name: str, nudge: Nudge, node: Node) -> None:
        nodes = self._leading_to(nudge.target, self.downstream({nudge.fact, f"{nudge.fact}@year"}))
        self.subprograms.append(self._program(f"{name}_part", nodes))
        level = self.nodes[self._row_of(nudge.target, False)].level
        said, aim, share = self._year(nudge.fact, "i"), self._year(nudge.target, "at"), self._year(node.name, "i")
        lines = [
            "    for i in range(n0):",
            f"        rise = {self._year(nudge.by, 'i')}",
            "        if rise == 0.0:",
            f"            {share} = 0.0",
            "            continue",
            f"        size = N * {self.widths[0]} + S * N * {self.widths[1]}",
            "        for m in range(size):",
            "            buf[N + m] = Y[m]",
            f"        at = {('i', 'grp[(S - 1) * N + i]', '0')[level]}",
            f"        before = {aim}",
            f"        {said} = {said} + rise",
        ]
        if self.nodes[nudge.fact].monthly:
            place = f"M[m * {self.widths[1]} + {self.row[nudge.fact]}]"
            lines += [
                "        for m in range(S * N):",
                "            j = m % N",
                f"            {place} = {said.replace('i *', 'j *')}",
            ]
        lines += [
            f"        {name}_part({CONTEXT})",
            f"        reached = ({aim} - before) / rise",
            "        for m in range(size):",
            "            Y[m] = buf[N + m]",
            f"        {share} = reached",
            "    return 0",
        ]
        self.subprograms.append("\n".join([f"@part_\ndef {name}({CONTEXT}):", *lines]))

    def _leading_to(self, target: str, nodes: Sequence[Node]) -> list[Node]:
        """Of these steps only those that the target rests on."""
        wanted = {target, f"{target}@year"}
        found = []
        for node in reversed(nodes):
            if node.name in wanted:
                wanted |= {n for n, _ in node.needs}
                found.append(node)
        return found[::-1]

    def missing(self, targets: Iterable[str]) -> list[str]:
        """Values behind the targets that nobody knows on a day the program looks at them."""
        behind = {node.name for target in targets for node in self._leading_to(target, list(self.nodes.values()))}
        found = set()
        for (cls, name), readers in self.readers.items():
            for node, day in readers:
                days = self.plan.breaks if day is None else [day]
                unknown = [d for d in days if node in behind and self.system.value_on(cls, name, d) is None]
                found |= {f"{self.system.path(cls, name)} op {d.isoformat()}" for d in unknown}
        return sorted(found)


def _counted(variable: Variable) -> bool:
    """Whether the year's value is made of the members' year values: how many, or whether all, were so in any month."""
    return variable.how in ("count", "all") and variable.over_year == "any"


def _last(names: Sequence[object]) -> str:
    return f"min(t, {len(names) - 1})"


def _column(level: int, instance: str) -> str:
    """What is given in the column `c` for an instance of a level."""
    return (f"F0[c, p0 + {instance}]", f"F1[c, g0 + {instance}]", "F2[c, h]")[level]


def _local(name: str) -> str:
    return "x_" + name.replace("@", "_at_")


def _typed(kind: type, text: str) -> str:
    if kind is float:
        return text
    if kind is bool:
        return f"({text} != 0.0)"
    return f"int({text})"


_TOP = '''"""Generated by prinsjesdag.engine.compiler; do not edit."""
import math
from collections import namedtuple

import numba
import numpy as np

rule_ = numba.njit(no_cpython_wrapper=True, no_cfunc_wrapper=True, _nrt=False, error_model="numpy")
part_ = rule_'''

_HEAD = """@numba.njit(nogil=True, cache=True, error_model="numpy")
def {name}(first, last, starts0, starts1, Z, places, SS, ROWS, DAYS, MONTHS, GRP, LINK, F0, F1, F2, ci, PR, year, buf,
           memo):
    for h in range(first, last):
        p0, g0, k = starts0[h], starts1[h], h - first
        n0, n1 = starts0[h + 1] - p0, starts1[h + 1] - g0
        N = max(n0, n1)
        S = SS[k]
        Y = Z[places[k, 0] :]
        M = Y[N * {width} :]
        rows, days, months, grp, link = ROWS[k], DAYS[k], MONTHS[k], GRP[places[k, 1] :], LINK[places[k, 2] :]"""
