"""A type as FEEL writes it (list<number>, context<a: string>, function<date>->string) as a Type."""

from collections.abc import Callable
from typing import Any

from prinsjesdag.dmn.types import Type

Lookup = Callable[[str], Type | None]


def type_of(tree: Any, lookup: Lookup) -> Type | None:
    """The type of a tree; None where a name in it isn't known."""
    if tree.data == "type_name":
        return lookup(".".join(str(part) for part in tree.children))
    name = str(tree.children[0].children[0])
    if tree.data == "context_type":
        members = {str(m.children[0]): type_of(m.children[1], lookup) for m in tree.children[1:]}
        return _context({key: own for key, own in members.items() if own}, len(members))
    if tree.data == "function_type":
        *types, output = tree.children[1:]
        params = _all(types[0].children if types else [], lookup)
        result = type_of(output, lookup)
        return Type("function", params=params, output=result) if params is not None and result else None
    params = _all(tree.children[1].children if len(tree.children) > 1 else [], lookup)
    if params is None or name not in ("list", "range", "context", "function"):
        return None
    if name in ("list", "range"):
        return Type(name, element=params[0]) if len(params) == 1 else None
    return Type(name, params=params if name == "function" else None)


def _context(members: dict[str, Type], expected: int) -> Type | None:
    return Type("context", members=members) if len(members) == expected else None


def _all(trees: Any, lookup: Lookup) -> tuple[Type, ...] | None:
    found = [type_of(tree, lookup) for tree in trees]
    return None if None in found else tuple(own for own in found if own is not None)
