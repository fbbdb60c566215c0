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
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from prinsjesdag.engine import layout
from prinsjesdag.engine.columns import Columns, Floats
from prinsjesdag.engine.compiler import OVER_YEAR, Program, Unit
from prinsjesdag.engine.errors import CaseError, LawError
from prinsjesdag.engine.plan import Plan, When
from prinsjesdag.engine.system import System
from prinsjesdag.engine.warm import compile_apart, load

CHUNK = 256
"""Cases a chunk: enough to be worth a call, few enough to stop between two."""


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
    told when the rules must be compiled first. Raises LawError where a value of the law isn't known in that year.
    """
    wanted = tuple(targets)
    if when.on is not None:
        raise CaseError("the compiled rules take whole years")
    program = _program(system, when, _everything(system, wanted))
    absent = program.missing(wanted)
    if absent:
        raise LawError(f"not known: {', '.join(absent)}")
    run = _Run(program, columns, wanted, report)
    chunks = [(first, min(first + CHUNK, columns.cases)) for first in range(0, columns.cases, CHUNK)]
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
    return {name: run.outs[system.levels.index(_level(system, name))][k] for name, k in _places(system, wanted)}


def _everything(system: System, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Every rule of the law: one program answers each question about a year. A fact that no rule reads is added."""
    calculated = [name for name, variable in system.variables.items() if variable.period != "fact"]
    unread = [name for name in wanted if name not in system.variables or system.variables[name].period == "fact"]
    return tuple(dict.fromkeys([*calculated, *unread]))


def _level(system: System, name: str) -> str:
    variable = system.variable(name)
    if variable is None:
        raise CaseError(f"{name} is no variable")
    return variable.level


def _places(system: System, wanted: tuple[str, ...]) -> list[tuple[str, int]]:
    counts = dict.fromkeys(system.levels, 0)
    found = []
    for name in wanted:
        level = _level(system, name)
        found.append((name, counts[level]))
        counts[level] += 1
    return found


@cache
def _program(system: System, when: When, targets: tuple[str, ...]) -> Program:
    return Program(Plan(system, when, targets))


class _Run:
    """One question about many cases: its arrays, and the compiled pieces that fill them chunk by chunk."""

    def __init__(
        self, program: Program, columns: Columns, wanted: tuple[str, ...], report: Callable[[str], None] | None
    ) -> None:
        system, plan = program.system, program.plan
        year = plan.when.year
        self.program, self.columns = program, columns
        column_of = np.full(len(program.nodes), -1, np.int64)
        given = []
        for level, named in enumerate(columns.given):
            used = [name for name in named if name in program.column]
            stacked = np.empty((max(1, len(used)), columns.size(level)))
            for k, name in enumerate(used):
                stacked[k] = named[name]
                column_of[program.column[name]] = k
            given.append(stacked)
        asked = set(wanted)
        for unit in program.units:
            if unit.asked and any(n.name in wanted for n in program.downstream({unit.asked})):
                asked.add(unit.asked)
        self.units = [unit for unit in program.units if unit.asked is None or unit.asked in asked]
        values = np.zeros((len(program.looks), max(1, program.width)))
        for i, day in enumerate(program.looks):
            for (cls, name), (first, size, _) in program.parameters.items():
                known = system.value_on(cls, name, day)
                values[i, first : first + abs(size)] = np.nan if known is None else known
        self.fixed, self.row_of_month = 0, np.zeros(12, np.int64)
        for m in range(12):
            self.fixed |= int(date(year, m + 1, 1) in plan.breaks) << m
            self.row_of_month[m] = sum(1 for day in plan.breaks if day <= date(year, m + 1, 1)) - 1
        self.ordinals = np.array([date(year, m + 1, 1).toordinal() for m in range(12)], np.int64)
        links = [columns.links[k] for k in system.links]
        self.links = np.stack(links) if links else np.zeros((0, 1), np.int64)
        self.inputs = (*given, column_of, values, year)
        rows: list[list[tuple[int, int, int]]] = [[], [], []]
        for name in wanted:
            node = program.nodes.get(f"{name}@year") or program.nodes[name]
            rows[node.level].append((program.row[node.name], int(node.monthly), OVER_YEAR[node.variable.over_year]))
        self.outs = [np.empty((len(r), columns.size(level))) for level, r in enumerate(rows)]
        self.wants = [np.array(r, np.int64).reshape(-1, 3) for r in rows]
        self.local = threading.local()
        self.pieces: list[Any] = []
        self._compile(report)

    def _compile(self, report: Callable[[str], None] | None) -> None:
        """Load the pieces; what isn't in the cache is compiled first, on all processors where that pays."""
        files = [_file(unit) for unit in self.units]
        new = [
            (f, u)
            for f, u in zip(files, self.units, strict=True)
            if not list(f.parent.glob(f"__pycache__/{f.stem}.*.nbi"))
        ]
        if new and report:
            report("regels compileren, eenmalig")
        if len(new) > 3 and self.columns.cases:
            import numba

            types = tuple(numba.typeof(argument) for argument in self._arguments(0, min(1, self.columns.cases)))
            compile_apart([(str(f), u.name, types) for f, u in new], os.cpu_count() or 1)
        for file, unit in zip(files, self.units, strict=True):
            if file.stem not in _pieces:
                _pieces[file.stem] = load(str(file), unit.name)
            self.pieces.append(_pieces[file.stem])

    def chunk(self, first: int, last: int) -> None:
        """Fill the outcomes of these cases."""
        arguments = self._arguments(first, last)
        for piece in self.pieces:
            piece(*arguments)
        scratch, places, *stretches = arguments[4:10]
        wide = self.program.widths
        layout.write(*arguments[:4], scratch, places, stretches[0], stretches[3], *self.outs, *self.wants, *wide)

    def _arguments(self, first: int, last: int) -> tuple[Any, ...]:
        """What every piece takes: the chunk's scratch laid out, and the run's columns and values."""
        c = self.columns
        wide, wide_month = self.program.widths
        bounds = (first, last, *c.starts)
        instances, size, most = layout.measure(*bounds, c.breaks, self.fixed)
        places, *stretches = layout.scratch(last - first)
        groups, linked = np.zeros(size, np.int64), np.zeros(size * max(1, len(self.links)), np.int64)
        layout.prepare(
            *bounds, c.group, c.group_later, c.moves, c.breaks, self.links, self.fixed, self.row_of_month,
            self.ordinals, wide, wide_month, places, *stretches, groups, linked,
        )  # fmt: skip
        scratch = self._room("scratch", instances * wide + size * wide_month)
        buffers = (self._room("buf", most * (1 + wide + 12 * wide_month)), self._room("memo", self.program.memory))
        return (*bounds, scratch, places, *stretches, groups, linked, *self.inputs, *buffers)

    def _room(self, name: str, size: int) -> Floats:
        """This thread's own array of at least that size; what it holds is left from before."""
        found: Floats | None = getattr(self.local, name, None)
        if found is None or len(found) < size:
            found = np.zeros(size + 1)
            setattr(self.local, name, found)
        return found


_pieces: dict[str, Any] = {}


def _file(unit: Unit) -> Path:
    """The unit's file in the cache, written if it isn't there."""
    import llvmlite
    import numba

    processor = llvmlite.binding.get_host_cpu_name()
    versions = (platform.python_version(), numba.__version__, llvmlite.__version__, processor)
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
