"""Checks on what a user wrote, each with the spot and what would be right."""

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from prinsjesdag.errors import InputError, nearest, quoted

Spot = tuple[str | int, ...]


def mapping(said: Any, path: Spot) -> Mapping[str, Any]:
    """Fields and their values. Raises InputError."""
    if not isinstance(said, Mapping):
        raise InputError("hier horen velden te staan, als oppervlakte: 110", path)
    return said


def known(said: Any, names: tuple[str, ...], path: Spot) -> None:
    """Refuse a field that there is not. Raises InputError."""
    for name in mapping(said, path):
        if name not in names:
            raise InputError(f"onbekend veld{nearest(str(name), names)}", (*path, str(name)))


def number(said: Mapping[str, Any], name: str, path: Spot, least: float, most: float) -> float | None:
    """A number between two bounds (both may be); None where it is left out. Raises InputError."""
    value = said.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise InputError(f"{quoted(value)} is geen getal; schrijf 110 of 110.5", path)
    if not least <= value <= most:
        raise InputError(f"{value:g} ligt niet tussen {least:g} en {most:g}", path)
    return float(value)


def yes(said: Mapping[str, Any], name: str, path: Spot) -> bool:
    """Yes or no; no where it is left out. Raises InputError."""
    value = said.get(name, False)
    if value in ("ja", "nee"):
        return bool(value == "ja")
    if not isinstance(value, bool):
        raise InputError(f"{quoted(value)} kan niet; schrijf ja of nee", path)
    return value


def day(said: Any, path: Spot) -> date | None:
    """A day; None where it is left out. Raises InputError."""
    if said is None:
        return None
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        raise InputError(f"{quoted(said)} is geen dag; schrijf 2026-05-01", path) from None
