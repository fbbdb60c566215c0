"""Kinderbijslag: published amounts by quarter and age, SVB's examples of when it begins and ends, hand calculations."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import pytest

from prinsjesdag.engine import NOT_GIVEN, Case, Day, Declarations, Interpreter, System, When
from prinsjesdag.law import LEVELS, LINKS, UNITS
from prinsjesdag.law.algemeen import feiten, rules
from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.law.kinderbijslag import rules as kinderbijslag
from prinsjesdag.law.kinderbijslag.rules import eerste_dag_van_kwartaal

QUARTERS = [date(2024, month, 1) for month in (4, 7, 10)]


@cache
def system() -> System:
    return System(Declarations.of(feiten, rules, kinderbijslag), levels=LEVELS, links=LINKS, units=UNITS)


def ask(
    target: str, when: When, *children: dict[str, Any], breaks: Sequence[date] = (), leaves: date | None = None
) -> list[Any]:
    """A parent with children in one gezin; on the day `leaves` the last child becomes a gezin of its own."""
    persons = [{"rol": Rol.AANVRAGER, "leeftijd": 40}, *({"rol": Rol.KIND} | child for child in children)]
    size, families = len(persons), 1 if leaves is None else 2
    together, apart = [0] * size, [0] * (size - 1) + [1]
    names = {name for person in persons for name in person}
    case = Case(
        sizes=(size, families, 1),
        parents=(together, [0] * families),
        links={"partner": [-1] * size},
        given={name: [person.get(name, NOT_GIVEN) for person in persons] for name in names},
        breaks=breaks,
        later=[] if leaves is None else [(leaves, (apart, [0] * families))],
    )
    return Interpreter(system(), when).run([target], case).year(target)


def born(year: int, month: int, day: int) -> dict[str, Any]:
    return {"geboortedatum": Day(date(year, month, day).toordinal())}


# F26 to F29: soestacc.com, bedragen kinderbijslag 2023; signalenkaartarmoede.nl, 2024; slimgeldbeheer.nl, 2026. The
# others: AKW art. 12 lid 3 as it read on 1 January 2024, and Metro from SVB (July 2024).
@pytest.mark.parametrize(
    ("year", "month", "age", "amount"),
    [
        (2023, 1, 0, 269.76),  # F26
        (2023, 1, 6, 327.56),  # F27
        (2023, 1, 12, 385.37),
        (2024, 1, 5, 279.49),  # F28
        (2024, 1, 11, 339.38),
        (2024, 1, 17, 399.27),
        (2024, 7, 5, 281.69),
        (2024, 7, 6, 342.05),
        (2024, 7, 12, 402.41),
        (2026, 1, 5, 295.07),  # F29
        (2024, 1, 18, 0.0),
    ],
)
def test_amount_of_a_quarter_by_age(year: int, month: int, age: int, amount: float) -> None:
    found = ask("kinderbijslag_kind_kwartaal", When(year, date(year, month, 1)), {"leeftijd": age})
    assert found == [0.0, amount]


def test_the_lower_ages_have_70_and_85_percent_of_the_basic_amount() -> None:
    # Published side by side; the law gives the percentages through the amounts of art. 12 lid 3. 70% of 385.37 is
    # 269.759, 85% 327.5645.
    amounts = [ask("kinderbijslag_kind_kwartaal", When(2023, date(2023, 1, 1)), {"leeftijd": a})[1] for a in (3, 8)]
    assert amounts == pytest.approx([0.70 * 385.37, 0.85 * 385.37], abs=0.005)


def test_a_year_is_four_quarters_of_all_children() -> None:
    # 2024, age 8: 2 × 339.38 + 2 × 342.05 = 1,362.86; two of them 2,725.72
    assert ask("kinderbijslag", When(2024), {"leeftijd": 8}, {"leeftijd": 8}) == [pytest.approx(2725.72)]
    # 2023, ages 3, 8, 13 and 16: 2 × (269.76 + 327.56 + 2 × 385.37) + 2 × (261.70 + 317.77 + 2 × 373.85) = 5,390.46
    children = [{"leeftijd": age} for age in (3, 8, 13, 16)]
    assert ask("kinderbijslag", When(2023), *children) == [pytest.approx(5390.46)]


def test_cases_that_count_one_half_year_twice_are_not_followed() -> None:
    """HB24-1-kinderbijslag (2,736) and HB23-kb (5,307) of cases/households.csv take July's amounts for a whole year."""
    # 4 × 2 × 342.05 = 2,736.40 and 4 × (261.70 + 317.77 + 2 × 373.85) = 5,308.68, printed as 5,307
    assert ask("kinderbijslag", When(2024), {"leeftijd": 8}, {"leeftijd": 8})[0] < 2736
    july = 12.0 * ask("kinderbijslag_maand", When(2024, date(2024, 7, 1)), {"leeftijd": 8}, {"leeftijd": 8})[0]
    assert july == pytest.approx(2736.40)


# SVB (svb.nl/int, begin en eind): a child born on 12 April counts from the third quarter, one born on 1 April from the
# second, one born on 2 April from the third.
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ((2024, 4, 12), 2 * 281.69),
        ((2024, 4, 1), 279.49 + 2 * 281.69),
        ((2024, 4, 2), 2 * 281.69),
        ((2024, 12, 31), 0.0),
    ],
)
def test_a_child_counts_from_the_quarter_that_begins_after_its_birth(
    day: tuple[int, int, int], expected: float
) -> None:
    assert ask("kinderbijslag", When(2024), born(*day), breaks=QUARTERS)[0] == pytest.approx(expected)


# The same page: who turns 18 on 12 April has the whole second quarter, who turns 18 on 1 April has none of it.
@pytest.mark.parametrize(
    ("day", "expected"), [((2006, 4, 12), 2 * 399.27), ((2006, 4, 1), 399.27), ((2006, 1, 1), 0.0)]
)
@pytest.mark.parametrize("moves_out", [False, True])
def test_the_right_ends_with_the_quarter_of_the_18th_birthday(
    day: tuple[int, int, int], expected: float, moves_out: bool
) -> None:
    birthday = date(2024, *day[1:])
    leaves = birthday if moves_out else None
    found = ask("kinderbijslag", When(2024), born(*day), breaks=[birthday, *QUARTERS], leaves=leaves)
    assert found == pytest.approx([expected, 0.0] if moves_out else [expected])


def test_a_higher_age_counts_from_the_next_quarter() -> None:
    # turns 6 on 10 February: 279.49 in the first quarter, then 339.38 and twice 342.05
    breaks = [date(2024, 2, 10), *QUARTERS]
    assert ask("kinderbijslag", When(2024), born(2018, 2, 10), breaks=breaks)[0] == pytest.approx(1302.97)


def test_an_age_without_a_date_of_birth_is_held() -> None:
    # 2 × 279.49 + 2 × 281.69
    assert ask("kinderbijslag", When(2024), {"leeftijd": 5}, breaks=QUARTERS)[0] == pytest.approx(1122.36)


def test_only_children_count() -> None:
    assert ask("kinderbijslag", When(2024), {"rol": Rol.MEDEBEWONER, "leeftijd": 10}) == [0.0]
    assert ask("kinderbijslag", When(2024)) == [0.0]


def test_first_day_of_the_quarter() -> None:
    for year in (2023, 2024):
        for ordinal in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1):
            day = date.fromordinal(ordinal)
            first = date(year, 3 * ((day.month - 1) // 3) + 1, 1)
            assert eerste_dag_van_kwartaal(ordinal) == first.toordinal()


def test_order_of_children_does_not_matter() -> None:
    children = [born(2010, 5, 5), born(2019, 1, 1), born(2024, 6, 30)]
    one = ask("kinderbijslag", When(2024), *children, breaks=QUARTERS)[0]
    assert ask("kinderbijslag", When(2024), *children[::-1], breaks=QUARTERS)[0] == pytest.approx(one)
