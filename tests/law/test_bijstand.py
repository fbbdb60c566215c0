"""Bijstand: means, exemptions, reasons and the tax on it. Norms are those of the published tables (test_normen.py).

Hand calculations use the norms of 1 January 2024: 1,283.83 for one, 1,834.04 for a couple.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from prinsjesdag import Legislation
from prinsjesdag.law.participatiewet.woorden import BijstandReden, UitvoerderBijstand, VoorliggendeVoorziening
from tests.law.cases import rows
from tests.law.huishouden import APPLICANT, CHILD, NOTHING, PARTNER, ask, one

JAN, JULY = date(2024, 1, 1), date(2024, 7, 1)
ALONE = {**APPLICANT, **NOTHING}
OTHER = {**PARTNER, **NOTHING}


def month(when: date, *persons: dict[str, Any], **facts: Any) -> float:
    """A month's bijstand."""
    return float(one("bijstand", when, *persons, **facts)) / 12.0


def published(*schemes: str) -> Iterator[Any]:
    for row in rows("participatie.csv", "participatie_bijstand.csv"):
        if row["scheme"] in schemes:
            yield pytest.param(row, id=row["id"])


@pytest.mark.parametrize("row", list(published("bijstand_met_inkomsten")))
def test_bijstand_beside_work(row: dict[str, str]) -> None:
    told, when = json.loads(row["inputs"]), date.fromisoformat(row["date"])
    person = {**APPLICANT, "netto_arbeid_maand": told["netto_arbeid"], "netto_overig_maand": 0}
    if "lone parent" in str(told.get("vrijlating")):
        found = month(when, {**person, "inkomstenvrijlating": "alleenstaande_ouder"}, CHILD)
    else:
        found = month(when, {**person, "inkomstenvrijlating": "arbeid"})
    assert found == pytest.approx(float(row["expected"]), abs=0.02)


@pytest.mark.parametrize("row", list(published("voorschot")))
def test_the_advance(row: dict[str, str]) -> None:
    when = date.fromisoformat(row["date"])
    couple = json.loads(row["inputs"])["norm"] > 1500.0
    persons = (ALONE, OTHER) if couple else (ALONE,)
    assert one("voorschot_bijstand_maand", when, *persons) == pytest.approx(float(row["expected"]), abs=0.02)


@pytest.mark.parametrize("row", list(published("giften")))
def test_gifts_that_count(row: dict[str, str]) -> None:
    told = json.loads(row["inputs"])
    person = {**ALONE, "giften_ontvangen": told["giften_jaar"] + told["bijdragen_art18_8"]}
    found = one("giften_als_middelen", date.fromisoformat(row["date"]), person)
    assert found == pytest.approx(float(row["expected"]), abs=0.01)


def test_without_income_it_is_the_norm_and_a_twentieth_waits() -> None:
    # KempenPlus, normen 1 January 2024: couple 1,834.04, of which 1,742.34 is paid and 91.70 reserved
    assert month(JAN, ALONE, OTHER) == pytest.approx(1834.04, abs=0.02)
    assert one("bijstand_uitbetaling_maand", JAN, ALONE, OTHER) == pytest.approx(1742.34, abs=0.001)
    assert one("vt_reservering_maand", JAN, ALONE, OTHER) == pytest.approx(91.70, abs=0.001)


NET = [
    # White table of 2024: 36.97%, algemene heffingskorting 3,362, arbeidskorting 8.425% and 968 + 31.433% above 11,490.
    # 18,000 pay: 1,500 goes down to 1,498.50 × 12 = 17,982; 6,647 − 3,362 − 3,009 = 276 a year, 23.00 a month.
    pytest.param({"loon": 18000}, 1477.00, 0.0, id="pay"),
    # With a pension premium of 600 taxed and net are of 17,400: 1,450 down to 1,449.00 × 12 = 17,388;
    # 6,428 − 3,362 − (968 + 31.433% × 5,898 = 2,822) = 244, 20.33 a month.
    pytest.param({"loon": 18000, "pensioenpremie": 600}, 1429.67, 0.0, id="pay after pension premium"),
    # 15,000 benefit: 1,250 down to 1,246.50 × 12 = 14,958; 5,529 − 3,362 = 2,167, 180.58 a month.
    pytest.param({"uitkering": 15000, "uitkering_soort": "wia"}, 0.0, 1069.42, id="benefit"),
    # Both, 6,000 pay: 1,750 down to 1,746 × 12 = 20,952; 7,745 − 3,362 − 8.425% × 5,994 (505) = 3,878, 323.17 a month,
    # 142.59 more than without the pay.
    pytest.param({"loon": 6000, "uitkering": 15000, "uitkering_soort": "wia"}, 357.41, 1069.42, id="both"),
    # 6,000 profit less 17% and 5.32% Zvw: 4,660.80.
    pytest.param({"winst": 6000}, 388.40, 0.0, id="profit"),
    pytest.param({"winst": -6000}, 0.0, 0.0, id="a loss is nothing"),
    # 12,000 Anw: 1,000 down to 999 × 12 = 11,988; 4,431 − 3,362 = 1,069, 89.08; Zvw 53.20.
    pytest.param({"uitkering": 12000, "uitkering_soort": "anw"}, 0.0, 857.72, id="anw"),
    # Alimony 6,000: no tax after the credit, Zvw 26.60; child maintenance 1,200 as it is.
    pytest.param({"partneralimentatie_ontvangen": 6000, "kinderalimentatie_ontvangen": 1200}, 0.0, 573.40, id="paid"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "work", "other"), NET)
def test_net_by_the_wage_tax_table(facts: dict[str, Any], work: float, other: float) -> None:
    person = {**APPLICANT, **facts}
    assert one("netto_arbeid_maand", JAN, person) == pytest.approx(work, abs=0.005)
    assert one("netto_overig_maand", JAN, person) == pytest.approx(other, abs=0.005)
    assert month(JAN, person, OTHER) == pytest.approx(max(0.0, 1834.04 - work - other), abs=0.02)


def test_the_credit_counts_also_where_nobody_applies_it() -> None:
    person = {**APPLICANT, "loon": 18000, "loonheffingskorting": False}
    assert one("netto_arbeid_maand", JAN, person) == pytest.approx(1477.00, abs=0.005)


def test_toeslagen_kinderbijslag_and_a_childs_pay_are_no_means() -> None:
    parent = one("middelen_bijstand_maand", JAN, ALONE, CHILD, woning_soort="huur", woning_kale_huur=600)
    child = {"id": "k", "rol": "kind", "leeftijd": 16, "loon": 9000}
    assert parent == one("middelen_bijstand_maand", JAN, ALONE, child) == 0.0


def test_another_gezin_at_the_address_does_not_count() -> None:
    lodger = {"id": "m", "rol": "medebewoner", "leeftijd": 25, "loon": 40000}
    assert ask("bijstand", JAN, ALONE, lodger)[0] == pytest.approx(12 * 1283.83, abs=0.2)


def test_aio_fills_up_incomplete_aow() -> None:
    """SVB, 1 January 2024, alone: 1,541.53 and 76.20 holiday allowance a month; with 30 of 50 years 924.92 and 45.72.

    No tax (credits of a pensioner); Zvw 5.32% of 970.64 is 51.64. The norm from the AOW-leeftijd on is 1,425.76.
    """
    pensioner = {"id": "a", "rol": "aanvrager", "leeftijd": 70, "aow_opbouwjaren": 30, **NOTHING}
    assert one("netto_overig_maand", JAN, pensioner) == pytest.approx(919.00, abs=0.005)
    assert month(JAN, pensioner) == pytest.approx(506.76, abs=0.02)
    assert one("uitvoerder_bijstand", JAN, pensioner) == UitvoerderBijstand.SVB
    assert one("uitvoerder_bijstand", JAN, ALONE) == UitvoerderBijstand.GEMEENTE
    assert month(JAN, {**pensioner, "aow_opbouwjaren": 50}) == 0.0


def test_the_month_of_the_birthday_is_taxed_as_the_aow_is() -> None:
    """67 on 12 May 2026: AOW, norm and the pensioners' tax table from May (Handboek Loonheffingen); four months' norm.

    SVB, 1 January 2026, alone: 1,637.57 gross, 1,558.15 net with the credits, before holiday allowance: with that above
    the norm of 1,564.69. Until then 1,401.50. Born on the 16th it starts in June: five months.
    """
    person = {"id": "a", "rol": "aanvrager", **NOTHING}
    for born, months in (("1959-05-12", 4), ("1959-05-15", 4), ("1959-05-16", 5)):
        assert one("bijstand", 2026, {**person, "geboortedatum": born}) == pytest.approx(months * 1401.50, abs=0.02)
    on_the_fifth = {**person, "geboortedatum": "1959-05-12"}
    assert one("middelen_bijstand_maand", date(2026, 5, 5), on_the_fifth) > 1558.15
    assert one("uitvoerder_bijstand", date(2026, 5, 5), on_the_fifth) == UitvoerderBijstand.SVB


def test_a_small_pension_is_partly_left_alone() -> None:
    """Art. 33 lid 5, 2026: 26.50 for one. 240 a year is 20 a month, all of it; 600 is 50 (Zvw as of 2026 comes off)."""
    pensioner = {"id": "a", "rol": "aanvrager", "leeftijd": 70, "aow_opbouwjaren": 25}
    when = date(2026, 1, 1)
    bare = one("middelen_bijstand_maand", when, {**pensioner, **NOTHING})
    net = one("netto_overig_maand", when, {**pensioner, "aanvullend_pensioen": 600})
    assert one("middelen_bijstand_maand", when, {**pensioner, "aanvullend_pensioen": 600}) == pytest.approx(net - 26.50)
    assert one("middelen_bijstand_maand", when, {**pensioner, "aanvullend_pensioen": 240}) <= bare


EXEMPT = [
    # Velsen, 1 January 2024: n 25% up to 264, r 12.5% up to 164.73; text of the statute: y 15% up to 167.07
    pytest.param({}, 1000.0, 0.0, id="none unless told"),
    pytest.param({"inkomstenvrijlating": "arbeid"}, 1000.0, 250.0, id="25%"),
    pytest.param({"inkomstenvrijlating": "arbeid"}, 1200.0, 264.0, id="25% up to 264"),
    pytest.param({"inkomstenvrijlating": "arbeid", "leeftijd": 26}, 1000.0, 0.0, id="25% not under 27"),
    pytest.param({"inkomstenvrijlating": "alleenstaande_ouder"}, 1000.0, 125.0, id="12.5%"),
    pytest.param({"inkomstenvrijlating": "alleenstaande_ouder"}, 1600.0, 164.73, id="12.5% up to 164.73"),
    pytest.param({"inkomstenvrijlating": "alleenstaande_ouder", "leeftijd": 26}, 1000.0, 0.0, id="12.5% not under 27"),
    pytest.param({"medisch_urenbeperkt": True}, 1000.0, 150.0, id="15% by itself"),
    pytest.param({"medisch_urenbeperkt": True, "leeftijd": 20}, 1000.0, 150.0, id="15% under 27 too"),
    pytest.param({"medisch_urenbeperkt": True}, 1300.0, 167.07, id="15% up to 167.07"),
    pytest.param({"medisch_urenbeperkt": True, "inkomstenvrijlating": "arbeid"}, 800.0, 200.0, id="25% before 15%"),
    pytest.param({"inkomstenvrijlating": "loonkostensubsidie"}, 1000.0, 150.0, id="15% with wage subsidy"),
    pytest.param({"leeftijd": 70}, 1000.0, 250.0, id="25% for a pensioner, without a decision"),
]


@pytest.mark.parametrize(("facts", "net", "exempt"), EXEMPT)
def test_exemptions_of_2024(facts: dict[str, Any], net: float, exempt: float) -> None:
    person = {**APPLICANT, **facts, "netto_arbeid_maand": net}
    assert one("vrijgelaten_arbeid_maand", JAN, person) == pytest.approx(exempt, abs=0.001)


def test_wage_subsidy_gave_no_exemption_before_2023() -> None:
    person = {**APPLICANT, "netto_arbeid_maand": 500, "inkomstenvrijlating": "loonkostensubsidie"}
    assert one("vrijgelaten_arbeid_maand", date(2022, 7, 1), person) == 0.0
    assert one("vrijgelaten_arbeid_maand", date(2023, 1, 1), person) == pytest.approx(75.0)


def test_one_exemption_from_2027() -> None:
    """Art. 34a: 15% without a maximum, also under 27; 25% up to 226 for a pensioner."""
    when = date(2027, 1, 1)

    def exempt(**facts: Any) -> float:
        return float(one("vrijgelaten_arbeid_maand", when, {**APPLICANT, "netto_arbeid_maand": 2000, **facts}))

    assert exempt() == 0.0
    assert exempt(inkomstenvrijlating="arbeid", leeftijd=22) == pytest.approx(300.0)
    assert exempt(medisch_urenbeperkt=True) == pytest.approx(300.0)
    assert exempt(leeftijd=70) == pytest.approx(226.0)


REASONS = [
    pytest.param([ALONE], BijstandReden.RECHT, id="right"),
    pytest.param([{**ALONE, "leeftijd": 17}], BijstandReden.TE_JONG, id="under 18"),
    pytest.param([{**ALONE, "leeftijd": 19, "verblijft_in_inrichting": True}], BijstandReden.INRICHTING, id="home 19"),
    pytest.param([{**ALONE, "leeftijd": 22, "verblijft_in_inrichting": True}], BijstandReden.RECHT, id="home 22"),
    pytest.param([{**ALONE, "leeftijd": 22, "opleiding": "wsf"}], BijstandReden.STUDENT, id="student"),
    pytest.param([{**ALONE, "leeftijd": 22, "student": True}], BijstandReden.STUDENT, id="student, no more told"),
    pytest.param([{**ALONE, "leeftijd": 22, "student": True, "opleiding": "bbl"}], BijstandReden.RECHT, id="bbl"),
    pytest.param([{**ALONE, "leeftijd": 28, "opleiding": "wsf"}], BijstandReden.VOORLIGGENDE_VOORZIENING, id="27"),
    pytest.param([{**ALONE, "geen_recht_op_bijstand": True}], BijstandReden.GEEN_RECHT, id="no right"),
    # Velsen 2024: 7,575 for one, 15,150 for a couple or a lone parent
    pytest.param([{**ALONE, "vermogen_bijstand": 7575}], BijstandReden.RECHT, id="wealth at the limit"),
    pytest.param([{**ALONE, "vermogen_bijstand": 7576}], BijstandReden.VERMOGEN_TE_HOOG, id="wealth above the limit"),
    pytest.param([{**ALONE, "vermogen_bijstand": 15150}, CHILD], BijstandReden.RECHT, id="lone parent at the limit"),
    pytest.param(
        [{**ALONE, "vermogen_bijstand": 8000}, {**OTHER, "vermogen_bijstand": 7151}],
        BijstandReden.VERMOGEN_TE_HOOG, id="a couple together",
    ),
    pytest.param([{**ALONE, "spaargeld": 100000}], BijstandReden.RECHT, id="never from box 3"),
    pytest.param([{**APPLICANT, "loon": 30000}], BijstandReden.INKOMEN_TE_HOOG, id="income"),
]  # fmt: skip


@pytest.mark.parametrize(("persons", "reason"), REASONS)
def test_the_reason(persons: list[dict[str, Any]], reason: BijstandReden) -> None:
    assert one("bijstand_reden", JAN, *persons) == reason
    assert (one("bijstand", JAN, *persons) > 0.0) == (reason == BijstandReden.RECHT)


def test_a_partner_without_a_right_counts_above_the_norm_for_couples_only() -> None:
    """Art. 24: half the norm, 917.02. Art. 32 lid 3: of the other's income counts what passes 1,834.04 together.

    1,477.00 net (pay of 18,000) + 917.02 = 2,394.02, so 559.98 counts: 357.04.
    """
    other = {**PARTNER, "geen_recht_op_bijstand": True}
    assert month(JAN, ALONE, {**other, **NOTHING}) == pytest.approx(917.02, abs=0.02)
    assert month(JAN, ALONE, {**other, "loon": 18000}) == pytest.approx(357.04, abs=0.02)
    assert month(JAN, ALONE, {**other, "loon": 6000}) == pytest.approx(917.02, abs=0.02)  # 500 + 917.02 is under it
    student = {**PARTNER, "leeftijd": 23, "opleiding": "wsf", "loon": 18000}
    assert month(JAN, ALONE, student) == pytest.approx(357.04, abs=0.02)


FIRST = [
    ({"uitkering": 9000, "uitkering_soort": "wia"}, VoorliggendeVoorziening.TOESLAGENWET),
    ({"uitkering": 30000, "uitkering_soort": "wia"}, VoorliggendeVoorziening.GEEN),
    ({"uitkering": 12000, "uitkering_soort": "ioaw"}, VoorliggendeVoorziening.IOAW),
    ({"uitkering": 12000, "uitkering_soort": "ioaz"}, VoorliggendeVoorziening.IOAZ),
    ({"winst": 4000, "urencriterium": True}, VoorliggendeVoorziening.BBZ),
    ({"uitkering": 12000, "uitkering_soort": "anw"}, VoorliggendeVoorziening.ANW),
    ({**NOTHING, "leeftijd": 70}, VoorliggendeVoorziening.AOW),
    ({**NOTHING, "leeftijd": 20, "opleiding": "wsf"}, VoorliggendeVoorziening.STUDIEFINANCIERING),
    (NOTHING, VoorliggendeVoorziening.GEEN),
]


@pytest.mark.parametrize(("facts", "first"), FIRST)
def test_what_comes_first(facts: dict[str, Any], first: VoorliggendeVoorziening) -> None:
    assert one("voorliggende_voorziening", JAN, {**APPLICANT, **facts}) == first


def test_toeslagenwet_up_to_the_minimum_wage() -> None:
    """Toeslagenwet art. 8: 95.14 a day in January 2024 is 2,069.40 / 21.75; with 8%: 12 × 2,234.95 = 26,819.42."""
    person = {**APPLICANT, "leeftijd": 60, "uitkering": 15000, "uitkering_soort": "wao"}
    old, young = {**OTHER, "leeftijd": 56}, {**OTHER, "leeftijd": 45}
    assert one("toeslag_toeslagenwet", JAN, person, old) == pytest.approx(26819.42 - 15000, abs=0.01)
    assert one("toeslag_toeslagenwet", JAN, person, young) == 0.0  # born after 1971
    assert one("toeslag_toeslagenwet", JAN, person, young, CHILD) == pytest.approx(26819.42 - 15000, abs=0.01)
    assert one("voorliggende_voorziening", JAN, person, old) == VoorliggendeVoorziening.TOESLAGENWET


GROSS = [
    # participatie.yaml, alleenverdieners.illustration_gross: 12 × the norm of January, grossed up with two credits.
    # 2024: 2 × (11,004.24 − 3,362) / 63.03% = 24,249.54 (the note rounds to 24,250)
    (2024, 12 * 1834.04, 24249.54),
    (2025, 12 * 1922.07, 26377.13),  # 2 × (11,532.42 − 3,068) / 64.18%
    (2026, 12 * 2002.13, 27697.37),  # 2 × (12,012.78 − 3,115) / 64.25%
]


@pytest.mark.parametrize(("year", "net", "gross"), GROSS)
def test_gross_of_a_couple(year: int, net: float, gross: float) -> None:
    persons = ({**ALONE, "ontvangt_bijstand": True}, {**OTHER, "ontvangt_bijstand": True})
    assert sum(ask("toetsingsinkomen", year, *persons, bijstand=net)) == pytest.approx(gross, abs=0.02)


def test_gross_of_one_with_and_without_pay() -> None:
    """2024. Alone on 15,000: (15,000 − 3,362) / 63.03% = 18,464.22.

    Beside 12,000 of pay, taxed 4,436.40, the credits 3,362 and 968 + 31.433% × 510 = 1,129 (up) leave 54.60: bijstand
    of 3,000 is (3,000 − 54.60) / 63.03% = 4,673.01. Up to 54.60 / 36.97% = 147.69 it isn't taxed at all.
    """
    alone = {**ALONE, "ontvangt_bijstand": True}
    worker = {**APPLICANT, "loon": 12000, "ontvangt_bijstand": True}
    assert one("bijstand_belast", 2024, alone, bijstand=15000) == pytest.approx(18464.22, abs=0.01)
    assert one("bijstand_belast", 2024, worker, bijstand=3000) == pytest.approx(4673.01, abs=0.01)
    assert one("bijstand_belast", 2024, worker, bijstand=140) == pytest.approx(140.0)
    assert one("arbeidsinkomen", 2024, worker, bijstand=3000) == 12000.0
    assert one("zvw_bijdrage", 2024, alone, bijstand=15000) == 0.0


def test_gross_of_a_pensioner_has_the_rate_and_credits_of_that_age() -> None:
    """2024: 19.07%, 1,735 + 2,010 + 524 = 4,269 of credits: 22,386 before any tax. So AIO stays as it is."""
    pensioner = {
        "id": "a",
        "rol": "aanvrager",
        "leeftijd": 70,
        "aow_opbouwjaren": 30,
        **NOTHING,
        "ontvangt_bijstand": True,
    }
    assert one("bijstand_belast", 2024, pensioner, bijstand=6000) == pytest.approx(6000.0)


def test_only_who_receives_it_has_it_as_income() -> None:
    assert ask("bijstand_belast", 2024, ALONE, OTHER) == [0.0, 0.0]
    assert one("bijstand", 2024, ALONE, OTHER) > 22000.0


def test_one_partner_who_receives_it_says_so_for_both() -> None:
    halves = ask("bijstand_belast", 2024, {**ALONE, "ontvangt_bijstand": True}, OTHER)
    assert halves[0] == halves[1] > 0.0


def test_months_make_the_year() -> None:
    months = [month(date(2024, m, 1), ALONE, CHILD) for m in range(1, 13)]
    assert sum(months) == pytest.approx(one("bijstand", 2024, ALONE, CHILD), abs=0.001)
    assert months[0] == months[5] != months[6] == months[11]
    assert one("bijstand", JULY, ALONE, CHILD) == pytest.approx(12 * months[6])


@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025, 2026])
def test_never_negative_and_never_more_than_the_norm(year: int) -> None:
    when, before = date(year, 7, 1), float("inf")
    for pay in range(0, 40001, 2500):
        for facts in ({}, {"inkomstenvrijlating": "arbeid"}, {"uitkering": 4000, "uitkering_soort": "ww"}):
            person = {**APPLICANT, "loon": pay, **facts}
            found = one("bijstand", when, person)
            assert 0.0 <= found <= 12.0 * one("bijstandsnorm_maand", when, person)
        found = month(when, {**APPLICANT, "loon": pay})
        assert found <= before
        before = found


def test_a_gift_of_1200_changes_nothing_and_one_more_does() -> None:
    plain = one("bijstand", 2026, ALONE)
    assert one("bijstand", 2026, {**ALONE, "giften_ontvangen": 1200}) == plain
    assert one("bijstand", 2026, {**ALONE, "giften_ontvangen": 1201}) == pytest.approx(plain - 1.0)
    assert one(
        "bijstand", 2026, {**ALONE, "giften_ontvangen": 700}, {**OTHER, "giften_ontvangen": 700}
    ) == pytest.approx(one("bijstand", 2026, ALONE, OTHER) - 200.0)
    assert one("bijstand", 2025, {**ALONE, "giften_ontvangen": 5000}) == one("bijstand", 2025, ALONE)


def test_the_gift_limit_can_be_undone() -> None:
    without = Legislation.during(2026).with_values({"participatiewet.giften_begrensd": False})
    assert one("bijstand", without, {**ALONE, "giften_ontvangen": 5000}) == one("bijstand", 2026, ALONE)


def test_partners_can_be_swapped() -> None:
    a, b = {"loon": 9000}, {"uitkering": 5000, "uitkering_soort": "ww"}
    assert one("bijstand", 2025, {**APPLICANT, **a}, {**PARTNER, **b}) == pytest.approx(
        one("bijstand", 2025, {**APPLICANT, **b}, {**PARTNER, **a})
    )


def test_advance_back_payment_and_search_period() -> None:
    """Advance 90% until 2026, then 95%; up to three months back from 2026; four weeks under 27."""
    assert one("voorschot_bijstand_maand", JAN, ALONE) == pytest.approx(0.9 * 1283.83, abs=0.02)
    assert one("bijstand_terugwerkend_hoogstens", date(2025, 12, 1), ALONE) == 0.0
    assert one("bijstand_terugwerkend_hoogstens", date(2026, 1, 1), ALONE) == pytest.approx(3 * 1401.50, abs=0.05)
    young = {**ALONE, "leeftijd": 24}
    assert one("zoektermijn_bijstand", JAN, young) == 4
    assert one("zoektermijn_bijstand", JAN, {**young, "medisch_urenbeperkt": True}) == 0
    assert one("zoektermijn_bijstand", JAN, young, OTHER) == 0
    assert one("zoektermijn_bijstand", JAN, ALONE) == 0
