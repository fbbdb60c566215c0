"""The calendar against Python's own."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from prinsjesdag.engine.calendar import civil, day, whole_months, whole_years

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(DAYS)
def test_civil_is_the_date(d: date) -> None:
    assert civil(d.toordinal()) == (d.year, d.month, d.day)
    assert day(d.year, d.month, d.day) == d.toordinal()


def test_every_day_of_four_centuries() -> None:
    """One whole cycle of leap years, with the turns of the centuries."""
    for ordinal in range(day(1799, 12, 31), day(2201, 1, 2)):
        d = date.fromordinal(ordinal)
        assert civil(ordinal) == (d.year, d.month, d.day)


@given(DAYS, DAYS)
def test_whole_months_and_years_are_those_that_have_been_completed(birth: date, on: date) -> None:
    """Counted in another way: month by month, a month is complete from the same day of the month on."""
    months = whole_months(birth.toordinal(), on.toordinal())

    def completed(months: int) -> tuple[int, int, int]:
        year, month = divmod(12 * birth.year + birth.month - 1 + months, 12)
        return year, month + 1, birth.day

    assert completed(months) <= (on.year, on.month, on.day) < completed(months + 1)
    years = on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
    assert whole_years(birth.toordinal(), on.toordinal()) == years


def test_ages_on_particular_days() -> None:
    # Born 29 February 2004: 18 on 1 March 2022, as 2022 has no 29 February; 20 on 29 February 2024.
    assert whole_years(day(2004, 2, 29), day(2022, 2, 28)) == 17
    assert whole_years(day(2004, 2, 29), day(2022, 3, 1)) == 18
    assert whole_years(day(2004, 2, 29), day(2024, 2, 28)) == 19
    assert whole_years(day(2004, 2, 29), day(2024, 2, 29)) == 20
    # Born 31 January: April has no 31st, so the third month is complete on 1 May.
    assert whole_months(day(2024, 1, 31), day(2024, 4, 30)) == 2
    assert whole_months(day(2024, 1, 31), day(2024, 5, 1)) == 3
    # The day before birth is no month yet: less than zero.
    assert whole_months(day(2024, 1, 31), day(2024, 1, 30)) == -1
