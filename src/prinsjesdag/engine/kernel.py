"""Millions of cases: the plan as compiled code, in chunks on threads. The same rules, to the bit, as the interpreter.

A run does no more than its outcomes need: no step behind what is told of everybody, none that is the same for all
(uniform.py), no stretch of the year in which nothing changes.
"""

import os
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import lru_cache
from itertools import chain, pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from prinsjesdag.engine import layout
from prinsjesdag.engine.cached import compile_new, files_of, piece
from prinsjesdag.engine.chunk import Chunk, Part, Piece, Room, Told
from prinsjesdag.engine.columns import Columns, Floats, Ints
from prinsjesdag.engine.compiler import Program
from prinsjesdag.engine.declarations import Best
from prinsjesdag.engine.errors import CacheError, CaseError, LawError
from prinsjesdag.engine.fused import Fused, asked
from prinsjesdag.engine.nodes import Again, Common, Node, Unit, order
from prinsjesdag.engine.plan import Plan, When
from prinsjesdag.engine.stretches import fewer
from prinsjesdag.engine.system import System
from prinsjesdag.engine.trials import Search
from prinsjesdag.engine.uniform import same_for_all
from prinsjesdag.engine.variables import MONTH_SUFFIX
from prinsjesdag.engine.walks import scan

CHUNK = 8192
"""About so many persons a chunk: enough to be worth a call, few enough to stay near the processor."""


MANY = 100_000_000
"""Persons: compiling for one question takes some ten seconds, and saves about 40 nanoseconds a person."""
KINDS = 4
"""So many times at most for one program: what is told of whom may differ from call to call."""


class Cancelled(Exception):  # noqa: N818 - said by the caller, no error
    """The caller asked to stop."""


def simulate(
    system: System,
    when: When,
    targets: Iterable[str],
    columns: Columns,
    *,
    threads: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    report: Callable[[str], None] | None = None,
    in_all: int = 0,
) -> dict[str, Floats]:
    """The targets' values over the year, one float64 an instance of the target's level; words and days as numbers.

    `in_all` tells of how many persons the same will be asked in calls that follow: from `MANY` on, the steps of the
    question are compiled as one (fused.py), which changes no outcome.
    `progress` hears how many cases of how many are done; when `cancelled` says so, Cancelled is raised. `report` is
    told when the rules must be compiled first. Raises LawError where a value of the law isn't known in that year, and
    CacheError where compiled rules can't be kept.
    """
    try:
        return _simulate(system, when, targets, columns, threads, progress, cancelled, report, in_all)
    except OSError as error:  # a kernel touches no other files
        raise CacheError(f"compiled rules can't be kept: {error.strerror or error}") from error


def _simulate(
    system: System,
    when: When,
    targets: Iterable[str],
    columns: Columns,
    threads: int | None,
    progress: Callable[[int, int], None] | None,
    cancelled: Callable[[], bool] | None,
    report: Callable[[str], None] | None,
    in_all: int,
) -> dict[str, Floats]:
    wanted = tuple(targets)
    if when.on is not None:
        raise CaseError("the compiled rules take whole years")
    for name in wanted:
        if system.variable(name) is None:
            raise CaseError(f"{name} is no variable")
    program = program_of(system, when)
    absent = program.missing(wanted)
    if absent:
        raise LawError(f"not known: {', '.join(absent)}")
    chunks = _chunks(columns.starts[0])
    done = 0
    with ThreadPoolExecutor(threads or os.cpu_count() or 1) as pool:
        run = Run(program, columns, wanted, report, fuse=max(columns.size(0), in_all) >= MANY, spread=pool.map)
        waiting = [pool.submit(run.chunk, *chunk) for chunk in chunks]
        try:
            for (first, last), future in zip(chunks, waiting, strict=True):
                future.result()
                done += last - first
                if progress:
                    progress(done, columns.cases)
                if cancelled and cancelled():
                    raise Cancelled
        finally:
            for future in waiting:
                future.cancel()
    run.leave()
    return run.found


def _chunks(starts: Ints) -> list[tuple[int, int]]:
    """From which case up to which, whole cases of about so many persons."""
    places = np.searchsorted(starts, np.arange(0, int(starts[-1]), CHUNK))
    bounds = sorted({0, *places.tolist(), len(starts) - 1})
    return list(pairwise(bounds))


@lru_cache(maxsize=64)
def program_of(system: System, when: When) -> Program:
    """One program answers each question about a year; a reform shares that of the same rules where it can."""
    key = id(system.variables), when  # the program that is kept holds on to them
    if key not in _programs:
        _programs[key] = _whole(system, when)
    known = _programs[key]
    return known if known.system is system else known.under(system) or _whole(system, when)


_programs: dict[tuple[int, When], Program] = {}


def _whole(system: System, when: When) -> Program:
    names = list(system.variables)
    names += [name.removesuffix(MONTH_SUFFIX) for name in names if name.endswith(MONTH_SUFFIX)]
    return Program(Plan(system, when, [name for name in dict.fromkeys(names) if system.variable(name) is not None]))


class Run:
    """One question about many cases: what is told, what is run, and the outcomes that chunks fill."""

    def __init__(
        self,
        program: Program,
        columns: Columns,
        wanted: tuple[str, ...],
        report: Callable[[str], None] | None,
        every_stretch: bool = False,
        fuse: bool = False,
        spread: Callable[..., Iterable[Any]] = map,
    ) -> None:
        self.program, self.columns, self.breaks = program, columns, columns.breaks
        self.every_stretch, self.spread = every_stretch, spread
        self.fused = False
        self.told = {
            name: np.ascontiguousarray(column, np.float64)
            for of_level in columns.given
            for name, column in of_level.items()
            if name in program.nodes
        }
        said = dict(zip(self.told, spread(scan, self.told.values()), strict=True))
        self.of_all = frozenset(name for name, (complete, _) in said.items() if complete)
        """Variables that are told of everybody; `alike` are those whose value is the same as well."""
        self.alike = frozenset(name for name, (_, alike) in said.items() if alike)
        self.links = self._links()
        self.looks = len(program.loops.looks)
        self.ordinals = np.array([date(program.plan.when.year, m, 1).toordinal() for m in range(1, 13)])
        self.inputs = program.values, program.plan.when.year
        outcomes = [program.nodes[program.of_year(name)] for name in wanted]
        self.found = {name: np.empty(columns.size(o.level)) for name, o in zip(wanted, outcomes, strict=True)}
        self.wanted = [(o.space, o.row, self.found[name]) for name, o in zip(wanted, outcomes, strict=True)]
        self.files = files_of(program.units)
        compile_new(self.files, lambda _: self._types(np.zeros(1, np.uint8)), report)
        names = [o.name for o in outcomes]
        self.idle: list[list[Room]] = []
        self._plan(names, {})
        self._plan(names, same_for_all(self))
        if not every_stretch:
            self.breaks = fewer(self)
        if fuse:
            self._fuse(report)
        self.idle = _idle.setdefault((*program.rows, len(self.links)), [])

    def chunk(self, first: int, last: int) -> None:
        """Fill the outcomes of these cases."""
        chunk = Chunk(self, np.arange(first, last), 0)
        if not self.fused:
            chunk.facts()
        chunk.go(self.whole)
        starts = (*self.columns.starts, None)
        for space, row, found in self.wanted:
            of_level = starts[space // 2]
            at = first if of_level is None else int(of_level[first])
            n = int(chunk.n[space])
            found[at : at + n] = chunk.values[space][row, :n]

    def room(self, depth: int) -> Room:
        """This thread's own; copies of cases are a depth further."""
        mine = self.local.__dict__
        if "rooms" not in mine:
            try:
                mine["rooms"] = self.idle.pop()
            except IndexError:
                mine["rooms"] = []
            self.taken.append(mine["rooms"])
            for at, room in enumerate(mine["rooms"]):
                room.keep(self.same if at else self.first)
        rooms: list[Room] = mine["rooms"]
        while len(rooms) <= depth:
            rooms.append(Room(self.program.rows, len(self.links)))
            rooms[-1].keep(self.same if rooms[1:] else self.first)
        return rooms[depth]

    def leave(self) -> None:
        """The rooms are for the next run: memory that was used before is quicker than new."""
        self.idle += self.taken
        for other in list(_idle.values()):
            spare = sum(map(len, _idle.values())) - (os.cpu_count() or 1)
            if other is not self.idle and spare > 0:
                del other[:spare]
        del self.idle[: -(os.cpu_count() or 1)]

    def changed(self, again: Again) -> set[str]:
        """The rows that differ in the copies that are tried, before any step is done."""
        if isinstance(again.again, Best):
            return {node.name for node in again.nodes}
        fact = again.again.fact
        return {fact, self.program.of_year(fact)}

    # What is told

    def _links(self) -> Ints:
        links = [self.columns.links[k] for k in self.program.system.links]
        if len(links) == 1:
            return links[0][None]
        return np.stack(links) if links else np.zeros((0, 1), np.int64)

    def _stretches(self, nodes: list[Node]) -> None:
        """The year in stretches by the law's own breaks; one at which none of these steps changes has none."""
        program, first = self.program, [day.month - 1 for day in self.program.plan.breaks]
        for k in reversed(range(1, len(first))):
            if not program.changes(k, nodes):
                first[k] = first[k + 1] if k + 1 < len(first) else 12
        self.first_month = np.array([*first, 12])
        self.fixed = sum(1 << m for m in {*first} if m < 12)

    # What is run

    def _plan(self, outcomes: list[str], same: dict[str, float]) -> None:
        """Only what the outcomes rest on, and nothing behind a variable that is told of everybody; what is the `same`
        for all stands in every room from the start."""
        program = self.program
        self.local = threading.local()
        self.taken: list[list[Room]] = []
        everybody = self.of_all
        nodes = program.leading_to(outcomes, None, everybody)
        names = {node.name for node in nodes}
        self.defaults = {node.name: _default(node) for node in program.nodes.values() if node.told}
        facts = [node for node in nodes if node.told and node.variable.again is None]
        self.facts = [
            (node, self.told[node.variable.name], self.defaults.get(node.name, 0.0))
            for node in nodes
            if node.name not in same and (_all_told(node, everybody) or (node in facts and node.name in self.told))
        ]
        self.same = {(node.space, node.row): same[node.name] for node in program.nodes.values() if node.name in same}
        untold = [node for node in facts if node.name not in self.told]
        self.first = {(node.space, node.row): self.defaults[node.name] for node in untold} | self.same
        self.parts: dict[Again, Part] = {}
        some_of = {}
        for again in program.agains:
            if names & {node.name for node in again.nodes} - everybody - same.keys():
                some_of[again] = program.leading_to([again.target.name], again.part, everybody)
        wanted = {*nodes, *chain(*some_of.values())}
        self.nodes = [node for node in program.nodes.values() if node in wanted]
        self._stretches([node for node in self.nodes if node.name not in same])
        for again, some in some_of.items():
            self.parts[again] = self._part(some, everybody, same, again)
        self.read = self._read()
        self.searches = {a: Search.of(a.again, program) for a in self.parts if isinstance(a.again, Best)}
        self.whole = self._part(nodes, everybody, same)

    def _part(
        self, nodes: list[Node], everybody: frozenset[str], same: dict[str, float], again: Again | None = None
    ) -> Part:
        program = self.program
        nodes = [node for node in nodes if node.name not in same and not _all_told(node, everybody)]
        inside = {node.name for node in nodes}
        steps: list[Any] = []
        for step in program.steps:
            if isinstance(step, Again):
                if inside & {node.name for node in step.nodes} - everybody:
                    steps.append(step)
                continue
            some: list[Node] = []
            for node in step.nodes:
                if node.name in inside:
                    if node.reduces or node.variable.name not in everybody:
                        some.append(node)
                    if not node.reduces and node.variable.name in self.told:
                        steps += [*self._some(step, some), Told(node, self.told[node.variable.name])]
                        some = []
            steps += self._some(step, some)
        around: list[set[int]] = [set() for _ in layout.SPACES]
        changed = self.changed(again) if again else set()
        needed = {need for node in nodes for need, _ in node.needs}
        for name in (needed | changed | ({again.target.name} if again else set())) - inside - set(same):
            around[program.nodes[name].space].add(program.nodes[name].row)
        monthly = any(node.monthly or node.reduces for node in nodes) or any(around[space] for space in (1, 3, 5))
        return Part(steps, [np.array(sorted(rows), np.int64) for rows in around], monthly)

    def _fuse(self, report: Callable[[str], None] | None) -> None:
        """Have the steps as one piece of code, where nothing is tried again and nothing is told of some only."""
        if self.parts or any(isinstance(step, Told) for step in self.whole.steps) or not self.columns.cases:
            return
        known, question = self.program.joined, asked(self)
        if question not in known:
            if len(known) >= KINDS:
                return
            known[question] = Fused(self).whole()
        joined = known[question]
        beside = (
            np.array([[*(self.same[place] for place in joined.amounts), 0.0]]),
            *(self.told[name][None] for name in joined.told),
        )
        files = files_of([joined.unit])
        compile_new(files, lambda _: self._types(np.zeros(3, np.int64), *beside), report)
        self.whole, self.fused = Part([Piece(piece(files[joined.unit]), beside)]), True

    def _read(self) -> npt.NDArray[np.uint8]:
        """Of every space the rows of places that anything looks at."""
        read = np.zeros((len(layout.SPACES), layout.STRETCH + 12), np.uint8)
        if self.parts or self.every_stretch:  # copies are made by these, and stretches told apart
            read[:, [*range(layout.NUMBER), *range(layout.LINKS, layout.LINKS + 2 * len(self.links))]] = 1
            return read
        for node in self.nodes:
            rows = self.program.loops.read.get(node.name, set())
            if node.common and not node.reduces:
                *_, walked, own, group = order(node, self.program.nodes)
                rows = {(walked, own), (walked, group)} if own >= 0 else {(walked, group)}
            if node.variable.name in self.told:
                rows = rows | {(node.space, layout.AT)}
            for space, row in rows:
                read[space, row] = 1
        return read

    def _some(self, step: Unit | Common, nodes: list[Node]) -> list[Any]:
        """These steps of one unit, or of some that need no code of their own."""
        if not nodes:
            return []
        if isinstance(step, Common):
            return [np.array([order(node, self.program.nodes) for node in nodes])]
        mask = np.zeros(len(self.program.nodes), np.uint8)
        mask[[node.number for node in nodes]] = 1
        return [(piece(self.files[step]), mask)]

    def _types(self, first: npt.NDArray[Any], *beside: npt.NDArray[Any]) -> tuple[Any, ...]:
        """Of the arguments that a piece is called with."""
        import numba

        room = Room(self.program.rows, len(self.links))
        room.fit(np.zeros(6, np.int64))
        counts, seg = np.zeros(layout.COUNTS, np.int64), np.zeros((3, 1), np.int64)
        arguments = (first, counts, seg, *room.values, *room.places, *self.inputs, *beside)
        return tuple(numba.typeof(argument) for argument in arguments)


def _all_told(node: Node, everybody: frozenset[str]) -> bool:
    """Whether its row is nothing but a column; what is told of a month holds all year."""
    return not node.monthly and node.variable.name in everybody


def _default(node: Node) -> float:
    """What a fact is for whom it isn't told; where it can't do without, an amount isn't known."""
    fact = node.variable.fact
    assert fact is not None
    if fact.required:
        return float("nan") if node.variable.kind is float else 0.0
    return float(fact.default)


_idle: dict[tuple[int, ...], list[list[Room]]] = {}
"""Rooms of runs that are over, of each thread those of all depths, by the shape of the program."""
