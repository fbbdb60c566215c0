"""Start: find a municipality, and the map."""

import csv
import io
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from prinsjesdag.municipality.areas import AreaError, all_municipalities, find, provinces
from prinsjesdag.web import answers
from prinsjesdag.web.map import Layer, drawn, layers, outlines
from prinsjesdag.web.pages.rendering import page, style

router = APIRouter()


@router.get("/")
def start(kaart: Annotated[str, Query(max_length=120)] = "") -> Response:
    """Search, the map with its table, and the provinces."""
    return _start(kaart)


@router.get("/zoek")
def zoek(request: Request, naam: Annotated[str, Query(max_length=200)] = "") -> Response:
    """To the municipality that is meant, or back with what might be meant."""
    try:
        found = find(naam)
    except AreaError as error:
        return _start("", asked=naam, problem=str(error))
    former = f"?van={found.gevraagd_als}" if found.gevraagd_als else ""
    return RedirectResponse(f"/gemeente/{found.code}{former}", 303)


@router.get("/stijl.css")
def stijl() -> Response:
    """The style of all pages."""
    return PlainTextResponse(style(), media_type="text/css; charset=utf-8")


@router.get("/kaart.csv")
def kaart_csv(kaart: Annotated[str, Query(max_length=120)] = "") -> Response:
    """The table of the map."""
    layer = _layer(kaart)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["code", "gemeente", "provincie", layer.title, "laag", "hoog", "eenheid", "soort"])
    rows = drawn(answers.YEAR, layer).rows
    for one in all_municipalities():
        row = rows.get(one.code, {})
        fields = [row.get(name) for name in ("waarde", "laag", "hoog", "eenheid", "soort")]
        writer.writerow([one.code, one.naam, one.provincie, *fields])
    headers = {"Content-Disposition": 'attachment; filename="kaart.csv"'}
    return Response(out.getvalue().encode("utf-8-sig"), media_type="text/csv; charset=utf-8", headers=headers)


def _layer(key: str) -> Layer:
    known = {layer.key: layer for layer in layers(answers.YEAR)}
    return known.get(key) or next(iter(known.values()))


def _start(chosen: str, asked: str = "", problem: str = "") -> Response:
    year = answers.YEAR
    layer = _layer(chosen)
    return page(
        "start.html", 400 if problem else 200, year=year, layers=layers(year), map=drawn(year, layer),
        outlines=outlines(), municipalities=sorted(all_municipalities(), key=lambda one: one.naam.lstrip("'").lower()),
        provinces=provinces(), names={one.code: one.naam for one in all_municipalities()}, asked=asked,
        problem=problem, current="/", found=answers.shipped(year),
    )  # fmt: skip
