"""The same population forty times over, to know how certain it is.

Three things differ at once, as in docs/bevolking.md: which donors there happen to be (Poisson bootstrap), the figures
(drawn around what is published, with their tolerances), and the model (the assumptions that nobody publishes). A model
with other assumptions has the same donors with other starting weights: those that its own chances would have given them
more often count for more. Then the country and every municipality are calibrated anew.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from prinsjesdag.population.assumptions import Assumptions
from prinsjesdag.population.balancing import CLIP, SOFTNESS, balance
from prinsjesdag.population.calibration import Area, Country, country_weights
from prinsjesdag.population.design import NATIONAL, Design
from prinsjesdag.population.donors import Donors
from prinsjesdag.population.homes import MIDDLE, OWNER, PRIVATE, SOCIAL
from prinsjesdag.population.people import SINGLE, Floats, Mask
from prinsjesdag.population.targets import INDEX, NAMES, Targets
from prinsjesdag.population.work import AOW, BIJSTAND, curve

COUNT = 40
PRECISION = 1e-4
"""Of shares, for a replicate: a tenth or less of the noise that is put into the figures."""
STEPS = 40

VARIATION = {
    "huur": 0.03,
    "koop_helling": 0.25,
    "sociaal_helling": 0.30,
    "vermogen": 0.22,
    "vermogen_spreiding": 0.12,
    "inkomen_spreiding": 0.15,
    "pensioen": 0.12,
    "kamer": 0.10,
}
"""One standard deviation of each assumption (aanname)."""


@dataclass(frozen=True)
class Replicates:
    """Starting weights of the country per replicate (rows), and per replicate and municipality the multipliers."""

    bases: Floats
    multipliers: npt.NDArray[np.float32]


def replicate(
    design: Design,
    of: Country,
    areas: list[Area],
    found: list[Targets],
    drift: Floats,
    a: Assumptions,
    seed: int,
    count: int = COUNT,
    progress: Callable[[int, int], None] | None = None,
) -> Replicates:
    """All replicates of all municipalities."""
    rng = np.random.Generator(np.random.PCG64([seed, 1]))
    bases = np.stack([_base(rng, design, found, drift, a) for _ in range(count)])
    multipliers = np.zeros((count, len(areas), len(areas[0].multipliers)), np.float32)
    for n, area in enumerate(areas):
        multipliers[:, n] = _area(rng, design, of, area, bases).astype(np.float32)
        if progress:
            progress(n + 1, len(areas))
    return Replicates(bases, multipliers)


def _base(rng: np.random.Generator, design: Design, found: list[Targets], drift: Floats, a: Assumptions) -> Floats:
    """The country's weights with other donors, other figures and another model."""
    tilt = np.clip(tilts(design.donors, a, {name: float(rng.standard_normal()) for name in VARIATION}), -3.0, 3.0)
    start = design.donors.start * _poisson(rng, design.donors.count) * np.exp(tilt)
    start = start / start.sum()
    noise = rng.standard_normal(len(NAMES) + len(NATIONAL))
    return country_weights(design, a, found, drift, start, noise).base


def _poisson(rng: np.random.Generator, count: int) -> Floats:
    """Poisson(1), by its distribution function."""
    edges = np.cumsum([1.0, 1.0, 1 / 2, 1 / 6, 1 / 24, 1 / 120, 1 / 720, 1 / 5040]) / np.e
    return np.searchsorted(edges, rng.random(count), side="right").astype(np.float64)


def tilts(donors: Donors, a: Assumptions, by: dict[str, float]) -> Floats:
    """Per donor the log of how much likelier it is under other assumptions; `by` in standard deviations."""
    h, people, status = donors.homes, donors.people, donors.work.status
    head = people.starts[:-1]
    relative = np.log(h.per_equivalent / MIDDLE)
    found = np.zeros(donors.count)

    def normal(values: Floats, mean: Floats | float, spread: float, shift: float, wider: float = 1.0) -> Floats:
        u = (values - mean) / spread
        return np.asarray(0.5 * u**2 - 0.5 * ((u - shift / spread) / wider) ** 2 - np.log(wider))

    mean, spread = a["wonen", "huur_corporatie_maand"][:2]
    change = by["huur"] * VARIATION["huur"]
    found += np.where(h.tenure == SOCIAL, normal(h.rent, mean, spread, change * mean), 0.0)
    median, spread = a["wonen", "huur_particulier_maand"]
    own_home = (h.tenure == PRIVATE) & ~h.room
    found += np.where(own_home, normal(np.log(np.maximum(h.rent, 1.0)), np.log(median), spread, change), 0.0)

    slopes = a["wonen", "koop"]
    couple = np.isin(people.type, (1, 2))
    logit = slopes["constante"] + slopes["helling"] * relative + slopes["paar"] * couple
    logit = logit + curve(a["wonen", "koop_leeftijd"], people.age[head])
    logit = logit + slopes["bijstand"] * (status[head] == BIJSTAND)
    other = logit + by["koop_helling"] * VARIATION["koop_helling"] * slopes["helling"] * relative
    found += np.where(donors.student, 0.0, _choice(h.tenure == OWNER, logit, other))
    slopes = a["wonen", "sociaal"]
    logit = slopes["constante"] + slopes["helling"] * relative
    other = logit + by["sociaal_helling"] * VARIATION["sociaal_helling"] * slopes["helling"] * relative
    found += np.where(own_home | (h.tenure == SOCIAL), _choice(h.tenure == SOCIAL, logit, other), 0.0)

    of_owner, of_tenant = a["vermogen", "koop_huur"]
    median = curve(a["vermogen", "mediaan"], people.age[head]) * np.where(h.tenure == OWNER, of_owner, of_tenant)
    median = median * np.exp(a["vermogen", "inkomen"] * np.clip(relative, -1.0, 1.5))
    money = np.log(np.maximum(donors.financial, 10.0))
    level = by["vermogen"] * VARIATION["vermogen"]
    wider = float(np.exp(by["vermogen_spreiding"] * VARIATION["vermogen_spreiding"]))
    usual = ~donors.bijstand & (donors.financial < 3e6)
    found += np.where(usual, normal(money, np.log(median), a["vermogen", "spreiding"], level, wider), 0.0)

    found += by["inkomen_spreiding"] * VARIATION["inkomen_spreiding"] * (np.minimum((relative / 0.6) ** 2, 6.0) - 1.0)
    pension = donors.work.pension[head]
    first, _, spread = a["inkomen", "pensioen"]
    has = (status[head] == AOW) & (pension > 0.0)
    shift = by["pensioen"] * VARIATION["pensioen"]
    found += np.where(has, normal(np.log(np.maximum(pension, 1.0)), np.log(first), spread, shift), 0.0)
    share = a["wonen", "kamer"][0]
    changed = np.clip(share + by["kamer"] * VARIATION["kamer"], 0.2, 0.95)
    tenant = donors.student & (people.type == SINGLE)
    of_room = np.where(h.room, np.log(changed / share), np.log((1.0 - changed) / (1.0 - share)))
    return np.asarray(found + np.where(tenant, of_room, 0.0))


def _choice(chosen: Mask, before: Floats, after: Floats) -> Floats:
    """Log of the chance of what was chosen, after against before."""
    sign = np.where(chosen, -1.0, 1.0)
    return np.asarray(np.log1p(np.exp(sign * before)) - np.log1p(np.exp(sign * after)))


def _area(rng: np.random.Generator, design: Design, of: Country, area: Area, bases: Floats) -> Floats:
    """One municipality's multipliers in every replicate, all at once: from one Hessian, by what each step teaches."""
    t = area.target
    b, s = t.value / t.households, t.tolerance / t.households
    v = SOFTNESS * s * s
    x = design.at(area.k, t.median_income, area.median_wealth)
    drawn = b + s * rng.standard_normal((len(bases), len(b)))
    drawn[:, INDEX["huishoudens"]] = b[INDEX["huishoudens"]]
    weights = of.base * np.exp(np.clip(x @ area.multipliers, -CLIP, CLIP))
    hessian = x.T @ (x * weights[:, None])
    hessian[np.diag_indices_from(hessian)] += v
    inverse = np.tile(np.linalg.inv(hessian), (len(bases), 1, 1))
    light, d = x.astype(np.float32), bases.astype(np.float32)

    def dual(at: Floats) -> tuple[Floats, Floats]:
        """Value and slope of every replicate's dual."""
        w = d * np.exp(np.clip(at.astype(np.float32) @ light.T, -CLIP, CLIP))
        value = w.sum(axis=1, dtype=np.float64) - (drawn * at).sum(axis=1) + 0.5 * (v * at * at).sum(axis=1)
        return value, (w @ light).astype(np.float64) - drawn + v * at

    found = np.tile(area.multipliers, (len(bases), 1))
    value, slope = dual(found)
    size = np.ones(len(bases))
    for _ in range(STEPS):
        if (np.abs(slope).max(axis=1) < PRECISION).all():
            return found
        step = -size[:, None] * np.einsum("rij,rj->ri", inverse, slope)
        tried, steep = dual(found + step)
        better = tried < value + 1e-7
        change = steep - slope
        curved = (change * step).sum(axis=1)
        _sharpen(inverse, step, change, better & (curved > 1e-12))
        found = np.where(better[:, None], found + step, found)
        value, slope = np.where(better, tried, value), np.where(better[:, None], steep, slope)
        size = np.where(better, 1.0, 0.4 * size)
    for r in np.flatnonzero(np.abs(slope).max(axis=1) >= PRECISION):
        found[r] = balance(bases[r], x, drawn[r], s, SOFTNESS, found[r]).multipliers
    return found


def _sharpen(inverse: Floats, step: Floats, change: Floats, which: Mask) -> None:
    """What a step taught about each inverse Hessian (Broyden, Fletcher, Goldfarb and Shanno)."""
    s, y, h = step[which], change[which], inverse[which]
    rho = 1.0 / (s * y).sum(axis=1)
    hy = np.einsum("rij,rj->ri", h, y)
    scale = rho * (1.0 + rho * (y * hy).sum(axis=1))
    cross = s[:, :, None] * hy[:, None, :]
    h += scale[:, None, None] * s[:, :, None] * s[:, None, :] - rho[:, None, None] * (cross + cross.transpose(0, 2, 1))
    inverse[which] = h
