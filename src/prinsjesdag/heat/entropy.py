"""Maximum entropy for many places at once: shares of cells that meet published means and stay close to a prior.

For every place: minimise KL(x | prior) + sum over the moments of (mean - target)^2 / (2 sigma^2), with x >= 0 and
sum(x) = 1. The answer is x ~ prior * exp(moments . lambda); the multipliers maximise a strictly concave dual, found
with damped Newton steps. The moments of a place are a linear map of features that all places share, so that the
covariances of all places come from one matrix product.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

STEPS = 80
TIGHT = 1e-13
"""What a step may still promise for the dual; the shares are then right to about the root of it."""
HALVINGS = 30


@dataclass(frozen=True)
class Features:
    """What moments are made of, by cell (cells, f); with the different products of two of them (cells, n)."""

    values: Array
    products: Array
    which: NDArray[np.intp]  # the product of each pair of features (f * f,)

    @classmethod
    def of(cls, values: Array) -> "Features":
        """From the features by cell."""
        cells, f = values.shape
        every = (values[:, :, None] * values[:, None, :]).reshape(cells, f * f)
        products, which = np.unique(every, axis=1, return_inverse=True)
        return cls(values, np.ascontiguousarray(products), which.reshape(-1))


def shares(
    prior: Array, of: Features, maps: Array, targets: Array, sigma: Array, start: Array | None = None
) -> tuple[Array, Array]:
    """The shares and the multipliers of every place.

    prior: (cells,) above 0; maps: (places, moments, f), what each moment of a place is in terms of the features;
    targets: (places, moments); sigma: (moments,); start: multipliers of an earlier answer, (places, moments). Gives
    shares (places, cells) and multipliers (places, moments).
    """
    places, moments, f = maps.shape
    features, products, which = of.values, of.products, of.which
    log_prior = np.log(prior)
    found = np.empty((places, len(prior)))
    multipliers = np.zeros((places, moments)) if start is None else start.copy()
    todo = np.arange(places)
    lam, here, aim = multipliers, maps, targets
    x, log_sum = _shares_at(lam, here, features, log_prior)
    for _ in range(STEPS):
        mean_f = x @ features
        gradient = aim - sigma**2 * lam - np.einsum("pmf,pf->pm", here, mean_f)
        spread = (x @ products)[:, which].reshape(-1, f, f) - mean_f[:, :, None] * mean_f[:, None, :]
        hessian = here @ spread @ here.transpose(0, 2, 1)
        hessian[:, np.arange(moments), np.arange(moments)] += sigma**2
        step = np.linalg.solve(hessian, gradient[:, :, None])[:, :, 0]
        gain = np.einsum("pm,pm->p", gradient, step)
        done = gain <= TIGHT
        found[todo[done]], multipliers[todo[done]] = x[done], lam[done]
        if done.all():
            return found, multipliers
        left = ~done
        todo, lam, here, aim = todo[left], lam[left], here[left], aim[left]
        lam, x, log_sum = _damped(lam, step[left], gain[left], log_sum[left], here, features, log_prior, aim, sigma)
    found[todo], multipliers[todo] = x, lam
    return found, multipliers


def _shares_at(lam: Array, maps: Array, features: Array, log_prior: Array) -> tuple[Array, Array]:
    """Shares and the logarithm of their sum before scaling."""
    x = np.einsum("pm,pmf->pf", lam, maps) @ features.T
    x += log_prior
    most = x.max(axis=1, keepdims=True)
    x -= most
    np.exp(x, out=x)
    total = x.sum(axis=1, keepdims=True)
    x /= total
    return x, (most + np.log(total))[:, 0]


def _damped(
    lam: Array, step: Array, gain: Array, log_sum: Array, maps: Array, features: Array, log_prior: Array,
    targets: Array, sigma: Array,
) -> tuple[Array, Array, Array]:  # fmt: skip
    """Newton's step of each place, halved until the dual rises by a fair part of what was promised."""

    def dual(at: Array, log_total: Array, aim: Array) -> Array:
        return np.asarray(np.sum(aim * at - 0.5 * (sigma * at) ** 2, axis=1) - log_total)

    now = dual(lam, log_sum, targets)
    size = np.ones(len(lam))
    new = lam + step
    x, log_new = _shares_at(new, maps, features, log_prior)
    todo = np.flatnonzero(dual(new, log_new, targets) < now + 1e-4 * gain - 1e-9)
    for _ in range(HALVINGS):
        if not todo.size:
            break
        size[todo] *= 0.5
        new[todo] = lam[todo] + size[todo, None] * step[todo]
        x[todo], log_new[todo] = _shares_at(new[todo], maps[todo], features, log_prior)
        rose = dual(new[todo], log_new[todo], targets[todo]) >= now[todo] + 1e-4 * size[todo] * gain[todo] - 1e-9
        todo = todo[~rose]
    return new, x, log_new
