"""Niet-gebruik in a client file: every row of a table of persons, offline, with the same rows as for one household."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from prinsjesdag import wording
from prinsjesdag.engine import System, When
from prinsjesdag.household.niet_gebruik import LEAST, Scheme, in_year, needed
from prinsjesdag.tables.run import Run
from prinsjesdag.tables.schema import Names

KEYS = ("huishouden_id", "gezin")


def run_for(table: Any, system: System, when: When | None, names: Names) -> Run:
    """The run over a client file that the rows are made of. Raises InputError."""
    return Run(system, table, when, needed(system), names, optional=True)


def not_used(run: Run) -> Iterator[pl.DataFrame]:
    """For each part of the table the entitlements that are not received; schemes it has no facts for are left out.

    Raises InputError, maybe after some parts: then those don't count either.
    """
    for frame in run.frames():
        assert run.when is not None
        yield rows(frame, run.system, run.when.year)


def rows(frame: pl.DataFrame, system: System, year: int) -> pl.DataFrame:
    """The rows of a table of outcomes, ordered as the table and then as the schemes."""
    indexed = frame.with_row_index("_rij")
    known = [
        s for s in in_year(system, year) if {s.outcome, *s.named, *filter(None, [s.received])} <= set(frame.columns)
    ]
    found = [_rows(indexed, scheme, i, system, year) for i, scheme in enumerate(known)]
    return pl.concat(found).sort("_rij", "_regeling").drop("_rij", "_regeling")


def _rows(frame: pl.DataFrame, scheme: Scheme, order: int, system: System, year: int) -> pl.DataFrame:
    variable = system.variable(scheme.outcome)
    assert variable is not None
    amount = pl.col(scheme.outcome).cast(pl.Float64)
    wanted = amount >= LEAST
    if scheme.received:
        wanted &= ~pl.col(scheme.received).cast(pl.Boolean).fill_null(True)
    chosen = frame.filter(wanted.fill_null(False))
    by = scheme.deadline(year)
    said: dict[str, Any] = {
        "regeling": scheme.outcome, "omschrijving": variable.label, "eenheid": "EUR/jaar", "jaar": year,
        "wie_beslist": scheme.who, "waar": scheme.where, "termijn": scheme.term,
        "uiterlijk": by.isoformat() if by else None, "bron": scheme.source["titel"],
    }  # fmt: skip
    reasons = _reasons(chosen, scheme, system)
    return chosen.select(
        "_rij", pl.lit(order).alias("_regeling"), pl.col(KEYS[0]).cast(pl.String), pl.col(KEYS[1]).cast(pl.Int64),
        (pl.lit(None, dtype=pl.Float64) if variable.kind is bool else amount.round(2)).alias("bedrag"),
        *(pl.lit(value, dtype=pl.String if value is None else None).alias(name) for name, value in said.items()),
        pl.Series("reden", reasons, dtype=pl.String),
    ).rename({"huishouden_id": "huishouden"})  # fmt: skip


def _reasons(frame: pl.DataFrame, scheme: Scheme, system: System) -> list[str]:
    named = scheme.named
    if not named:
        return [scheme.reason] * frame.height
    units = {name: variable.unit for name in named if (variable := system.variable(name))}
    columns = [frame[name].to_list() for name in named]
    return [
        scheme.reason.format(**{
            name: "onbekend" if value is None else wording.shown(value, units[name])
            for name, value in zip(named, values, strict=True)
        })
        for values in zip(*columns, strict=True)
    ]  # fmt: skip
