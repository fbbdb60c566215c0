"""What the makers of the pages share: where things are, the hand-written texts, values, and Markdown."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from prinsjesdag.engine.parameters import Series, read_table

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "docs/wetten"
TEXT = TARGET / "tekst.yaml"
YEARS = range(2022, 2028)

Row = Sequence[object]


class DocsError(Exception):
    """tekst.yaml names something that isn't there."""


@cache
def texts() -> dict[str, Any]:
    """The hand-written parts."""
    return yaml.load(TEXT.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # type: ignore[no-any-return]


def told(folder: str) -> dict[str, Any]:
    """The hand-written parts of one law."""
    return texts()["laws"][folder]  # type: ignore[no-any-return]


@cache
def series(folder: str) -> dict[str, Series]:
    """The values of one law, by name, from all its files."""
    files = sorted((ROOT / "src/prinsjesdag/law" / folder).glob("*.yaml"))
    return {name: s for file in files for name, s in read_table(str(file)).series.items()}


def table(head: Sequence[str], rows: Iterable[Row]) -> str:
    shown = [" | ".join(str(cell).replace("|", "\\|") for cell in row) for row in rows]
    return "\n".join(f"| {row} |" for row in [" | ".join(head), " | ".join("---" for _ in head), *shown])


def bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {' '.join(item.split())}" for item in items)


def figure(value: Any, unit: str | None) -> str:
    """A value as a reader of English writes it: 120,020, 13.67%, 66 years and 7 months."""
    if isinstance(value, bool):
        return yes(value)
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return f"{len(value)} numbers"
    if unit == "deel":
        return f"{100 * value:.4f}".rstrip("0").rstrip(".") + "%"
    if unit == "maand" and value >= 24:
        return f"{int(value) // 12} years and {int(value) % 12} months"
    if unit == "jaar":
        return str(int(value))
    return f"{value:,.2f}".removesuffix(".00")


def yes(value: bool) -> str:
    return "yes" if value else "no"
