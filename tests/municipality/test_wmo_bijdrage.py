"""What another Wmo contribution does: against published national figures, and what must hold whatever is assumed."""

from datetime import date

import pytest

from prinsjesdag.measures.scenarios import wmo_scenarios
from prinsjesdag.municipality.areas import find, municipalities_in
from prinsjesdag.municipality.assumptions import Assumptions, assumptions, content
from prinsjesdag.municipality.spread import with_value
from prinsjesdag.municipality.wmo_bijdrage import contribution, effect
from prinsjesdag.municipality.wmo_marge import in_groups, ranges

NL, UTRECHT = find("NL"), find("GM0344")
BILL = "wetsvoorstel-36713"


def model() -> Assumptions:
    return assumptions("wmo")


@pytest.mark.parametrize(
    ("kind", "income", "expected"),
    [(0, 20_000.0, 23.60), (1, 30_000.0, 69.43), (1, 61_000.0, 327.77), (3, 70_500.0, 327.77), (2, 100_000.0, 328.0)],
)
def test_the_chart_shows_the_published_points_of_the_bill(kind: int, income: float, expected: float) -> None:
    """Gemeente.nu, March 2025; the rule itself is tested in tests/law/test_wmo.py."""
    assert contribution(BILL, date(2027, 1, 1), income, kind) == expected


def test_the_country_has_the_clients_that_cbs_counts() -> None:
    """CBS StatLine 86050NED, 2024: 1.259.250 without stay and shelter."""
    assert effect(NL, BILL, 2027, model()).clienten == pytest.approx(1_259_250)


def test_contributions_of_2022_are_about_what_the_cak_invoiced() -> None:
    """CBS StatLine 84578NED: 112,7 million in 2022. `betaalt_hulpmiddel` was chosen with this figure in sight."""
    found = effect(NL, "abonnementstarief", 2022, model(), 1_215_000)
    assert sum(g.opbrengst_nu for g in found.groepen) == pytest.approx(112.7, rel=0.10)
    assert found.stoppen == 0.0
    assert found.netto == 0.0


def test_the_rules_of_2018_cost_what_the_fixed_amount_cost_in_2020() -> None:
    """Kst. 29538, nr. 331: 330 million net in 2020. `ijking_2019` was chosen so."""
    assert effect(NL, "regels-2018", 2020, model(), 1_160_000).netto == pytest.approx(330, rel=0.10)


def test_the_plan_of_2022_saves_about_what_was_published() -> None:
    """Gemeente.nu, November 2022: 110 million a year. Not used to set any assumption."""
    assert effect(NL, "plan-2022", 2025, model()).netto == pytest.approx(110, rel=0.25)


def test_a_province_is_the_sum_of_its_municipalities() -> None:
    province = find("PV24")
    parts = [effect(one, BILL, 2027, model()) for one in municipalities_in(province)]
    whole = effect(province, BILL, 2027, model())
    assert sum(p.clienten for p in parts) == pytest.approx(whole.clienten)
    assert sum(p.stoppen for p in parts) == pytest.approx(whole.stoppen, rel=0.05)  # levels differ a little


def test_own_clients_go_before_the_division() -> None:
    assert effect(UTRECHT, BILL, 2027, model(), 10_000).clienten == pytest.approx(10_000)


def test_who_pays_more_stops_more_and_lower_incomes_pay_less() -> None:
    found = effect(UTRECHT, BILL, 2027, model())
    means = [g.straks_maand for g in found.groepen]
    assert means == sorted(means)
    nobody = model().changed([f"stopt_{group}=0" for group in ("laag", "midden", "hoog")])
    without = effect(UTRECHT, BILL, 2027, nobody)
    assert without.stoppen == 0.0
    assert without.netto == pytest.approx(without.meer_opbrengst)
    assert without.meer_opbrengst > found.meer_opbrengst


def test_a_cut_of_the_rijk_is_taken_off_by_inhabitants() -> None:
    cut = model().changed(["korting_rijk_mln=225"])
    assert effect(NL, BILL, 2027, cut).netto == pytest.approx(effect(NL, BILL, 2027, model()).netto - 225.0)


def test_intervals_hold_the_outcome_and_widen_with_what_is_unsure() -> None:
    found = ranges(UTRECHT, BILL, 2027, model())
    for name, one in found.items():
        assert one.laag < one.waarde < one.hoog, name
    told = model()
    for name in ("ijking_2019", "stopt_midden", "stopt_hoog", "stopt_laag"):
        told = told.changed([f"{name}={told[name]}"])
        # said by the user as it is: no band any more only when it differs, so nothing may change
    assert ranges(UTRECHT, BILL, 2027, told)["netto"] == found["netto"]


def test_groups_add_up_to_the_whole_and_hold_their_own_margin() -> None:
    whole, groups = ranges(UTRECHT, BILL, 2027, model()), in_groups(UTRECHT, BILL, 2027, model())
    assert sum(one["stoppen"].waarde for one in groups) == pytest.approx(whole["stoppen"].waarde, rel=1e-4)
    more = sum(one["opbrengst_straks"].waarde - one["opbrengst_nu"].waarde for one in groups)
    assert more == pytest.approx(whole["meer_opbrengst"].waarde, rel=1e-4)
    plain = effect(UTRECHT, BILL, 2027, model())
    for one, group in zip(groups, plain.groepen, strict=True):
        assert one["clienten"].waarde == pytest.approx(group.clienten, rel=1e-4)
        assert all(told.laag <= told.waarde <= told.hoog for told in one.values())


def test_a_told_number_of_clients_leaves_only_the_margin_of_assumptions() -> None:
    """With the municipality's own number the clients of all groups together are that number, with no margin of keys."""
    groups = in_groups(UTRECHT, BILL, 2027, model(), 20_000.0)
    assert sum(one["clienten"].waarde for one in groups) == pytest.approx(20_000.0, rel=1e-4)
    divided = in_groups(UTRECHT, BILL, 2027, model())
    width = [one[0]["clienten"].hoog / one[0]["clienten"].laag for one in (groups, divided)]
    assert width[0] < width[1]


def test_every_band_lies_within_its_limits_and_around_its_value() -> None:
    for name, one in content("wmo")["aannamen"].items():
        low, high = one["grenzen"]
        assert low <= one["waarde"] <= high, name
        if "band" in one:
            assert low <= one["band"][0] <= one["waarde"] <= one["band"][1] <= high, name
            assert effect(UTRECHT, BILL, 2027, with_value(model(), name, one["band"][0])).clienten > 0.0


def test_every_scenario_has_a_year_and_a_short_name() -> None:
    found = wmo_scenarios()
    assert len({one.short for one in found}) == len(found) == 7
    assert all(2022 <= one.year <= 2030 for one in found)
