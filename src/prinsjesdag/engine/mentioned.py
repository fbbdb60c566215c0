"""What a function mentions: so that a rule is known by the values it reads, not by all that its class of values has."""

from functools import cache
from types import CodeType, FunctionType
from typing import Any


@cache
def mentioned(function: FunctionType) -> frozenset[str]:
    """Attribute names in a function, what is written within it, and the helpers of its module that it calls."""
    found: set[str] = set()
    waiting: list[tuple[CodeType, dict[str, Any]]] = [(function.__code__, function.__globals__)]
    seen: set[CodeType] = set()
    while waiting:
        code, space = waiting.pop()
        if code in seen:
            continue
        seen.add(code)
        found.update(code.co_names)
        waiting += [(inner, space) for inner in code.co_consts if isinstance(inner, CodeType)]
        for name in code.co_names:
            helper = space.get(name)
            if isinstance(helper, FunctionType):
                waiting.append((helper.__code__, helper.__globals__))
    return frozenset(found)
