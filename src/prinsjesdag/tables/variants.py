"""Many reforms in one pass over a table: a grid or a sample of values of the law, without compiling again.

Each part of the table is read and checked once and calculated under every variant; parameter values are arguments of
the compiled rules. Variant 0 is the law as it is. What a behaviour would do to incomes is not modelled.
"""

import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from prinsjesdag.engine import CaseError, LawError, System, When
from prinsjesdag.errors import InputError, nearest
from prinsjesdag.tables.run import Run
from prinsjesdag.tables.schema import WEIGHT

VARIANT = "variant"
MOST = 100_000
"""Variants of one run."""


@dataclass(frozen=True)
class Range:
    """One value of the law and what it is tried at."""

    path: str
    values: tuple[float, ...] = ()
    ends: tuple[float, float] | None = None
    """Between what a sample draws."""

    @classmethod
    def read(cls, said: str) -> "Range":
        """From `law.value=1900:2100:50`, `=1900,2000` or (for a sample) `=1900:2100`. Raises InputError."""
        path, sign, text = said.partition("=")
        example = "schrijf zorgtoeslag.standaardpremie=1900:2100:50, of een lijst als =1900,2000"
        try:
            numbers = [float(part) for part in text.replace(",", ":").split(":")]
        except ValueError:
            numbers = []
        if not sign or not numbers or not all(map(math.isfinite, numbers)):
            raise InputError(f"'{said}' is geen reeks waarden; {example}", ("--waarde",))
        path = path.strip()
        if "," in text or len(numbers) == 1:
            return cls(path, tuple(numbers), (min(numbers), max(numbers)))
        low, high, *step = numbers
        if high < low or len(step) > 1 or (step and step[0] <= 0):
            raise InputError(f"'{said}' loopt niet van laag naar hoog met één stap boven nul; {example}", ("--waarde",))
        if not step:
            return cls(path, (), (low, high))
        count = math.floor((high - low) / step[0] + 1e-9) + 1
        if count > MOST:
            raise InputError(f"'{said}' geeft {count} waarden; hoogstens {MOST}", ("--waarde",))
        return cls(path, tuple(round(low + k * step[0], 10) for k in range(count)), (low, high))


def grid(ranges: Sequence[Range]) -> list[tuple[float, ...]]:
    """Every combination. Raises InputError for too many, or a range without a step."""
    for one in ranges:
        if not one.values:
            raise InputError(f"{one.path}: geef een stap (laag:hoog:stap), of trek met --steekproef", ("--waarde",))
    if math.prod(len(one.values) for one in ranges) > MOST:
        raise InputError(f"dit zijn meer dan {MOST} varianten; neem grotere stappen of --steekproef", ("--waarde",))
    return list(itertools.product(*(one.values for one in ranges)))


def sample(ranges: Sequence[Range], count: int, seed: int) -> list[tuple[float, ...]]:
    """So many draws spread evenly over the ranges (Latin hypercube). Raises InputError."""
    from scipy.stats import qmc

    if not 1 <= count <= MOST:
        raise InputError(f"een steekproef heeft 1 tot {MOST} varianten", ("--steekproef",))
    drawn = qmc.LatinHypercube(len(ranges), rng=np.random.default_rng(seed)).random(count)
    low = np.array([one.ends[0] if one.ends else 0.0 for one in ranges])
    high = np.array([one.ends[1] if one.ends else 0.0 for one in ranges])
    return [tuple(float(v) for v in row) for row in np.round(low + drawn * (high - low), 6)]


@dataclass(frozen=True)
class Variants:
    """Laws that differ in the values of some paths; the first is the law as it is."""

    paths: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]
    systems: tuple[System, ...]

    @classmethod
    def of(cls, system: System, when: When, paths: Sequence[str], rows: Sequence[tuple[float, ...]]) -> "Variants":
        """Raises InputError for a path that is no value of the law, or is another kind of value."""
        if len(set(paths)) < len(paths):
            raise InputError("geef elke waarde van de wet één keer", ("--waarde",))
        try:
            own = tuple(_own(system, path, when) for path in paths)
            whole = [type(value) is int for value in own]
            changes = [
                {p: int(v) if w and v == int(v) else v for p, v, w in zip(paths, row, whole, strict=True)}
                for row in rows
            ]
            systems = tuple(system.reform(change) for change in changes)
        except (CaseError, LawError) as error:
            raise InputError(str(error), ("--waarde",)) from None
        return cls(tuple(paths), (own, *rows), (system, *systems))

    def column(self, path: str) -> pl.Series:
        """What a path is in each variant."""
        at = self.paths.index(path)
        return pl.Series(path, [row[at] for row in self.values], pl.Float64)


def _own(system: System, path: str, when: When) -> float | None:
    known = {system.path(cls, name): (cls, name) for cls in system.parameter_classes for name in cls.names}
    if path not in known:
        raise InputError(f"{path} is geen waarde van de wet{nearest(path, known)}", ("--waarde",))
    found: Any = system.value_on(*known[path], when.first)
    if found is not None and (isinstance(found, bool) or not isinstance(found, (int, float))):
        raise InputError(f"{path} is geen getal; een variant verandert bedragen en percentages", ("--waarde",))
    return found


def rows(run: Run, variants: Variants) -> Iterator[pl.DataFrame]:
    """Every row of the outcomes under every variant, with the number of the variant before it. Raises InputError."""
    for number, frame in run.frames_under(variants.systems):
        yield frame.select(pl.lit(number, pl.Int64).alias(VARIANT), pl.all())


def totals(run: Run, variants: Variants) -> pl.DataFrame:
    """A row a variant: its values, and of each target the weighted sum and the weighted number above zero.

    Columns `<target>_totaal` (in the unit of the target) and `<target>_aantal` (persons, gezinnen or households: the
    level of the rows). What is not known counts for neither. Raises InputError.
    """
    sums: dict[str, list[float]] = {}
    for number, frame in run.frames_under(variants.systems):
        weight = frame[WEIGHT] if WEIGHT in frame.columns else pl.Series(np.ones(frame.height))
        for name in run.report.targets:
            if frame[name].dtype in (pl.String, pl.Date):
                raise InputError(f"{name} is geen getal; vraag een bedrag, een aantal of ja/nee", ("--doel",))
            values = frame[name].cast(pl.Float64)
            for what, amount in (("totaal", values), ("aantal", (values > 0).cast(pl.Float64))):
                column = sums.setdefault(f"{name}_{what}", [0.0] * len(variants.systems))
                column[number] += float((amount * weight).sum())
    return pl.DataFrame(
        [
            pl.Series(VARIANT, range(len(variants.systems)), pl.Int64),
            *(variants.column(path) for path in variants.paths),
            *(pl.Series(name, [round(value, 6) for value in column]) for name, column in sums.items()),
        ]
    )


def asked(file: str, question: str) -> pl.DataFrame:
    """The answer of duckdb on SQL over a file of variants, as `varianten`. Raises InputError."""
    import duckdb

    with duckdb.connect() as base:
        base.read_parquet(file).create_view("varianten")
        try:
            found = base.sql(question)
            if found is None:
                raise InputError("dit is geen vraag; begin met select", ("--vraag",))
            answer: pl.DataFrame = found.pl()
        except duckdb.Error as error:
            raise InputError(f"duckdb: {error}", ("--vraag",)) from None
    return answer
