"""What a domain has to say of an area, before any layout: the report, the pages and the API show the same sections.

A domain gives a `Section` from `report/<domain>.py`; the layout (heading, table, CSV, chart with its table twin) is
made once, for all of them. Text is Dutch at B1 level, and text only: no markup.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Literal

from prinsjesdag.municipality.areas import Area

Certainty = Literal["geteld", "verdeeld", "berekend", "aanname", "wet", ""]
"""How a figure came about: counted by CBS or another; a national figure divided by a key; a model's estimate; an
assumption; a value of the law. Empty where the column says it already."""


@dataclass(frozen=True)
class Figure:
    """A number with its 90% interval (or the range of its keys or scenarios)."""

    value: float
    low: float
    high: float


Cell = str | int | float | Figure | None
"""None is shown as a dash: not known, or not published."""


@dataclass(frozen=True)
class Column:
    """A column: `unit` as people read it ("EUR", "mln EUR", "%", "m3 per jaar"; empty for text)."""

    label: str
    unit: str = ""
    decimals: int = 0


@dataclass(frozen=True)
class Table:
    """A table; `name` is the name of its CSV file, `source` names publisher, table and year."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    source: str
    certainty: Certainty = ""
    note: str = ""

    def csv(self) -> str:
        """The table as CSV (comma, decimal point, UTF-8): unrounded, intervals in columns of their own."""
        wide = [any(isinstance(row[at], Figure) for row in self.rows) for at in range(len(self.columns))]
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        head: list[str] = []
        for column, three in zip(self.columns, wide, strict=True):
            label = f"{column.label} ({column.unit})" if column.unit else column.label
            head += [label, f"{label}, laag", f"{label}, hoog"] if three else [label]
        writer.writerow(head)
        for row in self.rows:
            cells: list[Any] = []
            for cell, three in zip(row, wide, strict=True):
                if isinstance(cell, Figure):
                    cells += [cell.value, cell.low, cell.high]
                else:
                    cells += [cell, None, None] if three else [cell]
            writer.writerow(cells)
        return out.getvalue()


@dataclass(frozen=True)
class Chart:
    """A Vega-Lite specification without config (`chart.to_dict()`); `alt` tells it in words, `table` is its twin."""

    title: str
    alt: str
    spec: dict[str, Any]
    table: Table


@dataclass(frozen=True)
class Assumption:
    """A choice of a model: what, value with unit, where it comes from ("aanname" if from nowhere)."""

    name: str
    value: str
    source: str


@dataclass(frozen=True)
class Section:
    """One domain of one area; `slug` is its anchor and its place in an address."""

    slug: str
    title: str
    intro: tuple[str, ...]
    blocks: tuple[Table | Chart, ...]
    assumptions: tuple[Assumption, ...] = ()
    not_modelled: tuple[str, ...] = ()
    sources: tuple[tuple[str, str], ...] = field(default=())
    """Title and address."""


DOMAINS: tuple[str, ...] = ("brede_welvaart", "wmo", "jeugd", "werk", "financien", "energie", "warmte", "ruimte")
"""Modules of `prinsjesdag.report` with a `section(area, year) -> Section | None`, in the order of the report."""


def sections(area: Area, year: int) -> list[Section]:
    """What every domain has to say of this area in this year; a domain that has nothing to say is left out."""
    found = []
    for name in DOMAINS:
        make: Callable[[Area, int], Section | None] = import_module(f"prinsjesdag.report.{name}").section
        if (one := make(area, year)) is not None:
            found.append(one)
    return found
