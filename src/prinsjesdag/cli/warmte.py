"""`prinsjesdag warmte` and `warmteprogramma`: what heating without natural gas costs, and who decides."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from prinsjesdag.heat.answer import Answer
    from prinsjesdag.heat.coefficients import Coefficients

app = typer.Typer(add_completion=False)

MOST_ROWS = 60
"""Neighbourhoods on a terminal; the file has all."""


@app.command()
def warmte(
    code: Annotated[
        str | None, typer.Argument(metavar="[NAAM|CODE]", help="gemeente (naam of GM0402), PV27 of NL")
    ] = None,
    buurten: Annotated[
        str | None, typer.Option("--buurten", metavar="BESTAND", help="buurten (.csv, .parquet); zie docs/warmte.md")
    ] = None,
    zichtjaar: Annotated[int, typer.Option("--zichtjaar", help="2030, 2040 of 2050")] = 2030,
    prijzen: Annotated[
        str,
        typer.Option("--prijzen", metavar="NAAM|BESTAND", help="prijsset, of een bestand met eigen prijzen (.yaml)"),
    ] = "kev2019",
    grenzen: Annotated[
        str | None,
        typer.Option("--grenzen", metavar="BESTAND", help="grenzen van de buurten (.geojson, .gpkg)"),
    ] = None,
    uit: Annotated[str | None, typer.Option("--uit", metavar="MAP", help="map voor tabel, grafiek en kaart")] = None,
    json: Annotated[bool, typer.Option("--json", help="als JSON")] = False,
) -> None:
    """Wat verwarmen zonder aardgas kost: per buurt of voor een gemeente, per strategie."""
    _one_thread_each()
    from prinsjesdag.cli.show import dump
    from prinsjesdag.errors import InputError
    from prinsjesdag.heat.coefficients import coefficients

    c = coefficients(zichtjaar, prijzen)
    if grenzen is not None and (buurten is None or uit is None):
        raise InputError("een kaart vraagt ook --buurten en --uit", ("--grenzen",))
    place = f"{code or 'alle buurten'}"
    if buurten is not None:
        made, place = _neighbourhoods(c, buurten, code)
    else:
        made, place = _municipal(c, code)
    files = _write(made, c, place, uit, grenzen, buurten is None) if uit is not None else []
    if json:
        print(
            dump([one.as_dict() | ({"soort": "raming gemeente"} if buurten is None else {}) for one in made], indent=2)
        )
    else:
        _show(made, c, place, buurten is None)
    for file in files:
        typer.echo(f"Geschreven: {file}", err=json)


@app.command()
def warmteprogramma(
    bestand: Annotated[
        str | None, typer.Argument(metavar="[BESTAND]", help="antwoorden op de voorwaarden van een aanwijzing (.yaml)")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="als JSON")] = False,
) -> None:
    """Wat de gemeente wanneer besluit over warmte, en of een wijk kan worden aangewezen."""
    from prinsjesdag.cli.show import dump
    from prinsjesdag.heat.designation import checklist, verdict
    from prinsjesdag.report.warmte import law_rows, tasks

    found = checklist(_answers(bestand) if bestand else {})
    if json:
        told: dict[str, Any] = {
            "agenda": [task.as_dict() for task in tasks()],
            "wetten": [{"wet": name, "in_werking": since, "gezocht": sought} for name, since, sought in law_rows()],
            "aanwijzing": {"uitkomst": verdict(found), "voorwaarden": [vars(one) for one in found]},
        }
        print(dump(told, indent=2))
        return
    _show_programme(found)


def _one_thread_each() -> None:
    """Before numpy is loaded: its matrix products stay in the thread that asks for them; the model has its own."""
    import os

    for library in ("OMP", "OPENBLAS", "MKL"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")


def _neighbourhoods(c: "Coefficients", file: str, code: str | None) -> "tuple[list[Answer], str]":
    """Every row of the file, or those of one municipality."""
    from prinsjesdag.errors import InputError
    from prinsjesdag.heat.answer import answers, names_of
    from prinsjesdag.heat.inputs import of_municipality, places, read_table, remarks
    from prinsjesdag.heat.model import outcome

    table, place = read_table(file), file
    if code is not None:
        area = _area(code)
        table, place = of_municipality(table, area.code), area.naam
        if area.kind != "gemeente" or table.is_empty():
            raise InputError(f"geen buurten van {area.naam} ({area.code}) in dit bestand", file=file)
    of, table = places(table, file, c["m2_per_weq"])
    given = table["buurtnaam"].to_list() if "buurtnaam" in table.columns else None
    return answers(outcome(c, of), names_of(of.code, given), remarks(of)), place


def _municipal(c: "Coefficients", code: str | None) -> "tuple[list[Answer], str]":
    from prinsjesdag.errors import InputError
    from prinsjesdag.report.warmte import estimated

    if code is None:
        raise InputError("welke gemeente? geef een naam of een code, of --buurten met een bestand")
    area = _area(code)
    return [estimated(c, area)], area.naam


def _area(code: str) -> Any:
    from prinsjesdag.municipality.areas import find

    return find(code)


def _answers(file: str) -> dict[str, Any]:
    from pathlib import Path

    from prinsjesdag.errors import InputError, why
    from prinsjesdag.reading import decoded, parse_yaml

    try:
        content = parse_yaml(decoded(Path(file).read_bytes(), file))
    except OSError as error:
        raise InputError(f"niet te lezen: {why(error)}", file=file) from None
    except InputError as error:
        error.file = file
        raise
    if not isinstance(content, dict):
        raise InputError("hier horen voorwaarden met ja, nee of onbekend, elk op een eigen regel", file=file)
    return {str(name): value for name, value in content.items()}


# --- showing ----------------------------------------------------------------------------------------------------------


def _show(made: "list[Answer]", c: "Coefficients", place: str, municipal: bool) -> None:
    from rich.markup import escape

    from prinsjesdag.cli.show import console
    from prinsjesdag.heat.answer import VALIDITY, later_year
    from prinsjesdag.heat.municipal import SOURCE

    out = console()
    out.print(f"[bold]Warmte in {escape(place)}, {c.year}: nationale kosten per jaar[/bold] "
              "(euro van 2018, zonder btw en belasting)")  # fmt: skip
    out.print(f"{VALIDITY}. Prijzen: {escape(c.prices.title)}.")
    if municipal:
        out.print(f"[yellow]Raming voor het hele gebied uit aantallen woningen naar type en bouwperiode: zonder "
                  f"utiliteit, met gebruikelijke labels en oppervlakken. Per buurt rekenen: --buurten.[/yellow]\n"
                  f"[dim]{SOURCE}.[/dim]")  # fmt: skip
    if said := later_year(c):
        out.print(f"{said}.")
    if len(made) == 1:
        _show_one(made[0])
    else:
        _show_many(made)
    out.print("[dim]Netto: meer dan de referentie (HR-ketel op aardgas, geen isolatie). Robuust: in hoeveel van de "
              "prijsscenario's de goedkoopste de goedkoopste blijft. Strategieën binnen 2% of 50 euro per weq zijn "
              "gelijkwaardig. Niet meegerekend: warmtenetten, en wat bewoners zelf betalen.[/dim]")  # fmt: skip


def _show_one(one: "Answer") -> None:
    from rich.markup import escape
    from rich.table import Table

    from prinsjesdag.cli.show import console
    from prinsjesdag.heat.answer import NAMES
    from prinsjesdag.wording import number

    out = console()
    table = Table(title=f"{escape(one.name)} ({number(one.weq)} woningequivalenten)", title_justify="left",
                  title_style="bold")  # fmt: skip
    table.add_column("strategie")
    for name in (
        "netto\nmln per jaar",
        "netto per\nweq",
        "netto per\nton CO2",
        "absoluut\nmln per jaar",
        "marge\nabsoluut",
    ):
        table.add_column(name, justify="right")
    for name, of in one.strategies.items():
        mark = " (goedkoopste)" if name == one.cheapest else " (gelijkwaardig)" if name in one.equal else ""
        table.add_row(
            f"{name} {NAMES[name]}{mark}", number(of.net_eur_jaar / 1e6, 1), _number(of.net_eur_weq),
            _number(of.net_eur_ton), number(of.abs_eur_jaar / 1e6, 1), f"± {number(100 * of.nauwkeurigheid)}%",
        )  # fmt: skip
    out.print(table)
    if one.robustness is not None:
        out.print(f"{one.cheapest} blijft de goedkoopste in {number(100 * one.robustness)}% van de prijsscenario's; "
                  f"daarna komt {one.second}.")  # fmt: skip
    for said in one.remarks:
        out.print(f"[yellow]Let op: {escape(said)}.[/yellow]")


def _show_many(made: "list[Answer]") -> None:
    from rich.markup import escape
    from rich.table import Table

    from prinsjesdag.cli.show import console
    from prinsjesdag.heat.answer import NAMES, spread
    from prinsjesdag.wording import number

    out = console()
    table = Table(title_justify="left")
    table.add_column("buurt", min_width=20, max_width=30, overflow="fold")
    table.add_column("weq", justify="right")
    table.add_column("goed-\nkoopste")
    table.add_column("netto euro\nper weq", justify="right")
    table.add_column("daarna,\neuro meer", justify="right")
    table.add_column("gelijk-\nwaardig", max_width=12, overflow="fold")
    table.add_column("ro-\nbuust", justify="right")
    table.add_column("let op", max_width=14, overflow="fold")
    for one in made[:MOST_ROWS]:
        if one.cheapest is None or one.second is None or one.gap is None or one.robustness is None:
            table.add_row(escape(one.name), number(one.weq), "–", "–", "–", "", "–", escape("; ".join(_short(one))))
            continue
        gap = f"{one.second} +{number(one.gap / one.weq)}" if one.weq > 0.0 else one.second
        table.add_row(
            escape(one.name), number(one.weq), one.cheapest, _number(one.strategies[one.cheapest].net_eur_weq), gap,
            " ".join(one.equal), f"{number(100 * one.robustness)}%", escape("; ".join(_short(one))),
        )  # fmt: skip
    out.print(table)
    if len(made) > MOST_ROWS:
        out.print(f"En nog {len(made) - MOST_ROWS} buurten: alle staan in de tabel van --uit en in --json.")
    for name, (count, weq) in spread(made).items():
        if count:
            out.print(f"{name} ({NAMES[name]}): goedkoopst in {count} {_places(count)} met {number(weq)} weq")
    small = sum("klein (" in said for one in made for said in one.remarks)
    if small:
        verb = "is klein: de" if small == 1 else "zijn klein: hun"
        out.print(f"[yellow]{small} {_places(small)} {verb} uitkomst kan tientallen procenten afwijken.[/yellow]")


def _places(count: int) -> str:
    return "buurt" if count == 1 else "buurten"


def _short(one: "Answer") -> list[str]:
    """Remarks in a word or two: the file and --json have them whole."""
    words = ("geen gebouwen", "klein", "oppervlak", "labels", "buurtcode")
    return [word for word in words if any(word in said for said in one.remarks)][: 1 if one.cheapest is None else None]


def _number(value: float | None) -> str:
    from prinsjesdag.wording import number

    return "–" if value is None else number(value)


def _show_programme(found: "list[Any]") -> None:
    from rich.markup import escape
    from rich.table import Table

    from prinsjesdag import wording
    from prinsjesdag.cli.show import console, term_words
    from prinsjesdag.heat.designation import source, verdict
    from prinsjesdag.report.warmte import law_rows, tasks

    out = console()
    table = Table(title="Wat de gemeente besluit, en wanneer", title_justify="left", title_style="bold")
    for name in ("voor", "wat", "besluit"):
        table.add_column(name, overflow="fold")
    for task in tasks():
        when = wording.day(task.by) if task.by else term_words(task.term or "onbekend")
        table.add_row(when, escape(task.what), task.decided_by or "")
    out.print(table)
    for name, since, sought in law_rows():
        known = f"in werking sinds {since}" if since else f"datum van inwerkingtreding onbekend (gezocht op {sought})"
        out.print(f"{escape(name)}: {known}")
    table = Table(title="\nKan een wijk worden aangewezen?", title_justify="left", title_style="bold")
    for name in ("voorwaarde", "antwoord", "toelichting"):
        table.add_column(name, overflow="fold")
    for one in found:
        table.add_row(escape(one.question), one.verdict, escape(one.note))
    out.print(table)
    out.print(f"[bold]Aanwijzen kan: {verdict(found)}[/bold]")
    for key in dict.fromkeys(one.source for one in found):
        of = source(key)
        out.print(f"[dim]{escape(of['titel'])}: {of['url']} (gezien {of['gezien']})[/dim]")


# --- files ------------------------------------------------------------------------------------------------------------


def _write(
    made: "list[Answer]", c: "Coefficients", place: str, folder: str, borders: str | None, municipal: bool
) -> list[str]:
    """The table, the chart and (with boundaries) the map, each whole or not at all."""
    from pathlib import Path

    from prinsjesdag import files
    from prinsjesdag.heat.answer import table
    from prinsjesdag.heat.boundaries import boundaries
    from prinsjesdag.report import charts, warmte

    target = Path(folder)
    shapes = boundaries(borders) if borders else None  # before anything is written
    found = [str(target / "warmte.csv"), str(target / "warmte.html")]
    files.save(target / "warmte.csv", table(made).write_csv())
    title = Path(place).name
    charts.save(
        warmte.parts_chart(made[0], c.year) if len(made) == 1 else warmte.dots_chart(made, title, c.year), found[1]
    )
    if shapes is not None:
        found.append(str(target / "warmte-kaart.html"))
        charts.save(warmte.map_chart(made, shapes, title, c.year), found[2])
    return found
