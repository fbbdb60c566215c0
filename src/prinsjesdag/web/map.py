"""The map of the Netherlands: one figure in at most five classes of about as many municipalities each."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from prinsjesdag.measures.register import register
from prinsjesdag.municipality.areas import all_municipalities
from prinsjesdag.report.wording import value
from prinsjesdag.web.answers import shipped

CLASSES = 5
LAYERS = {
    "mediaan_koopkracht": "Koopkracht, het midden",
    "aandeel_achteruit": "Deel van de huishoudens dat erop achteruitgaat",
    "mediaan_besteedbaar_inkomen": "Besteedbaar inkomen, het midden",
    "gemiddelde_verandering_zorgtoeslag_maand": "Zorgtoeslag: verandering per maand, gemiddeld over alle huishoudens",
    "gemiddelde_verandering_huurtoeslag_maand": "Huurtoeslag: verandering per maand, gemiddeld over alle huishoudens",
    "gini": "Ongelijkheid (Gini)",
    "aandeel_huishoudens_tot_110_sociaal_minimum": "Huishoudens tot 110% van het sociaal minimum (geteld)",
}
MEASURE = "gemiddeld_effect_maand"
"""What a map of a measure shows."""


@dataclass(frozen=True)
class Layer:
    """A figure that the map can show."""

    key: str
    title: str
    quantity: str
    measure: str | None = None


@dataclass(frozen=True)
class Class:
    """Municipalities whose figures lie beside one another."""

    lowest: str
    highest: str
    count: int

    @property
    def label(self) -> str:
        return self.lowest if self.lowest == self.highest else f"{self.lowest} tot en met {self.highest}"


@dataclass(frozen=True)
class Drawn:
    """A map: the row and the class of each municipality that has a figure."""

    layer: Layer
    rows: Mapping[str, Mapping[str, Any]]
    of: Mapping[str, int]
    classes: tuple[Class, ...]


@cache
def layers(year: int) -> tuple[Layer, ...]:
    """The figures of a year that most municipalities have."""
    found = [Layer(name, title, name) for name, title in LAYERS.items()]
    table = shipped(year).table
    slugs = set(table["maatregel"].drop_nulls().unique())
    found += [
        Layer(f"maatregel-{m.slug}", f"{m.title}: euro per maand voor wie het raakt", MEASURE, m.slug)
        for m in register()
        if m.slug in slugs
    ]
    half = len(all_municipalities()) / 2
    return tuple(one for one in found if len(shipped(year).everywhere(one.quantity, one.measure)) > half)


@cache
def drawn(year: int, layer: Layer) -> Drawn:
    """The classes of one figure; equal figures are never in two classes."""
    rows = shipped(year).everywhere(layer.quantity, layer.measure)
    order = sorted(rows, key=lambda code: float(rows[code]["waarde"]))
    of: dict[str, int] = {}
    members: list[list[str]] = []
    before: float | None = None
    for place, code in enumerate(order):
        at = float(rows[code]["waarde"])
        wanted = place * CLASSES // len(order)
        if at != before and (not members or (wanted > len(members) - 1 and len(members) < CLASSES)):
            members.append([])
        members[-1].append(code)
        of[code] = len(members) - 1
        before = at
    classes = tuple(Class(value(rows[codes[0]]), value(rows[codes[-1]]), len(codes)) for codes in members)
    return Drawn(layer, rows, of, classes)


@cache
def outlines() -> dict[str, Any]:
    """The shapes: `gemeenten` by code, `breed` and `hoog`, `bron`."""
    text = files("prinsjesdag.web.data").joinpath("kaart.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
