"""What the rules say of an application: outcomes, reasons with articles, terms as dates, and what to hand in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Any

from prinsjesdag import wording
from prinsjesdag.building import STATUTES, load
from prinsjesdag.building.aanvraag import Aanvraag
from prinsjesdag.building.bbl.knip import GEBOUWEN, ROUTES
from prinsjesdag.building.indienen import indienen
from prinsjesdag.building.prestaties import EISEN
from prinsjesdag.building.termijnen import termijnen
from prinsjesdag.building.woorden import Activiteit, Bouwwerk, Gebruiksfunctie, Oordeel, tekst
from prinsjesdag.engine import Day, Interpreter, Missing, Step, Variable, trace
from prinsjesdag.termijnen import Termijn

GEZIEN = date(2026, 11, 22)
"""Up to this day the adoption of the Nota Ruimte, and the Wkb for renovation, were looked for."""
MPG_NIEUW = date(2026, 7, 1)
GEVRAAGD_BIJ = {
    "overspanning_m": (Bouwwerk.FIETS_OF_VOETGANGERSBRUG,),
    "bouwlagen": (Bouwwerk.BEDRIJFSGEBOUW, Bouwwerk.BIJBEHOREND_BOUWWERK),
}
"""Sizes that one kind of work alone is judged by."""
KLEINE_WONING = {Gebruiksfunctie.WOONFUNCTIE: 80.0, Gebruiksfunctie.WOONGEBOUW: 60.0}
"""From then a dwelling of fewer m2 has a softer MPG, by a ministerial regulation not seen (Bbl art. 4.159 lid 3)."""
ALTIJD = ("toepasselijk_recht", "beslistermijn", "beslistermijn_na_verlenging")
"""Asked of every application whose day was told."""
TECHNISCH, PLAN = "technische_bouwactiviteit", "omgevingsplanactiviteit"
"""The two halves of the knip, answered by the rules for the work (`ROUTES`)."""
WKB = ("wkb_gevolgklasse1", "wkb_van_toepassing", "bouwmelding_nodig")
"""Asked of a building, where it is told whether the work is new."""
BIJBEHOREND = ("bijbehorend_bouwwerk_max_m2", "bijbehorend_bouwwerk_daknok_max")


@dataclass
class Reden:
    """One step: what was found, and by which article."""

    wat: str
    waarde: str
    artikel: str
    link: str | None
    woorden: str
    zekerheid: str


@dataclass
class Uitkomst:
    """One outcome with the reasons for it; `waarde` is None while something is needed."""

    naam: str
    omschrijving: str
    waarde: Any
    tekst: str
    redenen: list[Reden]
    zekerheid: str
    gevraagd: bool


@dataclass
class Antwoord:
    """Everything said of one application."""

    aanvraag: Aanvraag
    uitkomsten: list[Uitkomst]
    nog_nodig: dict[str, list[str]]
    aangenomen: list[str]
    termijnen: list[Termijn] = field(default_factory=list)
    indienen: list[str] = field(default_factory=list)
    waarschuwingen: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """As `vergunning --json` gives it."""
        from prinsjesdag import __version__

        return {
            "id": self.aanvraag.naam,
            "datum": str(self.aanvraag.when),
            "uitkomsten": {one.naam: one.waarde for one in self.uitkomsten},
            "toelichting": {
                one.naam: {"omschrijving": one.omschrijving, "tekst": one.tekst, "zekerheid": one.zekerheid,
                           "redenen": [vars(reason) for reason in one.redenen]}
                for one in self.uitkomsten
            },
            "nog_nodig": self.nog_nodig,
            "aangenomen": self.aangenomen,
            "termijnen": [
                {"naam": t.naam, "omschrijving": t.wat, "uiterlijk": t.uiterlijk.isoformat(), "artikel": t.wet,
                 "toelichting": t.toelichting}
                for t in self.termijnen
            ],
            "indienen": self.indienen,
            "waarschuwingen": self.waarschuwingen,
            "bewijs": {"versie": __version__, "wetgeving": str(self.aanvraag.when), "hash": load().hash},
        }  # fmt: skip


def antwoord(aanvraag: Aanvraag) -> Antwoord:
    """Every outcome that the facts allow; what is lacking is named for those that the question is about."""
    system = load()
    knip = _knip(aanvraag)
    targets = [v.name for v in system.variables.values() if v.target and _fits(v.name, aanvraag)]
    outcome = Interpreter(system, aanvraag.when).run([*targets, *knip.values()], aanvraag.case())
    asked = aanvraag.doelen or _asked(aanvraag)
    found = Antwoord(aanvraag, [], {}, list(aanvraag.assumed))

    def add(name: str, of: str, asked: bool) -> None:
        value = outcome.year(of)[0]
        if unknown := _unforeseen(of, aanvraag):
            if asked:
                found.nog_nodig[name] = [unknown]
            return
        if type(value) is not Missing:
            step = trace(outcome, of, 0)
            found.uitkomsten.append(_uitkomst(system.variables[of], name, value, step, aanvraag, asked))
            if asked:
                found.aangenomen += [_assumed(s) for s in step.walk() if s.origin == "assumed"]
        elif asked:
            found.nog_nodig[name] = _needs(of, value.needs, aanvraag)

    for name, of in knip.items():
        add(name, of, True)
    if PLAN not in knip and TECHNISCH in knip:
        found.uitkomsten.append(_het_plan_zegt_het())
    for name in sorted(targets, key=lambda name: asked.index(name) if name in asked else len(asked)):
        add(aanvraag.genoemd.get(name, name), name, name in asked)
    found.aangenomen = list(dict.fromkeys(found.aangenomen))
    values = {one.naam: one.waarde for one in found.uitkomsten}
    found.termijnen = termijnen(aanvraag, {n: outcome.year(n)[0] for n in targets})
    found.indienen = indienen(values)
    found.waarschuwingen = _warnings(aanvraag, values, asked)
    return found


def _unforeseen(name: str, aanvraag: Aanvraag) -> str | None:
    """What nobody knows and an outcome waits for: a day still to come, or a value that was not seen."""
    first = aanvraag.when.first
    if name == "mpg_max" and first >= MPG_NIEUW:
        area, least = aanvraag.told("gebruiksoppervlakte_m2"), KLEINE_WONING.get(_use(aanvraag), 0.0)
        return "de soepelere waarde voor een kleine woning (onbekend)" if area is not None and area < least else None
    renovation = aanvraag.told("activiteit") == Activiteit.VERBOUW
    if name == "geldende_nationale_visie" or (name == "wkb_van_toepassing" and renovation):
        return None if first <= max(date.today(), GEZIEN) else f"{name} op {first.isoformat()} (onbekend)"
    return None


def _needs(outcome: str, names: Iterable[str], aanvraag: Aanvraag) -> list[str]:
    """What to ask: not the size that art. 2.17 asks of another kind of work."""
    work = aanvraag.told("bouwwerk")
    if outcome.startswith("wkb_") and (work in GEBOUWEN or work == Bouwwerk.FIETS_OF_VOETGANGERSBRUG):
        names = [name for name in names if name != "hoogte_m"]
    wanted = sorted(name for name in names if work is None or work in GEVRAAGD_BIJ.get(name, (work,)))
    return wanted or sorted(names)


def _use(aanvraag: Aanvraag) -> Gebruiksfunctie:
    said = aanvraag.told("gebruiksfunctie")
    return Gebruiksfunctie.WOONFUNCTIE if said is None else Gebruiksfunctie(said)


def _knip(aanvraag: Aanvraag) -> dict[str, str]:
    """The two halves of the knip, each with the variable that answers it."""
    work = aanvraag.told("bouwwerk")
    if not isinstance(work, Bouwwerk) or aanvraag.when.first < date(2024, 1, 1) or aanvraag.doelen:
        return {}
    technical, plan = ROUTES[work]
    if aanvraag.told("activiteit") == Activiteit.ONDERHOUD:
        plan = "onderhoud_opa_vergunningvrij"
    return {TECHNISCH: technical, PLAN: plan} if plan else {TECHNISCH: technical}


def _fits(name: str, aanvraag: Aanvraag) -> bool:
    """Whether an outcome is asked for, or is not about another kind of work than what is built."""
    if aanvraag.doelen:
        return name in aanvraag.doelen
    work = aanvraag.told("bouwwerk")
    if not isinstance(work, Bouwwerk) or not any(name in route for route in ROUTES.values()):
        return True
    return name in ROUTES[work]


def _asked(aanvraag: Aanvraag) -> tuple[str, ...]:
    """What an application is about: its terms, and for a building the Wkb."""
    names: list[str] = []
    if not any(said.startswith("aanvraag = ") for said in aanvraag.assumed):
        names += ALTIJD
    work = aanvraag.told("bouwwerk")
    if work in GEBOUWEN and aanvraag.when.first >= date(2024, 1, 1):
        names += WKB if aanvraag.told("activiteit") is not None else ()
        names += BIJBEHOREND if work == Bouwwerk.BIJBEHOREND_BOUWWERK else ()
    return tuple(names)


def _het_plan_zegt_het() -> Uitkomst:
    """No national rule frees this work of the omgevingsplan."""
    said = tekst(Oordeel.OMGEVINGSPLAN_BEPAALT)
    law = "Omgevingswet art. 5.1 lid 1 onder a"
    reason = Reden("landelijk vrijgesteld", "nee", law, wording.link_to(law, "2024-01-01", STATUTES),
                   "art. 2.29 van het Bbl noemt dit bouwwerk niet; het omgevingsplan beslist", "")  # fmt: skip
    return Uitkomst(PLAN, "omgevingsplanactiviteit", said, said, [reason], "", True)


def _uitkomst(variable: Variable, name: str, value: Any, step: Step, aanvraag: Aanvraag, asked: bool) -> Uitkomst:
    reasons = [_reden(s, aanvraag) for s in step.walk() if s.rule is not None and type(s.value) is not Missing]
    found = {f.enacted.confidence for s in step.walk() for f in s.figures if f.enacted}
    worst = next((wording.CONFIDENCE[c] for c in _ORDER if c in found), "")
    label = variable.label if name == variable.name else name.replace("_", " ")
    plain, text = _plain(value), _text(value, variable.unit)
    if name in EISEN and value == 0:
        plain, text = None, "geen eis"
    if name == TECHNISCH:
        plain = text = tekst(Oordeel.VERGUNNINGVRIJ if value else Oordeel.VERGUNNINGPLICHTIG)
    elif name == PLAN:
        plain = text = tekst(Oordeel.VERGUNNINGVRIJ if value else Oordeel.OMGEVINGSPLAN_BEPAALT)
    return Uitkomst(name, label, plain, text, reasons, worst, asked)


_ORDER = ("memory", "derived", "secondary", "official")
"""The least certain first."""


def _reden(step: Step, aanvraag: Aanvraag) -> Reden:
    assert step.rule is not None
    confidence = next((c for c in _ORDER if any(f.enacted and f.enacted.confidence == c for f in step.figures)), None)
    said = wording.CONFIDENCE[confidence] if confidence in ("memory", "derived", "secondary") else ""
    return Reden(
        step.variable.label, _text(step.value, step.variable.unit), step.rule.law,
        wording.link_to(step.rule.law, str(aanvraag.when), STATUTES), step.rule.words, said,
    )  # fmt: skip


def _plain(value: Any) -> Any:
    """A value as JSON has it: words in full where they have a text of their own."""
    if isinstance(value, IntEnum):
        return tekst(value)
    if isinstance(value, Day):
        return date.fromordinal(value).isoformat()
    return round(value, 6) if isinstance(value, float) else value


def _text(value: Any, unit: str | None) -> str:
    if isinstance(value, IntEnum):
        return tekst(value)
    return wording.shown(value, unit)


def _assumed(step: Step) -> str:
    fact = step.variable.fact
    assert fact is not None
    return f"{fact.name} = {_text(step.value, step.variable.unit)}"


def _warnings(aanvraag: Aanvraag, values: Mapping[str, Any], asked: tuple[str, ...]) -> list[str]:
    """What the outcomes don't say."""
    found = []
    first = aanvraag.when.first
    if first < date(2024, 1, 1) and "bouwwerk" in aanvraag.given:
        found.append(
            "Voor 1 januari 2024 gelden het Besluit omgevingsrecht (bijlage II) en het Bouwbesluit 2012; die lijsten "
            "staan hier niet in. Of een vergunning nodig was, is dus niet beoordeeld."
        )
    if values.get(PLAN) == tekst(Oordeel.OMGEVINGSPLAN_BEPAALT):
        found.append("Het omgevingsplan van de gemeente is niet beoordeeld: kijk in het Omgevingsloket.")
    if any(name.startswith("bijbehorend_bouwwerk") for name in (*values, *asked)):
        found.append(
            "De regels van de bruidsschat (art. 22.36) zijn uit uitspraken aangehaald; de tekst zelf is niet gezien. "
            "De gemeente kan ze al hebben gewijzigd."
        )
    about = aanvraag.doelen or (() if "bouwwerk" in aanvraag.given else tuple(values))
    if "mpg_max" in about and first >= MPG_NIEUW:
        found.append(
            "Voor een kleine woning (tot 60 m2 in een woongebouw, tot 80 m2 elders) of veel buitenoppervlak geldt een "
            "soepelere milieuprestatie uit een ministeriële regeling die hier niet in staat (Bbl art. 4.159 lid 3)."
        )
    if "geldende_nationale_visie" in about and first >= date(2025, 9, 26):
        found.append(
            "De Ontwerp-Nota Ruimte (26 september 2025) geldt niet; vaststelling onbekend sinds 22 november 2026."
        )
    if values.get("wkb_van_toepassing") is False and aanvraag.told("activiteit") == Activiteit.VERBOUW:
        found.append("Wanneer de Wkb voor verbouw gaat gelden, is onbekend sinds 22 november 2026.")
    return found
