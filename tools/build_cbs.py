"""Rebuild the tables of prinsjesdag.municipality.data from the shared CBS tables, and check the two kept by hand.

    python tools/build_cbs.py [FOLDER]        default: ../shared/data/cbs

Writes gemeenten.csv, huishoudens_tienden.csv, huishoudens_tienden_geschat.csv and tienden_grenzen.csv. Checks namen.csv
(former municipalities) and aliassen.csv against CBS's list of municipalities for each year from 2010 to 2026.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
TARGET = HERE / "src/prinsjesdag/municipality/data"
TENTHS = range(1, 11)
Row = dict[str, str]

GEMEENTEN = """\
# Municipalities of 2023-2026 (the same 342 all years): households on 1 January 2023, inhabitants on 1 January 2024.
# Bron: CBS, CC BY 4.0. Codes, names, provinces: Gemeentelijke indeling 2026. Households: Wijk- en buurtkaart 2023 v1.
# Inhabitants: as in Iv3 (jaarrekening 2024), equal to CBS's national total. Chosen columns, otherwise unchanged.
"""
TIENDEN = """\
# Households by type and national tenth of standardised income: hh_x1000 households x 1,000, t1..t10 per cent a tenth.
# Bron: CBS, CC BY 4.0, StatLine 86161NED (Inkomen van huishoudens; huishoudenskenmerken, regio), income year 2022:
# private households including students. Four types; "overige" households are in none. Figures unchanged; t1..t10 are
# empty where CBS suppresses them (fewer than 1,000 households). The labels of eenouder, paar_zonder_kinderen and
# paar_met_kinderen were inferred from their totals (CBS codes 1050190, 1017780, 1016090).
"""
GESCHAT = """\
# Estimated per cent a tenth, for the municipalities of a province where CBS suppresses it (huishoudens_tienden.csv).
# Our estimate from CBS figures (Bron: CBS, CC BY 4.0, StatLine 86161NED, income year 2022), not published by CBS: the
# province's shares times one national factor a tenth, such that all suppressed municipalities together equal what the
# provinces leave after the published ones. Only for types with at least 5% of the households suppressed.
"""
GRENZEN = """\
# Limits between the national income tenths, thousand EUR a year (g1 = 10th, g9 = 90th percentile); without students.
# Bron: CBS, CC BY 4.0, by way of Marrekoo/IKOB_Aporometrica (cbs_income_percentiles.csv, b495ce3b), which does not
# name the StatLine table and says the values are not verified against it: confidence secondary. 2024 is provisional.
"""


def main(arguments: Sequence[str]) -> int:
    folder = Path(arguments[0]) if arguments else HERE.parent / "shared/data/cbs"
    municipalities = _read(folder / "gemeenten.csv")
    tenths = _read(folder / "inkomensdecielen_huishoudtype_2022.csv")

    _write("gemeenten", GEMEENTEN, map(_municipality, sorted(municipalities, key=lambda row: row["gm_code"])))
    _write("huishoudens_tienden", TIENDEN, map(_tenths, tenths))
    _write("huishoudens_tienden_geschat", GESCHAT, _estimates(tenths, municipalities))
    _write("tienden_grenzen", GRENZEN, _limits(_read(folder / "inkomenspercentielen_nl.csv")))

    problems = _check_names(_read(folder / "gemeentelijst_2010_2026.csv"), _read(folder / "herindelingen_codes.csv"))
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


# --- the tables ------------------------------------------------------------------------------------------------------


def _municipality(row: Row) -> Row:
    return {
        "code": row["gm_code"],
        "naam": row["gemeente"],
        "provincie_code": f"PV{row['provincie_code']}",
        "provincie": row["provincie"],
        "huishoudens_2023": f"{float(row['huishoudens_2023']):.0f}",
        "inwoners_2024": f"{float(row['inwoners_2024']):.0f}",
    }


def _tenths(row: Row) -> Row:
    region = {"regio": _region(row), "huishoudtype": row["huishoudtype"], "hh_x1000": row["hh_x1000"]}
    return region | {f"t{n}": row[f"pct_deciel_{n}"].removesuffix(".0") for n in TENTHS}


def _limits(percentiles: list[Row]) -> Iterable[Row]:
    found: dict[tuple[str, str], Row] = {}
    for row in percentiles:
        concept, year = row["inkomensbegrip"], row["jaar"]
        provisional = "ja" if year == "2024" else "nee"
        new = {"inkomensbegrip": concept, "jaar": year, "voorlopig": provisional, "zekerheid": "secondary"}
        limits = found.setdefault((concept, year), new)
        limits[f"g{round(float(row['percentiel']) * 10)}"] = row["grens_keur"]
    return found.values()


def _estimates(tenths: list[Row], municipalities: list[Row]) -> Iterable[Row]:
    """See GESCHAT: a province's shares, corrected for what is known of its suppressed municipalities together."""
    shares = {(_region(row), row["huishoudtype"]): _normalised(row) for row in tenths}
    households = {(_region(row), row["huishoudtype"]): float(row["hh_x1000"]) for row in tenths}
    provinces = {row["gm_code"]: f"PV{row['provincie_code']}" for row in municipalities}
    for kind in dict.fromkeys(row["huishoudtype"] for row in tenths):
        suppressed: dict[str, float] = defaultdict(float)  # province to households x 1,000 without published shares
        left = [sum(households[p, kind] * shares[p, kind][n] for p in set(provinces.values())) for n in range(10)]
        for code, province in provinces.items():
            if published := shares[code, kind]:
                left = [rest - households[code, kind] * share for rest, share in zip(left, published, strict=True)]
            else:
                suppressed[province] += households[code, kind]
        total = sum(suppressed.values())
        if total < 0.05 * households["NL", kind]:
            continue  # what is left is mostly rounding
        as_province = [sum(number * shares[p, kind][n] for p, number in suppressed.items()) for n in range(10)]
        factors = [rest / sum(left) * total / expected for rest, expected in zip(left, as_province, strict=True)]
        for province in sorted(suppressed):
            corrected = [share * factor for share, factor in zip(shares[province, kind], factors, strict=True)]
            percents = {f"t{n}": f"{100 * corrected[n - 1] / sum(corrected):.2f}" for n in TENTHS}
            yield {"regio": province, "huishoudtype": kind} | percents


def _normalised(row: Row) -> list[float]:
    """Shares that sum to 1; empty where suppressed."""
    if not row["pct_deciel_1"]:
        return []
    percents = [float(row[f"pct_deciel_{n}"]) for n in TENTHS]
    return [percent / sum(percents) for percent in percents]


def _region(row: Row) -> str:
    return "NL" if row["regio_code"] == "NL01" else row["regio_code"]


# --- the check of the tables kept by hand ----------------------------------------------------------------------------


def _check_names(lists: list[Row], changes: list[Row]) -> list[str]:
    """What in namen.csv and aliassen.csv disagrees with CBS's yearly lists."""
    former = _read(TARGET / "namen.csv")
    names: dict[int, dict[str, str]] = defaultdict(dict)
    inhabitants: dict[tuple[int, str], float] = {}
    for row in lists:
        names[int(row["jaar"])][row["gm_code"]] = row["gemeente"]
        if row["inwoners"]:
            inhabitants[int(row["jaar"]), row["gm_code"]] = float(row["inwoners"])

    problems = []
    ended = {(row["gm_code"], int(row["jaar"])) for row in changes if row["soort"] == "vervallen"}
    listed = {(row["code"], _first_list(row["datum"])) for row in former}
    problems += [f"namen.csv: {code} {year} is not as in herindelingen_codes.csv" for code, year in ended ^ listed]
    for row in former:
        if row["naam"] not in {names[year].get(row["code"]) for year in names}:
            problems.append(f"namen.csv: {row['code']} is not called {row['naam']} in any year")
        after = names[_first_list(row["datum"])].get(row["code_nieuw"])
        renamed_within_the_year = row["code_nieuw"] in {other["code"] for other in former}
        if after is None and not renamed_within_the_year:
            problems.append(f"namen.csv: {row['naam']}: no {row['code_nieuw']} on 1 January after {row['datum']}")
        if row["naam_nieuw"] not in {names[year].get(row["code_nieuw"]) for year in names}:
            problems.append(f"namen.csv: {row['code_nieuw']} is not called {row['naam_nieuw']} in any year")
    problems += _check_inhabitants(former, inhabitants)

    known = set(names[2026]) | {row["code"] for row in former} | {f"PV{number}" for number in range(20, 32)}
    aliases = _read(TARGET / "aliassen.csv")
    return problems + [f"aliassen.csv: {row['code']} is unknown" for row in aliases if row["code"] not in known]


def _check_inhabitants(former: list[Row], inhabitants: dict[tuple[int, str], float]) -> list[str]:
    """A successor has the inhabitants of all that went into it, within 2% (a year's growth, small border changes)."""
    into: dict[tuple[int, str], float] = {}
    for row in former:
        year = _first_list(row["datum"])
        key = (year, row["code_nieuw"])
        if (year - 1, row["code"]) not in inhabitants:
            continue
        divided = row["soort"] == "verdeeld"
        if divided and not row["inwoners"]:
            into[key] = float("nan")  # unknown, so not checked
            continue
        into.setdefault(key, inhabitants.get((year - 1, row["code_nieuw"]), 0.0))
        into[key] += float(row["inwoners"]) if divided else inhabitants[year - 1, row["code"]]
    return [
        f"namen.csv: {code} has {inhabitants[year, code]:.0f} inhabitants in {year}; those that went in, {before:.0f}"
        for (year, code), before in into.items()
        if abs(inhabitants[year, code] - before) > 0.02 * before
    ]


def _first_list(date: str) -> int:
    """The first year whose list, of 1 January, shows a change on this date."""
    return int(date[:4]) + (date[5:] != "01-01")


# --- files -----------------------------------------------------------------------------------------------------------


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def _write(name: str, comment: str, table: Iterable[Row]) -> None:
    listed = list(table)
    with (TARGET / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        file.write(comment)
        writer = csv.DictWriter(file, list(listed[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(listed)
    print(f"{name}.csv: {len(listed)} rows")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
