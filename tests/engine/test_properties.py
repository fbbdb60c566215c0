"""What holds for every household: whoever stands beside whom, in whatever order, a year is its twelve months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from prinsjesdag.engine import NOT_GIVEN, Case, Day, Interpreter, Missing, System, When
from tests.engine.toy import case, town

OF_PERSONS = ("tax", "is_adult", "bus_pass_maand", "bus_pass", "left")
OF_FLATS = ("flat_tax", "adults", "rent_help_maand", "rent_help")
OF_BLOCKS = ("block_tax",)
TARGETS = OF_PERSONS + OF_FLATS + OF_BLOCKS


@dataclass(frozen=True)
class Person:
    income: Any
    born: date
    ticket: Any
    tax: Any


@dataclass(frozen=True)
class Home:
    """A block of its own: flats with persons, of whom the first two of a flat may be a couple."""

    flats: tuple[tuple[Person, ...], ...]
    couples: tuple[bool, ...]
    heated: Any


PERSONS = st.builds(
    Person,
    income=st.integers(0, 99_999).map(float) | st.just(Missing("income")) | st.just(NOT_GIVEN),
    born=st.dates(date(1950, 1, 1), date(2024, 1, 1)) | st.dates(date(2006, 1, 1), date(2006, 12, 31)),
    ticket=st.sampled_from([0, 1, 2, NOT_GIVEN]),
    tax=st.just(NOT_GIVEN) | st.just(NOT_GIVEN) | st.integers(0, 9_999).map(float),
)
FLATS = st.lists(PERSONS, min_size=1, max_size=3).map(tuple)
HOMES = st.builds(
    Home,
    flats=st.lists(FLATS, min_size=1, max_size=2).map(tuple),
    couples=st.tuples(st.booleans(), st.booleans()),
    heated=st.sampled_from([True, False, False, NOT_GIVEN, Missing("house.heated")]),
)


def birthday(person: Person, in_year: int) -> date:
    """29 February is 1 March in other years."""
    try:
        return person.born.replace(year=in_year)
    except ValueError:
        return date(in_year, 3, 1)


def told(homes: Sequence[Home], in_year: int = 2024) -> Case:
    """One case of all these homes."""
    flats = [flat for home in homes for flat in home.flats]
    persons = [person for flat in flats for person in flat]
    first = [sum(map(len, flats[:i])) for i in range(len(flats))]
    paired = [yes for home in homes for yes in home.couples[: len(home.flats)]]
    return case(
        [len(flat) for flat in flats],
        [len(home.flats) for home in homes],
        couples=[(i, i + 1) for i, flat, yes in zip(first, flats, paired, strict=True) if yes and len(flat) > 1],
        breaks=[birthday(person, in_year) for person in persons],
        income=[p.income for p in persons],
        born=[Day(p.born.toordinal()) for p in persons],
        ticket=[p.ticket for p in persons],
        tax=[p.tax for p in persons],
        house_heated=[home.heated for home in homes],
    )


@cache
def law() -> System:
    return town()


@cache
def interpreter(when: When) -> Interpreter:
    return Interpreter(law(), when)


def answers(known: Case, names: Sequence[str] = TARGETS, when: When | None = None) -> dict[str, list[Any]]:
    outcome = interpreter(when or When(2024)).run(names, known)
    return {name: [_plain(v) for v in outcome.year(name)] for name in names}


def _plain(value: Any) -> Any:
    """Missing values can't be compared; what they need can."""
    return value.needs if type(value) is Missing else value


@given(st.lists(HOMES, min_size=1, max_size=4))
@settings(max_examples=60)
def test_households_alone_or_together(homes: list[Home]) -> None:
    together = answers(told(homes))
    alone = [answers(told([home])) for home in homes]
    assert together == {name: [value for one in alone for value in one[name]] for name in TARGETS}


@given(HOMES, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_persons_in_any_order(home: Home, random: Any) -> None:
    known = told([home])
    order = list(range(known.sizes[0]))
    random.shuffle(order)
    place = {old: new for new, old in enumerate(order)}
    shuffled = Case(
        known.sizes,
        [[known.parents[0][old] for old in order], known.parents[1]],
        {"spouse": [place.get(known.links["spouse"][old], -1) for old in order]},
        {n: v if n == "house_heated" else [v[old] for old in order] for n, v in known.given.items()},
        known.breaks,
    )
    before, after = answers(known), answers(shuffled)
    for name in OF_PERSONS:
        assert after[name] == [before[name][old] for old in order]
    for name in OF_FLATS + OF_BLOCKS:
        assert after[name] == before[name]


@given(HOMES, st.permutations(TARGETS), st.integers(1, len(TARGETS)))
@settings(max_examples=60)
def test_targets_in_any_order_and_each_alone(home: Home, order: list[str], some: int) -> None:
    known = told([home])
    expected = answers(known)
    asked = answers(known, tuple(order[:some]))
    assert asked == {name: expected[name] for name in order[:some]}


MONTHLY = ("bus_pass_maand", "rent_help_maand")


@given(HOMES, st.sampled_from([2023, 2024]))
@settings(max_examples=60)
def test_a_year_is_its_twelve_months(home: Home, in_year: int) -> None:
    """Judged on the first of every month and added up. All amounts here are multiples of 0.50: sums are exact."""
    known = told([home], in_year)
    months = [answers(known, MONTHLY, When(in_year, date(in_year, m, 1))) for m in range(1, 13)]
    over_year = answers(known, ("bus_pass", "rent_help"), When(in_year))
    for yearly, monthly in zip(("bus_pass", "rent_help"), MONTHLY, strict=True):
        for i, amount in enumerate(over_year[yearly]):
            each = [month[monthly][i] for month in months]
            unknown = [m for m in each if isinstance(m, frozenset)]
            assert amount == (frozenset().union(*unknown) if unknown else sum(each))


@given(HOMES)
@settings(max_examples=30)
def test_breaks_on_which_nothing_changes_make_no_difference(home: Home) -> None:
    known = told([home])
    every_month = [date(2024, m, 1) for m in range(1, 13)]
    cut = Case(known.sizes, known.parents, known.links, known.given, [*known.breaks, *every_month])
    assert answers(cut) == answers(known)


@given(st.lists(HOMES, min_size=1, max_size=3))
@settings(max_examples=30)
def test_the_same_question_twice_and_to_another_interpreter(homes: list[Home]) -> None:
    known = told(homes)
    first = answers(known)
    assert answers(known) == first
    fresh = Interpreter(law(), When(2024)).run(TARGETS, known)
    assert {name: [_plain(v) for v in fresh.year(name)] for name in TARGETS} == first
