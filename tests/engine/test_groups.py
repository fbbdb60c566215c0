"""Values of a spouse, of the group somebody lies in, and of the members of a group."""

from enum import IntEnum

from prinsjesdag.engine import Day, Fact, System, aggregate, rule
from prinsjesdag.engine.calendar import NO_DAY, day
from tests.engine.toy import case, law, year


class Ticket(IntEnum):
    NONE = 0
    CITY = 1


INCOME = Fact("income", "person", unit="EUR/jaar", default=0.0)
STUDENT = Fact("student", "person", bool, default=False)
BORN = Fact("born", "person", Day, default=NO_DAY)
TICKET = Fact("ticket", "person", Ticket, default=Ticket.CITY)
AREA = Fact("area", "flat", unit="m2", default=50.0)
HEATED = Fact("heated", "block", bool, default=False)
FACTS = (INCOME, STUDENT, BORN, TICKET, AREA, HEATED)


def test_a_spouse_s_value() -> None:
    @rule(level="person", unit="EUR/jaar", law="Tax Act 1", label="joint income")
    def joint(income: float, spouse_income: float) -> float:
        return income + spouse_income

    # The first and the third are a couple; the second has nobody: zero.
    told = case((2, 1), couples=[(0, 2)], income=[10.0, 20.0, 40.0])
    assert year(law(*FACTS, joint), "joint", told) == [50.0, 20.0, 50.0]


def test_nobody_s_values_are_nothing_no_and_zero() -> None:
    @rule(level="person", law="Tax Act 2", label="nothing of anybody")
    def nothing(
        spouse: bool, spouse_income: float, spouse_student: bool, spouse_born: Day, spouse_ticket: Ticket
    ) -> bool:
        return not (spouse or spouse_income or spouse_student or spouse_born != NO_DAY or spouse_ticket != Ticket.NONE)

    # Three alike, with everything: the last has nobody and sees nothing, not even the default of the ticket.
    told = case((3,), couples=[(0, 1)], income=[9.0] * 3, student=[True] * 3, born=[day(2000, 1, 1)] * 3)
    assert year(law(*FACTS, nothing), "nothing", told) == [False, False, True]


def test_a_spouse_s_missing_value_is_missing() -> None:
    @rule(level="person", unit="EUR", law="Tax Act 3", label="rent")
    def rent_of_both(rent: float, spouse_rent: float) -> float:
        return rent + spouse_rent

    told = case((3,), couples=[(0, 1)], rent=[1.0, 2.0, 4.0])
    assert year(law(Fact("rent", "person", unit="EUR"), rent_of_both), "rent_of_both", told) == [3.0, 3.0, 4.0]


def test_a_variable_may_be_called_as_a_spouse_s() -> None:
    """A variable declared under the whole name goes before the link."""

    @rule(level="person", unit="EUR", law="Tax Act 4", label="spouse's allowance")
    def spouse_allowance(spouse: bool) -> float:
        return 500.0 if spouse else 0.0

    @rule(level="person", unit="EUR", law="Tax Act 5", label="allowance")
    def allowance(spouse_allowance: float) -> float:
        return 1000.0 + spouse_allowance

    told = case((3,), couples=[(1, 2)])
    assert year(law(spouse_allowance, allowance), "allowance", told) == [1000.0, 1500.0, 1500.0]


def test_values_come_down_by_themselves() -> None:
    @rule(level="person", unit="EUR", law="Heating Act 1", label="heating")
    def heating(area: float, heated: bool) -> float:
        return 0.0 if heated else area

    # Flats of 2, 1 and 1 persons; the first block holds two flats and isn't heated, the second is.
    told = case((2, 1, 1), (2, 1), area=[30.0, 40.0, 50.0], heated=[False, True])
    assert year(law(*FACTS, heating), "heating", told) == [30.0, 30.0, 40.0, 0.0]


def test_aggregates_go_up_one_level_or_two() -> None:
    system = law(
        *FACTS,
        of_flat=aggregate("sum", "income", level="flat", label="income of the flat"),
        of_block=aggregate("sum", "income", level="block", label="income of the block, from persons"),
        of_flats=aggregate("sum", "of_flat", level="block", label="income of the block, from flats"),
        highest=aggregate("max", "of_flat", level="block", label="richest flat"),
        students=aggregate("count", "student", level="block", label="students"),
        a_student=aggregate("any", "student", level="flat", label="a student"),
        all_students=aggregate("all", "student", level="flat", label="all students"),
    )
    told = case((2, 0, 1), (2, 1), income=[10.0, 20.0, 40.0], student=[True, True, False])
    assert year(system, "of_flat", told) == [30.0, 0.0, 40.0]
    assert year(system, "of_block", told) == [30.0, 40.0]
    assert year(system, "of_flats", told) == [30.0, 40.0]
    assert year(system, "highest", told) == [30.0, 40.0]
    assert year(system, "students", told) == [2, 0]
    assert year(system, "a_student", told) == [True, False, False]
    assert year(system, "all_students", told) == [True, True, False]  # the second flat is empty
    units = {name: system.variables[name].unit for name in ("of_flat", "highest", "students", "a_student")}
    assert units == {"of_flat": "EUR/jaar", "highest": "EUR/jaar", "students": "aantal", "a_student": None}


def test_a_group_without_members() -> None:
    system = law(
        *FACTS,
        total=aggregate("sum", "income", level="flat", label="t"),
        most=aggregate("max", "income", level="flat", label="t"),
        youngest=aggregate("max", "born", level="flat", label="t"),
        students=aggregate("count", "student", level="flat", label="t"),
    )
    names = ("total", "most", "youngest", "students")
    assert [year(system, name, case((0,))) for name in names] == [[0.0], [0.0], [NO_DAY], [0]]


def up_and_down() -> System:
    @rule(level="flat", unit="EUR", law="Rent Act 1", label="help for a flat")
    def help_of_flat(total: float, heads: int) -> float:
        return max(0.0, 100.0 * heads - total)

    @rule(level="person", unit="EUR", law="Rent Act 2", label="one's part of the help")
    def part(help_of_flat: float, heads: int) -> float:
        return help_of_flat / heads

    @rule(level="person", law="Rent Act 3", label="counts")
    def counts() -> bool:
        return True

    total = aggregate("sum", "income", level="flat", label="total")
    return law(
        INCOME, help_of_flat, part, counts, total=total, heads=aggregate("count", "counts", level="flat", label="n")
    )


def test_up_and_down_again() -> None:
    # First flat: 2 × 100 − 150 = 50, 25 each; second: 100 − 150 is below zero.
    assert year(up_and_down(), "part", case((2, 1), income=[150.0, 0.0, 150.0])) == [25.0, 25.0, 0.0]


def test_a_group_may_be_told_what_it_has_together() -> None:
    assert year(up_and_down(), "help_of_flat", case((2,), total=[50.0])) == [150.0]
