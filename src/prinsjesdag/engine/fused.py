"""The steps of one question written together, for a run over so many cases that compiling for it pays.

The program of a year (compiler.py) is compiled once and answers everything, so each of its steps writes a row that the
next ones read. For one question, steps that walk the same instances are one loop here: what no other loop reads stays
in a register, what is told is read from its column, what is the same for everybody is a number. The rules and their
order are those of the program, and so are the outcomes, to the bit.
"""

import ast
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from prinsjesdag.engine.layout import SPACES
from prinsjesdag.engine.loops import ARGUMENTS, HEAD, Loops
from prinsjesdag.engine.nodes import Joined, Node, Unit, order
from prinsjesdag.engine.source import Sources

if TYPE_CHECKING:
    from prinsjesdag.engine.kernel import Run

LONGEST = 16
"""Steps in one loop: longer ones have more numbers under way than the processor can hold."""


class Fused(Loops):
    """Writes the steps of a run in which nothing is tried again, and nothing told of some only."""

    def __init__(self, run: "Run") -> None:
        program = run.program
        super().__init__(program.plan, program.nodes, program.of_year)
        own = program.loops
        self.parameters, self.readers, self.width, self.looks = own.parameters, own.readers, own.width, own.looks
        self.same, self.defaults = run.same, run.defaults
        self.todo = [node for node in run.nodes if (node.space, node.row) not in run.same]
        self.told = {node.name: node.variable.name for node, _, _ in run.facts}
        self.columns = sorted({*self.told.values()})
        self.amounts: list[tuple[int, int]] = []
        self.wanted = {(space, row) for space, row, _ in run.wanted}

    def whole(self) -> Joined:
        """One function, which calls one for every loop: together they would be more than LLVM does well."""
        self._begin()
        rounds = list(self._rounds())
        loop_of = {node.name: number for number, (nodes, _) in enumerate(rounds) for node in nodes}
        self.kept = {
            name
            for node in self.todo if node.name not in self.told
            for name, how in node.needs
            if name in loop_of and (how != "same" or loop_of[name] != loop_of[node.name] or self._apart(node))
        }  # fmt: skip
        beside = "".join(f", T{k}" for k in range(len(self.columns)))
        calls: list[str] = []
        pieces: list[str] = []
        for nodes, joined in rounds:
            for some in [nodes] if joined else [[node] for node in nodes]:
                self.here: set[str] = set()
                body = self._joined(some) if joined else self._alone(some[0])
                head = HEAD.format(name=f"piece_{len(pieces)}", first="first", last=f", K{beside}")
                pieces.append("\n".join([head, *body]))
                calls.append(f"    piece_{len(calls)}(first, {ARGUMENTS}, K{beside})")
        text = self._text("first", f", K{beside}", calls, pieces)
        return Joined(Unit(tuple(self.todo), text), tuple(self.amounts), tuple(self.columns))

    # The order

    def _rounds(self) -> Iterator[tuple[list[Node], bool]]:
        """What is done one after another: steps as ever, or (True) a loop over the same instances."""
        nodes = {node.name: node for node in self.todo}
        at: dict[str, int] = {}
        waiting = self.todo
        while waiting:
            before = len(at)
            for node in waiting:
                needs = [] if node.name in self.told else [(name, how) for name, how in node.needs if name in nodes]
                if all(name in at for name, _ in needs):
                    at[node.name] = max((at[name] + self._later(node, name, how) for name, how in needs), default=0)
            assert len(at) > before
            waiting = [node for node in waiting if node.name not in at]
        for number in sorted({*at.values()}):
            some = [nodes[name] for name in at if at[name] == number]  # in the order in which they became possible
            apart = [node for node in some if self._apart(node)]
            if apart:
                yield apart, False
            for space in range(len(SPACES)):
                loop: list[Node] = []
                for node in (node for node in some if node.space == space and node not in apart):
                    alone = self._branches(node)
                    if loop and (alone or len(loop) == LONGEST):
                        yield loop, True
                        loop = []
                    loop.append(node)
                    if alone:
                        yield loop, True
                        loop = []
                if loop:
                    yield loop, True

    def _later(self, node: Node, need: str, how: str) -> bool:
        """Whether a step can't be in the round of one that it reads: after one that stands apart, or in its loop."""
        other = self.nodes[need]
        return self._apart(node) or not (self._apart(other) or (how == "same" and other.space == node.space))

    def _apart(self, node: Node) -> bool:
        """Whether it is common to every law, or a rule of part of the year."""
        if node.name in self.told:
            return False
        rules = self.plan.rules[node.variable.name]
        return node.common or node.variable.how == "year_of" or len(rules) != 1 or self._breaks(rules) != "R"

    def _branches(self, node: Node) -> bool:
        """Whether a rule divides in one of several ways it may go: with others, that isn't done for eight at a time."""
        if node.name in self.told:
            return False
        (rule,), sources = self.plan.rules[node.variable.name], Sources()
        parts = list(ast.walk(ast.parse(sources.text[sources.name(rule.function)])))
        divides = any(isinstance(part, ast.Div) for part in parts)
        return divides and sum(isinstance(part, ast.Return) for part in parts) > 1

    # The code

    def _alone(self, node: Node) -> list[str]:
        space = SPACES[node.space]
        if not node.common:
            return ["    if True:", *(f"    {line}" for line in self._step(node)[1:])]
        kind, _, row, of, member, how, walked, own, group = order(node, self.nodes)
        if kind == 0:
            return [f"    over_year({space}, {row}, {SPACES[of]}, {member}, iH, iHM, n, {node.level}, {how})"]
        rest = f"n{SPACES[walked]}, i{SPACES[walked]}, {own}, {group}, {how}"
        return [f"    together({space}, {row}, n{space}, {SPACES[of]}, {member}, {rest})"]

    def _joined(self, nodes: Sequence[Node]) -> list[str]:
        before: list[str] = []
        body: list[str] = []
        for node in nodes:
            value = f"v{node.number}"
            if node.name in self.told:
                column = self.columns.index(self.told[node.name])
                body.append(f"t = ld(T{column}, 0, first[{node.level}] + i, 0)")
                unsaid = self.defaults.get(node.name, 0.0)
                body.append(f"{value} = {literal(node, unsaid) or repr(unsaid)} if t != t else {_typed(node, 't')}")
            else:
                (rule,) = self.plan.rules[node.variable.name]
                some, call = self._call(rule, node)
                before += some
                body.append(f"{value} = {_typed(node, call)}")
            self.here.add(node.name)
            if node.name in self.kept or (node.space, node.row) in self.wanted:
                body.append(f"st({SPACES[node.space]}, {node.row}, i, {value}, 0)")
        return self._walk(nodes[0], "R", before, body)

    def _load(self, node: Node, needed: Node, how: str) -> str:
        value = self.same.get((needed.space, needed.row))
        if value is not None and (value == 0.0 or how not in self.system.links):  # nobody's is 0
            self.amounts += [] if literal(needed, value) else [(needed.space, needed.row)]
            return literal(needed, value) or f"ld(K, 0, {len(self.amounts) - 1}, 0)"
        if how == "same" and needed.name in self.here and needed.space == node.space:
            return f"v{needed.number}"
        return super()._load(node, needed, how)

    def _scope(self, node: Node) -> int:
        return 0


def asked(run: "Run") -> str:
    """What makes one question's code another's: not the amounts that are the same for everybody."""
    same = [(node.name, literal(node, value)) for node in run.nodes for value in [run.same.get((node.space, node.row))]
            if value is not None]  # fmt: skip
    return repr((sorted(place[:2] for place in run.wanted), sorted(run.told), sorted(run.of_all), same))


def literal(node: Node, value: float) -> str:
    """A value in code; nothing for an amount other than none, which is code's to read."""
    kind = node.variable.kind
    if kind is not float:
        return repr(value != 0.0 if kind is bool else int(value))
    return "np.nan" if value != value else repr(value) if value == 0.0 else ""


def _typed(node: Node, value: str) -> str:
    kind = node.variable.kind
    return f"float({value})" if kind is float else f"({value} != 0)" if kind is bool else f"int({value})"
