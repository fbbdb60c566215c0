"""Huurtoeslag against examples of Dienst Toeslagen and the legislature, and calculations by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prinsjesdag.engine import System
from prinsjesdag.engine.parameters import read_table
from prinsjesdag.law.huurtoeslag import basishuur
from tests.law.toeslagen import YEARS, Content, adults, answered, children, law, published, value

KINDS = ("eenpersoons", "meerpersoons", "eenpersoonsouderen", "meerpersoonsouderen")

# A third-party test that forgets the 1,82 of art. 17 lid 3 and the 37,14 of BWBR0049106 (facts/toeslagen.md section 7).
CONTRADICTIONS = {"tpwrong-poc-ht-2025": (406.95, 445.0)}

# What the examples of bill 36 608 were made with: rules of 2026 on limits of 2024 (facts/toeslagen.md section 7).
OVERRIDES = {
    "aftoppingsgrens_laag": ("aftoppingsgrens_een_of_twee_personen",),
    "aftoppingsgrens_hoog": ("aftoppingsgrens_drie_of_meer_personen",),
    "ijkpunt_ep": ("minimum_inkomensijkpunt_eenpersoons",),
    "ijkpunt_mp": ("minimum_inkomensijkpunt_meerpersoons",),
    "kwaliteitskortingsgrens": ("kwaliteitskortingsgrens", "maximale_huurgrens_jongeren"),
    "maximale_huurgrens": ("maximale_huurgrens",),
    "normhuur": ("normhuur_minimum",),
    "verlaging_basishuur": ("verlaging_basishuur",),
}


def home(rent: float, *persons: Content, service: float = 0.0, kind: str = "huur") -> Content:
    return {"personen": list(persons), "woning": {"soort": kind, "kale_huur": rent, "servicekosten": service}}


def from_case(case: dict[str, Any]) -> Content:
    age = case.get("leeftijd", 69 if case.get("oudere") else 40)
    people = adults(case["rekeninkomen"], case["personen"] > 1, age)
    people += children(*[8] * (case["personen"] - 2))
    return home(
        case["kale_huur"] if "kale_huur" in case else case["rekenhuur"], *people, service=case.get("servicekosten", 0.0)
    )


def reformed(case: dict[str, Any]) -> System:
    changes = case.get("params_override", {})
    return law().reform({f"huurtoeslag.{name}": v for key, v in changes.items() for name in OVERRIDES[key]})


@pytest.mark.parametrize(
    ("name", "year", "case", "expected", "unit"), published("huurtoeslag"), ids=lambda v: str(v)[:40]
)
def test_published_cases(name: str, year: int, case: dict[str, Any], expected: str, unit: str) -> None:
    content, system = from_case(case), reformed(case)
    exact = value(content, year, "huurtoeslag_berekend_maand", system)
    if expected.startswith(">0"):  # a published ceiling of the income: something is left
        assert 0.0 < exact < 4.0
    elif "vb36608" in name or "36608-vb" in name:  # a Kamerstuk: in dimes, or in the nearest euro
        assert exact == pytest.approx(float(expected), abs=0.05 if "." in expected else 0.5)
    else:
        assert unit == "EUR/month"
        said, ours = CONTRADICTIONS.get(name, (float(expected),) * 2)
        assert said == float(expected)
        assert value(content, year, "huurtoeslag_maand", system) == ours


# Dienst Toeslagen, Berekening huurtoeslag 2026 (tg0831z62fd), example 2, quoted in GitHub file id 58790857023: parents
# with a child, rent 1,200, income 34,000: correction 45.83, 492 a month. The others stand in toeslagen.csv.
def test_leaflet_2026_example_2() -> None:
    content = home(1200, *adults(34_000, partner=True, age=30), *children(5))
    assert value(content, 2026, "verlaging_huurtoeslag") == 45.83
    assert value(content, 2026, "huurtoeslag_maand") == 492.0


# Third-party tests (cases/households.csv), by the year or by the whole euro a month x 12, as their tolerance says.
@pytest.mark.parametrize(
    ("year", "content", "expected", "tolerance"),
    [
        (2023, home(639, *adults(27_038, partner=True), *children(8)), 3816, 12),  # HB23-ht-b
        (2023, home(355, *adults(14_500, age=70)), 1572, 12),  # HB23-ht-c
        (2023, home(639, *adults(27_038, partner=True, age=70), *children(8)), 4212, 12),  # HB23-ht-d
        (2026, home(1200, *adults(20_000)), 6279.32, 0.5),  # NH26-ht-b
        (2026, home(700, *adults(15_000, age=20)), 3548.16, 0.5),  # NH26-ht-c
        (2026, home(800, *adults(20_000, spaargeld=38_480)), 0, 0),  # NH26-ht-f
    ],
)
def test_other_calculators(year: int, content: Content, expected: float, tolerance: float) -> None:
    assert value(content, year, "huurtoeslag") == pytest.approx(expected, abs=tolerance)


# Art. 19 lid 2: a and b follow from the two points of art. 17 and 18, the share of income that goes to rent rising in a
# straight line between them. The factors are those of the Regelingen; both must agree.
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025])
def test_factors_follow_from_the_two_points_of_the_law(year: int, kind: str) -> None:
    series = read_table(str(Path(basishuur.__file__).with_name("parameters.yaml"))).series
    if year == 2025 and kind.endswith("ouderen"):
        assert series[f"factor_a_{kind}"].on(date(year, 1, 1)) is None
        return

    def at(name: str) -> float:
        found = series[name].on(date(year, 1, 1))
        assert found is not None
        assert isinstance(found.value, (int, float))
        return float(found.value)

    low, high = at(f"minimum_inkomensijkpunt_{kind}"), at(f"referentie_inkomensijkpunt_{kind}")
    share_low = (at("normhuur_minimum") - at(f"verlaging_normhuur_minimum_{kind}")) / low
    share_high = (at("normhuur_referentie") - at(f"verlaging_normhuur_referentie_{kind}")) / high
    a = (share_high - share_low) / (high - low)
    assert at(f"factor_a_{kind}") == pytest.approx(a, abs=0.6e-12)
    assert at(f"factor_b_{kind}") == pytest.approx(share_low - a * low, abs=0.6e-12)


# Wetboek van Burgerlijke Rechtsvordering art. 475da lid 7 and 9: the income at which the normhuur is the kwaliteits-
# kortingsgrens + 65% up to the low aftoppingsgrens + 40% up to the maximale huurgrens (facts/gaps.md section 2.1).
@pytest.mark.parametrize(
    ("year", "partner", "income", "rent"),
    [(2024, False, 37_574.15, 673.54), (2024, True, 48_919.66, 673.54), (2025, False, 39_376.66, 697.79),
     (2025, True, 50_748.55, 697.79)],
)  # fmt: skip
def test_normhuur_at_the_incomes_that_another_law_prints(year: int, partner: bool, income: float, rent: float) -> None:
    assert value(home(700, *adults(income, partner)), year, "normhuur") == pytest.approx(rent, abs=0.011)


@pytest.mark.parametrize(
    ("year", "alone", "together", "alone_old", "together_old"),
    [(2022, 237.62, 237.62, 235.80, 233.99), (2023, 225.54, 225.54, 223.72, 221.91),
     (2024, 188.95, 188.95, 187.13, 185.32), (2025, 199.05, 197.24, 199.05, 197.24),
     (2026, 202.52, 200.71, 202.52, 200.71)],
)  # fmt: skip
def test_least_own_rent(year: int, alone: float, together: float, alone_old: float, together_old: float) -> None:
    """Minimum basishuur: facts/toeslagen.md sections 3.1 (2022 from the leaflet tg083, 2024 on hr-kiosk) and 3.2."""
    for partner, age, expected in (
        (False, 40, alone), (True, 40, together), (False, 70, alone_old), (True, 70, together_old),
    ):  # fmt: skip
        assert value(home(600, *adults(10_000, partner, age)), year, "basishuur") == expected


def test_an_adult_child_and_a_lodger_on_the_address() -> None:
    # 2024: tenant 20,000; child of 22 earns 15,000, of which 15,000 - 5,970 = 9,030 counts (Awir art. 7 lid 6); child
    # of 23 earns 12,000: all. Lodger with a contract: not at all (art. 2 lid 1 e). Kin who rents a room: all, 8,000.
    tenant = {"rol": "aanvrager", "leeftijd": 50, "toetsingsinkomen": 20_000}
    young = {"rol": "kind", "leeftijd": 22, "toetsingsinkomen": 15_000}
    old = {"rol": "kind", "leeftijd": 23, "toetsingsinkomen": 12_000}
    lodger = {"rol": "medebewoner", "leeftijd": 30, "toetsingsinkomen": 30_000, "commerciele_huur": True}
    kin = {**lodger, "leeftijd": 70, "toetsingsinkomen": 8_000, "verwantschap": True}
    for persons, income in (
        ([tenant], 20_000.0), ([tenant, young], 29_030.0), ([tenant, old], 32_000.0), ([tenant, lodger], 20_000.0),
        ([tenant, kin], 28_000.0),
    ):  # fmt: skip
        assert value(home(700, *persons), 2024, "rekeninkomen_huurtoeslag") == income
    assert value(home(700, tenant, lodger), 2024, "aantal_bewoners_huurtoeslag") == 1
    # The lodger's own household stays out too.
    mate = {"rol": "medebewoner", "leeftijd": 30, "toetsingsinkomen": 9_000, "gezin": 2}
    assert value(home(700, tenant, {**lodger, "gezin": 2}, mate), 2024, "aantal_bewoners_huurtoeslag") == 1
    answer = answered(home(700, tenant, young), 2024, "huurtoeslag", "rekeninkomen_huurtoeslag").as_dict()
    assert answer["gezinnen"][0]["huurtoeslag"] == answer["gezinnen"][0]["rekeninkomen_huurtoeslag"] == 0.0


def test_wealth_of_the_couple_together_and_of_a_medebewoner_apart() -> None:
    # 2024: 36,952 each, 73,904 for partners.
    couple = adults(20_000, partner=True, spaargeld=73_904)
    assert value(home(600, *couple), 2024, "huurtoeslag") > 0.0
    couple[1]["spaargeld"] = 1
    assert value(home(600, *couple), 2024, "huurtoeslag") == 0.0
    child = {"rol": "kind", "leeftijd": 25, "toetsingsinkomen": 0}
    for wealth, right in ((36_952, True), (36_953, False)):
        assert (value(home(600, *adults(20_000), {**child, "spaargeld": wealth}), 2024, "huurtoeslag") > 0.0) is right
    # Samenwonend without a child: no toeslagpartners, so each has a limit of their own.
    apart = {**home(600, *adults(20_000, partner=True, spaargeld=36_953)), "relatie": "samenwonend"}
    assert value(apart, 2024, "huurtoeslag") == 0.0


@pytest.mark.parametrize("year", YEARS)
def test_a_rent_above_the_limit(year: int) -> None:
    # Until 2026 a cliff; from 2026 a rent above 932.93 is as 932.93. Limits: facts/toeslagen.md section 3.
    limit = {2022: 763.47, 2023: 808.06, 2024: 879.66, 2025: 900.07, 2026: 932.93}[year]
    at, above = (value(home(rent, *adults(18_000)), year, "huurtoeslag_maand") for rent in (limit, limit + 0.01))
    assert at > 0.0
    assert above == (at if year == 2026 else 0.0)


@pytest.mark.parametrize("year", YEARS)
def test_service_costs(year: int) -> None:
    # Four kinds of 12 at most until 2026, none after: 600 + 60 is as 600 + 48 or as 600.
    counted = 0.0 if year == 2026 else 48.0
    person = adults(18_000)
    assert value(home(600, *person, service=60), year, "rekenhuur") == 600.0 + counted


@pytest.mark.parametrize(("year", "age"), [(2022, 22), (2023, 22), (2024, 22), (2025, 22)])
def test_young_tenants_until_2026(year: int, age: int) -> None:
    low = {2022: 442.46, 2023: 452.20, 2024: 454.47, 2025: 477.20}[year]
    young = adults(12_000, age=age)
    assert value(home(low, *young), year, "huurtoeslag") > 0.0
    assert value(home(low + 0.01, *young), year, "huurtoeslag") == 0.0
    assert value(home(low + 0.01, *young, *children(1)), year, "huurtoeslag") > 0.0  # a child takes the low limit away
    assert value(home(low + 0.01, *adults(12_000, age=23)), year, "huurtoeslag") > 0.0


def test_turning_23_in_the_year() -> None:
    # Born 10 March 2001, rent 600 in 2024: above 454.47 there is no right until April, 9 months. Basishuur 188.95:
    # 454.47 - 188.95 = 265.52; 65% of 600 - 454.47 = 94.5945; 360.1145 a month; x 9 = 3,241.03 -> 3,241; / 12 = 270.09.
    person = {"geboortedatum": "2001-03-10", "toetsingsinkomen": 10_000}
    assert value(home(600, person), 2024, "huurtoeslag") == 3241.0
    assert value(home(600, person), 2024, "huurtoeslag_maand") == 270.0
    assert value(home(600, person), date(2024, 3, 20), "huurtoeslag_berekend_maand") == 0.0
    assert value(home(600, person), date(2024, 4, 1), "huurtoeslag_berekend_maand") == 360.11
    # In 2026 under 21 counts: who is 21 has the whole rent, capped at 932.93; basishuur 202.52. 295.68 + 65% x (713.02
    # - 498.20) = 139.633 + 40% x (932.93 - 713.02) = 87.964: 523.277.
    of_age = {"leeftijd": 21, "toetsingsinkomen": 10_000}
    assert value(home(1000, of_age), 2026, "huurtoeslag_maand") == 523.0


def test_pension_age_within_the_year() -> None:
    # 2024, AOW at 67. A couple, one born 10 June 1957: no ouderenhuishouden this year (not of age on 1 January), but
    # from July on the rent above the aftoppingsgrens is compensated: 40% x (750 - 650.43) = 39.828 in 6 months.
    # Basishuur 188.95: 265.52 + 65% x 195.96 = 127.374: 392.894 x 12 = 4,714.73 + 6 x 39.828 = 238.97: 4,953.70.
    couple = adults(15_000, partner=True)
    del couple[0]["leeftijd"]
    couple[0]["geboortedatum"] = "1957-06-10"
    assert value(home(750, *couple), 2024, "basishuur") == 188.95
    assert value(home(750, *couple), 2024, "huurtoeslag") == 4954.0


def test_owners_and_what_is_not_known() -> None:
    owner = {"personen": [{"leeftijd": 40}], "woning": {"soort": "koop"}}
    assert value(owner, 2024, "huurtoeslag") == 0.0
    tenant = {"personen": [{"leeftijd": 40, "toetsingsinkomen": 20_000}], "woning": {"soort": "huur"}}
    assert answered(tenant, 2024, "huurtoeslag").missing == {"huurtoeslag": ["woning.kale_huur"]}
    assert answered(home(700, {"leeftijd": 40}), 2024, "huurtoeslag").missing["huurtoeslag"]
    # Too much wealth: nothing, and neither rent nor income is asked for.
    rich = {"personen": [{"leeftijd": 40, "spaargeld": 40_000}], "woning": {"soort": "huur"}}
    assert answered(rich, 2026, "huurtoeslag").missing == {}


def test_less_than_24_euros_a_year_is_not_granted() -> None:
    # 2026, alone, rent 600: 498.20 - 202.52 + 65% x 101.80 = 361.85 a month.
    # At 39,440: 361.85 - 16,015 x 27% / 12 = 1.5125 a month = 18.15 a year.
    assert value(home(600, *adults(39_440)), 2026, "huurtoeslag_berekend_maand") == 1.51
    assert value(home(600, *adults(39_440)), 2026, "huurtoeslag") == 0.0
    assert value(home(600, *adults(39_440)), 2026, "huurtoeslag_maand") == 0.0
    # At 39,410: 2.1875 a month = 26.25 a year.
    assert value(home(600, *adults(39_410)), 2026, "huurtoeslag") == 26.0


incomes = st.floats(-5_000, 80_000).map(lambda x: round(x, 2))
rents = st.floats(0, 1_300).map(lambda x: round(x, 2))


@given(st.sampled_from(YEARS), rents, incomes, incomes.map(abs), st.booleans(), st.integers(18, 80), st.integers(0, 3))
def test_never_negative_and_more_income_never_more(
    year: int, rent: float, income: float, more: float, partner: bool, age: int, young: int
) -> None:
    def granted(income: float) -> float:
        return value(home(rent, *adults(income, partner, age), *children(*[7] * young)), year, "huurtoeslag")

    low, high = granted(income), granted(income + more)
    assert low >= high >= 0.0
    assert low == 0.0 or low >= 24.0


@given(st.sampled_from(YEARS), rents, incomes, st.booleans(), st.integers(23, 80), st.integers(0, 3))
def test_one_euro_more_income_changes_the_month_by_cents(
    year: int, rent: float, income: float, partner: bool, age: int, young: int
) -> None:
    """The steepest taper is 27% of a year's euro (2.25 cents a month) or the slope 2aY + b; a cent for rounding up."""
    low, high = (
        value(home(rent, *adults(y, partner, age), *children(*[7] * young)), year, "huurtoeslag_berekend_maand")
        for y in (income, income + 1.0)
    )
    assert 0.0 <= low - high <= 0.10


@given(st.sampled_from(YEARS), rents, rents)
def test_a_higher_rent_gives_no_less_until_the_limit(year: int, rent: float, more: float) -> None:
    limit = 1_300.0 if year == 2026 else {2022: 763.47, 2023: 808.06, 2024: 879.66, 2025: 900.07}[year]
    low, high = (
        value(home(min(limit, r), *adults(21_000)), year, "huurtoeslag_berekend_maand") for r in (rent, rent + more)
    )
    assert 0.0 <= low <= high


@given(st.sampled_from(YEARS), rents, incomes, incomes, incomes, st.permutations(range(4)))
def test_partners_swapped_and_persons_in_any_order(
    year: int, rent: float, one: float, other: float, third: float, order: list[int]
) -> None:
    persons: list[Content] = [
        {"rol": "aanvrager", "leeftijd": 40, "toetsingsinkomen": one},
        {"rol": "partner", "leeftijd": 70, "toetsingsinkomen": other},
        {"rol": "kind", "leeftijd": 20, "toetsingsinkomen": third},
        {"rol": "medebewoner", "leeftijd": 30, "toetsingsinkomen": 1000},
    ]
    swapped = [{**persons[1], "rol": "aanvrager"}, {**persons[0], "rol": "partner"}, *persons[2:]]
    expected = value(home(rent, *persons), year, "huurtoeslag")
    for people in (persons, swapped):
        assert value(home(rent, *(people[i] for i in order)), year, "huurtoeslag") == expected
