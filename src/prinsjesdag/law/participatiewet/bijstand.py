"""Participatiewet art. 11-13, 19, 32, 34, 45 and 47a: the bijstand of a family, month by month.

The norm less the means, and nothing where a reason of `bijstand_reden` stands in the way: by law none of the adults has
a right (told as `geen_recht_op_bijstand`; student finance (from 27 on as a prior provision, art. 15) and an institution
under 21 follow from the facts), wealth above the limit, or means up to the norm. It is the entitlement: whether
somebody receives it is `ontvangt_bijstand`. For pensioners the same amount is AIO, paid by the SVB
(`uitvoerder_bijstand`).

A family is judged as it is in the month: there is no memory of months before, so means of an earlier month, savings
from the bijstand itself, exemptions that end and the municipality's measures (art. 18) are not seen, nor are loans
(art. 48) for who owns a home. Somebody over the wealth limit has no right at all here; in law the wealth is lived on
first. With two adults in a gezin who share no household the sum of both is taken together.

What is taxed of it: brutering.py. What comes before it: voorliggend.py.
"""

from prinsjesdag.engine import aggregate, rule
from prinsjesdag.law.algemeen.woorden import Opleiding
from prinsjesdag.law.participatiewet.normen import Vakantietoeslag
from prinsjesdag.law.participatiewet.woorden import BijstandReden, UitvoerderBijstand


@rule(
    level="persoon", period="month", over_year="last", law="Participatiewet art. 11 en 13 lid 1 en 2",
    label="heeft zelf geen recht op algemene bijstand",
    words="met studiefinanciering, of 18 tot en met 20 in een inrichting; andere gronden zijn een feit",
)  # fmt: skip
def geen_recht_op_bijstand(leeftijd: int, student: bool, opleiding: Opleiding, verblijft_in_inrichting: bool) -> bool:
    """Grounds that follow from the facts, for an adult who doesn't tell whether there is a right."""
    if leeftijd < 18:
        return False
    if verblijft_in_inrichting and leeftijd < 21:
        return True
    return heeft_studiefinanciering(leeftijd, student, opleiding)


@rule(
    level="persoon", period="month", over_year="last", law="Participatiewet art. 11 en 13",
    label="grond voor geen recht, als getal", words="0: geen; anders het nummer van de reden",
)  # fmt: skip
def uitsluiting_bijstand(
    leeftijd: int,
    is_minderjarig_kind: bool,
    geen_recht_op_bijstand: bool,
    student: bool,
    opleiding: Opleiding,
    verblijft_in_inrichting: bool,
) -> int:
    """Why this person has no right, in the order of BijstandReden."""
    if is_minderjarig_kind:
        return 0
    if leeftijd < 18:
        return 2
    if not geen_recht_op_bijstand:
        return 0
    if heeft_studiefinanciering(leeftijd, student, opleiding):
        if leeftijd < 27:
            return 4
        return 5
    if verblijft_in_inrichting and leeftijd < 21:
        return 3
    return 1


@rule(
    level="persoon", period="month", over_year="last", law="Participatiewet art. 11 en 13",
    label="rechthebbende", words="18 of ouder en niet uitgesloten",
)  # fmt: skip
def is_rechthebbende(uitsluiting_bijstand: int, is_minderjarig_kind: bool) -> bool:
    """An adult with a right to bijstand."""
    return uitsluiting_bijstand == 0 and not is_minderjarig_kind


heeft_rechthebbende = aggregate("any", "is_rechthebbende", level="gezin", label="iemand in het gezin heeft recht")
uitsluiting_gezin = aggregate(
    "max", "uitsluiting_bijstand", level="gezin", label="grond voor geen recht, van het gezin"
)
vermogen_bijstand_gezin = aggregate(
    "sum", "vermogen_bijstand", level="gezin", label="vermogen van het gezin voor de bijstand"
)


@rule(
    level="gezin", unit="EUR/maand", period="month", law="Participatiewet art. 19 lid 2 en art. 32 lid 3",
    label="norm min middelen per maand",
    words="bijstandsnorm − middelen, niet onder nul; het inkomen van een partner zonder recht telt pas boven de norm "
    "voor gehuwden",
)  # fmt: skip
def tekort_tot_norm_maand(
    bijstandsnorm_maand: float,
    middelen_bijstand_maand: float,
    inkomen_partner_zonder_recht_maand: float,
    norm_gehuwden_maand: float,
) -> float:
    """What a family lacks, before anything that stands in the way."""
    eigen = middelen_bijstand_maand - inkomen_partner_zonder_recht_maand
    tekort = max(0.0, bijstandsnorm_maand - eigen)
    if inkomen_partner_zonder_recht_maand <= 0.0:
        return tekort
    return max(0.0, tekort - max(0.0, middelen_bijstand_maand + tekort - norm_gehuwden_maand))


@rule(
    level="gezin", period="month", over_year="last", law="Participatiewet art. 11, 13, 19 en 34", target=True,
    label="recht op bijstand, of waarom niet",
    words="eerst of er iemand met recht is, dan het vermogen, dan het inkomen",
)  # fmt: skip
def bijstand_reden(
    heeft_rechthebbende: bool,
    uitsluiting_gezin: int,
    vermogen_bijstand_gezin: float,
    vermogensgrens_bijstand: float,
    tekort_tot_norm_maand: float,
) -> BijstandReden:
    """The first reason in the order of the law; over a year, that of its end."""
    if not heeft_rechthebbende:
        if uitsluiting_gezin == 2:
            return BijstandReden.TE_JONG
        if uitsluiting_gezin == 3:
            return BijstandReden.INRICHTING
        if uitsluiting_gezin == 4:
            return BijstandReden.STUDENT
        if uitsluiting_gezin == 5:
            return BijstandReden.VOORLIGGENDE_VOORZIENING
        return BijstandReden.GEEN_RECHT
    if vermogen_bijstand_gezin > vermogensgrens_bijstand:
        return BijstandReden.VERMOGEN_TE_HOOG
    if tekort_tot_norm_maand <= 0.0:
        return BijstandReden.INKOMEN_TE_HOOG
    return BijstandReden.RECHT


@rule(
    level="gezin", unit="EUR/jaar", period="month", law="Participatiewet art. 19 lid 2 en art. 45 lid 1", target=True,
    label="bijstand (waar recht op is)", words="12 × (bijstandsnorm − middelen), met vakantietoeslag, netto",
)  # fmt: skip
def bijstand(bijstand_reden: BijstandReden, tekort_tot_norm_maand: float) -> float:
    """Net entitlement at a year's rate, with the holiday allowance; of pensioners, the AIO."""
    if bijstand_reden != BijstandReden.RECHT:
        return 0.0
    return 12.0 * tekort_tot_norm_maand


@rule(
    level="gezin", unit="EUR/maand", period="month", rounding="cents_nearest",
    law="Participatiewet art. 19 lid 3 en art. 45 lid 1", label="bijstand die per maand wordt betaald",
    words="95% van de bijstand van de maand", target=True,
)  # fmt: skip
def bijstand_uitbetaling_maand(bijstand: float, p: Vakantietoeslag) -> float:
    """What is paid each month."""
    return (1.0 - p.vakantietoeslag_percentage) * bijstand / 12.0


@rule(
    level="gezin", unit="EUR/maand", period="month", rounding="cents_nearest",
    law="Participatiewet art. 19 lid 3 en art. 45 lid 1", label="opbouw vakantietoeslag bijstand per maand",
    words="de bijstand van de maand − wat is betaald", target=True,
)  # fmt: skip
def vt_reservering_maand(bijstand: float, bijstand_uitbetaling_maand: float) -> float:
    """What is kept for June, or for the end of the bijstand."""
    return bijstand / 12.0 - bijstand_uitbetaling_maand


@rule(
    level="gezin", period="month", over_year="last", law="Participatiewet art. 47a lid 1", target=True,
    label="uitvoerder van de bijstand",
    words="de SVB als iemand van het gezin de AOW-leeftijd heeft (AIO), anders de gemeente",
)  # fmt: skip
def uitvoerder_bijstand(heeft_aow_leeftijd_in_gezin: bool) -> UitvoerderBijstand:
    """Who decides and pays."""
    if heeft_aow_leeftijd_in_gezin:
        return UitvoerderBijstand.SVB
    return UitvoerderBijstand.GEMEENTE


def heeft_studiefinanciering(leeftijd: int, student: bool, opleiding: Opleiding) -> bool:
    """Study for which there is student finance: that of the Wsf, or a student under 27 who tells no more than that."""
    return opleiding == Opleiding.WSF or (student and opleiding == Opleiding.GEEN and leeftijd < 27)
