"""Noodfonds Energie, the terms of debt counselling as dates, public holidays, and brede ondersteuning."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prinsjesdag.errors import InputError
from prinsjesdag.law.schulden.brede_ondersteuning import NIET_GEPUBLICEERD, tabel
from prinsjesdag.law.schulden.termijnen import termijnen_brede_ondersteuning, termijnen_schuldhulp
from prinsjesdag.termijnen import eerste_paasdag, einde_termijn, feestdagen, is_werkdag
from tests.law.cases import rows
from tests.law.toeslagen import Content, value

SUPPORT = "noodfonds_energie_maand"


def home(gross: float, bill: float, couple: bool = False, *others: Content) -> Content:
    """A household with this gross income a month."""
    persons: list[Content] = [{"rol": "aanvrager", "leeftijd": 40, "loon": 12 * gross}]
    if couple:
        persons.append({"rol": "partner", "leeftijd": 40, "geen_inkomen": True})
    return {"personen": [*persons, *others], "woning": {"soort": "huur", "energierekening_maand": bill}}


def published(scheme: str) -> list[dict[str, str]]:
    return [row for row in rows("participatie.csv", "schulden.csv") if row["scheme"] == scheme]


@pytest.mark.parametrize("row", published("noodfonds_energie"), ids=lambda row: row["id"])
def test_support(row: dict[str, str]) -> None:
    case: dict[str, Any] = json.loads(row["inputs"])
    content = home(case["bruto"], case["energierekening"], case["huishouden"] == "couple")
    assert value(content, date.fromisoformat(row["date"]), SUPPORT) == float(row["expected"])


@pytest.mark.parametrize("row", published("noodfonds_energie_inkomensgrens"), ids=lambda row: row["id"])
def test_up_to_the_limit(row: dict[str, str]) -> None:
    couple = json.loads(row["inputs"])["huishouden"] == "couple"
    limit, day = float(row["expected"]), date.fromisoformat(row["date"])
    assert value(home(limit, 900, couple), day, SUPPORT) > 0.0
    assert value(home(limit + 1, 900, couple), day, SUPPORT) == 0.0


# NH Nieuws 7-2-2023 (https://www.nhnieuws.nl/nieuws/n105197): alone, 2,900 gross, a bill of 420: 43; 2,300 gross: 190.
@pytest.mark.parametrize(("gross", "expected"), [(2_900, 43.0), (2_300, 190.0)])
def test_examples_in_the_press(gross: float, expected: float) -> None:
    assert value(home(gross, 420), date(2023, 2, 7), SUPPORT) == expected


def test_where_the_quote_changes() -> None:
    # 2023, alone: 160% of the sociaal minimum is 80% of 2,980: 2,384. 420 - 10% x 2,384 = 181.60; a euro more: 420 -
    # 13% x 2,385 = 109.95. 2025: 130% is 65% of 3,400: 2,210; 420 - 8% = 243.20, 420 - 10% x 2,211 = 198.90.
    for day, gross, low, high in (
        (date(2023, 2, 7), 2_384, 181.60, 109.95),
        (date(2025, 4, 25), 2_210, 243.20, 198.90),
    ):
        assert value(home(gross, 420), day, SUPPORT) == low
        assert value(home(gross + 1, 420), day, SUPPORT) == high


def test_outside_a_round_and_in_a_year() -> None:
    for day in (date(2022, 9, 1), date(2023, 11, 1), date(2024, 8, 1), date(2025, 11, 1), date(2026, 2, 1)):
        assert value(home(2_000, 400), day, SUPPORT) == 0.0
    # 2024, 400 - 8% x 2,000 = 240 in six of the twelve months: 120 on average.
    assert value(home(2_000, 400), 2024, SUPPORT) == 120.0


def test_everybody_at_the_address_counts_once() -> None:
    # An adult child with 1,000: together 3,000, two adults, 2024: 400 - 10% x 3,000 = 100 (65% of 4,480 is 2,912).
    child = {"rol": "kind", "leeftijd": 25, "loon": 12_000}
    assert value(home(2_000, 400, False, child), date(2024, 2, 15), SUPPORT) == 100.0
    assert value(home(2_000, 150), date(2024, 2, 15), SUPPORT) == 0.0  # a bill under 8% of 2,000


def test_vtlb_is_at_least_the_beslagvrije_voet() -> None:
    person = {"leeftijd": 40, "loon": 30_000}
    day = date(2026, 7, 1)
    assert value({"personen": [person]}, day, "vtlb_maand") == value(
        {"personen": [person]}, day, "beslagvrije_voet_maand"
    )


# https://wvhl.nl/algemeen/de-algemene-termijnenwet for 2022; Rijksoverheid, Officiële feestdagen, for the years after
# (from memory, worked out by the dates of Easter: 9-4-2023, 31-3-2024, 20-4-2025, 5-4-2026, 28-3-2027).
HOLIDAYS = {
    2022: "01-01 04-15 04-18 04-27 05-05 05-26 05-27 06-06 12-25 12-26",
    2023: "01-01 04-07 04-10 04-27 04-28 05-05 05-18 05-19 05-29 12-25 12-26",
    2024: "01-01 03-29 04-01 04-27 05-05 05-09 05-10 05-20 12-25 12-26 12-27",
    2025: "01-01 04-18 04-21 04-26 05-05 05-29 05-30 06-09 12-25 12-26",
    2026: "01-01 01-02 04-03 04-06 04-27 05-05 05-14 05-15 05-25 12-25 12-26",
    2027: "01-01 03-26 03-29 04-27 05-05 05-06 05-07 05-17 12-25 12-26",
}


@pytest.mark.parametrize("year", HOLIDAYS)
def test_public_holidays(year: int) -> None:
    assert [f"{day:%m-%d}" for day in feestdagen(year)] == HOLIDAYS[year].split()


def test_easter_at_its_extremes() -> None:
    # 23 April 2000 and 2011: late; 23 March 2008: early; 2038 is the latest there can be (25 April).
    for day in (date(2000, 4, 23), date(2008, 3, 23), date(2011, 4, 24), date(2019, 4, 21), date(2038, 4, 25)):
        assert eerste_paasdag(day.year) == day
    assert feestdagen(2016)[date(2016, 5, 5)] == "Bevrijdingsdag en Hemelvaartsdag"


def test_ends_of_terms() -> None:
    # Four weeks from Wednesday 1 April 2026 end on Wednesday the 29th. From Monday 30 March they'd end on Koningsdag,
    # Monday 27 April: the 28th. From Friday 3 April on Friday 1 May, no holiday. Art. 1 for eight weeks from Thursday
    # 19 March: Ascension day, 14 May; the Friday after is equal to a holiday, then a weekend: Monday the 18th.
    assert einde_termijn(date(2026, 4, 1), weken=4) == date(2026, 4, 29)
    assert einde_termijn(date(2026, 3, 30), weken=4) == date(2026, 4, 28)
    assert einde_termijn(date(2026, 4, 3), weken=4) == date(2026, 5, 1)
    assert einde_termijn(date(2026, 3, 19), weken=8) == date(2026, 5, 18)
    # Art. 2: three days from Thursday 24 December 2026 (Friday and Saturday Christmas, Sunday) hold at least two days
    # that are none of these: Monday 28 and Tuesday 29. Two days aren't stretched so: Saturday becomes Monday.
    assert einde_termijn(date(2026, 12, 24), dagen=3) == date(2026, 12, 29)
    assert einde_termijn(date(2026, 12, 24), dagen=2) == date(2026, 12, 28)
    # A month later is the last day where the month is shorter: 28 February 2026 is a Saturday, so Monday 2 March.
    assert einde_termijn(date(2026, 1, 31), maanden=1) == date(2026, 3, 2)
    # Art. 4: more than three months, twelve weeks or 90 days, and years, end where they end: 28 February 2027 is a
    # Sunday.
    assert einde_termijn(date(2026, 8, 31), maanden=6) == date(2027, 2, 28)
    assert einde_termijn(date(2026, 8, 29), jaren=1) == date(2027, 8, 29)  # a Sunday
    assert einde_termijn(date(2026, 6, 1), weken=13) == date(2026, 8, 31)
    # Three working days from Thursday 2 April 2026: Good Friday and Easter Monday are none: Tuesday 7 to Thursday 9.
    assert einde_termijn(date(2026, 4, 2), werkdagen=3) == date(2026, 4, 9)


def test_a_term_has_one_length() -> None:
    for lengths in ({}, {"weken": 1, "dagen": 2}, {"dagen": -1}):
        with pytest.raises(ValueError, match="one length"):
            einde_termijn(date(2026, 1, 1), **lengths)


def test_terms_of_debt_counselling() -> None:
    # Asked on Monday 30 March 2026: first conversation by 28 April (the 27th is Koningsdag). It was on 14 April:
    # decision within eight weeks, 9 June; by a verordening of six weeks 26 May (26 May 2026 is the Tuesday after Whit
    # Monday).
    terms = termijnen_schuldhulp(date(2026, 3, 30), eerste_gesprek=date(2026, 4, 14))
    assert [(t.naam, t.uiterlijk) for t in terms] == [
        ("eerste_gesprek", date(2026, 4, 28)),
        ("beschikking", date(2026, 6, 9)),
    ]
    shorter = termijnen_schuldhulp(date(2026, 3, 30), eerste_gesprek=date(2026, 4, 14), beslistermijn_weken=6)
    assert shorter[-1].uiterlijk == date(2026, 5, 26)
    # Threatened with eviction, on Thursday 2 April: 9 April. The judge gives six months from 15 April: 15 October.
    urgent = termijnen_schuldhulp(
        date(2026, 4, 2), bedreigend=True, voorlopige_voorziening=date(2026, 4, 15), afkoelingsperiode=date(2026, 4, 30)
    )
    assert {t.naam: t.uiterlijk for t in urgent} == {
        "eerste_gesprek": date(2026, 4, 9),
        "beschikking": date(2026, 6, 4),
        "voorlopige_voorziening": date(2026, 10, 15),
        "afkoelingsperiode": date(2026, 10, 30),
    }
    assert urgent[0].wet == "Wet gemeentelijke schuldhulpverlening art. 4 lid 2"
    assert urgent == sorted(urgent, key=lambda t: t.uiterlijk)


def test_what_cant_be() -> None:
    with pytest.raises(InputError, match="1 tot en met 8 weken"):
        termijnen_schuldhulp(date(2026, 4, 2), beslistermijn_weken=9)
    with pytest.raises(InputError, match="voor de aanmelding"):
        termijnen_schuldhulp(date(2026, 4, 2), eerste_gesprek=date(2026, 4, 1))
    with pytest.raises(InputError, match="voor 2025"):
        termijnen_brede_ondersteuning(date(2024, 12, 31))


def test_terms_of_brede_ondersteuning() -> None:
    # First conversation on Tuesday 3 March 2026: plan within eight weeks, Tuesday 28 April; provisions by 3 September;
    # over on 3 March 2028.
    terms = termijnen_brede_ondersteuning(date(2026, 3, 3))
    assert [t.uiterlijk for t in terms] == [date(2026, 4, 28), date(2026, 9, 3), date(2028, 3, 3)]


starts = st.dates(date(2022, 1, 1), date(2027, 6, 30))


@given(starts, st.integers(1, 12))
def test_a_term_ends_on_a_working_day_and_never_early(start: date, weeks: int) -> None:
    end = einde_termijn(start, weken=weeks)
    assert is_werkdag(end)
    assert timedelta(0) <= end - (start + timedelta(weeks=weeks)) <= timedelta(days=5)


@given(starts, starts, st.integers(1, 60))
def test_a_later_start_never_ends_earlier(one: date, other: date, days: int) -> None:
    first, second = sorted((one, other))
    assert einde_termijn(first, dagen=days) <= einde_termijn(second, dagen=days)
    assert einde_termijn(first, werkdagen=days) <= einde_termijn(second, werkdagen=days)


def test_the_table_of_brede_ondersteuning_says_what_is_not_known() -> None:
    found = tabel()
    assert found[0].waarde == "financiën, gezin, werk, wonen, zorg"
    assert {row.deel for row in found} == {"leefgebieden", "voor wie", "regels", "specifieke uitkering (SPUK)"}
    assert all(row.bron or row.waarde == NIET_GEPUBLICEERD for row in found)
    unknown = [row.onderwerp for row in found if row.waarde == NIET_GEPUBLICEERD]
    assert "bedrag per activiteit" in unknown
    # Stcrt. 2022, 28784: 195 million, including btw.
    assert next(row.waarde for row in found if row.onderwerp == "uitkeringsplafond") == "195 mln EUR"
