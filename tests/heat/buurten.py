"""Neighbourhoods made up for the tests: demands follow from the published coefficients by hand, nothing is CBS's.

A terraced home of 1965-1974 with label E and 100 m2 asks 32.38 GJ at a normal climate (29.09 / .8985), 32.78 GJ in 2019
(x 1.0123); hot water 7.7, appliances 9.94. Its gas in 2019: 32.78/1.04 + 7.7/.72 = 42.21 GJ, CO2 42.21 x 56.24 kg.
"""

from pathlib import Path

from prinsjesdag.heat.inputs import COLUMNS

STREET = {
    "woningen": 400, "opp_woningen": 40_000, "label_e": 400, "woning_ruimteverwarming_gj": 400 * 32.78,
    "woning_tapwater_gj": 400 * 7.7, "woning_apparaten_gj": 400 * 9.94, "woning_aardgas_gj": 400 * 42.21,
    "co2_ton": 400 * 42.21 * 0.05624, "capaciteit_kw": 5_000.0,
}  # fmt: skip
OFFICES = {
    "utiliteit": 10, "opp_utiliteit": 10_000, "util_label_e": 10, "util_ruimteverwarming_gj": 10_000 * 0.780,
    "util_tapwater_gj": 10_000 * 0.0037768, "util_koude_gj": 10_000 * 0.0829, "util_apparaten_gj": 10_000 * 0.454,
    "util_aardgas_gj": 10_000 * 0.7553, "co2_ton": 10_000 * 0.7553 * 0.05624, "capaciteit_kw": 2_000.0,
}  # fmt: skip
NOTHING: dict[str, float] = {}


def row(code: str, **given: float) -> dict[str, str | float]:
    """A row with 0 where nothing is given."""
    return {name: code if name == "buurtcode" else given.get(name, 0) for name in COLUMNS}


def small(code: str) -> dict[str, str | float]:
    """Three homes of the street."""
    return row(code, **{name: value * 3 / 400 for name, value in STREET.items()})


def write(file: Path, rows: list[dict[str, str | float]], separator: str = ",") -> str:
    """The rows as CSV; the address of the file."""
    lines = [separator.join(rows[0])] + [separator.join(str(value) for value in one.values()) for one in rows]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(file)
