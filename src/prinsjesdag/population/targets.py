"""What each municipality's households must add up to, and how far each figure is trusted.

94 figures a municipality. Years differ (docs/bevolking.md): older margins are taken as shares, or scaled to one
national total, so that they don't contradict each other; the tolerance (one standard deviation) says the rest.
Everything is a number of households or persons; the order is that of NAMES.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from prinsjesdag.population.assumptions import Assumptions
from prinsjesdag.population.data import rows
from prinsjesdag.population.homes import HOMES, PERIODS
from prinsjesdag.population.people import Floats

AGES = ("0_4", "5_9", "10_14", "15_19", "20_24", "25_44", "45_64", "65_79", "80_plus")
FINER = {"25_34": "25_44", "45_54": "45_64", "65_69": "65_79"}
TENTH_TYPES = ("eenpersoons", "paar_zonder_kinderen", "paar_met_kinderen", "eenouder")
GROUPS: dict[str, tuple[str, ...]] = {
    "huishoudens": ("huishoudens",),
    "huishoudtype": ("eenpersoons", "zonder_kinderen", "met_kinderen", "eenouder", "overig"),
    "leeftijd": tuple(f"leeftijd_{age}" for age in AGES),
    "leeftijd_fijn": tuple(f"leeftijd_{age}" for age in FINER),
    "alleen_leeftijd": ("alleen_tot_30", "alleen_65", "alleen_80"),
    "grootte": ("personen_3", "personen_4", "personen_5"),
    "type_tiende": tuple(f"{kind}_d{n}" for kind in TENTH_TYPES for n in range(1, 11)),
    "inkomen": ("inkomen_gemiddeld", "inkomen_mediaan"),
    "uitkeringen": ("bijstand", "ao", "ww", "aow"),
    "eigendom": ("koop", "corporatie"),
    "woningen": tuple(f"won_{home}_{period}" for home in HOMES for period in PERIODS),
    "laag_inkomen": ("laag_inkomen",),
    "vermogen": ("vermogen_mediaan",),
}
"""Names of the figures by margin. The last is left out of the first pass: it needs the level of WOZ-waarden."""

NAMES = tuple(name for names in GROUPS.values() for name in names)
INDEX = {name: n for n, name in enumerate(NAMES)}
MONEY = 40_000.0
"""Amounts are in this unit, so that all columns are of one size."""

PRIVATE = {"65_79": 0.985, "80_plus": 0.9}
"""Share of persons that live in a private household (aanname; younger: 0.993)."""
YOUNG_PRIVATE = 0.993
AGE_TOLERANCE = {"80_plus": 0.008, "65_79": 0.006}
BENEFITS = {"bijstand": (0.985, 0.03), "ao": (0.95, 0.03), "ww": (1.0, 0.08), "aow": (0.965, 0.01)}
"""Share in private households, and tolerance."""
UNFITTING = {"GM1950": "leeftijd"}
"""Westerwolde: the asylum centre of Ter Apel is in the ages and not in the households."""


@dataclass(frozen=True)
class Targets:
    """The figures of one area."""

    code: str
    households: float
    value: Floats
    tolerance: Floats
    median_income: float
    """EUR: half of the households have less."""
    median_wealth: float
    """Of the country's, where both are of 2021."""
    woz: float
    """Of the country's."""
    published: Floats
    """1 where the figure itself was published, 0 where it was filled in."""


@cache
def municipalities() -> tuple[dict[str, str], ...]:
    """The published figures, by code."""
    return tuple(rows("gemeenten"))


@dataclass(frozen=True)
class _Country:
    """What shares and scales need of the country."""

    benefits: dict[str, float]
    woz: float
    wealth: float
    income: float


def targets(a: Assumptions) -> list[Targets]:
    """Of every municipality, by code. `laag_inkomen` is a share of the country's rate: see `with_low_income`."""
    table = municipalities()
    weight = np.array([float(row["huishoudens"]) for row in table])

    def mean(name: str) -> float:
        said = np.array([float(row[name] or "nan") for row in table])
        known = ~np.isnan(said)
        return float((said[known] * weight[known]).sum() / weight[known].sum())

    country = _Country(
        {name: a["landelijk", name] / sum(float(row[name] or 0.0) for row in table) for name in BENEFITS},
        mean("woz"), mean("vermogen_mediaan"), mean("inkomen_gemiddeld"),
    )  # fmt: skip
    low = mean("pct_tot_110")
    return [_of(row, country, low) for row in table]


def _of(row: dict[str, str], country: _Country, low: float) -> Targets:
    n = float(row["huishoudens"])
    value, s = np.full(len(NAMES), np.nan), np.full(len(NAMES), np.nan)
    published = np.ones(len(NAMES))

    def put(name: str, target: float, tolerance: float, seen: bool = True) -> None:
        value[INDEX[name]], s[INDEX[name]] = target, tolerance
        published[INDEX[name]] = float(seen)

    def number(name: str) -> float:
        return float(row[name] or "nan")

    put("huishoudens", n, 0.002 * n)
    types = _types(row)
    for name in ("eenpersoons", "zonder_kinderen", "met_kinderen"):
        put(name, number(name), 0.003 * n)
    put("eenouder", types["eenouder"], max(0.02 * types["eenouder"], 0.003 * n))
    put("overig", types["overig"], max(0.15 * types["overig"], 1.0))
    _put_ages(row, put)
    alone = number("eenpersoons") / number("alleen_2020")
    for name in ("alleen_tot_30", "alleen_65", "alleen_80"):
        put(name, alone * number(f"{name}_2020"), max(0.04 * alone * number(f"{name}_2020"), 1.0))
    several = (n - number("eenpersoons")) / (number("huishoudens_2020") - number("eenpersoons_2020"))
    for name in ("personen_3", "personen_4", "personen_5"):
        put(name, several * number(f"{name}_2020"), 0.035 * several * number(f"{name}_2020"))
    for kind in TENTH_TYPES:
        shares = np.array([number(f"{kind}_d{t}") for t in range(1, 11)])
        hidden = row[f"{kind}_onderdrukt"] == "1"
        for t in range(1, 11):
            share = shares[t - 1] / shares.sum()
            put(f"{kind}_d{t}", types[kind] * share, (0.03 if hidden else 0.006) * types[kind], not hidden)
    mean_known, median_known = row["inkomen_gemiddeld"] != "", row["inkomen_mediaan"] != ""
    income = (number("inkomen_gemiddeld") if mean_known else country.income) * 1000.0 / MONEY * n
    put("inkomen_gemiddeld", income, (0.02 if mean_known else 0.3) * income, mean_known)
    put("inkomen_mediaan", 0.5 * n, (0.010 if median_known else 0.3) * n, median_known)
    for name, (private, tolerance) in BENEFITS.items():
        known = row[name] != ""
        persons = private * country.benefits[name] * (number(name) if known else 0.02 * n)
        put(name, persons, max(tolerance * persons, 8.0) if known else persons, known)
    for name, column in (("koop", "pct_koop"), ("corporatie", "pct_corporatie")):
        put(name, number(column) / 100.0 * n, 0.006 * n)
    homes = [f"won_{home}_{period}" for home in HOMES for period in PERIODS]
    dwellings = sum(number(name) for name in homes)
    for name in homes:
        put(name, number(name) / dwellings * n, max(0.03 * number(name) / dwellings * n, 0.002 * n))
    put("laag_inkomen", number("pct_tot_110") / low * n, 0.08 * number("pct_tot_110") / low * n)
    put("vermogen_mediaan", 0.5 * n, 0.02 * n)
    if row["code"] in UNFITTING:
        for name in (*GROUPS["leeftijd"], *GROUPS["leeftijd_fijn"]):
            s[INDEX[name]] = 0.05 * value[INDEX[name]]
    median = number("inkomen_mediaan") * 1000.0 if median_known else 36500.0
    wealth = number("vermogen_mediaan") / country.wealth
    return Targets(row["code"], n, value, s, median, wealth, number("woz") / country.woz, published)


def _types(row: dict[str, str]) -> dict[str, float]:
    """The five types in 2025: lone parents and others from their shares in 2020."""
    before = float(row["huishoudens_2020"])
    now = float(row["huishoudens"])
    others = max(before - float(row["eenpersoons_2020"]) - float(row["paren_2020"]) - float(row["eenouder_2020"]), 0.0)
    lone = float(row["eenouder_2020"]) / before * now
    other = max(others / before * now, 1.0)
    return {
        "eenpersoons": float(row["eenpersoons"]),
        "eenouder": lone,
        "overig": other,
        "paar_zonder_kinderen": float(row["zonder_kinderen"]) - other,
        "paar_met_kinderen": float(row["met_kinderen"]) - lone,
    }


def _put_ages(row, put) -> None:  # type: ignore[no-untyped-def]
    for age in AGES:
        persons = float(row[f"leeftijd_{age}"]) * PRIVATE.get(age, YOUNG_PRIVATE)
        put(f"leeftijd_{age}", persons, AGE_TOLERANCE.get(age, 0.005) * persons)
    for fine, band in FINER.items():
        share = float(row[f"inwoners_{fine}_2021"]) / float(row[f"inwoners_{band}_2021"])
        persons = float(row[f"leeftijd_{band}"]) * PRIVATE.get(band, YOUNG_PRIVATE) * share
        put(f"leeftijd_{fine}", persons, 0.03 * persons)


def country(found: list[Targets]) -> tuple[Floats, Floats]:
    """The sums over all municipalities, and their tolerances: at least 0.3%."""
    value = np.sum([t.value for t in found], axis=0)
    tolerance = np.sqrt(np.sum([t.tolerance**2 for t in found], axis=0))
    return value, np.maximum(tolerance, 0.003 * value)
