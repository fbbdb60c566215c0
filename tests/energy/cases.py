"""The published cases of this room: the share that this project carries, or the whole table beside it."""

import csv
import os
from pathlib import Path

OWN = Path(__file__).with_name("data") / "energie_ruimte.csv"
SHARED = Path(os.environ.get("PRINSJESDAG_SHARED", Path(__file__).parents[3] / "shared")) / "cases" / OWN.name


def rows(*schemes: str) -> list[dict[str, str]]:
    """The rows of some schemes; ours, or all there are."""
    with (SHARED if SHARED.is_file() else OWN).open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if row["scheme"] in schemes]
