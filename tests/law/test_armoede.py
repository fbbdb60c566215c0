"""The poverty line of CBS, SCP and Nibud, and income beside the sociaal minimum."""

from typing import Any

import pytest

from tests.law.huishouden import APPLICANT, NOTHING, PARTNER, one

SINGLE = {**APPLICANT, **NOTHING}
COUPLE = (SINGLE, {**PARTNER, **NOTHING})
KENNISBUNDEL = "kennisbundel.nl 18-7-2024, naar CBS, SCP en Nibud"
ANP = "ANP december 2025, naar het CBS"


def children(*ages: int) -> tuple[dict[str, Any], ...]:
    return tuple({"id": f"k{n}", "rol": "kind", "leeftijd": age} for n, age in enumerate(ages))


@pytest.mark.parametrize(
    ("year", "persons", "line"),
    [
        pytest.param(2023, (SINGLE,), 1510.0, id=KENNISBUNDEL),
        pytest.param(2023, (*COUPLE, *children(9, 12)), 2535.0, id=f"{KENNISBUNDEL}, paar, kinderen t/m 12"),
        pytest.param(2023, (*COUPLE, *children(13, 16)), 2910.0, id=f"{KENNISBUNDEL}, paar, pubers"),
        pytest.param(2023, (SINGLE, *children(14, 17)), 2500.0, id=f"{KENNISBUNDEL}, eenouder, pubers"),
        pytest.param(2024, (SINGLE,), 1600.0, id=ANP),
    ],
)
def test_published_lines(year: int, persons: tuple[dict[str, Any], ...], line: float) -> None:
    assert one("armoedegrens_maand", year, *persons) == pytest.approx(line)


@pytest.mark.parametrize(
    ("income", "savings", "poor"),
    [
        (18_000.0, 0.0, True),  # 1,500 a month is below 1,510
        (18_240.0, 0.0, False),  # 1,520 a month is above
        (18_000.0, 18_000.0, True),  # less than a year's line of 18,120 (published, unrounded: 18,145)
        (18_000.0, 18_200.0, False),  # a buffer of more than a year's line
    ],
)
def test_poor_is_below_the_line_without_a_buffer(income: float, savings: float, poor: bool) -> None:
    """The buffer: hartvannederland.nl October 2024, after CBS, SCP and Nibud."""
    person = {**SINGLE, "spaargeld": savings}
    assert one("arm", 2023, person, besteedbaar_inkomen_huishouden=income) is poor


def test_whoever_lives_on_bijstand_has_the_sociaal_minimum() -> None:
    """Bijstand is the norm, net (Participatiewet art. 19 and 31); rounding of the tax table is below 0.1%."""
    for persons in ((SINGLE,), COUPLE):
        received = tuple({**person, "ontvangt_bijstand": True} for person in persons)
        home = {"woning_soort": "huur", "woning_kale_huur": 590.0}
        assert one("inkomen_tov_sociaal_minimum", 2024, *received, **home) == pytest.approx(1.0, abs=0.001)


def test_income_beside_the_minimum_by_hand() -> None:
    """24,000 to spend, of which 2,000 allowances, after a premium of 1,752: 23,752 / (12 x 1,296.14) = 1.527."""
    found = one(
        "inkomen_tov_sociaal_minimum", 2024, SINGLE, besteedbaar_inkomen=24_000.0, ontvangen_toeslagen=2_000.0,
        nominale_zorgpremie=1_752.0, sociaal_minimum_maand=1_296.14, ontvangen_gemeentelijke_regelingen=0.0,
    )  # fmt: skip
    assert found == pytest.approx(1.5271, abs=0.0001)
