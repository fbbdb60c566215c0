"""What is the same for everybody in a run: worked out on one case, so that no chunk of cases has to.

A table that says nothing of homes, of children or of box 3 leaves whole laws with one answer. A step is the same for
all when all it reads is: facts nobody tells or that are told alike, values of the law, and other such steps. What looks
at a day, at whether somebody is there, or is tried again is not; nor what differs between stretches of the year.
"""

from typing import TYPE_CHECKING

import numpy as np

from prinsjesdag.engine.chunk import Chunk
from prinsjesdag.engine.declarations import Best, Parameters
from prinsjesdag.engine.layout import TOGETHER
from prinsjesdag.engine.nodes import Node

if TYPE_CHECKING:
    from prinsjesdag.engine.kernel import Run


def same_for_all(run: "Run") -> dict[str, float]:
    """The rows of a run that have one value for everybody all year, wherever they are calculated."""
    if not run.columns.cases:
        return {}
    chunk = Chunk(run, np.arange(1), 0)
    chunk.facts()
    chunk.go(run.whole)
    tried = {name for again in run.parts for name in run.changed(again)}
    found: dict[str, float] = {}
    for node in run.nodes:
        if _nothing_to_choose(node, run, found):
            found[node.name] = run.defaults[node.name]
        if node.told and node.variable.again is None and node.name not in run.told.keys() | tried:
            found[node.name] = run.defaults[node.name]
            continue
        if node.name in tried or not _follows(node, run, found):
            continue
        values = chunk.values[node.space][node.row, : int(chunk.n[node.space])]
        if len(values) and ((values == values[0]).all() or np.isnan(values).all()):
            found[node.name] = float(values[0])
    return found


def _nothing_to_choose(node: Node, run: "Run", known: dict[str, float]) -> bool:
    """Whether it is what a choice would set, where nobody has the choice and nobody told it."""
    best = node.variable.again
    if not isinstance(best, Best) or node.variable.name in run.told:
        return False
    return all(known.get(run.program.of_year(name)) == 0.0 for name in best.when)


def _follows(node: Node, run: "Run", known: dict[str, float]) -> bool:
    """Whether all that a step reads is the same for everybody."""
    name = node.variable.name
    if name in run.alike:
        return True
    if not node.reduces and (name in run.told or node.told):
        return name not in run.told
    if node.variable.again is not None and not node.reduces:
        return False
    if not all(need in known for need, _ in node.needs):
        return False
    if not node.reduces and node.variable.how in TOGETHER:
        value = known[node.needs[0][0]]  # of a group with any number of members, or none
        return value != 0.0 and value == value if node.variable.how == "all" else value == 0.0
    links = run.program.system.links
    if any(how in links and known[need] != 0.0 for need, how in node.needs):
        return False  # nobody's is 0
    return not _looks_around(run, name)


def _looks_around(run: "Run", name: str) -> bool:
    """Whether a rule asks for the day, or whether somebody is there."""
    sources = run.program.system.source_of
    for rule in run.program.plan.rules[name]:
        for argument, kind in rule.inputs:
            if not issubclass(kind, Parameters) and sources(rule, argument)[0] in ("day", "linked"):
                return True
    return False
