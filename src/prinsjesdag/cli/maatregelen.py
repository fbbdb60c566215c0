"""`prinsjesdag maatregelen`, `maatregel` and `gezegd-geworden`: the register in the terminal."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Any

from prinsjesdag import wording
from prinsjesdag.cli.show import console, dump, term_words
from prinsjesdag.errors import InputError, why
from prinsjesdag.household.effects import Effect, Package, as_dict, effects, package
from prinsjesdag.household.said import Said, said_and_become
from prinsjesdag.law import load
from prinsjesdag.measures.baseline import Step, steps
from prinsjesdag.measures.baseline import shown as steps_shown
from prinsjesdag.measures.register import DOMAINS, ROLES, Measure, last_seen, measure, newest_complete, overdue, search
from prinsjesdag.measures.without import first_full_year

CERTAINTY = {"hoog": "zeker", "middel": "redelijk zeker", "laag": "onzeker"}


def run(
    said_year: str | None,
    domain: str | None,
    text: str | None,
    status: str | None,
    with_effects: bool,
    timeline: bool,
    baseline: bool,
    overdue_only: bool,
    out: str | None,
    as_json: bool,
) -> None:
    """The measures that fit, as a list, a matrix of effects, a timeline, or the baseline of a year."""
    year = _year(said_year, every=overdue_only)
    if baseline:
        _baseline(year or newest_complete(), as_json)
        return
    found = search(year=year, domain=domain, text=text, status=status)
    if overdue_only:
        late = overdue(date.today())
        found = [m for m in late if m in found]
    if timeline:
        from prinsjesdag.report import charts, register

        file = out or "tijdlijn.html"
        charts.save(register.timeline(found), file)
        print(f"Tijdlijn: {file}")
    elif with_effects:
        if year is None:
            raise InputError("effecten gaan over één jaar; geef --jaar 2024", ("--jaar",))
        _effects(package(found, year), found, out, as_json)
    elif as_json:
        print(dump([m.as_dict() for m in found], indent=2))
    elif found:
        _list(found)
    else:
        print("Geen maatregelen.")


def _year(said: str | None, every: bool) -> int | None:
    """The year that is meant; None for all. Without --jaar the newest complete one, or `every` year."""
    if said is None:
        return None if every else newest_complete()
    if said.strip().lower() == "alle":
        return None
    if not said.strip().isdigit():
        raise InputError(f"'{said}' is geen jaar; schrijf 2024, of alle", ("--jaar",))
    return int(said)


def one(slug: str, as_json: bool) -> None:
    """All that is known of one measure."""
    m = measure(slug)
    if as_json:
        print(dump(as_dict(m), indent=2))
    else:
        _one(m, effects(m))


def said(year: int | None, as_json: bool) -> None:
    """Every number of the announcements beside what it became."""
    found = said_and_become(year or newest_complete(), load())
    if as_json:
        print(dump([s.as_dict() for s in found], indent=2))
        return
    _said(found)


def _list(found: Sequence[Measure]) -> None:
    from rich.markup import escape
    from rich.table import Table

    years = sorted({m.year for m in found})
    table = Table(title=f"{len(found)} maatregelen, Miljoenennota {', '.join(map(str, years))}", title_justify="left",
                  title_style="bold")  # fmt: skip
    table.add_column("maatregel", overflow="fold", min_width=max(len(m.slug) for m in found))
    table.add_column("status, ingang", overflow="fold", min_width=16)
    table.add_column("wat het werd", overflow="fold")
    part = None
    for m in found:
        if (m.year, m.domain) != part:
            part = (m.year, m.domain)
            table.add_section()
            table.add_row(f"[bold]{DOMAINS[m.domain]}[/bold]", str(m.year) if len(years) > 1 else "")
        since = f"\n{wording.day(m.in_force)}" if m.in_force else ""
        table.add_row(f"{escape(m.title)}\n[dim]{m.slug}[/dim]", status_words(m) + since, escape(m.content["uitkomst"]))
    console().print(table)
    console().print("[dim]Meer over één maatregel: prinsjesdag maatregel SLUG[/dim]")


def status_words(m: Measure) -> str:
    """The status with its day in words: onbekend sinds 22 november 2026."""
    return m.status.replace(m.status_date.isoformat(), wording.day(m.status_date))


def _one(m: Measure, found: Sequence[Effect]) -> None:
    from rich.markup import escape

    c, out = m.content, console()
    status, announced = c["status"], c["aangekondigd"]
    out.print(f"[bold]{escape(m.title)}[/bold]  ({DOMAINS[m.domain]}, Miljoenennota {m.year})\n")
    out.print(escape(c["uitkomst"]))
    out.print(
        f"\n[bold]Waar het nu staat:[/bold] {status_words(m)} ({CERTAINTY[status['zekerheid']]}; "
        f"laatst nagekeken {wording.day(last_seen(m))})"
    )
    out.print(escape(status["toelichting"]))
    out.print(f"\n[bold]Aangekondigd[/bold] op {_day(announced['datum'])}: {escape(announced['tekst'])}")
    if announced["beoogde_ingang"]:
        out.print(f"Beoogde ingang: {_day(announced['beoogde_ingang'])}.")
    out.print("\n[bold]Wat er gebeurde[/bold]")
    for event in m.events:
        source = m.source(event["bron"])
        out.print(f"  {_day(event['datum'])}: {escape(event['gebeurtenis'])} "
                  f"[dim]({CERTAINTY[event['zekerheid']]}; {escape(source['titel'])})[/dim]")  # fmt: skip
    out.print("\n[bold]Wat gemeenten moeten doen[/bold]")
    for task in m.tasks:
        by = wording.day(task.by) if task.by else term_words(str(task.term))
        decided = f", besluit door {task.decided_by}" if task.decided_by else ""
        out.print(f"  {by}: {escape(task.what)} [dim]({', '.join(ROLES[r] for r in task.roles)}{decided})[/dim]")
    if not m.tasks:
        out.print(f"  Niets: {escape(c['geen_taken_reden'])}")
    out.print(f"\n[bold]Wie het raakt:[/bold] {escape(c['geraakt'])}")
    out.print(f"[bold]Wie het uitvoert:[/bold] {escape(c['uitvoerder'])}")
    if c["grondslag"]:
        out.print(f"[bold]Grondslag:[/bold] {escape('; '.join(_basis(b) for b in c['grondslag']))}")
    out.print("\n[bold]Effect op huishoudens[/bold]")
    touched = [e for e in found if e.month]
    if m.not_calculated:
        out.print(f"  {escape(m.not_calculated)}")
    elif not m.without:
        out.print(f"  {escape((m.calculation or {}).get('toelichting', ''))}")
        if command := (m.calculation or {}).get("opdracht"):
            out.print(f"  Reken zelf: {escape(command)}")
    else:
        out.print(f"  {escape((m.calculation or {})['toelichting'])}")
        for effect in touched:
            out.print(f"  {effect.household:<48}{_signed(effect.month):>12} per maand ({effect.year})")
        _untouched(found)
    for gap in c["niet_gemodelleerd"]:
        out.print(f"  [dim]Niet gemodelleerd: {escape(gap)}[/dim]")
    out.print("\n[bold]Bronnen[/bold]")
    for source in m.sources:
        out.print(f"  {escape(source['titel'])} ({source['zekerheid']}, gezien {_day(source['gezien'])}) "
                  f"[dim]{source['url'] or ''}[/dim]", soft_wrap=True)  # fmt: skip


def _untouched(found: Sequence[Effect]) -> None:
    """Who notices nothing, and of whom it can't be said."""
    unknown = sum(e.month is None for e in found)
    nothing = sum(e.month == 0 for e in found)
    if nothing:
        print(f"  {nothing} van de {len(found)} voorbeeldhuishoudens merken er niets van.")
    if unknown:
        print(f"  Voor {unknown} van de {len(found)} voorbeeldhuishoudens is het nog niet te zeggen: de indexcijfers "
              f"van {found[0].year} zijn er nog niet.")  # fmt: skip


def _effects(found: Package, asked: Sequence[Measure], out: str | None, as_json: bool) -> None:
    rows = found.rows()
    if out and Path(out).suffix.lower() != ".csv":
        from prinsjesdag.report import charts, register

        charts.save(register.matrix(found), out)
        print(f"Effecten: {out}")
    elif out:
        text = io.StringIO()
        writer = csv.DictWriter(text, list(rows[0]) if rows else ["huishouden"])
        writer.writeheader()
        writer.writerows(rows)
        try:
            Path(out).write_text(text.getvalue(), encoding="utf-8")
        except OSError as error:
            raise InputError(f"niet te schrijven: {why(error)}", ("--uit",), file=out) from None
        print(f"Effecten: {out}")
    elif as_json:
        print(dump({"jaar": found.year, "eenheid": "EUR/maand", "rijen": rows}, indent=2))
    else:
        _matrix(found, asked)


def _matrix(found: Package, asked: Sequence[Measure]) -> None:
    from rich import box
    from rich.table import Table

    out = console()
    out.print(f"[bold]Effect op het besteedbaar inkomen, euro per maand, {found.year}[/bold]: de wet zoals zij werd, "
              "tegen de wet zonder de maatregel")  # fmt: skip
    for i, m in enumerate(found.measures, 1):
        out.print(f"  {i}. {m.title}")
    table = Table(box=box.SIMPLE, padding=0, pad_edge=False)
    table.add_column("voorbeeld-\nhuishouden")
    heads = [*map(str, range(1, len(found.measures) + 1)), "wissel-\nwerking", "samen", "tegen\nbasispad"]
    for name in heads:
        table.add_column(name, justify="right", no_wrap=True)
    rows = [
        [_cell(v) for v in (*parts, found.interaction(name), found.whole[name], found.against_baseline[name])]
        for name, parts in found.parts.items()
    ]
    cells_of = zip(heads, *rows, strict=True)
    taken = sum(max(len(line) for cell in column for line in cell.split("\n")) + 1 for column in cells_of) + 2
    for name, cells in zip(found.parts, rows, strict=True):
        table.add_row("\n".join(wrap(name, max(14, out.width - taken))), *cells)
    out.print(table)
    out.print("Delen en wisselwerking zijn samen altijd het geheel (samen). Tegen basispad: alles wat in dat jaar "
              "anders werd dan zonder nieuw beleid, ook wat geen maatregel in het register is, zonder wat al vaststond "
              "(prinsjesdag maatregelen --basispad).")  # fmt: skip
    later = [m for m in asked if m.without and m not in found.measures]
    if later:
        out.print("Pas later van kracht: " + ", ".join(f"{m.slug} ({first_full_year(m)})" for m in later))
    rest = sum(not m.without for m in asked)
    if rest:
        out.print(f"{rest} andere maatregelen veranderen geen bedrag dat hier wordt berekend; prinsjesdag maatregel "
                  "SLUG zegt waarom.")  # fmt: skip


def _cell(value: float | None) -> str:
    return "?" if value is None else "" if not value else f"{value:+.2f}".replace(".", ",")


def _said(found: Sequence[Said]) -> None:
    from rich.markup import escape
    from rich.table import Table

    table = Table(title="Gezegd en geworden", title_justify="left", title_style="bold")
    for name in ("wat", "gezegd", "geworden", "waarom het verschilt"):
        table.add_column(name, overflow="fold")
    for s in found:
        become = s.become + (f"\n[dim]{s.model}[/dim]" if s.model else "")
        table.add_row(f"{escape(s.what)}\n[dim]{s.measure.slug}[/dim]", escape(s.said), become, escape(s.why))
    console().print(table)


def _baseline(year: int, as_json: bool) -> None:
    found = steps(load(), year)
    if as_json:
        print(dump(steps_shown(found), indent=2))
        return
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=f"De wet van {year} zonder nieuw beleid: wat verschilt", title_justify="left")
    for name in ("waarde", str(year - 1), f"{year} zonder beleid", f"{year} volgens de wet", "hoe"):
        table.add_column(name, overflow="fold")
    for s in found:
        if s.baseline != s.enacted and not isinstance(s.baseline, tuple):
            table.add_row(escape(f"{s.label} ({s.path})"), _value(s, s.before), _value(s, s.baseline),
                          _value(s, s.enacted), _how(s))  # fmt: skip
    console().print(table)


def _how(step: Step) -> str:
    return step.how if step.factor is None else f"{step.how} × {wording.number(step.factor, 4)}"


def _value(step: Step, value: Any) -> str:
    return "-" if value is None else wording.shown(value, step.unit)


def _signed(value: float | None) -> str:
    return "?" if value is None else ("+" if value > 0 else "") + wording.euro(value)


def _day(said: str) -> str:
    """A date in words; a year or a month as far as it is known."""
    parts = said.split("-")
    if len(parts) == 3:
        return wording.day(date.fromisoformat(said))
    return f"{wording.MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else said


def _basis(basis: Any) -> str:
    found = str(basis["wet"]) + (f" art. {basis['artikel']}" if basis["artikel"] else "")
    return found + (f" (dossier {basis['dossier']})" if basis["dossier"] else "")
