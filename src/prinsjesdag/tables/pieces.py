"""A table of persons cut into pieces of whole households, each calculated apart, wherever; the outcomes in order.

A piece is known by its hash: of its rows, the law, the year, the targets and this program. What was calculated before,
also by a run that broke off, is found under that name in the user's cache directory and not done again.
"""

import hashlib
import io
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import polars as pl

import prinsjesdag
from prinsjesdag.engine import System, When
from prinsjesdag.errors import InputError
from prinsjesdag.law import load
from prinsjesdag.measures.lokaal import identity
from prinsjesdag.tables.reading import Rows, Seen
from prinsjesdag.tables.run import Report, Run
from prinsjesdag.tables.schema import Names

Overlay = Mapping[tuple[str, str], tuple[tuple[Any, Any], ...]]


@dataclass(frozen=True)
class Question:
    """What is asked of every piece; small, so that it goes along with each."""

    when: When | None
    targets: tuple[str, ...]
    names: Names
    executor: str | None
    skip: bool
    source: tuple[str, str, int]
    """What the table is called, what its rows are called, and the number of the first."""
    overlay: Overlay
    """The values laid over the law as enacted."""
    law: str
    """The hash of the law: who calculates must have the same."""
    local: str
    """The hash of the municipalities' own schemes: those too."""
    version: str = prinsjesdag.__version__

    @classmethod
    def of(cls, run: Run) -> "Question":
        """What a run asks. Raises InputError for a law that another process can't make again."""
        if run.system.frozen is not None:
            raise InputError("een cluster rekent met de wet zoals zij geldt, niet met de regels van een eerdere dag")
        source = run.source
        return cls(
            run.when, tuple(run.targets), run.names, run.executor_of(source.rows or 1_000_000), run.skip,
            (source.name, source.row, source.offset), run.system.overlay, run.system.hash, identity(),
        )  # fmt: skip

    def asking(self, targets: tuple[str, ...]) -> "Question":
        """The same of these targets."""
        return replace(self, targets=targets)

    @property
    def key(self) -> bytes:
        """Identifies the question, but for the rows."""
        return repr(
            (
                self.when,
                self.targets,
                self.names,
                self.executor,
                self.skip,
                self.source,
                self.law,
                self.local,
                self.version,
            )
        ).encode()

    def system(self) -> System:
        """The law to calculate with. Raises InputError where this machine has another one."""
        system = load()
        if self.overlay:
            system = system.overlaid(self.overlay)
        if (system.hash, prinsjesdag.__version__) != (self.law, self.version):
            raise InputError(
                f"deze werker rekent met een andere wet (prinsjesdag {prinsjesdag.__version__}, {system.hash[:12]}) "
                f"dan gevraagd ({self.version}, {self.law[:12]}); installeer overal dezelfde versie"
            )
        if identity() != self.local:
            raise InputError(
                "deze werker heeft andere regelingen van gemeenten; geef overal dezelfde map (--regelingen)"
            )
        return system


@dataclass(frozen=True)
class Piece:
    """Rows of whole households, as Arrow bytes; `first` is the number of its first row, from 0."""

    number: int
    first: int
    rows: int
    content: bytes = field(repr=False)

    def name(self, question: Question) -> str:
        """The hash under which its outcomes are kept."""
        digest = hashlib.sha256(question.key)
        digest.update(self.first.to_bytes(8, "big") + self.content)
        return digest.hexdigest()


@dataclass(frozen=True)
class Done:
    """The outcomes of a piece, as Parquet bytes, and what the run met."""

    number: int
    content: bytes = field(repr=False)
    report: Report = field(repr=False)

    def frame(self) -> pl.DataFrame:
        """The outcomes."""
        return pl.read_parquet(io.BytesIO(self.content))

    def packed(self) -> bytes:
        """As bytes that tell whether they are whole."""
        report = pickle.dumps(self.report)
        body = len(report).to_bytes(8, "big") + report + self.content
        return hashlib.sha256(body).digest() + body

    @classmethod
    def unpacked(cls, number: int, packed: bytes) -> "Done":
        """What `packed` gave. Raises ValueError where that isn't whole."""
        body = packed[32:]
        if hashlib.sha256(body).digest() != packed[:32]:
            raise ValueError("not whole")
        length = int.from_bytes(body[:8], "big")
        return cls(number, body[8 + length :], pickle.loads(body[8 : 8 + length]))  # written by this program


def pieces(run: Run) -> Iterator[Piece]:
    """The table of a run. Raises InputError for a household in two places, when the last piece is through."""
    seen = Seen(run.layout)
    for number, part in enumerate(run.parts()):
        held = io.BytesIO()
        part.frame.write_ipc(held, compression="lz4")
        yield Piece(number, part.first, part.frame.height, held.getvalue())
        seen.add(run.ids(part))
    seen.check(run.ids_again)


def calculate(piece: Piece, question: Question, threads: int | None = None) -> Done:
    """The outcomes of one piece, here. Raises InputError, with rows as they are numbered in the whole table."""
    name, row, offset = question.source
    rows = Rows(pl.read_ipc(io.BytesIO(piece.content)), name, row, offset + piece.first)
    run = Run(
        question.system(), rows, question.when, question.targets, question.names, question.executor, question.skip,
        threads=threads,
    )  # fmt: skip
    held = io.BytesIO()
    pl.concat(list(run.frames()), rechunk=True).write_parquet(held, compression="zstd", compression_level=1)
    return Done(piece.number, held.getvalue(), run.report)
