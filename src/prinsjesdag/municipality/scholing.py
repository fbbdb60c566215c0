"""STAP, the training budget that ended on 1 January 2024: grants and money by year, and an area's part by a key.

Everyone from 18 to the AOW-leeftijd could ask for it, so the key is inhabitants of 20 to 65. How many people of one
municipality used it isn't published; nor what they pay themselves now.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.assumptions import Assumptions
from prinsjesdag.municipality.keys import Divided, part

SLEUTEL = "werkleeftijd"
AANNEMELIJK = ("inwoners", "huishoudens")


@dataclass(frozen=True, slots=True)
class Stap:
    """A year of STAP: grants and mln EUR, of the country and divided; no grants since 2024, then money is saved."""

    jaar: str
    aanvragen: Divided | None
    landelijk: float | None
    geld: Divided
    landelijk_mln: float


def stap(area: Area, a: Assumptions, key: str | None = None) -> list[Stap]:
    """2022, 2023, and what the Rijk saves a year since."""
    name, plausible = key or SLEUTEL, (SLEUTEL, *AANNEMELIJK)
    years: Iterable[tuple[str, float | None, float]] = (
        ("2022", a["stap_toegekend_2022"], a["stap_geld_2022_mln"]),
        ("2023", a["stap_aanvragen_2023"] + a["stap_aanvragen_laatste"], a["stap_geld_2023_mln"]),
        ("vanaf 2024, bespaard", None, -a["stap_bespaard_mln"]),
    )
    return [
        Stap(
            year, None if number is None else part(area, number, name, plausible), number,
            part(area, mln, name, plausible), mln,
        )
        for year, number, mln in years
    ]  # fmt: skip
