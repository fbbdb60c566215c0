"""The answers about all areas, made beforehand and shipped: pages and maps need no law run on a fresh machine.

A file per year in `data/`: a row a figure (or a reason why it is not shown), in the order of the answer. Its metadata
say by what law, population and code it was made, with the hash of every answer; `tools/precompute.py` makes it.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl

from prinsjesdag.engine import When
from prinsjesdag.files import whole
from prinsjesdag.household.answer import proof
from prinsjesdag.law import load
from prinsjesdag.municipality.answer import INTERVAL, answer
from prinsjesdag.municipality.areas import Area, all_municipalities, find, provinces
from prinsjesdag.municipality.kept import calculation
from prinsjesdag.population.artefacts import population

FIELDS = ("maatregel", "grootheid", "groep", "waarde", "laag", "hoog", "eenheid", "soort", "bronjaar", "definitie")
HIDDEN = "onderdrukt"
PROOF = "prinsjesdag"
"""The key of the metadata."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Precomputed:
    """The answers of one year."""

    year: int
    proof: Mapping[str, Any]
    """The `bewijs` that all answers share."""
    hashes: Mapping[str, str]
    """By area the hash of its outcomes."""
    table: pl.DataFrame

    @cached_property
    def fresh(self) -> bool:
        """Whether this program, with this law and population, would give the same."""
        return dict(self.proof) == _proof(self.year)

    def answer(self, area: Area) -> dict[str, Any]:
        """The object of `gemeente --json`, as it was made. Raises KeyError for an area that isn't in it."""
        rows = self.table.filter(pl.col("code") == area.code).sort("plaats").drop("code", "plaats").to_dicts()
        return {
            "gemeente": {"code": area.code, "naam": area.naam, "provincie": area.provincie},
            "jaar": self.year,
            "vergelijkingsjaar": self.year - 1,
            "uitkomsten": [row for row in rows if row["soort"] != HIDDEN],
            "onderdrukt": [
                {"grootheid": row["grootheid"], "groep": row["groep"], "reden": row["definitie"]}
                for row in rows
                if row["soort"] == HIDDEN
            ],
            "marge": INTERVAL,
            "bewijs": {**self.proof, "uitkomst_hash": self.hashes[area.code]},
        }

    def everywhere(self, quantity: str, measure: str | None = None) -> dict[str, dict[str, Any]]:
        """One figure of all households, by municipality; where it isn't shown, no entry."""
        slug = pl.col("maatregel").is_null() if measure is None else pl.col("maatregel") == measure
        rows = self.table.filter(
            (pl.col("grootheid") == quantity) & (pl.col("groep") == "alle") & slug
            & (pl.col("soort") != HIDDEN) & pl.col("code").str.starts_with("GM")
        )  # fmt: skip
        return {row["code"]: row for row in rows.sort("code").drop("plaats").to_dicts()}


@cache
def precomputed(year: int) -> Precomputed | None:
    """What is shipped of a year; None where nothing is."""
    import pyarrow.parquet

    file = files("prinsjesdag.municipality.data").joinpath(f"uitkomsten-{year}.parquet")
    if not file.is_file():
        return None
    with file.open("rb") as stream:
        found = pyarrow.parquet.read_table(stream)
    told = json.loads(found.schema.metadata[PROOF.encode()])
    table = pl.DataFrame(pl.from_arrow(found))
    return Precomputed(year, told["bewijs"], told["uitkomst_hash"], table)


def make(year: int, folder: Path, progress: Progress | None = None) -> Path:
    """Calculate every area and write the file, whole or not at all. Raises OSError."""
    import pyarrow.parquet

    areas = [*all_municipalities(), *provinces(), find("NL")]
    rows: list[dict[str, Any]] = []
    hashes: dict[str, str] = {}
    for n, area in enumerate(areas):
        found = answer(area, year)
        hashes[area.code] = found["bewijs"]["uitkomst_hash"]
        hidden = [
            {"grootheid": one["grootheid"], "groep": one["groep"], "soort": HIDDEN, "definitie": one["reden"]}
            for one in found["onderdrukt"]
        ]
        for place, row in enumerate([*found["uitkomsten"], *hidden]):
            rows.append({"code": area.code, "plaats": place} | {name: row.get(name) for name in FIELDS})
        if progress:
            progress(n + 1, len(areas))
    numbers = {"waarde": pl.Float64, "laag": pl.Float64, "hoog": pl.Float64, "bronjaar": pl.Int64, "plaats": pl.Int64}
    schema = {name: numbers.get(name, pl.String) for name in ("code", "plaats", *FIELDS)}
    # Equal figures beside one another: so the file stays small.
    table = pl.DataFrame(rows, schema=schema).sort("maatregel", "grootheid", "groep", "soort", "code").to_arrow()
    told = json.dumps({"bewijs": _proof(year), "uitkomst_hash": hashes})
    target = folder / f"uitkomsten-{year}.parquet"
    with whole(target) as part:
        pyarrow.parquet.write_table(
            table.replace_schema_metadata({PROOF: told}), part, compression="zstd", compression_level=19
        )
    return target


def _proof(year: int) -> dict[str, Any]:
    return {**proof(load(), When(year)), "bevolking": population().hash, "berekening": calculation()}
