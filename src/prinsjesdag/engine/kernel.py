"""Millions of cases: the plan as compiled code, in chunks on threads. The same rules, to the bit, as the interpreter.

The generated program is kept in the user's cache directory, under a name that changes with every rule it was made of,
with Python, numba and the processor: an edited rule is never served from an old one.
"""

import hashlib
import os
import platform
import tempfile
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from prinsjesdag.engine import access, layout
from prinsjesdag.engine.chunk import Chunk, Part, Room
from prinsjesdag.engine.columns import Columns, Floats, Ints
from prinsjesdag.engine.compiler import Program
from prinsjesdag.engine.declarations import Best
from prinsjesdag.engine.errors import CacheError, CaseError, LawError
from prinsjesdag.engine.nodes import Again, Common, Node, Unit, order
from prinsjesdag.engine.plan import Plan, When
from prinsjesdag.engine.system import System
from prinsjesdag.engine.trials import Search
from prinsjesdag.engine.variables import MONTH_SUFFIX
from prinsjesdag.engine.warm import compile_apart, load

UNIT = "unit"
"""The name of the function in a generated file."""

CHUNK = 8192
"""About so many persons a chunk: enough to be worth a call, few enough to stay near the processor."""


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
) -> dict[str, Floats]:
    """The targets' values over the year, one float64 an instance of the target's level; words and days as numbers.

    `progress` hears how many cases of how many are done; when `cancelled` says so, Cancelled is raised. `report` is
    told when the rules must be compiled first. Raises LawError where a value of the law isn't known in that year, and
    CacheError where compiled rules can't be kept.
    """
    try:
        return _simulate(system, when, targets, columns, threads, progress, cancelled, report)
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
    run = Run(program, columns, wanted, report)
    chunks = _chunks(columns.starts[0])
    done = 0
    with ThreadPoolExecutor(threads or os.cpu_count() or 1) as pool:
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
        self, program: Program, columns: Columns, wanted: tuple[str, ...], report: Callable[[str], None] | None
    ) -> None:
        self.program, self.columns = program, columns
        self.told = {
            name: np.ascontiguousarray(column, np.float64)
            for of_level in columns.given
            for name, column in of_level.items()
            if name in program.nodes
        }
        self.local = threading.local()
        self.links = self._links()
        self.looks = len(program.loops.looks)
        self._months()
        self._given()
        self.inputs = self._values(), program.plan.when.year
        outcomes = [program.nodes[program.of_year(name)] for name in wanted]
        self.found = {name: np.empty(columns.size(o.level)) for name, o in zip(wanted, outcomes, strict=True)}
        self.wanted = [(o.space, o.row, self.found[name]) for name, o in zip(wanted, outcomes, strict=True)]
        self._plan([o.name for o in outcomes])
        self._compile(report)

    def chunk(self, first: int, last: int) -> None:
        """Fill the outcomes of these cases."""
        chunk = Chunk(self, np.arange(first, last), 0)
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
        rooms: list[Room] = self.local.__dict__.setdefault("rooms", [])
        while len(rooms) <= depth:
            rooms.append(Room(self.program.rows, len(self.links), [] if rooms else self.silent))
        return rooms[depth]

    # What is told

    def _links(self) -> Ints:
        links = [self.columns.links[k] for k in self.program.system.links]
        return np.stack(links) if links else np.zeros((0, 1), np.int64)

    def _given(self) -> None:
        """The columns of variables that have a rule, per level, and which of them is whose."""
        self.column_of = np.full(len(self.program.nodes), -1, np.int64)
        stacks = []
        for level in range(3):
            used = [name for name in self.told if (node := self.program.nodes[name]).level == level and not node.told]
            stacks.append(np.array([self.told[name] for name in used]) if used else np.zeros((1, 0)))
            for node in self.program.nodes.values():
                if node.variable.name in used:
                    self.column_of[node.number] = used.index(node.variable.name)
        self.columns_of = tuple(stacks)

    def _values(self) -> Floats:
        """Parameter values on the days that yearly rules look at, then on the law's own breaks."""
        program, days = self.program, [*self.program.loops.looks, *self.program.plan.breaks]
        values = np.zeros((len(days), max(1, program.loops.width)))
        for i, day in enumerate(days):
            for (cls, name), (first, size, _) in program.loops.parameters.items():
                known = program.system.value_on(cls, name, day)
                values[i, first : first + abs(size)] = np.nan if known is None else known
        return values

    def _months(self) -> None:
        plan = self.program.plan
        months = [date(plan.when.year, m + 1, 1) for m in range(12)]
        self.fixed = sum(1 << m for m, day in enumerate(months) if day in plan.breaks)
        self.first_month = np.array([*(day.month - 1 for day in plan.breaks), 12])
        self.ordinals = np.array([day.toordinal() for day in months])

    # What is run

    def _plan(self, outcomes: list[str]) -> None:
        """Only what the outcomes rest on, and nothing behind a variable that is told of everybody."""
        program = self.program
        everybody = frozenset(name for name, column in self.told.items() if not np.isnan(column).any())
        nodes = program.leading_to(outcomes, None, everybody)
        names = {node.name for node in nodes}
        self.defaults = {node.name: _default(node) for node in program.nodes.values() if node.told}
        facts = [node for node in nodes if node.told and node.variable.again is None]
        self.facts = [
            (node, self.told[node.name], self.defaults[node.name]) for node in facts if node.name in self.told
        ]
        self.silent = [(node, self.defaults[node.name]) for node in facts if node.name not in self.told]
        self.parts: dict[Again, Part] = {}
        for again in program.agains:
            if names & {node.name for node in again.nodes if node.name not in everybody}:
                some = program.leading_to([again.target.name], again.part, everybody)
                self.parts[again] = self._part(some, everybody, again)
        self.searches = {a: Search.of(a.again, program) for a in self.parts if isinstance(a.again, Best)}
        self.whole = self._part(nodes, everybody)

    def _part(self, nodes: list[Node], everybody: frozenset[str], again: Again | None = None) -> Part:
        program = self.program
        inside = {node.name for node in nodes}
        steps: list[Any] = []
        for step in program.steps:
            if isinstance(step, Again):
                if inside & {node.name for node in step.nodes if node.name not in everybody}:
                    steps.append(step)
                continue
            some: list[Node] = []
            for node in step.nodes:
                if node.name in inside:
                    if node.reduces or node.variable.name not in everybody:
                        some.append(node)
                    if not node.reduces and self.column_of[node.number] >= 0:
                        steps += [*self._some(step, some), np.array([self._told(node)])]
                        some = []
            steps += self._some(step, some)
        around: list[set[int]] = [set() for _ in layout.SPACES]
        changed = {node.name for node in again.nodes} if again else set()
        if again is not None and not isinstance(again.again, Best):
            changed = {again.again.fact, program.of_year(again.again.fact)}
        needed = {need for node in nodes for need, _ in node.needs}
        for name in (needed | changed | ({again.target.name} if again else set())) - inside:
            around[program.nodes[name].space].add(program.nodes[name].row)
        monthly = any(node.monthly or node.reduces for node in nodes) or any(around[space] for space in (1, 3, 5))
        return Part(steps, [np.array(sorted(rows), np.int64) for rows in around], monthly)

    def _some(self, step: Unit | Common, nodes: list[Node]) -> list[Any]:
        """These steps of one unit, or of some that need no code of their own."""
        if not nodes:
            return []
        if isinstance(step, Common):
            return [np.array([order(node, self.program.nodes) for node in nodes])]
        mask = np.zeros(len(self.program.nodes), np.uint8)
        mask[[node.number for node in nodes]] = 1
        return [(step, mask)]

    def _told(self, node: Node) -> tuple[int, ...]:
        return (2, node.space, node.row, 0, int(self.column_of[node.number]), node.kind, 0, 0, 0)

    def _compile(self, report: Callable[[str], None] | None) -> None:
        """Load the pieces; what isn't in the cache is compiled first, on all processors where that pays."""
        files = {unit: _file(unit) for unit in self.program.units}
        new = [(f, u) for u, f in files.items() if not list(f.parent.glob(f"__pycache__/{f.stem}.*.nbi"))]
        if new and report:
            report("regels compileren, eenmalig")
        if len(new) > 3:
            import numba

            chunk = Chunk(self, np.arange(0), 0)
            mask = np.zeros(1, np.uint8)
            arguments = (mask, chunk.n, chunk.seg, *chunk.values, *chunk.places, *self.inputs)
            types = tuple(numba.typeof(argument) for argument in arguments)
            compile_apart([(str(f), UNIT, types) for f, u in new], os.cpu_count() or 1)
        for part in (self.whole, *self.parts.values()):
            for k, step in enumerate(part.steps):
                if isinstance(step, tuple):
                    file = files[step[0]]
                    if file.stem not in _pieces:
                        _pieces[file.stem] = load(str(file), UNIT)
                    part.steps[k] = _pieces[file.stem], step[1]


def _default(node: Node) -> float:
    """What a fact is for whom it isn't told; where it can't do without, an amount isn't known."""
    fact = node.variable.fact
    assert fact is not None
    if fact.required:
        return float("nan") if node.variable.kind is float else 0.0
    return float(fact.default)


_pieces: dict[str, Any] = {}


def _file(unit: Unit) -> Path:
    """The unit's file in the cache, written if it isn't there."""
    import llvmlite
    import numba

    processor = llvmlite.binding.get_host_cpu_name()
    around = [Path(str(module.__file__)).read_bytes() for module in (access, layout)]
    versions = (platform.python_version(), numba.__version__, llvmlite.__version__, processor, around)
    folder = cache_folder()
    file = folder / f"k{hashlib.sha256(f'{unit.hash}{versions}'.encode()).hexdigest()[:32]}.py"
    if not file.is_file():
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, suffix=".part", delete=False) as part:
            part.write(unit.text)
        os.replace(part.name, file)
    return file


def cache_folder() -> Path:
    """Where compiled rules are kept: PRINSJESDAG_CACHE, or the user's cache directory."""
    from platformdirs import user_cache_dir

    folder = Path(os.environ.get("PRINSJESDAG_CACHE") or user_cache_dir("prinsjesdag")) / "kernels"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
