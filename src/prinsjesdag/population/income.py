"""Income of the donors in CBS's sense: what the law gives and takes in 2024, with what CBS adds to it.

CBS counts the imputed rent of an own home, less the mortgage's interest, and returns on wealth; childcare is left out
on both sides. Homes differ in worth by municipality: incomes are kept for three levels and are straight in between.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from prinsjesdag.engine import System, When
from prinsjesdag.engine.columns import Columns
from prinsjesdag.population.assumptions import Assumptions
from prinsjesdag.population.donors import SCHEMES, Donors
from prinsjesdag.population.homes import OWNER
from prinsjesdag.population.packing import pack
from prinsjesdag.population.people import Floats, Mask
from prinsjesdag.population.take_up import receives

LEVELS = (0.4, 1.0, 2.2)
"""Of WOZ-waarden, times those of the pool."""
YEAR = 2024
LOW = 1.10
"""Low income: below this many times the sociaal minimum."""

TARGETS = (
    "besteedbaar_inkomen", "nominale_zorgpremie", "kosten_kinderopvang", "sociaal_minimum_maand",
    "zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", "kinderbijslag",
)  # fmt: skip

Simulate = Callable[..., dict[str, Floats]]


@dataclass(frozen=True)
class Income:
    """Per donor, EUR of 2024 a year."""

    disposable: tuple[Floats, ...]
    """CBS's disposable income at each of LEVELS."""
    equivalent: Floats
    low: Mask
    """Below 110% of the sociaal minimum, students left out."""
    entitled: Mask
    """To huurtoeslag in 2023, the year of which recipients are known."""
    receives: Mask
    """Per scheme (SCHEMES) whether it is received, at the pool's own level of WOZ-waarden."""

    def at(self, k: float) -> Floats:
        """CBS's disposable income where homes are worth k times the pool's."""
        k = min(max(k, LEVELS[0]), LEVELS[-1])
        upper = 1 if k <= LEVELS[1] else 2
        share = (k - LEVELS[upper - 1]) / (LEVELS[upper] - LEVELS[upper - 1])
        return np.asarray((1.0 - share) * self.disposable[upper - 1] + share * self.disposable[upper])

    def standardised(self, k: float) -> Floats:
        """Per equivalent person."""
        return np.asarray(self.at(k) / self.equivalent)


def incomes(donors: Donors, a: Assumptions, system: System, simulate: Simulate) -> Income:
    """`simulate` runs the rules: that of the kernel, or one that goes case by case."""
    found = []
    for k in LEVELS:
        columns = pack(donors, k)
        yearly = simulate(system, When(YEAR), TARGETS, columns)
        starts = columns.starts[1][:-1]
        homes = {name: np.add.reduceat(values, starts) for name, values in yearly.items()}
        homes["sociaal_minimum_maand"] = yearly["sociaal_minimum_maand"][starts]
        homes["eigen"] = yearly["besteedbaar_inkomen"][starts]
        homes["huurtoeslag_recht"] = np.where(donors.homes.room, 0.0, yearly["huurtoeslag"][starts])
        found.append(homes)
    disposable, received = [], []
    for homes, k in zip(found, LEVELS, strict=True):
        taken = np.stack([receives(a, scheme, homes[_due(scheme)], donors.luck) for scheme in SCHEMES], axis=1)
        disposable.append(_disposable(donors, a, homes, k, taken))
        received.append(taken)
    middle = found[1]
    earlier = simulate(system, When(YEAR - 1), ("huurtoeslag",), _a_year_earlier(pack(donors), a))["huurtoeslag"]
    entitled = (earlier[pack(donors).starts[1][:-1]] > 0.0) & ~donors.homes.room
    return Income(tuple(disposable), donors.equivalent, _low(donors, middle), entitled, received[1])


def _a_year_earlier(columns: Columns, a: Assumptions) -> Columns:
    factors = a["landelijk", "van_2024_naar_2023"]
    persons, families, homes = (
        {name: values * factors.get(name, 1.0) for name, values in level.items()} for level in columns.given
    )
    return replace(columns, given=(persons, families, homes))


def _due(scheme: str) -> str:
    return "huurtoeslag_recht" if scheme == "huurtoeslag" else scheme


def _disposable(donors: Donors, a: Assumptions, of: dict[str, Floats], k: float, taken: Mask) -> Floats:
    """CBS's concept, with the allowances that are really received."""
    total = of["besteedbaar_inkomen"] + of["kosten_kinderopvang"]
    for n, scheme in enumerate(SCHEMES):
        in_income = scheme != "kinderopvangtoeslag"
        total = total - of[scheme] + np.where(taken[:, n] & in_income, of[_due(scheme)], 0.0)
    own = donors.homes.tenure == OWNER
    total = total + np.where(own, k * (a["wonen", "huurwaarde"] * donors.homes.woz - donors.homes.interest), 0.0)
    total = total + a["vermogen", "rendement"] * donors.financial + donors.sum(donors.work.grant)
    return np.asarray(np.rint(total))


def _low(donors: Donors, of: dict[str, Floats]) -> Mask:
    """Income before allowances against the norm of the situation; grown children and lodgers count for themselves."""
    allowances = sum(of[name] for name in ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderbijslag"))
    net = of["besteedbaar_inkomen"] + of["nominale_zorgpremie"] + of["kosten_kinderopvang"]
    net = net - allowances - of["kinderopvangtoeslag"]
    return np.asarray((net < LOW * 12.0 * of["sociaal_minimum_maand"]) & ~donors.student)
