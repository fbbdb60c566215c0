"""`prinsjesdag termijnen`: by when a municipality acts on a request for help with debts, as dates."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from prinsjesdag import wording
from prinsjesdag.cli.show import console, dump
from prinsjesdag.errors import InputError
from prinsjesdag.law.schulden.brede_ondersteuning import Regel, tabel
from prinsjesdag.law.schulden.termijnen import termijnen_brede_ondersteuning, termijnen_schuldhulp
from prinsjesdag.termijnen import EERSTE_JAAR_KONINGSDAG, Termijn
from prinsjesdag.values import read_date

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def run(
    request: str | None, urgent: bool, talk: str | None, weeks: int, cooling: str | None, relief: str | None,
    broad: str | None, as_json: bool,
) -> None:  # fmt: skip
    """The terms of the Wgs from the day of a request, or those of the brede ondersteuning from its first talk."""
    if (request is None) == (broad is None):
        raise InputError("geef --verzoek met de dag van de aanmelding, of --brede-ondersteuning met die van het eerste "
                         "gesprek", ("--verzoek",))  # fmt: skip
    try:
        if broad is not None:
            found = termijnen_brede_ondersteuning(read_date(broad, ("--brede-ondersteuning",)))
        else:
            assert request is not None
            found = termijnen_schuldhulp(
                read_date(request, ("--verzoek",)),
                bedreigend=urgent,
                eerste_gesprek=read_date(talk, ("--gesprek",)) if talk else None,
                beslistermijn_weken=weeks,
                afkoelingsperiode=read_date(cooling, ("--afkoeling",)) if cooling else None,
                voorlopige_voorziening=read_date(relief, ("--voorziening",)) if relief else None,
            )
    except InputError as error:
        error.path = tuple(OPTIONS.get(str(name), name) for name in error.path)
        raise
    except ValueError:
        raise InputError(f"feestdagen zijn hier bekend vanaf {EERSTE_JAAR_KONINGSDAG}", ("--verzoek",)) from None
    known = tabel() if broad is not None else ()
    if as_json:
        told: dict[str, Any] = {"termijnen": [_as_dict(t) for t in found], "feestdagen": LAW}
        if known:
            told["brede_ondersteuning"] = [asdict(row) for row in known]
        print(dump(told, indent=2))
    else:
        _show(found)
        if known:
            _show_known(known)


OPTIONS = {"eerste_gesprek": "--gesprek", "beslistermijn_weken": "--weken"}
LAW = "Algemene termijnenwet: een termijn eindigt niet op een zaterdag, zondag of feestdag"


def _as_dict(term: Termijn) -> dict[str, str]:
    return {"naam": term.naam, "omschrijving": term.wat, "uiterlijk": term.uiterlijk.isoformat(), "artikel": term.wet,
            "toelichting": term.toelichting}  # fmt: skip


def _show(found: list[Termijn]) -> None:
    from rich.markup import escape
    from rich.table import Table

    table = Table(title="Uiterlijke data", title_justify="left", title_style="bold")
    for name in ("uiterlijk", "wat", "artikel", "toelichting"):
        table.add_column(name, overflow="fold")
    for term in found:
        day = f"{DAYS[term.uiterlijk.weekday()]} {wording.day(term.uiterlijk)}"
        table.add_row(day, *(escape(text) for text in (term.wat, term.wet, term.toelichting)))
    out = console()
    out.print(table)
    out.print(f"[dim]{escape(LAW)}.[/dim]")


def _show_known(rows: Sequence[Regel]) -> None:
    """What is known of the brede ondersteuning, and what was not published."""
    from rich.markup import escape
    from rich.table import Table

    table = Table(title="Brede ondersteuning na de toeslagenaffaire", title_justify="left", title_style="bold")
    for name in ("deel", "onderwerp", "wat bekend is", "toelichting"):
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(escape(text) for text in (row.deel, row.onderwerp, row.waarde, row.toelichting)))
    out = console()
    out.print(table)
    sources = dict.fromkeys(f"{row.bron} {row.url or ''}".strip() for row in rows if row.bron)
    for source in sources:
        out.print(f"[dim]{escape(source)}[/dim]")
