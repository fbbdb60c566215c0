"""Which stretches of a case's year a run can tell apart: those in which nothing changes that it looks at are one.

A case has a stretch for every birthday of its members that any law may ask for. What a run reads of somebody's age
follows from few facts (the day of birth, the role), so for each combination of these is worked out once in which
months that changes. The outcomes are the same to the bit: equal stretches weigh as one (`layout.over_year`).
"""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from prinsjesdag.engine import layout, walks
from prinsjesdag.engine.calendar import Day
from prinsjesdag.engine.chunk import Chunk
from prinsjesdag.engine.columns import Columns, Floats, Ints
from prinsjesdag.engine.declarations import Parameters
from prinsjesdag.engine.nodes import Node

if TYPE_CHECKING:
    from prinsjesdag.engine.kernel import Run

MOST = 1 << 23
"""Combinations of facts at most; more would take longer than the stretches do."""
TABLES = 32
"""So many questions are remembered."""
STEP, SHORT = 1 << 13, 1 << 6
PIECES = 8
"""In so many parts the cases are looked at, some at the same time."""
AT_A_TIME = 512
"""Combinations worked out together, each a case of one person with twelve stretches."""


@dataclass(frozen=True)
class Ages:
    """What a run reads of time: steps that follow from a person's facts alone, and these facts."""

    steps: tuple[Node, ...]
    facts: tuple[Node, ...]
    constants: tuple[tuple[str, float], ...]
    """What they read that is the same for everybody."""


def fewer(run: "Run") -> Ints:
    """The breaks of every case that the run can't do without, beside the law's own (as Columns.breaks)."""
    columns, ages = run.columns, _ages(run)
    if ages is None or not (columns.breaks & ~run.fixed).any():
        return columns.breaks
    spans = [_span(node, run) for node in ages.facts]
    size = math.prod(size for _, size in spans)
    if size > MOST:
        return columns.breaks
    key = tuple(node.name for node in ages.steps), tuple(zip(ages.facts, spans, strict=True)), ages.constants
    tables = run.program.months_of_change
    if len(tables) >= TABLES:
        tables.clear()
    if key not in tables:
        tables[key] = np.full(size, walks.UNKNOWN, np.int16)
    table = tables[key]
    codes, found = np.empty(columns.size(0), np.int32), np.empty(columns.cases, np.int64)

    def some(cases: tuple[int, int]) -> int:
        persons = slice(*columns.starts[0][[*cases]])
        codes[persons] = 0
        stride = 1
        for node, (low, values) in zip(ages.facts, spans, strict=True):
            yes_no = node.variable.kind is bool
            walks.encode(run.told[node.name][persons], run.defaults[node.name], yes_no, low, stride, codes[persons])
            stride *= values
        return int(walks.keep(columns.starts[0], columns.breaks, run.fixed, columns.moves, run.ordinals, codes, table,
                         found, *cases))  # fmt: skip

    while any(list(run.spread(some, pairwise(np.linspace(0, columns.cases, PIECES + 1, dtype=np.int64).tolist())))):
        asked = np.flatnonzero(table == walks.ASKED)
        table[asked] = _changes(run, ages, spans, asked)
    return found


def _ages(run: "Run") -> Ages | None:
    """None where something reads the day that doesn't follow from a few facts of one person."""
    program = run.program
    tried = {name for again in run.parts for name in run.changed(again)}
    own: dict[str, Node] = {}
    timely: set[str] = set()
    read: dict[str, Node] = {}
    for node in run.nodes:
        if (node.space, node.row) in run.same:
            continue
        asks = _asks(node, run) if not node.reduces else set()
        if node.told:
            if node.level == 0 and node.variable.kind is not float and node.name not in tried:
                own[node.name] = node
            continue
        alone = not node.level and not node.common and node.variable.again is None and node.variable.kind is not float
        if alone and "linked" not in asks and node.name not in run.told.keys() | tried and all(
            how == "same" and (name in own or _constant(program.nodes[name], run)) for name, how in node.needs
        ):  # fmt: skip
            own[node.name] = node
            if "day" in asks or any(name in timely for name, _ in node.needs):
                timely.add(node.name)
        elif "day" in asks:
            return None
        elif not (node.reduces and node.variable.over_year == "first"):
            read |= {name: program.nodes[name] for name, _ in node.needs if name in timely}
    behind = program.leading_to(read, list(own.values()))
    facts = tuple(node for node in behind if node.told)
    around = {name for node in behind for name, _ in node.needs} - own.keys()
    constants = {name: run.same[node.space, node.row] for name in around for node in (program.nodes[name],)}
    if any(value != value for value in constants.values()):  # not known: nothing that can be told
        return None
    return Ages(tuple(read.values()), facts, tuple(sorted(constants.items())))


def _asks(node: Node, run: "Run") -> set[str]:
    """Whether a rule asks for the day, or whether somebody is there."""
    program = run.program
    return {
        program.system.source_of(rule, argument)[0]
        for rule in program.plan.rules[node.variable.name]
        for argument, kind in rule.inputs
        if not issubclass(kind, Parameters)
    }


def _constant(node: Node, run: "Run") -> bool:
    return (node.space, node.row) in run.same


def _span(node: Node, run: "Run") -> tuple[int, int]:
    """From which number on a fact is counted, and how many there are."""
    kind = node.variable.kind
    if kind is bool:
        return 0, 2
    low, high = walks.between(run.told[node.name], run.defaults[node.name], node.name in run.of_all)
    step = STEP if kind is Day else SHORT  # so that the next table, a little wider, is counted alike
    first = low // step * step
    return first, (high // step + 1) * step - first


def _changes(run: "Run", ages: Ages, spans: list[tuple[int, int]], codes: Ints) -> npt.NDArray[np.int16]:
    """For each combination of facts the months (bits) at whose start something that is read is not what it was."""
    from prinsjesdag.engine.kernel import Run

    count, rest = len(codes), codes
    of = run.program.nodes  # what is told of a month is told of its year
    given: dict[str, Floats] = {of[name].variable.name: np.full(count, value) for name, value in ages.constants}
    for node, (low, size) in zip(ages.facts, spans, strict=True):
        given[node.name] = (rest % size + low).astype(np.float64)
        rest = rest // size
    each, nobody = np.arange(count + 1), np.full(count, -1)
    whole_year = np.full(count, 0xFFF)
    links = dict.fromkeys(run.program.system.links, nobody)
    columns = Columns((each, each), each[:-1], each[:-1], nobody * 0, whole_year, links, (given, {}, {}))
    apart = Run(run.program, columns, tuple(node.variable.name for node in ages.steps), None, every_stretch=True)
    found = np.zeros(count, np.int16)
    for first in range(0, count, AT_A_TIME):
        cases = np.arange(first, min(count, first + AT_A_TIME))
        chunk = Chunk(apart, cases, 0)
        chunk.facts()
        chunk.go(apart.whole)
        n = int(chunk.n[1])
        places, stretches = chunk.places[1], chunk.places[5]
        case, month = places[layout.CASE, :n], stretches[layout.NUMBER, places[layout.CASE_MONTH, :n]]
        values = np.empty((len(cases), 12))
        for node in ages.steps:
            values[case, month] = chunk.values[1][node.row, :n]
            found[cases] |= ((values[:, 1:] != values[:, :-1]) << np.arange(1, 12)).sum(axis=1).astype(np.int16)
    apart.leave()
    return found
