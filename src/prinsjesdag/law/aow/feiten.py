"""What may be told about somebody's AOW."""

from prinsjesdag.engine import Fact
from prinsjesdag.law.algemeen.feiten import INCOME

AOW = Fact(
    "aow", "persoon", float, "EUR/jaar", 0.0, 0.0, label="AOW, bruto met vakantie-uitkering", tags=frozenset({INCOME})
)
"""Left out, it follows from age, household and years of build-up (the rule `aow`)."""

AOW_OPBOUWJAREN = Fact("aow_opbouwjaren", "persoon", int, "aantal", 50, 0.0, 50.0, label="jaren opbouw AOW")
"""Whole insured years between the start age and the pension age, after the rounding of art. 13 lid 3."""
