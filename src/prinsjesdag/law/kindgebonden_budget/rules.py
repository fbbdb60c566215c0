"""Wet op het kindgebonden budget (BWBR0022751).

Judged by the month (art. 2 lid 11) on the income of the year. Two parents have one claim together (lid 9), counted with
the one named first. The grant is the sum of the months in whole euros (Awir art. 14 lid 4); Dienst Toeslagen pays a
twelfth of the unrounded year, rounded down (leaflet tg081 of 2026, example 3: 497 a month, not 498).
"""

from prinsjesdag.engine import Day, Parameters, aggregate, rule
from prinsjesdag.engine.calendar import NO_DAY, civil
from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.law.awir.rules import Toekenning, toekenning


class Kindbedragen(Parameters):
    """Art. 2 lid 2 to 6, EUR/jaar."""

    bedrag_eerste_kind: float
    bedrag_tweede_kind: float
    bedrag_derde_en_volgend_kind: float
    verhoging_12_tot_16_jaar: float
    verhoging_16_en_17_jaar: float
    verhoging_ouder_zonder_partner: float


class Afbouw(Parameters):
    """Art. 2 lid 7 and 8, and the wealth limits of art. 1 lid 4."""

    verhoging_drempelinkomen_met_partner: float  # EUR/jaar
    afbouwpercentage: float  # share of the income above the threshold
    vermogensgrens_zonder_partner: float  # EUR on 1 January
    vermogensgrens_met_partner: float  # EUR on 1 January, for two


class TweedeAfbouw(Parameters):
    """Bill 36 923, proposed from 2027."""

    tweede_afbouwpunt: float  # EUR/jaar, the same with and without a partner
    tweede_afbouwpercentage: float  # share of the income above it, instead of the first percentage


@rule(
    level="persoon", period="month", over_year="last", law="Wet op het kindgebonden budget art. 2 lid 1",
    label="kind voor het kindgebonden budget",
    words="kind in het gezin, vanaf de maand na de geboorte tot en met de maand van de 18e verjaardag",
)  # fmt: skip
def is_kind_voor_kindgebonden_budget(
    rol: Rol, leeftijd_einde_maand_ervoor: int, geboortedatum: Day, datum: Day
) -> bool:
    """Whether the parents have a right for this child this month.

    Taken for granted: kinderbijslag is paid for it to a parent in this gezin (no co-parenting, no child that lives
    elsewhere or abroad).
    """
    if rol != Rol.KIND or leeftijd_einde_maand_ervoor >= 18:
        return False
    return geboortedatum == NO_DAY or geboortedatum <= datum - civil(datum)[2]


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="Wet op het kindgebonden budget art. 2 lid 3, 4 en 5",
    label="verhoging om de leeftijd van het kind",
    words="vanaf de maand na de 12e verjaardag een bedrag, vanaf de maand na de 16e een hoger",
)  # fmt: skip
def leeftijdsverhoging_kindgebonden_budget(
    is_kind_voor_kindgebonden_budget: bool, leeftijd_einde_maand_ervoor: int, p: Kindbedragen
) -> float:
    """What an older child adds, at a year's rate."""
    if not is_kind_voor_kindgebonden_budget or leeftijd_einde_maand_ervoor < 12:
        return 0.0
    if leeftijd_einde_maand_ervoor < 16:
        return p.verhoging_12_tot_16_jaar
    return p.verhoging_16_en_17_jaar


aantal_kinderen_kindgebonden_budget = aggregate(
    "count", "is_kind_voor_kindgebonden_budget", level="gezin", label="aantal kinderen voor het kindgebonden budget"
)
leeftijdsverhogingen_kindgebonden_budget = aggregate(
    "sum", "leeftijdsverhoging_kindgebonden_budget", level="gezin", label="verhogingen om de leeftijd van de kinderen",
    law="Wet op het kindgebonden budget art. 2 lid 3, 4 en 5",
)  # fmt: skip


@rule(
    level="gezin", unit="EUR/jaar", period="month", law="Wet op het kindgebonden budget art. 2 lid 2",
    label="bedrag voor de kinderen", words="een bedrag voor het eerste, het tweede en ieder volgend kind",
)  # fmt: skip
def kindbedrag_kindgebonden_budget(aantal_kinderen_kindgebonden_budget: int, p: Kindbedragen) -> float:
    """The sum for all children, at a year's rate, without the raises for age."""
    if aantal_kinderen_kindgebonden_budget == 0:
        return 0.0
    bedrag = p.bedrag_eerste_kind
    if aantal_kinderen_kindgebonden_budget > 1:
        bedrag += p.bedrag_tweede_kind
    return bedrag + max(0, aantal_kinderen_kindgebonden_budget - 2) * p.bedrag_derde_en_volgend_kind


@rule(
    level="persoon", period="month", over_year="any",
    law="Wet op het kindgebonden budget art. 1 lid 4 en art. 2 lid 1 en 9", label="recht op kindgebonden budget",
    words="ouder met een kind in het gezin en vermogen onder de grens; twee ouders hebben één recht samen",
)  # fmt: skip
def recht_op_kindgebonden_budget(
    aantal_kinderen_kindgebonden_budget: int,
    is_minderjarig_kind: bool,
    is_kind_voor_kindgebonden_budget: bool,
    eerste_van_paar: bool,
    heeft_toeslagpartner: bool,
    rendementsgrondslag_met_toeslagpartner: float,
    p: Afbouw,
) -> bool:
    """Whether this person has the claim of the gezin: the parent, or the one of two who is named first."""
    if aantal_kinderen_kindgebonden_budget == 0 or is_minderjarig_kind or is_kind_voor_kindgebonden_budget:
        return False
    if not eerste_van_paar:
        return False
    if heeft_toeslagpartner:
        return rendementsgrondslag_met_toeslagpartner <= p.vermogensgrens_met_partner
    return rendementsgrondslag_met_toeslagpartner <= p.vermogensgrens_zonder_partner


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="Wet op het kindgebonden budget art. 2 lid 2 tot en met 6",
    label="kindgebonden budget zonder afbouw",
    words="de bedragen voor de kinderen en hun leeftijd, plus de verhoging voor wie geen toeslagpartner heeft",
)  # fmt: skip
def kindgebonden_budget_zonder_afbouw(
    recht_op_kindgebonden_budget: bool,
    kindbedrag_kindgebonden_budget: float,
    leeftijdsverhogingen_kindgebonden_budget: float,
    heeft_toeslagpartner: bool,
    p: Kindbedragen,
) -> float:
    """The most that this family can have, at a year's rate."""
    if not recht_op_kindgebonden_budget:
        return 0.0
    bedrag = kindbedrag_kindgebonden_budget + leeftijdsverhogingen_kindgebonden_budget
    if heeft_toeslagpartner:
        return bedrag
    return bedrag + p.verhoging_ouder_zonder_partner


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="Wet op het kindgebonden budget art. 2 lid 7 en 8",
    label="inkomensgrens voor het kindgebonden budget",
    words="het drempelinkomen; met toeslagpartner een bedrag hoger",
)  # fmt: skip
def drempelinkomen_kindgebonden_budget(drempelinkomen: float, heeft_toeslagpartner: bool, p: Afbouw) -> float:
    """Above this income the budget falls. The drempelinkomen is that of the zorgtoeslag, as the Dienst rounds it."""
    if heeft_toeslagpartner:
        return drempelinkomen + p.verhoging_drempelinkomen_met_partner
    return drempelinkomen


@rule(
    variable="kindgebonden_budget_voor_afronding", valid_until="2026-12-31", level="persoon", unit="EUR/jaar",
    period="month", law="Wet op het kindgebonden budget art. 2 lid 7 en 8", label="kindgebonden budget voor afronding",
    words="min het afbouwpercentage × het inkomen boven de grens, niet onder nul",
)  # fmt: skip
def kindgebonden_budget_voor_afronding_tot_2027(
    kindgebonden_budget_zonder_afbouw: float,
    toetsingsinkomen_met_toeslagpartner: float,
    drempelinkomen_kindgebonden_budget: float,
    p: Afbouw,
) -> float:
    """The budget at a year's rate."""
    if kindgebonden_budget_zonder_afbouw == 0.0:
        return 0.0
    boven = max(0.0, toetsingsinkomen_met_toeslagpartner - drempelinkomen_kindgebonden_budget)
    return max(0.0, kindgebonden_budget_zonder_afbouw - p.afbouwpercentage * boven)


@rule(
    valid_from="2027-01-01", level="persoon", unit="EUR/jaar", period="month",
    law="Wet op het kindgebonden budget art. 2 lid 7 en 8 en wetsvoorstel 36 923",
    label="kindgebonden budget voor afronding",
    words="min het afbouwpercentage × het inkomen boven de grens, en het hogere percentage boven de tweede grens",
)  # fmt: skip
def kindgebonden_budget_voor_afronding(
    kindgebonden_budget_zonder_afbouw: float,
    toetsingsinkomen_met_toeslagpartner: float,
    drempelinkomen_kindgebonden_budget: float,
    p: Afbouw,
    voorstel: TweedeAfbouw,
) -> float:
    """The budget at a year's rate, with the steeper taper at high incomes that is proposed from 2027."""
    if kindgebonden_budget_zonder_afbouw == 0.0:
        return 0.0
    tot_tweede = min(toetsingsinkomen_met_toeslagpartner, voorstel.tweede_afbouwpunt)
    boven = max(0.0, tot_tweede - drempelinkomen_kindgebonden_budget)
    boven_tweede = max(0.0, toetsingsinkomen_met_toeslagpartner - voorstel.tweede_afbouwpunt)
    afbouw = p.afbouwpercentage * boven + voorstel.tweede_afbouwpercentage * boven_tweede
    return max(0.0, kindgebonden_budget_zonder_afbouw - afbouw)


@rule(
    level="persoon", unit="EUR/jaar", law="Awir art. 14 lid 4 en 5", label="kindgebonden budget, toegekend",
    words="de maanden van het jaar samen, op hele euro's; minder dan het minimumbedrag wordt niet toegekend",
)  # fmt: skip
def kindgebonden_budget_toegekend(kindgebonden_budget_voor_afronding: float, p: Toekenning) -> float:
    """The grant for the year."""
    return toekenning(kindgebonden_budget_voor_afronding, p.minimumbedrag)


@rule(
    level="persoon", unit="EUR/maand", rounding="down",
    law="uitvoering Dienst Toeslagen (de wet noemt geen maandbedrag)",
    label="kindgebonden budget, uitbetaald per maand",
    words="een twaalfde van het jaar voor afronding, naar beneden op hele euro's; niets als er niets is toegekend",
)  # fmt: skip
def kindgebonden_budget_uitbetaald_maand(
    kindgebonden_budget_toegekend: float, kindgebonden_budget_voor_afronding: float
) -> float:
    """What Dienst Toeslagen pays each month."""
    if kindgebonden_budget_toegekend == 0.0:
        return 0.0
    return kindgebonden_budget_voor_afronding / 12.0


kindgebonden_budget = aggregate(
    "sum", "kindgebonden_budget_toegekend", level="gezin", label="kindgebonden budget", target=True,
    law="Wet op het kindgebonden budget",
)  # fmt: skip
kindgebonden_budget_maand = aggregate(
    "sum", "kindgebonden_budget_uitbetaald_maand", level="gezin", label="kindgebonden budget per maand", target=True,
    law="Wet op het kindgebonden budget",
)  # fmt: skip
