"""What is told of a group of households: each figure with its unit, definition and what its interval is made of."""

from collections.abc import Callable
from dataclasses import dataclass

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
    UNUSED,
    Sums,
    gini,
    quantile,
    share_between,
)
from prinsjesdag.municipality.poverty import OFF, OFFICIAL
from prinsjesdag.population.people import Floats

POWER_OFF = 0.3
"""Percentage points, aanname: everybody's pay moves with one index here, and CPB's own figures for one year differ by
nearly as much (2024: 2,5 in August 2024, 2,7 in the CEP)."""
UNUSED_AREA, UNUSED_NATIONAL = 0.15, 0.30
"""Of what is not used: how fast take-up grows with the amount is weakly known (aanname)."""
POOR_AREA = 0.20
"""As other things without a figure of their own for a place (facts: 15 to 20%)."""


@dataclass(frozen=True)
class Quantity:
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


def quantities(group: str) -> list[Quantity]:
    """What is told of a group; of everybody also the totals."""
    change = (AREA_CHANGE, NATIONAL_CHANGE, 0.0, 1.0)
    text = "huishoudens met meer dan 0,1%"
    found: list[Quantity] = []
    if group != ALL:  # of everybody CBS counts them
        found.append(
            Quantity("huishoudens", "aantal", "huishoudens op 1 januari 2025", total("huishoudens"), least=0.0)
        )
    for name, share, of_share in _POWER:
        definition = f"verandering van het besteedbaar inkomen na de prijsstijging: {of_share}"
        found.append(
            Quantity(f"{name}_koopkracht", "procent", definition, _quantile("koopkracht", share), off=POWER_OFF)
        )
    found += [
        Quantity("aandeel_vooruit", "deel", f"{text} meer koopkracht", _mean("vooruit"), *change),
        Quantity("aandeel_achteruit", "deel", f"{text} minder koopkracht", _mean("achteruit"), *change),
        Quantity("huishoudens_vooruit", "aantal", f"{text} meer koopkracht", total("vooruit"), *change[:2], 0.0),
        Quantity("huishoudens_achteruit", "aantal", f"{text} minder koopkracht", total("achteruit"), *change[:2], 0.0),
    ]
    found += [
        Quantity(f"aandeel_koopkracht_{name}", "deel", f"huishoudens met een verandering van de koopkracht {words}",
                 _between("koopkracht", low, high), *change)
        for name, low, high, words in _CLASSES
    ]  # fmt: skip
    for scheme in SCHEMES:
        off, told = (AREA[scheme], NATIONAL[scheme]), scheme.replace("_", " ")
        name, text = f"gemiddelde_verandering_{scheme}_maand", f"verandering van {told} per huishouden"
        found.append(Quantity(name, "EUR/maand", text, _mean(f"verandering_{scheme}"), *off))
        if group == ALL:
            found += [
                Quantity(f"{name}_{scheme}", unit, text.format(told), total(f"{key}_{scheme}"), *off, 0.0)
                for name, unit, key, text in _OF_SCHEME
            ]
    if group != ALL:
        return found
    for scheme in UNUSED:
        told = scheme.replace("_", " ")
        unused = (UNUSED_AREA, UNUSED_NATIONAL, 0.0)
        found += [
            Quantity(f"niet_gebruik_{scheme}", "aantal", f"aanname: huishoudens met recht op {told} die het niet "
                     "aanvragen, meer naarmate het bedrag kleiner is", total(f"ongebruikt_{scheme}"), *unused),
            Quantity(f"niet_gebruik_bedrag_{scheme}", "mln EUR", f"aanname: {told} waar recht op is en die niet wordt "
                     "aangevraagd, in het jaar", total(f"ongebruikt_bedrag_{scheme}"), *unused),
        ]  # fmt: skip
    income = "besteedbaar inkomen zoals dit programma het telt, zonder huurwaarde van de eigen woning"
    return [
        *found,
        Quantity("personen", "aantal", "personen in particuliere huishoudens", total("personen"), least=0.0),
        Quantity("mediaan_besteedbaar_inkomen", "EUR/jaar", income, _income("besteedbaar"), 0.015, 0.02),
        Quantity("mediaan_gestandaardiseerd_inkomen", "EUR/jaar", f"{income}; per equivalent persoon",
                  _income("standaard"), 0.015, 0.02),
        Quantity("gini", "deel", f"ongelijkheid van het gestandaardiseerd {income}",
                  lambda s, g: gini(s.histograms["standaard"], INCOME_EDGES), 0.03, 0.03, 0.0, 1.0),
    ]  # fmt: skip


def poverty(year: int, who: str) -> Quantity:
    """The share of persons (or of children) that is poor."""
    told = f"{OFFICIAL[year, who]:.1f}%".replace(".", ",")
    return Quantity(
        f"aandeel_arm_{who}", "deel",
        f"{who} in huishoudens onder de armoedegrens van CBS, SCP en Nibud, zonder studenten, met gewone in plaats van "
        f"eigen woonlasten; niet de oudere grenzen van CBS (laag inkomen) of CPB. Landelijk telt het CBS {told}",
        lambda s, g: s.totals[f"arm_{who}", g] / np.maximum(s.totals[f"tellen_{who}", g], 1e-9),
        POOR_AREA, 0.0, 0.0, 1.0, OFF,
    )  # fmt: skip


_CLASSES = (
    ("minder_dan_min_5", -np.inf, -5.0, "van meer dan 5% omlaag"),
    ("min_5_tot_min_2", -5.0, -2.0, "van 2 tot 5% omlaag"),
    ("min_2_tot_0", -2.0, 0.0, "van hoogstens 2% omlaag"),
    ("0_tot_2", 0.0, 2.0, "van hoogstens 2% omhoog"),
    ("2_tot_5", 2.0, 5.0, "van 2 tot 5% omhoog"),
    ("meer_dan_5", 5.0, np.inf, "van meer dan 5% omhoog"),
)
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


def total(name: str) -> Callable[[Sums, str], Floats]:
    return lambda s, group: s.totals[name, group]


def _mean(name: str) -> Callable[[Sums, str], Floats]:
    return lambda s, group: s.totals[name, group] / np.maximum(s.totals["huishoudens", group], 1e-9)


def _quantile(name: str, share: float) -> Callable[[Sums, str], Floats]:
    return lambda s, group: quantile(s.histograms[f"{name} {group}"], EDGES, share)


def _between(name: str, low: float, high: float) -> Callable[[Sums, str], Floats]:
    return lambda s, group: share_between(s.histograms[f"{name} {group}"], EDGES, low, high)


def _income(name: str) -> Callable[[Sums, str], Floats]:
    return lambda s, group: quantile(s.histograms[name], INCOME_EDGES, 0.5)
