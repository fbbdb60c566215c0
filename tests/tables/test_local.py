"""Households of several municipalities in one table: each by its own schemes, as if it were alone."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from prinsjesdag import Household
from prinsjesdag.engine import When
from prinsjesdag.household.answer import answer
from prinsjesdag.law import load
from prinsjesdag.measures import lokaal
from prinsjesdag.tables.run import Run, simulate

TARGETS = ["individuele_inkomenstoeslag", "bijzondere_bijstand", "gemeentelijke_regelingen", "besteedbaar_inkomen"]
AREAS = ("GM0363", "GM0014", "GM0599", None, "GM0363", "GM0599", "GM0344")


def table() -> pl.DataFrame:
    """One single and one couple with a child of 14 for each, the municipalities mixed up."""
    rows: list[dict[str, Any]] = []
    for i, area in enumerate(AREAS):
        members = [("aanvrager", 40)] if i % 2 == 0 else [("aanvrager", 40), ("partner", 38), ("kind", 14)]
        for number, (role, age) in enumerate(members):
            rows.append(
                {
                    "huishouden_id": f"h{i}",
                    "persoon_id": f"p{number}",
                    "gemeente": area,
                    "rol": role,
                    "leeftijd": age,
                    "uitkering": 15_000.0 if role == "aanvrager" else 0.0,
                    "ontvangt_gemeentelijke_regelingen": True,
                    "bijzondere_kosten": 500.0,
                    "woning.soort": "huur",
                    "woning.kale_huur": 600.0,
                }
            )
    return pl.DataFrame(rows)


def alone(i: int, year: int) -> dict[str, Any]:
    rows = table().filter(pl.col("huishouden_id") == f"h{i}").to_dicts()
    persons = [{k: r[k] for k in ("rol", "leeftijd", "uitkering", "ontvangt_gemeentelijke_regelingen")} for r in rows]
    content = {
        "personen": persons,
        "bijzondere_kosten": 500.0,
        "woning": {"soort": "huur", "kale_huur": 600.0},
        **({"gemeente": rows[0]["gemeente"]} if rows[0]["gemeente"] else {}),
    }
    found = answer(Household.read(content), load(), When(year), TARGETS)
    return {target: found[target] for target in TARGETS}


def test_each_household_by_its_own_schemes() -> None:
    found = each_as_alone(2025, "interpreter")
    # Amsterdam: 350 for one person, 2025 (CVDR734407); Rotterdam 200 (CVDR741634); nobody else has a scheme
    toeslagen = found["individuele_inkomenstoeslag"].to_list()
    assert (toeslagen[0], toeslagen[2], toeslagen[4]) == (350.0, 200.0, 350.0)
    assert toeslagen[1] is None
    assert toeslagen[3] is None


def test_the_kernel_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the schemes as if they were of 2024: the year whose rules other tests compile too."""
    for code in ("GM0363", "GM0599"):
        text = (files("prinsjesdag.measures") / f"gemeente/{code}.yaml").read_text(encoding="utf-8")
        (tmp_path / f"{code}.yaml").write_text(text.replace(": 2025-", ": 2024-"), encoding="utf-8")
    monkeypatch.setenv(lokaal.VARIABLE, str(tmp_path))
    found = each_as_alone(2024, "kernel")
    assert found["individuele_inkomenstoeslag"].null_count() < len(AREAS)


def each_as_alone(year: int, executor: str) -> pl.DataFrame:
    """The outcomes of the table, each row those of its household alone."""
    found = simulate(table(), load(), When(year), TARGETS, executor=executor)
    assert found["huishouden_id"].to_list() == [f"h{i}" for i in range(len(AREAS))]
    for i in range(len(AREAS)):
        row = found.row(i, named=True)
        assert {target: row[target] for target in TARGETS} == alone(i, year), AREAS[i]
    return found


def test_what_is_not_filled_in_is_told() -> None:
    run = Run(load(), table(), When(2025), TARGETS)
    list(run.frames())
    assert run.report.needs == {"gemeente": 1, "gemeenteregelingen": 2}
    unasked = Run(load(), table().drop("gemeente"), When(2025))
    (frame,) = unasked.frames()
    assert unasked.report.left_out["individuele_inkomenstoeslag"] == ("gemeente",)
    assert "individuele_inkomenstoeslag" not in frame.columns
    elsewhere = table().with_columns(pl.lit("GM0014").alias("gemeente"))
    unasked = Run(load(), elsewhere, When(2025))
    list(unasked.frames())
    assert unasked.report.left_out["gemeentelijke_regelingen"] == ("gemeenteregelingen",)
