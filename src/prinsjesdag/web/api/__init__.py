"""The API: /api/v1, by the NL API Design Rules 2.1. Same functions and same results as the command line and Python."""

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from prinsjesdag.errors import InputError
from prinsjesdag.web import problems
from prinsjesdag.web.api import areas, description, homes, households, measures
from prinsjesdag.web.guard import VERSION


def create_api() -> FastAPI:
    """The application that stands at /api/v1."""
    api = FastAPI(
        title="prinsjesdag",
        version=VERSION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=_name,
    )
    api.add_exception_handler(InputError, problems.bad_input)
    api.add_exception_handler(RequestValidationError, problems.bad_request)
    api.add_exception_handler(HTTPException, problems.refused)
    api.add_exception_handler(Exception, problems.failed)
    for module in (areas, households, homes, measures):
        api.include_router(module.router)

    def described() -> Response:
        return JSONResponse(description.describe(api))

    api.add_api_route("/openapi.json", described, include_in_schema=False)
    return api


def _name(route: APIRoute) -> str:
    return route.name
