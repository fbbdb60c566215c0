"""`prinsjesdag gemeente`: the table and the report of one area, or of every municipality."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from prinsjesdag.cli.show import console, dump
from prinsjesdag.errors import InputError, why
from prinsjesdag.municipality.areas import Area, AreaError, all_municipalities, find
from prinsjesdag.municipality.estimate import ALL, Estimate, estimate
from prinsjesdag.report.wording import loss_label, shown

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

YEARS = (2023, 2024, 2025)
"""Years that the example households can be compared with the year before."""


def run(name: str | None, year: int, out: str | None, as_json: bool, everyone: bool) -> None:
    """Estimate, show, and write the report."""
    if year not in YEARS:
        raise InputError(f"{year} kan nog niet; kies uit {', '.join(map(str, YEARS))}", ("--jaar",))
    if everyone:
        _everyone(year, out, as_json)
        return
    if name is None:
        raise InputError("welke gemeente? geef een naam of een code, of --alle")
    try:
        area = find(name)
    except AreaError as error:
        raise InputError(str(error)) from None
    found = _estimate(area, year)
    if as_json:
        print(dump(found.as_dict(), indent=2))
        if out is None:
            return
    else:
        show(found)
    file = _write(found, Path(out or "rapport"))
    print(f"Rapport: {file}", file=sys.stderr if as_json else sys.stdout)


def show(found: Estimate) -> None:
    """The main figures on a terminal."""
    out = console()
    if found.area.toelichting:
        out.print(found.area.toelichting)
    out.print(f"[bold]{found.area.naam}: {found.base} → {found.year}, eerste schatting met voorbeeldhuishoudens[/bold]")
    out.print(
        "Ieder huishouden lijkt hier op één van 40 voorbeelden met alleen loon; tussen haakjes staat wat ervan wordt\n"
        "als het inkomen lager of hoger in zijn groep ligt. Dat is geen statistische marge.\n"
    )
    out.print(_table(found))
    losing = found["huishoudens_minder_zorgtoeslag", ALL]
    out.print(f"Minder zorgtoeslag dan in {found.base}: {shown(losing)} huishoudens, naar verlies per maand:")
    for outcome in found.losses:
        out.print(f"  {loss_label(outcome.group):<18} {shown(outcome)}")


def _table(found: Estimate) -> "Table":
    from rich.table import Table

    columns = (
        ("koopkracht", "gemiddelde_koopkracht"),
        ("erop vooruit", "aandeel_vooruit"),
        ("erop achteruit", "aandeel_achteruit"),
        ("zorgtoeslag p.m.", "gemiddelde_verandering_zorgtoeslag_maand"),
        ("zorgpremie p.m.", "gemiddelde_verandering_zorgpremie_maand"),
    )
    table = Table(title_justify="left")
    table.add_column("huishoudens")
    for title, _ in columns:
        table.add_column(title, justify="right")
    for group, label in found.groups:
        table.add_row(label, *(shown(found[name, group]) for _, name in columns))
    return table


def _estimate(area: Area, year: int) -> Estimate:
    with _stderr().status(f"Voorbeeldhuishoudens van {year - 1} en {year} berekenen…"):
        return estimate(area, year)


def _everyone(year: int, out: str | None, as_json: bool) -> None:
    from rich.progress import track

    folder = Path(out or "rapport")
    for area in track(all_municipalities(), "Gemeenten", console=_stderr(), transient=True):
        found = estimate(area, year)
        if as_json:
            print(dump(found.as_dict()))
        if out is not None or not as_json:
            _write(found, folder)
    if out is not None or not as_json:
        print(f"Rapporten: {folder}/", file=sys.stderr if as_json else sys.stdout)


def _stderr() -> "Console":
    from rich.console import Console

    return Console(stderr=True)


def _write(found: Estimate, folder: Path) -> Path:
    from prinsjesdag.report.gemeente import write

    try:
        return write(found, folder)
    except OSError as error:
        raise InputError(f"niet te schrijven: {why(error)}", ("--uit",), file=str(folder)) from None
