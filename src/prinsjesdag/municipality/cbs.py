"""Households by type and national income tenth, from CBS, for every municipality, province and the country.

Bron: CBS, CC BY 4.0, StatLine 86161NED (Inkomen van huishoudens; huishoudenskenmerken, regio), income year 2022.
Private households including students, on 1 January 2023 (CBS's usual date for an income year; our copy does not state
it). The tenths are those of standardised income over the whole country.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Literal

from prinsjesdag.municipality.areas import Area, municipalities_in
from prinsjesdag.municipality.data import rows

BRON = "CBS StatLine 86161NED, inkomensjaar 2022; bewerking van CBS-cijfers, CC BY 4.0"
BRONJAAR = 2022
AFRONDING_HUISHOUDENS = 50  # CBS gives households x 1,000 with one decimal, so a number is right within 50


class Huishoudtype(StrEnum):
    """The four types in the table; "overige" households (about 2 to 3%) are in none of them."""

    EENPERSOONS = "eenpersoons"
    EENOUDER = "eenouder"
    PAAR_ZONDER_KINDEREN = "paar_zonder_kinderen"
    PAAR_MET_KINDEREN = "paar_met_kinderen"

    @property
    def meervoud(self) -> str:
        """As a reader would say it."""
        return {
            Huishoudtype.EENPERSOONS: "eenpersoonshuishoudens",
            Huishoudtype.EENOUDER: "eenoudergezinnen",
            Huishoudtype.PAAR_ZONDER_KINDEREN: "paren zonder kinderen",
            Huishoudtype.PAAR_MET_KINDEREN: "paren met kinderen",
        }[self]


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of households of one type in one national income tenth (1 lowest, 10 highest)."""

    huishoudtype: Huishoudtype
    tiende: int
    huishoudens: float  # number, not thousands
    geschat: bool  # True: CBS publishes how many households of this type there are, but not their tenths
    reden: str | None  # why and how it was estimated
    bronjaar: int = BRONJAAR


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of an area's households the cells cover."""

    huishoudens: int  # all private households, 1 January 2023
    in_cellen: float
    afronding: float  # largest possible rounding error of in_cellen
    geschat: float  # households in cells whose tenth was estimated

    @property
    def niet_gedekt(self) -> float:
        """Other types and households without known income; may fall below 0 by rounding in a very small area."""
        return self.huishoudens - self.in_cellen

    @property
    def aandeel_niet_gedekt(self) -> float:
        return self.niet_gedekt / self.huishoudens


@dataclass(frozen=True, slots=True)
class TenthLimits:
    """The nine national limits between the ten income groups."""

    inkomensbegrip: str
    jaar: int
    grenzen: tuple[float, ...]  # EUR/jaar: tenth 1 lies below grenzen[0], tenth 10 above grenzen[8]
    voorlopig: bool
    zekerheid: str
    voorbehoud: str


def households_by_type_and_tenth(area: Area) -> list[Cell]:
    """The 40 cells of an area, in households, income year 2022.

    A published cell is CBS's number of households of that type times its share in whole per cents, the shares brought
    back to a sum of 1: right within about half a per cent of the type. Where CBS suppresses the shares (fewer than
    1,000 households of the type) the number is still CBS's own and only its division over the tenths is estimated: see
    `_estimated_shares`.
    """
    cells = []
    for kind in Huishoudtype:
        row = _table("huishoudens_tienden")[area.code, kind]
        number = round(float(row["hh_x1000"]) * 1000)
        shares, reason = (_shares(row), None) if row["t1"] else _estimated_shares(area, kind)
        for tenth, share in enumerate(shares, start=1):
            cells.append(Cell(kind, tenth, number * share, reason is not None, reason))
    return cells


def coverage(area: Area) -> Coverage:
    """The cells of an area against all its private households of 1 January 2023 (CBS, Wijk- en buurtkaart 2023).

    Nationally 4.6% is not covered: other types of households, and households whose income CBS does not know.
    """
    cells = households_by_type_and_tenth(area)
    rounding = AFRONDING_HUISHOUDENS * len(Huishoudtype)
    estimated = sum(cell.huishoudens for cell in cells if cell.geschat)
    return Coverage(households(area), sum(cell.huishoudens for cell in cells), rounding, estimated)


def households(area: Area) -> int:
    """Private households on 1 January 2023 (CBS, Wijk- en buurtkaart 2023); provinces and country as the sum."""
    return sum(_counts()[one.code][0] for one in municipalities_in(area))


def inhabitants(area: Area) -> int:
    """Inhabitants on 1 January 2024 (CBS); provinces and country as the sum."""
    return sum(_counts()[one.code][1] for one in municipalities_in(area))


def tenth_limits(concept: Literal["gestandaardiseerd", "besteedbaar"], year: int) -> TenthLimits:
    """Limits of the national income tenths in EUR a year: standardised 2021-2024, disposable 2021-2023.

    Second-hand: the repository they come from did not record the StatLine table and says they were not checked. They
    leave students out and the households by tenth include them, so the lowest limits are somewhat too high for those.
    """
    found = _limits().get((concept, year))
    if found is None:
        known = ", ".join(f"{one} {at}" for one, at in _limits())
        raise ValueError(f"no limits of income tenths for {concept} {year}; known: {known}")
    return found


# --- tables ----------------------------------------------------------------------------------------------------------

_Shares = tuple[float, ...]


@cache
def _table(name: str) -> dict[tuple[str, str], dict[str, str]]:
    """The rows of a table of shares by (area, type of household)."""
    return {(row["regio"], row["huishoudtype"]): row for row in rows(name)}


def _estimated_shares(area: Area, kind: Huishoudtype) -> tuple[_Shares, str]:
    """Shares for a municipality where CBS suppresses them, and the reason as the report shows it.

    One-parent families (suppressed in 188 municipalities, with 18% of these families) take the province's shares times
    one national factor a tenth, chosen so that all suppressed municipalities together equal what the provinces leave
    after the published ones: small places have fewer poor families than their province (24% in tenths 1 and 2, where
    the province's shares would give 30%). Other types (at most ten municipalities) take the province's shares.
    """
    reason = f"Van {kind.meervoud} geeft CBS hier alleen het aantal (minder dan 1.000); verdeeld over de inkomens "
    if row := _table("huishoudens_tienden_geschat").get((area.provincie_code, kind)):
        return _shares(row), f"{reason}als in {area.provincie}, bijgesteld voor kleine gemeenten."
    return _shares(_table("huishoudens_tienden")[area.provincie_code, kind]), f"{reason}als in heel {area.provincie}."


def _shares(row: dict[str, str]) -> _Shares:
    percents = [float(row[f"t{tenth}"]) for tenth in range(1, 11)]
    return tuple(percent / sum(percents) for percent in percents)


@cache
def _counts() -> dict[str, tuple[int, int]]:
    return {row["code"]: (int(row["huishoudens_2023"]), int(row["inwoners_2024"])) for row in rows("gemeenten")}


@cache
def _limits() -> dict[tuple[str, int], TenthLimits]:
    caveat = (
        "Overgenomen uit een bron die de cijfers niet aan StatLine heeft getoetst; zonder studenten, "
        "terwijl de huishoudens per tiende studenten wel meetellen."
    )
    return {
        (row["inkomensbegrip"], int(row["jaar"])): TenthLimits(
            row["inkomensbegrip"],
            int(row["jaar"]),
            tuple(round(float(row[f"g{number}"]) * 1000.0, 2) for number in range(1, 10)),
            row["voorlopig"] == "ja",
            row["zekerheid"],
            caveat,
        )
        for row in rows("tienden_grenzen")
    }
