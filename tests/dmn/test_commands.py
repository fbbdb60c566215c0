"""`prinsjesdag dmn` and `prinsjesdag toepasbare-regels` as people and scripts use them."""

import json
import sys
from pathlib import Path

import pytest

from prinsjesdag.cli import main
from tests.dmn.models import model, table

DATA = Path(__file__).with_name("data")
ROWS = [("< 18", '"kind"'), (">= 18", '"volwassen"')]


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "m.dmn"
    path.write_bytes(model(table("UNIQUE", ROWS)))
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    sys.argv = ["prinsjesdag", *arguments]
    try:
        main()
    except SystemExit as left:
        code = left.code if isinstance(left.code, int) else 1
    else:
        code = 0
    out, err = capsys.readouterr()
    return code, out, err


def test_a_model_answers_as_json(capsys: pytest.CaptureFixture[str], file: str) -> None:
    code, out, _ = run(capsys, "dmn", file, "--invoer", '{"i": 17.5}', "--json")
    assert code == 0
    assert json.loads(out) == {"model": "m", "uitkomsten": {"d": "kind"}, "rijen": {"d": [1]}, "fouten": []}


def test_a_test_of_the_kit_answers_as_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    folder = DATA / "tck" / "compliance-level-3" / "1151-boxed-filter"
    code, out, _ = run(
        capsys,
        "dmn",
        str(folder / "1151-boxed-filter.dmn"),
        "--tck",
        str(folder / "1151-boxed-filter-test-01.xml"),
        "--json",
    )
    found = json.loads(out)
    assert code == 0
    assert found[0] == {"case": "001", "node": "decision001", "value": [3, 4, 5]}
    assert {"case": "004", "node": "decision004", "value": None} in found


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--invoer", '{"j": 1}'], "het model vraagt geen 'j'"),
        (["--invoer", "nergens.json"], "dit bestand of deze map is er niet"),
        (["--beslissing", "e"], "het model heeft geen beslissing e"),
        (["--tck", "nergens.xml"], "dit bestand of deze map is er niet"),
    ],
)
def test_mistakes_are_one_line(capsys: pytest.CaptureFixture[str], file: str, arguments: list[str], said: str) -> None:
    code, out, err = run(capsys, "dmn", file, *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1


def test_rules_answer_with_open_questions(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    answers = tmp_path / "a.yaml"
    answers.write_text("monument: nee\nplek: Achter het huis\n", encoding="utf-8")
    code, out, _ = run(capsys, "toepasbare-regels", str(DATA / "schuur.dmn"), "--antwoorden", str(answers), "--json")
    found = json.loads(out)
    assert code == 0
    assert found["volgende"] == "u-hoogte"
    assert [one["status"] for one in found["vragen"]] == ["beantwoord", "beantwoord", "open", "open"]
    assert found["conclusies"][0]["beslist"] is False


def test_rules_read_well_in_the_terminal(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    answers = tmp_path / "a.yaml"
    answers.write_text("monument: ja\n", encoding="utf-8")
    code, out, _ = run(capsys, "toepasbare-regels", str(DATA / "schuur.dmn"), "--antwoorden", str(answers))
    assert code == 0
    assert "Conclusie: Vergunningplicht" in out
    assert "Conclusie schuur: Vergunningplicht (rij 1: Ligt het perceel bij een monument? = ja)" in out


def test_answers_are_asked_until_the_conclusion_is_there(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = iter(["weet niet", "nee", "1"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda prompt: next(replies))
    code, out, _ = run(capsys, "toepasbare-regels", str(DATA / "schuur.dmn"))
    assert code == 0
    assert "antwoord ja of nee" in out
    assert "Conclusie: Meldingsplicht" in out
