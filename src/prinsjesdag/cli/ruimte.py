"""`prinsjesdag vergunning` and `prinsjesdag ruimte`: a building activity, and a municipality's deadlines of space."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from prinsjesdag.building.antwoord import Antwoord, Uitkomst

app = typer.Typer(add_completion=False)


@app.command()
def vergunning(
    bestand: Annotated[str, typer.Argument(metavar="AANVRAAG", help="gegevens van een bouwactiviteit (.yaml, .json)")],
    op: Annotated[str | None, typer.Option("--op", metavar="DAG", help="de dag waarop wordt gekeken")] = None,
    ics: Annotated[bool, typer.Option("--ics", help="de termijnen als agenda (iCalendar) op het scherm")] = False,
    json: Annotated[bool, typer.Option("--json", help="als JSON")] = False,
) -> None:
    """Welk recht geldt, of een vergunning nodig is en waarom, de termijnen als dagen, en wat in te dienen."""
    from prinsjesdag.building.aanvraag import lees_bestand
    from prinsjesdag.building.antwoord import antwoord
    from prinsjesdag.cli.show import dump

    found = antwoord(lees_bestand(bestand, op))
    if ics:
        from prinsjesdag.building.kalender import kalender

        sys.stdout.buffer.write(kalender(found))
    elif json:
        print(dump(found.as_dict(), indent=2))
    else:
        _show(found)


@app.command()
def ruimte(
    naam: Annotated[str, typer.Argument(metavar="NAAM|CODE", help="gemeente, provincie of NL")],
    json: Annotated[bool, typer.Option("--json", help="als JSON")] = False,
) -> None:
    """De nationale visie, NOVEX, het arrangement, de termijnen en de taken van een gemeente."""
    from prinsjesdag.cli.show import dump
    from prinsjesdag.municipality.areas import find
    from prinsjesdag.municipality.ruimte import answer

    area = find(naam)
    found = answer(area)
    if json:
        print(dump(found, indent=2))
    else:
        _show_area(found)


def _show(found: "Antwoord") -> None:
    from rich.markup import escape

    from prinsjesdag import wording
    from prinsjesdag.cli.show import console

    out = console()
    out.print(f"[bold]{escape(found.aanvraag.naam)}[/bold], recht van {wording.day(found.aanvraag.when.first)}\n")
    main = [one for one in found.uitkomsten if one.gevraagd] or found.uitkomsten
    for one in main:
        _show_outcome(one)
    for name, needs in found.nog_nodig.items():
        out.print(f"[yellow]Nog nodig voor {name.replace('_', ' ')}:[/yellow] {', '.join(needs)}")
    if found.termijnen:
        out.print("\n[bold]Termijnen[/bold]")
    for term in found.termijnen:
        note = f"; {term.toelichting}" if term.toelichting else ""
        out.print(f"  {wording.day(term.uiterlijk)}: {term.wat} ({term.wet}){escape(note)}")
    if found.indienen:
        out.print("\n[bold]Indienen[/bold]")
    for line in found.indienen:
        out.print(f"  - {escape(line)}")
    for line in found.waarschuwingen:
        out.print(f"\n[yellow]Let op:[/yellow] {escape(line)}")
    if found.aangenomen:
        out.print(f"\n[dim]Aangenomen: {escape('; '.join(found.aangenomen))}[/dim]")
    others = len(found.uitkomsten) - len(main)
    if others:
        out.print(f"[dim]Nog {others} andere uitkomsten staan in --json.[/dim]")


def _show_outcome(one: "Uitkomst") -> None:
    from rich.markup import escape
    from rich.tree import Tree

    from prinsjesdag.cli.show import console

    doubt = f" [yellow](rust op: {one.zekerheid})[/yellow]" if one.zekerheid else ""
    tree = Tree(f"[bold]{escape(one.omschrijving)}: {escape(one.tekst)}[/bold]{doubt}", guide_style="dim")
    for i, reason in enumerate(one.redenen):
        said = "" if i == 0 else f"{escape(reason.wat)}: [bold]{escape(reason.waarde)}[/bold]\n"
        tree.add(f"{said}[cyan]{escape(reason.artikel)}[/cyan]: {escape(reason.woorden)}")
    console().print(tree)


def _show_area(found: dict[str, Any]) -> None:
    from rich.markup import escape

    from prinsjesdag.cli.show import console
    from prinsjesdag.report.layout import dated

    out, novex, deal = console(), found["novex"], found["arrangement"]
    out.print(f"[bold]{escape(found['gemeente']['naam'])}: ruimte, {dated(found['datum'])}[/bold]\n")
    out.print(f"Nationale visie: {found['nationale_visie']}")
    inside = ", ".join(novex["gebieden"]) if novex["in_gebied"] is True else novex["in_gebied"]
    out.print(
        f"NOVEX-gebied: {escape(dated(str(inside)))} [dim]({escape(novex['zekerheid'])}; {escape(novex['bron'])})[/dim]"
    )
    signed = f", getekend op {dated(deal['getekend'])}" if deal["getekend"] else ""
    out.print(f"Arrangement: {deal['soort']}{signed} [dim]({deal['bron']})[/dim]")
    out.print("\n[bold]Termijnen[/bold]")
    for term in sorted(found["termijnen"], key=lambda term: str(term["voor"] or "9999")):
        by = dated(term["voor"] or f"onbekend sinds {found['bewijs']['gezien']}")
        out.print(f"  {by}: {escape(term['wat'])} [dim]({escape(term['bron'])})[/dim]")
    out.print("\n[bold]Taken[/bold]")
    for task in found["taken"]:
        who = f" ({task['besluit_door']})" if task["besluit_door"] else ""
        out.print(
            f"  {dated(task['voor'] or task['termijn'])}: {escape(task['wat'])}{who} [dim]{task['maatregel']}[/dim]"
        )
