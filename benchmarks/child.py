"""What `make bench` measures in a process of its own, so that memory and start count for one thing only.

python -m benchmarks.child TASK FOLDER [...]: prints one line of JSON.
"""

import json
import pickle
import sys
import time
from collections.abc import Callable, Sequence
from itertools import starmap
from pathlib import Path
from typing import Any

TIMES = 3
"""Of so many runs the fastest counts: the machine may have other work."""

Found = dict[str, Any]


def prepare(folder: Path, persons: str) -> Found:
    """Households as Parquet and as columns, all of them and one, and the slice of them."""
    from benchmarks import slice as part
    from benchmarks.population import YEAR
    from benchmarks.population import persons as draw
    from prinsjesdag import Legislation

    law, table = Legislation.during(YEAR), draw(int(persons))
    table.write_parquet(folder / "full.parquet", row_group_size=100_000)
    full = part.built(law.system, law.when, table).columns
    of_slice, arrays = part.columns(law.system, law.when, table)
    for name, columns in (("full", full), ("one", full.slice(0, 1)), ("slice", of_slice)):
        (folder / f"{name}.pickle").write_bytes(pickle.dumps(columns))
    part.write(folder, arrays, part.values(law.system, law.when) | {"keer": TIMES})
    return {"persons": full.size(0), "households": full.cases, "columns": _bytes(full)}


def compiled(folder: Path, *targets: str) -> Found:
    """The first answer, for one household: compiled now, or loaded from the cache."""
    return _simulate(folder, "one", targets)[1]


def kernel(folder: Path, name: str, threads: str, in_all: str, *targets: str) -> Found:
    """Persons a second; `name` is full or slice, `in_all` how many persons are to be asked the same."""
    import numpy as np

    _simulate(folder, "one", targets)
    began = time.perf_counter()
    _simulate(folder, name, targets, int(threads), in_all=int(in_all))
    first = time.perf_counter() - began
    found, took = _simulate(folder, name, targets, int(threads), TIMES, int(in_all))
    np.savez(folder / f"{name}.npz", **found)
    return took | {"first": first}


def compare(folder: Path, ours: str, theirs: str) -> Found:
    """How many outcomes differ, and the first of those by more than a euro."""
    import numpy as np

    one, other = np.load(folder / f"{ours}.npz"), np.load(folder / f"{theirs}.npz")
    found: Found = {"of": 0, "some": 0, "more": 0, "far": []}
    for name in one.files:
        apart = np.abs(one[name] - other[name])
        far = np.flatnonzero(~(apart < 1.01))
        found["of"] += len(apart)
        found["more"] += len(far)
        found["some"] += int((apart > 0.01).sum()) - len(far)
        found["far"] += [f"{name} [{k}]: {one[name][k]:.2f} and {other[name][k]:.2f}" for k in far[:5].tolist()]
    return found


def profile(folder: Path, name: str, *targets: str) -> Found:
    """Nanoseconds of the processor a person, per piece of the program, on one thread; in order of what they take."""
    from benchmarks.population import YEAR
    from prinsjesdag.engine import When, chunk, kernel, layout, search
    from prinsjesdag.law import load

    columns, system = pickle.loads((folder / f"{name}.pickle").read_bytes()), load()
    columns = columns.slice(0, min(columns.cases, 100_000))
    run = kernel.Run(kernel.program_of(system, When(YEAR)), columns, tuple(targets), None)
    chunks = kernel._chunks(columns.starts[0])
    run.chunk(*chunks[0])
    took: dict[str, float] = {}

    def timed(label: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            began = time.thread_time()
            found = work(*arguments)
            took[label] = took.get(label, 0.0) + time.thread_time() - began
            return found

        return call

    for part, label in ((run.whole, "steps"), *((part, "tried again") for part in run.parts.values())):
        for k, step in enumerate(part.steps):
            if isinstance(step, tuple):
                part.steps[k] = timed(f"{label}: unit {k}, {int(step[1].sum())} steps", step[0]), step[1]
    for module, names in (
        (layout, ("prepare", "measure", "take", "take_months", "common", "fact")),
        (search, ("eligible", "starts", "sweep", "spread", "instances", "put", "settle")),
    ):
        for of in names:
            setattr(module, of, timed(of, getattr(module, of)))
    setattr(chunk, "choose", timed("division of partners, with what it calls", getattr(chunk, "choose")))  # noqa: B009, B010
    timed("all", lambda: list(starmap(run.chunk, chunks)))()
    persons = columns.size(0)
    return {label: round(1e9 * seconds / persons, 1) for label, seconds in sorted(took.items(), key=lambda i: -i[1])}


def _simulate(
    folder: Path, table: str, targets: Sequence[str], threads: int = 1, times: int = 1, in_all: int = 0
) -> tuple[Found, Found]:
    from benchmarks.population import YEAR
    from prinsjesdag.engine import When
    from prinsjesdag.engine.kernel import simulate
    from prinsjesdag.law import load

    columns, took = pickle.loads((folder / f"{table}.pickle").read_bytes()), []
    for _ in range(times):
        began, worked = time.perf_counter(), time.process_time()
        found = simulate(load(), When(YEAR), targets, columns, threads=threads, in_all=in_all)
        took.append((time.perf_counter() - began, time.process_time() - worked))
    walls, works = zip(*took, strict=True)
    return dict(found), {"seconds": min(walls), "cpu": min(works)}


def _bytes(columns: Any) -> int:
    arrays = [*columns.starts, columns.group, columns.group_later, columns.moves, columns.breaks]
    arrays += columns.links.values()
    arrays += [values for level in columns.given for values in level.values()]
    return sum(a.nbytes for a in arrays)


TASKS: dict[str, Callable[..., Found]] = {f.__name__: f for f in (prepare, compiled, kernel, profile, compare)}

if __name__ == "__main__":
    print(json.dumps(TASKS[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])))
