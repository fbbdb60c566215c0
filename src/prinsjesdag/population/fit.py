"""How well the weights meet the figures: for the tests, the documentation and the validation page."""

from dataclasses import dataclass

import numpy as np

from prinsjesdag.population.artefacts import Population
from prinsjesdag.population.balancing import SOFTNESS, effective
from prinsjesdag.population.calibration import scaled
from prinsjesdag.population.people import Floats
from prinsjesdag.population.targets import GROUPS, INDEX, NAMES, Targets, targets

LARGE = 200.0
"""Figures of at least so many households are judged in per cents."""


@dataclass(frozen=True)
class Fit:
    """Per municipality (rows) what was asked, how far it is trusted, and what came of it."""

    codes: tuple[str, ...]
    target: Floats
    tolerance: Floats
    found: Floats
    published: Floats
    effective: Floats
    """Effective sample."""
    largest: Floats
    """Largest share of one donor."""
    gradient: Floats

    def deviations(self, group: str) -> Floats:
        """Shares by which the large figures of a margin are off."""
        at = [INDEX[name] for name in GROUPS[group]]
        large = self.target[:, at] >= LARGE
        return np.asarray(np.abs(self.found[:, at][large] / self.target[:, at][large] - 1.0))

    def scores(self) -> Floats:
        """Residuals in standard deviations."""
        return np.asarray((self.found - self.target) / self.tolerance)

    def far(self, limit: float = 2.0) -> list[tuple[str, str, float]]:
        """Municipality, figure and residual of those further off than so many standard deviations."""
        z = self.scores()
        return [(self.codes[i], NAMES[j], float(z[i, j])) for i, j in zip(*np.nonzero(np.abs(z) > limit), strict=True)]


def fit(of: Population) -> Fit:
    """Every municipality's weights, made again from what is shipped."""
    wanted = [scaled(t, of.low_country) for t in targets(of.assumptions)]
    found, size, largest, gradient = [], [], [], []
    for target in wanted:
        x = of.columns(target.code)
        w = of.weights(target.code)
        found.append(x.T @ w)
        size.append(effective(w))
        largest.append(w.max() / w.sum())
        gradient.append(_gradient(of, target, found[-1]))
    return Fit(
        of.codes, np.stack([t.value for t in wanted]), np.stack([t.tolerance for t in wanted]), np.stack(found),
        np.stack([t.published for t in wanted]), np.array(size), np.array(largest), np.array(gradient),
    )  # fmt: skip


def _gradient(of: Population, target: Targets, found: Floats) -> float:
    """Of the dual, at the multipliers as shipped: 0 at the optimum."""
    n = target.households
    s = target.tolerance / n
    slope = (found - target.value) / n + SOFTNESS * s * s * of.multipliers[of.at(target.code)]
    return float(np.abs(slope).max())
