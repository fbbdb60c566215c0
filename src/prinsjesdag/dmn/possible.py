"""What a decision can still give when not every answer is known, and which answers it still depends on.

Where the unknown answers can be counted (yes or no, options) every combination is tried, per decision; where they
can't, or are too many, a row may hold, holds or doesn't, and what it may give is counted as possible.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from prinsjesdag.dmn.boxed import compile_box, expression_in
from prinsjesdag.dmn.feel.compiler import Code
from prinsjesdag.dmn.hits import Hits
from prinsjesdag.dmn.model import Node
from prinsjesdag.dmn.naming import box_of
from prinsjesdag.dmn.scope import Scope
from prinsjesdag.dmn.table import Table
from prinsjesdag.dmn.values import same

COMBINATIONS = 2_000
Values = list[Any] | None  # all possible values, or None: any value at all


@dataclass(slots=True)
class Possible:
    """The values a decision can still give, and the rows that give them; `needs` are what it still depends on."""

    values: list[Any] = field(default_factory=list)
    rows: list[int] = field(default_factory=list)
    needs: list[Node] = field(default_factory=list)

    def add(self, value: Any, rows: list[int]) -> None:
        if not any(same_value(value, known) for known in self.values):
            self.values.append(value)
        self.rows += [row for row in rows if row not in self.rows]


def same_value(left: Any, right: Any) -> bool:
    return (left is None and right is None) or same(left, right)


def bound(pairs: Iterable[tuple[Node, Any]]) -> dict[str, Any]:
    """Values under every name their nodes have."""
    return {name: value for node, value in pairs for name in node.names}


def code_of(node: Node) -> Code:
    """A decision's code; `table` on it is its Table when it has one."""
    return compile_box(expression_in(node.element), box_of(node))


def holds(test: Any, value: Any, scope: Scope) -> bool:
    """Whether a cell holds; for an answer of several options: whether it holds for one of them."""
    if isinstance(value, list):
        return any(test(item, scope) is True for item in value)
    return test(value, scope) is True


def outcome(code: Code, values: dict[str, Any]) -> tuple[Any, list[int]]:
    """What a decision gives for these values, and its rows that held (from 0)."""
    scope = Scope(values)
    table: Table | None = getattr(code, "table", None)
    if table is None:
        return code(scope), []
    columns = [_value(table, number, values) for number in range(len(table.inputs))]
    rows = [
        number
        for number, rule in enumerate(table.rules)
        if all(holds(test, columns[column], scope) for column, test in rule.tests)
    ]
    if table.policy.kind == "FIRST":
        rows = rows[:1]
    if not rows:
        return table.default(scope), []
    return table.policy.outcome(Hits(rows, lambda row: [out(scope) for out in table.rules[row].outputs])), rows


def possible(code: Code, needs: list[tuple[Node, Values]]) -> Possible:
    """What a decision can give when its needs have these possible values."""
    counted = 1
    for _, values in needs:
        counted *= COMBINATIONS + 1 if values is None else max(1, len(values))
        if counted > COMBINATIONS:
            return _uncounted(code, needs)
    return _counted(code, needs)


def _counted(code: Code, needs: list[tuple[Node, Values]]) -> Possible:
    found, results = Possible(), {}
    spans = [range(len(values or [None])) for _, values in needs]
    for places in product(*spans):
        names = bound((node, (values or [None])[place]) for (node, values), place in zip(needs, places, strict=True))
        value, rows = outcome(code, names)
        found.add(value, rows)
        results[places] = next(i for i, known in enumerate(found.values) if same_value(known, value))
    for number, (node, values) in enumerate(needs):
        if values is not None and len(values) < 2:
            continue
        others: dict[tuple[int, ...], int] = {}
        for places, result in results.items():
            key = places[:number] + places[number + 1 :]
            if others.setdefault(key, result) != result:
                found.needs.append(node)
                break
    return found


def _uncounted(code: Code, needs: list[tuple[Node, Values]]) -> Possible:
    """Three-valued: a row holds for all, for some or for none of the values that are possible."""
    found = Possible()
    unknown = [node for node, values in needs if values is None or len(values) != 1]
    table: Table | None = getattr(code, "table", None)
    if table is None:
        found.values, found.needs = [None, "?"], unknown
        return found
    known = bound((node, values[0]) for node, values in needs if values is not None and len(values) == 1)
    spans = [_column(table, number, needs, known) for number in range(len(table.inputs))]
    scope = Scope(known)
    certain = False
    for number, rule in enumerate(table.rules):
        states = [(column, _state(test, spans[column][1], scope)) for column, test in rule.tests]
        if any(state is False for _, state in states):
            continue
        asked = [spans[column][0] for column, state in states if state is None]
        if not asked:
            if not certain and table.policy.kind in ("UNIQUE", "ANY"):
                found = Possible()
            certain = True
        elif certain and table.policy.kind in ("UNIQUE", "ANY", "FIRST"):
            continue
        value = table.policy.outcome(Hits([number], lambda row: [out(scope) for out in table.rules[row].outputs]))
        found.add(value, [number])
        found.needs += [need for needed in asked for need in needed or unknown if need not in found.needs]
        if certain and table.policy.kind == "FIRST":
            break
    if not certain:
        found.add(table.default(scope), [])
    return found


def _column(
    table: Table, number: int, needs: list[tuple[Node, Values]], known: dict[str, Any]
) -> tuple[list[Node], Values]:
    """A column's possible values and the needs it comes from: exact when it is just one need."""
    for node, values in needs:
        if table.columns[number] in node.names:
            return [node], values
    open_ = [node for node, values in needs if values is None or len(values) != 1]
    return (open_, None) if open_ else ([], [_value(table, number, known)])


def _value(table: Table, number: int, values: dict[str, Any]) -> Any:
    """A column's value; an answer of several options stays a list, whatever type the column has."""
    own = values.get(table.columns[number])
    return own if isinstance(own, list) else table.inputs[number](Scope(values))


def _state(test: Any, values: Values, scope: Scope) -> bool | None:
    if values is None:
        return None
    found = {holds(test, value, scope) for value in values}
    return found.pop() if len(found) == 1 else None
