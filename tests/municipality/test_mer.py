"""The minima-effectrapportage: levels, parts that add up, the municipality's schemes, and its files."""

import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from prinsjesdag.engine import When
from prinsjesdag.errors import InputError
from prinsjesdag.household.reading import read_household
from prinsjesdag.law import load
from prinsjesdag.municipality.areas import find
from prinsjesdag.municipality.mer import OTHER, Mer, cell, mer
from prinsjesdag.municipality.typen import LEVELS, TYPES, at_level, household, share
from prinsjesdag.report.mer import document, render, write
from prinsjesdag.report.mer_xlsx import workbook


@pytest.fixture(scope="module")
def utrecht() -> Mer:
    return mer(find("GM0344"), 2024, traps=("alleenstaande",))


@pytest.fixture(scope="module")
def island() -> Mer:
    return mer(find("Schiermonnikoog"), 2024, traps=())


def test_a_level_is_the_highest_income_that_passes_the_limit_all_year() -> None:
    law = load()
    for kind in (TYPES[0], TYPES[4], TYPES[6]):
        for level in LEVELS[1:]:
            found = at_level(kind, level, None, law, 2024)
            halves = [When(2024, date(2024, month, 1)) for month in (1, 7)]
            assert max(share(found.household, law, half) for half in halves) <= level
            more = household(kind, None, 2024, earned=found.gross + 1.0)
            assert max(share(more, law, half) for half in halves) > level


def test_the_norm_is_that_of_the_published_sheets(utrecht: Mer) -> None:
    # Net norm of a single of 21 or older with holiday allowance: 1.283,83 on 1-1-2024 and 1.308,45 on 1-7-2024 (sheets
    # of norms of Velsen and others); the year's mean is 1.296,14.
    lowest = utrecht.pairs["alleenstaande"][0].now
    assert lowest.norm == pytest.approx((1283.83 + 1308.45) / 2.0, abs=0.011)
    assert lowest.share == 1.0
    assert lowest.bijstand == pytest.approx(12.0 * lowest.norm, abs=0.1)


def test_parts_add_up_to_what_is_left(utrecht: Mer) -> None:
    for pairs in utrecht.pairs.values():
        for pair in pairs:
            for one in (pair.now, pair.before):
                given = sum(amount for name, amount in one.parts.items() if name not in OTHER)
                taken = sum(one.parts[name] for name in OTHER)
                assert one.net + given - taken == pytest.approx(one.income, abs=0.02)


def test_the_scheme_of_utrecht_is_received_up_to_its_limits(utrecht: Mer) -> None:
    # Utrecht 2024: 276 single, 704 couple, 997 couple with a child from 12, to 110%; 500 for those last to 125%
    # (loket.digitaal.utrecht.nl, in measures/gemeente/GM0344.yaml).
    name = "individuele_inkomenstoeslag"
    expected = {"alleenstaande": [276, 276, 0, 0], "paar": [704, 704, 0, 0], "aow-alleenstaand": [0, 0, 0, 0],
                "paar-kinderen-12-plus": [997, 997, 500, 0]}  # fmt: skip
    for slug, amounts in expected.items():
        assert [pair.now.parts[name] for pair in utrecht.pairs[slug]] == amounts
        assert [pair.now.local for pair in utrecht.pairs[slug]] == amounts


def test_what_is_known_in_one_year_only_is_no_loss(utrecht: Mer) -> None:
    """The U-pas is filled in to July 2023 only and the energietoeslag ended: neither is in the difference."""
    pair = utrecht.pairs["alleenstaande"][0]
    assert pair.before.parts["participatieregeling_volwassenen"] > 0.0
    assert pair.change_with_local == pytest.approx(pair.change_without_local + (276 - 264) / 12.0, abs=0.01)
    assert pair.change_energietoeslag == pytest.approx(-1300.0 / 12.0, abs=0.01)  # the guideline of 2023: 1,300 euro


def test_a_household_file_gives_the_same(utrecht: Mer, tmp_path: Path) -> None:
    """The same household as a user would write it."""
    file = tmp_path / "paar.yaml"
    file.write_text(
        "jaar: 2024\ngemeente: GM0344\npersonen:\n"
        "  - {id: a, rol: aanvrager, leeftijd: 40, geen_inkomen: true, ontvangt_bijstand: true,\n"
        "     ontvangt_gemeentelijke_regelingen: true}\n"
        "  - {id: b, rol: partner, leeftijd: 40, geen_inkomen: true, ontvangt_bijstand: true}\n"
        "woning: {soort: huur, kale_huur: 597.00}\n", encoding="utf-8",
    )  # fmt: skip
    found = read_household(str(file)).answer(load(), When(2024), ["besteedbaar_inkomen"])
    assert found["besteedbaar_inkomen"] == utrecht.pairs["paar"][0].now.income


def test_where_nothing_is_filled_in_it_says_so(island: Mer) -> None:
    text = render(island, date(2026, 11, 22))
    assert "niet ingevuld" in text
    assert all(pair.change_with_local is None for pairs in island.pairs.values() for pair in pairs)
    assert all(pair.now.local == 0.0 for pairs in island.pairs.values() for pair in pairs)
    assert "None" not in text


def test_the_html_says_what_the_json_says_and_loads_nothing(utrecht: Mer) -> None:
    text = render(utrecht, date(2026, 11, 22))
    assert not re.search(r"<(script|link|img|iframe|object|image)\b|@import|\bsrc=|url\(\s*['\"]?(?!#)", text)
    for kind in utrecht.as_dict()["huishoudens"]:
        for level in kind["niveaus"]:
            assert f"{level['besteedbaar_inkomen'] / 12.0:,.0f}".replace(",", ".") in text
    assert str(utrecht.as_dict()["bewijs"]["hash"]) in text
    assert all(section.blocks for section in document(utrecht))


def test_the_workbook_opens_and_has_the_figures_of_the_json(utrecht: Mer) -> None:
    book = load_workbook(io.BytesIO(workbook(utrecht)))
    assert book.sheetnames == ["Toelichting", "Huishoudens", "Armoedeval", "Klippen"]
    rows = list(book["Huishoudens"].iter_rows(values_only=True))
    head = list(rows[0])
    levels = [(kind["type"], level) for kind in utrecht.as_dict()["huishoudens"] for level in kind["niveaus"]]
    assert len(rows) - 1 == len(levels) == len(TYPES) * len(LEVELS)
    for row, (slug, level) in zip(rows[1:], levels, strict=True):
        assert row[head.index("type")] == slug
        assert row[head.index("besteedbaar inkomen")] == level["besteedbaar_inkomen"]
        assert row[head.index("zorgtoeslag")] == level["onderdelen"]["zorgtoeslag"]
    assert any("individuele inkomenstoeslag" in str(row) for row in book["Toelichting"].iter_rows(values_only=True))


def test_all_files_are_written(island: Mer, tmp_path: Path) -> None:
    files = write(island, tmp_path / "uit", date(2026, 11, 22))
    assert sorted(file.name for file in files) == [f"GM0088-2024-mer.{suffix}" for suffix in ("html", "json", "xlsx")]
    assert sorted(file.name for file in (tmp_path / "uit").iterdir()) == sorted(file.name for file in files)
    assert json.loads((tmp_path / "uit" / "GM0088-2024-mer.json").read_text("utf-8")) == island.as_dict()


def test_expenses_stand_beside_income() -> None:
    from prinsjesdag.household.uitgaven import read_uitgaven

    found = mer(find("GM0088"), 2024, expenses=read_uitgaven(None), traps=())
    level = found.as_dict()["huishoudens"][0]["niveaus"][0]
    spent = level["uitgaven"]
    assert spent["saldo"] == pytest.approx(level["besteedbaar_inkomen"] - spent["totaal"], abs=0.01)
    assert "Inkomen en uitgaven" in render(found, date(2026, 11, 22))


def test_years_that_cannot_be_compared_are_refused() -> None:
    with pytest.raises(InputError, match="kies een jaar van 2023"):
        mer(find("GM0344"), 2019)


def test_a_cell_of_a_retired_person_has_no_bijstand() -> None:
    law = load()
    found = cell(at_level(TYPES[6], 1.0, None, law, 2024), law)
    assert found.bijstand == 0.0
    assert found.share > 1.0  # AOW with the credit for who lives alone lies above the norm of the Participatiewet
