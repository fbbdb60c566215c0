"""How it works, where it comes from, and what may be expected of it."""

from functools import cache
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response

import prinsjesdag.law
from prinsjesdag import wording
from prinsjesdag.engine.parameters import Source, read_table
from prinsjesdag.web import answers
from prinsjesdag.web.api import description
from prinsjesdag.web.pages.rendering import page

router = APIRouter()
FOLDER = Path(str(prinsjesdag.law.__file__)).parent


@router.get("/methode")
def methode() -> Response:
    """How outcomes are made, and what they can't say."""
    return page("methode.html", current="/methode", found=answers.shipped(answers.YEAR))


@router.get("/gegevens")
def gegevens() -> Response:
    """Every source of a value in the law, and the data sets."""
    return page("gegevens.html", laws=_sources(), confidence=wording.CONFIDENCE, current="")


@router.get("/api")
def api(request: Request) -> Response:
    """The API for people: every endpoint with its parameters."""
    app = request.app.state.api
    return page("api.html", described=description.describe(app), current="")


@router.get("/toegankelijkheid")
def toegankelijkheid() -> Response:
    """What was tested and what isn't right yet."""
    return page("toegankelijkheid.html", current="")


@router.get("/privacy")
def privacy() -> Response:
    """That nothing is kept."""
    return page("privacy.html", current="")


@router.get("/catalog.jsonld")
def catalog() -> Response:
    """The data sets and rules by DCAT."""
    text = files("prinsjesdag.web.data").joinpath("catalog.jsonld").read_text(encoding="utf-8")
    return Response(text, media_type="application/ld+json")


@router.get("/algoritmeregister.yaml")
def algorithm_register() -> Response:
    """What a municipality may put in the Algoritmeregister, to be filled in."""
    text = files("prinsjesdag.web.data").joinpath("algoritmeregister.yaml").read_text(encoding="utf-8")
    return Response(text, media_type="text/yaml; charset=utf-8")


@cache
def _sources() -> list[tuple[str, list[Source]]]:
    """Per law the sources of its values, once each."""
    found: dict[str, dict[str, Source]] = {}
    for file in sorted(FOLDER.glob("*/*.yaml")):
        table = read_table(str(file))
        for series in table.series.values():
            for value in series.values:
                found.setdefault(table.law, {})[value.source.title] = value.source
    return [(law, sorted(sources.values(), key=lambda s: s.title)) for law, sources in sorted(found.items())]
