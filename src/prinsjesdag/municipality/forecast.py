"""The outcomes of an area as rows, each with a 90% interval, unit and definition; or left out, with the reason."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import floor, log10
from typing import Any

import numpy as np

from prinsjesdag.municipality.outcomes import ALL, Sums
from prinsjesdag.municipality.poverty import why_not
from prinsjesdag.municipality.quantities import Quantity, poverty, quantities, total
from prinsjesdag.municipality.spread import Z, precision
from prinsjesdag.population.people import Floats

SMALL = 5_000
"""Municipalities with fewer households have the interval of others like them."""
FEW = 100.0
"""Groups of fewer households are not shown."""

NOT_MODELLED = (
    (
        "uitgaven_aio",
        "aanvulling voor ouderen met onvolledige AOW: in zo'n bevolking 30 tot 40% te laag, dus niet getoond",
    ),
    ("uitgaven_toeslagenwet", "niet gemodelleerd"),
    ("uitgaven_ioaw", "niet gemodelleerd"),
    ("huishoudens_tot_110_sociaal_minimum", "het niveau telt het CBS; het model geeft alleen verschillen"),
)


@dataclass(frozen=True)
class Row:
    """One figure about a group of households of an area."""

    quantity: str
    group: str
    value: float
    low: float
    high: float
    unit: str
    definition: str
    measure: str | None = None

    def as_dict(self, year: int) -> dict[str, Any]:
        return {
            "maatregel": self.measure, "grootheid": self.quantity, "groep": self.group, "waarde": self.value,
            "laag": self.low, "hoog": self.high, "eenheid": self.unit, "soort": "berekend", "bronjaar": year,
            "definitie": self.definition,
        }  # fmt: skip


NOT_SHOWN = {
    "minimumloon-verhoging": "de lonen van de synthetische huishoudens volgen het minimumloon niet",
    "energietoeslag-vervalt": "wie de energietoeslag kreeg is niet bekend",
}
"""Measures whose effect would be told wrong."""


def rows(of: Sums, like: Iterable[Sums] = (), year: int | None = None) -> tuple[list[Row], list[dict[str, str]]]:
    """What can be shown of an area, and what can't and why; `like` are areas to take a small one's interval from.

    Poverty is told of years in which the country comes out right; without a year not at all.
    """
    others = list(like)
    found: list[Row] = []
    hidden = [{"grootheid": name, "groep": ALL, "reden": why} for name, why in NOT_MODELLED]
    poor: list[Quantity] = []
    for who in ("personen", "kinderen"):
        if reason := why_not(year or 0, who):
            hidden.append({"grootheid": f"aandeel_arm_{who}", "groep": ALL, "reden": reason})
        else:
            poor.append(poverty(year or 0, who))
    for group in dict.fromkeys(group for _, group in of.totals):
        if of.totals["huishoudens", group][0] < FEW:
            hidden.append({"grootheid": "alle", "groep": group, "reden": f"minder dan {FEW:.0f} huishoudens"})
            continue
        for quantity in [*quantities(group), *(poor if group == ALL else [])]:
            values = quantity.of(of, group)
            same = [quantity.of(one, group) for one in others if one.totals["huishoudens", group][0] > 0]
            told = np.hypot(abs(values[0]) * _off(of, quantity), quantity.off)
            spread = np.hypot(_spread(values, same), told)
            found.append(_row(quantity, group, float(values[0]), float(spread)))
        for slug in _measures(of):
            why = NOT_SHOWN.get(slug) or _too_few(of, group, slug)
            if why is None:
                found += _effects(of, group, slug)
            elif group == ALL:
                hidden.append({"grootheid": f"maatregel {slug}", "groep": ALL, "reden": why})
    return found, hidden


def _off(of: Sums, quantity: Quantity) -> float:
    """As a share: what margins can't know of a place, less over many places, and how far the country is off."""
    return float(np.hypot(quantity.area / np.sqrt(of.parts), quantity.national))


def _measures(of: Sums) -> list[str]:
    return [name.removeprefix("geraakt ") for name, group in of.totals if name.startswith("geraakt ") and group == ALL]


def _too_few(of: Sums, group: str, slug: str) -> str | None:
    touched = of.totals[f"geraakt {slug}", group][0]
    return f"raakt hier minder dan {FEW:.0f} huishoudens in het model" if touched < FEW else None


MEASURE_AREA, MEASURE_NATIONAL = 0.10, 0.07
"""A measure's effect is as certain as the size of the group it reaches."""


def _effects(of: Sums, group: str, slug: str) -> list[Row]:
    """A measure: households that it changes by more than a euro a month, what it is to them, and all of it together."""
    touched, effect = of.totals[f"geraakt {slug}", group], of.totals[f"effect {slug}", group]
    off = (MEASURE_AREA, MEASURE_NATIONAL)
    most = float(of.totals["huishoudens", group][0])
    counts = tuple(
        Quantity(f"huishoudens_{name}", "aantal", f"huishoudens die meer dan 1 euro per maand {words}",
                 total(f"{name} {slug}"), *off, 0.0, most)
        for name, words in (("geraakt", "verschil merken"), ("voordeel", "meer hebben"), ("nadeel", "minder hebben"))
    )  # fmt: skip
    amounts = (
        Quantity("gemiddeld_effect_maand", "EUR/maand", "effect op het besteedbaar inkomen van wie het raakt",
                 lambda s, g: effect / np.maximum(touched, 1e-9), 0.05, 0.05),
        Quantity("totaal_effect_mln", "mln EUR", "effect op het besteedbaar inkomen in het jaar",
                 lambda s, g: 12.0 * effect / 1e6, *off),
    )  # fmt: skip
    found = []
    for quantity in (*counts, *amounts):
        values = quantity.of(of, group)
        spread = np.hypot(_spread(values, []), abs(values[0]) * _off(of, quantity))
        found.append(replace(_row(quantity, group, float(values[0]), float(spread)), measure=slug))
    return found


def _spread(values: Floats, others: list[Floats]) -> float:
    """Standard deviation over the replicates; at least that of the others, as a share of their values."""
    own = float(values[1:].std(ddof=1))
    if not others or values[0] == 0.0:
        return own
    shares = [float(v[1:].std(ddof=1) / abs(v[0])) for v in others if v[0] != 0.0]
    pooled = float(np.sqrt(np.mean(np.square(shares)))) if shares else 0.0
    return max(own, pooled * abs(float(values[0])))


def _row(quantity: Quantity, group: str, value: float, spread: float) -> Row:
    low, high = max(value - Z * spread, quantity.least), min(value + Z * spread, quantity.most)
    unit = precision(spread) if spread > 0.0 else 0.01
    digits = max(0, -floor(log10(unit)))
    value, low, high = (round(round(v / unit) * unit, digits) for v in (value, low, high))
    return Row(quantity.name, group, value, min(low, value), max(high, value), quantity.unit, quantity.definition)


def outcome_hash(outcomes: list[dict[str, Any]]) -> str:
    """Over the sorted outcomes: equal outcomes have equal hashes."""
    ordered = sorted(outcomes, key=lambda o: (o["maatregel"] or "", o["grootheid"], o["groep"]))
    return hashlib.sha256(json.dumps(ordered, sort_keys=True).encode()).hexdigest()
