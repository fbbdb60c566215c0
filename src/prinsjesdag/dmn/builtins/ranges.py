"""How points and ranges lie to each other (DMN 1.5, 10.3.4.10): before, meets, overlaps, includes and the others."""

from decimal import Decimal
from typing import Any

from prinsjesdag.dmn.builtins.registry import builtin
from prinsjesdag.dmn.problems import fail
from prinsjesdag.dmn.temporal import Date, DateTime, Days, Months, Time
from prinsjesdag.dmn.values import UNBOUNDED, Range, compare, equal, kind

_POINTS = (Decimal, str, Date, Time, DateTime, Days, Months)


def _ordered(left: Any, right: Any, left_side: int, right_side: int) -> int | None:
    """The order of two ends (-1 is a start, 1 an end); an unbounded start comes first, an unbounded end last."""
    if left is UNBOUNDED and right is UNBOUNDED:
        return (left_side > right_side) - (left_side < right_side)
    if left is UNBOUNDED:
        return left_side
    return -right_side if right is UNBOUNDED else compare(left, right)


def _low_before(a: Range, b: Range) -> bool | None:
    """Whether a's start lies before b's."""
    order = _ordered(a.low, b.low, -1, -1)
    return None if order is None else order < 0 or (order == 0 and a.low_closed and not b.low_closed)


def _high_before(a: Range, b: Range) -> bool | None:
    order = _ordered(a.high, b.high, 1, 1)
    return None if order is None else order < 0 or (order == 0 and not a.high_closed and b.high_closed)


def _ends_before(a: Range, b: Range) -> bool | None:
    """Whether all of a lies before all of b."""
    order = _ordered(a.high, b.low, 1, -1)
    return None if order is None else order < 0 or (order == 0 and not (a.high_closed and b.low_closed))


def _as_range(value: Any) -> Range | None:
    if isinstance(value, Range):
        return value if value.sign != "!=" else None
    return Range(value, value, True, True) if isinstance(value, _POINTS) else None


def _relation(name: str, first: str, second: str, allowed: str, holds: Any) -> None:
    """Register a relation; `allowed` says for what: p point, r range, as "pp pr rp rr"."""

    def call(one: Any, other: Any) -> bool | None:
        forms = ("r" if isinstance(one, Range) else "p") + ("r" if isinstance(other, Range) else "p")
        a, b = _as_range(one), _as_range(other)
        if a is None or b is None or forms not in allowed.split():
            return fail(f"{name} bestaat niet voor {kind(one)} en {kind(other)}")
        found = holds(a, b)
        return None if found is None else bool(found)

    builtin(name, f"{first}:any, {second}:any")(call)
    for left in ("point", "range", "point1", "range1"):
        for right in ("range", "point", "point2", "range2"):
            if left[-1:].isdigit() == right[-1:].isdigit() and left != right and (left, right) != (first, second):
                builtin(name, f"{left}:any, {right}:any")(call)


def _both(*parts: bool | None) -> bool | None:
    return None if any(part is None for part in parts) else all(parts)


def _meets(a: Range, b: Range) -> bool | None:
    if a.high is UNBOUNDED or b.low is UNBOUNDED:
        return False
    return _both(a.high_closed and b.low_closed, equal(a.high, b.low))


def _includes(a: Range, b: Range) -> bool | None:
    return _both(_not(_low_before(b, a)), _not(_high_before(a, b)))


def _not(value: bool | None) -> bool | None:
    return None if value is None else not value


def _overlaps(a: Range, b: Range) -> bool | None:
    return _both(_not(_ends_before(a, b)), _not(_ends_before(b, a)))


def _overlaps_before(a: Range, b: Range) -> bool | None:
    low = _ordered(a.low, b.low, -1, -1)
    high = _ordered(a.high, b.high, 1, 1)
    if low is None or high is None:
        return None
    starts = low < 0 or (low == 0 and a.low_closed and not b.low_closed)
    ends = high < 0 or (high == 0 and (not a.high_closed or b.high_closed))
    return _both(starts, ends, _not(_ends_before(a, b)))


def _same_low(a: Range, b: Range) -> bool | None:
    order = _ordered(a.low, b.low, -1, -1)
    return None if order is None else order == 0 and a.low_closed == b.low_closed


def _same_high(a: Range, b: Range) -> bool | None:
    order = _ordered(a.high, b.high, 1, 1)
    return None if order is None else order == 0 and a.high_closed == b.high_closed


def _finishes(a: Range, b: Range) -> bool | None:
    return _both(_same_high(a, b), _not(_low_before(a, b)))


def _starts(a: Range, b: Range) -> bool | None:
    return _both(_same_low(a, b), _not(_high_before(b, a)))


def _swapped(relation: Any) -> Any:
    return lambda a, b: relation(b, a)


_relation("before", "point1", "point2", "pp pr rp rr", _ends_before)
_relation("after", "point1", "point2", "pp pr rp rr", _swapped(_ends_before))
_relation("meets", "range1", "range2", "rr", _meets)
_relation("met by", "range1", "range2", "rr", _swapped(_meets))
_relation("overlaps", "range1", "range2", "rr", _overlaps)
_relation("overlaps before", "range1", "range2", "rr", _overlaps_before)
_relation("overlaps after", "range1", "range2", "rr", _swapped(_overlaps_before))
_relation("finishes", "point", "range", "pr rr", _finishes)
_relation("finished by", "range", "point", "rp rr", _swapped(_finishes))
_relation("includes", "range", "point", "rp rr", _includes)
_relation("during", "point", "range", "pr rr", _swapped(_includes))
_relation("starts", "point", "range", "pr rr", _starts)
_relation("started by", "range", "point", "rp rr", _swapped(_starts))
_relation("coincides", "point1", "point2", "pp rr", lambda a, b: _both(_same_low(a, b), _same_high(a, b)))
