"""Files of persons: text and Parquet alike, in parts, broken ones refused, a user's own names."""

import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from benchmarks.population import persons
from prinsjesdag import Legislation
from prinsjesdag.engine import When
from prinsjesdag.errors import InputError
from prinsjesdag.law import load
from prinsjesdag.tables.run import Run, simulate
from prinsjesdag.tables.schema import names_of, read_names

SYSTEM, YEAR = load(), When(2024)
TARGETS = ("zorgtoeslag", "besteedbaar_inkomen", "inkomstenbelasting", "aow_leeftijd_bereikt")
TEXT = """\
huishouden_id,persoon_id,rol,geboortedatum,loon,jaar
a,1,aanvrager,1986-05-17,32000,2024
a,2,kind,2016-01-01,0,2024
b,1,aanvrager,1990-07-01,20000.50,2024
"""


@pytest.fixture(scope="module")
def sample() -> pl.DataFrame:
    return persons(342, seed=7)


def write(folder: Path, text: str, name: str = "personen.csv") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_text_and_parquet_and_memory_agree(sample: pl.DataFrame, tmp_path: Path) -> None:
    sample.write_parquet(tmp_path / "p.parquet", row_group_size=50)
    sample.write_csv(tmp_path / "p.csv")
    sample.write_csv(tmp_path / "semicolon.csv", separator=";")
    expected = simulate(sample, SYSTEM, YEAR, TARGETS)
    assert expected.columns[:4] == ["huishouden_id", "gezin", "persoon_id", "gewicht"]
    assert simulate(str(tmp_path / "p.parquet"), SYSTEM, YEAR, TARGETS).equals(expected)
    assert simulate(sample.to_arrow(), SYSTEM, YEAR, TARGETS).equals(expected)
    for name in ("p.csv", "semicolon.csv"):
        text = simulate(str(tmp_path / name), SYSTEM, YEAR, TARGETS)
        assert text.drop("huishouden_id", "persoon_id").equals(expected.drop("huishouden_id", "persoon_id"))
    assert Legislation.during(2024).simulate(sample, targets=TARGETS).equals(expected)


@pytest.mark.parametrize("part", [1, 7, 100])
def test_parts_give_what_the_whole_gives(
    sample: pl.DataFrame, part: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.write_parquet(tmp_path / "p.parquet", row_group_size=30)
    expected = simulate(sample, SYSTEM, YEAR, TARGETS)
    monkeypatch.setattr("prinsjesdag.tables.reading.PART", part)
    for table in (sample, str(tmp_path / "p.parquet")):
        run = Run(SYSTEM, table, YEAR, TARGETS)
        frames = list(run.frames())
        assert len(frames) > 2
        assert pl.concat(frames).equals(expected)
        assert (run.report.persons, run.report.households) == (sample.height, sample["huishouden_id"].n_unique())


def test_rows_are_those_of_the_lowest_target(sample: pl.DataFrame) -> None:
    households = simulate(sample, SYSTEM, YEAR, ["gestandaardiseerd_inkomen"])
    assert households.columns == ["huishouden_id", "gewicht", "gestandaardiseerd_inkomen"]
    assert households.height == sample["huishouden_id"].n_unique()
    families = simulate(sample, SYSTEM, YEAR, ["zorgtoeslag", "gestandaardiseerd_inkomen"])
    assert families.columns[:3] == ["huishouden_id", "gezin", "gewicht"]
    assert families.select("huishouden_id", "gezin").is_unique().all()
    both = families.join(households, on="huishouden_id")
    assert (both["gestandaardiseerd_inkomen"] == both["gestandaardiseerd_inkomen_right"]).all()
    weights = sample.unique("huishouden_id", maintain_order=True).select("huishouden_id", "gewicht")
    assert households.select("huishouden_id", "gewicht").equals(weights)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ["leeg"]),
        (TEXT.splitlines()[0] + "\n", ["leeg"]),
        (TEXT + "c,1,aanvrager\n", ["regel 5", "3 velden", "6 horen"]),
        (TEXT + "c,1,aanvrager,1990-01-01,1,2024,7\n", ["regel 5", "7 velden"]),
        (TEXT + 'c,1,"aanvrager,1990-01-01,1,2024\n', ["regel 5", "3 velden"]),
        (TEXT.replace("20000.50", "twintig"), ["loon", "'twintig' is geen getal", "regel 4"]),
        (TEXT.replace("rol,", "loon,", 1), ["loon", "twee keer"]),
        (TEXT.replace(",0,2024", ",,2024").replace("20000.50", ""), ["loon", "leeg", "regel 4"]),
    ],
)
def test_broken_text(text: str, parts: list[str], tmp_path: Path) -> None:
    file = write(tmp_path, text)
    with pytest.raises(InputError) as error:
        simulate(file, SYSTEM, None, ["zorgtoeslag"])
    assert str(error.value).startswith(file)
    for part in parts:
        assert part in str(error.value)


def test_text_of_another_kind(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_bytes(TEXT.replace("b,1", "cafés,1").encode("cp1252"))
    with pytest.raises(InputError, match="geen tekst in UTF-8"):
        simulate(str(tmp_path / "p.csv"), SYSTEM, None)
    (tmp_path / "p.csv").write_bytes(TEXT.encode("utf-8-sig"))
    assert simulate(str(tmp_path / "p.csv"), SYSTEM, None, ["zorgtoeslag"]).height == 2


def test_broken_parquet(sample: pl.DataFrame, tmp_path: Path) -> None:
    file = tmp_path / "p.parquet"
    sample.write_parquet(file)
    whole = file.read_bytes()
    middle = whole[:4] + b"\xff" * 2_000 + whole[2_004:]
    for broken in (b"", whole[: len(whole) // 2], whole[:-3], middle, b"a,b\n1,2\n"):
        file.write_bytes(broken)
        with pytest.raises(InputError, match="geen leesbaar Parquet-bestand"):
            simulate(str(file), SYSTEM, YEAR)
    with pytest.raises(InputError, match="niet gevonden"):
        simulate(str(tmp_path / "q.parquet"), SYSTEM, YEAR)


def test_own_names(tmp_path: Path) -> None:
    table = pl.DataFrame(
        {
            "hh": [1, 1, 2], "pers": [1, 2, 1], "soort": ["H", "K", "H"], "jr": [40, 8, 70],
            "bruto": [32_000.0, None, 0.0], "eigendom": [1, 1, 2], "notitie": ["", "x", ""],
        }
    )  # fmt: skip
    file = write(
        tmp_path,
        "kolommen: {hh: huishouden_id, pers: persoon_id, soort: rol, jr: leeftijd, bruto: loon,\n"
        "  eigendom: woning.soort}\n"
        "woorden: {rol: {H: aanvrager, K: kind}, woning.soort: {1: huur, 2: koop}}\n"
        "vast: {woning.kale_huur: 690, jaar: 2024}\nleeg: {loon: 0}\nnegeer: [notitie]\n",
        "kolommen.yaml",
    )
    found = simulate(table, SYSTEM, None, ["zorgtoeslag", "huurtoeslag"], names=read_names(file, SYSTEM))
    same = table.select(
        pl.col("bruto").fill_null(0.0).alias("loon"),
        pl.Series("woning.soort", ["huur", "huur", "koop"]),
        pl.lit(690.0).alias("woning.kale_huur"),
        huishouden_id="hh", persoon_id="pers", leeftijd="jr", rol=pl.Series(["aanvrager", "kind", "aanvrager"]),
    )  # fmt: skip
    assert found.equals(simulate(same, SYSTEM, YEAR, ["zorgtoeslag", "huurtoeslag"]))
    with pytest.raises(InputError, match=r"bruto \(loon\): '-5.0' is te laag"):
        simulate(table.with_columns(bruto=-5.0), SYSTEM, None, names=read_names(file, SYSTEM))


@pytest.mark.parametrize(
    ("said", "part"),
    [
        ([], "kolommen"),
        ({"colommen": {}}, "bedoelde u kolommen"),
        ({"kolommen": {"bruto": "lon"}}, "bedoelde u loon"),
        ({"vast": {"loon": "veel"}}, "vast.loon: 'veel' is geen getal"),
        ({"leeg": {"lon": 0}}, "bedoelde u loon"),
        ({"woorden": {"rol": "x"}}, "eigen_woord"),
        ({"negeer": "notitie"}, "lijst"),
    ],
)
def test_names_that_are_wrong(said: object, part: str) -> None:
    with pytest.raises(InputError) as error:
        names_of(said, SYSTEM)
    assert part in str(error.value)


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from prinsjesdag.cli import main; main()", "bereken", *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, env=environment, timeout=300, check=False)


def test_the_command(sample: pl.DataFrame, tmp_path: Path) -> None:
    sample.write_parquet(tmp_path / "p.parquet")
    expected = simulate(sample, SYSTEM, YEAR, ["zorgtoeslag", "leeftijd"])
    targets = ("--jaar", "2024", "--doel", "zorgtoeslag", "--doel", "leeftijd")
    for out in ("uit.parquet", "uit.csv", "uit.jsonl"):
        result = run("p.parquet", *targets, "--uit", out, cwd=tmp_path)
        assert result.returncode == 0, result.stderr
        assert "geschreven naar" in result.stderr
    assert pl.read_parquet(tmp_path / "uit.parquet").equals(expected)
    assert pl.read_csv(tmp_path / "uit.csv").equals(expected)
    assert pl.read_ndjson(tmp_path / "uit.jsonl").equals(expected)
    shown = run("p.parquet", *targets, cwd=tmp_path)
    assert shown.stdout.splitlines()[0] == "huishouden_id,gezin,persoon_id,gewicht,zorgtoeslag,leeftijd"
    assert len(shown.stdout.splitlines()) == sample.height + 1
    assert not list(tmp_path.glob(".*"))


def test_the_command_refuses_and_skips(tmp_path: Path) -> None:
    file = write(tmp_path, TEXT.replace("20000.50", "-1"))
    result = run(file, "--uit", "uit.csv", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "loon: '-1.0' is te laag; loon is minstens 0 (EUR/jaar) (regel 4)" in result.stderr
    assert [f.name for f in tmp_path.iterdir()] == ["personen.csv"]
    result = run(file, "--uit", "uit.csv", "--sla-over", "--doel", "zorgtoeslag", cwd=tmp_path)
    assert result.returncode == 0
    assert "1 van 2 huishoudens overgeslagen" in result.stderr
    assert "regel 4" in result.stderr
    lines = (tmp_path / "uit.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "huishouden_id,gezin,zorgtoeslag,fout"
    assert lines[2].startswith("b,,,")
    for wrong in (("--uit", "uit.xlsx"), ("--executor", "gpu"), ("--doel", "zorgtoslag"), ("--kolommen", "geen.yaml")):
        assert run(file, *wrong, cwd=tmp_path).returncode == 2


@pytest.mark.soak
def test_memory_does_not_grow_with_the_table(tmp_path: Path) -> None:
    script = (
        "import resource, sys\n"
        "import numpy as np\n"
        "from prinsjesdag.engine import When\n"
        "from prinsjesdag.law import load\n"
        "from prinsjesdag.tables import executors, reading, run\n"
        "from prinsjesdag.tables.writing import whole_file\n"
        "reading.PART, reading.BLOCK = 8_192, 1_000_000\n"
        "def nothing(system, when, targets, built, *_):\n"
        "    levels = [system.levels.index(system.variable(t).level) for t in targets]\n"
        "    sizes = [built.columns.size(level) for level in levels]\n"
        "    return executors.Result({t: np.zeros(s) for t, s in zip(targets, sizes)}, executors.Counter())\n"
        "run.compiled = nothing\n"
        "with whole_file(sys.argv[2]) as writer:\n"
        "    for frame in run.Run(load(), sys.argv[1], When(2024), ['zorgtoeslag'], executor='kernel').frames():\n"
        "        writer.write(frame)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
    )
    some = persons(20_000, seed=3)
    used = []
    for copies in (2, 20):
        whole = pl.concat(
            [some.with_columns(pl.col("huishouden_id", "persoon_id") + 100_000 * k) for k in range(copies)]
        )
        for kind in ("csv", "parquet"):
            file = tmp_path / f"{copies}.{kind}"
            whole.write_csv(file) if kind == "csv" else whole.write_parquet(file, row_group_size=20_000)
            command = [sys.executable, "-c", script, str(file), str(tmp_path / "uit.parquet")]
            result = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
            used.append(int(result.stdout) / 1024)
    assert used[2] < used[0] + 60  # MB; the table itself grew by 50 as text, 150 in memory
    assert used[3] < used[1] + 60
