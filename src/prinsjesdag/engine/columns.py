"""Many cases at once, as columns: what the compiled executor takes, and the interpreter one by one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from prinsjesdag.engine.calendar import Day
from prinsjesdag.engine.interpreter import Case
from prinsjesdag.engine.missing import NOT_GIVEN
from prinsjesdag.engine.system import System
from prinsjesdag.engine.variables import Variable

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Columns:
    """Three nesting levels of instances, lowest first ("persons"), sorted by case; the highest level is the case.

    `starts` has for level 0 and 1 the first instance of every case, and their number at the end (so one more than
    there are cases). `group` gives for every person its instance at level 1 (an index into the whole column);
    `group_later` the same from `moves` on (day ordinals, 0 for who never moves). `links` give for every person the
    index of the other, -1 for none. `given` has per level, for facts and given variables, a column of float64: words
    and days as numbers, yes/no as 1 and 0, and NaN where nothing is said. `breaks` are twelve bits a case: bit m is
    set where the month m + 1 starts a stretch of its own.
    """

    starts: tuple[Ints, Ints]
    group: Ints
    group_later: Ints
    moves: Ints
    breaks: Ints
    links: Mapping[str, Ints] = field(default_factory=dict)
    given: tuple[Mapping[str, Floats], Mapping[str, Floats], Mapping[str, Floats]] = ({}, {}, {})

    @property
    def cases(self) -> int:
        return len(self.starts[0]) - 1

    def size(self, level: int) -> int:
        """The number of instances at a level."""
        return self.cases if level == 2 else int(self.starts[level][-1])

    def slice(self, first: int, last: int) -> "Columns":
        """The cases from `first` up to (not including) `last`, as columns of their own."""
        bounds = [(int(s[first]), int(s[last])) for s in self.starts]
        (p0, p1), (g0, g1) = bounds
        of_level = (slice(p0, p1), slice(g0, g1), slice(first, last))
        persons, groups, cases = ({k: v[s] for k, v in g.items()} for g, s in zip(self.given, of_level, strict=True))
        return Columns(
            starts=(self.starts[0][first : last + 1] - p0, self.starts[1][first : last + 1] - g0),
            group=self.group[p0:p1] - g0,
            group_later=self.group_later[p0:p1] - g0,
            moves=self.moves[p0:p1],
            breaks=self.breaks[first:last],
            links={k: np.where(v[p0:p1] < 0, -1, v[p0:p1] - p0) for k, v in self.links.items()},
            given=(persons, groups, cases),
        )

    def places(self, cases: Ints) -> tuple[Ints, Ints, Ints]:
        """The instances of these cases at each level, in their order."""
        return _spread(self.starts[0], cases), _spread(self.starts[1], cases), cases

    def take(self, cases: Ints) -> "Columns":
        """These cases, in this order, as columns of their own."""
        places = self.places(cases)
        renumbered = []
        for place, level in zip(places[:2], (0, 1), strict=True):
            new = np.full(self.size(level), -1)
            new[place] = np.arange(len(place))
            renumbered.append(new)
        persons, groups, values = (
            {name: column[place] for name, column in given.items()}
            for given, place in zip(self.given, places, strict=True)
        )
        person, group = renumbered
        links = {k: np.where(v[places[0]] < 0, -1, person[v[places[0]]]) for k, v in self.links.items()}
        return Columns(
            starts=tuple(np.concatenate(([0], np.cumsum(s[cases + 1] - s[cases]))) for s in self.starts),  # type: ignore[arg-type]
            group=group[self.group[places[0]]],
            group_later=group[self.group_later[places[0]]],
            moves=self.moves[places[0]],
            breaks=self.breaks[cases],
            links=links,
            given=(persons, groups, values),
        )

    def case(self, system: System, year: int, at: int) -> Case:
        """One case for the interpreter."""
        bounds = [(int(s[at]), int(s[at + 1])) for s in self.starts]
        (p0, p1), (g0, g1) = bounds
        bounds.append((at, at + 1))
        given = {}
        for columns, (first, last) in zip(self.given, bounds, strict=True):
            for name, column in columns.items():
                variable = system.variable(name)
                assert variable is not None
                given[name] = [plain(variable, v) for v in column[first:last]]
        to_case = [0] * (g1 - g0)
        days = sorted({int(d) for d in self.moves[p0:p1] if d > 0})
        later = []
        for day in days:
            moved = (self.moves[p0:p1] > 0) & (self.moves[p0:p1] <= day)
            groups = np.where(moved, self.group_later[p0:p1], self.group[p0:p1]) - g0
            later.append((date.fromordinal(day), (groups.tolist(), to_case)))
        return Case(
            sizes=(p1 - p0, g1 - g0, 1),
            parents=((self.group[p0:p1] - g0).tolist(), to_case),
            links={k: [int(o) - p0 if o >= 0 else -1 for o in v[p0:p1]] for k, v in self.links.items()},
            given=given,
            breaks=[date(year, m + 1, 1) for m in range(12) if int(self.breaks[at]) >> m & 1],
            later=later,
        )


def _spread(starts: Ints, cases: Ints) -> Ints:
    """All instances of these cases, where `starts` has the first of each."""
    sizes = starts[cases + 1] - starts[cases]
    ahead = np.cumsum(sizes) - sizes
    return np.repeat(starts[cases] - ahead, sizes) + np.arange(int(sizes.sum()))


def plain(variable: Variable, value: float) -> Any:
    """A number of a column as the interpreter has it."""
    if np.isnan(value):
        return NOT_GIVEN
    if variable.kind is float:
        return float(value)
    if variable.kind is bool:
        return bool(value)
    if variable.kind is Day or issubclass(variable.kind, IntEnum):
        return variable.kind(int(value))
    return int(value)
