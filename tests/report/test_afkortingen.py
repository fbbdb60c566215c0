"""No abbreviation stands in the report unexplained."""

import re

from prinsjesdag.municipality.areas import find
from prinsjesdag.report.afkortingen import AFKORTINGEN, NAMEN, found_in, text_of
from prinsjesdag.report.section import Chart, sections

CAPITALS = re.compile(r"\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*")
"""Words with two capitals or more: what a reader takes for an abbreviation."""


def test_what_a_page_says_is_found_and_nothing_else() -> None:
    page = "<style>.WMO{}</style><p title='BUIG'>De <b>AOW</b> en de Wmo, niet AOWers; label HR++.</p>"
    assert [short for short, _ in found_in(page)] == ["AOW", "HR", "Wmo"]


def test_no_abbreviation_of_a_section_is_unexplained() -> None:
    known = {part for short in AFKORTINGEN for part in short.split("-")} | NAMEN
    for one in sections(find("GM0344"), 2024):
        said = " ".join((one.title, *one.intro, *one.not_modelled, *(title for title, _ in one.sources)))
        for block in one.blocks:
            table = block.table if isinstance(block, Chart) else block
            said += " " + " ".join((table.title, table.note, table.source))
            said += " " + " ".join(str(cell) for row in table.rows for cell in row if isinstance(cell, str))
        unknown = {word for word in CAPITALS.findall(said) if word not in known}
        assert not unknown, (one.slug, unknown)


def test_text_of_a_page() -> None:
    assert text_of("<p>a &amp; b</p>").split() == ["a", "&", "b"]
