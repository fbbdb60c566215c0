"""Municipalities, provinces and the country: what is calculated and counted for them."""

from typing import Annotated, Any

import anyio.to_thread
from fastapi import APIRouter, Path, Query
from starlette.responses import JSONResponse, Response

from prinsjesdag.errors import InputError
from prinsjesdag.municipality.areas import Area, AreaError, all_municipalities, find, provinces
from prinsjesdag.web import answers
from prinsjesdag.web.api.asking import Strict, area
from prinsjesdag.web.api.schemas import AREA, MER, OUTCOME, SECTION, ok, several

router = APIRouter(route_class=Strict, tags=["gemeenten"])

Code = Annotated[str, Path(description="CBS-code: GM0344, PV26 of NL", pattern="^(GM[0-9]{4}|PV[0-9]{2}|NL)$")]
Year = Annotated[int, Query(description="het jaar waarnaar vergeleken wordt", ge=2000, le=2100)]
Slug = Annotated[str, Path(max_length=100)]


@router.get("/gemeenten", summary="Zoek een gebied", responses=ok(several(AREA)))
async def gemeenten(
    zoek: Annotated[str | None, Query(description="naam, oude naam of code", max_length=200)] = None,
) -> Response:
    """Alle gemeenten, of het ene gebied dat met een naam bedoeld wordt."""
    if zoek is None:
        return JSONResponse([area_dict(one) for one in (*all_municipalities(), *provinces(), find("NL"))])
    try:
        return JSONResponse([area_dict(find(zoek))])
    except AreaError as error:
        raise InputError(str(error), ("zoek",)) from None


@router.get("/gemeenten/{code}", summary="Eén gebied", responses=ok(AREA, absent=True))
async def gemeente(code: Code) -> Response:
    """Naam, provincie en welke onderdelen er zijn."""
    return JSONResponse(area_dict(area(code)))


@router.get("/gemeenten/{code}/uitkomsten", summary="Uitkomsten van een gebied", responses=ok(OUTCOME, absent=True))
async def uitkomsten(code: Code, jaar: Year = answers.YEAR) -> Response:
    """Wat geteld en berekend is, met intervallen, als `prinsjesdag gemeente --json`."""
    where = area(code)
    return JSONResponse(await anyio.to_thread.run_sync(lambda: answers.outcomes(where, _year(jaar))))


@router.get(
    "/gemeenten/{code}/domeinen", summary="De domeinen van een gebied", responses=ok(several(SECTION), absent=True)
)
async def domeinen(code: Code, jaar: Year = answers.YEAR) -> Response:
    """Wat elk domein over dit gebied zegt: tabellen, aannamen en wat niet berekend is."""
    where = area(code)

    def work() -> list[dict[str, Any]]:
        return [answers.section_dict(one) for one in answers.sections_of(where, _year(jaar))]

    return JSONResponse(await anyio.to_thread.run_sync(work))


@router.get(
    "/gemeenten/{code}/domeinen/{slug}", summary="Eén domein van een gebied", responses=ok(SECTION, absent=True)
)
async def domein(code: Code, slug: Slug, jaar: Year = answers.YEAR) -> Response:
    """Eén domein van dit gebied."""
    where = area(code)
    found = await anyio.to_thread.run_sync(lambda: answers.section_of(where, _year(jaar), slug))
    return JSONResponse(answers.section_dict(found))


@router.get("/gemeenten/{code}/mer", summary="Minima-effectrapportage", responses=ok(MER, absent=True))
async def minima_effect(
    code: Annotated[str, Path(description="CBS-code van een gemeente", pattern="^GM[0-9]{4}$")],
    jaar: Annotated[int, Query(description="het jaar; het jaar ervoor staat ernaast", ge=2000, le=2100)] = answers.YEAR,
    huur: Annotated[float | None, Query(description="kale huur in euro per maand", gt=0, lt=5000)] = None,
) -> Response:
    """Wat huishoudens rond het sociaal minimum hebben, en waardoor, als `prinsjesdag mer --json`."""
    where = area(code)
    return JSONResponse(await anyio.to_thread.run_sync(lambda: answers.mer_dict(where, jaar, huur)))


def area_dict(one: Area) -> dict[str, Any]:
    """An area for JSON; with what the name that was asked for has to do with it."""
    told = {"toelichting": one.toelichting} if one.toelichting else {}
    return {"code": one.code, "naam": one.naam, "soort": one.kind, "provincie": one.provincie or None} | told


def _year(year: int) -> int:
    if year not in answers.years():
        raise InputError(f"dit jaar staat niet klaar; kies uit {', '.join(map(str, answers.years()))}", ("jaar",))
    return year
