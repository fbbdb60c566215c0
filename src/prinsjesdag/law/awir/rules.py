"""Algemene wet inkomensafhankelijke regelingen (BWBR0018472): what all toeslagen share."""

from prinsjesdag.engine import Parameters, rule
from prinsjesdag.engine.arithmetic import nearest
from prinsjesdag.law.algemeen.woorden import Oordeel, Relatie
from prinsjesdag.law.inkomstenbelasting.rules import Schuldendrempel


class Toekenning(Parameters):
    """Art. 14 lid 5: what is too little to grant."""

    minimumbedrag: float  # EUR/jaar


@rule(
    level="persoon", unit="EUR/jaar", law="Awir art. 8", label="toetsingsinkomen",
    words="het verzamelinkomen van het jaar", target=True,
)  # fmt: skip
def toetsingsinkomen(verzamelinkomen: float) -> float:
    """The income of one person that the toeslagen start from. Income not taxed in the Netherlands is not asked for."""
    return verzamelinkomen


@rule(
    level="persoon", period="month", over_year="first", law="Awir art. 3", label="heeft een toeslagpartner",
    words="gehuwd, geregistreerd of met samenlevingscontract; samenwonend met een minderjarig kind op het adres",
)  # fmt: skip
def heeft_toeslagpartner(
    partner: bool, relatie: Relatie, partnerschap_toeslag: Oordeel, heeft_minderjarig_kind: bool
) -> bool:
    """Whether the other adult of the gezin is the toeslagpartner.

    Not told, so not seen here: a joint home, a joint pension scheme or partnership in the year before (art. 3 lid 2);
    say `partnerschap: {toeslag: ja}` then.
    """
    if not partner:
        return False
    if partnerschap_toeslag != Oordeel.AFGELEID:
        return partnerschap_toeslag == Oordeel.JA
    if relatie == Relatie.SAMENWONEND:
        return heeft_minderjarig_kind
    return relatie != Relatie.GEEN


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="Awir art. 7 lid 1", label="gezamenlijk toetsingsinkomen",
    words="eigen toetsingsinkomen plus dat van de toeslagpartner",
)  # fmt: skip
def toetsingsinkomen_met_toeslagpartner(
    toetsingsinkomen: float, partner_toetsingsinkomen: float, heeft_toeslagpartner: bool
) -> float:
    """The income that the toeslagen look at, of the whole year."""
    if heeft_toeslagpartner:
        return toetsingsinkomen + partner_toetsingsinkomen
    return toetsingsinkomen


@rule(
    level="persoon", unit="EUR", period="month", law="Awir art. 7 lid 3; Wet inkomstenbelasting 2001 art. 5.3",
    label="vermogen op 1 januari (rendementsgrondslag)",
    words="bezittingen van box 3 min schulden boven de drempel; met toeslagpartner samen",
)  # fmt: skip
def rendementsgrondslag_met_toeslagpartner(
    spaargeld: float,
    overige_bezittingen: float,
    schulden: float,
    partner_spaargeld: float,
    partner_overige_bezittingen: float,
    partner_schulden: float,
    heeft_toeslagpartner: bool,
    p: Schuldendrempel,
) -> float:
    """Wealth on 1 January for the wealth tests, without the exemption of box 3."""
    bezittingen = spaargeld + overige_bezittingen
    aftrekbaar = max(0.0, schulden - p.box3_drempel_schulden)
    if heeft_toeslagpartner:
        bezittingen = bezittingen + partner_spaargeld + partner_overige_bezittingen
        aftrekbaar = max(0.0, schulden + partner_schulden - 2.0 * p.box3_drempel_schulden)
    return max(0.0, bezittingen - aftrekbaar)


def toekenning(bedrag: float, minimum: float) -> float:
    """Art. 14 lid 4 and 5: to the nearest whole euro a year, and nothing when that is less than the minimum."""
    afgerond = nearest(bedrag)
    if afgerond < minimum:
        return 0.0
    return afgerond
