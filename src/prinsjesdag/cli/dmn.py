"""`prinsjesdag dmn` and `prinsjesdag toepasbare-regels`: DMN models evaluated, DSO's rules asked and explained."""

from typing import Annotated

import typer

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
Json = Annotated[bool, typer.Option("--json", help="als JSON")]


@app.command()
def dmn(
    model: Annotated[str, typer.Argument(metavar="MODEL", help="een DMN-model (.dmn)")],
    invoer: Annotated[
        str | None, typer.Option("--invoer", metavar="JSON|BESTAND", help="de invoer: JSON, een bestand of -")
    ] = None,
    beslissing: Annotated[list[str] | None, typer.Option("--beslissing", help="alleen deze; meer keer mag")] = None,
    tck: Annotated[
        str | None, typer.Option("--tck", metavar="TESTS.xml", help="antwoord op een test van de TCK")
    ] = None,
    json: Json = False,
) -> None:
    """Bereken de beslissingen van een DMN-model."""
    from prinsjesdag.cli.dmn_show import evaluate_model, run_tck

    if tck is not None:
        run_tck(model, tck, json)
    else:
        evaluate_model(model, invoer, beslissing, json)


@app.command("toepasbare-regels")
def toepasbare_regels(
    bestand: Annotated[str, typer.Argument(metavar="BESTAND", help="toepasbare regels van het DSO (.dmn, STTR)")],
    antwoorden: Annotated[
        str | None, typer.Option("--antwoorden", metavar="BESTAND", help="antwoorden per vraag (.yaml of .json)")
    ] = None,
    json: Json = False,
) -> None:
    """Stel de vragen van toepasbare regels, geef de conclusie en leg haar uit."""
    from prinsjesdag.cli.dmn_show import rules

    rules(bestand, antwoorden, json)
