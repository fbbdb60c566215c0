"""Many reforms in one pass give what each gives alone."""

import json
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from prinsjesdag import Legislation
from prinsjesdag.cli.app import app
from prinsjesdag.engine import When
from prinsjesdag.errors import InputError
from prinsjesdag.law import load
from prinsjesdag.tables import reading
from prinsjesdag.tables.run import Run
from prinsjesdag.tables.variants import Range, Variants, asked, grid, rows, sample, totals

PATHS = ("zorgtoeslag.standaardpremie", "inkomstenbelasting.tarief_1")
TARGETS = ("zorgtoeslag", "inkomstenbelasting")


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> pl.DataFrame:
    """Households of one and two persons, read in parts of forty rows."""
    monkeypatch.setattr(reading, "PART", 40)
    persons = []
    for n in range(60):
        persons.append({"huishouden_id": n, "persoon_id": "a", "rol": "aanvrager", "leeftijd": 30 + n % 30,
                        "loon": 18_000.0 + 250 * n, "gewicht": 2.0 + n % 2})  # fmt: skip
        if n % 3 == 0:
            persons.append(persons[-1] | {"persoon_id": "b", "rol": "partner", "leeftijd": 31, "loon": 9_000.0})
    return pl.DataFrame(persons)


def test_each_variant_is_that_reform_alone(table: pl.DataFrame) -> None:
    system, when = load(), When(2024)
    values = [(1900.0, 0.35), (1900.0, 0.36), (2100.0, 0.35)]
    variants = Variants.of(system, when, PATHS, values)
    found = pl.concat(list(rows(Run(system, table, when, TARGETS, executor="interpreter"), variants)))
    law = Legislation.during(2024)
    for number, changed in enumerate((None, *values)):
        alone = law if changed is None else law.with_values(dict(zip(PATHS, changed, strict=True)))
        expected = alone.simulate(table, TARGETS, executor="interpreter")
        assert found.filter(pl.col("variant") == number).drop("variant").equals(expected)


def test_totals_are_sums_of_the_rows(table: pl.DataFrame) -> None:
    system, when = load(), When(2024)
    variants = Variants.of(system, when, PATHS[:1], [(1000.0,), (3000.0,)])
    run = Run(system, table, when, ("zorgtoeslag",), executor="interpreter")
    found = totals(run, variants)
    for number, premium in ((1, 1000.0), (2, 3000.0)):
        law = Legislation.during(2024).with_values({PATHS[0]: premium})
        alone = law.simulate(table, ("zorgtoeslag",), executor="interpreter")
        by_hand = sum(a * w for a, w in zip(alone["zorgtoeslag"], alone["gewicht"], strict=True))
        assert found["zorgtoeslag_totaal"][number] == pytest.approx(by_hand, abs=0.001)
        assert found["zorgtoeslag_aantal"][number] == alone.filter(pl.col("zorgtoeslag") > 0)["gewicht"].sum()
    assert found[PATHS[0]].to_list()[1:] == [1000.0, 3000.0]
    assert found["zorgtoeslag_totaal"][1] < found["zorgtoeslag_totaal"][2]  # a dearer premium, more zorgtoeslag
    assert run.report.persons == table.height


def test_ranges() -> None:
    one, two = Range.read("a.b=1:2:0.5"), Range.read("c.d=3,5")
    assert one.values == (1.0, 1.5, 2.0)
    assert grid([one, two]) == [(1, 3), (1, 5), (1.5, 3), (1.5, 5), (2, 3), (2, 5)]
    drawn = sample([Range.read("a.b=10:20"), Range.read("c.d=0:1")], 10, 7)
    assert drawn == sample([Range.read("a.b=10:20"), Range.read("c.d=0:1")], 10, 7)
    assert sorted(int(a) for a, _ in drawn) == list(range(10, 20))  # one draw in each tenth


@pytest.mark.parametrize(
    "said", ["a.b", "a.b=", "a.b=x", "a.b=2:1:1", "a.b=1:2:0", "a.b=1:2:3:4", "a.b=nan", "a=1:9:1e-9"]
)
def test_what_is_no_range(said: str) -> None:
    with pytest.raises(InputError, match="--waarde"):
        Range.read(said)


def test_what_can_not_vary() -> None:
    with pytest.raises(InputError, match="bedoelde u zorgtoeslag"):
        Variants.of(load(), When(2024), ["zorgtoeslag.standaardpremi"], [(1.0,)])
    with pytest.raises(InputError, match="geef een stap"):
        grid([Range.read("a.b=1:2")])


def test_the_command(table: pl.DataFrame, tmp_path: Path) -> None:
    source, out = tmp_path / "p.parquet", tmp_path / "v.parquet"
    table.write_parquet(source)
    words = ["variant", str(source), "--jaar", "2024", "--waarde", "zorgtoeslag.standaardpremie=1900:2100:100"]
    words += ["--doel", "zorgtoeslag", "--uit", str(out), "--json"]
    question = "select variant from varianten order by zorgtoeslag_totaal desc limit 1"
    done = CliRunner().invoke(app, [*words, "--vraag", question])
    assert done.exit_code == 0
    assert json.loads(done.stdout) == [{"variant": 3}]
    assert pl.read_parquet(out).height == 4
    with pytest.raises(InputError, match="--vraag"):
        asked(str(out), "select nothing from nowhere")
