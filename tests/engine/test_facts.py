"""Facts given, left to their default, required, unknown; and facts in the place of rules."""

from datetime import date

import pytest

from prinsjesdag.engine import NOT_GIVEN, CaseError, Fact, Interpreter, Missing, When, rule
from tests.engine.toy import case, law, needs, year

INCOME = Fact("income", "person", unit="EUR/jaar")
SAVINGS = Fact("savings", "person", unit="EUR", default=100.0)


@rule(level="person", unit="EUR/jaar", law="Tax Act 1", label="tax")
def tax(income: float, savings: float) -> float:
    """A tenth of the income and a hundredth of the savings."""
    return 0.1 * income + 0.01 * savings


@rule(level="person", unit="EUR/jaar", law="Tax Act 2", label="net income")
def net(income: float, tax: float) -> float:
    return income - tax


SYSTEM = law(INCOME, SAVINGS, tax, net)
TWO = (2,)
"""Two persons in a flat."""


def test_given_or_by_default() -> None:
    # 0.1 × 1000 + 0.01 × 500 = 105; the other with 100 of savings: 0.1 × 2000 + 1 = 201
    assert year(SYSTEM, "tax", case(TWO, income=[1000.0, 2000.0], savings=[500.0, NOT_GIVEN])) == [105.0, 201.0]
    assert year(SYSTEM, "tax", case(TWO, income=[1000.0, 2000.0])) == [101.0, 201.0]
    assert year(SYSTEM, "savings", case(TWO)) == [100.0, 100.0]


def test_required_and_not_given_is_missing() -> None:
    without, told = year(SYSTEM, "tax", case(TWO, income=[NOT_GIVEN, 2000.0]))
    assert needs(without) == {"income"}
    assert told == 201.0
    assert needs(year(SYSTEM, "tax", case())[0]) == {"income"}


def test_a_fact_is_needed_by_the_name_users_know() -> None:
    area = Fact("flat.area", "flat", unit="m2")

    @rule(level="flat", unit="EUR/jaar", law="Heating Act 1", label="heating")
    def heating(flat_area: float) -> float:
        return 3.0 * flat_area

    system = law(area, heating)
    assert needs(year(system, "heating", case())[0]) == {"flat.area"}
    assert year(system, "heating", case(flat_area=[40.0])) == [120.0]


def test_unknown_never_takes_the_default() -> None:
    unknown, given = year(SYSTEM, "tax", case(TWO, income=[1000.0, 1000.0], savings=[Missing("savings"), NOT_GIVEN]))
    assert needs(unknown) == {"savings"}
    assert given == 101.0


def test_a_fact_replaces_the_rule_for_everybody() -> None:
    # What only the rule needs is not asked for: no savings, and no step for them.
    told = case(TWO, income=[1000.0, 2000.0], tax=[7.0, 8.0], savings=[Missing("savings")] * 2)
    outcome = Interpreter(SYSTEM, When(2024)).run(["net"], told)
    assert outcome.year("net") == [993.0, 1992.0]
    assert [step.name for step in outcome.plan.steps] == ["income", "tax", "net"]


def test_a_fact_replaces_the_rule_for_some() -> None:
    told = case(TWO, income=[1000.0, 2000.0], tax=[NOT_GIVEN, 8.0])
    assert year(SYSTEM, "net", told) == [1000.0 - 101.0, 1992.0]


def test_an_outcome_said_to_be_unknown_is_not_calculated() -> None:
    unknown, calculated = year(SYSTEM, "net", case(TWO, income=[1000.0] * 2, tax=[Missing("tax"), NOT_GIVEN]))
    assert needs(unknown) == {"tax"}
    assert calculated == 899.0
    assert [needs(v) for v in year(SYSTEM, "net", case(income=[1000.0], tax=[Missing("tax")]))] == [{"tax"}]


def test_a_fact_replaces_a_monthly_rule_for_some() -> None:
    @rule(level="person", unit="EUR/maand", period="month", law="Bus Act 1", label="bus pass")
    def bus_pass_maand() -> float:
        return 30.0

    system = law(bus_pass_maand)
    assert year(system, "bus_pass_maand", case(TWO, bus_pass_maand=[NOT_GIVEN, 5.0])) == [30.0, 5.0]
    assert year(system, "bus_pass", case(TWO, bus_pass_maand=[NOT_GIVEN, 5.0])) == [360.0, 60.0]
    assert year(system, "bus_pass", case(TWO, bus_pass_maand=[4.0, 5.0])) == [48.0, 60.0]
    assert year(system, "bus_pass", case(TWO, bus_pass=[NOT_GIVEN, 50.0])) == [360.0, 50.0]


def test_what_is_given_is_not_rounded() -> None:
    @rule(level="person", unit="EUR/jaar", law="Tax Act 3", label="rounded", rounding="down")
    def rounded(income: float) -> float:
        return income

    told = case(TWO, income=[10.9, 10.9], rounded=[NOT_GIVEN, 10.9])
    assert year(law(INCOME, rounded), "rounded", told) == [10.0, 10.9]


def test_a_fact_with_a_rule_is_answered_by_it_where_it_is_not_given() -> None:
    estimate = Fact("savings", "person", unit="EUR")

    @rule(level="person", unit="EUR", law="Tax Act 4", label="savings")
    def savings(income: float) -> float:
        return 0.5 * income

    system = law(INCOME, estimate, savings)
    assert year(system, "savings", case(TWO, income=[10.0, 20.0], savings=[NOT_GIVEN, 3.0])) == [5.0, 3.0]
    assert year(system, "savings", case(TWO, income=[10.0, 20.0])) == [5.0, 10.0]
    unknown = year(system, "savings", case(TWO, income=[10.0, 20.0], savings=[Missing("savings"), NOT_GIVEN]))
    assert needs(unknown[0]) == {"savings"}
    assert unknown[1] == 10.0
    assert system.variables["savings"].fact is estimate


def test_a_whole_number_may_be_read_as_an_amount() -> None:
    children = Fact("children", "person", int, unit="aantal", default=2)

    @rule(level="person", unit="EUR/jaar", law="Child Act 1", label="child benefit")
    def benefit(children: float) -> float:
        return 100.0 * children

    assert year(law(children, benefit), "benefit", case(TWO, children=[NOT_GIVEN, 3])) == [200.0, 300.0]


def test_only_the_version_in_force_is_asked_for() -> None:
    said = {
        "variable": "bus_pass_maand",
        "level": "person",
        "unit": "EUR/maand",
        "period": "month",
        "law": "B",
        "label": "b",
    }

    @rule(**said, valid_until="2024-06-30")  # type: ignore[arg-type]
    def by_savings(savings: float) -> float:
        return savings / 100.0

    @rule(**said, valid_from="2024-07-01")  # type: ignore[arg-type]
    def by_income(income: float) -> float:
        return income / 100.0

    system = law(INCOME, SAVINGS, by_savings, by_income)

    def asked(when: When) -> list[str]:
        return [step.name for step in Interpreter(system, when).run(["bus_pass_maand"], case()).plan.steps[:-1]]

    assert asked(When(2023)) == ["savings"]
    assert asked(When(2024)) == ["savings", "income"]
    assert asked(When(2024, date(2024, 6, 30))) == ["savings"]
    assert asked(When(2024, date(2024, 7, 1))) == asked(When(2025)) == ["income"]


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(CaseError, match=r"^taxes is no variable$"):
        year(SYSTEM, "taxes", case())
    with pytest.raises(CaseError, match=r"^incom is no fact or variable$"):
        year(SYSTEM, "tax", case(incom=[1.0]))
