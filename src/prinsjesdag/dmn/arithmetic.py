"""FEEL's + - * / ** and negation (DMN 1.5, tables 54-58). Types that don't go together give null."""

from decimal import ROUND_DOWN, Decimal, DecimalException
from typing import Any

from prinsjesdag.dmn.limits import STRING_CHARACTERS
from prinsjesdag.dmn.problems import TooMuch, fail, step, weigh
from prinsjesdag.dmn.temporal import (
    DAY,
    NANO,
    Date,
    DateTime,
    Days,
    Months,
    Time,
    add_months,
    day_number,
    from_day_number,
    instant,
    moment,
    shift,
    shift_time,
)
from prinsjesdag.dmn.values import DECIMAL128, has_zone, kind

Value = Any
FURTHEST_NANOS = 10**27  # 30 billion years
FURTHEST_MONTHS = 10**11


def add(left: Value, right: Value) -> Value:
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return _number(DECIMAL128.add, left, right)
    if isinstance(left, str) and isinstance(right, str):
        if len(left) + len(right) > STRING_CHARACTERS:
            raise TooMuch(f"een tekst wordt langer dan {STRING_CHARACTERS} tekens")
        weigh((left, right))
        return left + right
    if isinstance(left, Days) and isinstance(right, Days):
        return days(left.nanos + right.nanos)
    if isinstance(left, Months) and isinstance(right, Months):
        return months(left.months + right.months)
    if isinstance(left, (Days, Months)):
        left, right = right, left
    if isinstance(right, Months) and isinstance(left, (Date, DateTime)):
        return _later_months(left, right.months)
    if isinstance(right, Days):
        return _later(left, right.nanos)
    return _no("+", left, right)


def subtract(left: Value, right: Value) -> Value:
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return _number(DECIMAL128.subtract, left, right)
    if isinstance(left, (Date, DateTime)) and isinstance(right, (Date, DateTime)):
        return between(right, left)
    if isinstance(left, Time) and isinstance(right, Time):
        if has_zone(left) != has_zone(right):
            return fail("van een tijd met en een zonder tijdzone is er geen verschil")
        return days(moment(left) - moment(right))
    if isinstance(right, (Days, Months)) and isinstance(left, (type(right), Date, DateTime, Time)):
        return add(left, negate(right))
    return _no("-", left, right)


def between(start: Date | DateTime, end: Date | DateTime) -> Value:
    """The days and time from one to the other; null where only one has a time zone. A date is its midnight, UTC."""
    if isinstance(start, Date) and isinstance(end, Date):
        return days((day_number(end) - day_number(start)) * DAY * NANO)
    zoned = [isinstance(side, Date) or has_zone(side) for side in (start, end)]
    if zoned[0] != zoned[1]:
        return fail("van een moment met en een zonder tijdzone is er geen verschil")
    return days(instant(end) - instant(start))


def multiply(left: Value, right: Value) -> Value:
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return _number(DECIMAL128.multiply, left, right)
    if isinstance(left, Decimal):
        left, right = right, left
    if isinstance(right, Decimal):
        if isinstance(left, Days):
            return days(_scaled(left.nanos, right, DECIMAL128.multiply))
        if isinstance(left, Months):
            return months(_scaled(left.months, right, DECIMAL128.multiply))
    return _no("*", left, right)


def divide(left: Value, right: Value) -> Value:
    if isinstance(right, Decimal):
        if right.is_zero():
            return fail("delen door nul kan niet")
        if isinstance(left, Decimal):
            return _number(DECIMAL128.divide, left, right)
        if isinstance(left, Days):
            return days(_scaled(left.nanos, right, DECIMAL128.divide))
        if isinstance(left, Months):
            return months(_scaled(left.months, right, DECIMAL128.divide))
    if isinstance(left, Days) and isinstance(right, Days):
        return divide(Decimal(left.nanos), Decimal(right.nanos))
    if isinstance(left, Months) and isinstance(right, Months):
        return divide(Decimal(left.months), Decimal(right.months))
    return _no("/", left, right)


def power(left: Value, right: Value) -> Value:
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        step(1 if right.adjusted() < 2 and right == right.to_integral_value() else 20)
        return Decimal(1) if right.is_zero() else _number(DECIMAL128.power, left, right)
    return _no("**", left, right)


def negate(value: Value) -> Value:
    if isinstance(value, Decimal):
        return DECIMAL128.minus(value)
    if isinstance(value, Days):
        return Days(-value.nanos)
    if isinstance(value, Months):
        return Months(-value.months)
    return fail(f"een {kind(value)} heeft geen tegengestelde") if value is not None else None


def days(nanos: int) -> Days | None:
    return Days(nanos) if abs(nanos) < FURTHEST_NANOS else fail("de duur is te lang")


def months(count: int) -> Months | None:
    return Months(count) if abs(count) < FURTHEST_MONTHS else fail("de duur is te lang")


def _number(operation: Any, left: Decimal, right: Decimal) -> Decimal | None:
    try:
        found: Decimal = operation(left, right)
    except DecimalException:
        return fail("het getal is te groot, of de bewerking bestaat niet voor deze getallen")
    return found if found.is_finite() else fail("de bewerking bestaat niet voor deze getallen")


def _scaled(count: int, factor: Decimal, operation: Any) -> int:
    found = _number(operation, Decimal(count), factor)
    if found is None or found.adjusted() > 40:
        return FURTHEST_NANOS
    return int(found.to_integral_value(ROUND_DOWN))


def _later_months(value: Date | DateTime, count: int) -> Date | DateTime | None:
    date = add_months(value if isinstance(value, Date) else value.date, count)
    if date is None:
        return fail("de datum is te ver weg")
    return date if isinstance(value, Date) else DateTime(date, value.time)


def _later(value: Value, nanos: int) -> Value:
    if isinstance(value, Time):
        return shift_time(value, nanos)
    if isinstance(value, Date):
        return from_day_number((day_number(value) * DAY * NANO + nanos) // (DAY * NANO)) or fail("te ver weg")
    if isinstance(value, DateTime):
        return shift(value, nanos) or fail("de datum is te ver weg")
    return _no("+", value, Days(nanos))


def _no(sign: str, left: Value, right: Value) -> None:
    if left is None or right is None:
        return None
    return fail(f"{kind(left)} {sign} {kind(right)} bestaat niet")
