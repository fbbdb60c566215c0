"""Builds the figures that the population is calibrated to, from the CBS tables in ../shared/data/cbs.

Only selection, adding up and joining: what is done with the figures, and how much each is trusted, stands in
population/targets.py. Run: python tools/build_population_targets.py [folder with the tables]
"""

import sys
from pathlib import Path

import polars as pl

SOURCE = Path("../shared/data/cbs")
TARGET = Path(__file__).parents[1] / "src/prinsjesdag/population/data"

CREDIT = """\
# Bron: CBS, CC BY 4.0 (kerncijfers wijken en buurten 2021; bevolking en huishoudens 2025; inkomen 2024, voorlopig;
# 86161NED 2022; 71488ned en 71486NED 2020; bevolking naar leeftijd 2021). Woningen naar type en bouwperiode: 2023,
# ETLocal (BAG en Klimaatmonitor). Bewerking: tools/build_population_targets.py.
"""

TYPES = ("eenpersoons", "paar_zonder_kinderen", "paar_met_kinderen", "eenouder")
BANDS = ("0_4", "5_9", "10_14", "15_19", "20_24", "25_44", "45_64", "65_79", "80_plus")
HOMES = ("appartement", "rijwoning", "twee_onder_een_kap", "vrijstaand")
PERIODS = ("voor_1945", "1945_1964", "1965_1984", "1985_2004", "vanaf_2005")
POSITIONS = {
    "alleenstaand": ("alleenstaand",),
    "paar_zonder_kinderen": ("partner_niet_gehuwd_zonder_k", "partner_gehuwd_zonder_k"),
    "paar_met_kinderen": ("partner_niet_gehuwd_met_k", "partner_gehuwd_met_k"),
    "eenouder": ("ouder_eenouder",),
    "overig": ("overig_lid",),
}


def main(arguments: list[str]) -> int:
    """Write both files."""
    folder = Path(arguments[0]) if arguments else SOURCE
    frame = _counts(folder).join(_deciles(folder), on="code").join(_ages(folder), on="code")
    frame = frame.join(_singles(folder), on="code", how="left").sort("code")
    _write("gemeenten", frame)
    _write("posities", _positions(folder))
    return 0


def _counts(folder: Path) -> pl.DataFrame:
    g = pl.read_csv(folder / "gemeenten.csv", infer_schema_length=None)
    named = {
        "code": "gm_code", "provincie": "provincie_code", "huishoudens": "huishoudens_2025",
        "eenpersoons": "hh_eenpersoons_2025", "zonder_kinderen": "hh_zonder_kinderen_2025",
        "met_kinderen": "hh_met_kinderen_2025", "inkomen_gemiddeld": "ink_gestand_gem_keur_2024",
        "inkomen_mediaan": "ink_gestand_mediaan_keur_2024", "besteedbaar_gemiddeld": "ink_besteedbaar_gem_keur_2024",
        "besteedbaar_mediaan": "ink_besteedbaar_mediaan_keur_2024", "bijstand": "bijstand_2021", "ao": "ao_2021",
        "ww": "ww_2021", "aow": "aow_2021", "pct_koop": "pct_koop_2021", "pct_corporatie": "pct_corporatie_2021",
        "vermogen_mediaan": "vermogen_mediaan_keur_2021", "woz": "woz_gem_keur_2021",
        "pct_tot_110": "pct_hh_tot_110_soc_min_2021",
        "huishoudens_2020": "huishoudens_71486_2020", "eenpersoons_2020": "hh_eenpersoons_2020",
        "eenouder_2020": "hh_eenouder_2020", "personen_3_2020": "hh_3_personen_2020",
        "personen_4_2020": "hh_4_personen_2020", "personen_5_2020": "hh_5plus_personen_2020",
    }  # fmt: skip
    named |= {f"leeftijd_{band}": f"leeftijd_{band}_2025" for band in BANDS}
    named |= {f"won_{home}_{period}": f"won_{home}_{period}_2023" for home in HOMES for period in PERIODS}
    pairs = (pl.col("hh_paar_gehuwd_2020") + pl.col("hh_paar_niet_gehuwd_2020")).alias("paren_2020")
    return g.select(*(pl.col(theirs).alias(ours) for ours, theirs in named.items()), pairs)


def _deciles(folder: Path) -> pl.DataFrame:
    """Per type of household the number (x 1,000) and the ten shares; where suppressed, the province's, marked."""
    d = pl.read_csv(folder / "inkomensdecielen_huishoudtype_2022.csv").unique(maintain_order=True)
    g = pl.read_csv(folder / "gemeenten.csv", infer_schema_length=None)
    rows = {(r["regio_code"], r["huishoudtype"]): r for r in d.iter_rows(named=True)}
    found = []
    for code, province in g.select("gm_code", "provincie_code").iter_rows():
        row: dict[str, object] = {"code": code}
        for kind in TYPES:
            own = rows[code, kind]
            known = own["pct_deciel_1"] is not None
            shares = own if known else rows[f"PV{province}", kind]
            row |= {f"{kind}_x1000": own["hh_x1000"], f"{kind}_onderdrukt": int(not known)}
            row |= {f"{kind}_d{n}": shares[f"pct_deciel_{n}"] for n in range(1, 11)}
        found.append(row)
    return pl.DataFrame(found)


def _ages(folder: Path) -> pl.DataFrame:
    """Persons of the finer ages in 2021."""
    bands = {"25_34": ("25-29", "30-34"), "25_44": ("25-29", "30-34", "35-39", "40-44"), "45_54": ("45-49", "50-54"),
             "45_64": ("45-49", "50-54", "55-59", "60-64"), "65_69": ("65-69",),
             "65_79": ("65-69", "70-74", "75-79")}  # fmt: skip
    ages = pl.read_csv(folder / "leeftijd5_geslacht_gemeente_2021.csv")
    sums = [
        pl.col("inwoners").filter(pl.col("leeftijd").is_in(within)).sum().alias(f"inwoners_{band}_2021")
        for band, within in bands.items()
    ]
    return ages.group_by("gm_code").agg(*sums).rename({"gm_code": "code"})


def _singles(folder: Path) -> pl.DataFrame:
    """Singles by age in 2020."""
    p = pl.read_csv(folder / "huishoudpositie_leeftijd_2020.csv", infer_schema_length=None)
    p = p.drop_nulls("gm_code_2023").with_columns(pl.col("leeftijd").str.extract(r"^(\d+)").cast(pl.Int64))
    alone, age = pl.col("alleenstaand"), pl.col("leeftijd")
    return p.group_by(pl.col("gm_code_2023").alias("code")).agg(
        alone.sum().alias("alleen_2020"),
        alone.filter(age < 30).sum().alias("alleen_tot_30_2020"),
        alone.filter(age >= 65).sum().alias("alleen_65_2020"),
        alone.filter(age >= 80).sum().alias("alleen_80_2020"),
    )


def _positions(folder: Path) -> pl.DataFrame:
    """The country's persons by age and position in the household."""
    p = pl.read_csv(folder / "huishoudpositie_leeftijd_2020.csv", infer_schema_length=None)
    p = p.with_columns(pl.col("leeftijd").str.extract(r"^(\d+)").cast(pl.Int64).alias("vanaf"))
    sums = [
        pl.sum_horizontal(pl.col(c).sum() for c in columns).cast(pl.Int64).alias(name)
        for name, columns in POSITIONS.items()
    ]
    return p.group_by("vanaf").agg(*sums).sort("vanaf")


def _write(name: str, frame: pl.DataFrame) -> None:
    whole = [c for c, kind in frame.schema.items() if kind == pl.Float64 and (frame[c].drop_nulls() % 1 == 0).all()]
    frame = frame.with_columns(pl.col(whole).cast(pl.Int64))
    with (TARGET / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(CREDIT + frame.write_csv())
    print(f"{name}.csv: {frame.height} rows, {frame.width} columns")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
