"""The law of a year without new policy: last year's rules and values, indexed as the law indexes them.

Every parameter says by what it is indexed (`index` in its parameters.yaml); how much that was, with source, stands in
`basispad.yaml`. What the law itself had settled before (the AOW age, amounts that follow prices or premiums, steps of
earlier acts) stays as it was enacted: those are listed there too, with the reason; and so are steps that the law of
before had planned and new policy undid. A value without an index keeps last year's amount.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Any

from prinsjesdag.engine import System
from prinsjesdag.engine.parameters import DatedValue, Plain, Series, Source, read_table
from prinsjesdag.errors import InputError
from prinsjesdag.reading import parse_yaml

FILE = Path(__file__).with_name("basispad.yaml")

UNSOURCED = Source("basispad", "waarde van het jaar ervoor, zonder eigen bron", date(2026, 11, 22), "derived")
"""For a value that a reform put in the year before."""


@dataclass(frozen=True)
class Step:
    """How one value of the law came into the baseline of a year."""

    path: str
    label: str
    unit: str
    before: Plain
    """On the last day of the year before."""
    baseline: Plain
    enacted: Plain | None
    """On 1 January of the year, as it became law."""
    how: str
    """The index by name, "ongewijzigd", "wet" with the reason, or what the law of before had settled."""
    factor: float | None
    source: Source | None


def baseline(system: System, year: int) -> System:
    """The law of a year without new policy. Raises InputError where an index of that year isn't known."""
    changes: dict[str, dict[date, Any]] = {}
    for step in steps(system, year):
        if not step.how.startswith("wet") and step.baseline != step.enacted:
            last_year = system.series(step.path).on(date(year - 1, 12, 31))
            source = step.source or (last_year.source if last_year else UNSOURCED)
            value = DatedValue(date(year, 1, 1), date(year, 12, 31), step.baseline, source, "derived")
            changes[step.path] = {date(year, 1, 1): value}
    for path, (_, dated) in _planned().items():
        for day, planned in dated.items():
            if day.year == year:
                changes.setdefault(path, {})[day] = planned
    return system.reform(changes).as_of(date(year - 1, 12, 31))


def steps(system: System, year: int) -> list[Step]:
    """Every value that was known in both years, with what the baseline makes of it."""
    before, first = date(year - 1, 12, 31), date(year, 1, 1)
    found: dict[str, Step] = {}
    for cls in system.parameter_classes:
        for name in cls.names:
            path, series = system.path(cls, name), system.table(cls).series[name]
            old, new = system.value_on(cls, name, before), system.value_on(cls, name, first)
            if old is None or path in found:
                continue
            why, planned = _planned().get(path, ("", {}))
            if first in planned:
                found[path] = Step(path, series.label, series.unit, old, planned[first], new, why, None, None)
                continue
            reason = _settled(path)
            if reason is not None:
                if new is not None:
                    found[path] = Step(path, series.label, series.unit, old, new, new, f"wet: {reason}", None, None)
                continue
            found[path] = _indexed(path, series, old, new, year)
    return list(found.values())


def _indexed(path: str, series: Series, old: Plain, new: Plain | None, year: int) -> Step:
    name = series.index
    if name in (None, "none") or isinstance(old, bool):
        return Step(path, series.label, series.unit, old, old, new, "ongewijzigd", None, None)
    dated = _index(str(name), year)
    assert isinstance(dated.value, (int, float))
    factor = 1.0 + dated.value
    return Step(path, series.label, series.unit, old, _times(old, factor), new, str(name), factor, dated.source)


def _times(value: Plain, factor: float) -> Plain:
    """Indexed and rounded to what it was written in: whole euros, or cents."""
    if isinstance(value, tuple):
        return tuple(_round(v, factor) for v in value)
    return _round(value, factor)


def _round(value: float, factor: float) -> float:
    decimals = 0 if float(value).is_integer() else 2
    return round(value * factor, decimals)


def _index(name: str, year: int) -> DatedValue:
    series = read_table(str(FILE.with_name("indexcijfers.yaml"))).series
    found = series[name].on(date(year, 1, 1)) if name in series else None
    if found is None or found.first.year != year:
        raise InputError(f"de index {name} van {year} is niet bekend; er is geen basispad voor {year}")
    return found


@cache
def _planned() -> Mapping[str, tuple[str, Mapping[date, Plain]]]:
    """What the law of before had settled otherwise than it became, with the reason: by path and day."""
    content = parse_yaml(FILE.read_text(encoding="utf-8"))["eerder_anders_geregeld"]
    return {
        str(path): (str(said["reden"]), {date.fromisoformat(str(d)): v for d, v in said["waarden"].items()})
        for path, said in content.items()
    }


@cache
def _settled_paths() -> Mapping[str, str]:
    content = parse_yaml(FILE.read_text(encoding="utf-8"))
    return {str(path): str(reason) for path, reason in content["eerder_geregeld"].items()}


def _settled(path: str) -> str | None:
    """Why a value is what it became also without new policy, or None."""
    return next((reason for pattern, reason in _settled_paths().items() if fnmatch(path, pattern)), None)


def shown(found: Sequence[Step]) -> list[dict[str, Any]]:
    """The steps for JSON."""
    return [
        {
            "naam": s.path, "omschrijving": s.label, "eenheid": s.unit, "vorig_jaar": s.before, "basispad": s.baseline,
            "wet": s.enacted, "hoe": s.how, "factor": s.factor, "bron": s.source.title if s.source else None,
        }
        for s in found
    ]  # fmt: skip
