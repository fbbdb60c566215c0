"""STAP: published numbers and money, divided whole, with a key that can be switched."""

import pytest

from prinsjesdag.municipality import keys
from prinsjesdag.municipality.areas import all_municipalities, find
from prinsjesdag.municipality.assumptions import assumptions
from prinsjesdag.municipality.scholing import stap


def test_the_country_has_the_published_figures() -> None:
    """UWV (Accountancy Vanmorgen, 2023): 214.000 grants in 2022; 2023: 100.000 + 10.000, and 11.000 in November."""
    first, second, saved = stap(find("NL"), assumptions("werk"))
    assert (first.landelijk, second.landelijk) == (214_000, 121_000)
    assert (first.landelijk_mln, second.landelijk_mln) == (180, 170)  # Nieuws.nl (2022); Subsidieregeling (2023)
    assert saved.landelijk is None
    assert saved.aanvragen is None
    assert saved.geld.waarde == -330


def test_the_parts_are_the_country() -> None:
    told = [stap(one, assumptions("werk")) for one in all_municipalities()]
    for n, national in enumerate((214_000, 121_000)):
        parts = [one[n].aanvragen for one in told]
        assert sum(part.waarde for part in parts if part is not None) == pytest.approx(national)
    assert sum(one[2].geld.waarde for one in told) == pytest.approx(-330)


def test_the_key_counts_inhabitants_of_working_age_and_can_be_switched() -> None:
    """Rozendaal has many older people: less than its share of inhabitants. Utrecht is a city of young adults: more."""
    for code, younger in (("GM0277", False), ("GM0344", True)):
        area = find(code)
        assert (keys.share(area, "werkleeftijd") > keys.share(area, "inwoners")) is younger
    own, other = (stap(find("GM0344"), assumptions("werk"), key)[0] for key in (None, "inwoners"))
    assert own.aanvragen
    assert other.aanvragen
    assert own.aanvragen.waarde != other.aanvragen.waarde
    assert own.aanvragen.laag <= other.aanvragen.waarde <= own.aanvragen.hoog


def test_working_age_by_hand() -> None:
    """CBS, 1 January 2025: Groningen 38.128 + 74.904 + 49.699 of 20 to 65, Almere 14.054 + 67.600 + 60.051."""
    shares = keys.key("werkleeftijd").aandelen
    assert shares["GM0014"] / shares["GM0034"] == pytest.approx((38_128 + 74_904 + 49_699) / (14_054 + 67_600 + 60_051))
