"""`prinsjesdag wmo` and `prinsjesdag jeugd` as a user meets them."""

import json
from pathlib import Path
from typing import Any

import pytest

from prinsjesdag.cli import main


def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *words: str) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.argv", ["prinsjesdag", *words])
    try:
        main()
        status = 0
    except SystemExit as end:
        status = int(end.code or 0)
    said = capsys.readouterr()
    return status, said.out, said.err


def test_wmo_as_json_with_an_assumption_and_a_scenario(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("wmo", "Utrecht", "--scenario", "plan-2022", "--aanname", "prijs=0.02", "--json")
    status, out, _ = run(capsys, monkeypatch, *words)
    assert status == 0
    found: dict[str, Any] = json.loads(out)
    assert found["gebied"]["code"] == "GM0344"
    tables = {table["naam"]: table for table in found["tabellen"]}
    assert len(tables["wmo_bijdrage_effect"]["rijen"]) == 1
    assert {"wmo_bijdrage_alleen", "wmo_vraag", "wmo_vraag_gevoelig", "wmo_bijdrage_getoetst"} <= tables.keys()
    told = next(one for one in found["aannamen"] if one["name"] == "prijs")
    assert "was 0" in told["value"]
    assert found["niet_gemodelleerd"]


def test_jeugd_in_the_terminal_and_as_files(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    status, out, _ = run(capsys, monkeypatch, "jeugd", "GM0344", "--uit", str(tmp_path))
    assert status == 0
    assert "Jeugdzorg in Utrecht" in out
    assert max(map(len, out.splitlines())) <= 100
    assert (tmp_path / "GM0344-jeugd_scenarios.html").is_file()
    assert (tmp_path / "GM0344-jeugd_vormen.csv").read_text(encoding="utf-8").startswith("Vorm,")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("wmo", "Utrecht", "--scenario", "wetsvorstel-36713"), "bedoelde u wetsvoorstel-36713?"),
        (("wmo", "Utrecht", "--aanname", "stopt_hoog=veel"), "'veel' is geen getal"),
        (("wmo", "Utrecht", "--aanname", "stopt_hoog=7"), "ligt tussen 0 en 1"),
        (("wmo", "Utrecht", "--jaar", "1999"), "kies 2022 tot en met 2035"),
        (("jeugd", "Utrecht", "--aanname", "naar_ambulnt=0.2"), "bedoelde u naar_ambulant?"),
        (("jeugd", "Utrecht", "--sleutel", "jeugt"), "bedoelde u jeugd?"),
        (("jeugd", "Utrechtt"), "Utrecht"),
    ],
)
def test_a_mistake_is_one_line_and_exit_2(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], expected: str
) -> None:
    status, out, error = run(capsys, monkeypatch, *words)
    assert status == 2
    assert out == ""
    assert expected in error
    assert len(error.strip().splitlines()) == 1
