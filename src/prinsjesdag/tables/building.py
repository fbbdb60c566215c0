"""From checked rows to the columns that rules run over: the same families, partners and income as one household's."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from prinsjesdag.engine import System, When
from prinsjesdag.engine.columns import Columns
from prinsjesdag.household.model import OF_A_COUPLE
from prinsjesdag.law.algemeen.feiten import DERIVED, INCOME
from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.tables.births import FIRST, births

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Persons:
    """Rows of whole households. `given` has per variable a value for every row, NaN where nothing is told."""

    starts: Ints
    """The first row of every household, and the number of rows at the end."""
    role: Ints
    family: Ints
    """The number of the gezin that the user put this person in, 0 for none."""
    given: Mapping[str, Floats]

    @property
    def rows(self) -> int:
        return len(self.role)

    @cached_property
    def household(self) -> Ints:
        """Per row its household, counted from 0."""
        return np.repeat(np.arange(len(self.starts) - 1), np.diff(self.starts))


@dataclass(frozen=True)
class Built:
    """Columns, and what the rules don't need to know."""

    columns: Columns
    numbers: Ints
    """Per gezin the number that is shown."""
    in_the_end: Ints
    """Per row its gezin when the year is over."""
    no_income: Mask
    """Who tells no income: it is unknown, not zero."""


@dataclass(frozen=True)
class Ages:
    """Per row the age (that day, or on 1 January), what the birthday within the year does, and who is a child."""

    age: Ints
    breaks: Ints
    moves: Ints
    child: Mask
    """A `kind` under 18."""


def ages(persons: Persons, when: When) -> Ages:
    """An age that is given holds all year; otherwise all follows from the birth date."""
    none = np.full(persons.rows, np.nan)
    said, born = persons.given.get("leeftijd", none), persons.given.get("geboortedatum", none)
    held = ~np.isnan(said)
    table = births(when)
    at = np.where(np.isnan(born), 0, born - FIRST).astype(np.int64)
    age = np.where(held, said, table.age[at]).astype(np.int64)
    of_day = ~held & ~np.isnan(born)
    kind = persons.role == Rol.KIND
    return Ages(age, np.where(of_day, table.breaks[at], 0), np.where(of_day, table.moves[at], 0), kind & (age < 18))


def build(persons: Persons, of: Ages, system: System, when: When) -> Built:
    """The columns of households that are in order (see checking)."""
    groups = group(persons, of)
    partner = _partners(persons, of, groups)
    row = np.arange(persons.rows)
    given = _couples(persons)
    assumed, no_income = _income(given, of, system)
    given |= assumed
    given["rol"] = persons.role.astype(np.float64)
    given["eerste_van_paar"] = ((partner < 0) | (row < partner)).astype(np.float64)
    levels: tuple[dict[str, Floats], dict[str, Floats], dict[str, Floats]] = ({}, {}, {})
    first = groups.first_row()
    for name, values in given.items():
        variable = system.variable(name)
        assert variable is not None
        if variable.level == "huishouden":
            levels[2][name] = values[persons.starts[:-1]]
        elif variable.level == "gezin":
            levels[1][name] = np.where(first >= 0, values[first], np.nan)
        else:
            levels[0][name] = values
    columns = Columns(
        starts=(persons.starts, groups.starts),
        group=groups.of_row,
        group_later=groups.later,
        moves=groups.moves,
        breaks=np.bitwise_or.reduceat(of.breaks, persons.starts[:-1]),
        links={"partner": partner},
        given=levels,
    )
    return Built(columns, groups.numbers, groups.later, no_income)


@dataclass(frozen=True)
class Groups:
    """Who belongs to which gezin, counted over all households."""

    starts: Ints
    of_row: Ints
    later: Ints
    moves: Ints
    numbers: Ints
    is_first: Mask
    """Per row whether its gezin is the applicant's."""

    def first_row(self) -> Ints:
        """Per gezin its first row; -1 for one that only comes to be within the year."""
        first = np.full(len(self.numbers), -1)
        first[self.of_row[::-1]] = np.arange(len(self.of_row))[::-1]  # of equal indices the last one stands
        return first


def group(persons: Persons, of: Ages) -> Groups:
    """Gezin 1 is the applicant's; every other adult is one of its own unless the user groups them.

    They are counted in the order of the rows; a child that turns 18 comes right after itself.
    """
    household, told = persons.household, persons.family > 1
    first = ~told & ((persons.role <= Rol.PARTNER) | of.child)
    own = ~told & ~first
    moves = np.where(first & of.child, of.moves, 0)
    leaves = moves > 0
    opens = own.copy()
    key = household[told] * 128 + persons.family[told]
    _, opened_at, which = np.unique(key, return_index=True, return_inverse=True)
    told_rows = np.flatnonzero(told)
    opens[told_rows[opened_at]] = True

    before = _running(opens.astype(np.int64) + leaves, persons.starts, household)
    starts = np.concatenate(([0], np.cumsum(1 + np.add.reduceat(opens.astype(np.int64) + leaves, persons.starts[:-1]))))
    base = starts[household]
    of_row = np.where(first, base, base + 1 + before)
    of_row[told_rows] = of_row[told_rows[opened_at]][which]
    later = np.where(leaves, base + 1 + before, of_row)

    numbers = np.ones(starts[-1], np.int64)
    free = np.maximum(np.maximum.reduceat(persons.family, persons.starts[:-1]), 1)[household]
    free = free + 1 + _running(own.astype(np.int64) + leaves, persons.starts, household)
    numbers[of_row[told]] = persons.family[told]
    numbers[of_row[own]] = free[own]
    numbers[later[leaves]] = free[leaves]
    return Groups(starts, of_row, later, moves, numbers, first)


def _running(counts: Ints, starts: Ints, household: Ints) -> Ints:
    """How many there were in the household before each row."""
    total = np.cumsum(counts) - counts
    return total - total[starts[:-1]][household]


def _partners(persons: Persons, of: Ages, groups: Groups) -> Ints:
    """Applicant and partner; in another gezin its two adults, when it has just two."""
    adult = np.where(groups.is_first, persons.role <= Rol.PARTNER, of.age >= 18)
    rows = np.flatnonzero(adult)
    of_rows = groups.of_row[rows]
    one, other = np.zeros(len(groups.numbers), np.int64), np.zeros(len(groups.numbers), np.int64)
    one[of_rows[::-1]] = rows[::-1]
    other[of_rows] = rows
    pair = np.bincount(of_rows, minlength=len(groups.numbers)) == 2
    partner = np.full(persons.rows, -1)
    partner[one[pair]], partner[other[pair]] = other[pair], one[pair]
    return partner


def _couples(persons: Persons) -> dict[str, Floats]:
    """What binds applicant and partner holds for both, on whichever row it stands."""
    given = dict(persons.given)
    for name in OF_A_COUPLE:
        if name in given:
            applicant, partner = couple(persons)
            values = given[name] = given[name].copy()
            both = partner >= 0
            one, other = values[applicant[both]], values[partner[both]]
            values[applicant[both]] = np.where(np.isnan(one), other, one)
            values[partner[both]] = values[applicant[both]]
    return given


def couple(persons: Persons) -> tuple[Ints, Ints]:
    """Per household the row of the applicant and of the partner, -1 for none."""
    found = []
    for role in (Rol.AANVRAGER, Rol.PARTNER):
        rows = np.full(len(persons.starts) - 1, -1)
        is_role = persons.role == role
        rows[persons.household[is_role]] = np.flatnonzero(is_role)
        found.append(rows)
    return found[0], found[1]


def _income(given: Mapping[str, Floats], of: Ages, system: System) -> tuple[dict[str, Floats], Mask]:
    """Who has none by what was told has zero; who tells nothing has none that is known."""
    exempt = of.child | has_none(given, len(of.age))
    assumed = {}
    for variable in system.variables.values():
        fact = variable.fact
        if fact and fact.required and variable.period == "fact" and fact.tags & {INCOME, DERIVED}:
            said = given.get(variable.name, np.full(len(of.age), np.nan))
            assumed[variable.name] = np.where(exempt & np.isnan(said), 0.0, said)
    return assumed, ~exempt & ~tells(given, incomes(system), len(of.age))


def has_none(given: Mapping[str, Floats], rows: int) -> Mask:
    """Who says to have no income."""
    return given["geen_inkomen"] == 1.0 if "geen_inkomen" in given else np.zeros(rows, np.bool_)


def tells(given: Mapping[str, Floats], names: frozenset[str], rows: int) -> Mask:
    """Who gives any of these."""
    found = np.zeros(rows, np.bool_)
    for name in names & given.keys():
        found |= ~np.isnan(given[name])
    return found


def incomes(system: System) -> frozenset[str]:
    """What tells an income."""
    return frozenset(v.name for v in system.variables.values() if v.fact and INCOME in v.fact.tags)
