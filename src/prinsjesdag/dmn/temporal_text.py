"""Dates, times and durations from text and to text: XML Schema's lexical forms, and `@Europe/Amsterdam` for zones."""

import re

from prinsjesdag.dmn.temporal import (
    DAY,
    NANO,
    Date,
    DateTime,
    Days,
    Months,
    Time,
    Zone,
    day_number,
    from_day_number,
    make_date,
    make_time,
)

_DATE = re.compile(r"(-?(?:[1-9]\d{4,8}|\d{4}))-(\d\d)-(\d\d)", re.ASCII)
_TIME = re.compile(
    r"(\d\d):(\d\d):(\d\d)(\.\d+)?(?:([Zz])|([+-])(\d\d):(\d\d)(?::(\d\d))?|@([A-Za-z0-9_+\-/]+))?", re.ASCII
)
_DAYS = re.compile(r"(-)?P(?:(\d+)D)?(?:(T)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(\.\d*)?S)?)?", re.ASCII)
_MONTHS = re.compile(r"(-)?P(?:(\d+)Y)?(?:(\d+)M)?", re.ASCII)
_LONGEST = 80


def parse_date(text: str) -> Date | None:
    """A date, or None where the text is none."""
    found = _DATE.fullmatch(text) if len(text) < _LONGEST else None
    return make_date(int(found[1]), int(found[2]), int(found[3])) if found else None


def parse_time(text: str) -> Time | None:
    """A time of day; 24:00:00 is midnight."""
    found = _TIME.fullmatch(text) if len(text) < _LONGEST else None
    if not found:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3])
    nano = _nanos(found[4])
    if (hour, minute, second, nano) == (24, 0, 0, 0):
        hour = 0
    return make_time(hour, minute, second, nano, _zone(found))


def _zone(found: "re.Match[str]") -> Zone:
    if found[5]:
        return 0
    if found[6]:
        if int(found[8]) > 59 or int(found[9] or 0) > 59:
            return DAY  # refused by make_time
        seconds = int(found[7]) * 3600 + int(found[8]) * 60 + int(found[9] or 0)
        return -seconds if found[6] == "-" else seconds
    return found[10]


def _nanos(fraction: str | None) -> int:
    return int(fraction[1:10].ljust(9, "0")) if fraction and len(fraction) > 1 else 0


def parse_date_time(text: str) -> DateTime | None:
    """A date and time; a date alone is its midnight; 24:00:00 is the next day's midnight."""
    day, separator, of_day = text.partition("T")
    date = parse_date(day)
    if date is None or (separator and not of_day):
        return None
    time = parse_time(of_day) if separator else Time(0, 0, 0)
    if time is None:
        return None
    if of_day.startswith("24:"):
        date = from_day_number(day_number(date) + 1)
    return DateTime(date, time) if date else None


def parse_duration(text: str) -> Days | Months | None:
    """A duration: years and months, or days and time, never both."""
    if len(text) > _LONGEST:
        return None
    found = _MONTHS.fullmatch(text)
    if found and (found[2] or found[3]):
        months = int(found[2] or 0) * 12 + int(found[3] or 0)
        return Months(-months if found[1] else months)
    found = _DAYS.fullmatch(text)
    if not found or not any(found[part] for part in (2, 4, 5, 6)) or (found[3] and not any(found.group(4, 5, 6))):
        return None
    seconds = int(found[2] or 0) * DAY + int(found[4] or 0) * 3600 + int(found[5] or 0) * 60 + int(found[6] or 0)
    nanos = seconds * NANO + _nanos(found[7])
    return Days(-nanos if found[1] else nanos)


def parse_any(text: str) -> Date | Time | DateTime | Days | Months | None:
    """What an @-literal says."""
    if text.lstrip("-").startswith("P"):
        return parse_duration(text)
    return parse_date(text) or parse_time(text) or (parse_date_time(text) if "T" in text else None)


def date_text(value: Date) -> str:
    sign = "-" if value.year < 0 else ""
    return f"{sign}{abs(value.year):04d}-{value.month:02d}-{value.day:02d}"


def time_text(value: Time) -> str:
    text = f"{value.hour:02d}:{value.minute:02d}:{value.second:02d}{_fraction(value.nano)}"
    zone = value.zone
    if zone is None:
        return text
    if isinstance(zone, str):
        return f"{text}@{zone}"
    return text + offset_text(zone)


def offset_text(seconds: int) -> str:
    if seconds == 0:
        return "Z"
    ahead = abs(seconds)
    text = f"{'-' if seconds < 0 else '+'}{ahead // 3600:02d}:{ahead // 60 % 60:02d}"
    return f"{text}:{ahead % 60:02d}" if ahead % 60 else text


def _fraction(nano: int) -> str:
    return f".{nano:09d}".rstrip("0") if nano else ""


def duration_text(value: Days | Months) -> str:
    """As XML Schema writes it, in the largest units: PT61M is PT1H1M, P26M is P2Y2M."""
    if isinstance(value, Months):
        years, months = divmod(abs(value.months), 12)
        parts = (f"{years}Y" if years else "") + (f"{months}M" if months else "")
        return ("-" if value.months < 0 else "") + "P" + (parts or "0M")
    seconds, nano = divmod(abs(value.nanos), NANO)
    days, rest = divmod(seconds, DAY)
    hours, minutes = rest // 3600, rest // 60 % 60
    time = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    if rest % 60 or nano:
        time += f"{rest % 60}{_fraction(nano)}S"
    text = (f"{days}D" if days else "") + (f"T{time}" if time else "")
    return ("-" if value.nanos < 0 else "") + "P" + (text or "T0S")
