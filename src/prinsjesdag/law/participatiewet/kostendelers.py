"""Participatiewet art. 19a and 22a: housemates with whom the costs are shared, through time.

Counted is who lives at the address and is 27 or older (until 2023: 21), except the partner, students, who rents by
contract at a commercial price and isn't kin in the first or second degree, and who stays in an institution. An adult
child at home counts too, from that age on. Who rents commercially shares with nobody: the landlord is left out, and the
other tenants have a contract with the same landlord (lid 1 b and c); an adult child of the landlord would count by the
letter and doesn't here.

A birthday counts from the first of the month after it (with a date: from the day). A student is who says so or follows
`wsf`, `wtos` or `bbl`; that there must once have been a right to student finance isn't checked.

From 2026 the kostendelersnorm stays out for who stays elsewhere for a time to give intensive care (art. 22a lid 4; the
fact `tijdelijke_kostendelersuitzondering` on that person). The letter is about that person's own norm only; here the
person doesn't count for the others at the address either, since a stay for a time is no main home there (art. 19a; so
does Tilburg, werkeninkomentilburg.nl). What municipalities did before under art. 18 lid 1 isn't modelled.
"""

from pathlib import Path

from prinsjesdag.engine import Parameters, aggregate, rule
from prinsjesdag.engine.arithmetic import cents_nearest, divide
from prinsjesdag.law.algemeen.woorden import Opleiding, Rol


class Kostendelers(Parameters, file=str(Path(__file__).with_name("normen.yaml"))):
    """Art. 19a lid 1 and 22a lid 4."""

    leeftijdsgrens_kostendeler: int  # years
    uitzondering_mantelzorg: bool


class Kostendelersnorm(Parameters, file=Kostendelers.table):
    """Art. 22a lid 1."""

    kostendelersnorm_vast_deel: float
    kostendelersnorm_deel_per_persoon: float


@rule(
    level="persoon", period="month", over_year="last", law="Participatiewet art. 19a lid 1",
    label="telt als kostendeler",
    words="27 of ouder (tot 2023: 21), geen student of commerciële huurder, niet in een inrichting of hier voor zorg",
)  # fmt: skip
def telt_als_kostendeler(
    leeftijd: int,
    rol: Rol,
    student: bool,
    opleiding: Opleiding,
    commerciele_huur: bool,
    verwantschap: bool,
    verblijft_in_inrichting: bool,
    tijdelijke_kostendelersuitzondering: bool,
    p: Kostendelers,
) -> bool:
    """Whether the others at the address share costs with this person."""
    if p.uitzondering_mantelzorg and tijdelijke_kostendelersuitzondering:
        return False
    if leeftijd < p.leeftijdsgrens_kostendeler or verblijft_in_inrichting or student:
        return False
    if opleiding == Opleiding.WSF or opleiding == Opleiding.WTOS or opleiding == Opleiding.BBL:
        return False
    return not huurt_commercieel(rol, commerciele_huur, verwantschap)


kostendelers_op_adres = aggregate(
    "count", "telt_als_kostendeler", level="huishouden", label="aantal kostendelers op het adres",
    law="Participatiewet art. 19a lid 1",
)  # fmt: skip


@rule(
    level="persoon", unit="aantal", period="month", over_year="last", law="Participatiewet art. 19a en 22a lid 4",
    label="aantal kostendelende medebewoners",
    words="de kostendelers op het adres, zonder de persoon zelf en de partner",
)  # fmt: skip
def kostendelende_medebewoners(
    kostendelers_op_adres: int,
    telt_als_kostendeler: bool,
    partner_telt_als_kostendeler: bool,
    voert_gezamenlijke_huishouding: bool,
    rol: Rol,
    commerciele_huur: bool,
    verwantschap: bool,
    tijdelijke_kostendelersuitzondering: bool,
    p: Kostendelers,
) -> int:
    """With how many others this person shares the costs."""
    if huurt_commercieel(rol, commerciele_huur, verwantschap):
        return 0
    if p.uitzondering_mantelzorg and tijdelijke_kostendelersuitzondering:
        return 0
    anderen = kostendelers_op_adres
    if telt_als_kostendeler:
        anderen -= 1
    if voert_gezamenlijke_huishouding and partner_telt_als_kostendeler:
        anderen -= 1
    return anderen


def huurt_commercieel(rol: Rol, commerciele_huur: bool, verwantschap: bool) -> bool:
    """Rents or boards by contract at a commercial price, and is no kin in the first or second degree."""
    return rol == Rol.MEDEBEWONER and commerciele_huur and not verwantschap


def kostendelersnorm(aantal: int, norm: float, vast: float, per_persoon: float) -> float:
    """Art. 22a lid 1: the norm of one of so many who share the costs, to cents."""
    return cents_nearest(divide(vast + aantal * per_persoon, float(aantal), 0.0) * norm)
