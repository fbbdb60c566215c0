"""`prinsjesdag mer`: the minima-effectrapportage of a municipality, in the terminal, as HTML, XLSX and JSON."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from prinsjesdag.municipality.mer import Mer

app = typer.Typer(add_completion=False)


@app.command()
def mer(
    naam: Annotated[str, typer.Argument(metavar="NAAM|CODE", help="gemeente (naam of GM0344)")],
    jaar: Annotated[int, typer.Option("--jaar", help="het jaar; het jaar ervoor staat ernaast")] = 2024,
    huur: Annotated[
        float | None, typer.Option("--huur", help="kale huur in euro per maand; standaard een gemiddelde sociale huur")
    ] = None,
    uitgaven: Annotated[
        str | None, typer.Option("--uitgaven", metavar="BESTAND|cbs", help="zet uitgaven naast het inkomen")
    ] = None,
    uit: Annotated[str | None, typer.Option("--uit", help="map voor HTML, XLSX en JSON; standaard rapport/")] = None,
    json: Annotated[bool, typer.Option("--json", help="JSON op standaarduitvoer")] = False,
) -> None:
    """Maak een minima-effectrapportage: wat huishoudens rond het sociaal minimum hebben, en waardoor."""
    from prinsjesdag.cli.show import dump
    from prinsjesdag.errors import InputError, why
    from prinsjesdag.household.uitgaven import read_uitgaven
    from prinsjesdag.municipality.areas import find
    from prinsjesdag.municipality.mer import known_year
    from prinsjesdag.municipality.mer import mer as make
    from prinsjesdag.report.mer import write

    area = find(naam)
    if area.kind != "gemeente":
        raise InputError(f"een minima-effectrapportage is van één gemeente; {area.naam} is een {area.kind}")
    if huur is not None and not 0.0 < huur < 5000.0:
        raise InputError("een huur ligt tussen 0 en 5.000 euro per maand", ("--huur",))
    known_year(jaar)
    spent = None if uitgaven is None else read_uitgaven(None if uitgaven == "cbs" else uitgaven)
    found = make(area, jaar, rent=huur, expenses=spent)
    if json:
        print(dump(found.as_dict(), indent=2))
        if uit is None:
            return
    else:
        show(found)
    folder = Path(uit or "rapport")
    try:
        files = write(found, folder)
    except OSError as error:
        raise InputError(f"niet te schrijven: {why(error)}", ("--uit",), file=str(folder)) from None
    print("Geschreven: " + ", ".join(map(str, files)), file=sys.stderr if json else sys.stdout)


def show(found: "Mer") -> None:
    """Disposable income a month by level, and the change on the minimum."""
    from rich.table import Table

    from prinsjesdag import wording
    from prinsjesdag.cli.show import console
    from prinsjesdag.municipality.typen import LEVELS, TYPES
    from prinsjesdag.report.minima import cliffs, local_line, signed

    out = console()
    out.print(f"[bold]{found.area.naam}: minima-effectrapportage {found.year}[/bold]")
    out.print(local_line(found.filled, found.year))
    table = Table(title="Besteedbaar, euro per maand, met eigen regelingen; uit de wet, exact", title_justify="left")
    table.add_column("huishouden")
    for level in LEVELS:
        table.add_column(f"{level:.0%}", justify="right")
    table.add_column(f"bij 100% anders\ndan in {found.year - 1}", justify="right")
    for kind in TYPES:
        pairs = found.pairs[kind.slug]
        table.add_row(kind.label, *(wording.number(p.now.income / 12.0) for p in pairs),
                      signed(pairs[0].change_without_local))  # fmt: skip
    out.print(table)
    out.print("Het verschil is zonder eigen regelingen van de gemeente. 100% is bijstand, of alleen AOW.")
    for kind in TYPES:
        for told in cliffs(found.traps[kind.slug]) if kind.slug in found.traps else []:
            out.print(f"{kind.label}: {told}")
