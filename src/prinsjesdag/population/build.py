"""Makes everything that the package ships of the population, from the assumptions, the figures and a seed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from prinsjesdag.engine import System
from prinsjesdag.population.artefacts import write
from prinsjesdag.population.assumptions import assumptions
from prinsjesdag.population.calibration import Area, Country, all_municipalities, country_weights, drift
from prinsjesdag.population.design import Design
from prinsjesdag.population.donors import draw_donors
from prinsjesdag.population.income import Simulate, incomes
from prinsjesdag.population.replicates import COUNT, replicate
from prinsjesdag.population.targets import targets

SEED = 20230919
"""Prinsjesdag 2023."""

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Built:
    """What came of it."""

    hash: str
    country: Country
    areas: list[Area]


def build(
    target: Path,
    system: System,
    simulate: Simulate,
    seed: int = SEED,
    donors: int | None = None,
    replicates: int = COUNT,
    progress: Progress = lambda step, done, of: None,
) -> Built:
    """Draw, calculate, weigh, and write to a folder. The same seed gives the same files on one machine."""
    a = assumptions()
    progress("huishoudens trekken", 0, 1)
    pool = draw_donors(a, seed, donors)
    progress("inkomens berekenen", 0, 1)
    income = incomes(pool, a, system, simulate)
    design = Design(pool, income, a)
    found = targets(a)
    progress("Nederland wegen", 0, 1)
    of = country_weights(design, a, found)
    areas = list(all_municipalities(design, of, found, a, lambda n, m: progress("gemeenten wegen", n, m)))
    off = drift(design, of, areas, a)
    of = country_weights(design, a, found, off)
    once_more = all_municipalities(design, of, found, a, lambda n, m: progress("gemeenten bijstellen", n, m), areas)
    areas = list(once_more)
    again = None
    if replicates:
        told = partial(progress, "herhalingen")
        again = replicate(design, of, areas, found, off, a, seed, replicates, told)
    return Built(write(target, pool, income, of, areas, again), of, areas)
