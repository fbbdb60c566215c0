"""Calculations about one household. It comes in the body, is not kept and not logged."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from prinsjesdag.errors import InputError
from prinsjesdag.household.answer import answer
from prinsjesdag.household.armoedeval import trap
from prinsjesdag.household.asking import read_when
from prinsjesdag.household.compare import compare
from prinsjesdag.household.explain import explain
from prinsjesdag.household.niet_gebruik import as_dict, not_used
from prinsjesdag.law import load
from prinsjesdag.web.api.asking import Day, Strict, Targets, Year, answered, household, moment, targets
from prinsjesdag.web.api.schemas import ANSWER, COMPARISON, EXPLANATION, NOT_USED, TRAP, body, ok

router = APIRouter(route_class=Strict, tags=["huishoudens"])
MOST_POINTS = 250


@router.post("/berekeningen", summary="Bereken een huishouden", responses=ok(ANSWER, posts=True), openapi_extra=body())
async def bereken(request: Request, doel: Targets = None, jaar: Year = None, datum: Day = None) -> Response:
    """Wat de wet geeft en vraagt, als `prinsjesdag bereken --json`."""
    found = await household(request)

    def work() -> dict[str, Any]:
        system = load()
        return answer(found, system, moment(found, jaar, datum), targets(system, doel)).as_dict()

    return await answered(work)


@router.post("/uitleg", summary="Leg een uitkomst uit", responses=ok(EXPLANATION, posts=True), openapi_extra=body())
async def uitleg(
    request: Request,
    doel: Annotated[str, Query(description="de uitkomst die uitgelegd wordt", max_length=100)],
    jaar: Year = None,
    datum: Day = None,
    persoon: Annotated[str | None, Query(description="id van wie de uitkomst is", max_length=200)] = None,
) -> Response:
    """Elke stap met waarde, artikel en bron, als `prinsjesdag uitleg --json`."""
    found = await household(request)

    def work() -> dict[str, Any]:
        system = load()
        [target] = targets(system, [doel])
        result = answer(found, system, moment(found, jaar, datum), [target])
        variable = system.variable(target)
        of_person = variable is not None and variable.level == "persoon"
        instance = _instance(found, persoon)
        return explain(result, target, instance if of_person else None).as_dict()

    return await answered(work)


@router.post(
    "/vergelijkingen", summary="Vergelijk twee jaren", responses=ok(COMPARISON, posts=True), openapi_extra=body()
)
async def vergelijk(
    request: Request,
    van: Annotated[str, Query(description="jaar of dag", max_length=10)],
    naar: Annotated[str, Query(description="jaar of dag", max_length=10)],
    ongewijzigd: Annotated[bool, Query(description="laat de bedragen in euro's gelijk")] = False,
    doel: Targets = None,
) -> Response:
    """Hetzelfde huishouden in twee jaren, als `prinsjesdag vergelijk --json`."""
    found = await household(request)

    def work() -> dict[str, Any]:
        system = load()
        first, second = read_when(van, ("van",)), read_when(naar, ("naar",))
        return compare(found, system, first, second, ongewijzigd, targets(system, doel)).as_dict()

    return await answered(work)


@router.post(
    "/armoedevallen", summary="Wat er overblijft van meer loon", responses=ok(TRAP, posts=True), openapi_extra=body()
)
async def armoedeval(
    request: Request,
    van: Annotated[
        str, Query(description="loon, of bijstand: het huishouden ontvangt dan bijstand", max_length=20)
    ] = "loon",
    uren: Annotated[
        str | None, Query(description="uren per week tegen het minimumloon, als 16,24,32", max_length=100)
    ] = None,
    stap: Annotated[float, Query(description="euro brutoloon per punt", ge=100, le=100_000)] = 500.0,
    tot: Annotated[float, Query(description="hoogste brutoloon", ge=100, le=250_000)] = 70_000.0,
    jaar: Year = None,
    datum: Day = None,
) -> Response:
    """Het besteedbaar inkomen bij elk brutoloon, als `prinsjesdag armoedeval --json`."""
    found = await household(request)
    if van not in ("loon", "bijstand"):
        raise InputError("kies loon of bijstand", ("van",))
    if tot / stap > MOST_POINTS:
        raise InputError(f"dat zijn meer dan {MOST_POINTS} punten; neem een grotere stap", ("stap",))

    def work() -> dict[str, Any]:
        hours = _hours(uren)
        when = moment(found, jaar, datum)
        return trap(found, load(), when, hours=hours, from_bijstand=van == "bijstand", step=stap, most=tot).as_dict()

    return await answered(work)


@router.post(
    "/niet-gebruik", summary="Recht dat niet wordt ontvangen", responses=ok(NOT_USED, posts=True), openapi_extra=body()
)
async def niet_gebruik(request: Request, jaar: Year = None, datum: Day = None) -> Response:
    """Waar iemand recht op lijkt te hebben en wat niet wordt ontvangen, als `prinsjesdag niet-gebruik --json`."""
    found = await household(request)

    def work() -> dict[str, Any]:
        rows, result = not_used(found, load(), moment(found, jaar, datum))
        return as_dict(found, rows, result)

    return await answered(work)


def _instance(found: Any, person: str | None) -> int | None:
    if person is None:
        return None
    ids = [p.id for p in found.persons]
    if person not in ids:
        raise InputError(f"deze persoon is er niet; kies uit {', '.join(ids[:10])}", ("persoon",))
    return ids.index(person)


def _hours(said: str | None) -> list[float]:
    if not said:
        return []
    try:
        found = [float(part) for part in said.split(",")]
    except ValueError:
        raise InputError("dit zijn geen uren; schrijf 16,24,32,36", ("uren",)) from None
    if any(not 0.0 <= h <= 80.0 for h in found) or len(found) > 40:
        raise InputError("uren per week liggen tussen 0 en 80, hoogstens 40 getallen", ("uren",))
    return found
