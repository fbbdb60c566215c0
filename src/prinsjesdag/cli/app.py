"""The commands and their options."""

from enum import StrEnum
from typing import Annotated

import typer

from prinsjesdag.cli import dmn, energie, ruimte, sociaal, variant, warmte, werk
from prinsjesdag.cli.data import app as data
from prinsjesdag.cli.mer import app as mer
from prinsjesdag.cli.serve import app as serve
from prinsjesdag.cli.watals import app as watals

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Wat de rijksbegroting betekent voor een huishouden en een gemeente, met de wet achter elke stap.",
)

app.add_typer(data, name="data")
app.add_typer(ruimte.app)
app.add_typer(werk.app)
app.add_typer(sociaal.app)
app.add_typer(energie.app)
app.add_typer(warmte.app)
app.add_typer(dmn.app)
app.add_typer(serve)
app.add_typer(mer)
app.add_typer(watals)
app.add_typer(variant.app)

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
    cluster: Annotated[
        str | None,
        typer.Option("--cluster", metavar="ADRES", help="reken een tabel op een Dask-cluster, als tcp://host:8786"),
    ] = None,
    uitgaven: Annotated[
        str | None,
        typer.Option("--uitgaven", metavar="BESTAND|cbs", help="zet uitgaven naast het inkomen van één huishouden"),
    ] = None,
) -> None:
    """Bereken wat de wet geeft en vraagt voor één huishouden, veel huishoudens of een tabel met personen."""
    from prinsjesdag.cli.bereken import run

    who = executor.value if executor else None
    run(bestand, jaar, datum, doel or [], json, uit, sla_over, who, kolommen, uitgaven, cluster)


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
    docx: Annotated[bool, typer.Option("--docx", help="ook een raadsvoorstel, als Word-bestand")] = False,
) -> None:
    """Wat de begroting doet met de huishoudens van een gemeente: tabel en rapport."""
    from prinsjesdag.cli.gemeente import run

    run(naam, jaar, uit, json, alle, docx)


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


@app.command()
def termijnen(
    verzoek: Annotated[
        str | None, typer.Option("--verzoek", metavar="DAG", help="dag van de aanmelding, als 2026-04-01")
    ] = None,
    dreigend: Annotated[
        bool,
        typer.Option("--dreigend", help="ontruiming, of het einde van gas, stroom, water of zorgverzekering"),
    ] = False,
    gesprek: Annotated[
        str | None, typer.Option("--gesprek", metavar="DAG", help="dag van het eerste gesprek, als dat al was")
    ] = None,
    weken: Annotated[int, typer.Option("--weken", help="beslistermijn van de verordening")] = 8,
    afkoeling: Annotated[
        str | None, typer.Option("--afkoeling", metavar="DAG", help="begin van de afkoelingsperiode")
    ] = None,
    voorziening: Annotated[
        str | None, typer.Option("--voorziening", metavar="DAG", help="begin van de voorlopige voorziening")
    ] = None,
    brede_ondersteuning: Annotated[
        str | None,
        typer.Option("--brede-ondersteuning", metavar="DAG", help="eerste gesprek na de toeslagenaffaire"),
    ] = None,
    json: Json = False,
) -> None:
    """Schuldhulp: voor wanneer de gemeente moet handelen, met feestdagen."""
    from prinsjesdag.cli.termijnen import run

    run(verzoek, dreigend, gesprek, weken, afkoeling, voorziening, brede_ondersteuning, json)


@app.command()
def maatregelen(
    jaar: Annotated[
        str | None,
        typer.Option(
            "--jaar", metavar="JAAR|alle", help="de Miljoenennota van dit jaar; standaard de laatste volledige"
        ),
    ] = None,
    domein: Annotated[str | None, typer.Option("--domein", help="inkomen, werk, schulden, wmo, …")] = None,
    zoek: Annotated[str | None, typer.Option("--zoek", help="woorden die erin voorkomen")] = None,
    status: Annotated[str | None, typer.Option("--status", help="als 'in werking' of onbekend")] = None,
    effecten: Annotated[bool, typer.Option("--effecten", help="wat elke maatregel doet met de huishoudens")] = False,
    tijdlijn: Annotated[bool, typer.Option("--tijdlijn", help="de tijdlijn als grafiek (met --uit)")] = False,
    basispad: Annotated[bool, typer.Option("--basispad", help="de wet van dat jaar zonder nieuw beleid")] = False,
    verouderd: Annotated[
        bool, typer.Option("--verouderd", help="statussen ouder dan 90 dagen, onbekende eerst")
    ] = False,
    uit: Annotated[str | None, typer.Option("--uit", metavar="BESTAND", help=".csv, .html, .svg of .json")] = None,
    json: Json = False,
) -> None:
    """Het register: wat de Miljoenennota aankondigde en wat ervan werd."""
    from prinsjesdag.cli.maatregelen import run

    run(jaar, domein, zoek, status, effecten, tijdlijn, basispad, verouderd, uit, json)


@app.command()
def maatregel(
    slug: Annotated[str, typer.Argument(metavar="SLUG", help="een maatregel uit het register")], json: Json = False
) -> None:
    """Eén maatregel: aangekondigd, geworden, effect, taken en bronnen."""
    from prinsjesdag.cli.maatregelen import one

    one(slug, json)


@app.command("gezegd-geworden")
def gezegd_geworden(
    jaar: Annotated[
        int | None, typer.Option("--jaar", help="de Miljoenennota van dit jaar; standaard de laatste volledige")
    ] = None,
    json: Json = False,
) -> None:
    """Elk getal uit de aankondiging naast wat het werd."""
    from prinsjesdag.cli.maatregelen import said

    said(jaar, json)


@app.command()
def agenda(
    rol: Annotated[str | None, typer.Option("--rol", help="als beleidsadviseur")] = None,
    domein: Annotated[str | None, typer.Option("--domein", help="inkomen, werk, schulden, wmo, …")] = None,
    vanaf: Annotated[str | None, typer.Option("--vanaf", help="alleen taken vanaf deze dag, als 2026-01-01")] = None,
    ics: Annotated[bool, typer.Option("--ics", help="als agenda (iCalendar), op het scherm of in BESTAND")] = False,
    bestand: Annotated[str | None, typer.Argument(metavar="[BESTAND]", help="met --ics: het bestand (.ics)")] = None,
    json: Json = False,
) -> None:
    """Wat gemeenten moeten doen, en voor wanneer."""
    from prinsjesdag.cli.agenda import run

    run(rol, domein, vanaf, ics, bestand, json)


@app.command()
def opleidingsadvies(
    rol: Annotated[str, typer.Option("--rol", help="als schuldhulpverlener")], json: Json = False
) -> None:
    """Welke maatregelen en onderwerpen iemand in deze rol moet kennen."""
    from prinsjesdag.cli.agenda import advice

    advice(rol, json)


@app.command()
def casus(
    rol: Annotated[str, typer.Option("--rol", help="als consulent_inkomen")],
    onderwerp: Annotated[str, typer.Option("--onderwerp", help="een uitkomst (zorgtoeslag) of een maatregel")],
    docent: Annotated[bool, typer.Option("--docent", help="met antwoorden")] = False,
    zaad: Annotated[int, typer.Option("--zaad", help="een ander getal geeft een andere casus")] = 1,
    jaar: Annotated[int, typer.Option("--jaar", help="het jaar waarvan de wet geldt")] = 2024,
    json: Json = False,
) -> None:
    """Een oefening voor de opleiding: situatie, vragen en (voor de docent) de uitwerking."""
    from prinsjesdag.cli.agenda import case

    case(rol, onderwerp, docent, zaad, jaar, json)
