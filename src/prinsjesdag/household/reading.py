"""Household files: YAML or JSON with one household, JSON lines with many (`-` is standard input)."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prinsjesdag.errors import InputError, why
from prinsjesdag.household.model import Household
from prinsjesdag.reading import decoded, line_of, parse_yaml

LARGEST_HOUSEHOLD = 1_000_000
"""Bytes: a file with one household, or one line of many."""

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
        raise InputError(f"niet te lezen: {why(error)}", file=file) from None


def is_many(file: str) -> bool:
    """Whether a file is one of many households."""
    return file == "-" or Path(file).suffix.lower() == ".jsonl"


def _one(file: str, content: bytes) -> Household:
    text = decoded(content, file)
    try:
        return Household.read(parse_yaml(text))
    except InputError as error:
        error.file = file
        if error.line is None and error.path:
            error.line = line_of(text, error.path)
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
        content = json.loads(decoded(line, name), object_pairs_hook=unique)
    except (ValueError, RecursionError) as error:
        raise InputError(f"geen leesbare JSON ({getattr(error, 'msg', 'te diep genest')})") from None
    return Household.read(content)


def _id_of(line: bytes) -> str | None:
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return str(content["id"]) if isinstance(content, dict) and "id" in content else None


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON, in which a name may stand once: `object_pairs_hook` of json. Raises InputError."""
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
