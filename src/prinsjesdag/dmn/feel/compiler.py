"""A tree to a Python closure: `compile_expression` gives a function of a scope, `compile_tests` one of value and scope.

Compiled once, run often. What doesn't depend on the scope (literals) is worked out here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from typing import Any

from lark import Token, Tree

from prinsjesdag.dmn.arithmetic import add, divide, multiply, negate, power, subtract
from prinsjesdag.dmn.builtins import BUILTINS
from prinsjesdag.dmn.feel.names import PROPERTIES, TYPES, Names
from prinsjesdag.dmn.feel.parser import parse
from prinsjesdag.dmn.feel.paths import filtered, member
from prinsjesdag.dmn.feel.tests import Test, any_of, compile_test, signed_range
from prinsjesdag.dmn.feel.typetree import type_of
from prinsjesdag.dmn.problems import fail
from prinsjesdag.dmn.scope import MISSING, Scope, invoke, invoke_named
from prinsjesdag.dmn.temporal_text import parse_any
from prinsjesdag.dmn.types import Type, basic
from prinsjesdag.dmn.values import DECIMAL128, Function, Range, kind

Code = Callable[[Scope], Any]
Node = Tree[Token]
GLOBAL_NAMES = Names([*BUILTINS, *PROPERTIES, *TYPES])
_CHAIN = {"+": add, "-": subtract, "*": multiply, "/": divide, "**": power}


@dataclass(slots=True)
class Static:
    """What an expression may refer to before it runs: names of several words, and types by name."""

    names: Names
    types: Callable[[str], Type | None] = basic


PLAIN = Static(GLOBAL_NAMES)


def compile_expression(text: str, static: Static = PLAIN) -> Code:
    """An expression. Raises SyntaxProblem."""
    return compile_tree(parse(text, static.names), static)


def compile_tests(text: str, static: Static = PLAIN) -> Test | None:
    """Unary tests as a function of the value and the scope; None where anything goes (-). Raises SyntaxProblem."""
    tree = parse(text, static.names, unary=True)
    if tree.data == "anything":
        return None
    tests = [compile_test(child, static, compile_tree) for child in tree.children if isinstance(child, Tree)]
    test = tests[0] if len(tests) == 1 else any_of(tests)
    if tree.data == "one_of":
        return test

    def none_of(value: Any, scope: Scope) -> bool | None:
        found = test(value, scope)
        return None if found is None else not found

    return none_of


def compile_tree(tree: Any, static: Static) -> Code:
    """Any node, by its name."""
    from prinsjesdag.dmn.feel import logic, loops

    maker = _MAKERS.get(tree.data) or logic.MAKERS.get(tree.data) or loops.MAKERS[tree.data]
    code: Code = maker(tree, static)
    return code


def constant(value: Any) -> Code:
    def code(scope: Scope) -> Any:
        return value

    code.constant = value  # type: ignore[attr-defined]
    return code


def _number(tree: Node, static: Static) -> Code:
    try:
        return constant(DECIMAL128.create_decimal(str(tree.children[0])))
    except DecimalException:
        return lambda scope: fail("het getal is te groot")


def _string(tree: Node, static: Static) -> Code:
    return constant(str(tree.children[0]))


def _at(tree: Node, static: Static) -> Code:
    text = str(tree.children[0])
    value = parse_any(text)
    return constant(value) if value is not None else lambda scope: fail(f'@"{text[:40]}" is geen datum, tijd of duur')


def _name(tree: Node, static: Static) -> Code:
    name = str(tree.children[0])
    default: Any = BUILTINS.get(name, MISSING)

    def code(scope: Scope | None) -> Any:
        while scope is not None:
            found = scope.names.get(name, MISSING)
            if found is not MISSING:
                return found
            scope = scope.parent
        return default if default is not MISSING else fail(f"{name} is hier niet bekend")

    return code


def _paren(tree: Node, static: Static) -> Code:
    return compile_tree(tree.children[0], static)


def _signed(tree: Node, static: Static) -> Code:
    sign, inner = str(tree.children[0]), compile_tree(tree.children[1], static)
    return lambda scope: signed_range(sign, inner(scope))


def _chain(tree: Node, static: Static) -> Code:
    first = compile_tree(tree.children[0], static)
    rest = [
        (_CHAIN[str(sign)], compile_tree(operand, static))
        for sign, operand in zip(tree.children[1::2], tree.children[2::2], strict=True)
    ]

    def code(scope: Scope) -> Any:
        value = first(scope)
        for operation, operand in rest:
            value = operation(value, operand(scope))
        return value

    return code


def _negation(tree: Node, static: Static) -> Code:
    sign, operand = tree.children
    inner = compile_tree(operand, static)
    if sign == "+":
        return lambda scope: fail("een plusteken voor een waarde bestaat niet in FEEL")
    value = getattr(inner, "constant", None)
    return constant(negate(value)) if isinstance(value, Decimal) else lambda scope: negate(inner(scope))


def _instance_of(tree: Node, static: Static) -> Code:
    value, wanted = compile_tree(tree.children[0], static), type_of(tree.children[1], static.types)
    if wanted is None:
        return lambda scope: fail("dit type is niet bekend")
    return lambda scope: wanted.holds(value(scope))


def _path(tree: Node, static: Static) -> Code:
    inner, name = compile_tree(tree.children[0], static), str(tree.children[1])
    return lambda scope: member(inner(scope), name)


def _filter(tree: Node, static: Static) -> Code:
    inner, test = (compile_tree(child, static) for child in tree.children)
    return lambda scope: filtered(inner(scope), test, scope)


def _call(tree: Node, static: Static) -> Code:
    called, *arguments = (compile_tree(child, static) for child in tree.children)
    return lambda scope: invoke(called(scope), [argument(scope) for argument in arguments])


def _call_named(tree: Node, static: Static) -> Code:
    called = compile_tree(tree.children[0], static)
    pairs = [(str(named.children[0]), compile_tree(named.children[1], static)) for named in tree.children[1:]]  # type: ignore[union-attr]
    if len({name for name, _ in pairs}) < len(pairs):
        return lambda scope: fail("een argument staat er twee keer")
    return lambda scope: invoke_named(called(scope), {name: argument(scope) for name, argument in pairs})


def _range(tree: Node, static: Static) -> Code:
    opening, first, second, closing = tree.children
    low, high = compile_tree(first, static), compile_tree(second, static)
    closed = (opening == "[", closing == "]")

    def code(scope: Scope) -> Range | None:
        start, end = low(scope), high(scope)
        if start is not None and end is not None and kind(start) != kind(end):
            return fail(f"een bereik van {kind(start)} tot {kind(end)} bestaat niet")
        return Range(start, end, *closed)

    known = hasattr(low, "constant") and hasattr(high, "constant") and kind(low.constant) == kind(high.constant)
    return constant(Range(low.constant, high.constant, *closed)) if known else code  # type: ignore[attr-defined]


def _list(tree: Node, static: Static) -> Code:
    items = [compile_tree(child, static) for child in tree.children]
    return lambda scope: [item(scope) for item in items]


def _context(tree: Node, static: Static) -> Code:
    entries = [(str(entry.children[0]), compile_tree(entry.children[1], static)) for entry in tree.children]  # type: ignore[union-attr]
    if len({key for key, _ in entries}) < len(entries):
        return lambda scope: fail("een sleutel staat twee keer in een context")

    def code(scope: Scope) -> dict[str, Any]:
        made: dict[str, Any] = {}
        inner = Scope(made, scope)
        for key, entry in entries:
            made[key] = entry(inner)
        return made

    return code


def _if(tree: Node, static: Static) -> Code:
    condition, yes, no = (compile_tree(child, static) for child in tree.children)
    return lambda scope: yes(scope) if condition(scope) is True else no(scope)


def _parameters(tree: Node, static: Static) -> tuple[tuple[str, ...], tuple[Type | None, ...]]:
    names, types = [], []
    for node in tree.children[:-1]:
        names.append(str(node.children[0]))  # type: ignore[union-attr]
        types.append(type_of(node.children[1], static.types) if len(node.children) > 1 else None)  # type: ignore[union-attr]
    return tuple(names), tuple(types)


def _function(tree: Node, static: Static) -> Code:
    names, types = _parameters(tree, static)
    body = compile_tree(tree.children[-1], static)

    def code(scope: Scope) -> Function:
        return Function("", names, lambda values: body(Scope(dict(zip(names, values, strict=True)), scope)), types)

    return code


def _external(tree: Node, static: Static) -> Code:
    names, types = _parameters(tree, static)
    function = Function("", names, lambda values: fail("externe functies (Java, PMML) worden niet uitgevoerd"), types)
    return lambda scope: function


_MAKERS: dict[str, Callable[[Node, Static], Code]] = {
    "number": _number,
    "string": _string,
    "at": _at,
    "null": lambda tree, static: constant(None),
    "true": lambda tree, static: constant(True),
    "false": lambda tree, static: constant(False),
    "name": _name,
    "paren": _paren,
    "signed": _signed,
    "chain": _chain,
    "negation": _negation,
    "instance_of": _instance_of,
    "path": _path,
    "filter": _filter,
    "call": _call,
    "call_named": _call_named,
    "range": _range,
    "list": _list,
    "context": _context,
    "if_": _if,
    "function": _function,
    "external": _external,
}
