"""A DMN decision engine (DMN 1.1 to 1.5, FEEL complete), and DSO's toepasbare regels (STTR/IMTR) on top of it.

Knows nothing of building law. `load` reads a model, `evaluate` answers its decisions:

    outcome = evaluate(load("model.dmn"), {"Leeftijd": Decimal(42)})

Not done: external functions (Java, PMML), expression languages other than FEEL.
"""

from prinsjesdag.dmn.engine import evaluate, evaluate_service
from prinsjesdag.dmn.model import load, loads

__all__ = ["evaluate", "evaluate_service", "load", "loads"]
