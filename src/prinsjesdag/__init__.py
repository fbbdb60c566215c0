"""What the Dutch budget means for a household and a municipality, with the law behind every step.

`Legislation.during(2024).calculate(Household.load("gezin.yaml"))["zorgtoeslag"]`
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Household", "Legislation"]

if TYPE_CHECKING:
    from prinsjesdag.household.model import Household
    from prinsjesdag.measures.legislation import Legislation

_HOMES = {"Household": "prinsjesdag.household.model", "Legislation": "prinsjesdag.measures.legislation"}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
