"""Bijstand as taxed income: what the net amount comes to before tax (Wet IB 2001 art. 3.100 and 3.101, Wet LB 1964).

Bijstand is told net and taxed as income of box 1: the municipality (or the SVB) bears the tax on top. So it counts,
grossed up, in the verzamelinkomen and with that in the toetsingsinkomen; it is no income from work. Each partner has
half (art. 45 lid 4), with credits of their own. In closed form: as long as the tax of the first bracket stays within
the credits that other income leaves, gross is net; above it, gross = (net − credits left) / (1 − rate).

By the month, as the municipality withholds: what somebody earns in other months does not use up the credits of this
one, so who starts work on 1 July had bijstand with all credits in the half-year before. The year's tax settles it.

Credits left: those that are due at the month's other income (at a year's rate), less its tax. The algemene
heffingskorting is taken as it is at the other income: where both together pass the point from which it falls, net comes
out a little lower, by at most its rate times what is above. The jonggehandicaptenkorting is no means (art. 31 lid 2
onder c) and stays on top. In a year without changes net is at most two euros off, by the rounding of the assessment. No
bijdrage Zvw: municipality or SVB pays it (Zvw art. 42).
"""

from prinsjesdag.engine import aggregate, rule
from prinsjesdag.engine.arithmetic import divide, up
from prinsjesdag.law.inkomstenbelasting.heffingskortingen import arbeidskorting_volgens_artikel
from prinsjesdag.law.inkomstenbelasting.pensioenleeftijd import gewogen
from prinsjesdag.law.inkomstenbelasting.rules import AlgemeneHeffingskorting, Arbeidskorting, Ouderenkorting, Tarief
from prinsjesdag.law.inkomstenbelasting.tarief import belasting_per_schijf

ontvangt_bijstand_gezin = aggregate("any", "ontvangt_bijstand", level="gezin", label="ontvangt bijstand")


@rule(
    level="gezin", unit="EUR/jaar", period="month", law="Participatiewet art. 45",
    label="bijstand die wordt ontvangen", target=True,
    words="de bijstand, als die ook is aangevraagd (ontvangt_bijstand)",
)  # fmt: skip
def ontvangen_bijstand(bijstand: float, ontvangt_bijstand_gezin: bool) -> float:
    """Net bijstand that really comes in."""
    if not ontvangt_bijstand_gezin:
        return 0.0
    return bijstand


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="Participatiewet art. 45 lid 4",
    label="bijstand van een persoon, netto",
    words="de helft voor ieder van twee rechthebbende partners, anders het geheel",
)  # fmt: skip
def bijstand_netto_persoon(ontvangen_bijstand: float, is_rechthebbende: bool, partner_is_rechthebbende: bool) -> float:
    """One person's part."""
    if ontvangen_bijstand == 0.0 or not is_rechthebbende:
        return 0.0
    if partner_is_rechthebbende:
        return 0.5 * ontvangen_bijstand
    return ontvangen_bijstand


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="Wet inkomstenbelasting 2001 art. 3.100 en 3.101",
    label="bijstand, belast", target=True,
    words="netto bijstand met de inkomstenbelasting en premies erbij, na de heffingskortingen die over zijn",
)  # fmt: skip
def bijstand_belast(
    bijstand_netto_persoon: float,
    loon: float,
    pensioenpremie: float,
    winst: float,
    belastbare_winst: float,
    uitkering: float,
    aow: float,
    aanvullend_pensioen: float,
    partneralimentatie_ontvangen: float,
    inkomensafhankelijke_combinatiekorting: float,
    alleenstaande_ouderenkorting: float,
    deel_jaar_vanaf_aow_leeftijd: float,
    grens_eerste_schijf: float,
    tarief_eerste_schijf: float,
    tarief: Tarief,
    p: AlgemeneHeffingskorting,
    arbeid: Arbeidskorting,
    ouderen: Ouderenkorting,
) -> float:
    """Gross bijstand of one person, at a year's rate."""
    if bijstand_netto_persoon <= 0.0:
        return 0.0
    belast_loon = max(0.0, loon - pensioenpremie)
    ander = belast_loon + belastbare_winst + uitkering + aow + aanvullend_pensioen + partneralimentatie_ontvangen
    ander = max(0.0, ander)
    boven = max(0.0, ander - p.algemene_heffingskorting_afbouw_vanaf)
    onder = max(0.0, p.algemene_heffingskorting_maximum - p.algemene_heffingskorting_afbouwpercentage * boven)
    vanaf = max(0.0, p.algemene_heffingskorting_maximum_aow - p.algemene_heffingskorting_afbouwpercentage_aow * boven)
    kortingen = gewogen(deel_jaar_vanaf_aow_leeftijd, onder, vanaf) + alleenstaande_ouderenkorting
    kortingen += inkomensafhankelijke_combinatiekorting
    if deel_jaar_vanaf_aow_leeftijd == 0.0:
        kortingen += up(
            arbeidskorting_volgens_artikel(
                winst + belast_loon, arbeid.arbeidskorting_grens_1, arbeid.arbeidskorting_grens_2,
                arbeid.arbeidskorting_grens_3, arbeid.arbeidskorting_percentage_1, arbeid.arbeidskorting_percentage_2,
                arbeid.arbeidskorting_percentage_3, arbeid.arbeidskorting_bedrag_1, arbeid.arbeidskorting_bedrag_2,
                arbeid.arbeidskorting_bedrag_3, arbeid.arbeidskorting_afbouwpercentage,
            )
        )  # fmt: skip
    else:
        kortingen += up(
            arbeidskorting_volgens_artikel(
                winst + belast_loon, arbeid.arbeidskorting_grens_1, arbeid.arbeidskorting_grens_2,
                arbeid.arbeidskorting_grens_3, arbeid.arbeidskorting_percentage_1_aow,
                arbeid.arbeidskorting_percentage_2_aow, arbeid.arbeidskorting_percentage_3_aow,
                arbeid.arbeidskorting_bedrag_1_aow, arbeid.arbeidskorting_bedrag_2_aow,
                arbeid.arbeidskorting_bedrag_3_aow, arbeid.arbeidskorting_afbouwpercentage_aow,
            )
        )  # fmt: skip
    if deel_jaar_vanaf_aow_leeftijd > 0.0:
        kortingen += ouderen.ouderenkorting_maximum
    heffing = belasting_per_schijf(
        ander, grens_eerste_schijf, tarief.schijfgrens_2, tarief_eerste_schijf, tarief.tarief_2, tarief.tarief_3
    )
    over = max(0.0, kortingen - heffing)
    if tarief_eerste_schijf * bijstand_netto_persoon <= over:
        return bijstand_netto_persoon
    # A reform may ask a rate of 100%: then no gross amount leaves anything.
    return divide(bijstand_netto_persoon - over, 1.0 - tarief_eerste_schijf, bijstand_netto_persoon)
