"""A table of persons on a cluster (Dask distributed): the same pieces, the same rules, the same outcomes to the byte.

The rules don't travel: every worker has this program, and says no when its law has another hash. What travels is a
piece of the table and its outcomes. A few pieces are under way for each worker, so that neither the table nor the
outcomes need be in memory. A worker that dies has its piece done by another; a finished piece is kept until the whole
is written, so that a run that broke off goes on where it was.
"""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import polars as pl

from prinsjesdag import files
from prinsjesdag.errors import InputError
from prinsjesdag.tables.pieces import Done, Piece, Question, calculate, pieces
from prinsjesdag.tables.run import MESSAGES, Run

AHEAD = 2
"""Pieces under way for each worker."""
TIMEOUT = 30
"""Seconds in which a scheduler answers, and a first worker is there."""


class Kept:
    """Finished pieces in the user's cache directory."""

    def __init__(self, folder: Path | None = None) -> None:
        from prinsjesdag.engine.cached import cache_folder

        self.folder = folder or cache_folder().parent / "pieces"
        self.used: list[Path] = []

    def find(self, name: str, number: int) -> Done | None:
        """A piece that was finished before; None where there is none, or not a whole one."""
        file = self.folder / name
        try:
            done = Done.unpacked(number, file.read_bytes())
        except (OSError, ValueError):
            return None
        self.used.append(file)
        return done

    def keep(self, name: str, done: Done) -> None:
        """Put it by, the whole file or nothing; a full disk only costs time."""
        try:
            files.write(self.folder / name, done.packed())
            self.used.append(self.folder / name)
        except OSError:
            return

    def clear(self) -> None:
        """What this run used isn't needed once its outcomes are written."""
        for file in self.used:
            file.unlink(missing_ok=True)


@contextmanager
def connected(address: str) -> Iterator[Any]:
    """A client of the scheduler at an address, as tcp://host:8786. Raises InputError."""
    try:
        from distributed import Client
    except ImportError:
        raise InputError("voor een cluster: pip install 'prinsjesdag[cluster]'", ("--cluster",)) from None
    if not address.startswith(("tcp://", "tls://")):
        raise InputError(f"'{address}' is geen adres; schrijf tcp://host:8786", ("--cluster",))
    try:
        client: Any = Client(address, timeout=TIMEOUT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise InputError(f"{address} antwoordt niet ({type(error).__name__})", ("--cluster",)) from None
    with client:
        yield client


def frames(run: Run, client: Any, kept: Kept | None = None) -> Generator[pl.DataFrame, None, None]:
    """The outcomes of a run, part by part and in order, calculated by the workers of a client. Raises InputError.

    `run.report` tells the rest when they are through, `run.progress` hears how far it is, and `run.cancelled` stops it.
    """
    kept = kept or Kept()
    question = Question.of(run)
    _wait_for_a_worker(client)
    todo = pieces(run)
    first = next(todo)
    done = _one(client, first, question, kept, run)  # decides what can be answered, and of which year
    targets, when = done.report.targets, done.report.when
    _add(run, first, done)
    yield done.frame()
    question = question.asking(targets)
    for piece, done in _in_order(client, todo, question, kept, run):
        if done.report.when != when:
            said = f"{when} en {done.report.when}"
            raise InputError(f"een tabel gaat over één jaar of dag, niet over {said}", file=run.source.name)
        _add(run, piece, done)
        yield done.frame()


def _in_order(
    client: Any, todo: Iterator[Piece], question: Question, kept: Kept, run: Run
) -> Iterator[tuple[Piece, Done]]:
    """Pieces with their outcomes, some of them under way meanwhile."""
    from prinsjesdag.engine.kernel import Cancelled

    waiting: list[tuple[Piece, str, Any]] = []
    try:
        more = True
        while more or waiting:
            while more and len(waiting) < AHEAD * _workers(client):
                piece = next(todo, None)
                if piece is None:
                    more = False
                    break
                name = piece.name(question)
                found = kept.find(name, piece.number)
                waiting.append((piece, name, found or _send(client, piece, question, name)))
            if run.cancelled and run.cancelled():
                raise Cancelled
            if waiting:
                piece, name, coming = waiting.pop(0)
                yield piece, _arrived(coming, name, kept, lambda: _where(run, piece))  # noqa: B023 - asked at once
    finally:
        for _, _, coming in waiting:
            if not isinstance(coming, Done):
                coming.cancel()


def _wait_for_a_worker(client: Any) -> None:
    """Raises InputError where none comes."""
    with _connection():
        try:
            client.wait_for_workers(1, timeout=TIMEOUT)
        except TimeoutError:
            address = client.scheduler.address
            said = f"bij {address} is na {TIMEOUT} seconden geen werker; start er een: dask worker {address}"
            raise InputError(said, ("--cluster",)) from None


def _where(run: Run, piece: Piece) -> str:
    """The rows of a piece, as people count them."""
    first = run.source.offset + piece.first
    return f"{run.source.row} {first} tot en met {first + piece.rows - 1} van {run.source.name}"


def _one(client: Any, piece: Piece, question: Question, kept: Kept, run: Run) -> Done:
    name = piece.name(question)
    found = kept.find(name, piece.number)
    return found or _arrived(_send(client, piece, question, name), name, kept, lambda: _where(run, piece))


def _send(client: Any, piece: Piece, question: Question, name: str) -> Any:
    with _connection():
        return client.submit(calculate, piece, question, 1, key=f"prinsjesdag-{name}", pure=False)


def _arrived(coming: Any, name: str, kept: Kept, where: Callable[[], str]) -> Done:
    """The outcomes of a piece. Raises InputError for what is wrong with it (and where), or with the cluster."""
    from distributed import KilledWorker

    if isinstance(coming, Done):
        return coming
    with _connection():
        try:
            done = coming.result()
        except KilledWorker:
            what = f"de werkers vielen steeds uit bij {where()} (te weinig geheugen?)"
            raise InputError(f"{what}; {AGAIN}", ("--cluster",)) from None
        except InputError:
            raise
        except _lost():
            raise
        except Exception as error:  # whatever a worker met: a library that it lacks, memory, its disk
            said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
            raise InputError(f"een werker kon {where()} niet berekenen ({said}); {AGAIN}", ("--cluster",)) from None
    assert isinstance(done, Done)
    kept.keep(name, done)
    return done


def _workers(client: Any) -> int:
    """How many pieces can be calculated at once; one while none is there yet, or the scheduler isn't."""
    with _connection():
        return max(1, len(client.scheduler_info(n_workers=-1).get("workers", ())))


AGAIN = "wat af is blijft bewaard: start de opdracht opnieuw"


@contextmanager
def _connection() -> Iterator[None]:
    """What goes wrong with the cluster, told in one line: InputError."""
    lost: tuple[type[BaseException], ...] = (*_lost(), OSError, TimeoutError)
    try:
        yield
    except lost as error:
        what = f"de verbinding met het cluster is verbroken ({type(error).__name__})"
        raise InputError(f"{what}; {AGAIN}", ("--cluster",)) from None


def _lost() -> tuple[type[BaseException], ...]:
    """What a client raises when its scheduler is gone."""
    from distributed import CancelledError
    from distributed.client import ClosedClientError
    from distributed.comm.core import CommClosedError

    return CancelledError, ClosedClientError, CommClosedError


def _add(run: Run, piece: Piece, done: Done) -> None:
    """What a piece met, to the report of the whole."""
    whole, part = run.report, done.report
    whole.targets, whole.executor, whole.when = part.targets, part.executor, part.when
    whole.left_out |= part.left_out
    whole.persons += part.persons
    whole.households += part.households
    whole.skipped += part.skipped
    whole.messages += part.messages[: MESSAGES - len(whole.messages)]
    whole.needs.update(part.needs)
    if run.progress:
        run.progress(piece.first + piece.rows, run.source.rows)


def simulate(run: Run, client: Any) -> pl.DataFrame:
    """The outcomes of a run in memory, calculated by the workers of a client."""
    kept = Kept()
    found = pl.concat(list(frames(run, client, kept)), rechunk=True)
    kept.clear()
    return found
