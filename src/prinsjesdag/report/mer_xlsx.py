"""The minima-effectrapportage as a workbook: a sheet with what it is, one with all rows, one with the armoedeval."""

import io
from typing import Any

from prinsjesdag.municipality.mer import MUNICIPAL, NATIONAL, OTHER, Mer
from prinsjesdag.municipality.typen import TYPES
from prinsjesdag.report.minima import NAMES, cliffs, local_line, source

EUROS = "#,##0.00"


def workbook(found: Mer) -> bytes:
    """Amounts are numbers in EUR a year; the same as in the JSON."""
    from openpyxl import Workbook

    book = Workbook()
    about = book.active
    assert about is not None
    about.title = "Toelichting"
    for row in _about(found):
        about.append(row)
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 30, 110
    _sheet(book, "Huishoudens", *_households(found))
    _sheet(book, "Armoedeval", *_traps(found))
    _sheet(
        book,
        "Klippen",
        ["huishouden", "klip"],
        [[kind.label, told] for kind in TYPES if kind.slug in found.traps for told in cliffs(found.traps[kind.slug])],
    )
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _about(found: Mer) -> list[list[Any]]:
    proof = found.as_dict()["bewijs"]
    return [
        ["Minima-effectrapportage", f"{found.area.naam} ({found.area.code})"],
        ["Jaar", found.year], ["Vergeleken met", found.year - 1], ["Eenheid", "euro per jaar, tenzij er maand staat"],
        ["Bron", source(found)], ["Eigen regelingen", local_line(found.filled, found.year)],
        *(["Uitgangspunt", text] for text in found.assumed),
        ["Bewijs", f"prinsjesdag {proof['versie']}, wet van {proof['wetgeving']}, regels {proof['hash']}"],
    ]  # fmt: skip


def _households(found: Mer) -> tuple[list[str], list[list[Any]]]:
    parts = (*NATIONAL, *MUNICIPAL, *OTHER)
    names = {**NAMES, "nominale_zorgpremie": "zorgpremie (gaat eraf)", "kosten_kinderopvang": "opvang (gaat eraf)"}
    head = [
        "type", "huishouden", "niveau", "inkomen t.o.v. sociaal minimum", "sociaal minimum per maand",
        "bron van inkomen", "brutoloon of pensioen", "netto inkomen", *(names[name] for name in parts),
        "besteedbaar inkomen", "zonder regelingen gemeente", "uitgaven", "saldo", f"besteedbaar {found.year - 1}",
        f"zonder regelingen gemeente {found.year - 1}", "verschil per maand zonder eigen regelingen",
        "verschil per maand met eigen regelingen (in beide jaren ingevuld)", "verschil per maand energietoeslag",
    ]  # fmt: skip
    rows = []
    for kind in TYPES:
        for pair in found.pairs[kind.slug]:
            now, spent = pair.now, pair.expenses or {}
            rows.append([
                kind.slug, kind.label, now.minimum.level, now.share, now.norm, now.minimum.source, now.minimum.gross,
                now.net, *(now.parts.get(name) for name in parts), now.income, now.without_local, spent.get("totaal"),
                spent.get("saldo"), pair.before.income, pair.before.without_local, pair.change_without_local,
                pair.change_with_local, pair.change_energietoeslag,
            ])  # fmt: skip
    return head, rows


def _traps(found: Mer) -> tuple[list[str], list[list[Any]]]:
    head = ["type", "huishouden", "uren per week", "brutoloon", "besteedbaar inkomen", "zonder regelingen gemeente",
            "meer dan zonder werk, per maand", "deel dat weggaat van elke euro erbij"]  # fmt: skip
    rows = [
        [kind.slug, kind.label, p.hours, p.gross, p.income, p.without_local, trap.kept(i), trap.pressure(i)]
        for kind in TYPES if (trap := found.traps.get(kind.slug)) for i, p in enumerate(trap.points)
    ]  # fmt: skip
    return head, rows


def _sheet(book: Any, name: str, head: list[str], rows: list[list[Any]]) -> None:
    from openpyxl.styles import Alignment, Font

    sheet = book.create_sheet(name)
    sheet.append(head)
    for row in rows:
        sheet.append(row)
    for cell in sheet[1]:
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    for n, column in enumerate(sheet.iter_cols(), start=1):
        for cell in column:
            if isinstance(cell.value, float):
                cell.number_format = (
                    "0.0%" if head[n - 1].startswith(("niveau", "inkomen t.o.v.", "deel dat")) else EUROS
                )
        wide = max((len(str(cell.value)) for cell in column[1:] if isinstance(cell.value, str)), default=0)
        sheet.column_dimensions[column[0].column_letter].width = min(max(wide, 13), 60)
    sheet.freeze_panes = "C2"
