"""How sections look: cells in Dutch, CSV in the file, charts inline with their twin, nothing loaded."""

import base64
import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    assert interval(Figure(5.0, -1.25, 10.0), Column("x", decimals=2)) == "−1 tot 10"


@pytest.mark.parametrize(
    ("figure", "decimals", "expected"),
    [  # the step is the power of ten below the margin's standard deviation, (high - low) / 3.29
        ((727.0, 253.0, 1402.0), 0, "700, 300 tot 1.400"),  # 349: hundreds
        ((2.9, 1.3, 5.4), 1, "3, 1 tot 5"),  # 1.2: ones, though the column has a decimal
        ((0.68, 0.31, 1.22), 1, "0,7, 0,3 tot 1,2"),  # 0.28: tenths
        ((104.8, 86.1, 141.9), 1, "100, 90 tot 140"),  # 17: tens
        ((82.03, 78.3, 88.6), 1, "82, 78 tot 89"),  # 3.1: ones
        ((15.02, 15.01, 15.03), 1, "15,0, "),  # finer than the column: its decimals, and no margin is left to see
        ((7340.2, 7340.2, 7340.2), 1, "7.340,2, "),  # no margin: as published
        ((-501.0, -536.0, -470.0), 0, "−500, −540 tot −470"),  # 20: tens
    ],
)
def test_an_estimate_is_no_finer_than_its_margin(
    figure: tuple[float, float, float], decimals: int, expected: str
) -> None:
    column = Column("x", decimals=decimals)
    assert f"{cell(Figure(*figure), column)}, {interval(Figure(*figure), column)}" == expected


@given(st.floats(-1e9, 1e9), st.floats(0.0, 1e6), st.floats(0.0, 1e6), st.integers(0, 3))
def test_rounding_keeps_an_estimate_within_its_margin(value: float, down: float, up: float, decimals: int) -> None:
    """What is shown lies between the ends that are shown, and each within a step of the real one."""
    figure, column = Figure(value, value - down, value + up), Column("x", decimals=decimals)
    told = interval(figure, column) or f"{cell(figure, column)} tot {cell(figure, column)}"
    low, high = (_number(end) for end in told.split(" tot "))
    assert low <= _number(cell(figure, column)) <= high
    step = max(10.0**-decimals, (figure.high - figure.low) / 3.29)
    assert abs(low - figure.low) <= step * 0.5001 + 1e-6
    assert abs(high - figure.high) <= step * 0.5001 + 1e-6


def _number(text: str) -> float:
    return float(text.replace(".", "").replace(",", ".").replace("−", "-"))


def test_dates_are_written_out() -> None:
    assert cell("onbekend sinds 2026-11-22", Column("datum")) == "onbekend sinds 22 november 2026"
    assert cell("Kamerstuk 2025-26, 36713-17", Column("bron")) == "Kamerstuk 2025-26, 36713-17"


def test_a_section_has_all_its_parts() -> None:
    text = made()
    assert 'id="proef-sectie"' in text
    assert "Een tabel &lt;b&gt;" in text
    assert "<b>" not in text
    assert ">1.200 <" in text
    assert "1.000 tot 1.500" in text
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
