"""What municipalities budget and spend: Iv3, lasten per taakveld, budgets 2017-2026 and accounts 2017-2024.

Bron: CBS, Iv3 (Informatie voor derden), CC BY 4.0, from a public copy of the CBS tables (tools/build_iv3.py). Amounts
are gross costs (lasten) before changes in reserves, in EUR; a merged municipality is the sum of those it was made of.
Four municipalities have no budget of 2025 in our copy; nothing is filled in for them. The codes of 2025 (6.21-6.23,
6.60, 6.75-6.79, 6.91, 6.92) are brought together with the older ones in series; where a series isn't quite the same
before and after, it says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from prinsjesdag.municipality.areas import Area, all_municipalities, municipalities_in
from prinsjesdag.municipality.data import rows

if TYPE_CHECKING:
    import polars as pl

BRON = "CBS, Iv3 (begrotingen 2017-2026, jaarrekeningen 2017-2024); bewerking van CBS-cijfers, CC BY 4.0"


class Soort(StrEnum):
    """A budget is made before the year, accounts after it: never one line through both."""

    BEGROTING = "begroting"
    JAARREKENING = "jaarrekening"


YEARS: dict[Soort, range] = {Soort.BEGROTING: range(2017, 2027), Soort.JAARREKENING: range(2017, 2025)}


@dataclass(frozen=True, slots=True)
class Series:
    """Taakvelden that are followed as one: all codes, of any year, that belong to it."""

    name: str
    title: str
    codes: tuple[str, ...]
    breuk: str = ""  # where before and after are not quite the same

    def codes_in(self, year: int) -> tuple[str, ...]:
        """The codes of this series that exist in a year."""
        return tuple(code for code in self.codes if _exists(code, year))


REEKSEN: dict[str, Series] = {
    one.name: one
    for one in (
        Series("samenkracht", "Samenkracht en burgerparticipatie (6.1)", ("6.1",)),
        Series(
            "toegang", "Wijkteams, toegang en eerstelijns (6.2; sinds 2025 6.21-6.23)", ("6.2", "6.21", "6.22", "6.23")
        ),
        Series("inkomensregelingen", "Inkomensregelingen (6.3)", ("6.3",)),
        Series(
            "begeleide_participatie", "WSW en beschut werk (6.4)", ("6.4",),
            "Heette tot en met 2024 Begeleide participatie.",
        ),
        Series("arbeidsparticipatie", "Arbeidsparticipatie (6.5)", ("6.5",)),
        Series(
            "hulpmiddelen", "Hulpmiddelen en diensten Wmo (6.6; sinds 2025 6.60)", ("6.6", "6.60"),
            "Heette tot en met 2024 Maatwerkvoorziening (WMO).",
        ),
        Series(
            "maatwerk", "Maatwerk Wmo en jeugd (6.71-6.79)",
            ("6.71", "6.72", "6.73", "6.74", "6.75", "6.76", "6.79"),
            "Wmo en jeugd samen, want persoonsgebonden budgetten staan sinds 2025 apart (6.79).",
        ),
        Series(
            "maatwerk_wmo", "Maatwerk 18+ (6.71)", ("6.71",),
            "Sinds 2025 zonder persoonsgebonden budgetten (6.79): niet te vergelijken met 2024.",
        ),
        Series(
            "jeugdhulp", "Maatwerk 18- (6.72-6.74; sinds 2025 6.75 en 6.76)", ("6.72", "6.73", "6.74", "6.75", "6.76"),
            "Sinds 2025 zonder persoonsgebonden budgetten (6.79): niet te vergelijken met 2024. In 2023 gesplitst.",
        ),
        Series("pgb", "Persoonsgebonden budgetten Wmo en jeugd (6.79)", ("6.79",), "Bestaat sinds 2025."),
        Series("geescaleerd_wmo", "Geëscaleerde zorg 18+ (6.81)", ("6.81",)),
        Series("geescaleerd_jeugd", "Geëscaleerde zorg 18- (6.82)", ("6.82",), "In 2023 anders afgebakend."),
        Series("beleid", "Coördinatie en beleid Wmo en jeugd (6.91, 6.92)", ("6.91", "6.92"), "Bestaat sinds 2025."),
        Series("volksgezondheid", "Volksgezondheid (7.1)", ("7.1",)),
    )
}  # fmt: skip
"""The series of the social domain, by name."""


@dataclass(frozen=True, slots=True)
class Core:
    """Main figures of one set of accounts or one budget, in EUR; inhabitants on 1 January of the year."""

    inwoners: int
    lasten: float
    baten: float
    algemene_uitkering: float  # B4.3.1 on taakveld 0.7: all of the gemeentefonds
    spuks: float  # other money of the Rijk, the BUIG included
    spuks_sociaal: float  # of which on taakveld 6

    @property
    def per_inwoner(self) -> float:
        """Gemeentefonds, EUR an inhabitant."""
        return self.algemene_uitkering / self.inwoners


@dataclass(frozen=True, slots=True)
class Point:
    """An amount of one year; `euro` is None where the municipality isn't in our copy that year."""

    jaar: int
    soort: Soort
    euro: float | None


def spent(area: Area, codes: Iterable[str], year: int, kind: Soort) -> float | None:
    """Lasten of an area on these taakvelden, EUR in the year; None where any of its municipalities is missing."""
    known = _present(year, kind)
    parts = _codes_of(area, year)
    if not parts or any(code not in known for code in parts):
        return None
    amounts = by_municipality(tuple(codes), year, kind)
    return sum(amounts.get(code, 0.0) for code in parts)


def history(area: Area, name: str) -> list[Point]:
    """A series through the years, accounts and budgets; a year without any of its codes is left out."""
    series = REEKSEN[name]
    return [
        Point(year, kind, spent(area, series.codes_in(year), year, kind))
        for kind, years in YEARS.items()
        for year in years
        if series.codes_in(year)
    ]


def core(area: Area, year: int, kind: Soort) -> Core | None:
    """The main figures of an area; None where any of its municipalities is missing that year."""
    table, parts = _core(year, kind), _codes_of(area, year)
    if not parts or any(code not in table for code in parts):
        return None
    return Core(int(_sum(table, parts, "inwoners")), *(_sum(table, parts, name) * 1000.0 for name in _KERN))


def by_municipality(codes: tuple[str, ...], year: int, kind: Soort) -> dict[str, float]:
    """Lasten on these taakvelden together, EUR by municipality code; a municipality with nothing is left out.

    The divided municipalities of before 2021 stand under their own code, so the sum is the national total.
    """
    return dict(_by_municipality(tuple(sorted(codes)), year, kind))


def gap(area: Area) -> str:
    """What the history of an area misses: its part of a municipality that was divided. Empty for most."""
    if area.kind != "gemeente":
        return ""
    parts = [row for row in rows("namen") if row["soort"] == "verdeeld" and row["code_nieuw"] == area.code]
    told = [f"tot en met {int(row['datum'][:4]) - 1} zonder zijn deel van {row['naam']}" for row in parts
            if row["datum"] > "2017-01-01"]  # fmt: skip
    return "; ".join(told)


def missing(year: int, kind: Soort) -> tuple[Area, ...]:
    """The municipalities of today that are not in our copy that year."""
    return tuple(area for area in all_municipalities() if area.code not in _present(year, kind))


def taakvelden() -> frozenset[str]:
    """Every code in the data, of any year."""
    return frozenset(_lasten()["taakveld"].unique())


# --- tables ----------------------------------------------------------------------------------------------------------

_KERN = ("lasten", "baten", "algemene_uitkering", "spuks", "spuks_sociaal")
_DIVIDED = {"GM0140": ("PV21", 2017), "GM0053": ("PV20", 2018), "GM0788": ("PV30", 2020)}
"""Divided municipalities: their province and their last year."""


def _codes_of(area: Area, year: int) -> list[str]:
    codes = [one.code for one in municipalities_in(area)]
    if area.kind == "gemeente":
        return codes
    return codes + [
        code for code, (province, last) in _DIVIDED.items() if year <= last and area.code in ("NL", province)
    ]


def _exists(code: str, year: int) -> bool:
    new = {"6.21", "6.22", "6.23", "6.60", "6.75", "6.76", "6.79", "6.91", "6.92"}
    ended = {"6.2", "6.6", "6.72", "6.73", "6.74"}
    if code in new:
        return year >= 2025
    if code in ended:
        return year <= 2024 and (year >= 2023 or code not in ("6.73", "6.74"))
    return True


@cache
def _by_municipality(codes: tuple[str, ...], year: int, kind: Soort) -> dict[str, float]:
    import polars as pl

    found = (
        _lasten()
        .filter(pl.col("taakveld").is_in(codes), pl.col("jaar") == year, pl.col("soort") == kind.value)
        .group_by("code")
        .agg(pl.col("lasten").sum())
        .sort("code")
    )
    return {code: euro * 1000.0 for code, euro in found.iter_rows()}


@cache
def _present(year: int, kind: Soort) -> frozenset[str]:
    return frozenset(_core(year, kind))


@cache
def _core(year: int, kind: Soort) -> dict[str, dict[str, Any]]:
    import polars as pl

    found = _read("iv3_kern").filter(pl.col("jaar") == year, pl.col("soort") == kind.value)
    return {row["code"]: row for row in found.iter_rows(named=True)}


def _sum(table: dict[str, dict[str, Any]], parts: Iterable[str], name: str) -> float:
    return float(sum(table[code][name] for code in parts))


@cache
def _lasten() -> "pl.DataFrame":
    return _read("iv3_lasten")


def _read(name: str) -> "pl.DataFrame":
    from importlib.resources import files

    import polars as pl

    return pl.read_parquet(files("prinsjesdag.municipality.data").joinpath(f"{name}.parquet").read_bytes())
