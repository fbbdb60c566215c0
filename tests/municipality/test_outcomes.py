"""Outcomes of an area, on laws made up by hand: what must come out is known."""

import numpy as np
import pytest

from prinsjesdag.municipality.forecast import FEW, Row, outcome_hash, rows
from prinsjesdag.municipality.outcomes import INCOME_EDGES, SCHEMES, Sums, gini, quantile, sums
from prinsjesdag.municipality.runs import DUE, LINE, Run
from prinsjesdag.population.artefacts import Population, population
from prinsjesdag.population.income import LEVELS
from prinsjesdag.population.people import Floats

CODE = "GM0632"  # Woerden


def law(of: Population, income: float | Floats, huurtoeslag: float, year: int, line: float = 20_000.0) -> Run:
    """Everybody has this income and this poverty line, every tenant this huurtoeslag of the 3,600 due."""
    one = np.ones(of.donors.count)
    tenant = (of.donors.homes.tenure > 0).astype(float)
    values = dict.fromkeys(SCHEMES, 0.0 * one) | {DUE + name: 0.0 * one for name in SCHEMES}
    values |= {"besteedbaar_inkomen": income * one, "huurtoeslag": huurtoeslag * tenant}
    values |= {DUE + "huurtoeslag": 3_600.0 * tenant, LINE: line * one}
    return Run(year, {name: np.tile(v, (len(LEVELS), 1)) for name, v in values.items()})


@pytest.fixture(scope="module")
def found() -> Sums:
    """All incomes go from 30,000 to 31,500, prices rise 5%; huurtoeslag from 1,200 to 2,400 euros a year."""
    of = population()
    before, after = law(of, 30_000.0, 1_200.0, 2023), law(of, 31_500.0, 2_400.0, 2024)
    return sums(of, CODE, before, after, 0.05, {"maatregel": law(of, 31_380.0, 2_400.0, 2024)})


def _row(of: Sums, quantity: str, group: str = "alle", measure: str | None = None) -> Row:
    return next(r for r in rows(of)[0] if (r.quantity, r.group, r.measure) == (quantity, group, measure))


def test_equal_rise_and_prices_is_no_purchasing_power(found: Sums) -> None:
    """31,500 / 30,000 / 1.05 = 1: nobody is better or worse off."""
    assert _row(found, "mediaan_koopkracht").value == pytest.approx(0.0, abs=0.02)
    assert _row(found, "aandeel_vooruit").value == 0.0
    assert _row(found, "aandeel_achteruit").value == 0.0


def test_totals_are_those_of_the_weights(found: Sums) -> None:
    of = population()
    tenants = of.weights(CODE)[of.donors.homes.tenure > 0].sum()
    assert found.totals["ontvangers_huurtoeslag", "alle"][0] == pytest.approx(tenants)
    assert found.totals["uitgaven_huurtoeslag", "alle"][0] == pytest.approx(tenants * 2_400 / 1e6)
    assert found.totals["meer_huurtoeslag", "alle"][0] == pytest.approx(tenants)
    assert found.totals["verandering_huurtoeslag", "alle"][0] == pytest.approx(tenants * 100.0)


def test_measure_by_hand(found: Sums) -> None:
    """Without it every income is 120 euros a year lower: 10 a month for every household."""
    households = found.totals["huishoudens", "alle"][0]
    assert _row(found, "gemiddeld_effect_maand", measure="maatregel").value == pytest.approx(10.0)
    assert found.totals["geraakt maatregel", "alle"][0] == pytest.approx(households)
    total = _row(found, "totaal_effect_mln", measure="maatregel")
    assert total.value == pytest.approx(120.0 * households / 1e6, rel=0.1)  # rounded to what the interval allows
    assert total.low < total.value < total.high


def test_winners_and_losers_of_a_measure(found: Sums) -> None:
    """It gives everybody 10 euros a month: all win, nobody loses."""
    assert found.totals["voordeel maatregel", "alle"][0] == pytest.approx(found.totals["huishoudens", "alle"][0])
    assert _row(found, "huishoudens_nadeel", measure="maatregel").value == 0.0


def test_not_used_is_what_is_due_and_not_taken() -> None:
    """Tenants are due 3,600: with 0 taken all is left, with 1,200 taken they are users and nothing is."""
    of = population()
    tenants = of.weights(CODE)[of.donors.homes.tenure > 0].sum()
    for taken, left in ((0.0, tenants), (1_200.0, 0.0)):
        same = law(of, 30_000.0, taken, 2024)
        found = sums(of, CODE, same, same, 0.0)
        assert found.totals["ongebruikt_huurtoeslag", "alle"][0] == pytest.approx(left)
        assert found.totals["ongebruikt_bedrag_huurtoeslag", "alle"][0] == pytest.approx(left * 3_600.0 / 1e6)


def test_poor_are_below_the_line_without_wealth() -> None:
    """Line 31,000, income 30,000: poor is who has at most 31,000 of wealth, students left out."""
    of = population()
    same = law(of, 30_000.0, 0.0, 2024, line=31_000.0)
    found = sums(of, CODE, same, same, 0.0)
    d = of.donors
    counts = np.diff(d.people.starts) * of.weights(CODE) * ~d.student
    poor = counts * (d.homes.savings + d.homes.investments - d.homes.debt <= 31_000.0)
    assert found.totals["arm_personen", "alle"][0] == pytest.approx(poor.sum())
    shown = {r.quantity: r for r in rows(found, year=2024)[0] if r.group == "alle"}
    assert shown["aandeel_arm_personen"].value == pytest.approx(poor.sum() / counts.sum(), abs=0.05)
    rich = law(of, 32_000.0, 0.0, 2024, line=31_000.0)
    assert sums(of, CODE, rich, rich, 0.0).totals["arm_personen", "alle"][0] == 0.0


@pytest.mark.parametrize("year", [None, 2023, 2025])
def test_poverty_is_left_out_with_the_reason(found: Sums, year: int | None) -> None:
    shown, hidden = rows(found, year=year)
    assert not any(r.quantity.startswith("aandeel_arm") for r in shown)
    assert {h["grootheid"] for h in hidden} >= {"aandeel_arm_personen", "aandeel_arm_kinderen"}


def test_classes_of_purchasing_power_make_up_all() -> None:
    """Incomes fall 3% at equal prices: everybody is in the class of 2 to 5% down."""
    of = population()
    found = sums(of, CODE, law(of, 30_000.0, 0.0, 2023), law(of, 29_100.0, 0.0, 2024), 0.0)
    shown = {r.quantity: r.value for r in rows(found)[0] if r.group == "alle"}
    classes = {name: value for name, value in shown.items() if name.startswith("aandeel_koopkracht_")}
    assert len(classes) == 6
    assert classes["aandeel_koopkracht_min_5_tot_min_2"] == pytest.approx(1.0)
    assert sum(classes.values()) == pytest.approx(1.0)


def test_groups_make_up_all(found: Sums) -> None:
    for prefix in ("tiende_", "bron_", "leeftijd_"):
        parts = [
            v[0] for (name, group), v in found.totals.items() if name == "huishoudens" and group.startswith(prefix)
        ]
        assert sum(parts) == pytest.approx(found.totals["huishoudens", "alle"][0])


def test_areas_add_up(found: Sums) -> None:
    both = found + found
    assert both.households == 2 * found.households
    assert both.totals["uitgaven_huurtoeslag", "alle"] == pytest.approx(
        2 * found.totals["uitgaven_huurtoeslag", "alle"]
    )
    one, two = (_row(s, "mediaan_besteedbaar_inkomen").value for s in (found, both))
    assert one == two


def test_every_row_has_an_interval_around_it(found: Sums) -> None:
    shown, hidden = rows(found)
    assert all(r.low <= r.value <= r.high for r in shown)
    assert all(np.isfinite([r.low, r.value, r.high]).all() for r in shown)
    assert {h["grootheid"] for h in hidden} >= {"uitgaven_aio"}
    small = [group for (name, group), v in found.totals.items() if name == "huishoudens" and v[0] < FEW]
    assert {h["groep"] for h in hidden} >= set(small)
    assert not {r.group for r in shown} & set(small)


def test_a_small_area_is_no_more_certain_than_others_like_it(found: Sums) -> None:
    wide = Sums(
        {
            name: v * (1.0 + 0.5 * np.linspace(-1.0, 1.0, len(v)) * (np.arange(len(v)) > 0))
            for name, v in found.totals.items()
        },
        found.histograms,
        found.households,
    )
    alone = next(r for r in rows(found)[0] if r.quantity == "uitgaven_huurtoeslag")
    pooled = next(r for r in rows(found, [wide])[0] if r.quantity == "uitgaven_huurtoeslag")
    assert pooled.high - pooled.low > alone.high - alone.low


def test_what_one_place_differs_by_evens_out_over_many(found: Sums) -> None:
    """Four alike: a tenth for one place is a twentieth for four, so the band is a smaller share of the figure."""
    one, four = (_row(s, "uitgaven_huurtoeslag") for s in (found, found + found + (found + found)))
    assert (four.high - four.low) / four.value < 0.9 * (one.high - one.low) / one.value


def test_quantile_and_gini_by_hand() -> None:
    """Half have 10,050 (a bin's middle), half 30,050: median at the edge, Gini 0.5 x 20,000 / (2 x 20,050) = 0.2494."""
    histogram = np.zeros((1, len(INCOME_EDGES) - 1))
    for income in (10_050.0, 30_050.0):
        histogram[0, np.searchsorted(INCOME_EDGES, income) - 1] = 1.0
    assert quantile(histogram, INCOME_EDGES, 0.5)[0] == pytest.approx(10_100.0)
    assert quantile(histogram, INCOME_EDGES, 0.25)[0] == pytest.approx(10_050.0)
    assert gini(histogram, INCOME_EDGES)[0] == pytest.approx(0.25 * 20_000 / 20_050, abs=1e-6)


def test_hash_does_not_hang_on_order(found: Sums) -> None:
    outcomes = [r.as_dict(2024) for r in rows(found)[0]]
    assert outcome_hash(outcomes) == outcome_hash(outcomes[::-1])
    other = [dict(o) for o in outcomes]
    other[0]["waarde"] += 1.0
    assert outcome_hash(other) != outcome_hash(outcomes)


def test_straight_between_levels() -> None:
    values = np.array([[10.0], [16.0], [28.0]])  # at 0.4, 1.0 and 2.2
    run = Run(2024, {"x": values})
    assert [run.at("x", k)[0] for k in (0.1, 0.7, 1.0, 1.6, 3.0)] == pytest.approx([10.0, 13.0, 16.0, 22.0, 28.0])
