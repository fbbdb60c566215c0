"""Participatiewet art. 36: the individuele inkomenstoeslag, once a year for who has had little for years.

The law gives the age (21 to the AOW-leeftijd), the wealth limit and that there is no prospect of more; the municipality
the rest. Of the years before nothing is told: today's income stands in for them, unless `inkomen_referteperiode_maand`
or `maanden_laag_inkomen` is given. It is judged by the month; a year's amount is that of an application at its end.

A couple of whom one is excluded gets nothing here; some municipalities give the other the amount for one person.
"""

from prinsjesdag.engine import Parameters, aggregate, rule
from prinsjesdag.law.algemeen.woorden import Opleiding, Rol
from prinsjesdag.law.minimabeleid.middelen import hoogstens, norm
from prinsjesdag.law.minimabeleid.woorden import Leefvorm


class Inkomenstoeslag(Parameters):
    """The municipality's choices; `iit_ingevuld` is false where nobody filled them in."""

    iit_ingevuld: bool
    iit_grens: float  # share of the norm
    iit_marge: float  # EUR/maand
    iit_grens_peildatum: float  # share of the norm; 0: the same
    iit_grens_tweede: float  # share of the norm; 0: none
    iit_referteperiode: float  # months
    iit_norm_met_kostendelers: bool
    iit_zonder_studenten: bool
    iit_bedragen: tuple[float, ...]  # EUR/jaar by Leefvorm
    iit_bedragen_tweede: tuple[float, ...]  # EUR/jaar by Leefvorm


@rule(
    level="persoon", period="month", over_year="last", law="Participatiewet art. 36 lid 1",
    label="uitgesloten van de individuele inkomenstoeslag",
    words="volwassene onder de 21, met de AOW-leeftijd, of student waar de gemeente die uitsluit",
)  # fmt: skip
def uitgesloten_van_inkomenstoeslag(
    rol: Rol, leeftijd: int, aow_leeftijd_bereikt: bool, student: bool, opleiding: Opleiding, p: Inkomenstoeslag
) -> bool:
    """An adult who can't have it."""
    if leeftijd < 18 and (rol == Rol.KIND or rol == Rol.MEDEBEWONER):
        return False
    if leeftijd < 21 or aow_leeftijd_bereikt:
        return True
    if not p.iit_zonder_studenten:
        return False
    return student or opleiding == Opleiding.WSF or opleiding == Opleiding.WTOS


gezin_uitgesloten_van_inkomenstoeslag = aggregate(
    "any", "uitgesloten_van_inkomenstoeslag", level="gezin", label="iemand is uitgesloten van de inkomenstoeslag"
)


@rule(
    level="gezin", unit="EUR/jaar", period="month", over_year="last", target=True,
    law="Participatiewet art. 36 en gemeentelijke verordening", label="individuele inkomenstoeslag",
    words="het bedrag voor de leefvorm, als inkomen (nu en in de referteperiode) en vermogen niet te hoog zijn",
)  # fmt: skip
def individuele_inkomenstoeslag(
    gezin_uitgesloten_van_inkomenstoeslag: bool,
    uitzicht_op_inkomensverbetering: bool,
    maanden_laag_inkomen: float,
    vermogen_bijstand_gezin: float,
    vermogensgrens_bijstand: float,
    inkomen_minimabeleid_maand: float,
    inkomen_referteperiode_maand: float,
    bijstandsnorm_maand: float,
    norm_zonder_kostendelers_maand: float,
    leefvorm_minimabeleid: Leefvorm,
    p: Inkomenstoeslag,
) -> float:
    """What an application in this month gives, once in twelve months."""
    if not p.iit_ingevuld or gezin_uitgesloten_van_inkomenstoeslag or uitzicht_op_inkomensverbetering:
        return 0.0
    if maanden_laag_inkomen < p.iit_referteperiode or vermogen_bijstand_gezin > vermogensgrens_bijstand:
        return 0.0
    hele_norm = norm(bijstandsnorm_maand, norm_zonder_kostendelers_maand, p.iit_norm_met_kostendelers)
    if p.iit_grens_peildatum > 0.0 and not hoogstens(inkomen_minimabeleid_maand, p.iit_grens_peildatum * hele_norm):
        return 0.0
    if hoogstens(inkomen_referteperiode_maand, p.iit_grens * hele_norm + p.iit_marge):
        return p.iit_bedragen[leefvorm_minimabeleid]
    if hoogstens(inkomen_referteperiode_maand, p.iit_grens_tweede * hele_norm):
        return p.iit_bedragen_tweede[leefvorm_minimabeleid]
    return 0.0
