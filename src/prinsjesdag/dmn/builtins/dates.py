"""Functions of dates and times (DMN 1.5, 10.3.4.6, 10.3.4.7 and 10.3.4.9)."""

from decimal import Decimal
from typing import Any

from prinsjesdag.dmn.builtins.registry import builtin
from prinsjesdag.dmn.temporal import Date, DateTime, Months, day_of_year, now, week_of_year, weekday
from prinsjesdag.dmn.values import same

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _date(value: Date | DateTime) -> Date:
    return value.date if isinstance(value, DateTime) else value


@builtin("is", "[value1]:any, [value2]:any")
def is_(value1: Any = None, value2: Any = None) -> bool:
    return same(value1, value2)


@builtin("now", "")
def now_() -> DateTime:
    return now()


@builtin("today", "")
def today() -> Date:
    return now().date


@builtin("day of year", "date:date|date and time")
def day_of_year_(date: Date | DateTime) -> Decimal:
    return Decimal(day_of_year(_date(date)))


@builtin("day of week", "date:date|date and time")
def day_of_week(date: Date | DateTime) -> str:
    return DAYS[weekday(_date(date)) - 1]


@builtin("month of year", "date:date|date and time")
def month_of_year(date: Date | DateTime) -> str:
    return MONTHS[_date(date).month - 1]


@builtin("week of year", "date:date|date and time")
def week_of_year_(date: Date | DateTime) -> Decimal:
    return Decimal(week_of_year(_date(date)))


@builtin("years and months duration", "from:date|date and time, to:date|date and time")
def years_and_months_duration(start: Date | DateTime, end: Date | DateTime) -> Months:
    """Whole months between the two days; negative where `to` comes first. The time of day doesn't count."""
    first, second = _date(start), _date(end)
    sign = 1 if (first.year, first.month, first.day) <= (second.year, second.month, second.day) else -1
    early, late = (first, second) if sign > 0 else (second, first)
    months = (late.year - early.year) * 12 + late.month - early.month - (late.day < early.day)
    return Months(sign * months)
