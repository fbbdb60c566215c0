"""Soft entropy balancing, on cases that can be done by hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prinsjesdag.population.balancing import balance, effective, weigh

EVEN = np.array([0.25, 0.25, 0.25, 0.25])


def test_hard_targets_by_hand() -> None:
    """Two of four donors must have 0.8 of the weight: 0.4 each, the others 0.1, as entropy keeps equals equal."""
    x = np.array([[1.0, 1.0], [1.0, 1.0], [1.0, 0.0], [1.0, 0.0]])
    found = balance(EVEN, x, np.array([1.0, 0.8]), np.array([1e-9, 1e-9]))
    assert found.weights == pytest.approx([0.4, 0.4, 0.1, 0.1], abs=1e-6)
    # w = d exp(l1 + l2): 0.4 / 0.25 = 1.6 and 0.1 / 0.25 = 0.4, so l1 = log 0.4 and l2 = log 4
    assert found.multipliers == pytest.approx([np.log(0.4), np.log(4.0)], abs=1e-4)


def test_soft_target_by_hand() -> None:
    """One donor of weight 1 and one target 2 with V = M s^2 = 1: log w = 2 - w, so w = 1.5571 (Lambert: W(e^2))."""
    found = balance(np.array([1.0]), np.array([[1.0]]), np.array([2.0]), np.array([1.0]), softness=1.0)
    assert found.weights[0] == pytest.approx(1.5571456, abs=1e-6)


def test_met_already() -> None:
    """Nothing changes where the starting weights meet the figures."""
    x = np.array([[1.0, 1.0], [1.0, 1.0], [1.0, 0.0], [1.0, 0.0]])
    found = balance(EVEN, x, np.array([1.0, 0.5]), np.array([0.01, 0.01]))
    assert found.steps == 0
    assert found.weights == pytest.approx(EVEN)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.floats(1.0, 300.0))
def test_properties(seed: int, softness: float) -> None:
    """Weights are positive, residuals are -V l, and no tolerance makes the figures less well met."""
    rng = np.random.default_rng(seed)
    x = np.concatenate([np.ones((80, 1)), rng.random((80, 4)) < 0.4], axis=1).astype(float)
    d = rng.random(80)
    d /= d.sum()
    b = np.concatenate([[1.0], np.clip(d @ x[:, 1:] + 0.1 * (rng.random(4) - 0.5), 0.05, 0.95)])
    s = np.full(5, 0.01)
    found = balance(d, x, b, s, softness)
    assert found.gradient < 1e-6
    assert (found.weights > 0.0).all()
    assert x.T @ found.weights - b == pytest.approx(-softness * s * s * found.multipliers, abs=1e-6)
    assert weigh(d, x, found.multipliers) == pytest.approx(found.weights)
    firmer = balance(d, x, b, s / 2.0, softness)
    assert np.linalg.norm(x.T @ firmer.weights - b) <= np.linalg.norm(x.T @ found.weights - b) + 1e-6


def test_warm_start_ends_at_the_same() -> None:
    """The dual is convex: it has one optimum."""
    rng = np.random.default_rng(1)
    x = np.concatenate([np.ones((50, 1)), rng.random((50, 3))], axis=1)
    d = np.full(50, 0.02)
    b, s = np.array([1.0, 0.55, 0.45, 0.5]), np.full(4, 0.01)
    cold = balance(d, x, b, s)
    warm = balance(d, x, b, s, start=cold.multipliers + 0.5)
    assert warm.weights == pytest.approx(cold.weights, rel=1e-4)


def test_effective_sample_by_hand() -> None:
    """Equal weights count fully; 3, 1: 16 / 10."""
    assert effective(EVEN) == pytest.approx(4.0)
    assert effective(np.array([3.0, 1.0])) == pytest.approx(1.6)
