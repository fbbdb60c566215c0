"""FEEL's built-in functions (DMN 1.5, 10.3.4); importing this fills the registry."""

from prinsjesdag.dmn.builtins import contexts, conversion, dates, lists, numbers, ranges, statistics, strings
from prinsjesdag.dmn.builtins.registry import BUILTINS, Builtin

__all__ = [
    "BUILTINS",
    "Builtin",
    "contexts",
    "conversion",
    "dates",
    "lists",
    "numbers",
    "ranges",
    "statistics",
    "strings",
]
