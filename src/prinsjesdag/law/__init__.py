"""Dutch law as dated, cited rules: one folder a law, each to be read beside the statute.

`load()` gives the whole of it as one System.
"""

from functools import cache
from importlib import import_module

from prinsjesdag.engine import Declarations, System

LEVELS = ("persoon", "gezin", "huishouden")
"""Everyone at an address is a huishouden; adults with their children under 18 are a gezin (Participatiewet art. 4)."""

LINKS = ("partner",)
"""The other adult of the gezin. Whether a law counts them as partners is for that law's own rule."""

UNITS = (
    "EUR", "EUR/jaar", "EUR/kwartaal", "EUR/maand", "EUR/week", "EUR/uur", "deel", "aantal", "jaar", "maand",
    "uur/week", "uur/maand", "m2", "m3/jaar", "kWh/jaar", "EUR/EUR", "EUR/EUR2", "ja/nee",
)  # fmt: skip

AGES = frozenset({6, 12, 15, 16, 17, 18, 19, 20, 21, 22, 23, 27, 66, 67})
"""Ages at which some law changes something: a birthday within the year may then change an outcome."""

MODULES = (
    "algemeen.feiten",
    "algemeen.rules",
    "aow.rules",
    "inkomstenbelasting.rules",
    "loonheffing.rules",
    "awir.feiten",
    "awir.rules",
    "zorgtoeslag.rules",
)


@cache
def load() -> System:
    """The law as enacted, with proposals where a year has nothing else."""
    modules = [import_module(f"{__name__}.{name}") for name in MODULES]
    return System(Declarations.of(*modules), levels=LEVELS, links=LINKS, units=UNITS)
