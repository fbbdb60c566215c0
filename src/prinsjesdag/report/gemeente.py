"""The report of one area: one HTML file that loads nothing from elsewhere.

First screen, then the measures, who wins and loses, example households, does work pay, what is unclaimed, what every
domain has to say, money, agenda and training, and how it was made. The answer of `gemeente --json` is shown as it is:
no figure is made here.
"""

import csv
import io
import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prinsjesdag import files
from prinsjesdag import wording as words
from prinsjesdag.measures.agenda import agenda, calendar
from prinsjesdag.measures.register import DOMAINS, ROLES, Measure, Task, register
from prinsjesdag.measures.training import Topic, advice
from prinsjesdag.municipality.answer import calculated
from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.kept import program
from prinsjesdag.municipality.mer import mer
from prinsjesdag.report import afkortingen, front, huishoudens, wording
from prinsjesdag.report.layout import cell, csv_address, environment, interval
from prinsjesdag.report.minima import signed
from prinsjesdag.report.section import Column, Figure, Section, sections
from prinsjesdag.report.wording import Outcomes

if TYPE_CHECKING:
    from jinja2 import Environment

GLOSSARY = "<!-- afkortingen -->"
"""Where the abbreviations come to stand."""
CHAPTERS = {
    "wmo": "wmo", "jeugd": "jeugd", "werk": "werk", "ruimte": "ruimte", "energie": "ruimte",
    "warmtetransitie-gebiedsgericht": "warmte", "nationaal-isolatieprogramma": "isolatie",
}  # fmt: skip
"""By measure or domain the section that works it out."""
TOPICS = 5
"""So many topics a role; the command has all."""


@dataclass(frozen=True)
class Report:
    """Everything that the report shows, before layout: the HTML and the council paper are made of it."""

    area: Area
    found: Mapping[str, Any]
    told: Outcomes
    front: front.Front
    domains: list[tuple[str, list[Measure]]]
    effects: Mapping[str, Mapping[str, Any]]
    examples: frozenset[str]
    """Measures whose effect on example households is shown."""
    own: list[Section]
    sections: list[Section]
    agenda: list[Task]
    topics: list[tuple[str, list[Topic]]]
    today: date

    def rows(self, block: str) -> list[Mapping[str, Any]]:
        """The rows of the answer that a table shows."""
        return [row for row in self.found["uitkomsten"] if _block(row) == block]


def write(area: Area, found: Mapping[str, Any], folder: Path, data: bool = False, paper: bool = False) -> Path:
    """Write `<folder>/<code>-<year>.html`, the whole file or nothing.

    With `data` the answer itself stands beside it as .json, with `paper` the council paper as .docx.
    """
    target = folder / f"{area.code}-{found['jaar']}.html"
    if data:
        files.write(target.with_suffix(".json"), json.dumps(found, ensure_ascii=False) + "\n")
    report = gather(area, found, date.today())
    if paper:
        from prinsjesdag.report.raadsvoorstel import of_report

        files.write(target.with_suffix(".docx"), of_report(report))
    files.write(target, _html(report))
    return target


def kept(code: str, year: int, folder: Path) -> bool:
    """Whether this same program wrote that report before."""
    try:
        with (folder / f"{code}-{year}.html").open(encoding="utf-8") as file:
            return f'content="{program()}"' in file.read(1000)
    except (OSError, ValueError):
        return False


def render(
    area: Area, found: Mapping[str, Any], today: date | None = None, domains: Sequence[Section] | None = None
) -> str:
    """The report as HTML; `domains` are the sections, where who asks has them already."""
    return _html(gather(area, found, today or date.today(), domains))


def _html(report: Report) -> str:
    area, found = report.area, report.found
    told = report.told
    medians = [told.get("mediaan_koopkracht", group) for _, groups in told.groups for group, _ in groups]
    page = (
        _templates()
        .get_template("gemeente.html")
        .render(
            report=report,
            area=area,
            found=found,
            told=told,
            schemes=wording.SCHEMES,
            widest=max((abs(row["waarde"]) for row in medians if row), default=0.0) or 1.0,
            ics=b64encode(calendar(report.agenda, report.today)).decode(),
            program=program(),
            glossary=GLOSSARY,
        )
    )
    return page.replace(GLOSSARY, _glossary(page), 1)


def _glossary(page: str) -> str:
    """The abbreviations of the page, once it is known what it says."""
    items = (f"<dt>{escape(short)}</dt><dd>{escape(long)}</dd>" for short, long in afkortingen.found_in(page))
    return f'<dl class="short">{"".join(items)}</dl>'


def _chapter(m: Measure, report: Report) -> tuple[str, str] | None:
    """The section of the report that tells what the measure does here: its anchor and title."""
    slug = CHAPTERS.get(m.slug) or CHAPTERS.get(m.domain)
    return next(((one.slug, one.title) for one in report.sections if one.slug == slug), None)


@cache
def _templates() -> "Environment":
    """Read and compiled once: a server makes many reports."""
    made = environment()
    made.filters |= {"shown": wording.shown, "band": wording.band, "value": wording.value, **FILTERS}
    return made


def gather(area: Area, found: Mapping[str, Any], today: date, domains: Sequence[Section] | None = None) -> Report:
    """What there is to say of an area in a year, on a day."""
    year = int(found["jaar"])
    measures = [m for m in register() if m.year == year]
    minimum = mer(area, year, traps=huishoudens.TRAPS)
    told = Outcomes(found)
    by_domain = [(name, [m for m in measures if m.domain == key]) for key, name in DOMAINS.items()]
    own = [
        huishoudens.examples_section(area, minimum, calculated(year)), huishoudens.work_section(minimum),
        huishoudens.unclaimed_section(area, year),
    ]  # fmt: skip
    topics = [(words_of, advice(role, today, measures)[:TOPICS]) for role, words_of in ROLES.items()]
    return Report(
        area, found, told, front.front(area, minimum, measures, today),
        [(name, of) for name, of in by_domain if of], _effects(told, year),
        frozenset(m.slug for m in calculated(year)), own, list(sections(area, year) if domains is None else domains),
        agenda(since=today), [(role, of) for role, of in topics if of], today,
    )  # fmt: skip


def _effects(told: Outcomes, year: int) -> dict[str, dict[str, Any]]:
    """By measure what the population of this area notices, with its margin."""
    found = {}
    for slug, _ in told.measures:
        touched, month, total = (
            told.get(name, measure=slug)
            for name in ("huishoudens_geraakt", "gemiddeld_effect_maand", "totaal_effect_mln")
        )
        text = (f"{wording.shown(touched)} huishoudens merken het; voor wie het raakt gemiddeld {wording.shown(month)} "
                f"per maand; samen {wording.shown(total)} euro in het jaar. Schatting met een model; tussen haakjes "
                "het 90%-interval.")  # fmt: skip
        short = (
            f"{wording.value(touched)} huishoudens, {wording.value(month)} per maand, {wording.value(total)} euro samen"
        )
        found[slug] = {"year": year, "text": text, "short": f"{short} (schatting)"}
    return found


def _tasks(m: Measure, today: date) -> str:
    """How many tasks, and the first date that is still to come (else the last that was)."""
    if not m.tasks:
        return "geen"
    dates = sorted(t.by for t in m.tasks if t.by is not None)
    told = f"{len(m.tasks)} {'taak' if len(m.tasks) == 1 else 'taken'}"
    if not dates:
        return told
    coming = [day for day in dates if day >= today]
    return f"{told}, {'eerste' if coming else 'laatste'} voor {words.day((coming or dates[-1:])[0])}"


def _block(row: Mapping[str, Any]) -> str:
    """The table in which a row of the answer stands."""
    name = str(row["grootheid"])
    if row["maatregel"]:
        return "maatregelen"
    if "koopkracht" in name or name in ("aandeel_vooruit", "aandeel_achteruit"):
        return "koopkracht"
    return (
        "regelingen" if any(name.removesuffix("_maand").endswith(scheme) for scheme in wording.SCHEMES) else "inkomen"
    )


def _csv(rows: list[Mapping[str, Any]]) -> str:
    """Rows of the answer as CSV in an address of their own, with the names of `gemeente --json`."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return csv_address(out.getvalue())


def _thousands(one: Figure) -> Column:
    """For thousands of euros in a sentence; a figure tells its own steps (layout.cell)."""
    return Column("", "duizend euro", 1 if abs(one.value) < 10.0 else 0)


FILTERS: Mapping[str, Any] = {
    **front.MARKS,
    "rows_csv": _csv,
    "day": words.day,
    "tasks": _tasks,
    "chapter": _chapter,
    "together": lambda text: text.replace("+€", "+\u2060€").replace("−€", "−\u2060€"),
    "decimal": lambda value, decimals: words.number(value, decimals).replace("-", "−"),
    "thousand": lambda one: cell(one, _thousands(one)),
    "thousand_band": lambda one: interval(one, _thousands(one)),
    "signed": lambda value: "niet bekend" if value is None else signed(value),
}
