"""ISDE against the published rows, and its conditions one by one (RVO; sources in energy/isde.yaml)."""

import json
from datetime import date

import pytest

from prinsjesdag.energy.isde import Measure, eligible, name_of, subsidy
from prinsjesdag.errors import InputError
from tests.energy.cases import rows

NAMES = {"spouwmuur": "spouw", "hrpp_glas": "hrpp", "triple_nieuw_kozijn": "triple"}
DAY = date(2026, 5, 1)


def name(said: str) -> str:
    return NAMES.get(said, said)


@pytest.mark.parametrize("row", rows("isde_isolatie"), ids=lambda row: row["id"])
def test_published_amounts(row: dict[str, str]) -> None:
    told = json.loads(row["inputs(json)"])
    listed = told.get("maatregelen") or [told]
    measures = [
        Measure(
            name(m["maatregel"]), float(m["m2"]), biobased=bool(m.get("biobased", False) or told.get("biobased", False))
        )
        for m in listed
    ]
    others = max(0, int(told.get("aantal_maatregelen", 1)) - len(measures))
    found = subsidy(measures, date.fromisoformat(row["date"]), others=others)
    assert found.amount == pytest.approx(float(row["expected"]), abs=0.005)


@pytest.mark.parametrize("row", rows("isde_eligible"), ids=lambda row: row["id"])
def test_published_eligibility(row: dict[str, str]) -> None:
    told = json.loads(row["inputs(json)"])
    permit = told.get("vergunning_aangevraagd")
    found = eligible(told.get("bouwjaar"), date.fromisoformat(permit) if permit else None)
    assert found is json.loads(row["expected"].lower())


def test_a_permit_of_before_july_2018_makes_a_newer_home_count() -> None:
    assert eligible(2019, date(2018, 6, 30))
    assert not eligible(2019, date(2018, 7, 1))
    assert not eligible(2019)
    assert eligible(2018)


def test_area_is_cut_at_the_maximum() -> None:
    assert subsidy([Measure("dak", 250.0)], DAY).amount == 200 * 16.25
    assert subsidy([Measure("hrpp", 30.0), Measure("triple", 30.0)], DAY).amount == 30 * 25 + 15 * 111  # 45 m2 of glass


def test_insulation_that_is_too_thin_gets_nothing_and_does_not_double() -> None:
    found = subsidy([Measure("dak", 50.0, 3.4), Measure("spouw", 60.0, 1.1)], DAY)
    assert [line.amount for line in found.lines] == [0.0, 60 * 5.25]
    assert found.lines[0].reason == "Rd 3.4 is lager dan 3.5"
    assert subsidy([Measure("dak", 50.0, 2.5)], DAY, monument=True).amount == 50 * 16.25
    assert subsidy([Measure("hrpp", 10.0, 1.3)], DAY).amount == 0.0


def test_who_does_it_and_who_owns_it() -> None:
    assert subsidy([Measure("dak", 50.0, by_company=False)], DAY).amount == 0.0
    assert subsidy([Measure("dak", 50.0)], DAY, owner=False).refused == "alleen voor eigenaar-bewoners"


def test_biobased_is_not_doubled_and_ventilation_comes_on_top() -> None:
    # Two measures: roof 40 x 32.50 + bonus 40 x 5, floor 40 x 11; ventilation 400 from 2026, 0 in 2025.
    measures = [Measure("dak", 40.0, biobased=True), Measure("vloer", 40.0)]
    assert subsidy(measures, DAY, ventilation=True).amount == 1300 + 200 + 440 + 400
    assert subsidy(measures, date(2025, 5, 1), ventilation=True).amount == 1300 + 200 + 440
    assert subsidy([], DAY, ventilation=True).amount == 0.0


def test_one_measure_was_not_enough_in_2022() -> None:
    assert subsidy([Measure("vloer", 50.0)], date(2022, 6, 1)).refused == "in 2022 waren twee maatregelen verplicht"


def test_what_is_not_known_is_told() -> None:
    with pytest.raises(InputError, match="2027 zijn niet bekend; wel 2021 tot en met 2026"):
        subsidy([Measure("dak", 50.0)], date(2027, 1, 1))
    with pytest.raises(InputError, match="bedoelde u spouw"):
        subsidy([Measure("spouwe", 50.0)], DAY)


def test_a_single_measure_counts_when_installed_after_2_april_2022() -> None:
    """RVO (seen 2023-09-11): one measure since 2023, if it was installed after 2 April 2022."""
    on, after = (subsidy([Measure("spouw", 80.0, done=date(2022, 4, d))], date(2023, 6, 1)) for d in (2, 3))
    assert (on.amount, after.amount) == (0.0, 80 * 4.0)
    assert on.lines[0].reason == "één maatregel telt alleen als die na 2 april 2022 is uitgevoerd"
    # With a second one both count.
    two = [Measure("spouw", 80.0, done=date(2022, 3, 1)), Measure("vloer", 50.0, done=date(2023, 3, 1))]
    assert subsidy(two, date(2023, 6, 1)).amount == 80 * 8.0 + 50 * 11.0


@pytest.mark.parametrize(("second", "doubled"), [(date(2025, 6, 1), True), (date(2025, 6, 2), False)])
def test_two_measures_double_within_24_months(second: date, doubled: bool) -> None:
    """RVO: the amount doubles with two measures within 24 months; roof 15 (2023), floor 5.50 a m2."""
    found = subsidy([Measure("dak", 40.0, done=date(2023, 6, 1)), Measure("vloer", 40.0, done=second)], second)
    assert found.doubled is doubled
    assert found.amount == (2 if doubled else 1) * (40 * 15.0 + 40 * 5.5)


def test_the_year_of_installing_gives_the_amount() -> None:
    """RVO 2026 has the new amounts "uitvoering 2025 of later": roof 16.25 instead of 15."""
    assert subsidy([Measure("dak", 40.0, done=date(2024, 12, 31))], date(2025, 2, 1)).amount == 40 * 15.0
    assert subsidy([Measure("dak", 40.0, done=date(2025, 1, 1))], date(2025, 2, 1)).amount == 40 * 16.25


def test_2021_panels_doors_and_a_heat_network() -> None:
    """2021: 25 a m2 of wall and 7 of floor for two (Woonwijzerwinkel); doors 25, panels in new frames 45 (RVO 2026);
    a connection to a heat network 3,350, since 2024 3,775 (072nieuws.nl), and it is a second measure."""
    assert subsidy([Measure("gevel", 50.0), Measure("vloer", 40.0)], date(2021, 6, 1)).amount == 50 * 25 + 40 * 7
    assert subsidy([Measure("deur", 2.0), Measure("paneel_nieuw_kozijn", 4.0)], DAY).amount == 2 * 25 + 4 * 45
    assert subsidy([Measure("deur", 2.0)], DAY).amount == 0.0  # less than 3 m2 together
    assert subsidy([], date(2023, 12, 31), heat_network=True).amount == 3350
    assert subsidy([Measure("dak", 40.0)], date(2024, 1, 1), heat_network=True).amount == 3775 + 40 * 30


@pytest.mark.parametrize(("said", "meant"), [("spouwmuur", "spouw"), ("HR++", "hrpp"), ("Zolder/vliering", "zolder")])
def test_other_names_of_a_measure(said: str, meant: str) -> None:
    assert name_of(said) == meant
    assert subsidy([Measure(said, 50.0)], DAY).amount == subsidy([Measure(meant, 50.0)], DAY).amount > 0.0
