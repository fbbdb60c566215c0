"""What the endpoints share: refusing what they don't know, reading a body, and work outside the event loop."""

import json
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

import anyio.to_thread
from fastapi import Query, Request
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from prinsjesdag.engine import EngineError, System, When
from prinsjesdag.errors import InputError, nearest
from prinsjesdag.household.asking import FIRST_YEAR, LAST_YEAR, known_target, read_when
from prinsjesdag.household.model import Household
from prinsjesdag.household.reading import unique
from prinsjesdag.municipality.areas import Area, AreaError, find
from prinsjesdag.values import read_date

T = TypeVar("T")

Targets = Annotated[
    list[Annotated[str, Query(max_length=100)]] | None,
    Query(description="een uitkomst; meer keer mag. Zonder: alles wat de gegevens toelaten", max_length=100),
]
Year = Annotated[
    int | None, Query(description="het jaar, in plaats van dat in het huishouden", ge=FIRST_YEAR, le=LAST_YEAR)
]
Day = Annotated[str | None, Query(description="een dag, als 2024-07-01; gaat voor het jaar", max_length=10)]


class Strict(APIRoute):
    """Refuses parameters that it doesn't know: a name with a mistake in it would otherwise be passed over."""

    def get_route_handler(self) -> Callable[[Request], Any]:
        handle = super().get_route_handler()
        known = {parameter.alias for parameter in self.dependant.query_params}

        async def checked(request: Request) -> Response:
            for name in request.query_params:
                if name not in known:
                    raise InputError(f"deze parameter is er niet{nearest(name, known)}", (name,))
            return await handle(request)

        return checked


def read_body(raw: bytes, media: str) -> Any:
    """JSON without doubled names. Raises InputError, HTTPException 415."""
    if media.partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "Stuur application/json.")
    try:
        return json.loads(raw.decode("utf-8"), object_pairs_hook=unique, parse_constant=_no_number)
    except UnicodeDecodeError:
        raise InputError("dit is geen UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"geen leesbare JSON ({getattr(error, 'msg', 'te diep genest')})") from None


def _no_number(said: str) -> Any:
    raise InputError(f"{said} is geen getal")


async def content(request: Request) -> Any:
    """The JSON in the body. Raises InputError, HTTPException 415."""
    raw = await request.body()
    return await anyio.to_thread.run_sync(lambda: read_body(raw, request.headers.get("content-type", "")))


async def household(request: Request) -> Household:
    """The household in the body. Raises InputError, HTTPException 415."""
    said = await content(request)
    return await anyio.to_thread.run_sync(lambda: Household.read(said))


def moment(found: Household, year: int | None, day: str | None) -> When:
    """The year or day to calculate for: the parameters go before the household's own."""
    if day is not None:
        return read_when(read_date(day, ("datum",)), ("datum",))
    if year is not None:
        return read_when(year, ("jaar",))
    if found.when is None:
        raise InputError("welk jaar? zet jaar: 2024 in het huishouden of vraag ?jaar=2024", ("jaar",))
    return found.when


def targets(system: System, said: list[str] | None) -> list[str]:
    """Outcomes by name. Raises InputError."""
    return [known_target(system, name, ("doel",)) for name in said or []]


async def answered(work: Callable[[], dict[str, Any]]) -> Response:
    """What a calculation gives. A household that the law has no answer for is the asker's, not a fault of ours."""

    def done() -> Response:
        try:
            return JSONResponse(work())
        except EngineError as error:
            raise InputError(str(error)) from None

    return await anyio.to_thread.run_sync(done)


def area(code: str) -> Area:
    """By its CBS code only, as it stands in the address. Raises HTTPException 404."""
    try:
        found = find(code)
    except AreaError:
        raise HTTPException(404, "Dit gebied is er niet; gebruik de CBS-code, als GM0344, PV26 of NL.") from None
    if found.code != code:
        raise HTTPException(404, f"Gebruik de code van nu: {found.code} ({found.naam}).")
    return found
