"""`prinsjesdag niet-gebruik`: entitled and not received, for a household or a client file, offline."""

from pathlib import Path
from typing import TYPE_CHECKING

from prinsjesdag.cli.bereken import TABLES
from prinsjesdag.cli.show import console, dump, moment
from prinsjesdag.errors import InputError
from prinsjesdag.household import wording
from prinsjesdag.household.model import Household
from prinsjesdag.household.niet_gebruik import Row, not_used, total
from prinsjesdag.household.reading import read_file
from prinsjesdag.law import load

if TYPE_CHECKING:
    from polars import DataFrame

    from prinsjesdag.tables.writing import Writer


def run(file: str, year: str | None, day: str | None, out: str | None, names: str | None, as_json: bool) -> None:
    """Rows for every household of a file."""
    if Path(file).suffix.lower() in TABLES:
        _table(file, year, day, out, names, as_json)
        return
    if names:
        raise InputError("hoort bij een tabel (.csv, .parquet)", ("--kolommen",), file)
    system = load()
    for household in read_file(file):
        assert isinstance(household, Household)
        rows, found = not_used(household, system, moment(household, year, day))
        if as_json:
            print(dump({"id": household.id, "niet_gebruik": [r.as_dict() for r in rows], "nog_nodig": found.missing,
                        "aangenomen": found.assumed}, indent=2))  # fmt: skip
        else:
            _show(household, rows, found.missing)


def _show(household: Household, rows: list[Row], missing: dict[str, list[str]]) -> None:
    from rich.markup import escape
    from rich.table import Table

    out = console()
    title = f"{household.id}: lijkt er recht op te hebben en ontvangt het niet"
    table = Table(title=escape(title), title_justify="left")
    for name in ("regeling", "per jaar", "waarom", "wie beslist en waar", "wanneer"):
        table.add_column(name, overflow="fold")
    for row in rows:
        by = row.scheme.deadline(row.year)
        table.add_row(escape(row.label), wording.euro(row.amount), escape(row.reason),
                      escape(f"{row.scheme.who}: {row.scheme.where}"),
                      f"uiterlijk {wording.day(by)}" if by else escape(row.scheme.term))  # fmt: skip
    if rows:
        out.print(table)
        out.print(f"Samen {wording.euro(total(rows))} per jaar. Dit is een aanwijzing: wie beslist, staat in de tabel.")
    else:
        out.print(escape(f"{household.id}: geen rechten gevonden die niet worden ontvangen."))
    for name, needs in missing.items():
        out.print(f"[yellow]niet te beoordelen: {name}; nog nodig: {', '.join(needs)}[/yellow]")


def _table(file: str, year: str | None, day: str | None, out: str | None, names: str | None, as_json: bool) -> None:
    import sys
    import tempfile

    from prinsjesdag.cli.tabel import note, progress, tell
    from prinsjesdag.tables.niet_gebruik import not_used as table_rows
    from prinsjesdag.tables.niet_gebruik import run_for
    from prinsjesdag.tables.schema import Names, read_names
    from prinsjesdag.tables.writing import Writer, whole_file, writable

    system = load()
    if out:
        writable(out)
    said = read_names(names, system) if names else Names()
    todo = run_for(file, system, moment(None, year, day) if year or day else None, said)
    todo.notice = note
    with progress() as todo.progress:
        if out:
            with whole_file(out, todo.source.separator) as writer:
                count = sum(_put(writer, frame) for frame in table_rows(todo))
        else:
            with tempfile.TemporaryFile() as held:
                writer = Writer(held, ".jsonl" if as_json else ".csv", todo.source.separator)
                count = sum(_put(writer, frame) for frame in table_rows(todo))
                held.seek(0)
                sys.stdout.buffer.write(held.read())
                sys.stdout.flush()
    tell(todo.report, out)
    note(f"{count} rechten die niet worden ontvangen, bij {todo.report.households} huishoudens")


def _put(writer: "Writer", frame: "DataFrame") -> int:
    writer.write(frame)
    return frame.height
