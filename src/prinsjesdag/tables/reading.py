"""Where rows come from: a Parquet or CSV file or a table in memory, in parts of whole households."""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import polars as pl

from prinsjesdag.errors import InputError, why
from prinsjesdag.household.model import MOST_PERSONS
from prinsjesdag.tables.checking import runs
from prinsjesdag.tables.problems import apart
from prinsjesdag.tables.schema import HOUSEHOLD, Layout

if TYPE_CHECKING:
    import pyarrow as pa

PART = 131_072
"""Rows that are worked on at once."""

BLOCK = 4_000_000
"""Bytes of a text file that are read at once."""

SUFFIXES = (".csv", ".parquet")


class Source(Protocol):
    """Rows in order; they can be gone through more than once."""

    @property
    def name(self) -> str: ...
    @property
    def row(self) -> str:
        """What a row is called."""

    @property
    def offset(self) -> int:
        """The number of the first row."""

    @property
    def separator(self) -> str:
        """What stands between columns, also in a text file that is written."""

    @property
    def rows(self) -> int | None:
        """How many there are, where that can be known."""

    @property
    def columns(self) -> list[str]: ...
    def frames(self, columns: Sequence[str]) -> Iterator[pl.DataFrame]: ...


def is_table(file: str) -> bool:
    """Whether a file is a table of persons; a folder is one in parts."""
    return Path(file).suffix.lower() in SUFFIXES or Path(file).is_dir()


def open_table(table: Any) -> Source:
    """A file by its name, or a polars or pyarrow table. Raises InputError."""
    if isinstance(table, (str, Path)):
        file = str(table)
        if Path(file).is_dir():
            return _ParquetFolder(file)
        if not is_table(file):
            raise InputError(f"een tabel is {' of '.join(SUFFIXES)}", file=file)
        return _ParquetFile(file) if Path(file).suffix.lower() == ".parquet" else _CsvFile(file)
    if isinstance(table, Rows):
        return table
    if isinstance(table, pl.LazyFrame):
        table = table.collect()
    if not isinstance(table, pl.DataFrame):
        found = pl.from_arrow(table)
        table = found if isinstance(found, pl.DataFrame) else found.to_frame()
    structs = [c for c, kind in table.schema.items() if isinstance(kind, pl.Struct)]
    return Rows(table.unnest(structs, separator=".") if structs else table)


@dataclass(frozen=True)
class Rows:
    """A table in memory, or a piece of one that is told as what it is a piece of."""

    table: pl.DataFrame
    name: str = "tabel"
    row: str = "rij"
    offset: int = 1
    separator: str = ","

    @property
    def rows(self) -> int:
        return self.table.height

    @property
    def columns(self) -> list[str]:
        return self.table.columns

    def frames(self, columns: Sequence[str]) -> Iterator[pl.DataFrame]:
        yield from self.table.select(columns).iter_slices(PART)


class _ParquetFile:
    row, offset, separator = "rij", 1, ","

    def __init__(self, file: str) -> None:
        import pyarrow.parquet as pq

        self.name = file
        with _readable(file, "Parquet-bestand"):
            self._file = pq.ParquetFile(file)
            self.rows: int | None = self._file.metadata.num_rows
            self.columns = [name for field in self._file.schema_arrow for name in _flat(field)]

    def frames(self, columns: Sequence[str]) -> Iterator[pl.DataFrame]:
        import pyarrow as pa

        with _readable(self.name, "Parquet-bestand"):
            for batch in self._file.iter_batches(batch_size=PART, columns=list(columns)):
                table = pa.Table.from_batches([batch])
                table.validate(full=True)  # text that is no UTF-8 would bring polars down
                while any(pa.types.is_struct(kind) for kind in table.schema.types):
                    table = table.flatten()
                bare = pa.Table.from_arrays(table.columns, names=table.column_names)  # remarks may be no text either
                yield _frame(bare).select(columns)


class _ParquetFolder:
    """The Parquet files of a folder, by name, as one table; rows are numbered through."""

    row, offset, separator = "rij", 1, ","

    def __init__(self, folder: str) -> None:
        self.name = folder
        self._files = [_ParquetFile(str(file)) for file in sorted(Path(folder).glob("*.parquet"))]
        if not self._files:
            raise InputError("in deze map staan geen .parquet-bestanden", file=folder)
        self.columns = self._files[0].columns
        for file in self._files:
            if set(file.columns) != set(self.columns):
                other = sorted(set(file.columns) ^ set(self.columns))[0]
                raise InputError(f"de bestanden hebben niet dezelfde kolommen: {other}", file=file.name)
        self.rows: int | None = sum(file.rows or 0 for file in self._files)

    def frames(self, columns: Sequence[str]) -> Iterator[pl.DataFrame]:
        for file in self._files:
            yield from file.frames(columns)


class _CsvFile:
    row, offset = "regel", 2

    def __init__(self, file: str) -> None:
        self.name = file
        self.rows: int | None = None
        with _readable(file, "CSV-bestand"), Path(file).open("rb") as stream:
            head = stream.readline(1_000_000).decode("utf-8-sig")
        if not head.strip():
            raise InputError("leeg; hier hoort een regel met kolomnamen te staan, en een regel per persoon", file=file)
        self.separator = ";" if head.count(";") > head.count(",") else ","
        try:
            self.columns = [name.strip() for name in next(csv.reader([head], delimiter=self.separator))]
        except csv.Error as error:
            raise InputError(f"geen leesbare kolomnamen ({error})", file=file, line=1) from None

    def frames(self, columns: Sequence[str]) -> Iterator[pl.DataFrame]:
        import pyarrow as pa

        with _readable(self.name, "CSV-bestand"):
            waiting: list[pa.RecordBatch] = []
            count = 0
            try:
                for batch in self._open():
                    waiting.append(batch)
                    count += len(batch)
                    if count >= PART:
                        yield _frame(pa.Table.from_batches(waiting)).select(columns)
                        waiting, count = [], 0
            except pa.ArrowInvalid as error:
                found = re.search(r"Row #(\d+): Expected (\d+) columns, got (\d+): (.*)", str(error), re.DOTALL)
                if found is None:
                    raise
                number, expected, there, text = found.groups()
                what = f"{there} velden, waar er {expected} horen te staan"
                raise InputError(f"{what} ('{text[:60]}')", file=self.name, line=int(number)) from None
            if waiting:
                yield _frame(pa.Table.from_batches(waiting)).select(columns)

    def _open(self) -> Any:
        """Every cell as text: what it should be is for the checks to say."""
        import pyarrow as pa
        import pyarrow.csv as pc

        return pc.open_csv(
            self.name,
            pc.ReadOptions(use_threads=False, block_size=BLOCK, column_names=self.columns, skip_rows=1),
            pc.ParseOptions(delimiter=self.separator, newlines_in_values=True),
            pc.ConvertOptions(
                column_types=dict.fromkeys(self.columns, pa.string()), strings_can_be_null=True, null_values=[""]
            ),
        )


def _frame(table: "pa.Table") -> pl.DataFrame:
    found = pl.from_arrow(table)
    assert isinstance(found, pl.DataFrame)
    return found


def _flat(field: Any) -> Iterator[str]:
    import pyarrow as pa

    if pa.types.is_struct(field.type):
        for inner in field.type:
            for name in _flat(inner):
                yield f"{field.name}.{name}"
    else:
        yield field.name


class _readable:  # noqa: N801 - reads as a word in `with`
    """Turns what a reader says of a broken file into a line for people."""

    def __init__(self, file: str, kind: str) -> None:
        self.file, self.kind = file, kind

    def __enter__(self) -> None:
        return None

    def __exit__(self, _: Any, error: BaseException | None, __: Any) -> None:
        import pyarrow as pa

        if isinstance(error, InputError) or error is None:
            return
        if isinstance(error, FileNotFoundError):
            raise InputError("niet gevonden", file=self.file) from None
        if isinstance(error, UnicodeDecodeError):
            raise InputError(f"geen tekst in UTF-8 (byte {error.start})", file=self.file) from None
        if isinstance(error, (pa.ArrowException, ValueError)) or (type(error) is OSError and error.errno is None):
            what = "geen tekst in UTF-8" if "UTF8" in str(error) else f"geen leesbaar {self.kind}"
            raise InputError(f"{what}; het is afgebroken of beschadigd ({error})", file=self.file) from None
        if isinstance(error, OSError):
            raise InputError(f"niet te lezen: {why(error)}", file=self.file) from None


@dataclass(frozen=True)
class Part:
    """Rows of whole households, and the number (from 0) of the first."""

    frame: pl.DataFrame
    first: int
    last: bool


def parts(source: Source, layout: Layout, columns: Sequence[str]) -> Iterator[Part]:
    """All rows, in parts of whole households. Raises InputError when there are none."""
    own = layout.own[HOUSEHOLD]
    held: pl.DataFrame | None = None
    first = 0
    for frame in source.frames(columns):
        if frame.height == 0:
            continue
        if held is None:
            held = frame
            continue
        ids = held[own]
        starts = runs(ids)
        cut = int(starts[-2])
        if held.height - cut > MOST_PERSONS:  # too many for one household: the check says so
            cut = held.height
        if cut:
            yield Part(held[:cut], first, False)
            first += cut
        held = pl.concat([held[cut:], frame]) if cut < held.height else frame
    if held is None:
        raise InputError("leeg; hier hoort een rij per persoon te staan", file=source.name)
    yield Part(held.rechunk(), first, True)


@dataclass
class Seen:
    """Which households there have been, so that one in two places is found. Sorted tables need no memory."""

    layout: Layout
    last: Any = None
    sorted: bool = True
    known: list[Any] = field(default_factory=list)

    def add(self, ids: pl.Series) -> None:
        """The households of the next part, each once."""
        if self.sorted:
            before = self.last is None or bool(ids[0] is not None and ids[0] > self.last)
            self.sorted = before and bool((ids > ids.shift(1))[1:].all(ignore_nulls=False))
        self.known.append(ids.hash(seed=0).to_numpy())
        self.last = ids[-1]

    def check(self, again: Callable[[], Iterator[pl.DataFrame]]) -> None:
        """Raise InputError when a household stood in two places; `again` goes through the ids once more."""
        if self.sorted:
            return
        hashes, counts = np.unique(np.concatenate(self.known), return_counts=True)
        twice = hashes[counts > 1]
        if len(twice) == 0:
            return
        rows: list[int] = []
        name: Any = None
        first = 0
        before: Any = None
        for frame in again():
            ids = frame[self.layout.own[HOUSEHOLD]]
            starts = runs(ids)[:-1]
            found = np.flatnonzero(np.isin(ids.gather(starts).hash(seed=0).to_numpy(), twice[:1]))
            for row in starts[found].tolist():
                if not (row == 0 and before == ids[0]):
                    rows.append(first + row)
                    name = ids[row]
            first += len(ids)
            before = ids[-1]
        raise apart(self.layout, name, rows)
