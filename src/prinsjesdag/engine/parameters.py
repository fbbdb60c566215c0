"""Dated values with their sources, read from `parameters.yaml` files.

A file has `law`, `id`, `sources` (key: title, url, seen, confidence, note) and `values`; each value has `label`,
`unit`, `article`, optionally `renewed` (yearly: a value holds at most to the end of its year; half-yearly: at most six
months) and `index`, and under `at` the dates from which it holds: `{value, source}` plus optionally `confidence`,
`note`, `until` (last day) and `proposal: true`.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from prinsjesdag.engine.errors import CaseError, LawError

CONFIDENCES = ("official", "secondary", "derived", "memory")
RENEWALS = {None: 0, "yearly": 12, "half-yearly": 6}

Plain = float | int | bool | tuple[float, ...]


@dataclass(frozen=True)
class Source:
    """Where a value was found, and how sure that makes it."""

    key: str
    title: str
    seen: date
    confidence: str
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class DatedValue:
    """One value, from a day up to and including another."""

    first: date
    last: date
    value: Plain
    source: Source
    confidence: str
    note: str | None = None
    proposal: bool = False


@dataclass(frozen=True)
class Series:
    """A value through time."""

    name: str
    label: str
    unit: str
    article: str
    index: str | None
    values: tuple[DatedValue, ...]

    def on(self, day: date) -> DatedValue | None:
        """The value in force on a day."""
        for value in reversed(self.values):
            if value.first <= day:
                return value if day <= value.last else None
        return None


@dataclass(frozen=True)
class Table:
    """The values of one law."""

    law: str
    id: str
    file: str
    series: Mapping[str, Series]


@cache
def read_table(file: str) -> Table:
    """Read and check one file; every mistake is a LawError that names file, value and date."""
    path = Path(file)
    if not path.is_file():
        raise LawError(f"{file}: there is no such file; parameters stand beside the rules that read them")
    content = _load(path)
    _check(file, content, (), ("law", "id", "sources", "values"))
    for part in ("sources", "values"):
        _check(f"{file}: {part}", content.get(part) or {})
    sources = {key: _source(path, key, entry) for key, entry in (content.get("sources") or {}).items()}
    series = {name: _series(path, name, entry, sources) for name, entry in (content.get("values") or {}).items()}
    return Table(str(content.get("law", "")), str(content.get("id", "")), file, series)


def _load(path: Path) -> dict[str, Any]:
    import yaml

    class Strict(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        pass

    def mapping(strict: Any, node: Any) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            key = strict.construct_object(key_node, deep=True)
            if key in found:
                raise LawError(f"{path}:{key_node.start_mark.line + 1}: {key} stands here twice")
            found[key] = strict.construct_object(value_node, deep=True)
        return found

    Strict.add_constructor("tag:yaml.org,2002:map", mapping)
    try:
        content = yaml.load(path.read_bytes(), Loader=Strict)
    except (yaml.YAMLError, ValueError, TypeError) as error:  # a day that doesn't exist is a ValueError
        raise LawError(f"{path}: not readable as YAML: {error}") from error
    if not isinstance(content, dict):
        raise LawError(f"{path}: expected sources and values")
    return content


def _check(where: str, entry: Any, obliged: tuple[str, ...] = (), known: tuple[str, ...] = ()) -> None:
    """What is obliged stands there, and nothing but what is known (if anything is)."""
    if not isinstance(entry, dict):
        raise LawError(f"{where}: expected names with what they stand for, not {entry!r}")
    for name in obliged:
        if not entry.get(name):
            raise LawError(f"{where}: has no {name}")
    unknown = [name for name in entry if name not in known]
    if known and unknown:
        raise LawError(f"{where}: {unknown[0]} is not something that stands there; known are {', '.join(known)}")


def _source(path: Path, key: str, entry: Any) -> Source:
    where = f"{path}: source {key}"
    _check(where, entry, ("title",), ("title", "url", "seen", "confidence", "note"))
    seen, confidence = entry.get("seen"), entry.get("confidence")
    if type(seen) is not date:
        raise LawError(f"{where}: 'seen' is the date on which the source was read, as 2026-11-22")
    if confidence not in CONFIDENCES:
        raise LawError(f"{where}: confidence is one of {', '.join(CONFIDENCES)}, not {confidence!r}")
    return Source(key, str(entry["title"]), seen, confidence, entry.get("url"), entry.get("note"))


def _series(path: Path, name: str, entry: Any, sources: Mapping[str, Source]) -> Series:
    where = f"{path}: {name}"
    if not (isinstance(entry, dict) and isinstance(entry.get("at"), dict) and entry["at"]):
        raise LawError(f"{where}: has no values (at: {{2024-01-01: {{value: …, source: …}}}})")
    obliged = ("label", "unit", "article")
    _check(where, entry, obliged, (*obliged, "renewed", "index", "at"))
    renewed = entry.get("renewed")
    if renewed not in RENEWALS:
        raise LawError(f"{where}: renewed is yearly, half-yearly or left out, not {renewed!r}")
    entries = entry["at"]
    firsts = list(entries)
    for first in firsts:
        if type(first) is not date:
            raise LawError(f"{where}: {first!r} is not a date")
    if firsts != sorted(firsts):
        raise LawError(f"{where}: dates do not go up")
    values = [
        _dated(f"{where} on {first}", first, following, entries[first], RENEWALS[renewed], sources)
        for first, following in zip(firsts, [*firsts[1:], None], strict=True)
    ]
    for earlier, later in pairwise(values):
        if earlier.last >= later.first:
            raise LawError(f"{where}: overlap, the value of {earlier.first} holds until {earlier.last}")
        if earlier.last + timedelta(days=1) != later.first:
            raise LawError(f"{where}: gap, nothing holds from {earlier.last + timedelta(days=1)} to {later.first}")
    return Series(
        name, str(entry["label"]), str(entry["unit"]), str(entry["article"]), entry.get("index"), tuple(values)
    )


def _dated(
    where: str, first: date, following: date | None, entry: Any, months: int, sources: Mapping[str, Source]
) -> DatedValue:
    if not isinstance(entry, dict) or "value" not in entry:
        raise LawError(f"{where}: expected {{value: …, source: …}}")
    key = entry.get("source")
    if not key:
        raise LawError(f"{where}: has no source")
    if not isinstance(key, str) or key not in sources:
        raise LawError(f"{where}: source {key} is not described under sources")
    confidence = entry.get("confidence", sources[key].confidence)
    if confidence not in CONFIDENCES:
        raise LawError(f"{where}: confidence is one of {', '.join(CONFIDENCES)}, not {confidence!r}")
    _check(where, entry, (), ("value", "source", "confidence", "note", "until", "proposal"))
    last = entry.get("until") or (following - timedelta(days=1) if following else date.max)
    if type(last) is not date or last < first:
        raise LawError(f"{where}: until is its last day, not {last}")
    if months:
        last = min(last, _end_of_period(first, months))
    return DatedValue(
        first,
        last,
        plain(where, entry["value"]),
        sources[key],
        confidence,
        entry.get("note"),
        bool(entry.get("proposal", False)),
    )


def _end_of_period(first: date, months: int) -> date:
    """The last day of the calendar year, or half-year, in which `first` falls."""
    if months == 12 or first.month > 6:
        return date(first.year, 12, 31)
    return date(first.year, 6, 30)


def plain(where: str, value: Any) -> Plain:
    """A number, yes/no or a row of numbers; anything else is refused."""
    if isinstance(value, (bool, int, float)) and math.isfinite(value):
        return value
    if isinstance(value, (list, tuple)) and all(isinstance(v, (int, float)) and math.isfinite(v) for v in value):
        return tuple(float(v) for v in value)
    raise LawError(f"{where}: {value!r} is not a number, true/false or a list of numbers")


def of_kind(value: Plain, kind: Any) -> bool:
    """Whether a value is what an annotation says: float, int, bool, or (anything else) a row of numbers."""
    if kind in (bool, int):
        return type(value) is kind
    return type(value) in (float, int) if kind is float else isinstance(value, tuple)


def another(path: str, series: Series, value: Any) -> Plain | DatedValue:
    """Another value for a series, of the shape that it has."""
    sourced = isinstance(value, DatedValue)
    try:
        new = plain(path, value.value if sourced else value)
    except LawError as error:
        raise CaseError(str(error)) from None
    old = series.values[-1].value
    if not of_kind(new, float if type(old) is int else type(old)):
        raise CaseError(f"{path}: {value!r} is not of the same shape as {old!r}")
    return replace(value, value=new) if sourced else new
