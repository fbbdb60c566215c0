"""What pages and API show of an area, from the answers that the package ships."""

from functools import lru_cache
from typing import Any

from starlette.exceptions import HTTPException

from prinsjesdag.household.effects import as_dict
from prinsjesdag.measures.register import Measure, register
from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.mer import known_year, mer
from prinsjesdag.municipality.precomputed import Precomputed, precomputed
from prinsjesdag.report.section import Figure, Section, Table, sections

YEAR = 2024
"""The year that pages show unless asked for another."""
ALL_YEARS = (2025, 2024, 2023)


@lru_cache
def years() -> tuple[int, ...]:
    """The years of which answers are shipped, newest first."""
    return tuple(year for year in ALL_YEARS if precomputed(year) is not None)


def shipped(year: int) -> Precomputed:
    """The answers of a year. Raises HTTPException 404."""
    found = precomputed(year)
    if found is None:
        raise HTTPException(404, f"Van {year} staan geen uitkomsten klaar.")
    return found


@lru_cache(maxsize=400)
def outcomes(area: Area, year: int) -> dict[str, Any]:
    """The object of `gemeente --json`. Not to be changed by who gets it."""
    return shipped(year).answer(area)


@lru_cache(maxsize=100)
def mer_dict(area: Area, year: int, rent: float | None) -> dict[str, Any]:
    """The object of `mer --json`. Raises InputError."""
    known_year(year)
    return mer(area, year, rent=rent).as_dict()


@lru_cache(maxsize=200)
def sections_of(area: Area, year: int) -> tuple[Section, ...]:
    """What the domains have to say of an area."""
    return tuple(sections(area, year))


def section_of(area: Area, year: int, slug: str) -> Section:
    """One domain of an area. Raises HTTPException 404."""
    for one in sections_of(area, year):
        if one.slug == slug:
            return one
    raise HTTPException(404, f"Van {area.naam} is er geen onderdeel met deze naam.")


def measure(slug: str) -> Measure:
    """A measure by its slug. Raises HTTPException 404."""
    for m in register():
        if m.slug == slug:
            return m
    raise HTTPException(404, "Deze maatregel staat niet in het register.")


@lru_cache(maxsize=200)
def measure_dict(slug: str) -> dict[str, Any]:
    """The object of `maatregel --json`; its effects are calculated once."""
    return as_dict(measure(slug))


def tables_of(found: Section) -> list[Table]:
    """Every table of a section, those of its charts too, once each."""
    tables = [block if isinstance(block, Table) else block.table for block in found.blocks]
    return list({table.name: table for table in tables}.values())


def section_dict(found: Section) -> dict[str, Any]:
    """A section for JSON: tables and charts in order, unrounded."""
    return {
        "slug": found.slug,
        "titel": found.title,
        "inleiding": list(found.intro),
        "blokken": [
            {"soort": "tabel"} | _table(block)
            if isinstance(block, Table)
            else {"soort": "grafiek", "titel": block.title, "beschrijving": block.alt, "tabel": _table(block.table)}
            for block in found.blocks
        ],
        "aannamen": [{"naam": a.name, "waarde": a.value, "bron": a.source} for a in found.assumptions],
        "niet_gemodelleerd": list(found.not_modelled),
        "bronnen": [{"titel": title, "url": url} for title, url in found.sources],
    }


def _table(table: Table) -> dict[str, Any]:
    return {
        "naam": table.name,
        "titel": table.title,
        "kolommen": [{"naam": column.label, "eenheid": column.unit} for column in table.columns],
        "rijen": [[_cell(cell) for cell in row] for row in table.rows],
        "bron": table.source,
        "zekerheid": table.certainty,
        "toelichting": table.note,
    }


def _cell(cell: Any) -> Any:
    return {"waarde": cell.value, "laag": cell.low, "hoog": cell.high} if isinstance(cell, Figure) else cell
