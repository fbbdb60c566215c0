"""Small laws of another country, to test the engine with: persons live in flats, flats lie in blocks, some have a
spouse."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from prinsjesdag.engine import Aggregate, Case, Declarations, Fact, Interpreter, LawError, System, When
from prinsjesdag.engine.declarations import Best, Nudge

LEVELS = ("person", "flat", "block")
LINKS = ("spouse",)
UNITS = ("EUR", "EUR/jaar", "EUR/maand", "deel", "aantal", "jaar", "m2")

Dated = dict[str, Any]


def law(*declared: Fact | Best | Callable[..., Any], **named: Aggregate | Nudge) -> System:
    """A law of these facts, rules and choices; aggregates and nudges by name."""
    found = Declarations()
    for said in declared:
        if isinstance(said, Fact):
            found.facts.append(said)
        elif isinstance(said, Best):
            found.choices.append(said)
        else:
            found.rules.append(said.__rule__)  # type: ignore[attr-defined]
    for name, value in named.items():
        if isinstance(value, Aggregate):
            found.aggregates.append(replace(value, variable=name))
        else:
            found.nudges.append(replace(value, variable=name))
    return System(found, levels=LEVELS, links=LINKS, units=UNITS)


def table(folder: Path, unit: str = "EUR", renewed: str | None = None, **values: Dated) -> str:
    """Write folder/parameters.yaml with values by date, each from the gazette; its path."""
    content = {
        "law": "Act",
        "id": "A1",
        "sources": {"gazette": {"title": "Gazette", "seen": date(2024, 2, 1), "confidence": "official"}},
        "values": {
            name: {
                "label": name,
                "unit": unit,
                "article": "1",
                **({"renewed": renewed} if renewed else {}),
                "at": {date.fromisoformat(day): {"value": value, "source": "gazette"} for day, value in at.items()},
            }
            for name, at in values.items()
        },
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "parameters.yaml"
    path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    return str(path)


def case(
    flats: Sequence[int] = (1,),
    blocks: Sequence[int] | None = None,
    couples: Iterable[tuple[int, int]] = (),
    breaks: Sequence[date] = (),
    later: Sequence[tuple[date, Sequence[list[int]]]] = (),
    **given: list[Any],
) -> Case:
    """So many persons in each flat, so many flats in each block (all in one, if not said), couples by number."""
    blocks = (len(flats),) if blocks is None else blocks
    spouse = [-1] * sum(flats)
    for one, other in couples:
        spouse[one], spouse[other] = other, one
    parents = [[group for group, size in enumerate(sizes) for _ in range(size)] for sizes in (flats, blocks)]
    sizes = (sum(flats), len(flats), len(blocks))
    return Case(sizes, parents, {"spouse": spouse}, given, breaks, later)


def year(system: System, target: str, told: Case, of: int = 2024) -> list[Any]:
    """The target's value over a year, per person or group."""
    return Interpreter(system, When(of)).run([target], told).year(target)


def on(system: System, target: str, told: Case, day: str) -> list[Any]:
    """The target's value as judged on one day."""
    when = date.fromisoformat(day)
    return Interpreter(system, When(when.year, when)).run([target], told).year(target)


def needs(value: Any) -> set[str]:
    """What would make a missing value known."""
    assert type(value).__name__ == "Missing"
    return set(value.needs)


def refused(load: Callable[[], object]) -> str:
    """Why the law can't be loaded: one line, for people."""
    with pytest.raises(LawError) as caught:
        load()
    message = str(caught.value)
    assert message.isprintable()
    return message


def town() -> System:
    """The law in the folder town."""
    from tests.engine.town import rules

    return System(Declarations.of(rules), levels=LEVELS, links=LINKS, units=UNITS)
