"""The plug pulled from small runs: `make faults` does more of it. Same outcomes, or one line and nothing written."""

import time
from datetime import datetime
from pathlib import Path

import pytest

from tools import faults
from tools.disturbed import Broken, Ended, Place, other_clock, smallest_files


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place.made(tmp_path_factory.mktemp("place"), tmp_path_factory.mktemp("cache"), 300)


def test_killed_and_started_again(place: Place) -> None:
    run = place.start()
    time.sleep(0.6 * place.seconds)
    run.kill()
    ended = run.ended()
    if ended.status:
        place.nothing(ended)
    place.same(place.run(out=run.out))


@pytest.mark.parametrize("suffix", [".parquet", ".csv"])
def test_a_disk_that_is_full(place: Place, suffix: str) -> None:
    out = place.folder / f"vol{suffix}"
    said = place.refused(place.run(out=out, preexec=smallest_files(500)))
    assert "niet te schrijven" in said


def test_a_parquet_file_that_is_cut_off(place: Place) -> None:
    whole = place.table.read_bytes()
    file = place.folder / "half.parquet"
    for size in (0, 12, len(whole) // 2):
        file.write_bytes(whole[:size])
        assert "afgebroken" in place.refused(place.run(table=file))


def test_new_years_eve(place: Place) -> None:
    clock = other_clock(place.folder, datetime(2026, 12, 31, 23, 59, 59))
    if clock is None:
        pytest.skip("no compiler of C")
    place.same(place.run(environment=clock))


def test_two_at_once_to_one_file(place: Place) -> None:
    both = [place.start(out=place.folder / "samen.parquet") for _ in range(2)]
    for one in both:
        place.same(one.ended())


def test_what_ends_badly_is_told(place: Place, tmp_path: Path) -> None:
    """The judge itself: a traceback, a half file, other outcomes."""
    out = tmp_path / "uit.parquet"
    with pytest.raises(Broken, match="geen enkele duidelijke regel"):
        place.refused(Ended(1, "Traceback\nValueError: x\n", out))
    with pytest.raises(Broken, match="geen enkele duidelijke regel"):
        place.refused(Ended(2, "prinsjesdag: a\nand more\n", out))
    out.write_bytes(place.table.read_bytes())
    with pytest.raises(Broken, match="bestaat"):
        place.refused(Ended(2, "prinsjesdag: a\n", out))
    with pytest.raises(Broken, match="andere uitkomsten"):
        place.same(Ended(0, "", out))
    bad = faults.trial("f", "d", lambda: place.same(Ended(0, "", out)))
    assert not bad.well
