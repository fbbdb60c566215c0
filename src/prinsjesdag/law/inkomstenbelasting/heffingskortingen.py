"""Wet inkomstenbelasting 2001 (BWBR0011353) chapter 8: the credits, each as due before the limit to the tax.

From the AOW-leeftijd on a credit lacks the part of the premie AOW (art. 8.3-8.7): the amounts of the Belastingdienst's
tables for that age. In the year itself both amounts are weighed by months. Each credit goes up to whole euros; the
assessment rounds the tax part and the premium parts separately, so a euro or two may differ.

Not modelled: the arbeidskorting being at least what the employer applied (art. 8.11 lid 2, last sentence), the
ouderenkorting in a year of death, the korting voor groene beleggingen (art. 8.19), co-ouderschap (art. 8.14a lid 1).
Ziektewet and Wet arbeid en zorg benefits paid by UWV aren't counted as arbeidsinkomen (art. 8.1 lid 2 counts some).
"""

from prinsjesdag.engine import Day, Parameters, aggregate, rule
from prinsjesdag.engine.calendar import NO_DAY, civil
from prinsjesdag.law.algemeen.woorden import Rol, SoortUitkering
from prinsjesdag.law.inkomstenbelasting.pensioenleeftijd import gewogen
from prinsjesdag.law.inkomstenbelasting.rules import AlgemeneHeffingskorting, Arbeidskorting, Ouderenkorting


class GrondslagAlgemeneHeffingskorting(Parameters):
    """Art. 8.10 lid 2: from 2025 the credit falls with the verzamelinkomen, before with the income of box 1."""

    algemene_heffingskorting_over_verzamelinkomen: bool


class Combinatiekorting(Parameters):
    """Art. 8.14a."""

    inkomensafhankelijke_combinatiekorting_drempel: float  # EUR/jaar
    inkomensafhankelijke_combinatiekorting_percentage: float
    inkomensafhankelijke_combinatiekorting_maximum: float  # EUR/jaar
    inkomensafhankelijke_combinatiekorting_percentage_aow: float
    inkomensafhankelijke_combinatiekorting_maximum_aow: float  # EUR/jaar


class KindCombinatiekorting(Parameters):
    """Art. 8.14a lid 1 onder b."""

    inkomensafhankelijke_combinatiekorting_leeftijd_kind: int  # years
    inkomensafhankelijke_combinatiekorting_minimum_maanden: int  # months of the year in the household


class AlleenstaandeOuderenkorting(Parameters):
    """Art. 8.18 lid 2."""

    alleenstaande_ouderenkorting: float  # EUR/jaar


class Jonggehandicaptenkorting(Parameters):
    """Art. 8.16a lid 2."""

    jonggehandicaptenkorting: float  # EUR/jaar


@rule(
    level="persoon", unit="EUR/jaar", rounding="up", law="Wet inkomstenbelasting 2001 art. 8.10",
    label="algemene heffingskorting",
    words="maximum − afbouwpercentage × (inkomen − begin van de afbouw), niet onder nul; tot en met 2024 over het "
    "inkomen van box 1, vanaf 2025 over het verzamelinkomen; naar boven op hele euro's",
    target=True,
)  # fmt: skip
def algemene_heffingskorting(
    belastbaar_inkomen_box1: float,
    verzamelinkomen: float,
    deel_jaar_vanaf_aow_leeftijd: float,
    p: AlgemeneHeffingskorting,
    grondslag: GrondslagAlgemeneHeffingskorting,
) -> float:
    """General tax credit."""
    inkomen = belastbaar_inkomen_box1
    if grondslag.algemene_heffingskorting_over_verzamelinkomen:
        inkomen = verzamelinkomen
    if inkomen >= p.algemene_heffingskorting_nihil_vanaf:
        return 0.0
    boven = max(0.0, inkomen - p.algemene_heffingskorting_afbouw_vanaf)
    onder = p.algemene_heffingskorting_maximum - p.algemene_heffingskorting_afbouwpercentage * boven
    vanaf = p.algemene_heffingskorting_maximum_aow - p.algemene_heffingskorting_afbouwpercentage_aow * boven
    return gewogen(deel_jaar_vanaf_aow_leeftijd, max(0.0, onder), max(0.0, vanaf))


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 8.1 lid 1 onder e", label="arbeidsinkomen",
    words="winst vóór ondernemersaftrek en mkb-winstvrijstelling + loon uit tegenwoordige arbeid",
)  # fmt: skip
def arbeidsinkomen(winst: float, loon_box1: float) -> float:
    """What is earned with current work."""
    return winst + loon_box1


@rule(
    level="persoon", unit="EUR/jaar", rounding="up", law="Wet inkomstenbelasting 2001 art. 8.11",
    label="arbeidskorting", words="opbouw in drie stappen, daarna afbouw, niet onder nul; naar boven op hele euro's",
    target=True,
)  # fmt: skip
def arbeidskorting(arbeidsinkomen: float, deel_jaar_vanaf_aow_leeftijd: float, p: Arbeidskorting) -> float:
    """Labour tax credit."""
    if arbeidsinkomen >= p.arbeidskorting_nihil_vanaf:
        return 0.0
    onder = arbeidskorting_volgens_artikel(
        arbeidsinkomen, p.arbeidskorting_grens_1, p.arbeidskorting_grens_2, p.arbeidskorting_grens_3,
        p.arbeidskorting_percentage_1, p.arbeidskorting_percentage_2, p.arbeidskorting_percentage_3,
        p.arbeidskorting_bedrag_1, p.arbeidskorting_bedrag_2, p.arbeidskorting_bedrag_3,
        p.arbeidskorting_afbouwpercentage,
    )  # fmt: skip
    vanaf = arbeidskorting_volgens_artikel(
        arbeidsinkomen, p.arbeidskorting_grens_1, p.arbeidskorting_grens_2, p.arbeidskorting_grens_3,
        p.arbeidskorting_percentage_1_aow, p.arbeidskorting_percentage_2_aow, p.arbeidskorting_percentage_3_aow,
        p.arbeidskorting_bedrag_1_aow, p.arbeidskorting_bedrag_2_aow, p.arbeidskorting_bedrag_3_aow,
        p.arbeidskorting_afbouwpercentage_aow,
    )  # fmt: skip
    return gewogen(deel_jaar_vanaf_aow_leeftijd, onder, vanaf)


@rule(
    level="persoon", law="Wet inkomstenbelasting 2001 art. 8.14a lid 1 onder b",
    label="kind voor de combinatiekorting",
    words="kind in het huishouden dat op 1 januari nog geen 12 is; dit jaar geboren: minstens zes maanden",
)  # fmt: skip
def is_kind_voor_combinatiekorting(
    rol: Rol, leeftijd: int, geboortedatum: Day, jaar: int, p: KindCombinatiekorting
) -> bool:
    """A child under 12 on 1 January, for six months of the year in the household."""
    if rol != Rol.KIND or leeftijd >= p.inkomensafhankelijke_combinatiekorting_leeftijd_kind:
        return False
    if geboortedatum == NO_DAY:
        return True
    geboren_jaar, maand, dag = civil(geboortedatum)
    if geboren_jaar != jaar:
        return geboren_jaar < jaar
    maanden = 12 - maand
    if dag == 1:
        maanden = maanden + 1
    return maanden >= p.inkomensafhankelijke_combinatiekorting_minimum_maanden


heeft_kind_voor_combinatiekorting = aggregate(
    "any", "is_kind_voor_combinatiekorting", level="gezin", label="kind voor de combinatiekorting in het gezin"
)


@rule(
    level="persoon", law="Wet inkomstenbelasting 2001 art. 8.14a lid 3", label="oudste van twee partners",
    words="wie eerder geboren is; even oud: wie als eerste genoemd is",
)  # fmt: skip
def is_oudste_van_paar(
    geboortedatum: Day, partner_geboortedatum: Day, leeftijd: int, partner_leeftijd: int, eerste_van_paar: bool
) -> bool:
    """Who of two partners is the elder."""
    if geboortedatum != NO_DAY and partner_geboortedatum != NO_DAY:
        if geboortedatum != partner_geboortedatum:
            return geboortedatum < partner_geboortedatum
        return eerste_van_paar
    if leeftijd != partner_leeftijd:
        return leeftijd > partner_leeftijd
    return eerste_van_paar


@rule(
    level="persoon", law="Wet inkomstenbelasting 2001 art. 8.14a lid 1 en 3",
    label="recht op inkomensafhankelijke combinatiekorting",
    words="kind onder de 12, en zonder fiscale partner of met minder arbeidsinkomen dan die; bij gelijk de oudste",
)  # fmt: skip
def recht_op_combinatiekorting(
    heeft_kind_voor_combinatiekorting: bool,
    is_minderjarig_kind: bool,
    heeft_fiscale_partner: bool,
    arbeidsinkomen: float,
    partner_arbeidsinkomen: float,
    is_oudste_van_paar: bool,
) -> bool:
    """Whether the credit for parents who work is due."""
    if is_minderjarig_kind or not heeft_kind_voor_combinatiekorting:
        return False
    if not heeft_fiscale_partner or arbeidsinkomen < partner_arbeidsinkomen:
        return True
    return arbeidsinkomen == partner_arbeidsinkomen and is_oudste_van_paar


@rule(
    level="persoon", unit="EUR/jaar", rounding="up", law="Wet inkomstenbelasting 2001 art. 8.14a lid 2",
    label="inkomensafhankelijke combinatiekorting",
    words="percentage × (arbeidsinkomen − drempel), hoogstens het maximum; naar boven op hele euro's", target=True,
)  # fmt: skip
def inkomensafhankelijke_combinatiekorting(
    recht_op_combinatiekorting: bool,
    arbeidsinkomen: float,
    deel_jaar_vanaf_aow_leeftijd: float,
    p: Combinatiekorting,
) -> float:
    """Credit for parents who work."""
    if not recht_op_combinatiekorting:
        return 0.0
    boven = max(0.0, arbeidsinkomen - p.inkomensafhankelijke_combinatiekorting_drempel)
    onder = p.inkomensafhankelijke_combinatiekorting_percentage * boven
    vanaf = p.inkomensafhankelijke_combinatiekorting_percentage_aow * boven
    return gewogen(
        deel_jaar_vanaf_aow_leeftijd,
        min(onder, p.inkomensafhankelijke_combinatiekorting_maximum),
        min(vanaf, p.inkomensafhankelijke_combinatiekorting_maximum_aow),
    )


@rule(
    level="persoon", unit="EUR/jaar", rounding="up", law="Wet inkomstenbelasting 2001 art. 8.17",
    label="ouderenkorting",
    words="wie aan het eind van het jaar de AOW-leeftijd heeft: maximum − afbouwpercentage × (verzamelinkomen − begin "
    "van de afbouw), niet onder nul; naar boven op hele euro's",
    target=True,
)  # fmt: skip
def ouderenkorting(verzamelinkomen: float, deel_jaar_vanaf_aow_leeftijd: float, p: Ouderenkorting) -> float:
    """Credit for pensioners; whole in the year in which the age is reached."""
    if deel_jaar_vanaf_aow_leeftijd == 0.0:
        return 0.0
    boven = max(0.0, verzamelinkomen - p.ouderenkorting_afbouw_vanaf)
    return max(0.0, p.ouderenkorting_maximum - p.ouderenkorting_afbouwpercentage * boven)


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 8.18",
    label="alleenstaande-ouderenkorting", words="wie recht heeft op AOW voor een alleenstaande", target=True,
)  # fmt: skip
def alleenstaande_ouderenkorting(
    deel_jaar_vanaf_aow_leeftijd: float, voert_gezamenlijke_huishouding: bool, p: AlleenstaandeOuderenkorting
) -> float:
    """Credit for who has, or with enough years of insurance would have, the AOW of a single person."""
    if deel_jaar_vanaf_aow_leeftijd == 0.0 or voert_gezamenlijke_huishouding:
        return 0.0
    return p.alleenstaande_ouderenkorting


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 8.16a", label="jonggehandicaptenkorting",
    words="wie recht heeft op een uitkering of ondersteuning van de Wajong en geen ouderenkorting heeft", target=True,
)  # fmt: skip
def jonggehandicaptenkorting(
    wajong: bool, uitkering_soort: SoortUitkering, deel_jaar_vanaf_aow_leeftijd: float, p: Jonggehandicaptenkorting
) -> float:
    """Credit for who has Wajong, also when working leaves nothing of the benefit."""
    if deel_jaar_vanaf_aow_leeftijd > 0.0:
        return 0.0
    if wajong or uitkering_soort == SoortUitkering.WAJONG:
        return p.jonggehandicaptenkorting
    return 0.0


def arbeidskorting_volgens_artikel(
    inkomen: float, grens_1: float, grens_2: float, grens_3: float, deel_1: float, deel_2: float, deel_3: float,
    bedrag_1: float, bedrag_2: float, bedrag_3: float, afbouw: float,
) -> float:  # fmt: skip
    """Art. 8.11 lid 2: each step adds to the ones before, up to the amount that ends it; then the credit falls."""
    korting = min(deel_1 * max(0.0, inkomen), bedrag_1)
    korting = min(korting + deel_2 * max(0.0, inkomen - grens_1), bedrag_2)
    korting = min(korting + deel_3 * max(0.0, inkomen - grens_2), bedrag_3)
    return max(0.0, korting - afbouw * max(0.0, inkomen - grens_3))
