"""Laws made up by hand, so that an area's outcomes need no compiling."""

import numpy as np

from prinsjesdag.municipality.outcomes import SCHEMES
from prinsjesdag.municipality.runs import DUE, LINE, Run
from prinsjesdag.population.artefacts import population
from prinsjesdag.population.income import LEVELS


def run(slug: str | None, year: int) -> Run:
    """Incomes of 30,000 that rise by 4% a year; a measure is worth 240 a year to everybody."""
    one = np.ones(population().donors.count)
    values = dict.fromkeys([*SCHEMES, *(DUE + name for name in SCHEMES)], 600.0 * one)
    values[LINE] = 20_000.0 * one
    values["besteedbaar_inkomen"] = 30_000.0 * 1.04 ** (year - 2023) * one - (240.0 if slug else 0.0)
    return Run(year, {name: np.tile(v, (len(LEVELS), 1)) for name, v in values.items()})
