"""What work and finance show alike: national amounts divided over an area, how good the keys are, assumptions."""

from collections.abc import Iterable
from dataclasses import replace

from prinsjesdag.measures.register import measure
from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.assumptions import Assumptions
from prinsjesdag.municipality.finance import Effect, Sum, spans
from prinsjesdag.municipality.iv3 import BRON as IV3
from prinsjesdag.municipality.keys import Divided, Tested, key, left_out
from prinsjesdag.municipality.spread import Estimate
from prinsjesdag.report.layout import cell, interval
from prinsjesdag.report.section import Assumption, Cell, Chart, Column, Figure, Table
from prinsjesdag.wording import number

Block = Table | Chart
SLEUTELS = "De marge loopt van de laagste tot de hoogste aannemelijke sleutel."


def figure(part: Divided | Sum | Estimate, times: float = 1.0) -> Figure:
    """A part or an estimate with its range, in another unit."""
    return Figure(part.waarde * times, part.laag * times, part.hoog * times)


def key_note(name: str, target: str | None = None) -> str:
    """By which key something is divided, and how wrong that was on a left-out year, against what `target` counts."""
    told = f"Sleutel: {key(name).omschrijving}"
    if target is None:
        return f"{told}; er is geen uitkomst per gemeente om deze sleutel aan te toetsen."
    one = left_out(name, target)
    return (
        f"{told}. Getoetst op {one.naar} kwam met deze sleutel {number(100.0 * one.verkeerd, 1)}% van het geld bij een "
        "verkeerde gemeente."
    )


def readable(block: Block) -> Block:
    """In a small place amounts in thousands of euros where all are below a million; what is national stays as it is."""
    if isinstance(block, Chart):
        table = readable(block.table)
        return replace(block, table=table) if isinstance(table, Table) else block
    at = [n for n, one in enumerate(block.columns) if one.unit.startswith("mln") and one.label != "Landelijk"]
    told = [row[n] for row in block.rows for n in at]
    sizes = [max(abs(one.low), abs(one.high)) if isinstance(one, Figure) else abs(one)
             for one in told if isinstance(one, Figure | float | int)]  # fmt: skip
    if not sizes or max(sizes) >= 1.0:
        return block
    columns = tuple(
        Column(one.label, one.unit.replace("mln euro", "mln").replace("mln", "duizend euro")) if n in at else one
        for n, one in enumerate(block.columns)
    )
    rows = tuple(tuple(_thousand(one) if n in at else one for n, one in enumerate(row)) for row in block.rows)
    return replace(block, columns=columns, rows=rows)


def in_euros(one: Figure) -> str:
    """Millions of euros in a sentence, as thousands where it is less than one: 5 (2 tot 9) mln euro."""
    if max(abs(one.low), abs(one.high)) < 1.0:
        return with_margin(Figure(one.value * 1000.0, one.low * 1000.0, one.high * 1000.0), Column("", "duizend euro"))
    return with_margin(one, Column("", "mln euro", 1))


def _thousand(one: Cell) -> Cell:
    if isinstance(one, Figure):
        return Figure(one.value * 1000.0, one.low * 1000.0, one.high * 1000.0)
    return one * 1000.0 if isinstance(one, float | int) else one


def with_margin(one: Figure, column: Column) -> str:
    """A figure with its margin and unit in a sentence: 5 (2 tot 9) mln euro."""
    margin = interval(one, column)
    told = f"{cell(one, column)} ({margin})" if margin else cell(one, column)
    return f"{told} {column.unit}".strip()


def lines_table(slug: str, area: Area, effects: Iterable[Effect]) -> Table:
    """Each line by years with the same amount; `slug` is the section's, for the table's name is unique on a page."""
    rows: list[tuple[Cell, ...]] = []
    told = list(effects)
    for one in told:
        for years, first in spans(one.regel):
            part = one.per_jaar[first]
            off = left_out(part.sleutel, one.regel.toets).verkeerd if one.regel.toets else None
            error = "niet getoetst" if off is None else f"{number(100.0 * off, 0)}% fout"
            amount = figure(part, 1000.0)
            rows.append((one.regel.titel, years, one.regel.bedragen[first], amount, f"{_key(part.sleutel)}: {error}"))
    return Table(
        f"{slug}_regels",
        f"Geld van het Rijk per regel, en wat daarvan bij {area.naam} hoort",
        (
            Column("Regel"), Column("Jaren"), Column("Landelijk", "mln euro per jaar", 1),
            Column(area.naam, "duizend euro per jaar"), Column("Sleutel"),
        ),
        tuple(rows),
        "; ".join(dict.fromkeys(one.regel.bron for one in told)),
        "verdeeld",
        f"{SLEUTELS} Achter de sleutel staat welk deel van het geld ermee bij een verkeerde gemeente kwam toen 2024 "
        "werd voorspeld; niet getoetst: er is niets om het mee te vergelijken.",
    )  # fmt: skip


def ways_table(slug: str, effects: Iterable[Effect]) -> Table:
    """How each line is paid, by which key it is divided here, and what is unsure about it."""
    rows: list[tuple[Cell, ...]] = []
    for one in effects:
        line = one.regel
        key_used = next((part.sleutel for part in one.per_jaar.values()), line.sleutel)
        used = _key(key_used)
        others = ", ".join(_key(name) for name in (line.sleutel, *line.aannemelijk) if name != key_used)
        unsure = ["Status onbekend"] if line.onzeker else []
        title = f"Register: {measure(line.maatregel).title}" if line.maatregel else "Niet in het register"
        told = ". ".join(part for part in (title, *unsure, line.noot) if part)
        rows.append((line.titel, line.betaling, f"{used} (ook: {others})", told))
    return Table(
        f"{slug}_regels_uitleg",
        "Hoe elke regel wordt betaald en hier is verdeeld",
        (Column("Regel"), Column("Soort betaling"), Column("Sleutel"), Column("Maatregel, let op")),
        tuple(rows),
        "circulaires en begrotingen van het Rijk; de sleutels zijn een keuze van dit programma",
        "aanname",
        "Het programma kan ook met een andere sleutel rekenen.",
    )


def tests_table(slug: str, tested: Iterable[Tested]) -> Table:
    """How far each key was off on a left-out year."""
    told = list(tested)
    rows: list[tuple[Cell, ...]] = [
        (_key(one.sleutel), _key(one.doel), 100.0 * one.verkeerd, 100.0 * one.mediaan, 100.0 * one.p90) for one in told
    ]
    years = {(one.van, one.naar) for one in told}
    (before, after) = max(years)
    return Table(
        f"{slug}_sleutels_getoetst",
        f"Hoe goed zijn de sleutels? Stand {before} of eerder, vergeleken met {after}",
        (
            Column("Sleutel"), Column("Vergeleken met"), Column("Geld bij verkeerde gemeente", "%", 1),
            Column("Middelste gemeente ernaast", "%", 1), Column("Negen van tien hoogstens", "%"),
        ),
        tuple(rows),
        f"{IV3}; de tellingen bij de sleutels zelf: CBS",
        "berekend",
        "Getoetst is of de sleutel de uitgaven verdeelt zoals gemeenten ze deden. De wettelijke verdeling van het geld "
        "kan anders zijn; die is per gemeente niet in dit programma. "
        + _meaning({one.sleutel for one in told} | {one.doel for one in told}, after),
    )  # fmt: skip


def _key(name: str) -> str:
    """A key as people read it: lasten 6.72 + 6.82; a name of its own, or a file, as it is."""
    return f"lasten {name.removeprefix('iv3:').replace('+', ' + ')}" if name.startswith("iv3:") else name


def _meaning(names: Iterable[str], year: int) -> str:
    """What the short names of keys stand for."""
    told = [f"{name}: {key(name, year).omschrijving}" for name in sorted(names) if not name.startswith("iv3:")]
    return f"{'; '.join(told)}; lasten: op dat taakveld volgens de jaarrekening."


def assumption_rows(assumed: Assumptions) -> tuple[Assumption, ...]:
    """Every value of a model; where the user changed it, with what it was."""
    rows = []
    for one in assumed.values.values():
        was = "" if one.waarde == one.oorspronkelijk else f" (was {_plain(one.oorspronkelijk)})"
        source = f"{one.omschrijving}; bron: {one.bron}"
        rows.append(Assumption(one.naam, f"{_plain(one.waarde)} {one.eenheid}{was}", source))
    return tuple(rows)


def _plain(value: float) -> str:
    """A year without a point for thousands."""
    return f"{value:.0f}" if 1900 <= value <= 2100 and value == int(value) else number(value, 4)
