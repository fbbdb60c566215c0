"""Outcomes as a table: keys, values as in the answer of one household, and a file that is whole or not there."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import IO, Any

import numpy as np
import polars as pl

from prinsjesdag.engine import Day, System, Variable
from prinsjesdag.engine.arithmetic import GRAIN
from prinsjesdag.errors import InputError, why
from prinsjesdag.tables.births import EPOCH
from prinsjesdag.tables.building import Built, Floats, Ints
from prinsjesdag.tables.checking import Checked
from prinsjesdag.tables.schema import FAMILY, HOUSEHOLD, PERSON, WEIGHT

FAULT = "fout"
SUFFIXES = (".parquet", ".csv", ".jsonl")


def lowest(system: System, targets: Sequence[str]) -> int:
    """The level of the rows: that of the lowest target."""
    found = []
    for target in targets:
        variable = system.variable(target)
        assert variable is not None
        found.append(system.levels.index(variable.level))
    return min(found, default=2)


def outcome_table(
    checked: Checked, built: Built, outcomes: Mapping[str, Floats], system: System, skip: bool
) -> pl.DataFrame:
    """One part's rows: of persons, families or households, whichever is the lowest that was asked for."""
    level = lowest(system, list(outcomes))
    rows = np.flatnonzero(checked.good)
    at = _indices(built, level)
    first = rows[built.columns.starts[0][:-1]]
    own_row = rows if level == 0 else first[at[2]]  # where ids and weight stand
    columns: dict[str, pl.Series] = {HOUSEHOLD: checked.ids[HOUSEHOLD].gather(own_row)}
    if level < 2:
        columns[FAMILY] = pl.Series(FAMILY, built.numbers[at[1]])
    if level == 0:
        columns[PERSON] = checked.ids[PERSON].gather(own_row)
    if WEIGHT in checked.ids.columns:
        columns[WEIGHT] = checked.ids[WEIGHT].gather(own_row)
    for name, values in outcomes.items():
        variable = system.variable(name)
        assert variable is not None
        columns[name] = shown_column(variable, name, values, at[system.levels.index(variable.level)])
    found = pl.DataFrame([column.alias(name) for name, column in columns.items()])
    if not skip:
        return found
    found = found.with_columns(pl.lit(None, pl.String).alias(FAULT))
    return _with_faults(found, own_row, checked, level) if checked.messages else found


def _indices(built: Built, level: int) -> list[Any]:
    """For every row of the outcome its instance at each level; None where it has none or is it itself."""
    c = built.columns
    if level == 2:
        return [None, None, np.arange(c.cases)]
    of_group = np.repeat(np.arange(c.cases), np.diff(c.starts[1]))
    if level == 1:
        return [None, np.arange(len(of_group)), of_group]
    return [np.arange(len(c.group)), built.in_the_end, of_group[built.in_the_end]]


def _with_faults(found: pl.DataFrame, own_row: Ints, checked: Checked, level: int) -> pl.DataFrame:
    """The households that were left out in their place: keys without outcomes, and why."""
    bad = np.array(sorted(checked.messages), np.int64)
    starts = checked.starts
    rows = starts[bad] if level else np.flatnonzero(~checked.good)
    sizes = np.ones(len(bad), np.int64) if level else np.diff(starts)[bad]
    texts = [checked.messages[int(b)] for b in bad]
    columns = [checked.ids[HOUSEHOLD].gather(rows)]
    if level == 0:
        columns.append(checked.ids[PERSON].gather(rows))
    columns.append(pl.Series(FAULT, np.repeat(np.array(texts, object), sizes).tolist(), pl.String))
    order = np.argsort(np.concatenate([own_row, rows]), kind="stable")
    return pl.concat([found, pl.DataFrame(columns)], how="diagonal")[order]


def shown_column(variable: Variable, name: str, values: Floats, at: Ints) -> pl.Series:
    """A variable's values for every row, as a household's answer shows them; null for what isn't known."""
    unknown = np.isnan(values)
    if variable.kind is float:
        cents = (variable.unit or "").startswith("EUR")
        return pl.Series(name, rounded(values, 2 if cents else 6)[at], nan_to_null=bool(unknown.any()))
    whole = np.where(unknown, 0, values).astype(np.int64)[at]
    column = pl.Series(name, whole)
    if variable.kind is bool:
        column = column.cast(pl.Boolean)
    elif variable.kind is Day:
        unknown = unknown | (values == 0)
        column = (column - EPOCH).cast(pl.Int32).cast(pl.Date)
    elif issubclass(variable.kind, IntEnum):
        words = {int(member): member.name.lower() for member in variable.kind}
        column = column.replace_strict(list(words), list(words.values()), return_dtype=pl.String)
    return column.set(pl.Series(unknown[at]), None) if unknown.any() else column


def rounded(values: Floats, digits: int) -> Floats:
    """As `household.answer.rounded`, of many."""
    scale = 10.0**digits
    found: Floats = np.floor(values * scale + 0.5 + GRAIN) / scale + 0.0
    return found


@dataclass
class Writer:
    """Parts of one table after one another into a file of the kind of its name."""

    stream: IO[bytes]
    kind: str
    separator: str = ","
    _parquet: Any = None
    _begun: bool = False

    def write(self, frame: pl.DataFrame) -> None:
        """The next rows."""
        if self.kind == ".parquet":
            self._write_parquet(frame)
        elif self.kind == ".csv":
            frame.write_csv(self.stream, include_header=not self._begun, separator=self.separator)
        else:
            frame.write_ndjson(self.stream)
        self._begun = True

    def _write_parquet(self, frame: pl.DataFrame) -> None:
        import pyarrow.parquet as pq

        table = frame.to_arrow(compat_level=pl.CompatLevel.oldest())
        if self._parquet is None:
            texts = [name for name, kind in frame.schema.items() if kind == pl.String]  # amounts hardly repeat
            self._parquet = pq.ParquetWriter(
                self.stream, table.schema, compression="zstd", compression_level=1, use_dictionary=texts
            )
        self._parquet.write_table(table)

    def close(self) -> None:
        """What a file ends with."""
        if self._parquet is not None:
            self._parquet.close()


def writable(file: str) -> None:
    """Raise InputError for a name that no table can be written to."""
    if Path(file).suffix.lower() not in SUFFIXES:
        raise InputError(f"een tabel schrijf ik naar {', '.join(SUFFIXES)}", ("--uit",), file=file)


@contextmanager
def whole_file(file: str, separator: str = ",") -> Iterator[Writer]:
    """A writer to a file beside `file`, moved into place when all went well, gone otherwise."""
    writable(file)
    target = Path(file)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        stream = part.open("xb")
    except OSError as error:
        raise InputError(f"niet te schrijven: {why(error)}", ("--uit",), file=file) from None
    try:
        with stream:
            writer = Writer(stream, target.suffix.lower(), separator)
            try:
                yield writer
            finally:
                writer.close()
        os.replace(part, target)
    except OSError as error:
        raise InputError(f"niet te schrijven: {why(error)}", ("--uit",), file=file) from None
    finally:
        part.unlink(missing_ok=True)
