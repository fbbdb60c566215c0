"""Which neighbourhoods to begin with: where people with little money live in homes that use much.

The score is the share of households with bijstand against that of the municipality, times gas use per home against
that of the municipality (2016, where it is known), times the share of label D to G against that of the file (where
labels by neighbourhood are given). A factor that isn't known is 1. Bijstand stands in for a low income: no income by
neighbourhood may be had here. Neighbourhoods that were largely built since 2016 are left out. It says where to look
first, not who is energy poor.
"""

import csv
import gzip
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from prinsjesdag.energy.figures import figures
from prinsjesdag.energy.labels import LABELS, Labels

FEWEST = 100
"""Households under which a neighbourhood isn't ranked: CBS rounds to fives and tens."""

NEW = 1.3
"""More households in 2020 than this many times the homes of 2016: largely new, and not what insulation is for."""

CROWD = 3.5
"""More inhabitants in 2024 than this many a household of 2020: the same, built since."""


@dataclass(frozen=True)
class Neighbourhood:
    """`assistance` is a share of households, `gas` m3 a home in 2016, `poor` the share of label D to G."""

    code: str
    name: str
    households: float
    assistance: float
    gas: float | None
    poor: float | None
    score: float


def ranking(code: str, labels: Labels | None = None) -> list[Neighbourhood]:
    """The neighbourhoods of a municipality (GM0344) with bijstand known, most urgent first."""
    here = [row for row in _rows() if row["code"][2:6] == code[2:] and row["bijstand_2020"]]
    here = [row for row in here if float(row["huishoudens_2020"]) >= FEWEST and not _new(row)]
    if not here:
        return []
    mean = sum(float(r["bijstand_2020"]) for r in here) / sum(float(r["huishoudens_2020"]) for r in here)
    measured = [r for r in here if r["gas_tj_2016"] and float(r["woningen_2016"] or 0)]
    use = _gas(sum(float(r["gas_tj_2016"]) for r in measured), sum(float(r["woningen_2016"]) for r in measured))
    poor = sum(labels.counts[label] for label in LABELS[3:]) / labels.total if labels else None
    found = [_one(row, mean, use, labels, poor) for row in here]
    return sorted(found, key=lambda one: (-one.score, one.code))


def _one(
    row: dict[str, str], mean: float, use: float | None, labels: Labels | None, poor: float | None
) -> Neighbourhood:
    households = float(row["huishoudens_2020"])
    assistance = float(row["bijstand_2020"]) / households
    gas = _gas(float(row["gas_tj_2016"]), float(row["woningen_2016"] or 0)) if row["gas_tj_2016"] else None
    share = labels.poor_share(row["code"]) if labels else None
    score = assistance / mean if mean else 1.0
    score *= gas / use if gas and use else 1.0
    score *= share / poor if share is not None and poor else 1.0
    return Neighbourhood(row["code"], row["naam"], households, assistance, gas, share, score)


def _new(row: dict[str, str]) -> bool:
    households = float(row["huishoudens_2020"])
    since_2016 = bool(row["woningen_2016"]) and households > NEW * float(row["woningen_2016"])
    return since_2016 or float(row["inwoners_2024"] or 0) > CROWD * households


def _gas(terajoule: float, homes: float) -> float | None:
    """m3 a home from TJ."""
    return 1000.0 * terajoule / float(figures("bouwdelen")["gas"]["energie"]["waarde"]) / homes if homes else None


@cache
def _rows() -> tuple[dict[str, str], ...]:
    packed = files(__package__).joinpath("data/buurten.csv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if not line.startswith("#")))
