"""The law as if a measure had not been taken: other values, never other rules."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from prinsjesdag.engine import AS_ENACTED, System
from prinsjesdag.errors import InputError
from prinsjesdag.measures.register import Measure

ENACTED = "wet"
"""In a file under `zonder`: from this day on the law's own value again."""


def without(system: System, measures: Iterable[Measure]) -> System:
    """The law without these measures.

    Raises InputError for a measure that is no change of values, and for two that each put back the same value.
    """
    changes: dict[str, dict[date, Any]] = {}
    by: dict[str, Measure] = {}
    for m in measures:
        if not m.without:
            reason = m.not_calculated or "het effect is geen andere waarde in de wet"
            raise InputError(f"{m.slug} is niet weg te denken: {reason}")
        for path, dated in m.without.items():
            if by.setdefault(path, m) is not m:
                raise InputError(f"{by[path].slug} en {m.slug} veranderen allebei {path}; reken ze apart door")
            changes[path] = {day: AS_ENACTED if value == ENACTED else value for day, value in dated.items()}
    return system.reform(changes)


def first_full_year(m: Measure) -> int:
    """The year in which its effect is shown: the first full one in force; never in force: the year announced."""
    started = m.in_force
    if started is None or m.status == "vervallen":
        return m.year
    return started.year if (started.month, started.day) == (1, 1) else started.year + 1
