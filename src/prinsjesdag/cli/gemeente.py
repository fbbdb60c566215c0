"""`prinsjesdag gemeente`: the table and the report of one area, or of every municipality."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prinsjesdag.cli.sections import WIDTH
from prinsjesdag.cli.show import console, dump
from prinsjesdag.errors import InputError, why
from prinsjesdag.municipality.areas import Area, all_municipalities, find

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from prinsjesdag.report.wording import Outcomes

YEARS = (2023, 2024, 2025)
"""Years that the households can be compared with the year before."""
IN_TERMINAL = ("", "Soort huishouden", "Bron van inkomen", "Woning")
"""The groups on a terminal; the report has all."""


def run(
    name: str | None, year: int, out: str | None, as_json: bool, everyone: bool, paper: bool = False
) -> None:  # fmt: skip
    """Calculate, show, and write the report."""
    if year not in YEARS:
        raise InputError(f"{year} kan nog niet; kies uit {', '.join(map(str, YEARS))}", ("--jaar",))
    if everyone:
        if paper:
            raise InputError("een raadsvoorstel is van één gemeente; laat --alle weg", ("--docx",))
        _everyone(year, out, as_json)
        return
    if name is None:
        raise InputError("welke gemeente? geef een naam of een code, of --alle")
    area = find(name)
    _prepare(year)
    found = _answer(area, year)
    if as_json:
        print(dump(found, indent=2))
        if out is None and not paper:
            return
    else:
        show(area, found)
    file = _write(area, found, Path(out or "rapport"), paper=paper)
    names = f"{file}, {file.with_suffix('.docx')}" if paper else str(file)
    print(f"Rapport: {names}", file=sys.stderr if as_json else sys.stdout)


def show(area: Area, found: dict[str, Any]) -> None:
    """The main figures on a terminal."""
    from prinsjesdag.report.wording import Outcomes, value

    out, told = console(), Outcomes(found)
    if area.toelichting:
        out.print(area.toelichting, width=min(out.width, WIDTH))
    out.print(f"[bold]{area.naam}: {found['vergelijkingsjaar']} → {found['jaar']}, schatting met een model[/bold]")
    out.print("Tussen haakjes staat het 90%-interval: van tien keer ligt het echte getal er ongeveer negen keer in.\n")
    for table in (_power(told), _schemes(told), _measures(told), _beside(told)):
        if table.row_count:
            out.print(table, width=min(out.width, WIDTH))
    out.print("Geteld door het CBS:")
    for row in told.counted:
        out.print(f"  {value(row)} {row['definitie']}, {row['bronjaar']}", width=min(out.width, WIDTH))
    out.print("Niet getoond:")
    for name, reason in told.hidden:
        out.print(f"  {name}: {reason}", width=min(out.width, WIDTH))


def _power(told: "Outcomes") -> "Table":
    from prinsjesdag.report.wording import shown

    names = ("mediaan_koopkracht", "aandeel_vooruit", "aandeel_achteruit")
    table = _table("Koopkracht, na de prijsstijging", "huishoudens", "mediaan", "gaat vooruit", "gaat achteruit")
    for kind, groups in told.groups:
        if kind in IN_TERMINAL:
            for group, label in groups:
                table.add_row(label, *(shown(told.get(name, group)) for name in names))
            table.add_section()
    return table


def _schemes(told: "Outcomes") -> "Table":
    from prinsjesdag.report.wording import SCHEMES, shown

    table = _table("Regelingen", "regeling", "huishoudens", "euro in het jaar", "per huishouden per maand erbij")
    for scheme, label in SCHEMES.items():
        names = (f"ontvangers_{scheme}", f"uitgaven_{scheme}", f"gemiddelde_verandering_{scheme}_maand")
        table.add_row(label, *(_in_two(shown(told.get(name))) for name in names))
    return table


def _measures(told: "Outcomes") -> "Table":
    from rich.markup import escape

    from prinsjesdag.report.wording import shown

    names = ("huishoudens_geraakt", "gemiddeld_effect_maand", "totaal_effect_mln")
    table = _table("Maatregelen", "maatregel", "huishoudens", "per maand voor wie het raakt", "euro in het jaar")
    for slug, title in told.measures:
        table.add_row(escape(title), *(_in_two(shown(told.get(name, measure=slug))) for name in names))
    return table


def _in_two(figure: str) -> str:
    """The interval on a line of its own: four columns with it are wider than a terminal."""
    return figure.replace(" (", "\n(")


def _beside(told: "Outcomes") -> "Table":
    from prinsjesdag.report.wording import SCHEMES, shown

    table = _table("Armoede en niet-gebruik", "", "mensen of huishoudens", "euro in het jaar")
    if poor := told.get("aandeel_arm_personen"):
        table.add_row("arm, nieuwe grens van CBS, SCP en Nibud", shown(poor), "")
    for scheme, label in SCHEMES.items():
        if unused := told.get(f"niet_gebruik_{scheme}"):
            amount = shown(told.get(f"niet_gebruik_bedrag_{scheme}"))
            table.add_row(f"recht op {label}, niet aangevraagd (aanname)", shown(unused), amount)
    return table


def _table(title: str, first: str, *columns: str) -> "Table":
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold")
    table.add_column(first)
    for column in columns:
        table.add_column(column, justify="right")
    return table


def _everyone(year: int, out: str | None, as_json: bool) -> None:
    """Every municipality; what a run before this one wrote into the folder with the same program is left as it is."""
    from rich.progress import track

    from prinsjesdag.report.gemeente import kept

    folder = Path(out or "rapport")
    writes = out is not None or not as_json
    _prepare(year)
    skipped = 0
    for area in track(all_municipalities(), "Gemeenten", console=_stderr(), transient=True):
        if not as_json and kept(area.code, year, folder):
            skipped += 1
            continue
        found = _stored(area, year, folder) if as_json and writes else None
        if found is None:
            found = _answer(area, year)
            if writes:
                _write(area, found, folder, data=as_json)
        if as_json:
            print(dump(found), flush=True)
    if writes:
        before = f" ({skipped} waren er al)" if skipped else ""
        print(f"Rapporten: {folder}/{before}", file=sys.stderr if as_json else sys.stdout)


def _stored(area: Area, year: int, folder: Path) -> dict[str, Any] | None:
    """The answer of a run before this one, beside its report."""
    from prinsjesdag.report.gemeente import kept

    try:
        text = (folder / f"{area.code}-{year}.json").read_text(encoding="utf-8")
        found: dict[str, Any] = json.loads(text)
    except (OSError, ValueError):
        return None
    return found if kept(area.code, year, folder) else None


def _prepare(year: int) -> None:
    """The runs of the law, which take minutes when the rules must be compiled."""
    from prinsjesdag.municipality.answer import prepare, prepared

    if prepared(year):
        return
    with _stderr().status("") as status:

        def progress(done: int, of: int) -> None:
            status.update(
                f"De wet van {year - 1} en {year} op 22.400 huishoudens, {done + 1} van {of} "
                "(de eerste keer worden de regels vertaald; dat duurt enkele minuten)…"
            )

        prepare(year, progress)


def _answer(area: Area, year: int) -> dict[str, Any]:
    from prinsjesdag.municipality.answer import answer

    if area.kind == "gemeente":
        return answer(area, year)
    with _stderr().status("") as status:
        return answer(area, year, lambda done, of: status.update(f"{area.naam}: {done} van {of} gemeenten…"))


def _stderr() -> "Console":
    from rich.console import Console

    return Console(stderr=True)


def _write(area: Area, found: dict[str, Any], folder: Path, data: bool = False, paper: bool = False) -> Path:
    from prinsjesdag.report.gemeente import write

    try:
        return write(area, found, folder, data, paper)
    except OSError as error:
        raise InputError(f"niet te schrijven: {why(error)}", ("--uit",), file=str(folder)) from None
