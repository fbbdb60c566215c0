"""`prinsjesdag woning` and `isolatie`: insulation of one home, and the insulation programme of a municipality."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from prinsjesdag.energy.advice import Advice
    from prinsjesdag.energy.programme import Programme

app = typer.Typer(add_completion=False)

Json = Annotated[bool, typer.Option("--json", help="als JSON")]


@app.command()
def woning(
    bestand: Annotated[str, typer.Argument(metavar="BESTAND", help="een woning (.yaml of .json)")],
    jaar: Annotated[int | None, typer.Option("--jaar", help="het jaar van tarieven en subsidie")] = None,
    rente: Annotated[float | None, typer.Option("--rente", help="rente per jaar, als 0.04")] = None,
    prijsgroei: Annotated[
        float | None, typer.Option("--prijsgroei", help="groei van de gasprijs per jaar, als 0.02")
    ] = None,
    gasprijs: Annotated[
        float | None, typer.Option("--gasprijs", help="leveringstarief, EUR per m3 met btw, zonder energiebelasting")
    ] = None,
    stroomprijs: Annotated[
        float | None,
        typer.Option("--stroomprijs", help="leveringstarief, EUR per kWh met btw, zonder energiebelasting"),
    ] = None,
    looptijd: Annotated[int, typer.Option("--looptijd", help="jaren van een lening")] = 15,
    tranche: Annotated[int | None, typer.Option("--tranche", help="ronde van de lokale aanpak: 1, 2 of 3")] = None,
    uit: Annotated[str | None, typer.Option("--uit", metavar="BESTAND", help="grafiek: .html, .svg of .json")] = None,
    json: Json = False,
) -> None:
    """Isolatie van een woning: gas en rekening voor en na, kosten, subsidie en wanneer het is terugverdiend."""
    from datetime import date

    from prinsjesdag.cli.show import dump
    from prinsjesdag.energy import advice, home, stock

    _check(rente, "--rente", 0.0, 0.5)
    _check(prijsgroei, "--prijsgroei", -0.2, 0.3)
    _check(gasprijs, "--gasprijs", 0.0, 20.0)
    _check(stroomprijs, "--stroomprijs", 0.0, 5.0)
    _check(looptijd, "--looptijd", 1, 50)
    _check(jaar, "--jaar", 2022, 2026)
    one = home.load(bestand, date(jaar, 7, 1) if jaar else None)
    found = advice.advise(one, advice.Options(
        rente, prijsgroei, gasprijs, stroomprijs, looptijd, tranche, stock.mean_woz(one.municipality),
    ))  # fmt: skip
    if uit:
        from prinsjesdag.report import charts
        from prinsjesdag.report.woning import chart

        charts.save(chart(found), uit)
        print(f"Grafiek: {uit}")
    elif json:
        print(dump(advice.as_dict(found), indent=2))
    else:
        show_home(found)


@app.command()
def isolatie(
    code: Annotated[str, typer.Argument(metavar="NAAM|CODE", help="gemeente (naam of GM0344), PV26 of NL")],
    labels: Annotated[
        str | None,
        typer.Option("--labels", metavar="BESTAND", help="labels uit EP-Online of aantallen per label (.csv)"),
    ] = None,
    gedaan: Annotated[
        float, typer.Option("--gedaan", help="woningen die al zijn geïsoleerd en nog een label D-G hebben")
    ] = 0.0,
    json: Json = False,
) -> None:
    """Het isolatieprogramma van een gemeente: welke woningen tellen, in welk tempo, voor welk geld, en hoe zeker."""
    from datetime import date

    from prinsjesdag.cli.show import dump
    from prinsjesdag.energy.labels import load
    from prinsjesdag.energy.programme import as_dict, programme
    from prinsjesdag.municipality.areas import find, municipalities_in

    _check(gedaan, "--gedaan", 0.0, 1e7)
    area = find(code)
    codes = [one.code for one in municipalities_in(area)]
    found = programme(codes, area.code, date.today(), load(labels) if labels else None, gedaan)
    if json:
        print(dump({"gebied": {"code": area.code, "naam": area.naam}, **as_dict(found)}, indent=2))
    else:
        show_programme(area.naam, found)


def _check(value: float | None, name: str, least: float, most: float) -> None:
    from prinsjesdag.errors import InputError

    if value is not None and not least <= value <= most:
        raise InputError(f"{value:g} ligt niet tussen {least:g} en {most:g}", (name,))


def show_home(found: "Advice") -> None:
    """Before and after, the measures, the money, the local approach; assumptions and limits below."""
    from rich.markup import escape

    from prinsjesdag.cli.show import console
    from prinsjesdag.report import woning as told

    out = console()
    out.print(f"[bold]Isolatie van een woning, tarieven en subsidie van {found.home.day.year}[/bold]")
    for section in told.tables(found):
        _table(
            section.title, [c.label + (f"\n{c.unit}" if c.unit else "") for c in section.columns], told.cells(section)
        )
        if section.note:
            out.print(f"[dim]{escape(section.note)}[/dim]")
    for line in told.lines(found):
        out.print(escape(line))
    out.print("Andere rente of prijzen: --rente, --prijsgroei, --gasprijs, --stroomprijs, --looptijd.")
    out.print("\n[bold]Aangenomen[/bold]: " + escape("; ".join(found.home.assumed) or "niets"))
    out.print("[bold]Niet berekend[/bold]: " + escape("; ".join(told.NOT_MODELLED)))
    out.print("[bold]Bronnen[/bold]: " + escape("; ".join(title for title, _ in told.sources())))


def show_programme(name: str, found: "Programme") -> None:
    """The same tables as in the report."""
    from rich.markup import escape

    from prinsjesdag.cli.show import console
    from prinsjesdag.report import energie, woning
    from prinsjesdag.report.section import Chart

    out = console()
    section = energie.of_programme(name, found)
    out.print(f"[bold]{escape(name)}: isolatieprogramma[/bold]")
    for text in section.intro:
        out.print(escape(text))
    for block in section.blocks:
        table = block.table if isinstance(block, Chart) else block
        heads = [c.label + (f"\n{c.unit}" if c.unit else "") for c in table.columns]
        _table(table.title, heads, woning.cells(table))
        if table.note:
            out.print(f"[dim]{escape(table.note)}[/dim]")
    out.print("[bold]Niet berekend[/bold]: " + escape("; ".join(section.not_modelled)))
    out.print("[bold]Bronnen[/bold]: " + escape("; ".join(title for title, _ in section.sources)))


def _table(title: str, heads: list[str], rows: list[list[str]]) -> None:
    from rich.markup import escape
    from rich.table import Table

    from prinsjesdag.cli.show import console

    table = Table(title=escape(title), title_justify="left", title_style="bold")
    for i, head in enumerate(heads):
        table.add_column(escape(head), justify="left" if i == 0 else "right", overflow="fold")
    for row in rows:
        table.add_row(*[escape(cell) for cell in row])
    console().print(table)
