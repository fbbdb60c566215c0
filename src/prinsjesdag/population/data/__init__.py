"""Figures and artefacts in the package; tools/build_population_targets.py and `data bevolking --bouw` make them.

The CSV files open with lines starting with '#': source and licence.
"""

import csv
from importlib.resources import files
from pathlib import Path


def rows(table: str) -> list[dict[str, str]]:
    """The rows of `<table>.csv`, as text."""
    lines = files(__name__).joinpath(f"{table}.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def folder() -> Path:
    """Where the artefacts lie."""
    return Path(str(files(__name__)))
