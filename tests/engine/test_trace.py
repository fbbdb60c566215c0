"""Every step behind an outcome: where it came from, its article, its figures."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from prinsjesdag.engine import (
    NOT_GIVEN,
    Case,
    Interpreter,
    Missing,
    Parameters,
    Step,
    System,
    When,
    reached,
    rule,
    trace,
)
from prinsjesdag.engine.calendar import day
from tests.engine.toy import case, law, needs, table, town

ANN, BOB, CAS = 0, 1, 2
COUPLE = case(
    (2, 1),
    couples=[(ANN, BOB)],
    income=[30000.0, 6000.0, 20000.0],
    born=[day(1980, 1, 1), day(1990, 1, 1), day(2010, 1, 1)],
)
"""Ann and Bob share a flat, Cas of 14 has one; no breaks in 2024 but those of the law: April and July."""


def explain(
    target: str, instance: int = 0, told: Case = COUPLE, system: System | None = None, when: When | None = None
) -> Step:
    return trace(Interpreter(system or town(), when or When(2024)).run([target], told), target, instance)


def inputs(step: Step) -> list[tuple[str, int, str]]:
    return [(s.variable.name, s.instance, s.origin) for s in step.inputs]


def figures(steps: Sequence[Step]) -> list[tuple[str, object]]:
    return [(f.path, f.value) for step in steps for f in step.figures]


def test_a_rule_with_its_article_and_inputs() -> None:
    # 0.2 × (30,000 − 12,000 − (12,000 − 6,000)) = 2,400
    step = explain("tax")
    assert (step.value, step.origin, step.instance) == (2400.0, "rule", ANN)
    assert step.rule is not None
    assert (step.rule.law, step.rule.label, step.rule.unit) == ("Tax Act 1", "tax", "EUR/jaar")
    assert inputs(step) == [("income", ANN, "given"), ("income", BOB, "given")]
    assert [s.value for s in step.inputs] == [30000.0, 6000.0]
    # Nobody's income is no step.
    assert inputs(explain("tax", CAS)) == [("income", CAS, "given")]


def test_figures_with_their_sources() -> None:
    allowance, rate = sorted(explain("tax").figures, key=lambda f: f.path)
    assert (allowance.path, allowance.label, allowance.value) == ("town.allowance", "allowance", 12000)
    assert (rate.path, rate.label, rate.value, rate.unit) == ("town.rate", "rate of tax", 0.2, "deel")
    assert (rate.law, rate.law_id, rate.article) == ("Acts of the town", "TOWN", "Tax Act 1")
    assert rate.enacted is not None
    assert (rate.enacted.source.title, rate.enacted.confidence) == ("Gazette 2024", "official")
    assert rate.enacted.first == date(2024, 1, 1)


def test_a_reformed_figure_has_no_source() -> None:
    system = town().reform({"town.rate": 0.3})
    enacted = {f.path: (f.value, f.enacted is not None) for f in explain("tax", system=system).figures}
    assert enacted == {"town.allowance": (12000, True), "town.rate": (0.3, False)}


def test_given_assumed_and_missing() -> None:
    told = case((3,), income=[NOT_GIVEN, Missing("income"), 1.0], born=[NOT_GIVEN] * 3, bus_pass_maand=[5.0] * 3)
    # What is given for a rule's variable has nothing behind it.
    step = explain("bus_pass_maand", told=told)
    assert (step.value, step.origin, step.inputs, step.rule) == (5.0, "given", [], None)
    origins = [explain("income", i, told).origin for i in range(3)]
    assert origins == ["missing", "missing", "given"]
    told = case(
        (2,), income=[1.0] * 2, born=[day(1980, 1, 1)] * 2, house_heated=[True], tax=[NOT_GIVEN, Missing("tax")]
    )
    assert inputs(explain("rent_help_maand", told=told, when=When(2024, date(2024, 5, 1)))) == [
        ("house_heated", 0, "given"), ("adults", 0, "aggregate"), ("flat_tax", 0, "aggregate")
    ]  # fmt: skip
    flat_tax = explain("flat_tax", told=told)
    assert inputs(flat_tax) == [("tax", 0, "rule"), ("tax", 1, "missing")]
    assert repr(flat_tax.value) == "Missing(tax)"
    ticket = next(s for s in explain("bus_pass", CAS).walk() if s.variable.name == "ticket")
    assert (ticket.origin, ticket.value) == ("assumed", 1)


def test_an_aggregate_and_its_members() -> None:
    # Ann 2,400, Bob nothing; Cas 0.2 × 8,000 = 1,600.
    step = explain("block_tax")
    assert (step.value, step.origin, step.rule) == (4000.0, "aggregate", None)
    assert inputs(step) == [("flat_tax", 0, "aggregate"), ("flat_tax", 1, "aggregate")]
    assert [inputs(s) for s in step.inputs] == [[("tax", ANN, "rule"), ("tax", BOB, "rule")], [("tax", CAS, "rule")]]


def test_a_year_in_its_stretches() -> None:
    # A year's amount is twelve times the average month; Cas pays 3 × 30, 3 × 15 and 6 × 20 = 255.
    step = explain("bus_pass", CAS)
    assert (step.value, step.origin) == (255.0, "aggregate")
    (mean,) = step.inputs
    assert (mean.variable.name, mean.value, mean.origin) == ("bus_pass_maand", 21.25, "year")
    assert [(s.first, s.months, s.value, s.origin) for s in mean.inputs] == [
        (date(2024, 1, 1), 3, 30.0, "rule"),
        (date(2024, 4, 1), 3, 15.0, "rule"),
        (date(2024, 7, 1), 6, 20.0, "rule"),
    ]
    assert [s.rule.law for s in mean.inputs if s.rule] == ["Bus Act 1", "Bus Act 2", "Bus Act 2"]
    # Each with the figures of its own day, those that a helper reads among them.
    factors = ("town.factors", (0.0, 1.0, 2.0))
    assert [sorted(figures([s])) for s in mean.inputs] == [
        [factors, ("town.fare", 30)],
        [factors, ("town.fare", 30), ("town.part_under_18", 0.5)],
        [factors, ("town.fare", 40), ("town.part_under_18", 0.5)],
    ]


def test_what_holds_all_year_has_no_months() -> None:
    step = explain("bus_pass_maand", when=When(2023))
    assert (step.origin, step.first, step.months) == ("rule", None, 12)
    # Ann's fare changes in July, that she is an adult doesn't.
    changed, same = explain("bus_pass_maand"), explain("is_adult")
    assert (changed.origin, len(changed.inputs)) == ("year", 3)
    assert (same.origin, same.first, same.value) == ("rule", None, True)


def test_a_day_is_explained_by_itself() -> None:
    step = explain("bus_pass_maand", CAS, when=When(2024, date(2024, 5, 20)))
    assert (step.value, step.origin, step.first) == (15.0, "rule", None)
    adult = step.inputs[1]
    assert (adult.variable.name, adult.value, adult.first) == ("is_adult", False, None)


def test_what_comes_down_is_the_group_s_own() -> None:
    # Cas, who lies third, in the second flat: no adult, no help with the rent.
    assert inputs(explain("left", CAS)) == [
        ("income", CAS, "given"), ("tax", CAS, "rule"), ("bus_pass", CAS, "aggregate"), ("rent_help", 1, "aggregate")
    ]  # fmt: skip


def test_a_step_that_occurs_twice_is_told_once() -> None:
    # Ann's tax stands under `left` and again in that of her flat, in every stretch.
    again = [s for s in everything(explain("left")) if (s.variable.name, s.instance) == ("tax", ANN)]
    assert [s.seen_before for s in again] == [False, True]
    assert {s.value for s in again} == {2400.0}
    assert again[0].inputs
    assert not again[1].inputs


def test_what_holds_all_year_is_told_once() -> None:
    names = [(s.variable.name, s.instance, s.first) for s in explain("left").walk() if s.origin == "rule"]
    assert len(names) == len(set(names))


def test_two_rules_with_the_same_outcome() -> None:
    said = {"variable": "fee", "level": "person", "unit": "EUR", "label": "fee"}

    @rule(**said, period="month", law="Old Act", valid_until="2024-06-30")  # type: ignore[arg-type]
    def old() -> float:
        return 5.0

    @rule(**said, period="month", law="New Act", valid_from="2024-07-01")  # type: ignore[arg-type]
    def new() -> float:
        return 5.0

    assert [s.rule.law for s in explain("fee", told=case(), system=law(old, new)).walk() if s.rule] == [
        "Old Act",
        "New Act",
    ]


def everything(step: Step) -> list[Step]:
    return [step, *(below for s in step.inputs for below in everything(s))]


def test_before_there_was_a_law() -> None:
    told = case(income=[1.0], born=[day(1980, 1, 1)])
    step = explain("tax", told=told, when=When(2022))
    assert needs(step.value) == {"town.allowance op 2022-01-01"}
    assert [(f.path, f.enacted) for f in step.figures] == [("town.allowance", None), ("town.rate", None)]


def test_a_rule_that_is_not_in_force_is_no_rule() -> None:
    @rule(level="person", unit="EUR", law="Fee Act", label="fee", valid_until="2023-12-31")
    def fee() -> float:
        return 5.0

    assert explain("fee", told=case(), system=law(fee)).origin == "missing"


def rests_on(target: str, told: Case) -> dict[str, set[int]]:
    return reached(Interpreter(town(), When(2024)).run([target], told), [target])


def test_whose_values_a_target_rests_on() -> None:
    assert rests_on("flat_tax", COUPLE) == {"flat_tax": {0, 1}, "tax": {ANN, BOB, CAS}, "income": {ANN, BOB, CAS}}
    # What is given has nothing behind it; Ann's income still counts for the tax of Bob, her spouse.
    told = case((2, 1), couples=[(ANN, BOB)], income=[1.0, 2.0, 3.0], tax=[5.0, NOT_GIVEN, 6.0])
    assert rests_on("tax", told) == {"tax": {ANN, BOB, CAS}, "income": {ANN, BOB}}
    assert rests_on("tax", case((2, 1), income=[1.0, 2.0, 3.0], tax=[5.0, NOT_GIVEN, 6.0]))["income"] == {BOB}
    assert rests_on("rent_help", COUPLE)["house_heated"] == {0}


def test_who_moved_within_the_year_counts_too() -> None:
    # The help for the flat that Bob leaves in July rests on whether he was an adult until then.
    told = case((2, 1), income=[1.0, 2.0, 3.0], later=[(date(2024, 7, 1), ([0, 1, 1], [0, 0]))],
                born=[day(1990, 1, 1)] * 3, rent_help_maand=[NOT_GIVEN, 0.0])  # fmt: skip
    assert rests_on("rent_help_maand", told)["born"] == {ANN, BOB}


def proposing(folder: Path, day: str) -> list[str]:
    """The proposals read in 2024 where one holds from a day on."""
    file = table(folder / "bus", fare={"2023-01-01": 30, day: 40}, fine={"2023-01-01": 90})
    enacted = Path(file).read_text(encoding="utf-8")
    Path(file).write_text(enacted.replace("value: 40", "value: 40\n        proposal: true"), encoding="utf-8")

    class Bus(Parameters, file=file):
        fare: float
        fine: float

    @rule(level="person", unit="EUR/maand", period="month", law="Bus Act 1", label="bus pass")
    def bus_pass_maand(bus: Bus) -> float:
        return bus.fare

    return Interpreter(law(bus_pass_maand), When(2024)).run(["bus_pass"], case()).plan.proposals


def test_proposals_among_what_is_read(tmp_path: Path) -> None:
    assert proposing(tmp_path / "a", "2024-01-01") == ["bus.fare"]
    assert proposing(tmp_path / "b", "2025-01-01") == []


def test_a_proposal_that_starts_within_the_year(tmp_path: Path) -> None:
    assert proposing(tmp_path, "2024-07-01") == ["bus.fare"]


@pytest.mark.parametrize("target", ["left", "block_tax", "rent_help", "bus_pass", "adults"])
def test_every_step_has_the_value_that_was_calculated_with(target: str) -> None:
    outcome = Interpreter(town(), When(2024)).run([target], COUPLE)
    starts = [s.first for s in outcome.stretches]
    for step in trace(outcome, target, 0).walk():
        name = step.variable.name
        values = outcome.on(name, starts.index(step.first)) if step.first else outcome.year(name)
        assert step.value == values[step.instance]
