"""The insulation programme of a municipality: which of its homes count, at what pace and cost, and how sure that is.

Its share of the national goal (2.5 million homes by the end of 2030) and of the money for the local approach follow
its share of the poorly insulated homes; the division that the ministry itself made was not found. Households in energy
poverty are the national number of 2024, divided by three keys. Not modelled: what was insulated since the labels (say
how many with `done`), homes without a label that are poor in two parts, and whether owners take part.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from prinsjesdag.energy import advice, stock
from prinsjesdag.energy.figures import figures
from prinsjesdag.energy.gas_use import reference
from prinsjesdag.energy.heat_loss import Range
from prinsjesdag.energy.home import read
from prinsjesdag.energy.labels import Labels
from prinsjesdag.energy.neighbourhoods import Neighbourhood, ranking
from prinsjesdag.energy.stock import Cell, Stock


@dataclass(frozen=True)
class Tranche:
    """One round of the local approach: EUR by the key, and homes where an amount a home is known."""

    number: int
    national: float
    amount: Range
    per_home: float | None
    homes: Range | None
    note: str


@dataclass(frozen=True)
class Programme:
    """What counts, how fast, what it costs. Homes are counts, money EUR."""

    stock: Stock
    day: date
    labels: Labels | None
    poor: Range
    poor_owned: Range
    share: Range
    """Of the 2.5 million homes."""
    share_local: Range
    """Of the 750,000 homes of the local approach."""
    done: float
    years_left: float
    pace: Range
    """Homes a year from the day until the end of 2030, those done taken off."""
    tranches: tuple[Tranche, ...]
    cost: Range
    saving: Range
    """Gas, m3 a year, when every poorly insulated home has its poor parts done."""
    energy_poor: Range
    energy_poor_in_poor_homes: Range
    neighbourhoods: tuple[Neighbourhood, ...]


def programme(codes: Sequence[str], name: str, day: date, labels: Labels | None = None, done: float = 0.0) -> Programme:
    """The programme of one municipality, or of several together. Raises InputError."""
    here = stock.stock(codes[0]) if len(codes) == 1 else stock.together([stock.stock(c) for c in codes], name)
    told = figures("lokale_aanpak")
    goal = told["doel"]
    poor = stock.poor_homes(here, labels)
    owned = poor.times(_owned([stock.stock(code) for code in codes]))
    part, part_owned = _part(poor, _national()), _part(owned, _national_owned())
    share = part.times(float(goal["woningen"]))
    left = max(0.0, (date.fromisoformat(goal["einde"]) - day).days / 365.25)
    still = Range(*(max(0.0, homes - done) for homes in (poor.low, poor.middle, poor.high)))
    cost, saving = _each(here)
    return Programme(
        stock=here,
        day=day,
        labels=labels,
        poor=poor,
        poor_owned=owned,
        share=share,
        share_local=part_owned.times(float(goal["lokaal"])),
        done=done,
        years_left=left,
        pace=still.times(1.0 / left) if left else still,
        tranches=tuple(_tranche(int(n), one, part_owned) for n, one in told["tranches"].items()),
        cost=poor.times(cost),
        saving=Range(poor.low * saving.low, poor.middle * saving.middle, poor.high * saving.high),
        energy_poor=(found := energy_poor(codes)),
        energy_poor_in_poor_homes=found.times(float(told["energiearmoede"]["lilek_van_lihelek"])),
        neighbourhoods=tuple(ranking(codes[0], labels)) if len(codes) == 1 else (),
    )


def energy_poor(codes: Sequence[str]) -> Range:
    """Households in energy poverty (LIHELEK), the national 510,000 of 2024 divided.

    Keys: low incomes alone, low incomes times the share of label D to G (middle), low incomes times gas use per home.
    """
    national = float(figures("lokale_aanpak")["energiearmoede"]["huishoudens"])
    found = [
        national * sum(_keys()[code][at] for code in codes) / sum(k[at] for k in _keys().values()) for at in range(3)
    ]
    return Range(min(found), found[1], max(found))


@cache
def _keys() -> dict[str, tuple[float, float, float]]:
    found = {}
    for code, one in stock.stocks().items():
        low = one.total * one.low_income
        found[code] = (low, low * stock.poor_homes(one).middle / one.total, low * one.gas)
    return found


@cache
def _national() -> Range:
    return stock.poor_homes(stock.country())


@cache
def _national_owned() -> Range:
    return _national().times(_owned(list(stock.stocks().values())))


def _owned(some: Sequence[Stock]) -> float:
    """Share of the poor homes that is owner-occupied, municipality by municipality."""
    poor = [stock.poor_homes(one).middle for one in some]
    return sum(homes * one.owned for homes, one in zip(poor, some, strict=True)) / sum(poor)


def _part(here: Range, national: Range) -> Range:
    """The share of the country; the country itself is far surer than one municipality."""
    return here.times(1.0 / national.middle)


def _tranche(number: int, told: dict[str, Any], part: Range) -> Tranche:
    national = float(told.get("bedrag_anders") or told["bedrag"])
    least = float(told["bedrag"])
    amount = Range(part.low * least, part.middle * national, part.high * national)
    each = told["per_woning"]
    homes = None if each is None else amount.times(1.0 / float(told.get("per_woning_anders") or each))
    return Tranche(number, national, amount, each and float(each), homes, str(told["noot"]))


def _each(here: Stock) -> tuple[float, Range]:
    """Cost (EUR) and gas saved (m3 a year) of a poorly insulated home, mean over types and periods."""
    total, cost, low, middle, high = 0.0, 0.0, 0.0, 0.0, 0.0
    for cell, homes in here.homes.items():
        poor = homes * sum(stock.shares(cell)[stock.POOR])
        each, gas = typical(cell)
        total, cost = total + poor, cost + poor * each
        low, middle, high = low + poor * gas.low, middle + poor * gas.middle, high + poor * gas.high
    return cost / total, Range(low / total, middle / total, high / total)


@cache
def typical(cell: Cell) -> tuple[float, Range]:
    """Cost (EUR) and gas saved (m3 a year) of a measure for every poor part of a home that stands for a cell."""
    kind = "tussenwoning" if cell[0] == "rijwoning" else cell[0]
    told = figures("bouwdelen")["voorbeeldwoning"]
    built, area = int(told["bouwjaar"][cell[1]]), float(told["oppervlakte"][cell[0]])
    gas = reference("E", kind, built, area).middle  # over many homes the spread between them does not count
    said = {
        "type": kind,
        "bouwjaar": built,
        "oppervlakte": area,
        "energielabel": "E",
        "soort": "koop",
        "gasverbruik": gas,
    }
    found = advice.advise(read({"jaar": 2026, "woning": said}))
    return found.cost, found.gas


def as_dict(found: Programme) -> dict[str, Any]:
    """For JSON: homes, EUR and m3 a year, each with low and high."""

    def three(r: Range | None) -> dict[str, float] | None:
        return None if r is None else {"waarde": round(r.middle, 1), "laag": round(r.low, 1), "hoog": round(r.high, 1)}

    return {
        "peildatum": found.day.isoformat(),
        "labels": "eigen bestand" if found.labels else "landelijke schatting",
        "woningen": found.stock.total,
        "slecht_geisoleerd": three(found.poor),
        "slecht_geisoleerd_koop": three(found.poor_owned),
        "aandeel_2_5_miljoen": three(found.share),
        "aandeel_lokale_aanpak": three(found.share_local),
        "gedaan": found.done,
        "jaren_tot_2031": round(found.years_left, 2),
        "nodig_per_jaar": three(found.pace),
        "kosten_eur": three(found.cost),
        "besparing_m3": three(found.saving),
        "energiearm": three(found.energy_poor),
        "energiearm_lage_kwaliteit": three(found.energy_poor_in_poor_homes),
        "tranches": [
            {
                "tranche": t.number,
                "landelijk_eur": t.national,
                "bedrag_eur": three(t.amount),
                "per_woning_eur": t.per_home,
                "woningen": three(t.homes),
                "opmerking": t.note,
            }
            for t in found.tranches
        ],
        "buurten": [
            {
                "code": b.code,
                "naam": b.name,
                "huishoudens": b.households,
                "deel_bijstand": round(b.assistance, 4),
                "gas_m3_2016": None if b.gas is None else round(b.gas),
                "deel_label_d_g": b.poor,
                "score": round(b.score, 2),
            }
            for b in found.neighbourhoods
        ],
    }
