"""Who receives what they are entitled to. Small amounts are more often left; how often is an assumption."""

import numpy as np

from prinsjesdag.population.assumptions import Assumptions
from prinsjesdag.population.donors import SCHEMES
from prinsjesdag.population.people import Floats, Mask


def chance(a: Assumptions, scheme: str, amount: Floats) -> Floats:
    """The chance that an entitlement of so much a year is received."""
    c, tau = a["niet_gebruik", scheme]
    return np.asarray(np.where(amount > 0.0, 1.0 - c * np.exp(-amount / tau), 0.0))


def receives(a: Assumptions, scheme: str, amount: Floats, luck: Floats) -> Mask:
    """Whether it is received, by each household's own luck: the same in every year and under every law."""
    return np.asarray(luck[:, SCHEMES.index(scheme)] < chance(a, scheme, amount))
