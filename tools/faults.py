"""`make faults`: what a run does when the plug is pulled. Writes docs/storingen.md; status 1 when one ended badly.

Run: make faults, or python -m tools.faults [NAME …] for some of them. Some minutes.
"""

import contextlib
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path

from tools.disturbed import ROWS, Broken, Cluster, Ended, Place, Started, killed, lines, other_clock, smallest_files

DOC = Path(__file__).parents[1] / "docs/storingen.md"
KEPT = Path(__file__).parents[1] / "build/faults"
"""How each fault ended the last time."""
RUNS = 20
"""Runs in which something is killed."""
TRIES = 5
"""Times that a run may be done before it is killed."""
CUTS = 10
"""Places at which a Parquet file is cut off."""

HEAD = """# Storingen: wat een berekening doet als de stekker eruit gaat

*Gemaakt door `make faults` (tools/faults.py) op {day}; niet bewerken.* Elke proef is een echte opdracht `prinsjesdag
bereken` in een eigen proces, over 1500 synthetische personen in stukken van honderd, waarmee onderweg iets
gebeurt. Goed is een van twee: **dezelfde uitkomsten** als zonder storing (elke rij, elk bedrag gelijk), of **één
duidelijke regel** (status 2) en niets onder de naam van het uitvoerbestand. Een opdracht die zelf met `kill -9` wordt
beëindigd kan geen regel meer zeggen; ook die laat niets onder die naam achter, en wie haar opnieuw start krijgt de
uitkomsten van een ongestoorde run. Wat er dan wel kan blijven staan is een verborgen bestand `.NAAM.<nummer>.part`; dat
mag weg.
"""
FIXED = """
Eerder zo gevonden en verbeterd: een scheduler die wegviel terwijl er stukken werden verstuurd gaf een foutspoor
(`KeyError`), en meldingen van Dask naast de ene regel; een volle schijf onder de uitvoer liet bij een cluster de
verbinding dicht vallen voor wat nog wachtte was afgezegd; een volle schijf onder de cache werd gemeld als een fout van
het uitvoerbestand; een aanvraag voor een bouwactiviteit keek twee keer op de klok, en kon om middernacht twee dagen
noemen.
"""
TAIL = """
Niet beproefd: stroomuitval (wat het besturingssysteem nog niet op schijf had), een schijf die verkeerd leest, geheugen
dat omvalt, een netwerk dat traag is in plaats van weg, en een cluster over meer dan één machine.
"""


@dataclass(frozen=True)
class Trial:
    """One disturbance and how it ended."""

    fault: str
    done: str
    outcome: str
    well: bool = True


Fault = Callable[[Place, random.Random], Iterator[Trial]]


def on_a_cluster(place: Place, draw: random.Random) -> Iterator[Trial]:
    """kill -9 of a worker, of the run, of the scheduler, each at a random moment."""
    with contextlib.ExitStack() as stack:
        cluster = stack.enter_context(Cluster(place.folder, place.cache))
        place.same(place.run("--cluster", cluster.address))  # workers have read the rules
        for number in range(RUNS):
            what = ("werker", "opdracht", "scheduler")[number % 3]
            run = place.start("--cluster", cluster.address)
            done = _when(run, place, draw.randrange(place.persons // ROWS))
            if what == "opdracht":
                run.kill()
            else:
                cluster.kill_worker() if what == "werker" else cluster.kill_scheduler()
            ended = run.ended()
            if what == "werker":
                yield trial(f"kill -9 {what}", done, lambda: place.same(ended))  # noqa: B023
                continue
            if what == "scheduler":
                cluster = stack.enter_context(Cluster(place.folder, place.cache))
            again = place.run("--cluster", cluster.address)
            yield trial(f"kill -9 {what}", done, lambda: _and_again(place, ended, again))  # noqa: B023


def _when(run: Started, place: Place, pieces: int) -> str:
    """Waits until so many pieces are done, or the run is."""
    kept = place.cache / "pieces"
    while run.process.poll() is None and len([*kept.glob("*")]) < pieces:
        time.sleep(0.02)
    return f"toen {pieces} stukken van honderd personen klaar waren"


def _and_again(place: Place, ended: Ended, again: Ended) -> str:
    place.nothing(ended) if ended.status else None
    first = "beëindigd, niets onder de naam" if killed(ended) else place.either(ended)
    return f"{first}; opnieuw gestart: {place.same(again)}"


def here(place: Place, draw: random.Random) -> Iterator[Trial]:
    """kill -9 of a run without a cluster, which is then done again to the same file."""
    begun = time.monotonic()
    place.same(place.run())  # how long it takes when all is read before
    seconds = time.monotonic() - begun
    for _ in range(3):
        for _ in range(TRIES):
            run = place.start()
            wait = draw.uniform(0.2, 0.9) * seconds
            time.sleep(wait)
            run.kill()
            ended = run.ended()
            if killed(ended):  # else it was done before
                break
        yield trial("kill -9 opdracht, zonder cluster", f"na {wait:.1f} s", lambda: _again(place, ended))  # noqa: B023


def _again(place: Place, ended: Ended) -> str:
    if not killed(ended):
        raise Broken(f"{TRIES} keer klaar voor zij beëindigd werd: zo is niets beproefd")
    place.nothing(ended)
    return f"beëindigd, niets onder de naam; opnieuw gestart: {place.same(place.run(out=ended.out))}"


def full_disk(place: Place, _: random.Random) -> Iterator[Trial]:
    """The outcomes, the cache, or what goes to the screen on a disk that is full."""
    with _small_disk(place.folder) as disk:
        if disk:
            out = disk / "uit.parquet"
            yield trial("schijf vol", "uitvoer op een schijf van 8 kB", lambda: place.refused(place.run(out=out)))
            cache = {"cache": disk, "executor": "kernel"}
            yield trial("schijf vol", "cache op een schijf van 8 kB", lambda: place.either(place.run(**cache)))
    for suffix in (".parquet", ".csv", ".jsonl"):
        out = place.folder / f"te-groot{suffix}"
        limit = {"out": out, "preexec": smallest_files(6000)}
        what = f"uitvoer ({suffix}) mag niet groter dan 6 kB"
        yield trial("schijf vol", what, lambda: place.refused(place.run(**limit)))  # noqa: B023
    with Cluster(place.folder, place.cache, 1) as cluster:
        limited = {"preexec": smallest_files(2000), "out": place.folder / "vol.parquet"}
        what = "op een cluster: stukken en uitvoer mogen niet groter dan 2 kB"
        yield trial("schijf vol", what, lambda: place.refused(place.run("--cluster", cluster.address, **limited)))


@contextlib.contextmanager
def _small_disk(folder: Path) -> Iterator[Path | None]:
    """A disk of two blocks where this user may make one."""
    disk = folder / "schijf"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", str(disk)]
    try:
        made = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except OSError:
        made = False
    try:
        yield disk if made else None
    finally:
        if made:
            subprocess.run(["umount", str(disk)], check=False)


def cut_off(place: Place, draw: random.Random) -> Iterator[Trial]:
    """A Parquet file that ends too early, alone and as a part of a folder."""
    whole = place.table.read_bytes()
    for number in range(CUTS):
        size = (0, 3, 12)[number] if number < 3 else draw.randrange(12, len(whole) - 1)
        file = place.folder / "afgebroken.parquet"
        file.write_bytes(whole[:size])
        done = f"na {size} van {len(whole)} bytes"
        yield trial("afgebroken Parquet", done, lambda: place.refused(place.run(table=file)))  # noqa: B023
    folder = place.folder / "delen"
    folder.mkdir()
    (folder / "1.parquet").write_bytes(whole)
    (folder / "2.parquet").write_bytes(whole[: len(whole) // 2])
    yield trial("afgebroken Parquet", "het tweede bestand van een map", lambda: place.refused(place.run(table=folder)))


def one_cache(place: Place, draw: random.Random) -> Iterator[Trial]:
    """An empty cache: a run that is killed while it compiles the law, then two at once to the same file name."""
    with tempfile.TemporaryDirectory() as empty:
        cache, out = Path(empty), place.folder / "samen.parquet"
        run = place.start(cache=cache, out=out, executor="kernel")
        wait = draw.uniform(8, 16)
        time.sleep(wait)
        run.kill()
        run.ended()
        both = [place.start(cache=cache, out=out, executor="kernel") for _ in range(2)]
        done = f"opdracht beëindigd na {wait:.1f} s compileren, daarna twee tegelijk, naar hetzelfde bestand"
        yield trial("twee op één lege cache", done, lambda: _all(place, [one.ended() for one in both]))
    with Cluster(place.folder, place.cache) as cluster:
        both = [place.start("--cluster", cluster.address) for _ in range(2)]
        done = "twee opdrachten met dezelfde stukken, één cluster"
        yield trial("twee op één cache", done, lambda: _all(place, [one.ended() for one in both]))


def _all(place: Place, ended: list[Ended]) -> str:
    return {place.same(one) for one in ended}.pop()


def new_year(place: Place, _: random.Random) -> Iterator[Trial]:
    """A run that begins in one year and ends in the next, and one in which the clock goes back."""
    eve = datetime(2026, 12, 31, 23, 59, 59)
    for jump, done in (
        (0, "tijdens de run van 31 december 2026 naar 1 januari 2027"),
        (-365 * 86_400, "tijdens de run een jaar terug"),
    ):
        clock = other_clock(place.folder, eve, jump)
        if clock is not None:
            done = f"de klok van het proces gaat {done}"
            yield trial("jaarwisseling", done, lambda: place.same(place.run(environment=clock)))  # noqa: B023


def trial(fault: str, done: str, judged: Callable[[], str]) -> Trial:
    """What came of it."""
    try:
        return Trial(fault, done, judged())
    except Broken as broken:
        return Trial(fault, done, f"**{broken}**", False)


FAULTS: dict[str, Fault] = {f.__name__: f for f in (on_a_cluster, here, full_disk, cut_off, one_cache, new_year)}


def main(names: list[str]) -> int:
    """All faults, or some by name; 0 when each ended well. The page tells of all, as they ended the last time."""
    seed = random.randrange(2**32)
    found: list[Trial] = []
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as cache:
        place = Place.made(Path(folder), Path(cache))
        for name in names or FAULTS:
            trials = []
            for one in FAULTS[name](place, random.Random(seed)):
                trials.append(one)
                print(f"{'goed' if one.well else 'FOUT'}: {one.fault}, {one.done}: {one.outcome}", flush=True)
            told = {"dag": date.today().isoformat(), "zaad": seed, "proeven": [asdict(one) for one in trials]}
            (KEPT / f"{name}.json").write_text(json.dumps(told), encoding="utf-8")
            found += trials
    wrong = sum(not one.well for one in found)
    print(f"{len(found)} storingen, {wrong} niet goed afgelopen (zaad {seed})")
    DOC.write_text(page(), encoding="utf-8")
    return 1 if wrong else 0


def page() -> str:
    """docs/storingen.md, of every fault that was tried here."""
    told = [json.loads((KEPT / f"{name}.json").read_text(encoding="utf-8"))
            for name in FAULTS if (KEPT / f"{name}.json").exists()]  # fmt: skip
    found = [Trial(**one) for of in told for one in of["proeven"]]
    wrong = sum(not one.well for one in found)
    seeds = ", ".join(sorted({str(of["zaad"]) for of in told}))
    out = [HEAD.format(day=max(of["dag"] for of in told))]
    out.append(f"{len(found)} proeven, {len(found) - wrong} liepen goed af, {wrong} niet. Zaad {seeds}.\n")
    rows = [(one.fault, one.done, one.outcome) for one in found]
    return "\n".join([*out, *lines(rows, ("storing", "wat er gebeurde", "afloop")), FIXED, TAIL])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
