"""Unary tests and `in`: whether a value is among what a cell of a table, or the right side of `in`, says."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from prinsjesdag.dmn.problems import fail
from prinsjesdag.dmn.scope import Scope
from prinsjesdag.dmn.values import UNBOUNDED, Range, compare, equal, in_range, kind

Test = Callable[[Any, Scope], bool | None]
_SIMPLE = (Decimal, str, bool)


def signed_range(sign: str, end: Any) -> Range | None:
    """The range that `< 5`, `= 5` and their like stand for."""
    if sign == "=" or sign == "!=":
        return Range(end, end, True, True, sign)
    if end is None:
        return fail("een grens is null")
    if sign[0] == "<":
        return Range(UNBOUNDED, end, False, sign == "<=")
    return Range(end, UNBOUNDED, sign == ">=", False)


def within(value: Any, where: Any) -> bool | None:
    """FEEL's `in`: equal to it, in the range, or in the list (of values and ranges)."""
    if isinstance(where, Range):
        return in_range(value, where)
    if isinstance(where, list):
        if isinstance(value, list) and equal(value, where) is True:
            return True
        return any(_is(value, item) for item in where)
    return equal(value, where)


def _is(value: Any, item: Any) -> bool:
    if isinstance(item, Range) and not isinstance(value, Range):
        return kind(value) == kind(item.high if item.low is UNBOUNDED else item.low) and in_range(value, item) is True
    return type(value) is type(item) and equal(value, item) is True


def any_of(tests: list[Test]) -> Test:
    """True when one is; null when none is and one can't be said."""

    def test(value: Any, scope: Scope) -> bool | None:
        result: bool | None = False
        for one in tests:
            found = one(value, scope)
            if found is True:
                return True
            if found is None:
                result = None
        return result

    return test


def compile_test(tree: Any, static: Any, compile_tree: Callable[[Any, Any], Any]) -> Test:
    """One unary test. What compares with a literal is made as fast as it gets."""
    if tree.data == "signed":
        sign, inner = str(tree.children[0]), compile_tree(tree.children[1], static)
        literal = getattr(inner, "constant", None)
        if literal is not None and sign not in ("=", "!="):
            return _signed(sign, literal)
        return lambda value, scope: within(value, signed_range(sign, inner(scope)))
    code = compile_tree(tree, static)
    if hasattr(code, "constant"):
        return _literal(code.constant)
    asks = any(node.data == "name" and node.children[0] == "?" for node in tree.iter_subtrees())

    def test(value: Any, scope: Scope) -> bool | None:
        found = code(Scope({"?": value}, scope))
        if isinstance(found, bool) and (asks or not isinstance(value, bool)):
            return found
        return None if asks and found is None else within(value, found)

    return test


def _literal(literal: Any) -> Test:
    if isinstance(literal, _SIMPLE):
        wanted = type(literal)

        def test(value: Any, scope: Scope) -> bool | None:
            if type(value) is wanted:
                return bool(value == literal)
            return None if value is None else equal(value, literal)

        return test
    if isinstance(literal, Range):
        return _within_range(literal)
    return lambda value, scope: equal(value, literal)


def _within_range(bounds: Range) -> Test:
    low, high, low_closed, high_closed = bounds.low, bounds.high, bounds.low_closed, bounds.high_closed
    if not isinstance(low, Decimal) or not isinstance(high, Decimal):
        return lambda value, scope: within(value, bounds)

    def test(value: Any, scope: Scope) -> bool | None:
        if type(value) is not Decimal:
            return within(value, bounds)
        return (value > low or (low_closed and value == low)) and (value < high or (high_closed and value == high))

    return test


def _signed(sign: str, literal: Any) -> Test:
    least, also_equal = sign[0] == ">", sign.endswith("=")

    def test(value: Any, scope: Scope) -> bool | None:
        found = compare(value, literal)
        if found is None:
            return None
        return (found > 0 if least else found < 0) or (also_equal and found == 0)

    return test
