"""How what is said of an area is laid out in HTML: one Jinja environment for the report, the pages and other papers.

The macros stand in `templates/_section.html` and the style in `templates/_style.css`; charts become inline SVG here,
without anything that is loaded. No figure is made or changed here, only written in Dutch: an estimate no finer than
its margin allows (`municipality/spread.py`; CSV and JSON have it whole).
"""

import hashlib
import json
import re
from base64 import b64encode
from functools import lru_cache
from math import floor, log10
from typing import TYPE_CHECKING, Any

from prinsjesdag.municipality.spread import Z, precision
from prinsjesdag.report.charts import DATES, NUMBERS, THEME
from prinsjesdag.report.section import Cell, Chart, Column, Figure, Table
from prinsjesdag.wording import MONTHS

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

CERTAINTY = {
    "geteld": "geteld", "verdeeld": "landelijk bedrag, verdeeld", "berekend": "schatting met een model",
    "aanname": "aanname", "wet": "uit de wet",
}  # fmt: skip
WIDER = 0.15
"""By how much a label may be wider than it was measured."""
RIGHT = 160
"""Pixels of text that may stand at the right of a chart: a legend, or a value beside a bar."""
LONG = 20
"""A column's name of more letters stands upright on paper, where the table has many columns."""
NONE = "–"
_DATE = re.compile(r"\b((?:19|20)\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])\b")
_ROOM = {"left": 46, "right": 16, "top": 4, "bottom": 2}
"""Pixels: letters of the reader's own font may be wider than those that vl-convert measured with."""


def environment() -> "Environment":
    """Jinja with the templates of this package and the filters that they need."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return install(
        Environment(
            loader=PackageLoader("prinsjesdag.report", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
    )


def install(environment: "Environment") -> "Environment":
    """Give an environment of one's own the filters of `_section.html`."""
    environment.filters |= {
        "certainty": lambda word: CERTAINTY.get(word, word), "csv_link": csv_link, "head": head, "cell": cell,
        "interval": interval, "is_figure": lambda one: isinstance(one, Figure), "numeric": numeric, "svg": svg,
        "figures": lambda table: any(isinstance(one, Figure) for row in table.rows for one in row),
        "tall": lambda table: max(len(column.label) for column in table.columns) > LONG,
        "is_chart": lambda block: isinstance(block, Chart), "dated": dated,
        "dated_row": lambda row: tuple(dated(one) if isinstance(one, str) else one for one in row),
    }  # fmt: skip
    return environment


def cell(value: Cell, column: Column) -> str:
    """A cell in Dutch: 1.234,5; a dash for what isn't known or published."""
    if value is None:
        return NONE
    if isinstance(value, str):
        return dated(value)
    return _estimate(value.value, value, column) if isinstance(value, Figure) else _number(value, column)


def dated(text: str) -> str:
    """A text with its dates as people write them: 1 januari 2027 for 2027-01-01."""
    return _DATE.sub(lambda d: f"{int(d[3])} {MONTHS[int(d[2]) - 1]} {d[1]}", text)


def interval(value: Figure, column: Column) -> str:
    """The margin of an estimate: 7.100 tot 9.800. Empty where there is none: every key or value gives the same."""
    low, high = (_estimate(end, value, column) for end in (value.low, value.high))
    return "" if low == high == cell(value, column) else f"{low} tot {high}"


def head(column: Column) -> str:
    """A column's name with its unit."""
    return f"{column.label} ({column.unit})" if column.unit else column.label


def numeric(table: Table, at: int) -> bool:
    """Whether a column holds numbers."""
    return any(not isinstance(row[at], str) and row[at] is not None for row in table.rows)


def csv_link(table: Table) -> str:
    """The table as CSV in an address of its own, so that the file stays one file."""
    return csv_address(table.csv())


def csv_address(text: str) -> str:
    """A CSV as a data: address; with a mark of UTF-8, for spreadsheets."""
    return f"data:text/csv;charset=utf-8;base64,{b64encode(text.encode('utf-8-sig')).decode()}"


def svg(chart: Chart) -> "Markup":
    """A chart as inline SVG in the theme, on the page's own background."""
    from markupsafe import Markup

    return Markup(svg_text(chart.spec))  # made by vl-convert, which escapes texts


def svg_text(spec: dict[str, Any]) -> str:
    """A Vega-Lite specification as SVG whose ids are its own on the page."""
    return _drawn(json.dumps(spec))


@lru_cache(maxsize=256)
def _drawn(spec: str) -> str:
    """Many charts are the same for every area, and drawing one takes a fifth of a second."""
    import vl_convert

    config = {**THEME, "background": "transparent", "padding": 2, "locale": {"number": NUMBERS, "time": DATES}}
    whole = {**json.loads(spec), "config": config}
    made = str(vl_convert.vegalite_to_svg(whole, format_locale=NUMBERS, time_format_locale=DATES))
    made = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", made)  # it stands in an image that has one name of its own
    made = _roomy(made)
    own = f"g{hashlib.sha256(made.encode()).hexdigest()[:8]}"
    made = re.sub(r'\bid="([^"]+)"', rf'id="{own}\1"', made)
    return re.sub(r"url\(#([^)]+)\)", rf"url(#{own}\1)", made)


def _estimate(value: float, of: Figure, column: Column) -> str:
    """A figure or an end of its margin, in steps that the margin allows and never finer than the column's decimals."""
    step = precision((of.high - of.low) / (2.0 * Z)) if of.high > of.low else 0.0
    decimals = min(column.decimals, max(0, -floor(log10(step)))) if step else column.decimals
    coarse = round(value / step) * step if step >= 1.0 else value
    return _number(coarse, Column(column.label, column.unit, decimals))


def _roomy(made: str) -> str:
    """Room for labels: a reader's font may be wider than the one it was measured with (DejaVu Sans by a tenth)."""
    size = re.search(r'width="(\d+)" height="(\d+)" viewBox="0 0 \d+ \d+"', made)
    root = re.search(r'<g [^>]*transform="translate\(([\d.]+),', made)
    if size is None or root is None:
        return made
    width, height = int(size[1]), int(size[2])
    left = round(WIDER * float(root[1]))
    right = round(WIDER * RIGHT)
    wide = width + left + right
    return made.replace(size[0], f'width="{wide}" height="{height}" viewBox="{-left} 0 {wide} {height}"', 1)


def _number(value: float, column: Column) -> str:
    text = f"{value:,.{column.decimals}f}"
    if not float(text.replace(",", "")):
        text = text.removeprefix("-")
    return text.translate(str.maketrans(",.-", ".,−"))
