"""The synthetic stock: the solver meets its own definition, and a street that is known comes out as it is."""

import numpy as np
import pytest
from numpy.typing import NDArray

from prinsjesdag.heat.entropy import Features, shares

Array = NDArray[np.float64]


def objective(x: Array, prior: Array, moments: Array, target: Array, sigma: Array) -> float:
    """What the method minimises, written out: KL and the squared distance of the means."""
    distance = np.sum((moments @ x - target) ** 2 / (2.0 * sigma**2))
    return float(np.sum(x * np.log(x / prior)) + distance)


def test_two_cells_by_hand() -> None:
    """Prior one half each, one moment that is the share of the second, target .8 with sigma 1: lambda = .8 - x and
    log(x / (1 - x)) = lambda give x = .5600 (.8 - .56 = .24 = log(.56/.44) = .2412)."""
    x, multipliers = shares(
        np.array([0.5, 0.5]),
        Features.of(np.array([[0.0], [1.0]])),
        np.ones((1, 1, 1)),
        np.array([[0.8]]),
        np.array([1.0]),
    )
    assert x[0, 1] == pytest.approx(0.56, abs=0.0005)
    assert multipliers[0, 0] == pytest.approx(0.24, abs=0.0005)


def test_nothing_near_is_better() -> None:
    """Random problems: every small move of weight between two cells makes the objective larger."""
    rng = np.random.default_rng(4)
    cells, f, places = 30, 4, 6
    prior, features = rng.dirichlet(np.ones(cells)), rng.normal(size=(cells, f))
    maps, sigma = rng.normal(size=(places, 3, f)), np.array([0.5, 0.05, 0.01])
    targets = rng.normal(scale=0.3, size=(places, 3))
    found, _ = shares(prior, Features.of(features), maps, targets, sigma)
    assert found.sum(axis=1) == pytest.approx(np.ones(places))
    for at in range(places):
        moments, x = maps[at] @ features.T, found[at]
        best = objective(x, prior, moments, targets[at], sigma)
        for _ in range(40):
            one, other = rng.choice(cells, 2, replace=False)
            moved = x.copy()
            step = 1e-3 * min(x[one], x[other])
            moved[one] -= step
            moved[other] += step
            assert objective(moved, prior, moments, targets[at], sigma) >= best - 1e-9


def test_a_crowd_is_as_each_alone() -> None:
    rng = np.random.default_rng(5)
    prior, features = rng.dirichlet(np.ones(20)), rng.normal(size=(20, 3))
    maps, targets = np.broadcast_to(np.eye(3), (5, 3, 3)), rng.normal(scale=0.2, size=(5, 3))
    sigma = np.full(3, 0.02)
    together, _ = shares(prior, Features.of(features), maps, targets, sigma)
    alone = np.vstack(
        [shares(prior, Features.of(features), maps[k : k + 1], targets[k : k + 1], sigma)[0] for k in range(5)]
    )
    assert together == pytest.approx(alone, abs=1e-6)
