"""Names of several words: which are known where an expression stands (DMN 1.5, 10.3.1.4).

`first name - last name` is one name where such a name is in scope, else a subtraction. The longest known name wins;
white space in it counts as one space.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

WORD = re.compile(
    "(?:[^\\W\\d]|[?_\u2070-\u218f\u2c00-\u2fef\U00010000-\U000effff])"
    "(?:\\w|[?\u00b7\u0300-\u036f\u200c\u200d\u203f\u2040\u2070-\u218f\U00010000-\U000effff])*"
)
_PART = re.compile(r"\w+|[^\w\s]")

PROPERTIES = ("time offset", "start included", "end included")
TYPES = ("date and time", "years and months duration", "days and time duration")


def normal(name: str) -> str:
    """A name with single spaces."""
    return " ".join(name.split())


class Names:
    """Known names that one word can't hold."""

    def __init__(self, names: Iterable[str] = (), parent: "Names | None" = None) -> None:
        self._parent = parent
        self._by_start: dict[str, list[tuple[int, re.Pattern[str], str]]] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Know a name from here on; simple words need no telling."""
        name = normal(name)
        if not name or len(name) > 500 or WORD.fullmatch(name):
            return
        parts = _PART.findall(name)
        pattern = re.escape(parts[0])
        for before, part in pairwise(parts):
            words = before[-1].isalnum() and part[0].isalnum()
            pattern += (r"\s+" if words or f"{before} {part}" in name else r"\s*") + re.escape(part)
        pattern += r"(?!\w)" if parts[-1][-1].isalnum() or parts[-1][-1] == "_" else ""
        found = self._by_start.setdefault(parts[0], [])
        if all(known != name for _, _, known in found):
            found.append((len(name), re.compile(pattern), name))
            found.sort(key=lambda entry: -entry[0])

    def longest(self, text: str, at: int) -> tuple[str, int] | None:
        """The longest known name that stands at this place, and where it ends."""
        start = _PART.match(text, at)
        best: tuple[str, int] | None = None
        scope: Names | None = self
        while scope is not None and start is not None:
            for _, pattern, name in scope._by_start.get(start[0], ()):
                found = pattern.match(text, at)
                if found and (best is None or found.end() > best[1]):
                    best = (name, found.end())
            scope = scope._parent
        return best
