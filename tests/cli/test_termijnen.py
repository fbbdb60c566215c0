"""`prinsjesdag termijnen`: dates counted by hand on the calendar of 2026."""

import json
from typing import Any

import pytest

from prinsjesdag.cli.termijnen import run
from prinsjesdag.errors import InputError

NOTHING: dict[str, Any] = {
    "urgent": False, "talk": None, "weeks": 8, "cooling": None, "relief": None, "broad": None, "as_json": True,
}  # fmt: skip


def dates(output: str) -> dict[str, str]:
    return {t["naam"]: t["uiterlijk"] for t in json.loads(output)["termijnen"]}


def test_a_request_before_easter(capsys: pytest.CaptureFixture[str]) -> None:
    """Wgs art. 4: four weeks after 1 April 2026 is 29 April. Three working days are 2, 7 and 8 April: the third is Good
    Friday, the sixth Easter Monday. Art. 4a lid 3: eight weeks on from there."""
    run("2026-04-01", **NOTHING)
    assert dates(capsys.readouterr().out) == {"eerste_gesprek": "2026-04-29", "beschikking": "2026-06-24"}
    run("2026-04-01", **NOTHING | {"urgent": True})
    assert dates(capsys.readouterr().out)["eerste_gesprek"] == "2026-04-08"


def test_the_table_names_day_and_article(capsys: pytest.CaptureFixture[str]) -> None:
    run("2026-04-01", **NOTHING | {"as_json": False})
    told = " ".join(capsys.readouterr().out.split())
    assert "woensdag 29 april 2026" in told
    assert "Algemene termijnenwet" in told


def test_brede_ondersteuning(capsys: pytest.CaptureFixture[str]) -> None:
    """Wht art. 2.21 lid 4: eight weeks after 3 March 2026 is 28 April. Lid 1: five domains of life."""
    run(None, **NOTHING | {"broad": "2026-03-03"})
    told = capsys.readouterr().out
    assert dates(told)["plan_van_aanpak"] == "2026-04-28"
    domains = json.loads(told)["brede_ondersteuning"][0]["waarde"]
    assert len(domains.split(", ")) == 5
    run(None, **NOTHING | {"broad": "2026-03-03", "as_json": False})
    assert "niet gepubliceerd" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("request_", "changed", "message"),
    [
        (None, {}, "geef --verzoek"),
        ("1-4-2026", {}, "--verzoek: '1-4-2026' is geen datum"),
        ("2026-04-01", {"weeks": 9}, "--weken: een verordening geeft 1 tot en met 8 weken"),
        ("2026-04-01", {"talk": "2026-03-01"}, "--gesprek: het eerste gesprek kan niet voor de aanmelding zijn"),
        ("2012-04-01", {}, "bekend vanaf 2014"),
    ],
)
def test_input_that_cannot_be_used(request_: str | None, changed: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        run(request_, **NOTHING | changed)
