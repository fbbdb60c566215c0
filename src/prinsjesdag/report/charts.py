"""Charts in one look, as a file: HTML (self-contained, nothing loaded), SVG or JSON (Vega-Lite)."""

import json
from pathlib import Path
from typing import Any

from prinsjesdag import files
from prinsjesdag.errors import InputError

SUFFIXES = (".html", ".svg", ".json")

INK, MUTED, LINE = "#14213d", "#3d4757", "#e4e8ee"
GAIN, LOSS, PLAIN = "#1f5f8b", "#d9822b", "#1f5f8b"
"""Blue is more, orange is less: also apart in grey and for the colour-blind."""

ATTENTION = "#d9822b"
"""The one accent: Prinsjesdag's orange."""

THEME: dict[str, Any] = {
    "background": "#ffffff",
    "padding": 16,
    "font": "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
    "view": {"stroke": None},
    "title": {"anchor": "start", "fontSize": 15, "fontWeight": 600, "color": INK, "subtitleColor": MUTED,
              "subtitleFontSize": 12.5, "offset": 12},
    "axis": {"domain": False, "ticks": False, "gridColor": LINE, "labelColor": MUTED, "labelFontSize": 12,
             "titleColor": MUTED, "titleFontSize": 12, "titleFontWeight": 500, "titlePadding": 8, "labelPadding": 6,
             "labelLimit": 0},
    "axisY": {"grid": False},
    "legend": {"orient": "top", "title": None, "labelFontSize": 12, "labelColor": MUTED},
    "range": {"category": ["#1f5f8b", "#d9822b", "#4f8f6b", "#8a5a9e", "#b23a48", "#6b7280", "#2a9d8f", "#c2a83e"]},
}  # fmt: skip

NUMBERS: dict[str, Any] = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""]}
DATES: dict[str, Any] = {
    "dateTime": "%A %e %B %Y %X", "date": "%d-%m-%Y", "time": "%H:%M:%S", "periods": ["", ""],
    "days": ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
    "shortDays": ["zo", "ma", "di", "wo", "do", "vr", "za"],
    "months": ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
               "november", "december"],
    "shortMonths": ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
}  # fmt: skip


def save(chart: Any, file: str) -> None:
    """Write an Altair chart, the whole file or nothing. Raises InputError for another suffix or a bad place."""
    target = Path(file)
    if target.suffix.lower() not in SUFFIXES:
        raise InputError(f"een grafiek wordt {', '.join(SUFFIXES[:-1])} of {SUFFIXES[-1]}", ("--uit",), file=file)
    files.save(target, render(chart, target.suffix.lower()))


def render(chart: Any, suffix: str) -> str:
    """The chart as HTML, SVG or JSON text, with the theme and Dutch numbers and dates."""
    import vl_convert

    spec = chart.to_dict()
    spec["config"] = {**THEME, "locale": {"number": NUMBERS, "time": DATES}}
    if suffix == ".json":
        return json.dumps(spec, ensure_ascii=False, indent=1) + "\n"
    if suffix == ".svg":
        return str(vl_convert.vegalite_to_svg(spec, format_locale=NUMBERS, time_format_locale=DATES))
    spec["usermeta"] = {"embedOptions": {"actions": False}}  # the menu is English, and one entry sends the data away
    page = str(vl_convert.vegalite_to_html(spec, bundle=True, format_locale=NUMBERS, time_format_locale=DATES))
    return page.replace("<html>", '<html lang="nl">', 1).replace("<title>Chart</title>", "<title>Grafiek</title>", 1)
