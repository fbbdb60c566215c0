"""Participatiewet art. 31 to 33: the means of a family, net, month by month.

The norm is net and holds the holiday allowance; so is the income here. Net is what the white monthly table leaves of a
twelfth of the year's amounts together: pay after the pension premium, benefit, AOW, pension and alimony, each with its
holiday allowance in it. The table gives the labour credit over pay alone. Credits always count, also where nobody
applies them to the pay: they are means by law (art. 31 lid 1, last sentence). Never the tax of the year: that follows
from the bijstand itself. What an employer withholds may differ: holiday allowance by the table for special payments,
two incomes each by a table of their own (the difference comes back, or is paid, with the assessment, and a teruggave is
means too). Who has AOW that month, by the norm too (`aow_ingegaan`), is taxed as a pensioner: the table for them holds
from the month in which the age is reached (Handboek Loonheffingen, as told on rendement.nl and loon.nl).

Profit: less the 17% of the Bbz for income without wage tax (Besluit bijstandverlening zelfstandigen 2004 art. 6 lid 2)
and the Zvw contribution; a municipality may reckon in another way. Child maintenance is means in full, like income of
box 2. Not means: kinderbijslag, toeslagen, the jonggehandicaptenkorting, what children under 18 earn, the
tegemoetkoming alleenverdieners, the energietoeslag. What is paid to a former partner doesn't come off (art. 14 onder
a).

Gifts count above 1,200 a calendar year from 2026 (onder m). Earlier they didn't as far as the municipality found them
justified: here not at all; most policies drew their line at 1,200 too. Premiums for work (onder j) and reimbursements
for volunteers (onder k) stay under their maximum, so they are no means and no facts.

Not modelled: income in kind, boarders and lodgers (art. 33 lid 4), maintenance that should be paid but isn't, the
income support for AOW that wasn't means until 2025 (onder x: about 5 euro a month, 26 in 2022) and interest.
"""

from prinsjesdag.engine import Parameters, aggregate, rule
from prinsjesdag.engine.arithmetic import cents_nearest, up
from prinsjesdag.law.algemeen.woorden import SoortUitkering
from prinsjesdag.law.inkomstenbelasting.heffingskortingen import AlleenstaandeOuderenkorting
from prinsjesdag.law.inkomstenbelasting.rules import AlgemeneHeffingskorting, Arbeidskorting, Ouderenkorting, Tarief
from prinsjesdag.law.loonheffing.rules import (
    Tabel,
    algemene_heffingskorting_over,
    arbeidskorting_naar_leeftijd,
    heffing_over,
    jaarloon_voor_tabel,
    ouderenkorting_over,
)
from prinsjesdag.law.participatiewet.woorden import Inkomstenvrijlating
from prinsjesdag.law.zorgverzekeringswet.rules import InkomensafhankelijkeBijdrage


class Winst(Parameters):
    """Besluit bijstandverlening zelfstandigen 2004 art. 6 lid 2."""

    winst_forfait_belasting: float  # share of the profit


class Giften(Parameters):
    """Art. 31 lid 2 onder m."""

    giften_begrensd: bool
    giften_vrij: float  # EUR/jaar for the family


class Vrijlatingen(Parameters):
    """Art. 31 lid 2 onder n, r, y, z and aa, and lid 5."""

    vrijlating_arbeid_percentage: float
    vrijlating_arbeid_maximum: float  # EUR/maand
    vrijlating_alleenstaande_ouder_percentage: float
    vrijlating_alleenstaande_ouder_maximum: float  # EUR/maand
    vrijlating_beperking_percentage: float
    vrijlating_beperking_maximum: float  # EUR/maand
    vrijlating_loonkostensubsidie_geldt: bool
    leeftijd_vrijlating: int  # years


class Bijverdienen(Parameters):
    """Art. 34a, from 2027."""

    bijverdienen_percentage: float
    bijverdienen_percentage_aow: float
    bijverdienen_maximum_aow: float  # EUR/maand


class PensioenVrij(Parameters):
    """Art. 33 lid 5."""

    pensioen_vrij_alleenstaand: float  # EUR/maand
    pensioen_vrij_gehuwd: float  # EUR/maand for two


@rule(
    level="persoon", unit="EUR/maand", period="month", law="Participatiewet art. 31 lid 1 en 3, art. 32",
    label="netto inkomen per maand, behalve uit arbeid",
    words="uitkering, AOW, pensioen en partneralimentatie na loonheffing en bijdrage Zvw, plus kinderalimentatie",
)  # fmt: skip
def netto_overig_maand(
    is_minderjarig_kind: bool,
    uitkering: float,
    uitkering_soort: SoortUitkering,
    aow: float,
    aanvullend_pensioen: float,
    partneralimentatie_ontvangen: float,
    kinderalimentatie_ontvangen: float,
    inkomen_box2: float,
    aow_ingegaan: bool,
    voert_gezamenlijke_huishouding: bool,
    geboortejaar: int,
    tarief: Tarief,
    tabel: Tabel,
    ahk: AlgemeneHeffingskorting,
    ouderen: Ouderenkorting,
    alleen: AlleenstaandeOuderenkorting,
    zvw: InkomensafhankelijkeBijdrage,
) -> float:
    """What is left of everything but work, had somebody nothing else."""
    if is_minderjarig_kind:
        return 0.0
    met_bijdrage = aow + aanvullend_pensioen + partneralimentatie_ontvangen
    belast = met_bijdrage + uitkering
    onbelast = kinderalimentatie_ontvangen + max(0.0, inkomen_box2)
    if belast <= 0.0:
        return onbelast / 12.0
    if uitkering_soort == SoortUitkering.ANW:
        met_bijdrage = belast
    jaarloon = jaarloon_voor_tabel(belast / 12.0, tabel)
    korting = up(algemene_heffingskorting_over(jaarloon, aow_ingegaan, ahk, tabel))
    korting += up(ouderenkorting_over(jaarloon, aow_ingegaan, ouderen))
    if aow_ingegaan and not voert_gezamenlijke_huishouding:
        korting += alleen.alleenstaande_ouderenkorting
    heffing = max(0.0, heffing_over(jaarloon, aow_ingegaan, geboortejaar, tarief) - korting)
    bijdrage = zvw.bijdragepercentage_laag * min(met_bijdrage, zvw.maximum_bijdrage_inkomen)
    return (belast + onbelast) / 12.0 - cents_nearest(heffing / 12.0) - cents_nearest(bijdrage / 12.0)


@rule(
    level="persoon", unit="EUR/maand", period="month", law="Participatiewet art. 31 lid 1 en 3, art. 32",
    label="netto inkomen uit arbeid per maand",
    words="loon na pensioenpremie en loonheffing met arbeidskorting, boven op het andere inkomen; winst na 17% en Zvw",
)  # fmt: skip
def netto_arbeid_maand(
    is_minderjarig_kind: bool,
    loon: float,
    pensioenpremie: float,
    winst: float,
    uitkering: float,
    aow: float,
    aanvullend_pensioen: float,
    partneralimentatie_ontvangen: float,
    aow_ingegaan: bool,
    voert_gezamenlijke_huishouding: bool,
    geboortejaar: int,
    tarief: Tarief,
    tabel: Tabel,
    ahk: AlgemeneHeffingskorting,
    ouderen: Ouderenkorting,
    alleen: AlleenstaandeOuderenkorting,
    arbeid: Arbeidskorting,
    zvw: InkomensafhankelijkeBijdrage,
    p: Winst,
) -> float:
    """What work adds: the tax of all income, less that of the other income alone, comes off the pay."""
    if is_minderjarig_kind:
        return 0.0
    netto_winst = (1.0 - p.winst_forfait_belasting - zvw.bijdragepercentage_laag) * max(0.0, winst) / 12.0
    loon_netto_premie = max(0.0, loon - pensioenpremie)
    if loon_netto_premie == 0.0:
        return netto_winst
    overig = uitkering + aow + aanvullend_pensioen + partneralimentatie_ontvangen
    vast = 0.0
    if aow_ingegaan and not voert_gezamenlijke_huishouding:
        vast = alleen.alleenstaande_ouderenkorting
    jaarloon = jaarloon_voor_tabel((overig + loon_netto_premie) / 12.0, tabel)
    korting = vast + up(algemene_heffingskorting_over(jaarloon, aow_ingegaan, ahk, tabel))
    korting += up(ouderenkorting_over(jaarloon, aow_ingegaan, ouderen))
    korting += up(
        arbeidskorting_naar_leeftijd(jaarloon_voor_tabel(loon_netto_premie / 12.0, tabel), aow_ingegaan, arbeid)
    )
    heffing = cents_nearest(max(0.0, heffing_over(jaarloon, aow_ingegaan, geboortejaar, tarief) - korting) / 12.0)
    if overig > 0.0:
        jaarloon = jaarloon_voor_tabel(overig / 12.0, tabel)
        korting = vast + up(algemene_heffingskorting_over(jaarloon, aow_ingegaan, ahk, tabel))
        korting += up(ouderenkorting_over(jaarloon, aow_ingegaan, ouderen))
        heffing -= cents_nearest(max(0.0, heffing_over(jaarloon, aow_ingegaan, geboortejaar, tarief) - korting) / 12.0)
    return netto_winst + loon_netto_premie / 12.0 - heffing


@rule(
    variable="vrijgelaten_arbeid_maand", valid_until="2026-12-31", level="persoon", unit="EUR/maand", period="month",
    law="Participatiewet art. 31 lid 2 onder n, r, y, z en aa en lid 5",
    label="vrijgelaten inkomen uit arbeid per maand",
    words="25% (vanaf de AOW-leeftijd altijd), 12,5% of 15% van het netto inkomen uit arbeid, hoogstens een maximum",
)  # fmt: skip
def vrijgelaten_arbeid_tot_2027_maand(
    netto_arbeid_maand: float,
    inkomstenvrijlating: Inkomstenvrijlating,
    medisch_urenbeperkt: bool,
    aow_ingegaan: bool,
    leeftijd: int,
    p: Vrijlatingen,
) -> float:
    """What of the pay stays out of the means: one exemption at a time, that of 25% before the others."""
    if netto_arbeid_maand <= 0.0:
        return 0.0
    oud_genoeg = leeftijd >= p.leeftijd_vrijlating
    if aow_ingegaan or (inkomstenvrijlating == Inkomstenvrijlating.ARBEID and oud_genoeg):
        return min(p.vrijlating_arbeid_percentage * netto_arbeid_maand, p.vrijlating_arbeid_maximum)
    subsidie = inkomstenvrijlating == Inkomstenvrijlating.LOONKOSTENSUBSIDIE and p.vrijlating_loonkostensubsidie_geldt
    if medisch_urenbeperkt or subsidie or inkomstenvrijlating == Inkomstenvrijlating.MEDISCH_URENBEPERKT:
        return min(p.vrijlating_beperking_percentage * netto_arbeid_maand, p.vrijlating_beperking_maximum)
    if inkomstenvrijlating == Inkomstenvrijlating.ALLEENSTAANDE_OUDER and oud_genoeg:
        deel = p.vrijlating_alleenstaande_ouder_percentage * netto_arbeid_maand
        return min(deel, p.vrijlating_alleenstaande_ouder_maximum)
    return 0.0


@rule(
    valid_from="2027-01-01", level="persoon", unit="EUR/maand", period="month", law="Participatiewet art. 34a",
    label="vrijgelaten inkomen uit arbeid per maand",
    words="15% van het netto inkomen uit arbeid als de gemeente dat toepast; vanaf de AOW-leeftijd 25% tot een maximum",
)  # fmt: skip
def vrijgelaten_arbeid_maand(
    netto_arbeid_maand: float,
    inkomstenvrijlating: Inkomstenvrijlating,
    medisch_urenbeperkt: bool,
    aow_ingegaan: bool,
    p: Bijverdienen,
) -> float:
    """One rate for everybody under the AOW-leeftijd, also under 27: for a year, or always with a medical limit."""
    if netto_arbeid_maand <= 0.0:
        return 0.0
    if aow_ingegaan:
        return min(p.bijverdienen_percentage_aow * netto_arbeid_maand, p.bijverdienen_maximum_aow)
    if medisch_urenbeperkt or inkomstenvrijlating != Inkomstenvrijlating.GEEN:
        return p.bijverdienen_percentage * netto_arbeid_maand
    return 0.0


giften_gezin = aggregate("sum", "giften_ontvangen", level="gezin", label="ontvangen giften van het gezin samen")
pensioen_gezin = aggregate("sum", "aanvullend_pensioen", level="gezin", label="aanvullend pensioen van het gezin samen")
heeft_aow_leeftijd_in_gezin = aggregate(
    "any", "aow_ingegaan", level="gezin", label="iemand in het gezin heeft de AOW-leeftijd"
)


@rule(
    level="gezin", unit="EUR/jaar", law="Participatiewet art. 31 lid 2 onder m en s",
    label="giften die als middelen tellen",
    words="vanaf 2026 wat boven het vrije bedrag per kalenderjaar komt; eerder niets",
)  # fmt: skip
def giften_als_middelen(giften_gezin: float, p: Giften) -> float:
    """Gifts of the calendar year above the exempt amount, once for a couple; the municipality may exempt more."""
    if not p.giften_begrensd:
        return 0.0
    return max(0.0, giften_gezin - p.giften_vrij)


@rule(
    level="persoon", unit="EUR/maand", period="month", law="Participatiewet art. 31 en 32",
    label="inkomen dat meetelt, van een persoon", words="netto inkomen − wat van inkomsten uit arbeid is vrijgelaten",
)  # fmt: skip
def inkomen_bijstand_persoon_maand(
    netto_overig_maand: float, netto_arbeid_maand: float, vrijgelaten_arbeid_maand: float
) -> float:
    """Net income of one person as it counts."""
    return netto_overig_maand + netto_arbeid_maand - vrijgelaten_arbeid_maand


@rule(
    level="persoon", unit="EUR/maand", period="month", law="Participatiewet art. 32 lid 3",
    label="inkomen van een partner zonder recht", words="het inkomen dat meetelt, van wie zelf geen recht heeft",
)  # fmt: skip
def inkomen_zonder_recht_maand(inkomen_bijstand_persoon_maand: float, geen_recht_op_bijstand: bool) -> float:
    """Counts only as far as the two would have more than the norm for couples."""
    if geen_recht_op_bijstand:
        return inkomen_bijstand_persoon_maand
    return 0.0


inkomen_bijstand_personen_maand = aggregate(
    "sum", "inkomen_bijstand_persoon_maand", level="gezin", label="inkomen dat meetelt, van het gezin"
)
inkomen_partner_zonder_recht_maand = aggregate(
    "sum", "inkomen_zonder_recht_maand", level="gezin", label="inkomen van een partner zonder recht op bijstand"
)


@rule(
    level="gezin", unit="EUR/maand", period="month", law="Participatiewet art. 31 tot en met 33", target=True,
    label="middelen voor de bijstand per maand",
    words="inkomen dat meetelt + giften boven de grens / 12 − vrijgelaten oudedagsvoorziening",
)  # fmt: skip
def middelen_bijstand_maand(
    inkomen_bijstand_personen_maand: float,
    giften_als_middelen: float,
    pensioen_gezin: float,
    heeft_aow_leeftijd_in_gezin: bool,
    gezin_van_gehuwden: bool,
    p: PensioenVrij,
) -> float:
    """What the norm is compared with. A gift counts in twelve equal parts: as income, though a large one is wealth."""
    middelen = inkomen_bijstand_personen_maand + giften_als_middelen / 12.0
    if not heeft_aow_leeftijd_in_gezin or pensioen_gezin == 0.0:
        return middelen
    vrij = p.pensioen_vrij_alleenstaand
    if gezin_van_gehuwden:
        vrij = p.pensioen_vrij_gehuwd
    return max(0.0, middelen - min(vrij, pensioen_gezin / 12.0))
