"""The section of the report: one municipality, a province and the country."""

import csv
import io

import pytest

from prinsjesdag.municipality.areas import find
from prinsjesdag.report.energie import section
from prinsjesdag.report.section import Chart, Figure, Table


@pytest.mark.parametrize("name", ["GM0344", "PV26", "NL"])
def test_every_figure_has_its_interval_and_source(name: str) -> None:
    found = section(find(name), 2025)
    assert found is not None
    tables = [block.table if isinstance(block, Chart) else block for block in found.blocks]
    assert [table.name for table in tables][:3] == ["isolatie-hoofdcijfers", "isolatie-woningen", "isolatie-uitkering"]
    assert ("isolatie-buurten" in [table.name for table in tables]) is (name == "GM0344")
    for table in tables:
        assert table.source
        assert all(len(row) == len(table.columns) for row in table.rows)
        for cell in (cell for row in table.rows for cell in row if isinstance(cell, Figure)):
            assert cell.low <= cell.value <= cell.high
        assert len(list(csv.reader(io.StringIO(table.csv())))) == len(table.rows) + 1
    chart = next(block for block in found.blocks if isinstance(block, Chart))
    assert "config" not in chart.spec
    assert found.sources
    assert found.not_modelled


def test_periods_and_types_add_up_to_the_homes() -> None:
    found = section(find("GM0344"), 2025)
    assert found is not None
    table = next(block.table for block in found.blocks if isinstance(block, Chart))
    assert isinstance(table, Table)
    assert sum(float(str(row[2])) for row in table.rows) == 159_409
