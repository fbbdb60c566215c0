"""Income tax by hand: each expected amount is written out, from the article and the values of the year."""

from collections.abc import Mapping
from typing import Any

import pytest

from prinsjesdag.law.algemeen.woorden import Oordeel, Relatie, Rol, SoortUitkering, SoortWoning
from tests.law.inkomstenbelasting_rekenen import Persoon, bereken, geboren, waarde

KOOP = {"woning_soort": SoortWoning.KOOP}
KIND_VAN_8 = {"rol": Rol.KIND, "leeftijd": 8}


# Winst (art. 3.76, 3.79a)


@pytest.mark.parametrize(
    ("jaar", "persoon", "aftrek"),
    [
        (2024, {"winst": 30000.0, "urencriterium": True}, 3750.0),
        (2024, {"winst": 30000.0}, 0.0),  # too few hours
        (2024, {"winst": 2000.0, "urencriterium": True}, 2000.0),  # lid 5: at most the profit
        (2024, {"winst": -500.0, "urencriterium": True}, 0.0),
        (2024, {"winst": 2000.0, "urencriterium": True, "starter": True}, 3750.0 + 2123.0),  # not for a starter
        (2024, {"winst": 30000.0, "urencriterium": True, "leeftijd": 70}, 1875.0),  # lid 4: half
        (2024, {"winst": 30000.0, "urencriterium": True, "leeftijd": 70, "starter": True}, (3750.0 + 2123.0) / 2.0),
        # 67 on 15 March 2024: on 1 January not yet; on 1 January itself, then.
        (2024, {"winst": 30000.0, "urencriterium": True, "geboortedatum": geboren(1957, 3, 15)}, 3750.0),
        (2024, {"winst": 30000.0, "urencriterium": True, "geboortedatum": geboren(1957, 1, 1)}, 1875.0),
        (2022, {"winst": 30000.0, "urencriterium": True}, 6310.0),
        (2026, {"winst": 30000.0, "urencriterium": True, "starter": True}, 1200.0 + 2123.0),
    ],
)
def test_zelfstandigenaftrek(jaar: int, persoon: Persoon, aftrek: float) -> None:
    assert waarde(jaar, "zelfstandigenaftrek", persoon) == aftrek


def test_the_mkb_winstvrijstelling_makes_a_loss_smaller() -> None:
    """2024: 13.31% x -10,000 = -1,331: a loss of 8,669."""
    assert waarde(2024, "belastbare_winst", {"winst": -10000.0}) == pytest.approx(-8669.0)


# Eigen woning (art. 3.112, 3.123a)


@pytest.mark.parametrize(
    ("jaar", "woz", "forfait"),
    [
        (2024, 12500.0, 0.0),
        (2024, 20000.0, 20.0),  # 0.10%
        (2024, 40000.0, 80.0),  # 0.20%
        (2024, 60000.0, 150.0),  # 0.25%
        (2024, 75000.0, 187.5),  # "niet meer dan": still 0.25%
        (2024, 400000.0, 1400.0),  # 0.35%
        (2024, 1400000.0, 4585.0 + 0.0235 * 90000.0),
        (2022, 1130000.0, 5085.0),  # 0.45%
    ],
)
def test_eigenwoningforfait(jaar: int, woz: float, forfait: float) -> None:
    woning = {**KOOP, "woning_woz_waarde": woz}
    assert waarde(jaar, "eigenwoningforfait", {}, huishouden=woning) == pytest.approx(forfait)


def test_who_rents_has_no_eigenwoningforfait() -> None:
    woning = {"woning_soort": SoortWoning.HUUR, "woning_woz_waarde": 300000.0}
    assert waarde(2024, "eigenwoningforfait", {}, huishouden=woning) == 0.0


def test_hillen_as_the_belastingdienst_explains_it() -> None:
    """belastingdienst.nl, Geen of een kleine eigenwoningschuld, example of 2024: forfait 1,200, costs 1,000: 160."""
    woning = {**KOOP, "eigenwoningforfait": 1200.0, "woning_hypotheekrente": 1000.0}
    uitkomst = bereken(
        2024, ["aftrek_geen_of_geringe_eigenwoningschuld", "belastbaar_inkomen_box1"], {}, huishouden=woning
    )
    assert uitkomst.year("aftrek_geen_of_geringe_eigenwoningschuld") == [pytest.approx(160.0)]
    assert uitkomst.year("belastbaar_inkomen_box1") == [pytest.approx(40.0)]


def test_hillen_is_divided_as_the_income_is() -> None:
    """2026: 71.867% x 1,400 = 1,006.13; a quarter with the first (art. 3.123a lid 3)."""
    woning = {**KOOP, "woning_woz_waarde": 400000.0}
    gezin = {"verdeling_eigen_woning": 0.25}
    uitkomst = bereken(2026, ["belastbaar_inkomen_box1"], {}, {}, huishouden=woning, gezin=gezin)
    over = 1400.0 - 0.7186666667 * 1400.0
    assert uitkomst.year("belastbaar_inkomen_box1") == pytest.approx([0.25 * over, 0.75 * over])


# The rate of deductions (art. 2.10 lid 2)


@pytest.mark.parametrize(
    ("jaar", "persoon", "rente", "belasting"),
    [
        # 2022: 37.07% x 69,398 + 49.50% x 602 = 26,023.83, and 9.50% x 10,000, as 80,000 is 10,602 above.
        (2022, {"loon": 80000.0}, 10000.0, 26973.0),
        # 2023: 36.93% x 70,000 = 25,851, and 12.57% x (80,000 - 73,031) = 876.00.
        (2023, {"loon": 80000.0}, 10000.0, 26727.0),
        # 2024: 36.97% x 70,000 = 25,879, and 12.53% x (80,000 - 75,518) = 561.59.
        (2024, {"loon": 80000.0}, 10000.0, 26440.0),
        # 2025: 35.82% x 38,441 + 37.48% x 31,559 = 25,597.88, and 12.02% x (80,000 - 76,817) = 382.60.
        (2025, {"loon": 80000.0}, 10000.0, 25980.0),
        # 2024: profit 120,000 - 3,750 - 13.31% x 116,250 = 100,777.13; table 27,919.00 + 49.50% x 25,259.13, which is
        # 40,422.27; 12.53% x (3,750 + 15,472.88) = 2,408.63.
        (2024, {"winst": 120000.0, "urencriterium": True}, 0.0, 42830.0),
        # 2024: alimony counts too: table over 90,000: 27,919.00 + 49.50% x 14,482 = 35,087.59; 12.53% x 10,000.
        (2024, {"loon": 100000.0, "partneralimentatie_betaald": 10000.0}, 0.0, 36340.0),
        # Lijfrente doesn't: over 90,000 without more.
        (2024, {"loon": 100000.0, "lijfrentepremie": 10000.0}, 0.0, 35087.0),
        # Nothing above the limit, nothing to adapt.
        (2024, {"loon": 60000.0}, 10000.0, 18485.0),
    ],
)
def test_tariefsaanpassing(jaar: int, persoon: Persoon, rente: float, belasting: float) -> None:
    woning = {**KOOP, "woning_hypotheekrente": rente}
    assert waarde(jaar, "belasting_box1", persoon, huishouden=woning) == belasting


# Persoonsgebonden aftrek (chapter 6)


@pytest.mark.parametrize(
    ("inkomens", "kosten", "aftrek"),
    [
        ((30000.0,), 1000.0, 505.0),  # 1.65% x 30,000 = 495
        ((9000.0,), 1000.0, 837.0),  # up to 9,420: 163
        ((60000.0,), 2000.0, 601.394),  # 1.65% x 50,034 + 5.75% x 9,966 = 1,398.606
        ((15000.0, 15000.0), 1000.0, 505.0),  # partners: 1.65% of the joint income
        ((9000.0, 9000.0), 1000.0, 674.0),  # up to 18,840: 326
        ((30000.0,), 400.0, 0.0),
    ],
)
def test_zorgkosten_of_2024(inkomens: tuple[float, ...], kosten: float, aftrek: float) -> None:
    personen = [{"loon": inkomen} for inkomen in inkomens]
    personen[0]["zorgkosten_aftrek"] = kosten
    assert waarde(2024, "aftrekbare_zorgkosten", *personen) == pytest.approx(aftrek)


@pytest.mark.parametrize(
    ("inkomens", "giften", "aftrek"),
    [
        ((40000.0,), 500.0, 100.0),  # above 1% of 40,000
        ((4000.0,), 500.0, 400.0),  # above 60, up to 10% of 4,000
        ((40000.0,), 10000.0, 4000.0),
        ((40000.0, 20000.0), 500.0, 0.0),  # partners: above 1% of 60,000
    ],
)
def test_giften_of_2024(inkomens: tuple[float, ...], giften: float, aftrek: float) -> None:
    personen = [{"loon": inkomen} for inkomen in inkomens]
    personen[0]["giften_betaald"] = giften
    assert waarde(2024, "aftrekbare_giften", *personen) == pytest.approx(aftrek)


def test_deductions_reduce_box_1_then_3_then_2() -> None:
    """2024: 20,000 of alimony; box 1 has 5,000, box 3 1.44% x (400,000 - 57,000) = 4,939.20, box 2 30,000."""
    persoon = {
        "loon": 5000.0, "partneralimentatie_betaald": 20000.0, "spaargeld": 400000.0, "inkomen_box2": 30000.0,
    }  # fmt: skip
    doelen = ["belastbaar_inkomen_box1", "belastbaar_inkomen_box3", "belastbaar_inkomen_box2", "verzamelinkomen"]
    uitkomst = bereken(2024, doelen, persoon)
    over = 30000.0 - (20000.0 - 5000.0 - 4939.2)
    assert [uitkomst.year(d)[0] for d in doelen] == pytest.approx([0.0, 0.0, over, over])


# Box 2 (art. 2.12)


@pytest.mark.parametrize(
    ("jaar", "inkomen", "belasting"),
    [
        (2022, 100000.0, 26900.0),
        (2023, 100000.0, 26900.0),
        (2024, 100000.0, 27305.0),  # 24.5% x 67,000 = 16,415; 33% x 33,000
        (2025, 67804.0, 16611.0),  # column III of the text of 2025-04-25
        (2026, 68843.0, 16866.0),  # column III of the text of 2026-02-21
        (2026, 100000.0, 26524.0),  # 16,866 + 31% x 31,157 = 26,524.67
        (2026, -5000.0, 0.0),
    ],
)
def test_box2(jaar: int, inkomen: float, belasting: float) -> None:
    assert waarde(jaar, "belasting_box2", {"inkomen_box2": inkomen}) == belasting


# Box 3 (chapter 5)


def test_box3_of_2024() -> None:
    """Debts above 3,700: 6,300. Return 1.44% x 100,000 + 6.04% x 50,000 - 2.61% x 6,300 = 4,295.57 on 143,700."""
    persoon = {"spaargeld": 100000.0, "overige_bezittingen": 50000.0, "schulden": 10000.0}
    inkomen = 4295.57 / 143700.0 * (143700.0 - 57000.0)  # 2,591.69
    assert waarde(2024, "inkomen_box3", persoon) == pytest.approx(inkomen)
    assert waarde(2024, "belasting_box3", persoon) == 933.0  # 36% of it: 933.01


@pytest.mark.parametrize(
    ("spaargeld", "overig", "inkomen"),
    [
        # Base 150,000 - 50,650 = 99,350. Table: 1.8182% x 50,650 + 4.3666% x 48,700 = 3,047.45.
        (50000.0, 100000.0, 0.018182 * 50650.0 + 0.043666 * 48700.0),  # restored: 5,530 / 150,000 x 99,350 = 3,662.70
        (140000.0, 10000.0, 553.0 / 150000.0 * 99350.0),  # restored: 366.27
        (150000.0, 0.0, 0.0),  # savings returned nothing
        # Base 1,949,350, in the third bracket too, and less than 5.53% of all of it.
        (0.0, 2000000.0, 0.018182 * 50650.0 + 0.043666 * (962350.0 - 50650.0) + 0.0553 * (1949350.0 - 962350.0)),
    ],
)
def test_box3_of_2022_is_the_lower_of_two(spaargeld: float, overig: float, inkomen: float) -> None:
    persoon = {"spaargeld": spaargeld, "overige_bezittingen": overig}
    assert waarde(2022, "inkomen_box3", persoon) == pytest.approx(inkomen)


def test_box3_of_partners() -> None:
    """2025: 250,000 of savings, debts 12,000 - 2 x 3,800 = 4,400; exempt 2 x 57,684; a quarter with the first."""
    paar = ({"spaargeld": 200000.0, "schulden": 12000.0}, {"spaargeld": 50000.0})
    uitkomst = bereken(2025, ["inkomen_box3", "belasting_box3"], *paar, gezin={"verdeling_box3": 0.25})
    rendement, grondslag = 0.0137 * 250000.0 - 0.027 * 4400.0, 245600.0 - 115368.0  # 3,306.20; 130,232
    samen = rendement / 245600.0 * grondslag  # 1,753.15
    assert uitkomst.year("inkomen_box3") == pytest.approx([0.25 * samen, 0.75 * samen])
    assert uitkomst.year("belasting_box3") == [157.0, 473.0]  # 157.78 and 473.35


def test_savings_of_a_child_count_with_the_parents() -> None:
    """2024: 60,000 and 20,000 of the child's: 1.44% x (80,000 - 57,000) = 331.20, all with the parent."""
    uitkomst = bereken(2024, ["inkomen_box3"], {"spaargeld": 60000.0}, {**KIND_VAN_8, "spaargeld": 20000.0})
    assert uitkomst.year("inkomen_box3") == pytest.approx([331.2, 0.0])


def test_debts_larger_than_wealth_give_nothing() -> None:
    assert waarde(2024, "inkomen_box3", {"spaargeld": 1000.0, "schulden": 90000.0}) == 0.0


# Credits (chapter 8)


@pytest.mark.parametrize(
    ("jaar", "korting"),
    [
        (2024, 3350.0),  # over box 1: 3,362 - 6.63% x (25,000 - 24,812) = 3,349.54
        (2025, 2651.0),  # over 35,000: 3,068 - 6.337% x (35,000 - 28,406) = 2,650.14
    ],
)
def test_from_2025_the_general_credit_falls_with_all_income(jaar: int, korting: float) -> None:
    persoon = {"loon": 25000.0, "inkomen_box2": 10000.0}
    assert waarde(jaar, "algemene_heffingskorting", persoon) == korting


@pytest.mark.parametrize(
    ("jaar", "doel", "loon", "leeftijd"),
    [
        (2022, "arbeidskorting", 109346.0, 40),
        (2022, "arbeidskorting", 109346.0, 75),  # the percentage would leave 1.28
        (2026, "arbeidskorting", 132920.0, 75),
        (2022, "algemene_heffingskorting", 69398.0, 75),
        (2026, "algemene_heffingskorting", 78426.0, 75),  # 0.35
        (2026, "algemene_heffingskorting", 90000.0, 40),
    ],
)
def test_credits_end(jaar: int, doel: str, loon: float, leeftijd: int) -> None:
    assert waarde(jaar, doel, {"loon": loon, "leeftijd": leeftijd}) == 0.0


def test_at_the_kinks_the_arbeidskorting_is_what_the_article_says() -> None:
    """Art. 8.11 lid 2, 2026: at most 996, 5,300 and 5,685 at the ends of its steps."""
    assert [waarde(2026, "arbeidskorting", {"loon": x}) for x in (11965.0, 25845.0, 45592.0)] == [996, 5300, 5685]


@pytest.mark.parametrize(
    ("kinderen", "partner", "korting"),
    [
        # 2024: 11.45% x (20,000 - 6,073) = 1,594.64.
        ([KIND_VAN_8], None, 1595.0),
        ([{"rol": Rol.KIND, "leeftijd": 12}], None, 0.0),
        ([{"rol": Rol.KIND, "leeftijd": 12}, KIND_VAN_8], None, 1595.0),
        ([], None, 0.0),
        ([KIND_VAN_8], {"loon": 30000.0}, 1595.0),  # earns less
        ([KIND_VAN_8], {"loon": 10000.0}, 0.0),  # earns more
        ([KIND_VAN_8], {"loon": 20000.0, "leeftijd": 39}, 1595.0),  # as much, and the elder
        ([KIND_VAN_8], {"loon": 20000.0, "leeftijd": 41}, 0.0),
        ([{"rol": Rol.KIND, "geboortedatum": geboren(2012, 1, 2)}], None, 1595.0),  # 12 the day after New Year
        ([{"rol": Rol.KIND, "geboortedatum": geboren(2012, 1, 1)}], None, 0.0),
        ([{"rol": Rol.KIND, "geboortedatum": geboren(2024, 7, 1)}], None, 1595.0),  # six months of the year
        ([{"rol": Rol.KIND, "geboortedatum": geboren(2024, 7, 2)}], None, 0.0),
    ],
)
def test_combinatiekorting(kinderen: list[dict[str, Any]], partner: Persoon | None, korting: float) -> None:
    volwassenen = [{"loon": 20000.0, "leeftijd": 40}, *([partner] if partner else [])]
    assert waarde(2024, "inkomensafhankelijke_combinatiekorting", *volwassenen, *kinderen) == korting


def test_a_working_child_has_no_combinatiekorting() -> None:
    oudste = {"rol": Rol.KIND, "leeftijd": 17, "loon": 9000.0}
    uitkomst = bereken(2024, ["inkomensafhankelijke_combinatiekorting"], {"loon": 20000.0}, oudste, KIND_VAN_8)
    assert uitkomst.year("inkomensafhankelijke_combinatiekorting") == [1595.0, 0.0, 0.0]


def test_credits_for_pensioners() -> None:
    alleen = bereken(2024, ["ouderenkorting", "alleenstaande_ouderenkorting"], {"leeftijd": 70})
    assert (alleen.year("ouderenkorting"), alleen.year("alleenstaande_ouderenkorting")) == ([2010.0], [524.0])
    samen = bereken(2024, ["alleenstaande_ouderenkorting"], {"leeftijd": 70}, {"leeftijd": 60})
    assert samen.year("alleenstaande_ouderenkorting") == [0.0, 0.0]
    assert waarde(2024, "ouderenkorting", {"leeftijd": 60}) == 0.0


@pytest.mark.parametrize(
    ("persoon", "korting"),
    [
        ({"wajong": True}, 898.0),
        ({"uitkering": 12000.0, "uitkering_soort": SoortUitkering.WAJONG}, 898.0),
        ({"uitkering": 12000.0, "uitkering_soort": SoortUitkering.WIA}, 0.0),
        ({"wajong": True, "leeftijd": 70}, 0.0),  # the ouderenkorting goes first
    ],
)
def test_jonggehandicaptenkorting(persoon: Persoon, korting: float) -> None:
    assert waarde(2024, "jonggehandicaptenkorting", persoon) == korting


# The year of the AOW-leeftijd


def test_the_year_in_which_the_aow_age_is_reached() -> None:
    """67 on 15 March 2024: two months of premie AOW, ten without.

    Rate 2/12 x 36.97% + 10/12 x 19.07% = 22.0533%: 6,616 of 30,000. General credit: 3,362 - 6.63% x 5,188 = 3,018.04
    and 1,735 - 3.421% x 5,188 = 1,557.52, weighed 1,800.94. Ouderenkorting whole.
    """
    persoon = {"geboortedatum": geboren(1957, 3, 15), "aanvullend_pensioen": 30000.0}
    doelen = ["belasting_box1", "algemene_heffingskorting", "ouderenkorting"]
    uitkomst = bereken(2024, doelen, persoon)
    assert [uitkomst.year(d)[0] for d in doelen] == [6616.0, 1801.0, 2010.0]


@pytest.mark.parametrize(
    ("jaar", "geboortedatum", "maanden"),
    [
        (2024, geboren(1957, 1, 20), 12),  # reached 66 years and 10 months in November 2023, and keeps it
        (2024, geboren(1957, 2, 28), 12),  # 28 December 2023
        (2024, geboren(1957, 3, 1), 10),
        (2024, geboren(1957, 12, 31), 1),
        (2024, geboren(1958, 1, 1), 0),
        (2023, geboren(1957, 2, 28), 1),
        (2022, geboren(1955, 12, 31), 6),  # 66 years and 7 months: July
    ],
)
def test_months_from_the_aow_age_on(jaar: int, geboortedatum: int, maanden: int) -> None:
    deel = waarde(jaar, "deel_jaar_vanaf_aow_leeftijd", {"geboortedatum": geboortedatum})
    assert deel == pytest.approx(maanden / 12.0)


# All boxes together (art. 8.8, 8.9)


def test_credits_go_against_the_tax_of_all_boxes_and_no_further() -> None:
    """2024: 36% x 1.44% x (200,000 - 57,000) = 741.31 of box 3, less than the 3,362 of credit."""
    uitkomst = bereken(2024, ["belasting_box3", "inkomstenbelasting"], {"spaargeld": 200000.0})
    assert (uitkomst.year("belasting_box3"), uitkomst.year("inkomstenbelasting")) == ([741.0], [0.0])


@pytest.mark.parametrize(
    ("jaar", "verdiener", "partner", "betaald"),
    [
        # 2024: of the other's 6,902 (14,788 - 2,356 - 5,530) 3,362 is paid out; not to who was born after 1962.
        (2024, {"loon": 40000.0}, {"geboortedatum": geboren(1962, 12, 31)}, 3362.0),
        (2024, {"loon": 40000.0}, {"geboortedatum": geboren(1963, 1, 1)}, 0.0),
        # At most what the other pays: 5,545 - 3,362 - (968 + 31.433% x 3,510 = 2,071.30) = 111.
        (2024, {"loon": 15000.0}, {"geboortedatum": geboren(1960)}, 111.0),
        # 2022: 6 2/3% of 2,888 for others; of 2,888 + 91 with pay of 2,000, but that pays 741 itself.
        (2022, {"loon": 40000.0}, {"geboortedatum": geboren(1965)}, 193.0),
        (2022, {"loon": 40000.0}, {"geboortedatum": geboren(1965), "loon": 2000.0}, 0.0),
        (2022, {"loon": 40000.0}, {"geboortedatum": geboren(1960), "loon": 2000.0}, 2154.0),  # 2,894.07 - 741
        # Not without a fiscal partner.
        (2024, {"loon": 40000.0, "relatie": Relatie.SAMENWONEND},
         {"geboortedatum": geboren(1960), "relatie": Relatie.SAMENWONEND}, 0.0),
    ],
)  # fmt: skip
def test_payment_of_the_general_credit(jaar: int, verdiener: Persoon, partner: Persoon, betaald: float) -> None:
    assert waarde(jaar, "uitbetaling_heffingskorting", verdiener, partner, wie=1) == betaald


def test_a_credit_that_is_paid_out_is_a_negative_tax() -> None:
    paar = ({"loon": 40000.0}, {"geboortedatum": geboren(1960)})
    uitkomst = bereken(2024, ["inkomstenbelasting", "belasting_samen"], *paar)
    assert uitkomst.year("inkomstenbelasting") == [6902.0, -3362.0]
    assert uitkomst.year("belasting_samen") == [3540.0]


# Who are partners (AWR art. 5a, Wet IB art. 1.2)


@pytest.mark.parametrize(
    ("paar", "kinderen", "partners"),
    [
        ({}, [], True),  # married unless told otherwise
        ({"relatie": Relatie.GEREGISTREERD}, [], True),
        ({"relatie": Relatie.SAMENLEVINGSCONTRACT}, [], True),
        ({"relatie": Relatie.SAMENWONEND}, [], False),
        ({"relatie": Relatie.SAMENWONEND}, [KIND_VAN_8], True),
        ({"relatie": Relatie.SAMENWONEND, "partnerschap_fiscaal": Oordeel.JA}, [], True),
        ({"partnerschap_fiscaal": Oordeel.NEE}, [], False),
        ({"relatie": Relatie.GEEN}, [KIND_VAN_8], False),
    ],
)
def test_fiscal_partners(paar: Mapping[str, Any], kinderen: list[dict[str, Any]], partners: bool) -> None:
    uitkomst = bereken(2024, ["heeft_fiscale_partner"], paar, paar, *kinderen)
    assert uitkomst.year("heeft_fiscale_partner") == [partners, partners, *([False] * len(kinderen))]


def test_without_a_partnership_the_home_is_the_applicants() -> None:
    paar = {"relatie": Relatie.SAMENWONEND}
    woning = {**KOOP, "woning_hypotheekrente": 8000.0}
    uitkomst = bereken(2024, ["inkomsten_eigen_woning"], paar, paar, huishouden=woning)
    assert uitkomst.year("inkomsten_eigen_woning") == [-8000.0, 0.0]
