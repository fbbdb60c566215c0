"""`prinsjesdag wmo` and `prinsjesdag jeugd`: support at home and youth care of an area."""

from typing import Annotated

import typer

from prinsjesdag.cli.werk import Changed, Json, Key, Out, Place, say

app = typer.Typer(add_completion=False)


@app.command()
def wmo(
    naam: Place,
    scenario: Annotated[
        list[str] | None,
        typer.Option(
            "--scenario", metavar="NAAM", help="wetsvoorstel-36713, coalitie-2029, plan-2022, …; meer keer mag"
        ),
    ] = None,
    jaar: Annotated[
        int | None, typer.Option("--jaar", help="jaar van het effect; standaard dat van het scenario")
    ] = None,
    clienten: Annotated[
        float | None, typer.Option("--clienten", min=0.0, help="eigen aantal Wmo-cliënten, zonder verblijf en opvang")
    ] = None,
    aanname: Changed = None,
    uit: Out = None,
    json: Json = False,
) -> None:
    """Wmo: wat een andere eigen bijdrage doet, en hoeveel hulp er nodig is tot 2045."""
    from prinsjesdag.cli.sections import area_of
    from prinsjesdag.errors import InputError
    from prinsjesdag.municipality.assumptions import assumptions
    from prinsjesdag.report.wmo import SHOWN, made

    if jaar is not None and not 2022 <= jaar <= 2035:
        raise InputError(f"{jaar} kan niet; kies 2022 tot en met 2035", ("--jaar",))
    area = area_of(naam)
    assumed = assumptions("wmo").changed(aanname or ())
    say(area, made(area, assumed, scenario or SHOWN, clienten, jaar), uit, json)


@app.command()
def jeugd(naam: Place, sleutel: Key = None, aanname: Changed = None, uit: Out = None, json: Json = False) -> None:
    """Jeugdzorg: aantallen en kosten per vorm, scenario's, de Hervormingsagenda en schoolmaaltijden."""
    from prinsjesdag.cli.sections import area_of
    from prinsjesdag.municipality import keys
    from prinsjesdag.municipality.assumptions import assumptions
    from prinsjesdag.report.jeugd import made

    area = area_of(naam)
    if sleutel is not None:
        keys.key(sleutel)
    say(area, made(area, assumptions("jeugd").changed(aanname or ()), sleutel), uit, json)
