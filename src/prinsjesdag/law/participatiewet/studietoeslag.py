"""Participatiewet art. 36b: the studietoeslag, for who can't work beside a study because of illness or a handicap.

The national minimum amounts since April 2022 (before, each municipality set its own); a municipality may give more. Who
studies with student finance (Wsf) or a tegemoetkoming scholieren (Wtos) and has no Wajong benefit; a student under 27
who tells no more than that is taken to have it, as for the bijstand (bijstand.py). An internship's pay
lowers it above an exempt amount. The medical judgement is a fact: `kan_niet_bijverdienen`.
"""

from prinsjesdag.engine import Parameters, rule
from prinsjesdag.law.algemeen.woorden import Opleiding, SoortUitkering
from prinsjesdag.law.participatiewet.bijstand import heeft_studiefinanciering


class Studietoeslag(Parameters):
    """Besluit loonkostensubsidie en minimumbedragen studietoeslag Participatiewet 2021 art. 7a and 7b; EUR/maand."""

    studietoeslag_21: float
    studietoeslag_20: float
    studietoeslag_19: float
    studietoeslag_18: float
    studietoeslag_17: float
    studietoeslag_16: float
    studietoeslag_15: float
    stagevergoeding_vrij: float


@rule(
    level="persoon", unit="EUR/maand", period="month", law="Participatiewet art. 36b", label="studietoeslag per maand",
    words="bedrag naar leeftijd − stagevergoeding boven het vrije bedrag, niet onder nul", target=True,
)  # fmt: skip
def studietoeslag_maand(
    kan_niet_bijverdienen: bool,
    student: bool,
    opleiding: Opleiding,
    wajong: bool,
    uitkering_soort: SoortUitkering,
    leeftijd: int,
    stagevergoeding_maand: float,
    p: Studietoeslag,
) -> float:
    """The least that the municipality gives."""
    if not kan_niet_bijverdienen or wajong or uitkering_soort == SoortUitkering.WAJONG:
        return 0.0
    if not heeft_studiefinanciering(leeftijd, student, opleiding) and opleiding != Opleiding.WTOS:
        return 0.0
    return max(0.0, studietoeslag_naar_leeftijd(leeftijd, p) - max(0.0, stagevergoeding_maand - p.stagevergoeding_vrij))


def studietoeslag_naar_leeftijd(leeftijd: int, p: Studietoeslag) -> float:
    """Art. 7a."""
    if leeftijd >= 21:
        return p.studietoeslag_21
    if leeftijd == 20:
        return p.studietoeslag_20
    if leeftijd == 19:
        return p.studietoeslag_19
    if leeftijd == 18:
        return p.studietoeslag_18
    if leeftijd == 17:
        return p.studietoeslag_17
    if leeftijd == 16:
        return p.studietoeslag_16
    if leeftijd == 15:
        return p.studietoeslag_15
    return 0.0
