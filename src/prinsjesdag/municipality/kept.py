"""What a law gives the pool, kept in the user's cache directory: the second municipality needs no law at all.

A file's name changes with the law, the households, the year and the code, so that what is found is never out of date.
"""

import hashlib
import zipfile
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import numpy as np

import prinsjesdag
from prinsjesdag.engine.cached import cache_folder
from prinsjesdag.files import whole
from prinsjesdag.municipality.runs import Run

_CALCULATES = (
    "engine/*.py", "law/**/*.py", "population/*.py", "population/*.yaml", "household/compare.py",
    "household/indexen.yaml", "measures/*.py",
    *(
        f"municipality/{name}.py"
        for name in (
            "answer", "areas", "assumptions", "forecast", "outcomes", "poverty", "quantities", "runs", "spread",
        )
    ),
)  # fmt: skip
"""What the outcomes of an area come from, and no other room: a change elsewhere makes none of them old."""
_ALL = ("**/*.py", "**/*.yaml", "**/*.html", "**/*.csv")


def kept(identity: Iterable[object], year: int, make: Callable[[], Run]) -> Run:
    """The run that was made before with this identity (law, households, ...), or the one made now."""
    file = place(identity, year)
    try:
        with np.load(file) as stored:
            return Run(year, {name: stored[name] for name in stored.files})
    except (OSError, ValueError, EOFError, zipfile.BadZipFile):
        pass  # not there, or not whole: made again
    made = make()
    _write(file, made)
    return made


def place(identity: Iterable[object], year: int) -> Path:
    """Where a run is kept."""
    text = "\0".join(map(str, (*identity, year, calculation(), np.__version__)))
    return cache_folder().parent / "runs" / f"r{hashlib.sha256(text.encode()).hexdigest()[:32]}.npz"


@cache
def calculation() -> str:
    """Identifies the code that the outcomes come from."""
    return _digest(_CALCULATES)


@cache
def program() -> str:
    """Identifies all of the program, also how it words things."""
    return _digest(_ALL)


def _digest(patterns: Iterable[str]) -> str:
    root = Path(str(prinsjesdag.__file__)).parent
    digest = hashlib.sha256(prinsjesdag.__version__.encode())
    for file in sorted({file for pattern in patterns for file in root.glob(pattern)}):
        digest.update(file.relative_to(root).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _write(file: Path, made: Run) -> None:
    """The whole file or nothing; a full disk only costs time."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with whole(file) as part:
            np.savez(part, **made.values)  # type: ignore[arg-type]  # numpy's stub takes each name for its option
    except OSError:
        return
