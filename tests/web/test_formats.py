"""The open formats: entries that other registers read, by the fields and lengths of their own standards."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
# github.com/MinBZK/Algoritmeregister, backend/app/schemas/config/v1_0.json (commit 559218f), as seen 2026-11-23:
# every field with its greatest length.
LENGTHS = {
    "name": 100, "description_short": 350, "organization": 100, "begin_date": 7, "end_date": 7, "contact_email": 500,
    "website": 500, "url": 500, "goal": 2500, "proportionality": 2500, "human_intervention": 2500, "risks": 2500,
    "lawful_basis": 2500, "process_index_url": 500, "impacttoetsen": 2500, "source_data": 2500,
    "methods_and_models": 5000, "provider": 200, "publiccode": 500, "source_id": 100, "tags": 2500,
}  # fmt: skip
OTHERS = {"category", "status", "publication_category", "lawful_basis_grouping", "impacttoetsen_grouping",
          "source_data_grouping", "lang", "standard_version"}  # fmt: skip
REQUIRED = {"name", "description_short", "organization", "status", "contact_email", "publication_category", "lang"}
THEMES = {
    "Organisatie en bedrijfsvoering", "Cultuur en recreatie", "Economie", "Overheidsfinanciën", "Wonen",
    "Internationaal", "Migratie en integratie", "Natuur en milieu", "Onderwijs en wetenschap",
    "Openbare orde en veiligheid", "Recht", "Ruimte en infrastructuur", "Sociale zekerheid", "Verkeer", "Werk",
    "Zorg en gezondheid",
}  # fmt: skip


def of_file(text: str) -> dict[str, Any]:
    found = yaml.safe_load(text)
    assert isinstance(found, dict)
    return found


def test_the_entry_for_the_algoritmeregister_has_the_fields_of_standard_1_0() -> None:
    path = files("prinsjesdag.web.data").joinpath("algoritmeregister.yaml")
    entry = of_file(path.read_text(encoding="utf-8"))
    assert set(entry) == set(LENGTHS) | OTHERS
    assert all(entry[name] for name in REQUIRED)
    assert set(entry["category"]) <= THEMES
    assert len(entry["category"]) <= 3
    assert (entry["lang"], entry["standard_version"]) == ("nld", "1.0")
    for name, most in LENGTHS.items():
        assert entry[name] is None or "<" in entry[name] or len(entry[name]) <= most, name
    for one in (*entry["lawful_basis_grouping"], *entry["source_data_grouping"]):
        assert set(one) == {"title", "link"}


def test_publiccode_has_what_version_0_7_requires() -> None:
    """yml.publiccode.tools, schema.core and github.com/italia/publiccode-parser-go, v0.go; seen 2026-11-23."""
    text = (ROOT / "publiccode.yml").read_text(encoding="utf-8")
    found = of_file(text)
    assert found["publiccodeYmlVersion"] == "0.7"
    assert {"name", "url", "platforms", "developmentStatus", "softwareType"} <= set(found)
    assert found["legal"]["license"] == "EUPL-1.2"
    assert found["maintenance"]["contacts"]
    for one in found["description"].values():
        assert 0 < len(one["shortDescription"]) <= 150
        assert 150 <= len(one["longDescription"]) <= 10_000
        assert one["features"]
    assert all(set(one) == {"id"} for one in found["supports"])
    if "example.org" in found["url"]:
        before = text[: text.index("url:")].splitlines()[-1]
        assert before.startswith("# ")
        assert "replace" in before
