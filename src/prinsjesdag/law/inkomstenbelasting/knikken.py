"""Wet inkomstenbelasting 2001 (BWBR0011353) art. 2.17: where one more euro starts to be taxed otherwise.

No rule of law: help for kandidaten.py. A kink is an income of box 1 of this person; where it doesn't exist it is zero.
Left out: the limit to the payment of a credit (art. 8.9), the table of box 3 of 2022, and deductions larger than the
income of box 1.
"""

from prinsjesdag.engine import rule
from prinsjesdag.engine.arithmetic import divide
from prinsjesdag.law.inkomstenbelasting.heffingskortingen import GrondslagAlgemeneHeffingskorting
from prinsjesdag.law.inkomstenbelasting.pensioenleeftijd import gewogen
from prinsjesdag.law.inkomstenbelasting.rules import AlgemeneHeffingskorting, Ouderenkorting, Tarief


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 2.10 lid 1",
    label="inkomen van box 1 aan het eind van de tweede schijf", words="de grens van de tweede schijf",
)  # fmt: skip
def knik_tweede_schijf(p: Tarief) -> float:
    """Where the highest bracket starts; until 2024 the algemene heffingskorting is nil there too."""
    return p.schijfgrens_2


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 8.10",
    label="inkomen van box 1 waar de algemene heffingskorting begint te dalen",
    words="begin van de afbouw; vanaf 2025 min het inkomen van box 2 en 3",
)  # fmt: skip
def knik_algemene_heffingskorting(
    belastbaar_inkomen_box2: float,
    belastbaar_inkomen_box3: float,
    p: AlgemeneHeffingskorting,
    grondslag: GrondslagAlgemeneHeffingskorting,
) -> float:
    """Where the general credit starts to fall."""
    if grondslag.algemene_heffingskorting_over_verzamelinkomen:
        return p.algemene_heffingskorting_afbouw_vanaf - belastbaar_inkomen_box2 - belastbaar_inkomen_box3
    return p.algemene_heffingskorting_afbouw_vanaf


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 8.17",
    label="inkomen van box 1 waar de ouderenkorting begint te dalen",
    words="begin van de afbouw min het inkomen van box 2 en 3",
)  # fmt: skip
def knik_ouderenkorting(
    deel_jaar_vanaf_aow_leeftijd: float,
    belastbaar_inkomen_box2: float,
    belastbaar_inkomen_box3: float,
    p: Ouderenkorting,
) -> float:
    """Where the credit for pensioners starts to fall."""
    if deel_jaar_vanaf_aow_leeftijd == 0.0:
        return 0.0
    return p.ouderenkorting_afbouw_vanaf - belastbaar_inkomen_box2 - belastbaar_inkomen_box3


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 8.17",
    label="inkomen van box 1 waar de ouderenkorting nihil is", words="waar de ouderenkorting nul wordt",
)  # fmt: skip
def knik_ouderenkorting_nihil(
    deel_jaar_vanaf_aow_leeftijd: float, knik_ouderenkorting: float, p: Ouderenkorting
) -> float:
    """Where nothing is left of the credit for pensioners."""
    if deel_jaar_vanaf_aow_leeftijd == 0.0:
        return 0.0
    return knik_ouderenkorting + divide(p.ouderenkorting_maximum, p.ouderenkorting_afbouwpercentage, 0.0)


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 8.8",
    label="inkomen van box 1 waar de heffingskortingen op zijn", words="waar de heffing gelijk is aan de kortingen",
)  # fmt: skip
def knik_kortingen(
    heffingskortingen_voor_maximum: float,
    algemene_heffingskorting: float,
    belasting_box2: float,
    belasting_box3: float,
    knik_algemene_heffingskorting: float,
    grens_eerste_schijf: float,
    tarief_eerste_schijf: float,
    deel_jaar_vanaf_aow_leeftijd: float,
    p: AlgemeneHeffingskorting,
    tarief: Tarief,
) -> float:
    """Up to here credits leave no tax, so that a deduction gives nothing.

    Solved for an income below the start of the general credit's fall, above it, and in the second bracket.
    """
    maximum = gewogen(
        deel_jaar_vanaf_aow_leeftijd,
        p.algemene_heffingskorting_maximum,
        p.algemene_heffingskorting_maximum_aow,
    )
    afbouw = gewogen(
        deel_jaar_vanaf_aow_leeftijd,
        p.algemene_heffingskorting_afbouwpercentage,
        p.algemene_heffingskorting_afbouwpercentage_aow,
    )
    kortingen = heffingskortingen_voor_maximum - algemene_heffingskorting + maximum - belasting_box2 - belasting_box3
    zonder_afbouw = divide(kortingen, tarief_eerste_schijf, 0.0)
    if zonder_afbouw <= knik_algemene_heffingskorting:
        return zonder_afbouw
    kortingen = kortingen + afbouw * knik_algemene_heffingskorting
    in_schijf_1 = divide(kortingen, tarief_eerste_schijf + afbouw, 0.0)
    if in_schijf_1 <= grens_eerste_schijf:
        return in_schijf_1
    meer = (tarief.tarief_2 - tarief_eerste_schijf) * grens_eerste_schijf
    return divide(kortingen + meer, tarief.tarief_2 + afbouw, 0.0)
