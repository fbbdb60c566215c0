"""Kindgebonden budget against examples and maxima of Dienst Toeslagen, and calculations by hand."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prinsjesdag.engine import Interpreter, When
from prinsjesdag.household.case import case_of
from prinsjesdag.household.model import Household
from prinsjesdag.law.kindgebonden_budget.rules import Afbouw, TweedeAfbouw, kindgebonden_budget_voor_afronding
from tests.law.toeslagen import YEARS, Content, adults, answered, children, law, published, value

# Third-party tests: the raise for a single parent of 2024 in 2025; a threshold of no law (toeslagen.md section 7).
CONTRADICTIONS = {"tpwrong-poc-kgb-2025-a": (5991.0, 5900.0), "tpwrong-poc-kgb-2025-b": (3925.0, 3073.0)}


def family(income: float, partner: bool, *ages: int, **facts: Any) -> Content:
    return {"personen": [*adults(income, partner, **facts), *children(*ages)]}


@pytest.mark.parametrize(
    ("name", "year", "case", "expected", "unit"), published("kindgebonden_budget"), ids=lambda v: str(v)[:40]
)
def test_published_cases(name: str, year: int, case: dict[str, Any], expected: str, unit: str) -> None:
    target = {"EUR/month": "kindgebonden_budget_maand", "EUR/year": "kindgebonden_budget"}[unit]
    said, ours = CONTRADICTIONS.get(name, (float(expected),) * 2)
    assert said == float(expected)
    found = value(family(case["toetsingsinkomen"], case["partner"], *case["kinderen"]), year, target)
    assert found == ours


# Dienst Toeslagen, Berekening kindgebonden budget 2026 (tg0811z61fd), quoted in GitHub file id 58790857023: the three
# examples with the year before rounding. Example 3 shows that the month comes from the unrounded year.
@pytest.mark.parametrize(
    ("income", "partner", "ages", "year", "month"),
    [(45_000, True, (4, 8), 4714.72, 392), (45_000, True, (13, 16), 6402.72, 533), (30_000, False, (8,), 5975.94, 497)],
)
def test_leaflet_2026(income: float, partner: bool, ages: tuple[int, ...], year: float, month: float) -> None:
    content = family(income, partner, *ages)
    assert value(content, 2026, "kindgebonden_budget_voor_afronding") == year
    assert value(content, 2026, "kindgebonden_budget_maand") == month
    assert value(content, 2026, "kindgebonden_budget") == round(year)


# Third-party tests in cases/households.csv, each with the tolerance given there.
@pytest.mark.parametrize(
    ("year", "income", "partner", "ages", "expected", "tolerance"),
    [
        (2024, 26_860, False, (8, 8), 8350, 2),  # HB24-1, with the income of its other rows
        (2023, 50_000, True, (8,), 1208, 2),  # HB23-kgb-d
        (2023, 40_000, False, (8, 13, 16), 8301, 2),  # HB23-kgb-f
        (2026, 39_141, True, (3, 6, 9), 7740, 1),  # NH26-kgb-d
        (2026, 30_000, True, (12,), 3304, 1),  # NH26-kgb-e
        (2026, 30_000, True, (16,), 3544, 1),  # NH26-kgb-f
    ],
)
def test_other_calculators(
    year: int, income: float, partner: bool, ages: tuple[int, ...], expected: float, tolerance: float
) -> None:
    assert value(family(income, partner, *ages), year, "kindgebonden_budget") == pytest.approx(expected, abs=tolerance)


# facts/toeslagen.md section 4, from the law of each year: a couple with children of 4, 6, 8 and 10 and no income.
@pytest.mark.parametrize(
    ("year", "amounts"),
    [(2022, (1220, 1106, 1001, 1001)), (2023, (1653, 1532, 1532, 1532)), (2024, (2436,) * 4), (2025, (2511,) * 4),
     (2026, (2580,) * 4)],
)  # fmt: skip
def test_amounts_for_the_first_the_second_and_further_children(year: int, amounts: tuple[int, ...]) -> None:
    for count in range(5):
        content = family(0, True, *(4, 6, 8, 10)[:count])
        assert value(content, year, "kindgebonden_budget") == sum(amounts[:count])


# Section 4 again: thresholds as the Dienst has them and the share of the income above. One child of 8; 10,000 above.
@pytest.mark.parametrize(
    ("year", "alone", "together", "share"),
    [(2022, 22_356, 39_596, 0.0675), (2023, 25_070, 43_397, 0.0675), (2024, 26_819, 35_849, 0.0675),
     (2025, 28_406, 37_545, 0.071), (2026, 29_736, 39_141, 0.076)],
)  # fmt: skip
def test_threshold_and_taper(year: int, alone: float, together: float, share: float) -> None:
    for threshold, partner in ((alone, False), (together, True)):
        exact = [
            value(family(income, partner, 8), year, "kindgebonden_budget_voor_afronding")
            for income in (0.0, threshold, threshold + 10_000)
        ]
        assert exact[0] == exact[1]
        assert exact[1] - exact[2] == pytest.approx(min(exact[1], 10_000 * share), abs=0.005)


def test_turning_12_in_the_year() -> None:
    # Born 10 May 2012: 694 a year from June 2024, 7 months: 404.83. Single parent without income: 2,436 + 3,480 +
    # 404.83 = 6,320.83 -> 6,321. A month: 6,320.83 / 12 = 526.7 -> 526.
    content = {"personen": [*adults(0), {"rol": "kind", "geboortedatum": "2012-05-10"}]}
    assert value(content, 2024, "kindgebonden_budget") == 6321.0
    assert value(content, 2024, "kindgebonden_budget_maand") == 526.0
    assert value(content, date(2024, 5, 31), "kindgebonden_budget") == 5916.0
    assert value(content, date(2024, 6, 1), "kindgebonden_budget") == 6610.0  # 5,916 + 694
    # Born 1 May: the month after the birthday is June too.
    content["personen"][1]["geboortedatum"] = "2012-05-01"
    assert value(content, 2024, "kindgebonden_budget") == 6321.0


def test_turning_16_and_18_in_the_year() -> None:
    # Born 20 September 2006: to and including September 2024. (2,436 + 924 + 3,480) x 9 / 12 = 5,130.
    content = {"personen": [*adults(0), {"rol": "kind", "geboortedatum": "2006-09-20"}]}
    assert value(content, 2024, "kindgebonden_budget") == 5130.0
    # Born 20 September 2008: 694 in 9 months, 924 in 3: 520.50 + 231 + 5,916 = 6,667.50 -> 6,668.
    content["personen"][1]["geboortedatum"] = "2008-09-20"
    assert value(content, 2024, "kindgebonden_budget") == 6668.0


def test_a_baby_counts_from_the_month_after() -> None:
    # Born 10 May 2024: from June, 7 months. (2,436 + 3,480) x 7 / 12 = 3,451.
    content = {"personen": [*adults(0), {"rol": "kind", "geboortedatum": "2024-05-10"}]}
    assert value(content, date(2024, 5, 31), "kindgebonden_budget") == 0.0
    assert value(content, date(2024, 6, 1), "kindgebonden_budget") == 5916.0
    case, _ = case_of(Household.read(content, law()), law(), When(2024))
    case.breaks = [*case.breaks, date(2024, 5, 10)]
    assert Interpreter(law(), When(2024)).run(["kindgebonden_budget"], case).year("kindgebonden_budget") == [3451.0]


def test_an_age_alone_holds_all_year() -> None:
    assert value(family(0, False, 11), 2024, "kindgebonden_budget") == 5916.0
    assert value(family(0, False, 17), 2024, "kindgebonden_budget") == 6840.0  # 5,916 + 924
    assert value(family(0, False, 18), 2024, "kindgebonden_budget") == 0.0


def test_wealth() -> None:
    # 2025: 141,896 alone, 179,429 for two (art. 1 lid 4).
    for partner, limit in ((False, 141_896), (True, 179_429)):
        assert value(family(20_000, partner, 6, spaargeld=limit), 2025, "kindgebonden_budget") > 0.0
        assert value(family(20_000, partner, 6, spaargeld=limit + 1), 2025, "kindgebonden_budget") == 0.0


def test_no_child_needs_no_income() -> None:
    assert answered({"personen": [{"leeftijd": 40}]}, 2024, "kindgebonden_budget").missing == {}


def test_the_claim_is_that_of_the_parents_only() -> None:
    # Who lives with them has none, and two parents who are no toeslagpartners have one, as a single parent.
    content = family(0, False, 5)
    content["personen"].append({"rol": "medebewoner", "leeftijd": 60, "toetsingsinkomen": 0})
    content["personen"].append({"rol": "kind", "leeftijd": 20, "toetsingsinkomen": 0})
    answer = answered(content, 2026, "kindgebonden_budget").as_dict()
    assert answer["uitkomsten"] == {"kindgebonden_budget": 5996.0}
    assert [g["kindgebonden_budget"] for g in answer["gezinnen"]] == [0.0, 0.0]
    apart = {**family(0, True, 5), "partnerschap": {"toeslag": "nee"}}
    assert value(apart, 2026, "kindgebonden_budget") == 5996.0


def test_proposal_of_2027_has_a_second_threshold() -> None:
    # Bill 36 923 (parameters.yaml): 8.05% from 30,910 or 40,560 and 9.95% from 61,917. Couple, three children, income
    # 70,000: 7,959 - 8.05% x 21,357 (1,719.24) - 9.95% x 8,083 (804.26) = 5,435.50.
    day = date(2027, 1, 1)
    first, second = law().values_on(Afbouw, day), law().values_on(TweedeAfbouw, day)
    for income, expected in ((40_560.0, 7_959.0), (61_917.0, 6_239.76), (70_000.0, 5_435.50)):
        found = kindgebonden_budget_voor_afronding(7_959.0, income, 40_560.0, first, second)
        assert found == pytest.approx(expected, abs=0.01)


incomes = st.floats(-5_000, 160_000).map(lambda x: round(x, 2))
ages = st.lists(st.integers(0, 17), max_size=5)


@given(st.sampled_from(YEARS), incomes, incomes.map(abs), st.booleans(), ages)
def test_never_negative_and_more_income_never_more(
    year: int, income: float, more: float, partner: bool, young: list[int]
) -> None:
    low = value(family(income, partner, *young), year, "kindgebonden_budget")
    high = value(family(income + more, partner, *young), year, "kindgebonden_budget")
    assert low >= high >= 0.0
    assert low == 0.0 or low >= 24.0


@given(st.sampled_from(YEARS), incomes, st.booleans(), ages)
def test_one_euro_more_income_costs_at_most_the_percentage(
    year: int, income: float, partner: bool, young: list[int]
) -> None:
    low, high = (
        value(family(y, partner, *young), year, "kindgebonden_budget_voor_afronding") for y in (income, income + 1.0)
    )
    assert 0.0 <= low - high <= 0.076 + 0.011


@given(st.sampled_from(YEARS), incomes, incomes, st.permutations(range(4)))
def test_partners_swapped_and_persons_in_any_order(year: int, one: float, other: float, order: list[int]) -> None:
    persons: list[Content] = [
        {"rol": "aanvrager", "leeftijd": 40, "toetsingsinkomen": one},
        {"rol": "partner", "leeftijd": 41, "toetsingsinkomen": other},
        *children(3, 13),
    ]
    swapped = [{**persons[1], "rol": "aanvrager"}, {**persons[0], "rol": "partner"}, *persons[2:]]
    expected = value({"personen": persons}, year, "kindgebonden_budget")
    for people in (persons, swapped):
        assert value({"personen": [people[i] for i in order]}, year, "kindgebonden_budget") == expected
