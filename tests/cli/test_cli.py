"""The commands as a user runs them: in a process of their own."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

HOUSEHOLD = """\
id: de-vries
jaar: 2024
personen:
  - {id: ouder, rol: aanvrager, leeftijd: 38, toetsingsinkomen: 32000}
  - {id: kind, rol: kind, leeftijd: 8}
"""


def run(*arguments: str, cwd: Path, stdin: str | None = None, seconds: int = 120) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from prinsjesdag.cli import main; main()", *arguments]
    environment = {**os.environ, "COLUMNS": "120", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, cwd=cwd, input=stdin, capture_output=True, text=True, env=environment, timeout=seconds, check=False
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "gezin.yaml"
    path.write_text(HOUSEHOLD, encoding="utf-8")
    return path


def test_bereken_json_and_table(file: Path, tmp_path: Path) -> None:
    found = json.loads(run("bereken", str(file), "--json", "--doel", "zorgtoeslag", cwd=tmp_path).stdout)
    assert found["uitkomsten"] == {"zorgtoeslag": 775.0}
    table = run("bereken", str(file), "--doel", "zorgtoeslag", cwd=tmp_path)
    assert table.returncode == 0
    assert "€ 775,00 per jaar" in table.stdout
    assert "zorgverzekerd = ja (ouder)" in table.stdout
    assert "gegevens die niet zijn opgegeven" in " ".join(table.stdout.split())


def test_unasked_the_table_leaves_out_what_is_nothing(tmp_path: Path) -> None:
    text = "id: paar\ndatum: 2024-07-01\npersonen:\n  - {id: a, rol: aanvrager, leeftijd: 40%s}\n"
    text += "  - {id: b, rol: partner, leeftijd: 38%s}\n"
    path = tmp_path / "paar.yaml"
    path.write_text(text % (", geen_inkomen: true", ", geen_inkomen: true"), encoding="utf-8")
    said = " ".join(run("bereken", str(path), cwd=tmp_path).stdout.split())
    assert "€ 1.869,21 per maand" in said  # the norm for couples of July 2024
    table, _, nothing = said.partition("nul, nee of geen voor gezin 1:")
    assert "kinderbijslag" not in table
    assert "kinderbijslag" in nothing
    assert "ontvangt_huurtoeslag = ja (a, b)" in said
    asked = run("bereken", str(path), "--doel", "kinderbijslag", cwd=tmp_path).stdout
    assert "€ 0,00 per jaar" in asked
    assert "nul, nee of geen" not in asked
    path.write_text(text % ("", ""), encoding="utf-8")
    lines = [line for line in run("bereken", str(path), cwd=tmp_path).stdout.splitlines() if "nog nodig" in line]
    assert lines[0].startswith("nog nodig: inkomen (voor toetsingsinkomen, ")
    assert len(lines) == 3  # income; income and the rent; the month's pay


def test_savings_say_nothing_of_the_means_for_bijstand_and_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "een.yaml"
    text = "id: een\njaar: 2026\npersonen: [{id: a, rol: aanvrager, leeftijd: 40, geen_inkomen: true%s}]\n"
    told = "vermogen_bijstand niet opgegeven (a)"
    for facts, expected in (
        ("", False),
        (", spaargeld: 9000", True),
        (", spaargeld: 9000, vermogen_bijstand: 0", False),
    ):
        path.write_text(text % facts, encoding="utf-8")
        found = json.loads(run("bereken", str(path), "--json", "--doel", "bijstand_reden", cwd=tmp_path).stdout)
        assert found["uitkomsten"] == {"bijstand_reden": "recht"}
        assert any(said.startswith(told) for said in found["aangenomen"]) is expected
    path.write_text(text.replace("geen_inkomen: true%s", "spaargeld: 9000"), encoding="utf-8")  # income untold
    found = json.loads(run("bereken", str(path), "--json", "--doel", "bijstand_reden", cwd=tmp_path).stdout)
    assert found["nog_nodig"] == {"bijstand_reden": ["inkomen"]}


def test_the_command_line_goes_before_the_file(file: Path, tmp_path: Path) -> None:
    # 2025 at 32,000 for one: the table of the Dienst says 90 a month.
    result = run("bereken", str(file), "--json", "--jaar", "2025", "--doel", "zorgtoeslag_maand", cwd=tmp_path)
    assert json.loads(result.stdout)["uitkomsten"] == {"zorgtoeslag_maand": 90.0}


def test_uitleg_names_articles_figures_and_sources(file: Path, tmp_path: Path) -> None:
    text = run("uitleg", str(file), "--doel", "zorgtoeslag", cwd=tmp_path).stdout
    for part in ("art. 2 lid 3", "€ 1.987,00", "13,67%", "€ 26.819,42", "Bronnen", "Aangenomen", "BWBR0018451"):
        assert part in text
    assert "met partner" not in text.split("normpremie (ouder)")[1].split("drempelinkomen zoals")[0]
    found = json.loads(run("uitleg", str(file), "--doel", "zorgtoeslag", "--json", cwd=tmp_path).stdout)
    assert found["uitleg"]["waarde"] == 775.0
    assert found["bronnen"]


def test_vergelijk_unchanged(file: Path, tmp_path: Path) -> None:
    arguments = ("vergelijk", str(file), "--van", "2023", "--naar", "2024", "--ongewijzigd", "--doel", "zorgtoeslag")
    found = json.loads(run(*arguments, "--json", cwd=tmp_path).stdout)
    # 2023 by hand: 1,889 - (0.123% x 25,070 + 13.64% x 6,930) = 1,889 - 30.836 - 945.252 = 912.912 -> 913.
    (row,) = found["verschillen"]
    assert (row["van"], row["naar"], row["verschil"]) == (913.0, 775.0, -138.0)
    assert found["prijsstijging"] == 0.033  # CBS: consumer prices 2024
    assert "€ 913,00" in run(*arguments, cwd=tmp_path).stdout


def test_many_households_as_lines_and_from_standard_input(tmp_path: Path) -> None:
    persons = '[{"leeftijd": 40, "spaargeld": %s, "toetsingsinkomen": 0}]'
    line = '{"id": "%s", "jaar": 2024, "doelen": ["zorgtoeslag"], "personen": ' + persons + "}"
    text = "\n".join([line % ("a", 0), line % ("b", -1), line % ("c", 32000)])
    refused = run("bereken", "-", "--json", cwd=tmp_path, stdin=text)
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert refused.stderr.startswith("prinsjesdag: standaardinvoer, regel 2: personen[1].spaargeld: '-1' is te laag")
    skipped = run("bereken", "-", "--json", "--sla-over", cwd=tmp_path, stdin=text)
    assert skipped.returncode == 0
    lines = [json.loads(part) for part in skipped.stdout.splitlines()]
    assert [found["id"] for found in lines] == ["a", "b", "c"]
    assert set(lines[1]) == {"id", "fout"}


def test_bad_input_is_one_line_exit_2_and_nothing_written(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit.jsonl"
    for arguments in (
        ("bereken", "nergens.yaml"),
        ("bereken", str(file), "--jaar", "20x4"),
        ("bereken", str(file), "--doel", "zorgtoeslg"),
        ("bereken", str(file), "--uit", "uit.exe"),
        ("bereken", "-", "--uit", str(out)),
        ("uitleg", str(file), "--doel", "zorgtoeslag", "--persoon", "niemand"),
        ("vergelijk", str(file), "--van", "2023", "--naar", "2031"),
        ("gemeente", "Utregt"),
    ):
        result = run(*arguments, cwd=tmp_path, stdin='{"personen": []}')
        assert result.returncode == 2, arguments
        assert result.stdout == ""
        assert len(result.stderr.strip().splitlines()) == 1, result.stderr
        assert result.stderr.startswith("prinsjesdag: ")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["gezin.yaml"]


def test_a_whole_file_is_written_or_none(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "uit.jsonl"
    assert run("bereken", str(file), "--uit", str(out), "--doel", "zorgtoeslag", cwd=tmp_path).returncode == 0
    assert json.loads(out.read_text(encoding="utf-8"))["id"] == "de-vries"
    assert run("bereken", str(file), "--uit", str(tmp_path / "weg" / "uit.jsonl"), cwd=tmp_path).returncode == 2


def test_a_day_and_a_year_that_nobody_gave(tmp_path: Path) -> None:
    file = tmp_path / "zonder.yaml"
    file.write_text("personen: [{leeftijd: 40, toetsingsinkomen: 1}]", encoding="utf-8")
    assert "welk jaar?" in run("bereken", str(file), cwd=tmp_path).stderr
    found = run("bereken", str(file), "--datum", "2024-07-01", "--json", "--doel", "zorgtoeslag_maand", cwd=tmp_path)
    assert json.loads(found.stdout)["datum"] == "2024-07-01"


def test_a_cold_start_is_quick(file: Path, tmp_path: Path) -> None:
    # Issue 2 asks for 0.7 s; the machine may be busy, so the best of three counts and a wide margin stays a failure.
    best = 9.0
    for _ in range(3):
        began = time.perf_counter()
        run("bereken", str(file), "--json", cwd=tmp_path)
        best = min(best, time.perf_counter() - began)
    assert best < 2.0


def test_gemeente_writes_its_report_or_only_json(tmp_path: Path) -> None:
    found = run("gemeente", "Utrecht", "--json", cwd=tmp_path, seconds=900)  # compiles the rules of two years
    assert json.loads(found.stdout)["gemeente"] == {"code": "GM0344", "naam": "Utrecht", "provincie": "Utrecht"}
    assert list(tmp_path.iterdir()) == []
    table = run("gemeente", "gm0344", cwd=tmp_path)
    for part in ("Koopkracht", "90%-interval", "zorgtoeslag", "Geteld door het CBS", "Niet getoond", "AIO"):
        assert part in table.stdout
    assert (tmp_path / "rapport" / "GM0344-2024.html").is_file()
    assert "rapport/GM0344-2024.html" in table.stdout
    again = run("gemeente", "Utrecht", "--json", cwd=tmp_path)
    assert again.stdout == found.stdout


def test_a_line_without_a_year_is_skipped_in_its_place_and_ids_are_only_text(tmp_path: Path) -> None:
    line = '{"id": "%s", %s"personen": [{"leeftijd": 40, "toetsingsinkomen": 0}]}'
    text = "\n".join([line % ("[/bold]", '"jaar": 2024, '), line % ("zonder", "")])
    skipped = run("bereken", "-", "--sla-over", "--doel", "zorgtoeslag", cwd=tmp_path, stdin=text)
    assert skipped.returncode == 0
    assert [set(json.loads(part)) & {"fout", "jaar"} for part in skipped.stdout.splitlines()] == [{"jaar"}, {"fout"}]
    file = tmp_path / "vet.yaml"
    file.write_text('id: "[/bold] x"\njaar: 2024\npersonen: [{id: "[red]", leeftijd: 40, loon: 1}]', encoding="utf-8")
    for command in (("bereken",), ("vergelijk", "--van", "2023", "--naar", "2024")):
        result = run(command[0], str(file), *command[1:], cwd=tmp_path)
        assert result.returncode == 0
        assert "[/bold] x" in result.stdout


def test_who_is_born_later_is_refused_also_for_the_year_of_the_command_line(tmp_path: Path) -> None:
    file = tmp_path / "later.yaml"
    child = "{rol: kind, geboortedatum: 2025-06-01}"
    file.write_text(f"personen: [{{rol: aanvrager, leeftijd: 40, loon: 1}}, {child}]", encoding="utf-8")
    result = run("bereken", str(file), "--jaar", "2024", "--json", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "geboren na 2024" in result.stderr


def test_local_schemes_are_shown_and_checked(tmp_path: Path) -> None:
    overview = run("gemeenteregelingen", cwd=tmp_path)
    assert overview.returncode == 0
    assert "GM0363" in overview.stdout
    listed = json.loads(run("gemeenteregelingen", "--json", cwd=tmp_path).stdout)
    assert {one["gemeente"] for one in listed} == {"GM0344", "GM0363", "GM0599"}
    good = Path(__file__).parents[2] / "src/prinsjesdag/measures/gemeente/GM0363.yaml"
    checked = run("gemeenteregelingen", "controleer", str(good), cwd=tmp_path)
    assert (checked.returncode, "in orde" in checked.stdout) == (0, True)
    bad = tmp_path / "GM0363.yaml"
    bad.write_text(good.read_text(encoding="utf-8").replace("percentage: 1.05", "percentage: 105"), encoding="utf-8")
    result = run("gemeenteregelingen", "controleer", str(bad), cwd=tmp_path)
    assert result.returncode == 2
    assert result.stdout == ""
    assert "regel 13: " in result.stderr
    assert "'105' is geen deel; schrijf 1.05 voor 105%" in result.stderr
    unknown = tmp_path / "GM9999.yaml"
    unknown.write_text("gemeente: GM9999\nnaam: X\n", encoding="utf-8")
    result = run("gemeenteregelingen", "controleer", str(unknown), cwd=tmp_path)
    assert "regel 1: gemeente: 'GM9999' is geen gemeente van nu" in result.stderr


def test_a_municipality_and_expenses_beside_income(file: Path, tmp_path: Path) -> None:
    text = "gemeente: GM0344\n" + HOUSEHOLD
    text += "woning: {soort: huur, kale_huur: 600}\n"
    file.write_text(text.replace("toetsingsinkomen: 32000", "geen_inkomen: true"), encoding="utf-8")
    asked = ("bereken", str(file), "--doel", "individuele_inkomenstoeslag")
    found = run(*asked, cwd=tmp_path)
    # utrecht.nl: 63 euro from 1 January 2024 for a single parent with children under 12
    assert "€ 63,00 per jaar" in found.stdout
    assert "minimabeleid van GM0344: individuele_inkomenstoeslag ingevuld tot 2024-12-31" in found.stdout
    later = run(*asked, "--jaar", "2025", cwd=tmp_path)
    assert "NIET ingevuld: geen enkele regeling" in later.stdout
    beside = json.loads(run(*asked, "--uitgaven", "cbs", "--json", cwd=tmp_path).stdout)["uitgaven"]
    assert beside["saldo"] == round(beside["besteedbaar_inkomen"] - 19800, 2)
    nowhere = run("--regelingen", str(tmp_path / "nergens"), *asked, cwd=tmp_path)
    assert nowhere.returncode == 2
    assert "deze map is er niet" in nowhere.stderr
