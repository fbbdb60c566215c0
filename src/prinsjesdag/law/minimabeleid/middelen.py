"""What local schemes look at: income, norm, wealth and kind of household.

Income is that of Participatiewet art. 32 with the bijstand that is received, net and with holiday allowance; the norm
too. A municipality that writes its limits without holiday allowance is calculated with it on both sides.
"""

from prinsjesdag.engine import aggregate, rule
from prinsjesdag.law.minimabeleid.woorden import Leefvorm
from prinsjesdag.law.participatiewet.normen import Leeftijdsgroep

HOW = "gemeentelijke regelingen (Participatiewet art. 8, 35 en 36)"


@rule(
    level="gezin", unit="EUR/maand", period="month", law="Participatiewet art. 32", target=True,
    label="inkomen voor gemeentelijke regelingen per maand",
    words="de middelen voor de bijstand, met de bijstand die wordt ontvangen; met vakantietoeslag",
)  # fmt: skip
def inkomen_minimabeleid_maand(middelen_bijstand_maand: float, bijstand: float, ontvangt_bijstand_gezin: bool) -> float:
    """Net income of the gezin; bijstand only when it is received."""
    if ontvangt_bijstand_gezin:
        return middelen_bijstand_maand + bijstand / 12.0
    return middelen_bijstand_maand


@rule(
    level="gezin", unit="EUR/maand", period="month", law="Participatiewet art. 36",
    label="inkomen in de referteperiode per maand",
    words="het inkomen van nu; geef het zelf op als het in de jaren ervoor anders was",
)  # fmt: skip
def inkomen_referteperiode_maand(inkomen_minimabeleid_maand: float) -> float:
    """Stands in for the years before, about which nothing is told."""
    return inkomen_minimabeleid_maand


@rule(
    level="persoon", unit="EUR/maand", period="month", law="Participatiewet art. 20 t/m 24",
    label="deel van de norm zonder kostendelers",
    words="de norm alsof er geen medebewoners zijn die de kosten delen",
)  # fmt: skip
def norm_zonder_kostendelers_persoon_maand(
    bijstandsnorm_persoon_maand: float,
    kostendelende_medebewoners: int,
    leeftijdsgroep_norm: Leeftijdsgroep,
    partner_leeftijdsgroep_norm: Leeftijdsgroep,
    voert_gezamenlijke_huishouding: bool,
    verblijft_in_inrichting: bool,
    norm_alleenstaande_maand: float,
    norm_gehuwden_maand: float,
    norm_pensioen_alleenstaande_maand: float,
    norm_pensioen_gehuwden_maand: float,
) -> float:
    """Some municipalities leave the kostendelersnorm out of their schemes."""
    if kostendelende_medebewoners == 0 or verblijft_in_inrichting or bijstandsnorm_persoon_maand == 0.0:
        return bijstandsnorm_persoon_maand
    if leeftijdsgroep_norm == Leeftijdsgroep.JONG:
        return bijstandsnorm_persoon_maand
    pensioen = leeftijdsgroep_norm == Leeftijdsgroep.PENSIOEN
    if not voert_gezamenlijke_huishouding:
        if pensioen:
            return norm_pensioen_alleenstaande_maand
        return norm_alleenstaande_maand
    if pensioen or partner_leeftijdsgroep_norm == Leeftijdsgroep.PENSIOEN:
        return 0.5 * norm_pensioen_gehuwden_maand
    return 0.5 * norm_gehuwden_maand


norm_zonder_kostendelers_maand = aggregate(
    "sum", "norm_zonder_kostendelers_persoon_maand", level="gezin", label="bijstandsnorm zonder kostendelers per maand"
)


@rule(
    level="persoon", period="month", over_year="last", law=HOW, label="kind van 12 tot en met 17",
    words="ten laste komend kind van 12 jaar of ouder",
)  # fmt: skip
def is_kind_vanaf_12(is_ten_laste_komend_kind: bool, leeftijd: int) -> bool:
    """A child for whom many municipalities give more."""
    return is_ten_laste_komend_kind and leeftijd >= 12


heeft_kind_vanaf_12 = aggregate("any", "is_kind_vanaf_12", level="gezin", label="het gezin heeft een kind van 12-17")


@rule(
    level="gezin", period="month", over_year="last", law=HOW, label="leefvorm voor gemeentelijke regelingen",
    words="alleen of samen, met of zonder kinderen onder de 18, met een kind van 12 of ouder",
)  # fmt: skip
def leefvorm_minimabeleid(
    gezin_van_gehuwden: bool, heeft_ten_laste_komend_kind: bool, heeft_kind_vanaf_12: bool
) -> Leefvorm:
    """The kind of household."""
    if gezin_van_gehuwden:
        if heeft_kind_vanaf_12:
            return Leefvorm.PAAR_MET_KIND_VANAF_12
        if heeft_ten_laste_komend_kind:
            return Leefvorm.PAAR_MET_KINDEREN
        return Leefvorm.PAAR
    if heeft_kind_vanaf_12:
        return Leefvorm.ALLEENSTAANDE_OUDER_MET_KIND_VANAF_12
    if heeft_ten_laste_komend_kind:
        return Leefvorm.ALLEENSTAANDE_OUDER
    return Leefvorm.ALLEENSTAANDE


aantal_volwassenen_gezin = aggregate("count", "is_volwassene", level="gezin", label="volwassenen in het gezin")


def norm(met: float, zonder: float, met_kostendelers: bool) -> float:
    """The norm that a municipality takes."""
    if met_kostendelers:
        return met
    return zonder


def hoogstens(bedrag: float, grens: float) -> bool:
    """Not above a limit, to the cent."""
    return bedrag <= grens + 0.005
