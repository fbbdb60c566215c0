"""Time and memory of `prinsjesdag bereken`, Parquet to Parquet, as the table grows; on one processor and on two.

python -m benchmarks.growth [PERSONS …]: by default 10,000 to 1,000,000. With 10000000 or 18000000 it takes minutes and
a gigabyte of disk; the table is drawn and read in parts, so that memory shows whether the program streams.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SIZES = (10_000, 100_000, 1_000_000)
DRAWN = 500_000
"""Persons drawn at once."""
YEARS = ("2023", "2024")
TARGETS = ("besteedbaar_inkomen", "zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag",
           "kinderbijslag", "inkomstenbelasting")  # fmt: skip
COMMAND = "from prinsjesdag.cli import main; main()"


@dataclass(frozen=True)
class Measured:
    """One run."""

    persons: int
    year: str
    processors: int
    seconds: float
    cpu: float
    peak: float
    """GB."""

    def line(self) -> str:
        """A row of the table."""
        return (
            f"| {self.persons:,} | {self.year} | {self.processors} | {self.seconds:.1f} | {self.cpu:.1f} | "
            f"{self.persons / self.seconds:,.0f} | {self.peak:.2f} |"
        )


def main(words: list[str]) -> int:
    """Prints a table in Markdown."""
    print("| persons | law | processors | seconds | of the processor | persons/s | peak memory, GB |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: |")
    first = True
    with tempfile.TemporaryDirectory() as folder:
        for persons in [int(word) for word in words] or SIZES:
            table = Path(folder) / f"{persons}.parquet"
            drawn = draw(table, persons)
            for year in YEARS if first else ():  # the rules may have to be compiled
                measure(table, drawn, year, os.cpu_count() or 1)
            first = False
            for year in YEARS:
                for processors in (1, 2):
                    print(measure(table, drawn, year, processors).line(), flush=True)
            table.unlink()
    return 0


def draw(file: Path, persons: int) -> int:
    """A table of about so many persons, sorted by household; how many there are."""
    import polars as pl
    import pyarrow.parquet as pq

    from benchmarks.population import persons as some

    writer, count, first = None, 0, 0
    for seed in range(-(-persons // DRAWN)):
        rows = some(min(DRAWN, persons - count), seed, year=int(YEARS[0]))
        rows = rows.with_columns(pl.col("huishouden_id", "persoon_id").cast(pl.Int64) + first)
        first = int(rows["persoon_id"].max())  # type: ignore[arg-type] # there are never more households than persons
        count += rows.height
        part = rows.to_arrow()
        writer = writer or pq.ParquetWriter(file, part.schema, compression="zstd")
        writer.write_table(part, row_group_size=131_072)
    assert writer is not None
    writer.close()
    return count


def measure(table: Path, persons: int, year: str, processors: int) -> Measured:
    """The whole command, with start and reading."""
    out = table.with_name("uit.parquet")
    goals = [word for target in TARGETS for word in ("--doel", target)]
    words = ["bereken", str(table), "--jaar", year, *goals, "--uit", str(out), "--executor", "kernel"]
    begun = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-c", COMMAND, *words], stderr=subprocess.DEVNULL, preexec_fn=on(processors)
    )
    _, status, used = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - begun
    if status:
        raise SystemExit(f"de opdracht mislukte ({status})")
    out.unlink()
    return Measured(persons, year, processors, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1e6)


def on(processors: int) -> Callable[[], None]:
    """For a process of its own: only so many processors."""

    def few() -> None:
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:processors])

    return few


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
