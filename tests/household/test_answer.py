"""What an answer holds: groups, what was assumed, what is missing, ranges."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prinsjesdag import Household, Legislation


def answer(said: dict[str, Any], year: int = 2024, *targets: str) -> dict[str, Any]:
    return Legislation.during(year).calculate(Household.read(said), targets).as_dict()


def single(**facts: Any) -> dict[str, Any]:
    return {"personen": [{"id": "een", "rol": "aanvrager", "leeftijd": 40, **facts}]}


def test_the_object_has_its_fields_in_the_order_of_the_contract() -> None:
    found = answer({"id": "x", **single(toetsingsinkomen=20000)}, 2024, "zorgtoeslag")
    assert list(found) == ["id", "jaar", "uitkomsten", "personen", "gezinnen", "nog_nodig", "aangenomen", "bewijs"]
    assert found["id"] == "x"
    assert found["personen"] == [{"id": "een"}]
    assert set(found["bewijs"]) == {"versie", "wetgeving", "hash"}
    json.dumps(found, allow_nan=False)


def test_every_default_that_counted_is_told() -> None:
    found = answer(single(toetsingsinkomen=20000, zorgverzekerd=True), 2024, "zorgtoeslag")
    assert "spaargeld = 0 (een)" in found["aangenomen"]
    assert not any("zorgverzekerd" in a for a in found["aangenomen"])
    assert not any("relatie" in a for a in found["aangenomen"])  # there is no partner


def test_null_is_unknown_and_never_the_default() -> None:
    found = answer(single(toetsingsinkomen=20000, spaargeld=None), 2024, "zorgtoeslag")
    assert found["uitkomsten"] == {"zorgtoeslag": None}
    assert found["nog_nodig"] == {"zorgtoeslag": ["spaargeld"]}


def test_an_adult_who_tells_no_income_has_an_unknown_one() -> None:
    found = answer(single(), 2024, "zorgtoeslag")
    assert found["uitkomsten"] == {"zorgtoeslag": None}
    assert found["nog_nodig"]["zorgtoeslag"]


def test_no_income_is_something_one_says() -> None:
    # 2024, no income: 123 a month is the published maximum for one (facts/toeslagen.md section 2).
    found = answer(single(geen_inkomen=True), 2024, "zorgtoeslag_maand")
    assert found["uitkomsten"] == {"zorgtoeslag_maand": 123.0}


def test_adults_at_the_address_are_families_of_their_own() -> None:
    persons = [
        {"id": "a", "rol": "aanvrager", "leeftijd": 50, "toetsingsinkomen": 20000},
        {"id": "k", "rol": "kind", "leeftijd": 20, "toetsingsinkomen": 0},
        {"id": "m1", "rol": "medebewoner", "leeftijd": 30, "toetsingsinkomen": 0, "gezin": 5},
        {"id": "m2", "rol": "medebewoner", "leeftijd": 4, "gezin": 5},
        {"id": "j", "rol": "kind", "leeftijd": 8},
    ]
    found = answer({"personen": persons}, 2024, "zorgtoeslag_maand")
    assert found["uitkomsten"] == {"zorgtoeslag_maand": 123.0}
    assert found["gezinnen"] == [
        {"nr": 6, "personen": ["k"], "zorgtoeslag_maand": 123.0},
        {"nr": 5, "personen": ["m1", "m2"], "zorgtoeslag_maand": 123.0},
    ]


def test_a_birthday_that_could_matter_gives_a_range() -> None:
    # Two adults of 17 on 1 January (emancipated, no child of anybody): with 18 the maximum of 123, with 17 nothing.
    found = answer({"personen": [{"id": "een", "leeftijd": 17, "toetsingsinkomen": 0}]}, 2024, "zorgtoeslag_maand")
    assert found["uitkomsten"] == {"zorgtoeslag_maand": 0.0}
    assert found["bandbreedte"] == {"zorgtoeslag_maand": [0.0, 123.0]}


def test_on_a_day_every_month_is_as_that_one() -> None:
    person = {"id": "een", "geboortedatum": "2006-03-10", "toetsingsinkomen": 0}
    said = {"datum": "2024-03-31", "personen": [person]}
    for day, expected in (("2024-03-31", 0.0), ("2024-04-01", 123.0)):
        household = Household.read({**said, "datum": day})
        assert household.when is not None
        found = household.answer(Legislation.during(2024).system, household.when, ["zorgtoeslag_maand"]).as_dict()
        assert found["datum"] == day
        assert found["uitkomsten"] == {"zorgtoeslag_maand": expected}


def test_a_variable_that_is_given_replaces_its_rule() -> None:
    assert answer(single(toetsingsinkomen=50000, normpremie=1000), 2024, "zorgtoeslag")["uitkomsten"] == {
        "zorgtoeslag": 987.0  # 1,987 - 1,000
    }


def test_a_reform_is_another_law_with_another_hash() -> None:
    law = Legislation.during(2024)
    other = law.with_values({"zorgtoeslag.standaardpremie": 2087})
    household = Household.read(single(toetsingsinkomen=0))
    assert other.calculate(household, ["zorgtoeslag"])["zorgtoeslag"] == 1583.0  # 1,483 + 100
    assert law.calculate(household, ["zorgtoeslag"])["zorgtoeslag"] == 1483.0
    assert law.system.hash != other.system.hash


def test_the_library_as_the_contract_shows_it() -> None:
    assert Legislation.during(2024).calculate(Household.read(single(toetsingsinkomen=32000)))["zorgtoeslag"] == 775.0
    with pytest.raises(KeyError):
        Legislation.during(2024).calculate(Household.read(single(loon=1)), ["zorgtoeslag"])["leeftijd"]


@given(st.lists(st.floats(0, 60000).map(lambda x: round(x, 2)), min_size=1, max_size=4))
def test_a_household_alone_or_in_a_crowd(incomes: list[float]) -> None:
    law = Legislation.during(2025)
    alone = [law.calculate(Household.read(single(toetsingsinkomen=i)), ["zorgtoeslag"])["zorgtoeslag"] for i in incomes]
    others = [{"rol": "medebewoner", "leeftijd": 40, "toetsingsinkomen": i} for i in incomes[1:]]
    persons = [{"rol": "aanvrager", "leeftijd": 40, "toetsingsinkomen": incomes[0]}, *others]
    found = law.calculate(Household.read({"personen": persons}), ["zorgtoeslag"]).as_dict()
    assert [found["uitkomsten"]["zorgtoeslag"], *(g["zorgtoeslag"] for g in found["gezinnen"])] == alone
