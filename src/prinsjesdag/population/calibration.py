"""Weights for the country, then for every municipality."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from prinsjesdag.population.assumptions import Assumptions
from prinsjesdag.population.balancing import SOFTNESS, Balance, balance, weigh
from prinsjesdag.population.childcare import KINDS
from prinsjesdag.population.design import NATIONAL, Design
from prinsjesdag.population.people import Floats
from prinsjesdag.population.targets import INDEX, NAMES, Targets, country

COUNTRY_SOFTNESS = 10.0
COUNTRY_MEDIAN = 36500.0
WEALTH_COLUMN = INDEX["vermogen_mediaan"]
FIRST_PASS = np.array([n != WEALTH_COLUMN for n in range(len(NAMES))])


@dataclass(frozen=True)
class Country:
    """The weights of the country, and the levels that municipalities are measured by."""

    base: Floats
    """Per donor, sum 1."""
    k: float
    """WOZ-waarden of the country against the pool's."""
    wealth: float
    """Median wealth."""
    low: float
    """Share of households with a low income."""
    balance: Balance


@dataclass(frozen=True)
class Area:
    """One municipality's calibration."""

    target: Targets
    k: float
    median_wealth: float
    multipliers: Floats
    steps: int
    gradient: float


def country_weights(
    design: Design,
    a: Assumptions,
    found: list[Targets],
    drift: Floats | None = None,
    start: Floats | None = None,
    noise: Floats | None = None,
) -> Country:
    """Base weights: the sums of all municipalities, programme totals, students and childcare.

    `drift` is what the municipalities together made of the programme totals before, as a share of them. For a
    replicate: from other starting weights, to figures that lie `noise` standard deviations off.
    """
    value, tolerance = country(found)
    n = value[INDEX["huishoudens"]]
    d = design.donors.start if start is None else start
    programme, loose = national_targets(a, value)
    if drift is not None:
        programme, loose = programme / drift, loose / drift
    left_out = ("laag_inkomen", "vermogen_mediaan")
    keep = np.array([name not in left_out for name in NAMES])
    b = np.concatenate([value[keep], programme]) / n
    s = np.concatenate([tolerance[keep], loose]) / n
    if noise is not None:
        b = b + s * noise[: len(b)]
    k, result = 1.0, None
    for _ in range(2):
        x = np.concatenate([design.at(k, COUNTRY_MEDIAN, 0.0)[:, keep], design.national], axis=1)
        result = balance(d, x, b, s, COUNTRY_SOFTNESS, None if result is None else result.multipliers)
        k = a["wonen", "woz_nederland_2024"] / float(design.donors.homes.woz @ result.weights / result.weights.sum())
    assert result is not None
    w = result.weights / result.weights.sum()
    wealth = weighted_median(design.donors.wealth(k), w)
    return Country(w, k, wealth, float(design.income.low @ w), result)


def national_targets(a: Assumptions, value: Floats) -> tuple[Floats, Floats]:
    """NATIONAL, and their tolerances."""
    single = value[INDEX["eenpersoons"]]
    several = value[INDEX["huishoudens"]] - single
    parts = np.array(a["landelijk", "huurtoeslag_deel"]) * [single, several]
    total = a["landelijk", "huurtoeslag_huishoudens"] / a["landelijk", "huishoudens_2022_op_2025"]
    entitled = parts / parts.sum() * total / a["landelijk", "huurtoeslag_gebruik"]
    said = a["kinderopvang", "kinderen_2023"]
    once = said["samen"] / sum(said[kind] for kind in KINDS)
    care = [once * said[kind] for kind in KINDS]
    found = np.array([*entitled, float(a["landelijk", "student_alleenstaand"]), *care, *families(a, value)])
    assert len(found) == len(NATIONAL)
    return found, np.array([_TOLERANCE.get(name, 0.02) for name in NATIONAL]) * found


_TOLERANCE = {"huurtoeslag_eenpersoons": 0.01, "huurtoeslag_meerpersoons": 0.01}
"""Of a programme total, as a share (one standard deviation); of the others 2%."""


def families(a: Assumptions, value: Floats) -> list[float]:
    """Families by children at home, by those with a small child, and grown children, as in NATIONAL.

    CBS's shares within couples with children and within lone parents, of as many of both as the municipalities have.
    """
    lone = float(value[INDEX["eenouder"]])
    kinds = {"paar": float(value[INDEX["met_kinderen"]]) - lone, "eenouder": lone}
    scale = {kind: n / sum(a["gezinnen", kind]) for kind, n in kinds.items()}
    by_number = [scale[kind] * n for kind in kinds for n in a["gezinnen", kind]]
    small = [scale[kind] * n for kind in kinds for n in a["gezinnen", f"{kind}_jongste_tot_6"]]
    grown = [a["gezinnen", f"thuis_{age}"] * float(value[INDEX[f"leeftijd_{age}"]]) for age in ("20_24", "25_44")]
    return [*by_number, *small, *grown, float(a["gezinnen", "overige_leden"])]


def scaled(target: Targets, low: float) -> Targets:
    """With the low incomes in the model's own level: only the differences between municipalities are CBS's."""
    value, tolerance = target.value.copy(), target.tolerance.copy()
    value[INDEX["laag_inkomen"]] *= low
    tolerance[INDEX["laag_inkomen"]] *= low
    return Targets(target.code, target.households, value, tolerance, target.median_income, target.median_wealth,
                   target.woz, target.published)  # fmt: skip


def municipality(design: Design, of: Country, target: Targets, a: Assumptions, near: Floats | None = None) -> Area:
    """Two passes: without wealth, then with homes at the municipality's own level. `near`: multipliers to start at."""
    n = target.households
    b, s = target.value / n, target.tolerance / n
    median_wealth = target.median_wealth * of.wealth
    x = design.at(of.k, target.median_income, median_wealth)
    first = balance(
        of.base, x[:, FIRST_PASS], b[FIRST_PASS], s[FIRST_PASS], SOFTNESS, None if near is None else near[FIRST_PASS]
    )
    mean = float(design.donors.homes.woz @ first.weights / first.weights.sum())
    k = float(np.float32(target.woz * a["wonen", "woz_nederland_2024"] / mean))
    x = design.at(k, target.median_income, median_wealth)
    start = np.zeros(len(NAMES)) if near is None else near.copy()
    start[FIRST_PASS] = first.multipliers
    second = balance(of.base, x, b, s, SOFTNESS, start)
    return Area(target, k, median_wealth, second.multipliers, first.steps + second.steps, second.gradient)


def all_municipalities(
    design: Design,
    of: Country,
    found: list[Targets],
    a: Assumptions,
    progress: Callable[[int, int], None] | None = None,
    before: list[Area] | None = None,
) -> Iterator[Area]:
    """Every municipality, by code; from where they were `before`."""
    for n, target in enumerate(found):
        yield municipality(design, of, scaled(target, of.low), a, before[n].multipliers if before else None)
        if progress:
            progress(n + 1, len(found))


def drift(design: Design, of: Country, areas: list[Area], a: Assumptions) -> Floats:
    """What all municipalities together make of the programme totals, as a share of them."""
    total = np.sum([weights_of(design, of.base, area) @ design.national for area in areas], axis=0)
    wanted, _ = national_targets(a, np.sum([area.target.value for area in areas], axis=0))
    return np.asarray(total / wanted)


def weights_of(design: Design, base: Floats, area: Area) -> Floats:
    """Households per donor."""
    x = design.at(area.k, area.target.median_income, area.median_wealth)
    return area.target.households * weigh(base, x, area.multipliers)


def weighted_median(values: Floats, weights: Floats) -> float:
    """The value below which half of the weight lies."""
    order = np.argsort(values, kind="stable")
    total = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(total, 0.5 * total[-1])])
