"""How an estimate reads: the figure, then its band."""

from prinsjesdag.household import wording
from prinsjesdag.municipality.estimate import Outcome


def figure(value: float, unit: str, signed: bool = False) -> str:
    """A figure as short as its certainty allows: 31%, € 12, −1,4%, 8.400."""
    plus = "+" if signed and value > 0 else ""
    if unit == "deel":
        return f"{wording.number(100.0 * value)}%"
    if unit == "procent":
        return f"{plus}{wording.number(value, 1)}%".replace("-", "−")
    if unit == "EUR/maand":
        return f"{plus}{wording.euro(value, 0)}".replace(" ", "\u00a0")
    return f"{plus}{wording.number(value)}".replace("-", "−")


def shown(outcome: Outcome) -> str:
    """A figure with its band."""
    signed = outcome.unit in ("procent", "EUR/maand")
    value = figure(outcome.value, outcome.unit, signed)
    return value if outcome.low == outcome.high else f"{value} ({band(outcome)})"


def band(outcome: Outcome) -> str:
    """The band of a figure: −0,2% tot +0,4%."""
    signed = outcome.unit in ("procent", "EUR/maand")
    return f"{figure(outcome.low, outcome.unit, signed)} tot {figure(outcome.high, outcome.unit, signed)}"


def loss_label(group: str) -> str:
    """1_tot_10 as € 1 tot € 10."""
    low, _, high = group.partition("_tot_")
    return f"€ {low} tot € {high}" if high else f"€ {low.removesuffix('_of_meer')} of meer"
