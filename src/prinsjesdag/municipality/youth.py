"""Youth care in a municipality: who has it, what it costs by form, and what moving from one form to another does.

Numbers by form are CBS's of the country (2023, a year) divided over municipalities: help at home by the number with
youth care, stay and protection by what a municipality spends on them. Costs are Iv3 accounts of 2024: 6.72 help
without stay, 6.73 and 6.74 stay (with crisis and closed care), 6.82 protection and probation. A unit cost is the
country's cost divided by its young people: years differ by one, and budgets of one's own (pgb) are in the costs. Of a
municipality its own costs count, so a scenario is a share of what it spends.

Not in it: what less stay does to a young person, costs of empty places and of building, transition, waiting lists.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from prinsjesdag.municipality import iv3
from prinsjesdag.municipality.areas import Area, find, municipalities_in
from prinsjesdag.municipality.assumptions import Assumptions
from prinsjesdag.municipality.data import rows
from prinsjesdag.municipality.keys import Divided, part
from prinsjesdag.municipality.spread import Estimate, interval, sensitivity

COST_YEAR = 2024
FORMS: Mapping[str, tuple[str, tuple[str, ...], str, str]] = {
    "ambulant": ("hulp zonder verblijf", ("6.72",), "jongeren_zonder_verblijf", "iv3:6.72"),
    "verblijf": ("verblijf, met crisis en gesloten", ("6.73", "6.74"), "jongeren_met_verblijf", "iv3:6.73+6.74"),
    "bescherming": ("bescherming en reclassering", ("6.82",), "jongeren_bescherming", "iv3:6.82"),
}
"""By name: what it is called, taakvelden, the country's number, and the key by which that is divided."""
KEYS = ("jeugd", "minima", "iv3:6.72+6.73+6.74+6.82")
SAVING_KEY = "iv3:6.72+6.73+6.74+6.82"
SAVING_KEYS = ("jeugd", "gemeentefonds", "minima")
FIRST = 2027
LAST = 2035
SCENARIOS: Mapping[str, str] = {
    "ambulant": "van verblijf naar hulp thuis",
    "kleinschalig": "van instelling naar kleine woonvorm",
    "gesloten": "gesloten jeugdhulp naar nul",
    "reikwijdte": "lichte hulp buiten de wet",
    "teams": "lichte hulp bij het lokale team",
}


@dataclass(frozen=True, slots=True)
class Form:
    """One form of youth care: young people in a year, costs in mln EUR (None where Iv3 of the area isn't known)."""

    naam: str
    titel: str
    jongeren: Divided
    kosten: float | None
    kosten_per_jongere: float  # EUR, in the country


@dataclass(frozen=True, slots=True)
class Change:
    """What a scenario does to yearly costs once it is done, mln EUR (minus is less), and with how many young people."""

    naam: str
    titel: str
    jongeren: Estimate
    kosten: Estimate
    deel: Mapping[int, float]  # by year how much of it is done, 0 to 1

    @property
    def per_jaar(self) -> dict[int, float]:
        """Mln EUR by year."""
        return {year: self.kosten.waarde * done for year, done in self.deel.items()}


@dataclass(frozen=True, slots=True)
class Saving:
    """A year of the Hervormingsagenda's savings: the country's amount and the area's part, mln EUR."""

    jaar: str
    landelijk: float
    deel: Divided
    bron: str


def with_youth_care(area: Area) -> float | None:
    """Young people to 23 with youth care, 2021: CBS's percentage times the young of 2025; None where none is known."""
    codes = {one.code for one in municipalities_in(area)}
    found = [row for row in rows("sociaal") if row["code"] in codes and row["pct_jeugdzorg"]]
    if not found:
        return None
    return sum(float(row["pct_jeugdzorg"]) / 100.0 * _young(row) for row in found)


def forms(area: Area, a: Assumptions) -> list[Form]:
    """Every form with its numbers and costs."""
    found = []
    for name, (title, codes, number, key) in FORMS.items():
        spent = iv3.spent(area, codes, COST_YEAR, iv3.Soort.JAARREKENING)
        national = iv3.spent(find("NL"), codes, COST_YEAR, iv3.Soort.JAARREKENING) or 0.0
        young = part(area, a[number], key, KEYS)
        if name == "ambulant" and (own := with_youth_care(area)) is not None:
            counted = a[number] * own / (with_youth_care(find("NL")) or own)
            young = replace(young, sleutel="jeugdzorg", waarde=counted, laag=min(young.laag, counted),
                            hoog=max(young.hoog, counted))  # fmt: skip
        found.append(Form(name, title, young, None if spent is None else spent / 1e6, national / a[number]))
    return found


def closed(area: Area, a: Assumptions) -> Divided:
    """Young people in closed care on a day, divided by the costs of stay."""
    return part(area, a["gesloten_jongeren"], "iv3:6.73+6.74", KEYS)


def changes(area: Area, a: Assumptions) -> list[Change]:
    """What each scenario does, alone; none where the area's costs aren't known."""
    if any(one.kosten is None for one in forms(area, a)):
        return []
    found = []
    for name, title in SCENARIOS.items():

        def model(other: Assumptions, name: str = name) -> float:
            return _effect(area, other, name)[1]

        def people(other: Assumptions, name: str = name) -> float:
            return _effect(area, other, name)[0]

        young, cost = _effect(area, a, name)
        end = int(a["gesloten_nul"] if name == "gesloten" else a["jaar_klaar"])
        done = {year: min(1.0, (year - FIRST + 1) / max(1, end - FIRST + 1)) for year in range(FIRST, LAST + 1)}
        cost_range = interval(cost, sensitivity(model, a, _MATTER[name]))
        divided = part(area, _effect(find("NL"), a, name)[0], FORMS[_OF[name]][3], KEYS)
        young_range = interval(young, sensitivity(people, a, _MATTER[name]), (divided.laag, divided.hoog), least=0.0)
        if name == "reikwijdte":  # help that ends can't cost more
            cost_range = replace(cost_range, hoog=min(0.0, cost_range.hoog))
        found.append(Change(name, title, young_range, cost_range, done))
    return found


def savings(area: Area, a: Assumptions, key: str | None = None) -> list[Saving]:
    """The savings path and what changed in it, divided by a key."""
    found = []
    for name, label in (
        ("besparing_2024", "2024 (niet bevestigd)"), ("verzacht_2024", "2024, al verzacht met"),
        ("besparing_2025", "2025 (niet bevestigd)"), ("verzacht_2025", "2025, al verzacht met"),
        ("extra_2025", "2025, extra; ging niet door"), ("besparing_2026", "2026"), ("besparing_2027", "vanaf 2027"),
        ("besparing_haalbaar", "waarvan haalbaar genoemd"), ("extra_vanaf_2026", "vanaf 2026, extra"),
    ):  # fmt: skip
        divided = part(area, a[name], key or SAVING_KEY, () if key else SAVING_KEYS)
        found.append(Saving(label, a[name], divided, a.values[name].bron))
    return found


def _effect(area: Area, a: Assumptions, name: str) -> tuple[float, float]:
    """Young people and yearly costs (mln EUR) of a scenario that is done, from the area's own costs."""
    home, stay, _ = _costs(area)
    people = {one: part(area, a[number], key).waarde for one, (_, _, number, key) in FORMS.items()}
    unit_home, unit_stay = (_unit(a, one) for one in ("ambulant", "verblijf"))
    if name == "ambulant":
        moved = a["naar_ambulant"] * people["verblijf"]
        own = stay * a["naar_ambulant"]
        return moved, own * (a["ambulant_zwaarder"] * unit_home / unit_stay - 1.0)
    if name == "kleinschalig":
        share = a["deel_residentieel"]
        weight = share / (share + (1.0 - share) * a["kosten_pleegzorg"])  # of the costs of stay
        moved = a["naar_kleinschalig"] * share * people["verblijf"]
        return moved, stay * weight * a["naar_kleinschalig"] * (a["kosten_kleinschalig"] - 1.0)
    if name == "gesloten":
        inside = closed(area, a).waarde
        return inside, inside * a["kosten_gesloten"] / 1e6 * (a["kosten_in_plaats_van_gesloten"] - 1.0)
    light = home * a["licht_ambulant"] * a["kosten_licht"]
    young = people["ambulant"] * a["licht_ambulant"]
    if name == "reikwijdte":
        return young * a["uit_de_wet"], -light * a["uit_de_wet"]
    return young * a["naar_team"], light * a["naar_team"] * (a["kosten_team"] - 1.0)


_OF = {"ambulant": "verblijf", "kleinschalig": "verblijf", "gesloten": "verblijf", "reikwijdte": "ambulant",
       "teams": "ambulant"}  # fmt: skip
"""The form whose key divides the young people of a scenario."""
_MATTER = {
    "ambulant": ("naar_ambulant", "ambulant_zwaarder"),
    "kleinschalig": ("naar_kleinschalig", "kosten_kleinschalig", "kosten_pleegzorg"),
    "gesloten": ("kosten_gesloten", "kosten_in_plaats_van_gesloten"),
    "reikwijdte": ("licht_ambulant", "kosten_licht", "uit_de_wet"),
    "teams": ("licht_ambulant", "kosten_licht", "naar_team", "kosten_team"),
}


def _unit(a: Assumptions, name: str) -> float:
    _, codes, number, _ = FORMS[name]
    return (iv3.spent(find("NL"), codes, COST_YEAR, iv3.Soort.JAARREKENING) or 0.0) / a[number]


def _costs(area: Area) -> list[float]:
    """Of the three forms, mln EUR."""
    return [
        (iv3.spent(area, codes, COST_YEAR, iv3.Soort.JAARREKENING) or 0.0) / 1e6 for _, codes, _, _ in FORMS.values()
    ]


def _young(row: Mapping[str, str]) -> float:
    under_20 = sum(float(row[age]) for age in ("0_4", "5_9", "10_14", "15_19"))
    return under_20 + 0.6 * float(row["20_24"])  # three of those five years
