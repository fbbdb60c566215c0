"""A table with households of several municipalities: each is calculated by the law with its own schemes over it."""

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
import polars as pl

from prinsjesdag.engine import System, When
from prinsjesdag.measures.lokaal import MUNICIPAL, files, filled, local
from prinsjesdag.tables.building import Built, Floats, Ints
from prinsjesdag.tables.checking import Checked
from prinsjesdag.tables.executors import Result
from prinsjesdag.tables.reading import Part
from prinsjesdag.tables.schema import AREA, Layout

Codes = list[str | None]


def codes_of(part: Part, checked: Checked, layout: Layout) -> Codes:
    """The municipality of each household that is calculated."""
    first = checked.starts[:-1][checked.good[checked.starts[:-1]]]
    if AREA not in layout.own:
        return [None] * len(first)
    said = part.frame[layout.own[AREA]].gather(first)
    return said.cast(pl.String).str.strip_chars().str.to_uppercase().to_list()


def not_filled_in(targets: Sequence[str], codes: Codes, when: When, has_column: bool) -> dict[str, tuple[str, ...]]:
    """Of these targets, those that can be told for nobody here, with what is needed for them."""
    municipal = [target for target in targets if target in MUNICIPAL]
    told = [filled(code, when).unknown for code in set(codes)]
    lacking = "gemeenteregelingen" if has_column else "gemeente"
    return {target: (lacking,) for target in municipal if all(target in unknown for unknown in told)}


def by_municipality(
    run: Callable[[System, Built], Result],
    system: System,
    when: When,
    targets: Sequence[str],
    built: Built,
    codes: Codes,
) -> Result:
    """Run the rules per municipality that has a file, the rest together, and put the outcomes in their places."""
    own = files()
    names = np.array([code if code in own else "" for code in codes])
    found: dict[str, Floats] = {}
    needs: Counter[str] = Counter()
    for code in sorted(set(names.tolist())) or [""]:
        cases = np.flatnonzero(names == code)
        part = built if len(cases) == len(codes) else _of(built, cases)
        result = run(local(system, code or None), part)
        needs.update(result.needs)
        places = built.columns.places(cases)
        for name, values in result.values.items():
            level = _level(system, name)
            if name not in found:
                found[name] = np.full(built.columns.size(level), np.nan)
            found[name][places[level]] = values
    _leave_empty(found, needs, system, when, targets, built, codes)
    return Result(found, needs)


def _leave_empty(
    found: dict[str, Floats],
    needs: Counter[str],
    system: System,
    when: When,
    targets: Sequence[str],
    built: Built,
    codes: Codes,
) -> None:
    """What rests on schemes that aren't filled in is not zero but unknown, unless it was told."""
    asked = [target for target in targets if target in MUNICIPAL]
    if not asked:
        return
    known, which = np.unique(np.array([code or "" for code in codes]), return_inverse=True)
    unknown = [filled(code or None, when).unknown for code in known.tolist()]
    lacks = np.zeros(len(codes), np.bool_)
    for target in asked:
        level = _level(system, target)
        case = _case_of(built, level)
        empty = np.array([target in names for names in unknown], np.bool_)[which][case]
        told = built.columns.given[level].get(target)
        if told is not None:
            empty &= np.isnan(told)
        found[target][empty] = np.nan
        lacks[case[empty]] = True
    for need, has in (("gemeente", known[which] == ""), ("gemeenteregelingen", known[which] != "")):
        if (lacks & has).any():
            needs[need] += int((lacks & has).sum())


def _case_of(built: Built, level: int) -> Ints:
    if level == 2:
        return np.arange(built.columns.cases)
    return np.repeat(np.arange(built.columns.cases), np.diff(built.columns.starts[level]))


def _of(built: Built, cases: Ints) -> Built:
    persons, groups, _ = built.columns.places(cases)
    columns = built.columns.take(cases)
    return Built(columns, built.numbers[groups], columns.group_later, built.no_income[persons])


def _level(system: System, name: str) -> int:
    variable = system.variable(name)
    assert variable is not None
    return system.levels.index(variable.level)
