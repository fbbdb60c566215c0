"""Algemene Ouderdomswet (BWBR0002221): the age, which most laws ask for. What the AOW pays stands in pensioen.py."""

from prinsjesdag.engine import Day, Parameters, rule
from prinsjesdag.engine.calendar import NO_DAY, civil


class Aow(Parameters):
    """The age at which the AOW starts."""

    aow_leeftijd_maanden: int  # months, art. 7a, for who reaches the age this year
    aow_leeftijd_maanden_vorig_jaar: int  # months, the same for the year before


@rule(
    level="persoon", period="month", over_year="last", law="AOW art. 7a", label="AOW-leeftijd bereikt",
    words="leeftijd in maanden vergeleken met de AOW-leeftijd van dit jaar; wie die vorig jaar bereikte, houdt de AOW",
    target=True,
)  # fmt: skip
def aow_leeftijd_bereikt(leeftijd_in_maanden: int, geboortedatum: Day, jaar: int, p: Aow) -> bool:
    """Whether somebody has reached the pension age. It rises by the year; who reaches it keeps it."""
    if leeftijd_in_maanden >= p.aow_leeftijd_maanden:
        return True
    if geboortedatum == NO_DAY:
        return False
    return maanden_oud_op_oudejaarsdag(geboortedatum, jaar - 1) >= p.aow_leeftijd_maanden_vorig_jaar


def maanden_oud_op_oudejaarsdag(geboortedatum: int, jaar: int) -> int:
    """Age in whole months on 31 December: every month that has begun is complete by then."""
    geboren_jaar, geboren_maand, _ = civil(geboortedatum)
    return 12 * (jaar - geboren_jaar) + 12 - geboren_maand
