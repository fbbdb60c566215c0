"""`prinsjesdag warmte` and `warmteprogramma`: what is answered, what is refused, what the files and the map hold."""

import json
import sqlite3
import struct
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from prinsjesdag.cli.warmte import warmte, warmteprogramma
from prinsjesdag.errors import InputError
from prinsjesdag.heat.boundaries import boundaries, in_degrees
from prinsjesdag.heat.coefficients import STRATEGIES, coefficients
from prinsjesdag.heat.designation import checklist, laws, verdict
from prinsjesdag.heat.inputs import COLUMNS, OPTIONAL
from prinsjesdag.municipality.areas import find
from prinsjesdag.report.section import Chart, Table
from prinsjesdag.report.warmte import section
from tests.heat.buurten import NOTHING, STREET, row, small, write

VALID = "Gevalideerd op de Startanalyse 2020, prijzen KEV2019; dit is niet de huidige Startanalyse"
SQUARE = [[[140000.0, 470000.0], [141000.0, 470000.0], [141000.0, 471000.0], [140000.0, 470000.0]]]


def run(code: str | None = None, **given: Any) -> None:
    options = {"buurten": None, "zichtjaar": 2030, "prijzen": "kev2019", "grenzen": None, "uit": None, "json": True}
    warmte(code, **options | given)


@pytest.fixture
def file(tmp_path: Path) -> str:
    rows = [row("BU04020101", **STREET), small("BU03760103"), row("BU04020102", **NOTHING)]
    return write(tmp_path / "buurten.csv", rows)


def test_every_row_as_json(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(buurten=file)
    told = json.loads(capsys.readouterr().out)
    assert [one["buurtcode"] for one in told] == ["BU04020101", "BU03760103", "BU04020102"]
    assert set(told[0]["strategieen"]) == set(STRATEGIES)
    assert {"abs_eur_jaar", "net_eur_jaar", "eur_weq", "eur_ton"} <= set(told[0]["strategieen"]["S1a"])
    assert 0.0 <= told[0]["robuustheid"] <= 1.0
    assert told[0]["geldigheid"] == VALID
    for one in told[0]["strategieen"].values():
        assert one["net_eur_jaar"] == pytest.approx(one["abs_eur_jaar"] - told[0]["referentie_eur_jaar"], abs=1)


def test_one_municipality_of_the_file(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("Hilversum", buurten=file)
    assert [one["buurtcode"] for one in json.loads(capsys.readouterr().out)] == ["BU04020101", "BU04020102"]
    with pytest.raises(InputError, match="geen buurten van Utrecht"):
        run("Utrecht", buurten=file)


def test_without_neighbourhoods_an_estimate_that_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    run("GM0402")
    told = json.loads(capsys.readouterr().out)
    assert len(told) == 1
    assert (told[0]["buurtcode"], told[0]["soort"]) == ("GM0402", "raming gemeente")
    run("GM0402", json=False)
    text = " ".join(capsys.readouterr().out.split())
    assert "Raming voor het hele gebied" in text
    assert VALID in text


def test_the_table_of_many(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(buurten=file, json=False)
    text = " ".join(capsys.readouterr().out.split())
    assert VALID in text
    assert "BU04020101" in text
    assert "1 buurt is klein" in text


def test_semicolons_and_parquet(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(buurten=file)
    plain = capsys.readouterr().out
    table = pl.read_csv(file)
    table.write_parquet(tmp_path / "b.parquet")
    run(buurten=str(tmp_path / "b.parquet"))
    assert capsys.readouterr().out == plain
    table.write_csv(tmp_path / "p.csv", separator=";")
    run(buurten=str(tmp_path / "p.csv"))
    assert capsys.readouterr().out == plain


def test_files(file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shape = {"type": "Feature", "properties": {"BU_CODE": "BU04020101"},
             "geometry": {"type": "Polygon", "coordinates": SQUARE}}  # fmt: skip
    borders = tmp_path / "grenzen.geojson"
    borders.write_text(json.dumps({"type": "FeatureCollection", "features": [shape]}), encoding="utf-8")
    run(buurten=file, uit=str(tmp_path / "uit"), grenzen=str(borders))
    assert "warmte-kaart.html" in capsys.readouterr().err
    lines = (tmp_path / "uit/warmte.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 4
    assert "s1a_abs_eur_jaar" in lines[0]
    assert "BU04020101" in (tmp_path / "uit/warmte-kaart.html").read_text(encoding="utf-8")
    assert (tmp_path / "uit/warmte.html").is_file()


def test_a_geopackage(tmp_path: Path) -> None:
    """As the GeoPackage standard has it: header GP, version 0, flags 1 (little endian, no envelope), srs, WKB."""
    ring = SQUARE[0]
    wkb = struct.pack("<BIII", 1, 3, 1, len(ring)) + b"".join(struct.pack("<dd", *point) for point in ring)
    blob = b"GP\x00\x01" + struct.pack("<i", 28992) + wkb
    with sqlite3.connect(tmp_path / "g.gpkg") as made:
        made.execute("create table gpkg_geometry_columns (table_name text, column_name text)")
        made.execute("insert into gpkg_geometry_columns values ('buurten', 'geom')")
        made.execute("create table buurten (buurtcode text, geom blob)")
        made.execute("insert into buurten values ('BU04020101', ?)", (blob,))
    found = boundaries(str(tmp_path / "g.gpkg"))
    assert found == {"BU04020101": {"type": "Polygon", "coordinates": SQUARE}}
    assert not in_degrees(found)
    (tmp_path / "bad.gpkg").write_bytes(b"no database, surely")
    with pytest.raises(InputError, match="geen leesbare GeoPackage"):
        boundaries(str(tmp_path / "bad.gpkg"))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "welke gemeente"),
        ({"code": "Nergenshuizen"}, "is geen gemeente"),
        ({"code": "GM0402", "zichtjaar": 2035}, "zichtjaar 2035 kan niet; kies uit 2030, 2040, 2050"),
        ({"code": "GM0402", "prijzen": "kev2091"}, "is geen prijsset; bedoelde u kev2019"),
        ({"code": "GM0402", "prijzen": "weg.yaml"}, "weg.yaml: --prijzen: niet te lezen"),
        ({"buurten": "weg.csv"}, "weg.csv: --buurten: niet te lezen"),
        ({"buurten": "buurten.xlsx"}, "in een bestand .csv of .parquet"),
        ({"code": "GM0402", "grenzen": "g.geojson"}, "vraagt ook --buurten en --uit"),
    ],
)
def test_what_cannot_be_used(given: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        run(**given)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"woningen": "veel"}, "regel 2: woningen: 'veel' is geen getal van 0 of meer"),
        ({"co2_ton": ""}, "regel 2: co2_ton: leeg is geen getal"),
        ({"opp_woningen": -1}, "regel 2: opp_woningen: '-1' is geen getal van 0 of meer"),
        ({"buurtcode": " "}, "regel 2: buurtcode: leeg"),
    ],
)
def test_a_bad_cell_is_named(tmp_path: Path, changed: dict[str, Any], message: str) -> None:
    bad = write(tmp_path / "b.csv", [{**row("BU01", **STREET), **changed}])
    with pytest.raises(InputError, match=message):
        run(buurten=bad)


def test_missing_columns_are_reported_not_guessed(tmp_path: Path) -> None:
    rows = [{name: value for name, value in row("BU01", **STREET).items() if name not in ("label_c", "co2_ton")}]
    with pytest.raises(InputError, match="deze kolommen ontbreken: label_c, co2_ton"):
        run(buurten=write(tmp_path / "b.csv", rows))


def test_oddities_are_told_and_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A code twice, floor area without homes, more labels than homes: each row is answered with what is odd."""
    rows = [row("BU01", **STREET), row("BU01", **STREET), row("BU02", opp_woningen=500),
            row("BU03", **{**STREET, "label_e": 500})]  # fmt: skip
    run(buurten=write(tmp_path / "b.csv", rows))
    told = [one["waarschuwingen"] for one in json.loads(capsys.readouterr().out)]
    assert told[0] == told[1] == ["buurtcode staat 2 keer in het bestand"]
    assert "vloeroppervlak maar geen woningen: telt niet mee" in told[2]
    assert told[3] == ["meer energielabels dan woningen: naar verhouding verminderd"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("p:\n  gas: {tot: [5000], prijs: {2030: [0.3]}}\n", "1 oplopende grenzen vragen 2 prijzen; hier staan er 1"),
        ("p:\n  kentallen: {lucht_euro: 5}\n", "lucht_euro is geen kental; bedoelde u lucht_eur"),
        ("p:\n  rente: veel\n", "'veel' is geen getal"),
        ("- 1\n", "hier hoort één prijsset"),
    ],
)
def test_own_prices_that_cannot_be(tmp_path: Path, text: str, message: str) -> None:
    own = tmp_path / "p.yaml"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        coefficients(2030, str(own))


# --- designation ------------------------------------------------------------------------------------------------------


def yes() -> dict[str, Any]:
    """All conditions met, decided on 1 March 2030 to end on 1 March 2038."""
    found: dict[str, Any] = {one.name: True for one in checklist({})}
    del found["redelijke_termijn"]
    return found | {"wet_in_werking": date(2027, 1, 1), "besluit": "2030-03-01", "einddatum": "2038-03-01"}


def test_unknown_is_never_yes() -> None:
    """No date of entry into force was found on 22 November 2026: without one nothing can be designated."""
    assert laws()["wgiw"]["in_werking"] is None
    assert verdict(checklist({})) == "onbekend"
    assert verdict(checklist(yes())) == "ja"
    assert verdict(checklist(yes() | {"wet_in_werking": None})) == "onbekend"
    assert verdict(checklist(yes() | {"betaalbaar": None})) == "onbekend"


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"betaalbaar": False}, "nee"),
        ({"wet_in_werking": date(2030, 3, 2)}, "nee"),  # decided the day before
        ({"einddatum": "2049-12-31"}, "nee"),  # before 31 December 2049
        ({"einddatum": "2038-02-28"}, "onbekend"),  # a day short of the guideline of eight years: to be argued
        ({"einddatum": "2049-12-30"}, "ja"),
    ],
)
def test_one_condition_decides(changed: dict[str, Any], expected: str) -> None:
    assert verdict(checklist(yes() | changed)) == expected


def test_answers_that_cannot_be() -> None:
    with pytest.raises(InputError, match="bedoelde u betaalbaar"):
        checklist({"betaalbar": True})
    with pytest.raises(InputError, match="kies ja, nee of onbekend"):
        checklist({"betaalbaar": "misschien"})
    with pytest.raises(InputError, match="schrijf 2040-12-31"):
        checklist({"einddatum": "ooit"})


def test_the_programme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "wijk.yaml"
    own.write_text("betaalbaar: nee\n", encoding="utf-8")
    warmteprogramma(str(own), json=True)
    told = json.loads(capsys.readouterr().out)
    assert told["aanwijzing"]["uitkomst"] == "nee"
    assert {one["in_werking"] for one in told["wetten"]} == {None}
    days = {one["voor"] for one in told["agenda"]}
    assert {"2026-12-31", "2027-12-31", None} <= days  # NPLW and VNG contradict each other: both stand
    warmteprogramma(None, json=False)
    assert "Aanwijzen kan: onbekend" in capsys.readouterr().out


# --- the report -------------------------------------------------------------------------------------------------------


def test_the_section() -> None:
    found = section(find("Hilversum"), 2024)
    assert found is not None
    assert found.intro[0] == f"{VALID}."
    assert "Raming" in found.intro[1]
    tables = [block.table if isinstance(block, Chart) else block for block in found.blocks]
    assert all(isinstance(one, Table) and one.csv() for one in tables)
    assert any("Warmtenetten" in said for said in found.not_modelled)
    assert section(find("NL"), 2024) is not None


def test_columns_are_documented() -> None:
    text = (Path(__file__).parents[2] / "docs/warmte.md").read_text(encoding="utf-8")
    assert [name for name in (*COLUMNS, *OPTIONAL) if f"`{name}`" not in text] == []
