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
TRIES = 5
"""Workers that may die under a piece before the run gives up."""
TIMEOUT = 30
"""Seconds in which a scheduler answers."""


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
    todo = pieces(run)
    first = next(todo)
    done = _one(client, first, question, kept)  # decides what can be answered, and of which year
    targets, when = done.report.targets, done.report.when
    _add(run, first, done)
    yield done.frame()
    question = question.asking(targets)
    for piece, done in _in_order(client, todo, question, kept, run.cancelled):
        if done.report.when != when:
            said = f"{when} en {done.report.when}"
            raise InputError(f"een tabel gaat over één jaar of dag, niet over {said}", file=run.source.name)
        _add(run, piece, done)
        yield done.frame()


def _in_order(
    client: Any, todo: Iterator[Piece], question: Question, kept: Kept, cancelled: Callable[[], bool] | None
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
            if cancelled and cancelled():
                raise Cancelled
            if waiting:
                piece, name, coming = waiting.pop(0)
                yield piece, _arrived(client, coming, name, kept)
    finally:
        for _, _, coming in waiting:
            if not isinstance(coming, Done):
                coming.cancel()


def _one(client: Any, piece: Piece, question: Question, kept: Kept) -> Done:
    name = piece.name(question)
    found = kept.find(name, piece.number)
    return found or _arrived(client, _send(client, piece, question, name), name, kept)


def _send(client: Any, piece: Piece, question: Question, name: str) -> Any:
    with _connection():
        return client.submit(calculate, piece, question, 1, key=f"prinsjesdag-{name}", retries=TRIES, pure=False)


def _arrived(client: Any, coming: Any, name: str, kept: Kept) -> Done:
    """The outcomes of a piece. Raises InputError for what is wrong with it, or with the cluster."""
    if isinstance(coming, Done):
        return coming
    with _connection():
        done = coming.result()
    assert isinstance(done, Done)
    kept.keep(name, done)
    return done


def _workers(client: Any) -> int:
    """How many pieces can be calculated at once; one while none is there yet, or the scheduler isn't."""
    with _connection():
        return max(1, len(client.scheduler_info(n_workers=-1).get("workers", ())))


@contextmanager
def _connection() -> Iterator[None]:
    """What goes wrong with the cluster, told in one line: InputError."""
    from distributed import CancelledError, KilledWorker
    from distributed.client import ClosedClientError
    from distributed.comm.core import CommClosedError

    try:
        yield
    except KilledWorker:
        what = "de werkers vielen steeds uit bij hetzelfde stuk (te weinig geheugen?)"
        raise InputError(f"{what}; wat af is blijft bewaard: start de opdracht opnieuw", ("--cluster",)) from None
    except (CancelledError, ClosedClientError, CommClosedError, OSError, TimeoutError) as error:
        what = f"de verbinding met het cluster is verbroken ({type(error).__name__})"
        raise InputError(f"{what}; wat af is blijft bewaard: start de opdracht opnieuw", ("--cluster",)) from None


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
