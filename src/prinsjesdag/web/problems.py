"""What went wrong, as problem+json (RFC 9457) for the API and as a page for people."""

from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from prinsjesdag.errors import InputError, one_line

MEDIA = "application/problem+json"

TITLES = {
    400: "Hier klopt iets niet",
    404: "Niet gevonden",
    405: "Dit kan hier niet",
    408: "Het duurde te lang",
    413: "Te groot",
    415: "Dit soort inhoud wordt niet gelezen",
    429: "Te veel verzoeken",
    500: "Er ging iets mis",
    503: "Even niet beschikbaar",
}

DETAILS = {
    404: "Er is niets op dit adres. Adressen eindigen niet op een schuine streep.",
    405: "Dit adres kent deze methode niet.",
    500: "Dit had niet mogen gebeuren. Uw gegevens zijn niet bewaard.",
}


def problem(status: int, detail: str = "", errors: list[dict[str, Any]] | None = None) -> JSONResponse:
    """One answer of the API that is not a result."""
    title = TITLES.get(status, "Fout")
    content: dict[str, Any] = {
        "type": "about:blank", "status": status, "title": title, "detail": detail or DETAILS.get(status, title),
    }  # fmt: skip
    if errors:
        content["errors"] = errors
    return JSONResponse(content, status, media_type=MEDIA)


async def bad_input(request: Request, error: Exception) -> Response:
    """A household that can't be used: where, what, and what would be right."""
    assert isinstance(error, InputError)
    if not error.path:
        return problem(400, str(error))
    of_body = request.method == "POST" and str(error.path[0]) not in request.query_params
    return problem(400, str(error), [_spot("body" if of_body else "query", list(error.path), error.what)])


async def bad_request(request: Request, error: Exception) -> Response:
    """A parameter that doesn't fit its description."""
    assert isinstance(error, RequestValidationError)
    found = [(str(e["loc"][0]), list(e["loc"][1:]), one_line(_dutch(e))) for e in error.errors()]
    told = "; ".join(f"{'.'.join(map(str, path))}: {what}" for _, path, what in found)
    return problem(400, told, [_spot(where, path, what) for where, path, what in found])


def _spot(where: str, path: list[Any], what: str) -> dict[str, Any]:
    """Where in a request something is wrong: a place in the body (RFC 6901), or a parameter by name."""
    if where == "body":
        steps = [str(step).replace("~", "~0").replace("/", "~1") for step in path]
        return {"in": where, "detail": what, "location": {"pointer": "".join(f"/{step}" for step in steps)}}
    return {"in": where, "detail": what, "location": {"name": str(path[0])}} if path else {"in": where, "detail": what}


async def refused(request: Request, error: Exception) -> Response:
    """No such address, no such method, and what the endpoints refuse themselves."""
    assert isinstance(error, HTTPException)
    said = error.detail if error.detail and error.detail not in ("Not Found", "Method Not Allowed") else ""
    response = problem(error.status_code, said)
    response.headers.update(error.headers or {})
    if response.headers.get("allow") == "GET":  # the guard makes HEAD of it
        response.headers["allow"] = "GET, HEAD"
    return response


async def failed(request: Request, error: Exception) -> Response:
    """A mistake of ours; what was asked is not repeated, for it may be about a person."""
    return problem(500)


def _dutch(error: Any) -> str:
    context = error.get("ctx") or {}
    kind = error["type"]
    if kind == "missing":
        return "ontbreekt"
    if kind in ("int_parsing", "int_type", "int_from_float"):
        return "hier hoort een geheel getal"
    if kind == "bool_parsing":
        return "hier hoort true of false"
    if kind in ("greater_than_equal", "less_than_equal"):
        return f"ligt buiten de grenzen ({context.get('ge', context.get('le'))})"
    if kind == "string_too_long":
        return f"is langer dan {context.get('max_length')} tekens"
    if kind in ("literal_error", "enum"):
        return f"kies uit {context.get('expected')}"
    if kind == "string_pattern_mismatch":
        return f"heeft een andere vorm ({context.get('pattern')})"
    return str(error["msg"])
