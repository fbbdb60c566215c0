"""Input that can't be used, told in one line: where, what, and what would be right."""

import errno
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any


@dataclass
class InputError(Exception):
    """`path` leads to the spot in the input; file and line are added by who read it."""

    what: str
    path: Sequence[str | int] = field(default_factory=tuple)
    file: str | None = None
    line: int | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """Whole from one process to another."""
        return type(self), (self.what, self.path, self.file, self.line)

    def __str__(self) -> str:
        spot = ""
        for part in self.path:
            spot += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if spot else part
        where = self.file or ""
        if self.line:
            where += f", regel {self.line}" if where else f"regel {self.line}"
        parts = [where, spot, self.what]
        return one_line(": ".join(p for p in parts if p))


def why(error: BaseException) -> str:
    """Why the computer couldn't open or write a file, in Dutch where it is one of the usual reasons."""
    number = re.search(r"\(os error (\d+)\)", str(error))  # so say libraries that are not Python
    known = _REASONS.get(getattr(error, "errno", None) or (int(number[1]) if number else 0))
    return known or getattr(error, "strerror", None) or str(error)


_REASONS = {
    errno.ENOENT: "dit bestand of deze map is er niet",
    errno.EACCES: "u hebt er geen toegang toe",
    errno.EPERM: "u hebt er geen toegang toe",
    errno.EISDIR: "dit is een map, geen bestand",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "u hebt er geen ruimte meer",
    errno.EFBIG: "het bestand wordt groter dan hier mag",
    errno.EROFS: "hier kan niet worden geschreven",
}


def one_line(text: str, longest: int = 300) -> str:
    """Printable text on one line, cut where it gets silly."""
    clean = "".join(c if c.isprintable() else " " for c in text)
    clean = " ".join(clean.split())
    return clean if len(clean) <= longest else clean[: longest - 1] + "…"


def nearest(name: str, names: Iterable[str]) -> str:
    """A hint at the name that was probably meant, or nothing."""
    close = get_close_matches(str(name), list(names), 1, 0.6)
    return f"; bedoelde u {close[0]}?" if close else ""


def quoted(said: object) -> str:
    """What somebody wrote, short enough for in a message."""
    return f"'{one_line(str(said), 40)}'"
