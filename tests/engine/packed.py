"""Cases as columns, one by one: slow and plain, to hold the compiled executor against the interpreter."""

from collections.abc import Sequence

import numpy as np

from prinsjesdag.engine import NOT_GIVEN, Case, Missing, Outcome, System
from prinsjesdag.engine.columns import Columns, Floats, Ints
from prinsjesdag.engine.plan import first_of_month


def packed(system: System, cases: Sequence[Case], year: int) -> Columns:
    """The cases in one Columns; each has one instance of the highest level."""
    sizes = [sum(case.sizes[level] for case in cases) for level in range(3)]
    given: tuple[dict[str, Floats], dict[str, Floats], dict[str, Floats]] = ({}, {}, {})
    starts: tuple[list[int], list[int]] = ([0], [0])
    group: list[int] = []
    later: list[int] = []
    moves: list[int] = []
    breaks: list[int] = []
    links: dict[str, list[int]] = {link: [] for link in system.links}
    for at, case in enumerate(cases):
        first = (starts[0][-1], starts[1][-1], at)
        groups, days = list(case.parents[0]), [0] * case.sizes[0]
        group += [g + first[1] for g in groups]
        for day, parents in case.later:
            days = [day.toordinal() if new != old else d for new, old, d in zip(parents[0], groups, days, strict=True)]
            groups = list(parents[0])
        later += [g + first[1] for g in groups]
        moves += days
        changes = [first_of_month(day) for day in [*case.breaks, *(day for day, _ in case.later)]]
        breaks.append(sum(1 << m for m in {day.month - 1 for day in changes if day.year == year}))
        for link, others in links.items():
            others += [o + first[0] if o >= 0 else -1 for o in case.links[link]]
        for name, values in case.given.items():
            variable = system.variable(name)
            assert variable is not None
            level = system.levels.index(variable.level)
            column = given[level].setdefault(name, np.full(sizes[level], np.nan))
            for i, value in enumerate(values):
                if value is not NOT_GIVEN and type(value) is not Missing:
                    column[first[level] + i] = float(value)
        starts[0].append(first[0] + case.sizes[0])
        starts[1].append(first[1] + case.sizes[1])
    return Columns(
        (_ints(starts[0]), _ints(starts[1])), _ints(group), _ints(later), _ints(moves), _ints(breaks),
        {link: _ints(others) for link, others in links.items()}, given,
    )  # fmt: skip


def unequal(found: dict[str, Floats], outcomes: Sequence[Outcome], targets: Sequence[str]) -> list[str]:
    """Where the compiled values aren't those of the interpreter, to the bit; Missing is NaN."""
    wrong = []
    for name in targets:
        expected = [_number(value) for outcome in outcomes for value in outcome.year(name)]
        for i, (one, other) in enumerate(zip(found[name].tolist(), expected, strict=True)):
            if one != other and not (np.isnan(one) and np.isnan(other)):
                wrong.append(f"{name}[{i}]: compiled {one!r}, interpreted {other!r}")
    return wrong


def _number(value: object) -> float:
    return float("nan") if type(value) is Missing else float(value)  # type: ignore[arg-type]


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, np.int64)
