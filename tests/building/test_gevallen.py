"""The published cases of space and building: tests/building/data, and ../shared where it is."""

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest

from prinsjesdag.building import load
from prinsjesdag.building.aanvraag import lees
from prinsjesdag.building.antwoord import antwoord

HERE = Path(__file__).parent / "data" / "energie_ruimte.csv"
SHARED = Path(os.environ.get("PRINSJESDAG_SHARED", Path(__file__).parents[3] / "shared")) / "cases/energie_ruimte.csv"


def cases() -> list[dict[str, str]]:
    """Rows about space, each once."""
    known = {v.name for v in load().variables.values() if v.target}
    found: dict[str, dict[str, str]] = {}
    for file in (HERE, SHARED):
        if file.is_file():
            with file.open(encoding="utf-8") as stream:
                found |= {row["id"]: row for row in csv.DictReader(stream) if row["scheme"] in known}
    return list(found.values())


def outcome(name: str, said: dict[str, Any], op: str | None = None) -> Any:
    """One outcome of an application."""
    found = antwoord(lees({"doelen": [name], **said}, op))
    return {one.naam: one.waarde for one in found.uitkomsten}.get(name, found.nog_nodig.get(name))


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case['id']}-{case['scheme']}")
def test_published(case: dict[str, str]) -> None:
    found = outcome(case["scheme"], json.loads(case["inputs(json)"]), case["date"] or None)
    expected = case["expected"]
    if expected in ("true", "false"):
        assert found is (expected == "true")
    elif isinstance(found, (int, float)):
        assert found == pytest.approx(float(expected), abs=0.005)
    else:  # a case may say more than the outcome: "NOVI (2020); Ontwerp-Nota Ruimte is draft", "Wro (old law …)"
        assert expected.split(" (old")[0].split(";")[0] in str(found)


def test_the_cases_are_there() -> None:
    assert len(cases()) >= 25
