"""Rows of a table, read and checked as a household file is: ids, cells, and then what they say together."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from prinsjesdag.engine import System, When
from prinsjesdag.household.model import MOST_PERSONS
from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.tables import households
from prinsjesdag.tables.building import Ages, Persons, ages
from prinsjesdag.tables.cells import numbers, problem, read_column
from prinsjesdag.tables.problems import Ints, Problems, apart
from prinsjesdag.tables.schema import AREA, FAMILY, HOUSEHOLD, PERSON, WEIGHT, Layout

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Checked:
    """The rows that can be used, and the households that can't."""

    ids: pl.DataFrame
    """Of every row, those left out too: HOUSEHOLD, PERSON and, where there is one, WEIGHT."""
    starts: Ints
    """The first row of every household, and the number of rows at the end."""
    good: npt.NDArray[np.bool_]
    """Per row whether it is among `persons`."""
    persons: Persons
    ages: Ages
    messages: dict[int, str]
    """By household: why it was left out."""


def check(
    frame: pl.DataFrame, first: int, layout: Layout, system: System, when: When, *, skip: bool, income_needed: bool
) -> Checked:
    """Check rows of whole households, the first of which is row `first` of the table. Raises InputError, or skips."""
    frame = frame.rename({own: name for name, own in layout.own.items() if own != name})
    starts = runs(frame[HOUSEHOLD])
    household = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
    problems = Problems(layout, first, household, skip)
    _identities(frame, starts, problems)
    persons = _persons(frame, starts, problems)
    ids = frame.select(HOUSEHOLD, PERSON)
    if WEIGHT in layout.own:
        ids = ids.with_columns(pl.Series(WEIGHT, _weight(frame, starts, problems)))
    if AREA in layout.own:
        _area(frame, starts, problems)
    households.composition(persons, problems)
    of = ages(persons, when)
    households.born(persons, of, when, problems)
    households.reference_year(persons, when, problems)
    households.same_within(persons, of, system, problems)
    households.agree(persons, system, problems)
    households.told(persons, of, system, problems)
    if income_needed:
        households.incomes_told(persons, of, system, problems)
    if not problems.messages:
        return Checked(ids, starts, np.ones(frame.height, np.bool_), persons, of, {})
    left_out = list(problems.messages)
    good = ~np.isin(household, left_out)
    kept = Persons(
        np.concatenate(([0], np.cumsum(np.delete(np.diff(starts), left_out)))),
        persons.role[good],
        persons.family[good],
        {name: values[good] for name, values in persons.given.items()},
    )
    return Checked(ids, starts, good, kept, ages(kept, when), problems.messages)


def runs(ids: pl.Series) -> Ints:
    """Where each household starts, and the number of rows at the end."""
    new = ids.ne_missing(ids.shift(1)).to_numpy().copy()
    new[:1] = True
    return np.append(np.flatnonzero(new), len(ids))


def _identities(frame: pl.DataFrame, starts: Ints, problems: Problems) -> None:
    ids, persons = frame[HOUSEHOLD], frame[PERSON]
    for name in (HOUSEHOLD, PERSON):
        problems.add(frame[name].is_null().to_numpy(), name, "leeg; elke rij heeft een huishouden en een persoon")
    at_start = ids.gather(starts[:-1])
    if at_start.n_unique() < len(at_start):
        again = int(np.flatnonzero(~at_start.is_first_distinct().to_numpy())[0])
        one = int((at_start == at_start[again]).arg_max() or 0)
        raise apart(problems.layout, at_start[again], [int(starts[i]) + problems.first for i in (one, again)])
    sizes = np.diff(starts)
    problems.add(
        starts[:-1][sizes > MOST_PERSONS],
        HOUSEHOLD,
        lambda row: (
            f"'{ids[row]}' heeft {sizes[problems.household[row]]} personen; een huishouden heeft er "
            f"hoogstens {MOST_PERSONS}"
        ),
    )
    later = np.ones(len(persons), np.bool_)
    later[starts[:-1]] = False
    if not (persons > persons.shift(1)).fill_null(False).to_numpy()[later].all():
        pairs = pl.struct(pl.Series("h", problems.household), persons.alias("p"), eager=True)
        twice = ~pairs.is_first_distinct().to_numpy()
        problems.add(twice, PERSON, lambda row: f"'{persons[row]}' komt twee keer voor in huishouden '{ids[row]}'")


def _persons(frame: pl.DataFrame, starts: Ints, problems: Problems) -> Persons:
    """Every column as numbers."""
    layout, rows = problems.layout, frame.height
    given: dict[str, Floats] = {name: np.full(rows, value) for name, value in layout.fixed.items()}
    for name, variable in layout.facts.items():
        column = frame[name]
        values, bad = read_column(variable, column, layout.names.words.get(name, {}))
        if bad.any():
            problems.add(bad, name, lambda row, c=column, v=variable: problem(v, c[row]))  # type: ignore[misc]
            values = np.where(bad, np.nan, values)
        if name in layout.names.empty:
            values = np.where(np.isnan(values), layout.names.empty[name], values)
        given[variable.name] = values
    alone = np.diff(starts)[problems.household] == 1
    role = given.pop("rol", np.full(rows, np.nan))
    problems.add(np.isnan(role) & ~alone, "rol", "rol ontbreekt; kies aanvrager, partner, kind of medebewoner")
    role = np.where(np.isnan(role), float(Rol.AANVRAGER), role).astype(np.int64)
    family = np.zeros(rows, np.int64)
    if FAMILY in layout.own:
        family = _family(frame[FAMILY], role, problems)
    return Persons(starts, role, family, given)


def _family(column: pl.Series, role: Ints, problems: Problems) -> Ints:
    values, bad = numbers(column)
    bad = bad | (values < 1) | (values > 99) | ((values != np.floor(values)) & ~np.isnan(values))
    problems.add(bad, FAMILY, "een gezin is een nummer: 1 voor dat van de aanvrager, 2 en hoger voor anderen")
    family = np.where(np.isnan(values) | bad, 0.0, values).astype(np.int64)
    problems.add((family > 1) & (role <= Rol.PARTNER), FAMILY, "aanvrager en partner horen in gezin 1")
    return np.where(role <= Rol.PARTNER, np.minimum(family, 1), family)


def _weight(frame: pl.DataFrame, starts: Ints, problems: Problems) -> Floats:
    values, bad = numbers(frame[WEIGHT])
    bad = bad | ~((values >= 0) & (values < 1e9))
    column = frame[WEIGHT]
    problems.add(bad, WEIGHT, lambda row: f"'{column[row]}' is geen gewicht; een getal van nul of meer")
    households.constant(values, starts, WEIGHT, problems)
    return values


def _area(frame: pl.DataFrame, starts: Ints, problems: Problems) -> None:
    said = frame[AREA]
    codes = said.cast(pl.String).str.strip_chars().str.to_uppercase()
    wrong = said.is_not_null() & ~codes.str.contains(r"^GM\d{4}$").fill_null(False)
    what = "is geen gemeentecode; schrijf de CBS-code, als GM0344"
    problems.add(wrong.to_numpy(), AREA, lambda row: f"'{said[row]}' {what}")
    numbered = codes.str.slice(2).cast(pl.Float64, strict=False).to_numpy()
    households.constant(numbered, starts, AREA, problems)
