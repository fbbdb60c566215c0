"""Make municipality/data/brede_welvaart.csv of the shared CBS tables.

python -m tools.build_welfare [FILE]        default: ../shared/data/cbs/gemeenten.csv
"""

import csv
import os
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
TARGET = HERE / "src/prinsjesdag/municipality/data/brede_welvaart.csv"
HEAD = """\
# Brede welvaart per gemeente. Bron: CBS, CC BY 4.0: Inkomen van huishoudens (2024, voorlopig) en Kerncijfers wijken en
# buurten (2021, en bijstand 2020); woningen, gas en zonnestroom 2023: ETLocal (MIT), uit BAG en Klimaatmonitor.
# Gekozen kolommen. zon_kwh_woning en gas_m3_woning zijn afgeleid (31,65 MJ per m3). Leeg: niet gepubliceerd.
"""
COLUMNS = {
    "inkomen_mediaan_keur": "ink_gestand_mediaan_keur_2024",
    "vermogen_mediaan_keur": "vermogen_mediaan_keur_2021",
    "tot_110_pct": "pct_hh_tot_110_soc_min_2021",
    "arbeidsparticipatie_pct": "pct_arbeidsparticipatie_2021",
    "bijstand_p1000": "bijstand_p1000_2021",
    "ww_pct": "ww_pct_2021",
    "hoogopgeleid_pct": "pct_opl_hoog_2021",
    "huisarts_km": "afstand_huisarts_km_2021",
    "school_km": "afstand_school_km_2021",
    "gas_m3_woning": "gas_m3_per_woning_2023_afgeleid",
    "elektriciteit_kwh": "elek_gem_kwh_2021",
}


def main(arguments: Sequence[str]) -> int:
    file = arguments[0] if arguments else HERE.parent / "shared/data/cbs/gemeenten.csv"
    with Path(file).open(encoding="utf-8") as stream:
        rows = sorted(csv.DictReader(stream), key=lambda row: row["gm_code"])
    part = TARGET.with_suffix(".part")
    with part.open("w", encoding="utf-8", newline="") as out:
        out.write(HEAD)
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["code", "inwoners", *COLUMNS, "zon_kwh_woning", "bijstand_2020", "bijstand_2021"])
        for row in rows:
            sun = float(row["hh_zonpv_tj_2023"]) * 1e6 / 3.6 / float(row["woningen_2023"])
            writer.writerow([
                row["gm_code"], row["inwoners_2025"], *(_short(row[name]) for name in COLUMNS.values()), round(sun),
                row["bijstand_2020"], row["bijstand_2021"],
            ])  # fmt: skip
    os.replace(part, TARGET)
    print(f"{TARGET}: {len(rows)} gemeenten", file=sys.stderr)
    return 0


def _short(said: str) -> str:
    return f"{float(said):.5g}" if said else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
