"""Facts, given variables and links that differ from a day on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import IntEnum
from typing import Any

import pytest

from prinsjesdag.engine import NOT_GIVEN, Case, CaseError, Fact, Interpreter, Missing, System, When, rule, trace
from prinsjesdag.engine.declarations import aggregate, nudge
from tests.engine.toy import case, law, needs, on, refused, year

JULY, OCTOBER = date(2024, 7, 1), date(2024, 10, 1)


class Job(IntEnum):
    NONE = 0
    BAKER = 1
    CLERK = 2


PAY = Fact("pay", "person", unit="EUR/jaar", default=0.0)
MEMBER = Fact("member", "person", bool, default=False)
JOB = Fact("job", "person", Job, default=Job.NONE, over_year="said")
SAVINGS = Fact("savings", "person", unit="EUR", default=0.0, over_year="new_year")


@rule(level="person", unit="EUR/jaar", law="Tax Act 1", label="tax")
def tax(pay: float) -> float:
    return 0.1 * pay


@rule(level="person", unit="EUR/maand", period="month", law="Aid Act 1", label="aid")
def aid_maand(pay: float, savings: float) -> float:
    return max(0.0, 1000.0 - pay / 12.0 - savings)


@rule(level="person", unit="EUR/jaar", law="Club Act 1", label="fee")
def fee(member: bool, job: Job) -> float:
    return 10.0 * member + job


@rule(level="person", unit="EUR/maand", period="month", law="Aid Act 2", label="what the spouse lacks")
def care_maand(spouse: bool, spouse_aid_maand: float) -> float:
    return spouse_aid_maand + 1.0 if spouse else 0.0


@rule(level="person", unit="EUR/jaar", law="Tax Act 2", label="joint")
def joint(spouse: bool, pay: float, spouse_pay: float) -> float:
    return pay + spouse_pay if spouse else 0.0


@rule(level="person", unit="EUR/jaar", law="Tax Act 3", label="a rise")
def rise() -> float:
    return 120.0


@rule(level="person", unit="EUR/jaar", law="Tax Act 4", label="net")
def net(pay: float, aid: float, tax: float) -> float:
    return pay + aid - tax


SYSTEM = law(
    PAY, MEMBER, JOB, SAVINGS, tax, aid_maand, fee, care_maand, joint, rise, net,
    kept=nudge("net", "pay", "rise", level="person", label="kept"),
    everybody=aggregate("sum", "pay", level="flat", label="pay of all"),
)  # fmt: skip


def later(told: Case, **changes: Sequence[tuple[date, list[Any]]]) -> Case:
    """The case with other values from days on."""
    given = {name: told.given.get(name, [NOT_GIVEN] * told.sizes[0]) for name in changes}
    return replace(told, given={**told.given, **given}, later_given=changes)


def test_months_see_their_own_and_the_year_its_mean() -> None:
    told = later(case(pay=[6000.0]), pay=[(JULY, [12000.0]), (OCTOBER, [0.0])])
    # 6 × 6,000 + 3 × 12,000 + 3 × 0 is 6,000 a year: tax 600. Aid: 6 × 500 + 3 × 0 + 3 × 1,000 = 6,000.
    assert year(SYSTEM, "pay", told) == [6000.0]
    assert year(SYSTEM, "tax", told) == [600.0]
    assert year(SYSTEM, "aid", told) == [6000.0]
    assert [year(SYSTEM, "pay", told, of) for of in (2023, 2025)] == [[6000.0], [0.0]]
    assert [on(SYSTEM, "aid_maand", told, d) for d in ("2024-06-30", "2024-07-01", "2024-10-01")] == [
        [500.0], [0.0], [1000.0]
    ]  # fmt: skip


def test_a_day_within_a_month_counts_from_the_next() -> None:
    told = later(case(pay=[12000.0]), pay=[(date(2024, 6, 2), [0.0])])
    assert year(SYSTEM, "aid", told) == [6000.0]


def test_how_a_fact_makes_its_year() -> None:
    told = later(case(job=[Job.NONE]), member=[(JULY, [True])], job=[(JULY, [Job.CLERK]), (OCTOBER, [Job.BAKER])])
    assert year(SYSTEM, "fee", told) == [12.0]
    assert year(SYSTEM, "member", later(case(member=[True]), member=[(JULY, [False])])) == [True]
    told = later(case(savings=[100.0]), savings=[(JULY, [900.0])])
    assert year(SYSTEM, "aid", told) == [12 * 900.0]  # what was there on 1 January counts in every month
    assert on(SYSTEM, "aid_maand", told, "2024-12-01") == [900.0]
    first = law(Fact("area", "person", unit="m2", default=0.0))
    assert year(first, "area", later(case(area=[40.0]), area=[(JULY, [50.0])])) == [40.0]


def test_a_given_variable_of_some_months() -> None:
    told = later(case(pay=[0.0]), aid_maand=[(JULY, [70.0])])
    assert year(SYSTEM, "aid", told) == [6 * 1000.0 + 6 * 70.0]
    told = replace(told, given={**told.given, "aid_maand": [30.0]})
    assert year(SYSTEM, "aid", told) == [6 * 30.0 + 6 * 70.0]


def test_what_is_not_said_in_some_months() -> None:
    told = later(case(pay=[12000.0]), pay=[(JULY, [NOT_GIVEN])])
    assert year(SYSTEM, "pay", told) == [6000.0]
    told = later(case(pay=[12000.0]), pay=[(JULY, [Missing("pay")])])
    assert needs(year(SYSTEM, "tax", told)[0]) == {"pay"}


def test_links_of_some_months() -> None:
    told = case((2,), pay=[0.0, 12000.0])
    told = replace(told, later_links=[(JULY, {"spouse": [1, 0]})])
    # The first lacks 1,000 a month, the second nothing: 6 × (0 + 1) and 6 × (1,000 + 1).
    assert year(SYSTEM, "care", told) == [6.0, 6006.0]
    assert year(SYSTEM, "joint", told) == [12000.0, 12000.0]  # the year's rules see the end of it
    apart = replace(told, links={"spouse": [1, 0]}, later_links=[(JULY, {"spouse": [-1, -1]})])
    assert year(SYSTEM, "care", apart) == [6.0, 6006.0]
    assert year(SYSTEM, "joint", apart) == [0.0, 0.0]


def test_a_group_adds_its_members_years() -> None:
    told = later(case((2,), pay=[1200.0, 2400.0]), pay=[(JULY, [1200.0, 0.0])])
    assert year(SYSTEM, "everybody", told) == [2400.0]


def test_a_rise_comes_on_top_of_every_month() -> None:
    told = later(case(pay=[6000.0]), pay=[(JULY, [24000.0])])
    # 120 more, 12 less tax; the aid falls by 10 in six months only: (120 - 12 - 60) / 120.
    assert year(SYSTEM, "kept", told) == [pytest.approx(0.4, abs=1e-12)]


def test_several_cases_side_by_side_keep_their_months() -> None:
    told = later(case((3,), pay=[6000.0, 0.0, 24000.0]), pay=[(JULY, [24000.0, 0.0, 24000.0])])
    assert year(SYSTEM, "kept", told) == [pytest.approx(v, abs=1e-12) for v in (0.4, -0.1, 0.9)]


def test_every_part_of_the_year_is_in_the_trace() -> None:
    told = later(case(pay=[6000.0]), pay=[(JULY, [12000.0]), (OCTOBER, [0.0])])
    outcome = Interpreter(SYSTEM, When(2024)).run(["tax"], replace(told, breaks=[date(2024, 3, 1)]))
    (pay,) = trace(outcome, "tax", 0).inputs
    assert (pay.origin, pay.value) == ("year", 6000.0)
    assert [(s.origin, s.value, s.first.month if s.first else 0, s.months) for s in pay.inputs] == [
        ("given", 6000.0, 1, 6), ("given", 12000.0, 7, 3), ("given", 0.0, 10, 3)
    ]  # fmt: skip


def test_a_variable_that_is_given_all_year_needs_no_rule_in_the_trace() -> None:
    told = later(case((2,), aid_maand=[30.0, 5.0]), aid_maand=[(JULY, [70.0, 5.0])])
    outcome = Interpreter(SYSTEM, When(2024)).run(["aid"], told)
    (aid,) = trace(outcome, "aid", 0).inputs
    assert [(s.origin, s.value) for s in aid.inputs] == [("given", 30.0), ("given", 70.0)]
    (aid,) = trace(outcome, "aid", 1).inputs
    assert (aid.origin, aid.value, aid.inputs) == ("given", 5.0, [])


@pytest.mark.parametrize(
    ("told", "what"),
    [
        (later(case(), tax=[(JULY, [1.0])]), "tax can't differ within a year"),
        (replace(case(), later_given={"pay": [(JULY, [1.0])]}), "pay can't differ within a year"),
        (later(case(), pay=[(JULY, [1.0, 2.0])]), "pay: 2 values for 1 of level person"),
        (later(case(), pay=[(JULY, ["1"])]), "pay: a str is no float"),
    ],
)
def test_what_does_not_fit_is_refused(told: Case, what: str) -> None:
    with pytest.raises(CaseError) as caught:
        year(SYSTEM, "net", told)
    assert str(caught.value) == what


def test_a_fact_says_something_possible_of_its_year() -> None:
    def declared(fact: Fact) -> System:
        return law(fact)

    assert "over_year 'sometimes'" in refused(lambda: declared(Fact("x", "person", bool, over_year="sometimes")))
    assert "over_year 'mean'" in refused(lambda: declared(Fact("x", "person", bool, over_year="mean")))
    assert "over_year 'any'" in refused(lambda: declared(Fact("x", "person", unit="EUR", over_year="any")))
    assert "over_year said needs a default" in refused(lambda: declared(Fact("x", "person", Job, over_year="said")))
