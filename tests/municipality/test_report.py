"""The report of an area, and what is kept between two commands; on laws made up by hand."""

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import numpy as np
import pytest

from prinsjesdag.cli import gemeente as command
from prinsjesdag.measures.agenda import agenda
from prinsjesdag.municipality import answer as module
from prinsjesdag.municipality.answer import answer, calculated
from prinsjesdag.municipality.areas import find
from prinsjesdag.municipality.kept import kept, place, program
from prinsjesdag.municipality.runs import Run
from prinsjesdag.report import gemeente as report
from prinsjesdag.report.huishoudens import _disjoint
from prinsjesdag.report.wording import Outcomes, band, shown, value
from tests.municipality.made_up import run as made_up_run


@pytest.fixture(autouse=True, scope="module")
def made_up() -> Iterator[None]:
    """Nothing made up is kept on disk: the usual cache serves, and the law that the Wmo asks is compiled once for all.

    What an area adds up to is the same in every test here, and found once.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_run", made_up_run)
        module._municipality.cache_clear()
        yield
    module._municipality.cache_clear()


def test_the_report_is_one_file_that_loads_nothing(tmp_path: Path) -> None:
    area = find("Bolsward")
    file = report.write(area, answer(area, 2024), tmp_path / "diep" / "rapport")
    assert file.name == "GM1900-2024.html"
    assert [p.name for p in file.parent.iterdir()] == ["GM1900-2024.html"]
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"<(script|link|img|iframe|object|image)\b|@import|\bsrc=|url\(\s*['\"]?(?!#)", text)
    assert all(re.match(r"#|data:|https?://", to) for to in re.findall(r'href="([^"]*)"', text))  # links load nothing
    assert "hoort sinds 2011 bij Súdwest-Fryslân" in text


def test_the_report_says_what_the_json_says() -> None:
    area = find("Woerden")
    found = answer(area, 2024)
    text, told = report.render(area, found), Outcomes(found)
    for quantity in ("mediaan_koopkracht", "uitgaven_huurtoeslag", "ontvangers_zorgtoeslag", "gini"):
        row = told.get(quantity)
        assert value(row) in text
        assert band(row) in text
    assert "Schatting met een model" in text[: text.index('id="maatregelen"')]  # before the first estimate
    assert "90%-interval" in text
    assert found["bewijs"]["uitkomst_hash"] in text
    assert all(title.replace("'", "&#39;") in text for _, title in told.measures)
    assert all(reason.replace("'", "&#39;") in text for _, reason in told.hidden)


def test_the_smallest_has_a_report_too() -> None:
    area = find("Schiermonnikoog")
    text = report.render(area, answer(area, 2024))
    assert area.naam in text
    assert "None" not in text


def test_a_year_without_measures_has_a_report_and_a_paper(tmp_path: Path) -> None:
    area = find("Woerden")
    file = report.write(area, answer(area, 2023), tmp_path, paper=True)
    assert "geen maatregelen in het register" in file.read_text(encoding="utf-8")
    paper = docx.Document(str(file.with_suffix(".docx")))
    heads = [p.text for p in paper.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert heads[1:7] == ["Aanleiding", "Beoogd effect", "Argumenten", "Kanttekeningen", "Financiën", "Uitvoering"]
    assert any("IN TE VULLEN DOOR DE GEMEENTE" in p.text for p in paper.paragraphs)


def test_the_first_screen_has_what_it_should() -> None:
    """Schiermonnikoog: 8.9% to 110% and 10.7% to 120% (CBS, Kerncijfers wijken en buurten 2021); no own schemes."""
    area = find("Schiermonnikoog")
    text = report.render(area, answer(area, 2024), date(2026, 11, 22))
    first = text[: text.index('id="maatregelen"')]
    for told in ("8,9%", "10,7%", "130% is niet gepubliceerd", "Geld per begrotingsjaar", "Te besluiten",
                 "Stand van de wet op 22 november 2026", "Eigen minimabeleid: niet ingevuld",
                 "niet bekend"):  # fmt: skip
        assert told in first
    later = [task for task in agenda(since=date(2026, 11, 22)) if task.by and task.decided_by in ("raad", "college")]
    assert later[0].what in html.unescape(first)
    assert "data:text/calendar" in text
    anchors = set(re.findall(r'\bid="([^"]+)"', text))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= anchors  # no link leads nowhere


def test_measures_that_change_the_same_value_are_not_taken_away_together() -> None:
    found = _disjoint(calculated(2025))
    paths = [path for m in found for path in m.without]
    assert len(paths) == len(set(paths))
    assert len(found) < len(calculated(2025))  # the two of the alleenverdieners


def test_figures_as_a_reader_has_them() -> None:
    def row(unit: str, middle: float, low: float | None, high: float | None) -> dict[str, object]:
        return {"eenheid": unit, "waarde": middle, "laag": low, "hoog": high}

    assert shown(row("deel", 0.31, 0.3, 0.325)) == "31% (30% tot 32,5%)"
    assert shown(row("procent", -1.4, -2.0, 0.2)) == "−1,4% (−2% tot +0,2%)"
    assert shown(row("EUR/maand", -12.5, -14.0, -11.0)) == "−€\u00a012,50 (−14,00 tot −11,00)"
    assert shown(row("mln EUR", 1400.0, 1200.0, 1600.0)) == "1.400\u00a0mln (1.200 tot 1.600)"
    assert shown(row("aantal", 10101.0, None, None)) == "10.101"
    assert shown(None) == "–"


def test_a_run_is_made_once_and_again_when_its_file_is_not_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRINSJESDAG_CACHE", str(tmp_path / "cache"))
    made: list[int] = []

    def make() -> Run:
        made.append(1)
        return Run(2024, {"besteedbaar_inkomen": np.arange(6.0).reshape(3, 2)})

    first, second = kept(("law", "pool"), 2024, make), kept(("law", "pool"), 2024, make)
    assert len(made) == 1
    assert np.array_equal(first.values["besteedbaar_inkomen"], second.values["besteedbaar_inkomen"])
    kept(("another law", "pool"), 2024, make)
    kept(("law", "pool"), 2023, make)
    assert len(made) == 3
    place(("law", "pool"), 2024).write_bytes(b"PK half a file")
    kept(("law", "pool"), 2024, make)
    assert len(made) == 4


def test_all_municipalities_go_on_where_they_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def slow(area: object, year: int) -> dict[str, object]:
        asked.append(area.code)  # type: ignore[attr-defined]
        return answer(area, year)  # type: ignore[arg-type]

    monkeypatch.setattr(command, "all_municipalities", lambda: (find("Woerden"), find("Ede")))
    monkeypatch.setattr(command, "_prepare", lambda year: None)
    monkeypatch.setattr(command, "_answer", slow)
    folder = tmp_path / "uit"
    command.run(None, 2024, str(folder), True, True)
    first = capsys.readouterr().out
    assert [json.loads(line)["gemeente"]["code"] for line in first.splitlines()] == ["GM0632", "GM0228"]
    (folder / "GM0228-2024.html").unlink()
    command.run(None, 2024, str(folder), True, True)
    assert capsys.readouterr().out == first
    command.run(None, 2024, str(folder), False, True)
    assert "2 waren er al" in capsys.readouterr().out
    assert asked == ["GM0632", "GM0228", "GM0228"]
    old = (folder / "GM0632-2024.html").read_text(encoding="utf-8")
    (folder / "GM0632-2024.html").write_text(old.replace(program(), "0" * 64), encoding="utf-8")
    command.run(None, 2024, str(folder), False, True)  # another program wrote it
    assert asked[-1] == "GM0632"
