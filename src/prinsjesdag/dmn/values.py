"""FEEL's values: which Python type holds which, equality, order, and ranges (DMN 1.5, 10.3.2.3, 10.3.2.13).

null is None, number is Decimal (34 digits, decimal128), string is str, boolean is bool, list is list, context is dict;
dates and durations are those of temporal.py. Values are never changed in place.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import Any

from prinsjesdag.dmn.problems import fail, step
from prinsjesdag.dmn.temporal import NANO, Date, DateTime, Days, Months, Time, instant, moment, offset

DECIMAL128 = Context(34, ROUND_HALF_EVEN, -6143, 6144, traps=[InvalidOperation, DivisionByZero, Overflow])
Value = Any


@dataclass(frozen=True, slots=True)
class Range:
    """A range of comparable values. An endpoint that is not there (`> 5`) is UNBOUNDED, one that is null is null.

    `sign` is "=" or "!=" for the range that is just its endpoint, or everything but it.
    """

    low: Value
    high: Value
    low_closed: bool
    high_closed: bool
    sign: str = ""


class _Unbounded:
    def __repr__(self) -> str:
        return "UNBOUNDED"


UNBOUNDED = _Unbounded()


@dataclass(slots=True, eq=False)
class Function:
    """Something that can be called. `names` are the parameters; `types` have `coerce` and may be None (any value)."""

    name: str
    names: tuple[str, ...]
    call: Callable[[list[Value]], Value]
    types: tuple[Any, ...] = ()
    output: Any = None


_KINDS: dict[type, str] = {
    Decimal: "number",
    str: "string",
    bool: "boolean",
    list: "list",
    dict: "context",
    Date: "date",
    Time: "time",
    DateTime: "date and time",
    Days: "days and time duration",
    Months: "years and months duration",
    Range: "range",
    Function: "function",
}


def kind(value: Value) -> str:
    """The FEEL type by name: number, string, …; null for None."""
    return _KINDS.get(type(value)) or ("function" if callable(getattr(value, "invoke", None)) else "null")


def equal(left: Value, right: Value) -> bool | None:
    """FEEL's `=`: null where the types differ; null equals only null."""
    if left is right:
        return True
    if left is None or right is None:
        return False
    if type(left) is not type(right):
        if kind(left) == kind(right) == "function":
            return left is right
        return fail(f"{kind(left)} en {kind(right)} zijn niet te vergelijken")
    if isinstance(left, list):
        step(len(left))
        return len(left) == len(right) and all(equal(a, b) is True for a, b in zip(left, right, strict=True))
    if isinstance(left, dict):
        step(len(left))
        return left.keys() == right.keys() and all(equal(value, right[key]) is True for key, value in left.items())
    if isinstance(left, Time):
        return moment(left) // NANO == moment(right) // NANO  # whole seconds: 10.3.2.3.4
    if isinstance(left, DateTime):
        return instant(left) // NANO == instant(right) // NANO
    if isinstance(left, Range):
        return (
            (left.low_closed, left.high_closed, left.sign) == (right.low_closed, right.high_closed, right.sign)
            and _same_end(left.low, right.low)
            and _same_end(left.high, right.high)
        )
    if isinstance(left, Function):
        return left is right
    return bool(left == right)


def _same_end(left: Value, right: Value) -> bool:
    if left is UNBOUNDED or right is UNBOUNDED:
        return left is right
    return equal(left, right) is True


def same(left: Value, right: Value) -> bool:
    """FEEL's `is`: the same type and the same value, time zones included."""
    if type(left) is not type(right):
        return False
    if isinstance(left, DateTime):
        return left.date == right.date and same(left.time, right.time)
    if isinstance(left, Time):
        return (left.hour, left.minute, left.second, left.nano, left.zone) == (
            right.hour,
            right.minute,
            right.second,
            right.nano,
            right.zone,
        )
    return equal(left, right) is True


def order_key(value: Value) -> Any:
    """Something Python can compare for a value of an ordered type, else None."""
    if isinstance(value, (Decimal, str)):
        return value
    if isinstance(value, Date):
        return (value.year, value.month, value.day)
    if isinstance(value, Time):
        return moment(value) // NANO
    if isinstance(value, DateTime):
        return instant(value) // NANO
    if isinstance(value, Days):
        return value.nanos
    if isinstance(value, Months):
        return value.months
    return None


def compare(left: Value, right: Value) -> int | None:
    """-1, 0 or 1; null (None) where the values have no order together."""
    if type(left) is type(right):
        if isinstance(left, Decimal):
            return int(left > right) - int(left < right)
        first, second = order_key(left), order_key(right)
        if first is not None:
            return int(first > second) - int(first < second)
    if left is None or right is None:
        return None
    return fail(f"{kind(left)} en {kind(right)} hebben geen volgorde")


def in_range(value: Value, bounds: Range) -> bool | None:
    """Whether a value lies in a range; null where that can't be said."""
    if bounds.sign:
        found = equal(value, bounds.low)
        return None if found is None else found is (bounds.sign == "=")
    if bounds.low is UNBOUNDED:
        return _beside(compare(value, bounds.high), -1, bounds.high_closed)
    if bounds.high is UNBOUNDED:
        return _beside(compare(value, bounds.low), 1, bounds.low_closed)
    above = _beside(compare(value, bounds.low), 1, bounds.low_closed)
    below = _beside(compare(value, bounds.high), -1, bounds.high_closed)
    return None if above is None or below is None else above and below


def _beside(found: int | None, side: int, closed: bool) -> bool | None:
    return None if found is None else found == side or (closed and found == 0)


def has_zone(value: DateTime | Time) -> bool:
    time = value.time if isinstance(value, DateTime) else value
    return offset(time) is not None


def whole(number: Decimal) -> int:
    """A number as an integer, its fraction cut off; past 20 digits some number as large."""
    return int(number) if number.adjusted() < 20 else (10**20 if number > 0 else -(10**20))
