"""`prinsjesdag bereken`: outcomes for one household or many."""

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from prinsjesdag import wording
from prinsjesdag.cli.show import console, dump, moment
from prinsjesdag.engine import When
from prinsjesdag.errors import InputError, why
from prinsjesdag.files import whole
from prinsjesdag.household.answer import Answer, answer
from prinsjesdag.household.asking import known_target
from prinsjesdag.household.model import Household
from prinsjesdag.household.reading import Unreadable, is_many, read_file
from prinsjesdag.law import load

TABLES = (".csv", ".parquet")
EMPTY = (0, "geen", None)
"""Outcomes that say nothing, unless somebody asked for them by name (False is 0 too)."""


def run(
    file: str,
    year: str | None,
    day: str | None,
    targets: Sequence[str],
    as_json: bool,
    out: str | None,
    skip: bool,
    executor: str | None = None,
    names: str | None = None,
    expenses: str | None = None,
    cluster: str | None = None,
) -> None:
    """Answer every household; nothing is written before all of them could be read (unless bad ones are skipped)."""
    if expenses and (is_many(file) or out or Path(file).suffix.lower() in TABLES):
        raise InputError("hoort bij één huishouden, zonder --uit", ("--uitgaven",), file)
    if Path(file).suffix.lower() in TABLES or Path(file).is_dir():
        from prinsjesdag.cli import tabel

        when = moment(None, year, day) if year or day else None
        tabel.run(file, when, targets, as_json, out, skip, executor, names, cluster)
        return
    for option, given in (("--executor", executor), ("--kolommen", names), ("--cluster", cluster)):
        if given:
            raise InputError("hoort bij een tabel (.csv, .parquet)", (option,), file)
    system = load()
    wanted = [known_target(system, target, ("--doel",)) for target in targets]
    if is_many(file) or out:
        _many(file, year, day, wanted, out, skip)
        return
    for household in read_file(file):
        assert isinstance(household, Household)
        when = moment(household, year, day)
        found = answer(household, system, when, wanted)
        beside = _beside(household, when, expenses) if expenses else None
        if as_json:
            print(dump(found.as_dict() | ({"uitgaven": beside} if beside else {}), indent=2))
            continue
        show(found)
        if beside:
            show_beside(beside)


def _many(file: str, year: str | None, day: str | None, targets: Sequence[str], out: str | None, skip: bool) -> None:
    system = load()
    if out and Path(out).suffix.lower() not in (".json", ".jsonl"):
        raise InputError("schrijf naar een .json- of .jsonl-bestand", ("--uit",))
    bad = count = 0
    with tempfile.SpooledTemporaryFile(max_size=64_000_000, mode="w+", encoding="utf-8") as held:
        for household in read_file(file, skip):
            count += 1
            if isinstance(household, Unreadable):
                bad += 1
                line = {"id": household.id, "fout": str(household.error)}
            else:
                try:
                    line = answer(household, system, moment(household, year, day), targets).as_dict()
                except InputError as error:
                    error.file = error.file or f"{file}, {household.id}"
                    if not skip:
                        raise
                    bad += 1
                    line = {"id": household.id, "fout": str(error)}
            held.write(dump(line) + "\n")
        held.seek(0)
        if out:
            _write(out, held)
            print(f"{count} huishoudens geschreven naar {out}", file=sys.stderr)
        else:
            for text in held:
                sys.stdout.write(text)
    if bad:
        print(f"{bad} van {count} regels overgeslagen; ze staan met 'fout' in de uitvoer", file=sys.stderr)


def _write(out: str, held: IO[str]) -> None:
    """The whole file or nothing: written beside it, then moved into place."""
    target = Path(out)
    if target.is_dir():
        raise InputError("dit is een map", ("--uit",), file=out)
    try:
        with whole(target) as part:
            part.writelines(line.encode() for line in held)
    except OSError as error:
        raise InputError(f"niet te schrijven: {why(error)}", ("--uit",), file=out) from None


def _beside(household: Household, when: When, file: str) -> dict[str, Any]:
    """Expenses beside the besteedbaar inkomen of gezin 1."""
    from prinsjesdag.household.uitgaven import balance, read_uitgaven

    income = answer(household, load(), when, ["besteedbaar_inkomen"])["besteedbaar_inkomen"]
    return balance(read_uitgaven(None if file == "cbs" else file), household, when, income)


def show_beside(beside: dict[str, Any]) -> None:
    """Income, expenses and balance as a table, a month."""
    from rich.markup import escape
    from rich.table import Table

    title = f"Inkomen en uitgaven per maand: {beside['begroting']} (prijspeil {beside['prijspeil']})"
    table = Table(title=escape(title), title_justify="left", title_style="bold")
    table.add_column("post")
    table.add_column("bedrag", justify="right")
    income = beside["besteedbaar_inkomen"]
    table.add_row("besteedbaar inkomen", "nog niet te zeggen" if income is None else wording.euro(income / 12))
    for name, amount in beside["posten"].items():
        table.add_row(escape(name), wording.euro(-amount / 12))
    balance = beside["saldo"]
    table.add_row("blijft over", "nog niet te zeggen" if balance is None else wording.euro(balance / 12), style="bold")
    console().print(table)
    note = f" {beside['toelichting']}" if beside["toelichting"] else ""
    console().print(f"[dim]{escape(beside['bron']['titel'])}.{escape(note)}[/dim]")


def show(found: Answer) -> None:
    """One answer as tables."""
    from rich.markup import escape
    from rich.table import Table

    result = found.as_dict()
    when = wording.day(found.when.on) if found.when.on else str(found.when.year)
    table = Table(title=escape(f"{found.household.id} — {when}"), title_justify="left", title_style="bold")
    table.add_column("uitkomst")
    table.add_column("van")
    table.add_column("bedrag", justify="right")
    groups = [("gezin 1", result["uitkomsten"])]
    groups += [(p["id"], p) for p in result["personen"]]
    groups += [(f"gezin {g['nr']}", g) for g in result["gezinnen"]]
    nothing: list[str] = []
    for whose, values in groups:
        for name, value in values.items():
            variable = found.system.variable(name) if name in found.targets else None
            if variable is None:
                continue
            if found.asked or value not in EMPTY:
                text = "[dim]nog niet te zeggen[/dim]" if value is None else wording.shown(value, variable.unit)
                table.add_row(variable.label, escape(whose), text)
            elif whose == "gezin 1":
                nothing.append(variable.label)
    console().print(table)
    if nothing:
        console().print(f"[dim]nul, nee of geen voor gezin 1: {escape('; '.join(nothing))}[/dim]")
    for name, (low, high) in found.ranges.items():
        variable = found.system.variable(name)
        assert variable is not None
        bounds = f"{wording.shown(low, variable.unit)} en {wording.shown(high, variable.unit)}"
        console().print(f"[yellow]{variable.label}: tussen {bounds}, naar gelang iemand in het jaar verjaart[/yellow]")
    for line in needed(found.missing):
        console().print(line)
    statement = found.filled.statement
    if statement in found.assumed:
        console().print(f"[yellow]{escape(statement)}[/yellow]")
    if rest := [text for text in found.assumed if text != statement]:
        console().print(f"[dim]{escape(assumed(rest))}[/dim]")
    proof = result["bewijs"]
    console().print(f"[dim]wet van {proof['wetgeving']}, prinsjesdag {proof['versie']}, {proof['hash'][:12]}[/dim]")
    if "voorstel" in proof["wetgeving"]:
        console().print("[yellow]Een deel van deze bedragen is een voorstel en nog geen wet.[/yellow]")


def needed(missing: Mapping[str, Sequence[str]]) -> list[str]:
    """What outcomes wait for: one line for all that lack the same, and what telling an income is."""
    waiting: dict[tuple[str, ...], list[str]] = {}
    for name, needs in missing.items():
        waiting.setdefault(tuple(needs), []).append(name)
    found = [
        f"[yellow]nog nodig: {', '.join(needs)}[/yellow] (voor {', '.join(names)})" for needs, names in waiting.items()
    ]
    if any("inkomen" in needs for needs in waiting):
        found.append("[dim]inkomen: van wie 18 of ouder is een bedrag (loon, uitkering, …) of geen_inkomen: true[/dim]")
    return found


def assumed(texts: Sequence[str]) -> str:
    """What was assumed: in full what is something, counted what is nothing."""
    nothing = [
        text for text in texts if text.partition(" = ")[2].partition(" (")[0] in ("0", "nee", "geen", "onbekend")
    ]
    something = [text for text in texts if text not in nothing]
    whose: dict[str, list[str]] = {}
    for text in something:
        said, _, person = text.removesuffix(")").rpartition(" (") if text.endswith(")") else ("", "", "")
        whose.setdefault(said or text, []).extend([person] if said else [])
    told = [f"{said} ({', '.join(persons)})" if persons else said for said, persons in whose.items()]
    parts = ["; ".join(told)] if told else []
    if len(nothing) > 8:
        parts.append(f"{len(nothing)} gegevens die niet zijn opgegeven: 0, nee of geen (in --json staan ze alle)")
    elif nothing:
        parts.append("; ".join(nothing))
    return f"aangenomen: {'; '.join(parts)}"
