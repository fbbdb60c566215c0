"""Arithmetic that rules share, the same in the interpreter and in compiled code: plain numbers, no surprises.

Rounding: Python's `round` is half-to-even, the law's is not. A value within `GRAIN` of a whole number counts as that
number, so that 0.1335 * 100 (13.350000000000001) is not rounded up a cent.
"""

import math
from collections.abc import Callable

GRAIN = 1e-6


def down(x: float) -> float:
    """The whole number below."""
    return float(math.floor(x + GRAIN))


def up(x: float) -> float:
    """The whole number above."""
    return float(math.ceil(x - GRAIN))


def nearest(x: float) -> float:
    """The nearest whole number; a half goes up."""
    return float(math.floor(x + 0.5 + GRAIN))


def cents_down(x: float) -> float:
    """Down to two decimals."""
    return math.floor(x * 100.0 + GRAIN) / 100.0


def cents_up(x: float) -> float:
    """Up to two decimals."""
    return math.ceil(x * 100.0 - GRAIN) / 100.0


def cents_nearest(x: float) -> float:
    """To the nearest of two decimals; a half goes up."""
    return math.floor(x * 100.0 + 0.5 + GRAIN) / 100.0


ROUNDINGS: dict[str, Callable[[float], float]] = {
    f.__name__: f for f in (down, up, nearest, cents_down, cents_up, cents_nearest)
}


def divide(a: float, b: float, if_zero: float) -> float:
    """`a / b`, and `if_zero` where b is zero: Python would raise, compiled code would give infinity."""
    if b == 0.0:
        return if_zero
    return a / b
