"""The files of the register: all there, whole, and each statement with a source.

The loader checks the whole schema; here only what needs no library.
"""

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import prinsjesdag.measures

ROOT = Path(prinsjesdag.measures.__file__).parent
FILES = sorted(ROOT.glob("20*/*.yaml"))
SCHEMA = json.loads((ROOT / "maatregel.schema.json").read_text(encoding="utf-8"))

# The slugs that issue 7 fixes for the Miljoenennota 2024.
FIXED = {
    "minimumloon-verhoging",
    "bijstand-heffingskorting-bevroren",
    "kindgebonden-budget-verhoging",
    "huurtoeslag-eigen-bijdrage-verlaging",
    "jonggehandicaptenkorting-behoud",
    "arbeidskorting-verhoging",
    "zorgpremie-stijging",
    "zorgtoeslag-verhoging-vervalt",
    "energietoeslag-vervalt",
    "alleenverdieners-tegemoetkoming",
    "participatiewet-in-balans",
    "re-integratiebudget-korting",
    "beschut-werk-middelen",
    "onderwijsroute-inburgering",
    "stap-budget-afschaffing",
    "noodfonds-energie",
    "toeslagenaffaire-brede-ondersteuning",
    "wmo-inkomensafhankelijke-eigen-bijdrage",
    "wmo-effectieve-uitvoering",
    "wmo-samenwerking",
    "wmo-kwaliteit-en-sturing",
    "jeugd-reikwijdte",
    "jeugd-integrale-aanpak",
    "jeugd-lokale-teams",
    "jeugd-ambulant-voor-verblijf",
    "jeugd-gesloten-afbouw",
    "jeugd-kleinschalig-wonen",
    "schoolmaaltijden",
    "warmtetransitie-gebiedsgericht",
    "nationaal-isolatieprogramma",
    "besluit-bouwwerken-leefomgeving",
    "wet-kwaliteitsborging-bouwen",
    "novex-arrangementen",
    "mooi-nederland-handreikingen",
    "nota-ruimte",
    "omgevingswet-inwerkingtreding",
    "dso-doorontwikkeling",
    "brede-welvaart-monitor",
}


def load(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def named_sources(node: Any) -> set[str]:
    """Every source key under `bron`, wherever it stands."""
    if isinstance(node, dict):
        own = {node["bron"]} if isinstance(node.get("bron"), str) else set()
        return own.union(*[named_sources(value) for value in node.values()])
    if isinstance(node, list):
        return set().union(*[named_sources(value) for value in node])
    return set()


def conform(node: Any, schema: dict[str, Any], where: str) -> list[str]:
    """The part of JSON Schema that needs no library: fields that miss, fields too many, words outside an enum."""
    if "oneOf" in schema and "properties" not in schema:
        found = [conform(node, option, where) for option in schema["oneOf"]]
        return [] if any(not wrong for wrong in found) else min(found, key=len)
    wrong: list[str] = []
    plain = str(node) if isinstance(node, dt.date) else node
    if "const" in schema and plain != schema["const"]:
        wrong.append(f"{where}: {plain!r} is not {schema['const']!r}")
    if "enum" in schema and plain not in schema["enum"]:
        wrong.append(f"{where}: {plain!r} is not one of {schema['enum']}")
    if schema.get("type") == "null" and plain is not None:
        wrong.append(f"{where}: not null")
    if "pattern" in schema and isinstance(plain, str) and not re.search(schema["pattern"], plain):
        wrong.append(f"{where}: {plain!r} does not fit {schema['pattern']}")
    if schema.get("type") == "string" and not isinstance(plain, str):
        wrong.append(f"{where}: no text")
    if schema.get("type") == "object":
        if not isinstance(node, dict):
            return [*wrong, f"{where}: no fields"]
        wrong += [f"{where}: {name} misses" for name in schema.get("required", []) if name not in node]
        patterns = schema.get("patternProperties", {})
        for name, value in node.items():
            inner = schema.get("properties", {}).get(name)
            inner = inner or next((part for pattern, part in patterns.items() if re.search(pattern, str(name))), None)
            wrong += [f"{where}: {name} is unknown"] if inner is None else conform(value, inner, f"{where}.{name}")
    if schema.get("type") == "array":
        if not isinstance(node, list) or len(node) < schema.get("minItems", 0):
            return [*wrong, f"{where}: no list, or too short"]
        for index, item in enumerate(node):
            wrong += conform(item, schema["items"], f"{where}[{index}]")
    return wrong


def test_every_measure_of_2024_is_there_and_no_other() -> None:
    assert {path.stem for path in FILES if path.parent.name == "2024"} == FIXED


def test_later_years_hold_ten_measures_and_no_slug_twice() -> None:
    assert len([path for path in FILES if path.parent.name in ("2025", "2026", "2027")]) >= 10
    assert len({path.stem for path in FILES}) == len(FILES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_file(path: Path) -> None:
    data = load(path)
    assert conform(data, SCHEMA, path.stem) == []
    assert data["slug"] == path.stem
    assert str(data["miljoenennota"]) == path.parent.name
    assert named_sources(data) == set(data["bronnen"]), "source keys that miss, or that nothing names"
    dates = [str(event["datum"]) for event in data["verloop"]]
    assert dates == sorted(dates), "events oldest first"
    for text in dates:
        dt.date.fromisoformat((text + "-01-01")[:10])
    assert bool(data["gemeentelijke_taken"]) != ("geen_taken_reden" in data)
    assert (data["doorrekening"] is None) == ("nog_niet_doorgerekend" in data)
    for task in data["gemeentelijke_taken"]:
        assert (task["voor"] is None) != (task["termijn"] is None), task["wat"]
    if data["status"]["soort"] == "onbekend":
        assert data["status"]["zekerheid"] == "laag"
    for event in data["verloop"]:
        if data["bronnen"][event["bron"]]["zekerheid"] == "geheugen":
            assert event["zekerheid"] == "laag"
