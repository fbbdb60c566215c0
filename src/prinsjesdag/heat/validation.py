"""How far the model is from published results: the measures and thresholds of `make validate`.

The published tables carry no licence and are not shipped: the caller reads them. Nothing is fitted to them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import spearmanr

from prinsjesdag.heat.coefficients import STRATEGIES
from prinsjesdag.heat.model import Outcome

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Fit:
    """Of one run in one size class: errors as shares, rank correlation of EUR/weq, median error in EUR/weq."""

    what: str
    places: int
    total: float
    median: float
    p90: float
    most: float
    rank: float
    median_eur_weq: float

    def within(self, median: float, p90: float, rank: float | None = None, eur_weq: float | None = None) -> bool:
        """Whether every given threshold is kept."""
        kept = self.median <= median and self.p90 <= p90
        kept = kept and (rank is None or self.rank >= rank)
        return kept and (eur_weq is None or self.median_eur_weq <= eur_weq)


@dataclass(frozen=True)
class Choice:
    """How good the cheapest strategy of the model is by the published costs."""

    places: int
    same: float
    within: float  # share whose cost lies within 2% of the best
    regret_p90: float


ABSOLUTE = {"median": 0.05, "p90": 0.12, "rank": 0.95}
NET = {
    **{name: {"median": 0.08, "p90": 0.20, "eur_weq": 75.0} for name in ("S1a", "S1b", "S4a", "S4b")},
    **{name: {"median": 0.15, "p90": 0.35, "eur_weq": 90.0} for name in ("S4c", "S4d")},
}
REFERENCE = {"median": 0.05, "p90": 0.12}
CHOSEN_WITHIN = 0.95
"""Thresholds for neighbourhoods of 200 weq and more (heat_model.md, section 11)."""


def fit(what: str, model: Array, truth: Array, weq: Array) -> Fit:
    """Compare model and truth, EUR a year, place by place."""
    error = np.abs(model / truth - 1.0)
    rank = float(spearmanr(model / weq, truth / weq).statistic) if len(truth) > 2 else float("nan")
    return Fit(
        what, len(truth), float(model.sum() / truth.sum() - 1.0), float(np.median(error)),
        float(np.quantile(error, 0.9)), float(error.max()), rank, float(np.median(np.abs(model - truth) / weq)),
    )  # fmt: skip


def fits(
    found: Outcome, truth: Mapping[str, Mapping[str, float]], reference: Mapping[str, float], low: float, high: float
) -> tuple[list[Fit], list[Fit], Fit]:
    """Absolute and net of every strategy, and the reference, of places with low <= weq < high.

    truth: strategy to neighbourhood to EUR a year; reference: neighbourhood to EUR a year.
    """
    at = {code: i for i, code in enumerate(found.code)}

    def chosen(codes: Sequence[str]) -> tuple[list[str], NDArray[np.intp]]:
        kept = [code for code in codes if code in at and low <= found.weq[at[code]] < high]
        return kept, np.array([at[code] for code in kept], dtype=int)

    absolute, net = [], []
    for k, name in enumerate(STRATEGIES):
        codes, rows = chosen(list(truth[name]))
        published = np.array([truth[name][code] for code in codes])
        weq = found.weq[rows]
        absolute.append(fit(name, found.absolute[rows, k], published, weq))
        without = np.array([reference[code] for code in codes])
        net.append(fit(name, found.net[rows, k], published - without, weq))
    codes, rows = chosen(list(reference))
    of = fit("referentie", found.reference[rows], np.array([reference[code] for code in codes]), found.weq[rows])
    return absolute, net, of


def choices(found: Outcome, truth: Mapping[str, Mapping[str, float]], low: float) -> Choice:
    """The cheapest by the model against the cheapest published, among the strategies published of a place."""
    regret, same = [], 0
    for at, code in enumerate(found.code):
        published = {name: of[code] for name, of in truth.items() if code in of}
        if found.weq[at] < low or not published:
            continue
        mine = min(published, key=lambda name: found.absolute[at, STRATEGIES.index(name)])
        regret.append(published[mine] / min(published.values()) - 1.0)
        same += mine == min(published, key=lambda name: published[name])
    lost = np.array(regret)
    return Choice(len(lost), same / len(lost), float((lost <= 0.02).mean()), float(np.quantile(lost, 0.9)))
