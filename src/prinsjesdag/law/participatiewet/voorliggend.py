"""Participatiewet art. 15: what comes before bijstand, named in the order in which it is looked at.

For each person. Only what the facts tell: a benefit that is received, work for one's own account with enough hours, AOW
age, study. Whether somebody could have a WW, IOAW, IOAZ or Anw that isn't told can't be seen. The benefits themselves
are means (middelen.py); this is where the rest should be asked first. So `bijstand` is what is lacking next to the
benefit as told: where the Toeslagenwet still fills part of it, UWV pays that part and the bijstand is less.

The Toeslagenwet is calculated for couples, whose limit is the minimum wage itself (art. 2 lid 1 and art. 1 lid 1 onder
f); for who is alone it is named where the net income is under the norm. Not modelled: the ceiling of the former daily
wage (art. 8a) and the exemption of pay in the first two years (art. 7).
"""

from prinsjesdag.engine import Parameters, rule
from prinsjesdag.law.algemeen.woorden import Opleiding, SoortUitkering
from prinsjesdag.law.minimumloon.rules import Minimumloon, Vakantiebijslag
from prinsjesdag.law.participatiewet.bijstand import heeft_studiefinanciering
from prinsjesdag.law.participatiewet.woorden import VoorliggendeVoorziening


class Toeslagenwet(Parameters):
    """Toeslagenwet art. 3."""

    toeslagenwet_partner_geboren_tot: int  # year of birth


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="Toeslagenwet art. 2 lid 1, 3 en 8 lid 1",
    label="toeslag van het UWV (Toeslagenwet) voor gehuwden",
    words="minimumloon met vakantiebijslag − het inkomen van beide partners, bruto; niet met een partner van na 1971 "
    "zonder kind onder de 12",
    target=True,
)  # fmt: skip
def toeslag_toeslagenwet(
    voert_gezamenlijke_huishouding: bool,
    aow_ingegaan: bool,
    leeftijd: int,
    uitkering: float,
    uitkering_soort: SoortUitkering,
    loon: float,
    winst: float,
    partner_loon: float,
    partner_winst: float,
    partner_uitkering: float,
    partner_aow: float,
    aanvullend_pensioen: float,
    partner_aanvullend_pensioen: float,
    partner_geboortejaar: int,
    heeft_kind_voor_combinatiekorting: bool,
    minimumloon: Minimumloon,
    bijslag: Vakantiebijslag,
    p: Toeslagenwet,
) -> float:
    """Gross, with holiday allowance, at a year's rate; on a benefit of UWV. Two partners with one have it once."""
    if not voert_gezamenlijke_huishouding or aow_ingegaan or leeftijd < 18 or uitkering <= 0.0:
        return 0.0
    if not is_loondervingsuitkering(uitkering_soort):
        return 0.0
    if partner_geboortejaar > p.toeslagenwet_partner_geboren_tot and not heeft_kind_voor_combinatiekorting:
        return 0.0
    eigen = uitkering + loon + max(0.0, winst) + aanvullend_pensioen
    ander = partner_uitkering + partner_loon + max(0.0, partner_winst) + partner_aow + partner_aanvullend_pensioen
    grens = 12.0 * (1.0 + bijslag.vakantiebijslag_percentage) * minimumloon.minimumloon_maand
    if partner_uitkering > uitkering:
        return 0.0
    return max(0.0, grens - eigen - ander)


@rule(
    level="persoon", period="month", over_year="last", law="Participatiewet art. 15 lid 1", target=True,
    label="voorliggende voorziening",
    words="Toeslagenwet, IOAW, IOAZ, Bbz, Anw, AOW of studiefinanciering: de eerste die op de feiten past",
)  # fmt: skip
def voorliggende_voorziening(
    leeftijd: int,
    aow_ingegaan: bool,
    uitkering: float,
    uitkering_soort: SoortUitkering,
    toeslag_toeslagenwet: float,
    voert_gezamenlijke_huishouding: bool,
    inkomen_bijstand_persoon_maand: float,
    bijstandsnorm_persoon_maand: float,
    winst: float,
    urencriterium: bool,
    student: bool,
    opleiding: Opleiding,
) -> VoorliggendeVoorziening:
    """Where somebody should turn before, or beside, bijstand."""
    if leeftijd < 18:
        return VoorliggendeVoorziening.GEEN
    if uitkering > 0.0 and is_loondervingsuitkering(uitkering_soort) and not aow_ingegaan:
        onder_norm = inkomen_bijstand_persoon_maand < bijstandsnorm_persoon_maand
        if toeslag_toeslagenwet > 0.0 or (onder_norm and not voert_gezamenlijke_huishouding):
            return VoorliggendeVoorziening.TOESLAGENWET
    if uitkering_soort == SoortUitkering.IOAW:
        return VoorliggendeVoorziening.IOAW
    if uitkering_soort == SoortUitkering.IOAZ:
        return VoorliggendeVoorziening.IOAZ
    if uitkering_soort == SoortUitkering.BBZ or (urencriterium and winst != 0.0 and not aow_ingegaan):
        return VoorliggendeVoorziening.BBZ
    if uitkering_soort == SoortUitkering.ANW:
        return VoorliggendeVoorziening.ANW
    if aow_ingegaan:
        return VoorliggendeVoorziening.AOW
    if heeft_studiefinanciering(leeftijd, student, opleiding) or opleiding == Opleiding.WTOS:
        return VoorliggendeVoorziening.STUDIEFINANCIERING
    return VoorliggendeVoorziening.GEEN


def is_loondervingsuitkering(soort: SoortUitkering) -> bool:
    """A benefit in place of wages, on which the Toeslagenwet builds (art. 1 lid 1 onder d)."""
    return (
        soort == SoortUitkering.WW
        or soort == SoortUitkering.WIA
        or soort == SoortUitkering.ZW
        or soort == SoortUitkering.WAO
        or soort == SoortUitkering.WAJONG
    )
