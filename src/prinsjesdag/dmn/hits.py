"""Hit policies: what a decision table gives when rows hold (DMN 1.5, 8.2.8)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from prinsjesdag.dmn.builtins.statistics import maximum, minimum, total
from prinsjesdag.dmn.problems import fail
from prinsjesdag.dmn.text import text
from prinsjesdag.dmn.values import equal

Outputs = list[Any]


class Hits:
    """The rows that hold; their outputs are worked out when asked for."""

    def __init__(self, rows: list[int], outputs_of: Callable[[int], Outputs]) -> None:
        self.rows = rows
        self._outputs_of = outputs_of

    @cached_property
    def first(self) -> Outputs:
        return self._outputs_of(self.rows[0])

    @cached_property
    def all(self) -> list[Outputs]:
        return [self.first, *(self._outputs_of(row) for row in self.rows[1:])]


@dataclass(slots=True)
class Policy:
    """A hit policy with its aggregation, the outputs' names, and their values from the highest priority down."""

    kind: str = "UNIQUE"
    aggregation: str = ""
    names: list[str] = field(default_factory=list)
    orders: list[list[Any]] = field(default_factory=list)

    def outcome(self, hits: Hits) -> Any:
        """What the table gives for these hits."""
        kind = self.kind
        if kind == "UNIQUE":
            if len(hits.rows) > 1:
                rows = ", ".join(str(row + 1) for row in hits.rows)
                return fail(f"de rijen {rows} gelden tegelijk, en er mag er maar één gelden (hit policy UNIQUE)")
            return self.shaped(hits.first)
        if kind == "FIRST":
            return self.shaped(hits.first)
        if kind == "ANY":
            if any(not _alike(hits.first, other) for other in hits.all[1:]):
                said = ", ".join(
                    f"rij {row + 1} geeft {text(self.shaped(out))}"
                    for row, out in zip(hits.rows, hits.all, strict=True)
                )
                return fail(f"de rijen spreken elkaar tegen: {said} (hit policy ANY)")
            return self.shaped(hits.first)
        if kind == "PRIORITY":
            return self.shaped(min(hits.all, key=self._priority))
        if kind == "OUTPUT ORDER":
            return [self.shaped(outputs) for outputs in sorted(hits.all, key=self._priority)]
        if kind == "COLLECT" and self.aggregation:
            return self._aggregated(hits)
        if kind in ("RULE ORDER", "COLLECT"):
            return [self.shaped(outputs) for outputs in hits.all]
        return fail(f"hit policy {kind} bestaat niet")

    def shaped(self, outputs: Outputs) -> Any:
        """One output is the value itself, more are a context."""
        if len(self.names) <= 1:
            return outputs[0] if outputs else None
        return dict(zip(self.names, outputs, strict=False))

    def nothing(self) -> Any:
        """What no hit at all gives."""
        if self.kind == "COLLECT":
            return [] if not self.aggregation else Decimal(0) if self.aggregation == "COUNT" else None
        return None

    def _priority(self, outputs: Outputs) -> list[int]:
        return [
            next((place for place, value in enumerate(order) if _alike([value], [output])), len(order))
            for order, output in zip(self.orders, outputs, strict=False)
        ]

    def _aggregated(self, hits: Hits) -> Any:
        if self.aggregation == "COUNT":
            return Decimal(len(hits.rows))
        aggregate = {"SUM": total, "MIN": minimum, "MAX": maximum}.get(self.aggregation)
        if aggregate is None:
            return fail(f"aggregatie {self.aggregation} bestaat niet")
        return self.shaped([aggregate(list(column)) for column in zip(*hits.all, strict=True)])


def _alike(first: Outputs, second: Outputs) -> bool:
    return all(
        (a is None and b is None) or (type(a) is type(b) and equal(a, b) is True)
        for a, b in zip(first, second, strict=True)
    )
