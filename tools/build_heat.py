"""Rebuild the counts of homes by type and period of prinsjesdag.heat from the shared table of municipalities.

python tools/build_heat.py [FOLDER]        default: ../shared/data/cbs
"""

import csv
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
TARGET = HERE / "src/prinsjesdag/heat/data/woningen_gemeenten.csv"
TYPES = ("vrijstaand", "twee_onder_een_kap", "rijwoning", "appartement")
PERIODS = ("voor_1945", "1945_1964", "1965_1984", "1985_2004", "vanaf_2005")
HEAD = """\
# Homes by type and construction period in 2023, of the municipalities of 2023-2026.
# Bron: CBS/Kadaster (BAG), CC BY 4.0, by way of Klimaatmonitor and ETLocal (quintel/etlocal, MIT). Chosen columns,
# otherwise unchanged; 2.4% below CBS's stock for the country.
"""


def main(folder: Path) -> int:
    """Write the table, whole or not at all."""
    with (folder / "gemeenten.csv").open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    names = [f"{kind}_{period}" for kind in TYPES for period in PERIODS]
    lines = [",".join(["code", *names])]
    lines += [",".join([row["gm_code"], *(f"{float(row[f'won_{name}_2023']):.0f}" for name in names)]) for row in rows]
    part = TARGET.with_suffix(".part")
    part.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    os.replace(part, TARGET)
    print(f"{TARGET}: {len(rows)} municipalities")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "shared/data/cbs"))
