"""The Wmo contribution against published points and hand calculations on the statute's own amounts."""

from datetime import date
from typing import Any

import pytest

from prinsjesdag.household.model import Household
from prinsjesdag.law import load
from prinsjesdag.law.wmo.rules import Wmo, bijdrage_per_periode
from prinsjesdag.measures.legislation import Legislation
from prinsjesdag.measures.scenarios import wmo_scenario, wmo_scenarios

ALONE, ALONE_AOW, COUPLE, COUPLE_AOW = range(4)


def person(role: str = "aanvrager", age: int = 80, income: float | None = None, **facts: Any) -> dict[str, Any]:
    told = {"rol": role, "leeftijd": age, **({} if "aow" in facts else {"geen_inkomen": True}), **facts}
    if income is not None:
        told["peiljaarinkomen"] = {"verzamelinkomen": income, **facts.get("peiljaarinkomen", {})}
    return told


def month(*persons: dict[str, Any], year: int = 2026, scenario: str = "abonnementstarief") -> Any:
    return answered(*persons, year=year, scenario=scenario)["uitkomsten"]["wmo_eigen_bijdrage_maand"]


def answered(
    *persons: dict[str, Any], year: int = 2026, scenario: str = "abonnementstarief",
    target: str = "wmo_eigen_bijdrage_maand",
) -> dict[str, Any]:  # fmt: skip
    law = Legislation(wmo_scenario(scenario).under(load()), Legislation.during(year).when)
    return law.calculate(Household.read({"personen": list(persons), "woning": {"soort": "koop"}}), [target]).as_dict()


HELP: dict[str, Any] = {"wmo_voorziening": ["huishoudelijke_hulp"]}


def per_period(day: date, kind: int, income: float) -> float:
    p = load().values_on(Wmo, day)
    return bijdrage_per_periode(
        income, p.vast_bedrag[kind], p.inkomensgrens[kind], p.percentage, p.maximum, p.periodes_per_jaar
    )


@pytest.mark.parametrize(
    ("year", "kind", "income", "expected"),
    [
        # Uitvoeringsbesluit Wmo 2015, text 2018-07-28, art. 3.8 lid 1 (facts/sociaal.md 1a): worked by hand
        (2018, ALONE_AOW, 30_000, 138.04),  # 17,60 + 12,5%/13 x (30.000 - 17.474) = 17,60 + 120,44
        (2018, COUPLE, 35_000, 0.00),  # below 35.175 a couple under the AOW-leeftijd pays nothing
        (2018, COUPLE, 40_000, 46.39),  # 0 + 12,5%/13 x (40.000 - 35.175)
        (2018, ALONE, 22_873, 17.60),  # on the threshold
        (2018, COUPLE_AOW, 25_000, 25.98),  # 17,60 + 12,5%/13 x 872
        # text 2015-01-01: 15%
        (2015, ALONE, 30_000, 107.89),  # 19,40 + 15%/13 x (30.000 - 22.331) = 19,40 + 88,49
        (2015, COUPLE_AOW, 23_046, 27.60),
        (2015, COUPLE, 40_000, 167.02),  # 27,60 + 15%/13 x (40.000 - 27.917) = 27,60 + 139,42
        # text that begins on 2017-01-01 with the amounts of 2016: 15%, 22.486, 16.887, 28.177 and 23.374
        (2016, ALONE, 22_486, 19.40),
        (2016, ALONE, 30_000, 106.10),  # 19,40 + 15%/13 x 7.514 = 19,40 + 86,70
        (2016, ALONE_AOW, 30_000, 170.70),  # 19,40 + 15%/13 x 13.113 = 19,40 + 151,30
        (2016, COUPLE, 40_000, 164.22),  # 27,80 + 15%/13 x 11.823 = 27,80 + 136,42
        (2016, COUPLE_AOW, 30_000, 104.25),  # 27,80 + 15%/13 x 6.626 = 27,80 + 76,45
        # kst-34550-XVI-10: 2017, couples under the AOW-leeftijd from 35.000, 12,5%
        (2017, COUPLE, 36_300, 12.50),
        (2017, ALONE_AOW, 20_000, 46.03),  # 17,50 + 12,5%/13 x (20.000 - 17.033) = 17,50 + 28,53
        # text 2019-01-01: not more than 17,50, whatever the income
        (2019, ALONE, 100_000, 17.50),
    ],
)
def test_income_and_wealth_until_2019(year: int, kind: int, income: float, expected: float) -> None:
    assert per_period(date(year, 1, 1), kind, income) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize(
    ("year", "share"),
    [(2015, 0.15), (2016, 0.15), (2017, 0.125), (2018, 0.125)],  # art. 3.8 lid 1; kst-34550-XVI-10 for 2017
)
def test_what_a_thousand_more_income_costs_in_a_year(year: int, share: float) -> None:
    """Thirteen periods of a thirteenth part: 150 euro of 1.000 until 2016, 125 in 2017 and 2018."""
    more = per_period(date(year, 1, 1), ALONE, 41_000) - per_period(date(year, 1, 1), ALONE, 40_000)
    assert 13 * more == pytest.approx(1000 * share)


def test_wealth_until_2019_adds_8_percent_of_the_grondslag() -> None:
    """Art. 3.9 lid 1 (text 2018-07-28): 25.000 + 8% x 50.000 = 29.000.

    17,60 + 12,5%/13 x (29.000 - 17.474) = 17,60 + 110,83 = 128,43 per four weeks, x 13/12 = 139,13 a month.
    """
    some = person(income=25_000, **HELP, peiljaarinkomen={"grondslag_box3": 50_000})
    assert month(some, scenario="regels-2018") == 139.13


def test_a_pensioner_with_a_low_income_and_wealth_pays_less_in_2018() -> None:
    """Art. 3.9a (text 2018-07-28), for the ouderentoeslag that ended in 2016."""

    def asked(income: float, wealth: float, age: int = 80) -> Any:
        told = person(age=age, income=income, **HELP, peiljaarinkomen={"grondslag_box3": wealth})
        return month(told, scenario="regels-2018")

    # 19.000 - 4% x 30.000 = 17.800 is below 20.075: 19.000 - 2.700 (12% is 3.600) + 2.400 = 18.700,
    # 17,60 + 12,5%/13 x 1.226 = 29,388 per period, 31,84 a month
    assert asked(19_000, 30_000) == 31.84
    # 12% x 10.000 = 1.200 is below the maximum: 19.000 - 1.200 + 800 = 18.600; 17,60 + 10,827 = 28,427; 30,80
    assert asked(19_000, 10_000) == 30.80
    # 20.475 - 4% x 10.000 = 20.075 is not below it: 20.475 + 800 = 21.275; 17,60 + 36,548 = 54,148; 58,66
    assert asked(20_475, 10_000) == 58.66
    # before the AOW-leeftijd: 22.873 is the limit, 23.000 + 800 = 23.800; 17,60 + 8,913 = 26,513; 28,72
    assert asked(23_000, 10_000, age=50) == 28.72


@pytest.mark.parametrize(
    ("couple", "income", "expected"),
    [
        # Gemeente.nu, March 2025: 23,60 to about 24.500 / 34.000, at most 328 from about 61.000 / 70.500
        (False, 20_000, 23.60),
        (False, 24_500, 23.60),
        (False, 30_000, 69.43),  # 23,60 + 10% x 5.500 / 12
        (False, 61_000, 327.77),  # 23,60 + 10% x 36.500 / 12: the published "328 from about 61.000"
        (False, 24_600, 24.43),  # Nibud: 100 euro more income a year is 10 euro more a year: 0,83 a month
        (False, 61_028, 328.00),  # 304,40 x 12 / 10% = 36.528 above the limit
        (False, 61_000 - 1_000, 319.43),  # 23,60 + 10% x 35.500 / 12
        (False, 61_100, 328.00),
        (True, 34_000, 23.60),
        (True, 50_000, 156.93),  # 23,60 + 10% x 16.000 / 12
        (True, 70_500, 327.77),
        (True, 70_528, 328.00),
        (True, 100_000, 328.00),
    ],
)
def test_bill_36713(couple: bool, income: float, expected: float) -> None:
    persons = [person(income=income, **HELP)] + ([person("partner", 75, 0.0)] if couple else [])
    assert month(*persons, year=2027, scenario="wetsvoorstel-36713") == expected


def test_bill_36713_counts_wealth_above_the_limit_of_the_huurtoeslag() -> None:
    # 4% x (137.395 - 37.395) = 4.000: as an income of 30.000, so 69,43
    rich = person(income=26_000, **HELP, peiljaarinkomen={"rendementsgrondslag": 137_395})
    assert month(rich, year=2027, scenario="wetsvoorstel-36713") == 69.43
    # a grondslag of 20.000 is a wealth of 77.684 (57.684 is exempt in 2025): 23,60 + 10% x (1.500 + 1.611,56) / 12
    some = person(income=26_000, **HELP, peiljaarinkomen={"grondslag_box3": 20_000})
    assert month(some, year=2027, scenario="wetsvoorstel-36713") == 49.53


@pytest.mark.parametrize(
    ("year", "amount"), [(2022, 19.00), (2023, 19.00), (2024, 20.60), (2025, 21.00), (2026, 21.80)]
)
def test_fixed_amount_whatever_the_income(year: int, amount: float) -> None:
    """CAK, Rijksoverheid, Gemeente.nu; without income of the reference year it is known all the same."""
    assert month(person(**HELP), year=year) == amount


def test_who_pays_nothing() -> None:
    """Uitvoeringsbesluit Wmo 2015 art. 3.8 lid 3 (text 2026-01-01) onder a, e and f; no support at all."""
    assert month(person()) == 0.0
    assert month(person(**HELP, wmo_vrijstelling=True)) == 0.0
    assert month(person(**HELP), person("partner", 60)) == 0.0
    assert month(person(**HELP), person("partner", 70)) == 21.80
    assert month(person(age=40), person("kind", 12, wmo_voorziening=["begeleiding"])) == 0.0


def test_protected_housing_is_told_and_frees_the_partner() -> None:
    """Art. 3.8 lid 3 onder a; the contribution of art. 3.11 itself isn't modelled."""
    lives: dict[str, Any] = {"wmo_voorziening": ["beschermd_wonen"]}
    assert answered(person(**lives))["nog_nodig"] == {"wmo_eigen_bijdrage_maand": ["bijdrage_beschermd_wonen_maand"]}
    assert month(person(**lives, bijdrage_beschermd_wonen_maand=500.0)) == 500.0
    assert month(person(**HELP), person("partner", 70, **lives, bijdrage_beschermd_wonen_maand=500.0)) == 500.0


def test_a_couple_pays_once_and_never_more_than_the_cost_price() -> None:
    assert month(person(**HELP), person("partner", 70, wmo_voorziening=["hulpmiddel"])) == 21.80
    assert month(person(wmo_voorziening=["hulpmiddel"], wmo_kostprijs_maand=12.50)) == 12.50


def test_without_the_reference_year_it_is_needed_and_never_this_years() -> None:
    found = answered(person(aow=20_000, **HELP), year=2027, scenario="wetsvoorstel-36713")
    assert found["nog_nodig"] == {"wmo_eigen_bijdrage_maand": ["peiljaarinkomen.verzamelinkomen"]}


def test_income_of_another_year_is_not_that_of_the_reference_year() -> None:
    told = person(**HELP) | {"peiljaarinkomen": {"jaar": 2023, "verzamelinkomen": 30_000}}
    found = answered(told, year=2027, scenario="wetsvoorstel-36713")
    assert found["nog_nodig"] == {"wmo_eigen_bijdrage_maand": ["peiljaarinkomen over 2025"]}


def test_this_years_income_on_request_when_it_is_enough_lower() -> None:
    """Art. 3.9 lid 2: at least 3.293,60 lower (2026)."""

    def asked(aow: float) -> Any:
        told = person(income=30_000, **HELP, aow=aow, peiljaarverlegging=True)
        return month(told, scenario="wetsvoorstel-36713")

    assert asked(20_000) == 23.60
    assert asked(26_706.40) == 41.99  # exactly 3.293,60 lower: 23,60 + 10% x 2.206,40 / 12
    assert asked(26_706.41) == 69.43  # a cent less: the reference year's 30.000


def test_it_is_taken_from_disposable_income() -> None:
    def income(*wmo: str) -> float:
        found = answered(person(wmo_voorziening=list(wmo)), year=2024, target="besteedbaar_inkomen")
        return float(found["uitkomsten"]["besteedbaar_inkomen"])

    assert income() - income("begeleiding") == pytest.approx(12 * 20.60)


def test_every_scenario_rises_with_income_and_says_where_it_comes_from() -> None:
    for scenario in wmo_scenarios():
        assert scenario.url.startswith("https://")
        amounts = [month(person(income=i, **HELP), scenario=scenario.slug) for i in range(0, 100_001, 10_000)]
        assert amounts == sorted(amounts)


def test_the_plan_of_2022_is_about_household_help_only() -> None:
    """Gemeente.nu, November 2022: 6,70 a month for each 1.000 above about 30.000, at most 255 from about 66.000."""
    assert month(person(income=31_000, **HELP), scenario="plan-2022") == 25.70
    assert month(person(income=67_000, **HELP), scenario="plan-2022") == 255.0
    assert month(person(income=67_000, wmo_voorziening=["hulpmiddel"]), scenario="plan-2022") == 19.0
