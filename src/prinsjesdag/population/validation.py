"""Figures that the population was not weighted to: how far it is off there says more than how well it fits."""

from dataclasses import dataclass

import numpy as np

from prinsjesdag.population.artefacts import Population
from prinsjesdag.population.balancing import SOFTNESS, balance
from prinsjesdag.population.calibration import scaled, weighted_median
from prinsjesdag.population.people import Floats
from prinsjesdag.population.targets import GROUPS, INDEX, NAMES, municipalities, targets


@dataclass(frozen=True)
class HeldOut:
    """Disposable income per municipality, EUR of 2024, by the model and by CBS (NaN where not published)."""

    households: Floats
    median: Floats
    median_cbs: Floats
    mean: Floats
    mean_cbs: Floats


def disposable_income(of: Population) -> HeldOut:
    """Of every municipality: close to what is targeted (standardised income), but not it."""
    found = []
    for n, row in enumerate(municipalities()):
        w = of.weights(row["code"])
        income = of.income.at(float(of.k[n]))
        published = (float(row[f"besteedbaar_{what}"] or "nan") * 1000.0 for what in ("mediaan", "gemiddeld"))
        median_cbs, mean_cbs = published
        found.append((w.sum(), weighted_median(income, w), median_cbs, float(income @ w / w.sum()), mean_cbs))
    return HeldOut(*np.array(found).T)


@dataclass(frozen=True)
class LeftOut:
    """A margin that was left out of the weighing and then predicted: errors weighted by households."""

    name: str
    error: float
    """Mean absolute, as a share, after bringing the country's total right."""
    error_of_one_rate: float
    """The same when every municipality were given the country's rate."""


WATCHED = {"eigendom": "corporatie", "grootte": "personen_5", "alleen_leeftijd": "alleen_65"}
"""Of a whole margin, the figure that is looked at."""


def left_out(of: Population, name: str, every: int = 4, least: float = 50.0) -> LeftOut:
    """Without a figure (or margin, by its name in GROUPS), for every fourth municipality."""
    out = GROUPS.get(name, (name,))
    watched = WATCHED.get(name, out[0])
    keep = np.array([n not in out for n in NAMES])
    at = INDEX[watched]
    found, wanted, size = [], [], []
    for target in targets(of.assumptions)[::every]:
        target = scaled(target, of.low_country)
        if target.value[at] < least:
            continue
        n = target.households
        x = of.columns(target.code)
        b, s = target.value / n, target.tolerance / n
        start = of.multipliers[of.at(target.code)][keep].astype(np.float64)
        w = balance(of.base, x[:, keep], b[keep], s[keep], SOFTNESS, start).weights
        found.append(float(x[:, at] @ w) * n)
        wanted.append(target.value[at])
        size.append(n)
    predicted, published, weight = np.array(found), np.array(wanted), np.array(size)
    predicted *= published.sum() / predicted.sum()
    one_rate = published.sum() / weight.sum() * weight

    def error(of_rate: Floats) -> float:
        return float((weight * np.abs(of_rate / published - 1.0)).sum() / weight.sum())

    return LeftOut(watched, error(predicted), error(one_rate))
