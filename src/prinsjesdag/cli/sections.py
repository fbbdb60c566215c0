"""How a section of a domain looks in a terminal, as JSON, and as chart files: one way for all domains."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prinsjesdag import files
from prinsjesdag.cli.show import console
from prinsjesdag.municipality.areas import Area, find
from prinsjesdag.report.section import Cell, Chart, Column, Figure, Section, Table

if TYPE_CHECKING:
    from rich.table import Table as Shown

WIDTH = 100


def area_of(name: str) -> Area:
    """The area that is meant. Raises InputError."""
    return find(name)


def as_json(area: Area, found: Section) -> dict[str, Any]:
    """A section as JSON: tables as rows by column, a figure as waarde, laag and hoog; charts as Vega-Lite."""
    tables = [one.table if isinstance(one, Chart) else one for one in found.blocks]
    return {
        "gebied": {"code": area.code, "naam": area.naam, "soort": area.kind},
        "onderwerp": found.slug,
        "toelichting": list(found.intro),
        "tabellen": [_table_json(one) for one in tables],
        "grafieken": [
            {"titel": one.title, "tekst": one.alt, "tabel": one.table.name, "vega_lite": one.spec}
            for one in found.blocks
            if isinstance(one, Chart)
        ],
        "aannamen": [asdict(one) for one in found.assumptions],
        "niet_gemodelleerd": list(found.not_modelled),
        "bronnen": [{"titel": title, "url": url} for title, url in found.sources],
    }


def show(found: Section) -> None:
    """Title, tables (also those behind charts), what is assumed and what isn't modelled."""
    from rich.markup import escape

    from prinsjesdag.report.layout import dated

    out = console()
    wide = min(out.width, WIDTH)
    out.print(f"[bold]{escape(found.title)}[/bold]", width=wide)
    for line in found.intro:
        out.print(escape(line), width=wide)
    for block in found.blocks:
        table = block.table if isinstance(block, Chart) else block
        out.print()
        out.print(_shown(table), width=wide)
        for line in map(dated, (table.note, f"Bron: {table.source}")):
            if line:
                out.print(f"[dim]{escape(line)}[/dim]", width=wide)
    if found.assumptions:
        out.print("\n[bold]Aangenomen[/bold] (verander met --aanname naam=waarde)")
        for one in found.assumptions:
            out.print(f"  {escape(one.name)} = {escape(one.value)} [dim]({escape(one.source)})[/dim]", width=wide)
    if found.not_modelled:
        out.print("\n[bold]Niet berekend[/bold]")
        for line in found.not_modelled:
            out.print(f"  {escape(line)}", width=wide)


def write(found: Section, folder: str, code: str) -> list[Path]:
    """Charts as HTML and tables as CSV in a folder. Raises InputError where that can't be written."""

    from prinsjesdag.report import charts

    class Spec:
        def __init__(self, spec: dict[str, Any]) -> None:
            self.spec = spec

        def to_dict(self) -> dict[str, Any]:
            return self.spec

    target, written = Path(folder), []
    for block in found.blocks:
        table = block.table if isinstance(block, Chart) else block
        if isinstance(block, Chart):
            file = target / f"{code}-{table.name}.html"
            charts.save(Spec(block.spec), str(file))
            written.append(file)
        file = target / f"{code}-{table.name}.csv"
        files.save(file, table.csv())
        written.append(file)
    return written


def _table_json(table: Table) -> dict[str, Any]:
    return {
        "naam": table.name,
        "titel": table.title,
        "kolommen": [{"naam": column.label, "eenheid": column.unit} for column in table.columns],
        "rijen": [
            {column.label: _cell_json(cell) for column, cell in zip(table.columns, row, strict=True)}
            for row in table.rows
        ],
        "soort": table.certainty,
        "bron": table.source,
        "toelichting": table.note,
    }


def _cell_json(cell: Cell) -> Any:
    return {"waarde": cell.value, "laag": cell.low, "hoog": cell.high} if isinstance(cell, Figure) else cell


def _shown(table: Table) -> "Shown":
    from rich.markup import escape
    from rich.table import Table as Shown

    shown = Shown(title=escape(table.title), title_justify="left", title_style="bold")
    numeric = [any(not isinstance(row[at], str | None) for row in table.rows) for at in range(len(table.columns))]
    least = _widths(table)
    for column, right, width in zip(table.columns, numeric, least, strict=True):
        head = f"{column.label}\n{column.unit}" if column.unit else column.label
        shown.add_column(escape(head), justify="right" if right else "left", overflow="fold", min_width=width)
    above: list[str] = []
    for row in table.rows:
        cells = [
            _cell(cell, column, "\n" if len(row) > 5 else " ") for cell, column in zip(row, table.columns, strict=True)
        ]
        same = bool(above) and cells[0] == above[0]  # under one heading words are said once
        told = ["" if same and cell == up and isinstance(said, str) else cell
                for cell, up, said in zip(cells, above or cells, row, strict=True)]  # fmt: skip
        above = cells
        shown.add_row(*(escape(cell) for cell in told))
    return shown


def _widths(table: Table) -> list[int | None]:
    """Room for the longest word of each column, where there is room for all: so that no word is broken."""
    words = []
    for at, column in enumerate(table.columns):
        texts = [column.label, column.unit, *(cell for row in table.rows if isinstance(cell := row[at], str))]
        words.append(max((len(word) for text in texts for word in text.split()), default=0))
    return list(words) if sum(words) + 3 * len(words) + 1 <= WIDTH else [None] * len(words)


def _cell(value: Cell, column: Column, between: str) -> str:
    """`between` a figure and its margin: a new line where there are many columns."""
    from prinsjesdag.report.layout import cell, interval

    told = cell(value, column)
    if not isinstance(value, Figure):
        return told
    margin = interval(value, column)
    return f"{told}{between}({margin})" if margin else told
