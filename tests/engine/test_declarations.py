"""What is collected from the modules of a law package, and rules as the plain functions they stay."""

from pathlib import Path
from types import ModuleType

import pytest

from prinsjesdag.engine import (
    CaseError,
    Day,
    Declarations,
    Fact,
    Interpreter,
    System,
    When,
    aggregate,
    best,
    nudge,
    rule,
)
from prinsjesdag.engine.calendar import day
from tests.engine.town import rules
from tests.engine.toy import LEVELS, LINKS, UNITS, case, law, town, year


def test_a_module_declares_in_reading_order() -> None:
    found = Declarations.of(rules)
    assert [f.name for f in found.facts] == ["income", "born", "ticket", "house.heated"]
    assert [(r.variable, r.function.__name__) for r in found.rules] == [
        ("is_adult", "is_adult"),
        ("tax", "tax"),
        ("bus_pass_maand", "bus_pass_for_all"),
        ("bus_pass_maand", "bus_pass_maand"),
        ("rent_help_maand", "rent_help_maand"),
        ("left", "left"),
    ]
    assert [(a.variable, a.how, a.of) for a in found.aggregates] == [
        ("flat_tax", "sum", "tax"), ("block_tax", "sum", "flat_tax"), ("adults", "count", "is_adult")
    ]  # fmt: skip
    assert found.files == [rules.__file__]


def test_nudges_and_choices_are_collected_too() -> None:
    module = ModuleType("again")
    module.__file__ = None
    vars(module)["kept"] = nudge("left", "income", "rise", level="person", label="kept")
    vars(module)["chosen"] = best("tax", knobs=("share",), candidates=(("all",),), when="couple")
    found = Declarations.of(module)
    assert [n.variable for n in found.nudges] == ["kept"]
    assert [b.knobs for b in found.choices] == [("share",)]
    assert found.files == []


def test_a_law_knows_its_variables() -> None:
    system = town()
    heated = system.variables["house_heated"]
    assert (heated.level, heated.kind, heated.unit, heated.period) == ("block", bool, None, "fact")
    monthly, yearly = system.variable("rent_help_maand"), system.variable("rent_help")
    assert monthly is not None
    assert yearly is not None
    assert (monthly.period, monthly.unit, monthly.target, monthly.label) == (
        "month",
        "EUR/maand",
        True,
        "help with the rent",
    )
    assert (yearly.period, yearly.unit, yearly.of) == ("year", "EUR/jaar", "rent_help_maand")
    assert system.variable("rent") is None
    assert system.variable("tax_maand") is None
    assert [v.name for v in system.variables.values() if v.target] == ["tax", "rent_help_maand", "left"]


def test_parameters_stand_beside_the_module() -> None:
    assert Path(rules.Tax.table) == Path(str(rules.__file__)).with_name("parameters.yaml")
    town().check()
    assert town().series("town.rate").unit == "deel"


def test_a_rule_is_the_function_as_it_was_written() -> None:
    assert rules.is_adult(day(2006, 5, 20), day(2024, 5, 20)) is True
    assert rules.is_adult(day(2006, 5, 20), day(2024, 5, 19)) is False


def test_what_was_not_asked_is_not_answered() -> None:
    outcome = Interpreter(town(), When(2024)).run(["tax"], case(income=[1.0]))
    with pytest.raises(KeyError):
        outcome.year("left")


def test_what_modules_import_from_one_another_is_declared_once() -> None:
    other = ModuleType("other")
    other.__file__ = rules.__file__
    vars(other)["HEATED"] = rules.HEATED
    vars(other)["adults"] = rules.adults
    System(Declarations.of(rules, other), levels=LEVELS, links=LINKS, units=UNITS)


def test_a_case_without_links() -> None:
    @rule(level="person", law="Tax Act", label="single")
    def single(spouse: bool) -> bool:
        return not spouse

    told = case()
    told.links = {}
    assert year(law(single), "single", told) == [True]


@pytest.mark.parametrize("value", ["much", True, None])
def test_a_fact_of_another_kind_is_refused(value: object) -> None:
    with pytest.raises(CaseError):
        year(town(), "left", case(income=[value], born=[Day(730_000)]))


def test_a_fact_for_more_persons_than_there_are_is_refused() -> None:
    income = Fact("income", "person", unit="EUR")
    total = aggregate("sum", "income", level="flat", label="total")
    with pytest.raises(CaseError):
        Interpreter(law(income, total=total), When(2024)).run(["income"], case((1,), income=[1.0, 2.0]))
