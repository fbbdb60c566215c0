"""A paper as DOCX: headings, paragraphs, lists, tables, and places that the municipality fills in itself."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from prinsjesdag.report.layout import CERTAINTY, cell, head, interval, numeric
from prinsjesdag.report.section import Figure, Table

WIDTH = 16.0
"""Centimetres between the margins."""
LETTER, MARGIN = 0.17, 0.4
"""Centimetres of a letter of 8.5 points, and of the two sides of a cell."""


@dataclass(frozen=True)
class Fill:
    """What only the municipality can decide or knows: shown in yellow, between brackets."""

    what: str

    @property
    def text(self) -> str:
        return f"[IN TE VULLEN DOOR DE GEMEENTE: {self.what}]"


@dataclass(frozen=True)
class Items:
    """A list."""

    texts: tuple[str, ...]


Block = str | Fill | Items | Table


@dataclass(frozen=True)
class Part:
    """A heading and what stands under it."""

    title: str
    blocks: Sequence[Block]
    level: int = 1


def document(title: str, parts: Iterable[Part], day: date) -> bytes:
    """The paper; the day is the only thing in it that changes by itself."""
    from docx import Document
    from docx.shared import Pt

    made = Document()
    made.core_properties.title, made.core_properties.author = title, "prinsjesdag"
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
    made.core_properties.created = made.core_properties.modified = moment
    made.core_properties.language = "nl-NL"
    _hyphenated(made)
    made.styles["Normal"].font.name, made.styles["Normal"].font.size = "Calibri", Pt(11)
    made.add_heading(title, 0)
    for part in parts:
        made.add_heading(part.title, part.level)
        for block in part.blocks:
            _add(made, block)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _add(made: Any, block: Block) -> None:
    if isinstance(block, str):
        made.add_paragraph(block)
    elif isinstance(block, Fill):
        from docx.enum.text import WD_COLOR_INDEX

        run = made.add_paragraph().add_run(block.text)
        run.bold, run.font.highlight_color = True, WD_COLOR_INDEX.YELLOW
    elif isinstance(block, Items):
        for text in block.texts:
            made.add_paragraph(text, style="List Bullet")
    else:
        _table(made, block)


def _table(made: Any, table: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    caption = made.add_paragraph()
    caption.add_run(table.title).bold = True
    caption.paragraph_format.keep_with_next = True
    grid = made.add_table(rows=1, cols=len(table.columns), style="Light Grid Accent 1")
    for at, column in enumerate(table.columns):
        grid.rows[0].cells[at].text = head(column)
    for row in table.rows:
        cells = grid.add_row().cells
        for at, (value, column) in enumerate(zip(row, table.columns, strict=True)):
            text = cell(value, column)
            margin = interval(value, column) if isinstance(value, Figure) else ""
            cells[at].text = f"{text} ({margin})" if margin else text
            if numeric(table, at):
                cells[at].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    grid.autofit = False
    shares = _shares([[one.text for one in line.cells] for line in grid.rows])
    for column, share in zip(grid.columns, shares, strict=True):  # LibreOffice goes by these
        column.width = Cm(WIDTH * share)
    for line in grid.rows:
        _whole(line)
        for one, share in zip(line.cells, shares, strict=True):
            one.width = Cm(WIDTH * share)
            for run in one.paragraphs[0].runs:
                run.font.size = Pt(8.5)
    _repeat(grid.rows[0])
    certainty = f" ({CERTAINTY[table.certainty]})" if table.certainty else ""
    margin = " Tussen haakjes de marge." if any(isinstance(one, Figure) for row in table.rows for one in row) else ""
    below = made.add_paragraph(f"Bron: {table.source}{certainty}.{margin} {table.note}".strip())
    below.runs[0].font.size = Pt(8.5)


def _shares(lines: Sequence[Sequence[str]]) -> list[float]:
    """Of the width for each column: first its longest word whole, where all fit, then for what there is to read."""
    words, lengths = [], []
    prose = max((len(text) for line in lines[1:] for text in line), default=0) > 60
    for at, column in enumerate(zip(*lines, strict=True)):
        longest = (16 if at == 0 else 11) if prose else 26  # prose may break its words
        word = max((len(word) for text in column for word in text.split()), default=1)
        words.append(LETTER * min(word, longest) + MARGIN)
        lengths.append(min(max(len(text) for text in column), 160))
    left = WIDTH - sum(words)
    if left < 0.0:  # they don't: each by what it asks
        return [one / sum(words) for one in words]
    return [(word + left * length / sum(lengths)) / WIDTH for word, length in zip(words, lengths, strict=True)]


def _hyphenated(made: Any) -> None:
    """Long words break at a syllable, as Word and LibreOffice know them for Dutch."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    tabs = made.settings.element.find(qn("w:defaultTabStop"))  # the schema wants it right after this one
    if tabs is not None:
        tabs.addnext(OxmlElement("w:autoHyphenation"))
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    properties = made.styles["Normal"].element.get_or_add_rPr()
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(language)


def _whole(row: Any) -> None:
    """A row stands on one page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _repeat(row: Any) -> None:
    """The head of a table stands on every page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
