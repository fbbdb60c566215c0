"""The pages: server-rendered, in Dutch at B1 level, without JavaScript. Nothing is loaded from elsewhere."""

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from prinsjesdag.errors import InputError
from prinsjesdag.web.pages import about, area, home, household, permit, register, rules, start
from prinsjesdag.web.pages.rendering import page
from prinsjesdag.web.problems import DETAILS, TITLES, refused


def install(app: FastAPI) -> None:
    """Add the pages, and what they say when something is wrong."""
    router = APIRouter()
    for module in (start, area, household, home, permit, rules, register, about):
        router.include_router(module.router)
    app.include_router(router)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(InputError, _input)
    app.add_exception_handler(RequestValidationError, _request)
    app.add_exception_handler(Exception, _failed)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if request.url.path.startswith("/api/"):  # an address that even the API's own routing doesn't take (a line end)
        return await refused(request, error)
    said = "" if error.detail in ("Not Found", "Method Not Allowed") else error.detail
    return _told(error.status_code, said)


async def _input(request: Request, error: Exception) -> Response:
    return _told(400, str(error))


async def _request(request: Request, error: Exception) -> Response:
    return _told(400, "In het adres staat iets wat deze pagina niet kent.")


async def _failed(request: Request, error: Exception) -> Response:
    return _told(500, "")


def _told(status: int, detail: str) -> Response:
    title = TITLES.get(status, "Er ging iets mis")
    return page("fout.html", status=status, title=title, detail=detail or DETAILS.get(status, ""))
