"""`prinsjesdag data bevolking`: the synthetic households of a municipality as a table, or all of it built anew."""

import os
import sys
import time
from pathlib import Path
from typing import Annotated, Any

import typer

from prinsjesdag.errors import InputError

app = typer.Typer(no_args_is_help=True, help="Gegevens achter de uitkomsten.")


@app.callback()
def data() -> None:
    """Gegevens achter de uitkomsten."""


@app.command()
def bevolking(
    gemeente: Annotated[str | None, typer.Argument(metavar="GEMEENTE", help="naam of code, als GM0344")] = None,
    uit: Annotated[
        str | None, typer.Option("--uit", help="tabel (.parquet, .csv, .jsonl) voor een gemeente, map bij --bouw")
    ] = None,
    bouw: Annotated[bool, typer.Option("--bouw", help="maak alle huishoudens en gewichten opnieuw")] = False,
    zaad: Annotated[int | None, typer.Option("--zaad", help="ander toeval bij --bouw")] = None,
    json: Annotated[bool, typer.Option("--json", help="als JSON")] = False,
) -> None:
    """De synthetische huishoudens van een gemeente als tabel van personen, of alles opnieuw gebouwd."""
    if bouw:
        if gemeente is not None:
            raise InputError("--bouw maakt de bevolking van heel Nederland; laat de gemeente weg")
        _build(Path(uit or "bevolking"), zaad, json)
    elif zaad is not None:
        raise InputError("een ander zaad kan alleen met --bouw", ("--zaad",))
    elif gemeente is None:
        _tell(json)
    else:
        _write(gemeente, uit, json)


@app.command()
def verversen(
    tabel: Annotated[str, typer.Option("--tabel", metavar="NUMMER", help="een tabel van StatLine, als 86161NED")],
    bron: Annotated[str | None, typer.Option("--bron", help="ander adres dan dat van het CBS")] = None,
    opnieuw: Annotated[bool, typer.Option("--opnieuw", help="haal ook op wat er al is")] = False,
    json: Annotated[bool, typer.Option("--json", help="als JSON")] = False,
) -> None:
    """Haal een tabel van het CBS op (OData v4) en bewaar haar; een tabel die niet is veranderd, niet opnieuw."""
    from prinsjesdag.cli.show import dump
    from prinsjesdag.municipality.odata import BASE, refresh

    found = refresh(tabel, bron or BASE, again=opnieuw)
    if json:
        print(dump(found.as_dict()))
        return
    state = "opgehaald" if found.fetched else "niet veranderd, uit de bewaarde kopie"
    print(f"{found.table}: {found.title} ({found.modified}), {found.observations} waarnemingen, {state}")
    print(f"{found.folder}/waarnemingen.csv en codes.json. Bron: CBS, CC BY 4.0")
    if found.offline:
        print(f"Het CBS was niet te bereiken ({found.offline}); dit is de kopie van eerder.", file=sys.stderr)


def _tell(as_json: bool) -> None:
    """What the package ships."""
    from prinsjesdag.cli.show import console, dump
    from prinsjesdag.population.artefacts import population

    found = population()
    facts = {
        "donoren": found.donors.count,
        "personen": len(found.donors.people.age),
        "gemeenten": len(found.codes),
        "huishoudens": float(found.households.sum()),
        "hash": found.hash,
    }
    if as_json:
        print(dump(facts))
        return
    out = console()
    out.print(f"{facts['donoren']} synthetische huishoudens ({facts['personen']} personen), gewogen naar")
    out.print(f"{facts['gemeenten']} gemeenten met samen {facts['huishoudens']:,.0f} huishoudens op 1 januari 2025.")
    out.print(f"Kenmerk {found.hash[:16]}. Hoe dit gemaakt is: docs/bevolking.md")
    out.print("Een gemeente als tabel: prinsjesdag data bevolking Utrecht --uit utrecht.parquet")


def _write(name: str, out: str | None, as_json: bool) -> None:
    from prinsjesdag.cli.show import dump
    from prinsjesdag.municipality.areas import find
    from prinsjesdag.tables.writing import whole_file, writable

    if out is None:
        raise InputError("waarheen? geef --uit huishoudens.parquet", ("--uit",))
    writable(out)
    area = find(name)
    if area.kind != "gemeente":
        raise InputError(f"{area.naam} is geen gemeente; een tabel gaat over een gemeente")
    from prinsjesdag.population.artefacts import population
    from prinsjesdag.population.table import households

    found = population()
    frame = households(found, area.code)
    with whole_file(out) as writer:
        writer.write(frame)
    one = frame.unique("huishouden_id")
    told: dict[str, Any] = {
        "gemeente": area.code,
        "naam": area.naam,
        "bestand": out,
        "huishoudens": one.height,
        "personen": frame.height,
        "gewicht": round(float(one["gewicht"].sum()), 1),
        "hash": found.hash,
    }
    if as_json:
        print(dump(told))
    else:
        print(f"{out}: {one.height} synthetische huishoudens voor {told['gewicht']:.0f} van {area.naam}, niveau 2024")


def _build(target: Path, seed: int | None, as_json: bool) -> None:
    # Before numpy is loaded: sums in one order on every machine, and threads don't get in each other's way.
    for library in ("OMP", "OPENBLAS", "MKL"):
        os.environ.setdefault(f"{library}_NUM_THREADS", "1")
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from prinsjesdag.cli.show import dump
    from prinsjesdag.engine.kernel import simulate
    from prinsjesdag.law import load
    from prinsjesdag.population.build import SEED, build

    began = time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("huishoudens trekken", total=1)

        def progress(step: str, done: int, of: int) -> None:
            bar.update(task, description=step, completed=done, total=of)

        try:
            found = build(target, load(), simulate, SEED if seed is None else seed, progress=progress)
        except OSError as error:
            raise InputError(f"niet te schrijven: {error.strerror}", ("--uit",), file=str(target)) from None
    worst = max(area.gradient for area in found.areas)
    told = {
        "map": str(target),
        "hash": found.hash,
        "gemeenten": len(found.areas),
        "stappen": max(area.steps for area in found.areas),
        "helling": worst,
        "seconden": round(time.monotonic() - began, 1),
    }
    if as_json:
        print(dump(told))
    else:
        print(f"{target}/: {told['gemeenten']} gemeenten in {told['seconden']} s, kenmerk {found.hash[:16]}")
        print(f"hoogstens {told['stappen']} stappen, helling hoogstens {worst:.1e}", file=sys.stderr)
