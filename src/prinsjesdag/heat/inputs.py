"""Neighbourhoods from the user's CSV or Parquet: the columns, their units, and what to say when they aren't right."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl

from prinsjesdag.errors import InputError, nearest, quoted, why
from prinsjesdag.heat.stock import Places

COLUMNS: dict[str, tuple[str, str]] = {
    "buurtcode": ("", "code van de buurt (CBS, als BU03760101)"),
    "woningen": ("woningen", "aantal woningen"),
    "opp_woningen": ("m2", "vloeroppervlak van alle woningen"),
    "utiliteit": ("aansluitingen", "utiliteitsgebouwen met een eigen aansluiting"),
    "opp_utiliteit": ("m2", "vloeroppervlak van de utiliteit"),
    "label_a": ("woningen", "energielabel A"),
    "label_b": ("woningen", "energielabel B"),
    "label_c": ("woningen", "energielabel C"),
    "label_d": ("woningen", "energielabel D"),
    "label_e": ("woningen", "energielabel E"),
    "label_f": ("woningen", "energielabel F (G wordt daaruit geschat)"),
    "util_label_b": ("aansluitingen", "utiliteit met energielabel B of beter"),
    "util_label_c": ("aansluitingen", "utiliteit met energielabel C"),
    "util_label_e": ("aansluitingen", "utiliteit met energielabel E"),
    "woning_ruimteverwarming_gj": ("GJ per jaar", "functionele vraag van de woningen in het startjaar"),
    "woning_tapwater_gj": ("GJ per jaar", "functionele vraag warm tapwater van de woningen"),
    "woning_apparaten_gj": ("GJ per jaar", "elektriciteit van apparaten in de woningen"),
    "woning_aardgas_gj": ("GJ per jaar", "aardgas van de woningen"),
    "util_ruimteverwarming_gj": ("GJ per jaar", "functionele vraag van de utiliteit"),
    "util_tapwater_gj": ("GJ per jaar", "functionele vraag warm tapwater van de utiliteit"),
    "util_koude_gj": ("GJ per jaar", "functionele koudevraag van de utiliteit"),
    "util_apparaten_gj": ("GJ per jaar", "elektriciteit van apparaten in de utiliteit"),
    "util_aardgas_gj": ("GJ per jaar", "aardgas van de utiliteit"),
    "co2_ton": ("ton per jaar", "CO2 van de buurt in het startjaar"),
    "capaciteit_kw": ("kW", "vermogen dat het elektriciteitsnet nu aankan"),
}
"""The required columns with unit and meaning."""

OPTIONAL: dict[str, tuple[str, str]] = {
    "buurtnaam": ("", "naam van de buurt"),
    "gemeentecode": ("", "CBS-code van de gemeente, als GM0376"),
    "label_appp": ("woningen", "energielabel A+ en beter; weggelaten: 0, tel ze dan bij label_a"),
    "weq": ("weq", "woningequivalenten; weggelaten: woningen + opp_utiliteit / 130"),
}


TEXT = ("buurtcode", "buurtnaam", "gemeentecode")


def read_table(file: str) -> pl.DataFrame:
    """The table of a file (.csv with commas or semicolons, .parquet). Raises InputError for what can't be used."""
    suffix = Path(file).suffix.lower()
    if suffix not in (".csv", ".parquet"):
        raise InputError("buurten staan in een bestand .csv of .parquet", ("--buurten",), file=file)
    try:
        if suffix == ".parquet":
            found = pl.read_parquet(file)
        else:
            with open(file, "rb") as opened:
                first = opened.readline()
            semicolon = first.count(b";") > first.count(b",")
            found = pl.read_csv(file, separator=";" if semicolon else ",", infer_schema_length=0, encoding="utf8")
    except OSError as error:
        raise InputError(f"niet te lezen: {why(error)}", ("--buurten",), file=file) from None
    except (pl.exceptions.PolarsError, ValueError) as error:
        raise InputError(f"geen leesbare tabel ({_plainly(str(error))})", ("--buurten",), file=file) from None
    names = [name.strip().lstrip("\ufeff").lower() for name in found.columns]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise InputError(f"de kolom {quoted(twice)} staat er twee keer", ("--buurten",), file=file)
    return found.rename(dict(zip(found.columns, names, strict=True)))


_PLAINLY = {
    "found more fields": "een regel heeft meer velden dan de eerste regel",
    "invalid utf-8": "geen tekst in UTF-8; sla het op als CSV UTF-8",
    "empty CSV": "het bestand is leeg",
    "out of specification": "geen Parquet",
}


def _plainly(said: str) -> str:
    """What polars says, for people who don't know it."""
    return next((plain for part, plain in _PLAINLY.items() if part in said), said.split("\n")[0][:150])


def of_municipality(table: pl.DataFrame, code: str) -> pl.DataFrame:
    """The rows of a municipality (GM0376): by `gemeentecode`, else by the code of the neighbourhood (BU0376…)."""
    if "gemeentecode" in table.columns:
        return table.filter(pl.col("gemeentecode").cast(pl.String).str.strip_chars() == code)
    if "buurtcode" in table.columns:
        return table.filter(pl.col("buurtcode").cast(pl.String).str.strip_chars().str.starts_with(f"BU{code[2:]}"))
    return table


def places(table: pl.DataFrame, file: str, m2_per_weq: float = 130.0) -> tuple[Places, pl.DataFrame]:
    """The neighbourhoods and the table with numbers as numbers. Missing columns and bad cells raise InputError."""
    missing = [name for name in COLUMNS if name not in table.columns]
    if missing:
        hint = nearest(missing[0], [name for name in table.columns if name not in COLUMNS])
        raise InputError(f"deze kolommen ontbreken: {', '.join(missing)}{hint}", file=file)
    if table.is_empty():
        raise InputError("de tabel heeft geen rijen", file=file)
    code = [str(one or "").strip() for one in table["buurtcode"].to_list()]
    _check_codes(code, file)
    numbers = [name for name in (*COLUMNS, *OPTIONAL) if name not in TEXT and name in table.columns]
    read = {name: _numbers(table[name], file) for name in numbers}
    zero = np.zeros(len(code))
    weq = read.get("weq", read["woningen"] + read["opp_utiliteit"] / m2_per_weq)
    labels = [read["label_a"] + read.get("label_appp", zero), *(read[f"label_{one}"] for one in "bcdef")]
    found = Places(
        code, read["woningen"], read["opp_woningen"], read["utiliteit"], read["opp_utiliteit"], weq,
        np.stack(labels, axis=1), np.stack([read[f"util_label_{one}"] for one in "bce"], axis=1),
        read["woning_ruimteverwarming_gj"], read["woning_tapwater_gj"], read["woning_apparaten_gj"],
        read["util_ruimteverwarming_gj"], read["util_tapwater_gj"], read["util_koude_gj"], read["util_apparaten_gj"],
        read["woning_aardgas_gj"] + read["util_aardgas_gj"], read["co2_ton"], read["capaciteit_kw"],
    )  # fmt: skip
    return found, table


def _numbers(column: pl.Series, file: str) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    text = column.cast(pl.String).str.strip_chars()
    if (text.str.contains(",", literal=True) & ~text.str.contains(".", literal=True)).any():
        text = text.str.replace(",", ".", literal=True)
    numbers = text.cast(pl.Float64, strict=False)
    bad = (numbers.is_null() | ~numbers.is_finite() | (numbers < 0.0)).fill_null(True)
    if bad.any():
        row = int(bad.arg_max() or 0)
        said = "leeg" if text[row] in (None, "") else f"{quoted(text[row])}"
        raise InputError(f"{said} is geen getal van 0 of meer", (column.name,), file=file, line=row + 2)
    return numbers.to_numpy()


SMALL = 50.0
"""Below this many weq a place gets a warning."""


USUAL_HOME = {"m2": (20.0, 500.0), "GJ ruimteverwarming": (2.0, 200.0)}
"""Per home; in the 1,344 places of the start year 2019 (Noord-Holland Zuid) 50 to 200 m2 and 8 to 73 GJ. Outside this
the figure is more likely a wrong unit or a lost decimal point (332.147 in a file with decimal commas)."""


def _implausible(of: Places, row: int) -> Iterator[str]:
    """Figures that no stock of homes fits; the model answers, with a stock that misses them."""
    homes = of.homes[row]
    for value, (what, (low, high)) in zip((of.homes_m2[row], of.home_heat[row]), USUAL_HOME.items(), strict=True):
        if homes >= 1 and of.homes_m2[row] > 0 and not low <= value / homes <= high:
            yield f"{value / homes:.3g} {what} per woning: klopt de eenheid?".replace(".", ",")


def remarks(of: Places, small: float = SMALL) -> list[list[str]]:
    """What a user must know of each row: what in it doesn't fit, and that the place is small (below `small` weq)."""
    times = Counter(of.code)
    found = []
    for row, code in enumerate(of.code):
        said = []
        if times[code] > 1:
            said.append(f"buurtcode staat {times[code]} keer in het bestand")
        for count, area, what in ((of.homes, of.homes_m2, "woningen"), (of.utility, of.utility_m2, "utiliteit")):
            if count[row] <= 0 < area[row]:
                said.append(f"vloeroppervlak maar geen {what}: telt niet mee")
            if area[row] <= 0 < count[row]:
                usual = "gebruikelijke grootte genomen" if what == "woningen" else "telt alleen als aansluiting"
                said.append(f"{what} zonder vloeroppervlak: {usual}")
        said.extend(_implausible(of, row))
        if of.labels[row].sum() > of.homes[row] + 0.5 and of.homes[row] > 0:
            said.append("meer energielabels dan woningen: naar verhouding verminderd")
        if of.homes[row] <= 0 and of.utility[row] <= 0:
            said.append("geen gebouwen: niets te berekenen")
        elif of.weq[row] < small:
            said.append(f"klein ({of.weq[row]:.0f} weq): fouten van tientallen procenten komen voor")
        found.append(said)
    return found


def _check_codes(code: list[str], file: str) -> None:
    for row, one in enumerate(code):
        if not one:
            raise InputError("leeg; hier hoort de code van de buurt", ("buurtcode",), file=file, line=row + 2)
