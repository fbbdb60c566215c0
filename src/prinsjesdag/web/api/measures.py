"""The register: measures, tasks, and what was said beside what it became."""

from typing import Annotated, Any

import anyio.to_thread
from fastapi import APIRouter, Path, Query
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from prinsjesdag.household.said import said_and_become
from prinsjesdag.law import load
from prinsjesdag.measures.agenda import agenda
from prinsjesdag.measures.register import DOMAINS, ROLES, newest_complete, search
from prinsjesdag.measures.training import advice
from prinsjesdag.values import read_date
from prinsjesdag.web import answers
from prinsjesdag.web.api.asking import Strict
from prinsjesdag.web.api.schemas import ANYTHING, MEASURE, ok, several
from prinsjesdag.web.today import today

router = APIRouter(route_class=Strict, tags=["register"])

NOTA = "de Miljoenennota van dit jaar"
Nota = Annotated[int | None, Query(description=NOTA, ge=2000, le=2100)]
Domain = Annotated[str | None, Query(description=f"een van {', '.join(DOMAINS)}", max_length=50)]
Role = Annotated[str | None, Query(description=f"een van {', '.join(ROLES)}", max_length=50)]
Text = Annotated[str | None, Query(max_length=200)]


@router.get("/maatregelen", summary="Zoek maatregelen", responses=ok(several(MEASURE)))
async def maatregelen(jaar: Nota = None, domein: Domain = None, status: Text = None, zoek: Text = None) -> Response:
    """Wat elke Miljoenennota aankondigde, als `prinsjesdag maatregelen --json`; zonder jaar alle jaren."""
    return JSONResponse([m.as_dict() for m in search(year=jaar, domain=domein, status=status, text=zoek)])


@router.get("/maatregelen/{slug}", summary="Eén maatregel", responses=ok(MEASURE, absent=True))
async def maatregel(slug: Annotated[str, Path(max_length=100)]) -> Response:
    """Alles over een maatregel, met verloop en effecten, als `prinsjesdag maatregel --json`."""
    found = answers.measure(slug)
    return JSONResponse(await anyio.to_thread.run_sync(lambda: answers.measure_dict(found.slug)))


@router.get("/taken", summary="Taken van gemeenten", responses=ok(several(ANYTHING)))
async def taken(rol: Role = None, domein: Domain = None, vanaf: Text = None) -> Response:
    """Wat gemeenten moeten doen en voor wanneer, als `prinsjesdag agenda --json`."""
    search(domain=domein)  # a domain that there isn't is refused
    since = read_date(vanaf, ("vanaf",)) if vanaf else None
    found = agenda(role=rol, domain=domein, since=since)
    return JSONResponse([{"maatregel": t.measure.slug, "domein": t.measure.domain, **t.as_dict()} for t in found])


@router.get("/opleidingsadviezen/{rol}", summary="Wat een rol moet weten", responses=ok(several(ANYTHING), absent=True))
async def opleidingsadvies(rol: Annotated[str, Path(max_length=50)]) -> Response:
    """Onderwerpen voor een rol, het dringendste eerst."""
    if rol not in ROLES:
        raise HTTPException(404, f"Deze rol is er niet; kies uit {', '.join(ROLES)}.")
    return JSONResponse([topic.as_dict() for topic in advice(rol, today())])


@router.get("/gezegd-geworden", summary="Gezegd en geworden", responses=ok(several(ANYTHING)))
async def gezegd_geworden(jaar: Nota = None) -> Response:
    """Elk getal uit de aankondiging naast wat het werd."""
    if jaar is not None:
        search(year=jaar)

    def work() -> list[dict[str, Any]]:
        return [s.as_dict() for s in said_and_become(jaar or newest_complete(), load())]

    return JSONResponse(await anyio.to_thread.run_sync(work))
