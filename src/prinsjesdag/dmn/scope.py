"""What names mean while an expression is evaluated: contexts within contexts, and calling functions."""

from typing import Any

from prinsjesdag.dmn.limits import CALLS_DEEP
from prinsjesdag.dmn.problems import TooMuch, current, fail, step
from prinsjesdag.dmn.values import Function, kind

MISSING = object()


class Scope:
    """Names of one level; `parent` is the level around it."""

    __slots__ = ("names", "parent")

    def __init__(self, names: dict[str, Any], parent: "Scope | None" = None) -> None:
        self.names = names
        self.parent = parent

    def find(self, name: str) -> Any:
        """The value of the nearest level that has the name, or MISSING."""
        scope: Scope | None = self
        while scope is not None:
            found = scope.names.get(name, MISSING)
            if found is not MISSING:
                return found
            scope = scope.parent
        return MISSING


def invoke(function: Any, values: list[Any]) -> Any:
    """Call with arguments by place. Null where it's no function or the arguments don't fit."""
    if not isinstance(function, Function):
        own = getattr(function, "invoke", None)
        return own(values) if own else fail(f"{kind(function)} is geen functie")
    if len(values) != len(function.names):
        return fail(f"{function.name or 'de functie'} vraagt {len(function.names)} argumenten, geen {len(values)}")
    return _run(function, values)


def invoke_named(function: Any, values: dict[str, Any]) -> Any:
    """Call with arguments by name."""
    if not isinstance(function, Function):
        own = getattr(function, "invoke_named", None)
        return own(values) if own else fail(f"{kind(function)} is geen functie")
    if values.keys() != set(function.names):
        return fail(f"{function.name or 'de functie'} vraagt {', '.join(function.names) or 'geen argumenten'}")
    return _run(function, [values[name] for name in function.names])


def _run(function: Function, values: list[Any]) -> Any:
    if function.types:
        fitted = []
        for value, wanted in zip(values, function.types, strict=True):
            given = value if wanted is None else wanted.coerce(value)
            if given is None and value is not None:
                return None
            fitted.append(given)
        values = fitted
    log = current.get()
    if log is None:
        return function.call(values)
    step(5)  # a function that calls itself twice makes 2 ** 60 calls without ever being deep
    log.calls += 1
    if log.calls > CALLS_DEEP:
        raise TooMuch(f"functies roepen elkaar dieper dan {CALLS_DEEP} keer aan")
    try:
        return function.call(values)
    finally:
        log.calls -= 1
