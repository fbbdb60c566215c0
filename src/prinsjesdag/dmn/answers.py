"""Values in and out: JSON to FEEL values by the type an input asks, FEEL values to JSON."""

import json
from decimal import Decimal, InvalidOperation
from typing import Any

from prinsjesdag.dmn.limits import XML_DEPTH
from prinsjesdag.dmn.model import Model
from prinsjesdag.dmn.temporal_text import parse_date, parse_date_time, parse_duration, parse_time
from prinsjesdag.dmn.text import number_text, plain
from prinsjesdag.dmn.types import Type
from prinsjesdag.dmn.values import DECIMAL128, Function, Range
from prinsjesdag.errors import InputError, nearest, quoted

_PARSERS: dict[str, Any] = {
    "date": parse_date,
    "time": parse_time,
    "date and time": parse_date_time,
    "days and time duration": parse_duration,
    "years and months duration": parse_duration,
}
_EXAMPLES = {
    "date": "2026-01-31",
    "time": "13:45:00",
    "date and time": "2026-01-31T13:45:00",
    "days and time duration": "P1DT2H",
    "years and months duration": "P1Y2M",
}


def read_inputs(text: str, model: Model) -> dict[str, Any]:
    """A JSON object with the model's inputs as FEEL values. Raises InputError with the field."""
    try:
        given = json.loads(text, parse_float=_number, parse_int=_number, parse_constant=_no_number)
    except RecursionError:
        raise InputError(f"de invoer is dieper genest dan {XML_DEPTH}") from None
    except ValueError as error:
        raise InputError(f"geen leesbare JSON ({error})") from None
    if not isinstance(given, dict):
        raise InputError('de invoer is een JSON-object, als {"Leeftijd": 42}')
    return inputs_of(given, model)


def inputs_of(given: dict[str, Any], model: Model) -> dict[str, Any]:
    """Plain data as the model's inputs. Raises InputError with the field."""
    known = {node.name: node for node in _inputs(model)}
    values = {}
    for name, value in given.items():
        node = known.get(name)
        if node is None and not (name in model.imports and isinstance(value, dict)):
            raise InputError(f"het model vraagt geen {quoted(name)}{nearest(name, known)}")
        wanted = node.model.types.find(node.type_name) if node is not None else None
        values[name] = from_plain(value, wanted, [name])
    return values


def _inputs(model: Model) -> list[Any]:
    found = list(model.of_kind("input"))
    found += model.of_kind("decision") if not found else []
    for imported in model.imports.values():
        found += [node for node in _inputs(imported) if all(node.name != own.name for own in found)]
    return found


def _number(text: str) -> Decimal:
    try:
        return DECIMAL128.create_decimal(text)
    except (InvalidOperation, ArithmeticError):
        raise ValueError(f"{text[:40]} is te groot voor een getal") from None


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is geen getal")


def from_plain(value: Any, wanted: Type | None, path: list[str | int], deep: int = 0) -> Any:
    """Plain data (dict, list, str, number, bool, None) as FEEL values; text as the date or duration a type asks."""
    if deep > XML_DEPTH:
        raise InputError(f"de invoer is dieper genest dan {XML_DEPTH}", path[:3])
    if isinstance(value, dict):
        members = wanted.members if wanted is not None else {}
        return {str(k): from_plain(v, members.get(str(k)), [*path, str(k)], deep + 1) for k, v in value.items()}
    if isinstance(value, list):
        element = wanted.element if wanted is not None else None
        return [from_plain(item, element, [*path, place], deep + 1) for place, item in enumerate(value)]
    if isinstance(value, bool) or value is None or isinstance(value, Decimal):
        return value
    if isinstance(value, (int, float)):
        return _number(str(value))
    if wanted is not None and wanted.kind in _PARSERS:
        found = _PARSERS[wanted.kind](value)
        if found is None:
            raise InputError(
                f"{quoted(value)} is geen {wanted.kind}; schrijf bijvoorbeeld {_EXAMPLES[wanted.kind]}", path
            )
        return found
    return str(value)


def to_json(value: Any) -> str:
    """FEEL values as JSON: numbers with all their digits, dates and durations as FEEL writes them."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        digits = number_text(value)
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(to_json(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{to_json(str(key))}: {to_json(item)}" for key, item in value.items()) + "}"
    if isinstance(value, (Function, Range)) or hasattr(value, "invoke"):
        from prinsjesdag.dmn.text import text

        return to_json(text([value])[1:-1])
    return to_json(plain(value))
