"""The norms of the bijstand: computed beside published, cases of municipalities, and calculations by hand."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prinsjesdag import Household, Legislation
from prinsjesdag.engine import Interpreter, When
from prinsjesdag.engine.arithmetic import cents_nearest
from prinsjesdag.engine.parameters import read_table
from prinsjesdag.household.case import case_of
from prinsjesdag.law import load
from prinsjesdag.law.participatiewet import normbedragen
from tests.law.cases import rows
from tests.law.toeslagen import Content, answered, value

SERIES = read_table(str(Path(normbedragen.__file__).with_name("normen.yaml"))).series
DATES = [date(year, month, 1) for year in range(2022, 2027) for month in (1, 7)]

# Velsen and Westland print 1933.98, the law, Krimpenerwaard, KempenPlus and Metro 1932.32 (see normen.yaml).
CONTRADICTIONS = {"pw-049": (1933.98, 1932.32)}

SINGLE: Content = {"rol": "aanvrager", "leeftijd": 40}
PARTNER: Content = {"rol": "partner", "leeftijd": 40}
CHILD: Content = {"rol": "kind", "leeftijd": 8}
HOUSEMATE: Content = {"rol": "medebewoner", "leeftijd": 40}
INSIDE = {"verblijft_in_inrichting": True}


def aged(person: Content, years: int, **facts: Any) -> Content:
    return {**person, "leeftijd": years, **facts}


YOUNG, YOUNG_PARTNER = aged(SINGLE, 19), aged(PARTNER, 20)
OLD, OLD_PARTNER = aged(SINGLE, 70), aged(PARTNER, 70)

SITUATIONS: dict[str, list[Content]] = {
    "alleenstaand_21": [SINGLE],
    "gehuwden_21": [SINGLE, PARTNER],
    "jong_alleen": [YOUNG],
    "jong_gehuwd_zk": [YOUNG, YOUNG_PARTNER],
    "jong_gehuwd_mk": [YOUNG, YOUNG_PARTNER, CHILD],
    "jong_een21_zk": [SINGLE, YOUNG_PARTNER],
    "jong_een21_mk": [SINGLE, YOUNG_PARTNER, CHILD],
    "pens_alleen": [OLD],
    "pens_gehuwd": [OLD, OLD_PARTNER],
    "inr_alleen": [{**SINGLE, **INSIDE}],
    "inr_gehuwd": [{**SINGLE, **INSIDE}, {**PARTNER, **INSIDE}],
    # The names of benefit_levels.csv
    "single_18_20": [YOUNG],
    "single_aow": [OLD],
    "single_21plus": [SINGLE],
    "couple_21plus": [SINGLE, PARTNER],
    "couple_18_20_nokids": [YOUNG, YOUNG_PARTNER],
    "couple_18_20_kids": [YOUNG, YOUNG_PARTNER, CHILD],
    "couple_mixed_nokids": [SINGLE, YOUNG_PARTNER],
    "couple_mixed_kids": [SINGLE, YOUNG_PARTNER, CHILD],
    "couple_aow": [OLD, OLD_PARTNER],
    "inrichting_single": [{**SINGLE, **INSIDE}],
    "inrichting_couple": [{**SINGLE, **INSIDE}, {**PARTNER, **INSIDE}],
}


def norm(when: int | date, *persons: Content, target: str = "bijstandsnorm_maand", **more: Any) -> float:
    people = [{**person, "id": str(i)} for i, person in enumerate(persons)]
    return value({"personen": people, **more}, when, target, load())


def sharing(count: int) -> list[Content]:
    """Somebody alone among so many who share the costs."""
    return [SINGLE, *[HOUSEMATE] * (count - 1)]


# --- computed beside published -----------------------------------------------------------------------------------

COMPUTED = {
    "gepubliceerd_gehuwden": SITUATIONS["gehuwden_21"],
    "gepubliceerd_alleenstaande": [SINGLE],
    "gepubliceerd_jongere": [YOUNG],
    "gepubliceerd_jongeren_zonder_kind": SITUATIONS["jong_gehuwd_zk"],
    "gepubliceerd_jongeren_met_kind": SITUATIONS["jong_gehuwd_mk"],
    "gepubliceerd_een_jongere_zonder_kind": SITUATIONS["jong_een21_zk"],
    "gepubliceerd_een_jongere_met_kind": SITUATIONS["jong_een21_mk"],
    "gepubliceerd_pensioen_alleenstaande": [OLD],
    "gepubliceerd_pensioen_gehuwden": [OLD, OLD_PARTNER],
    "gepubliceerd_inrichting_alleenstaande": SITUATIONS["inr_alleen"],
    "gepubliceerd_inrichting_gehuwden": SITUATIONS["inr_gehuwd"],
}
A_CENT_MORE = {("gepubliceerd_alleenstaande", date(2022, 7, 1))}
"""Computed a cent above what was published."""


def published(name: str, on: date) -> float:
    found = SERIES[name].on(on)
    assert found is not None
    return float(found.value)  # type: ignore[arg-type]


@pytest.mark.parametrize("on", DATES, ids=str)
@pytest.mark.parametrize("name", COMPUTED)
def test_computed_beside_published(name: str, on: date) -> None:
    computed = norm(on, *COMPUTED[name])
    print(f"{on} {name}: {computed:.2f} computed, {published(name, on):.2f} published")
    assert round(computed - published(name, on), 2) == (0.01 if (name, on) in A_CENT_MORE else 0.0)


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("gehuwden", "norm_gehuwden_maand"),
        ("pensioen_alleenstaande", "norm_pensioen_alleenstaande_maand"),
        ("pensioen_gehuwden", "norm_pensioen_gehuwden_maand"),
    ],
)
def test_a_correction_stands_only_where_a_calculation_fails(name: str, target: str) -> None:
    series = "correctie_gehuwdennorm" if name == "gehuwden" else f"correctie_norm_{name}"
    bare = load().reform({f"participatiewet.{series}": 0.0})
    for on in DATES:
        missed = round(published(f"gepubliceerd_{name}", on) - value({"personen": [SINGLE]}, on, target, bare), 2)
        said = published(series, on)
        assert said == (missed if abs(missed) > 0.01 else 0.0)


def test_art_22a_lid_3_brings_a_young_parent_a_fifth_of_the_couples_norm() -> None:
    for on in DATES:
        with_child = norm(on, YOUNG, PARTNER, CHILD, HOUSEMATE, target="eigen_norm_gehuwd_maand")
        assert with_child == pytest.approx(published("gepubliceerd_kostendeler_jongere_met_kind", on), abs=0.0151)


# --- cases -------------------------------------------------------------------------------------------------------


SCHEMES = (
    "bijstandsnorm", "bijstandsnorm_excl_vt", "inkomensgrens_pct_norm", "kostendelersnorm",
    "kostendeler_jongere_partner", "netto_referentieminimumloon", "ahk_factor", "vermogensgrens",
    "vermogen_woning_vrij",
)  # fmt: skip


def cases() -> list[Any]:
    """Rows of 2022 and later: the program has no tax tables of before."""
    return [
        pytest.param(
            row["scheme"], date.fromisoformat(row["date"]), json.loads(row["inputs"]), row["id"],
            float(row["expected"]), id=row["id"],
        )
        for row in rows("participatie.csv")
        if row["scheme"] in SCHEMES and row["date"] >= "2022"
    ]  # fmt: skip


def answer(scheme: str, on: date, inputs: dict[str, Any]) -> float:
    if scheme == "kostendelersnorm":
        return norm(on, *sharing(inputs["A"]))
    if scheme == "kostendeler_jongere_partner":
        family = [YOUNG, PARTNER, HOUSEMATE, *([CHILD] if inputs["kind"] else [])]
        return norm(on, *family, target="eigen_norm_gehuwd_maand")
    if scheme == "netto_referentieminimumloon":  # the published norm is the expected value, corrections and all
        return norm(on, SINGLE, target="norm_gehuwden_maand")
    if scheme == "ahk_factor":
        return published("factor_heffingskorting", on)
    if scheme == "vermogensgrens":
        people = [SINGLE] if inputs["leefvorm"] == "alleenstaand" else [SINGLE, CHILD]
        return norm(on, *people, target="vermogensgrens_bijstand")
    if scheme == "vermogen_woning_vrij":
        return norm(on, SINGLE, target="vrijgelaten_vermogen_eigen_woning")
    people = SITUATIONS[inputs["norm"]]
    if scheme == "bijstandsnorm_excl_vt":
        return norm(on, *people, target="bijstandsnorm_excl_vt_maand")
    if scheme == "inkomensgrens_pct_norm":
        target = "bijstandsnorm_excl_vt_maand" if "excl" in inputs else "bijstandsnorm_maand"
        return cents_nearest(inputs["pct"] / 100.0 * norm(on, *people, target=target))
    return norm(on, *people)


@pytest.mark.parametrize(
    ("scheme", "on", "inputs", "name", "expected"),
    cases(),
)
def test_cases(scheme: str, on: date, inputs: dict[str, Any], name: str, expected: float) -> None:
    said, ours = CONTRADICTIONS.get(name, (expected, expected))
    assert said == expected
    assert answer(scheme, on, inputs) == pytest.approx(ours, abs=0.0201)


@pytest.mark.parametrize(
    ("situation", "on", "expected"),
    [
        pytest.param(*(json.loads(row["household"])[key] for key in ("situation", "date")), float(row["expected"]),
                     id=row["id"])
        for row in rows("benefit_levels.csv", "bijstandsnormen.csv")
        if row["quantity"] == "bijstandsnorm_netto_month_incl_vt"
    ],
)  # fmt: skip
def test_benefit_levels(situation: str, on: str, expected: float) -> None:
    kind, _, count = situation.rpartition("_")
    people = sharing(int(count)) if kind == "kostendeler" else SITUATIONS[situation]
    assert norm(date.fromisoformat(on), *people) == pytest.approx(expected, abs=0.0201)


# --- the announcement of September 2023: "+130 a month for couples, +90 for singles" --------------------------------


@pytest.mark.parametrize(
    ("people", "year_average", "step"), [([SINGLE, PARTNER], 128.58, 96.02), ([SINGLE], 90.00, 67.21)]
)
def test_the_announced_rise(people: list[Content], year_average: float, step: float) -> None:
    # Year averages of the published norms: couples (1834.04 + 1869.21) / 2 - (1708.08 + 1738.02) / 2 = 128.575, singles
    # (1283.83 + 1308.45) / 2 - (1195.66 + 1216.62) / 2 = 90.00; on 1 January 1834.04 - 1738.02, 1283.83 - 1216.62.
    household = Household.read({"personen": [{**person, "id": str(i)} for i, person in enumerate(people)]})
    exact, shown = [], []
    for year in (2023, 2024):
        law = Legislation.during(year)
        shown.append(law.calculate(household)["bijstandsnorm_maand"])
        case, _ = case_of(household, law.system, When(year))
        exact.append(
            Interpreter(law.system, When(year)).run(["bijstandsnorm_maand"], case).year("bijstandsnorm_maand")[0]
        )
    assert cents_nearest(exact[1] - exact[0]) == year_average
    assert shown == [pytest.approx(mean, abs=0.0051) for mean in exact]  # answers are in cents
    ends = [
        Legislation.on(on).calculate(household)["bijstandsnorm_maand"] for on in (date(2023, 12, 31), date(2024, 1, 1))
    ]
    assert ends[1] - ends[0] == pytest.approx(step, abs=0.0001)


def test_the_freeze_of_the_afbouw() -> None:
    # 1 January 2024 without it: factor 1.55. Credit once 3,232: 1.575 x 3,232 = 5,090.4 -> 5,091; 1.55 x 3,232 =
    # 5,009.6 -> 5,010. 81 a year is 6.75 a month; singles 70%: 4.725 (4.73 or 4.72 in cents).
    unfrozen = load().reform({"participatiewet.factor_heffingskorting": 1.55})
    content = {"personen": [SINGLE]}
    couple, single = (
        value(content, DATES[4], name, unfrozen) for name in ("norm_gehuwden_maand", "bijstandsnorm_maand")
    )
    assert round(1834.04 - couple, 2) == 6.75
    assert round(1283.83 - single, 2) in (4.72, 4.73)


def test_the_net_minimum_wage_by_hand() -> None:
    # 1 January 2024: 2,069.40 x 1.08 = 2,234.952 -> 2,234.96. Table: 496 x 4.50 x 12 = 26,784; 36.97% = 9,902.04 ->
    # 9,902. Credit 3,362 - 6.63% x (26,784 - 24,812) = 3,231.26 -> 3,232; x 1.575 -> 5,091; 4,811 / 12 = 400.92.
    assert norm(DATES[4], SINGLE, target="netto_referentieminimumloon_maand") == pytest.approx(2234.96 - 400.92)


# --- who shares the costs ----------------------------------------------------------------------------------------


def test_the_age_from_which_a_housemate_counts() -> None:
    # 21 until 2023, 27 after (art. 19a lid 1): half of the couple's norm with one kostendeler.
    for on, age, half in (
        (date(2022, 12, 31), 20, False), (date(2022, 12, 31), 21, True), (date(2023, 1, 1), 26, False),
        (date(2023, 1, 1), 27, True),
    ):  # fmt: skip
        couple = norm(on, SINGLE, PARTNER)
        for mate in (aged(HOUSEMATE, age), aged(CHILD, age)):  # an adult child at home counts too
            assert norm(on, SINGLE, mate) == (cents_nearest(0.5 * couple) if half else norm(on, SINGLE))
    assert norm(date(2024, 1, 1), SINGLE, CHILD) == norm(date(2024, 1, 1), SINGLE)


@pytest.mark.parametrize(
    ("facts", "counts"),
    [
        ({}, True), ({"student": True}, False), ({"opleiding": "wsf"}, False), ({"opleiding": "wtos"}, False),
        ({"opleiding": "bbl"}, False), ({"opleiding": "overig"}, True), ({"commerciele_huur": True}, False),
        ({"commerciele_huur": True, "verwantschap": True}, True), ({"verwantschap": True}, True), (INSIDE, False),
    ],
)  # fmt: skip
def test_who_does_not_count(facts: Content, counts: bool) -> None:
    mate = {**HOUSEMATE, **facts}
    assert norm(date(2024, 1, 1), SINGLE, mate) == (917.02 if counts else 1283.83)
    # Half of the couple's norm each for two of them: with a counting housemate 43 1/3% each: 794.75 x 2.
    assert norm(date(2024, 1, 1), SINGLE, PARTNER, mate) == (1589.50 if counts else 1834.04)


def test_a_commercial_tenant_shares_with_nobody() -> None:
    people = [{**SINGLE, "id": "a"}, {**HOUSEMATE, "commerciele_huur": True, "id": "b"}, {**HOUSEMATE, "id": "c"}]
    families = answered({"personen": people}, date(2024, 1, 1), "bijstandsnorm_maand", system=load()).as_dict()
    assert families["uitkomsten"]["bijstandsnorm_maand"] == 917.02  # with the housemate, not with the tenant
    assert [family["bijstandsnorm_maand"] for family in families["gezinnen"]] == [1283.83, 917.02]


def test_the_exception_for_care() -> None:
    # Art. 22a lid 4, from 2026: for who gives the care; for the others at the address it is no main home.
    carer = {**SINGLE, "tijdelijke_kostendelersuitzondering": True}
    assert norm(date(2025, 12, 31), carer, HOUSEMATE) == norm(date(2025, 12, 31), SINGLE, HOUSEMATE) == 977.90
    assert norm(date(2026, 1, 1), carer, HOUSEMATE) == 1401.50
    mate = {**HOUSEMATE, "tijdelijke_kostendelersuitzondering": True}
    assert norm(date(2025, 12, 31), SINGLE, mate) == 977.90
    assert norm(date(2026, 1, 1), SINGLE, mate) == 1401.50
    assert norm(date(2026, 1, 1), SINGLE, mate, HOUSEMATE) == 1001.07


def test_pensioners_and_young_people_with_kostendelers() -> None:
    on = date(2024, 7, 1)
    assert norm(on, OLD, HOUSEMATE) == 988.32  # half of 1,976.64 (art. 22a lid 1 B c)
    assert norm(on, OLD, PARTNER, HOUSEMATE) == 1713.08  # 43 1/3% of 1,976.64 = 856.544 -> 856.54, twice
    assert norm(on, YOUNG, HOUSEMATE) == 323.03  # art. 22a starts at 21
    # Lid 3: 323.03, with a child 696.87, plus half of 1,869.21 (two share: the partner under 21 isn't counted): 934.61.
    assert norm(on, SINGLE, YOUNG_PARTNER, HOUSEMATE) == 1257.64
    assert norm(on, SINGLE, YOUNG_PARTNER, CHILD, HOUSEMATE) == pytest.approx(1631.48, abs=0.0051)
    # Three share: 43 1/3% of 1,869.21 = 809.991 -> 809.99.
    assert norm(on, SINGLE, YOUNG_PARTNER, HOUSEMATE, HOUSEMATE) == 1133.02


# --- situations --------------------------------------------------------------------------------------------------


def test_one_of_two_in_an_institution_and_a_partner_without_a_right() -> None:
    on = date(2024, 1, 1)
    assert norm(on, {**SINGLE, **INSIDE}, PARTNER) == 1690.34  # art. 23 lid 3: 406.51 + 1,283.83
    without = {"geen_recht_op_bijstand": True}
    assert norm(on, SINGLE, {**PARTNER, **without}) == norm(on, {**SINGLE, **without}, PARTNER) == 917.02  # art. 24
    assert norm(on, YOUNG, {**PARTNER, **without}) == 316.94  # half of 633.88, a partner of the same age
    assert norm(on, YOUNG, {**PARTNER, **without}, CHILD) == 500.35  # half of 1,000.69 = 500.345


def test_living_together() -> None:
    on = date(2024, 1, 1)
    assert norm(on, SINGLE, PARTNER, relatie="samenwonend") == 1834.04
    # Told to share no household: two singles at one address, each a kostendeler of the other, in one gezin.
    apart = norm(on, SINGLE, PARTNER, partnerschap={"gezamenlijke_huishouding": "nee"})
    assert apart == 2 * 917.02
    assert norm(on, OLD, PARTNER) == norm(on, SINGLE, OLD_PARTNER) == 1932.32  # art. 22 onderdeel c
    assert norm(on, SINGLE, {**HOUSEMATE, "gezin": 2}, {**HOUSEMATE, "gezin": 2}) == 794.75


def test_young_people_who_cannot_turn_to_their_parents() -> None:
    alone = {"geen_beroep_op_ouders": True}
    assert norm(date(2025, 12, 31), {**YOUNG, **alone}) == 337.98
    # 746.45 is printed in a work log only; calculated a cent less: 90% of 1,213.81 = 1,092.43.
    assert norm(date(2026, 1, 1), {**YOUNG, **alone}) == pytest.approx(345.99 + 746.45, abs=0.0101)
    on = date(2026, 7, 1)
    assert norm(on, {**YOUNG, **alone}) == 1112.66  # 350.42 + 762.24
    assert norm(on, {**YOUNG, **alone}, YOUNG_PARTNER) == 1463.08
    # Lid 4: not more than the norm from 21 on.
    assert norm(on, {**YOUNG, **alone}, {**YOUNG_PARTNER, **alone}) == norm(on, SINGLE, PARTNER) == 2027.79
    assert norm(on, SINGLE, {**PARTNER, **alone}) == 2027.79


def test_nobody_under_18_has_a_norm() -> None:
    assert norm(date(2024, 1, 1), aged(SINGLE, 17)) == 0.0


def test_birthdays_within_the_year() -> None:
    # 21 on 10 May 2024: from June as an adult. Month means of the year: 5 x 316.94 + 1,283.83 + 6 x 1,308.45.
    person = {"rol": "aanvrager", "geboortedatum": "2003-05-10"}
    assert norm(date(2024, 5, 9), person) == 316.94
    assert norm(date(2024, 5, 10), person) == 1283.83
    assert norm(2024, person) == pytest.approx((5 * 316.94 + 1283.83 + 6 * 1308.45) / 12)
    # A child turns 18 on 10 May: a lone parent's norm stays, the child has one of its own from June.
    child = {"rol": "kind", "geboortedatum": "2006-05-10", "geen_inkomen": True, "id": "k"}
    answer = answered(
        {"personen": [{**SINGLE, "id": "a"}, child]}, 2024, "bijstandsnorm_maand", system=load()
    ).as_dict()
    assert answer["uitkomsten"]["bijstandsnorm_maand"] == pytest.approx((1283.83 + 1308.45) / 2, abs=0.0051)
    own = [family["bijstandsnorm_maand"] for family in answer["gezinnen"]]
    assert own == [pytest.approx((316.94 + 6 * 323.03) / 12, abs=0.0051)]
    # Born 20 August 1957, AOW at 67 on 20 August 2024: after the 15th, so from September.
    pensioner = {"rol": "aanvrager", "geboortedatum": "1957-08-20"}
    assert norm(2024, pensioner) == pytest.approx((6 * 1283.83 + 2 * 1308.45 + 4 * 1456.85) / 12, abs=0.0051)


# --- properties --------------------------------------------------------------------------------------------------

ADULTS = st.sampled_from([18, 20, 21, 26, 27, 40, 66, 70])


@given(
    on=st.sampled_from(DATES), first=ADULTS, second=st.none() | ADULTS, child=st.booleans(),
    mates=st.lists(ADULTS, max_size=3), inside=st.booleans(),
)  # fmt: skip
def test_properties(on: date, first: int, second: int | None, child: bool, mates: list[int], inside: bool) -> None:
    me = aged(SINGLE, first, verblijft_in_inrichting=inside)
    family = [me, *([aged(PARTNER, second)] if second else []), *([CHILD] if child else [])]
    others = [aged(HOUSEMATE, age) for age in mates]
    ours = norm(on, *family, *others)
    assert ours > 0.0
    assert norm(on, *family, *others, aged(HOUSEMATE, 30)) <= ours + 0.01  # one more to share with never gives more
    assert norm(on, *reversed(others), *reversed(family)) == ours  # the order of persons doesn't matter
    if second:
        swapped = [
            aged(SINGLE, second), aged(PARTNER, first, verblijft_in_inrichting=inside), *([CHILD] if child else [])
        ]  # fmt: skip
        assert norm(on, *swapped, *others) == ours
    assert norm(on, *family, *others, target="sociaal_minimum_maand") == ours
    paid = norm(on, *family, *others, target="bijstandsnorm_excl_vt_maand")
    assert paid == pytest.approx(0.95 * ours, abs=0.0051)


@pytest.mark.parametrize("on", DATES, ids=str)
def test_the_kostendelersnorm_falls_with_more_and_keeps_a_floor(on: date) -> None:
    norms = [norm(on, *sharing(count)) for count in range(2, 9)]
    assert norms == sorted(norms, reverse=True)
    assert min(norms) > 0.30 * norm(on, SINGLE, PARTNER)
