"""Text files that people write: YAML as plain data, and on which line a mistake stands."""

import io
from collections.abc import Sequence
from typing import Any

from prinsjesdag.errors import InputError, why

DEEPEST = 20


def parse_yaml(text: str) -> Any:
    """YAML as plain data: dates stay text, a name that stands twice is refused. Raises InputError with the line."""
    import yaml

    loader = _loader()
    try:
        depth = 0
        for event in yaml.parse(text, Loader=loader):  # the builder below is recursive: it crashes on deep nests
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent):
                raise InputError("verwijzingen (*) worden niet gelezen", line=getattr(event.start_mark, "line", 0) + 1)
            if depth > DEEPEST:
                raise InputError("te diep genest", line=getattr(event.start_mark, "line", 0) + 1)
        return yaml.load(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        said = str(error.problem or error.context)
        raise InputError(f"geen leesbare YAML ({said}); {_mend(said)}", line=line) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputError(f"geen leesbare YAML ({type(error).__name__})") from None


def _mend(problem: str) -> str:
    if "tab" in problem or "'\\t'" in problem:
        return "spring in met spaties in plaats van een tab"
    if "mapping values" in problem:
        return "zet tekst met een dubbele punt tussen aanhalingstekens, en let op het inspringen"
    return "kijk op deze regel en die ervoor naar inspringen, haakjes en aanhalingstekens"


def line_of(text: str, path: Sequence[str | int]) -> int | None:
    """The line on which the path's last known part stands."""
    import yaml

    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        return None
    line = None
    for part in path:
        if isinstance(node, yaml.MappingNode):
            found = next(((k, v) for k, v in node.value if k.value == str(part)), None)
            if found is None:
                break
            line, node = found[0].start_mark.line + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
        else:
            break
    return line


def decoded(content: bytes, file: str) -> str:
    """Bytes as text. Raises InputError where they are no UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"geen tekst in UTF-8 (byte {error.start})", file=file) from None


def csv_rows(file: str, option: str) -> list[dict[str, str]]:
    """The rows of a CSV file that somebody gave with an option; the first is line 2. Raises InputError."""
    import csv
    from pathlib import Path

    try:
        text = decoded(Path(file).read_bytes(), file)
    except OSError as error:
        raise InputError(f"niet te lezen: {why(error)}", (option,), file=file) from None
    try:
        found = [
            {str(name): str(value or "") for name, value in row.items()} for row in csv.DictReader(io.StringIO(text))
        ]
    except csv.Error as error:
        raise InputError(f"geen leesbare CSV ({error})", (option,), file=file) from None
    if not found:
        raise InputError("leeg; er hoort een regel met kolommen en minstens een regel met waarden te staan", (option,),
                         file=file)  # fmt: skip
    return found


def _loader() -> Any:
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        pass

    def mapping(loader: Any, node: Any) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = loader.construct_object(key_node, deep=True)
            if not isinstance(key, (str, int, float, bool)):
                raise InputError("een veldnaam is een woord", line=key_node.start_mark.line + 1)
            if key in found:
                raise InputError(f"{key} staat er twee keer; laat er één staan", line=key_node.start_mark.line + 1)
            found[key] = loader.construct_object(value_node, deep=True)
        return found

    Loader.yaml_implicit_resolvers = {
        first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in Loader.yaml_implicit_resolvers.items()
    }
    Loader.add_constructor("tag:yaml.org,2002:map", mapping)
    return Loader
