"""What is refused in the declarations of a law, and what is said about it."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any

import pytest

from prinsjesdag.engine import Aggregate, Day, Fact, System, aggregate, rule
from tests.engine.toy import law, refused


class Ticket(IntEnum):
    NONE = 0
    CITY = 1


INCOME = Fact("income", "person", unit="EUR/jaar", default=0.0)
AREA = Fact("area", "flat", unit="m2", default=50.0)
BORN = Fact("born", "person", Day)
TICKET = Fact("ticket", "person", Ticket, default=Ticket.NONE)
WORKS = Fact("works", "person", bool, default=False)
FACTS = (INCOME, AREA, BORN, TICKET, WORKS)


def ruled(function: Callable[..., Any], variable: str = "tax", **said: Any) -> Callable[..., Any]:
    """A rule of a person, in EUR unless said otherwise."""
    said = {"level": "person", "unit": "EUR", "law": "Tax Act", "label": "tax", "variable": variable} | said
    return rule(**said)(function)


def tax(income: float) -> float:
    return income


def older(income: float) -> float:
    return 2 * income


def loaded(*rules: Callable[..., Any], **aggregates: Aggregate) -> System:
    return law(*FACTS, *rules, **aggregates)


# One rule


def without_return(income: float):  # type: ignore[no-untyped-def]
    return income


def without_type(income) -> float:  # type: ignore[no-untyped-def]
    return float(income)


def test_a_rule_says_what_it_returns_and_reads() -> None:
    assert (
        refused(lambda: ruled(without_return)) == "without_return: a rule says what kind of value it returns (-> float)"
    )
    assert refused(lambda: ruled(without_type)) == "without_type: argument income has no type"
    said = refused(lambda: ruled(tax, rounding="round"))
    assert said == "tax: rounding 'round' is none of down, up, nearest, cents_down, cents_up, cents_nearest"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"level": "town"}, "'town' is no level; levels are person, flat, block"),
        ({"unit": "guilder"}, "'guilder' is no unit; units are EUR, EUR/jaar, EUR/maand, aantal, deel, jaar, m2"),
        ({"unit": None}, "an amount has a unit"),
        ({"variable": "tax_maand"}, "a name that ends in _maand is a month's amount, not EUR"),
        ({"period": "week"}, "a period is year or month, not 'week'"),
        ({"over_year": "middle"}, "over_year is mean, first, last or any, not 'middle'"),
        ({"valid_from": "2024-07-01"}, "a yearly rule changes on 1 January"),
        ({"valid_until": "2024-06-30"}, "a yearly rule changes on 1 January"),
    ],
)
def test_a_rule_fits_its_law(said: dict[str, Any], message: str) -> None:
    refusal = refused(lambda: loaded(ruled(tax, **said)))
    assert refusal.startswith(f"{__file__}:")  # file, line and function
    assert "(tax): " in refusal
    assert refusal.endswith(message)


def reads_income_misspelt(incom: float) -> float:
    return incom


def reads_nothing_known(weather: float) -> float:
    return weather


def reads_a_day(datum: Day) -> float:
    return float(datum)


def reads_born_as_amount(born: float) -> float:
    return born


def reads_ticket_as_number(ticket: int) -> float:
    return float(ticket)


def reads_income_as_number(income: int) -> float:
    return float(income)


def reads_works_as_amount(works: float) -> float:
    return works


def reads_spouses_flat(spouse_area: float) -> float:
    return spouse_area


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (reads_income_misspelt, "incom is no variable, fact or class of parameters; did you mean income?"),
        (reads_nothing_known, "weather is no variable, fact or class of parameters"),
        (reads_a_day, "datum is for monthly rules; a yearly rule reads jaar"),
        (reads_born_as_amount, "born is a date, not an amount"),
        (reads_ticket_as_number, "ticket is Ticket, not a whole number"),
        (reads_income_as_number, "income is an amount, not a whole number"),
        (reads_works_as_amount, "works is yes/no, not an amount"),
        (reads_spouses_flat, "spouse_area links persons, not a person to a flat"),
    ],
)
def test_an_argument_fits(function: Callable[..., Any], message: str) -> None:
    refusal = refused(lambda: loaded(ruled(function)))
    assert refusal.startswith(f"{__file__}:")
    assert refusal.endswith(f"({function.__name__}): {message}")


def test_a_group_s_rule_reads_persons_by_an_aggregate() -> None:
    refusal = refused(lambda: loaded(ruled(tax, level="flat")))
    assert refusal.endswith("income is a person's and the rule a flat's; declare an aggregate")


def test_words_dates_and_yes_or_no_have_no_unit() -> None:
    assert refused(lambda: law(Fact("works", "person", bool, unit="EUR"))) == "fact works: yes/no has no unit, not EUR"
    assert refused(lambda: law(Fact("born", "person", Day, unit="EUR"))) == "fact born: a date has no unit, not EUR"
    assert refused(lambda: law(Fact("ticket", "person", Ticket, "EUR"))) == "fact ticket: Ticket has no unit, not EUR"
    assert refused(lambda: law(Fact("income", "person"))) == "fact income: an amount has a unit"


# A rule through time


def test_two_versions_at_the_same_time_overlap() -> None:
    refusal = refused(lambda: loaded(ruled(older, valid_until="2023-12-31"), ruled(tax, valid_from="2023-01-01")))
    assert refusal.startswith("tax: overlap, ")
    assert "(older) and " in refusal
    assert refusal.endswith("(tax) both hold on 2023-01-01")


def test_no_version_in_between_is_a_gap() -> None:
    # In the order of their dates, however they were written.
    refusal = refused(lambda: loaded(ruled(tax, valid_from="2025-01-01"), ruled(older, valid_until="2023-12-31")))
    assert refusal == "tax: gap, no rule holds between 2023-12-31 and 2025-01-01"


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("level", {"level": "block"}),
        ("unit", {"unit": "EUR/jaar"}),
        ("period", {"period": "month"}),
        ("over_year", {"over_year": "last"}),
    ],
)
def test_versions_are_of_one_level_unit_and_period(what: str, said: dict[str, str]) -> None:
    def fixed() -> float:
        return 1.0

    versions = ruled(fixed, valid_until="2023-12-31"), ruled(tax, valid_from="2024-01-01", **said)
    assert refused(lambda: loaded(*versions)).endswith(f"(tax) have another {what}")


# Rules among one another


def test_rules_that_need_one_another_are_a_cycle() -> None:
    def net(gross: float) -> float:
        return gross

    def gross(spouse_net: float, income: float) -> float:
        return spouse_net + income

    assert refused(lambda: loaded(ruled(net, "net"), ruled(gross, "gross"))) == "cycle: net -> gross -> net"


def test_a_cycle_through_a_year_s_amount_and_an_aggregate() -> None:
    def help_maand(total: float) -> float:
        return total

    help_person = ruled(help_maand, "help_maand", unit="EUR/maand", period="month")
    total = aggregate("sum", "help_maand", level="flat", label="total")
    assert refused(lambda: loaded(help_person, total=total)) == "cycle: help_maand -> total -> help_maand"


def test_a_month_s_rule_that_has_no_mean_over_the_year() -> None:
    def is_winter(datum: Day) -> bool:
        return datum % 365 < 90

    def heating(is_winter: bool) -> float:
        return float(is_winter)

    winter = ruled(is_winter, "is_winter", unit=None, period="month")
    refusal = refused(lambda: loaded(winter, ruled(heating)))
    assert refusal.endswith(
        'is_winter is judged by the month and has no mean over a year; declare its over_year ("first", "last" or "any")'
    )


def test_declared_twice() -> None:
    assert refused(lambda: law(INCOME, INCOME)) == "fact income: income is declared twice"
    # A dotted name is an underscored one in code.
    flat_area = Fact("flat.area", "flat", unit="m2"), Fact("flat_area", "flat", unit="m2")
    assert refused(lambda: law(*flat_area)) == "fact flat_area: flat_area is declared twice"
    total = aggregate("sum", "income", level="flat", label="total")
    assert refused(lambda: loaded(ruled(tax), tax=total)) == "aggregate tax: tax is declared twice"
    assert refused(lambda: loaded(income=total)) == "aggregate income: income is declared twice"


@pytest.mark.parametrize("said", [{"unit": "EUR"}, {"unit": "EUR/jaar", "level": "flat"}])
def test_a_fact_and_its_rule_are_of_one_level_and_unit(said: dict[str, str]) -> None:
    def income() -> float:
        return 1.0

    refusal = refused(lambda: law(INCOME, ruled(income, "income", **said)))
    assert refusal.endswith("(income): the fact of that name has another level, kind or unit")


# Aggregates


@pytest.mark.parametrize(
    ("how", "of", "level", "message"),
    [
        ("sum", "weather", "flat", "weather is no variable or fact"),
        ("mean", "income", "flat", "'mean' is none of sum, any, all, count, max"),
        ("any", "income", "flat", "any of income, which is an amount, doesn't fit"),
        ("all", "income", "flat", "all of income, which is an amount, doesn't fit"),
        ("count", "income", "flat", "count of income, which is an amount, doesn't fit"),
        ("sum", "works", "flat", "sum of works, which is yes/no, doesn't fit"),
        ("max", "works", "flat", "max of works, which is yes/no, doesn't fit"),
        ("sum", "area", "flat", "a flat is not a group of a flat"),
        ("sum", "area", "person", "a person is not a group of a flat"),
        ("sum", "income", "town", "a town is not a group of a person"),
    ],
)
def test_an_aggregate_fits(how: str, of: str, level: str, message: str) -> None:
    refusal = refused(lambda: loaded(total=aggregate(how, of, level=level, label="total")))
    assert refusal == f"aggregate total: {message}"
