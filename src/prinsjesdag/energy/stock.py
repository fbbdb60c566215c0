"""The homes of municipalities by type and period of building, and how many of them are poorly insulated (label D to
G).

Counts are of 2023 (ETLocal, from the BAG). Where no labels are given, their shares by type and period are national
(Hestia): two municipalities with the same homes then have the same share. The interval is the range over the ways to
fit Hestia's periods to those of the counts and over the registered labels of 2020 as the level, and at least how far
27 municipalities lay from such an estimate (labels.yaml: ten points of share, 90%).
"""

import csv
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from prinsjesdag.energy.figures import figures
from prinsjesdag.energy.heat_loss import Range
from prinsjesdag.energy.labels import LABELS, Labels
from prinsjesdag.errors import InputError

TYPES = ("appartement", "rijwoning", "twee_onder_een_kap", "vrijstaand")
PERIODS = ("voor_1945", "1945_1964", "1965_1984", "1985_2004", "vanaf_2005")
POOR = slice(3, 7)
"""Labels D to G in a row of shares."""

Cell = tuple[str, str]


@dataclass(frozen=True)
class Stock:
    """Homes of one municipality (or more); shares as fractions, WOZ in EUR, gas in m3 a home."""

    code: str
    homes: Mapping[Cell, float]
    owned: float
    woz: float
    low_income: float
    gas: float
    municipalities: int = 1

    @property
    def total(self) -> float:
        return sum(self.homes.values())

    def of_type(self, kind: str) -> float:
        return sum(self.homes[kind, period] for period in PERIODS)

    def of_period(self, period: str) -> float:
        return sum(self.homes[kind, period] for kind in TYPES)


def mean_woz(code: object) -> float | None:
    """The mean WOZ value of a municipality (EUR); None where it isn't known."""
    known = stocks().get(code) if isinstance(code, str) else None
    return known.woz if known else None


@cache
def stocks() -> Mapping[str, Stock]:
    """Every municipality, by code."""
    lines = files(__package__).joinpath("data/gemeenten.csv").read_text(encoding="utf-8").splitlines()
    found = {}
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        homes = {(kind, period): float(row[f"{kind}_{period}"] or 0) for kind in TYPES for period in PERIODS}
        found[row["code"]] = Stock(
            row["code"], homes, float(row["pct_koop_2021"]) / 100.0, 1000.0 * float(row["woz_keur_2021"]),
            float(row["pct_laag_inkomen_2021"]) / 100.0, float(row["gas_m3_2021"]),
        )  # fmt: skip
    return found


def stock(code: str) -> Stock:
    """One municipality. Raises InputError."""
    if code not in stocks():
        raise InputError(f"van {code} zijn geen woningen bekend; geef een gemeente, als GM0344")
    return stocks()[code]


def together(some: Iterable[Stock], code: str) -> Stock:
    """Several municipalities as one; shares weighted by homes."""
    listed = list(some)
    total = sum(one.total for one in listed)

    def mean(name: str) -> float:
        return float(sum(one.total * getattr(one, name) for one in listed)) / total

    homes = {cell: sum(one.homes[cell] for one in listed) for cell in listed[0].homes}
    return Stock(code, homes, mean("owned"), mean("woz"), mean("low_income"), mean("gas"), len(listed))


@cache
def country() -> Stock:
    """All municipalities."""
    return together(stocks().values(), "NL")


def shares(cell: Cell, way: str = "waarde") -> tuple[float, ...]:
    """Shares of label A to G in a cell; `way` waarde, laag or hoog picks how periods are fitted."""
    told = figures("labels")
    kind, period = cell
    corner = float(told["hoekwoningen_van_rij"][way])
    kinds = {"rijwoning": {"hoekwoning": corner, "tussenwoning": 1.0 - corner}}.get(kind, {kind: 1.0})
    older = float(told["tot_1974_van_1965_1984"][way])
    newer = float(told["tot_1995_van_1985_2004"][way])
    periods = {
        "voor_1945": {0: 1.0}, "1945_1964": {1: 1.0}, "1965_1984": {1: older, 2: 1.0 - older},
        "1985_2004": {2: newer, 3: 1.0 - newer}, "vanaf_2005": {3: 1.0},
    }[period]  # fmt: skip
    found = [0.0] * 7
    for name, part in kinds.items():
        for at, weight in periods.items():
            for i, share in enumerate(told["aandelen"][name][at]):
                found[i] += part * weight * float(share)
    whole = sum(found)  # the source rounds to whole percents
    return tuple(share / whole for share in found)


def poor_homes(one: Stock, labels: Labels | None = None) -> Range:
    """Homes with label D to G; from given labels where there are, the estimate for the rest."""
    estimate = _estimate(one)
    if labels is None:
        return estimate
    known, poor = labels.total, sum(labels.counts[label] for label in LABELS[POOR])
    rest = max(0.0, 1.0 - known / one.total)
    low, middle, high = (estimate.low, estimate.middle, estimate.high)
    return Range(poor + rest * low, poor + rest * middle, poor + rest * high)


def label_homes(one: Stock) -> tuple[float, ...]:
    """Homes with each label, A to G, by the middle estimate."""
    found = [0.0] * 7
    for cell, homes in one.homes.items():
        for i, share in enumerate(shares(cell)):
            found[i] += homes * share
    return tuple(found)


def _estimate(one: Stock) -> Range:
    at = {way: _poor(one, way) for way in ("waarde", "laag", "hoog")}
    level = float(figures("labels")["register"]["waarde"]) / (_poor(country(), "waarde") / country().total)
    apart = float(figures("labels")["afwijking"]["waarde"]) / math.sqrt(one.municipalities) * one.total
    every = [*at.values(), at["waarde"] * level, at["waarde"] - apart, at["waarde"] + apart]
    return Range(max(0.0, min(every)), at["waarde"], min(one.total, max(every)))


def poor_by_cell(one: Stock, way: str = "waarde") -> dict[Cell, float]:
    """Homes with label D to G by type and period, estimated from the shares of the country."""
    return {cell: homes * sum(shares(cell, way)[POOR]) for cell, homes in one.homes.items()}


def _poor(one: Stock, way: str) -> float:
    return sum(poor_by_cell(one, way).values())
