"""Households by type and income tenth: as CBS gives them, and as estimated where it does not.

Expected values are written out from CBS StatLine 86161NED, income year 2022 (thousands and whole per cents).
"""

from collections import defaultdict

import pytest

from prinsjesdag.municipality.areas import Area, all_municipalities, find, provinces
from prinsjesdag.municipality.cbs import (
    Cell,
    Huishoudtype,
    coverage,
    households,
    households_by_type_and_tenth,
    inhabitants,
    tenth_limits,
)

EENPERSOONS, EENOUDER, PAAR, GEZIN = Huishoudtype
Totals = dict[tuple[Huishoudtype, int], float]


def cell(name: str, kind: Huishoudtype, tenth: int) -> Cell:
    (found,) = (c for c in households_by_type_and_tenth(find(name)) if (c.huishoudtype, c.tiende) == (kind, tenth))
    return found


def summed(areas: tuple[Area, ...]) -> Totals:
    totals: Totals = defaultdict(float)
    for area in areas:
        for one in households_by_type_and_tenth(area):
            totals[one.huishoudtype, one.tiende] += one.huishoudens
    return totals


@pytest.mark.parametrize(
    ("name", "kind", "tenth", "expected"),
    [
        ("Utrecht", EENPERSOONS, 1, 88_800 * 0.28),  # 28 11 10 9 10 8 7 6 6 5 = 100
        ("Utrecht", EENOUDER, 2, 10_100 * 0.16),  # 15 16 11 12 10 10 8 7 6 5 = 100
        ("Utrecht", PAAR, 10, 39_700 * 0.25),  # 7 6 5 6 6 6 8 12 19 25 = 100
        ("Utrecht", GEZIN, 4, 37_900 * 5 / 98),  # 6 4 4 5 6 8 10 14 19 22 = 98
        ("PV26", EENPERSOONS, 1, 234_500 * 18 / 101),  # 18 13 13 11 11 9 8 7 6 5 = 101
        ("NL", EENOUDER, 2, 569_300 * 0.16),  # 14 16 12 13 11 10 8 7 5 4 = 100
        ("NL", GEZIN, 10, 1_963_900 * 16 / 101),  # 5 3 4 7 10 12 14 15 15 16 = 101
        ("Amsterdam", EENPERSOONS, 1, 255_500 * 0.21),  # 21 17 12 9 8 7 6 6 6 8 = 100
    ],
)
def test_a_published_cell_is_number_times_share(name: str, kind: Huishoudtype, tenth: int, expected: float) -> None:
    found = cell(name, kind, tenth)
    assert found.huishoudens == pytest.approx(expected)
    assert (found.geschat, found.reden, found.bronjaar) == (False, None, 2022)


def test_every_area_has_forty_cells_that_are_never_negative() -> None:
    expected = [(kind, tenth) for kind in Huishoudtype for tenth in range(1, 11)]
    for area in (*all_municipalities(), *provinces(), find("NL")):
        cells = households_by_type_and_tenth(area)
        assert [(one.huishoudtype, one.tiende) for one in cells] == expected
        assert all(one.huishoudens >= 0 for one in cells)
        assert all(one.geschat == (one.reden is not None) for one in cells)


# --- where CBS suppresses the tenths ---------------------------------------------------------------------------------


def test_a_suppressed_type_keeps_its_number_and_takes_the_shares_of_its_province() -> None:
    # Schiermonnikoog: 0.3 thousand eenpersoons, 0.1 paar met kinderen. Fryslân: 17 17 17 13 11 8 7 5 3 2 and
    # 4 4 5 9 13 15 15 14 12 9 (both 100).
    assert cell("Schiermonnikoog", EENPERSOONS, 1).huishoudens == pytest.approx(300 * 0.17)
    assert cell("Schiermonnikoog", GEZIN, 6).huishoudens == pytest.approx(100 * 0.15)
    assert cell("Schiermonnikoog", GEZIN, 6).geschat
    assert cell("Schiermonnikoog", GEZIN, 6).reden == (
        "Van paren met kinderen geeft CBS hier alleen het aantal (minder dan 1.000); "
        "verdeeld over de inkomens als in heel Fryslân."
    )
    assert cell("Schiermonnikoog", EENOUDER, 1).huishoudens == 0  # "0.0" thousand: fewer than 50


def test_suppressed_types_are_as_many_as_in_the_table() -> None:
    estimated: dict[Huishoudtype, int] = defaultdict(int)
    for area in all_municipalities():
        for kind in {one.huishoudtype for one in households_by_type_and_tenth(area) if one.geschat}:
            estimated[kind] += 1
    # Counted in 86161NED by the catalogue of the data: eenouder 188, paar met 10, paar zonder 6, eenpersoons 5.
    assert estimated == {EENOUDER: 188, GEZIN: 10, PAAR: 6, EENPERSOONS: 5}
    assert not any(one.geschat for area in (*provinces(), find("NL")) for one in households_by_type_and_tenth(area))


def test_estimated_one_parent_families_make_the_municipalities_add_up_to_the_provinces() -> None:
    municipalities, published = summed(all_municipalities()), summed(provinces())
    for tenth in range(1, 11):
        # 0.02% of the 569,300 families; the shares themselves are rounded to a whole per cent.
        assert municipalities[EENOUDER, tenth] == pytest.approx(published[EENOUDER, tenth], abs=0.0002 * 569_300)


def test_estimated_one_parent_families_are_less_often_poor_than_in_their_province() -> None:
    # As in the smallest published municipalities (1,000 to 1,200 families): 26% in the two lowest tenths, where their
    # provinces have 30% (86161NED).
    checked = 0
    for province in provinces():
        cells = households_by_type_and_tenth(province)
        families = sum(one.huishoudens for one in cells if one.huishoudtype is EENOUDER)
        lowest = sum(one.huishoudens for one in cells if one.huishoudtype is EENOUDER and one.tiende <= 2) / families
        for area in (one for one in all_municipalities() if one.provincie_code == province.code):
            own = [c for c in households_by_type_and_tenth(area) if c.huishoudtype is EENOUDER]
            if own[0].geschat and (total := sum(c.huishoudens for c in own)):
                share = sum(c.huishoudens for c in own[:2]) / total
                assert 0.7 * lowest < share < lowest
                checked += 1
    assert checked > 150


# --- totals ----------------------------------------------------------------------------------------------------------


def test_national_totals() -> None:
    # CBS: 17,942,942 inhabitants on 1 January 2024; households of the Wijk- en buurtkaart 2023 sum to 8,270,244.
    assert inhabitants(find("NL")) == 17_942_942
    assert households(find("NL")) == 8_270_244
    # CBS, Wijk- en buurtkaart 2023: Groningen 140,359 households; 243,768 inhabitants in 2024.
    assert (households(find("GM0014")), inhabitants(find("GM0014"))) == (140_359, 243_768)
    assert sum(households(province) for province in provinces()) == 8_270_244


def test_coverage_of_the_country() -> None:
    found = coverage(find("NL"))
    # 3,085.0 + 569.3 + 2,273.2 + 1,963.9 = 7,891.4 thousand of 8,270,244.
    assert found.in_cellen == pytest.approx(7_891_400)
    assert found.niet_gedekt == pytest.approx(378_844)
    assert found.aandeel_niet_gedekt == pytest.approx(0.0458, abs=0.0001)
    assert found.geschat == 0


def test_cells_never_exceed_the_households_of_a_municipality_beyond_rounding() -> None:
    for area in all_municipalities():
        found = coverage(area)
        assert found.niet_gedekt > -found.afronding
        # Students and other types: most in Vaals, Rozendaal, Wageningen and Maastricht.
        assert found.aandeel_niet_gedekt < 0.15


def test_municipalities_add_up_to_the_provinces_and_the_country() -> None:
    municipalities, by_province, country = summed(all_municipalities()), summed(provinces()), summed((find("NL"),))
    for kind in Huishoudtype:
        total = sum(country[kind, tenth] for tenth in range(1, 11))
        assert sum(municipalities[kind, tenth] for tenth in range(1, 11)) == pytest.approx(total, abs=500)
        for tenth in range(1, 11):
            # Shares are whole per cents: a national cell is right within 0.5% of its type, and 0.1% for the rescaling.
            assert municipalities[kind, tenth] == pytest.approx(country[kind, tenth], abs=0.006 * total)
            assert municipalities[kind, tenth] == pytest.approx(by_province[kind, tenth], abs=0.003 * total)


def test_each_national_tenth_holds_about_a_tenth_of_the_households() -> None:
    country = summed((find("NL"),))
    total = sum(country.values())
    for tenth in range(1, 11):
        assert sum(country[kind, tenth] for kind in Huishoudtype) / total == pytest.approx(0.10, abs=0.005)


# --- limits ----------------------------------------------------------------------------------------------------------


def test_limits_of_the_tenths() -> None:
    # CBS income percentiles as taken over by Marrekoo/IKOB_Aporometrica, thousand EUR, households without students.
    found = tenth_limits("gestandaardiseerd", 2022)
    expected = (18_400, 21_800, 24_800, 28_500, 32_100, 35_900, 40_200, 45_700, 55_100)
    assert found.grenzen == pytest.approx(expected)
    assert (found.zekerheid, found.voorlopig) == ("secondary", False)
    assert "studenten" in found.voorbehoud
    assert tenth_limits("besteedbaar", 2023).grenzen[8] == pytest.approx(96_600)
    assert tenth_limits("gestandaardiseerd", 2024).voorlopig


def test_limits_rise_within_a_year_and_over_the_years() -> None:
    for year in (2021, 2022, 2023):
        standardised, disposable = tenth_limits("gestandaardiseerd", year), tenth_limits("besteedbaar", year)
        assert list(standardised.grenzen) == sorted(standardised.grenzen)
        assert all(low < high for low, high in zip(standardised.grenzen, disposable.grenzen, strict=True))
        later = tenth_limits("gestandaardiseerd", year + 1)
        assert all(low < high for low, high in zip(standardised.grenzen, later.grenzen, strict=True))


def test_unknown_limits_name_the_known_ones() -> None:
    with pytest.raises(ValueError, match="besteedbaar 2024; known: gestandaardiseerd 2021"):
        tenth_limits("besteedbaar", 2024)
