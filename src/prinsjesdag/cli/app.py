"""The commands and their options."""

from enum import StrEnum
from typing import Annotated

import typer

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Wat de rijksbegroting betekent voor een huishouden en een gemeente, met de wet achter elke stap.",
)

File = Annotated[str, typer.Argument(metavar="BESTAND", help="een huishouden (.yaml, .json) of veel (.jsonl, -)")]
FileOrTable = Annotated[
    str,
    typer.Argument(
        metavar="BESTAND", help="een huishouden (.yaml, .json), veel (.jsonl, -) of personen (.csv, .parquet)"
    ),
]
Json = Annotated[bool, typer.Option("--json", help="als JSON")]
Year = Annotated[str | None, typer.Option("--jaar", help="het jaar, in plaats van dat in het bestand")]
Day = Annotated[str | None, typer.Option("--datum", help="een dag, als 2024-07-01")]
Targets = Annotated[list[str] | None, typer.Option("--doel", help="een uitkomst; meer keer mag")]


class Executor(StrEnum):
    """Who runs the rules over a table."""

    INTERPRETER = "interpreter"
    KERNEL = "kernel"


@app.callback()
def main(
    regelingen: Annotated[
        str | None,
        typer.Option("--regelingen", metavar="MAP", help="map met regelingen van gemeenten (GM0344.yaml)"),
    ] = None,
) -> None:
    """What holds for every command."""
    if regelingen is not None:
        from prinsjesdag.measures.lokaal import use_folder

        use_folder(regelingen)


@app.command()
def bereken(
    bestand: FileOrTable,
    jaar: Year = None,
    datum: Day = None,
    doel: Targets = None,
    json: Json = False,
    uit: Annotated[
        str | None,
        typer.Option("--uit", help="schrijf naar dit bestand (.json, .jsonl; een tabel .parquet, .csv, .jsonl)"),
    ] = None,
    sla_over: Annotated[bool, typer.Option("--sla-over", help="meld een foute regel en ga door")] = False,
    executor: Annotated[
        Executor | None, typer.Option("--executor", help="wie een tabel rekent; standaard naar de grootte")
    ] = None,
    kolommen: Annotated[
        str | None,
        typer.Option("--kolommen", metavar="BESTAND", help="uw namen voor de kolommen van een tabel (.yaml)"),
    ] = None,
    uitgaven: Annotated[
        str | None,
        typer.Option("--uitgaven", metavar="BESTAND|cbs", help="zet uitgaven naast het inkomen van één huishouden"),
    ] = None,
) -> None:
    """Bereken wat de wet geeft en vraagt voor één huishouden, veel huishoudens of een tabel met personen."""
    from prinsjesdag.cli.bereken import run

    run(bestand, jaar, datum, doel or [], json, uit, sla_over, executor.value if executor else None, kolommen, uitgaven)


@app.command()
def uitleg(
    bestand: File,
    doel: Annotated[str, typer.Option("--doel", help="de uitkomst die uitgelegd wordt")],
    jaar: Year = None,
    datum: Day = None,
    persoon: Annotated[str | None, typer.Option("--persoon", help="id van wie de uitkomst is")] = None,
    json: Json = False,
) -> None:
    """Leg een uitkomst stap voor stap uit, met artikelen, bedragen en bronnen."""
    from prinsjesdag.cli.uitleg import run

    run(bestand, doel, jaar, datum, persoon, json)


@app.command()
def vergelijk(
    bestand: File,
    van: Annotated[str, typer.Option("--van", help="jaar of dag")],
    naar: Annotated[str, typer.Option("--naar", help="jaar of dag")],
    ongewijzigd: Annotated[bool, typer.Option("--ongewijzigd", help="laat de bedragen in euro's gelijk")] = False,
    doel: Targets = None,
    json: Json = False,
) -> None:
    """Zet een huishouden in twee jaren (of op twee dagen) naast elkaar."""
    from prinsjesdag.cli.vergelijk import run

    run(bestand, van, naar, ongewijzigd, doel or [], json)


@app.command()
def gemeente(
    naam: Annotated[
        str | None, typer.Argument(metavar="NAAM|CODE", help="gemeente (naam, oude naam, GM0344), PV26 of NL")
    ] = None,
    jaar: Annotated[int, typer.Option("--jaar", help="het jaar waarnaar vergeleken wordt")] = 2024,
    uit: Annotated[str | None, typer.Option("--uit", help="map voor het rapport; standaard rapport/")] = None,
    json: Json = False,
    alle: Annotated[bool, typer.Option("--alle", help="elke gemeente")] = False,
) -> None:
    """Wat de begroting doet met de huishoudens van een gemeente: tabel en rapport."""
    from prinsjesdag.cli.gemeente import run

    run(naam, jaar, uit, json, alle)


schemes = typer.Typer(add_completion=False, pretty_exceptions_enable=False, help="De eigen regelingen van gemeenten.")
app.add_typer(schemes, name="gemeenteregelingen", invoke_without_command=True)


@schemes.callback()
def gemeenteregelingen(context: typer.Context, json: Json = False) -> None:
    """Toon van welke gemeenten het minimabeleid is ingevuld, en tot wanneer."""
    if context.invoked_subcommand is None:
        from prinsjesdag.cli.gemeenteregelingen import overview

        overview(json)


@schemes.command()
def controleer(
    bestand: Annotated[str, typer.Argument(metavar="BESTAND", help="de regelingen van één gemeente (.yaml)")],
    json: Json = False,
) -> None:
    """Controleer een bestand met regelingen: elke fout met regel, veld en wat goed zou zijn."""
    from prinsjesdag.cli.gemeenteregelingen import check

    check(bestand, json)


@app.command()
def armoedeval(
    bestand: File,
    van: Annotated[str, typer.Option("--van", help="loon, of bijstand: het huishouden ontvangt dan bijstand")] = "loon",
    uren: Annotated[
        str | None, typer.Option("--uren", help="uren per week tegen het minimumloon, als 16,24,32")
    ] = None,
    jaar: Year = None,
    datum: Day = None,
    stap: Annotated[float, typer.Option("--stap", help="euro brutoloon per punt")] = 500.0,
    tot: Annotated[float, typer.Option("--tot", help="hoogste brutoloon")] = 70_000.0,
    uit: Annotated[str | None, typer.Option("--uit", metavar="BESTAND", help="grafiek: .html, .svg of .json")] = None,
    json: Json = False,
) -> None:
    """Wat er overblijft van meer loon of meer uren, en waar een regeling plotseling stopt."""
    from prinsjesdag.cli.armoedeval import run

    run(bestand, van, uren, jaar, datum, stap, tot, uit, json)


@app.command("niet-gebruik")
def niet_gebruik(
    bestand: FileOrTable,
    jaar: Year = None,
    datum: Day = None,
    uit: Annotated[str | None, typer.Option("--uit", help="bij een tabel: .csv, .parquet of .jsonl")] = None,
    kolommen: Annotated[
        str | None, typer.Option("--kolommen", metavar="BESTAND", help="uw namen voor de kolommen (.yaml)")
    ] = None,
    json: Json = False,
) -> None:
    """Waar iemand recht op lijkt te hebben en wat niet wordt ontvangen. Alles blijft op deze computer."""
    from prinsjesdag.cli.niet_gebruik import run

    run(bestand, jaar, datum, uit, kolommen, json)
