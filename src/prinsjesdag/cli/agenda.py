"""`prinsjesdag agenda`, `opleidingsadvies` and `casus`: what to do, what to know, what to practise."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from prinsjesdag import wording
from prinsjesdag.cli.show import console, dump, term_words
from prinsjesdag.errors import InputError, why
from prinsjesdag.law import load
from prinsjesdag.measures.agenda import agenda, calendar
from prinsjesdag.measures.register import DOMAINS, ROLES, Task
from prinsjesdag.measures.training import advice as topics
from prinsjesdag.measures.training import role_name
from prinsjesdag.values import read_date

if TYPE_CHECKING:
    from rich.console import Console


def run(role: str | None, domain: str | None, since: str | None, ics: bool, file: str | None, as_json: bool) -> None:
    """All tasks by date, as a table, JSON or a calendar."""
    if domain is not None and domain not in DOMAINS:
        raise InputError(f"'{domain}' is geen domein; kies uit {', '.join(DOMAINS)}", ("--domein",))
    if file is not None and not ics:
        raise InputError("een bestand hoort bij --ics: prinsjesdag agenda --ics agenda.ics", file=file)
    first = read_date(since, ("--vanaf",)) if since else None
    found = agenda(role=role, domain=domain, since=first)
    if ics and file is None:
        sys.stdout.buffer.write(calendar(found, date.today()))
    elif ics:
        dated = sum(t.by is not None for t in found)
        try:
            Path(str(file)).write_bytes(calendar(found, date.today()))
        except OSError as error:
            raise InputError(f"niet te schrijven: {why(error)}", ("--ics",), file=file) from None
        print(f"Agenda: {file} ({dated} taken met een datum; {len(found) - dated} zonder datum staan er niet in)")
    elif as_json:
        print(dump([{"maatregel": t.measure.slug, "domein": t.measure.domain, **t.as_dict()} for t in found], indent=2))
    else:
        _show(found)


def _show(found: list[Task]) -> None:
    from rich.markup import escape
    from rich.table import Table

    table = Table(title="Taken van gemeenten uit het register", title_justify="left", title_style="bold")
    for name in ("voor", "wat", "wie", "besluit", "maatregel"):
        table.add_column(name, overflow="fold")
    today, heading = date.today(), None
    for task in found:
        now = "Zonder datum" if task.by is None else "Al voorbij" if task.by < today else "Komt nog"
        if now != heading:
            heading = now
            table.add_section()
            table.add_row(f"[bold]{heading}[/bold]")
        table.add_row(
            wording.day(task.by) if task.by else term_words(str(task.term)), escape(task.what),
            ", ".join(ROLES[r] for r in task.roles), task.decided_by or "", escape(task.measure.title),
        )  # fmt: skip
    console().print(table)


def advice(role: str, as_json: bool) -> None:
    """What a role ought to know."""
    from rich.markup import escape

    found = topics(role, date.today())
    if as_json:
        print(dump([t.as_dict() for t in found], indent=2))
        return
    out = console()
    out.print(f"[bold]Wat een {role_name(role)} moet weten[/bold] ({len(found)} onderwerpen, het dringendste eerst)\n")
    for i, topic in enumerate(found, 1):
        by = f", taak op {wording.day(topic.by)}" if topic.by else ""
        out.print(f"{i}. [bold]{escape(topic.subject)}[/bold] ({escape(topic.measure.status)}{by})")
        out.print(f"   {escape(topic.why)}", soft_wrap=False)
        out.print(f"   [dim]{escape(topic.measure.title)} · prinsjesdag maatregel {topic.measure.slug}[/dim]")


def case(role: str, subject: str, teacher: bool, seed: int, year: int, as_json: bool) -> None:
    """An exercise, to print."""
    from rich.markup import escape

    from prinsjesdag.household.casus import exercise

    found = exercise(role, subject, seed, load(), year)
    if as_json:
        print(dump(found.as_dict(teacher), indent=2))
        return
    out = console()
    out.print(f"[bold]Casus: {escape(found.title)}[/bold]")
    out.print(f"Voor: {found.role} · onderwerp: {found.subject} · zaad {found.seed}\n")
    _list(out, "Situatie", found.facts)
    _list(out, "Vragen", found.questions, numbered=True)
    if teacher:
        _list(out, "Antwoorden", found.answers, numbered=True)
        _list(out, "Uitwerking", found.steps)
        _list(out, "Gebruikelijke fouten", found.mistakes)
        _list(out, "Bronnen", found.sources)


def _list(out: "Console", title: str, lines: Sequence[str], numbered: bool = False) -> None:
    from rich.markup import escape

    out.print(f"[bold]{title}[/bold]")
    for i, line in enumerate(lines, 1):
        out.print(f"  {f'{i}.' if numbered else '-'} {escape(line)}")
    out.print()
