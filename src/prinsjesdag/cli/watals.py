"""`prinsjesdag watals`: a municipality's own proposal, its variants in one table, a page and a council paper."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from prinsjesdag.municipality.watals import WatAls

app = typer.Typer(add_completion=False)


@app.command()
def watals(
    naam: Annotated[str, typer.Argument(metavar="NAAM|CODE", help="gemeente (naam of GM0344)")],
    voorstel: Annotated[
        str, typer.Argument(metavar="VOORSTEL.yaml", help="andere grenzen of bedragen, of iets nieuws")
    ],
    jaar: Annotated[int | None, typer.Option("--jaar", help="in plaats van het jaar in het voorstel")] = None,
    uit: Annotated[str | None, typer.Option("--uit", help="map voor HTML, DOCX (raadsvoorstel) en JSON")] = None,
    json: Annotated[bool, typer.Option("--json", help="JSON op standaarduitvoer")] = False,
) -> None:
    """Wat als de gemeente andere eigen regelingen had: huishoudens, euro's, kosten en armoedeval per variant."""
    from prinsjesdag.cli.show import dump
    from prinsjesdag.errors import InputError, why
    from prinsjesdag.municipality.areas import find
    from prinsjesdag.municipality.voorstel import read_proposal
    from prinsjesdag.municipality.watals import watals as work_out

    area = find(naam)
    if area.kind != "gemeente":
        raise InputError(f"een voorstel is van één gemeente; {area.naam} is een {area.kind}")
    proposal = read_proposal(voorstel, area.code, area.naam, jaar)
    found = work_out(area, proposal)
    if json:
        print(dump(found.as_dict(), indent=2))
    else:
        show(found)
    if uit is None:
        return
    from prinsjesdag.report.watals import write

    try:
        files = write(found, Path(uit))
    except OSError as error:
        raise InputError(f"niet te schrijven: {why(error)}", ("--uit",), file=uit) from None
    print("Geschreven: " + ", ".join(map(str, files)), file=sys.stderr if json else sys.stdout)


def show(found: "WatAls") -> None:
    """The variants as a table, and what they rest on."""
    from rich.markup import escape
    from rich.table import Table

    from prinsjesdag.cli.show import console
    from prinsjesdag.report.layout import cell, interval
    from prinsjesdag.report.section import Figure
    from prinsjesdag.report.watals import variants

    out, told = console(), variants(found)
    table = Table(
        title=escape(f"{found.area.naam}: {found.proposal.name}, {found.proposal.year}"), title_justify="left"
    )
    heads = (
        "variant",
        "regelingen",
        "huishoudens\nmeer",
        "huishoudens\nminder",
        "meerkosten\nx 1.000 euro",
        "plekken\narmoedeval",
    )
    for at, name in enumerate(heads):
        table.add_column(name, justify="left" if at < 2 else "right")
    for row in told.rows:
        shown = []
        for value, column in zip(row, told.columns, strict=True):
            text = cell(value, column)
            shown.append(escape(f"{text}\n{interval(value, column)}".rstrip() if isinstance(value, Figure) else text))
        table.add_row(*shown)
    out.print(table)
    out.print(told.note)
    for text in found.assumed:
        out.print(f"Aangenomen: {text}")
