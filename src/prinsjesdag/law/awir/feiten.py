"""What may be told instead of being calculated."""

from prinsjesdag.engine import Fact
from prinsjesdag.law.algemeen.feiten import DERIVED

TOETSINGSINKOMEN = Fact(
    "toetsingsinkomen", "persoon", float, "EUR/jaar", label="toetsingsinkomen (Awir art. 8)", tags=frozenset({DERIVED})
)
