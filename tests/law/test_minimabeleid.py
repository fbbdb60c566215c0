"""Local schemes against the verordeningen and policies they come from, and remission against the amounts of 2026."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prinsjesdag import Household, Legislation
from prinsjesdag.measures.lokaal import VARIABLE
from tests.law.cases import rows

AMSTERDAM, ROTTERDAM, UTRECHT = "GM0363", "GM0599", "GM0344"

Content = dict[str, Any]

HOUSEHOLDS: dict[str, tuple[int, tuple[int, ...]]] = {
    # adults, ages of the children
    "alleenstaande": (1, ()),
    "alleenstaand": (1, ()),
    "alleenstaande_ouder": (1, (8,)),
    "gehuwd": (2, ()),
    "gehuwd_zk": (2, ()),
    "gehuwd_mk": (2, (8,)),
    "gehuwd_kind_12_18": (2, (8, 14)),
}


def household(adults: int = 1, children: tuple[int, ...] = (), code: str | None = None, **facts: Any) -> Content:
    """Adults of 40 without any income but what `facts` of the gezin say."""
    of_person = {k: facts.pop(k) for k in list(facts) if k in ("vermogen_bijstand", "leeftijd", "student")}
    persons: list[Content] = [{"rol": "aanvrager", "leeftijd": 40, "geen_inkomen": True, **of_person}]
    if adults == 2:
        persons.append({"rol": "partner", "leeftijd": 40, "geen_inkomen": True})
    persons += [{"rol": "kind", "leeftijd": age} for age in children]
    return {"personen": persons, **({"gemeente": code} if code else {}), **facts}


def value(content: Content, when: date | int, target: str) -> float:
    law = Legislation.during(when) if isinstance(when, int) else Legislation.on(when)
    answer = law.calculate(Household.read(content), [target])
    assert answer.missing == {}
    return answer[target]  # type: ignore[no-any-return]


def norm(content: Content, when: date | int) -> float:
    return value(content, when, "bijstandsnorm_maand")


def toeslag(content: Content, when: date | int) -> float:
    return value(content, when, "individuele_inkomenstoeslag")


def cases(*schemes: str) -> list[dict[str, str]]:
    return [row for row in rows("participatie.csv", "minimabeleid.csv") if row["scheme"] in schemes]


TOESLAGEN = {
    "individuele_inkomenstoeslag_amsterdam": AMSTERDAM,
    "individuele_inkomenstoeslag_rotterdam": ROTTERDAM,
}


@pytest.mark.parametrize("row", cases(*TOESLAGEN), ids=lambda row: row["id"])
def test_published_inkomenstoeslag(row: dict[str, str]) -> None:
    case, when = json.loads(row["inputs"]), date.fromisoformat(row["date"])
    adults, children = HOUSEHOLDS[case["leefvorm"]]
    content = household(adults, children, TOESLAGEN[row["scheme"]], maanden_laag_inkomen=case.get("maanden", 36))
    full = norm(content, when)
    now = case.get("inkomen_peildatum_pct", case.get("inkomen_pct", 100)) / 100
    before = case.get("inkomen_ref_pct", case.get("inkomen_pct", 100)) / 100
    content["inkomen_minimabeleid_maand"] = round(now * full, 2)
    content["inkomen_referteperiode_maand"] = round(before * full, 2)
    assert toeslag(content, when) == float(row["expected"])


@pytest.mark.parametrize("row", cases("draagkracht_rotterdam"), ids=lambda row: row["id"])
def test_published_draagkracht(row: dict[str, str]) -> None:
    case, when = json.loads(row["inputs"]), date.fromisoformat(row["date"])
    kind = {"bijlage_2": "algemeen", "bijlage_3": "volledig"}[case["kostensoort"]]
    content = household(code=ROTTERDAM, inkomen_minimabeleid_maand=case["inkomen"], bijzondere_kosten_soort=kind)
    assert norm(content, when) == pytest.approx(case["norm"], abs=0.005)
    found = value(content, when, "draagkracht_bijzondere_bijstand_maand")
    # 50% × (1,700 − 1.10 × 1,345.45) = 110.0025 a month: the year's amount is 1,320.03, a twelfth of it 110.00.
    assert found == pytest.approx(float(row["expected"]), abs=0.005)
    assert value(content, when, "draagkracht_bijzondere_bijstand") == pytest.approx(1320.03, abs=0.005)


SITUATIONS: dict[str, Content] = {
    "echtpaar_lt_aow": household(2),
    "echtpaar_aow": {"personen": [{"rol": r, "leeftijd": 70, "geen_inkomen": True} for r in ("aanvrager", "partner")]},
    "alleenstaand_lt_aow": household(),
    "alleenstaand_aow": {"personen": [{"rol": "aanvrager", "leeftijd": 70, "geen_inkomen": True}]},
    "inrichting_alleen": {
        "personen": [{"rol": "aanvrager", "leeftijd": 40, "geen_inkomen": True, "verblijft_in_inrichting": True}]
    },
    "inrichting_paar": {
        "personen": [
            {"rol": r, "leeftijd": 40, "geen_inkomen": True, "verblijft_in_inrichting": True}
            for r in ("aanvrager", "partner")
        ]
    },
}


@pytest.mark.parametrize("row", cases("kwijtschelding_kosten_bestaan"), ids=lambda row: row["id"])
def test_published_kosten_van_bestaan(row: dict[str, str]) -> None:
    content = SITUATIONS[json.loads(row["inputs"])["categorie"]]
    when = date.fromisoformat(row["date"])
    assert value(content, when, "kosten_van_bestaan_kwijtschelding_maand") == float(row["expected"])


DAY = date(2025, 9, 1)


@pytest.mark.parametrize(
    ("code", "adults", "children", "expected"),
    [
        # CVDR734407/1 art. 4 (Amsterdam) and CVDR741634/1 art. 4 (Rotterdam)
        (AMSTERDAM, 1, (), 350),
        (AMSTERDAM, 1, (3,), 450),
        (AMSTERDAM, 2, (), 500),
        (AMSTERDAM, 2, (11,), 500),
        (AMSTERDAM, 2, (12,), 800),
        (ROTTERDAM, 1, (), 200),
        (ROTTERDAM, 1, (3,), 300),
        (ROTTERDAM, 2, (), 300),
        (ROTTERDAM, 2, (3,), 400),
    ],
)
def test_amounts_by_household(code: str, adults: int, children: tuple[int, ...], expected: float) -> None:
    assert toeslag(household(adults, children, code), DAY) == expected


@pytest.mark.parametrize(
    ("adults", "children", "share", "expected"),
    [
        # utrecht.nl, amounts from 1 January 2024; 110% of the norm, a couple with a child of 12-17 to 125% for 500 euro
        (1, (), 1.00, 276),
        (1, (5,), 1.00, 63),
        (1, (12,), 1.10, 749),
        (2, (), 1.10, 704),
        (2, (5,), 1.00, 704),
        (2, (12,), 1.10, 997),
        (2, (12,), 1.11, 500),
        (2, (12,), 1.25, 500),
        (2, (12,), 1.26, 0),
        (2, (), 1.11, 0),
    ],
)
def test_utrecht_2024(adults: int, children: tuple[int, ...], share: float, expected: float) -> None:
    content = household(adults, children, UTRECHT)
    when = date(2024, 3, 1)
    content["inkomen_minimabeleid_maand"] = round(share * norm(content, when), 2)
    assert toeslag(content, when) == expected


def test_amsterdam_leaves_about_five_euros_a_month_aside() -> None:
    """CVDR734407/1 art. 3: 105% of 1,369.06 is 1,437.51; circa 5 euro more doesn't matter."""
    for income, expected in ((1437.51, 350.0), (1442.51, 350.0), (1442.53, 0.0)):
        assert toeslag(household(code=AMSTERDAM, inkomen_minimabeleid_maand=income), DAY) == expected


def test_the_law_itself_asks_age_wealth_and_no_prospects() -> None:
    """Participatiewet art. 36 lid 1: 21 to the AOW-leeftijd, wealth of art. 34 (7,770 in 2025), no better in sight."""
    assert toeslag(household(code=AMSTERDAM, leeftijd=20), DAY) == 0.0
    assert toeslag(household(code=AMSTERDAM, leeftijd=21, inkomen_minimabeleid_maand=0), DAY) == 350.0
    assert toeslag(household(code=AMSTERDAM, leeftijd=67), DAY) == 0.0
    assert toeslag(household(code=AMSTERDAM, vermogen_bijstand=7770), DAY) == 350.0
    assert toeslag(household(code=AMSTERDAM, vermogen_bijstand=7771), DAY) == 0.0
    assert toeslag(household(code=AMSTERDAM, uitzicht_op_inkomensverbetering=True), DAY) == 0.0
    assert toeslag(household(code=AMSTERDAM, maanden_laag_inkomen=35), DAY) == 0.0


def test_students_where_the_municipality_says_so() -> None:
    """CVDR741634/1 art. 5 (Rotterdam) refuses students; Amsterdam's verordening says nothing of them."""
    assert toeslag(household(code=ROTTERDAM, student=True), DAY) == 0.0
    assert toeslag(household(code=AMSTERDAM, student=True), DAY) == 350.0


def test_rotterdam_looks_at_two_incomes() -> None:
    """Art. 3: 105% in the 36 months before, 130% on the day. The norm of July 2025 is 1,369.06."""

    def with_incomes(before: float, now: float) -> float:
        content = household(code=ROTTERDAM, inkomen_referteperiode_maand=before, inkomen_minimabeleid_maand=now)
        return toeslag(content, DAY)

    assert with_incomes(1437.51, 1779.77) == 200.0  # 1.05 × and 1.30 × 1,369.06, rounded down
    assert with_incomes(1437.53, 1437.53) == 0.0
    assert with_incomes(1437.51, 1779.80) == 0.0


DRAAGKRACHT = [
    # Rotterdam art. 10.3, single, norm 1,369.06 (July 2025): 110% = 1,505.966, 150% = 2,053.59
    (ROTTERDAM, 1, 1500.0, "algemeen", 0.0),
    (ROTTERDAM, 1, 2000.0, "algemeen", 0.5 * (2000 - 1505.966)),
    (ROTTERDAM, 1, 2253.59, "algemeen", 0.5 * (2053.59 - 1505.966) + 200),
    (ROTTERDAM, 1, 1500.0, "volledig", 1500 - 1369.06),
    # Amsterdam art. 5.1.3: free is the norm and 100 (couples 300); 25% of what is above it, for some costs all of it
    (AMSTERDAM, 1, 1469.06, "algemeen", 0.0),
    (AMSTERDAM, 1, 1569.06, "algemeen", 25.0),
    (AMSTERDAM, 1, 1569.06, "woonkosten", 100.0),
    (AMSTERDAM, 2, 2255.80, "algemeen", 0.0),
    (AMSTERDAM, 2, 2355.80, "duurzame_gebruiksgoederen", 100.0),
]


@pytest.mark.parametrize(("code", "adults", "income", "kind", "a_month"), DRAAGKRACHT)
def test_draagkracht(code: str, adults: int, income: float, kind: str, a_month: float) -> None:
    content = household(adults, code=code, inkomen_minimabeleid_maand=income, bijzondere_kosten_soort=kind)
    assert value(content, DAY, "draagkracht_bijzondere_bijstand") == pytest.approx(12 * a_month, abs=0.01)


def test_draagkracht_from_wealth_and_in_debt_relief() -> None:
    """Rotterdam art. 10.4: all above 7,770, a month's norm (1,369.06) left aside; art. 10.1 lid 9: none in a scheme."""
    content = household(code=ROTTERDAM, vermogen_bijstand=10000, inkomen_minimabeleid_maand=2000)
    of_wealth, of_income = 10000 - 7770 - 1369.06, 12 * 0.5 * (2000 - 1505.966)
    found = value(content, DAY, "draagkracht_bijzondere_bijstand")
    assert found == pytest.approx(of_wealth + of_income, abs=0.01)
    assert value({**content, "in_schuldregeling": True}, DAY, "draagkracht_bijzondere_bijstand") == 0.0


def test_rotterdam_takes_the_norm_without_kostendelers() -> None:
    """Art. 10.1 lid 7: a brother of 30 in the house lowers the norm of the bijstand, not this one."""
    content = household(code=ROTTERDAM, inkomen_minimabeleid_maand=2000.0)
    brother = {"rol": "medebewoner", "leeftijd": 30, "geen_inkomen": True, "verwantschap": True}
    shared = {**content, "personen": [*content["personen"], brother]}
    assert norm(shared, DAY) == pytest.approx(0.5 * 1955.80, abs=0.005)  # art. 22a: two persons, 50% each
    for target in ("draagkracht_bijzondere_bijstand", "norm_zonder_kostendelers_maand"):
        assert value(shared, DAY, target) == value(content, DAY, target)


def test_bijzondere_bijstand_pays_what_is_left() -> None:
    """Costs of 3,500 less a draagkracht of 12 × 0.5 × (2,000 − 1,505.966) = 2,964.20; never below zero."""
    content = household(code=ROTTERDAM, inkomen_minimabeleid_maand=2000.0)
    assert value({**content, "bijzondere_kosten": 3500}, DAY, "bijzondere_bijstand") == pytest.approx(535.80, abs=0.01)
    assert value({**content, "bijzondere_kosten": 2000}, DAY, "bijzondere_bijstand") == 0.0
    assert value(content, DAY, "bijzondere_bijstand") == 0.0


def test_betalingscapaciteit() -> None:
    """Uitvoeringsregeling art. 13-16 on 1 January 2026, single, net 1,700, rent 600, premium and allowances given.

    Kosten van bestaan up(0.9 × 1,401.50) = 1,262. Rent: 600 − huurtoeslag 200 = 400, less the minimum-normhuur of
    2026. Premium 1,884 / 12 = 157, less zorgtoeslag 1,200 / 12 = 100, less 47 in the norm: 10.
    """
    person = {"rol": "aanvrager", "leeftijd": 40, "geen_inkomen": True, "zorgverzekerd": True}
    content = {
        "personen": [person],
        "woning": {"soort": "huur", "kale_huur": 600},
        "inkomen_minimabeleid_maand": 1700.0,
        "huurtoeslag": 2400.0,
        "nominale_zorgpremie": 1884.0,
        "zorgtoeslag": 1200.0,
    }
    when = date(2026, 1, 1)
    normhuur = next(
        value.value
        for value in reversed(Legislation.on(when).system.series("huurtoeslag.normhuur_minimum").values)
        if value.first <= when
    )
    assert isinstance(normhuur, float)
    left = 1700 - 1262 - (400 - normhuur) - 10
    assert value(content, when, "betalingscapaciteit_kwijtschelding") == pytest.approx(12 * left, abs=0.01)
    assert value(content, when, "zelf_te_betalen_voor_kwijtschelding") == pytest.approx(0.8 * 12 * left, abs=0.01)
    assert value({**content, "inkomen_minimabeleid_maand": 1400.0}, when, "betalingscapaciteit_kwijtschelding") == 0.0


def test_only_what_is_received_enters_income_and_never_twice() -> None:
    def income(**received: bool) -> float:
        content = household(code=AMSTERDAM)
        content["personen"][0] |= received
        content["woning"] = {"soort": "huur", "kale_huur": 600}
        return value(content, 2025, "besteedbaar_inkomen")

    nothing = income()
    assert income(ontvangt_individuele_inkomenstoeslag=True) == nothing + 350
    assert income(ontvangt_gemeentelijke_regelingen=True) == nothing + 350
    both = income(ontvangt_gemeentelijke_regelingen=True, ontvangt_individuele_inkomenstoeslag=True)
    assert both == nothing + 350


def test_the_energietoeslag_is_counted_once() -> None:
    """1,300 euro in 2023 by the national guideline, in whatever way it is said that it comes in."""

    def income(**received: bool) -> float:
        content = household(code=AMSTERDAM)
        content["personen"][0] |= received
        content["woning"] = {"soort": "huur", "kale_huur": 600}
        return value(content, 2023, "besteedbaar_inkomen")

    nothing = income()
    assert income(ontvangt_energietoeslag=True) == pytest.approx(nothing + 1300)
    assert income(ontvangt_gemeentelijke_regelingen=True) == pytest.approx(nothing + 1300)
    both = income(ontvangt_energietoeslag=True, ontvangt_gemeentelijke_regelingen=True)
    assert both == pytest.approx(nothing + 1300)


def test_utrecht_gave_energietoeslag_up_to_125_percent() -> None:
    """2022: 125% of the sociaal minimum in Utrecht (rtvutrecht.nl), 120% by the national guideline."""
    content = household(middelen_bijstand_maand=1.22 * 1096.765)
    assert value(content, 2022, "energietoeslag") == 0.0
    assert value({**content, "gemeente": UTRECHT}, 2022, "energietoeslag") == 1300.0
    assert value({**content, "gemeente": AMSTERDAM}, 2022, "energietoeslag") == 0.0


def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, schemes: str) -> None:
    """A municipality that doesn't exist, with schemes to calculate by hand."""
    head = "gemeente: GM9999\nnaam: Voorbeeld\nregelingen:\n"
    (tmp_path / "GM9999.yaml").write_text(head + schemes, encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))


SLIDING = """\
  participatie_volwassenen:
    - van: 2025-01-01
      bron: {titel: verzonnen, gezien: 2025-01-01}
      grens: {percentage: 1.20, aanloop: glijdend, afbouw: 0.5}
      vermogen: {grens: bijstand, factor: 2}
      bedragen: {volwassene: 150}
  collectieve_zorgverzekering:
    - van: 2025-01-01
      bron: {titel: verzonnen, gezien: 2025-01-01}
      grens: {percentage: 1.10}
      vermogen: {grens: bedrag, alleenstaande: 5000, anderen: 10000}
      bedragen: {volwassene: 15}
      per: maand
  participatie_kinderen:
    - van: 2025-01-01
      bron: {titel: verzonnen, gezien: 2025-01-01}
      grens: {percentage: 1.30}
      vermogen: {grens: geen}
      bedragen:
        per_kind:
          - {vanaf: 4, tot_en_met: 11, bedrag: 275, percentage: 1.10}
          - {vanaf: 12, tot_en_met: 17, bedrag: 500}
  energie:
    - van: 2025-01-01
      bron: {titel: verzonnen, gezien: 2025-01-01}
      grens: {percentage: 1.20, aanloop: draagkracht}
      vermogen: {grens: geen}
      bedragen: {alleenstaande: 200, paar: 260}
  kwijtschelding:
    - van: 2025-01-01
      bron: {titel: verzonnen, gezien: 2025-01-01}
      deel_norm: 1
"""


def test_limits_hard_sliding_and_by_draagkracht(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand, norm 1,369.06 in July 2025: 120% is 1,642.872, 110% 1,505.966; 10 euro a month above is 120 a year."""
    own(tmp_path, monkeypatch, SLIDING)

    def single(target: str, income: float, **facts: Any) -> float:
        return value(household(code="GM9999", inkomen_minimabeleid_maand=income, **facts), DAY, target)

    adult, health, energy = (
        "participatieregeling_volwassenen", "bijdrage_collectieve_zorgverzekering", "gemeentelijke_energieregeling",
    )  # fmt: skip
    assert single(adult, 1642.87) == 150.0
    assert single(adult, 1652.872) == pytest.approx(150 - 60, abs=0.01)
    assert single(adult, 1700.0) == 0.0
    assert single(adult, 1000.0, vermogen_bijstand=15540) == 150.0
    assert single(adult, 1000.0, vermogen_bijstand=15541) == 0.0
    assert single(health, 1505.96) == 180.0
    assert single(health, 1505.98) == 0.0
    assert single(health, 1000.0, vermogen_bijstand=5001) == 0.0
    assert single(energy, 1652.872) == pytest.approx(200 - 120, abs=0.01)
    kosten = single("kosten_van_bestaan_kwijtschelding_maand", 1000.0)
    assert kosten == 1370.0  # 100% of 1,369.06, up to whole euros
    couple = household(2, (3, 5, 11, 12), "GM9999")
    for income, expected in ((1.10 * 1955.80, 275 + 275 + 500), (1.11 * 1955.80, 500), (1.31 * 1955.80, 0)):
        content = {**couple, "inkomen_minimabeleid_maand": round(income, 2)}
        assert value(content, DAY, "participatieregeling_kinderen") == expected
    content = {**couple, "inkomen_minimabeleid_maand": 2000.0}
    # two adults 150, two adults 15 × 12, children 275 + 275 + 500, energy 260; no scheme of individuele inkomenstoeslag
    assert value(content, DAY, "gemeentelijke_regelingen") == 300 + 360 + 1050 + 260


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([AMSTERDAM, ROTTERDAM]),
    st.sampled_from([1, 2]),
    st.floats(0, 6000),
    st.floats(1, 500),
    st.sampled_from(["algemeen", "volledig", "woonkosten"]),
)
def test_draagkracht_rises_with_income_and_never_faster(
    code: str, adults: int, income: float, more: float, kind: str
) -> None:
    def draagkracht(income: float) -> float:
        content = household(adults, code=code, inkomen_minimabeleid_maand=income, bijzondere_kosten_soort=kind)
        return value(content, DAY, "draagkracht_bijzondere_bijstand")

    low, high = draagkracht(income), draagkracht(income + more)
    assert 0 <= low <= high + 0.01
    assert high - low <= 12 * more + 0.02


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([AMSTERDAM, ROTTERDAM, UTRECHT]),
    st.sampled_from([1, 2]),
    st.lists(st.integers(0, 17), max_size=3),
    st.floats(0, 4000),
    st.floats(0, 1000),
)
def test_toeslag_falls_with_income_and_partners_can_be_swapped(
    code: str, adults: int, ages: list[int], income: float, more: float
) -> None:
    when = date(2024, 3, 1) if code == UTRECHT else DAY
    content = household(adults, tuple(ages), code)
    low = toeslag({**content, "inkomen_minimabeleid_maand": income}, when)
    assert toeslag({**content, "inkomen_minimabeleid_maand": income + more}, when) <= low
    other_way = {**content, "personen": content["personen"][::-1], "inkomen_minimabeleid_maand": income}
    assert toeslag(other_way, when) == low
