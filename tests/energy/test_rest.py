"""Local approach, standard, reference use and payback against published rows and hand calculations."""

import json

import pytest

from prinsjesdag.energy import local_approach, payback
from prinsjesdag.energy.figures import figures
from prinsjesdag.energy.gas_use import reference
from prinsjesdag.energy.standard import standard
from prinsjesdag.errors import InputError
from tests.energy.cases import rows


@pytest.mark.parametrize("row", rows("spuk_lai_slecht_geisoleerd"), ids=lambda row: row["id"])
def test_which_home_is_poorly_insulated(row: dict[str, str]) -> None:
    told = json.loads(row["inputs(json)"])
    found = local_approach.poorly_insulated(told.get("label"), told.get("slecht_geisoleerde_bouwdelen", []))
    assert found is json.loads(row["expected"].lower())


def test_two_names_of_one_part_are_one_part() -> None:
    """Art. 1 has four parts: floor or soil, wall or cavity, roof or attic floor, windows."""
    assert local_approach.poorly_insulated("C", ["vloer", "bodem"]) is False
    assert local_approach.poorly_insulated("C", ["vloer_bodem", "spouw"]) is True
    assert local_approach.poorly_insulated("d", []) is True
    with pytest.raises(InputError, match="geen bouwdeel"):
        local_approach.poorly_insulated("C", ["schoorsteen"])


@pytest.mark.parametrize("row", rows("standaard_woningisolatie"), ids=lambda row: row["id"])
def test_the_standard(row: dict[str, str]) -> None:
    told = json.loads(row["inputs(json)"])
    built = 1945 if told["bouwperiode"] == "t/m 1945" else 1946
    assert standard(told["woning"] == "meergezins", built, told["Als_Ag"]) == pytest.approx(float(row["expected"]))


@pytest.mark.parametrize("row", rows("gem_gas_per_label"), ids=lambda row: row["id"])
def test_gas_by_label(row: dict[str, str]) -> None:
    assert figures("gasverbruik")["label"][json.loads(row["inputs(json)"])["label"]] == float(row["expected"])


def test_reference_use_by_hand() -> None:
    # Terrace 1,127, 110 m2 1,260: mean 1,193.5; label E 1,135 / 1,069 = 1.06174: 1,267.2. Low: 1,127 x 1.06174 x 0.65 =
    # 777.8 (1968: 1,297 / 1,131 = 1.1468 is higher); high: 1,260 x 1.1468 x 1.35 = 1,950.7.
    found = reference("E", "tussenwoning", 1968, 110.0)
    assert (found.low, found.middle, found.high) == pytest.approx((777.8, 1267.2, 1950.7), abs=0.1)
    with pytest.raises(InputError, match="geef gasverbruik, oppervlakte of type"):
        reference("E", None, 1968, None)


def test_the_grant_a_home() -> None:
    # 1,460 a home in the first round (Volkshuisvesting Nederland, 27 January 2023).
    assert local_approach.grant(1, 100) == 146_000
    assert local_approach.grant(3, 213_000) == pytest.approx(432.1e6, rel=1e-3)  # 471 - 25.5 - 13.4 mln
    with pytest.raises(InputError, match="tranche 2 is niet gevonden"):
        local_approach.grant(2, 100)


def test_the_limit_on_woz_of_the_first_round() -> None:
    under = local_approach.judge("E", [], True, 429_000, None, 1)
    over = local_approach.judge("E", [], True, 429_300, None, 1)
    assert under.counts
    assert over.counts  # it binds 80% of the homes
    assert under.reasons[-1].endswith("valt onder de WOZ-grens")
    assert "niet onder de WOZ-grens" in over.reasons[-1]
    assert "onder het gemiddelde" in local_approach.judge("E", [], True, 500_000, 510_000, 1).reasons[-1]
    assert local_approach.judge("E", [], False, None, None, 3).counts is False
    assert local_approach.judge(None, [], True, None, None, 3).counts is None
    assert "niet gevonden" in local_approach.judge("C", ["vloer", "dak"], True, 300_000, None, 3).reasons[-1]


def test_paying_back_by_hand() -> None:
    assert payback.simple(1000.0, 250.0) == 4.0
    assert payback.simple(1000.0, 0.0) is None
    # 1,000 at 10%: 1,100 - 400 = 700; 770 - 400 = 370; 407 - 400 = 7; 7.7 - 400 < 0: year 4.
    assert payback.discounted(1000.0, 400.0, 0.10, 0.0) == 4
    # Growth of 5%: 420 in year 2, 441 in year 3: 1,100 - 400 = 700; 770 - 420 = 350; 385 - 441 < 0: year 3.
    assert payback.discounted(1000.0, 400.0, 0.10, 0.05) == 3
    assert payback.discounted(1000.0, 99.0, 0.10, 0.0) is None  # the interest is more
    # 12,000 in ten years without interest: 100 a month; at 6%: 133.22 (annuity of 0.5% over 120 months).
    assert payback.loan_month(12_000.0, 0.0, 10) == 100.0
    assert payback.loan_month(12_000.0, 0.06, 10) == pytest.approx(133.22, abs=0.005)
