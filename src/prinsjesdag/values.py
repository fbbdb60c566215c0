"""From what a user wrote to the plain values that rules read, by the declarations of the facts."""

import math
from datetime import date
from enum import IntEnum
from typing import Any

from prinsjesdag.engine import Day, Missing, Variable
from prinsjesdag.errors import InputError, one_line

Path = tuple[str | int, ...]

LARGEST = 1e11
"""Amounts beyond this are a mistake in typing."""


def read_value(variable: Variable, said: Any, path: Path) -> Any:
    """The value of a fact or another variable; null is unknown. Raises InputError."""
    name = variable.fact.name if variable.fact else variable.name
    if said is None:
        return Missing(name)
    kind = variable.kind
    if kind is bool:
        return read_yes_no(said, path)
    if kind is Day:
        return Day(read_date(said, path).toordinal())
    if issubclass(kind, IntEnum):
        return read_word(kind, said, path)
    return _number(variable, said, path)


def read_date(said: Any, path: Path) -> date:
    """A date, written as 1986-05-17."""
    if isinstance(said, date):
        found = said
    else:
        try:
            found = date.fromisoformat(str(said).strip())
        except ValueError:
            raise InputError(f"{_quote(said)} is geen datum; schrijf een bestaande dag als 1986-05-17", path) from None
    if not 1880 <= found.year <= 2100:
        raise InputError(f"{found.isoformat()} ligt te ver weg; een datum ligt tussen 1880 en 2100", path)
    return found


def read_word(kind: type[IntEnum], said: Any, path: Path) -> IntEnum:
    """One of the words of an IntEnum, in any case."""
    words = {member.name.lower(): member for member in kind}
    if isinstance(said, bool):
        said = "ja" if said else "nee"
    found = words.get(str(said).strip().lower().replace(" ", "_").replace("-", "_"))
    if found is None:
        raise InputError(f"{_quote(said)} ken ik niet; kies uit {', '.join(words)}", path)
    return found


def read_yes_no(said: Any, path: Path) -> bool:
    """Yes or no, as true, ja, false or nee."""
    if isinstance(said, bool):
        return said
    word = str(said).strip().lower()
    if word in ("ja", "true", "yes"):
        return True
    if word in ("nee", "false", "no"):
        return False
    raise InputError(f"{_quote(said)} is geen ja of nee; schrijf true of false", path)


def _number(variable: Variable, said: Any, path: Path) -> float | int:
    unit = variable.unit or "getal"
    if isinstance(said, bool) or not isinstance(said, (int, float)):
        raise InputError(f"{_quote(said)} is geen getal ({unit}); schrijf bijvoorbeeld 32000 of 690.50", path)
    if abs(said) > LARGEST or not math.isfinite(said):
        raise InputError(f"{_quote(said)} is te groot of geen gewoon getal ({unit})", path)
    fact = variable.fact
    if fact is not None and fact.minimum is not None and said < fact.minimum:
        raise InputError(f"{_quote(said)} is te laag; {fact.name} is minstens {fact.minimum:g} ({unit})", path)
    if fact is not None and fact.maximum is not None and said > fact.maximum:
        raise InputError(f"{_quote(said)} is te hoog; {fact.name} is hoogstens {fact.maximum:g} ({unit})", path)
    if variable.kind is int:
        if said != int(said):
            raise InputError(f"{_quote(said)} is geen heel getal ({unit})", path)
        return int(said)
    return float(said)


def _quote(said: Any) -> str:
    return f"'{one_line(str(said), 40)}'"
