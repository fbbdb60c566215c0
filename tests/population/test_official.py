"""The validation page beside its data file; making the page is the slow run of `make validate`."""

import pytest

from prinsjesdag.population.official import POINTS, Figure, figures
from tools.validate import DOC, compared, number

PAGE = {
    cells[0]: cells
    for line in DOC.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and len(cells := [cell.strip() for cell in line.strip("|").split("|")]) in (5, 10)
}


def _number(text: str) -> float:
    return float(text.split()[0].replace(",", ""))


def test_every_figure_has_a_source_and_a_comparison_or_a_reason() -> None:
    found = figures()
    assert len({f.id for f in found}) == len(found)
    for f in found:
        assert f.source, f.id
        assert f.kind in ("totaal", "effect", "gezin"), f.id
        assert f.confidence in ("officieel", "tweedehands"), f.id
        assert (f.value != 0.0 and f.threshold > 0.0) if f.model else f.explanation, f.id


@pytest.mark.parametrize("f", figures(), ids=lambda f: f.id)
def test_page_has_the_figure_as_the_file_has_it(f: Figure) -> None:
    cells = PAGE[f.id]
    if not f.model:
        assert cells[1:] == [f.quantity, str(f.year), f"{f.said} {f.unit}", f.explanation]
        return
    assert cells[1:4] == [f"{f.quantity} ({f.unit})", str(f.year), number(f.value)]
    assert cells[8:] == [f.explanation, f"{f.source} ({f.confidence})"]
    model, off = _number(cells[4]), _number(cells[5])
    assert float(cells[6]) == f.threshold
    assert cells[7] == ("within" if abs(off) <= f.threshold else "**outside**")
    rounded = 0.01 if f.unit in POINTS else 0.1
    assert off == pytest.approx(f.off(model), rel=0.01, abs=rounded)


def test_deviation_by_hand() -> None:
    """110 against 100 is 10% off; 5.0% against 4.8% is 0.2 point off, not 4%."""
    said = Figure("A", "totaal", "x", 2024, "100", "EUR mln", 5.0, "officieel", "CBS", "x", "")
    assert said.off(110.0) == pytest.approx(10.0)
    assert not said.within(110.0)
    assert "| +10 % | 5 | **outside** |" in compared([said], {"x": 110.0})
    points = Figure("B", "effect", "x", 2024, "4.8", "%", 0.3, "officieel", "CBS", "x", "")
    assert points.off(5.0) == pytest.approx(0.2)
    assert points.within(5.0)
