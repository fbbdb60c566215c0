"""Wet inkomstenbelasting 2001 (BWBR0011353) afdeling 3.2: profit from business.

`winst` is the profit before the ondernemersaftrek; somebody with winst is an ondernemer (art. 3.4). Not modelled: an
earlier year's zelfstandigenaftrek that is still to be set off (art. 3.76 lid 7), aftrek speur- en ontwikkelingswerk,
meewerkaftrek, startersaftrek bij arbeidsongeschiktheid, stakingsaftrek (art. 3.77-3.79), investeringsaftrek.
"""

from prinsjesdag.engine import Parameters, rule


class Ondernemersaftrek(Parameters):
    """Art. 3.76."""

    zelfstandigenaftrek: float  # EUR/jaar, lid 2
    startersaftrek: float  # EUR/jaar, lid 3
    zelfstandigenaftrek_deel_aow: float  # share from the AOW-leeftijd on, lid 4


class MkbWinstvrijstelling(Parameters):
    """Art. 3.79a."""

    mkb_winstvrijstelling: float  # share of the profit after ondernemersaftrek


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 3.76",
    label="zelfstandigenaftrek, met startersaftrek",
    words="bij het urencriterium; een starter krijgt meer; de helft vanaf de AOW-leeftijd; hoogstens de winst, "
    "behalve bij een starter",
)  # fmt: skip
def zelfstandigenaftrek(
    winst: float, urencriterium: bool, starter: bool, aow_leeftijd_bij_begin_jaar: bool, p: Ondernemersaftrek
) -> float:
    """Deduction for who works enough hours in the own business."""
    if not urencriterium:
        return 0.0
    aftrek = p.zelfstandigenaftrek
    if starter:
        aftrek = aftrek + p.startersaftrek
    if aow_leeftijd_bij_begin_jaar:
        aftrek = p.zelfstandigenaftrek_deel_aow * aftrek
    if starter:
        return aftrek
    return min(aftrek, max(0.0, winst))


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 3.79a", label="mkb-winstvrijstelling",
    words="percentage × (winst − zelfstandigenaftrek); bij een verlies maakt zij het verlies kleiner",
)  # fmt: skip
def mkb_winstvrijstelling(winst: float, zelfstandigenaftrek: float, p: MkbWinstvrijstelling) -> float:
    """The exempt share of the profit; negative for a loss, which it makes smaller."""
    return p.mkb_winstvrijstelling * (winst - zelfstandigenaftrek)


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 3.2",
    label="belastbare winst uit onderneming", words="winst − zelfstandigenaftrek − mkb-winstvrijstelling",
)  # fmt: skip
def belastbare_winst(winst: float, zelfstandigenaftrek: float, mkb_winstvrijstelling: float) -> float:
    """Profit as it enters box 1; negative for a loss."""
    return winst - zelfstandigenaftrek - mkb_winstvrijstelling
