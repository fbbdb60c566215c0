"""Soft entropy balancing: weights as near to where they start as the figures allow, by Newton's method on the dual.

    min over w   KL(w || d) + 1/2 (X'w - b)' V^-1 (X'w - b),   V = M diag(s^2)
    dual         D(l) = sum d exp(X l) - b'l + 1/2 l'V l,      w = d exp(X l)

At the optimum the residual X'w - b is -V l: what is trusted less gives way more.
"""

from dataclasses import dataclass

import numpy as np

from prinsjesdag.population.people import Floats

SOFTNESS = 30.0
"""M: how many observations the starting weights count for."""
PRECISION = 1e-6
MOST_STEPS = 40
CLIP = 50.0


@dataclass(frozen=True)
class Balance:
    """Weights d exp(X l), that sum to about 1."""

    weights: Floats
    multipliers: Floats
    steps: int
    gradient: float


def balance(
    d: Floats, x: Floats, b: Floats, s: Floats, softness: float = SOFTNESS, start: Floats | None = None
) -> Balance:
    """Shares b with standard deviations s, met by the columns x from the weights d."""
    v = softness * s * s
    at = np.zeros(len(b)) if start is None else start.astype(np.float64)
    weights, value = _dual(d, x, b, v, at)
    steps, gradient = 0, np.inf
    while True:
        slope = x.T @ weights - b + v * at
        gradient = float(np.abs(slope).max())
        if gradient < PRECISION or steps == MOST_STEPS:
            return Balance(weights, at, steps, gradient)
        hessian = x.T @ (x * weights[:, None])
        hessian[np.diag_indices_from(hessian)] += v
        step = np.linalg.solve(hessian, slope)
        fall = float(slope @ step)
        size = 1.0
        while True:
            tried = at - size * step
            weights, found = _dual(d, x, b, v, tried)
            if found <= value - 1e-4 * size * fall or size < 1e-6:
                break
            size *= 0.5
        at, value = tried, found
        steps += 1


def weigh(d: Floats, x: Floats, multipliers: Floats) -> Floats:
    """The weights of these multipliers."""
    return np.asarray(d * np.exp(np.clip(x @ multipliers, -CLIP, CLIP)))


def _dual(d: Floats, x: Floats, b: Floats, v: Floats, at: Floats) -> tuple[Floats, float]:
    weights = weigh(d, x, at)
    return weights, float(weights.sum() - b @ at + 0.5 * (v * at) @ at)


def effective(weights: Floats) -> float:
    """How many equal weights would be as certain."""
    return float(weights.sum() ** 2 / (weights @ weights))
