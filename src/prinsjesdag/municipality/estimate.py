"""A first estimate of what a budget year does to an area: example households, weighted with CBS's households.

The band of every figure comes from placing all incomes at a quarter and at three quarters of their tenth instead of in
the middle. It shows how much that choice matters; it is no statistical interval.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from prinsjesdag.engine import When
from prinsjesdag.household.answer import proof
from prinsjesdag.law import load
from prinsjesdag.municipality import cbs
from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.cbs import Cell, Huishoudtype
from prinsjesdag.municipality.examples import ASSUMPTIONS, Example, examples

PLACES = (0.5, 0.25, 0.75)
ALL = "alle"
UNCHANGED = 0.1
"""Percent of purchasing power that counts as neither up nor down."""


@dataclass(frozen=True)
class Outcome:
    """One figure about a group of households: the middle and its band."""

    quantity: str
    group: str
    value: float
    low: float
    high: float
    unit: str
    definition: str

    def as_dict(self) -> dict[str, Any]:
        return {
            "maatregel": None,
            "grootheid": self.quantity,
            "groep": self.group,
            "waarde": self.value,
            "laag": self.low,
            "hoog": self.high,
            "eenheid": self.unit,
            "soort": "berekend",
            "bronjaar": cbs.BRONJAAR,
            "definitie": self.definition,
        }


@dataclass(frozen=True)
class Estimate:
    """The whole estimate for an area, one year against the year before."""

    area: Area
    year: int
    outcomes: tuple[Outcome, ...]
    cells: tuple[Cell, ...]

    @property
    def base(self) -> int:
        return self.year - 1

    @property
    def groups(self) -> list[tuple[str, str]]:
        """The groups of households that the outcomes are about, with how a reader would call them."""
        labels = {ALL: "alle huishoudens", **{str(kind): kind.meervoud for kind in Huishoudtype}}
        labels |= {f"tiende_{i}": f"inkomensgroep {i}" + _EDGES.get(i, "") for i in range(1, 11)}
        present = {o.group for o in self.outcomes}
        return [(group, label) for group, label in labels.items() if group in present]

    @property
    def losses(self) -> list[Outcome]:
        """Households by how much zorgtoeslag they lose."""
        return [o for o in self.outcomes if o.quantity == "huishoudens_naar_verlies_zorgtoeslag"]

    def __getitem__(self, key: tuple[str, str]) -> Outcome:
        return next(o for o in self.outcomes if (o.quantity, o.group) == key)

    def as_dict(self) -> dict[str, Any]:
        """The object of CONTRACT.md for `gemeente --json`."""
        counted = {
            "maatregel": None, "grootheid": "huishoudens", "groep": ALL, "waarde": cbs.households(self.area),
            "laag": None, "hoog": None, "eenheid": "aantal", "soort": "geteld", "bronjaar": 2023,
            "definitie": "particuliere huishoudens op 1 januari 2023 (CBS, Wijk- en buurtkaart 2023)",
        }  # fmt: skip
        outcomes = [counted, *(o.as_dict() for o in self.outcomes)]
        text = json.dumps(sorted(outcomes, key=lambda o: (o["grootheid"], o["groep"])), sort_keys=True)
        evidence = {**proof(load(), When(self.year)), "uitkomst_hash": hashlib.sha256(text.encode()).hexdigest()}
        area = {"code": self.area.code, "naam": self.area.naam, "provincie": self.area.provincie}
        return {
            "gemeente": area,
            "jaar": self.year,
            "vergelijkingsjaar": self.base,
            "uitkomsten": outcomes,
            "onderdrukt": [],
            "aangenomen": list(ASSUMPTIONS),
            "marge": "laag en hoog: alle inkomens op een kwart en op driekwart van hun groep; geen statistische marge",
            "bewijs": evidence,
        }


_EDGES = {1: " (laagste)", 10: " (hoogste)"}

LOSSES = (1, 10, 20, 30, 10**9)
"""Classes of lost zorgtoeslag, EUR a month: from one bound up to the next."""

Measure = Callable[[Example], float]

MEANS: tuple[tuple[str, str, str, Measure], ...] = (
    (
        "gemiddelde_koopkracht", "procent", "verandering van het besteedbaar inkomen na de prijsstijging, gemiddeld",
        lambda e: e.purchasing_power,
    ),
    (
        "gemiddelde_verandering_besteedbaar_inkomen_maand", "EUR/maand",
        "verandering van het besteedbaar inkomen in euro's, voor prijsstijging, gemiddeld per huishouden",
        lambda e: e.change("besteedbaar_inkomen") / 12.0,
    ),
    (
        "gemiddelde_verandering_zorgtoeslag_maand", "EUR/maand", "verandering van de zorgtoeslag per huishouden",
        lambda e: e.change("zorgtoeslag") / 12.0,
    ),
    (
        "gemiddelde_verandering_zorgpremie_maand", "EUR/maand",
        "verandering van de nominale zorgpremie per huishouden", lambda e: e.change("nominale_zorgpremie") / 12.0,
    ),
)  # fmt: skip

SHARES: tuple[tuple[str, str, Callable[[Example], bool]], ...] = (
    (
        "aandeel_vooruit", f"deel van de huishoudens met meer koopkracht (meer dan {UNCHANGED}%)",
        lambda e: e.purchasing_power > UNCHANGED,
    ),
    (
        "aandeel_achteruit", f"deel van de huishoudens met minder koopkracht (meer dan {UNCHANGED}%)",
        lambda e: e.purchasing_power < -UNCHANGED,
    ),
    (
        "aandeel_minder_zorgtoeslag", "deel van de huishoudens met minder zorgtoeslag dan het jaar ervoor",
        lambda e: e.change("zorgtoeslag") < 0.0,
    ),
)  # fmt: skip


def estimate(area: Area, year: int) -> Estimate:
    """The outcomes for all households, for each type and for each tenth of an area."""
    cells = cbs.households_by_type_and_tenth(area)
    by_place = [examples(year - 1, year, place) for place in PLACES]
    groups: dict[str, list[Cell]] = {ALL: cells}
    for kind in Huishoudtype:
        groups[str(kind)] = [c for c in cells if c.huishoudtype == kind]
    for tenth in range(1, 11):
        groups[f"tiende_{tenth}"] = [c for c in cells if c.tiende == tenth]
    outcomes = []
    for group, members in groups.items():
        if sum(c.huishoudens for c in members) <= 0.0:
            continue
        for name, unit, definition, measure in MEANS:
            values = [round(_mean(members, e, measure), 1) for e in by_place]
            outcomes.append(Outcome(name, group, values[0], min(values), max(values), unit, definition))
        for name, definition, holds in SHARES:
            values = [round(_mean(members, e, holds), 2) for e in by_place]
            outcomes.append(Outcome(name, group, values[0], min(values), max(values), "deel", definition))
    for low, high in pairwise(LOSSES):
        counts = [round(_sum(cells, e, _loses(low, high)), -2) for e in by_place]
        group = f"{low}_tot_{high}" if high < 1e6 else f"{low}_of_meer"
        text = f"huishoudens die € {low} tot € {high} zorgtoeslag per maand verliezen"
        outcomes.append(
            Outcome("huishoudens_naar_verlies_zorgtoeslag", group, counts[0], min(counts), max(counts), "aantal", text)
        )
    losing = [round(_sum(cells, e, SHARES[2][2]), -2) for e in by_place]
    outcomes.append(
        Outcome("huishoudens_minder_zorgtoeslag", ALL, losing[0], min(losing), max(losing), "aantal", SHARES[2][1])
    )
    return Estimate(area, year, tuple(outcomes), tuple(cells))


def _loses(low: float, high: float) -> Callable[[Example], bool]:
    return lambda e: low <= -round(e.change("zorgtoeslag") / 12.0, 2) < high


def _sum(
    cells: Iterable[Cell], by_cell: Mapping[tuple[Huishoudtype, int], Example], measure: Callable[[Example], float]
) -> float:
    return sum(c.huishoudens * measure(by_cell[c.huishoudtype, c.tiende]) for c in cells)


def _mean(
    cells: list[Cell], by_cell: Mapping[tuple[Huishoudtype, int], Example], measure: Callable[[Example], float]
) -> float:
    return _sum(cells, by_cell, measure) / sum(c.huishoudens for c in cells)
