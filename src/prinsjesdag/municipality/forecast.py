"""The outcomes of an area as rows, each with a 90% interval, unit and definition; or left out, with the reason."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from math import floor, log10
from typing import Any

import numpy as np

from prinsjesdag.municipality.outcomes import (
    ALL,
    AREA,
    AREA_CHANGE,
    EDGES,
    INCOME_EDGES,
    NATIONAL,
    NATIONAL_CHANGE,
    SCHEMES,
    Sums,
    Z,
    gini,
    quantile,
)
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
    ("aandeel_arm_personen", "de armoedegrens van CBS, SCP en Nibud is nog niet gemodelleerd"),
    ("aandeel_arm_kinderen", "de armoedegrens van CBS, SCP en Nibud is nog niet gemodelleerd"),
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


def rows(of: Sums, like: Iterable[Sums] = ()) -> tuple[list[Row], list[dict[str, str]]]:
    """What can be shown of an area, and what can't and why; `like` are areas to take a small one's interval from."""
    others = list(like)
    found: list[Row] = []
    hidden = [{"grootheid": name, "groep": ALL, "reden": why} for name, why in NOT_MODELLED]
    for group in dict.fromkeys(group for _, group in of.totals):
        if of.totals["huishoudens", group][0] < FEW:
            hidden.append({"grootheid": "alle", "groep": group, "reden": f"minder dan {FEW:.0f} huishoudens"})
            continue
        for quantity in _quantities(group):
            values = quantity.of(of, group)
            same = [quantity.of(one, group) for one in others if one.totals["huishoudens", group][0] > 0]
            told = np.hypot(abs(values[0]) * np.hypot(quantity.area, quantity.national), quantity.off)
            spread = np.hypot(_spread(values, same), told)
            found.append(_row(quantity, group, float(values[0]), float(spread)))
        for slug in _measures(of):
            why = NOT_SHOWN.get(slug) or _too_few(of, group, slug)
            if why is None:
                found += _effects(of, group, slug)
            elif group == ALL:
                hidden.append({"grootheid": f"maatregel {slug}", "groep": ALL, "reden": why})
    return found, hidden


def _measures(of: Sums) -> list[str]:
    return [name.removeprefix("geraakt ") for name, group in of.totals if name.startswith("geraakt ") and group == ALL]


def _too_few(of: Sums, group: str, slug: str) -> str | None:
    touched = of.totals[f"geraakt {slug}", group][0]
    return f"raakt hier minder dan {FEW:.0f} huishoudens in het model" if touched < FEW else None


POWER_OFF = 0.3
"""Percentage points, aanname: everybody's pay moves with one index here, and CPB's own figures for one year differ by
nearly as much (2024: 2,5 in August 2024, 2,7 in the CEP)."""
MEASURE_AREA, MEASURE_NATIONAL = 0.10, 0.07
"""A measure's effect is as certain as the size of the group it reaches."""


def _effects(of: Sums, group: str, slug: str) -> list[Row]:
    """A measure: households that it changes by more than a euro a month, what it is to them, and all of it together."""
    touched, effect = of.totals[f"geraakt {slug}", group], of.totals[f"effect {slug}", group]
    off = (MEASURE_AREA, MEASURE_NATIONAL)
    quantities = (
        (_Quantity("huishoudens_geraakt", "aantal", "huishoudens die meer dan 1 euro per maand verschil merken",
                   lambda s, g: touched, *off, 0.0, float(of.totals["huishoudens", group][0]))),
        (_Quantity("gemiddeld_effect_maand", "EUR/maand", "effect op het besteedbaar inkomen van wie het raakt",
                   lambda s, g: effect / np.maximum(touched, 1e-9), 0.05, 0.05)),
        (_Quantity("totaal_effect_mln", "mln EUR", "effect op het besteedbaar inkomen in het jaar",
                   lambda s, g: 12.0 * effect / 1e6, *off)),
    )  # fmt: skip
    found = []
    for quantity in quantities:
        values = quantity.of(of, group)
        spread = np.hypot(_spread(values, []), abs(values[0]) * np.hypot(quantity.area, quantity.national))
        found.append(replace(_row(quantity, group, float(values[0]), float(spread)), measure=slug))
    return found


@dataclass(frozen=True)
class _Quantity:
    name: str
    unit: str
    definition: str
    of: Callable[[Sums, str], Floats]
    area: float = 0.0
    national: float = 0.0
    least: float = -np.inf
    most: float = np.inf
    off: float = 0.0
    """Standard deviation in its own unit, beside the shares `area` and `national`."""


def _quantities(group: str) -> list[_Quantity]:
    """What is told of a group; of everybody also the totals."""
    change = (AREA_CHANGE, NATIONAL_CHANGE, 0.0, 1.0)
    text = "huishoudens met meer dan 0,1%"
    found: list[_Quantity] = []
    if group != ALL:  # of everybody CBS counts them
        found.append(
            _Quantity("huishoudens", "aantal", "huishoudens op 1 januari 2025", _sum("huishoudens"), least=0.0)
        )
    for name, share, of_share in _POWER:
        definition = f"verandering van het besteedbaar inkomen na de prijsstijging: {of_share}"
        found.append(
            _Quantity(f"{name}_koopkracht", "procent", definition, _quantile("koopkracht", share), off=POWER_OFF)
        )
    found += [
        _Quantity("aandeel_vooruit", "deel", f"{text} meer koopkracht", _mean("vooruit"), *change),
        _Quantity("aandeel_achteruit", "deel", f"{text} minder koopkracht", _mean("achteruit"), *change),
    ]
    for scheme in SCHEMES:
        off, told = (AREA[scheme], NATIONAL[scheme]), scheme.replace("_", " ")
        name, text = f"gemiddelde_verandering_{scheme}_maand", f"verandering van {told} per huishouden"
        found.append(_Quantity(name, "EUR/maand", text, _mean(f"verandering_{scheme}"), *off))
        if group == ALL:
            found += [
                _Quantity(f"{name}_{scheme}", unit, text.format(told), _sum(f"{key}_{scheme}"), *off, 0.0)
                for name, unit, key, text in _OF_SCHEME
            ]
    if group != ALL:
        return found
    income = "besteedbaar inkomen zoals dit programma het telt, zonder huurwaarde van de eigen woning"
    return [
        *found,
        _Quantity("personen", "aantal", "personen in particuliere huishoudens", _sum("personen"), least=0.0),
        _Quantity("mediaan_besteedbaar_inkomen", "EUR/jaar", income, _income("besteedbaar"), 0.015, 0.02),
        _Quantity("mediaan_gestandaardiseerd_inkomen", "EUR/jaar", f"{income}; per equivalent persoon",
                  _income("standaard"), 0.015, 0.02),
        _Quantity("gini", "deel", f"ongelijkheid van het gestandaardiseerd {income}",
                  lambda s, g: gini(s.histograms["standaard"], INCOME_EDGES), 0.03, 0.03, 0.0, 1.0),
    ]  # fmt: skip


_POWER = (
    ("mediaan", 0.5, "de helft zit hieronder"),
    ("kwartiel1", 0.25, "een kwart zit hieronder"),
    ("kwartiel3", 0.75, "een kwart zit hierboven"),
)
_OF_SCHEME = (
    ("ontvangers", "aantal", "ontvangers", "huishoudens die {} ontvangen"),
    ("uitgaven", "mln EUR", "uitgaven", "{}, in het jaar"),
    ("huishoudens_minder", "aantal", "minder", "huishoudens met minder {} dan het jaar ervoor"),
    ("huishoudens_meer", "aantal", "meer", "huishoudens met meer {} dan het jaar ervoor"),
)
"""Name, unit, name among the sums, definition."""


def _sum(name: str) -> Callable[[Sums, str], Floats]:
    return lambda s, group: s.totals[name, group]


def _mean(name: str) -> Callable[[Sums, str], Floats]:
    return lambda s, group: s.totals[name, group] / np.maximum(s.totals["huishoudens", group], 1e-9)


def _quantile(name: str, share: float) -> Callable[[Sums, str], Floats]:
    return lambda s, group: quantile(s.histograms[f"{name} {group}"], EDGES, share)


def _income(name: str) -> Callable[[Sums, str], Floats]:
    return lambda s, group: quantile(s.histograms[name], INCOME_EDGES, 0.5)


def _spread(values: Floats, others: list[Floats]) -> float:
    """Standard deviation over the replicates; at least that of the others, as a share of their values."""
    own = float(values[1:].std(ddof=1))
    if not others or values[0] == 0.0:
        return own
    shares = [float(v[1:].std(ddof=1) / abs(v[0])) for v in others if v[0] != 0.0]
    pooled = float(np.sqrt(np.mean(np.square(shares)))) if shares else 0.0
    return max(own, pooled * abs(float(values[0])))


def _row(quantity: _Quantity, group: str, value: float, spread: float) -> Row:
    low, high = max(value - Z * spread, quantity.least), min(value + Z * spread, quantity.most)
    unit = 10.0 ** floor(log10(spread)) if spread > 0.0 else 0.01
    digits = max(0, -floor(log10(unit)))
    value, low, high = (round(round(v / unit) * unit, digits) for v in (value, low, high))
    return Row(quantity.name, group, value, min(low, value), max(high, value), quantity.unit, quantity.definition)


def outcome_hash(outcomes: list[dict[str, Any]]) -> str:
    """Over the sorted outcomes: equal outcomes have equal hashes."""
    ordered = sorted(outcomes, key=lambda o: (o["maatregel"] or "", o["grootheid"], o["groep"]))
    return hashlib.sha256(json.dumps(ordered, sort_keys=True).encode()).hexdigest()
