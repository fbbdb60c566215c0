"""A table on a real cluster of processes gives what it gives here: to the byte, after faults too."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from prinsjesdag import Legislation
from prinsjesdag.errors import InputError
from prinsjesdag.law import load
from prinsjesdag.municipality.national import Part, uitkomst_hash
from prinsjesdag.tables import cluster, reading
from prinsjesdag.tables.cluster import Kept, connected, frames
from prinsjesdag.tables.pieces import Done, Question, calculate, pieces
from prinsjesdag.tables.run import Report, Run, simulate

distributed = pytest.importorskip("distributed", reason="the extra `cluster` isn't installed")

TARGETS = ("zorgtoeslag", "inkomstenbelasting")


@pytest.fixture(scope="module")
def client() -> Iterator[Any]:
    """A scheduler and two worker processes on loopback."""
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
        ) as local,
        distributed.Client(local, set_as_default=False) as client,
    ):
        yield client


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> pl.DataFrame:
    """Households of one and two persons, read in parts of forty rows."""
    monkeypatch.setattr(reading, "PART", 40)
    rows = []
    for n in range(120):
        rows.append({"huishouden_id": n, "persoon_id": "a", "rol": "aanvrager", "leeftijd": 30 + n % 30,
                     "loon": 18_000.0 + 250 * n})  # fmt: skip
        if n % 3 == 0:
            rows.append({"huishouden_id": n, "persoon_id": "b", "rol": "partner", "leeftijd": 31, "loon": 9_000.0})
    return pl.DataFrame(rows)


def run_of(table: Any, **options: Any) -> Run:
    return Run(load(), table, Legislation.during(2024).when, TARGETS, executor="interpreter", **options)


def test_the_same_as_here(client: Any, table: pl.DataFrame, tmp_path: Path) -> None:
    run = run_of(table)
    found = pl.concat(list(frames(run, client, Kept(tmp_path))))
    alone = run_of(table)
    assert found.equals(pl.concat(list(alone.frames())))
    assert (run.report.persons, run.report.households) == (alone.report.persons, alone.report.households) == (160, 120)
    assert len(list(tmp_path.iterdir())) == 4  # 160 rows, forty at a time


def test_from_python(client: Any, table: pl.DataFrame, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PRINSJESDAG_CACHE", str(tmp_path))
    law = Legislation.during(2024).with_values({"zorgtoeslag.standaardpremie": 3000})  # the reform goes along
    found = law.simulate(table, TARGETS, executor="interpreter", client=client)
    assert found.equals(law.simulate(table, TARGETS, executor="interpreter"))
    assert not found.equals(simulate(table, load(), law.when, TARGETS, executor="interpreter"))


def test_what_was_finished_is_not_done_again(client: Any, table: pl.DataFrame, tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    run = run_of(table)
    coming = frames(run, client, kept)
    first = next(coming)
    coming.close()
    assert len(list(tmp_path.iterdir())) >= 1

    class Nobody:
        def submit(self, *_: Any, **__: Any) -> None:
            raise AssertionError("asked for again")

    todo = pieces(run_of(table))
    question = Question.of(run_of(table))
    piece = next(todo)
    found = kept.find(piece.name(question), 0)
    assert found is not None
    assert found.frame().equals(first)
    file = tmp_path / piece.name(question)
    file.write_bytes(file.read_bytes()[:-7])  # a disk that was full: not whole, so not used
    assert kept.find(piece.name(question), 0) is None


def test_a_mistake_is_told_with_its_row(client: Any, table: pl.DataFrame, tmp_path: Path) -> None:
    bad = table.with_columns(pl.when(pl.col("huishouden_id") == 100).then(-5.0).otherwise("loon").alias("loon"))
    with pytest.raises(InputError) as there:
        list(frames(run_of(bad), client, Kept(tmp_path)))
    with pytest.raises(InputError) as here:
        list(run_of(bad).frames())
    assert str(there.value) == str(here.value)
    assert "rij" in str(there.value)


def test_a_worker_that_is_killed(client: Any, table: pl.DataFrame, tmp_path: Path) -> None:
    """kill -9 while its piece is under way: another does it, and the outcomes are the same."""
    coming = frames(run_of(table), client, Kept(tmp_path))
    parts = [next(coming)]
    workers = [w["pid"] for w in client.run(lambda: {"pid": os.getpid()}).values()]
    os.kill(workers[0], signal.SIGKILL)
    parts += list(coming)
    assert pl.concat(parts).equals(pl.concat(list(run_of(table).frames())))


def test_another_law_is_refused(table: pl.DataFrame) -> None:
    question = Question.of(run_of(table))
    other = Question(**{**question.__dict__, "law": "0" * 64})
    with pytest.raises(InputError, match="andere wet"):
        calculate(next(pieces(run_of(table))), other)


def test_another_version_is_refused(table: pl.DataFrame) -> None:
    """The law may be the same and what is around it not."""
    question = Question.of(run_of(table))
    other = Question(**{**question.__dict__, "version": "0.0.1"})
    with pytest.raises(InputError, match=r"0\.0\.1"):
        calculate(next(pieces(run_of(table))), other)


def test_a_piece_that_fails_says_which_rows(
    client: Any, table: pl.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a worker meets that is no mistake of the user's: one line with the rows, no trace."""
    monkeypatch.setattr(cluster, "calculate", _without_memory)
    with pytest.raises(InputError) as told:
        list(frames(run_of(table), client, Kept(tmp_path)))
    assert "een werker kon rij 1 tot en met 39 van" in str(told.value)  # row 40 may have more of its household after it
    assert "MemoryError: no room" in str(told.value)


def _without_memory(*_: Any) -> None:
    raise MemoryError("no room")


def test_a_scheduler_without_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "TIMEOUT", 1)
    with (
        distributed.LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address=None) as empty,
        distributed.Client(empty, set_as_default=False) as client,
        pytest.raises(InputError, match="geen werker; start er een"),
    ):
        cluster._wait_for_a_worker(client)


@pytest.mark.parametrize(
    ("address", "told"), [("localhost:1", "is geen adres"), ("tcp://127.0.0.1:9", "antwoordt niet")]
)
def test_a_scheduler_that_is_not_there(address: str, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("prinsjesdag.tables.cluster.TIMEOUT", 1)
    with pytest.raises(InputError, match=told), connected(address):
        pass


def test_a_broken_piece_is_seen() -> None:
    done = Done(0, b"outcomes", Report())
    assert Done.unpacked(0, done.packed()).content == b"outcomes"
    with pytest.raises(ValueError, match="not whole"):
        Done.unpacked(0, done.packed()[:-1])


def test_the_hash_knows_no_order() -> None:
    one, other = (Part(code, 2024, 2, (("zorgtoeslag", 1.5),), "00") for code in ("GM0344", "GM0363"))
    assert uitkomst_hash([one, other]) == uitkomst_hash([other, one])
    assert uitkomst_hash([one]) != uitkomst_hash([other])


def test_a_scheduler_that_goes_while_pieces_are_sent() -> None:
    """Found by `make faults`: for a moment it is known, and tells nothing."""

    class Gone:
        def scheduler_info(self, **_: Any) -> dict[str, Any]:
            return {}

        def submit(self, *_: Any, **__: Any) -> None:
            raise OSError("closed")

    assert cluster._workers(Gone()) == 1
    with pytest.raises(InputError, match="de verbinding met het cluster is verbroken"):
        cluster._send(Gone(), None, None, "n")  # type: ignore[arg-type]
