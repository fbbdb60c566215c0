"""Pay at the minimum wage: official tables of month and hour amounts, SZW's worked examples, hand calculations."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import pytest

from prinsjesdag.engine import NOT_GIVEN, Case, Day, Declarations, Interpreter, System, When
from prinsjesdag.law import LEVELS, LINKS, UNITS
from prinsjesdag.law.algemeen import feiten, rules
from prinsjesdag.law.algemeen.woorden import Opleiding
from prinsjesdag.law.minimumloon import feiten as minimumloon_feiten
from prinsjesdag.law.minimumloon import rules as minimumloon
from prinsjesdag.law.minimumloon.rules import werkdagen


@cache
def system() -> System:
    found = Declarations.of(feiten, rules, minimumloon_feiten, minimumloon)
    return System(found, levels=LEVELS, links=LINKS, units=UNITS)


def ask(target: str, when: When, breaks: Sequence[date] = (), **facts: Any) -> Any:
    """One person on their own."""
    case = Case(
        sizes=(1, 1, 1),
        parents=([0], [0]),
        links={"partner": [-1]},
        given={name: [value] for name, value in facts.items()},
        breaks=breaks,
    )
    return Interpreter(system(), when).run([target], case).year(target)[0]


def on(year: int, month: int) -> When:
    return When(year, date(year, month, 1))


# Besluit van 3 oktober 2022, Stb. 2022, 381, tables 1 and 2 (taxence.nl/nieuws/minimumloon-per-1-januari-2023); July:
# schuurmansrombauts.nl, bedragen minimumloon per 1 juli 2023.
MONTH_AMOUNTS = [
    (2023, 1, 21, Opleiding.GEEN, 1934.40),
    (2023, 1, 20, Opleiding.GEEN, 1547.50),
    (2023, 1, 19, Opleiding.GEEN, 1160.65),
    (2023, 1, 18, Opleiding.GEEN, 967.20),
    (2023, 1, 17, Opleiding.GEEN, 764.10),
    (2023, 1, 16, Opleiding.GEEN, 667.35),
    (2023, 1, 15, Opleiding.GEEN, 580.30),
    (2023, 1, 20, Opleiding.BBL, 1189.65),
    (2023, 1, 19, Opleiding.BBL, 1015.55),
    (2023, 1, 18, Opleiding.BBL, 880.15),
    (2023, 1, 17, Opleiding.BBL, 764.10),
    (2023, 1, 21, Opleiding.BBL, 1934.40),
    (2023, 7, 21, Opleiding.GEEN, 1995.00),
    (2023, 7, 20, Opleiding.GEEN, 1596.00),
]


@pytest.mark.parametrize(("year", "month", "age", "opleiding", "amount"), MONTH_AMOUNTS)
@pytest.mark.parametrize("week", [36.0, 38.0, 40.0])
def test_a_full_week_has_the_amount_of_the_table(
    year: int, month: int, age: int, opleiding: Opleiding, amount: float, week: float
) -> None:
    paid = ask(
        "minimumloon_bruto_maand",
        on(year, month),
        leeftijd=age,
        opleiding=opleiding,
        minimumloon_uren=week,
        normale_arbeidsduur=week,
    )
    assert paid == pytest.approx(amount, abs=0.001)


def test_until_2024_the_full_week_is_36_hours_unless_told() -> None:
    # 1,995.00 × 27 / 36 = 1,496.25; in a sector with weeks of 38 hours 1,995.00 × 27 / 38 = 1,417.50
    facts: dict[str, Any] = {"leeftijd": 40, "minimumloon_uren": 27.0}
    assert ask("minimumloon_bruto_maand", on(2023, 7), **facts) == pytest.approx(1496.25)
    assert ask("minimumloon_bruto_maand", on(2023, 7), normale_arbeidsduur=38.0, **facts) == pytest.approx(1417.50)


# Examples of SZW's Kennisdocument wettelijk minimumloon 2024, as quoted by salar.support (262 days; 13.27 an hour).
# AFAS (klant.afas.nl/pagina/minimumloon-per-uur) prints 2,086.05 for 36 hours: 13.27 × 1,886.4 / 12 is 2,086.044.
@pytest.mark.parametrize(("hours", "amount"), [(40.0, 2317.83), (38.0, 2201.94), (36.0, 2086.04)])
def test_from_2024_a_month_is_the_hours_of_the_year_divided_by_twelve(hours: float, amount: float) -> None:
    paid = ask("minimumloon_bruto_maand", on(2024, 1), leeftijd=30, minimumloon_uren=hours, normale_arbeidsduur=40.0)
    assert paid == pytest.approx(amount, abs=0.001)


# rijksoverheid.nl, Bedragen minimumloon 2024; svb.nl, Bedragen minimumlonen vanaf 1 januari 2025; vertiadvies.nl, 1
# July 2025.
HOUR_AMOUNTS = [
    (2024, 1, {21: 13.27, 20: 10.62, 19: 7.96, 18: 6.64, 17: 5.24, 16: 4.58, 15: 3.98, 14: 0.0}),
    (2024, 7, {21: 13.68, 20: 10.94, 19: 8.21, 18: 6.84, 17: 5.40, 16: 4.72, 15: 4.10}),
    (2025, 1, {21: 14.06, 20: 11.25, 19: 8.44, 18: 7.03, 17: 5.55, 16: 4.85, 15: 4.22}),
    (2025, 7, {21: 14.40, 20: 11.52, 19: 8.64, 18: 7.20, 17: 5.69}),
]


@pytest.mark.parametrize(
    ("year", "month", "age", "amount"), [(y, m, age, eur) for y, m, ages in HOUR_AMOUNTS for age, eur in ages.items()]
)
def test_hour_amounts_by_age(year: int, month: int, age: int, amount: float) -> None:
    # 60 hours a week are 12 hours a working day, so that a month has as many hours as the year has working days
    days = {2024: 262, 2025: 261}[year]
    paid = ask("minimumloon_bruto_maand", on(year, month), leeftijd=age, minimumloon_uren=60.0)
    assert paid == pytest.approx(days * amount, abs=0.006)


def test_working_days_are_those_of_the_calendar() -> None:
    for year in range(2000, 2060):
        days = [date(year, m, d) for m in range(1, 13) for d in range(1, monthrange(year, m)[1] + 1)]
        assert werkdagen(year) == sum(day.weekday() < 5 for day in days), year


def test_a_year_at_the_minimum_wage_has_both_half_years_and_holiday_allowance() -> None:
    # January: 13.27 × 36 × 262 / 60 = 2,086.04; July: 13.68 × 157.2 = 2,150.50
    # 6 × 2,086.04 + 6 × 2,150.50 = 25,419.24; with 8%: 27,452.78
    assert ask("loon", When(2024), leeftijd=40, minimumloon_uren=36.0) == pytest.approx(27452.7792)
    # 2023: 6 × 1,934.40 + 6 × 1,995.00 = 23,576.40; with 8%: 25,462.51
    assert ask("loon", When(2023), leeftijd=40, minimumloon_uren=36.0) == pytest.approx(25462.512)


def test_a_21st_birthday_counts_from_the_month_after() -> None:
    # born 15 March 2003. January to March: 10.62 × 157.2 = 1,669.46; then 2,086.04; from July 2,150.50
    # 3 × 1,669.46 + 3 × 2,086.04 + 6 × 2,150.50 = 24,169.50; with 8%: 26,103.06
    born = Day(date(2003, 3, 15).toordinal())
    pay = ask("loon", When(2024), [date(2024, 3, 15)], geboortedatum=born, minimumloon_uren=36.0)
    assert pay == pytest.approx(26103.06)


def test_pay_of_a_month() -> None:
    # 12 × 2,500 = 30,000; with 8% holiday allowance 32,400
    assert ask("loon", When(2024), leeftijd=40, loon_maand=2500.0) == pytest.approx(32400.0)
    with_allowance = ask("loon", When(2024), leeftijd=40, loon_maand=2500.0, loon_maand_incl_vakantietoeslag=True)
    assert with_allowance == pytest.approx(30000.0)
    assert ask("loon", on(2024, 3), leeftijd=40, loon_maand=2500.0) == pytest.approx(32400.0)


def test_two_jobs_add_up() -> None:
    # 12 × 1,000 = 12,000, allowance included; and 27,452.78 as above
    both: dict[str, Any] = {"minimumloon_uren": 36.0, "loon_maand": 1000.0, "loon_maand_incl_vakantietoeslag": True}
    assert ask("loon", When(2024), leeftijd=40, **both) == pytest.approx(39452.7792)


def test_pay_that_is_told_stands_and_no_pay_is_zero() -> None:
    assert ask("loon", When(2024), leeftijd=40, loon=20000.0, minimumloon_uren=36.0) == 20000.0
    assert ask("loon", When(2024), leeftijd=40) == 0.0
    assert ask("loon", When(2024), leeftijd=40, loon=NOT_GIVEN) == 0.0
    assert ask("loon", When(2024), leeftijd=14, minimumloon_uren=8.0) == 0.0


@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025, 2026])
def test_more_hours_never_pay_less(year: int) -> None:
    pay = [ask("loon", When(year), leeftijd=40, minimumloon_uren=hours / 2.0) for hours in range(81)]
    assert pay == sorted(pay)
    assert pay[0] == 0.0
