"""The Wmo contribution held against national figures that were published; they stand in wmo_getoetst.yaml."""

from dataclasses import dataclass
from pathlib import Path

from prinsjesdag.measures.scenarios import ENACTED
from prinsjesdag.municipality.areas import find
from prinsjesdag.municipality.assumptions import Assumptions
from prinsjesdag.municipality.wmo_bijdrage import effect
from prinsjesdag.reading import parse_yaml


@dataclass(frozen=True, slots=True)
class Held:
    """A published figure and the model's, mln EUR a year; `bron` also tells which number of clients was taken."""

    wat: str
    gepubliceerd: float
    model: float
    bron: str


def held(a: Assumptions) -> list[Held]:
    """Every figure beside the model of the country."""
    country, found = find("NL"), []
    for row in parse_yaml(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8")):
        made = effect(country, row["scenario"] or ENACTED, row["jaar"], a, row.get("clienten"))
        model = sum(g.opbrengst_nu for g in made.groepen) if row["uitkomst"] == "opbrengst" else made.netto
        clients = f"; aantal cliënten {row['clienten_bron']}" if "clienten" in row else ""
        found.append(Held(row["wat"], row["gepubliceerd"], model, f"{row['bron']}{clients}"))
    return found
