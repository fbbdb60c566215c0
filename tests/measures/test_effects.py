"""What measures do to households: signs and sizes by hand, and parts that add up to the whole."""

import pytest

from prinsjesdag import Legislation
from prinsjesdag.engine import When
from prinsjesdag.errors import InputError
from prinsjesdag.household.effects import Package, change, effects, package
from prinsjesdag.household.examples import example, examples
from prinsjesdag.household.said import MODEL, said_and_become
from prinsjesdag.law import load
from prinsjesdag.measures.baseline import steps
from prinsjesdag.measures.register import measure, search
from prinsjesdag.measures.without import without

SOME = (
    "sociaal-minimum-alleenstaande",
    "sociaal-minimum-alleenstaande-ouder",
    "alleenstaande-modaal",
    "werkende-armen-paar-kinderen",
    "wajonger-met-baan",
    "alleenstaande-minimumloon",
    "aow-alleenstaand",
)


def effect(slug: str, household: str) -> float:
    found = {e.household: e.month for e in effects(measure(slug), {household: example(household)})}[household]
    assert found is not None
    return found


def test_the_rent_allowance_rises_by_the_lower_own_contribution() -> None:
    """37.72 a month less own contribution in 2024 (Wet verlaging eigen bijdrage huurtoeslag art. 1), below the cap."""
    slug = "huurtoeslag-eigen-bijdrage-verlaging"
    assert effect(slug, "sociaal-minimum-alleenstaande") == pytest.approx(37.72, abs=0.1)
    assert effect(slug, "koopwoning-hypotheek-modaal") == 0.0


def test_the_child_budget_by_hand() -> None:
    """Single parent, two children of 8 and 10: + 750 + 883 − 619 = 1,014 a year (accountants' note of 20-9-2023)."""
    assert effect("kindgebonden-budget-verhoging", "sociaal-minimum-alleenstaande-ouder") == pytest.approx(
        1014 / 12, abs=0.1
    )


def test_the_premium() -> None:
    """1,752 against 1,657 a year for one adult."""
    assert effect("zorgpremie-stijging", "alleenstaande-modaal") == pytest.approx(-95 / 12, abs=0.01)


def test_the_health_allowance_at_a_minimum_income() -> None:
    """1.756% of the threshold income of 26,819.42 (0.01879 − 0.00123): 471 a year less."""
    assert effect("zorgtoeslag-verhoging-vervalt", "sociaal-minimum-alleenstaande") == pytest.approx(-471 / 12, abs=0.1)


def test_the_frozen_factor() -> None:
    """A couple 6.75 a month from January and 13.25 from July (facts, participatie.md 2.2): 10.00 on average."""
    assert effect("bijstand-heffingskorting-bevroren", "sociaal-minimum-paar-kinderen") == pytest.approx(10.0, abs=0.15)
    assert effect("bijstand-heffingskorting-bevroren", "sociaal-minimum-alleenstaande") == pytest.approx(7.0, abs=0.15)


@pytest.mark.parametrize(
    ("slug", "household", "sign"),
    [
        ("minimumloon-verhoging", "alleenstaande-minimumloon", 1),
        ("minimumloon-verhoging", "sociaal-minimum-alleenstaande", 1),
        ("jonggehandicaptenkorting-behoud", "wajonger-met-baan", 1),
        ("arbeidskorting-verhoging", "werkende-armen-paar-kinderen", 1),
        ("energietoeslag-vervalt", "bijstand-energietoeslag", -1),
        ("arbeidskorting-verhoging", "sociaal-minimum-alleenstaande", 0),
        ("jonggehandicaptenkorting-behoud", "alleenstaande-modaal", 0),
    ],
)
def test_signs(slug: str, household: str, sign: int) -> None:
    found = effect(slug, household)
    assert (found > 0) - (found < 0) == sign


def test_every_income_measure_touches_somebody() -> None:
    for m in search(year=2024, domain="inkomen"):
        assert any(e.month for e in effects(m)), m.slug


def test_parts_and_interaction_make_the_whole() -> None:
    found: Package = package(search(year=2024), 2024, {name: example(name) for name in SOME})
    assert len(found.measures) >= 8
    for row in found.rows():
        parts = [row[m.slug] for m in found.measures]
        assert round(sum(parts) + row["wisselwerking"], 2) == row["samen"]
        together = change(example(row["huishouden"]), load(), without(load(), found.measures), 2024)
        assert row["samen"] == together
        assert row["tegen_basispad"] is not None


def test_two_measures_together() -> None:
    slugs = ["huurtoeslag-eigen-bijdrage-verlaging", "zorgtoeslag-verhoging-vervalt"]
    household = example("sociaal-minimum-alleenstaande")
    law = Legislation.during(2024)
    both = law.without(*slugs).calculate(household)["besteedbaar_inkomen"]
    apart = [law.without(slug).calculate(household)["besteedbaar_inkomen"] for slug in slugs]
    enacted = law.calculate(household)["besteedbaar_inkomen"]
    assert both - enacted == pytest.approx(sum(a - enacted for a in apart))  # they don't touch one another here


def test_what_cannot_be_thought_away() -> None:
    with pytest.raises(InputError, match="mooi-nederland-handreikingen is niet weg te denken: nog niet doorgerekend"):
        Legislation.during(2024).without("mooi-nederland-handreikingen")


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026])
def test_the_baseline_has_a_reason_for_every_value(year: int) -> None:
    law = Legislation.during(year)
    assert law.baseline().calculate(example("alleenstaande-modaal"))["besteedbaar_inkomen"] > 0
    for step in steps(load(), year):
        assert step.how
        assert (step.factor is None) == (step.source is None)


def test_the_baseline_of_2024_by_hand() -> None:
    """Child budget 2023 of 1,653 and 1,532, indexed by 1.099: 1,817 and 1,684; the tariff keeps 36.93%."""
    found = {s.path: s.baseline for s in steps(load(), 2024)}
    assert found["kindgebonden_budget.bedrag_eerste_kind"] == 1817
    assert found["kindgebonden_budget.bedrag_tweede_kind"] == 1684
    assert found["inkomstenbelasting.tarief_1"] == 0.3693
    assert found["zorgtoeslag.drempelpercentage_zonder_partner"] == 0.00123
    assert found["participatiewet.factor_heffingskorting"] == 1.55  # the phase-out before it was frozen


def test_said_and_become_is_a_test_of_the_model() -> None:
    """Where the record and the model give the same number, they agree; else the file says why."""
    found = said_and_become(2024, load())
    modelled = [s for s in found if s.value is not None]
    assert {s.content["geworden"]["model"] for s in modelled} == set(MODEL)
    for s in modelled:
        assert s.value == pytest.approx(s.content["geworden"]["waarde"], abs=0.51), s.what
    assert all(s.why for s in found)


def test_all_examples_have_every_effect() -> None:
    m = measure("huurtoeslag-eigen-bijdrage-verlaging")
    assert [e.household for e in effects(m)] == list(examples())
    assert When(2024).year == effects(m)[0].year


def test_every_value_that_a_measure_puts_back_is_one_of_the_law() -> None:
    for m in search():
        if m.without:
            without(load(), [m])


def test_the_order_of_the_matrix_is_parts_interaction_whole_baseline() -> None:
    found = package(
        search(year=2024), 2024, {"sociaal-minimum-alleenstaande": example("sociaal-minimum-alleenstaande")}
    )
    assert list(found.rows()[0])[-3:] == ["wisselwerking", "samen", "tegen_basispad"]
