"""The synthetic stock of a neighbourhood: which homes and utility buildings there most likely are.

Type x construction period x label is not published per neighbourhood; it is estimated by maximum entropy from what is
known (means per home, labels, floor area), close to a prior of the country. Own method, an assumption.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from prinsjesdag.heat.coefficients import LABELS, Coefficients
from prinsjesdag.heat.entropy import Features, shares

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Places:
    """What is known of each neighbourhood, as columns (places,); GJ a year of the start year, m2, kW, ton."""

    code: list[str]
    homes: Array
    homes_m2: Array
    utility: Array
    utility_m2: Array
    weq: Array
    labels: Array  # (places, 6) homes with label A (and better) to F
    utility_labels: Array  # (places, 3) connections with label B, C, E
    home_heat: Array
    home_hot_water: Array
    home_appliances: Array
    utility_heat: Array
    utility_hot_water: Array
    utility_cold: Array
    utility_appliances: Array
    gas: Array
    co2: Array
    capacity: Array

    def part(self, chosen: slice) -> "Places":
        """Some of the places."""
        return Places(**{name: value[chosen] for name, value in vars(self).items()})


@dataclass(frozen=True)
class HomeStock:
    """Shares of the homes: (places, 66, 8) by type and period and by label (none last); floor area (places, 66)."""

    shares: Array
    m2: Array


@dataclass(frozen=True)
class UtilityStock:
    """Shares of the floor area (places, 50); sizes of connections (places, classes) in m2, each class as many
    connections; what is asked per m2 in the start year relative to the table (places,)."""

    shares: Array
    sizes: Array
    heat: Array
    hot_water: Array
    appliances: Array
    cold: Array


def per(total: Array, count: Array, otherwise: float = 0.0) -> Array:
    """total / count, or `otherwise` where there is nothing to divide by."""
    found: Array = np.divide(total, count, out=np.full(np.shape(total), otherwise), where=count > 0)
    return found


def home_prior(c: Coefficients, cells: Array | None = None) -> Array:
    """Prior shares (66, 8) by type and period and by label; `cells` replaces type x period (66,)."""
    h, known = c.homes, c.stock
    if cells is None:
        cells = np.array(
            [known["woningtypen"][t] * known["perioden"][p] for t, p in zip(h.types, h.periods, strict=True)]
        )
    labelled = np.array([known["kans_op_label"][t] for t in h.types])
    near = np.exp(-np.abs(np.arange(len(LABELS))[None, :] - h.default_label[:, None]))
    near /= near.sum(axis=1, keepdims=True)
    found = np.concatenate([labelled[:, None] * near, 1.0 - labelled[:, None]], axis=1) * cells[:, None]
    return np.asarray(found / found.sum())


def home_m2(c: Coefficients) -> Array:
    """Usual floor area (66,) by type."""
    return np.array([c.stock["m2"][t] for t in c.homes.types], dtype=float)


def home_stock(c: Coefficients, places: Places) -> HomeStock:
    """The homes of each place."""
    h, scale, sigma = c.homes, c.stock["schaal"], c.stock["sigma"]
    start = c["klimaat_start"]
    cells = len(h.types) * 8
    usual = np.repeat(home_m2(c), 8)
    fixed, by_m2 = (start * h.heat[:, :, at].reshape(cells) / scale["warmte"] for at in (0, 1))
    label = np.tile(np.eye(8)[:, :7], (len(h.types), 1))
    features = np.column_stack([
        np.repeat(h.hot_water, 8) / scale["tapwater"], np.repeat(h.appliances, 8) / scale["apparaten"],
        usual / scale["m2"], fixed, by_m2 * usual, label,
    ])  # fmt: skip
    count = len(places.code)
    n = places.homes
    mean_m2 = per(places.homes_m2, n)
    known = per(places.labels, n[:, None])
    known = np.column_stack([known, c["label_g_per_f"] * known[:, 5]])
    known /= np.maximum(1.0, known.sum(axis=1, keepdims=True))
    targets = np.column_stack([
        per(places.home_hot_water, n) / scale["tapwater"], per(places.home_appliances, n) / scale["apparaten"],
        mean_m2 / scale["m2"], per(places.home_heat, n) / scale["warmte"], known,
    ])  # fmt: skip
    spread = np.array([sigma["tapwater"], sigma["apparaten"], sigma["m2"], sigma["warmte"], *[sigma["label"]] * 7])
    maps = np.zeros((count, 11, 12))
    for moment, feature in ((0, 0), (1, 1), (2, 2), (3, 3), *((4 + k, 5 + k) for k in range(7))):
        maps[:, moment, feature] = 1.0
    prior = home_prior(c).reshape(cells)
    factor, multipliers = per(mean_m2, np.full(count, float(prior @ usual)), 1.0), None
    empty, sizeless = n <= 0, mean_m2 <= 0
    usual_targets = prior @ np.column_stack([features[:, :3], features[:, 3] + features[:, 4], label])
    factor[sizeless], targets[sizeless, 2], targets[empty] = 1.0, usual_targets[2], usual_targets
    x, of = np.empty((count, cells)), Features.of(features)
    for _ in range(int(c.stock["ronden"])):
        maps[:, 3, 4] = factor
        x, multipliers = shares(prior, of, maps, targets, spread, multipliers)
        factor = np.where(sizeless, 1.0, mean_m2 / (x @ usual))
    return HomeStock(x.reshape(count, -1, 8), factor[:, None] * home_m2(c)[None, :])


def utility_stock(c: Coefficients, places: Places) -> UtilityStock:
    """The utility buildings of each place."""
    u, scale, sigma = c.utility, c.stock["utiliteit_schaal"], c.stock["utiliteit_sigma"]
    start = c["klimaat_start"]
    cold = cold_factor(c, start) * u.cold
    prior = np.array([
        c.stock["utiliteit_functies"][f] * c.stock["utiliteit_perioden"][p]
        for f, p in zip(u.functions, u.periods, strict=True)
    ])  # fmt: skip
    label = np.array([[d == one for one in "BCE"] for d in u.default_label], dtype=float)
    features = np.column_stack([
        u.hot_water / scale["tapwater"], u.appliances / scale["apparaten"], start * u.heat / scale["warmte"],
        cold / scale["koude"], label,
    ])  # fmt: skip
    m2, n = places.utility_m2, places.utility
    targets = np.column_stack([
        per(places.utility_hot_water, m2) / scale["tapwater"], per(places.utility_appliances, m2) / scale["apparaten"],
        per(places.utility_heat, m2) / scale["warmte"], per(places.utility_cold, m2) / scale["koude"],
        np.minimum(per(places.utility_labels, n[:, None]), 1.0),
    ])  # fmt: skip
    targets[m2 <= 0] = prior @ features / prior.sum()
    spread = np.array([sigma["tapwater"], sigma["apparaten"], sigma["warmte"], sigma["koude"], *[sigma["label"]] * 3])
    maps = np.broadcast_to(np.eye(7), (len(m2), 7, 7))
    y, _ = shares(prior / prior.sum(), Features.of(features), maps, targets, spread)

    def scaled(total: Array, of: Array) -> Array:
        return per(total, m2 * (y @ of), 1.0)

    return UtilityStock(
        y, _sizes(c, per(m2, n, 1.0)), scaled(places.utility_heat, start * u.heat),
        scaled(places.utility_hot_water, u.hot_water), scaled(places.utility_appliances, u.appliances),
        scaled(places.utility_cold, cold),
    )  # fmt: skip


def cold_factor(c: Coefficients, climate: float) -> float:
    """How much more cooling is asked than in a normal climate."""
    return 1.0 + c["koude_klimaat"] * (1.0 - climate)


def _sizes(c: Coefficients, mean: Array) -> Array:
    """Mean size of each of the equally many connections of a lognormal distribution."""
    classes, sigma = int(c.stock["grootte_klassen"]), float(c.stock["grootte_sigma"])
    ends = ndtri(np.arange(classes + 1) / classes)
    above = ndtr(ends - sigma)
    found: Array = mean[:, None] * classes * (above[1:] - above[:-1])[None, :]
    return found
