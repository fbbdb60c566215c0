"""`prinsjesdag bereken` for a table of persons: progress and notes on standard error, the outcomes to a file."""

import logging
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from prinsjesdag.engine import When
from prinsjesdag.household.asking import known_target
from prinsjesdag.law import load
from prinsjesdag.tables.ahead import ahead
from prinsjesdag.tables.run import Progress, Report, Run
from prinsjesdag.tables.schema import Names, read_names
from prinsjesdag.tables.writing import Writer, whole_file, writable

if TYPE_CHECKING:
    import polars


def run(
    file: str,
    when: When | None,
    targets: Sequence[str],
    as_json: bool,
    out: str | None,
    skip: bool,
    executor: str | None,
    names: str | None,
    cluster: str | None = None,
) -> None:
    """All persons of a table; nothing is written when something is wrong with it."""
    system = load()
    if out:
        writable(out)
    said = read_names(names, system) if names else Names()
    wanted = [known_target(system, target, ("--doel",)) for target in targets]
    todo = Run(system, file, when, wanted, said, executor, skip, notice=note)
    with progress() as todo.progress, frames_of(todo, cluster) as frames:
        if out:
            with whole_file(out, todo.source.separator) as writer:
                _all(frames, writer)
        else:
            _to_screen(frames, ".jsonl" if as_json else ".csv", todo.source.separator)
    tell(todo.report, out)


@contextmanager
def frames_of(todo: Run, cluster: str | None) -> Iterator[Iterator["polars.DataFrame"]]:
    """The outcomes, from here or from a cluster; what a cluster finished is kept until they are written."""
    if cluster is None:
        yield ahead(todo.frames())
        return
    from prinsjesdag.tables.cluster import Kept, connected, frames

    logging.disable(logging.CRITICAL)  # what goes wrong is told in one line, not by the library underneath too
    kept = Kept()
    with connected(cluster) as client, closing(frames(todo, client, kept)) as found:  # what waits is let go of first
        yield found
    kept.clear()


def _all(frames: Iterator["polars.DataFrame"], writer: Writer) -> None:
    for frame in frames:
        writer.write(frame)


def _to_screen(frames: Iterator["polars.DataFrame"], kind: str, separator: str) -> None:
    with tempfile.TemporaryFile() as held:
        writer = Writer(held, kind, separator)
        _all(frames, writer)
        held.seek(0)
        sys.stdout.flush()
        shutil.copyfileobj(held, sys.stdout.buffer)
        sys.stdout.flush()


@contextmanager
def progress() -> Iterator[Progress | None]:
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.completed:,.0f} personen"), BarColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def tell(report: Report, out: str | None) -> None:
    """What the user should know of it, in a few lines."""
    lacking: dict[tuple[str, ...], list[str]] = {}
    for target, facts in report.left_out.items():
        lacking.setdefault(facts, []).append(target)
    for facts, targets in lacking.items():
        note(f"weggelaten omdat {', '.join(facts)} ontbreekt: {', '.join(targets)}")
    for fact, count in report.needs.most_common(10):
        note(f"nog nodig: {fact}, bij {count} huishoudens; daar is de uitkomst leeg")
    if report.skipped:
        note(f"{report.skipped} van {report.households} huishoudens overgeslagen; ze staan met 'fout' in de uitvoer")
        for message in report.messages:
            note(f"  {message}")
    if out:
        note(f"{report.persons} personen in {report.households} huishoudens geschreven naar {Path(out)}")


def note(text: str) -> None:
    print(text, file=sys.stderr)
