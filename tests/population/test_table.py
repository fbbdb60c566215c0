"""The table of a municipality's households reads like any user's table, and says what the pool says."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from prinsjesdag import Legislation
from prinsjesdag.population.artefacts import population
from prinsjesdag.population.packing import pack
from prinsjesdag.population.people import Floats
from prinsjesdag.population.table import households

CODE = "GM0632"  # Woerden


@pytest.fixture(scope="module")
def frame() -> pl.DataFrame:
    return households(population(), CODE)


def test_stands_for_all_households(frame: pl.DataFrame) -> None:
    of = population()
    one = frame.unique("huishouden_id")
    assert one["gewicht"].sum() == pytest.approx(of.households[of.at(CODE)], rel=0.002)


def test_homes_are_at_the_level_of_the_municipality(frame: pl.DataFrame) -> None:
    """Only owners have a WOZ-waarde in the table, and it is k times the pool's."""
    of = population()
    owners = frame.filter(pl.col("woning.soort") == "koop").unique("huishouden_id").sort("huishouden_id")
    woz = of.donors.homes.woz[owners["huishouden_id"].to_numpy()]
    k = float(of.k[of.at(CODE)])
    assert owners["woning.woz_waarde"].to_numpy() == pytest.approx(np.rint(k * woz))
    assert owners["woning.kale_huur"].null_count() == owners.height


def test_read_as_any_table_gives_what_the_pool_gives(frame: pl.DataFrame) -> None:
    """The same households by way of the table and by way of the columns, interpreted."""
    of = population()
    k = float(of.k[of.at(CODE)])
    some = frame["huishouden_id"].unique(maintain_order=True)[::1500]
    table = frame.filter(pl.col("huishouden_id").is_in(some.implode()))
    law = Legislation.during(2024)
    targets = ["besteedbaar_inkomen", "huurtoeslag", "kindgebonden_budget"]
    by_table = law.simulate(table, targets, executor="interpreter")
    columns = pack(of.donors, k)
    found: list[tuple[float, ...]] = []
    for at in some.to_list():
        part = columns.slice(at, at + 1)
        answers = _interpreted(law, targets, part)
        found += list(zip(*(answers[t] for t in targets), strict=True))
    everything = _all_receive(of.income.receives).implode()
    received = by_table.with_columns(pl.col("huishouden_id").is_in(everything).alias("all"))
    for row, direct in zip(received.iter_rows(named=True), found, strict=True):
        assert row["huurtoeslag"] == pytest.approx(direct[1], abs=0.01)
        assert row["kindgebonden_budget"] == pytest.approx(direct[2], abs=0.01)
        if row["all"]:
            assert row["besteedbaar_inkomen"] == pytest.approx(direct[0], abs=0.01)
        else:  # what isn't taken up is not in it
            assert row["besteedbaar_inkomen"] <= direct[0] + 0.01


def _all_receive(receives: np.ndarray) -> pl.Series:
    return pl.Series(np.flatnonzero(receives[:, [0, 1, 2, 4]].all(axis=1)))


def _interpreted(law: Legislation, targets: list[str], part) -> dict[str, Floats]:  # type: ignore[no-untyped-def]
    from prinsjesdag.engine import Interpreter

    outcome = Interpreter(law.system, law.when).run(targets, part.case(law.system, 2024, 0))
    return {t: np.array(outcome.year(t), float) for t in targets}


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from prinsjesdag.cli import main; main()", "data", "bevolking", *arguments]
    environment = {**os.environ, "COLUMNS": "120", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=environment, timeout=120, check=False)


def test_command(tmp_path: Path) -> None:
    file = tmp_path / "woerden.parquet"
    found = run("Woerden", "--uit", str(file), "--json", cwd=tmp_path)
    assert found.returncode == 0, found.stderr
    told = json.loads(found.stdout)
    assert told["gemeente"] == CODE
    assert told["hash"] == population().hash
    assert pl.read_parquet(file).height == told["personen"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Woerden",), "--uit"),
        (("Utrecht (provincie)", "--uit", "a.csv"), "geen gemeente"),
        (("Woerden", "--uit", "a.xlsx"), ".parquet"),
        (("--zaad", "3"), "--bouw"),
        (("Woerden", "--bouw"), "laat de gemeente weg"),
    ],
)
def test_what_cannot_be(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    found = run(*arguments, cwd=tmp_path)
    assert found.returncode == 2
    assert said in found.stderr
    assert not list(tmp_path.iterdir())
