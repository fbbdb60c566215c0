"""What the commands share: where the year comes from, and how things look in a terminal."""

import json
import sys
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from prinsjesdag import wording
from prinsjesdag.engine import When
from prinsjesdag.errors import InputError
from prinsjesdag.household.asking import read_when
from prinsjesdag.household.model import Household

if TYPE_CHECKING:
    from rich.console import Console


@cache
def console() -> "Console":
    """The terminal; wide when it isn't one, so that nothing is cut in a file."""
    from rich.console import Console

    return Console(width=None if sys.stdout.isatty() else 120, highlight=False, soft_wrap=False)


def moment(household: Household | None, year: str | None, day: str | None) -> When:
    """The year or day to calculate for: the command line goes before the file."""
    if day is not None:
        return read_when(day, ("--datum",))
    if year is not None:
        return read_when(year, ("--jaar",))
    if household is None or household.when is None:
        raise InputError("welk jaar? zet jaar: 2024 in het bestand of geef --jaar 2024", ("jaar",))
    return household.when


def term_words(said: str) -> str:
    """ "onbekend sinds 2026-11-22" with the day in words; "doorlopend" as it is."""
    before, since, day = said.partition(" sinds ")
    return f"{before} sinds {wording.day(date.fromisoformat(day))}" if since else said


def dump(value: Any, indent: int | None = None) -> str:
    """JSON as users get it: no NaN, letters with accents as they are."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)
