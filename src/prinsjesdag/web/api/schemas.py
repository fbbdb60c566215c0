"""What goes in and comes out, as JSON Schema. A household's comes from the declarations of the law."""

from enum import IntEnum
from functools import cache
from typing import Any

from prinsjesdag.building import load as building
from prinsjesdag.energy.home import KINDS, LABELS
from prinsjesdag.engine import Day, Variable
from prinsjesdag.household.asking import FIRST_YEAR, LAST_YEAR
from prinsjesdag.household.facts import FactReader
from prinsjesdag.household.model import MOST_PERSONS
from prinsjesdag.household.reader import LONGEST_ID
from prinsjesdag.law import load
from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.values import LARGEST
from prinsjesdag.web.problems import MEDIA

Schema = dict[str, Any]

NUMBER: Schema = {"type": "number"}
TEXT: Schema = {"type": "string"}
MAYBE_TEXT: Schema = {"type": ["string", "null"]}
MAYBE_NUMBER: Schema = {"type": ["number", "null"]}
ANYTHING: Schema = {"type": "object", "additionalProperties": True}
TEXTS: Schema = {"type": "array", "items": TEXT}
LIST: Schema = {"type": "array", "items": ANYTHING}

PROBLEM: Schema = {
    "type": "object",
    "description": "Wat er misging (RFC 9457).",
    "required": ["type", "status", "title", "detail"],
    "properties": {
        "type": TEXT, "status": {"type": "integer"}, "title": TEXT, "detail": TEXT,
        "errors": {"type": "array", "items": {
            "type": "object", "required": ["in", "detail"], "additionalProperties": False, "properties": {
                "in": {"enum": ["body", "query", "path"]}, "detail": TEXT,
                "location": {"type": "object", "additionalProperties": False, "properties": {
                    "pointer": TEXT | {"description": "in de inhoud (RFC 6901)"},
                    "name": TEXT | {"description": "van de parameter"},
                }},
            },
        }},
    },
}  # fmt: skip


def made(required: dict[str, Schema], **optional: Schema) -> Schema:
    """An object with these fields."""
    return {"type": "object", "required": list(required), "properties": required | optional}


PROOF = made({"versie": TEXT, "wetgeving": TEXT, "hash": TEXT})
MISSING: Schema = {"type": "object", "additionalProperties": TEXTS}
MOMENT: dict[str, Schema] = {"jaar": {"type": "integer"}, "datum": TEXT}

ANSWER = made(
    {"id": TEXT, "uitkomsten": ANYTHING, "personen": {"type": "array", "items": made({"id": TEXT})},
     "gezinnen": LIST, "nog_nodig": MISSING, "aangenomen": TEXTS, "bewijs": PROOF},
    bandbreedte={"type": "object", "additionalProperties": {"type": "array", "items": NUMBER}}, **MOMENT,
)  # fmt: skip
EXPLANATION = made(
    {"id": TEXT, "doel": TEXT, "uitleg": ANYTHING, "bronnen": LIST, "nog_nodig": MISSING, "aangenomen": TEXTS,
     "bewijs": PROOF}, **MOMENT,
)  # fmt: skip
COMPARISON = made(
    {"id": TEXT, "van": TEXT, "naar": TEXT, "ongewijzigd": {"type": "boolean"}, "verschillen": LIST,
     "nog_nodig": MISSING, "aangenomen": TEXTS, "prijsstijging": MAYBE_NUMBER,
     "bewijs": made({"van": PROOF, "naar": PROOF})},
)  # fmt: skip
TRAP = made({"id": TEXT, "punten": LIST, "klippen": LIST, "aangenomen": TEXTS, "bewijs": PROOF}, **MOMENT)
NOT_USED = made({"id": TEXT, "niet_gebruik": LIST, "nog_nodig": MISSING, "aangenomen": TEXTS})

AREA = made({"code": TEXT, "naam": TEXT, "soort": TEXT, "provincie": MAYBE_TEXT})
FIGURE = made({
    "maatregel": MAYBE_TEXT, "grootheid": TEXT, "groep": TEXT, "waarde": NUMBER, "laag": MAYBE_NUMBER,
    "hoog": MAYBE_NUMBER, "eenheid": TEXT, "soort": TEXT, "bronjaar": {"type": "integer"}, "definitie": TEXT,
})  # fmt: skip
OUTCOME = made({
    "gemeente": ANYTHING, "jaar": {"type": "integer"}, "vergelijkingsjaar": {"type": "integer"},
    "uitkomsten": {"type": "array", "items": FIGURE}, "onderdrukt": LIST, "bewijs": PROOF,
})  # fmt: skip
SECTION = made({
    "slug": TEXT, "titel": TEXT, "inleiding": TEXTS, "blokken": LIST, "aannamen": LIST, "niet_gemodelleerd": TEXTS,
    "bronnen": LIST,
})  # fmt: skip
PERMIT = made({
    "id": TEXT, "datum": TEXT, "uitkomsten": ANYTHING, "toelichting": ANYTHING, "nog_nodig": MISSING,
    "aangenomen": TEXTS, "termijnen": LIST, "indienen": TEXTS, "waarschuwingen": TEXTS, "bewijs": PROOF,
})  # fmt: skip
ADVICE = ANYTHING
RULES = made({
    "naam": TEXT, "versie": TEXT, "activiteit": TEXT, "conclusies": LIST, "vragen": LIST, "volgende": MAYBE_TEXT,
    "niet_ondersteund": TEXTS, "aannames": TEXTS,
})  # fmt: skip
MER = made({"bewijs": ANYTHING})
RULES_FILE = made({"bestand": TEXT}, antwoorden=ANYTHING) | {"additionalProperties": False}
HOME = made(
    {"woning": made({"oppervlakte": {"type": "number", "minimum": 10, "maximum": 2000}},
                    type={"enum": list(KINDS)}, soort={"enum": ["koop", "huur"]},
                    bouwjaar={"type": "number", "minimum": 1200, "maximum": 2100},
                    energielabel={"enum": [*LABELS, "onbekend"]},
                    gasverbruik={"type": "number", "minimum": 0, "maximum": 20_000})},
    jaar={"type": "integer", "minimum": 2022, "maximum": 2026}, gemeente={"type": "string", "pattern": "^GM[0-9]{4}$"},
    bouwdelen=ANYTHING, maatregelen=LIST, isde=ANYTHING,
)  # fmt: skip
"""Type, or the area of every part, is needed; docs/energie.md has the other fields."""
MEASURE = made({
    "slug": TEXT, "titel": TEXT, "domein": TEXT, "miljoenennota": {"type": "integer"}, "status": TEXT,
    "uitkomst": MAYBE_TEXT, "bronnen": LIST,
})  # fmt: skip


def several(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def ok(schema: Schema, *, posts: bool = False, absent: bool = False, takes: bool = True) -> dict[int | str, Any]:
    """The answers an endpoint may give: its result, or a problem."""
    statuses = [*([400] if takes else []), *([404] if absent else []), *([408, 413, 415] if posts else []), 429, 500]
    refusal = {
        "description": "Geen resultaat",
        "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    found: dict[int | str, Any] = {
        200: {"description": "Het resultaat", "content": {"application/json": {"schema": schema}}}
    }
    if not posts:
        found[304] = {"description": "Niet veranderd (If-None-Match)"}
    return found | dict.fromkeys(statuses, refusal)


def body(of: str = "Huishouden") -> dict[str, Any]:
    """What comes in the body."""
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{of}"}}}
    return {"requestBody": {"required": True, "content": content}}


@cache
def household() -> Schema:
    """A household as CONTRACT.md has it; the facts as the law declares them."""
    reader = FactReader(load())
    home = {name: _fact(v) for name, v in reader.of_home.items()}
    facts = {name: _fact(v) for name, v in reader.of_person.items() if "." not in name and name != "rol"}
    nested: dict[str, dict[str, Schema]] = {}
    for name, v in reader.of_person.items():
        if "." in name:
            group, rest = name.split(".", 1)
            nested.setdefault(group, {})[rest] = _fact(v)
    kinds = sorted({name.split(".")[0] for name in nested.pop("kinderopvang", {})})
    care = made(
        {
            "soort": {"enum": kinds},
            "uren_maand": {"type": "number", "minimum": 0},
            "uurprijs": {"type": "number", "minimum": 0},
        }
    )
    identity = {"type": ["string", "integer"], "maxLength": LONGEST_ID}
    provisions = {"type": "array", "items": {"enum": sorted(nested.pop("wmo_voorziening", {}))}}
    person: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "id": identity,
            "rol": {"enum": [role.name.lower() for role in Rol]},
            "gezin": {"type": "integer", "minimum": 1, "maximum": 99},
            "op_adres": {"type": "boolean"},
            **facts,
            "kinderopvang": {"type": "array", "items": care},
            "wmo_voorziening": provisions,
            **{group: _group(fields) for group, fields in nested.items()},
            "perioden": {"type": "array", "items": made({"van": TEXT, "tot": TEXT})},
        },
    }
    couple = nested.get("partnerschap", {})
    return {
        "type": "object",
        "required": ["personen"],
        "additionalProperties": True,
        "properties": {
            "id": identity,
            "jaar": {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
            "datum": {"type": "string", "format": "date"},
            "gemeente": {"type": "string", "pattern": "^GM[0-9]{4}$"},
            "doelen": {"type": "array", "items": {"enum": [v.name for v in load().variables.values() if v.target]}},
            "personen": {"type": "array", "minItems": 1, "maxItems": MOST_PERSONS, "items": person},
            "woning": _group(home),
            "relatie": facts["relatie"],
            "partnerschap": _group(couple),
            "gewicht": {"type": "number", "minimum": 0},
            "perioden": {"type": "array", "items": made({"van": TEXT, "tot": TEXT})},
        },
    }


@cache
def application() -> Schema:
    """The facts of a building activity, as its rules declare them; other words for the same are read too."""
    facts = {v.name: _fact(v) for v in building().variables.values() if v.fact}
    return {"type": "object", "additionalProperties": False, "properties": {
        "id": TEXT, "doelen": TEXTS, "gevolgklasse": {"type": ["integer", "null"]}, **facts,
    }}  # fmt: skip


def _group(fields: dict[str, Schema]) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": fields}


def _fact(v: Variable) -> Schema:
    """The schema of one fact: null is unknown."""
    found: Schema = {"description": f"{v.label or v.name}{f' ({v.unit})' if v.unit else ''}"}
    if v.kind is bool:
        return found | {"type": ["boolean", "null"]}
    if v.kind is Day:
        return found | {"type": ["string", "null"], "format": "date"}
    if issubclass(v.kind, IntEnum):
        return found | {"enum": [*(one.name.lower() for one in v.kind), None]}
    found["type"] = ["integer" if v.kind is int else "number", "null"]
    fact = v.fact
    least = fact.minimum if fact is not None and fact.minimum is not None else -LARGEST
    most = fact.maximum if fact is not None and fact.maximum is not None else LARGEST
    return found | {"minimum": least, "maximum": most}
