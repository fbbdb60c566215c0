"""How each household counts in each figure: the columns beside targets.py."""

import numpy as np

from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.population.assumptions import Assumptions
from prinsjesdag.population.childcare import KINDS
from prinsjesdag.population.donors import Donors
from prinsjesdag.population.homes import HOMES, OWNER, PERIODS, SOCIAL
from prinsjesdag.population.income import Income
from prinsjesdag.population.people import COUPLE, FAMILY, LONE_PARENT, OTHER, SINGLE, Floats, Mask
from prinsjesdag.population.targets import AGES, INDEX, MONEY, NAMES, TENTH_TYPES
from prinsjesdag.population.work import AO, AOW, BIJSTAND, WW

NATIONAL = (
    "huurtoeslag_eenpersoons", "huurtoeslag_meerpersoons", "student_alleenstaand", "opvang_dagopvang", "opvang_bso",
    "opvang_gastouder",
    *(f"{family}_{n}" for family in ("paar", "eenouder") for n in ("1", "2", "3_meer")),
    *(f"{family}_jongste_tot_6_{n}" for family in ("paar", "eenouder") for n in ("1", "2", "3_meer")),
    "thuis_20_24", "thuis_25_44", "overige_leden",
)  # fmt: skip
"""Figures of the country only."""

FULL_TENTHS = 36.5 / 37.0
"""The limits leave students out; the households by tenth don't."""
_BOUNDS = {"0_4": (0, 5), "5_9": (5, 10), "10_14": (10, 15), "15_19": (15, 20), "20_24": (20, 25), "25_44": (25, 45),
           "45_64": (45, 65), "65_79": (65, 80), "80_plus": (80, 200), "25_34": (25, 35), "45_54": (45, 55),
           "65_69": (65, 70)}  # fmt: skip


class Design:
    """The columns that are the same everywhere, made once; `at` adds those that hang on a municipality."""

    def __init__(self, donors: Donors, income: Income, a: Assumptions) -> None:
        self.donors, self.income = donors, income
        self.limits = np.array(a["landelijk", "grenzen_tienden_2024"]) * FULL_TENTHS
        self.fixed = np.zeros((donors.count, len(NAMES)))
        self._fill()
        self.national = self._national()

    def _put(self, name: str, values: Floats | Mask) -> None:
        self.fixed[:, INDEX[name]] = values

    def _fill(self) -> None:
        d, p = self.donors, self.donors.people
        self._put("huishoudens", np.ones(d.count))
        without, with_ = (p.type == COUPLE) | (p.type == OTHER), (p.type == FAMILY) | (p.type == LONE_PARENT)
        kinds = {"eenpersoons": p.type == SINGLE, "zonder_kinderen": without, "met_kinderen": with_,
                 "eenouder": p.type == LONE_PARENT, "overig": p.type == OTHER}  # fmt: skip
        for name, mask in kinds.items():
            self._put(name, mask)
        for age in (*AGES, "25_34", "45_54", "65_69"):
            first, last = _BOUNDS[age]
            self._put(f"leeftijd_{age}", d.sum((p.age >= first) & (p.age < last)))
        head = p.age[p.starts[:-1]]
        for name, mask in (("alleen_tot_30", head < 30), ("alleen_65", head >= 65), ("alleen_80", head >= 80)):
            self._put(name, (p.type == SINGLE) & mask)
        size = np.diff(p.starts)
        for name, mask in (("personen_3", size == 3), ("personen_4", size == 4), ("personen_5", size >= 5)):
            self._put(name, mask)
        for name, status in (("bijstand", BIJSTAND), ("ao", AO), ("ww", WW), ("aow", AOW)):
            self._put(name, d.sum(d.work.status == status))
        self._put("koop", d.homes.tenure == OWNER)
        self._put("corporatie", d.homes.tenure == SOCIAL)
        for h, home in enumerate(HOMES):
            for n, period in enumerate(PERIODS):
                self._put(f"won_{home}_{period}", (d.homes.home == h) & (d.homes.period == n))
        self._put("laag_inkomen", self.income.low)

    def _national(self) -> Floats:
        d, p = self.donors, self.donors.people
        single = p.type == SINGLE
        found = [self.income.entitled & single, self.income.entitled & ~single, d.student & single]
        found += [d.sum((d.care.kind == n) & (p.role == Rol.KIND)) for n in range(len(KINDS))]
        child = p.role == Rol.KIND
        number = d.sum(child)
        small = d.sum(child & (p.age < 6)) > 0
        families = [of_type & of_number for of_type in (p.type == FAMILY, p.type == LONE_PARENT)
                    for of_number in (number == 1, number == 2, number >= 3)]  # fmt: skip
        found += [*families, *(family & small for family in families)]
        found += [d.sum(child & (p.age >= 20) & (p.age < 25)), d.sum(child & (p.age >= 25) & (p.age < 45))]
        found.append(d.sum(p.role == Rol.MEDEBEWONER) + (p.type == OTHER))
        return np.stack(found, axis=1).astype(np.float64)

    def at(self, k: float, median_income: float, median_wealth: float) -> Floats:
        """All columns, where homes are worth k times the pool's and half must be below these medians."""
        income = self.income.standardised(k)
        x = self.fixed.copy()
        tenth = np.searchsorted(self.limits, income, side="right")
        type_of = {"eenpersoons": SINGLE, "paar_zonder_kinderen": COUPLE, "paar_met_kinderen": FAMILY,
                   "eenouder": LONE_PARENT}  # fmt: skip
        for kind in TENTH_TYPES:
            of_type = self.donors.people.type == type_of[kind]
            first = INDEX[f"{kind}_d1"]
            x[of_type, first + tenth[of_type]] = 1.0
        x[:, INDEX["inkomen_gemiddeld"]] = income / MONEY
        x[:, INDEX["inkomen_mediaan"]] = income < median_income
        x[:, INDEX["vermogen_mediaan"]] = self.donors.wealth(k) < median_wealth
        return x
