"""Beside the bijstand: studietoeslag, loonkostensubsidie, energietoeslag, alleenverdieners, the buffer of 2027."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from prinsjesdag import Legislation
from tests.law.cases import rows
from tests.law.huishouden import APPLICANT, CHILD, NOTHING, PARTNER, one

ALONE = {**APPLICANT, **NOTHING}
OTHER = {**PARTNER, **NOTHING}
HOME = {"woning_soort": "huur", "woning_kale_huur": 597}


def published(scheme: str) -> Iterator[Any]:
    for row in rows("participatie.csv", "participatie_bijstand.csv"):
        if row["scheme"] == scheme:
            yield pytest.param(row, id=row["id"])


@pytest.mark.parametrize("row", list(published("studietoeslag")))
def test_studietoeslag(row: dict[str, str]) -> None:
    age = int(str(json.loads(row["inputs"])["leeftijd"]).rstrip("+"))
    student = {**ALONE, "leeftijd": age, "opleiding": "wsf", "kan_niet_bijverdienen": True}
    found = one("studietoeslag_maand", date.fromisoformat(row["date"]), student)
    assert found == pytest.approx(float(row["expected"]), abs=0.02)


def test_studietoeslag_only_for_who_can_not_work_beside_the_study() -> None:
    """Besluit art. 7a and 7b, 1 July 2023: 334.34 from 21 on, and 200.60 of an internship's pay is left alone."""
    when = date(2023, 7, 1)
    student = {**ALONE, "leeftijd": 22, "opleiding": "wsf", "kan_niet_bijverdienen": True}

    def amount(**facts: Any) -> float:
        return float(one("studietoeslag_maand", when, {**student, **facts}))

    assert amount() == 334.34
    assert amount(kan_niet_bijverdienen=False) == 0.0
    assert amount(opleiding="bbl") == 0.0
    # Who says `student` and no more counts as with student finance under 27: so for the bijstand, so here.
    assert amount(opleiding="geen") == 0.0
    assert amount(opleiding="geen", student=True) == 334.34
    assert amount(opleiding="geen", student=True, leeftijd=30) == 0.0
    assert amount(wajong=True) == 0.0
    assert amount(stagevergoeding_maand=200.60) == 334.34
    assert amount(stagevergoeding_maand=300.60) == pytest.approx(234.34)
    assert amount(stagevergoeding_maand=900) == 0.0
    assert one("studietoeslag_maand", date(2022, 3, 1), student) == 0.0


@pytest.mark.parametrize("row", list(published("loonkostensubsidie")))
def test_loonkostensubsidie(row: dict[str, str]) -> None:
    share = json.loads(row["inputs"])["loonwaarde_pct"] / 100.0
    worker = {**APPLICANT, "loonwaarde": share, "doelgroep_loonkostensubsidie": True, "minimumloon_uren": 36}
    found = one("loonkostensubsidie", date.fromisoformat(row["date"]), worker) / 12.0
    assert found == pytest.approx(float(row["expected"]), abs=0.02)


def test_loonkostensubsidie_by_hours_and_only_for_its_group() -> None:
    """Half of 1,530.14 for 18 hours in January 2026; in 2023 a full week is that of the sector.

    July 2023: 50% × 1,995.00 × 1.08 × 1.235 = 1,330.47 for a full week, of 40 hours if that is told.
    """
    worker = {**APPLICANT, "loonwaarde": 0.5, "doelgroep_loonkostensubsidie": True, "minimumloon_uren": 18}
    assert one("loonkostensubsidie", date(2026, 1, 1), worker) / 12 == pytest.approx(765.07, abs=0.01)
    assert one("loonkostensubsidie", date(2026, 1, 1), {**worker, "doelgroep_loonkostensubsidie": False}) == 0.0
    assert one("loonkostensubsidie", date(2026, 1, 1), {**worker, "wajong": True}) == 0.0
    assert one("loonkostensubsidie", date(2026, 1, 1), {**worker, "loonwaarde": 1.0}) == 0.0
    full = {**worker, "minimumloon_uren": 40, "normale_arbeidsduur": 40}
    assert one("loonkostensubsidie", date(2023, 7, 1), full) / 12 == pytest.approx(1330.47, abs=0.01)


@pytest.mark.parametrize(("year", "amount"), [(2022, 1300.0), (2023, 1300.0), (2024, 0.0), (2025, 0.0)])
def test_energietoeslag_up_to_120_percent(year: int, amount: float) -> None:
    """CBS: 1,300 in 2022; Wyzer: at most 1,300 in 2023; none in 2024. Net income against 120% of the norm."""
    norm = one("sociaal_minimum_maand", year, ALONE)
    under = {**APPLICANT, "netto_arbeid_maand": 1.2 * norm - 0.01, "netto_overig_maand": 0}
    above = {**APPLICANT, "netto_arbeid_maand": 1.2 * norm + 0.01, "netto_overig_maand": 0}
    assert one("energietoeslag", year, ALONE) == one("energietoeslag", year, under) == amount
    assert one("energietoeslag", year, above) == 0.0
    assert one("energietoeslag", year, {**ALONE, "vermogen_bijstand": 50000}) == amount


def test_energietoeslag_2023_is_not_for_who_is_under_21_or_has_student_finance() -> None:
    young, student = {**ALONE, "leeftijd": 20}, {**ALONE, "leeftijd": 23, "opleiding": "wsf"}
    for person in (young, student):
        assert one("energietoeslag", 2022, person) == 1300.0
        assert one("energietoeslag", 2023, person) == 0.0
        assert one("energietoeslag", 2023, person, OTHER) == 1300.0


def test_energietoeslag_counts_when_it_is_received_and_can_be_undone() -> None:
    receives = {**ALONE, "ontvangt_energietoeslag": True}
    plain = one("besteedbaar_inkomen", 2023, ALONE, **HOME)
    assert one("besteedbaar_inkomen", 2023, receives, **HOME) == pytest.approx(plain + 1300.0)
    assert one("toetsingsinkomen", 2023, receives) == 0.0
    undone = Legislation.during(2023).with_values({"participatiewet.energietoeslag_in_werking": False})
    assert one("besteedbaar_inkomen", undone, receives, **HOME) == pytest.approx(plain)


@pytest.mark.parametrize("row", list(published("alleenverdieners")))
def test_the_amount_for_alleenverdieners(row: dict[str, str]) -> None:
    yes = {"is_alleenverdienershuishouden": json.loads(row["inputs"])["voldoet_art_78gg"]}
    year = date.fromisoformat(row["date"]).year
    assert one("tegemoetkoming_alleenverdieners", year, ALONE, OTHER, **yes) == float(row["expected"])


@pytest.mark.parametrize(("year", "amount"), [(2023, 0.0), (2024, 0.0), (2025, 1000.0), (2026, 1100.0)])
def test_the_years_of_art_78gg(year: int, amount: float) -> None:
    """Stcrt. 2025, 44064: 1,000 and 1,100; before, bijzondere bijstand without an amount."""
    yes = {"is_alleenverdienershuishouden": True}
    assert one("tegemoetkoming_alleenverdieners", year, ALONE, OTHER, **yes) == amount


def couple(benefit: float, **facts: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    return {**APPLICANT, "uitkering": benefit, "uitkering_soort": "wia", **facts}, OTHER


def test_the_gap_by_hand() -> None:
    """2024, 30,144 of WIA (participatie.yaml, illustration_gross). Zorgtoeslag: 13.67% × (30,144 − 26,819) = 454.53.

    The home is one without huurtoeslag. Net: 36.97% × 30,144 = 11,144 less 3,362 − 6.63% × (30,144 − 24,812), up:
    3,009; so 22,009. The norm over 2024 is 6 × (1,834.04 + 1,869.21) = 22,219.50: nothing is above it.
    """
    persons = couple(30144)
    assert one("toeslagen_lager_dan_in_bijstand", 2024, *persons, woning_soort="koop") == pytest.approx(
        454.53, abs=0.01
    )
    assert one("is_alleenverdienershuishouden", 2024, *persons, woning_soort="koop") is True
    assert one("bijstand", 2024, *persons) == pytest.approx(22219.50 - 22009.0, abs=15.0)  # by the month's table


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_the_loss_is_what_the_bijstand_couple_has_more(year: int) -> None:
    """The same home and children on bijstand, calculated in full: the difference in toeslagen, to rounding."""
    toeslagen = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget")
    assisted = ({**ALONE, "ontvangt_bijstand": True}, {**OTHER, "ontvangt_bijstand": True}, CHILD)
    for benefit in (27000, 32000, 36000):
        persons = (*couple(benefit), CHILD)
        more = sum(one(t, year, *assisted, **HOME) - one(t, year, *persons, **HOME) for t in toeslagen)
        loss = one("toeslagen_lager_dan_in_bijstand", year, *persons, **HOME)
        assert loss == pytest.approx(more, abs=2.0)


def test_who_is_an_alleenverdienershuishouden() -> None:
    def found(*persons: dict[str, Any]) -> bool:
        return bool(one("is_alleenverdienershuishouden", 2025, *persons, **HOME))

    assert found(*couple(31459))
    assert found(*couple(31459), CHILD)
    assert not found({**APPLICANT, "loon": 31459}, OTHER)  # pay is no benefit
    assert not found({**APPLICANT, "uitkering": 31459, "uitkering_soort": "wia"})  # one person
    assert not found(*couple(60000))  # net far above the norm
    assert not found(*couple(10000))  # loses no toeslag
    assert not found({**APPLICANT, "uitkering": 15000, "uitkering_soort": "wia"}, {**PARTNER, "loon": 18000})
    assert not found({**ALONE, "ontvangt_bijstand": True}, {**OTHER, "ontvangt_bijstand": True})


def test_the_amount_comes_in_once_and_is_no_income() -> None:
    plain, receiving = couple(31459), couple(31459, ontvangt_tegemoetkoming_alleenverdieners=True)
    without, with_it = (one("besteedbaar_inkomen", 2025, *persons, **HOME) for persons in (plain, receiving))
    assert with_it == pytest.approx(without + 1000.0)
    for target in ("toetsingsinkomen", "middelen_bijstand_maand", "huurtoeslag"):
        assert one(target, 2025, *plain, **HOME) == one(target, 2025, *receiving, **HOME)


def test_a_buffer_from_2027_for_who_works_beside_bijstand() -> None:
    given = {"bijstand": 5000}
    worker = {**APPLICANT, "loon": 6000}
    assert one("bufferbudget", 2026, worker, **given) == 0.0
    assert one("bufferbudget", 2027, {**worker, "netto_arbeid_maand": 500}, **given) == 1000.0
    assert one("bufferbudget", 2027, {**ALONE, "netto_arbeid_maand": 0}, **given) == 0.0
