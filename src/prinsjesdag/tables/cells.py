"""One column of a table as numbers: words and dates by their code, NaN for an empty cell."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from enum import IntEnum
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from prinsjesdag.engine import Day, Variable
from prinsjesdag.errors import InputError
from prinsjesdag.tables.births import EPOCH, FIRST, LAST
from prinsjesdag.values import LARGEST, read_date, read_value, read_word

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Words = Mapping[str, str]

YES_NO = {"ja": 1.0, "true": 1.0, "yes": 1.0, "1": 1.0, "nee": 0.0, "false": 0.0, "no": 0.0, "0": 0.0}


def read_column(variable: Variable, column: pl.Series, words: Words) -> tuple[Floats, Mask]:
    """The values, and which cells can't be one. `words` has the user's words and ours."""
    if isinstance(column.dtype, (pl.Categorical, pl.Enum)):
        column = column.cast(pl.String)
    if column.dtype == pl.String:
        column = column.str.strip_chars()
        column = column.set(column == "", None)
    if variable.kind is bool:
        return _words(column, words, lambda word: YES_NO[word.lower()], column.dtype == pl.Boolean)
    if variable.kind is Day:
        return _days(column)
    if issubclass(variable.kind, IntEnum):
        kind = variable.kind
        return _words(column, words, lambda word: float(read_word(kind, word, ())), False)
    return _numbers(variable, column)


def numbers(column: pl.Series) -> tuple[Floats, Mask]:
    """A column of plain numbers, and which cells are none."""
    if column.dtype == pl.Boolean or not (column.dtype.is_numeric() or column.dtype in (pl.String, pl.Null)):
        return np.full(len(column), np.nan), column.is_not_null().to_numpy()
    values = column.cast(pl.Float64, strict=False).to_numpy()
    if column.dtype == pl.String:  # "nan" is no way to write an empty cell
        return values, np.isnan(values) & column.is_not_null().to_numpy()
    return values, np.zeros(len(column), np.bool_)


def problem(variable: Variable, said: Any) -> str:
    """What is wrong with a cell, as for the same value in a household file."""
    if isinstance(said, str) and variable.kind in (float, int):
        with suppress(ValueError):
            said = float(said)
    elif variable.kind is bool and not isinstance(said, str):
        said = str(said)
    try:
        read_value(variable, said, ())
    except InputError as error:
        return error.what
    if variable.name == "leeftijd":
        return f"'{said}' is geen leeftijd; tussen 0 en 120 jaar"
    return f"'{said}' kan hier niet"


def _numbers(variable: Variable, column: pl.Series) -> tuple[Floats, Mask]:
    values, bad = numbers(column)
    fact = variable.fact
    low = -LARGEST if fact is None or fact.minimum is None else fact.minimum
    high = LARGEST if fact is None or fact.maximum is None else fact.maximum
    if variable.name == "leeftijd":
        low, high = 0.0, 120.0
    bad |= (values < low) | (values > high)
    if variable.kind is int:
        bad |= (values != np.floor(values)) & ~np.isnan(values)
    return values, bad


def _words(column: pl.Series, words: Words, code: Callable[[str], float], plain: bool) -> tuple[Floats, Mask]:
    if plain and not words:
        return column.cast(pl.Float64).to_numpy(), np.zeros(len(column), np.bool_)
    if column.dtype.is_float():  # 1.0 is the word 1
        whole = column.cast(pl.Int64, strict=False)
        column = whole if (whole == column).fill_null(True).all() else column
    said = column.cast(pl.String)
    codes: dict[str, float] = {}
    for word in said.unique().drop_nulls().to_list():
        try:
            codes[word] = code(words.get(word.lower(), word))
        except (InputError, KeyError):
            codes[word] = np.nan
    values = said.replace_strict(list(codes), list(codes.values()), default=None, return_dtype=pl.Float64).to_numpy()
    return values, np.isnan(values) & column.is_not_null().to_numpy()


def _days(column: pl.Series) -> tuple[Floats, Mask]:
    there = column.is_not_null().to_numpy()
    if column.dtype == pl.String:
        dates = column.str.to_date("%Y-%m-%d", strict=False)
        if (dates.is_null() & column.is_not_null()).any():
            dates = dates.zip_with(dates.is_not_null(), _one_by_one(column))
    elif column.dtype == pl.Date or isinstance(column.dtype, pl.Datetime):
        dates = column.cast(pl.Date)
    else:
        return np.full(len(column), np.nan), there
    values = dates.cast(pl.Int32).cast(pl.Float64).to_numpy() + EPOCH
    return values, there & ~((values >= FIRST) & (values <= LAST))


def _one_by_one(column: pl.Series) -> pl.Series:
    """Dates in other ways of writing that the household file takes too."""
    found: dict[str, date | None] = {}
    for text in column.unique().drop_nulls().to_list():
        try:
            found[text] = read_date(text, ())
        except InputError:
            found[text] = None
    return column.replace_strict(list(found), list(found.values()), default=None, return_dtype=pl.Date)
