"""What nobody knows is not zero, and stands in the way only of what looks at it."""

from pathlib import Path
from typing import Any

import pytest

from prinsjesdag.engine import Fact, Missing, Parameters, aggregate, rule
from tests.engine.toy import case, law, needs, table, year

INCOME = Fact("income", "person", unit="EUR/jaar")
RENT = Fact("rent", "person", unit="EUR/jaar")
STUDENT = Fact("student", "person", bool)
FACTS = (INCOME, RENT, STUDENT)


@rule(level="person", unit="EUR/jaar", law="Rent Act 1", label="rent help")
def rent_help(student: bool, income: float, rent: float) -> float:
    """Half of the rent above a fifth of the income; students have no right."""
    if student:
        return 0.0
    return max(0.0, 0.5 * (rent - 0.2 * income))


def test_a_rule_that_does_not_look_is_answered() -> None:
    # A student needs no income; of the second the right isn't known, the third has 0.5 × (9000 − 0.2 × 10000).
    told = case((3,), student=[True, Missing("student"), False], income=[Missing("income")] * 2 + [10000.0],
                rent=[Missing("rent"), 9000.0, 9000.0])  # fmt: skip
    student, unknown, other = year(law(*FACTS, rent_help), "rent_help", told)
    assert (student, other) == (0.0, 3500.0)
    assert needs(unknown) == {"student", "income"}


def test_all_that_is_missing_is_named_at_once() -> None:
    """Also what the rule would have looked at later: the user is asked once."""
    assert needs(year(law(*FACTS, rent_help), "rent_help", case())[0]) == {"student", "income", "rent"}


def test_needs_go_on_through_rules() -> None:
    @rule(level="person", unit="EUR/jaar", law="Rent Act 2", label="left")
    def left(rent: float, rent_help: float) -> float:
        return rent - rent_help

    assert needs(year(law(*FACTS, rent_help, left), "left", case(student=[False]))[0]) == {"income", "rent"}


def test_a_missing_value_passed_on_unseen_stays_missing() -> None:
    @rule(level="person", unit="EUR/jaar", law="Rent Act 3", label="same", rounding="down")
    def same(student: bool, rent: float) -> float:
        return rent

    assert needs(year(law(*FACTS, same), "same", case(student=[True]))[0]) == {"rent"}


UNKNOWN = Missing("student")


@pytest.mark.parametrize(
    ("how", "told", "expected"),
    [
        ("any", [True, UNKNOWN, False], True),
        ("any", [False, UNKNOWN, False], None),
        ("any", [False, False, False], False),
        ("any", [], False),
        ("all", [True, UNKNOWN, False], False),
        ("all", [True, UNKNOWN, True], None),
        ("all", [True, True, True], True),
        ("all", [], True),
    ],
)
def test_one_that_decides_is_enough(how: str, told: list[Any], expected: bool | None) -> None:
    system = law(STUDENT, students=aggregate(how, "student", level="flat", label="students"))
    (answer,) = year(system, "students", case((len(told),), student=told))
    if expected is None:
        assert needs(answer) == {"student"}
    else:
        assert answer is expected


@pytest.mark.parametrize("how", ["sum", "max", "count"])
def test_other_aggregates_need_everybody(how: str) -> None:
    of = "student" if how == "count" else "income"
    system = law(INCOME, STUDENT, total=aggregate(how, of, level="flat", label="total"))
    values: list[Any] = [Missing("hers"), 1, 1]
    told = case((2, 1), student=values, income=values)
    unknown, known = year(system, "total", told)
    assert needs(unknown) == {"hers"}
    assert known == 1


def test_a_value_nobody_knows_yet(tmp_path: Path) -> None:
    class Bus(
        Parameters, file=table(tmp_path / "bus", renewed="yearly", fare={"2023-01-01": 30}, fine={"2023-01-01": 90})
    ):
        fare: float
        fine: float

    @rule(level="person", unit="EUR/jaar", law="Bus Act 1", label="bus pass")
    def bus_pass(student: bool, bus: Bus) -> float:
        return 0.0 if student else bus.fare

    system = law(STUDENT, bus_pass)
    assert year(system, "bus_pass", case(student=[False]), 2023) == [30]
    free, unknown = year(system, "bus_pass", case((2,), student=[True, False]), 2024)
    assert free == 0.0
    assert needs(unknown) == {"bus.fare op 2024-01-01"}  # not the fine, which the rule doesn't read


def test_before_and_after_the_law() -> None:
    @rule(level="person", unit="EUR", law="Fee Act", label="fee", valid_from="2023-01-01", valid_until="2024-12-31")
    def fee() -> float:
        return 5.0

    assert year(law(fee), "fee", case(), 2024) == [5.0]
    assert needs(year(law(fee), "fee", case(), 2022)[0]) == {"fee op 2022-01-01"}
    assert needs(year(law(fee), "fee", case(), 2025)[0]) == {"fee op 2025-01-01"}


ARITHMETIC = ("x + 1", "1 - x", "x * 2", "1 / x", "x // 2", "-x", "abs(x)", "x ** 2", "int(x)", "float(x)", "max(0, x)")
COMPARISON = ("x > 1", "x == 1", "x != 1", "1 < x", "x in (1, 2)", "not x", "x and 1", "1 if x else 0")
ROWS = ("x[0]", "len(x)", "[v for v in x]")


@pytest.mark.parametrize("look", ARITHMETIC + COMPARISON + ROWS)
def test_every_way_to_look(look: str) -> None:
    space: dict[str, Any] = {}
    exec(f"def looks(income: float) -> float:\n    x = income\n    return {look}", space)
    looks = rule(level="person", unit="EUR", law="A", label="a")(space["looks"])
    assert needs(year(law(INCOME, looks), "looks", case())[0]) == {"income"}


@pytest.mark.parametrize("look", ["+x", "round(x)", "divmod(x, 2)", "divmod(2, x)"])
def test_ways_to_look_that_are_not_seen(look: str) -> None:
    test_every_way_to_look(look)


def test_any_month_that_is_true() -> None:
    """As with `any` of persons: one true is enough."""

    @rule(level="person", law="A", label="a", period="month", over_year="any", valid_from="2024-07-01")
    def insured() -> bool:
        return True

    assert year(law(insured), "insured", case()) == [True]
