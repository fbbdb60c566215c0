"""Participatiewet art. 35 lid 4: the once-only energietoeslag of 2022 and 2023.

Categorical bijzondere bijstand: the municipality decides who has it and how much. What stands here is the national
guideline that the Rijk paid for: 1,300 a household a year up to 120% of the sociaal minimum, without a look at wealth
or the bill. 2022: first 800, later 500 more. 2023: at most 1,300, of which 500 could already be given in 2022. None in
2024: `energietoeslag_in_werking` is false then, and a reform may set it true or false for any year.

Income is what the bijstand counts (middelen.py), as a month's average; with bijstand beside it a family is always under
the limit. In 2023 no right for who is 18 to 20 or has student finance (lid 5); a couple has it if one of them has. Each
gezin is judged alone: two at one address would have it once (one a household), and a municipality's own limit (some
took 130 or 140%) is no part of it. Not modelled: who has only a postal address.
"""

from prinsjesdag.engine import Parameters, aggregate, rule
from prinsjesdag.law.algemeen.woorden import Opleiding
from prinsjesdag.law.participatiewet.bijstand import heeft_studiefinanciering


class Energietoeslag(Parameters):
    """Art. 35 lid 4 and 5, and the national guideline."""

    energietoeslag_in_werking: bool
    energietoeslag_bedrag: float  # EUR/jaar
    energietoeslag_grens: float  # share of the sociaal minimum


class KringEnergietoeslag(Parameters):
    """Art. 35 lid 5, for 2023."""

    energietoeslag_minimumleeftijd: int  # years
    energietoeslag_ook_studenten: bool


@rule(
    level="persoon", law="Participatiewet art. 35 lid 5", label="kan energietoeslag krijgen",
    words="volwassene; voor 2023 van 21 of ouder en zonder studiefinanciering",
)  # fmt: skip
def kan_energietoeslag_krijgen(leeftijd: int, student: bool, opleiding: Opleiding, p: KringEnergietoeslag) -> bool:
    """Whether this person may have it."""
    if leeftijd < p.energietoeslag_minimumleeftijd:
        return False
    return p.energietoeslag_ook_studenten or not heeft_studiefinanciering(leeftijd, student, opleiding)


iemand_kan_energietoeslag_krijgen = aggregate(
    "any", "kan_energietoeslag_krijgen", level="gezin", label="iemand in het gezin kan energietoeslag krijgen"
)


@rule(
    level="gezin", unit="EUR/jaar", law="Participatiewet art. 35 lid 4 en de landelijke richtlijn", target=True,
    label="energietoeslag (landelijk richtbedrag)",
    words="het richtbedrag bij middelen tot 120% van het sociaal minimum; de gemeente kan anders beslissen",
)  # fmt: skip
def energietoeslag(
    iemand_kan_energietoeslag_krijgen: bool,
    middelen_bijstand_maand: float,
    sociaal_minimum_maand: float,
    p: Energietoeslag,
) -> float:
    """Once a year; a guideline, no right by national law."""
    if not p.energietoeslag_in_werking or not iemand_kan_energietoeslag_krijgen:
        return 0.0
    if middelen_bijstand_maand > p.energietoeslag_grens * sociaal_minimum_maand:
        return 0.0
    return p.energietoeslag_bedrag


ontvangt_energietoeslag_gezin = aggregate(
    "any", "ontvangt_energietoeslag", level="gezin", label="ontvangt energietoeslag"
)
