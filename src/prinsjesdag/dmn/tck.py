"""Test files of the DMN Technology Compatibility Kit: their inputs, what they expect, and this engine's answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, DecimalException
from typing import Any

from prinsjesdag.dmn import xml
from prinsjesdag.dmn.engine import evaluate, evaluate_service, guarded, running
from prinsjesdag.dmn.model import Model
from prinsjesdag.dmn.scope import invoke_named
from prinsjesdag.dmn.temporal_text import parse_date, parse_date_time, parse_duration, parse_time
from prinsjesdag.dmn.values import DECIMAL128
from prinsjesdag.dmn.xml import XSI_NIL, XSI_TYPE, Element, child, children, local
from prinsjesdag.errors import InputError

_NUMBERS = {"decimal", "double", "float", "integer", "int", "long", "short", "byte"}


@dataclass(slots=True)
class Answer:
    """What a result node of a test case gave, and what the kit expects there."""

    case: str
    node: str
    value: Any
    expected: Any


def run(model: Model, path: str) -> Iterator[Answer]:
    """The answers to a test file. Raises InputError when it can't be read."""
    root = xml.read(path)
    if local(root) != "testCases":
        raise InputError(f"geen testbestand van de TCK: het begint met <{local(root)}>", file=path)
    for case in children(root, "testCase"):
        given = {" ".join(node.get("name", "").split()): value_in(node) for node in children(case, "inputNode")}
        try:
            values = _evaluated(model, case, given)
        except InputError:  # past the limits: these nodes are null, the next case goes on
            values = {}
        for node in children(case, "resultNode"):
            name = node.get("name", "")
            expected = child(node, "expected")
            yield Answer(
                case.get("id", ""), name, values.get(name), value_in(expected) if expected is not None else None
            )


def _evaluated(model: Model, case: Element, given: dict[str, Any]) -> dict[str, Any]:
    names = [node.get("name", "") for node in children(case, "resultNode")]
    invoked, kind = case.get("invocableName"), case.get("type", "decision")
    if invoked and model.find(invoked, "service"):
        return evaluate_service(model, invoked, given).values
    if kind == "bkm":
        return _called(model, invoked or (names[0] if names else ""), given, names)
    found = evaluate(model, given, names).values
    return {name: found.get(node.name) for name in names if (node := model.find(name, "decision", "service"))}


def _called(model: Model, name: str, given: dict[str, Any], names: list[str]) -> dict[str, Any]:
    from prinsjesdag.dmn.engine import function_named

    with running():
        value = guarded(lambda: invoke_named(function_named(model, name), given))
    return dict.fromkeys(names, value)


def value_in(element: Element) -> Any:
    """A value as the kit writes it: value, component, list."""
    if element.get(XSI_NIL) == "true":
        return None
    components = list(children(element, "component"))
    if components:
        return {part.get("name", ""): value_in(part) for part in components}
    items = child(element, "list")
    if items is not None:
        return None if items.get(XSI_NIL) == "true" else [value_in(item) for item in children(items, "item")]
    value = child(element, "value")
    if value is None or value.get(XSI_NIL) == "true":
        return None
    return _simple(value.text or "", (value.get(XSI_TYPE) or "string").rpartition(":")[2])


def _simple(text: str, kind: str) -> Any:
    if kind == "string":
        return text
    text = text.strip()
    if kind in _NUMBERS:
        try:
            return DECIMAL128.create_decimal(text)
        except DecimalException:
            return None
    if kind == "boolean":
        return text in ("true", "1")
    if kind == "date":
        return parse_date(text)
    if kind == "time":
        return parse_time(text)
    if kind == "dateTime":
        return parse_date_time(text)
    return parse_duration(text) if "uration" in kind else text


def agrees(found: Any, expected: Any) -> bool:
    """Whether an answer is what the kit expects; numbers to eight decimals, as its own runner does."""
    if isinstance(found, Decimal) and isinstance(expected, Decimal):
        return abs(found - expected) < Decimal("1e-8")
    if type(found) is not type(expected):
        return False
    if isinstance(found, list):
        return len(found) == len(expected) and all(agrees(a, b) for a, b in zip(found, expected, strict=True))
    if isinstance(found, dict):
        return found.keys() == expected.keys() and all(agrees(found[key], expected[key]) for key in found)
    return bool(found == expected)
