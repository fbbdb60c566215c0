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
    """Year, month and day of the month (Neri and Schneider 2022, Euclidean affine functions).

    Divisions are a product and a shift, exact for the numbers that days can give, and choices change a number only:
    so that compiled code can do it for many days at a time.
    """
    shifted = 4 * (on + 305) + 3  # days since 1 March of the year 0, in quarters
    century = shifted * 15051803 >> 41  # shifted // 146097
    quarters = (shifted - 146097 * century) | 3
    of_century = quarters * 183735 >> 28  # quarters // 1461
    day_of_year = (quarters >> 2) - (1461 * of_century >> 2)
    months = 2141 * day_of_year + 197913
    year, month = 100 * century + of_century, months >> 16
    of_month = ((months & 65535) * 31345 >> 26) + 1  # // 2141
    if day_of_year >= 306:  # January and February count with the year that began in March
        year, month = year + 1, month - 12
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
    """Age in complete years on a day: `whole_months(birth, on) // 12`."""
    by, bm, bd = civil(birth)
    y, m, d = civil(on)
    years = y - by
    if 32 * m + d < 32 * bm + bd:
        years -= 1
    return years
