"""A rules engine: dated, cited rules over persons in groups. It knows no law of any country.

A law package declares facts, rules, aggregates and classes of parameters (`declarations`); a `System` holds them and
checks that they fit; a `Plan` orders what a question needs; the `Interpreter` answers for one case and keeps every
step, so that `trace` can explain it.
"""

from prinsjesdag.engine.calendar import Day
from prinsjesdag.engine.declarations import Aggregate, Declarations, Fact, Parameters, aggregate, best, nudge, rule
from prinsjesdag.engine.errors import CaseError, EngineError, LawError
from prinsjesdag.engine.interpreter import Interpreter
from prinsjesdag.engine.missing import NOT_GIVEN, Missing
from prinsjesdag.engine.outcome import Case, Outcome
from prinsjesdag.engine.plan import When
from prinsjesdag.engine.system import AS_ENACTED, System
from prinsjesdag.engine.trace import Figure, Step, reached, trace
from prinsjesdag.engine.variables import Variable

__all__ = [
    "AS_ENACTED", "NOT_GIVEN", "Aggregate", "Case", "CaseError", "Day", "Declarations", "EngineError", "Fact", "Figure",
    "Interpreter", "LawError", "Missing", "Outcome", "Parameters", "Step", "System", "Variable", "When", "aggregate",
    "best", "nudge", "reached", "rule", "trace",
]  # fmt: skip
