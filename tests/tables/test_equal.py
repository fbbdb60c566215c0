"""A table gives for every household what the household alone gives, to the bit."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from benchmarks import slice as part
from benchmarks.population import persons
from prinsjesdag import Household
from prinsjesdag.engine import Interpreter, Missing, System, When, kernel
from prinsjesdag.engine.columns import Columns
from prinsjesdag.household.answer import all_targets, answer
from prinsjesdag.household.case import case_of
from prinsjesdag.law import load
from prinsjesdag.tables.building import build
from prinsjesdag.tables.checking import check
from prinsjesdag.tables.executors import interpret
from prinsjesdag.tables.run import simulate
from prinsjesdag.tables.schema import Names, layout_of
from tests.engine.packed import unequal
from tests.tables.flat import Content, nested, rows, tables

SYSTEM = load()
TARGETS = all_targets(SYSTEM)
INPUTS = frozenset(persons(10).columns)
"""What the drawn persons tell already."""


@given(tables(), st.sampled_from([2022, 2023, 2024, 2025, 2026]))
@settings(max_examples=60, deadline=None)
def test_columns_give_what_the_household_gives(contents: list[Content], year: int) -> None:
    when = When(year)
    table = rows(contents)
    layout = layout_of(SYSTEM, table.columns, Names(), "tabel")
    checked = check(table, 0, layout, SYSTEM, when, skip=False, income_needed=True)
    built = build(checked.persons, checked.ages, SYSTEM, when)
    found = interpret(SYSTEM, when, TARGETS, built)
    interpreter = Interpreter(SYSTEM, when)
    at = [0, 0, 0]
    for content in contents:
        household = Household.read(nested(content))
        case, families = case_of(household, SYSTEM, when)
        outcome = interpreter.run(TARGETS, case)
        bounds = [slice(a, a + size) for a, size in zip(at, case.sizes, strict=True)]
        assert built.numbers[bounds[1]].tolist() == families.numbers
        assert (built.in_the_end[bounds[0]] - at[1]).tolist() == families.in_the_end
        for target in TARGETS:
            variable = SYSTEM.variable(target)
            assert variable is not None
            values = found.values[target][bounds[SYSTEM.levels.index(variable.level)]].tolist()
            alone = [np.nan if type(v) is Missing else float(v) for v in outcome.year(target)]
            assert repr(values) == repr(alone), target
        at = [a + size for a, size in zip(at, case.sizes, strict=True)]


@given(tables())
@settings(max_examples=15, deadline=None)
def test_the_table_shows_what_the_answer_shows(contents: list[Content]) -> None:
    when = When(2024)
    table = rows(contents)
    targets = ("zorgtoeslag", "besteedbaar_inkomen", "inkomstenbelasting", "aow_leeftijd_bereikt")
    found = simulate(table, SYSTEM, when, targets)
    shown = {(r["huishouden_id"], r["persoon_id"]): r for r in found.iter_rows(named=True)}
    for content in contents:
        result = answer(Household.read(nested(content)), SYSTEM, when, targets).as_dict()
        for person in result["personen"]:
            row = shown[content["id"], person["id"]]
            other = next((g for g in result["gezinnen"] if person["id"] in g["personen"]), None)
            group: dict[str, Any] = other or result["uitkomsten"]
            assert row["gezin"] == (other["nr"] if other else 1)
            expected = {**{t: group[t] for t in targets[:2]}, **{t: person[t] for t in targets[2:]}}
            assert {t: row[t] for t in targets} == expected


@pytest.mark.parametrize("year", [2024, 2025])
def test_one_day(year: int) -> None:
    when = When(year, date(year, 7, 1))
    content: Content = {
        "id": "h",
        "personen": [
            {"id": "a", "rol": "aanvrager", "geboortedatum": "1986-05-17", "loon": 32_000.0},
            {"id": "b", "rol": "kind", "geboortedatum": "2006-06-17", "loon": 0.0},
        ],
    }
    alone = answer(Household.read(nested(content)), SYSTEM, when, ["zorgtoeslag_maand"]).as_dict()
    found = simulate(rows([content]), SYSTEM, when, ["zorgtoeslag_maand"])
    assert found["gezin"].to_list() == [1, 2]
    assert found["zorgtoeslag_maand"].to_list() == [
        alone["uitkomsten"]["zorgtoeslag_maand"], alone["gezinnen"][0]["zorgtoeslag_maand"]
    ]  # fmt: skip


@given(tables())
@settings(max_examples=15, deadline=None)
def test_text_and_parquet_agree(contents: list[Content]) -> None:
    table = rows(contents)
    as_text = pl.read_csv(io.StringIO(table.write_csv()), infer_schema=False)
    one, other = (simulate(t, SYSTEM, When(2024), ["besteedbaar_inkomen", "leeftijd"]) for t in (table, as_text))
    assert one.equals(other)


@pytest.mark.soak
@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025, 2026])
def test_kernel_and_interpreter_fill_the_same_table(year: int) -> None:
    table = persons(3_000, seed=year, year=year)
    rented = pl.when(pl.col("woning.soort") == "huur").then("woning.kale_huur").alias("woning.kale_huur")
    program = kernel.program_of(SYSTEM, When(year))
    known = [target for target in TARGETS if not program.missing([target])]  # of 2022 the armoedegrens isn't
    for told in (table, table.with_columns(rented)):
        one = simulate(told, SYSTEM, When(year), executor="interpreter")
        asked = [target for target in known if target in one.columns]
        other = simulate(told, SYSTEM, When(year), asked, executor="kernel")
        assert one.select(other.columns).equals(other)


def test_what_the_benchmark_measures_is_what_the_interpreter_gives() -> None:
    """The slice of `make bench`, in the steps of the program and compiled as one question."""
    when = When(2024)
    columns, _ = part.columns(SYSTEM, when, persons(1_500, seed=5))
    interpreter = Interpreter(SYSTEM, when)
    expected = [interpreter.run(part.TARGETS, columns.case(SYSTEM, 2024, at)) for at in range(columns.cases)]
    for in_all in (0, kernel.MANY):
        found = kernel.simulate(SYSTEM, when, part.TARGETS, columns, in_all=in_all)
        assert unequal(found, expected, part.TARGETS) == []


FACTORS = (0.5, 0.9, 0.97, 1.01, 1.25, 2.0)
TOLD: dict[type, tuple[float, ...]] = {
    float: (0.0, 1.0, 350.0, 1_250.5, 9_000.0, 24_000.0, 61_000.0), bool: (0.0, 1.0), int: (0.0, 1.0, 2.0, 17.0, 40.0),
}  # fmt: skip


def reformed(draw: np.random.Generator, year: int) -> System:
    """The law with some other values, from any day or from a day within the year."""
    changes: dict[str, Any] = {}
    values = [(cls, name) for cls in SYSTEM.parameter_classes for name in cls.names]
    for at in draw.choice(len(values), int(draw.integers(0, 12)), replace=False):
        cls, name = values[at]
        value, factor = SYSTEM.value_on(cls, name, date(year, 1, 1)), float(draw.choice(FACTORS))
        if type(value) is float:
            changes[SYSTEM.path(cls, name)] = value * factor
        elif type(value) is tuple and all(type(v) is float for v in value):
            changes[SYSTEM.path(cls, name)] = tuple(float(v) * factor for v in value)
    return SYSTEM.reform(changes) if changes else SYSTEM


def told(draw: np.random.Generator, columns: Columns) -> Columns:
    """The same persons with some variables given: to everybody, or to some."""
    one, two, three = (dict(of_level) for of_level in columns.given)
    given_columns = (one, two, three)
    names = [v.name for v in SYSTEM.variables.values() if v.kind in TOLD and not (v.fact and v.name in INPUTS)]
    for name in draw.choice(names, int(draw.integers(0, 9)), replace=False):
        variable = SYSTEM.variables[name]
        level = SYSTEM.levels.index(variable.level)
        values = draw.choice(
            [v for v in TOLD[variable.kind] if variable.unit != "deel" or v <= 1.0], columns.size(level)
        )
        given_columns[level][str(name)] = np.where(draw.random(len(values)) < draw.choice((0.3, 1.0)), values, np.nan)
    return replace(columns, given=given_columns)


@pytest.mark.soak
@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025, 2026])
@given(st.integers(0, 1 << 32))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=(Phase.generate,))
def test_kernel_and_interpreter_agree_whatever_is_given_or_changed(year: int, seed: int) -> None:
    when, draw = When(year), np.random.default_rng(seed)
    table = persons(120, seed=seed, year=year)
    layout = layout_of(SYSTEM, table.columns, Names(), "tabel")
    checked = check(table, 0, layout, SYSTEM, when, skip=False, income_needed=True)
    columns = told(draw, build(checked.persons, checked.ages, SYSTEM, when).columns)
    system = reformed(draw, year)
    interpreter = Interpreter(system, when)
    outcomes = [interpreter.run(TARGETS, columns.case(system, year, at)) for at in range(columns.cases)]
    known = [t for t in TARGETS if not any(type(v) is Missing for o in outcomes for v in o.year(t))]
    assert unequal(kernel.simulate(system, when, known, columns), outcomes, known) == []
