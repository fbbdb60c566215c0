"""Published figures about the country that the outcomes are laid beside; never what the weights are made of."""

from dataclasses import dataclass

from prinsjesdag.population.data import rows

POINTS = ("%", "pp", "coef")
"""Units in which a deviation is a difference; in others it is a share of the figure, in per cents."""


@dataclass(frozen=True)
class Figure:
    """One published figure, and what of the model it is compared with."""

    id: str
    kind: str
    """totaal, effect (of a measure) or gezin (families by children)."""
    quantity: str
    year: int
    said: str
    """As published: a number, or a range."""
    unit: str
    threshold: float
    confidence: str
    source: str
    model: str
    """Name of the model's figure; empty where it has none."""
    explanation: str
    """Why it is not modelled, or what may be behind a deviation."""

    @property
    def value(self) -> float:
        return float(self.said)

    def off(self, found: float) -> float:
        """How far the model is off, in the unit of the threshold."""
        return found - self.value if self.unit in POINTS else 100.0 * (found / self.value - 1.0)

    def within(self, found: float) -> bool:
        return abs(self.off(found)) <= self.threshold


def figures(kind: str | None = None) -> list[Figure]:
    """All, or those of a kind."""
    return [
        Figure(
            r["id"], r["soort"], r["grootheid"], int(r["jaar"]), r["waarde"], r["eenheid"],
            float(r["drempel"] or "nan"), r["zekerheid"], r["bron"], r["model"], r["uitleg"],
        )
        for r in rows("officieel")
        if kind in (None, r["soort"])
    ]  # fmt: skip
