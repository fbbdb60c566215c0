"""Rows of a table, checked as a household file is: wrong cells, wrong households, empty cells that mean nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import polars as pl

from prinsjesdag.engine import System, When
from prinsjesdag.household.errors import InputError, one_line
from prinsjesdag.household.model import MOST_PERSONS
from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.tables.building import Ages, Ints, Mask, Persons, ages
from prinsjesdag.tables.cells import numbers, problem, read_column
from prinsjesdag.tables.schema import AREA, FAMILY, HOUSEHOLD, PERSON, WEIGHT, Layout

Floats = npt.NDArray[np.float64]


@dataclass
class Problems:
    """What is wrong with rows. The first stops the run; when skipping, every household keeps its first."""

    layout: Layout
    first: int
    """The number (from 0) of the part's first row in the table."""
    household: Ints
    skip: bool
    messages: dict[int, str] = field(default_factory=dict)
    """By household of the part."""

    def add(self, bad: Mask | Ints, name: str, what: str | Callable[[int], str]) -> None:
        """Rows (a mask or numbers) that are wrong; `what` may say it for a row."""
        rows = np.flatnonzero(bad) if bad.dtype == np.bool_ else bad
        if len(rows) == 0:
            return
        column = self.layout.called(name) if name else ""
        path = (column,) if column else ()
        if not self.skip:
            text = what if isinstance(what, str) else what(int(rows[0]))
            raise InputError(f"{text} ({self.layout.rows((rows + self.first).tolist())})", path, self.layout.file)
        for household, at in zip(*np.unique(self.household[rows], return_index=True), strict=True):
            row = int(rows[at])
            text = what if isinstance(what, str) else what(row)
            line = InputError(f"{text} ({self.layout.rows([row + self.first])})", path)
            self.messages.setdefault(int(household), one_line(str(line)))


@dataclass(frozen=True)
class Checked:
    """Rows that can be used, and the households that can't."""

    frame: pl.DataFrame
    persons: Persons
    ages: Ages
    weight: Floats | None
    """Per row."""
    messages: dict[int, str]
    """By household: why it was left out."""
    starts: Ints
    """Of all households, those left out too."""


def check(frame: pl.DataFrame, first: int, layout: Layout, system: System, when: When, skip: bool) -> Checked:
    """Check rows of whole households. Raises InputError for the first problem, unless those are skipped."""
    starts = runs(frame[layout.own[HOUSEHOLD]])
    household = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    problems = Problems(layout, first, household, skip)
    _identities(frame, starts, problems)
    persons = _read(frame, starts, problems)
    weight = _weight(frame, problems, starts)
    _area(frame, problems, starts)
    _composition(persons, problems)
    of = _born(persons, when, problems)
    _told(persons, of, system, problems)
    if not problems.messages:
        return Checked(frame, persons, of, weight, {}, starts)
    good = ~np.isin(household, list(problems.messages))
    sizes = np.delete(np.diff(starts), list(problems.messages))
    kept = Persons(
        np.concatenate(([0], np.cumsum(sizes))),
        persons.role[good],
        persons.family[good],
        {name: values[good] for name, values in persons.given.items()},
    )
    left = Ages(of.age[good], of.breaks[good], of.moves[good], of.child[good])
    return Checked(
        frame.filter(good), kept, left, None if weight is None else weight[good], problems.messages, starts
    )


def runs(ids: pl.Series) -> Ints:
    """Where each household starts, and the number of rows at the end."""
    if len(ids) == 0:
        return np.zeros(1, np.int64)
    new = ids.ne_missing(ids.shift(1)).to_numpy().copy()
    new[0] = True
    return np.append(np.flatnonzero(new), len(ids))


def _identities(frame: pl.DataFrame, starts: Ints, problems: Problems) -> None:
    layout, household = problems.layout, problems.household
    ids = frame[layout.own[HOUSEHOLD]]
    for name in (HOUSEHOLD, PERSON):
        problems.add(frame[layout.own[name]].is_null().to_numpy(), name, "leeg; elke rij heeft een huishouden en een id")
    at_starts = ids.gather(starts[:-1])
    if at_starts.n_unique() < len(at_starts):
        spread(at_starts, starts, problems)
    sizes = np.diff(starts)
    problems.add(
        starts[:-1][sizes > MOST_PERSONS],
        HOUSEHOLD,
        lambda row: f"huishouden '{ids[row]}' heeft {sizes[household[row]]} personen; hoogstens {MOST_PERSONS}",
    )
    persons = frame[layout.own[PERSON]]
    inner = np.ones(len(persons), np.bool_)
    inner[starts[:-1]] = False
    if not (persons > persons.shift(1)).fill_null(False).to_numpy()[inner].all():
        pairs = pl.DataFrame({"h": household, "p": persons})
        twice = ~pairs.is_first_distinct().to_numpy()
        problems.add(
            twice, PERSON, lambda row: f"id '{persons[row]}' komt twee keer voor in huishouden '{ids[row]}'"
        )


def spread(ids: pl.Series, starts: Ints, problems: Problems) -> None:
    """Tell which household stands in more than one place; never skipped, because it can't be put together."""
    again = int(np.flatnonzero(~ids.is_first_distinct().to_numpy())[0])
    one = int(ids.index_of(ids[again]) or 0)
    rows = [int(starts[i]) + problems.first for i in (one, again)]
    raise apart(problems.layout, ids[again], rows)


def apart(layout: Layout, household: object, rows: list[int]) -> InputError:
    """A household that stands in more than one place."""
    what = f"huishouden '{household}' staat niet bij elkaar ({layout.rows(rows)})"
    return InputError(f"{what}; sorteer de tabel op {layout.own[HOUSEHOLD]}", (), layout.file)


def _read(frame: pl.DataFrame, starts: Ints, problems: Problems) -> Persons:
    """Every column as numbers."""
    layout, names, rows = problems.layout, problems.layout.names, frame.height
    given: dict[str, Floats] = {}
    for name, value in names.fixed.items():
        if isinstance(value, float) and name in problems.layout.known:
            given[problems.layout.known[name].name] = np.full(rows, value)
    for name, variable in layout.facts.items():
        column = frame[layout.own[name]]
        values, bad = read_column(variable, column, dict(names.words.get(name, {})))
        problems.add(bad, name, lambda row, c=column, v=variable: problem(v, c[row]))  # type: ignore[misc]
        if bad.any():
            values = np.where(bad, np.nan, values)
        if name in names.empty:
            values = np.where(np.isnan(values), names.empty[name], values)
        given[variable.name] = values
    single = np.diff(starts)[problems.household] == 1
    role = given.pop("rol", np.full(rows, np.nan))
    problems.add(np.isnan(role) & ~single, "rol", "rol ontbreekt; kies aanvrager, partner, kind of medebewoner")
    role = np.where(np.isnan(role), float(Rol.AANVRAGER), role)
    family = np.zeros(rows)
    if FAMILY in layout.own:
        family, bad = numbers(frame[layout.own[FAMILY]])
        bad |= (family < 1) | (family > 99) | (family != np.floor(family)) & ~np.isnan(family)
        what = "gezin is een nummer: 1 voor dat van de aanvrager, 2 en hoger voor anderen"
        problems.add(bad, FAMILY, what)
        family = np.where(np.isnan(family) | bad, 0.0, family)
    persons = Persons(starts, role.astype(np.int64), family.astype(np.int64), given)
    problems.add(
        (persons.family > 1) & (persons.role <= Rol.PARTNER), FAMILY, "aanvrager en partner horen in gezin 1"
    )
    return persons
