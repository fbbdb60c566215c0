"""What a budget year does to the households of an area: the pool under two legal years, weighted, with intervals.

Sums and histograms are kept for the weights and for each replicate of them, so that municipalities can be added up to a
province or the country before anything is divided. An interval has three parts: the replicates, what margins can't know
about one place (AREA), and how far the country's total is from the official one (NATIONAL).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from prinsjesdag.municipality.runs import DUE, LINE, Run
from prinsjesdag.population.artefacts import Population
from prinsjesdag.population.homes import OWNER, SOCIAL
from prinsjesdag.population.people import TYPES, Floats, Mask
from prinsjesdag.population.work import AO, AOW, BIJSTAND, EARLY, NONE, SELF, STUDENT, WAGE, WW

ALL = "alle"
SCHEMES = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", "kinderbijslag", "bijstand")
MATTERS = 1.0
"""EUR a month: a smaller change is none."""

AREA = {"zorgtoeslag": 0.06, "huurtoeslag": 0.10, "kindgebonden_budget": 0.10, "kinderopvangtoeslag": 0.15,
        "kinderbijslag": 0.05, "bijstand": 0.15}  # fmt: skip
"""Standard deviation of what one place differs by, as a share (judgement, bounded by leaving margins out)."""
NATIONAL = {"zorgtoeslag": 0.10, "huurtoeslag": 0.05, "kindgebonden_budget": 0.07, "kinderopvangtoeslag": 0.10,
            "kinderbijslag": 0.03, "bijstand": 0.05}  # fmt: skip
"""How far the country's total is off, as a share."""
AREA_CHANGE, NATIONAL_CHANGE = 0.05, 0.03
"""For differences between two laws or years, in which errors of level fall away."""

UNUSED = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget")
"""Schemes that part of who is entitled doesn't take, as assumed (population/take_up.py)."""

EDGES = np.concatenate([[-np.inf], np.arange(-30.0, 60.0, 0.02), [np.inf]])
INCOME_EDGES = np.concatenate(
    [[-np.inf], np.arange(0.0, 150_000.0, 100.0), np.arange(150_000.0, 1.5e6, 5_000.0), [np.inf]]
)

SOURCES = {
    "loon": (WAGE,), "winst": (SELF,), "bijstand": (BIJSTAND,), "andere_uitkering": (WW, AO), "pensioen": (AOW, EARLY),
    "student_of_geen": (STUDENT, NONE),
}  # fmt: skip
AGES = {"tot_35": (0, 35), "35_tot_50": (35, 50), "50_tot_67": (50, 67), "67_of_ouder": (67, 200)}


@dataclass(frozen=True)
class Sums:
    """Of an area: per name (quantity, group) the sum in every replicate, the weights themselves first."""

    totals: dict[tuple[str, str], Floats]
    histograms: dict[str, Floats]
    households: float
    parts: int = 1
    """Municipalities: what one of them differs by for itself evens out over many."""

    def __add__(self, other: "Sums") -> "Sums":
        names = self.totals.keys() | other.totals.keys()
        zero = np.zeros_like(next(iter(self.totals.values())))
        totals = {name: self.totals.get(name, zero) + other.totals.get(name, zero) for name in names}
        histograms = {name: values + other.histograms[name] for name, values in self.histograms.items()}
        return Sums(totals, histograms, self.households + other.households, self.parts + other.parts)


def groups(of: Population, k: float) -> dict[str, Mask]:
    """Households by type, income tenth of the country, source of income, tenure and age of the head."""
    d = of.donors
    head = d.people.starts[:-1]
    status, age = d.work.status[head], d.people.age[head]
    found: dict[str, Mask] = {ALL: np.ones(d.count, np.bool_)}
    found |= {kind: d.people.type == n for n, kind in enumerate(TYPES)}
    tenth = np.searchsorted(of.design.limits, of.income.standardised(k), side="right")
    found |= {f"tiende_{n + 1}": tenth == n for n in range(10)}
    found |= {f"bron_{name}": np.isin(status, of_source) for name, of_source in SOURCES.items()}
    tenures = {"koop": d.homes.tenure == OWNER, "sociale_huur": d.homes.tenure == SOCIAL}
    found |= tenures | {"particuliere_huur": d.homes.tenure > SOCIAL}
    return found | {f"leeftijd_{name}": (age >= low) & (age < high) for name, (low, high) in AGES.items()}


def sums(
    of: Population, code: str, before: Run, after: Run, prices: float, without: Mapping[str, Run] | None = None
) -> Sums:
    """One municipality. `prices` is the rise of consumer prices between the two years, as a share.

    `without` has per measure (slug) the later year as if it had not been taken.
    """
    at = of.at(code)
    k = float(of.k[at])
    weights = np.concatenate([of.weights(code)[None], of.replicate_weights(code)])
    first, last = (r.at("besteedbaar_inkomen", k) for r in (before, after))
    values: dict[str, Floats] = {"huishoudens": np.ones(of.donors.count), "personen": _persons(of)}
    for scheme in SCHEMES:
        amount = after.at(scheme, k)
        values[f"uitgaven_{scheme}"] = amount / 1e6
        values[f"ontvangers_{scheme}"] = (amount > 0.0).astype(np.float64)
        change = (amount - before.at(scheme, k)) / 12.0
        values[f"verandering_{scheme}"] = change
        values[f"minder_{scheme}"] = (change < -MATTERS).astype(np.float64)
        values[f"meer_{scheme}"] = (change > MATTERS).astype(np.float64)
    for scheme in UNUSED:
        left = np.where(after.at(scheme, k) > 0.0, 0.0, after.at(f"{DUE}{scheme}", k))
        values[f"ongebruikt_{scheme}"] = (left > 0.0).astype(np.float64)
        values[f"ongebruikt_bedrag_{scheme}"] = left / 1e6
    values |= poverty(of, last, after.at(LINE, k))
    power = 100.0 * (np.maximum(last, 1000.0) / np.maximum(first, 1000.0) / (1.0 + prices) - 1.0)
    values["vooruit"] = (power > 0.1).astype(np.float64)
    values["achteruit"] = (power < -0.1).astype(np.float64)
    for slug, run in (without or {}).items():
        effect = (last - run.at("besteedbaar_inkomen", k)) / 12.0
        effect = np.where(np.abs(effect) > MATTERS, effect, 0.0)
        values[f"geraakt {slug}"] = (effect != 0.0).astype(np.float64)
        values[f"voordeel {slug}"] = (effect > 0.0).astype(np.float64)
        values[f"nadeel {slug}"] = (effect < 0.0).astype(np.float64)
        values[f"effect {slug}"] = effect
    within = groups(of, k)
    totals: dict[tuple[str, str], Floats] = {}
    for group, mask in within.items():
        picked = weights[:, mask]
        table = picked @ np.stack([v[mask] for v in values.values()], axis=1)
        totals |= {(name, group): table[:, n] for n, name in enumerate(values)}
    standard = last / of.donors.equivalent
    histograms = {
        "standaard": _histogram(standard, weights, INCOME_EDGES),
        "besteedbaar": _histogram(last, weights, INCOME_EDGES),
    }
    for group, mask in within.items():
        histograms[f"koopkracht {group}"] = _histogram(power[mask], weights[:, mask], EDGES)
    return Sums(totals, histograms, float(of.households[at]))


def poverty(of: Population, income: Floats, line: Floats) -> dict[str, Floats]:
    """Persons and children in households below the line that couldn't live a year on their wealth; without students.

    Costs of housing and energy are the normal ones that the line has in it; CBS takes everybody's own.
    """
    d = of.donors
    counts = ~d.student
    poor = counts & (income < line) & (d.financial - d.homes.debt <= line)
    persons = {"personen": _persons(of), "kinderen": d.children}
    found = {f"tellen_{who}": number * counts for who, number in persons.items()}
    return found | {f"arm_{who}": number * poor for who, number in persons.items()}


def _persons(of: Population) -> Floats:
    return np.diff(of.donors.people.starts).astype(np.float64)


def _histogram(values: Floats, weights: Floats, edges: Floats) -> Floats:
    place = np.clip(np.searchsorted(edges, values, side="right") - 1, 0, len(edges) - 2)
    return np.stack([np.bincount(place, w, len(edges) - 1) for w in weights])


def quantile(histogram: Floats, edges: Floats, share: float) -> Floats:
    """Per replicate the value below which this share lies; straight within a bin."""
    total = np.cumsum(histogram, axis=1)
    wanted = share * total[:, -1:]
    n = np.minimum((total < wanted).sum(axis=1), histogram.shape[1] - 2)
    rows = np.arange(len(histogram))
    below = np.where(n > 0, total[rows, np.maximum(n - 1, 0)], 0.0)
    inside = np.clip((wanted[:, 0] - below) / np.maximum(histogram[rows, n], 1e-12), 0.0, 1.0)
    low, high = edges[np.maximum(n, 1)], edges[np.minimum(n + 1, len(edges) - 2)]
    return np.asarray(low + inside * (high - low))


def share_between(histogram: Floats, edges: Floats, low: float, high: float) -> Floats:
    """Per replicate the share from `low` up to `high`; both must be edges."""
    first, last = np.searchsorted(edges, [low - 1e-6, high - 1e-6])
    return np.asarray(histogram[:, first:last].sum(axis=1) / histogram.sum(axis=1))


def gini(histogram: Floats, edges: Floats) -> Floats:
    """Per replicate, from the middles of the bins; incomes below zero count as zero."""
    middle = np.concatenate([[0.0], (edges[1:-2] + edges[2:-1]) / 2.0, [edges[-2] * 1.3]])
    share = histogram / histogram.sum(axis=1, keepdims=True)
    income = share * middle
    income /= income.sum(axis=1, keepdims=True)
    lorenz = np.cumsum(income, axis=1)
    before = np.concatenate([np.zeros((len(lorenz), 1)), lorenz[:, :-1]], axis=1)
    return np.asarray(1.0 - (share * (lorenz + before)).sum(axis=1))


__all__ = [
    "ALL", "AREA", "NATIONAL", "UNUSED", "Sums", "gini", "groups", "poverty", "quantile", "share_between", "sums",
]  # fmt: skip
