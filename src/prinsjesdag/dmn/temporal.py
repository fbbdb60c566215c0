"""FEEL's date, time, date and time and durations (DMN 1.5, 10.3.2.3.4-7): any year, nanoseconds, offsets and zones.

Python's datetime stops at the years 1 and 9999 and at microseconds, so these are types of their own. A zone is None
(local), an offset in seconds, or the name of a zone of the IANA database.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

FURTHEST_YEAR = 999_999_999
NANO = 1_000_000_000
DAY = 86_400
Zone = int | str | None


@dataclass(frozen=True, slots=True)
class Date:
    year: int
    month: int
    day: int


@dataclass(frozen=True, slots=True)
class Time:
    hour: int
    minute: int
    second: int
    nano: int = 0
    zone: Zone = None


@dataclass(frozen=True, slots=True)
class DateTime:
    date: Date
    time: Time


@dataclass(frozen=True, slots=True)
class Days:
    """A days and time duration, in nanoseconds."""

    nanos: int


@dataclass(frozen=True, slots=True)
class Months:
    """A years and months duration, in months."""

    months: int


def make_date(year: int, month: int, day: int) -> Date | None:
    """The date, or None where the calendar (proleptic Gregorian) has no such day."""
    if abs(year) > FURTHEST_YEAR or not 1 <= month <= 12 or not 1 <= day <= month_length(year, month):
        return None
    return Date(year, month, day)


def make_time(hour: int, minute: int, second: int, nano: int = 0, zone: Zone = None) -> Time | None:
    """The time, or None where there is none such."""
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60):
        return None
    if isinstance(zone, int) and abs(zone) > 18 * 3600:
        return None
    if isinstance(zone, str) and not is_zone(zone):
        return None
    return Time(hour, minute, second, nano, zone)


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    return 29 if month == 2 and is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def day_number(date: Date) -> int:
    """Days since 1970-01-01."""
    year, month = (date.year, date.month) if date.month > 2 else (date.year - 1, date.month + 12)
    days = 365 * year + year // 4 - year // 100 + year // 400 + (153 * (month - 3) + 2) // 5 + date.day - 1
    return days - 719_468


def from_day_number(number: int) -> Date | None:
    """The date of a day number; None past the furthest year."""
    number += 719_468
    era, of_era = divmod(number, 146_097)
    year_of_era = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    year = year_of_era + era * 400 + (month <= 2)
    return make_date(year, month, of_year - (153 * shifted + 2) // 5 + 1)


def weekday(date: Date) -> int:
    """1 is Monday, 7 is Sunday (ISO 8601)."""
    return (day_number(date) + 3) % 7 + 1


def day_of_year(date: Date) -> int:
    return day_number(date) - day_number(Date(date.year, 1, 1)) + 1


def week_of_year(date: Date) -> int:
    """The week's number by ISO 8601: the week of the year's first Thursday is week 1."""
    thursday = from_day_number(day_number(date) - weekday(date) + 4) or date
    return (day_of_year(thursday) - 1) // 7 + 1


def add_months(date: Date, months: int) -> Date | None:
    """The same day so many months on, or the month's last day where it has no such day."""
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    return make_date(year, month + 1, min(date.day, month_length(year, month + 1)))


def seconds_of_day(time: Time) -> int:
    return time.hour * 3600 + time.minute * 60 + time.second


def offset(time: Time, date: Date | None = None) -> int | None:
    """Seconds east of UTC; a zone's winter time where no date tells which. None for local times."""
    zone = time.zone
    if zone is None or isinstance(zone, int):
        return zone
    if date is None:
        return zone_offset(zone, 1970, 1, 1, 0)
    # the rules of a zone repeat with the calendar: every 400 years
    year = date.year if 1 < date.year < 9999 else 2000 + date.year % 400
    return zone_offset(zone, year, date.month, date.day, seconds_of_day(time))


@lru_cache(maxsize=4096)
def zone_offset(zone: str, year: int, month: int, day: int, second: int) -> int:
    hour, rest = divmod(second, 3600)
    local = datetime(year, month, day, hour, rest // 60, rest % 60, tzinfo=ZoneInfo(zone))
    found = local.utcoffset()
    return int(found.total_seconds()) if found is not None else 0


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def is_zone(name: str) -> bool:
    return name in _zones()


def instant(value: Date | DateTime) -> int:
    """Nanoseconds since 1970 UTC; what has no offset counts as UTC."""
    if isinstance(value, Date):
        return day_number(value) * DAY * NANO
    seconds = day_number(value.date) * DAY + seconds_of_day(value.time) - (offset(value.time, value.date) or 0)
    return seconds * NANO + value.time.nano


def moment(time: Time) -> int:
    """Nanoseconds since midnight UTC; what has no offset counts as UTC."""
    return (seconds_of_day(time) - (offset(time) or 0)) * NANO + time.nano


def shift(value: DateTime, nanos: int) -> DateTime | None:
    """The moment so many nanoseconds on, in the same offset or zone."""
    zone = value.time.zone
    total = instant(value) + nanos
    if isinstance(zone, str):
        utc = _split(total, 0)
        if utc is None:
            return None
        year = utc.date.year if 1 < utc.date.year < 9999 else 2000 + utc.date.year % 400
        at = datetime(year, utc.date.month, utc.date.day, utc.time.hour, utc.time.minute, utc.time.second)
        local = at.replace(tzinfo=ZoneInfo("UTC")).astimezone(ZoneInfo(zone)).utcoffset()
        ahead = int(local.total_seconds()) if local is not None else 0
    else:
        ahead = zone or 0
    return _split(total + ahead * NANO, zone)


def shift_time(value: Time, nanos: int) -> Time:
    """The time so much later, past midnight where it must."""
    total = (seconds_of_day(value) * NANO + value.nano + nanos) % (DAY * NANO)
    seconds, nano = divmod(total, NANO)
    return Time(seconds // 3600, seconds // 60 % 60, seconds % 60, nano, value.zone)


def _split(total: int, zone: Zone) -> DateTime | None:
    seconds, nano = divmod(total, NANO)
    days, second = divmod(seconds, DAY)
    date = from_day_number(days)
    if date is None:
        return None
    return DateTime(date, Time(second // 3600, second // 60 % 60, second % 60, nano, zone))


def now() -> DateTime:
    """This moment, in this computer's offset."""
    local = datetime.now().astimezone()
    ahead = local.utcoffset()
    zone = int(ahead.total_seconds()) if ahead is not None else 0
    time = Time(local.hour, local.minute, local.second, local.microsecond * 1000, zone)
    return DateTime(Date(local.year, local.month, local.day), time)
