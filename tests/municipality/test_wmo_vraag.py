"""Population and Wmo demand carried forward, against CBS's life table, forecast and counts."""

from itertools import pairwise
from math import exp

import numpy as np
import pytest

from prinsjesdag.municipality import bevolking, wmo_vraag
from prinsjesdag.municipality.areas import all_municipalities, find
from prinsjesdag.municipality.assumptions import Assumptions, assumptions

NL = find("NL")


def model() -> Assumptions:
    return assumptions("wmo")


def test_counts_are_those_of_cbs() -> None:
    """1 January 2025: 18.044.027 (CBS, Regionale kerncijfers); 2021: 17.475.415, here by postcode and rounded."""
    assert bevolking.counted_2025(NL).sum() == 18_044_027
    assert bevolking.counted_2021(NL).sum() == pytest.approx(17_475_415, rel=0.005)
    parts = sum(bevolking.counted_2025(one) for one in all_municipalities())
    assert np.array_equal(parts, bevolking.counted_2025(NL))


def test_survival_is_about_that_of_the_life_table() -> None:
    """CBS 37360ned, men 2023: 60.030 of 92.787 who are 61 reach 81, with 7,89 years left (22,52 at 61).

    At birth 80,31, women 83,33.
    """
    a = model()
    reach = exp(-sum(bevolking._hazard(a, age + 0.5, False) for age in range(61, 81)))
    assert reach == pytest.approx(60_030 / 92_787, abs=0.01)
    assert bevolking.life_expectancy(a, woman=False, of=61) == pytest.approx(22.52, abs=0.2)
    assert bevolking.life_expectancy(a, woman=False, of=81) == pytest.approx(7.89, abs=0.3)
    first = 0.00363 * 80.31  # years lost in the first year, which this curve leaves out
    assert bevolking.life_expectancy(a, woman=False) - first == pytest.approx(80.31, abs=0.5)
    assert bevolking.life_expectancy(a, woman=True) - 0.00287 * 83.33 == pytest.approx(83.33, abs=0.5)


def test_the_country_grows_as_cbs_forecasts() -> None:
    """CBS, December 2024: 19 million in 2037, 80 and over 1,8 million in 2045, a quarter 65 and over towards 2040."""
    people = bevolking.projection(NL, model())
    assert np.interp(2037, [2035, 2040], [people[2035].sum(), people[2040].sum()]) == pytest.approx(19.0e6, rel=0.02)
    assert people[2045][16:].sum() == pytest.approx(1.8e6, rel=0.06)
    assert people[2040][13:].sum() / people[2040].sum() == pytest.approx(0.25, abs=0.015)


def test_the_start_is_the_count_and_nobody_is_lost() -> None:
    for code in ("GM0344", "GM0088", "GM1680", "PV24"):
        area = find(code)
        begin, _ = bevolking.start(area, model())
        for (low, high), count in zip(bevolking.GROUPS, bevolking.counted_2025(area), strict=True):
            here = [n for n, age in enumerate(bevolking.AGES) if low <= age < high]
            assert begin[here].sum() == pytest.approx(count)
        assert all((people >= 0).all() for people in bevolking.projection(area, model()).values())


def test_a_left_out_count_is_predicted() -> None:
    """From 2021 by survival alone to 2025: how far off the number of old people is, by municipality."""
    off = []
    for one in all_municipalities():
        expected, seen = bevolking.survivors_2025(one, model()), bevolking.counted_2025(one)
        off.append([expected[13:16].sum() / seen[7] - 1.0, expected[16:].sum() / seen[8] - 1.0])
    middle, nine = np.median(np.abs(off), axis=0), np.quantile(np.abs(off), 0.9, axis=0)
    assert (middle < 0.03).all()  # found: 1,6% (65-79) and 2,6% (80+)
    assert (nine < 0.07).all()  # found: 3,6% and 6,7%


def test_clients_of_the_country_are_those_of_cbs_and_costs_those_of_iv3() -> None:
    """86050NED 2024 by service; Iv3 accounts 2024: 6.6 1.010,6 and 6.71 4.012,2 million (sum of the municipalities)."""
    first = wmo_vraag.demand(NL, model())[0]
    assert first.clienten["hulp"] == pytest.approx(556_180)
    assert first.clienten["ondersteuning"] == pytest.approx(252_955)
    assert first.kosten == pytest.approx(5_023, abs=2)


def test_help_at_high_ages_is_about_what_cbs_published() -> None:
    """Skipr on CBS: 212.000 of 75 to 85 and 125.000 of 85 and over in 2024."""
    a = model()
    people = bevolking.projection(NL, a)[2025]
    rates = wmo_vraag._rates(a, "hulp", 0.0) * wmo_vraag._level(NL, a, "hulp", people)
    assert (people * rates)[15:17].sum() == pytest.approx(212_000, rel=0.12)
    assert (people * rates)[17:].sum() == pytest.approx(125_000, rel=0.12)


@pytest.mark.parametrize("code", ["NL", "GM0344", "GM0088", "PV24"])
def test_low_is_under_middle_is_under_high_and_the_band_holds_the_middle(code: str) -> None:
    area, a = find(code), model()
    low, middle, high = (wmo_vraag.demand(area, wmo_vraag.scenario(a, name)) for name in ("laag", "midden", "hoog"))
    margin = wmo_vraag.band(area, a)
    costs = [one.kosten for one in margin if one.kosten is not None]
    assert [one.jaar for one in margin] == list(bevolking.YEARS)
    assert len(costs) == len(margin)
    for one, two, three, cost in zip(low[1:], middle[1:], high[1:], costs[1:], strict=True):
        assert (one.kosten or 0.0) < (two.kosten or 0.0) < (three.kosten or 0.0)
        assert cost.laag < (two.kosten or 0.0) < cost.hoog
    widths = [cost.hoog - cost.laag for cost in costs]
    assert all(earlier <= later for earlier, later in pairwise(widths))
    for told, one in zip(margin, middle, strict=True):
        assert told.inwoners.laag <= one.inwoners <= told.inwoners.hoog
        for name, clients in told.clienten.items():
            assert clients.laag <= one.clienten[name] <= clients.hoog


def test_what_moves_most_stands_first() -> None:
    moved = wmo_vraag.sensitivities(NL, model())
    assert [m.width for m in moved] == sorted((m.width for m in moved), reverse=True)
    assert moved[0].naam == "trend_gebruik"


def test_a_scenario_leaves_what_the_user_said() -> None:
    told = model().changed(["later_oud=3"])
    assert wmo_vraag.scenario(told, "hoog")["later_oud"] == 3.0
    assert wmo_vraag.scenario(model(), "hoog")["later_oud"] == 0.0


def test_being_healthier_lowers_use_and_a_rising_trend_raises_it() -> None:
    def last(*said: str) -> float:
        return wmo_vraag.demand(NL, model().changed(said))[-1].clienten["hulp"]

    assert last("later_oud=2") < last() < last("trend_gebruik=0.01")
    # 1% a year for twenty years is 1,01^20 = 1,2202 times
    assert last("trend_gebruik=0.01") == pytest.approx(1.2202 * last(), rel=1e-4)
