"""How sections look: cells in Dutch, CSV in the file, charts inline with their twin, nothing loaded."""

import base64
import csv
import io
import re

from prinsjesdag.report.layout import cell, csv_link, environment, interval
from prinsjesdag.report.section import Assumption, Chart, Column, Figure, Section, Table

EUROS = Column("Bedrag", "EUR", 1)
TABLE = Table(
    "proef", "Een tabel <b>", (Column("Wat"), EUROS),
    (("huur & zorg", Figure(1234.56, 1000.0, 1500.0)), ("leeg", None)),
    "CBS, 2021", "berekend", "Een noot.",
)  # fmt: skip
SPEC = {
    "data": {"values": [{"a": 1.5, "b": "x"}, {"a": 2500.0, "b": "y"}]},
    "mark": {"type": "bar", "clip": True},
    "encoding": {"x": {"field": "a", "type": "quantitative"}, "y": {"field": "b", "type": "nominal"}},
}


def made() -> str:
    chart = Chart("Wat u ziet", "x is klein, y is groot", SPEC, TABLE)
    section = Section("proef-sectie", "Proef", ("Inleiding.",), (TABLE, chart), (Assumption("rente", "2%", "aanname"),),
                      ("Alles.",), (("CBS", "https://www.cbs.nl"),))  # fmt: skip
    return str(environment().get_template("_section.html").module.section(section))  # type: ignore[attr-defined]


def test_cells_are_dutch() -> None:
    assert cell(1234.56, EUROS) == "1.234,6"
    assert cell(-1234.5, Column("x")) == "−1.234"
    assert cell(-0.01, EUROS) == "0,0"
    assert cell(None, EUROS) == "–"
    assert interval(Figure(5.0, -1.25, 10.0), Column("x", decimals=2)) == "−1,25 tot 10,00"


def test_dates_are_written_out() -> None:
    assert cell("onbekend sinds 2026-11-22", Column("datum")) == "onbekend sinds 22 november 2026"
    assert cell("Kamerstuk 2025-26, 36713-17", Column("bron")) == "Kamerstuk 2025-26, 36713-17"


def test_a_section_has_all_its_parts() -> None:
    text = made()
    assert 'id="proef-sectie"' in text
    assert "Een tabel &lt;b&gt;" in text
    assert "<b>" not in text
    assert "1.234,6" in text
    assert "1.000,0 tot 1.500,0" in text
    assert "schatting met een model" in text
    assert "x is klein, y is groot" in text
    assert "Tabel bij deze grafiek" in text
    assert text.count("download=") == 2  # the table's CSV, and that of the chart's twin
    assert "2.500" in text  # numbers on the axis are Dutch too
    assert "Niet meegenomen" in text
    assert "huur &amp; zorg" in text


def test_the_csv_in_the_file_has_the_figures_unrounded() -> None:
    head, _, data = csv_link(TABLE).partition(",")
    assert head == "data:text/csv;charset=utf-8;base64"
    rows = list(csv.reader(io.StringIO(base64.b64decode(data).decode("utf-8-sig"))))
    assert rows[0] == ["Wat", "Bedrag (EUR)", "Bedrag (EUR), laag", "Bedrag (EUR), hoog"]
    assert rows[1] == ["huur & zorg", "1234.56", "1000.0", "1500.0"]


def test_ids_of_pictures_do_not_clash_and_nothing_is_loaded() -> None:
    text = made()
    assert not re.search(r"<(script|link|img|iframe|object|image)\b|@import|\bsrc=", text)
    for used in re.findall(r"url\(#([^)]+)\)", text):
        assert f'id="{used}"' in text
        assert re.fullmatch(r"g[0-9a-f]{8}\w+", used)
    assert " style=" not in text  # pages may forbid it
