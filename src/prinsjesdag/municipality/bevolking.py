"""Population of a municipality by age carried forward: cohorts of five years, national survival, its own development.

Starts from CBS: ages of five years in 2021 (by postcode, an approximation), brought to the nine age groups of 1
January 2025. A step is five years: survival by Gompertz (mortality that grows by a fixed share with age, fitted to
the life table of 2023), which falls by the year; then the own gain or loss by moving that each cohort had in
2021-2025, of which a share goes on. Children follow from the number of people of 25 to 40. PBL and CBS withdrew the
detail by age of their regional forecasts of 2019 and 2022: this is a calculation of ours, no official forecast.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from math import exp

import numpy as np
import numpy.typing as npt

from prinsjesdag.municipality.areas import Area, municipalities_in
from prinsjesdag.municipality.assumptions import Assumptions
from prinsjesdag.municipality.data import rows

Floats = npt.NDArray[np.float64]
Values = Assumptions | Mapping[str, float]

MATTER = (
    "sterfte_61_man", "sterfte_groei", "sterfte_groei_80", "sterfte_basis", "sterfte_vrouw", "sterftedaling",
    "eigen_ontwikkeling", "kinderen_per_jonge",
)  # fmt: skip
"""The assumptions that the population hangs on."""

START, STEP, END = 2025, 5, 2045
YEARS = tuple(range(START, END + 1, STEP))
AGES = tuple(range(0, 100, 5))
"""Lowest age of each group; the last is 95 and over."""
GROUPS = ((0, 5), (5, 10), (10, 15), (15, 20), (20, 25), (25, 45), (45, 65), (65, 80), (80, 200))
"""CBS's age groups of 2025."""
OBSERVED = 4
"""Years between the two counts."""
TERMINAL = 19
MEASURED, OLD = 61.5, 81.5
"""Ages to which the life table's figures belong, in the middle of their year."""
LARGEST = 1.25
"""Most that moving may add to (or its inverse take from) a cohort in five years: small towns move in jumps."""


def counted_2021(area: Area) -> Floats:
    """Inhabitants by age of five years on 1 January 2021."""
    codes = {one.code for one in municipalities_in(area)}
    return np.asarray(sum(_of_2021()[code] for code in codes))


def counted_2025(area: Area) -> Floats:
    """Inhabitants in CBS's nine age groups on 1 January 2025."""
    codes = {one.code for one in municipalities_in(area)}
    return np.asarray(sum(_of_2025()[code] for code in codes))


def survivors_2025(area: Area, a: Values) -> Floats:
    """Who of 2021 would be there in 2025 if nobody moved, by age of five years; births as the 2025 count has them."""
    before = counted_2021(area)
    moved = np.zeros_like(before)
    share = OBSERVED / STEP
    alive = before * survival(a, 2023.0) ** share
    moved[1:] = share * alive[:-1] + (1.0 - share) * alive[1:]
    moved[TERMINAL] = alive[TERMINAL] + share * alive[TERMINAL - 1]
    moved[0] = counted_2025(area)[0]
    return moved


def start(area: Area, a: Values) -> tuple[Floats, Floats]:
    """Inhabitants of 2025 by age of five years, and what moving does with a cohort in five years (a factor)."""
    expected, seen = survivors_2025(area, a), counted_2025(area)
    factor = np.ones(len(AGES))
    for (low, high), count in zip(GROUPS, seen, strict=True):
        here = [n for n, age in enumerate(AGES) if low <= age < high]
        factor[here] = count / expected[here].sum()
    moving = np.clip(factor ** (STEP / OBSERVED), 1.0 / LARGEST, LARGEST)
    moving[0] = 1.0  # births, no moving
    return expected * factor, moving


def projection(area: Area, a: Assumptions) -> dict[int, Floats]:
    """Inhabitants by age of five years on 1 January of 2025, 2030, ... 2045."""
    return _projected(area, tuple(a[name] for name in MATTER))


@lru_cache(maxsize=4096)
def _projected(area: Area, values: tuple[float, ...]) -> dict[int, Floats]:
    a = dict(zip(MATTER, values, strict=True))
    now, moving = start(area, a)
    drift = moving ** a["eigen_ontwikkeling"]
    parents = slice(5, 8)
    children = a["kinderen_per_jonge"] * now[0] / now[parents].sum()
    found = {START: now}
    for year in YEARS[1:]:
        alive = found[year - STEP] * survival(a, year - STEP / 2)
        after = np.zeros_like(alive)
        after[1:] = alive[:-1]
        after[TERMINAL] += alive[TERMINAL]
        after *= drift
        after[0] = children * after[parents].sum()
        found[year] = after
    return found


def survival(a: Values, year: float) -> Floats:
    """Chance to be alive five years on, by age of five years (middle of the group); men and women together."""
    fall = (1.0 - a["sterftedaling"]) ** (year - 2023.0)
    return np.array([_five_years(a, age + 2.5, fall) for age in AGES])


def life_expectancy(a: Values, woman: bool, year: float = 2023.0, of: int = 0) -> float:
    """Years left to who is `of` years old, at the mortality of a year: to hold the fit against the life table."""
    fall = (1.0 - a["sterftedaling"]) ** (year - 2023.0)
    alive, years = 1.0, 0.0
    for age in range(of, 115):
        after = alive * exp(-_hazard(a, age + 0.5, woman) * fall)
        years, alive = years + (alive + after) / 2.0, after
    return years


def _five_years(a: Values, age: float, fall: float) -> float:
    if age > 95:  # the open group: on average 97, and few live five years
        age = 97.0
    both = [exp(-sum(_hazard(a, age + n + 0.5, woman) for n in range(STEP)) * fall) for woman in (False, True)]
    women = 0.5 if age < 75 else 0.57
    return (1.0 - women) * both[0] + women * both[1]


def _hazard(a: Values, age: float, woman: bool) -> float:
    level = a["sterfte_61_man"] * (a["sterfte_vrouw"] if woman else 1.0)
    older = min(age, OLD) - MEASURED, max(0.0, age - OLD)
    hazard: float = level * (1.0 + a["sterfte_groei"]) ** older[0] * (1.0 + a["sterfte_groei_80"]) ** older[1]
    return min(2.0, hazard + float(a["sterfte_basis"]) * (a["sterfte_vrouw"] if woman else 1.0))


@cache
def _of_2021() -> dict[str, Floats]:
    table = rows("leeftijden_2021")
    names = [f"{age}-{age + 4}" for age in AGES[:-1]] + ["95+"]
    return {row["code"]: np.array([float(row[name] or 0.0) for name in names]) for row in table}


@cache
def _of_2025() -> dict[str, Floats]:
    names = ("0_4", "5_9", "10_14", "15_19", "20_24", "25_44", "45_64", "65_79", "80_plus")
    return {row["code"]: np.array([float(row[name]) for name in names]) for row in rows("sociaal")}
