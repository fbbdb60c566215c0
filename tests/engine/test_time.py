"""A year in stretches: values, rules, birthdays and groups that change within it."""

from datetime import date
from pathlib import Path

import pytest

from prinsjesdag.engine import Case, Day, Fact, Interpreter, LawError, Parameters, System, When, aggregate, rule
from prinsjesdag.engine.calendar import day, whole_years
from tests.engine.toy import Dated, case, law, needs, on, table, year

BORN = Fact("born", "person", Day)


def stretches(system: System, target: str, told: Case, of: int = 2024) -> list[tuple[int, int]]:
    """First month and number of months of each stretch."""
    outcome = Interpreter(system, When(of)).run([target], told)
    return [(s.first.month, s.months) for s in outcome.stretches]


def bus(folder: Path, fare: Dated) -> System:
    """A pass for the price of the month, and what it costs in the year."""

    class Bus(Parameters, file=table(folder / "bus", fare=fare)):
        fare: float

    @rule(level="person", unit="EUR/maand", period="month", law="Bus Act 1", label="bus pass")
    def bus_pass_maand(bus: Bus) -> float:
        return bus.fare

    @rule(level="person", unit="EUR/jaar", law="Bus Act 2", label="with administration")
    def with_fee(bus_pass: float) -> float:
        return bus_pass + 12.0

    @rule(level="person", unit="EUR/maand", law="Bus Act 3", label="a month on average, with administration")
    def average(bus_pass_maand: float) -> float:
        return bus_pass_maand + 1.0

    return law(bus_pass_maand, with_fee, average)


def test_a_value_that_changes_within_the_year(tmp_path: Path) -> None:
    system = bus(tmp_path, {"2023-01-01": 30, "2024-04-01": 40, "2025-01-01": 50})
    # 2024: 3 × 30 + 9 × 40 = 450, on average 37.50 a month.
    assert stretches(system, "bus_pass", case()) == [(1, 3), (4, 9)]
    assert year(system, "bus_pass", case()) == [450.0]
    assert year(system, "bus_pass_maand", case()) == [37.5]
    assert year(system, "with_fee", case()) == [462.0]
    assert year(system, "average", case()) == [38.5]
    # The changes of 1 January and of other years make no stretch.
    assert stretches(system, "bus_pass", case(), 2025) == [(1, 12)]
    assert year(system, "bus_pass", case(), 2023) == [360.0]
    assert needs(year(system, "bus_pass", case(), 2022)[0]) == {"bus.fare op 2022-01-01"}


def test_a_change_in_the_middle_of_a_month_counts_from_the_next(tmp_path: Path) -> None:
    system = bus(tmp_path, {"2024-01-01": 30, "2024-04-02": 40, "2024-12-15": 99})
    assert stretches(system, "bus_pass", case()) == [(1, 4), (5, 8)]
    assert year(system, "bus_pass", case()) == [4 * 30 + 8 * 40]
    assert on(system, "bus_pass_maand", case(), "2024-04-02") == [40]  # judged on a day, it is the day's


def test_the_year_is_the_mean_of_outcomes_not_the_outcome_of_a_mean(tmp_path: Path) -> None:
    class Bus(Parameters, file=table(tmp_path / "bus", fare={"2024-01-01": 30, "2024-10-01": 50})):
        fare: float

    @rule(level="person", unit="EUR/maand", period="month", law="Bus Act 1", label="discount")
    def discount_maand(bus: Bus) -> float:
        return max(0.0, bus.fare - 40.0)

    # Nothing for nine months, 10 for three. The mean fare is 35, of which there would be no discount at all.
    assert year(law(discount_maand), "discount", case()) == [30.0]
    assert year(law(discount_maand), "discount_maand", case()) == [2.5]


def test_a_value_written_again_makes_no_stretch(tmp_path: Path) -> None:
    system = bus(tmp_path, {"2024-01-01": 30, "2024-07-01": 30})
    assert stretches(system, "bus_pass", case()) == [(1, 12)]


def test_on_a_day_that_month_stands_for_all_twelve(tmp_path: Path) -> None:
    system = bus(tmp_path, {"2023-01-01": 30, "2024-04-01": 40})
    for when, expected in (("2024-03-31", 30), ("2024-04-01", 40), ("2024-12-31", 40)):
        assert on(system, "bus_pass_maand", case(), when) == [expected]
        assert on(system, "bus_pass", case(), when) == [12 * expected]
        assert on(system, "with_fee", case(), when) == [12 * expected + 12]


def test_a_value_that_runs_out_leaves_the_year_unknown(tmp_path: Path) -> None:
    class Wage(Parameters, file=table(tmp_path / "wage", renewed="half-yearly", wage={"2024-01-01": 2000})):
        wage: float

    @rule(level="person", unit="EUR/maand", period="month", law="Wage Act 1", label="wage")
    def wage_maand(wage: Wage) -> float:
        return wage.wage

    assert needs(year(law(wage_maand), "wage_maand", case())[0]) == {"wage.wage op 2024-07-01"}
    assert on(law(wage_maand), "wage_maand", case(), "2024-06-30") == [2000]


def test_rule_versions_within_the_year() -> None:
    said = {
        "variable": "bus_pass_maand",
        "level": "person",
        "unit": "EUR/maand",
        "period": "month",
        "law": "B",
        "label": "b",
    }

    @rule(**said, valid_until="2024-02-29")  # type: ignore[arg-type]
    def bus_pass_before_march() -> float:
        return 30.0

    @rule(**said, valid_from="2024-03-01", valid_until="2024-08-15")  # type: ignore[arg-type]
    def bus_pass_in_summer() -> float:
        return 10.0

    @rule(**said, valid_from="2024-08-16", valid_until="2024-10-31")  # type: ignore[arg-type]
    def bus_pass_after() -> float:
        return 20.0

    system = law(bus_pass_before_march, bus_pass_in_summer)
    assert stretches(system, "bus_pass", case()) == [(1, 2), (3, 6), (9, 4)]
    assert needs(year(system, "bus_pass", case())[0]) == {"bus_pass_maand op 2024-09-01"}
    # 2 × 30 + 6 × 10 (August is judged on its first day) + 2 × 20; then there is no law.
    system = law(bus_pass_before_march, bus_pass_in_summer, bus_pass_after)
    assert stretches(system, "bus_pass", case()) == [(1, 2), (3, 6), (9, 2), (11, 2)]
    assert [on(system, "bus_pass_maand", case(), d) for d in ("2024-02-29", "2024-08-16", "2024-10-31")] == [
        [30.0], [20.0], [20.0]
    ]  # fmt: skip
    assert needs(on(system, "bus_pass_maand", case(), "2024-11-01")[0]) == {"bus_pass_maand op 2024-11-01"}


def test_a_law_that_begins_within_the_year() -> None:
    @rule(level="person", unit="EUR/maand", period="month", law="Bus Act 9", label="b", valid_from="2024-03-02")
    def bus_pass_maand() -> float:
        return 30.0

    assert stretches(law(bus_pass_maand), "bus_pass", case()) == [(1, 3), (4, 9)]
    assert needs(year(law(bus_pass_maand), "bus_pass", case())[0]) == {"bus_pass_maand op 2024-01-01"}
    assert on(law(bus_pass_maand), "bus_pass", case(), "2024-03-02") == [360.0]


def grown_up(over_year: str) -> System:
    @rule(level="person", law="Age Act 1", label="adult", period="month", over_year=over_year)
    def is_adult(born: Day, datum: Day) -> bool:
        return whole_years(born, datum) >= 18

    @rule(level="person", unit="EUR/jaar", law="Age Act 2", label="fee")
    def fee(is_adult: bool) -> float:
        return 10.0 if is_adult else 0.0

    @rule(level="person", unit="EUR/maand", law="Age Act 3", label="pass", period="month")
    def pass_maand(is_adult: bool) -> float:
        return 30.0 if is_adult else 15.0

    return law(BORN, is_adult, fee, pass_maand)


def test_a_birthday_starts_a_stretch_on_the_first_after_it() -> None:
    # 18 on 20 May 2024: judged on the first of each month, an adult from June. 5 × 15 + 7 × 30 = 285.
    told = case(born=[day(2006, 5, 20)], breaks=[date(2024, 5, 20), date(2023, 5, 20), date(2024, 12, 2)])
    system = grown_up("last")
    assert stretches(system, "pass", told) == [(1, 5), (6, 7)]
    assert year(system, "pass", told) == [285.0]
    # On the first of a month it counts at once: 4 × 15 + 8 × 30.
    told = case(born=[day(2006, 5, 1)], breaks=[date(2024, 5, 1)])
    assert year(system, "pass", told) == [300.0]


@pytest.mark.parametrize(("over_year", "expected"), [("first", False), ("last", True), ("any", True)])
def test_what_has_no_mean_over_a_year(over_year: str, expected: bool) -> None:
    told = case((2,), born=[day(2006, 5, 20), day(2010, 1, 1)], breaks=[date(2024, 5, 20)])
    system = grown_up(over_year)
    assert year(system, "is_adult", told) == [expected, False]
    assert year(system, "fee", told) == [10.0 * expected, 0.0]


def test_a_yearly_rule_does_not_read_what_changes_within_the_year(tmp_path: Path) -> None:
    def yearly(look: str | None) -> System:
        class Wage(
            Parameters, file=table(tmp_path / "wage", wage={"2024-01-01": 10, "2024-07-01": 11, "2025-01-01": 12})
        ):
            wage: float

        @rule(level="person", unit="EUR/jaar", law="Limit Act 1", label="limit", on=look)
        def limit(wage: Wage) -> float:
            return 12.0 * wage.wage

        return law(limit)

    with pytest.raises(LawError) as caught:
        year(yearly(None), "limit", case())
    assert str(caught.value).startswith(f"{__file__}:")
    assert str(caught.value).endswith(
        "(limit): a yearly rule reads wage, which changes on 2024-07-01; "
        'make it monthly, or say on which day it looks (on="01-01")'
    )
    assert year(yearly(None), "limit", case(), 2025) == [144.0]
    assert [year(yearly(look), "limit", case()) for look in ("01-01", "07-01", "12-31")] == [[120.0], [132.0], [132.0]]
    # Asked for on a day, a yearly rule keeps its year.
    assert on(yearly("01-01"), "limit", case(), "2024-12-31") == [120.0]


def test_the_year_itself() -> None:
    @rule(level="person", unit="EUR/jaar", law="Fee Act 1", label="fee")
    def fee(jaar: int) -> float:
        return jaar - 2000.0

    assert year(law(fee), "fee", case(), 2024) == [24.0]


def moving() -> System:
    rent = Fact("rent", "flat", unit="EUR/maand", default=0.0)

    @rule(level="person", unit="EUR/maand", period="month", law="Rent Act 1", label="part of the rent")
    def part_maand(rent: float, heads: int) -> float:
        return rent / heads

    @rule(level="person", law="Rent Act 2", label="a head", period="month", over_year="last")
    def is_head(datum: Day) -> bool:
        return True

    @rule(level="person", unit="EUR/jaar", law="Rent Act 3", label="at the end")
    def at_the_end(rent: float, heads: int) -> float:
        return rent + heads

    return law(rent, part_maand, is_head, at_the_end, heads=aggregate("count", "is_head", level="flat", label="heads"))


def test_groups_that_change_within_the_year() -> None:
    # Ann and Bob share the first flat (600); Bob moves to Cas in the second (900) on 10 September.
    told = case((2, 1), rent=[600.0, 900.0], later=[(date(2024, 9, 10), ([0, 1, 1], [0, 0]))])
    system = moving()
    assert stretches(system, "part", told) == [(1, 9), (10, 3)]
    # Ann 9 × 300 + 3 × 600; Bob 9 × 300 + 3 × 450; Cas 9 × 900 + 3 × 450
    assert year(system, "part", told) == [4500.0, 4050.0, 9450.0]
    # Over the year, a group has the members of its end.
    assert year(system, "heads", told) == [1, 2]
    assert year(system, "at_the_end", told) == [601.0, 902.0, 902.0]
    assert on(system, "part_maand", told, "2024-09-09") == [300.0, 300.0, 900.0]
    assert on(system, "part_maand", told, "2024-09-10") == [600.0, 450.0, 450.0]


def test_an_aggregate_of_a_fact_in_groups_that_change() -> None:
    income = Fact("income", "person", unit="EUR/maand", default=0.0)

    @rule(level="flat", unit="EUR/maand", period="month", law="Rent Act 4", label="means")
    def means_maand(total: float) -> float:
        return total

    system = law(income, means_maand, total=aggregate("sum", "income", level="flat", label="total"))
    told = case((2, 1), income=[1.0, 2.0, 4.0], later=[(date(2024, 7, 1), ([0, 1, 1], [0, 0]))])
    assert year(system, "means", told) == [6 * 3.0 + 6 * 1.0, 6 * 4.0 + 6 * 6.0]
    assert year(system, "total", told) == [1.0, 6.0]


def test_a_count_of_what_was_so_in_any_month() -> None:
    said = {"variable": "is_out", "level": "person", "period": "month", "over_year": "any", "law": "A", "label": "out"}

    @rule(**said, valid_until="2024-06-30")  # type: ignore[arg-type]
    def is_out_before() -> bool:
        return True

    @rule(**said, valid_from="2024-07-01")  # type: ignore[arg-type]
    def is_out_after() -> bool:
        return False

    system = law(is_out_before, is_out_after, out=aggregate("count", "is_out", level="flat", label="out"))
    assert year(system, "out", case((2,))) == [2]


def test_a_break_on_which_nothing_changes_is_not_seen_in_the_last_digit(tmp_path: Path) -> None:
    system = bus(tmp_path, {"2024-01-01": 0.1, "2024-08-01": 0.7})
    assert year(system, "bus_pass", case(breaks=[date(2024, 9, 1)])) == year(system, "bus_pass", case())


def test_a_value_read_within_a_generator(tmp_path: Path) -> None:
    class Bus(Parameters, file=table(tmp_path / "bus", fare={"2024-01-01": 30, "2024-07-01": 40})):
        fare: float

    @rule(level="person", unit="EUR/maand", period="month", law="Bus Act 1", label="bus pass")
    def bus_pass_maand(bus: Bus) -> float:
        return sum(bus.fare * part for part in (0.25, 0.75))

    assert year(law(bus_pass_maand), "bus_pass", case()) == [420.0]
