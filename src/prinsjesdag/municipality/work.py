"""Work: re-integration, protected work, wage subsidy, the Onderwijsroute and the money for bijstand (BUIG) of an area.

National amounts divided by a key (keys.py), with the range between the plausible keys; the wage subsidy of a
municipality's own workers by the rule of law for one person. Not modelled: the objective division of the BUIG and its
vangnet, what less re-integration does to people finding work, the difference between the places that are set and those
that are filled, and municipal money on top.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from prinsjesdag.errors import InputError, quoted
from prinsjesdag.municipality import iv3, keys
from prinsjesdag.municipality.areas import Area, municipalities_in
from prinsjesdag.municipality.assumptions import Assumptions, assumptions, content
from prinsjesdag.municipality.iv3 import Soort
from prinsjesdag.municipality.keys import Divided
from prinsjesdag.reading import csv_rows

INKOMEN = ("6.3",)
BUIG_JAAR = 2024
"""The year of which what all municipalities spent from the BUIG together is known."""

ONDERWIJSROUTE = range(2026, 2030)
LAATSTE_JAAR = 2030
"""Up to which year a structural amount is written out, as in the register."""

STANDEN = {"definitief": "definitief", "nader_voorlopig": "nader voorlopig", "voorlopig": "voorlopig"}


@dataclass(frozen=True, slots=True)
class Places:
    """Protected places that an amount pays, for the country and the area."""

    omschrijving: str
    jaar: int | None  # None: structurally
    landelijk_mln: float
    landelijk: int
    plekken: Divided  # whole places, which over 342 municipalities are exactly the national number


@dataclass(frozen=True, slots=True)
class Buig:
    """The money for bijstand in one year; mln EUR."""

    jaar: int
    stand: str
    landelijk: float
    deel: Divided
    inkomensregelingen: float | None  # Iv3 6.3, gross: also bijzondere bijstand, minimabeleid and energietoeslag
    besteed: float | None  # of that the part that nationally is paid from the BUIG; 2024 only
    noot: str

    @property
    def verschil(self) -> Divided | None:
        """Budget less what was probably spent from it: more than 0 is money left."""
        if self.besteed is None:
            return None
        spent, part = self.besteed, self.deel
        left = {name: one - spent for name, one in part.per_sleutel.items()}
        return Divided(part.sleutel, part.waarde - spent, part.laag - spent, part.hoog - spent, left)


@dataclass(frozen=True, slots=True)
class Subsidised:
    """Workers with a wage subsidy from the user's own numbers; EUR a year."""

    aantal: float
    uren: float
    loonwaarde: float
    leeftijd: int
    per_persoon: float

    @property
    def samen(self) -> float:
        return self.aantal * self.per_persoon


def model() -> Assumptions:
    """The assumptions that the package ships."""
    return assumptions("werk")


def amounts(name: str, assumed: Assumptions) -> tuple[Mapping[int, float], str]:
    """National amounts (mln EUR by year) of the lines that this model makes, and their source."""
    if name == "re-integratie":
        first = int(assumed["re_integratie_vanaf"])
        by_year = dict.fromkeys(range(first, LAATSTE_JAAR + 1), assumed["re_integratie_mln"])
        return by_year, assumed.values["re_integratie_mln"].bron
    if name == "onderwijsroute":
        whole, share = assumed["onderwijsroute_totaal_mln"], assumed["onderwijsroute_deel_2026"]
        rest = (1.0 - share) / (len(ONDERWIJSROUTE) - 1)
        parts = {year: whole * (share if year == ONDERWIJSROUTE[0] else rest) for year in ONDERWIJSROUTE}
        return parts, f"{assumed.values['onderwijsroute_totaal_mln'].bron}; de jaren: aanname"
    raise ValueError(name)


def places(area: Area, assumed: Assumptions, key: str | None = None) -> list[Places]:
    """Places that the structural amount pays, and those of the series of the Voorjaarsnota 2024 by year."""
    from prinsjesdag.municipality.finance import lines

    line = next(one for one in lines(_with_finance(assumed)) if one.naam == "beschut-werk")
    name, plausible = key or line.sleutel, (line.sleutel, *line.aannemelijk)
    whole = assumed["beschut_structureel_mln"]
    found = [_places(area, "structureel bedrag van 2023", None, whole, assumed, name, plausible)]
    for year, mln in line.bedragen.items():
        found.append(_places(area, "reeks Voorjaarsnota 2024", year, mln, assumed, name, plausible))
    return found


def buig(area: Area, assumed: Assumptions, key: str | None = None) -> list[Buig]:
    """The macrobudget of each year, the area's part of it, and what it spends on taakveld 6.3."""
    told = content("werk")
    named = told["buig_sleutel"]
    limits = assumed["buig_historisch_tot"], assumed["buig_objectief_vanaf"]
    if limits[0] >= limits[1]:
        raise InputError("buig_historisch_tot hoort lager te zijn dan buig_objectief_vanaf", ("--aanname",))
    own = named["sleutel"] if limits == keys.BUIG_GRENZEN else f"buig:{limits[0]:.0f}:{limits[1]:.0f}"
    plausible = (own, *named["aannemelijk"])
    found = []
    for year, one in told["buig"].items():
        stand = next(name for name in STANDEN if name in one)
        before = min(int(year) - 2, keys.LAATSTE)  # a small municipality's part follows its costs of two years before
        part = keys.part(area, float(one[stand]), key or own, plausible, before)
        kind = Soort.JAARREKENING if int(year) in iv3.YEARS[Soort.JAARREKENING] else Soort.BEGROTING
        costs = iv3.spent(area, INKOMEN, int(year), kind)
        spent = _from_buig(area, assumed) if int(year) == BUIG_JAAR else None
        found.append(
            Buig(
                int(year), STANDEN[stand], float(one[stand]), part, costs / 1e6 if costs is not None else None, spent,
                one.get("noot", ""),
            )
        )  # fmt: skip
    return found


def trajectories(mln: float, assumed: Assumptions) -> float:
    """How many trajectories of the Onderwijsroute an amount pays."""
    return mln * 1e6 / assumed["onderwijsroute_per_traject"]


def stap() -> list[tuple[str, str, str]]:
    """What is known of STAP: question, answer, source."""
    told = content("werk")
    return [(one["wat"], one["antwoord"], told["bronnen"][one["bron"]]["titel"]) for one in told["stap"]]


def wage_subsidies(file: str, year: int) -> list[Subsidised]:
    """The subsidy for each row of the user's own numbers (.csv: aantal, uren, loonwaarde; leeftijd may be left out).

    By the law of that year for one person: minimum wage less loonwaarde (0 to 1), at most 70%, with the employer's
    costs. Raises InputError with file and line.
    """
    return [_subsidised(row, year, file, number) for number, row in enumerate(csv_rows(file, "--lks"), start=2)]


# --- helpers ---------------------------------------------------------------------------------------------------------


def _places(
    area: Area, what: str, year: int | None, mln: float, assumed: Assumptions, key: str, plausible: tuple[str, ...]
) -> Places:
    whole = int(mln * 1e6 / assumed["beschut_per_plek"])
    codes = [one.code for one in municipalities_in(area)]
    parts = {}
    for name in dict.fromkeys((key, *plausible)):
        divided = keys.divide(whole, name)
        parts[name] = float(sum(divided[code] for code in codes))
    return Places(what, year, mln, whole, Divided(key, parts[key], min(parts.values()), max(parts.values()), parts))


def _from_buig(area: Area, assumed: Assumptions) -> float | None:
    """The area's costs on 6.3 times the part that the BUIG pays in the country as a whole, mln EUR."""
    own = iv3.spent(area, INKOMEN, BUIG_JAAR, Soort.JAARREKENING)
    country = sum(iv3.by_municipality(INKOMEN, BUIG_JAAR, Soort.JAARREKENING).values())
    return None if own is None else own / country * assumed["buig_uitgaven_2024_mln"]


def _with_finance(assumed: Assumptions) -> Assumptions:
    return Assumptions("werk", {**assumptions("financien").values, **assumed.values})


def _subsidised(row: Mapping[str, str], year: int, file: str, line: int) -> Subsidised:
    from prinsjesdag.household.model import Household
    from prinsjesdag.measures.legislation import Legislation

    count = _cell(row, "aantal", 0.0, 1e6, file, line)
    hours = _cell(row, "uren", 0.0, 60.0, file, line)
    worth = _cell(row, "loonwaarde", 0.0, 1.0, file, line)
    age = int(_cell(row, "leeftijd", 15.0, 66.0, file, line)) if row.get("leeftijd") else 30
    person = {
        "id": "werknemer", "rol": "aanvrager", "leeftijd": age, "minimumloon_uren": hours, "loonwaarde": worth,
        "doelgroep_loonkostensubsidie": True,
    }  # fmt: skip
    law = Legislation.during(year)
    answer = law.calculate(Household.read({"id": "lks", "personen": [person]}), ["loonkostensubsidie"])
    return Subsidised(count, hours, worth, age, float(answer["loonkostensubsidie"]))


def _cell(row: Mapping[str, str], name: str, low: float, high: float, file: str, line: int) -> float:
    text = row.get(name, "")
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        shown = "ontbreekt" if not text else f"{quoted(text)} is geen getal"
        raise InputError(f"{shown}; de kolommen zijn aantal, uren, loonwaarde", (name,), file=file, line=line) from None
    if not low <= value <= high:
        raise InputError(f"{quoted(text)} kan niet; tussen {low:g} en {high:g}", (name,), file=file, line=line)
    return value
