"""What went wrong during an evaluation: FEEL answers null and goes on, people want to know where and why.

An expression that can't be evaluated is null (DMN 1.5, 10.3.2.13.2). `fail` gives that null and notes the reason with
the evaluation that runs; the engine adds decision, cell and expression.
"""

from collections.abc import Iterable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from prinsjesdag.dmn.limits import STEPS

T = TypeVar("T")


class TooMuch(Exception):  # noqa: N818 - a limit, not an error of the program
    """An evaluation that goes past the limits. The message is for people."""


@dataclass(slots=True)
class Problem:
    """Why a value became null; `place` is decision, cell and expression."""

    what: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.what}" if self.place else self.what


@dataclass(slots=True)
class Log:
    """The problems of one evaluation (the first hundred), the rows of tables that hit, and the steps it took."""

    problems: list[Problem] = field(default_factory=list)
    rows: dict[str, list[int]] = field(default_factory=dict)
    steps: int = 0
    calls: int = 0


current: ContextVar[Log | None] = ContextVar("dmn-log", default=None)


def fail(what: str, null: T | None = None) -> T | None:
    """Null, with the reason noted. `null` is left out: it lets this stand where any type is returned."""
    log = current.get()
    if log is not None and len(log.problems) < 100:
        log.problems.append(Problem(what))
    return null


def weigh(values: Iterable[Any], count: int = 1) -> None:
    """Count what a function goes through: its lists by their items, its texts by their characters. Raises TooMuch."""
    for value in values:
        if type(value) is list:
            count += len(value) // 4
        elif type(value) is str:
            count += len(value) // 256
    step(count)


def step(count: int = 1) -> None:
    """Count work that a model can make as long as it likes. Raises TooMuch."""
    log = current.get()
    if log is not None:
        log.steps += count
        if log.steps > STEPS:
            raise TooMuch(f"de berekening neemt meer dan {STEPS} stappen; maak lijsten en lussen korter")
