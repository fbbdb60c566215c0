"""ISDE for insulation by owner-occupiers: amounts by year and every condition, with the reason where one fails.

One measure is paid since 2023 (installed after 2 April 2022); two or more within 24 months double the amount per m2.
The amount is that of the year in which a measure was installed, where that is told, else of the application. All glass,
panels and doors are one measure. Not modelled: the list of products (meldcodes), the amount of heat pumps and solar
boilers (they do count as another measure: say how many), the U of panels and doors, the term for applying, and what
one has had before.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from prinsjesdag.energy.figures import figures
from prinsjesdag.errors import InputError, nearest

NAMES = (
    "dak", "zolder", "gevel", "spouw", "vloer", "bodem", "hrpp", "triple", "paneel", "paneel_nieuw_kozijn", "deur",
    "deur_nieuw_kozijn",
)  # fmt: skip
OTHER_NAMES = {
    "dakisolatie": "dak", "zoldervloer": "zolder", "vliering": "zolder", "zolder_vliering": "zolder",
    "gevelisolatie": "gevel", "spouwmuur": "spouw", "spouwmuurisolatie": "spouw", "vloerisolatie": "vloer",
    "bodemisolatie": "bodem", "hr++": "hrpp", "hrpp_glas": "hrpp", "hr++_glas": "hrpp", "triple_glas": "triple",
    "triple_nieuw_kozijn": "triple", "kozijnpaneel": "paneel",
}  # fmt: skip
"""What people, and the lists of RVO, call the same."""


@dataclass(frozen=True)
class Measure:
    """A measure as it is applied for: m2; `value` is Rd (m2K/W) of a closed part, U (W/m2K) of glass, if known."""

    name: str
    area: float
    value: float | None = None
    biobased: bool = False
    by_company: bool = True
    done: date | None = None
    """The day on which it was installed, if told."""


@dataclass(frozen=True)
class Line:
    """What one measure gets, EUR, and why."""

    measure: Measure
    amount: float
    reason: str


@dataclass(frozen=True)
class Subsidy:
    """All lines; `refused` tells why the home or the application gets nothing."""

    lines: tuple[Line, ...]
    extra: float
    refused: str | None
    doubled: bool

    @property
    def amount(self) -> float:
        """EUR in all."""
        return round(sum(line.amount for line in self.lines) + self.extra, 2)


def subsidy(
    measures: Sequence[Measure], day: date, *, others: int = 0, owner: bool = True, built: int | None = None,
    permit: date | None = None, monument: bool = False, ventilation: bool = False, heat_network: bool = False,
) -> Subsidy:  # fmt: skip
    """The subsidy for an application on a day; `others` counts measures besides these within 24 months.

    `heat_network`: the home is connected to one, which is a measure itself. Raises InputError for a measure that there
    is not, and for a year whose amounts are not known.
    """
    told = figures("isde")
    year = told["bedragen"].get(day.year)
    if year is None:
        known = sorted(told["bedragen"])
        raise InputError(
            f"de bedragen van de ISDE van {day.year} zijn niet bekend; wel {known[0]} tot en met {known[-1]}"
        )
    if not owner:
        return _nothing(measures, "alleen voor eigenaar-bewoners")
    if not eligible(built, permit):
        return _nothing(
            measures, f"gebouwd in of na {told['bouwjaar_voor']} en de vergunning is niet van vóór 1 juli 2018"
        )
    measures = [replace(one, name=name_of(one.name)) for one in measures]
    judged = _glass([_judged(measure, _amounts(measure, day), monument) for measure in measures])
    paid = [measure for measure, _, why in judged if not why]
    others += heat_network
    if year.get("verplicht_twee") and paid and len({_kind(m) for m in paid}) + others < 2:
        return _nothing(measures, f"in {day.year} waren twee maatregelen verplicht")
    doubled = {measure: others > 0 or any(_together(measure, other) for other in paid) for measure in paid}
    lines = tuple(_line(m, area, why or _alone(m, doubled[m]), m in doubled and doubled[m], _amounts(m, day))
                  for m, area, why in judged)  # fmt: skip
    extra = float(year.get("ventilatie", 0)) if ventilation and paid else 0.0
    extra += float(year["warmtenet"]) if heat_network else 0.0
    return Subsidy(lines, extra, None, any(doubled.values()))


def name_of(said: str) -> str:
    """A measure as this file calls it. Raises InputError."""
    key = said.strip().lower().replace(" ", "_").replace("-", "_").replace("/", "_")
    name = OTHER_NAMES.get(key, key)
    if name not in NAMES:
        raise InputError(f"'{said}' is geen maatregel{nearest(key, NAMES)} (kies {', '.join(NAMES)})")
    return name


def _kind(measure: Measure) -> str:
    """All that goes into a window frame is one measure."""
    return "glas" if measure.name in figures("isde")["glas"] else measure.name


def _together(one: Measure, other: Measure) -> bool:
    """Whether two are different measures within 24 months of each other; a day that isn't told is within them."""
    if _kind(one) == _kind(other):
        return False
    if one.done is None or other.done is None:
        return True
    early, late = sorted((one.done, other.done))
    months = 12 * (late.year - early.year) + late.month - early.month - (late.day < early.day)
    most = int(figures("isde")["maanden"])
    return months < most or (months == most and late.day == early.day)


def _alone(measure: Measure, doubled: bool) -> str:
    """Why a single measure gets nothing: installed before 3 April 2022."""
    last = date.fromisoformat(str(figures("isde")["enkel_na"]))
    if doubled or measure.done is None or measure.done > last:
        return ""
    return "één maatregel telt alleen als die na 2 april 2022 is uitgevoerd"


def _amounts(measure: Measure, day: date) -> dict[str, Any]:
    """The amounts of the year of installing, or of the application."""
    found: dict[str, Any] = figures("isde")["bedragen"].get((measure.done or day).year, {"per_m2": {}})
    return found


def eligible(built: int | None, permit: date | None = None) -> bool:
    """Built before 2019, or with a permit asked for before 1 July 2018; an unknown year passes."""
    told = figures("isde")
    if built is None or built < int(told["bouwjaar_voor"]):
        return True
    return permit is not None and permit < date.fromisoformat(told["vergunning_voor"])


def _judged(measure: Measure, year: dict[str, Any], monument: bool) -> tuple[Measure, float, str]:
    """The measure, the m2 that count, and why it gets nothing (empty: it gets something)."""
    told = figures("isde")
    if not measure.by_company:
        return measure, 0.0, "zelf gedaan: de ISDE vraagt een bedrijf"
    if measure.name not in year["per_m2"]:
        return measure, 0.0, "bedrag van dit jaar niet gevonden"
    need = dict(told["min_rd"]) | (dict(told["monument_rd"]) if monument else {})
    if measure.value is not None and measure.name in need and measure.value < need[measure.name]:
        return measure, 0.0, f"Rd {measure.value:g} is lager dan {need[measure.name]:g}"
    if measure.value is not None and measure.value > told["max_u"].get(measure.name, 99.0):
        return measure, 0.0, f"U {measure.value:g} is hoger dan {told['max_u'][measure.name]:g}"
    if measure.name in told["glas"]:
        return measure, measure.area, ""
    least, most = told["oppervlakte"][measure.name]
    if measure.area < least:
        return measure, 0.0, f"minder dan {least} m2"
    return measure, min(measure.area, float(most)), ""


def _glass(judged: list[tuple[Measure, float, str]]) -> list[tuple[Measure, float, str]]:
    """Minimum and maximum hold for all glass together; the maximum is filled in the order given."""
    told = figures("isde")
    least, most = told["oppervlakte"]["glas"]
    together = sum(area for m, area, why in judged if m.name in told["glas"] and not why)
    left, found = float(most), []
    for m, area, why in judged:
        if m.name in told["glas"] and not why:
            why = f"minder dan {least} m2 glas samen" if together < least else ""
            area = 0.0 if why else min(area, left)
            left -= area
        found.append((m, area, why))
    return found


def _line(measure: Measure, area: float, why: str, doubled: bool, year: dict[str, Any]) -> Line:
    if why:
        return Line(measure, 0.0, why)
    each = (2.0 if doubled else 1.0) * float(year["per_m2"][measure.name])
    reason = f"{area:g} m2 × {each:g}"
    amount = area * each
    if measure.biobased and year.get("biobased"):
        bonus = float(figures("isde")["biobased_per_m2"].get(measure.name, 0.0))
        amount += area * bonus
        reason += f" + {area:g} × {bonus:g} biobased" if bonus else ""
    return Line(measure, round(amount, 2), reason.replace(".", ","))


def _nothing(measures: Sequence[Measure], why: str) -> Subsidy:
    return Subsidy(tuple(Line(m, 0.0, why) for m in measures), 0.0, why, False)
