"""Twice over the same law: what a small rise reaches, and the choice that the law leaves to people.

Both run a part of the rules again with other values. They cost time only when asked for, and only for whom there is
something to try.
"""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from prinsjesdag.engine.declarations import Best, Nudge
from prinsjesdag.engine.missing import NOT_GIVEN, Missing, missing_among

if TYPE_CHECKING:
    from prinsjesdag.engine.interpreter import Interpreter, Outcome


def reach(interpreter: "Interpreter", outcome: "Outcome", nudge: Nudge) -> list[Any]:
    """For each person the share of a rise of the fact that reaches the target; 0 without a rise."""
    system = interpreter.system
    target = system.variables[nudge.target]
    low, high = system.levels.index(nudge.level), system.levels.index(target.level)
    before, said = outcome.year(nudge.target), outcome.year(nudge.fact)
    found: list[Any] = []
    for i, rise in enumerate(outcome.year(nudge.by)):
        at = i if low == high else outcome.map(low, high, None)[i]
        missing = missing_among([rise, said[i], before[at]])
        if missing is not None or rise == 0.0:
            found.append(0.0 if missing is None else missing)
            continue
        changed = [value + rise if j == i else value for j, value in enumerate(said)]
        after = interpreter.rerun(outcome, {nudge.fact: changed}, nudge.target)[at]
        found.append(after if type(after) is Missing else (after - before[at]) / rise)
    return found


def choose(interpreter: "Interpreter", outcome: "Outcome", best: Best) -> dict[str, list[Any]]:
    """The knobs' values per group: the first found that nothing tried improves on."""
    system, case = interpreter.system, outcome.case
    level = system.variables[best.knobs[0]].level
    size = case.sizes[system.levels.index(level)]
    values: dict[str, list[Any]] = {}
    for knob in best.knobs:
        fact, said = system.variables[knob].fact, case.given.get(knob)
        assert fact is not None
        values[knob] = [fact.default if said is None or said[g] is NOT_GIVEN else said[g] for g in range(size)]
    for group, wanted in enumerate(outcome.year(best.when)):
        free = [k for k in best.knobs if (said := case.given.get(k)) is None or said[group] is NOT_GIVEN]
        if type(wanted) is Missing or not wanted or not free:
            continue
        tried = {k: [outcome.year(c)[group] for c in best.candidates[best.knobs.index(k)]] for k in free}
        if missing_among(v for values in tried.values() for v in values) is not None:
            continue

        known: dict[tuple[float, ...], Any] = {}
        cost = partial(_cost, interpreter, outcome, best, values, group, known)
        starts = [{k: tried[k][i] for k in free} for i in range(min(len(t) for t in tried.values()))]
        costs = [cost(start) for start in starts]
        if missing_among(costs) is not None:
            continue
        lowest = min(costs)
        chosen = starts[costs.index(lowest)]
        for knob in free * 2:
            for value in tried[knob]:
                trial = {**chosen, knob: value}
                if (found := cost(trial)) < lowest:
                    chosen, lowest = trial, found
        for knob in free:
            values[knob][group] = chosen[knob]
    return values


def _cost(
    interpreter: "Interpreter",
    outcome: "Outcome",
    best: Best,
    values: Mapping[str, list[Any]],
    group: int,
    known: dict[tuple[float, ...], Any],
    trial: Mapping[str, float],
) -> Any:
    key = tuple(trial.values())
    if key not in known:
        known[key] = _objective(interpreter, outcome, best, values, group, trial)
    return known[key]


def _objective(
    interpreter: "Interpreter",
    outcome: "Outcome",
    best: Best,
    values: Mapping[str, list[Any]],
    group: int,
    trial: Mapping[str, float],
) -> Any:
    changes = {k: [trial.get(k, v) if g == group else v for g, v in enumerate(values[k])] for k in best.knobs}
    return interpreter.rerun(outcome, changes, best.objective)[group]
