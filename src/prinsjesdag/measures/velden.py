"""Fields of a file that people write: what each may hold, and what is said when it holds something else."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from prinsjesdag.errors import InputError, nearest, quoted

Path = tuple[str | int, ...]
Reader = Callable[[Any, Path], Any]

LARGEST_AMOUNT = 100_000.0
LARGEST_SHARE = 4.0
"""Beyond this a share was written as a percentage."""


@dataclass(frozen=True)
class Field:
    """One field: how it is read, whether it must stand there, and what it is when it doesn't."""

    read: Reader
    required: bool = False
    default: Any = None


def fields(said: Any, path: Path, known: Mapping[str, Field], what: str) -> dict[str, Any]:
    """The fields of a mapping, read; every mistake is an InputError with its path."""
    if not isinstance(said, Mapping):
        example = ", ".join(list(known)[:3])
        raise InputError(f"hier horen velden van {what} te staan ({example}, …), niet {quoted(said)}", path)
    for name in said:
        if name not in known:
            if str(name).replace("%", "").strip().isdigit():  # {percentage: 1,05}: the comma begins a field
                raise InputError(
                    f"onbekend veld {name}; een komma begint hier een nieuw veld: schrijf 1.05 met een punt", path
                )
            hint = nearest(str(name), known) or f"; {what} kent {', '.join(known)}"
            raise InputError(f"onbekend veld{hint}", (*path, str(name)))
    found = {}
    for name, field in known.items():
        if said.get(name) is not None:
            found[name] = field.read(said[name], (*path, name))
        elif name in said:
            raise InputError("leeg; vul in of laat de regel weg", (*path, name))
        elif field.required:
            raise InputError(f"{name} ontbreekt; {what} heeft dat altijd", path)
        else:
            found[name] = field.default
    return found


def number(said: Any, path: Path, example: str) -> float:
    """A plain number."""
    if isinstance(said, bool) or not isinstance(said, (int, float)) or not math.isfinite(said):
        hint = ""
        if isinstance(said, str) and "," in said:
            hint = "; schrijf een punt in plaats van een komma en geen punt voor duizendtallen"
        elif isinstance(said, str) and "%" in said:
            hint = "; schrijf 105% als 1.05"
        raise InputError(f"{quoted(said)} is geen getal{hint or f'; schrijf bijvoorbeeld {example}'}", path)
    return float(said)


def amount(said: Any, path: Path) -> float:
    """Euros, not below zero."""
    found = number(said, path, "350 of 350.50")
    if found < 0:
        raise InputError(f"{quoted(said)} is negatief; een bedrag is nul of meer (euro)", path)
    if found > LARGEST_AMOUNT:
        raise InputError(f"{quoted(said)} is te groot; een bedrag is hoogstens {LARGEST_AMOUNT:.0f} euro", path)
    return found


def share(said: Any, path: Path) -> float:
    """A share: 1.05 for 105%."""
    found = number(said, path, "1.05 (voor 105%)")
    if found < 0:
        raise InputError(f"{quoted(said)} is negatief; een deel is nul of meer, als 1.05 voor 105%", path)
    if found > LARGEST_SHARE:
        raise InputError(f"{quoted(said)} is geen deel; schrijf {found / 100:g} voor {found:g}%", path)
    return found


def portion(said: Any, path: Path) -> float:
    """A share of at most one."""
    found = share(said, path)
    if found > 1:
        raise InputError(f"{quoted(said)} is te hoog; dit deel is hoogstens 1 (100%)", path)
    return found


def months(said: Any, path: Path) -> float:
    """A whole number of months, at most ten years."""
    found = number(said, path, "36")
    if found != int(found) or not 0 < found <= 120:
        raise InputError(f"{quoted(said)} is geen aantal maanden; schrijf een heel getal van 1 tot 120", path)
    return found


def yes_no(said: Any, path: Path) -> bool:
    """Ja or nee."""
    if isinstance(said, bool):
        return said
    word = str(said).strip().lower()
    if word not in ("ja", "nee"):
        raise InputError(f"{quoted(said)} is geen ja of nee", path)
    return word == "ja"


def text(said: Any, path: Path) -> str:
    """Words on one line."""
    if not isinstance(said, str) or not said.strip():
        raise InputError("hier hoort tekst te staan", path)
    return " ".join(said.split())


def day(said: Any, path: Path) -> date:
    """A date, written as 2025-07-01."""
    try:
        found = date.fromisoformat(str(said).strip())
    except ValueError:
        raise InputError(f"{quoted(said)} is geen datum; schrijf een bestaande dag als 2025-07-01", path) from None
    if not 2000 <= found.year <= 2100:
        raise InputError(f"{found.isoformat()} ligt te ver weg; een datum ligt tussen 2000 en 2100", path)
    return found


def address(said: Any, path: Path) -> str:
    """Where a source can be read."""
    found = text(said, path)
    if not found.startswith(("https://", "http://")) or " " in found:
        raise InputError(f"{quoted(said)} is geen adres; schrijf het hele adres, dat met https:// begint", path)
    return found


def word(*known: str) -> Reader:
    """One of these words."""

    def read(said: Any, path: Path) -> str:
        asked = "ja" if said is True else "nee" if said is False else str(said)
        found = asked.strip().lower().replace(" ", "_").replace("-", "_")
        if found not in known:
            raise InputError(f"{quoted(asked)} ken ik niet; kies uit {', '.join(known)}", path)
        return found

    return read


def group(known: Mapping[str, Field], what: str) -> Reader:
    """Fields within a field."""
    return lambda said, path: fields(said, path, known, what)


def listed(read: Reader, what: str) -> Reader:
    """A list of these."""

    def each(said: Any, path: Path) -> list[Any]:
        if not isinstance(said, list):
            raise InputError(f"hier hoort een lijst van {what} te staan; begin elke regel met een streepje (-)", path)
        return [read(one, (*path, i)) for i, one in enumerate(said)]

    return each
