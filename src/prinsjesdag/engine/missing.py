"""A value nobody gave. It is not zero: whoever uses it learns what was missing.

A rule that never looks at a missing value (no right, hence no amount) is answered all the same.
"""

from collections.abc import Iterable
from typing import Any, NoReturn

NOT_GIVEN: Any = object()
"""Nothing was said about this one: its rule or default answers."""


class MissingUsed(Exception):  # noqa: N818 - a signal between rule and interpreter, never shown
    """A rule looked at a missing value."""


class Missing:
    """Stands for a value that isn't known; `needs` names what would make it known."""

    __slots__ = ("needs",)

    def __init__(self, *needs: str) -> None:
        self.needs = frozenset(needs)

    def _used(self, *_: Any) -> NoReturn:
        raise MissingUsed(self.needs)

    __bool__ = __float__ = __int__ = __index__ = __len__ = __iter__ = __abs__ = __neg__ = _used
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _used
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __divmod__ = __rdivmod__ = __pow__ = __rpow__ = _used
    __pos__ = __invert__ = __round__ = __trunc__ = __floor__ = __ceil__ = _used
    __lt__ = __le__ = __gt__ = __ge__ = _used
    __and__ = __rand__ = __or__ = __ror__ = __getitem__ = _used

    def __eq__(self, other: object) -> bool:
        raise MissingUsed(self.needs)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Missing({', '.join(sorted(self.needs))})"


def missing_among(values: Iterable[Any]) -> Missing | None:
    """What is needed for all of these values, or None when they are known."""
    needs: set[str] = set()
    found = False
    for value in values:
        if type(value) is Missing:
            found = True
            needs |= value.needs
    return Missing(*needs) if found else None
