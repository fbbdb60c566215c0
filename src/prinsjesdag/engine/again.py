"""Twice over the same law: what a small rise reaches, and the choice that the law leaves to people.

Both run a part of the rules again with other values, many side by side. They cost time only when asked for, and only
for whom there is something to try.
"""

from collections.abc import Generator, Mapping
from typing import TYPE_CHECKING, Any

from prinsjesdag.engine.declarations import Best, Nudge
from prinsjesdag.engine.missing import NOT_GIVEN, Missing, missing_among

if TYPE_CHECKING:
    from prinsjesdag.engine.interpreter import Interpreter
    from prinsjesdag.engine.outcome import Outcome

Trial = dict[str, Any]


def reach(interpreter: "Interpreter", outcome: "Outcome", nudge: Nudge) -> list[Any]:
    """For each person the share of a rise of the fact that reaches the target; 0 without a rise."""
    system = interpreter.system
    low, high = system.levels.index(nudge.level), system.levels.index(system.variables[nudge.target].level)
    before, said, rises = outcome.year(nudge.target), outcome.year(nudge.fact), outcome.year(nudge.by)
    at = range(len(said)) if low == high else outcome.map(low, high, None)
    unknown = [missing_among([rise, said[i], before[at[i]]]) for i, rise in enumerate(rises)]
    found: list[Any] = [0.0 if missing is None else missing for missing in unknown]
    rising = [i for i, missing in enumerate(unknown) if missing is None and rises[i] != 0.0]
    columns = outcome.monthly.get(nudge.fact) if outcome.case.later_given else None

    def risen(values: list[Any], i: int) -> list[Any]:
        return [v + rises[i] if j == i else v for j, v in enumerate(values)]

    changes = [
        {nudge.fact: risen(said, i) if columns is None else [risen(values, i) for values in columns]} for i in rising
    ]
    for i, values in zip(rising, interpreter.rerun(outcome, changes, nudge.target) if changes else (), strict=True):
        after = values[at[i]]
        found[i] = after if type(after) is Missing else (after - before[at[i]]) / rises[i]
    return found


def choose(interpreter: "Interpreter", outcome: "Outcome", best: Best) -> dict[str, list[Any]]:
    """The knobs' values per group: the first found that nothing tried improves on.

    The groups search side by side, so an objective rests on no other group's knobs.
    """
    values: dict[str, list[Any]] = {}
    searches: dict[int, Generator[list[Trial], list[Any], Trial]] = {}
    for knob in best.knobs:
        variable, said = interpreter.system.variables[knob], outcome.case.given.get(knob)
        assert variable.fact is not None
        default = variable.fact.default
        said = said or [NOT_GIVEN] * outcome.sizes[variable.level]
        values[knob] = [default if v is NOT_GIVEN else v for v in said]
    for group in range(outcome.sizes[interpreter.system.variables[best.objective].level]):
        free = {
            knob: [outcome.year(name)[group] for name in names]
            for knob, names, when in zip(best.knobs, best.candidates, best.when, strict=True)
            if ((said := outcome.case.given.get(knob)) is None or said[group] is NOT_GIVEN)
            and outcome.year(when)[group] is True
        }
        if free and missing_among(v for tried in free.values() for v in tried) is None:
            searches[group] = _search(free)
    wishes = {group: next(search) for group, search in searches.items()}
    known: dict[tuple[int, Any], Any] = {}
    while wishes:
        new = {g: list({_key(g, t): t for t in trials}.values()) for g, trials in wishes.items()}
        new = {g: [t for t in trials if _key(g, t) not in known] for g, trials in new.items()}
        changes: list[Mapping[str, list[Any]]] = [
            {
                knob: [
                    new[g][k].get(knob, value) if g in new and k < len(new[g]) else value
                    for g, value in enumerate(values[knob])
                ]
                for knob in best.knobs
            }
            for k in range(max(map(len, new.values())))
        ]
        costs = interpreter.rerun(outcome, changes, best.objective) if changes else []
        known |= {_key(g, trial): costs[k][g] for g, trials in new.items() for k, trial in enumerate(trials)}
        for group, trials in list(wishes.items()):
            try:
                wishes[group] = searches[group].send([known[_key(group, trial)] for trial in trials])
            except StopIteration as done:
                del wishes[group]
                for knob, value in done.value.items():
                    values[knob][group] = value
    return values


def _search(tried: Mapping[str, list[Any]]) -> Generator[list[Trial], list[Any], Trial]:
    """Asks what trials cost, some at a time, and says in the end which is best; none where that isn't known."""
    starts = [dict(zip(tried, together, strict=True)) for together in zip(*tried.values(), strict=False)]
    costs = yield starts
    if missing_among(costs) is not None:
        return {}
    lowest = min(costs)
    chosen = starts[costs.index(lowest)]
    for knob in [*tried, *tried]:
        trials = [{**chosen, knob: value} for value in tried[knob]]
        for trial, cost in zip(trials, (yield trials), strict=True):
            if type(cost) is not Missing and cost < lowest:
                chosen, lowest = trial, cost
    return chosen


def _key(group: int, trial: Trial) -> tuple[int, Any]:
    return group, tuple(trial.values())
