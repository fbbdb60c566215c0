"""Dates as whole numbers (`datetime.date.toordinal`), with the little arithmetic that rules need of them.

Everything here is arithmetic on integers, so that compiled code can use it too.
"""

from datetime import date


class Day(int):
    """A date, as the proleptic Gregorian ordinal of `datetime.date`."""

    __slots__ = ()


NO_DAY = Day(0)
"""No date known."""


def day(year: int, month: int, of_month: int) -> Day:
    """The day of a date known while the law is loaded."""
    return Day(date(year, month, of_month).toordinal())


def civil(on: int) -> tuple[int, int, int]:
    """Year, month and day of the month, by few divisions (Neri and Schneider 2022, Euclidean affine functions)."""
    shifted = 4 * (on + 305) + 3  # days since 1 March of the year 0, in quarters
    century = shifted // 146097
    within = shifted % 146097 // 4
    scaled = 2939745 * (4 * within + 3)
    year = 100 * century + (scaled >> 32)
    day_of_year = (scaled & 4294967295) // 2939745 // 4
    months = 2141 * day_of_year + 197913
    month, of_month = months >> 16, (months & 65535) // 2141 + 1
    if day_of_year >= 306:  # January and February count with the year that began in March
        return year + 1, month - 12, of_month
    return year, month, of_month


def whole_months(birth: int, on: int) -> int:
    """Complete months of life on a day; 29 February completes on 1 March in other years."""
    by, bm, bd = civil(birth)
    y, m, d = civil(on)
    months = 12 * (y - by) + m - bm
    if d < bd:
        months -= 1
    return months


def whole_years(birth: int, on: int) -> int:
    """Age in complete years on a day."""
    return whole_months(birth, on) // 12
