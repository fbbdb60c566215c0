"""Iv3: totals, mergers and the codes of 2025, against figures read from the CBS tables by hand."""

import pytest

from prinsjesdag.municipality import iv3
from prinsjesdag.municipality.areas import find
from prinsjesdag.municipality.iv3 import Soort

NL, UTRECHT = find("NL"), find("GM0344")


@pytest.mark.parametrize(("year", "persons"), [(2023, 17_811_291), (2024, 17_942_942)])
def test_inhabitants_are_the_national_row(year: int, persons: int) -> None:
    """CBS, Regionale kerncijfers: the row Nederland."""
    found = iv3.core(NL, year, Soort.JAARREKENING)
    assert found is not None
    assert found.inwoners == persons


@pytest.mark.parametrize(
    ("code", "bn"), [("6.1", 4.65), ("6.2", 2.14), ("6.3", 10.03), ("6.4", 2.37), ("6.5", 1.32), ("6.71", 4.01)]
)
def test_national_costs_of_2024(code: str, bn: float) -> None:
    """Data catalogue, checks against national totals (accounts 2024, bn EUR)."""
    spent = iv3.spent(NL, [code], 2024, Soort.JAARREKENING)
    assert spent is not None
    assert spent / 1e9 == pytest.approx(bn, abs=0.005)


def test_a_merged_municipality_is_the_sum_of_the_old_ones() -> None:
    """Brielle 5,503 + Hellevoetsluis 16,171 + Westvoorne 3,346 thousand EUR on 6.3, accounts 2022 (CBS)."""
    assert iv3.spent(find("Voorne aan Zee"), ["6.3"], 2022, Soort.JAARREKENING) == 25_020_000.0


def test_a_divided_municipality_stays_in_country_and_province() -> None:
    """Haaren was divided in 2021: its costs of 2020 are nobody's now, and still part of the totals."""
    apart = iv3.by_municipality(("6.3",), 2020, Soort.JAARREKENING)
    assert "GM0788" in apart
    assert iv3.spent(NL, ["6.3"], 2020, Soort.JAARREKENING) == pytest.approx(sum(apart.values()))
    assert iv3.gap(find("Oisterwijk")) == "tot en met 2020 zonder zijn deel van Haaren"
    assert iv3.gap(UTRECHT) == ""


def test_codes_of_2025_continue_the_series() -> None:
    toegang = iv3.REEKSEN["toegang"]
    assert toegang.codes_in(2024) == ("6.2",)
    assert toegang.codes_in(2025) == ("6.21", "6.22", "6.23")
    assert iv3.REEKSEN["jeugdhulp"].codes_in(2022) == ("6.72",)
    assert iv3.REEKSEN["jeugdhulp"].codes_in(2023) == ("6.72", "6.73", "6.74")
    assert iv3.REEKSEN["hulpmiddelen"].codes_in(2026) == ("6.60",)


def test_no_taakveld_of_the_social_domain_falls_between_the_series() -> None:
    """Every code on taakveld 6 in the data is in exactly one series, maatwerk (the sum of three others) left out."""
    codes = sorted(code for name, one in iv3.REEKSEN.items() if name not in ("maatwerk", "volksgezondheid")
                   for code in one.codes)  # fmt: skip
    assert len(codes) == len(set(codes))
    assert set(codes) == {code for code in iv3.taakvelden() if code.startswith("6")}


def test_the_years_of_a_history() -> None:
    points = iv3.history(UTRECHT, "toegang")
    assert [point.jaar for point in points if point.soort is Soort.JAARREKENING] == list(range(2017, 2025))
    assert [point.jaar for point in points if point.soort is Soort.BEGROTING] == list(range(2017, 2027))
    assert all(point.euro is not None for point in points)


def test_a_municipality_that_is_missing_is_not_zero() -> None:
    """Our copy has no budget 2025 of De Bilt, Landsmeer, Midden-Drenthe and Vijfheerenlanden."""
    assert {area.naam for area in iv3.missing(2025, Soort.BEGROTING)} == {
        "De Bilt", "Landsmeer", "Midden-Drenthe", "Vijfheerenlanden",
    }  # fmt: skip
    assert iv3.spent(find("De Bilt"), ["6.3"], 2025, Soort.BEGROTING) is None
    assert iv3.core(NL, 2025, Soort.BEGROTING) is None


@pytest.mark.parametrize(
    ("place", "year", "kind", "thousands"),
    [
        ("Leiden", 2020, Soort.JAARREKENING, 286_875),  # programmabegroting.leiden.nl 2022, rekening 2020
        ("Bronckhorst", 2021, Soort.JAARREKENING, 58_052),  # taakveldenbegroting2023.bronckhorst.nl: 58,052,442
        ("Oss", 2025, Soort.BEGROTING, 256_644),  # oss2026.kadernota.nl: septembercirculaire 2024
    ],
)
def test_the_gemeentefonds_as_municipalities_published_it(place: str, year: int, kind: Soort, thousands: int) -> None:
    found = iv3.core(find(place), year, kind)
    assert found is not None
    assert found.algemene_uitkering == thousands * 1000.0


def test_income_schemes_and_participation_in_the_budgets_of_2024() -> None:
    """CBS on the budgets of 2025 (accountancyvanmorgen.nl, 18 March 2025): 12.5 bn in 2024."""
    spent = iv3.spent(NL, ["6.3", "6.4", "6.5"], 2024, Soort.BEGROTING)
    assert spent is not None
    assert spent / 1e9 == pytest.approx(12.5, abs=0.05)
