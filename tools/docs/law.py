"""What a law has: rules by article, facts, values. Read from the law itself."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

from prinsjesdag.engine import Day, Declarations, Fact
from prinsjesdag.engine.declarations import END, REQUIRED, START
from prinsjesdag.engine.parameters import CONFIDENCES, Series
from prinsjesdag.household.explain import link_to
from prinsjesdag.law import MODULES, load
from tools.docs.common import YEARS, Row, figure, series, table, texts, told, yes

LAST = date(2026, 7, 1)
"""The newest day for which a link shows a statute."""

Key = tuple[Any, ...]


def modules(folder: str) -> list[str]:
    """The modules of a law, in reading order."""
    return [m for m in MODULES if m.partition(".")[0] == folder]


@cache
def declared(module: str) -> Declarations:
    return Declarations.of(import_module(f"prinsjesdag.law.{module}"))


def modelled(folder: str) -> Iterator[str]:
    """Rules and aggregates by article; help that is no rule of law only counted."""
    rows: list[tuple[Key, Row]] = []
    helping = Counter[str]()
    for module in modules(folder):
        found, file = declared(module), module.partition(".")[2]
        if file in told(folder).get("help", ()):
            helping[file] += len(found.rules) + len(found.aggregates)
        else:
            rows += _rows(folder, found)
    yield texts()["modelled"].strip()
    rows.sort(key=lambda row: row[0])
    yield table(["article", "variable", "what", "of a", "period", "unit", "valid"], (row for _, row in rows))
    if helping:
        listed = ", ".join(f"`{name}.py` ({count})" for name, count in helping.items())
        yield f"Besides these there is help that is no rule of law, with rules and sums not listed here: {listed}."


def _rows(folder: str, found: Declarations) -> Iterator[tuple[Key, Row]]:
    for r in found.rules:
        what = [r.label, r.level, r.period, r.unit or _kind(r.kind), _valid(r.valid_from, r.valid_until)]
        yield _order(folder, r.law), [_cited(r.law, r.valid_until), _name(r.variable), *what]
    for a in found.aggregates:
        variable = load().variables[a.variable]
        label, unit = f"{a.label} ({a.how} of `{a.of}`)", variable.unit or _kind(variable.kind)
        row = [_cited(a.law, END), _name(a.variable), label, a.level, variable.period, unit, "all years"]
        yield _order(folder, a.law), row
    for n in found.nudges:
        label = f"{n.label} (`{n.target}` once more, with more `{n.fact}`)"
        yield _order(folder, ""), ["–", _name(n.variable), label, n.level, "year", "deel", "all years"]
    for choice in found.choices:
        label = f"where nobody told it: chosen so that `{choice.objective}` is lowest"
        for knob in choice.knobs:
            fact = load().variables[knob]
            yield _order(folder, ""), ["–", _name(knob), label, fact.level, "year", fact.unit, "all years"]


def _order(folder: str, law: str) -> Key:
    """By article within the folder's own statutes, then other laws by name, then what has no article."""
    own = [(i, name) for i, name in enumerate(told(folder)["statutes"]) if law.startswith(name)]
    place, name = own[0] if own else (len(told(folder)["statutes"]), law.partition(" art.")[0])
    parts = re.findall(r"(\d+)([a-z]*)|onder ([a-z])", law[len(name) :])
    return (
        not law,
        place,
        "" if own else name,
        tuple((int(number or 0), letter + under) for number, letter, under in parts),
    )


def _cited(law: str, until: date) -> str:
    if not law:
        return "–"
    link = link_to(law, min(until, LAST).isoformat())
    return f"[{law}]({link})" if link else law


def _name(variable: str) -> str:
    found = load().variable(variable)
    return f"**`{variable}`**" if found and found.target else f"`{variable}`"


def _valid(first: date, last: date) -> str:
    bounds = [f"from {first}"] if first > START else []
    bounds += [f"until {last}"] if last < END else []
    return " ".join(bounds) or "all years"


def _kind(kind: type) -> str:
    return {bool: "ja/nee", int: "aantal", Day: "datum"}.get(kind, f"word ({kind.__name__})")


def facts(folder: str) -> Iterator[str]:
    """What may be told, and whether a rule reads it."""
    system = load()
    found = [fact for module in modules(folder) for fact in declared(module).facts]
    read = {needed.name for variable in system.variables.values() for needed in system.needs(variable)}
    read |= {knob for m in MODULES for choice in declared(m).choices for knob in choice.knobs}
    rows = [
        [f"`{f.name}`", f.label, f.level, f.unit or _kind(f.kind), _default(f), yes(f.variable in read)] for f in found
    ]
    if rows:
        yield "## Facts"
        yield table(["fact", "what", "of a", "unit", "when not told", "read by a rule"], rows)


def _default(fact: Fact) -> str:
    if fact.default is REQUIRED:
        return "required"
    if fact.kind is Day:
        return "–"
    return figure(getattr(fact.default, "name", fact.default), fact.unit).lower()


@cache
def read_by_rules() -> frozenset[str]:
    """Paths of the values that a rule reads."""
    system = load()
    rules = (rule for variable in system.variables.values() for rule in variable.versions)
    return frozenset(system.path(cls, n) for rule in rules for cls, names in system.reads(rule).items() for n in names)


def values(folder: str) -> Iterator[str]:
    """Each value with the years it has and how sure it is."""
    if not series(folder):
        yield "None of its own."
        return
    yield texts()["values"].strip()
    rows = []
    for name, s in series(folder).items():
        sure = Counter(v.confidence for v in s.values)
        counts = [sure[c] or "" for c in CONFIDENCES]
        read = yes(f"{folder}.{name}" in read_by_rules())
        rows.append([f"`{name}`", s.label, s.article, s.unit, _years(s), *counts, read])
    yield table(["value", "what", "article", "unit", "years", *CONFIDENCES, "read by a rule"], rows)


def _years(s: Series) -> str:
    found = [y for y in YEARS if any(v.first.year <= y <= v.last.year for v in s.values)]
    if not found:
        return f"from {s.values[0].first.year}"
    shown = f"{found[0]}–{found[-1]}" if len(found) > 1 else str(found[0])
    later = " and on" if s.values[-1].last.year > YEARS[-1] else ""
    proposed = sorted({str(v.first.year) for v in s.values if v.proposal})
    return shown + later + (f" (proposal: {', '.join(proposed)})" if proposed else "")


def from_memory(folder: str) -> Iterator[str]:
    """What was never seen in a source."""
    rows = [
        [
            f"`{name}`",
            v.first,
            figure(v.value, s.unit),
            s.unit,
            v.note or "",
            yes(f"{folder}.{name}" in read_by_rules()),
        ]
        for name, s in series(folder).items()
        for v in s.values
        if v.confidence == "memory"
    ]
    if not rows:
        yield "None: every value was seen in a source or worked out from one."
        return
    yield texts()["memory"].strip()
    yield table(["value", "from", "figure", "unit", "note", "read by a rule"], rows)
