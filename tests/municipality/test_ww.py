"""WW: months by art. 42 worked by hand, the caps of two proposals, and the estimate of extra bijstand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prinsjesdag.municipality import ww
from prinsjesdag.municipality.areas import all_municipalities, find
from prinsjesdag.municipality.assumptions import assumptions

NOW, PLAN, BILL = ww.rules()


@pytest.mark.parametrize(
    ("before", "since", "expected"),
    [  # Werkloosheidswet art. 42 lid 1 and 2, text 1 July 2026, years of work before 2016 and since
        (0, 4, 4.0),  # a month for each of four years
        (0, 1, 3.0),  # at least three months
        (0, 10, 10.0),
        (0, 12, 11.0),  # ten months and twice a half
        (7, 13, 15.0),  # 7 + 3 of the first ten, then ten halves
        (12, 13, 18.5),  # 12 years before 2016 are 12 months, 13 since are 6.5
        (17, 13, 23.5),
        (25, 13, 24.0),  # 31.5 is more than the maximum
        (10, 0, 10.0),
        (24, 0, 24.0),  # all before 2016: a month each
    ],
)
def test_months_of_now(before: int, since: int, expected: float) -> None:
    assert ww.months(before, since, NOW.maximum) == expected


def test_the_proposals_name_another_maximum() -> None:
    """Rendement (Voorjaarsnota 2025): 18 months from 2027; Metro (January 2026): 12 months, first two at 80%."""
    assert (PLAN.maximum, PLAN.vanaf) == (18.0, date(2027, 1, 1))
    assert (BILL.maximum, BILL.eerste, BILL.vanaf) == (12.0, 0.80, date(2029, 1, 1))
    assert "niet aangenomen" in BILL.status
    assert ww.months(25, 13, PLAN.maximum) == 18.0
    assert ww.months(25, 13, BILL.maximum) == 12.0
    assert ww.months(0, 8, BILL.maximum) == 8.0


def test_without_four_of_five_years_it_is_three_months() -> None:
    assert ww.months(20, 2, NOW.maximum, four_of_five=False) == 3.0


def test_years_of_work_are_counted_back_from_the_last() -> None:
    """To and including 2028 there are 13 years since 2016."""
    assert ww.working(20, 2028) == (7, 13)
    assert ww.working(5, 2028) == (0, 5)


def test_what_somebody_gets_together() -> None:
    """Art. 47: 75% for two months, 70% after. 3.000 a month, 24 months: 4.500 + 22 x 2.100 = 50.700."""
    assert ww.benefit(24, NOW.eerste, 3_000) == pytest.approx(50_700)
    assert ww.benefit(12, BILL.eerste, 3_000) == pytest.approx(4_800 + 10 * 2_100)
    assert ww.benefit(1, NOW.eerste, 3_000) == pytest.approx(2_250)


@given(st.integers(0, 40), st.integers(0, 13))
def test_more_work_is_never_less_and_a_lower_maximum_never_more(before: int, since: int) -> None:
    found = [ww.months(before, since, one.maximum) for one in (NOW, PLAN, BILL)]
    assert found == sorted(found, reverse=True)
    assert all(3.0 <= one <= 24.0 for one in found)
    assert ww.months(before + 1, since, NOW.maximum) >= found[0]
    assert ww.months(before, since + 1, NOW.maximum) >= found[0]


def test_extra_bijstand_by_hand() -> None:
    """1.300 mln / 22.000 = 59.091 years without WW, of which 17.5% with bijstand: 10.341; x 17.650 = 182,5 mln."""
    found = ww.extra(find("NL"), assumptions("werk"))
    assert found.landelijk.waarde == pytest.approx(10_340.9, abs=0.1)
    assert found.kosten.waarde == pytest.approx(182.5, abs=0.05)
    assert found.landelijk.laag < found.landelijk.waarde < found.landelijk.hoog


def test_extra_bijstand_of_all_municipalities_is_that_of_the_country() -> None:
    assumed = assumptions("werk")
    parts = [ww.extra(one, assumed) for one in all_municipalities()]
    assert sum(one.personen.waarde for one in parts) == pytest.approx(10_340.9, abs=0.1)
    utrecht = find("GM0344")
    assert ww.extra(utrecht, assumed, "inwoners").personen.waarde != ww.extra(utrecht, assumed).personen.waarde


def test_bijstand_per_person_follows_from_its_sources() -> None:
    """Divosa 2024: 7.157,7 mln spent; CBS 2024: 405.560 persons with bijstand."""
    assert assumptions("werk")["bijstand_per_persoon"] == pytest.approx(7_157.7e6 / 405_560, abs=5.0)
