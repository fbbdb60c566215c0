"""The beslagvrije voet against the maxima that the statute prints, and calculations by hand."""

import json
from datetime import date
from functools import cache
from math import sqrt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prinsjesdag.engine import System
from prinsjesdag.engine.parameters import read_table
from prinsjesdag.law.huurtoeslag import basishuur
from tests.law.cases import rows
from tests.law.toeslagen import Content, answered, children, law, value

FORMULA = "beslagvrije_voet_voor_aftrek_maand"
OUTCOME = "beslagvrije_voet_maand"
KINDS = ("alleenstaande", "alleenstaande ouder", "gehuwden zonder kinderen", "gehuwden met kinderen")
HALF_YEARS = [date(year, month, 1) for year in range(2022, 2027) for month in (1, 7)]

# Of a single person in July 2023 the statute prints 1,892.73 = 95% x 1,216.62 + the limit of the zorgtoeslag part,
# 1,889 / 12 - 3 = 154.4167, + 808.06 - 225.54. By the formula with the drempelinkomen of July that part is less: C* =
# 38,770.00, D = 108% x 12 x 1,995 = 25,855.20, (38,770.00 - 25,855.20) / 12 x 13.64% = 146.798; together 1,885.11. With
# the D of January it would be at its limit, but then those with children don't fit (2,035.75 instead of 2,031.34).
CONTRADICTION = {(date(2023, 7, 1), "alleenstaande"): (1892.73, 1885.11)}


def family(kind: str, income: float, **debtor: Any) -> Content:
    persons: list[Content] = [
        {"rol": "aanvrager", "leeftijd": 40, "geen_inkomen": True, "belastbaar_jaarinkomen_beslag": income, **debtor}
    ]
    if kind.startswith("gehuwden"):
        persons.append({"rol": "partner", "leeftijd": 40, "geen_inkomen": True})
    if kind in ("alleenstaande ouder", "gehuwden met kinderen"):
        persons += children(8, 12)
    return {"personen": persons}


@cache
def without_maximum() -> System:
    names = ("alleenstaande", "alleenstaande_ouder", "gehuwden_zonder_kinderen", "gehuwden_met_kinderen")
    return law().reform({f"beslagvrije_voet.maximum_{name}": 1e6 for name in names})


def income_at_the_maximum(kind: str, day: date) -> float:
    """Art. 475da lid 8: where the rent that the income can bear is the maximale huurgrens."""
    series = read_table(str(Path(basishuur.__file__).with_name("parameters.yaml"))).series
    size = "eenpersoons" if kind == "alleenstaande" else "meerpersoons"

    def at(name: str) -> float:
        found = series[name].on(day)
        assert found is not None
        return float(found.value)  # type: ignore[arg-type]

    if day.year >= 2026:
        return at(f"minimum_inkomensijkpunt_{size}") + 12 * at("maximale_huurgrens") / at(f"afbouwpercentage_{size}")
    a, b = at(f"factor_a_{size}"), at(f"factor_b_{size}")
    return (-b + sqrt(b * b + 4 * a * at("maximale_huurgrens"))) / (2 * a)


MAXIMA = [
    (date.fromisoformat(row["date"]), row["categorie"], float(row["norm_artikel_21"]), float(row["maximum"]))
    for row in rows("beslagvrije_voet_maxima.csv")
]


def test_there_are_forty_maxima() -> None:
    assert {(day, kind) for day, kind, _, _ in MAXIMA} == {(day, kind) for day in HALF_YEARS for kind in KINDS}


@pytest.mark.parametrize(("day", "kind", "norm", "maximum"), MAXIMA, ids=str)
def test_the_formula_gives_the_maxima_that_the_law_prints(day: date, kind: str, norm: float, maximum: float) -> None:
    """The printed norm of art. 21 is given, so that it is the formula that is tested, not the norm."""
    content = family(kind, income_at_the_maximum(kind, day))
    content["norm_gehuwden_maand" if kind.startswith("gehuwden") else "norm_alleenstaande_maand"] = norm
    printed, ours = CONTRADICTION.get((day, kind), (maximum, maximum))
    assert printed == maximum
    assert value(content, day, FORMULA, without_maximum()) == ours


@pytest.mark.parametrize(("day", "kind", "norm", "maximum"), MAXIMA, ids=str)
def test_nobody_has_more_than_the_maximum(day: date, kind: str, norm: float, maximum: float) -> None:
    assert value(family(kind, 150_000.0, netto_inkomen_beslag_maand=7_000), day, OUTCOME) == maximum


def published(scheme: str) -> list[dict[str, str]]:
    return [row for row in rows("participatie.csv", "schulden.csv") if row["scheme"] == scheme]


@pytest.mark.parametrize("row", published("beslagvrije_voet_max"), ids=lambda row: row["id"])
def test_maxima_on_other_sites(row: dict[str, str]) -> None:
    kind = json.loads(row["inputs"])["categorie"]
    content = family(kind, 150_000.0, netto_inkomen_beslag_maand=7_000)
    assert value(content, date.fromisoformat(row["date"]), OUTCOME) == float(row["expected"])


@pytest.mark.parametrize("row", published("beslagvrije_voet_laag"), ids=lambda row: row["id"])
def test_ninety_five_percent_of_a_low_income(row: dict[str, str]) -> None:
    net = json.loads(row["inputs"])["netto_inkomen_incl_vt"]
    content = family("alleenstaande", 0.0, netto_inkomen_beslag_maand=net)
    assert value(content, date.fromisoformat(row["date"]), OUTCOME) == float(row["expected"])


# By hand, with the values of facts/gaps.md section 1 (examples 1, 3, 6, 8, 9, 10 and 11 there, calculated by whoever
# gathered them and once more here). In this order: 95% of the norm, zorg, huur, kind.
# 1. 95% x 1,101.82 = 1,046.729; D = 1.08 x 12 x 1,756.20 = 22,760.352, (24,000 - D) / 12 x 13.61% = 14.0597; 5.96879e-7
#    x 24,000² + 0.002363459319 x 24,000 - 220.68 = 179.8453.
# 3. 95% x 1,283.83 = 1,219.6385; income under D; 4.1337e-7 x 25,000² + 0.002393492603 x 25,000 - 226.67 = 91.5236.
# 6. idem; (45,000 - 26,819.424) / 12 x 13.67% = 207.1, at most 1,987 / 12 - 42 = 123.5833; 2.4449e-7 x 45,000² +
#    0.001807837711 x 45,000 - 226.67 = 349.7749; (45,000 - 26,819.424) / 12 x 6.75% = 102.2657.
# 8. 95% x 1,955.80 = 1,858.01; (45,000 - 28,405.728) / 12 x 13.70% = 189.4513; 2.981840947e-7 x 45,000² -
#    0.001382497146 x 45,000 - 238.01 = 303.6004; (45,000 - 28,405.728 - 9,139) / 12 x 7.10% = 44.1110.
# 9. 95% x 1,419.46 = 1,348.487; under D; (28,000 - 23,425) x 27% / 12 = 102.9375.
# 10. idem; (34,000 - 29,735.424) / 12 x 13.73% = 48.7939; (34,000 - 31,500) x 22% / 12 = 45.8333; 4,264.576 / 12 x
#     7.60% = 27.0090.
# 11. 95% x 2,027.79 = 1,926.4005; at most 2 x 2,119 / 12 - 106 = 247.1667; (70,000 - 31,500) x 22% / 12 = 705.8333 (at
#     most 932.93 - 200.71 = 732.22); (70,000 - 29,735.424 - 9,405) / 12 x 7.60% = 195.4436.
@pytest.mark.parametrize(
    ("day", "kind", "norm", "income", "expected"),
    [
        (date(2022, 7, 1), KINDS[0], 1101.82, 24_000, 1240.63), (date(2024, 1, 1), KINDS[0], 1283.83, 25_000, 1311.16),
        (date(2024, 1, 1), KINDS[1], 1283.83, 45_000, 1795.26), (date(2025, 7, 1), KINDS[3], 1955.80, 45_000, 2395.17),
        (date(2026, 7, 1), KINDS[0], 1419.46, 28_000, 1451.42), (date(2026, 7, 1), KINDS[1], 1419.46, 34_000, 1470.12),
        (date(2026, 7, 1), KINDS[3], 2027.79, 70_000, 3074.84),
    ],
)  # fmt: skip
def test_by_hand(day: date, kind: str, norm: float, income: float, expected: float) -> None:
    content = family(kind, income)
    content["norm_gehuwden_maand" if kind.startswith("gehuwden") else "norm_alleenstaande_maand"] = norm
    assert value(content, day, FORMULA) == expected


def test_income_of_both_counts_and_the_spouses_is_taken_off() -> None:
    # Example 8: the two have 45,000 together, 2,395.17. The spouse's 900 net isn't seized: 1,495.17; of 1,500 at most
    # half counts: 1,197.59 (1,197.585) off, 1,197.58 (rounded half up from 1,197.585: 1,197.59) left.
    couple = family("gehuwden met kinderen", 30_000.0, netto_inkomen_beslag_maand=2_400)
    couple["personen"][1] |= {"belastbaar_jaarinkomen_beslag": 15_000, "netto_inkomen_beslag_maand": 900}
    day = date(2025, 7, 1)
    assert value(couple, day, FORMULA) == 2395.17
    assert value(couple, day, OUTCOME) == 1495.17
    couple["personen"][1]["netto_inkomen_beslag_maand"] = 1_500
    assert value(couple, day, OUTCOME) == 1197.59
    # When the spouse's income is seized too, or it is told that none is free of it, nothing comes off.
    couple["personen"][1]["inkomen_niet_onder_beslag_maand"] = 0
    assert value(couple, day, OUTCOME) == min(2395.17, 0.95 * 2_400)
    # Own income that isn't seized comes off whole: 2,395.17 - 500 = 1,895.17.
    couple["personen"][0]["inkomen_niet_onder_beslag_maand"] = 500
    assert value(couple, day, OUTCOME) == 1895.17


def test_five_percent_can_always_be_seized() -> None:
    # facts/gaps.md, chain b and c: July 2026, bijstand of 1,419.46 with holiday allowance: 1,348.49; 1,000 net: 950.
    for net, expected in ((1419.46, 1348.49), (1000.0, 950.0)):
        content = family("alleenstaande", 0.0, netto_inkomen_beslag_maand=net)
        assert value(content, date(2026, 7, 1), OUTCOME) == expected


def test_without_address_and_in_an_institution() -> None:
    # Art. 475da lid 4: 47.5% x 2,027.79 = 963.20. Art. 475e lid 2, July 2026: 600 + 2/3 x 449.44 + 47 = 946.63.
    rich = {"netto_inkomen_beslag_maand": 3_000}
    day = date(2026, 7, 1)
    assert value(family("alleenstaande", 40_000.0, zonder_woonadres_brp=True, **rich), day, OUTCOME) == 963.20
    inside = family("alleenstaande", 40_000.0, verblijft_in_inrichting=True, prijs_inrichting_maand=600, **rich)
    assert value(inside, day, OUTCOME) == 946.63
    # Until 2023 other income came off the amounts of art. 475da only, so not in an institution: 600 + 2/3 x 345.68 + 34
    # = 864.45 in January 2022, whatever else there is.
    inside["personen"][0]["inkomen_niet_onder_beslag_maand"] = 100
    assert value(inside, date(2022, 1, 1), OUTCOME) == 864.45
    assert value(inside, day, OUTCOME) == 846.63


def test_high_housing_cost_on_request() -> None:
    # 2026: 1,100 - 110% x 932.93 = 73.777 on top, also above the maximum; a cent under 1,026.223 nothing.
    day = date(2026, 1, 1)
    for income, before in ((28_000.0, value(family("alleenstaande", 28_000.0), day, FORMULA)), (150_000.0, 2191.42)):
        high = value(family("alleenstaande", income, woonkosten_beslag_maand=1_100), day, FORMULA)
        assert high == pytest.approx(before + 73.777, abs=0.0051)
        assert value(family("alleenstaande", income, woonkosten_beslag_maand=1_026.22), day, FORMULA) == before
    # In 2022 only for who has the maximum: 1,000 - 110% x 763.47 = 160.183 on top of 1,691.66.
    day = date(2022, 1, 1)
    assert value(family("alleenstaande", 60_000.0, woonkosten_beslag_maand=1_000), day, FORMULA) == 1851.84
    low = value(family("alleenstaande", 24_000.0), day, FORMULA)
    assert value(family("alleenstaande", 24_000.0, woonkosten_beslag_maand=1_000), day, FORMULA) == low


def test_from_gross_pay() -> None:
    # C is pay less the pension premium, 42,000 - 2,040 = 39,960. January 2024, alone: 1,219.6385; (39,960 - 26,819.424)
    # / 12 x 13.67% = 149.7, at most 123.5833; 4.1337e-7 x 39,960² + 0.002393492603 x 39,960 - 226.67 = 529.0439:
    # 1,872.27. Net: 3,330.00 a month, from which the white table of 2024 takes 573.50
    # (tests/law/data/loonheffing_wit_maand.csv).
    person = {"leeftijd": 40, "loon": 42_000, "pensioenpremie": 2_040}
    answer = answered({"personen": [person]}, date(2024, 1, 1), OUTCOME, "netto_inkomen_beslag_maand").as_dict()
    assert answer["uitkomsten"][OUTCOME] == 1872.27
    assert answer["personen"][0]["netto_inkomen_beslag_maand"] == 2756.50


def test_what_is_no_periodic_payment() -> None:
    # Profit counts in C (art. 475ab), but no employer pays it: of profit alone nothing can be seized through others.
    person = {"leeftijd": 40, "winst": 40_000, "kinderalimentatie_ontvangen": 3_600, "inkomen_box2": 1_000}
    assert value({"personen": [person]}, date(2024, 1, 1), "netto_inkomen_beslag_maand") == 0.0
    assert value({"personen": [person]}, date(2024, 1, 1), "belastbaar_jaarinkomen_beslag") > 20_000.0


def test_who_lives_on_bijstand() -> None:
    # Art. 475dc lid 2, July 2026: 95% x 1,419.46 = 1,348.49, and 95% x 2,027.79 = 1,926.40 for a couple.
    day = date(2026, 7, 1)
    alone: Content = {"rol": "aanvrager", "leeftijd": 40, "geen_inkomen": True, "ontvangt_bijstand": True}
    partner: Content = {"rol": "partner", "leeftijd": 40, "geen_inkomen": True}
    assert value({"personen": [alone]}, day, OUTCOME) == 1348.49
    assert value({"personen": [alone, partner]}, day, OUTCOME) == 1926.40
    # Without it there is no income that could be seized.
    assert value({"personen": [{**alone, "ontvangt_bijstand": False}]}, day, OUTCOME) == 0.0


def test_two_adults_who_share_no_household_are_two_debtors() -> None:
    # The first has an amount as a single person; whatever the other earns makes no difference.
    apart = family("gehuwden zonder kinderen", 30_000.0, netto_inkomen_beslag_maand=2_100)
    apart["partnerschap"] = {"gezamenlijke_huishouding": "nee"}
    apart["personen"][1]["belastbaar_jaarinkomen_beslag"] = 50_000
    assert value(apart, date(2024, 1, 1), OUTCOME) == 1473.04


def test_what_is_not_known() -> None:
    person = {"leeftijd": 40, "belastbaar_jaarinkomen_beslag": 30_000}
    assert answered({"personen": [person]}, date(2024, 1, 1), OUTCOME).missing == {OUTCOME: ["inkomen"]}
    assert value({"personen": [person]}, date(2024, 1, 1), FORMULA) == 1473.04


incomes = st.floats(0, 120_000).map(lambda x: round(x, 2))
days = st.sampled_from(HALF_YEARS)
kinds = st.sampled_from(KINDS)


@settings(max_examples=60)
@given(days, kinds, incomes, incomes)
def test_more_income_never_gives_a_lower_formula(day: date, kind: str, income: float, more: float) -> None:
    low, high = (value(family(kind, y), day, FORMULA) for y in (income, income + more))
    assert 0.0 < low <= high


@settings(max_examples=60)
@given(days, kinds, incomes, incomes.map(lambda y: y / 12), incomes.map(lambda y: y / 20))
def test_legal_bounds(day: date, kind: str, income: float, net: float, free: float) -> None:
    content = family(kind, income, netto_inkomen_beslag_maand=net, inkomen_niet_onder_beslag_maand=free)
    outcome, formula = value(content, day, OUTCOME), value(content, day, FORMULA)
    maximum = next(m for d, k, _, m in MAXIMA if (d, k) == (day, kind))
    assert 0.0 <= outcome <= formula <= maximum
    assert outcome <= 0.95 * net + 0.005
    assert outcome == 0.0 or outcome >= min(formula - free, 0.95 * net) - 0.006


@settings(max_examples=40)
@given(days, kinds, incomes)
def test_one_euro_more_income_changes_the_month_by_cents(day: date, kind: str, income: float) -> None:
    """13.73% + 7.60% + 27% of a year's euro at most, a twelfth a month: 4 cents; the normhuur rises slower than 12."""
    low, high = (value(family(kind, y), day, FORMULA) for y in (income, income + 1.0))
    assert 0.0 <= high - low <= 0.12
