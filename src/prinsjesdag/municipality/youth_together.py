"""Where youth care meets other things: low income and debts, school meals, and who has help from several laws.

Estimates from a few published figures. Of one municipality nobody published who combines youth care with a low income
or debts; CBS has a dashboard (Stapelingsmonitor, to 2021) of which no file could be reached.
"""

from dataclasses import dataclass

from prinsjesdag.municipality.areas import Area, municipalities_in
from prinsjesdag.municipality.assumptions import Assumptions
from prinsjesdag.municipality.data import rows
from prinsjesdag.municipality.keys import Divided, part
from prinsjesdag.municipality.spread import Estimate, interval, sensitivity
from prinsjesdag.municipality.youth import with_youth_care


@dataclass(frozen=True, slots=True)
class Together:
    """Households with youth care in an area, and those with a low income (to 120% of the sociaal minimum) or debts."""

    huishoudens: Estimate
    laag_inkomen: Estimate
    schulden: Estimate
    hoogstens: float  # all of them, or all households with a low income: more there can't be


@dataclass(frozen=True, slots=True)
class Meals:
    """School meals: pupils and schools that take part (divided), and what a year of meals costs, mln EUR."""

    leerlingen: Divided
    scholen: Divided
    scholen_recht: Divided  # that may take part by the published thresholds
    kosten: Divided
    kosten_kaart: Divided


@dataclass(frozen=True, slots=True)
class Overlap:
    """Households and persons with something of more than one law of the social domain (divided national figures)."""

    huishoudens: Divided
    personen: Divided


def together(area: Area, a: Assumptions) -> Together | None:
    """How many households combine youth care with a low income or debts; None where no youth care is published."""
    young = with_youth_care(area)
    if young is None:
        return None
    low, everyone = _low_income(area)

    def with_low(other: Assumptions) -> float:
        homes = young / other["kinderen_per_huishouden"]
        return float(min(homes * min(1.0, low / everyone * other["laag_inkomen_vaker"]), low))

    def with_debts(other: Assumptions) -> float:
        return with_low(other) * other["schulden_deel"]

    def with_care(other: Assumptions) -> float:
        return young / other["kinderen_per_huishouden"]

    homes = with_care(a)
    names = ("kinderen_per_huishouden", "laag_inkomen_vaker", "schulden_deel")
    return Together(
        interval(homes, sensitivity(with_care, a, names), least=0.0),
        interval(with_low(a), sensitivity(with_low, a, names), least=0.0),
        interval(with_debts(a), sensitivity(with_debts, a, names), least=0.0),
        min(homes, low),
    )


def meals(area: Area, a: Assumptions) -> Meals:
    """By households with a low income; plausible too: young people, and bijstand."""
    keys = ("minima", ("jeugd", "bijstand"))
    year = a["maaltijd_weken"] / 1e6
    pupils = a["maaltijd_leerlingen"]
    return Meals(
        part(area, pupils, *keys),
        part(area, a["maaltijd_scholen"], *keys),
        part(area, a["maaltijd_scholen_recht"], *keys),
        part(area, pupils * a["maaltijd_week"] * year, *keys),
        part(area, pupils * a["maaltijd_kaart"] * year, *keys),
    )


def overlap(area: Area, a: Assumptions) -> Overlap:
    """By households with a low income; also by Wmo clients, bijstand and inhabitants."""
    others = ("bijstand", "wmo", "inwoners")
    people = sum(float(row["inwoners_2024"]) for row in rows("gemeenten"))
    return Overlap(
        part(area, a["stapeling_huishoudens"] * a["stapeling_deel"], "minima", others),
        part(area, a["stapeling_personen"] / 1000.0 * people, "minima", others),
    )


def _low_income(area: Area) -> tuple[float, float]:
    """Households to 120% of the sociaal minimum, and all."""
    codes = {one.code for one in municipalities_in(area)}
    here = [row for row in rows("sleutels") if row["code"] in codes]
    return sum(float(row["minima"]) for row in here), sum(float(row["huishoudens"]) for row in here)
