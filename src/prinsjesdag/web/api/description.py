"""The OpenAPI 3.1 description, as it stands at /api/v1/openapi.json."""

from functools import cache
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from prinsjesdag.web.api import schemas
from prinsjesdag.web.guard import VERSION

ABOUT = """\
Wat de rijksbegroting betekent voor een huishouden en een gemeente, met de wet achter elke stap. Dezelfde functies en
dezelfde uitkomsten als de opdrachten en de Python-bibliotheek van prinsjesdag.

Een huishouden komt in de inhoud van een verzoek, nooit in het adres; er wordt niets bewaard of in een logboek gezet.
Bedragen zijn in euro per jaar, tenzij de naam op `_maand` eindigt. Volgt de NL API Design Rules 2.1.
"""


@cache
def describe(api: FastAPI) -> dict[str, Any]:
    """The description of all endpoints, with the header and the schemas they share."""
    found = get_openapi(
        title="prinsjesdag",
        version=VERSION,
        openapi_version="3.1.0",
        description=ABOUT,
        routes=api.routes,
        servers=[{"url": "/api/v1"}],
        contact={"name": "The prinsjesdag contributors", "url": "https://example.org/prinsjesdag"},
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        tags=[
            {"name": "gemeenten", "description": "Uitkomsten per gemeente, provincie en het land."},
            {"name": "huishoudens", "description": "Berekeningen over één huishouden."},
            {"name": "wonen en bouwen", "description": "Eén woning, één bouwactiviteit, één bestand met regels."},
            {"name": "register", "description": "Maatregelen, taken en wat ervan werd."},
        ],
    )
    shared = found.setdefault("components", {})
    shared["schemas"] = {
        "Problem": schemas.PROBLEM, "Huishouden": schemas.household(), "Aanvraag": schemas.application(),
        "Woning": schemas.HOME, "ToepasbareRegels": schemas.RULES_FILE,
    }  # fmt: skip
    shared["headers"] = {"ApiVersion": {"description": "De versie van de API.", "schema": {"type": "string"}}}
    for path in found["paths"].values():
        for operation in path.values():
            operation["responses"].pop("422", None)
            for response in operation["responses"].values():
                response.setdefault("headers", {})["API-Version"] = {"$ref": "#/components/headers/ApiVersion"}
    return found
