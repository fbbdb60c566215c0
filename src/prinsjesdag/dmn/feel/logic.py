"""`and`, `or`, comparisons, `between` and `in` as closures: logic with true, false and null."""

from collections.abc import Callable
from typing import Any

from prinsjesdag.dmn.feel.compiler import Code, Node, Static, compile_tree
from prinsjesdag.dmn.feel.tests import any_of, compile_test, signed_range, within
from prinsjesdag.dmn.scope import Scope
from prinsjesdag.dmn.values import compare, equal


def _or(tree: Node, static: Static) -> Code:
    return _logic(tree, static, True)


def _and(tree: Node, static: Static) -> Code:
    return _logic(tree, static, False)


def _logic(tree: Node, static: Static, decisive: bool) -> Code:
    parts = [compile_tree(child, static) for child in tree.children]
    other = not decisive

    def code(scope: Scope) -> bool | None:
        result: bool | None = other
        for part in parts:
            found = part(scope)
            if found is decisive:
                return not other
            if found is not other:
                result = None
        return result

    return code


def _compare(tree: Node, static: Static) -> Code:
    first, sign, second = tree.children
    left, right = compile_tree(first, static), compile_tree(second, static)
    if sign in ("=", "!="):
        wanted = sign == "="

        def equality(scope: Scope) -> bool | None:
            found = equal(left(scope), right(scope))
            return None if found is None else found is wanted

        return equality
    return lambda scope: ordered(str(sign), left(scope), right(scope))


def ordered(sign: str, left: Any, right: Any) -> bool | None:
    found = compare(left, right)
    if found is None:
        return None
    return {"<": found < 0, "<=": found <= 0, ">": found > 0, ">=": found >= 0}[sign]


def _between(tree: Node, static: Static) -> Code:
    value, low, high = (compile_tree(child, static) for child in tree.children)

    def code(scope: Scope) -> bool | None:
        found = value(scope)
        above, below = ordered(">=", found, low(scope)), ordered("<=", found, high(scope))
        return None if above is None or below is None else above and below

    return code


def _in(tree: Node, static: Static) -> Code:
    value, where = compile_tree(tree.children[0], static), compile_tree(tree.children[1], static)
    return lambda scope: within(value(scope), where(scope))


def _in_sign(tree: Node, static: Static) -> Code:
    first, sign, second = tree.children
    value, end = compile_tree(first, static), compile_tree(second, static)
    return lambda scope: within(value(scope), signed_range(str(sign), end(scope)))


def _in_tests(tree: Node, static: Static) -> Code:
    value = compile_tree(tree.children[0], static)
    test = any_of([compile_test(child, static, compile_tree) for child in tree.children[1:]])
    return lambda scope: test(value(scope), scope)


MAKERS: dict[str, Callable[[Node, Static], Code]] = {
    "or_": _or,
    "and_": _and,
    "compare": _compare,
    "between": _between,
    "in_": _in,
    "in_sign": _in_sign,
    "in_tests": _in_tests,
}
