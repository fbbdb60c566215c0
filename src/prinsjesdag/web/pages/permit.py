"""A building activity: choose the work, fill in what its rules ask, and read what they say, with articles and terms."""

from enum import IntEnum

import anyio.to_thread
from fastapi import APIRouter, Request
from starlette.responses import Response

from prinsjesdag.building import load
from prinsjesdag.building.aanvraag import lees
from prinsjesdag.building.antwoord import Antwoord, antwoord
from prinsjesdag.building.kalender import kalender
from prinsjesdag.building.woorden import Activiteit, Bouwwerk
from prinsjesdag.engine import Day, Variable
from prinsjesdag.errors import InputError
from prinsjesdag.web.filled import MOST_FIELDS, Filled, filled
from prinsjesdag.web.pages.rendering import page

router = APIRouter()
ALWAYS = ("bouwwerk", "activiteit", "aanvraag")
"""Asked first; what else is asked follows from the rules for the work."""


@router.get("/vergunning")
def begin() -> Response:
    """Which work, and when."""
    return _page(Filled({}), None)


@router.post("/vergunning")
async def go(request: Request) -> Response:
    """What the rules say with these facts, and what they still ask; or the terms as a calendar."""
    form = filled((await request.form(max_files=0, max_fields=MOST_FIELDS)).multi_items())
    return await anyio.to_thread.run_sync(lambda: _go(form))


def _go(form: Filled) -> Response:
    if not form.get("bouwwerk"):
        form.errors["bouwwerk"] = "Kies wat u bouwt of verandert."
        return _page(form, None)
    said = _said(form)
    if form.errors:
        return _page(form, None)
    try:
        found = antwoord(lees(said, naam=form.get("bouwwerk")))
    except InputError as error:
        form.blame(error)
        return _page(form, None)
    if form.get("naar") == "agenda":
        headers = {"Content-Disposition": 'attachment; filename="termijnen.ics"'}
        return Response(kalender(found), media_type="text/calendar; charset=utf-8", headers=headers)
    return _page(form, found)


def _said(form: Filled) -> dict[str, object]:
    """The facts of the form that the rules know, as an application has them."""
    said: dict[str, object] = {}
    for name, text in form.fields.items():
        variable = load().variables.get(name)
        if variable is None or variable.fact is None or not text.strip():
            continue
        number = variable.kind in (int, float)
        value = form.number(name) if number else text.strip()
        said[name] = int(value) if variable.kind is int and isinstance(value, float) and value % 1 == 0 else value
    return said


def _page(form: Filled, found: Antwoord | None) -> Response:
    needed, assumed = _asked(form, found)
    return page(
        "vergunning.html", 400 if form.errors else 200, form=form, found=found, current="/vergunning",
        needed=needed, assumed=assumed, choices=_choices,
        works=sorted(Bouwwerk, key=lambda one: one.name), activities=Activiteit, defaults=_defaults(found),
        main=[one for one in found.uitkomsten if one.gevraagd] if found else [], label=_label,
    )  # fmt: skip


def _asked(form: Filled, found: Antwoord | None) -> tuple[list[Variable], list[Variable]]:
    """Facts that are needed or were filled in, and those that a usual value stands in for."""
    system = load()
    told = [n for n, text in form.fields.items() if text.strip() and n in system.variables and n not in ALWAYS]
    if found is None:
        return [v for n in told if (v := system.variables[n]).fact], []
    needs = [name for names in found.nog_nodig.values() for name in names]
    needed = [v for n in dict.fromkeys([*told, *needs]) if n not in ALWAYS and (v := system.variables[n]).fact]
    usual = [v for n in _defaults(found) if n not in ALWAYS and n != "peildatum" and (v := system.variables[n]).fact]
    return needed, usual


def _defaults(found: Antwoord | None) -> dict[str, str]:
    """What is assumed, by fact."""
    pairs = [text.partition(" = ") for text in found.aangenomen] if found else []
    return {name: value for name, _, value in pairs if name in load().variables}


def _choices(variable: Variable) -> list[tuple[str, str]]:
    """The words that a fact may have; empty where it is a number or a day."""
    if variable.kind is bool:
        return [("ja", "ja"), ("nee", "nee")]
    if issubclass(variable.kind, IntEnum) and not issubclass(variable.kind, Day):
        return [(one.name.lower(), one.name.lower().replace("_", " ")) for one in variable.kind]
    return []


def _label(variable: Variable) -> str:
    said = variable.label or variable.name.replace("_", " ")
    unit = {"m": "meter", "m2": "m²", "aantal": "", "dagen": "dagen"}.get(variable.unit or "", "")
    return said[0].upper() + said[1:] + (f" ({unit})" if unit and unit not in said else "")
