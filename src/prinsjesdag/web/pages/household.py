"""A household in steps. Everything travels in the body of the form: nothing is stored, logged or put in an address."""

import json
from typing import Any

import anyio.to_thread
from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from prinsjesdag.engine import When
from prinsjesdag.errors import InputError
from prinsjesdag.household.answer import answer
from prinsjesdag.household.compare import Comparison, compare
from prinsjesdag.household.explain import ORIGIN, explain
from prinsjesdag.household.model import Household
from prinsjesdag.household.niet_gebruik import Row, not_used
from prinsjesdag.law import load
from prinsjesdag.law.algemeen.feiten import RECEIVED
from prinsjesdag.municipality.areas import all_municipalities
from prinsjesdag.web.form import AMOUNTS, BENEFITS, CARE, QUESTIONS, RELATIONS, STEPS, Form, place_of
from prinsjesdag.web.pages.rendering import page
from prinsjesdag.web.today import today

router = APIRouter()
YEARS = (2027, 2026, 2025, 2024, 2023)
MOST_FIELDS = 400
LONGEST = 200


@router.get("/huishouden")
def begin() -> Response:
    """The first step, empty."""
    return _step(Form({"jaar": "2024"}, ["besteedbaar_inkomen"]), "vraag")


@router.post("/huishouden")
async def go(request: Request) -> Response:
    """One step on or back, the outcome, an explanation, or the household as a file."""
    said = await request.form(max_files=0, max_fields=MOST_FIELDS)
    pairs = [(name, value) for name, value in said.multi_items() if isinstance(value, str)]
    if any(len(value) > LONGEST for _, value in pairs):
        raise HTTPException(400, "Een van de velden is te lang.")
    form = Form({n: v for n, v in pairs if n not in ("stap", "naar", "doel")}, [])
    form.wanted = [v for n, v in pairs if n == "doel" and v in QUESTIONS]
    return await anyio.to_thread.run_sync(
        lambda: _go(form, dict(pairs).get("stap", ""), dict(pairs).get("naar", "verder"))
    )


def _go(form: Form, step: str, to: str) -> Response:
    if step not in STEPS:
        return _step(form, "vraag")
    if to == "terug" and step != "vraag":
        steps = _steps(form)
        return _step(form, steps[max(0, steps.index(step) - 1)] if step in steps else "vraag")
    order = list(STEPS)
    for one in order[: order.index(step) + 1]:  # those before too: a form can be sent in any shape
        if one != "uitkomst" and one in _steps(form) and not form.check(one):
            return _step(form, one, 400)
    if to.startswith("wijzig:"):
        return _step(form, to[7:] if to[7:] in _steps(form) else "vraag")
    steps = _steps(form)
    if step == "uitkomst":
        return _outcome(form, to)
    following = steps[steps.index(step) + 1] if step in steps else "vraag"
    return _outcome(form, to) if following == "uitkomst" else _step(form, following)


def _steps(form: Form) -> list[str]:
    try:
        return form.steps
    except ValueError:  # ages that can't be read: told at their own step
        return ["vraag", "mensen"]


def _step(form: Form, step: str, status: int = 200) -> Response:
    return page(
        "huishouden.html", status, form=form, step=step, steps=_steps(form), names=STEPS, questions=QUESTIONS,
        years=YEARS, amounts=AMOUNTS, benefits=BENEFITS, care=CARE, relations=RELATIONS, current="/huishouden",
        municipalities=sorted(one.naam for one in all_municipalities()), carried=_carried(form, step),
    )  # fmt: skip


def _carried(form: Form, step: str) -> list[tuple[str, str]]:
    """The fields of the other steps, hidden in the form."""
    mine = {
        "vraag": ("jaar",),
        "mensen": ("leeftijd", "partner", "partner_leeftijd", "relatie", "kinderen", "anderen", "gemeente"),
        "inkomen": (*AMOUNTS, "geen_inkomen", "uitkering_soort"),
        "woning": ("woning", "kale_huur", "servicekosten", "woz_waarde", "hypotheekrente"),
        "opvang": ("opvang", "uren", "prijs"),
    }.get(step, ())  # fmt: skip
    grouped = step in ("inkomen", "opvang")
    hidden = [
        (name, value)
        for name, value in form.fields.items()
        if value and not (name in mine or (grouped and name.rpartition("_")[0] in mine))
    ]
    return hidden + ([] if step == "vraag" else [("doel", name) for name in form.wanted])


def _outcome(form: Form, to: str) -> Response:
    system = load()
    try:
        household = form.household(system)
        if to == "bestand":
            headers = {"Content-Disposition": 'attachment; filename="huishouden.json"'}
            text = json.dumps(form.content(), ensure_ascii=False, indent=2)
            return Response(text, media_type="application/json", headers=headers)
        if to.startswith("uitleg:"):
            return _explained(form, household, to)
        found = _compared(household, form)
        missed = _maybe(form, household)
    except InputError as error:
        form.errors[place_of(error, form) or "algemeen"] = error.what
        return _step(form, "inkomen", 400)
    return page("huishouden_uitkomst.html", form=form, found=found, rows=_rows(found), missed=missed, names=STEPS,
                steps=form.steps, step="uitkomst", questions=QUESTIONS, carried=_carried(form, "uitkomst"),
                current="/huishouden", statement=found.after.filled.statement.replace("_", " "),
                today=today())  # fmt: skip


def _compared(household: Household, form: Form) -> Comparison:
    """The year before and the year; with the same euros where an index isn't known yet."""
    first, second = When(form.year - 1), When(form.year)
    try:
        return compare(household, load(), first, second, False, form.wanted)
    except InputError:
        return compare(household, load(), first, second, True, form.wanted)


def _rows(found: Comparison) -> list[Any]:
    """Asked outcomes: those of the gezin, and of every adult who has something."""
    return [row for row in found.rows if row.variable.level != "persoon" or row.before or row.after or row.whose == "u"]


def _maybe(form: Form, household: Household) -> list[Row]:
    """What else this household seems entitled to, as if nothing were received yet."""
    names = [fact.variable for fact in RECEIVED]
    content = form.content()
    for person in content["personen"]:
        if person["rol"] in ("aanvrager", "partner"):
            person |= dict.fromkeys(names, False)
    rows, _ = not_used(Household.read(content), load(), When(form.year))
    return [row for row in rows if row.family == 1 and row.scheme.outcome not in form.wanted]


def _explained(form: Form, household: Household, to: str) -> Response:
    _, target, year, *who = [*to.split(":"), "", ""][:4]
    if target not in QUESTIONS or year not in (str(form.year), str(form.year - 1)):
        raise HTTPException(400, "Deze uitleg is er niet.")
    ids = [p.id for p in household.persons]
    person = ids.index(who[0]) if who and who[0] in ids else None
    system = load()
    before = _compared(household, form).before if int(year) < form.year else None
    found = before or answer(household, system, When(int(year)), form.wanted)
    variable = system.variable(target)
    of_person = variable is not None and variable.level == "persoon"
    made = explain(found, target, person if of_person else None)
    return page("huishouden_uitleg.html", form=form, made=made, year=int(year), target=target,
                who=who[0] if who and of_person else "", names=STEPS, steps=form.steps, step="uitkomst",
                carried=_carried(form, "uitkomst"), current="/huishouden", label=QUESTIONS[target],
                origin=ORIGIN)  # fmt: skip
