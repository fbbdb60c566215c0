"""Rebuild the Iv3 tables and the counts behind the keys in prinsjesdag.municipality.data from the shared CBS tables.

    python tools/build_iv3.py [FOLDER]        default: ../shared/data/cbs

Writes iv3_lasten.parquet, iv3_kern.parquet (both by today's 342 municipalities: a merged one is the sum of those before
it) and sleutels.csv. A municipality that was divided (Littenseradiel, Winsum, Haaren) keeps its own code in the years
before, so that the national totals stay whole. Stops when a total differs from the table it was made of.
"""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

import polars as pl

HERE = Path(__file__).resolve().parent.parent
TARGET = HERE / "src/prinsjesdag/municipality/data"
KERN = {
    "inwoners": "inwoners",
    "lasten_keur": "lasten",
    "baten_keur": "baten",
    "algemene_uitkering_keur": "algemene_uitkering",
    "spuks_keur": "spuks",
    "spuk_tv6_keur": "spuks_sociaal",
}
METADATA = {
    "bron": "CBS, CC BY 4.0: Iv3, begrotingen 2017-2026 en jaarrekeningen 2017-2024 van gemeenten, in 1.000 euro; "
    "opgeteld naar de 342 gemeenten van 2023-2026 (kopie: JoeyKurtosis/GemeenteFinancienTest 475e5a1b)"
}
SLEUTELS = """\
# Counts that a national amount can be divided by, for the 342 municipalities of 2023-2026.
# Bron: CBS, CC BY 4.0. huishoudens, jeugd (0-24) and ouderen (65+): Regionale kerncijfers, 1 January 2025. bijstand and
# arbeidsongeschikt (persons) and wmo (clients): Kerncijfers wijken en buurten 2021, brought to today's municipalities;
# wmo is empty where CBS does not publish it (16), bijstand likewise (Ameland). minima: households up to 120% of the
# social minimum, the share of 2021 times the households of 2023.
"""


def main(arguments: Sequence[str]) -> int:
    folder = Path(arguments[0]) if arguments else HERE.parent / "shared/data/cbs"
    municipalities = pl.read_csv(folder / "gemeenten.csv", infer_schema_length=1000)
    today = _today(set(municipalities["gm_code"]))
    costs = pl.read_csv(folder / "iv3_lasten_per_taakveld.csv.gz", schema_overrides={"taakveld": pl.String})
    heads = pl.read_csv(folder / "iv3_samenvatting.csv.gz", infer_schema_length=10_000)

    summed = (
        costs.with_columns(pl.col("gm_code").replace(today).alias("code"), pl.col("lasten_keur").cast(pl.Int32))
        .group_by("jaar", "soort", "code", "taakveld")
        .agg(pl.col("lasten_keur").sum().alias("lasten"))
        .filter(pl.col("lasten") != 0)
    )
    assert summed["lasten"].sum() == costs["lasten_keur"].sum()
    core = (
        heads.with_columns(pl.col("gm_code").replace(today).alias("code"))
        .group_by("jaar", "soort", "code")
        .agg([pl.col(old).sum().round().cast(pl.Int32).alias(new) for old, new in KERN.items()])
    )
    assert core["inwoners"].sum() == heads["inwoners"].sum()
    _write(summed, "iv3_lasten", ["taakveld", "soort", "jaar", "code"])
    _write(core, "iv3_kern", ["soort", "jaar", "code"])
    _counts(municipalities)
    return 0


def _today(current: set[str]) -> dict[str, str]:
    """Former code to today's code, for municipalities that went whole into one other."""
    lines = (TARGET / "namen.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    divided = {row["code"] for row in rows if row["soort"] == "verdeeld"}
    step = {row["code"]: row["code_nieuw"] for row in rows if row["code"] not in divided}
    found = {}
    for code in step:
        last = code
        while last in step and last not in current:
            last = step[last]
        found[code] = last
    return found


def _write(table: pl.DataFrame, name: str, order: list[str]) -> None:
    table.with_columns(pl.col("jaar").cast(pl.Int16)).select(*order, pl.exclude(order)).sort(order).write_parquet(
        TARGET / f"{name}.parquet", compression="zstd", compression_level=19, metadata=METADATA
    )


def _counts(municipalities: pl.DataFrame) -> None:
    young = [f"leeftijd_{band}_2025" for band in ("0_4", "5_9", "10_14", "15_19", "20_24")]
    columns = {
        "huishoudens": pl.col("huishoudens_2025"),
        "jeugd": pl.sum_horizontal(young),
        "ouderen": pl.sum_horizontal("leeftijd_65_79_2025", "leeftijd_80_plus_2025"),
        "bijstand": pl.col("bijstand_2021"),
        "arbeidsongeschikt": pl.col("ao_2021"),
        "wmo": pl.col("wmo_clienten_2021"),
        "minima": pl.col("pct_hh_tot_120_soc_min_2021") / 100 * pl.col("huishoudens_2023"),
    }
    table = municipalities.sort("gm_code").select(
        pl.col("gm_code").alias("code"), *(made.round().cast(pl.Int64).alias(name) for name, made in columns.items())
    )
    text = table.write_csv(line_terminator="\n")
    (TARGET / "sleutels.csv").write_text(SLEUTELS + text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
