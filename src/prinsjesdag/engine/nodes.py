"""What a program is made of: steps with a place for their values, and the pieces in which they run."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from prinsjesdag.engine import layout
from prinsjesdag.engine.declarations import Best, Nudge
from prinsjesdag.engine.layout import OVER_YEAR, TOGETHER
from prinsjesdag.engine.variables import Variable


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
        """Which matrix of values it has its row in."""
        return 2 * self.level + self.monthly

    @property
    def kind(self) -> int:
        """As `layout.typed` knows it."""
        return 0 if self.variable.kind is float else 2 if self.variable.kind is bool else 1

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

    nodes: tuple[Node, ...]
    text: str

    @cached_property
    def hash(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True)
class Joined:
    """All steps of a run as one function."""

    unit: Unit
    amounts: tuple[tuple[int, int], ...]
    """Spaces and rows of amounts that are the same for everybody, which it takes; and whose columns."""
    told: tuple[str, ...]


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


def order(node: Node, nodes: Mapping[str, Node]) -> tuple[int, ...]:
    """What `layout.common` is to do for a step."""
    of = nodes[node.needs[0][0]]
    if node.reduces:
        return (0, node.space, node.row, of.space, of.row, OVER_YEAR[node.variable.over_year], 0, 0, 0)
    walked = 2 * of.level + node.monthly  # its members are walked in the space they have in the aggregate's own time
    own = layout.OWN if node.monthly and not of.monthly else -1
    group = place(Node("", of.variable, of.level, node.monthly), node.level, node.monthly)
    return (1, node.space, node.row, of.space, of.row, TOGETHER[str(node.variable.how)], walked, own, group)


def place(node: Node, level: int, monthly: bool) -> int:
    """The row of places in which a step finds what it reads of its own or a higher level."""
    if not monthly:
        return layout.OWN if level == node.level else layout.GROUP if level == 1 else layout.CASE
    return layout.GROUP_MONTH if level == 1 else layout.CASE_MONTH
