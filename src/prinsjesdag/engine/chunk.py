"""A chunk of cases on its way through the program."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from prinsjesdag.engine import layout
from prinsjesdag.engine.columns import Floats, Ints
from prinsjesdag.engine.declarations import Best
from prinsjesdag.engine.nodes import Again, Node
from prinsjesdag.engine.trials import choose, reach

if TYPE_CHECKING:
    from prinsjesdag.engine.kernel import Run


Places = npt.NDArray[np.int32]
"""Half the width of other numbers: they are read more often than anything else."""


@dataclass(frozen=True)
class Told:
    """A column that replaces what a rule gave, for whom it says something."""

    node: Node
    column: Floats


@dataclass(frozen=True)
class Piece:
    """A loop of steps that was written for a run (fused.py), and what it takes beside what every piece does."""

    function: Any
    beside: tuple[Any, ...]


@dataclass
class Part:
    """Steps to run, in order: a compiled unit with a mask, orders for `layout.common`, `Piece`, `Told`, or `Again`."""

    steps: list[Any]
    around: list[Any] = field(default_factory=list)
    """Of every space the rows that are read and not calculated here: copies of cases take them over."""
    monthly: bool = True


class Room:
    """The matrices of one chunk at a time; one thread's own, and of one run after another.

    What they hold is left from before, but for the last column, which is nobody's and 0, and the rows that are `kept`.
    """

    def __init__(self, rows: list[int], links: int) -> None:
        self.rows, self.links = rows, links
        self.values: list[Floats] = [np.zeros((1, 0))] * 6
        self.places: list[Places] = [np.zeros((1, 0), np.int32)] * 6
        self.kept: dict[tuple[int, int], float] = {}
        """What stands in a row of a space for everybody: no step writes there."""

    def keep(self, same: dict[tuple[int, int], float]) -> None:
        """These rows for everybody from now on; the others are free."""
        kept, self.kept = self.kept, same
        for (space, row), value in same.items():
            if repr(kept.get((space, row))) != repr(value):  # nan is nan
                self.values[space][row : row + 1, :-1] = value

    def fit(self, counts: Ints) -> None:
        """Make room for so many instances, and one more that is nobody."""
        for space, count in enumerate(counts[:6].tolist()):
            if self.values[space].shape[1] <= count:
                width = (int(count * 1.2) // 16) * 16 + 24  # an odd number of cache lines: rows don't share their sets
                self.values[space] = np.zeros((max(1, self.rows[space]), width))
                self.places[space] = np.zeros((layout.rows_of_places(space, self.links), width), np.int32)
                for (of, row), value in self.kept.items():
                    if of == space:
                        self.values[space][row, :-1] = value


class Chunk:
    """Cases (numbers in the columns, as often as they are wanted) laid out in a room."""

    def __init__(self, run: "Run", cases: Ints, depth: int, monthly: bool = True) -> None:
        self.run, self.cases, self.depth = run, cases, depth
        c = run.columns
        room = run.room(depth)
        self.n = np.zeros(layout.COUNTS, np.int64)
        layout.measure(cases, *c.starts, run.breaks, run.fixed, self.n)
        room.fit(self.n)
        self.values, self.places = list(room.values), list(room.places)
        self.n[6:9] = self.values[0].shape[1] - 1, run.looks, len(run.first_month) - 1
        self.seg = np.zeros((3, len(run.first_month)), np.int64)
        layout.prepare(
            cases, *c.starts, c.group, c.group_later, c.moves, run.breaks, run.links, run.fixed, run.first_month,
            run.ordinals, *self.places, self.n, self.seg, monthly, run.read, depth == 0,
        )  # fmt: skip

    def facts(self) -> None:
        """Fill the rows that are told."""
        first = self._first()
        for node, column, default in self.run.facts:
            level = node.level
            layout.fact(self.values[2 * level], node.row, self.n[2 * level], column, first[level], node.kind, default)

    def _first(self) -> list[int]:
        """Where it begins in the columns, at each level."""
        return [int(places[layout.AT, 0]) for places in self.places[::2]]

    def go(self, part: Part) -> None:
        """Run the steps."""
        arguments = (self.n, self.seg, *self.values, *self.places, *self.run.inputs)
        matrices = (self.n, tuple(self.values), tuple(self.places))
        for step in part.steps:
            if isinstance(step, tuple):
                unit, mask = step
                unit(mask, *arguments)
            elif isinstance(step, Piece):
                step.function(np.array(self._first()), *arguments, *step.beside)
            elif isinstance(step, Told):
                node, space = step.node, step.node.space
                layout.given(self.values[space], node.row, self.n[space], step.column, self.places[space], node.kind)
            elif not isinstance(step, Again):
                layout.common(step, *matrices)
            elif isinstance(step.again, Best):
                choose(self, step)
            else:
                reach(self, step)

    def copies(self, of: Ints, again: Again) -> "Chunk":
        """These cases of the chunk once more, with the values that the part around `again` reads."""
        part = self.run.parts[again]
        other = Chunk(self.run, self.cases[of], self.depth + 1, part.monthly)
        for space, rows in enumerate(part.around):
            if len(rows):
                n, source = int(other.n[space]), np.empty(int(other.n[space]), np.int64)
                into = (other.values[space], self.values[space], n, rows, other.places[space])
                if space % 2:
                    there = self.places[4], self.places[5]
                    layout.take_months(*into, other.places[5], space // 2, of, *there, source)
                else:
                    layout.take(*into, other.places[4], space // 2, of, self.places[4], source)
        return other
