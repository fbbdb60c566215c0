"""The same law with other values, and what tells one law from another."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from prinsjesdag.engine import AS_ENACTED, CaseError, Interpreter, System, When, trace
from prinsjesdag.engine.calendar import day
from prinsjesdag.engine.parameters import DatedValue, Source
from tests.engine.toy import case, needs, on, town, year

ANN = case(income=[30000.0], born=[day(1980, 1, 1)])
"""2024: tax 0.2 × (30,000 − 12,000) = 3,600; bus pass 6 × 30 + 6 × 40 = 420."""


def test_as_enacted() -> None:
    assert year(town(), "tax", ANN) == [3600.0]
    assert year(town(), "tax", ANN, 2023) == [2000.0]  # 0.1 × (30,000 − 10,000)
    assert year(town(), "bus_pass", ANN) == [420.0]


def test_a_value_without_a_date_holds_always() -> None:
    system = town().reform({"town.rate": 0.5})
    assert year(system, "tax", ANN) == [9000.0]
    assert year(system, "tax", ANN, 2023) == [10000.0]
    # Also where a value would have changed within the year: no stretch is left of it.
    assert year(town().reform({"town.fare": 10}), "bus_pass", ANN) == [120.0]


def test_a_value_since_a_day() -> None:
    system = town().reform({"town.rate": 0.5, "town.allowance": 0}, date(2024, 1, 1))
    assert year(system, "tax", ANN) == [15000.0]
    assert year(system, "tax", ANN, 2023) == [2000.0]
    # It holds on, also past the end of what was enacted: the allowance of 2024 was for a year.
    assert year(system, "tax", ANN, 2025) == [15000.0]
    assert needs(year(town(), "tax", ANN, 2025)[0]) == {"town.allowance op 2025-01-01"}


def test_values_with_dates() -> None:
    # 3 × 30, then 100 for five months, then 1 for four: 90 + 500 + 4; the enacted change in July has no part in it.
    system = town().reform({"town.fare": {date(2024, 9, 1): 1, date(2024, 4, 1): 100}})
    assert year(system, "bus_pass", ANN) == [594.0]
    assert [on(system, "bus_pass_maand", ANN, d) for d in ("2024-03-31", "2024-04-01", "2024-09-01")] == [
        [30.0], [100.0], [1.0]
    ]  # fmt: skip


def test_a_row_of_numbers() -> None:
    # A city ticket at 0.1 of the fare: 42 a year.
    assert year(town().reform({"town.factors": [0, 0.1, 9]}), "bus_pass", ANN) == pytest.approx([42.0])


def test_reforms_go_on_top_of_one_another() -> None:
    first = town().reform({"town.rate": 0.5}).reform({"town.allowance": 20000})
    assert year(first, "tax", ANN) == [5000.0]
    assert year(first.reform({"town.rate": 0.1}), "tax", ANN) == [1000.0]


def test_the_law_as_enacted_is_untouched() -> None:
    system = town()
    before = year(system, "left", ANN), system.hash
    reformed = system.reform({"town.rate": 0.9, "town.fare": {date(2024, 2, 1): 99}})
    assert year(reformed, "left", ANN) != before[0]
    assert (year(system, "left", ANN), system.hash) == before
    assert system.overlay == {}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"town.rat": 0.5}, "town.rat is no parameter; paths are <law>.<value>, as in town."),
        ({"village.rate": 0.5}, "village.rate is no parameter"),
        ({"rate": 0.5}, "rate is no parameter"),
        ({"town.rate": [0.5, 0.6]}, "town.rate: [0.5, 0.6] is not of the same shape as 0.2"),
        ({"town.factors": 0.5}, "town.factors: 0.5 is not of the same shape as (0.0, 1.0, 2.0)"),
        ({"town.factors": {date(2024, 1, 1): 0.5}}, "town.factors: 0.5 is not of the same shape"),
    ],
)
def test_what_does_not_fit_is_refused(change: Mapping[str, Any], message: str) -> None:
    with pytest.raises(CaseError) as caught:
        town().reform(change)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("value", ["half", None, True, float("nan"), {"2024-01-01": 0.5}])
def test_a_value_of_another_kind_is_refused(value: Any) -> None:
    with pytest.raises(CaseError):
        town().reform({"town.rate": value})


# Which law it is


def test_the_same_law_has_the_same_hash() -> None:
    assert town().hash == town().hash
    assert len(town().hash) == 64

    def changed(system: System) -> System:
        return system.reform({"town.rate": 0.5}).reform({"town.fare": 1}, date(2024, 5, 1))

    assert changed(town()).hash == changed(town()).hash
    # In whatever order it was changed.
    assert changed(town()).hash == town().reform({"town.fare": 1}, date(2024, 5, 1)).reform({"town.rate": 0.5}).hash


def test_another_law_has_another_hash() -> None:
    laws = [
        town(),
        town().reform({"town.rate": 0.5}),
        town().reform({"town.rate": 0.6}),
        town().reform({"town.rate": 0.5}, date(2024, 1, 1)),
        town().reform({"town.allowance": 0.5}),
    ]
    assert len({system.hash for system in laws}) == len(laws)


def test_a_value_that_keeps_its_source() -> None:
    """As a municipality's own figure: it stands in the trace with who decided it."""
    council = Source("council", "Council decision 12", date(2024, 3, 1), "official")
    rate = DatedValue(date(2024, 1, 1), date.max, 0.5, council, "official")
    system = town().reform({"town.rate": {date(2024, 1, 1): rate}})
    assert year(system, "tax", ANN) == [9000.0]
    assert year(system, "tax", ANN, 2023) == [2000.0]
    figures = [
        f for step in trace(Interpreter(system, When(2024)).run(["tax"], ANN), "tax", 0).walk() for f in step.figures
    ]
    (found,) = (f for f in figures if f.path == "town.rate")
    assert found.enacted is not None
    assert found.enacted.source is council
    with pytest.raises(CaseError, match="not of the same shape"):
        town().reform({"town.rate": {date(2024, 1, 1): replace(rate, value=(1.0,))}})


def test_as_enacted_again() -> None:
    system = town().reform({"town.rate": {date(2023, 1, 1): 0.5, date(2024, 1, 1): AS_ENACTED}})
    assert year(system, "tax", ANN, 2023) == [10000.0]
    assert year(system, "tax", ANN) == [3600.0]


def test_the_rules_of_a_day_for_ever() -> None:
    """Since April 2024 a child pays half: 3 × 30 + 3 × 15 + 6 × 20 = 255; before, all of it: 6 × 30 + 6 × 40."""
    child = case(income=[0.0], born=[day(2012, 1, 1)])
    assert year(town(), "bus_pass", child) == [255.0]
    before = town().as_of(date(2023, 12, 31))
    assert year(before, "bus_pass", child) == [420.0]
    assert before.hash != town().hash
    assert year(town(), "bus_pass", child) == [255.0]
