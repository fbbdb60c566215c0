"""What the national policy of space means for a municipality: NOVEX area, arrangement, deadlines, tasks.

Which municipalities lie in a NOVEX area was found in no source, so "onbekend" is the rule and a name that says it the
exception. Where sources disagree on a date, both stand.
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from prinsjesdag.measures.agenda import agenda
from prinsjesdag.municipality.areas import Area, municipalities_in
from prinsjesdag.reading import parse_yaml

FILE = Path(__file__).with_name("ruimte.yaml")


@cache
def table() -> dict[str, Any]:
    """The agreements, as they stand in the file."""
    found: dict[str, Any] = parse_yaml(FILE.read_text(encoding="utf-8"))
    return found


def answer(area: Area, today: date | None = None) -> dict[str, Any]:
    """Vision, NOVEX, arrangement, deadlines and tasks of a municipality (or of the municipalities of an area)."""
    from prinsjesdag import __version__
    from prinsjesdag.building import load
    from prinsjesdag.building.aanvraag import lees
    from prinsjesdag.building.antwoord import antwoord

    known, day = table(), today or date.today()
    asked = lees({"doelen": ["geldende_nationale_visie", "omgevingsplan_deadline"]}, day.isoformat())
    said = {one.naam: one for one in antwoord(asked).uitkomsten}
    vision, plan = said.get("geldende_nationale_visie"), said["omgevingsplan_deadline"]
    return {
        "gemeente": {"code": area.code, "naam": area.naam, "provincie": area.provincie},
        "datum": day.isoformat(),
        "nationale_visie": vision.waarde if vision else f"onbekend sinds {known['gezien']}",
        "novex": _novex(area, known),
        "arrangement": _arrangement(area, known),
        "termijnen": [
            {"wat": f"{plan.omschrijving}: {plan.redenen[0].woorden}", "voor": plan.waarde,
             "bron": f"{plan.redenen[0].artikel} (bkhf.nl; tercera.nl noemt nog 2029)", "zekerheid": "secondary"},
            *known["termijnen"],
        ],
        "taken": [
            {"maatregel": task.measure.slug, "wat": task.what, "voor": task.by.isoformat() if task.by else None,
             "termijn": task.term, "besluit_door": task.decided_by}
            for task in agenda(domain="ruimte")
        ],
        "bewijs": {"versie": __version__, "gezien": known["gezien"], "hash": load().hash},
    }  # fmt: skip


def _novex(area: Area, known: dict[str, Any]) -> dict[str, Any]:
    codes = {one.code for one in municipalities_in(area)}
    named = [g["naam"] for g in known["novex"]["gebieden"] if codes & set(g["gemeenten"])]
    found: dict[str, Any] = {"gebieden": named, "bron": known["novex"]["bron"], "url": known["novex"]["url"]}
    if named:
        return found | {"in_gebied": True, "zekerheid": "uit de naam van het gebied; de grens zelf is niet gezien"}
    since = f"onbekend sinds {known['gezien']}"
    return found | {"in_gebied": since, "zekerheid": "welke gemeenten in een gebied liggen is in geen bron gevonden"}


def _arrangement(area: Area, known: dict[str, Any]) -> dict[str, Any]:
    said = known["arrangementen"]
    found = {"bron": said["bron"], "url": said["url"]}
    province = area.code if area.kind == "provincie" else area.provincie_code
    if province in said["provincies"]:
        return found | {"soort": "ruimtelijk arrangement", "getekend": said["getekend"]}
    if province in said["procesafspraak"]:
        return found | {"soort": "procesafspraak, geen arrangement", "getekend": None}
    return found | {"soort": "elf provincies met een arrangement, Groningen met een procesafspraak", "getekend": None}
