"""What if the municipality had other schemes: for example households exactly, for all households as an estimate.

Costs are those of the schemes of minimabeleid that are an amount of money (taakveld 6.3): entitlements of the pool of
households, weighted to the municipality, times a share that uses them. Left out: the work of carrying a scheme out,
bijzondere bijstand and kwijtschelding, and people who come to the municipality for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from prinsjesdag.engine import System, When
from prinsjesdag.household.answer import proof
from prinsjesdag.household.armoedeval import Cliff
from prinsjesdag.law import load
from prinsjesdag.measures.lokaal import local, proposed
from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.forecast import FEW
from prinsjesdag.municipality.iv3 import Soort, spent
from prinsjesdag.municipality.mer import Cell, cell, known_year, poverty_trap
from prinsjesdag.municipality.outcomes import AREA
from prinsjesdag.municipality.spread import Z
from prinsjesdag.municipality.typen import LEVELS, TYPES, Type, at_level
from prinsjesdag.municipality.voorstel import Proposal, Variant
from prinsjesdag.population.artefacts import population
from prinsjesdag.population.people import Floats

TAAKVELD = "6.3"
"""Inkomensregelingen."""
SUM = "gemeentelijke_regelingen"
MATTERS = 1.0
"""EUR a year: a smaller change is none."""
TRAPS = ("alleenstaande", "alleenstaande-ouder", "paar-kinderen")


@dataclass(frozen=True)
class Estimate:
    """An estimate with its range: the 90% interval and the low and high share that uses it."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Effect:
    """One type at one level, with the schemes of now and as proposed."""

    type: Type
    level: float
    before: Cell
    after: Cell

    @property
    def month(self) -> float:
        """EUR a month."""
        return round((self.after.income - self.before.income) / 12.0, 2)


@dataclass(frozen=True)
class Outcome:
    """One variant."""

    variant: Variant
    effects: Sequence[Effect]
    more: Estimate | None
    """Households that get more; None where there are too few to say."""
    less: Estimate | None
    cost: Estimate | None
    """EUR a year more than now; below zero is less."""
    ceiling: float | None
    """Where there are too few: what FEW households would cost at most, EUR a year."""
    cliffs: Mapping[str, tuple[Sequence[Cliff], Sequence[Cliff]]]
    """By type, now and as proposed."""


@dataclass(frozen=True)
class WatAls:
    """A proposal worked out."""

    area: Area
    proposal: Proposal
    outcomes: Sequence[Outcome]
    now: Estimate | None
    """What the schemes that are filled in cost now, EUR a year."""
    budget: tuple[int, float] | None
    """Costs of the municipality on the taakveld by its last accounts: year, EUR."""
    system: System

    @property
    def assumed(self) -> list[str]:
        """What the estimate rests on."""
        low, high = self.proposal.use
        return [
            f"van wie recht heeft, maakt {low:.0%} tot {high:.0%} gebruik ervan ({self.proposal.use_source})",
            "het inkomen was in de jaren ervoor ook zo laag: wie er pas kort zo voor staat, telt dus te veel mee",
            "niemand gaat anders werken of verhuist door het voorstel",
            "uitvoeringskosten, bijzondere bijstand en kwijtschelding tellen niet mee",
        ]

    def as_dict(self) -> dict[str, Any]:
        """The object of `watals --json`."""
        p = self.proposal
        return {
            "gemeente": {"code": self.area.code, "naam": self.area.naam, "provincie": self.area.provincie},
            "jaar": p.year, "voorstel": p.name, "taakveld": TAAKVELD,
            "lasten_taakveld": self.budget and {"jaar": self.budget[0], "euro": self.budget[1]},
            "kosten_nu": _estimate(self.now, "EUR/jaar"),
            "varianten": [
                {
                    "naam": o.variant.name, "regelingen": list(o.variant.schemes), "nieuw": list(o.variant.new),
                    "huishoudens": [
                        {"type": e.type.slug, "omschrijving": e.type.label, "niveau": e.level,
                         "besteedbaar_nu": e.before.income, "besteedbaar_dan": e.after.income,
                         "verschil_maand": e.month, "eenheid": "EUR/jaar"}
                        for e in o.effects
                    ],
                    "huishoudens_meer": _estimate(o.more, "aantal"), "huishoudens_minder": _estimate(o.less, "aantal"),
                    "kosten": _estimate(o.cost, "EUR/jaar"), "kosten_hoogstens": o.ceiling,
                    "klippen": {
                        slug: {"nu": [_cliff(c) for c in now], "dan": [_cliff(c) for c in then]}
                        for slug, (now, then) in o.cliffs.items()
                    },
                }
                for o in self.outcomes
            ],
            "onderdrukt": [
                {"grootheid": f"aantallen van {o.variant.name}", "groep": "alle",
                 "reden": f"minder dan {FEW:.0f} huishoudens geraakt"}
                for o in self.outcomes if o.cost is None
            ],
            "aangenomen": self.assumed,
            "bewijs": {**proof(self.system, When(p.year)), "bevolking": population().hash},
        }  # fmt: skip


def watals(area: Area, proposal: Proposal) -> WatAls:
    """Every variant of a proposal against the schemes of now. Raises InputError for a year that can't be compared."""
    known_year(proposal.year)
    law, code, year = load(), area.code, proposal.year
    homes = {(kind, level): at_level(kind, level, code, law, year) for kind in TYPES for level in LEVELS}
    before = {key: cell(home, law) for key, home in homes.items()}
    traps = {kind.slug: poverty_trap(kind, code, year).cliffs for kind in TYPES if kind.slug in TRAPS}
    now = _due(local(law, code), year)
    weights = _weights(code)
    outcomes = []
    for variant in proposal.variants:
        with proposed(variant.known):
            after = {key: cell(home, law) for key, home in homes.items()}
            then = _due(local(law, code), year)
            cliffs = {kind.slug: (traps[kind.slug], poverty_trap(kind, code, year).cliffs) for kind in TYPES
                      if kind.slug in TRAPS}  # fmt: skip
        effects = [Effect(kind, level, before[kind, level], after[kind, level]) for kind, level in homes]
        outcomes.append(_outcome(variant, effects, then - now, weights, proposal.use, cliffs))
    cost_now = _range(weights @ now, float(weights[0] @ (now > MATTERS)), proposal.use)
    few = float(weights[0] @ (now > MATTERS)) < FEW
    last = spent(area, [TAAKVELD], 2024, Soort.JAARREKENING)
    return WatAls(area, proposal, outcomes, None if few else cost_now, None if last is None else (2024, last), law)


def _outcome(
    variant: Variant, effects: Sequence[Effect], change: Floats, weights: Floats, use: tuple[float, float],
    cliffs: Mapping[str, tuple[Sequence[Cliff], Sequence[Cliff]]],
) -> Outcome:  # fmt: skip
    more, less = (np.asarray(sign * change > MATTERS, np.float64) for sign in (1.0, -1.0))
    touched = float(weights[0] @ (more + less))
    if 0.0 < touched < FEW:
        return Outcome(variant, effects, None, None, None, FEW * float(np.abs(change).max()), cliffs)
    gains, losses = (_range(weights @ one, float(weights[0] @ one), use) for one in (more, less))
    return Outcome(variant, effects, gains, losses, _range(weights @ change, touched, use), None, cliffs)


def _range(replicates: Floats, households: float, use: tuple[float, float]) -> Estimate:
    """The value and the replicates around it; what margins can't know of one place, and of few households; use."""
    value, spread = float(replicates[0]), float(np.std(replicates[1:] - replicates[0]))
    own = abs(value) * (AREA["bijstand"] ** 2 + 1.0 / max(households, 1.0)) ** 0.5
    margin = Z * (spread**2 + own**2) ** 0.5
    ends = [share * end for share in use for end in (value - margin, value + margin)]
    if value >= 0.0:
        ends = [max(0.0, end) for end in ends]
    else:
        ends = [min(0.0, end) for end in ends]
    return Estimate(value * sum(use) / 2.0, min(ends), max(ends))


def _due(system: System, year: int) -> Floats:
    """Per household of the pool what the municipality's schemes give in a year, EUR."""
    from prinsjesdag.engine.kernel import simulate
    from prinsjesdag.municipality.runs import moved
    from prinsjesdag.population.packing import pack

    columns = moved(pack(population().donors), year)
    found = simulate(system, When(year), [SUM], columns)[SUM]
    return np.asarray(np.add.reduceat(found, columns.starts[1][:-1]))


def _weights(code: str) -> Floats:
    of = population()
    return np.concatenate([of.weights(code)[None], of.replicate_weights(code)])


def _estimate(found: Estimate | None, unit: str) -> dict[str, Any] | None:
    if found is None:
        return None
    digits = 0
    return {"waarde": round(found.value, digits), "laag": round(found.low, digits), "hoog": round(found.high, digits),
            "eenheid": unit, "soort": "berekend"}  # fmt: skip


def _cliff(found: Cliff) -> dict[str, Any]:
    return {"brutoloon": found.gross, "verlies": found.loss, "regeling": found.scheme}
