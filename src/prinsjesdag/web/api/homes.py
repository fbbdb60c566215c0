"""A home, a building activity, and the rules of a file. They come in the body, are not kept and not logged."""

from collections.abc import Mapping
from typing import Annotated, Any

import anyio.to_thread
from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, Response

from prinsjesdag.building.aanvraag import lees
from prinsjesdag.building.antwoord import antwoord
from prinsjesdag.dmn.answers import to_json
from prinsjesdag.dmn.interview import Interview
from prinsjesdag.dmn.replies import answers_of
from prinsjesdag.dmn.showing import as_dict as rules_dict
from prinsjesdag.dmn.sttr import read_bytes
from prinsjesdag.energy import advice, stock
from prinsjesdag.energy.home import read
from prinsjesdag.errors import InputError
from prinsjesdag.web.api.asking import Day, Strict, answered, content
from prinsjesdag.web.api.schemas import ADVICE, PERMIT, RULES, body, ok

router = APIRouter(route_class=Strict, tags=["wonen en bouwen"])


@router.post(
    "/vergunning", summary="Is een vergunning nodig?", responses=ok(PERMIT, posts=True), openapi_extra=body("Aanvraag")
)
async def vergunning(request: Request, op: Day = None) -> Response:
    """Recht, vergunning met redenen, termijnen en wat in te dienen, als `prinsjesdag vergunning --json`."""
    said = await content(request)
    if not isinstance(said, Mapping):
        raise InputError("verwacht gegevens met een naam, als bouwwerk: dakkapel")
    return await answered(lambda: antwoord(lees(said, op)).as_dict())


@router.post(
    "/woning", summary="Isolatie van een woning", responses=ok(ADVICE, posts=True), openapi_extra=body("Woning")
)
async def woning(
    request: Request,
    rente: Annotated[float | None, Query(description="rente per jaar, als 0.04", ge=0.0, le=0.5)] = None,
    prijsgroei: Annotated[
        float | None, Query(description="groei van de gasprijs per jaar, als 0.02", ge=-0.2, le=0.3)
    ] = None,
    gasprijs: Annotated[float | None, Query(description="leveringstarief, EUR per m3 met btw", ge=0, le=20)] = None,
    stroomprijs: Annotated[float | None, Query(description="leveringstarief, EUR per kWh met btw", ge=0, le=5)] = None,
    looptijd: Annotated[int, Query(description="jaren van een lening", ge=1, le=50)] = 15,
    tranche: Annotated[int | None, Query(description="ronde van de lokale aanpak", ge=1, le=3)] = None,
) -> Response:
    """Gas en rekening voor en na, kosten, subsidie en terugverdienen, als `prinsjesdag woning --json`."""
    said = await content(request)

    def work() -> dict[str, Any]:
        one = read(said)
        options = advice.Options(
            rente, prijsgroei, gasprijs, stroomprijs, looptijd, tranche, stock.mean_woz(one.municipality)
        )
        return dict(advice.as_dict(advice.advise(one, options)))

    return await answered(work)


@router.post(
    "/toepasbare-regels", summary="Toepasbare regels van het Omgevingsloket", responses=ok(RULES, posts=True),
    openapi_extra=body("ToepasbareRegels"),
)  # fmt: skip
async def toepasbare_regels(request: Request) -> Response:
    """Vragen, conclusies en uitleg van een bestand, als `prinsjesdag toepasbare-regels --json`."""
    said = await content(request)
    if not isinstance(said, Mapping) or not isinstance(said.get("bestand"), str):
        raise InputError(
            "verwacht {bestand: de tekst van een .dmn-bestand, antwoorden: {vraag: antwoord}}", ("bestand",)
        )
    if unknown := sorted(set(said) - {"bestand", "antwoorden"}):
        raise InputError("dit veld is er niet; wel bestand en antwoorden", (str(unknown[0]),))

    def work() -> str:
        rules = read_bytes(said["bestand"].encode("utf-8", "surrogatepass"), "bestand")
        answers = answers_of(said.get("antwoorden") or {}, rules)
        return to_json(rules_dict(rules, Interview(rules).state(answers), answers))

    return Response(await anyio.to_thread.run_sync(work), media_type=JSONResponse.media_type)
