"""Published cases: the share that this project carries, and all of them where ../shared stands beside it."""

import csv
import os
from pathlib import Path

OWN = Path(__file__).with_name("data")
SHARED = Path(os.environ.get("PRINSJESDAG_SHARED", Path(__file__).parents[3] / "shared")) / "cases"


def rows(name: str, own: str | None = None) -> list[dict[str, str]]:
    """The rows of one table of cases; ours, or the whole of it when it can be had."""
    whole = SHARED / name
    file = whole if whole.is_file() else OWN / (own or name)
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
