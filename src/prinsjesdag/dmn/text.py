"""Values as text: FEEL's `string()`, and numbers written out."""

from decimal import Decimal
from typing import Any

from prinsjesdag.dmn.limits import STRING_CHARACTERS
from prinsjesdag.dmn.problems import TooMuch, step
from prinsjesdag.dmn.temporal import Date, DateTime, Days, Months, Time
from prinsjesdag.dmn.temporal_text import date_text, duration_text, time_text
from prinsjesdag.dmn.values import UNBOUNDED, Range, kind


def number_text(number: Decimal) -> str:
    """Digits without exponent: 1E+3 is 1000."""
    if number.is_zero():
        number = abs(number)
    return format(number, "f")


def text(value: Any) -> str:
    """A value as FEEL's string() writes it."""
    if isinstance(value, str):
        return value
    return _literal(value, 0)


def _literal(value: Any, deep: int) -> str:
    if deep > 100:
        raise TooMuch("een waarde is te diep genest om als tekst te schrijven")
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return f'"{escaped}"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, list):
        step(len(value))
        return _bounded("[" + ", ".join(_literal(item, deep + 1) for item in value) + "]")
    if isinstance(value, dict):
        step(len(value))
        entries = (f"{_key(key)}: {_literal(item, deep + 1)}" for key, item in value.items())
        return _bounded("{" + ", ".join(entries) + "}")
    if isinstance(value, Range):
        return _range(value, deep)
    return plain(value)


def plain(value: Any) -> str:
    """Dates, times and durations; a function's kind; null."""
    if isinstance(value, Date):
        return date_text(value)
    if isinstance(value, Time):
        return time_text(value)
    if isinstance(value, DateTime):
        return f"{date_text(value.date)}T{time_text(value.time)}"
    if isinstance(value, (Days, Months)):
        return duration_text(value)
    return kind(value)


def _range(value: Range, deep: int) -> str:
    if value.sign:
        return f"{value.sign}{_literal(value.low, deep + 1)}"
    if value.low is UNBOUNDED:
        return f"{'<=' if value.high_closed else '<'}{_literal(value.high, deep + 1)}"
    if value.high is UNBOUNDED:
        return f"{'>=' if value.low_closed else '>'}{_literal(value.low, deep + 1)}"
    opening, closing = "[" if value.low_closed else "(", "]" if value.high_closed else ")"
    return f"{opening}{_literal(value.low, deep + 1)}..{_literal(value.high, deep + 1)}{closing}"


def _key(key: str) -> str:
    simple = key.replace(" ", "").replace("_", "").isalnum() and not key[:1].isdigit()
    return key if simple else _literal(key, 0)


def _bounded(written: str) -> str:
    if len(written) > STRING_CHARACTERS:
        raise TooMuch(f"een tekst wordt langer dan {STRING_CHARACTERS} tekens")
    return written
