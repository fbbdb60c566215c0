"""Household files: YAML or JSON with one household, JSON lines with many (`-` is standard input)."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prinsjesdag.household.errors import InputError
from prinsjesdag.household.model import Household

LARGEST_HOUSEHOLD = 1_000_000
"""Bytes: a file with one household, or one line of many."""

DEEPEST = 20

SUFFIXES = (".yaml", ".yml", ".json", ".jsonl")


@dataclass(frozen=True)
class Unreadable:
    """A household that was skipped, by its id or its line."""

    id: str
    error: InputError


def read_household(file: str) -> Household:
    """The one household in a file. Raises InputError with file and line."""
    if is_many(file):
        raise InputError("hier hoort één huishouden (.yaml of .json)", file=file)
    for household in read_file(file):
        if isinstance(household, Household):
            return household
    raise InputError("leeg", file=file)


def read_file(file: str, skip: bool = False) -> Iterator[Household | Unreadable]:
    """Every household in a file, in order; with `skip` a bad line of many is told in its place.

    Raises InputError with file and line, before or while reading.
    """
    suffix = ".jsonl" if file == "-" else Path(file).suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError(f"dit soort bestand lees ik niet; kies uit {', '.join(SUFFIXES)}", file=file)
    try:
        if suffix == ".jsonl":
            yield from _lines(file, skip)
        else:
            yield _one(file, _bytes(file))
    except OSError as error:
        raise InputError(f"niet te lezen: {error.strerror or error}", file=file) from None


def is_many(file: str) -> bool:
    """Whether a file is one of many households."""
    return file == "-" or Path(file).suffix.lower() == ".jsonl"


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
        raise InputError(f"geen leesbare YAML ({error.problem or error.context})", line=line) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputError(f"geen leesbare YAML ({type(error).__name__})") from None


def _one(file: str, content: bytes) -> Household:
    text = _text(content, file)
    try:
        return Household.read(parse_yaml(text))
    except InputError as error:
        error.file = file
        if error.line is None and error.path:
            error.line = _line_of(text, error.path)
        raise


def _lines(file: str, skip: bool) -> Iterator[Household | Unreadable]:
    stream = sys.stdin.buffer if file == "-" else Path(file).open("rb")  # noqa: SIM115 - closed below
    name = "standaardinvoer" if file == "-" else file
    try:
        number = 0
        found = False
        while line := stream.readline(LARGEST_HOUSEHOLD + 1):
            number += 1
            if not line.strip():
                continue
            found = True
            try:
                yield _json_line(line, name)
            except InputError as error:
                error.file, error.line = name, number
                if not skip:
                    raise
                yield Unreadable(_id_of(line) or f"regel {number}", error)
            while len(line) > LARGEST_HOUSEHOLD and not line.endswith(b"\n"):
                line = stream.readline(LARGEST_HOUSEHOLD)
                if not line:
                    break
        if not found:
            raise InputError("leeg; hier hoort een huishouden per regel te staan", file=name)
    finally:
        if file != "-":
            stream.close()


def _json_line(line: bytes, name: str) -> Household:
    if len(line) > LARGEST_HOUSEHOLD:
        raise InputError(f"een regel is hoogstens {LARGEST_HOUSEHOLD // 1_000_000} MB")
    try:
        content = json.loads(_text(line, name), object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:
        raise InputError(f"geen leesbare JSON ({getattr(error, 'msg', 'te diep genest')})") from None
    return Household.read(content)


def _id_of(line: bytes) -> str | None:
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return str(content["id"]) if isinstance(content, dict) and "id" in content else None


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise InputError(f"{key} staat er twee keer")
        found[key] = value
    return found


def _bytes(file: str) -> bytes:
    with Path(file).open("rb") as stream:
        content = stream.read(LARGEST_HOUSEHOLD + 1)
    if len(content) > LARGEST_HOUSEHOLD:
        raise InputError("te groot voor één huishouden (meer dan 1 MB); veel huishoudens gaan in .jsonl", file=file)
    return content


def _text(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"geen tekst in UTF-8 (byte {error.start})", file=file) from None


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
                raise InputError(f"{key} staat er twee keer", line=key_node.start_mark.line + 1)
            found[key] = loader.construct_object(value_node, deep=True)
        return found

    Loader.yaml_implicit_resolvers = {
        first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in Loader.yaml_implicit_resolvers.items()
    }
    Loader.add_constructor("tag:yaml.org,2002:map", mapping)
    return Loader


def _line_of(text: str, path: Any) -> int | None:
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
