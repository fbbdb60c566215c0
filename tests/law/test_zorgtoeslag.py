"""Zorgtoeslag against the tables, leaflets and ceilings of Dienst Toeslagen."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prinsjesdag import Household, Legislation
from tests.law.cases import rows

YEARS = (2022, 2023, 2024, 2025, 2026)

# Rows that do not say what the Dienst grants, by name; both figures are kept (docs: the program follows the second).
CONTRADICTIONS = {
    # The leaflets print the year's amount before rounding; granted is the whole euro (Awir art. 14 lid 4).
    "zt-2024-leaflet2-jaar": (980.15, 980.0),
    "zt-2026-leaflet1-jaar": (1550.45, 1550.0),
    # Third-party tests that apply the percentage of the drempelinkomen to the income itself, forget the partner's
    # income or count a child of 16 as insured: facts/toeslagen.md section 7.
    "tpwrong-poc-zt-2024-a": (1948.34, 1483.0),
    "tpwrong-poc-zt-2025-a": (2096.92, 1573.0),
    "tpwrong-poc-zt-2025-b": (2108.21, 1573.0),
    "tpwrong-rr-zt-2025-partner": (2728.45, 0.0),
    "tpwrong-rr-zt-2025-20000": (1732.8, 1573.0),
    "tpwrong-rr-zt-2024-minor": (1987.0, 0.0),
}


def household(case: dict[str, Any]) -> Household:
    """A household from the inputs of a case, whichever of the two tables it comes from."""
    names = ("toetsingsinkomen_household", "toetsingsinkomen_gezamenlijk", "toetsingsinkomen")
    income = next((case[name] for name in names if name in case), 0)
    wealth = case.get("wealth", case.get("vermogen", 0))
    applicant = {
        "rol": "aanvrager",
        "leeftijd": case.get("leeftijd", 40),
        "toetsingsinkomen": float(str(income).removeprefix("<=")),
        "spaargeld": wealth,
        "verdragsgerechtigd": case.get("aanvrager_verdragsgerechtigd", False),
        "woonlandfactor": case.get("woonlandfactor", 1.0),
    }
    persons = [applicant]
    if case.get("partner"):
        insured = case.get("partner_verzekerd", True)
        other = {"rol": "partner", "leeftijd": 40, "toetsingsinkomen": case.get("toetsingsinkomen_partner", 0)}
        persons.append({**other, "zorgverzekerd": insured})
    return Household.read({"personen": persons})


def calculated(year: int, case: dict[str, Any], target: str = "zorgtoeslag") -> float:
    return Legislation.during(year).calculate(household(case), [target])[target]  # type: ignore[no-any-return]


OFFICIAL = {
    "zorgtoeslag_month_rounded_down": ("zorgtoeslag_maand", 1.0),
    "zorgtoeslag_year_granted": ("zorgtoeslag", 1.0),
    "normpremie_year": ("normpremie", 1.0),
    "zorgtoeslag_year": ("zorgtoeslag_voor_afronding", 1.0),
    "zorgtoeslag_month": ("zorgtoeslag_voor_afronding", 1.0 / 12.0),
}


@pytest.mark.parametrize("row", rows("zorgtoeslag_official.csv"), ids=lambda r: r["id"])
def test_tables_and_leaflets_of_the_dienst(row: dict[str, str]) -> None:
    target, part = OFFICIAL[row["quantity"]]
    found = calculated(int(row["year"]), json.loads(row["household"]), target) * part
    assert found == pytest.approx(float(row["expected"]), abs=0.005)


@pytest.mark.parametrize(
    "row", [r for r in rows("toeslagen.csv", "zorgtoeslag.csv") if r["id"].startswith(("zt-", "tpwrong"))
            and r.get("scheme", "zorgtoeslag") == "zorgtoeslag"], ids=lambda r: r["id"],
)  # fmt: skip
def test_published_cases(row: dict[str, str]) -> None:
    target = "zorgtoeslag_maand" if row["unit"] == "EUR/month" else "zorgtoeslag"
    found = calculated(int(row["year"]), json.loads(row["inputs(json)"]), target)
    published, ours = CONTRADICTIONS.get(row["id"], (float(row["expected"]),) * 2)
    assert published == float(row["expected"])
    assert found == ours


def test_turning_18_in_the_year_gives_the_months_after() -> None:
    # Born 10 March 2006: insured from April 2024, 9 months. Without income the year's rate is 1,987 - 1.879% x 26,819
    # = 1,987 - 503.929 = 1,483.071; 9/12 of that is 1,112.30 -> 1,112 a year; a twelfth, rounded down, is 92.
    persons = [
        {"id": "ouder", "rol": "aanvrager", "leeftijd": 45, "toetsingsinkomen": 60000},
        {"id": "kind", "rol": "kind", "geboortedatum": "2006-03-10", "geen_inkomen": True},
    ]
    persons[1]["toetsingsinkomen"] = 0
    answer = Legislation.during(2024).calculate(Household.read({"personen": persons}), ["zorgtoeslag"]).as_dict()
    assert answer["uitkomsten"] == {"zorgtoeslag": 0.0}
    assert answer["gezinnen"] == [{"nr": 2, "personen": ["kind"], "zorgtoeslag": 1112.0}]


def test_no_right_needs_no_income() -> None:
    # Wealth above 140,213 (2024): nothing, whatever the income; so the income is not asked for.
    said = {"personen": [{"leeftijd": 40, "spaargeld": 140_214}]}
    answer = Legislation.during(2024).calculate(Household.read(said), ["zorgtoeslag"])
    assert answer["zorgtoeslag"] == 0.0
    assert answer.missing == {}
    said["personen"][0]["spaargeld"] = 140_213
    assert "zorgtoeslag" in Legislation.during(2024).calculate(Household.read(said), ["zorgtoeslag"]).missing


def test_partners_who_are_no_toeslagpartners_claim_apart() -> None:
    # Two single claims at no income in 2025: 1,573 each (maximum 131 a month); as partners 3,011 together: 2 x 2,112 -
    # 4.273% x 28,406 = 4,224 - 1,213.79 = 3,010.21 -> 3,010.
    persons = [{"rol": rol, "leeftijd": 40, "toetsingsinkomen": 0} for rol in ("aanvrager", "partner")]
    apart = {"relatie": "samenwonend", "personen": persons}
    together = {"relatie": "gehuwd", "personen": persons}
    law = Legislation.during(2025)
    assert law.calculate(Household.read(apart), ["zorgtoeslag"])["zorgtoeslag"] == 2 * 1573.0
    assert law.calculate(Household.read(together), ["zorgtoeslag"])["zorgtoeslag"] == 3010.0


incomes = st.floats(0, 90_000).map(lambda x: round(x, 2))


@given(st.sampled_from(YEARS), st.booleans(), incomes, incomes)
def test_never_negative_and_more_income_never_more(year: int, partner: bool, income: float, more: float) -> None:
    low = calculated(year, {"partner": partner, "toetsingsinkomen": income})
    high = calculated(year, {"partner": partner, "toetsingsinkomen": income + more})
    assert low >= high >= 0.0
    assert low == 0.0 or low >= 24.0


@given(st.sampled_from(YEARS), incomes, incomes, st.booleans(), st.booleans(), st.permutations(range(3)))
def test_partners_swapped_and_persons_in_any_order(
    year: int, one: float, other: float, insured: bool, also: bool, order: list[int]
) -> None:
    persons = [
        {"rol": "aanvrager", "leeftijd": 40, "toetsingsinkomen": one, "zorgverzekerd": insured},
        {"rol": "partner", "leeftijd": 41, "toetsingsinkomen": other, "zorgverzekerd": also},
        {"rol": "kind", "leeftijd": 19, "toetsingsinkomen": 0},
    ]
    law = Legislation.during(year)
    swapped = [{**persons[1], "rol": "aanvrager"}, {**persons[0], "rol": "partner"}, persons[2]]
    expected = law.calculate(Household.read({"personen": persons}), ["zorgtoeslag"]).as_dict()
    for variant in ([persons[i] for i in order], [swapped[i] for i in order]):
        answer = law.calculate(Household.read({"personen": variant}), ["zorgtoeslag"]).as_dict()
        assert answer["uitkomsten"] == expected["uitkomsten"]
        assert answer["gezinnen"][0]["zorgtoeslag"] == expected["gezinnen"][0]["zorgtoeslag"]
