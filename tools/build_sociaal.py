"""Make the compact tables of the social models (municipality/data): ages of five years, ages now, youth care.

`python tools/build_sociaal.py <folder with CBS tables>`: reads leeftijd5_geslacht_gemeente_2021.csv and gemeenten.csv
(CBS, CC BY 4.0; see that folder's CATALOGUE) and writes leeftijden_2021.csv and sociaal.csv. Checks that every
municipality is there and that the sums are those of the source.
"""

import csv
import sys
from collections.abc import Iterable
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/prinsjesdag/municipality/data"
FIVE = [f"{a}-{a + 4}" for a in range(0, 95, 5)] + ["95+"]
NOW = ("0_4", "5_9", "10_14", "15_19", "20_24", "25_44", "45_64", "65_79", "80_plus")


def main(folder: Path) -> None:
    """Both files."""
    ages: dict[str, dict[str, str]] = {}
    for row in _rows(folder / "leeftijd5_geslacht_gemeente_2021.csv"):
        ages.setdefault(row["gm_code"], {})[row["leeftijd"]] = row["inwoners"]
    bands = list(next(iter(ages.values())))
    _write("leeftijden_2021", (
        "# Inhabitants by age of five years, 1 January 2021. Bron: CBS, CC BY 4.0, StatLine 83502NED (bevolking per",
        "# viercijferige postcode), each postcode with one municipality of 2023-2026: an approximation, rounded to 5.",
    ), ["code", *bands], ([code, *(_whole(ages[code][b]) for b in bands)] for code in sorted(ages)))  # fmt: skip
    found = sorted(_rows(folder / "gemeenten.csv"), key=lambda row: row["gm_code"])
    _write("sociaal", (
        "# Inhabitants by age, 1 January 2025 (CBS, Regionale kerncijfers Nederland); Wmo clients per 1,000 "
        "inhabitants",
        "# and percentage of young people (to 23) with jeugdzorg, 2021 (CBS, Kerncijfers wijken en buurten 2021,",
        "# 85039NED, merged to the municipalities of now). Bron: CBS, CC BY 4.0. Empty: not published.",
    ), ["code", *NOW, "wmo_per_1000", "pct_jeugdzorg"], (
        [row["gm_code"], *(_whole(row[f"leeftijd_{a}_2025"]) for a in NOW), row["wmo_p1000_2021"],
         row["pct_jeugdzorg_2021"]] for row in found
    ))  # fmt: skip
    assert len(ages) == len(found) == 342


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def _whole(said: str) -> str:
    return str(round(float(said))) if said else ""


def _write(name: str, head: Iterable[str], columns: list[str], lines: Iterable[list[str]]) -> None:
    with (OUT / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
        stream.write("\n".join(head) + "\n")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
