"""The sections of the social domain: estimates lie in their margin, divisions name their key, all have a source."""

from functools import cache
from importlib import import_module

import pytest

from prinsjesdag.municipality.areas import find
from prinsjesdag.report.layout import cell, interval
from prinsjesdag.report.section import Chart, Figure, Section, Table

DOMAINS = ("wmo", "jeugd", "werk", "financien")
AREAS = ("GM0344", "GM0088", "PV24", "NL")  # a city, Schiermonnikoog, a province, the country


@cache
def section(domain: str, code: str) -> Section:
    found: Section | None = import_module(f"prinsjesdag.report.{domain}").section(find(code), 2024)
    assert found is not None
    return found


def tables(domain: str, code: str) -> list[Table]:
    return [one.table if isinstance(one, Chart) else one for one in section(domain, code).blocks]


@pytest.mark.parametrize("code", AREAS)
@pytest.mark.parametrize("domain", DOMAINS)
def test_every_estimate_lies_within_its_margin(domain: str, code: str) -> None:
    for table in tables(domain, code):
        for row in table.rows:
            assert len(row) == len(table.columns), table.name
            for one, column in zip(row, table.columns, strict=True):
                if isinstance(one, Figure):
                    assert one.low <= one.value + 1e-9, (table.name, row)
                    assert one.value <= one.high + 1e-9, (table.name, row)
                    assert "nan" not in cell(one, column) + interval(one, column)


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_table_has_a_source_and_every_division_its_key(domain: str) -> None:
    for table in tables(domain, "GM0344"):
        assert table.source, table.name
        assert table.title, table.name
        if table.certainty == "verdeeld":
            labels = " ".join(column.label for column in table.columns)
            assert "leutel" in table.note + labels or "aandeel" in table.note, table.name


@pytest.mark.parametrize("code", AREAS)
@pytest.mark.parametrize("domain", DOMAINS)
def test_it_opens_with_an_answer_in_a_sentence(domain: str, code: str) -> None:
    short = [text for text in section(domain, code).intro if text.startswith("In het kort")]
    assert len(short) == (0 if domain == "jeugd" and code == "GM0088" and not section(domain, code).blocks else 1)
    assert all("None" not in text and "nan" not in text for text in short)


def test_people_are_never_fewer_than_none() -> None:
    for code in AREAS:
        for table in tables("jeugd", code) + tables("wmo", code):
            for at, column in enumerate(table.columns):
                if column.label in ("Jongeren", "Cliënten", "Betalen", "Stoppen", "Huishoudens die stoppen"):
                    lows = [row[at].low for row in table.rows if isinstance(row[at], Figure)]  # type: ignore[union-attr]
                    assert all(low >= 0.0 for low in lows), table.name


def test_the_measures_that_had_no_calculation_have_one_in_json_and_report() -> None:
    for domain, names in (
        ("wmo", {"wmo_samen", "wmo_vergeleken"}),
        ("werk", {"stap_verdeeld", "ww_duur", "ww_bijstand"}),
    ):
        assert names <= {table.name for table in tables(domain, "GM0344")}


def test_a_small_place_reads_thousands_and_a_city_millions() -> None:
    """Amounts below a million each are told in thousands of euros; the country's amount in such a table is not."""

    def units(code: str, domain: str, name: str) -> set[str]:
        table = next(one for one in tables(domain, code) if one.name == name)
        return {column.unit for column in table.columns if "euro" in column.unit}

    assert units("GM0344", "wmo", "wmo_vraag") == {"mln euro"}
    assert units("GM0088", "wmo", "wmo_vraag") == {"duizend euro"}
    assert units("GM0088", "jeugd", "jeugd_hervormingsagenda") == {"mln euro", "duizend euro"}
    small = next(one for one in tables("wmo", "GM0088") if one.name == "wmo_vraag")
    first = small.rows[0][4]
    assert isinstance(first, Figure)
    assert first.value == pytest.approx(326, abs=1)  # Iv3 2024: 0.326 mln on 6.6 and 6.71
