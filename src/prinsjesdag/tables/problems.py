"""What is wrong with rows of a table, told in one line: which column, which rows, what would be right."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from prinsjesdag.errors import InputError, one_line
from prinsjesdag.tables.schema import HOUSEHOLD, Layout

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass
class Problems:
    """The first problem stops the run; or, when skipping, every household keeps its first."""

    layout: Layout
    first: int
    """The number (from 0) of the part's first row in the table."""
    household: Ints
    """Per row of the part its household."""
    skip: bool
    messages: dict[int, str] = field(default_factory=dict)
    """By household of the part."""

    def add(self, bad: Mask | Ints, name: str, what: str | Callable[[int], str]) -> None:
        """Rows (a mask, or numbers) that are wrong; `what` may say it for a row."""
        rows = np.flatnonzero(bad) if bad.dtype == np.bool_ else bad
        if len(rows) == 0:
            return
        path = (self.layout.called(name),) if name else ()
        if not self.skip:
            text = what if isinstance(what, str) else what(int(rows[0]))
            raise InputError(f"{text} ({self.layout.rows((rows + self.first).tolist())})", path, self.layout.file)
        for household, at in zip(*np.unique(self.household[rows], return_index=True), strict=True):
            row = int(rows[at])
            text = what if isinstance(what, str) else what(row)
            line = InputError(f"{text} ({self.layout.rows([row + self.first])})", path)
            self.messages.setdefault(int(household), one_line(str(line)))


def apart(layout: Layout, household: object, rows: list[int]) -> InputError:
    """A household that stands in more than one place; it can't be skipped, because nobody knows where it ends."""
    what = f"huishouden '{household}' staat niet bij elkaar ({layout.rows(rows)})"
    return InputError(f"{what}; sorteer de tabel op {layout.called(HOUSEHOLD)}", (), layout.file)
