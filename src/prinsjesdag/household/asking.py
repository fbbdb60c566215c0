"""What a user asks for: outcomes by name, a year or a day."""

from typing import Any

from prinsjesdag.engine import System, When
from prinsjesdag.errors import InputError, nearest
from prinsjesdag.values import read_date

FIRST_YEAR, LAST_YEAR = 2022, 2027


def known_target(system: System, name: str, path: tuple[str | int, ...] = ()) -> str:
    """The name of a variable that can be asked for. Raises InputError with the nearest."""
    if system.variable(name) is None:
        targets = [v.name for v in system.variables.values() if v.target]
        hint = nearest(name, targets) or nearest(name, system.variables)
        raise InputError(f"'{name}' is geen uitkomst{hint}", path)
    return name


def read_when(said: Any, path: tuple[str | int, ...] = ()) -> When:
    """A year (2024) or a day (2024-07-01)."""
    text = str(said).strip()
    if text.isdigit() and len(text) == 4:
        when = When(int(text))
    else:
        day = read_date(said, path)
        when = When(day.year, day)
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        raise InputError(f"{text} valt buiten {FIRST_YEAR}-{LAST_YEAR}, de jaren waarvan de wet hier staat", path)
    return when
