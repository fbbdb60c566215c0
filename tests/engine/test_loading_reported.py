"""Reported: mistakes in a law that are not noticed, or not in words for people, when it is loaded.

Each stands for what should be; the mark goes when the engine refuses it.
"""

from typing import Any

import pytest

from prinsjesdag.engine import Day, Fact, aggregate, rule
from tests.engine.toy import law, refused

INCOME = Fact("income", "person", unit="EUR/jaar", default=0.0)
BORN = Fact("born", "person", Day)


def test_a_link_is_between_persons() -> None:
    @rule(level="flat", law="Tax Act", label="couple")
    def couple(spouse: bool) -> bool:  # of three persons and two flats, three outcomes
        return spouse

    refused(lambda: law(couple))


def test_a_link_is_yes_or_no_and_the_year_a_number() -> None:
    @rule(level="person", unit="EUR", law="Tax Act", label="tax")
    def tax(spouse: float, jaar: Day) -> float:
        return spouse

    refused(lambda: law(tax))


def test_the_nearest_name_of_a_spouse_s_value() -> None:
    @rule(level="person", unit="EUR", law="Tax Act", label="tax")
    def tax(spouse_incom: float) -> float:
        return spouse_incom

    assert "did you mean spouse_income?" in refused(lambda: law(INCOME, tax))


def test_a_rule_returns_one_of_the_kinds_there_are() -> None:
    for kind in (None, str, float | None):

        def load(kind: Any = kind) -> None:
            def tax() -> Any:
                return 1.0

            tax.__annotations__["return"] = kind
            law(rule(level="person", unit="EUR", law="Tax Act", label="tax")(tax))

        refused(load)


def test_an_argument_is_of_one_kind() -> None:
    @rule(level="person", unit="EUR", law="Tax Act", label="tax")
    def tax(income: float | None) -> float:
        return income or 0.0

    refused(lambda: law(INCOME, tax))


def test_dates_do_not_add_up() -> None:
    refused(lambda: law(BORN, total=aggregate("sum", "born", level="flat", label="total")))


@pytest.mark.parametrize("said", [{"on": "31-01"}, {"valid_from": "2024-13-01"}, {"on": "01-01", "period": "month"}])
def test_days_that_do_not_exist_or_do_not_matter(said: dict[str, str]) -> None:
    def tax() -> float:
        return 1.0

    refused(lambda: law(rule(level="person", unit="EUR", law="Tax Act", label="tax", **said)(tax)))  # type: ignore[arg-type]


def test_a_rule_ends_after_it_starts() -> None:
    @rule(level="person", unit="EUR", law="A", label="tax", valid_from="2025-01-01", valid_until="2023-12-31")
    def tax() -> float:
        return 1.0

    refused(lambda: law(tax))


def test_any_month_is_for_yes_or_no() -> None:
    @rule(level="person", unit="EUR", law="Tax Act", label="tax", period="month", over_year="any")
    def tax() -> float:
        return 1.0

    refused(lambda: law(tax))


def test_yes_or_no_has_no_mean_whoever_asks() -> None:
    """Not only when a yearly rule reads it: asked for over a year, half a year of yes is 0.5."""

    @rule(level="person", law="Tax Act", label="winter", period="month")
    def is_winter(datum: Day) -> bool:
        return datum % 365 < 90

    refused(lambda: law(is_winter))


def test_an_aggregate_of_a_later_aggregate() -> None:
    """Declared in another order than they build on one another: fine, or said in so many words."""
    of_block = aggregate("sum", "of_flat", level="block", label="total")
    of_flat = aggregate("sum", "income", level="flat", label="total")
    law(INCOME, of_block=of_block, of_flat=of_flat)


@pytest.mark.xfail(strict=True, reason="reported: the unit of a count is a Dutch word")
def test_the_unit_of_a_count_is_the_law_s_own() -> None:
    """The engine knows no law of any country, yet `aantal`, `deel`, `/maand`, `_maand`, `datum`, `jaar` are Dutch."""
    from prinsjesdag.engine import Declarations, System

    works = Fact("works", "person", bool, default=False)
    workers = aggregate("count", "works", level="flat", label="workers")
    workers = type(workers)(**{**vars(workers), "variable": "workers"})
    System(Declarations([works], [], [workers]), levels=("person", "flat"), units=("number",))
