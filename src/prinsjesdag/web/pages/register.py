"""The register: a list with filters, the timeline, a page a measure, the agenda and what a role must know."""

from functools import lru_cache
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Path, Query
from markupsafe import Markup
from starlette.responses import Response

from prinsjesdag.errors import InputError
from prinsjesdag.household.examples import describe
from prinsjesdag.measures.agenda import agenda as tasks
from prinsjesdag.measures.agenda import calendar
from prinsjesdag.measures.register import DOMAINS, ROLES, Measure, last_seen, newest_complete, register, search, years
from prinsjesdag.measures.training import advice
from prinsjesdag.report import layout
from prinsjesdag.report.register import timeline
from prinsjesdag.web import answers
from prinsjesdag.web.pages.rendering import page
from prinsjesdag.web.today import today

router = APIRouter()
CERTAINTY = {"hoog": "zeker", "middel": "redelijk zeker", "laag": "onzeker"}
Text = Annotated[str, Query(max_length=200)]


@router.get("/maatregelen")
def maatregelen(jaar: Text = "", domein: Text = "", status: Text = "", zoek: Text = "") -> Response:
    """The measures that fit, by domain."""
    problem, found = "", []
    year = jaar or str(newest_complete())
    try:
        wanted = None if year == "alle" else int(year) if year.isdigit() and len(year) == 4 else -1
        found = search(year=wanted, domain=domein or None, status=status or None, text=zoek or None)
    except InputError as error:
        problem = error.what
    parts = [(DOMAINS[name], list(group)) for name, group in groupby(_by_domain(found), key=lambda m: m.domain)]
    states = sorted({m.status.split(" sinds ")[0] for m in register()})
    return page(
        "maatregelen.html", 400 if problem else 200, parts=parts, count=len(found), years=years(), year=year,
        domains=DOMAINS, domain=domein, states=states, state=status, text=zoek, problem=problem,
        current="/maatregelen",
    )  # fmt: skip


@router.get("/maatregelen/tijdlijn")
def tijdlijn(jaar: Annotated[int, Query(ge=2000, le=2100)] = 2024) -> Response:
    """When everything happened, as a picture and as a table."""
    found = search(year=jaar)
    return page("tijdlijn.html", found=found, year=jaar, years=years(), drawn=_timeline(jaar), domains=DOMAINS,
                current="/maatregelen")  # fmt: skip


@router.get("/maatregelen/{slug}")
def maatregel(slug: Annotated[str, Path(max_length=100)]) -> Response:
    """Announced and become, effect, tasks and sources."""
    m = answers.measure(slug)
    effects = answers.measure_dict(slug)["effecten"]
    touched = sorted((e for e in effects if e["maand"]), key=lambda e: -abs(e["maand"]))
    widest = max((abs(e["maand"]) for e in touched), default=1.0)
    return page(
        "maatregel.html", m=m, content=m.content, domain=DOMAINS[m.domain], roles=ROLES, certainty=CERTAINTY,
        touched=touched, untouched=sum(e["maand"] == 0 for e in effects), widest=widest, describe=describe,
        last_seen=last_seen(m), current="/maatregelen",
    )  # fmt: skip


@router.get("/agenda")
def agenda(rol: Text = "", domein: Text = "") -> Response:
    """Tasks by date, for a role or for all; with what the role must know."""
    found = tasks(role=rol or None, domain=domein or None)
    now = today()
    parts = [
        ("Komt nog", [t for t in found if t.by and t.by >= now]),
        ("Zonder datum", [t for t in found if t.by is None]),
        ("Al voorbij", [t for t in found if t.by and t.by < now][::-1]),
    ]
    topics = advice(rol, now) if rol else []
    return page("agenda.html", parts=[p for p in parts if p[1]], roles=ROLES, role=rol, domains=DOMAINS,
                domain=domein, topics=topics, current="/agenda")  # fmt: skip


@router.get("/agenda.ics")
def agenda_ics(rol: Text = "", domein: Text = "") -> Response:
    """The tasks with a date as a calendar."""
    content = calendar(tasks(role=rol or None, domain=domein or None), today())
    headers = {"Content-Disposition": 'attachment; filename="agenda.ics"'}
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)


@lru_cache(maxsize=8)
def _timeline(year: int) -> Markup:
    return Markup(layout.svg_text(timeline(search(year=year)).to_dict()))


def _by_domain(found: list[Measure]) -> list[Measure]:
    order = list(DOMAINS)
    return sorted(found, key=lambda m: (order.index(m.domain), m.year))
