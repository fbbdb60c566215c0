"""Wet op de huurtoeslag (BWBR0008659): who lives in the home, and what their income and wealth do.

The claim is that of the tenant, the applicant of gezin 1. A toeslagpartner claims together with the tenant; everyone
else at the address is a medebewoner, whatever gezin they are in. Only an onderhuurder and the onderhuurder's own
household stay out of it (Awir art. 2 lid 1 onder e).
"""

from prinsjesdag.engine import Day, Parameters, aggregate, rule
from prinsjesdag.engine.calendar import NO_DAY, civil, whole_years
from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.law.aow.rules import Aow
from prinsjesdag.law.awir.rules import Toekenning
from prinsjesdag.law.inkomstenbelasting.rules import Schuldendrempel


class Draagkracht(Parameters, file=Toekenning.table):
    """Awir art. 7: wealth limits on 1 January, and the income of a child that doesn't count."""

    vermogensgrens_zonder_partner: float  # EUR, lid 3
    vermogensgrens_met_partner: float  # EUR for two, lid 3
    vermogensgrens_medebewoner: float  # EUR for each, lid 4
    vrijstelling_inkomen_kind: float  # EUR/jaar, lid 6
    leeftijdsgrens_inkomen_kind: int  # years on 1 January, lid 6


class Jongeren(Parameters):
    """Art. 13: the age under which the low limit for the rent holds."""

    leeftijdsgrens_jongeren: int  # years


@rule(
    level="persoon", law="Wet op de huurtoeslag art. 7 lid 2", label="is de huurder",
    words="de aanvrager huurt de woning; per woning krijgt één huurder huurtoeslag",
)  # fmt: skip
def is_huurder(rol: Rol) -> bool:
    """The applicant is taken to be the tenant."""
    return rol == Rol.AANVRAGER


@rule(
    level="persoon", period="month", over_year="last", law="Awir art. 2 lid 1 onder e", label="is onderhuurder",
    words="medebewoner die met een contract een deel van de woning huurt en geen familie is",
)  # fmt: skip
def is_onderhuurder(rol: Rol, commerciele_huur: bool, verwantschap: bool) -> bool:
    """Rents part of the home from the tenant.

    The law keeps out first-degree kin only (a parent who rents a room still counts); kin of an unknown degree counts.
    """
    return rol == Rol.MEDEBEWONER and commerciele_huur and not verwantschap


gezin_van_huurder = aggregate("any", "is_huurder", level="gezin", label="gezin van de huurder")
gezin_van_onderhuurder = aggregate("any", "is_onderhuurder", level="gezin", label="gezin van een onderhuurder")


@rule(
    level="persoon", period="month", over_year="last", law="Awir art. 2 lid 1 onder e en art. 5",
    label="telt mee voor de huurtoeslag",
    words="huurder, partner en medebewoners; onderhuurders met hun gezin niet; een baby vanaf de maand na de geboorte",
)  # fmt: skip
def telt_mee_voor_huurtoeslag(rol: Rol, gezin_van_onderhuurder: bool, is_geboren_op_eerste_dag: bool) -> bool:
    """Whether somebody belongs to the tenant's household this month. Art. 5: as things are on the first of it."""
    if rol == Rol.MEDEBEWONER and gezin_van_onderhuurder:
        return False
    return is_geboren_op_eerste_dag


@rule(
    level="persoon", period="month", over_year="last", law="Awir art. 5", label="geboren op de eerste van de maand",
    words="een baby telt mee vanaf de eerste dag van een maand; wie alleen een leeftijd heeft, is geboren",
)  # fmt: skip
def is_geboren_op_eerste_dag(geboortedatum: Day, datum: Day) -> bool:
    """Whether somebody was there on the first of the month."""
    return geboortedatum == NO_DAY or geboortedatum <= eerste_van_maand(datum)


@rule(
    level="persoon", unit="jaar", period="month", over_year="first", law="Awir art. 5",
    label="leeftijd op de eerste van de maand", words="een verjaardag later in de maand telt vanaf de volgende maand",
)  # fmt: skip
def leeftijd_op_eerste_dag(leeftijd: int, geboortedatum: Day, datum: Day) -> int:
    """Age that counts in this month; an age alone holds all year."""
    if geboortedatum == NO_DAY:
        return leeftijd
    return max(0, whole_years(geboortedatum, eerste_van_maand(datum)))


@rule(
    level="persoon", unit="maand", law="Awir art. 7 lid 6", label="leeftijd in maanden op 1 januari",
    words="uit de geboortedatum; zonder geboortedatum 12 × de leeftijd",
)  # fmt: skip
def leeftijd_in_maanden_op_1_januari(leeftijd: int, geboortedatum: Day, jaar: int) -> int:
    """Complete months of life at the start of the year. An age alone counts as the age then."""
    if geboortedatum == NO_DAY:
        return 12 * leeftijd
    jaar_van_geboorte, maand_van_geboorte, dag_van_geboorte = civil(geboortedatum)
    maanden = 12 * (jaar - jaar_van_geboorte) + 1 - maand_van_geboorte
    if dag_van_geboorte > 1:
        maanden -= 1
    return max(0, maanden)


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="Awir art. 7 lid 1, 2 en 6",
    label="toetsingsinkomen dat meetelt voor de huurtoeslag",
    words="het hele toetsingsinkomen; van een kind onder 23 op 1 januari alleen wat boven de vrijstelling komt",
)  # fmt: skip
def toetsingsinkomen_voor_huurtoeslag(
    telt_mee_voor_huurtoeslag: bool,
    toetsingsinkomen: float,
    rol: Rol,
    leeftijd_in_maanden_op_1_januari: int,
    p: Draagkracht,
) -> float:
    """What one person adds to the rekeninkomen. A child is one of the tenant or the partner."""
    if not telt_mee_voor_huurtoeslag:
        return 0.0
    if rol == Rol.KIND and leeftijd_in_maanden_op_1_januari < 12 * p.leeftijdsgrens_inkomen_kind:
        return max(0.0, toetsingsinkomen - p.vrijstelling_inkomen_kind)
    return toetsingsinkomen


@rule(
    level="persoon", unit="EUR", law="Awir art. 7 lid 4; Wet inkomstenbelasting 2001 art. 5.3",
    label="eigen vermogen op 1 januari (rendementsgrondslag)",
    words="bezittingen van box 3 min schulden boven de drempel",
)  # fmt: skip
def eigen_rendementsgrondslag(
    spaargeld: float, overige_bezittingen: float, schulden: float, p: Schuldendrempel
) -> float:
    """One person's wealth, without the exemption of box 3."""
    return max(0.0, spaargeld + overige_bezittingen - max(0.0, schulden - p.box3_drempel_schulden))


@rule(
    level="persoon", period="month", over_year="last", law="Awir art. 7 lid 3 en 4", label="vermogen te hoog",
    words="huurder met toeslagpartner samen, iedere volwassen medebewoner apart",
)  # fmt: skip
def vermogen_te_hoog_voor_huurtoeslag(
    rol: Rol,
    telt_mee_voor_huurtoeslag: bool,
    leeftijd_op_eerste_dag: int,
    heeft_toeslagpartner: bool,
    partner_heeft_toeslagpartner: bool,
    rendementsgrondslag_met_toeslagpartner: float,
    eigen_rendementsgrondslag: float,
    p: Draagkracht,
) -> bool:
    """Whether this person's wealth takes the right away.

    The toeslagpartner's is counted with the tenant; that of a child under 18 belongs to the parents (Wet IB 2001
    art. 2.15) and is not tested as a medebewoner's.
    """
    if rol == Rol.AANVRAGER:
        if heeft_toeslagpartner:
            return rendementsgrondslag_met_toeslagpartner > p.vermogensgrens_met_partner
        return rendementsgrondslag_met_toeslagpartner > p.vermogensgrens_zonder_partner
    if not telt_mee_voor_huurtoeslag or leeftijd_op_eerste_dag < 18:
        return False
    if rol == Rol.PARTNER and partner_heeft_toeslagpartner:
        return False
    return eigen_rendementsgrondslag > p.vermogensgrens_medebewoner


@rule(
    level="persoon", period="month", over_year="last", law="Wet op de huurtoeslag art. 8",
    label="meerderjarige huurder", words="de huurder is 18 of ouder",
)  # fmt: skip
def is_meerderjarige_huurder(is_huurder: bool, leeftijd_op_eerste_dag: int) -> bool:
    """Only an adult gets huurtoeslag."""
    return is_huurder and leeftijd_op_eerste_dag >= 18


@rule(
    level="persoon", period="month", over_year="last", law="Wet op de huurtoeslag art. 13 lid 1 onder a",
    label="neemt de lage huurgrens voor jongeren weg",
    words="een bewoner van 23 (vanaf 2026: 21) of ouder, of een kind in de woning",
)  # fmt: skip
def neemt_huurgrens_jongeren_weg(
    telt_mee_voor_huurtoeslag: bool, rol: Rol, leeftijd_op_eerste_dag: int, p: Jongeren
) -> bool:
    """Somebody of age, or a child of the tenant, the partner or (known by its age) a medebewoner.

    A handicap does so too; it is not among the facts.
    """
    if not telt_mee_voor_huurtoeslag:
        return False
    if leeftijd_op_eerste_dag >= p.leeftijdsgrens_jongeren or rol == Rol.KIND:
        return True
    return rol == Rol.MEDEBEWONER and leeftijd_op_eerste_dag < 18


@rule(
    level="persoon", period="month", over_year="last", law="Wet op de huurtoeslag art. 2 onder c en d (tot 2025)",
    label="bewoner die op 1 januari de AOW-leeftijd had", words="leeftijd op 1 januari vergeleken met de AOW-leeftijd",
)  # fmt: skip
def is_oudere_bewoner(telt_mee_voor_huurtoeslag: bool, leeftijd_in_maanden_op_1_januari: int, p: Aow) -> bool:
    """Makes it an ouderenhuishouden for the whole year."""
    return telt_mee_voor_huurtoeslag and leeftijd_in_maanden_op_1_januari >= p.aow_leeftijd_maanden


@rule(
    level="persoon", period="month", over_year="last", law="Wet op de huurtoeslag art. 21 lid 1 onder c (tot 2025)",
    label="bewoner met de AOW-leeftijd", words="de AOW-leeftijd is bereikt",
)  # fmt: skip
def is_bewoner_met_aow_leeftijd(telt_mee_voor_huurtoeslag: bool, aow_leeftijd_bereikt: bool) -> bool:
    """Until 2025 opens the 40% above the aftoppingsgrens, from the month it is reached."""
    return telt_mee_voor_huurtoeslag and aow_leeftijd_bereikt


aantal_bewoners_huurtoeslag = aggregate(
    "count", "telt_mee_voor_huurtoeslag", level="huishouden", label="aantal bewoners voor de huurtoeslag"
)
rekeninkomen = aggregate(
    "sum", "toetsingsinkomen_voor_huurtoeslag", level="huishouden", label="rekeninkomen van alle bewoners samen",
    law="Wet op de huurtoeslag art. 1 onder i",
)  # fmt: skip
vermogen_bewoners_te_hoog = aggregate(
    "any", "vermogen_te_hoog_voor_huurtoeslag", level="huishouden", label="vermogen van een bewoner te hoog",
    law="Awir art. 7 lid 3 en 4",
)  # fmt: skip
heeft_meerderjarige_huurder = aggregate(
    "any", "is_meerderjarige_huurder", level="huishouden", label="de huurder is meerderjarig"
)
huurgrens_jongeren_weg = aggregate(
    "any", "neemt_huurgrens_jongeren_weg", level="huishouden", label="de lage huurgrens voor jongeren geldt niet"
)
ouderenhuishouden = aggregate("any", "is_oudere_bewoner", level="huishouden", label="ouderenhuishouden")
bewoner_met_aow_leeftijd = aggregate(
    "any", "is_bewoner_met_aow_leeftijd", level="huishouden", label="een bewoner heeft de AOW-leeftijd"
)


def eerste_van_maand(datum: int) -> int:
    """The first day of the month of a day."""
    return datum - civil(datum)[2] + 1
