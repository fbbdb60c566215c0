"""One law over the pool of households: calculated once for the whole country, whatever municipality asks.

Only owners' outcomes hang on a municipality's level of WOZ-waarden. The rules run at three levels of it, and an outcome
in between lies on the straight line between the two nearest; for everybody else the three are equal. Amounts are those
of 2024, moved to other years by the indices of `vergelijk`.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from prinsjesdag.engine import System, When
from prinsjesdag.engine.columns import Columns
from prinsjesdag.household.compare import INDEX_OF, index_factor
from prinsjesdag.population.artefacts import Population
from prinsjesdag.population.assumptions import Assumptions
from prinsjesdag.population.donors import SCHEMES, Donors, take
from prinsjesdag.population.homes import OWNER
from prinsjesdag.population.income import LEVELS, YEAR
from prinsjesdag.population.packing import pack
from prinsjesdag.population.people import Floats, Ints
from prinsjesdag.population.take_up import receives

TARGETS = (
    "besteedbaar_inkomen", "kosten_kinderopvang", "huurtoeslag", "zorgtoeslag", "kindgebonden_budget",
    "kinderopvangtoeslag", "kinderbijslag", "bijstand",
)  # fmt: skip
DUE = "recht_op_"
LINE_MONTH, LINE = "armoedegrens_maand", "armoedegrens"
"""Of CBS, SCP and Nibud, EUR a year; not known (nan) before FIRST_LINE."""
FIRST_LINE = 2023
Report = Callable[[str], None]


@dataclass(frozen=True)
class Run:
    """Per household and level of WOZ-waarden (rows) what a law gives in a year, EUR."""

    year: int
    values: dict[str, Floats]

    def at(self, name: str, k: float) -> Floats:
        """Where homes are worth k times the pool's."""
        k = min(max(k, LEVELS[0]), LEVELS[-1])
        upper = 1 if k <= LEVELS[1] else 2
        share = (k - LEVELS[upper - 1]) / (LEVELS[upper] - LEVELS[upper - 1])
        levels = self.values[name]
        return np.asarray((1.0 - share) * levels[upper - 1] + share * levels[upper])


def run(of: Population, system: System, year: int, threads: int | None = None, report: Report | None = None) -> Run:
    """The pool under a law. What each household is entitled to is `recht_op_<scheme>`; `<scheme>` is what it takes."""
    from prinsjesdag.engine.kernel import simulate

    owners = np.flatnonzero(of.donors.homes.tenure == OWNER)
    only_owners = take(of.donors, owners)

    def at(donors: Donors, k: float) -> dict[str, Floats]:
        columns = moved(pack(donors, k), year)
        targets = (*TARGETS, LINE_MONTH) if year >= FIRST_LINE else TARGETS
        out = simulate(system, When(year), targets, columns, threads=threads, report=report)
        return _households(donors, of.assumptions, out, columns.starts[1][:-1])

    usual = at(of.donors, 1.0)
    found = {name: np.tile(values, (len(LEVELS), 1)) for name, values in usual.items()}
    for n, k in enumerate(LEVELS):
        if k != 1.0:
            for name, values in at(only_owners, k).items():
                found[name][n, owners] = values
    return Run(year, found)


def _households(donors: Donors, a: Assumptions, out: dict[str, Floats], starts: Ints) -> dict[str, Floats]:
    """Per household the sums over its families, with only the allowances that are taken up."""
    line = out.pop(LINE_MONTH, np.full(donors.count, np.nan))  # of the whole household
    sums = {name: np.add.reduceat(values, starts) for name, values in out.items()}
    no_home = np.where(donors.homes.room, out["huurtoeslag"][starts], 0.0)
    income = sums["besteedbaar_inkomen"] - no_home
    sums["huurtoeslag"] = sums["huurtoeslag"] - no_home
    sums["bijstand"] = np.where(donors.bijstand, sums["bijstand"], 0.0)
    for scheme in SCHEMES:
        due = sums[scheme]
        taken = np.where(receives(a, scheme, due, donors.luck), due, 0.0)
        income = income - due + taken
        sums[DUE + scheme], sums[scheme] = due, taken
    return sums | {"besteedbaar_inkomen": income, LINE: 12.0 * line}


def moved(columns: Columns, year: int) -> Columns:
    """The amounts of the pool's year in another year."""
    if year == YEAR:
        return columns
    given = tuple(
        {
            name: np.round(values * index_factor(INDEX_OF[name], YEAR, year), 2) if name in INDEX_OF else values
            for name, values in level.items()
        }
        for level in columns.given
    )
    return Columns(columns.starts, columns.group, columns.group_later, columns.moves, columns.breaks, columns.links,
                   (given[0], given[1], given[2]))  # fmt: skip
