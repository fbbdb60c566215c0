"""Algemene Ouderdomswet (BWBR0002221)."""

from prinsjesdag.engine import Parameters, rule


class Aow(Parameters):
    """The age at which the AOW starts."""

    aow_leeftijd_maanden: int  # months, art. 7a


@rule(
    level="persoon", period="month", over_year="last", law="AOW art. 7a", label="AOW-leeftijd bereikt",
    words="leeftijd in maanden vergeleken met de AOW-leeftijd van dit jaar", target=True,
)  # fmt: skip
def aow_leeftijd_bereikt(leeftijd_in_maanden: int, p: Aow) -> bool:
    """Whether somebody has reached the pension age. It rises by the year; who reaches it keeps it."""
    return leeftijd_in_maanden >= p.aow_leeftijd_maanden
