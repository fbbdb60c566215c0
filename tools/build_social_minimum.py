"""Households up to 101, 110 and 120% of the sociaal minimum by municipality, from the collected CBS figures.

Writes municipality/data/sociaal_minimum.csv; run with the folder of the collected data as the argument.
"""

import csv
import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "src/prinsjesdag/municipality/data/sociaal_minimum.csv"
HEAD = """# Bron: CBS, Kerncijfers wijken en buurten 2021 (CC BY 4.0): huishoudens met een inkomen tot 101, 110 en 120
# procent van het sociaal minimum, in procenten van de huishoudens met inkomen, zonder studentenhuishoudens. Waar na
# 2021 gemeenten zijn samengevoegd (oude_gemeenten > 1) het gemiddelde, gewogen naar inwoners.
# Bewerking: tools/build_social_minimum.py
"""


def main(folder: str) -> None:
    """Write the table, the whole file."""
    with (Path(folder) / "cbs" / "gemeenten.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    names = [f"pct_hh_tot_{limit}_soc_min_2021" for limit in (101, 110, 120)]
    lines = ["code,tot_101,tot_110,tot_120,oude_gemeenten"]
    for row in sorted(rows, key=lambda row: row["gm_code"]):
        lines.append(
            ",".join([row["gm_code"], *(row[name] for name in names), f"{float(row['n_oude_gemeenten_2021']):.0f}"])
        )
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
