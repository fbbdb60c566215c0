"""`perioden`: what differs within the year. Months count as they were, yearly rules see the time-weighted sum."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prinsjesdag import Household, Legislation
from prinsjesdag.engine import Interpreter, When
from prinsjesdag.errors import InputError
from prinsjesdag.household.answer import Answer, all_targets
from prinsjesdag.household.case import case_of
from prinsjesdag.household.explain import explain
from prinsjesdag.law import load
from tests.tables.flat import Content, nested, tables

SYSTEM = load()
TARGETS = all_targets(SYSTEM)
FIRST_HALF = {"van": "2024-01-01", "tot": "2024-06-30"}
SECOND_HALF = {"van": "2024-07-01", "tot": "2024-12-31"}


def answered(content: Content, *targets: str, when: int | str = 2024) -> Answer:
    day = None if isinstance(when, int) else date.fromisoformat(when)
    asked = When(when) if isinstance(when, int) else When(date.fromisoformat(when).year, day)
    return Household.read(content).answer(SYSTEM, asked, targets)


def single(*periods: Content, **facts: Any) -> Content:
    person = {"id": "een", "leeftijd": 40, **facts, "perioden": list(periods)}
    return {"personen": [person], "woning": {"soort": "huur", "kale_huur": 600}}


def couple(*periods: Content, top: tuple[Content, ...] = (), **facts: Any) -> Content:
    """a has 20,000 and b 15,000; the periods are b's."""
    return {
        "personen": [
            {"id": "a", "rol": "aanvrager", "leeftijd": 40, "toetsingsinkomen": 20000},
            {"id": "b", "rol": "partner", "leeftijd": 38, "toetsingsinkomen": 15000, **facts, "perioden": [*periods]},
        ],
        "perioden": [*top],
    }


def everything(content: Content, when: int = 2024) -> dict[str, Any]:
    """All outcomes, to the last bit."""
    outcome = answered(content, *TARGETS, when=when).outcome
    return {name: repr(outcome.year(name)) for name in TARGETS}


def of_the_year(content: Content) -> dict[str, Any]:
    """What looks at a year's income and not at a month's, as bijstand does."""
    names = (
        "toetsingsinkomen", "verzamelinkomen", "inkomstenbelasting", "arbeidskorting", "algemene_heffingskorting",
        "zvw_bijdrage", "zorgtoeslag", "huurtoeslag", "bruto_inkomen", "besteedbaar_inkomen",
    )  # fmt: skip
    outcome = answered(content, *names).outcome
    return {name: repr(outcome.year(name)) for name in names}


# Income that changes


def test_leaving_a_job_on_1_july_is_half_a_years_pay() -> None:
    # Six months at 40,000 a year are 20,000: tax, income and zorgtoeslag are those of 20,000 all year.
    said = answered(single({**SECOND_HALF, "geen_inkomen": True}, loon=40000))
    even = answered(single(loon=20000))
    assert said["toetsingsinkomen"] == 20000.0
    for name in ("inkomstenbelasting", "arbeidskorting", "zorgtoeslag", "besteedbaar_inkomen", "bruto_inkomen"):
        assert said[name] == even[name], name


@pytest.mark.parametrize("fact", ["loon", "winst", "uitkering", "aanvullend_pensioen", "pensioenpremie", "aow"])
def test_an_amount_counts_by_its_months(fact: str) -> None:
    # Three months at 12,000 a year and nine at 30,000: (3 × 12,000 + 9 × 30,000) / 12 = 25,500.
    person = single({"van": "2024-04-01", fact: 30000}, **{fact: 12000, "geen_inkomen": False})
    assert answered(person, fact)[fact] == 25500.0
    even = single(**{fact: 25500, "geen_inkomen": False})
    assert of_the_year(person) == of_the_year(even)


def test_a_months_amount_counts_by_its_months() -> None:
    # 1,500 a month for five months, 2,000 for seven: 21,500 a year; pay with 8% holiday allowance 1.08 × 21,500.
    months = ({"van": "2024-06-01", "uitkering_maand": 2000},)
    assert answered(single(*months, uitkering_maand=1500), "uitkering")["uitkering"] == 21500.0
    months = ({"van": "2024-06-01", "loon_maand": 2000},)
    assert answered(single(*months, loon_maand=1500), "loon")["loon"] == pytest.approx(23220.0, abs=1e-9)


def test_hours_at_the_minimum_wage_within_the_year() -> None:
    # 40 hours from 1 July 2024 at 13.68 an hour (Stcrt. 2024, 14131): 13.68 × 40 × 262 / 60 = 2,389.44 a month, and 8%.
    person = single({"van": "2024-07-01", "minimumloon_uren": 40}, geen_inkomen=True)
    assert answered(person, "loon")["loon"] == pytest.approx(6 * 1.08 * 2389.44, abs=0.01)


def test_pay_told_in_one_way_comes_in_the_place_of_the_other() -> None:
    half = single({"van": "2024-07-01", "minimumloon_uren": 40}, loon=24000)
    assert answered(half, "loon")["loon"] == pytest.approx(12000 + 6 * 1.08 * 2389.44, abs=0.01)
    back = single({"van": "2024-07-01", "loon": 24000}, minimumloon_uren=40, loon_maand=100)
    # 2,317.83 a month for 40 hours from 1 January 2024 (SZW, Kennisdocument minimumuurloon), and 100 of the other job
    assert answered(back, "loon")["loon"] == pytest.approx(6 * 1.08 * (2317.83 + 100) + 12000, abs=0.01)


def test_starting_work_after_none() -> None:
    person = single({"van": "2024-07-01", "loon": 30000}, geen_inkomen=True)
    assert of_the_year(person) == of_the_year(single(loon=15000))


def test_months_nobody_told_anything_of_are_unknown_not_zero() -> None:
    found = answered(single({"van": "2024-07-01", "loon": 30000}), "zorgtoeslag", "toetsingsinkomen")
    assert found["zorgtoeslag"] is None
    assert found.missing == {"zorgtoeslag": ["inkomen"], "toetsingsinkomen": ["inkomen"]}
    # and so is what is said to be unknown
    found = answered(single({"van": "2024-07-01", "loon": None}, loon=30000), "toetsingsinkomen")
    assert found.missing == {"toetsingsinkomen": ["loon"]}


def test_a_period_outside_the_year_has_no_effect() -> None:
    person = single({"van": "2023-07-01", "tot": "2023-12-31", "loon": 1}, {"van": "2025-01-01", "loon": 2}, loon=30000)
    assert everything(person) == everything(single(loon=30000))
    assert "perioden buiten 2024 tellen niet mee" in answered(person).assumed
    assert answered(person, "loon", when=2023)["loon"] == 15000.5
    assert answered(person, "loon", when=2025)["loon"] == 2.0


def test_leaving_the_bijstand_on_1_july() -> None:
    """Six months of the norm of 2024 I, 1,283.83, and six of pay at 36,000 a year.

    The municipality withholds by the month: (12 × 1,283.83 − 3,362) / (1 − 36.97%) = 19,108.30 a year gross, half of it
    beside 18,000 of pay: 27,554.15.
    """
    works = {"geen_inkomen": False, "ontvangt_bijstand": False, "loon": 36000}
    told = single({**SECOND_HALF, **works}, geen_inkomen=True, ontvangt_bijstand=True)
    found = answered(told, "bijstand", "toetsingsinkomen")
    assert found["bijstand"] == pytest.approx(6 * 1283.83)
    assert found["toetsingsinkomen"] == pytest.approx(27554.15, abs=0.01)


def test_on_a_day_what_holds_that_day_counts() -> None:
    person = single({**SECOND_HALF, "loon": 50000}, loon=20000)
    for day, loon in (("2024-06-30", 20000.0), ("2024-07-01", 50000.0), ("2023-07-01", 20000.0)):
        found = answered(person, "loon", "zorgtoeslag", when=day)
        assert found["loon"] == loon
        assert found["zorgtoeslag"] == answered(single(loon=loon), "zorgtoeslag", when=day)["zorgtoeslag"]
    assert answered(person, when="2024-07-01").assumed[-1] == "wat op 1 juli 2024 geldt, geldt het hele jaar"


def test_wealth_is_that_of_1_january() -> None:
    # 200,000 on 1 January is above the limit of 140,213 (Zorgtoeslag 2024, art. 3): none in any month.
    person = single({"van": "2023-01-01", "tot": "2024-02-29", "spaargeld": 200000}, loon=20000)
    assert answered(person, "zorgtoeslag")["zorgtoeslag"] == 0.0
    assert everything(person) == everything(single(loon=20000, spaargeld=200000))
    assert answered(person, "zorgtoeslag", when=2025)["zorgtoeslag"] > 0.0


def test_yes_no_of_some_months_for_a_rule_of_the_year() -> None:
    # jonggehandicaptenkorting 2024: EUR 898 (Wet IB 2001 art. 8.16a) for who has a right to Wajong in the year.
    for period in (FIRST_HALF, SECOND_HALF):
        found = answered(single({**period, "wajong": True}, loon=9000), "jonggehandicaptenkorting")
        assert found["jonggehandicaptenkorting"] == 898.0
    anw = single({**SECOND_HALF, "uitkering": 12000, "uitkering_soort": "anw"}, geen_inkomen=True)
    # A widow's benefit of six months, 6,000, bears the low contribution of 5.32%: 319.20 (Zvw art. 43).
    assert answered(anw, "zvw_bijdrage")["zvw_bijdrage"] == 319.2


def test_childcare_of_some_months() -> None:
    # 9 an hour, 40 hours, 6 months: 2,160. From 1 July none: the list of a period takes the place of the whole list.
    care = [{"soort": "bso", "uren_maand": 40, "uurprijs": 9}]
    child = {"rol": "kind", "leeftijd": 6, "kinderopvang": care, "perioden": [{**SECOND_HALF, "kinderopvang": []}]}
    parent = {"rol": "aanvrager", "leeftijd": 40, "loon": 30000}
    assert answered({"personen": [parent, child]}, "kosten_kinderopvang")["kosten_kinderopvang"] == 2160.0
    child = {"rol": "kind", "leeftijd": 6, "perioden": [{**SECOND_HALF, "kinderopvang": care[0]}]}
    assert answered({"personen": [parent, child]}, "kosten_kinderopvang")["kosten_kinderopvang"] == 2160.0


# The home, and what binds partners


def test_another_rent_from_1_july() -> None:
    person = {"leeftijd": 40, "loon": 20000}
    home = {"soort": "huur", "kale_huur": 600}
    months = [{"van": "2024-07-01", "woning": {"kale_huur": 700}}]
    found = answered({"personen": [person], "woning": home, "perioden": months}, "huurtoeslag")
    halves = [
        answered({"personen": [person], "woning": {**home, "kale_huur": rent}}, "huurtoeslag_berekend").outcome
        for rent in (600, 700)
    ]
    low, high = (outcome.year("huurtoeslag_berekend")[0] for outcome in halves)
    # Huurtoeslag 2024: 65% of the rent between 454.47 and the aftoppingsgrens of 650.43, 40% above it for who is alone.
    assert high - low == pytest.approx(12 * (0.65 * 50.43 + 0.40 * 49.57), abs=0.01)
    assert found["huurtoeslag"] == round((low + high) / 2)


def test_marriage_within_the_year() -> None:
    # Living together without children is no toeslagpartner (Awir art. 3); from the marriage on 1 July it is.
    months = ({"van": "2024-07-01", "relatie": "gehuwd"},)
    content = {**couple(top=months), "relatie": "samenwonend"}
    one = 1987 - 0.01879 * 26819  # each alone: 1,483.07
    two = 2 * 1987 - 0.04256 * 26819 - 0.1367 * (35000 - 26819)  # 1,714.24
    # a: half alone, half of the two together; b: half alone; each to whole euros
    expected = round((one + two) / 2) + round(one / 2)
    assert answered(content, "zorgtoeslag")["zorgtoeslag"] == expected
    assert answered(content, "heeft_fiscale_partner")["heeft_fiscale_partner"] is True


# Who is there


def test_a_partner_who_moves_in_on_1_july() -> None:
    # Zorgtoeslag 2024: standaardpremie 1,987; drempelinkomen 26,819; 1.879% alone, 4.256% together; 13.67% above it.
    # Six months alone: 1,987 - 503.93 = 1,483.07. Six together on 35,000: 3,974 - 1,141.42 - 1,118.34 = 1,714.24.
    # The mean is 1,598.66: 1,599.
    for said in (
        couple({"van": "2024-07-01", "op_adres": True}, op_adres=False),
        couple({**FIRST_HALF, "op_adres": False}),
        couple({"tot": "2024-06-30", "op_adres": False}),
    ):
        found = answered(said, "zorgtoeslag", "zorgtoeslag_maand")
        assert found["zorgtoeslag"] == 1599.0
        assert found.missing == {}
        assert any("van b tellen" in text for text in found.assumed)


@pytest.mark.parametrize("first", ["a", "b"])
def test_a_partner_who_leaves_on_1_july(first: str) -> None:
    content = couple({**SECOND_HALF, "op_adres": False})
    if first == "b":
        content["personen"] = content["personen"][::-1]
    found = answered(content, "zorgtoeslag", "toetsingsinkomen")
    assert found["zorgtoeslag"] == 1599.0
    assert found["toetsingsinkomen"] == 20000.0
    assert "geen fiscale partners in 2024, omdat b er eind 2024 niet meer woont" in found.assumed
    assert found.as_dict()["gezinnen"] == []


def test_what_a_gezin_has_is_that_of_who_is_there() -> None:
    # b, with 30,000, is there for three months: a quarter of income, tax and premium (1,752 in 2024) counts.
    persons = [
        {"id": "a", "rol": "aanvrager", "leeftijd": 40, "loon": 20000},
        {"id": "b", "rol": "partner", "leeftijd": 40, "loon": 30000, "op_adres": False},
    ]
    persons[1]["perioden"] = [{"van": "2024-04-01", "tot": "2024-06-30", "op_adres": True}]
    found = answered({"personen": persons}, "bruto_inkomen", "nominale_zorgpremie", "belasting_gezin")
    alone = [answered(single(loon=loon), "inkomstenbelasting")["inkomstenbelasting"] for loon in (20000, 30000)]
    assert found["bruto_inkomen"] == 27500.0
    assert found["nominale_zorgpremie"] == 2190.0
    assert found["belasting_gezin"] == round(alone[0] + alone[1] / 4, 2)


def test_tax_goes_with_the_income_it_is_on() -> None:
    # b works only in the three months at the address, at 80,000 a year: 20,000, all of it and of its tax in this gezin.
    persons = [
        {"id": "a", "rol": "aanvrager", "leeftijd": 40, "loon": 20000},
        {"id": "b", "rol": "partner", "leeftijd": 40, "geen_inkomen": True, "op_adres": False},
    ]
    persons[1]["perioden"] = [{"van": "2024-04-01", "tot": "2024-06-30", "op_adres": True, "loon": 80000}]
    found = answered({"personen": persons}, "bruto_inkomen", "belasting_gezin")
    assert found["bruto_inkomen"] == 40000.0
    assert found["belasting_gezin"] == 2 * answered(single(loon=20000), "inkomstenbelasting")["inkomstenbelasting"]


def test_a_child_that_comes_and_a_lodger_that_goes() -> None:
    # Kindgebonden budget 2024 without partner: 2,436 + 3,480 = 5,916 a year for one child, income below 26,819.
    child = {"id": "k", "rol": "kind", "leeftijd": 4, "perioden": [{"tot": "2024-03-31", "op_adres": False}]}
    parent = {"id": "a", "rol": "aanvrager", "leeftijd": 40, "loon": 20000}
    found = answered({"personen": [parent, child]}, "kindgebonden_budget", "kinderbijslag")
    assert found["kindgebonden_budget"] == 5916 * 9 / 12
    lodger = {"id": "m", "rol": "medebewoner", "leeftijd": 40, "loon": 30000}
    lodger["perioden"] = [{"van": "2024-10-01", "op_adres": False}]
    home = {"soort": "huur", "kale_huur": 600}
    found = answered({"personen": [parent, lodger], "woning": home}, "aantal_bewoners_huurtoeslag")
    assert [column[0] for column in found.outcome.monthly["aantal_bewoners_huurtoeslag"]] == [2, 1]
    assert found.as_dict()["gezinnen"] == []


def test_who_is_not_there_in_the_year_at_all() -> None:
    alone = answered({"personen": couple()["personen"][:1]}, "zorgtoeslag", "gestandaardiseerd_inkomen")
    found = answered(couple(op_adres=False), "zorgtoeslag")
    assert found["zorgtoeslag"] == alone["zorgtoeslag"] == 1483.0
    assert "b woont in 2024 niet op het adres" in found.assumed
    found = answered(couple({**SECOND_HALF, "op_adres": False}), "zorgtoeslag", when="2024-08-01")
    assert found["zorgtoeslag"] == 1483.0
    assert found.assumed[-2:] == [
        "b woont op 1 augustus 2024 niet op het adres",
        "wat op 1 augustus 2024 geldt, geldt het hele jaar",
    ]


def test_every_outcome_with_somebody_who_comes_or_goes() -> None:
    home = {"soort": "huur", "kale_huur": 650}
    for months in ({**FIRST_HALF, "op_adres": False}, {**SECOND_HALF, "op_adres": False}):
        persons = [
            {"id": "a", "rol": "aanvrager", "geboortedatum": "1984-03-02", "loon": 24000},
            {"id": "b", "rol": "partner", "leeftijd": 41, "loon": 9000, "perioden": [months]},
            {"id": "c", "rol": "kind", "geboortedatum": "2006-05-20", "loon": 0, "perioden": [months]},
            {"id": "d", "rol": "kind", "leeftijd": 3, "perioden": [months]},
            {"id": "e", "rol": "medebewoner", "leeftijd": 70, "loon": 0, "perioden": [months]},
        ]
        for year in (2022, 2023, 2024, 2025, 2026):
            found = answered({"personen": persons, "woning": home}, when=year)
            known = {"loonheffing_maand", "verrekende_arbeidskorting_maand"}
            known |= (
                {"arm", "armoedegrens_maand"} if year < 2023 else set()
            )  # the line of CBS, SCP and Nibud began then
            assert set(found.missing) <= known
            assert found["besteedbaar_inkomen"] > 0.0


# Properties


@given(tables(), st.integers(2, 12), st.sampled_from([2022, 2024, 2025]))
@settings(max_examples=40, deadline=None)
def test_twelve_equal_months_are_the_year_to_the_bit(contents: list[Content], month: int, year: int) -> None:
    when, day = When(year), date(year, month, 1)
    interpreter = Interpreter(SYSTEM, when)
    for content in contents:
        case, _ = case_of(Household.read(nested(content)), SYSTEM, when)
        again = {
            name: [(day, list(values))]
            for name, values in case.given.items()
            if (variable := SYSTEM.variable(name)) and variable.period != "year"
        }
        same = replace(case, later_given=again, later_links=[(day, case.links)])
        one, other = interpreter.run(TARGETS, case), interpreter.run(TARGETS, same)
        assert len(other.stretches) >= len(one.stretches)
        for name in TARGETS:
            assert repr(one.year(name)) == repr(other.year(name)), name


@given(st.permutations([0, 1, 2, 3]), st.lists(st.sampled_from([0, 9000, 24000, 61000.5]), min_size=4, max_size=4))
@settings(max_examples=20, deadline=None)
def test_the_order_of_periods_does_not_matter(order: list[int], amounts: list[float]) -> None:
    starts = ("2024-01-01", "2024-03-01", "2024-08-01", "2024-12-01")
    ends = ("2024-02-29", "2024-07-31", "2024-11-30", "2024-12-31")
    periods = [{"van": v, "tot": t, "loon": a} for v, t, a in zip(starts, ends, amounts, strict=True)]
    assert everything(single(*periods, loon=1)) == everything(single(*(periods[i] for i in order), loon=1))


@given(st.sampled_from([0.0, 18000.0, 32000.0]), st.sampled_from([5000.0, 26500.0, 70000.0]), st.integers(2, 12))
@settings(max_examples=15, deadline=None)
def test_a_rise_reaches_every_month(low: float, high: float, month: int) -> None:
    def person(more: float) -> Content:
        return single({"van": f"2024-{month:02}-01", "loon": high + more}, loon=low + more)

    rise = 0.03 * answered(person(0.0), "loon").outcome.year("loon")[0]
    name = "besteedbaar_inkomen"
    before, after = (answered(person(more), name).outcome.year(name)[0] for more in (0.0, rise))
    found = answered(person(0.0), "marginale_druk").outcome.year("marginale_druk")[0]
    assert found == pytest.approx(1.0 - (after - before) / rise, abs=1e-9)


# What is refused

GOOD = """\
jaar: 2024
personen:
  - id: ouder1
    rol: aanvrager
    leeftijd: 40
    loon: 32000
    perioden:
      - {van: 2024-01-01, tot: 2024-03-31, loon: 20000}
      - van: 2024-07-01
        tot: 2024-12-31
        loon: 40000
  - {id: p, rol: partner, leeftijd: 41, loon: 1}
perioden:
  - {van: 2024-07-01, woning: {kale_huur: 700}}
woning: {soort: huur, kale_huur: 690}
"""

MISTAKES = [
    ("van: 2024-07-01\n", "van: 2024-07-15\n", "regel 9: personen[1].perioden[2].van: maanden tellen heel: van is de"),
    ("tot: 2024-12-31", "tot: 2024-12-30", "regel 10: personen[1].perioden[2].tot: maanden tellen heel: tot is de la"),
    ("tot: 2024-12-31", "tot: 2024-06-30", "regel 10: personen[1].perioden[2].tot: tot (2024-06-30) ligt voor van (2"),
    ("van: 2024-07-01\n", "van: 1 juli\n", "regel 9: personen[1].perioden[2].van: '1 juli' is geen datum"),
    ("van: 2024-07-01\n", "van: 2024-03-01\n", "regel 9: personen[1].perioden[2]: loon staat in twee perioden die el"),
    ("loon: 40000", "loom: 40000", "regel 11: personen[1].perioden[2].loom: onbekend veld; bedoelde u loon?"),
    ("loon: 40000", "loon: -1", "regel 11: personen[1].perioden[2].loon: '-1' is te laag; loon is minstens 0"),
    ("loon: 40000", "leeftijd: 41", "regel 11: personen[1].perioden[2].leeftijd: leeftijd verschilt niet binnen het"),
    ("loon: 40000", "geboortedatum: 1990-01-01", "perioden[2].geboortedatum: geboortedatum verschilt niet binnen het"),
    ("loon: 40000", "rol: partner", "perioden[2].rol: rol verschilt niet binnen het jaar"),
    ("loon: 40000", "id: x", "perioden[2].id: id verschilt niet binnen het jaar"),
    ("loon: 40000", "gezin: 2", "perioden[2].gezin: gezin verschilt niet binnen het jaar"),
    ("loon: 40000", "ontvangt_zorgtoeslag: nee", "perioden[2].ontvangt_zorgtoeslag: ontvangt_zorgtoeslag verschilt n"),
    ("loon: 40000", "toetsingsinkomen: 1", "perioden[2].toetsingsinkomen: toetsingsinkomen geldt voor het hele jaar;"),
    ("loon: 40000", "spaargeld: 1", "perioden[2].spaargeld: spaargeld telt zoals het op 1 januari is; in deze period"),
    ("loon: 40000", "relatie: gehuwd", "perioden[2].relatie: hoort in perioden van het huishouden: het geldt voor al"),
    ("loon: 40000", "op_adres: nee", "regel 11: personen[1].perioden[2].op_adres: de aanvrager woont altijd op het a"),
    ("loon: 40000", "op_adres: misschien", "perioden[2].op_adres: 'misschien' is geen ja of nee"),
    ("        loon: 40000\n", "", "regel 9: personen[1].perioden[2]: een periode zegt ook wat er dan anders is"),
    ("loon: 40000", "geen_inkomen: true\n        loon: 3", "perioden[2].geen_inkomen: geen_inkomen en loon spreken e"),
    ("van: 2024-01-01, tot: 2024-03-31, ", "", "regel 8: personen[1].perioden[1]: van en tot ontbreken"),
    ("loon: 1}", "loon: 1, perioden: 7}", "regel 12: personen[2].perioden: hier hoort een lijst te staan: [{van: 202"),
    ("loon: 1}", "loon: 1, perioden: [7]}", "regel 12: personen[2].perioden[1]: hier hoort een periode te staan"),
    ("loon: 1}", "loon: 1, op_adres: 7}", "regel 12: personen[2].op_adres: '7' is geen ja of nee"),
    ("{kale_huur: 700}", "{kale_huur: veel}", "regel 14: perioden[1].woning.kale_huur: 'veel' is geen getal"),
    ("{kale_huur: 700}", "{soort: koop}", "regel 14: perioden[1].woning.soort: woning.soort verschilt niet binnen he"),
    ("{kale_huur: 700}", "{huur: 700}", "regel 14: perioden[1].woning.huur: onbekend veld"),
    ("woning: {kale_huur: 700}", "loon: 3", "regel 14: perioden[1].loon: onbekend veld"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "expected"), MISTAKES, ids=[m[1][:30] for m in MISTAKES])
def test_each_mistake_is_named_with_line_field_and_mend(tmp_path: Path, right: str, wrong: str, expected: str) -> None:
    assert GOOD.count(right) == 1
    file = tmp_path / "gezin.yaml"
    file.write_text(GOOD.replace(right, wrong))
    with pytest.raises(InputError) as caught:
        Household.load(file)
    assert expected in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_good_one_is_read(tmp_path: Path) -> None:
    file = tmp_path / "gezin.yaml"
    file.write_text(GOOD)
    household = Household.load(file)
    # (3 × 20,000 + 3 × 32,000 + 6 × 40,000) / 12 = 33,000
    assert Legislation.during(2024).calculate(household, ["loon"])["loon"] == 33000.0


def test_a_choice_of_ex_partners_is_refused() -> None:
    content = {**couple({**SECOND_HALF, "op_adres": False}), "partnerschap": {"fiscaal": "ja"}}
    with pytest.raises(InputError, match=r"partnerschap.fiscaal: wie in het jaar vertrekt, wordt zonder"):
        answered(content, "zorgtoeslag")


PERIOD = st.fixed_dictionaries(
    {},
    optional={
        "loon": st.sampled_from([0, 12000, 48000.5, None]),
        "loon_maand": st.sampled_from([0, 2100]),
        "uitkering_maand": st.sampled_from([0, 1400]),
        "uitkering_soort": st.sampled_from(["ww", "anw", "wajong"]),
        "zorgverzekerd": st.booleans(),
        "student": st.booleans(),
        "commerciele_huur": st.booleans(),
        "opleiding": st.sampled_from(["wsf", "geen"]),
        "op_adres": st.booleans(),
    },
)


@given(tables(), st.data())
@settings(max_examples=30, deadline=None)
def test_any_periods_have_an_answer_that_can_be_explained(contents: list[Content], data: st.DataObject) -> None:
    for flat in contents:
        content = nested(flat)
        for person in content["personen"]:
            starts = sorted(data.draw(st.sets(st.integers(1, 12), max_size=3)))
            periods = []
            for start, following in zip(starts, [*starts[1:], 13], strict=False):
                said = data.draw(PERIOD)
                if person["rol"] == "aanvrager":
                    said.pop("op_adres", None)
                end = date(2024 + following // 13, following % 12 or 12, 1).toordinal() - 1 if following < 13 else None
                tot = date.fromordinal(end).isoformat() if end else "2024-12-31"
                if said:
                    periods.append({"van": f"2024-{start:02}-01", "tot": tot, **said})
            person["perioden"] = periods
        content.pop("partnerschap", None)
        found = Household.read(content).answer(SYSTEM, When(2024), TARGETS)
        json.dumps(found.as_dict(), allow_nan=False)
        target = data.draw(st.sampled_from(TARGETS))
        explanation = explain(found, target)
        json.dumps(explanation.as_dict(), allow_nan=False)
        parts = explanation.months
        assert not parts or (len(parts) > 1 and sum(part.months for part in parts) == 12)
