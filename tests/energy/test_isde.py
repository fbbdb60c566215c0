"""ISDE against the published rows, and its conditions one by one (RVO; sources in energy/isde.yaml)."""

import json
from datetime import date

import pytest

from prinsjesdag.energy.isde import Measure, eligible, subsidy
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
    with pytest.raises(InputError, match="2027 zijn niet bekend; wel 2022 tot en met 2026"):
        subsidy([Measure("dak", 50.0)], date(2027, 1, 1))
    with pytest.raises(InputError, match="bedoelde u spouw"):
        subsidy([Measure("spouwe", 50.0)], DAY)
