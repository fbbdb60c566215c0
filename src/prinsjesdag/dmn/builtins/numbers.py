"""Functions of numbers, and `not` (DMN 1.5, 10.3.4.2 and 10.3.4.5)."""

import decimal
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Decimal,
    DecimalException,
)
from typing import Any

from prinsjesdag.dmn.arithmetic import divide, multiply, subtract
from prinsjesdag.dmn.builtins.registry import builtin
from prinsjesdag.dmn.problems import fail
from prinsjesdag.dmn.temporal import Days, Months
from prinsjesdag.dmn.values import DECIMAL128, whole


@builtin("not", "negand:any")
def negation(negand: Any) -> bool | None:
    return not negand if isinstance(negand, bool) else None


def rounded(number: Decimal, scale: Decimal, mode: str) -> Decimal | None:
    """To so many decimals; before the point for a negative scale. Null past decimal128's scale."""
    places = whole(scale)
    if not -6111 <= places <= 6176:
        return fail("de schaal ligt tussen -6111 en 6176")
    wide = decimal.Context(prec=7000, Emin=-20000, Emax=20000)
    exact = number.quantize(Decimal(1).scaleb(-places, wide), mode, wide)
    return DECIMAL128.plus(exact if places >= 0 else exact.quantize(Decimal(1), context=wide))


def _rounding(name: str, mode: str) -> None:
    @builtin(name, "n:number, scale:number")
    def call(n: Decimal, scale: Decimal) -> Decimal | None:
        return rounded(n, scale, mode)


for _name, _mode in (
    ("decimal", ROUND_HALF_EVEN),
    ("floor", ROUND_FLOOR),
    ("ceiling", ROUND_CEILING),
    ("round up", ROUND_UP),
    ("round down", ROUND_DOWN),
    ("round half up", ROUND_HALF_UP),
    ("round half down", ROUND_HALF_DOWN),
):
    _rounding(_name, _mode)


@builtin("floor", "n:number")
def floor(n: Decimal) -> Decimal | None:
    return rounded(n, Decimal(0), ROUND_FLOOR)


@builtin("ceiling", "n:number")
def ceiling(n: Decimal) -> Decimal | None:
    return rounded(n, Decimal(0), ROUND_CEILING)


@builtin("abs", "n:number|days and time duration|years and months duration")
def absolute(n: Any) -> Any:
    if isinstance(n, Days):
        return Days(abs(n.nanos))
    return Months(abs(n.months)) if isinstance(n, Months) else abs(n)


@builtin("modulo", "dividend:number, divisor:number", weight=20)
def modulo(dividend: Decimal, divisor: Decimal) -> Any:
    """dividend - divisor * floor(dividend / divisor): the sign is the divisor's."""
    ratio = divide(dividend, divisor)
    return None if ratio is None else subtract(dividend, multiply(divisor, floor(ratio)))


def _real(operation: Any, number: Decimal) -> Decimal | None:
    try:
        found: Decimal = operation(number)
    except DecimalException:
        return fail("de bewerking bestaat niet voor dit getal")
    return found


@builtin("sqrt", "number:number", weight=20)
def sqrt(number: Decimal) -> Decimal | None:
    return _real(DECIMAL128.sqrt, number)


@builtin("log", "number:number", weight=20)
def log(number: Decimal) -> Decimal | None:
    return _real(DECIMAL128.ln, number) if number > 0 else fail("van nul of minder is er geen logaritme")


@builtin("exp", "number:number", weight=20)
def exp(number: Decimal) -> Decimal | None:
    return _real(DECIMAL128.exp, number)


def _remainder(number: Decimal) -> Decimal | None:
    return _real(lambda n: DECIMAL128.remainder(n, Decimal(2)), number)


@builtin("odd", "number:number")
def odd(number: Decimal) -> bool | None:
    rest = _remainder(number)
    return None if rest is None else abs(rest) == 1


@builtin("even", "number:number")
def even(number: Decimal) -> bool | None:
    rest = _remainder(number)
    return None if rest is None else rest == 0
