"""Periods on the command line: the parts of the year beside the year, a day with its own facts."""

import json
from pathlib import Path

import pytest

from tests.cli.test_cli import run

HOUSEHOLD = """\
id: de-vries
jaar: 2024
personen:
  - id: a
    rol: aanvrager
    leeftijd: 40
    loon: 20000
    perioden: [{van: 2024-07-01, tot: 2024-12-31, loon: 40000}]
  - {id: b, rol: partner, leeftijd: 40, loon: 0, perioden: [{tot: 2024-06-30, op_adres: false}]}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "gezin.yaml"
    path.write_text(HOUSEHOLD, encoding="utf-8")
    return path


def test_bereken_for_the_year_and_for_a_day(file: Path, tmp_path: Path) -> None:
    asked = ("--json", "--doel", "loon", "--doel", "bruto_inkomen")
    found = json.loads(run("bereken", str(file), *asked, cwd=tmp_path).stdout)
    assert found["uitkomsten"] == {"bruto_inkomen": 30000.0}
    assert [p["loon"] for p in found["personen"]] == [30000.0, 0.0]
    for day, loon in (("2024-06-30", 20000.0), ("2024-07-01", 40000.0)):
        found = json.loads(run("bereken", str(file), "--datum", day, *asked, cwd=tmp_path).stdout)
        assert found["personen"][0]["loon"] == loon


def test_uitleg_has_a_line_for_every_part(file: Path, tmp_path: Path) -> None:
    # On 30,000: alone 1,987 - 503.93 - 434.84 = 1,048.23, together 3,974 - 1,141.42 - 434.84 = 2,397.74; a twelfth.
    text = run("uitleg", str(file), "--doel", "zorgtoeslag", cwd=tmp_path).stdout
    assert "januari t/m juni 2024: € 87,35 per maand" in text
    assert "juli t/m december 2024: € 199,81 per maand" in text
    found = json.loads(run("uitleg", str(file), "--doel", "zorgtoeslag", "--json", cwd=tmp_path).stdout)
    assert found["maanden"] == [
        {"vanaf": "2024-01-01", "maanden": 6, "waarde": 87.35, "eenheid": "EUR/maand"},
        {"vanaf": "2024-07-01", "maanden": 6, "waarde": 199.81, "eenheid": "EUR/maand"},
    ]
    assert found["uitleg"]["waarde"] == 1723.0  # (1,048.23 + 2,397.74) / 2 = 1,722.98


def test_vergelijk_shows_the_parts_of_the_year(file: Path, tmp_path: Path) -> None:
    asked = ("--doel", "zorgtoeslag", "--ongewijzigd")
    text = run("vergelijk", str(file), "--van", "2023", "--naar", "2024", *asked, cwd=tmp_path).stdout
    assert "jan–jun € 87,35" in text
    assert "jul–dec € 199,81" in text
    assert "perioden buiten 2023 tellen niet mee" in " ".join(text.split())
    years = ("--van", "2023", "--naar", "2024")
    found = json.loads(run("vergelijk", str(file), *years, *asked, "--json", cwd=tmp_path).stdout)
    assert [m["waarde"] for m in found["verschillen"][0]["maanden"]["naar"]] == [87.35, 199.81]
    assert found["verschillen"][0]["maanden"]["van"] == []


def test_vergelijk_of_two_days_takes_the_facts_of_each(file: Path, tmp_path: Path) -> None:
    days = ("--van", "2024-06-01", "--naar", "2024-08-01")
    found = json.loads(run("vergelijk", str(file), *days, "--doel", "bruto_inkomen", "--json", cwd=tmp_path).stdout)
    assert [(r["van"], r["naar"]) for r in found["verschillen"]] == [(20000.0, 40000.0)]


def test_a_half_month_is_refused_in_one_line(file: Path, tmp_path: Path) -> None:
    file.write_text(HOUSEHOLD.replace("van: 2024-07-01", "van: 2024-07-15"), encoding="utf-8")
    result = run("bereken", str(file), "--json", cwd=tmp_path)
    assert result.returncode == 2
    assert result.stdout == ""
    assert "gezin.yaml, regel 8: personen[1].perioden[1].van: maanden tellen heel" in result.stderr
    assert result.stderr.count("\n") == 1
