"""The first screen of the report: residents, money, what is to be decided, and how far the law is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from prinsjesdag import wording
from prinsjesdag.measures.agenda import agenda
from prinsjesdag.measures.register import ROLES, Measure, Task
from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.finance import effects
from prinsjesdag.municipality.mer import Mer
from prinsjesdag.municipality.minima import SOURCE, YEAR, Minima, minima
from prinsjesdag.report.budgets import figure
from prinsjesdag.report.huishoudens import first_screen
from prinsjesdag.report.minima import FIRST_SCREEN, local_line
from prinsjesdag.report.section import Figure, Table

DECIDES = {"raad": "gemeenteraad", "college": "college van burgemeester en wethouders", "uitvoering": "uitvoering"}
MOST = 6
"""So many decisions on the first screen; the agenda has all."""


@dataclass(frozen=True)
class Front:
    """What the first screen says."""

    minima: Minima
    minima_source: str
    households: Table
    local: str
    local_state: str
    compares: bool
    """Whether any scheme of the municipality is known in both years."""
    money_soon: Sequence[tuple[str, Sequence[tuple[int, Figure]]]]
    """By measure what this area gets or loses in the years that budgets are being made for, thousands of euros."""
    decisions: Sequence[Task]
    undated: int
    statuses: Sequence[tuple[str, int]]
    unknown: Sequence[Measure]
    today: date


def front(area: Area, found: Mer, measures: Sequence[Measure], today: date) -> Front:
    """Of an area, for the measures of one Miljoenennota, on a day."""
    counts: dict[str, int] = {}
    for m in measures:
        counts[state(m)] = counts.get(state(m), 0) + 1
    tasks = [t for t in agenda(since=today) if t.decided_by in ("raad", "college")]
    return Front(
        minima(area), f"{SOURCE}; geteld, {YEAR}", first_screen(found, FIRST_SCREEN),
        local_line(found.filled, found.year), _local_state(found),
        any(pair.comparable for pair in found.pairs[FIRST_SCREEN[0]]),
        _soon(area, today.year), [t for t in tasks if t.by is not None][:MOST],
        sum(t.by is None and t.term != "doorlopend" for t in tasks), sorted(counts.items(), key=lambda one: -one[1]),
        [m for m in measures if state(m) == "onbekend"], today,
    )  # fmt: skip


def _local_state(found: Mer) -> str:
    if found.filled.code is None:
        return "niet van toepassing"
    if not found.filled.until:
        return "niet ingevuld"
    total = len(found.filled.until) + len(found.filled.lacking)
    return f"{len(found.filled.until)} van {total} regelingen ingevuld" if found.filled.lacking else "ingevuld"


def state(m: Measure) -> str:
    """Its status without the day."""
    return m.status.partition(" sinds ")[0]


def status_words(m: Measure) -> str:
    """Its status, with the day in words where it is unknown."""
    before, since, day = m.status.partition(" sinds ")
    return f"{before} sinds {wording.day(date.fromisoformat(day))}" if since else before


def when(task: Task) -> str:
    """By when, in words."""
    if task.by is not None:
        return wording.day(task.by)
    before, since, day = (task.term or "geen datum").partition(" sinds ")
    return f"datum {before} sinds {wording.day(date.fromisoformat(day))}" if since else before


def who(task: Task) -> str:
    """Who decides, and whose work it is."""
    decides = DECIDES.get(task.decided_by or "", "")
    return " · ".join(part for part in (decides, ", ".join(ROLES[role] for role in task.roles)) if part)


def mark(m: Measure) -> str:
    """How a status looks: words first, colour second."""
    return {"in werking": "yes", "onbekend": "warn", "uitgesteld": "warn"}.get(state(m), "")


def _soon(area: Area, year: int) -> list[tuple[str, list[tuple[int, Figure]]]]:
    """Lines of measures in the years that a budget is being made for; the section on finance has the others too."""
    found = []
    for one in effects(area):
        parts = [(at, figure(part, 1000.0)) for at, part in sorted(one.per_jaar.items()) if year <= at <= year + 2]
        if one.regel.maatregel and parts:
            found.append((one.regel.titel, parts))
    return found


MARKS: Mapping[str, object] = {"status": status_words, "mark": mark, "when": when, "who": who}
"""Filters of the templates."""
