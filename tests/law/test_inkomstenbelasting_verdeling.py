"""Dividing between fiscal partners, and what must hold whatever the amounts."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prinsjesdag.law.algemeen.woorden import Relatie, SoortWoning
from tests.law.inkomstenbelasting_rekenen import Persoon, bereken, geboren, waarde

JAREN = st.sampled_from((2022, 2023, 2024, 2025, 2026))
EUROS = st.integers(0, 120000).map(float)
MENSEN = st.fixed_dictionaries(
    {"loon": EUROS},
    optional={
        "leeftijd": st.sampled_from((30, 64, 80)),
        "aanvullend_pensioen": EUROS,
        "spaargeld": st.integers(0, 400000).map(float),
        "overige_bezittingen": st.integers(0, 400000).map(float),
        "partneralimentatie_betaald": st.integers(0, 15000).map(float),
        "giften_betaald": st.integers(0, 5000).map(float),
        "zorgkosten_aftrek": st.integers(0, 5000).map(float),
        "inkomen_box2": st.integers(0, 90000).map(float),
    },
)
WONINGEN = st.fixed_dictionaries(
    {"woning_soort": st.just(SoortWoning.KOOP), "woning_woz_waarde": st.integers(150000, 900000).map(float)},
    optional={"woning_hypotheekrente": st.integers(0, 25000).map(float)},
)
KNOPPEN = ("verdeling_eigen_woning", "verdeling_box3", "verdeling_aftrek")


def samen(jaar: int, paar: tuple[Persoon, Persoon], woning: Mapping[str, Any], deel: float | None = None) -> float:
    gezin = {} if deel is None else dict.fromkeys(KNOPPEN, deel)
    return waarde(jaar, "belasting_samen", *paar, huishouden=woning, gezin=gezin)


def koop(rente: float) -> dict[str, Any]:
    return {"woning_soort": SoortWoning.KOOP, "woning_hypotheekrente": rente}


@pytest.mark.parametrize(
    ("inkomens", "rente", "laagste", "hoogste"),
    [
        # One earns: the other has no tax to save.
        ((40000.0, 0.0), 6000.0, 1.0, 1.0),
        ((0.0, 40000.0), 6000.0, 0.0, 0.0),
        # 34,000 and 31,000: above 28,406 a euro costs 35.82% + 6.337%, below it 35.82%. 9,000 of interest brings both
        # down to it (5,594 and 2,594), with 812 left for either: from 5,594 to 6,406 of 9,000 with the first.
        ((34000.0, 31000.0), 9000.0, 5594.0 / 9000.0, 6406.0 / 9000.0),
    ],
)
def test_who_tells_nothing_has_the_division_with_least_tax(
    inkomens: tuple[float, float], rente: float, laagste: float, hoogste: float
) -> None:
    paar = tuple({"loon": loon} for loon in inkomens)
    deel = waarde(2025, "verdeling_eigen_woning", *paar, huishouden=koop(rente))
    assert laagste - 1e-9 <= deel <= hoogste + 1e-9


def test_what_the_best_division_saves() -> None:
    """The case above, half each: 1,906 of the second's 4,500 at 35.82% while the first still has 1,094 at 42.157%.

    6.337% x 1,094 = 69.33; every partner's tax may be up to three euros off by rounding.
    """
    paar = ({"loon": 34000.0}, {"loon": 31000.0})
    assert samen(2025, paar, koop(9000.0), 0.5) - samen(2025, paar, koop(9000.0)) == pytest.approx(69.33, abs=3.0)


def test_a_division_that_is_told_stays() -> None:
    paar = ({"loon": 40000.0}, {"loon": 0.0})
    uitkomst = bereken(
        2025, ["inkomsten_eigen_woning"], *paar, huishouden=koop(8000.0), gezin={"verdeling_eigen_woning": 0.25}
    )
    assert uitkomst.year("inkomsten_eigen_woning") == [-2000.0, -6000.0]


def test_with_nothing_to_divide_it_is_half() -> None:
    """Art. 2.17 lid 3."""
    assert waarde(2025, "verdeling_eigen_woning", {"loon": 40000.0}, {"loon": 0.0}) == 0.5


def test_box_3_goes_where_credits_are_left() -> None:
    """2024: without income 3,362 of credit is left for 36% x 1.44% x (400,000 - 114,000) = 1,482.62."""
    paar = ({"loon": 60000.0, "spaargeld": 400000.0}, {"loon": 0.0})
    uitkomst = bereken(2024, ["verdeling_box3", "belasting_box3", "inkomstenbelasting"], *paar)
    assert uitkomst.year("verdeling_box3") == [0.0]
    assert uitkomst.year("belasting_box3") == [0.0, 1482.0]
    assert uitkomst.year("inkomstenbelasting")[1] == 0.0


@given(jaar=JAREN, eerste=MENSEN, tweede=MENSEN, woning=WONINGEN)
@settings(max_examples=60, deadline=None)
def test_never_worse_than_half_or_all_to_one(
    jaar: int, eerste: dict[str, Any], tweede: dict[str, Any], woning: dict[str, Any]
) -> None:
    gekozen = samen(jaar, (eerste, tweede), woning)
    assert gekozen <= min(samen(jaar, (eerste, tweede), woning, deel) for deel in (0.0, 0.5, 1.0))


@given(jaar=JAREN, eerste=MENSEN, tweede=MENSEN, woning=WONINGEN, deel=st.sampled_from((0.0, 0.25, 0.5, 1.0)))
@settings(max_examples=60, deadline=None)
def test_partners_can_be_swapped(
    jaar: int, eerste: dict[str, Any], tweede: dict[str, Any], woning: dict[str, Any], deel: float
) -> None:
    doelen = ["inkomstenbelasting", "verzamelinkomen", "zvw_bijdrage"]
    een = bereken(jaar, doelen, eerste, tweede, huishouden=woning, gezin=dict.fromkeys(KNOPPEN, deel))
    ander = bereken(jaar, doelen, tweede, eerste, huishouden=woning, gezin=dict.fromkeys(KNOPPEN, 1.0 - deel))
    for doel in doelen:
        assert een.year(doel) == pytest.approx(ander.year(doel)[::-1], abs=1e-6), doel


@given(jaar=JAREN, mens=MENSEN, woning=WONINGEN)
@settings(max_examples=60, deadline=None)
def test_nobody_alone_gets_tax_back(jaar: int, mens: dict[str, Any], woning: dict[str, Any]) -> None:
    doelen = ["inkomstenbelasting", "belasting_box1", "belasting_box2", "belasting_box3", "zvw_bijdrage"]
    uitkomst = bereken(jaar, doelen, mens, huishouden=woning)
    assert all(uitkomst.year(doel)[0] >= 0.0 for doel in doelen)


@given(jaar=JAREN, loon=st.integers(0, 150000), meer=st.integers(10, 2000), leeftijd=st.sampled_from((40, 64, 80)))
@settings(max_examples=80, deadline=None)
def test_more_pay_leaves_more(jaar: int, loon: int, meer: int, leeftijd: int) -> None:
    """The tax takes at most 49.50% and credits 6.51%, 6.638% and 15%: under 80%, and three euros of rounding."""
    laag, hoog = (
        waarde(jaar, "inkomstenbelasting", {"loon": float(x), "leeftijd": leeftijd}) for x in (loon, loon + meer)
    )
    assert -3.0 <= hoog - laag <= 0.8 * meer + 3.0


@given(jaar=JAREN, mensen=st.tuples(MENSEN, MENSEN), woning=WONINGEN)
@settings(max_examples=30, deadline=None)
def test_who_are_no_partners_are_taxed_as_if_alone(
    jaar: int, mensen: tuple[dict[str, Any], dict[str, Any]], woning: dict[str, Any]
) -> None:
    """But for the alleenstaande-ouderenkorting, which looks at the household: given here."""
    los = [{**m, "relatie": Relatie.SAMENWONEND, "alleenstaande_ouderenkorting": 0.0} for m in mensen]
    samen_wonend = bereken(jaar, ["inkomstenbelasting"], *los, huishouden=woning).year("inkomstenbelasting")
    alleen = [
        waarde(jaar, "inkomstenbelasting", los[0], huishouden=woning),
        waarde(jaar, "inkomstenbelasting", los[1]),
    ]
    assert samen_wonend == alleen


def test_the_aow_age_moves_tax_by_the_month() -> None:
    """Who is born a month later pays a month more of premie AOW: 17.9% / 12 x 30,000 = 447.50."""
    paar = [
        waarde(2024, "belasting_box1", {"geboortedatum": geboren(1957, maand), "aanvullend_pensioen": 30000.0})
        for maand in (5, 6)
    ]
    assert paar[1] - paar[0] == pytest.approx(447.5, abs=1.0)
