"""`value.name` and `list[…]`: members of contexts, parts of dates and ranges, filters (DMN 1.5, 10.3.2.5)."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from prinsjesdag.dmn.problems import fail, step
from prinsjesdag.dmn.scope import Scope
from prinsjesdag.dmn.temporal import NANO, Date, DateTime, Days, Months, Time, offset, weekday
from prinsjesdag.dmn.values import UNBOUNDED, Range, kind, whole


def member(value: Any, name: str) -> Any:
    """A member by name; of a list, the list of its items' members."""
    if isinstance(value, dict):
        if name in value:
            return value[name]
        return fail(f"de context heeft geen {name}")
    if isinstance(value, list):
        step(len(value))
        return [member(item, name) for item in value]
    if value is None:
        return None
    parts = _PARTS.get(type(value))
    if parts is None or name not in parts:
        return fail(f"een {kind(value)} heeft geen {name}")
    return parts[name](value)


def _number(get: Callable[[Any], int]) -> Callable[[Any], Decimal]:
    return lambda value: Decimal(get(value))


def _offset(time: Time, date: Date | None = None) -> Days | None:
    found = offset(time, date)
    return None if found is None else Days(found * NANO)


def _end(value: Any) -> Any:
    return None if value is UNBOUNDED else value


def _seconds(value: Days) -> int:
    return abs(value.nanos) // NANO


def _signed(value: Days | Months, count: int) -> int:
    return -count if (value.nanos if isinstance(value, Days) else value.months) < 0 else count


_DATE: dict[str, Callable[[Any], Any]] = {
    "year": _number(lambda date: date.year),
    "month": _number(lambda date: date.month),
    "day": _number(lambda date: date.day),
    "weekday": _number(weekday),
}
_TIME: dict[str, Callable[[Any], Any]] = {
    "hour": _number(lambda time: time.hour),
    "minute": _number(lambda time: time.minute),
    "second": _number(lambda time: time.second),
    "time offset": _offset,
    "timezone": lambda time: time.zone if isinstance(time.zone, str) else None,
}


def _of_date(get: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda moment: get(moment.date)


def _of_time(get: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda moment: get(moment.time)


_PARTS: dict[type, dict[str, Callable[[Any], Any]]] = {
    Date: _DATE,
    Time: _TIME,
    DateTime: {
        **{name: _of_date(get) for name, get in _DATE.items()},
        **{name: _of_time(get) for name, get in _TIME.items()},
        "time offset": lambda moment: _offset(moment.time, moment.date),
    },
    Days: {
        "days": _number(lambda own: _signed(own, _seconds(own) // 86_400)),
        "hours": _number(lambda own: _signed(own, _seconds(own) // 3600 % 24)),
        "minutes": _number(lambda own: _signed(own, _seconds(own) // 60 % 60)),
        "seconds": _number(lambda own: _signed(own, _seconds(own) % 60)),
    },
    Months: {
        "years": _number(lambda own: _signed(own, abs(own.months) // 12)),
        "months": _number(lambda own: _signed(own, abs(own.months) % 12)),
    },
    Range: {
        "start": lambda own: _end(own.low),
        "end": lambda own: _end(own.high),
        "start included": lambda own: own.low_closed,
        "end included": lambda own: own.high_closed,
    },
}


def item_scope(item: Any, scope: Scope) -> Scope:
    """The scope in a filter: the item's members, and `item` itself."""
    inner = Scope({"item": item}, scope)
    return Scope(item, inner) if isinstance(item, dict) else inner


def filtered(value: Any, test: Callable[[Scope], Any], scope: Scope) -> Any:
    """The items for which the test holds, or the one item a number points at."""
    if value is None:
        return None
    items = value if isinstance(value, list) else [value]
    index = getattr(test, "constant", None)
    if isinstance(index, Decimal):
        return _at(items, index)
    kept = []
    for place, item in enumerate(items):
        step()
        found = test(item_scope(item, scope))
        if place == 0 and isinstance(found, Decimal):
            return _at(items, found)
        if found is True:
            kept.append(item)
        elif found is not None and found is not False:
            return fail("een filter vraagt true of false")
    return kept


def _at(items: list[Any], index: Decimal) -> Any:
    place = whole(index)
    if place == 0 or abs(place) > len(items) or place != index:
        return fail(f"een lijst van {len(items)} heeft geen plaats {place}")
    return items[place - 1] if place > 0 else items[place]
