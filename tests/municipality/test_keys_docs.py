"""docs/financien.md says how far each key was off; the figures are held to the program."""

import re
from pathlib import Path

import pytest

from prinsjesdag.municipality.keys import left_out

PAGE = Path(__file__).parents[2] / "docs/financien.md"
ROW = re.compile(r"\| `([^`]+)` \| `([^`]+)` \| ([\d,]+)% \| ([\d,]+)% \| ([\d,]+)% \|")
ROWS = [match.groups() for match in ROW.finditer(PAGE.read_text(encoding="utf-8"))]


def test_the_table_is_there() -> None:
    assert len(ROWS) >= 20


@pytest.mark.parametrize("row", ROWS)
def test_the_page_says_the_error_of_each_key(row: tuple[str, str, str, str, str]) -> None:
    found = left_out(row[0], row[1])
    wrong, middle, most = (float(text.replace(",", ".")) for text in row[2:])
    assert 100.0 * found.verkeerd == pytest.approx(wrong, abs=0.051)
    assert 100.0 * found.mediaan == pytest.approx(middle, abs=0.051)
    assert 100.0 * found.p90 == pytest.approx(most, abs=0.51)
