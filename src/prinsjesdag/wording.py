"""How values read in Dutch: € 1.483,06 per jaar, 1,879%, 17 mei 1986."""

import re
from collections.abc import Mapping
from datetime import date
from enum import IntEnum
from typing import Any

from prinsjesdag.engine import Day, Missing

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip

CONFIDENCE = {
    "official": "officiële bron gezien",
    "secondary": "gezien in een kopie of tweede bron",
    "derived": "afgeleid uit andere bronnen",
    "memory": "nog niet bevestigd",
}


def shown(value: Any, unit: str | None) -> str:
    """A value with its unit, for people."""
    if type(value) is Missing:
        return "onbekend"
    if isinstance(value, IntEnum):
        return value.name.lower().replace("_", " ")
    if isinstance(value, str):  # a word, as JSON has it
        return value.replace("_", " ")
    if isinstance(value, Day):
        return day(date.fromordinal(value)) if value else "onbekend"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, str):
        return value.replace("_", " ")
    if isinstance(value, tuple):
        return " · ".join(shown(v, unit) for v in value)
    if unit == "deel":
        return f"{number(value * 100, 4)}%"
    if unit in ("EUR/m3", "EUR/kWh"):
        return f"€ {number(value, 5)} per {unit[4:]}"
    if unit is not None and unit.startswith("EUR"):
        period = {"EUR/jaar": " per jaar", "EUR/maand": " per maand", "EUR/kwartaal": " per kwartaal"}
        return euro(value) + period.get(unit, f" per {unit[4:]}" if "/" in unit else "")
    plain = number(value, 2)
    return plain if unit in (None, "aantal", "ja/nee") else f"{plain} {_plural(unit, value)}"


def euro(value: float, decimals: int = 2) -> str:
    """€ 1.483,06; a minus stands before the sign."""
    text = f"{abs(value):,.{decimals}f}".translate(_DUTCH)
    return f"−€ {text}" if round(value, decimals) < 0 else f"€ {text}"


def number(value: float, decimals: int = 0) -> str:
    """A number with at most so many decimals, and no zeros for show."""
    text = f"{round(value, decimals) + 0.0:,.{decimals}f}"  # no -0
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_DUTCH)


def months(first: date, count: int, short: bool = False) -> str:
    """januari t/m juni 2024; one month is juli 2024; short, jan–jun and jul."""
    names = [MONTHS[m - 1] for m in (first.month, first.month + count - 1)]
    if short:
        return "–".join(dict.fromkeys(name[:3] if name != "maart" else "mrt" for name in names))
    return f"{' t/m '.join(dict.fromkeys(names))} {first.year}"


def day(on: date) -> str:
    """17 mei 1986."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}"


def link_to(law: str, day: str, statutes: Mapping[str, str]) -> str | None:
    """A permanent link to the first article that is cited, as it stood on a day; `statutes` has BWB numbers by name."""
    for name, number in statutes.items():
        if law.startswith(name):
            article = re.match(r" (?:art\.|artikel) (\w+(?:[.:]\w+)*)", law[len(name) :])
            part = f"&artikel={article.group(1)}" if article else ""
            return f"https://wetten.overheid.nl/jci1.3:c:{number}{part}&g={day}"
    return None


def _plural(unit: str, value: float) -> str:
    return unit if unit in ("jaar", "uur") or value == 1 else {"maand": "maanden"}.get(unit, unit)


_DUTCH = str.maketrans(",.", ".,")
