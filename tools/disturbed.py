"""Runs of `prinsjesdag bereken` in processes of their own that something happens to, and what came of them.

A run ends well in two ways only: with the outcomes of an undisturbed run, or with one clear line and nothing under the
name of the outcomes. A run that was itself killed can't say a line; it still leaves nothing under that name.
"""

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import polars as pl

ROWS = 100
"""Persons a piece, so that a small table has many."""
TARGETS = ("zorgtoeslag", "inkomstenbelasting")
LONGEST = 600
"""Seconds after which a run hangs."""

CHILD = (
    "import sys; from prinsjesdag.tables import reading; reading.PART = int(sys.argv.pop(1));"
    "from prinsjesdag.cli import main; main()"
)
CLOCK = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
static int (*real)(clockid_t, struct timespec *);
static long begun;
int clock_gettime(clockid_t clock, struct timespec *t) {
    struct timespec run;
    if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
    int found = real(clock, t);
    if (clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE) return found;
    real(CLOCK_MONOTONIC, &run);
    if (!begun) begun = run.tv_sec;
    t->tv_sec += atol(getenv("SHIFT"));
    if (run.tv_sec - begun >= 2) t->tv_sec += atol(getenv("JUMP"));
    return found;
}
time_t time(time_t *at) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    if (at) *at = t.tv_sec;
    return t.tv_sec;
}
int gettimeofday(struct timeval *at, void *zone) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    at->tv_sec = t.tv_sec;
    at->tv_usec = t.tv_nsec / 1000;
    return 0;
}
"""
"""A clock that is SHIFT seconds ahead, and JUMP more when the process is two seconds old."""


class Broken(AssertionError):  # noqa: N818 - a finding
    """A run that ended neither way."""


@dataclass(frozen=True)
class Ended:
    """How a run ended."""

    status: int
    said: str
    out: Path

    @property
    def line(self) -> str:
        """The one line that it said, without the name of the program."""
        return self.said.strip().partition(": ")[2]


@dataclass
class Started:
    """A run that is under way."""

    process: subprocess.Popen[str]
    out: Path

    def ended(self) -> Ended:
        """Waits for it. Raises Broken where it hangs."""
        try:
            _, said = self.process.communicate(timeout=LONGEST)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Broken(f"bleef hangen, {LONGEST} seconden") from None
        return Ended(self.process.returncode, said, self.out)

    def kill(self) -> None:
        """kill -9."""
        self.process.send_signal(signal.SIGKILL)


@dataclass
class Place:
    """A folder with a table of persons, a cache, and the outcomes of an undisturbed run."""

    folder: Path
    table: Path
    cache: Path
    persons: int = 0
    undisturbed: pl.DataFrame | None = None
    seconds: float = 0.0
    """What that took."""
    count: int = 0

    @classmethod
    def made(cls, folder: Path, cache: Path, persons: int = 1500) -> "Place":
        """With a synthetic table, calculated once without disturbance."""
        from benchmarks.population import persons as draw

        table = folder / "personen.parquet"
        rows = draw(persons)
        rows.write_parquet(table)
        place = cls(folder, table, cache, rows.height)
        begun = time.monotonic()
        ended = place.run()
        place.seconds = time.monotonic() - begun
        if ended.status:
            raise Broken(f"de ongestoorde run mislukte: {ended.said}")
        place.undisturbed = pl.read_parquet(ended.out)
        return place

    def start(
        self,
        *options: str,
        table: Path | None = None,
        out: Path | None = None,
        cache: Path | None = None,
        executor: str = "interpreter",
        preexec: Callable[[], None] | None = None,
        environment: Mapping[str, str] = MappingProxyType({}),
    ) -> Started:
        """Begin a run, with variables of its own environment."""
        self.count += 1
        out = out or self.folder / f"uit-{self.count}.parquet"
        goals = [word for target in TARGETS for word in ("--doel", target)]
        words = ["bereken", str(table or self.table), "--jaar", "2024", *goals, "--uit", str(out), *options]
        process = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(ROWS), *words, "--executor", executor],
            env=os.environ | {"PRINSJESDAG_CACHE": str(cache or self.cache)} | dict(environment),
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, preexec_fn=preexec,
        )  # fmt: skip
        return Started(process, out)

    def run(self, *options: str, **how: object) -> Ended:
        """A whole run."""
        return self.start(*options, **how).ended()  # type: ignore[arg-type]

    def same(self, ended: Ended) -> str:
        """Raise Broken unless the outcomes are those of the undisturbed run."""
        if ended.status or not ended.out.exists():
            raise Broken(f"status {ended.status}, geen uitkomsten: {ended.said.strip()[-300:]}")
        assert self.undisturbed is not None
        if not pl.read_parquet(ended.out).equals(self.undisturbed):
            raise Broken("andere uitkomsten dan ongestoord")
        return "gelijk aan ongestoord"

    def refused(self, ended: Ended) -> str:
        """Raise Broken unless it said one line and left nothing."""
        if ended.status != 2 or not ended.said.startswith("prinsjesdag: ") or ended.said.strip().count("\n"):
            raise Broken(f"status {ended.status}, en geen enkele duidelijke regel: {ended.said.strip()[-600:]}")
        self.nothing(ended)
        return f"één regel, niets geschreven: {shortened(ended.line, self.folder)}"

    def either(self, ended: Ended) -> str:
        """Raise Broken unless it ended in one of the two ways."""
        return self.same(ended) if ended.status == 0 else self.refused(ended)

    def nothing(self, ended: Ended) -> None:
        """Raise Broken when there is a file under the name of the outcomes, or a half one of who could tidy up."""
        if ended.out.exists():
            raise Broken(f"{ended.out.name} bestaat, na status {ended.status}")
        left = list(ended.out.parent.glob(f".{ended.out.name}.*"))
        if left and ended.status >= 0:
            raise Broken(f"{left[0].name} bleef achter")


def shortened(line: str, folder: Path) -> str:
    """Without the folder of the moment."""
    return line.replace(f"{folder}/", "").replace("|", "\\|")


def smallest_files(size: int) -> Callable[[], None]:
    """For `preexec`: no file may grow beyond so many bytes, as on a disk that is full."""

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limited


@dataclass
class Cluster:
    """A scheduler and workers on loopback, each a process that can be killed."""

    folder: Path
    cache: Path
    workers: int = 2
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    address: str = ""

    def __enter__(self) -> "Cluster":
        told = self.folder / f"scheduler-{time.monotonic_ns()}.json"
        self._start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", told)
        until = time.monotonic() + LONGEST
        while not (told.exists() and told.read_text(encoding="utf-8").strip().endswith("}")):
            if time.monotonic() > until:
                raise Broken("de scheduler begint niet")
            time.sleep(0.1)
        import json

        self.address = json.loads(told.read_text(encoding="utf-8"))["address"]
        for _ in range(self.workers):
            self.another()
        return self

    def another(self) -> None:
        """One more worker."""
        self._start("dask_worker", self.address, "--no-nanny", "--nthreads", "1", "--host", "127.0.0.1",
                    "--no-dashboard", "--death-timeout", "60", "--local-directory", self.folder)  # fmt: skip

    def _start(self, module: str, *words: object) -> None:
        command = [sys.executable, "-m", f"distributed.cli.{module}", *(str(word) for word in words)]
        where, nowhere = os.environ | {"PRINSJESDAG_CACHE": str(self.cache)}, subprocess.DEVNULL
        self.processes.append(subprocess.Popen(command, env=where, stdout=nowhere, stderr=nowhere))

    def kill_scheduler(self) -> None:
        """kill -9."""
        self.processes[0].kill()

    def kill_worker(self) -> None:
        """kill -9 of the oldest; another takes its place."""
        self.processes[1].kill()
        self.processes.pop(1).wait()
        self.another()

    def __exit__(self, *_: object) -> None:
        for process in self.processes:
            process.kill()
        for process in self.processes:
            process.wait()


def other_clock(folder: Path, start: datetime, jump: int = 0) -> dict[str, str] | None:
    """For `environment`: a clock that begins at a moment and jumps; None where there is no compiler of C."""
    source, library = folder / "klok.c", folder / "klok.so"
    source.write_text(CLOCK, encoding="utf-8")
    try:
        subprocess.run(["cc", "-shared", "-fPIC", "-o", str(library), str(source)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return {"LD_PRELOAD": str(library), "SHIFT": str(int(start.timestamp() - time.time())), "JUMP": str(jump)}


def killed(ended: Ended) -> bool:
    """Whether the run itself was killed before it was done."""
    return ended.status == -signal.SIGKILL


def lines(rows: Sequence[Sequence[str]], heads: Sequence[str]) -> list[str]:
    """A Markdown table."""
    return [f"| {' | '.join(heads)} |", "|" + " --- |" * len(heads), *(f"| {' | '.join(row)} |" for row in rows)]
