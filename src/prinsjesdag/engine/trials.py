"""`best` and `nudge` over a chunk: the cases that have something to try are copied, and a part of the steps runs again.

As again.py does for the interpreter, to the bit.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from prinsjesdag.engine import layout, search
from prinsjesdag.engine.columns import Floats, Ints
from prinsjesdag.engine.compiler import Program
from prinsjesdag.engine.declarations import Best, Nudge
from prinsjesdag.engine.nodes import Again

if TYPE_CHECKING:
    from prinsjesdag.engine.chunk import Chunk, Places

PERSONS = 4096
"""About so many in the copies for a nudge, at a time."""


def choose(chunk: "Chunk", again: Again) -> None:
    """Fill the knobs of a chunk: the first found that nothing tried improves on, or the default."""
    space = again.nodes[0].space
    values, places, n = chunk.values[space], chunk.places[space], int(chunk.n[space])
    free = np.ones((len(again.nodes), n), np.bool_)
    for k, knob in enumerate(again.nodes):
        values[knob.row, :n] = chunk.run.defaults[knob.name]
        told = chunk.run.told.get(knob.name)
        if told is not None:
            said = told[places[layout.AT, :n]]
            free[k] = np.isnan(said)
            np.copyto(values[knob.row, :n], said, where=~free[k])
    search_in = chunk.run.searches[again]
    knobs, counts, tried = search_in.knobs, search_in.counts, search_in.tried
    groups, chosen = np.empty(n, np.int64), np.empty((n, len(knobs)))
    swept = np.full((n, len(knobs), len(knobs)), np.nan)
    size = search.eligible(values, search_in.wanted, tried, counts, knobs, free, groups, chosen, swept)
    if not size:
        return
    groups, chosen = groups[:size], chosen[:size]
    room = size * int(counts.max())
    trials, of, at = np.empty((room, len(knobs))), np.empty(room, np.int64), np.empty(room, np.int64)
    lowest = np.empty(size)
    for k in (-1, *range(len(knobs)), *range(len(knobs))):
        if k < 0:
            found = search.starts(values, tried, counts, knobs, free, groups, trials, of)
        else:
            found = search.sweep(values, tried, counts, free, groups, chosen, swept, k, trials, of)
        if found:
            other = _tried(chunk, again, knobs, groups, trials, of, found, at)
            search.settle(other.values[space], again.target.row, at, trials, of, found, lowest, chosen, k < 0)
    search.put(values, knobs, chosen, groups, size)


@dataclass(frozen=True)
class Search:
    """Where a choice finds what it tries: rows of values."""

    wanted: Ints
    """For each knob, whether there is something to choose."""
    knobs: Ints
    counts: Ints
    """How many candidates each knob has."""
    tried: Ints

    @classmethod
    def of(cls, best: Best, program: Program) -> "Search":
        rows = [[program.nodes[program.of_year(name)].row for name in names] for names in best.candidates]
        counts = [len(some) for some in rows]
        return cls(
            np.array([program.nodes[program.of_year(name)].row for name in best.when]),
            np.array([program.nodes[knob].row for knob in best.knobs]),
            np.array(counts),
            np.array([some + [0] * (max(counts) - len(some)) for some in rows]),
        )


def _tried(
    chunk: "Chunk", again: Again, knobs: Ints, groups: Ints, trials: Floats, of: Ints, found: int, at: Ints
) -> "Chunk":
    """Copies of the cases in which each trial is made, for the group that stands `at`."""
    space = again.nodes[0].space
    case_of = chunk.places[space][layout.CASE]
    case, copies = np.empty(found, np.int64), np.empty(found, np.int64)
    total = search.spread(of, found, groups, case_of, case, copies)
    other = chunk.copies(case[:total], again)
    search.instances(of, found, groups, case_of, copies, *_firsts(chunk, other, space // 2), at)
    search.put(other.values[space], knobs, trials, at, found)
    other.go(chunk.run.parts[again])
    return other


def _firsts(chunk: "Chunk", other: "Chunk", level: int) -> tuple["Places", "Places"]:
    """Where the instances of each case begin, here and there."""
    row = layout.OWN if level == 2 else layout.FIRST_PERSON + level
    return chunk.places[4][row], other.places[4][row]


def reach(chunk: "Chunk", again: Again) -> None:
    """Of a rise of a fact, the share that reaches the target; for each instance apart."""
    nudge = again.again
    assert isinstance(nudge, Nudge)
    program, (node,) = chunk.run.program, again.nodes
    space = node.space
    values, places, n = chunk.values[space], chunk.places[space], int(chunk.n[space])
    rises = values[program.nodes[program.of_year(nudge.by)].row, :n]
    before = _at_target(chunk, again, np.arange(n))
    said, fact = program.nodes[program.of_year(nudge.fact)], program.nodes[nudge.fact]
    values[node.row, :n] = 0.0
    rising = np.flatnonzero(rises != 0.0)
    sizes = np.cumsum(chunk.places[4][layout.PERSONS, places[layout.CASE, rising]])
    first = 0
    while first < len(rising):
        last = max(first + 1, int(np.searchsorted(sizes, PERSONS + (sizes[first - 1] if first else 0), "right")))
        some = rising[first:last]
        other = chunk.copies(places[layout.CASE, some], again)
        at = np.empty(len(some), np.int64)
        which = np.arange(len(some))
        first_of = _firsts(chunk, other, space // 2)
        search.instances(which, len(some), some, places[layout.CASE], which, *first_of, at)
        theirs = other.values[space]
        theirs[said.row, at] += rises[some]
        if fact.monthly:
            size = int(other.n[fact.space])
            other.values[fact.space][fact.row, :size] = theirs[said.row, other.places[fact.space][layout.OWN, :size]]
        other.go(chunk.run.parts[again])
        values[node.row, some] = (_at_target(other, again, at) - before[some]) / rises[some]
        first = last


def _at_target(chunk: "Chunk", again: Again, at: Ints) -> Floats:
    """The target's value for instances of the nudge's level."""
    low, high = again.nodes[0].level, again.target.level
    if low != high:
        at = chunk.places[2 * low][layout.GROUP if high == 1 else layout.CASE, at]
    found: Floats = chunk.values[2 * high][again.target.row, at].copy()
    return found
