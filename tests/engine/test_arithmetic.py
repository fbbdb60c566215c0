"""Rounding against decimal arithmetic, where a cent is a cent."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prinsjesdag.engine.arithmetic import ROUNDINGS, cents_down, cents_nearest, cents_up, divide, down, nearest, up

HALF = Decimal("0.5")
CENTS = st.decimals(-10_000_000, 10_000_000, places=4)
"""Amounts as a law has them: up to ten million, four decimals."""


def expected(name: str, x: Decimal) -> Decimal:
    """The outcome by its definition: a half goes up, also below zero (-2.5 to -2)."""
    step = Decimal("0.01") if name.startswith("cents") else Decimal(1)
    steps = x / step
    if name.endswith("down"):
        return steps.to_integral_value(ROUND_FLOOR) * step
    if name.endswith("up"):
        return steps.to_integral_value(ROUND_CEILING) * step
    return (steps + HALF).to_integral_value(ROUND_FLOOR) * step


@pytest.mark.parametrize("name", ROUNDINGS)
@given(x=CENTS)
def test_rounds_as_decimals_do(name: str, x: Decimal) -> None:
    assert ROUNDINGS[name](float(x)) == float(expected(name, x))


@pytest.mark.parametrize("name", ROUNDINGS)
@given(x=CENTS, parts=st.integers(2, 12))
def test_noise_of_floats_makes_no_difference(name: str, x: Decimal, parts: int) -> None:
    """The same amount put together from parts: a sum of floats is off in its last digits."""
    noisy = sum(float(x) / parts for _ in range(parts))
    assert ROUNDINGS[name](noisy) == float(expected(name, x))


@pytest.mark.parametrize("name", ROUNDINGS)
@given(x=CENTS)
def test_rounding_twice_is_rounding_once(name: str, x: Decimal) -> None:
    once = ROUNDINGS[name](float(x))
    assert ROUNDINGS[name](once) == once


def test_by_hand() -> None:
    assert 0.1335 * 100 > 13.35  # 13.350000000000001: no cent more
    assert cents_up(0.1335 * 100) == 13.35
    assert 1.1 + 2.2 > 3.3  # 3.3000000000000003
    assert cents_up(1.1 + 2.2) == cents_down(1.1 + 2.2) == 3.3
    assert (down(-2.5), up(-2.5), nearest(-2.5)) == (-3.0, -2.0, -2.0)
    assert (down(2.5), up(2.5), nearest(2.5), nearest(3.5)) == (2.0, 3.0, 3.0, 4.0)  # not half to even
    assert (cents_down(-0.005), cents_up(-0.005), cents_nearest(-0.005)) == (-0.01, 0.0, 0.0)
    assert all(type(rounding(1.5)) is float for rounding in ROUNDINGS.values())


def test_division_by_zero_gives_what_the_rule_says() -> None:
    assert divide(6.0, 4.0, 0.0) == 1.5
    assert divide(6.0, 0.0, 7.0) == 7.0
    assert divide(0.0, -0.0, 1.0) == 1.0
