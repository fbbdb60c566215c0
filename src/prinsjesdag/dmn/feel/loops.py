"""`for`, `some` and `every`, also as boxed expressions use them."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

from prinsjesdag.dmn.feel.compiler import Code, Node, Static, compile_tree
from prinsjesdag.dmn.limits import LIST_ITEMS
from prinsjesdag.dmn.problems import TooMuch, fail, step
from prinsjesdag.dmn.scope import Scope
from prinsjesdag.dmn.temporal import Date, day_number, from_day_number
from prinsjesdag.dmn.values import UNBOUNDED, Range, whole

Domain = Callable[[Scope], list[Any] | None]
Named = list[tuple[str, Domain]]


def domain_of(value: Any) -> list[Any] | None:
    """What an iterator goes over: a list, the whole numbers or days of a range, or a single value."""
    if isinstance(value, Range):
        if value.low is UNBOUNDED or value.high is UNBOUNDED or value.sign:
            return fail("een bereik zonder einde is niet te doorlopen")
        items = span(value.low, value.high)
        if not items:
            return items
        return items[0 if value.low_closed else 1 : None if value.high_closed else -1]
    if value is None:
        return fail("null is niet te doorlopen")
    return value if isinstance(value, list) else [value]


def span(first: Any, last: Any) -> list[Any] | None:
    """first..last: whole numbers or days, up or down."""
    if isinstance(first, Decimal) and isinstance(last, Decimal) and first == whole(first) and last == whole(last):
        return [Decimal(number) for number in _count(whole(first), whole(last))]
    if isinstance(first, Date) and isinstance(last, Date):
        return [from_day_number(number) for number in _count(day_number(first), day_number(last))]
    return fail("van .. tot gaat over hele getallen of datums")


def _count(first: int, last: int) -> range:
    if abs(last - first) >= LIST_ITEMS:
        raise TooMuch(f"een lijst wordt langer dan {LIST_ITEMS}")
    step(abs(last - first) // 4)
    return range(first, last + 1) if first <= last else range(first, last - 1, -1)


def scopes(named: Named, scope: Scope, names: dict[str, Any]) -> Iterator[Scope | None]:
    """A scope for every combination, the last iterator fastest; None where a domain is null."""
    (name, domain), rest = named[0], named[1:]
    items = domain(Scope(names, scope))
    if items is None:
        yield None
        return
    for item in items:
        step()
        inner = {**names, name: item}
        if rest:
            yield from scopes(rest, scope, inner)
        else:
            yield Scope(inner, scope)


def run_for(named: Named, body: Code, scope: Scope) -> list[Any] | None:
    results: list[Any] = []
    for inner in scopes(named, scope, {}):
        if inner is None:
            return None
        step(len(results) // 100)
        inner.names["partial"] = list(results)
        results.append(body(inner))
    return results


def run_quantified(named: Named, body: Code, scope: Scope, decisive: bool) -> bool | None:
    """`some` (decisive true) or `every` (decisive false)."""
    other = not decisive
    result: bool | None = other
    for inner in scopes(named, scope, {}):
        if inner is None:
            return None
        found = body(inner)
        if found is decisive:
            return not other
        if found is not other:
            result = fail("de voorwaarde is niet true of false")
    return result


def _named(tree: Any, static: Static) -> Named:
    return [(str(node.children[0]), _domain(node, static)) for node in tree.children]


def _domain(node: Any, static: Static) -> Domain:
    first = compile_tree(node.children[1], static)
    if len(node.children) == 2:
        return lambda scope: domain_of(first(scope))
    last = compile_tree(node.children[2], static)
    return lambda scope: span(first(scope), last(scope))


def _for(tree: Node, static: Static) -> Code:
    named, body = _named(tree.children[0], static), compile_tree(tree.children[1], static)
    uses_partial = any(node.data == "name" and node.children[0] == "partial" for node in tree.iter_subtrees())
    if uses_partial:
        return lambda scope: run_for(named, body, scope)

    def code(scope: Scope) -> list[Any] | None:
        results = []
        for inner in scopes(named, scope, {}):
            if inner is None:
                return None
            results.append(body(inner))
        return results

    return code


def _some(tree: Node, static: Static) -> Code:
    named, body = _named(tree.children[0], static), compile_tree(tree.children[1], static)
    return lambda scope: run_quantified(named, body, scope, True)


def _every(tree: Node, static: Static) -> Code:
    named, body = _named(tree.children[0], static), compile_tree(tree.children[1], static)
    return lambda scope: run_quantified(named, body, scope, False)


MAKERS: dict[str, Callable[[Node, Static], Code]] = {"for_": _for, "some": _some, "every": _every}
