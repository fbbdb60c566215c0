"""Functions that make a value of another type (DMN 1.5, 10.3.4.1): date, time, number, string, duration, range."""

import re
from decimal import Decimal, DecimalException
from typing import Any

from prinsjesdag.dmn.builtins.registry import builtin
from prinsjesdag.dmn.feel.lexer import SyntaxProblem
from prinsjesdag.dmn.feel.names import TYPES, Names
from prinsjesdag.dmn.feel.parser import parse
from prinsjesdag.dmn.problems import fail
from prinsjesdag.dmn.temporal import NANO, Date, DateTime, Days, Time, Zone, make_date, make_time
from prinsjesdag.dmn.temporal_text import parse_any, parse_date, parse_date_time, parse_duration, parse_time
from prinsjesdag.dmn.text import text
from prinsjesdag.dmn.values import DECIMAL128, Range, compare, kind, whole

_NUMBER = re.compile(r"-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)


@builtin("date", "from:string|date|date and time", weight=10)
def date(source: str | Date | DateTime) -> Date | None:
    if isinstance(source, str):
        return parse_date(source) or fail(f"'{source[:40]}' is geen datum; schrijf jjjj-mm-dd")
    return source.date if isinstance(source, DateTime) else source


@builtin("date", "year:number, month:number, day:number")
def date_of_parts(year: Decimal, month: Decimal, day: Decimal) -> Date | None:
    return make_date(whole(year), whole(month), whole(day)) or fail("deze datum bestaat niet")


@builtin("date and time", "from:string|date|date and time", weight=10)
def date_and_time(source: str | Date | DateTime) -> DateTime | None:
    if isinstance(source, str):
        return parse_date_time(source) or fail(f"'{source[:40]}' is geen datum met tijd")
    return DateTime(source, Time(0, 0, 0, 0, 0)) if isinstance(source, Date) else source


@builtin("date and time", "date:date|date and time, time:time")
def date_and_time_of(day: Date | DateTime, time_: Time) -> DateTime:
    return DateTime(day.date if isinstance(day, DateTime) else day, time_)


@builtin("date and time", "year:number, month:number, day:number, hour:number, minute:number, second:number")
def date_and_time_of_parts(
    year: Decimal, month: Decimal, day: Decimal, hour: Decimal, minute: Decimal, second: Decimal, zone: Any = None
) -> DateTime | None:
    on, at = make_date(whole(year), whole(month), whole(day)), _time(hour, minute, second, _zone(zone))
    return DateTime(on, at) if on and at else fail("deze datum met tijd bestaat niet")


_PARTS = "year:number, month:number, day:number, hour:number, minute:number, second:number, "
builtin("date and time", _PARTS + "offset:days and time duration?")(date_and_time_of_parts)
builtin("date and time", _PARTS + "timezone:string")(date_and_time_of_parts)


def _zone(given: Any) -> Zone:
    if isinstance(given, Days):
        return given.nanos // NANO
    return given if isinstance(given, str) else None


@builtin("time", "from:string|time|date and time|date", weight=10)
def time(source: Any) -> Time | None:
    if isinstance(source, str):
        return parse_time(source) or fail(f"'{source[:40]}' is geen tijd; schrijf uu:mm:ss")
    if isinstance(source, Date):
        return Time(0, 0, 0, 0, 0)
    found: Time = source.time if isinstance(source, DateTime) else source
    return found


@builtin("time", "hour:number, minute:number, second:number, [offset]:days and time duration?")
def time_of_parts(hour: Decimal, minute: Decimal, second: Decimal, offset: Days | None = None) -> Time | None:
    return _time(hour, minute, second, _zone(offset)) or fail("deze tijd bestaat niet")


def _time(hour: Decimal, minute: Decimal, second: Decimal, zone: Zone) -> Time | None:
    if not 0 <= second < 60:
        return None
    return make_time(whole(hour), whole(minute), whole(second), int(second % 1 * NANO), zone)


@builtin("number", "from:string, grouping separator:string?, decimal separator:string?", weight=4)
def number(source: str, grouping: str | None, point: str | None) -> Decimal | None:
    if grouping not in (" ", ".", ",", None) or point not in (".", ",", None) or (point and point == grouping):
        return fail(
            "het duizendteken is een spatie, punt of komma en het decimaalteken punt of komma, en ze verschillen"
        )
    plain = source.replace(grouping, "") if grouping else source
    return _number(plain.replace(point, ".") if point else plain, source)


@builtin("number", "from:string", weight=4)
def plain_number(source: str) -> Decimal | None:
    return _number(source, source)


@builtin("number", "from:number")
def same_number(source: Decimal) -> Decimal:
    return source


def _number(plain: str, source: str) -> Decimal | None:
    try:
        return DECIMAL128.create_decimal(plain) if _NUMBER.fullmatch(plain) else fail(f"'{source[:40]}' is geen getal")
    except DecimalException:
        return fail("het getal is te groot")


@builtin("string", "from:any", weight=4)
def string(source: Any) -> str | None:
    return None if source is None else text(source)


@builtin("duration", "from:string|days and time duration|years and months duration", weight=10)
def duration(source: Any) -> Any:
    if not isinstance(source, str):
        return source
    return parse_duration(source) or fail(f"'{source[:40]}' is geen duur; schrijf bijvoorbeeld P1Y2M of P3DT4H")


@builtin("range", "from:string", weight=50)
def range_(source: str) -> Range | None:
    """A range of literals with both ends: "[1..5)", '[@"2024-01-01"..@"2024-02-01"]'."""
    try:
        tree: Any = parse(source, Names(TYPES))
    except SyntaxProblem:
        return fail(f"'{source[:40]}' is geen bereik")
    if tree.data != "range":
        return fail(f"'{source[:40]}' is geen bereik")
    opening, low, high, closing = tree.children
    ends = [_literal(low), _literal(high)]
    if None in ends or kind(ends[0]) != kind(ends[1]) or (compare(*ends) or 0) > 0:
        return fail(f"'{source[:40]}' is geen bereik van twee waarden van één soort")
    return Range(ends[0], ends[1], opening == "[", closing == "]")


_MAKERS: dict[str, Any] = {"date": date, "time": time, "date and time": date_and_time, "duration": duration}


def _literal(tree: Any) -> Any:
    """The value of a literal, or of date("…") and its like; None for anything else."""
    if tree.data == "negation":
        inner = _literal(tree.children[1])
        return -inner if isinstance(inner, Decimal) else None
    if tree.data == "call":
        called, *arguments = tree.children
        maker = _MAKERS.get(str(called.children[0])) if called.data == "name" else None
        simple = maker and len(arguments) == 1 and arguments[0].data == "string"
        return maker(str(arguments[0].children[0])) if maker and simple else None
    token = str(tree.children[0]) if tree.children else ""
    if tree.data == "number":
        return DECIMAL128.create_decimal(token)
    if tree.data == "string":
        return token
    return parse_any(token) if tree.data == "at" else None
