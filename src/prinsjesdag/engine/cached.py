"""The compiled pieces of programs, kept in the user's cache directory.

A piece stands there under a name that changes with every rule it was made of, with Python, numba and the processor: an
edited rule is never served from an old one.
"""

import hashlib
import os
import platform
import tempfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from prinsjesdag.engine.nodes import Unit
from prinsjesdag.engine.warm import compile_apart, load

UNIT = "unit"
"""The name of the function in a generated file."""

_pieces: dict[str, Any] = {}
_compiled: set[Path] = set()
"""Files of pieces that were seen compiled."""


def files_of(units: Iterable[Unit]) -> dict[Unit, Path]:
    """The units' files in the cache, written if they aren't there. Raises OSError."""
    folder, made_by = cache_folder(), _made_by()
    files = {}
    for unit in units:
        file = folder / f"k{hashlib.sha256(f'{unit.hash} {made_by}'.encode()).hexdigest()[:32]}.py"
        if not file.is_file():
            with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, suffix=".part", delete=False) as part:
                part.write(unit.text)
            os.replace(part.name, file)
        files[unit] = file
    return files


def compile_new(
    files: Mapping[Unit, Path], types: Callable[[Unit], tuple[Any, ...]], report: Callable[[str], None] | None
) -> None:
    """What isn't in the cache is compiled, on all processors where that pays; `report` hears it first."""
    new = [unit for unit, file in files.items() if file not in _compiled]
    new = [unit for unit in new if not list(files[unit].parent.glob(f"__pycache__/{files[unit].stem}.*.nbi"))]
    if new and report:
        report("regels compileren, eenmalig")
    if len(new) > 3:
        compile_apart([(str(files[unit]), UNIT, types(unit)) for unit in new], os.cpu_count() or 1)
        new = []
    _compiled.update(file for unit, file in files.items() if unit not in new)


def piece(file: Path) -> Any:
    """The function of a file, loaded once."""
    if file.stem not in _pieces:
        _pieces[file.stem] = load(str(file), UNIT)
    return _pieces[file.stem]


@cache
def _made_by() -> str:
    """The hash of what a compiled piece depends on beside its own source."""
    import llvmlite
    import numba

    from prinsjesdag.engine import access, layout

    processor = llvmlite.binding.get_host_cpu_name()
    around = [Path(str(module.__file__)).read_bytes() for module in (access, layout)]
    versions = platform.python_version(), numba.__version__, llvmlite.__version__, processor, around
    return hashlib.sha256(str(versions).encode()).hexdigest()


def cache_folder() -> Path:
    """Where compiled rules are kept: PRINSJESDAG_CACHE, or the user's cache directory."""
    from platformdirs import user_cache_dir

    folder = Path(os.environ.get("PRINSJESDAG_CACHE") or user_cache_dir("prinsjesdag")) / "kernels"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
