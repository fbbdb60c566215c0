"""Youth care: divisions that sum to what was published, scenarios against hand calculations."""

import pytest

from prinsjesdag.municipality import keys, youth
from prinsjesdag.municipality import youth_together as meets
from prinsjesdag.municipality.areas import Area, all_municipalities, find
from prinsjesdag.municipality.assumptions import Assumptions, assumptions, content

NL, UTRECHT = find("NL"), find("GM0344")


def model() -> Assumptions:
    return assumptions("jeugd")


def change(name: str, *said: str) -> youth.Change:
    return next(one for one in youth.changes(NL, model().changed(said)) if one.naam == name)


def test_forms_sum_to_what_cbs_published() -> None:
    """Jeugdmonitor 2024: 447.000 without stay, 41.000 with, 36.000 + 8.000 protection and probation (2023)."""
    assert [round(one.jongeren.waarde) for one in youth.forms(NL, model())] == [447_000, 41_000, 44_000]
    parts = [youth.forms(one, model()) for one in all_municipalities()]
    for n, total in enumerate((447_000, 41_000, 44_000)):
        assert sum(forms[n].jongeren.waarde for forms in parts) == pytest.approx(total, rel=0.02)  # some have no own


def test_costs_are_the_accounts_of_2024() -> None:
    """Iv3 2024, sum of the municipalities: 6.72 3.511,7; 6.73 and 6.74 2.976,6; 6.82 685,8 million."""
    assert [one.kosten for one in youth.forms(NL, model())] == pytest.approx([3511.7, 2976.6, 685.8], abs=0.1)


def test_help_at_home_instead_of_stay_by_hand() -> None:
    """10% of 2.976,6 = 297,66 falls away; back come 4.100 young people at 3 x 3.511,7 mln / 447.000 = 23.568 euro."""
    found = change("ambulant")
    assert found.jongeren.waarde == pytest.approx(4_100)
    assert found.kosten.waarde == pytest.approx(-297.66 + 4_100 * 23_568.4 / 1e6, abs=0.05)
    assert found.per_jaar[2027] == pytest.approx(found.kosten.waarde / 4)  # 2027 to 2030
    assert found.per_jaar[2030] == found.per_jaar[2035] == found.kosten.waarde


def test_closed_care_to_zero_by_hand() -> None:
    """421 places of 250.000 euro cost 105,25 million; what replaces it costs 80% of that: 21,05 less."""
    assert change("gesloten", "kosten_in_plaats_van_gesloten=0.8").kosten.waarde == pytest.approx(-21.05)
    assert change("gesloten").kosten.waarde == 0.0


def test_small_homes_by_hand() -> None:
    """Institutions are 0,404 / (0,404 + 0,596 x 0,35) = 65,95% of the costs of stay; 30% of that gets 10% dearer."""
    share = 0.404 / (0.404 + 0.596 * 0.35)
    assert change("kleinschalig").kosten.waarde == pytest.approx(2976.588 * share * 0.30 * 0.10, rel=1e-6)


def test_light_help_that_leaves_the_law_saves_and_never_costs() -> None:
    """3.511,7 x 30% x 0,35 x 20% = 73,7 million."""
    found = change("reikwijdte")
    assert found.kosten.waarde == pytest.approx(-73.75, abs=0.05)
    assert found.kosten.hoog <= 0.0
    assert change("teams", "kosten_team=1").kosten.waarde == pytest.approx(0.0)


def test_savings_are_divided_whole_and_a_key_changes_them() -> None:
    """VNG: about a billion from 2026, of which more than 650 million is thought feasible."""

    def of(area: Area, year: str, key: str | None = None) -> youth.Saving:
        return next(one for one in youth.savings(area, model(), key) if one.jaar == year)

    for year, national in (("2026", 1_000.0), ("waarvan haalbaar genoemd", 650.0), ("2024, al verzacht met", 89.0)):
        assert sum(of(one, year).deel.waarde for one in all_municipalities()) == pytest.approx(national)
    own, other = of(UTRECHT, "vanaf 2027"), of(UTRECHT, "vanaf 2027", "inwoners")
    assert own.deel.laag <= own.deel.waarde <= own.deel.hoog
    assert other.deel.waarde != own.deel.waarde
    assert other.deel.laag == other.deel.hoog == other.deel.waarde


def test_what_nobody_published_says_so() -> None:
    unsure = {one.jaar for one in youth.savings(UTRECHT, model()) if "geheugen" in one.bron}
    assert unsure == {"2024 (niet bevestigd)", "2025 (niet bevestigd)"}


def test_young_people_of_a_scenario_have_a_margin_and_sum_to_the_country() -> None:
    """10% of 41.000 in the country (band 5 to 15%); the parts of 342 municipalities are the same."""
    assert (change("ambulant").jongeren.laag, change("ambulant").jongeren.hoog) == pytest.approx((2_050, 6_150))
    parts = [one for area in all_municipalities() for one in youth.changes(area, model()) if one.naam == "ambulant"]
    assert sum(one.jongeren.waarde for one in parts) == pytest.approx(4_100, rel=0.02)  # some have no own
    assert all(one.jongeren.laag <= one.jongeren.waarde <= one.jongeren.hoog for one in parts)


def test_the_key_holds_on_a_left_out_year() -> None:
    """Costs of 2023 as a key for those of 2024: found 3,3% of the money at another municipality."""
    assert keys.left_out(youth.SAVING_KEY, youth.SAVING_KEY).verkeerd < 0.05


def test_youth_care_with_low_income_stays_within_what_can_be() -> None:
    for area in (NL, UTRECHT, find("GM0088")):
        found = meets.together(area, model())
        if found is not None:
            assert 0 < found.schulden.waarde < found.laag_inkomen.waarde <= found.hoogstens
            assert found.laag_inkomen.laag <= found.laag_inkomen.waarde <= found.laag_inkomen.hoog


def test_meals_and_overlap_are_the_published_figures() -> None:
    """265.000 pupils x 9 euro x 40 weeks = 95,4 million; SCP: 13% of 1,4 million households; CBS: 6 per 1.000."""
    found = meets.meals(NL, model())
    assert found.leerlingen.waarde == 265_000
    assert found.kosten.waarde == pytest.approx(95.4)
    overlap = meets.overlap(NL, model())
    assert overlap.huishoudens.waarde == pytest.approx(182_000)
    assert overlap.personen.waarde == pytest.approx(0.006 * 17_942_942, rel=1e-6)


def test_every_assumption_has_a_source_and_a_sensible_band() -> None:
    for name, one in content("jeugd")["aannamen"].items():
        low, high = one["grenzen"]
        assert low <= one["waarde"] <= high, name
        assert one["bron"] == "aanname" or one["bron"] in content("jeugd")["bronnen"]
        if "band" in one:
            assert low <= one["band"][0] <= one["waarde"] <= one["band"][1] <= high, name
