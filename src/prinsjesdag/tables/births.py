"""What follows from a birth date, worked out once for every day and looked up for every person."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import numpy.typing as npt

from prinsjesdag.engine import Day, When
from prinsjesdag.household.case import families
from prinsjesdag.household.model import Household, Person
from prinsjesdag.law import AGES
from prinsjesdag.law.algemeen.woorden import Rol

FIRST, LAST = date(1880, 1, 1).toordinal(), date(2100, 12, 31).toordinal()
"""The days that a date may be: as in the household file."""

EPOCH = date(1970, 1, 1).toordinal()

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Births:
    """Per birth date (its ordinal less FIRST), for one year or one day."""

    age: Ints
    breaks: Ints
    """Twelve bits: the months that start a stretch of their own (engine.Columns)."""
    moves: Ints
    """The first of the month from which a child of the family is a family of its own; 0 for no such day."""


@cache
def births(when: When) -> Births:
    """The table of all birth dates."""
    days = np.arange(FIRST, LAST + 1)
    dates = (days - EPOCH).astype("datetime64[D]")
    month = dates.astype("datetime64[M]").astype(np.int64) + 12 * 1970
    of_month = (dates - dates.astype("datetime64[M]")).astype(np.int64) + 1
    on = when.first
    age = np.maximum((12 * on.year + on.month - 1 - month - (on.day < of_month)) // 12, 0)
    breaks, moves = np.zeros_like(days), np.zeros_like(days)
    if when.on is None:
        for turned in AGES:
            breaks |= _breaks(month + turned - 12 * when.year, of_month, when.year)
        for at in np.flatnonzero(age == 17):
            moves[at] = _moves(int(days[at]), when)
    return Births(age, breaks, moves)


def _breaks(month: Ints, of_month: Ints, year: int) -> Ints:
    """Stretches from an age reached in that month (0 is January): its own, the next and the next quarter's first.

    As the turning points of household.model; a day that doesn't exist is the first of the month after.
    """
    inside = (month >= 0) & (month < 12)
    at = np.where(inside, month, 0)
    last = np.array([monthrange(year, m + 1)[1] for m in range(12)])
    at += of_month > last[at]
    return np.where(inside, (1 << at | 1 << at + 1 | 1 << 3 * (at // 3) + 3) & 0xFFF, 0)


def _moves(born: int, when: When) -> int:
    child = Person("kind", Rol.KIND, {"geboortedatum": Day(born)})
    later = families(Household("", when, [child]), when).later
    return later[0][0].toordinal() if later else 0
