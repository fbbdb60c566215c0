"""What a small rise reaches, and the choice that a law leaves to people.

The tax is 10% up to 20,000 and 40% above. A couple has 5,000 to deduct and may divide it: `share` goes to the elder.
"""

from pathlib import Path
from typing import Any

import pytest

from prinsjesdag.engine import (
    NOT_GIVEN,
    Fact,
    Interpreter,
    Missing,
    Parameters,
    When,
    aggregate,
    best,
    nudge,
    rule,
    trace,
)
from prinsjesdag.engine.arithmetic import divide
from tests.engine.toy import case, law, needs, refused, table, year

INCOME = Fact("income", "person", unit="EUR/jaar")
ELDER = Fact("elder", "person", bool, default=False)
SHARE = Fact("share", "flat", unit="deel", default=0.5)
RISE = Fact("rise", "person", unit="EUR/jaar", default=100.0)

CREDIT = Fact("credit", "person", unit="EUR/jaar", default=0.0)

CANDIDATES = ("all", "nothing", "to_the_limit")


@rule(level="person", law="Tax Act 1", label="in a couple")
def in_couple(spouse: bool) -> bool:
    return spouse


@rule(level="person", unit="EUR/jaar", law="Tax Act 2", label="above the limit")
def above_of_elder(elder: bool, income: float) -> float:
    return max(0.0, income - 20000.0) if elder else 0.0


@rule(level="flat", unit="deel", law="Tax Act 3", label="all to the elder", variable="all")
def all_to_elder() -> float:
    return 1.0


@rule(level="flat", unit="deel", law="Tax Act 3", label="nothing to the elder")
def nothing() -> float:
    return 0.0


@rule(level="flat", unit="deel", law="Tax Act 3", label="so much that the elder stays under the limit")
def to_the_limit(above: float) -> float:
    return min(1.0, divide(above, 5000.0, 0.0))


@rule(level="person", unit="EUR/jaar", law="Tax Act 4", label="tax")
def tax(income: float, elder: bool, couple: bool, share: float, credit: float) -> float:
    taxed = income - (5000.0 * (share if elder else 1.0 - share) if couple else 0.0)
    return 0.1 * taxed + 0.3 * max(0.0, taxed - 20000.0) - credit


@rule(level="person", unit="EUR/jaar", law="Budget Act 1", label="left")
def left(income: float, tax: float) -> float:
    return income - tax


SYSTEM = law(
    *(INCOME, ELDER, SHARE, RISE, CREDIT, in_couple, above_of_elder, all_to_elder, nothing, to_the_limit, tax, left),
    best("joint_tax", knobs=("share",), candidates=(CANDIDATES,), when="couple"),
    couple=aggregate("any", "in_couple", level="flat", label="a couple"),
    above=aggregate("sum", "above_of_elder", level="flat", label="above the limit"),
    joint_tax=aggregate("sum", "tax", level="flat", label="joint tax"),
    kept=nudge("left", "income", "rise", level="person", label="kept of a rise"),
    kept_together=nudge("joint_tax", "income", "rise", level="person", label="tax of both on a rise"),
)


def couple(elder: float, younger: float, **given: list[Any]) -> Any:
    return case((2,), couples=[(0, 1)], income=[elder, younger], elder=[True, False], **given)


@pytest.mark.parametrize(
    ("elder", "younger", "share", "joint"),
    [
        # All to the elder: (2,000 + 0.4 × 5,000) + 1,000; nothing would be 6,000 + 500, half 5,000 + 750.
        (30000.0, 10000.0, 1.0, 5000.0),
        # The reverse: nothing to the elder.
        (10000.0, 30000.0, 0.0, 5000.0),
        # 2,000 and 3,000 above the limit: 0.4 × 5,000 brings both to it, 2,000 each; all 4,900, nothing 4,600.
        (22000.0, 23000.0, 0.4, 4000.0),
        # Both far above it: whatever they do, 0.4 × 75,000 and twice 6,000 less. The first candidate wins.
        (40000.0, 40000.0, 1.0, 18000.0),
    ],
)
def test_a_couple_divides_as_is_best(elder: float, younger: float, share: float, joint: float) -> None:
    assert year(SYSTEM, "joint_tax", couple(elder, younger)) == pytest.approx([joint])
    outcome = Interpreter(SYSTEM, When(2024)).run(["joint_tax", "share"], couple(elder, younger))
    assert outcome.year("share") == pytest.approx([share])


def test_a_division_that_is_told_stays() -> None:
    # Half: 2,000 + 0.4 × 7,500 = 5,000 and 750.
    assert year(SYSTEM, "joint_tax", couple(30000.0, 10000.0, share=[0.5])) == [5750.0]


def test_some_tell_it_and_others_do_not() -> None:
    told = case((2, 2), couples=[(0, 1), (2, 3)], income=[30000.0, 10000.0] * 2, elder=[True, False] * 2,
                share=[0.5, NOT_GIVEN], credit=[0.0, 0.0, 100.0, 0.0])  # fmt: skip
    outcome = Interpreter(SYSTEM, When(2024)).run(["joint_tax", "share"], told)
    assert outcome.year("share") == [0.5, 1.0]
    assert outcome.year("joint_tax") == [5750.0, 4900.0]


def test_two_choices_together() -> None:
    """First both at their first, both at their second candidate; then each in its turn."""
    knobs = [Fact(name, "flat", unit="EUR", default=9.0) for name in ("here", "there")]

    def fixed(value: float, name: str) -> Any:
        def choice() -> float:
            return value

        return rule(level="flat", unit="EUR", law="A", label=name, variable=name)(choice)

    @rule(level="flat", unit="EUR", law="Two Act 1", label="costs")
    def costs(here: float, there: float) -> float:
        return abs(here - 1.0) + 2.0 * abs(there - 2.0)

    @rule(level="flat", law="Two Act 2", label="yes")
    def yes() -> bool:
        return True

    @rule(level="flat", law="Two Act 2", label="no")
    def no() -> bool:
        return False

    chosen = best("costs", knobs=("here", "there"), candidates=(("two", "one"), ("one", "two")), when="yes")
    system = law(*knobs, costs, yes, fixed(1.0, "one"), fixed(2.0, "two"), chosen)
    # (2, 1) costs 1 + 2 and (1, 2) nothing. Turned, (2, 2) costs 1 and (1, 1) costs 2: then `here` alone goes to 1.
    turned = best("costs", knobs=("here", "there"), candidates=(("two", "one"), ("two", "one")), when="yes")
    for which in (system, law(*knobs, costs, yes, fixed(1.0, "one"), fixed(2.0, "two"), turned)):
        outcome = Interpreter(which, When(2024)).run(["costs", "here", "there"], case())
        assert (outcome.year("here"), outcome.year("there"), outcome.year("costs")) == ([1.0], [2.0], [0.0])
    # Only here is there something to choose: `there` stays 9, so 1 costs 0 + 2 × 7.
    chosen = best("costs", knobs=("here", "there"), candidates=(("two", "one"), ("two", "one")), when=("yes", "no"))
    half = law(*knobs, costs, yes, no, fixed(1.0, "one"), fixed(2.0, "two"), chosen)
    outcome = Interpreter(half, When(2024)).run(["costs", "here", "there"], case())
    assert (outcome.year("here"), outcome.year("there"), outcome.year("costs")) == ([1.0], [9.0], [14.0])


def test_who_has_no_choice_keeps_the_default() -> None:
    told = case((1, 2), couples=[(1, 2)], income=[30000.0, 30000.0, 10000.0], elder=[True, True, False])
    outcome = Interpreter(SYSTEM, When(2024)).run(["joint_tax", "share"], told)
    assert outcome.year("share") == [0.5, 1.0]
    assert outcome.year("joint_tax") == [6000.0, 5000.0]


def test_what_is_missing_leaves_the_default() -> None:
    outcome = Interpreter(SYSTEM, When(2024)).run(["joint_tax", "share"], couple(30000.0, Missing("income")))  # type: ignore[arg-type]
    assert outcome.year("share") == [0.5]
    assert needs(outcome.year("joint_tax")[0]) == {"income"}


def test_what_is_kept_of_a_rise() -> None:
    # Alone: 60% above the limit, 90% below it, and in between: 50 at 10% and 50 at 40% leave 75 of 100.
    told = case((5,), income=[30000.0, 10000.0, 19950.0, 30000.0, 30000.0], rise=[100.0, 100.0, 100.0, 0.0, NOT_GIVEN])
    assert year(SYSTEM, "kept", told) == pytest.approx([0.6, 0.9, 0.75, 0.0, 0.6])


def test_a_rise_of_one_is_a_rise_of_nobody_else() -> None:
    # Each apart: the couple's tax on 100 more of the elder is 40, on 100 more of the younger 10.
    assert year(SYSTEM, "kept_together", couple(30000.0, 10000.0)) == pytest.approx([0.4, 0.1])


def test_a_rise_of_what_is_not_known() -> None:
    told = case((2,), income=[Missing("income"), 10000.0])
    unknown, known = year(SYSTEM, "kept", told)
    assert needs(unknown) == {"income"}
    assert known == pytest.approx(0.9)


def test_a_rise_of_what_a_monthly_rule_answers() -> None:
    @rule(level="person", unit="EUR/maand", period="month", law="Wage Act 1", label="wage")
    def wage_maand() -> float:
        return 2000.0

    @rule(level="person", unit="EUR/maand", period="month", law="Wage Act 2", label="net wage")
    def net_maand(wage_maand: float) -> float:
        return 0.7 * wage_maand

    kept = nudge("net_maand", "wage_maand", "rise", level="person", label="kept")
    system = law(Fact("wage_maand", "person", unit="EUR/maand"), RISE, wage_maand, net_maand, kept=kept)
    assert year(system, "kept", case((2,), wage_maand=[NOT_GIVEN, 1000.0])) == pytest.approx([0.7, 0.7])


def test_what_is_calculated_again_leaves_no_trace() -> None:
    told = couple(22000.0, 23000.0)
    alone = Interpreter(SYSTEM, When(2024)).run(["left"], told).year("left")
    together = Interpreter(SYSTEM, When(2024)).run(["kept", "left", "kept_together"], told)
    assert together.year("left") == alone
    assert together.year("income") == [22000.0, 23000.0]


def test_what_does_not_fit_is_refused() -> None:
    def loaded(*said: Any, **named: Any) -> None:
        law(
            INCOME, SHARE, ELDER, CREDIT, tax, *said, **named, couple=aggregate("any", "elder", level="flat", label="c")
        )

    kept = nudge("left", "income", "rise", level="person", label="kept")
    assert refused(lambda: loaded(kept=kept)) == "nudge kept: left is no variable or fact"
    choice = best("tax", knobs=("share",), candidates=(("half",),), when="couple")
    assert refused(lambda: loaded(choice)) == "best tax: half is no variable or fact"
    choice = best("tax", knobs=("share",), candidates=(), when="couple")
    assert refused(lambda: loaded(choice)) == "best tax: every knob has its own candidates"
    choice = best("tax", knobs=("share",), candidates=(("share",),), when=("couple", "couple"))
    assert refused(lambda: loaded(choice)) == "best tax: every knob has its own when"
    choice = best("tax", knobs=("income",), candidates=(("share",),), when="couple")
    assert refused(lambda: loaded(choice)) == "best tax: income is no fact with a default"


def test_the_choice_alone() -> None:
    assert year(SYSTEM, "share", couple(30000.0, 10000.0)) == [1.0]


def test_what_reads_the_choice_but_not_the_objective() -> None:
    # 2,000 + 0.4 × 5,000, and 1,000.
    assert year(SYSTEM, "tax", couple(30000.0, 10000.0)) == [4000.0, 1000.0]


def test_the_choice_alone_where_its_price_changes_within_the_year(tmp_path: Path) -> None:
    class Bus(Parameters, file=table(tmp_path / "bus", fare={"2024-01-01": 10, "2024-04-01": 40})):
        fare: float

    @rule(level="flat", unit="EUR/maand", period="month", law="Bus Act 1", label="costs")
    def costs_maand(share: float, bus: Bus) -> float:
        return share * bus.fare + (1.0 - share) * 20.0

    chosen = best("costs_maand", knobs=("share",), candidates=(("all", "nothing"),), when="couple")
    couple_of_flat = aggregate("any", "in_couple", level="flat", label="a couple")
    system = law(SHARE, in_couple, all_to_elder, nothing, costs_maand, chosen, couple=couple_of_flat)
    told = case((2,), couples=[(0, 1)])
    # By bus 3 × 10 + 9 × 40 = 390, otherwise 12 × 20 = 240.
    assert Interpreter(system, When(2024)).run(["costs_maand", "share"], told).year("share") == [0.0]
    assert year(system, "share", told) == [0.0]


def test_what_is_calculated_again_is_explained_as_such() -> None:
    outcome = Interpreter(SYSTEM, When(2024)).run(["kept", "share"], couple(30000.0, 10000.0))
    assert trace(outcome, "kept", 0).origin != "rule"
    assert trace(outcome, "share", 0).origin != "rule"


def test_what_a_trial_costs_may_be_unknown() -> None:
    """The starts are known, a trial of one knob in its turn isn't: it is passed over."""
    knobs = [Fact(name, "flat", unit="EUR", default=9.0) for name in ("here", "there")]

    @rule(level="flat", unit="EUR", law="Two Act 1", label="one", variable="one")
    def one() -> float:
        return 1.0

    @rule(level="flat", unit="EUR", law="Two Act 1", label="two", variable="two")
    def two() -> float:
        return 2.0

    @rule(level="flat", unit="EUR", law="Two Act 1", label="costs")
    def costs(here: float, there: float, fine: float) -> float:
        return here if here == there else fine

    @rule(level="flat", law="Two Act 2", label="yes")
    def yes() -> bool:
        return True

    chosen = best("costs", knobs=("here", "there"), candidates=(("two", "one"), ("two", "one")), when="yes")
    system = law(*knobs, Fact("fine", "flat", unit="EUR"), one, two, costs, yes, chosen)
    assert year(system, "costs", case((1, 1))) == [1.0, 1.0]


def test_a_choice_and_a_rise_are_of_one_level() -> None:
    said: list[Any] = [INCOME, ELDER, SHARE, RISE, CREDIT, in_couple, above_of_elder, all_to_elder, nothing, tax, left]
    couple_of_flat = aggregate("any", "in_couple", level="flat", label="a couple")
    choice = best("tax", knobs=("share",), candidates=(("all",),), when="couple")
    assert refused(lambda: law(*said, choice, couple=couple_of_flat)) == "best tax: tax is not an amount of a flat"
    kept = nudge("tax", "share", "rise", level="person", label="kept")
    assert refused(lambda: law(*said, kept=kept, couple=couple_of_flat)) == (
        "nudge kept: share is not an amount of a person"
    )
