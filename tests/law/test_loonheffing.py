"""Wage tax against the official white monthly tables of 2022 to 2026, to the cent."""

import json

import pytest

from prinsjesdag import Household, Legislation
from tests.law.cases import rows

TARGETS = {
    "loonheffing_month_zonder_loonheffingskorting": ("loonheffing_maand", False),
    "loonheffing_month_met_loonheffingskorting": ("loonheffing_maand", True),
    "verrekende_arbeidskorting_month": ("verrekende_arbeidskorting_maand", True),
}

# From facts/tax_cases.md section 1 (official table, 44 picked rows): year, month's pay, under AOW age without and with
# credit, verrekende arbeidskorting, AOW age born 1946 or later without and with, born 1945 or earlier without and with.
PICKED = [
    (2022, 3000, 1110.92, 589.92, 353.58, 581.75, 168.33, 574.50, 161.08),
    (2023, 4000, 1475.67, 982.83, 365.42, 921.50, 602.75, 898.33, 579.58),
    (2024, 5000, 1848.17, 1410.00, 352.33, 1279.92, 1053.75, 1251.33, 1025.17),
    (2025, 3500, 1257.25, 608.58, 464.50, 683.83, 189.50, 650.17, 155.83),
    (2025, 8000, 3135.50, 2955.75, 179.75, 2562.08, 2472.08, 2528.42, 2438.42),
    (2026, 4000, 1442.17, 818.67, 461.00, 862.17, 402.75, 825.33, 365.92),
]


def withheld(year: int, pay: float, age: int, credit: bool, target: str) -> float:
    person = {"leeftijd": age, "tabelloon_maand": pay, "loonheffingskorting": credit}
    return Legislation.during(year).calculate(Household.read({"personen": [person]}), [target])[target]  # type: ignore[no-any-return]


def test_every_row_of_the_official_tables() -> None:
    wrong = []
    for row in rows("loonheffing_wit_maand.csv"):
        adult = json.loads(row["household"])["adults"][0]
        age = 40 if not adult["aow"] else 90 if adult["born_before_1946"] else 70
        target, credit = TARGETS[row["quantity"]]
        found = withheld(int(row["year"]), adult["wage_tabelloon_month"], age, credit, target)
        if abs(found - float(row["expected"])) > 0.001:
            wrong.append((row["id"], found, row["expected"]))
    assert wrong == []


@pytest.mark.parametrize("row", PICKED)
def test_picked_rows_of_all_ages(row: tuple[float, ...]) -> None:
    year, pay, *expected = row
    found = [
        withheld(int(year), pay, 40, False, "loonheffing_maand"),
        withheld(int(year), pay, 40, True, "loonheffing_maand"),
        withheld(int(year), pay, 40, True, "verrekende_arbeidskorting_maand"),
        withheld(int(year), pay, 70, False, "loonheffing_maand"),
        withheld(int(year), pay, 70, True, "loonheffing_maand"),
        withheld(int(year), pay, 90, False, "loonheffing_maand"),
        withheld(int(year), pay, 90, True, "loonheffing_maand"),
    ]
    assert found == expected


def test_the_only_afbouwpercentage_of_2024_that_fits_at_aow_age() -> None:
    # facts/tax_cases.md section 5: 2024, 2,686.50 a month, AOW age: only 3.420% gives 221.25.
    assert withheld(2024, 2686.50, 70, True, "verrekende_arbeidskorting_maand") == 221.25


def test_2027_is_a_proposal_and_says_so() -> None:
    # Belastingplan 2027, by hand: 3,000 a month -> table pay 2,997.00, a year 35,964. Tax: 35,964 x 36.23% =
    # 13,029.75 -> 13,029. Credits: general 3,154 - 6.638% x (35,964 - 30,910) = 3,154 - 335.48 = 2,818.52 -> 2,819;
    # labour 5,540 + 1.855% x (35,964 - 26,866) = 5,540 + 168.77 = 5,708.77 -> 5,709. (13,029 - 8,528) / 12 = 375.083.
    household = Household.read({"personen": [{"leeftijd": 40, "tabelloon_maand": 3000}]})
    answer = Legislation.during(2027).calculate(household, ["loonheffing_maand"])
    assert answer["loonheffing_maand"] == 375.08
    assert answer.as_dict()["bewijs"]["wetgeving"] == "2027 (voorstel)"


def test_without_table_pay_it_is_not_zero_but_unknown() -> None:
    household = Household.read({"doelen": ["loonheffing_maand"], "personen": [{"leeftijd": 40, "loon": 30000}]})
    answer = Legislation.during(2024).calculate(household).as_dict()
    assert answer["personen"][0]["loonheffing_maand"] is None
    assert answer["nog_nodig"] == {"loonheffing_maand": ["tabelloon_maand"]}
