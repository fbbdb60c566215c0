"""Other engines, in an environment of their own: they are run, never imported, and their packages stay apart."""

import subprocess
import sys
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / ".venv-bench"
PINS = Path(__file__).with_name("requirements.txt")


class Skipped(Exception):  # noqa: N818 - said in the table, no error
    """It can't be had on this machine."""


@cache
def python_with(package: str) -> Path:
    """A Python that has the package, installed when it isn't there yet. Raises Skipped."""
    python, pins = FOLDER / "bin" / "python", PINS.read_text(encoding="utf-8")
    stamp = FOLDER / f".{package}"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == pins:
        return python
    try:
        if not python.is_file():
            _run(sys.executable, "-m", "venv", str(FOLDER))
            (FOLDER / ".gitignore").write_text("*\n", encoding="utf-8")
        _run(str(python), "-m", "pip", "install", "--quiet", "-c", str(PINS), package)
    except subprocess.CalledProcessError as error:
        lines = error.stderr.strip().splitlines() or [str(error)]
        raise Skipped(f"can't be installed: {lines[-1]}") from None
    stamp.write_text(pins, encoding="utf-8")
    return python


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)
