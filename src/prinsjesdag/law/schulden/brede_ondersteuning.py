"""Reads gegevens/brede_ondersteuning.yaml: the rows of a table, with source; what isn't known says so."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("gegevens") / "brede_ondersteuning.yaml"

NIET_GEPUBLICEERD = "niet gepubliceerd, of niet gevonden"


@dataclass(frozen=True)
class Regel:
    """One row: what is known of a subject, or that it isn't."""

    deel: str
    onderwerp: str
    waarde: str
    bron: str
    url: str | None = None
    toelichting: str = ""


@cache
def tabel() -> tuple[Regel, ...]:
    """All that is known, in the order of the file."""
    content = _content()
    wht = content["bronnen"]["wht"]
    domains = Regel("leefgebieden", "vijf leefgebieden", ", ".join(content["leefgebieden"]), wht["titel"], wht["url"])
    who = (Regel("voor wie", row["wie"], row["artikel"], wht["titel"], wht["url"]) for row in content["voor_wie"])
    rules = (_regel("regels", row, content["bronnen"]) for row in content["regels"])
    money = (_regel("specifieke uitkering (SPUK)", row, content["bronnen"]) for row in content["spuk"])
    return (domains, *who, *rules, *money)


def _regel(part: str, row: dict[str, Any], sources: dict[str, Any]) -> Regel:
    if row["waarde"] is None:
        return Regel(part, row["onderwerp"], NIET_GEPUBLICEERD, "", None, row.get("toelichting", ""))
    source = sources[row["bron"]]
    value = f"{row['waarde']} {row['eenheid']}" if "eenheid" in row else str(row["waarde"])
    note = ", ".join(part for part in (row.get("artikel"), row.get("toelichting")) if part)
    return Regel(part, row["onderwerp"], value, source["titel"], source["url"], note)


def _content() -> dict[str, Any]:
    import yaml

    content: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return content
