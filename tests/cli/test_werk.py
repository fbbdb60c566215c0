"""`prinsjesdag werk` and `financien`: tables, JSON, files, and the sections that report and API show."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from prinsjesdag.cli.app import app
from prinsjesdag.errors import InputError
from prinsjesdag.municipality.areas import find
from prinsjesdag.report import financien, werk
from prinsjesdag.report.section import DOMAINS, Chart, Figure, Section, Table

COMMANDS = ["werk", "financien"]


def run(*args: str) -> str:
    found = CliRunner().invoke(app, list(args), catch_exceptions=False, env={"COLUMNS": "100"})
    assert found.exit_code == 0
    return found.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_a_table_of_at_most_100_columns(command: str) -> None:
    text = run(command, "GM0344")
    assert "Utrecht" in text
    assert max(len(line) for line in text.splitlines()) <= 100


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("place", ["GM0060", "PV26", "NL", "Oisterwijk"])
def test_json_of_small_places_provinces_and_the_country(command: str, place: str) -> None:
    found = json.loads(run(command, place, "--json"))
    assert found["onderwerp"] == command
    assert found["tabellen"]
    assert found["grafieken"]
    assert found["niet_gemodelleerd"]
    assert all(one["source"] for one in found["aannamen"])


def test_json_has_amounts_with_their_range() -> None:
    found = json.loads(run("werk", "GM0344", "--json", "--aanname", "re_integratie_mln=-40"))
    table = next(one for one in found["tabellen"] if one["naam"] == "werk_regels")
    row = next(one for one in table["rijen"] if one["Regel"] == "Korting op re-integratie")
    assert row["Landelijk"] == -40.0
    assert row["Utrecht"]["laag"] <= row["Utrecht"]["waarde"] <= row["Utrecht"]["hoog"] < 0.0


def test_another_key() -> None:
    """Utrecht has 374,238 of 17,942,942 inhabitants: 417 thousand of the 20 million."""
    found = json.loads(run("werk", "GM0344", "--json", "--sleutel", "inwoners"))
    table = next(one for one in found["tabellen"] if one["naam"] == "werk_regels")
    row = next(one for one in table["rijen"] if one["Regel"] == "Korting op re-integratie")
    assert row["Utrecht"]["waarde"] == pytest.approx(-20_000 * 374_238 / 17_942_942)


@pytest.mark.parametrize("command", COMMANDS)
def test_files(command: str, tmp_path: Path) -> None:
    run(command, "GM0344", "--uit", str(tmp_path / "uit"))
    names = {file.name for file in (tmp_path / "uit").iterdir()}
    assert f"GM0344-{command}_regels.csv" in names
    assert any(name.endswith(".html") for name in names)
    assert not any(name.endswith(".part") for name in names)


@pytest.mark.parametrize("args", [("werk", "Utregt"), ("werk", "GM0344", "--sleutel", "nee"),
                                  ("financien", "GM0344", "--aanname", "x=1"), ("werk", "NL", "--lks", "weg.csv"),
                                  ("werk", "NL", "--lks", "weg.csv", "--jaar", "2030")])  # fmt: skip
def test_bad_input_is_one_line(args: tuple[str, ...]) -> None:
    with pytest.raises(InputError) as caught:
        CliRunner().invoke(app, list(args), catch_exceptions=False)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("make", [werk.section, financien.section])
@pytest.mark.parametrize("place", ["GM0060", "NL"])
def test_sections_are_whole(make: object, place: str) -> None:
    found = make(find(place), 2024)  # type: ignore[operator]
    assert isinstance(found, Section)
    assert found.slug in DOMAINS
    for block in found.blocks:
        table = block.table if isinstance(block, Chart) else block
        assert isinstance(table, Table)
        assert table.source
        assert table.rows
        for row in table.rows:
            assert len(row) == len(table.columns)
            assert all(one.low <= one.value <= one.high for one in row if isinstance(one, Figure))


def test_names_of_tables_are_unique_on_a_page() -> None:
    found = [make(find("GM0344"), 2024) for make in (werk.section, financien.section)]
    blocks = [block for one in found if one for block in one.blocks]
    names = [(block.table if isinstance(block, Chart) else block).name for block in blocks]
    assert len(names) == len(set(names))


def test_stap_and_a_shorter_ww_by_another_key_and_assumption() -> None:
    """1.300 mln / 26.000 x 10% = 5.000 people in the country."""
    changed = ("--aanname", "ww_uitkering_jaar=26000", "--aanname", "ww_naar_bijstand=0.1")
    out = run("werk", "NL", *changed, "--sleutel", "inwoners", "--json")
    tables = {table["naam"]: table for table in json.loads(out)["tabellen"]}
    rows = {row["Wat"]: row["Aantal"] for row in tables["ww_bijstand"]["rijen"]}
    assert rows["Meer mensen met bijstand, heel Nederland"]["waarde"] == pytest.approx(5_000)
    years = {row["Jaar"]: row for row in tables["stap_verdeeld"]["rijen"]}
    assert years["2022"]["Aanvragen Nederland"]["waarde"] == 214_000
