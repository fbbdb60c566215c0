"""Use and costs beside the country: counted figures, and what ages alone would give."""

import pytest

from prinsjesdag.municipality.areas import find
from prinsjesdag.municipality.assumptions import assumptions
from prinsjesdag.municipality.wmo_vergelijk import compared

A = assumptions("wmo")


def test_the_counted_figures_are_those_of_cbs() -> None:
    """CBS, Kerncijfers wijken en buurten 2021: Groningen 71 and Almere 56 clients per 1,000 inhabitants."""
    assert compared(find("GM0014"), A).clienten == 71.0
    assert compared(find("GM0034"), A).clienten == 56.0


def test_the_country_is_what_its_ages_give() -> None:
    found = compared(find("NL"), A)
    assert found.clienten_leeftijd.waarde == pytest.approx(found.clienten_land)
    assert found.kosten_leeftijd.waarde == pytest.approx(found.kosten_land)
    assert found.kosten == pytest.approx(found.kosten_land)


def test_a_younger_city_is_expected_to_use_less_and_an_older_village_more() -> None:
    young, old = compared(find("GM0344"), A), compared(find("GM0277"), A)  # Utrecht, Rozendaal
    assert young.clienten_leeftijd.hoog < young.clienten_land < old.clienten_leeftijd.laag
    assert young.kosten_leeftijd.waarde < young.kosten_land < old.kosten_leeftijd.waarde


def test_a_percent_is_a_percent_and_can_be_another() -> None:
    """Iv3 2024: Utrecht books 76.3 mln on 6.6 and 6.71."""
    one, two = (compared(find("GM0344"), A.changed([f"doelmatiger={share}"])).procent_mln for share in (0.01, 0.02))
    assert one is not None
    assert two is not None
    assert one == pytest.approx(0.763, abs=0.001)
    assert two == pytest.approx(2.0 * one)
