"""The first estimate: weights from CBS, examples from the law, a report that loads nothing from elsewhere."""

import json
import re
from pathlib import Path

import pytest

from prinsjesdag.municipality import cbs
from prinsjesdag.municipality.areas import all_municipalities, find
from prinsjesdag.municipality.cbs import Huishoudtype
from prinsjesdag.municipality.estimate import ALL, estimate
from prinsjesdag.municipality.examples import examples
from prinsjesdag.report.gemeente import render, write


def test_an_example_has_the_income_of_its_tenth() -> None:
    # CBS, standardised income 2023: tenth 5 runs from 30,800 to 34,600; its middle is 32,700.
    for kind in Huishoudtype:
        before = examples(2023, 2024)[kind, 5].comparison.before
        assert before["gestandaardiseerd_inkomen"] == pytest.approx(32_700, abs=10)


def test_lost_zorgtoeslag_of_a_single_at_minimum_income() -> None:
    # Tenth 1 is below the drempelinkomen in both years. 2023: 1,889 - 0.123% x 25,070 = 1,858.16 -> 1,858 (154 a
    # month, as published); 2024: 1,987 - 1.879% x 26,819 = 1,483.07 -> 1,483 (123 a month): 375 a year less.
    example = examples(2023, 2024)[Huishoudtype.EENPERSOONS, 1]
    assert example.comparison.before["toetsingsinkomen"] < 25_070
    assert (example.comparison.before["zorgtoeslag"], example.change("zorgtoeslag")) == (1858.0, -375.0)


def test_figures_of_all_households_are_the_weighted_figures_of_the_types() -> None:
    found = estimate(find("Utrecht"), 2024)
    households = {k: sum(c.huishoudens for c in found.cells if c.huishoudtype == k) for k in Huishoudtype}
    total = sum(households.values())
    for name in ("gemiddelde_koopkracht", "gemiddelde_verandering_zorgtoeslag_maand"):
        weighted = sum(found[name, str(k)].value * n for k, n in households.items()) / total
        assert found[name, ALL].value == pytest.approx(weighted, abs=0.1)


def test_every_calculated_row_has_a_band_around_its_value() -> None:
    for area in (find("GM0344"), find("Schiermonnikoog"), find("PV26"), find("NL")):
        rows = estimate(area, 2024).as_dict()["uitkomsten"]
        assert rows[0]["soort"] == "geteld"
        for row in rows[1:]:
            assert row["soort"] == "berekend"
            assert row["laag"] <= row["waarde"] <= row["hoog"]


def test_the_hash_of_the_outcomes_is_the_same_twice_and_another_elsewhere() -> None:
    utrecht = [estimate(find("Utrecht"), 2024).as_dict()["bewijs"]["uitkomst_hash"] for _ in range(2)]
    assert utrecht[0] == utrecht[1] != estimate(find("Groningen"), 2024).as_dict()["bewijs"]["uitkomst_hash"]


def test_all_municipalities_have_an_estimate() -> None:
    for area in all_municipalities():
        found = estimate(area, 2024)
        shares = [found[name, ALL].value for name in ("aandeel_vooruit", "aandeel_achteruit")]
        assert 0.0 <= sum(shares) <= 1.0
        losing = found["huishoudens_minder_zorgtoeslag", ALL].value
        assert 0.0 < losing < cbs.households(area) or area.naam == "Schiermonnikoog"


def test_the_report_is_one_file_that_loads_nothing(tmp_path: Path) -> None:
    found = estimate(find("Bolsward"), 2024)
    file = write(found, tmp_path / "diep" / "rapport")
    assert file.name == "GM1900-2024.html"
    assert [p.name for p in file.parent.iterdir()] == ["GM1900-2024.html"]
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"(src|href)=|url\(|@import|<script", text)
    assert "hoort sinds 2011 bij Súdwest-Fryslân" in text


def test_figures_in_the_report_are_those_of_the_json() -> None:
    found = estimate(find("Utrecht"), 2024)
    text = render(found)
    power = json.loads(json.dumps(found.as_dict()))["uitkomsten"]
    value = next(r["waarde"] for r in power if (r["grootheid"], r["groep"]) == ("gemiddelde_koopkracht", "alle"))
    assert f"+{value:.1f}%".replace(".", ",") in text
    for part in ("eerste schatting", "Zo is het geschat", "CBS", "prinsjesdag 0.1.0", "Niet erin"):
        assert part in text
