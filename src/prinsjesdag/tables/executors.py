"""Who runs the rules over a part: the interpreter, household by household, or the compiled kernel."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from prinsjesdag.engine import NOT_GIVEN, Interpreter, Missing, System, When
from prinsjesdag.engine.errors import CacheError
from prinsjesdag.engine.plan import Plan
from prinsjesdag.errors import InputError, why
from prinsjesdag.law.algemeen.feiten import WMO
from prinsjesdag.law.wmo.rules import Wmo, depends_on_income
from prinsjesdag.tables.building import Built, Floats, Mask, incomes
from prinsjesdag.tables.households import ONLY_IN

INTERPRETER, KERNEL = "interpreter", "kernel"
FEW = 10_000
"""Persons: for fewer the interpreter is done before the rules would be compiled."""

NO_INCOME = "inkomen"
"""What is needed of who told no income."""


@dataclass(frozen=True)
class Result:
    """Per target a value for every instance of its level, NaN for what isn't known; how many households need what."""

    values: Mapping[str, Floats]
    needs: Counter[str]


def interpret(
    system: System,
    when: When,
    targets: Sequence[str],
    built: Built,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Result:
    """One household after another; `progress` hears how many persons are done."""
    columns = built.columns
    interpreter = _interpreter(system, when)
    told = incomes(system)
    found: dict[str, list[float]] = {name: [] for name in targets}
    needs: Counter[str] = Counter()
    for at in range(columns.cases):
        case = columns.case(system, when.year, at)
        first, last = int(columns.starts[0][at]), int(columns.starts[0][at + 1])
        silent = np.flatnonzero(built.no_income[first:last]).tolist()
        if silent:
            case.given = _unknown(case.given, told, silent, last - first)
        outcome = interpreter.run(targets, case)
        missing: set[str] = set()
        for name, values in found.items():
            for value in outcome.year(name):
                if type(value) is Missing:
                    missing |= value.needs
                values.append(np.nan if type(value) is Missing else float(value))
        needs.update(missing)
        if at % 64 == 63:
            if progress:
                progress(last)
            if cancelled and cancelled():
                from prinsjesdag.engine.kernel import Cancelled

                raise Cancelled
    return Result({name: np.array(values) for name, values in found.items()}, needs)


def _unknown(
    given: Mapping[str, list[Any]], names: Iterable[str], persons: list[int], size: int
) -> dict[str, list[Any]]:
    """What these persons have of these facts isn't known, in place of not told."""
    changed = dict(given)
    for name in names:
        said = list(given.get(name, [NOT_GIVEN] * size))
        for person in persons:
            said[person] = Missing(NO_INCOME)
        changed[name] = said
    return changed


@lru_cache(maxsize=64)
def _interpreter(system: System, when: When) -> Interpreter:
    return Interpreter(system, when)


PEILJAAR = "peiljaarinkomen_verzamelinkomen"
ONLY_WITH = {
    "bijdrage_beschermd_wonen_maand": ("wmo_voorziening_beschermd_wonen",),
    PEILJAAR: tuple(fact.variable for fact in WMO),
}
"""What is only asked of who has support under the Wmo."""


def compiled(
    system: System,
    when: When,
    targets: Sequence[str],
    built: Built,
    threads: int | None = None,
    cancelled: Callable[[], bool] | None = None,
    notice: Callable[[str], None] | None = None,
    in_all: int = 0,
) -> Result:
    """All households in the kernel, which knows no missing facts: see `unmet`. Raises LawError, InputError.

    `in_all` as in `engine.kernel.simulate`.
    """
    from prinsjesdag.engine.kernel import simulate

    if built.columns.cases == 0:
        return Result({name: np.zeros(0) for name in targets}, Counter())
    try:
        found = simulate(
            system, when, targets, built.columns, threads=threads, cancelled=cancelled, report=notice, in_all=in_all
        )
    except CacheError as error:
        what = f"de map voor gecompileerde regels is niet te gebruiken: {why(error.__cause__ or error)}"
        raise InputError(f"{what}; maak ruimte, of wijs een andere map aan", ("PRINSJESDAG_CACHE",)) from None
    return Result(found, Counter())


def unmet(built: Built, system: System, when: When) -> dict[str, Mask]:
    """Per fact without which some rules can't do, the households where it isn't told (where it could be)."""
    columns = built.columns
    found: dict[str, Mask] = {}
    if built.no_income.any():
        found[NO_INCOME] = np.logical_or.reduceat(built.no_income, columns.starts[0][:-1])
    for variable in system.variables.values():
        fact = variable.fact
        if fact is None or not fact.required or variable.period != "fact":
            continue
        level = system.levels.index(variable.level)
        values = columns.given[level].get(variable.name)
        absent = np.full(columns.size(level), True) if values is None else np.isnan(values)
        if variable.name in ONLY_IN and "woning_soort" in columns.given[2]:
            home = columns.given[2]["woning_soort"]
            absent &= ~((home > 0) & (home != ONLY_IN[variable.name]))
        if variable.name in ONLY_WITH:
            absent &= _has(built, ONLY_WITH[variable.name])
            if variable.name == PEILJAAR and not depends_on_income(system.values_on(Wmo, when.new_year)):
                continue
        if level < 2:
            absent = np.logical_or.reduceat(absent, columns.starts[level][:-1])
        if absent.any():
            found[fact.name] = absent
    return found


def _has(built: Built, provisions: Sequence[str]) -> Mask:
    """Who has one of these kinds of support."""
    told = [built.columns.given[0][name] > 0 for name in provisions if name in built.columns.given[0]]
    return np.logical_or.reduce(told) if told else np.zeros(built.columns.size(0), np.bool_)


def needed_facts(system: System, when: When, target: str, built: Built) -> frozenset[str]:
    """Which of the facts that `unmet` tells of a target may look at, given the columns there are."""
    whole = set()
    for columns in built.columns.given:
        for name, values in columns.items():
            variable = system.variables[name]
            if variable.period != "fact" and not np.isnan(values).any():
                whole.add(name)
            elif variable.period != "fact" and variable.level == "persoon" and built.no_income.any():
                if not np.isnan(values[built.no_income]).any():
                    whole.add(name)
    told = incomes(system)
    found = set()
    for variable in Plan(system, when, [target], frozenset(whole)).steps:
        if variable.name in told:
            found.add(NO_INCOME)
        elif variable.fact and variable.fact.required and variable.period == "fact":
            found.add(variable.fact.name)
    return frozenset(found)
