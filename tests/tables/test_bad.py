"""Tables that can't be used: one line with the column, the rows and what would be right, and nothing written."""

import datetime
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from prinsjesdag.engine import When
from prinsjesdag.errors import InputError
from prinsjesdag.law import load
from prinsjesdag.tables.run import Run, simulate
from prinsjesdag.tables.writing import whole_file

SYSTEM = load()
GOOD: dict[str, list[Any]] = {
    "huishouden_id": ["a", "a", "a", "b", "c"],
    "persoon_id": ["1", "2", "3", "1", "1"],
    "rol": ["aanvrager", "partner", "kind", "aanvrager", "aanvrager"],
    "leeftijd": [40, 38, 8, 70, 25],
    "loon": [32_000.0, 12_000.0, 0.0, 0.0, 28_000.0],
    "woning.soort": ["huur", "huur", "huur", "koop", "huur"],
    "woning.kale_huur": [690.0, 690.0, 690.0, None, 550.0],
}


def simulated(targets: tuple[str, ...] = ("zorgtoeslag",), **changes: Any) -> pl.DataFrame:
    columns = {name: values for name, values in {**GOOD, **changes}.items() if values is not None}
    return simulate(pl.DataFrame(columns), SYSTEM, When(2024), targets)


def complaint(targets: tuple[str, ...] = ("zorgtoeslag",), **changes: Any) -> str:
    with pytest.raises(InputError) as error:
        simulated(targets, **changes)
    text = str(error.value)
    assert "\n" not in text
    return text


def test_the_good_table_is_good() -> None:
    # Two below the drempelinkomen of 26,819 together? No: 44,000 together, 1.879% x 26,819 + 13.67% x 17,180.58.
    assert simulated()["zorgtoeslag"].null_count() == 0


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        ({"huishouden_id": None, "huishouden": GOOD["huishouden_id"]}, ["huishouden_id ontbreekt", "u huishouden?"]),
        ({"persoon_id": None}, ["persoon_id ontbreekt"]),
        ({"leeftijd": None, "leeftyd": GOOD["leeftijd"]}, ["leeftijd of geboortedatum ontbreekt", "leeftyd"]),
        ({"lon": GOOD["loon"], "loon": None}, ["lon", "onbekende kolom", "bedoelde u loon?", "negeer"]),
        ({"perioden": GOOD["loon"]}, ["perioden", "een tabel heeft geen perioden", ".jsonl"]),
        ({"op_adres": GOOD["loon"]}, ["op_adres", "wie er niet woont, staat niet in de tabel"]),
        ({"loon": [32_000.0, None, 0.0, None, 1.0]}, ["loon", "leeg", "rijen 2, 4", "leeg: {loon: 0}"]),
        ({"loon": [32_000.0, float("nan"), 0.0, 1.0, 1.0]}, ["loon", "leeg", "rij 2"]),
        ({"loon": [-1.0, 0.0, 0.0, 0.0, 0.0]}, ["loon", "te laag", "minstens 0", "rij 1"]),
        ({"loon": [1e12, 0.0, 0.0, 0.0, 0.0]}, ["loon", "te groot", "rij 1"]),
        ({"loon": [float("inf"), 0.0, 0.0, 0.0, 0.0]}, ["loon", "te groot", "rij 1"]),
        ({"loon": ["32000", "690,50", "0", "0", "0"]}, ["loon", "'690,50' is geen getal", "rij 2"]),
        ({"loon": [True, False, False, True, True]}, ["loon", "geen getal"]),
        ({"leeftijd": [40, 38, 8, 70, 130]}, ["leeftijd", "tussen 0 en 120", "rij 5"]),
        ({"leeftijd": [40.0, 38.0, 8.0, 70.0, 25.5]}, ["leeftijd", "geen heel getal", "rij 5"]),
        ({"leeftijd": [40, 38, None, 70, 25]}, ["leeftijd of geboortedatum ontbreekt", "rij 3"]),
        ({"rol": ["aanvrager", "partner", "kint", "aanvrager", "aanvrager"]}, ["rol", "'kint'", "kies uit", "rij 3"]),
        ({"rol": ["aanvrager", "partner", None, "aanvrager", None]}, ["rol ontbreekt", "rij 3)"]),
        ({"rol": None}, ["rol ontbreekt", "rijen 1, 2, 3)"]),
        ({"rol": ["aanvrager", "aanvrager", "kind", *["aanvrager"] * 2]}, ["er is al een aanvrager", "rij 2"]),
        ({"rol": ["aanvrager", "partner", "partner", *["aanvrager"] * 2]}, ["er is al een partner", "rij 3"]),
        ({"rol": ["kind", "partner", "kind", "aanvrager", "kind"]}, ["geen aanvrager", "rijen 1, 5"]),
        ({"persoon_id": ["1", "2", "2", "1", "1"]}, ["persoon_id", "'2' komt twee keer voor", "'a'", "rij 3"]),
        ({"persoon_id": ["1", None, "2", "1", "1"]}, ["persoon_id", "leeg", "rij 2"]),
        ({"huishouden_id": ["a", "a", "b", "b", "a"]}, ["'a' staat niet bij elkaar", "rijen 1, 5", "sorteer"]),
        ({"woning.kale_huur": [690.0, 690.0, 691.0, None, 550.0]}, ["verschilt binnen het huishouden", "rij 3"]),
        ({"woning.kale_huur": [None, None, None, None, 550.0]}, ["woning.kale_huur", "leeg", "rijen 1, 2, 3"]),
        ({"woning.soort": ["huur", "huur", "huur", "boot", "huur"]}, ["woning.soort", "'boot'", "rij 4"]),
        ({"geboortedatum": ["1984-02-30", *["1990-01-01"] * 4]}, ["geboortedatum", "'1984-02-30' is geen", "rij 1"]),
        ({"geboortedatum": ["2025-01-01", *["1990-01-01"] * 4]}, ["geboren na 2024", "rij 1"]),
        ({"geboortedatum": ["1700-01-01", *["1990-01-01"] * 4]}, ["te ver weg", "rij 1"]),
        ({"geen_inkomen": [True, True, True, True, False]}, ["en loon spreken elkaar tegen", "rijen 1, 2)"]),
        ({"minimumloon_uren": [0.0, 36.0, 0.0, 36.0, 0.0]}, ["geef loon of minimumloon_uren", "rijen 2, 4)"]),
        ({"kinderopvang.bso.uren_maand": [0.0, 9.0, 9.0, 0.0, 0.0]}, ["kinderopvang hoort bij het kind", "rij 2)"]),
        ({"peiljaarinkomen.jaar": [2022, 2023, 0, 0, 2022]}, ["peiljaarinkomen.jaar", "inkomen van 2022", "rij 2)"]),
        ({"gezin": [1, 2, 1, 1, 1]}, ["aanvrager en partner horen in gezin 1", "rij 2"]),
        ({"gezin": [1, 1, 0, 1, 1]}, ["gezin", "nummer", "rij 3"]),
        ({"relatie": ["gehuwd", "samenwonend", None, None, None]}, ["relatie", "spreken elkaar tegen", "rij 2"]),
        ({"student": ["nee", "ja", "nee", "misschien", "ja"]}, ["student", "'misschien'", "rij 4"]),
        ({"student": [True, None, False, False, False]}, ["student", "leeg", "leeg: {student: false}"]),
        ({"gewicht": [1.0, 1.0, 1.0, -2.0, 1.0]}, ["gewicht", "'-2.0'", "rij 4"]),
        ({"gewicht": [1.0, 2.0, 1.0, 1.0, 1.0]}, ["gewicht", "verschilt binnen het huishouden", "rij 2"]),
        ({"gemeente": ["GM0344", "GM0344", "GM0344", "Utrecht", "GM0344"]}, ["'Utrecht'", "GM0344", "rij 4"]),
        ({"gemeente": ["GM0344", "GM0344", "GM0363", None, None]}, ["gemeente", "verschilt", "rij 3"]),
        ({"loon": None, "aow": [None, None, None, 15_000.0, 1.0]}, ["geen inkomen", "geen_inkomen = true", "1, 2)"]),
        ({"verdeling.box3": [0.5, 0.4, 0.5, None, None]}, ["verdeling.box3", "verschilt binnen het gezin", "rij 2"]),
    ],
)  # fmt: skip
def test_one_clear_line(changes: dict[str, Any], parts: list[str]) -> None:
    text = complaint(**changes)
    for part in parts:
        assert part in text


def test_an_unknown_target() -> None:
    assert "bedoelde u zorgtoeslag?" in complaint(("zorgtoslag",))


def test_no_income_is_no_problem_for_what_needs_none() -> None:
    assert simulated(("kinderbijslag",), loon=None)["kinderbijslag"].to_list()[0] > 0


def test_too_many_persons_in_a_household() -> None:
    table = pl.DataFrame(
        {"huishouden_id": [1] * 60, "persoon_id": range(60), "leeftijd": [30] * 60, "loon": [1.0] * 60}
    )
    with pytest.raises(InputError, match="60 personen; een huishouden heeft er hoogstens 50"):
        simulate(table, SYSTEM, When(2024))


def test_an_empty_table() -> None:
    with pytest.raises(InputError, match="leeg"):
        simulate(pl.DataFrame(GOOD).clear(), SYSTEM, When(2024))


def test_what_may_stay_empty() -> None:
    # The AOW follows from age where it isn't told, the rent of an own home says nothing.
    found = simulated(("bruto_inkomen",), aow=[None, None, None, 15_000.0, None])
    assert found["bruto_inkomen"].to_list()[1] == 15_000.0


def test_the_year() -> None:
    table = pl.DataFrame({**GOOD, "jaar": [2024, 2024, 2024, 2024, 2025]})
    with pytest.raises(InputError, match="'2025' naast '2024'; een tabel gaat over één jaar"):
        simulate(table, SYSTEM, None, ["zorgtoeslag"])
    with pytest.raises(InputError, match="welk jaar"):
        simulate(pl.DataFrame(GOOD), SYSTEM, None, ["zorgtoeslag"])
    one = simulate(table.with_columns(jaar=2023), SYSTEM, None, ["zorgtoeslag"])
    assert one.equals(simulate(table, SYSTEM, When(2023), ["zorgtoeslag"]))


def test_without_the_rent_what_needs_it_is_left_out_or_null() -> None:
    table = pl.DataFrame(GOOD).drop("woning.kale_huur")
    run = Run(SYSTEM, table, When(2024))
    found = pl.concat(list(run.frames()))
    assert run.report.left_out["huurtoeslag"] == ("woning.kale_huur",)
    assert "huurtoeslag" not in found.columns
    assert found["zorgtoeslag"].null_count() == 0
    run = Run(SYSTEM, table, When(2024), ["huurtoeslag"])
    assert pl.concat(list(run.frames()))["huurtoeslag"].to_list() == [None, 0.0, None]
    assert run.report.needs == {"woning.kale_huur": 2}
    with pytest.raises(InputError, match=r"woning.kale_huur ontbreekt, nodig voor huurtoeslag \(rijen 1, 5\)"):
        simulate(table, SYSTEM, When(2024), ["huurtoeslag"], executor="kernel")


def test_given_toetsingsinkomen_answers_what_needs_no_more() -> None:
    table = pl.DataFrame(GOOD).drop("loon").with_columns(toetsingsinkomen=pl.Series([32_000, 0, None, 15_000, 20_000]))
    run = Run(SYSTEM, table, When(2024))
    found = pl.concat(list(run.frames()))
    assert run.report.left_out["besteedbaar_inkomen"] == ("inkomen",)
    # One at 20,000 is below the drempelinkomen: 1,987 - 1.879% x 26,819.42 = 1,483.07.
    assert found.filter(huishouden_id="c")["zorgtoeslag"].to_list() == [1483.0]
    run = Run(SYSTEM, table, When(2024), ["besteedbaar_inkomen"])
    assert pl.concat(list(run.frames()))["besteedbaar_inkomen"].null_count() == 3
    assert run.report.needs["inkomen"] == 3


def test_skipped_households_stand_in_their_place() -> None:
    table = pl.DataFrame({**GOOD, "loon": [1.0, None, 0.0, 20_000.0, -5.0], "gewicht": [2.0, 2.0, 2.0, 3.0, 4.0]})
    run = Run(SYSTEM, table, When(2024), ["zorgtoeslag", "leeftijd"], skip=True)
    found = pl.concat(list(run.frames()))
    assert found["huishouden_id"].to_list() == GOOD["huishouden_id"]
    assert found["persoon_id"].to_list() == GOOD["persoon_id"]
    assert found["leeftijd"].to_list() == [None, None, None, 70, None]
    assert [t is None for t in found["fout"]] == [False, False, False, True, False]
    assert "rij 2" in found["fout"][0]
    assert "te laag" in found["fout"][4]
    assert (run.report.skipped, run.report.households) == (2, 3)
    alone = simulate(table[3:4], SYSTEM, When(2024), ["zorgtoeslag", "leeftijd"])
    assert found[3:4].drop("fout").equals(alone)
    families = simulate(table, SYSTEM, When(2024), ["zorgtoeslag"], skip=True)
    assert families["huishouden_id"].to_list() == ["a", "b", "c"]
    nobody = simulate(table[:3], SYSTEM, When(2024), ["zorgtoeslag"], skip=True)
    assert nobody["zorgtoeslag"].to_list() == [None]


def test_nothing_is_written_when_a_later_part_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prinsjesdag.tables.reading.PART", 2)
    table = pl.DataFrame({**GOOD, "loon": [1.0, 1.0, 0.0, 20_000.0, -5.0]})
    file = tmp_path / "uit.parquet"
    file.write_text("ouder")
    run = Run(SYSTEM, table, When(2024), ["zorgtoeslag"])

    def write() -> None:
        with whole_file(str(file)) as writer:
            for frame in run.frames():
                writer.write(frame)

    with pytest.raises(InputError, match="rij 5"):
        write()
    assert [f.name for f in tmp_path.iterdir()] == ["uit.parquet"]
    assert file.read_text() == "ouder"


@pytest.mark.parametrize("part", [2, 3, 100])
def test_a_household_in_two_places(part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prinsjesdag.tables.reading.PART", part)
    ids = [5, 4, 4, 9, 2, 7, 4, 1]
    table = pl.DataFrame(
        {"huishouden_id": ids, "persoon_id": range(8), "leeftijd": 30, "loon": 1.0, "rol": "aanvrager"}
    ).with_columns(rol=pl.Series(["aanvrager", "aanvrager", "kind", *["aanvrager"] * 5]))
    with pytest.raises(InputError, match=r"'4' staat niet bij elkaar \(rijen 2, 7\)"):
        simulate(table, SYSTEM, When(2024), ["zorgtoeslag"])
    kind = table.with_columns(
        rol=pl.Series(["aanvrager", "aanvrager", "kind", *["aanvrager"] * 3, "kind", "aanvrager"])
    )
    with pytest.raises(InputError, match="'4' staat niet bij elkaar"):
        simulate(kind, SYSTEM, When(2024), ["zorgtoeslag"])


def test_dates_as_dates_and_as_moments() -> None:
    born = [datetime.date(1984, 5, 1), datetime.date(1986, 5, 1), datetime.date(2015, 5, 1)]
    base = {k: v[:3] for k, v in GOOD.items() if k != "leeftijd"}
    one = simulate(pl.DataFrame({**base, "geboortedatum": born}), SYSTEM, When(2024), ["leeftijd"])
    times = pl.Series(born).cast(pl.Datetime)
    assert simulate(pl.DataFrame({**base, "geboortedatum": times}), SYSTEM, When(2024), ["leeftijd"]).equals(one)
    assert one["leeftijd"].to_list() == [39, 37, 8]


@pytest.mark.parametrize("where", ["cell", "remark"])
def test_text_that_is_no_utf_8_in_parquet(where: str, tmp_path: Path) -> None:
    """Found by fuzzing: it brought polars down."""
    file = tmp_path / "p.parquet"
    two_bytes = pa.array([0, 2], pa.int32()).buffers()[1]
    content = b"\xff\xfe" if where == "cell" else b"aa"
    words = pa.Array.from_buffers(pa.string(), 1, [None, two_bytes, pa.py_buffer(content)])
    name = pa.field("persoon_id", pa.string(), metadata={"k": b"\xff"} if where == "remark" else None)
    fields = [
        pa.field("huishouden_id", pa.int64()),
        name,
        pa.field("leeftijd", pa.int64()),
        pa.field("loon", pa.int64()),
    ]
    columns = [pa.array([1]), words, pa.array([40]), pa.array([1])]
    pq.write_table(pa.Table.from_arrays(columns, schema=pa.schema(fields)), file)
    if where == "remark":
        assert simulate(str(file), load(), When(2024), ["zorgtoeslag"]).height == 1
    else:
        with pytest.raises(InputError, match="UTF-8"):
            simulate(str(file), load(), When(2024), ["zorgtoeslag"])
