"""Content against a published JSON schema, with the first mistake told in Dutch, where it stands."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prinsjesdag.errors import InputError, nearest

if TYPE_CHECKING:
    from jsonschema.protocols import Validator


def check(content: Any, schema: Path) -> None:
    """Raises InputError with the path of the first mistake and what would be right."""
    errors = sorted(_validator(schema).iter_errors(content), key=lambda e: [str(p) for p in e.absolute_path])
    if errors:
        raise _told(errors[0])


@cache
def _validator(schema: Path) -> "Validator":
    from jsonschema import Draft202012Validator, FormatChecker

    checker = FormatChecker()
    return Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")), format_checker=checker)


def _told(error: Any) -> InputError:
    path = tuple(error.absolute_path)
    wanted: Any = error.validator_value
    day = "is geen datum; schrijf 2024-01-01"
    words: dict[str, Callable[[], str]] = {
        "required": lambda: f"{_absent(error)} ontbreekt",
        "additionalProperties": lambda: _unknown(error),
        "enum": lambda: f"'{error.instance}' kan hier niet; kies uit {', '.join(str(w) for w in wanted)}",
        "const": lambda: f"hier hoort {wanted} te staan",
        "type": lambda: f"hier hoort {_kind(wanted)} te staan, niet {_shown(error.instance)}",
        "format": lambda: f"'{error.instance}' {day}",
        "pattern": lambda: f"'{error.instance}' " + (day if error.schema.get("format") == "date" else "past hier niet"),
        "minLength": lambda: "hier hoort tekst te staan",
        "minItems": lambda: f"hier hoort minstens {wanted} te staan",
        "minProperties": lambda: f"hier hoort minstens {wanted} te staan",
    }
    what = words.get(str(error.validator))
    if error.validator in ("oneOf", "anyOf") and error.context:
        return _told(max(error.context, key=lambda e: len(e.absolute_path)))
    if error.validator == "additionalProperties":
        path = (*path, _extra(error)[0])
    return InputError(what() if what else error.message, path)


def _absent(error: Any) -> str:
    return next((str(n) for n in error.validator_value if n not in error.instance), "een veld")


def _extra(error: Any) -> list[str]:
    known = error.schema.get("properties", {})
    return [str(n) for n in error.instance if n not in known]


def _unknown(error: Any) -> str:
    return f"onbekend veld{nearest(_extra(error)[0], error.schema.get('properties', {}))}"


def _kind(wanted: Any) -> str:
    words = {"string": "tekst", "integer": "een heel getal", "number": "een getal", "boolean": "ja of nee",
             "array": "een lijst", "object": "een groep velden", "null": "niets (null)"}  # fmt: skip
    return " of ".join(words.get(w, w) for w in ([wanted] if isinstance(wanted, str) else wanted))


def _shown(value: Any) -> str:
    return {dict: "een groep velden", list: "een lijst", type(None): "niets"}.get(type(value), f"'{value}'")
