"""Values given for inputs: found by name, and made to fit the input's type."""

from typing import Any

from prinsjesdag.dmn.model import Node
from prinsjesdag.dmn.problems import current

Given = dict[str, Any]


def input_value(node: Node, given: Given) -> Any:
    """What is given for an input, as its type asks; null where nothing is."""
    if node.made is None:
        node.made = node.model.types.find(node.type_name) or False
    value = given.get(node.name)
    if node.name not in given:  # inputs of an imported model may stand under the import's name
        inside = (inner for inner in given.values() if isinstance(inner, dict) and node.name in inner)
        dotted = (given[name] for name in given if name.endswith(f".{node.name}"))
        value = next((inner[node.name] for inner in inside), next(dotted, None))
    if value is None or not node.made:
        return value
    token = current.get()
    before = len(token.problems) if token is not None else 0
    coerced = node.made.coerce(_completed(value, node.made))
    if token is not None:
        for problem in token.problems[before:]:
            problem.place = problem.place or f"invoer {node.name}"
    return coerced


def _completed(value: Any, wanted: Any) -> Any:
    """An input's missing members are null."""
    if wanted.kind == "context" and isinstance(value, dict):
        missing = {name: None for name in wanted.members if name not in value}
        return {
            **{k: _completed(v, wanted.members[k]) if k in wanted.members else v for k, v in value.items()},
            **missing,
        }
    if wanted.kind == "list" and wanted.element is not None and isinstance(value, list):
        return [_completed(item, wanted.element) for item in value]
    return value
