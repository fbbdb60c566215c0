"""`prinsjesdag variant`: many reforms in one pass over a table."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    import polars

app = typer.Typer(add_completion=False)

SHOWN = 20
"""Rows on a terminal; the file has all."""


@app.command()
def variant(
    bestand: Annotated[str, typer.Argument(metavar="BESTAND", help="tabel van personen (.csv, .parquet), of een map")],
    waarde: Annotated[
        list[str],
        typer.Option("--waarde", metavar="PAD=REEKS", help="zorgtoeslag.standaardpremie=1900:2100:50; meer keer mag"),
    ],
    doel: Annotated[list[str], typer.Option("--doel", help="een uitkomst; meer keer mag")],
    jaar: Annotated[str | None, typer.Option("--jaar", help="het jaar, in plaats van dat in de tabel")] = None,
    uit: Annotated[str | None, typer.Option("--uit", metavar="BESTAND", help="schrijf naar .parquet of .csv")] = None,
    rijen: Annotated[
        bool, typer.Option("--rijen", help="alle rijen van elke variant in plaats van totalen (met --uit)")
    ] = False,
    steekproef: Annotated[
        int | None, typer.Option("--steekproef", metavar="N", help="N trekkingen in plaats van alle combinaties")
    ] = None,
    zaad: Annotated[int, typer.Option("--zaad", help="een ander getal geeft een andere steekproef")] = 1,
    vraag: Annotated[
        str | None, typer.Option("--vraag", metavar="SQL", help="vraag aan duckdb over de tabel varianten")
    ] = None,
    kolommen: Annotated[
        str | None, typer.Option("--kolommen", metavar="BESTAND", help="uw namen voor de kolommen (.yaml)")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="als JSON")] = False,
) -> None:
    """Reken veel varianten van de wet door in één keer: elke combinatie van waarden, of een steekproef."""
    import tempfile
    from pathlib import Path

    from prinsjesdag.cli.show import moment
    from prinsjesdag.cli.tabel import note, progress, tell
    from prinsjesdag.engine import When
    from prinsjesdag.errors import InputError
    from prinsjesdag.household.asking import known_target
    from prinsjesdag.law import load
    from prinsjesdag.tables import variants
    from prinsjesdag.tables.run import Run
    from prinsjesdag.tables.schema import Names, read_names
    from prinsjesdag.tables.writing import whole_file

    if rijen and uit is None:
        raise InputError("alle rijen gaan naar een bestand: geef --uit", ("--rijen",))
    system = load()
    targets = [known_target(system, one, ("--doel",)) for one in doel]
    ranges = [variants.Range.read(one) for one in waarde]
    values = variants.grid(ranges) if steekproef is None else variants.sample(ranges, steekproef, zaad)
    when: When | None = moment(None, jaar, None) if jaar else None
    if when is None:
        raise InputError("van welk jaar is de wet? geef --jaar 2024", ("--jaar",))
    of = variants.Variants.of(system, when, [one.path for one in ranges], values)
    run = Run(system, bestand, when, targets, read_names(kolommen, system) if kolommen else Names(), notice=note)
    with tempfile.TemporaryDirectory() as folder:
        file = uit or str(Path(folder) / "varianten.parquet")
        with progress() as run.progress, whole_file(file) as writer:
            for frame in variants.rows(run, of) if rijen else [variants.totals(run, of)]:
                writer.write(frame)
        tell(run.report, uit)
        note(f"{len(of.systems) - 1} varianten, en variant 0: de wet zoals zij geldt")
        if vraag is None and uit is not None and not json:
            return
        question = vraag or f"select * from varianten limit {SHOWN if not json else variants.MOST + 1}"
        if not file.endswith(".parquet"):
            raise InputError("vragen gaan over een .parquet-bestand", ("--vraag",))
        _show(variants.asked(file, question), json)


def _show(found: "polars.DataFrame", as_json: bool) -> None:
    from rich.table import Table

    from prinsjesdag.cli.show import console, dump

    if as_json:
        print(dump(found.to_dicts(), indent=2))
        return
    table = Table()
    for name, kind in found.schema.items():
        table.add_column(
            name.replace("_", "_\u200b").replace(".", ".\u200b"), justify="right" if kind.is_numeric() else "left"
        )
    for row in found.head(SHOWN).rows():
        table.add_row(*(_cell(value) for value in row))
    console().print(table)
    if found.height > SHOWN:
        console().print(f"[dim]{found.height - SHOWN} rijen meer; schrijf ze met --uit of vraag ze met --json[/dim]")


def _cell(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.2f}" if abs(value) >= 100 else f"{value:.6g}"
    return "" if value is None else str(value)
