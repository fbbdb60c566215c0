"""`prinsjesdag werk` and `prinsjesdag financien`: money of the Rijk for an area, and what it spends."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from prinsjesdag.municipality.areas import Area
    from prinsjesdag.report.section import Section

app = typer.Typer(add_completion=False)

Place = Annotated[str, typer.Argument(metavar="NAAM|CODE", help="gemeente (naam, oude naam, GM0344), PV26 of NL")]
Key = Annotated[
    str | None,
    typer.Option(
        "--sleutel", metavar="NAAM",
        help="verdeel elk bedrag zo: inwoners, bijstand, minima, iv3:6.5, … of een bestand .csv (gemeente,gewicht)",
    ),
]  # fmt: skip
Changed = Annotated[
    list[str] | None,
    typer.Option("--aanname", metavar="NAAM=WAARDE", help="een andere waarde; meer keer mag"),
]
Json = Annotated[bool, typer.Option("--json", help="als JSON")]
Out = Annotated[
    str | None, typer.Option("--uit", metavar="MAP", help="map voor de grafieken (.html) en tabellen (.csv)")
]


@app.command()
def werk(
    naam: Place,
    sleutel: Key = None,
    aanname: Changed = None,
    lks: Annotated[
        str | None,
        typer.Option(
            "--lks", metavar="BESTAND", help="eigen mensen met loonkostensubsidie (.csv: aantal, uren, loonwaarde)"
        ),
    ] = None,
    jaar: Annotated[int, typer.Option("--jaar", help="met --lks: het jaar waarvan de wet geldt")] = 2026,
    uit: Out = None,
    json: Json = False,
) -> None:
    """Geld voor werk: re-integratie, beschut werk, loonkostensubsidie, onderwijsroute, STAP en bijstand (BUIG)."""
    from prinsjesdag.cli.sections import area_of
    from prinsjesdag.municipality import keys, work
    from prinsjesdag.report.werk import made

    area = area_of(naam)
    if sleutel is not None:
        keys.key(sleutel)
    assumed = work.model().changed(aanname or ())
    told = work.wage_subsidies(lks, _year(jaar)) if lks else []
    say(area, made(area, assumed, sleutel, told), uit, json)


@app.command()
def financien(naam: Place, sleutel: Key = None, aanname: Changed = None, uit: Out = None, json: Json = False) -> None:
    """Gemeentefonds, wat maatregelen erbij brengen of eraf halen, en uitgaven per taakveld sinds 2017."""
    from prinsjesdag.cli.sections import area_of
    from prinsjesdag.municipality import finance, keys
    from prinsjesdag.report.financien import made

    area = area_of(naam)
    if sleutel is not None:
        keys.key(sleutel)
    say(area, made(area, finance.model().changed(aanname or ()), sleutel), uit, json)


def say(area: "Area", found: "Section", folder: str | None, json: bool) -> None:
    """A section in the terminal or as JSON, and its charts and tables in a folder if one is given."""
    import sys

    from prinsjesdag.cli.sections import as_json, show, write
    from prinsjesdag.cli.show import dump

    written = write(found, folder, area.code) if folder is not None else []
    if json:
        print(dump(as_json(area, found), indent=2))
    else:
        show(found)
    if folder is not None:
        print(f"Grafieken en tabellen: {folder}/ ({len(written)} bestanden)", file=sys.stderr if json else sys.stdout)


def _year(said: int) -> int:
    from prinsjesdag.errors import InputError

    if not 2022 <= said <= 2026:
        raise InputError(f"{said} kan niet; kies 2022 tot en met 2026", ("--jaar",))
    return said
