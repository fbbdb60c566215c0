"""Sums, means and other figures of a list of numbers (DMN 1.5, 10.3.4.4); min and max of anything with an order."""

from collections import Counter
from decimal import Decimal
from typing import Any

from prinsjesdag.dmn.arithmetic import add, divide, multiply, power, subtract
from prinsjesdag.dmn.builtins.registry import builtin
from prinsjesdag.dmn.problems import fail
from prinsjesdag.dmn.temporal import Days, Months
from prinsjesdag.dmn.values import DECIMAL128, compare

Numbers = list[Any]


@builtin("min", "*list:list")
def minimum(items: Numbers) -> Any:
    return _extreme(items, -1)


@builtin("max", "*list:list")
def maximum(items: Numbers) -> Any:
    return _extreme(items, 1)


def _extreme(items: Numbers, side: int) -> Any:
    if not items or None in items:
        return fail("een lijst die leeg is of null bevat, heeft geen kleinste of grootste")
    best = items[0]
    for item in items:
        found = compare(item, best)
        if found is None:
            return None
        if found == side:
            best = item
    return best


def _numbers(items: Numbers) -> bool:
    if items and all(isinstance(item, Decimal) for item in items):
        return True
    fail("een of meer getallen gevraagd")
    return False


@builtin("sum", "*list:list")
def total(items: Numbers) -> Any:
    """Of numbers, or of durations of one kind."""
    if not items or not (_all(items, Decimal) or _all(items, Days) or _all(items, Months)):
        return fail("een of meer getallen gevraagd")
    result = items[0]
    for item in items[1:]:
        result = add(result, item)
    return result


def _all(items: Numbers, wanted: type) -> bool:
    return all(isinstance(item, wanted) for item in items)


@builtin("mean", "*list:list")
def mean(items: Numbers) -> Any:
    return divide(total(items), Decimal(len(items))) if items else fail("van niets is er geen gemiddelde")


@builtin("product", "*list:list")
def product(items: Numbers) -> Decimal | None:
    if not _numbers(items):
        return None
    result: Any = Decimal(1)
    for item in items:
        result = multiply(result, item)
    return DECIMAL128.plus(result) if result is not None else None


@builtin("median", "*list:list")
def median(items: Numbers) -> Decimal | None:
    if not _numbers(items):
        return None
    ordered = sorted(items)
    middle = len(ordered) // 2
    found: Decimal = ordered[middle]
    return found if len(ordered) % 2 else divide(add(ordered[middle - 1], found), Decimal(2))


@builtin("stddev", "*list:list")
def stddev(items: Numbers) -> Decimal | None:
    """The standard deviation of a sample."""
    if not _numbers(items) or len(items) < 2:
        return fail("een standaardafwijking vraagt twee of meer getallen")
    centre = mean(items)
    squares: Any = Decimal(0)
    for item in items:
        squares = add(squares, power(subtract(item, centre), Decimal(2)))
    variance = divide(squares, Decimal(len(items) - 1))
    return DECIMAL128.sqrt(variance) if variance is not None else None


@builtin("mode", "*list:list")
def mode(items: Numbers) -> list[Decimal] | None:
    """The numbers that occur most, in ascending order."""
    if not items:
        return []
    if not _numbers(items):
        return None
    counts = Counter(items)
    most = max(counts.values())
    return sorted(number for number, times in counts.items() if times == most)
