"""`prinsjesdag niet-gebruik`: entitled and not received, for a household or a client file, offline."""

from pathlib import Path
from typing import TYPE_CHECKING

from prinsjesdag import wording
from prinsjesdag.cli.bereken import TABLES
from prinsjesdag.cli.show import console, dump, moment
from prinsjesdag.errors import InputError
from prinsjesdag.household.answer import Answer
from prinsjesdag.household.model import Household
from prinsjesdag.household.niet_gebruik import Row, as_dict, not_used, total
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
            print(dump(as_dict(household, rows, found), indent=2))
        else:
            _show(household, rows, found)


def _show(household: Household, rows: list[Row], found: Answer) -> None:
    from rich.markup import escape
    from rich.table import Table

    out = console()
    title = f"{household.id}: lijkt er recht op te hebben en ontvangt het niet"
    table = Table(title=escape(title), title_justify="left")
    for name in ("regeling", "per jaar", "waarom", "wie beslist en waar", "wanneer"):
        table.add_column(name, overflow="fold")
    for row in rows:
        by = row.scheme.deadline(row.year)
        amount = "onbekend" if row.amount is None else wording.euro(row.amount)
        table.add_row(escape(row.label), amount, escape(row.reason),
                      escape(f"{row.scheme.who}: {row.scheme.where}"),
                      f"uiterlijk {wording.day(by)}" if by else escape(row.scheme.term))  # fmt: skip
    if rows:
        out.print(table)
        out.print(f"Samen {wording.euro(total(rows))} per jaar. Dit is een aanwijzing: wie beslist, staat in de tabel.")
    else:
        out.print(escape(f"{household.id}: geen rechten gevonden die niet worden ontvangen."))
    out.print(escape(found.filled.statement))
    lacking: dict[str, list[str]] = {}
    for name, needs in found.missing.items():
        variable = found.system.variable(name)
        lacking.setdefault(", ".join(needs), []).append(variable.label if variable else name)
    for need, labels in lacking.items():
        out.print(f"[yellow]Niet te beoordelen: {escape(', '.join(labels))}; nog nodig: {escape(need)}[/yellow]")


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
                counts = [_put(writer, frame) for frame in table_rows(todo)]
        else:
            with tempfile.TemporaryFile() as held:
                writer = Writer(held, ".jsonl" if as_json else ".csv", todo.source.separator)
                counts = [_put(writer, frame) for frame in table_rows(todo)]
                held.seek(0)
                sys.stdout.buffer.write(held.read())
                sys.stdout.flush()
    tell(todo.report, None)
    rights, homes = (wording.number(sum(part)) for part in ([n for n, _ in counts], [n for _, n in counts]))
    note(f"{rights} rechten die niet worden ontvangen, bij {homes} van de {wording.number(todo.report.households)} "
         f"huishoudens{f'; geschreven naar {out}' if out else ''}")  # fmt: skip


def _put(writer: "Writer", frame: "DataFrame") -> tuple[int, int]:
    """How many rights were written, of how many households: a household is never in two parts."""
    writer.write(frame)
    return frame.height, frame["huishouden"].n_unique()
