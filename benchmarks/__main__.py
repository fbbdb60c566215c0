"""`make bench`: start, one household, a million persons, and a slice of the law beside two other engines.

python -m benchmarks [PERSONS] [--profile]
"""

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.others import Skipped, python_with
from prinsjesdag import Household, Legislation
from prinsjesdag.engine.kernel import MANY

HERE = Path(__file__).parent
PERSONS = 1_000_000
OUTCOME = "besteedbaar_inkomen"
SLICE = ("verzamelinkomen", "inkomstenbelasting", "zorgtoeslag")
HOUSEHOLD = """\
jaar: 2024
personen:
  - {id: ouder1, rol: aanvrager, geboortedatum: 1986-05-17, loon: 32000}
  - {id: ouder2, rol: partner, geboortedatum: 1988-11-02, loon: 12000}
  - {id: kind1, rol: kind, leeftijd: 8}
woning: {soort: huur, kale_huur: 690.00, servicekosten: 24.00}
"""
COMMAND = (sys.executable, "-c", "from prinsjesdag.cli import main; main()", "bereken")


@dataclass(frozen=True)
class Done:
    """What a process printed, how long it took from its start to its end, and the most memory it had."""

    said: dict[str, Any]
    seconds: float
    peak: int


def main() -> None:
    """Print the table."""
    profiled = "--profile" in sys.argv
    persons = next((int(said) for said in sys.argv[1:] if said.isdecimal()), PERSONS)
    print(f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}; {load()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if profiled:
            profile(folder, persons)
            return
        one_household(folder)
        sizes = child("prepare", folder, persons).said
        million(folder, sizes)
        slice_of_law(folder, sizes["persons"])
    print(f"\nat the end: {load()}")


def profile(folder: Path, persons: int) -> None:
    """Where the time goes."""
    child("prepare", folder, persons)
    for name, asked in (("full", (OUTCOME,)), ("slice", SLICE)):
        head(f"{name}: nanoseconds of one processor a person, to {', '.join(asked)}")
        for label, took in child("profile", folder, name, *asked).said.items():
            row(label, f"{took:,.1f}")


def one_household(folder: Path) -> None:
    """A start from nothing, and the same household over and over."""
    head("one household")
    file = folder / "gezin.yaml"
    file.write_text(HOUSEHOLD, encoding="utf-8")
    start = seconds(lambda: subprocess.run([*COMMAND, str(file), "--json"], capture_output=True, check=True), 5)
    bare = seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True), 5)
    household, law = Household.load(file), Legislation.during(2024)
    one = seconds(lambda: law.calculate(household, ["zorgtoeslag"]).as_dict(), 300)
    every = seconds(lambda: law.calculate(household).as_dict(), 100)
    row("cold start, bereken --json", f"{start:.2f} s", f"{start / bare:.1f} x a bare Python")
    row("zorgtoeslag, warm, to a dictionary", f"{one * 1e3:.2f} ms")
    row("all outcomes, warm, to a dictionary", f"{every * 1e3:.2f} ms", f"{every / one:.1f} x zorgtoeslag alone")


def million(folder: Path, sizes: dict[str, int]) -> None:
    """The whole law over a year, up to besteedbaar_inkomen."""
    persons = sizes["persons"]
    head(f"{persons:,} persons in {sizes['households']:,} households, the whole law of 2024 to {OUTCOME}")
    cold = child("compiled", folder, OUTCOME)
    row("compile, cold", f"{cold.said['seconds']:.1f} s", "once a legal regime; goal 60 s")
    cached = min(child("compiled", folder, OUTCOME).seconds for _ in range(3))
    row("start to first answer, from the cache", f"{cached:.2f} s", "goal 2 s")
    columns = sizes["columns"]
    for threads in (1, 2):
        done = child("kernel", folder, "full", threads, 0, OUTCOME)
        speed(f"kernel, {threads} thread{'s' * (threads > 1)}", persons, done.said, "goal 1,000,000")
    more = f"goal 1 GB; columns {columns / 1e6:,.0f} MB, with Python and numba {done.peak / 1e6:,.0f} MB"
    row("peak memory beyond the columns", f"{(done.peak - columns) / 1e6:,.0f} MB", more)
    out = folder / "uit.parquet"
    asked = ("--jaar", "2024", "--doel", OUTCOME, "--uit", str(out))
    done = process([*COMMAND, str(folder / "full.parquet"), *asked], folder)
    files = " to ".join(f"{file.stat().st_size / 1e6:,.0f} MB" for file in (folder / "full.parquet", out))
    row("Parquet to Parquet, whole command, warm", f"{done.seconds:.1f} s", f"goal 8 s; {files}")
    row("  its peak memory", f"{done.peak / 1e6:,.0f} MB")


def slice_of_law(folder: Path, persons: int) -> None:
    """Wage, tax, credits and zorgtoeslag: here and in other engines, on the same persons (see slice.py)."""
    head("the slice: wage, income tax with credits, verzamelinkomen, zorgtoeslag; the same persons")
    ours = {}
    for threads in (1, 2):
        said = child("kernel", folder, "slice", threads, 0, *SLICE).said
        speed(f"prinsjesdag, {threads} thread{'s' * (threads > 1)}", persons, said)
    for threads in (1, 2):
        ours[threads] = child("kernel", folder, "slice", threads, MANY, *SLICE).said
        first = f"the first time {ours[threads]['first']:.1f} s"
        note = f"compiled for this question, as for {MANY / 1e6:.0f} million persons; {first}"
        speed(f"prinsjesdag, {threads} thread{'s' * (threads > 1)}, many persons", persons, ours[threads], note)
    for package, script, way, goal in (
        ("openfisca-core", "openfisca_slice.py", "months", 30),
        ("openfisca-core", "openfisca_slice.py", "years", 30),
        ("ttsim-backend", "ttsim_slice.py", "numpy", 10),
    ):
        label = f"{package}, {way}"
        try:
            done = process([str(python_with(package)), str(HERE / script), str(folder), way], folder)
        except (Skipped, subprocess.CalledProcessError) as error:
            row(label, "skipped", str(error))
            continue
        speed(label, persons, done.said, f"set up {done.said['build']:.2f} s, peak {done.peak / 1e6:,.0f} MB")
        wall, work = done.said["seconds"] / ours[2]["seconds"], done.said["cpu"] / ours[1]["cpu"]
        row(
            "  prinsjesdag is faster",
            f"{wall:.1f} x",
            f"two threads, by the clock; {work:.1f} x by processor; goal {goal}",
        )
        call = (done.said["seconds"] + done.said["build"]) / ours[2]["seconds"]
        row("  the same, setting up included", f"{call:.1f} x", "from arrays to outcomes, as a user of each calls it")
        found = child("compare", folder, "slice", f"{script.split('_')[0]}_{way}").said
        row("  outcomes that differ", differences(found))
        for line in found["far"]:
            row("", "", line)


def differences(found: dict[str, Any]) -> str:
    """How many, and how far."""
    return f"{found['more']} by more than 1 euro, {found['some']} by 1 euro at most, of {found['of']:,}"


def child(task: str, *arguments: object) -> Done:
    """A task of child.py; the first argument is the folder."""
    return process([sys.executable, "-m", "benchmarks.child", task, *map(str, arguments)], Path(str(arguments[0])))


def process(command: list[str], folder: Path) -> Done:
    """Run it with a cache of rules of its own. Raises CalledProcessError."""
    environment = os.environ | {"PRINSJESDAG_CACHE": str(folder / "cache")}
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as running:
        assert running.stdout is not None
        said = running.stdout.read()
        _, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, Path(command[0]).name)
    took = time.perf_counter() - began
    unit = 1 if sys.platform == "darwin" else 1024
    return Done(json.loads(said) if said.strip() else {}, took, usage.ru_maxrss * unit)


def seconds(work: Callable[[], object], times: int) -> float:
    """The mean of so many runs, after one to warm up."""
    work()
    began = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - began) / times


def head(text: str) -> None:
    """The title of a part."""
    print(f"\n{text}", flush=True)


def speed(label: str, persons: int, took: dict[str, float], note: str = "") -> None:
    """A line with persons a second. The processor's seconds say more when the machine has other work."""
    each = f"{took['seconds']:.3f} s, processor {took['cpu']:.3f} s"
    row(label, f"{persons / took['seconds']:,.0f} persons/s", each + (f"; {note}" if note else ""))


def row(label: str, value: str, note: str = "") -> None:
    """A line of the table."""
    print(f"  {label:<58}{value:>22}  {note}".rstrip(), flush=True)


def load() -> str:
    """How busy the machine is with other work, which every figure suffers from."""
    return "load " + " ".join(f"{x:.2f}" for x in os.getloadavg())


if __name__ == "__main__":
    main()
