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


def month_index(on: int) -> int:
    """Months since the year 0: 12 * year + (month - 1)."""
    year, month, _ = civil(on)
    return 12 * year + month - 1


def civil(on: int) -> tuple[int, int, int]:
    """Year, month and day of the month (Howard Hinnant's days-to-civil, shifted to Python's ordinal)."""
    z = on + 305  # days since 0000-03-01
    era = z // 146097
    doe = z - era * 146097
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    month = mp + 3 if mp < 10 else mp - 9
    year = yoe + era * 400 + (1 if month <= 2 else 0)
    return year, month, doy - (153 * mp + 2) // 5 + 1


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
