"""Participatiewet (BWBR0015703) art. 20-24: the norm of somebody's situation, and of the gezin.

The norm of a couple is the sum of what each brings to it (`eigen_norm_gehuwd_maand`), so that kostendelers (art. 22a
lid 2 and 3), an institution (art. 23 lid 3) and a partner without a right (art. 24) follow by themselves.

Months count whole: a birthday counts from the first of the month after it (with a date: from the day), the AOW-leeftijd
as the AOW does (law/aow/pensioen.py). Who lives together is as for the AOW (art. 3 says the same); a child is somebody
under 18 in the gezin who isn't the applicant or the partner. Under 18 there is no norm.

`sociaal_minimum_maand` is this norm. Others use the word for something else: the Toeslagenwet for its own amounts, CBS
for its low-income limits, CPB and SCP for the budgets of Nibud.

Not modelled: the municipality's own reductions (art. 27 and 28) and measures (art. 18), the raise of art. 23 lid 2,
the raise of art. 24a from 2026 (a twelfth of the alleenstaande-ouderkop for a parent whose partner has no right).
Participatiewet in balans brings the norm of art. 24 to 70% in a third phase; the text of July 2026 still has 50%.
For somebody with AOW and a partner of 18 to 20 the law has no norm: here each brings the half, and the own norm.
"""

from enum import IntEnum
from pathlib import Path

from prinsjesdag.engine import Parameters, aggregate, rule
from prinsjesdag.engine.arithmetic import cents_nearest
from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.law.participatiewet.kostendelers import Kostendelersnorm, kostendelersnorm


class Leeftijdsgroep(IntEnum):
    """The ages between which the norms differ."""

    MINDERJARIG = 0
    JONG = 1
    VOLWASSEN = 2
    PENSIOEN = 3


class Kind(Parameters, file=str(Path(__file__).with_name("normen.yaml"))):
    """Art. 20 lid 2 and 22a lid 3."""

    aandeel_kind: float  # share of the norm for couples


class Vakantietoeslag(Parameters, file=Kind.table):
    """Art. 19 lid 3."""

    vakantietoeslag_percentage: float  # share of the norm


@rule(
    level="persoon", period="month", over_year="last", law="Participatiewet art. 20, 21 en 22",
    label="leeftijdsgroep voor de norm", words="onder de 18, 18 tot en met 20, 21 tot de AOW-leeftijd, of daarboven",
)  # fmt: skip
def leeftijdsgroep_norm(leeftijd: int, aow_ingegaan: bool) -> Leeftijdsgroep:
    """In which of the ages somebody is this month."""
    if aow_ingegaan:
        return Leeftijdsgroep.PENSIOEN
    if leeftijd >= 21:
        return Leeftijdsgroep.VOLWASSEN
    if leeftijd >= 18:
        return Leeftijdsgroep.JONG
    return Leeftijdsgroep.MINDERJARIG


@rule(
    level="persoon", period="month", over_year="last", law="Participatiewet art. 4 lid 1 onderdeel e",
    label="is een ten laste komend kind", words="iemand onder de 18 in het gezin, niet de aanvrager of de partner",
)  # fmt: skip
def is_ten_laste_komend_kind(leeftijdsgroep_norm: Leeftijdsgroep, rol: Rol) -> bool:
    """A child of the adults in the gezin."""
    return leeftijdsgroep_norm == Leeftijdsgroep.MINDERJARIG and (rol == Rol.KIND or rol == Rol.MEDEBEWONER)


heeft_ten_laste_komend_kind = aggregate(
    "any", "is_ten_laste_komend_kind", level="gezin", label="het gezin heeft een ten laste komend kind"
)


@rule(
    level="persoon", unit="EUR/maand", period="month", law="Participatiewet art. 20 t/m 23",
    label="norm als alleenstaande",
    words="naar leeftijd; met kostendelers de kostendelersnorm; in een inrichting de norm daarvan",
)  # fmt: skip
def eigen_norm_alleen_maand(
    leeftijdsgroep_norm: Leeftijdsgroep,
    verblijft_in_inrichting: bool,
    kostendelende_medebewoners: int,
    geen_beroep_op_ouders: bool,
    norm_jongere_maand: float,
    verhoging_jongere_maand: float,
    norm_alleenstaande_maand: float,
    norm_gehuwden_maand: float,
    norm_pensioen_alleenstaande_maand: float,
    norm_pensioen_gehuwden_maand: float,
    norm_inrichting_alleenstaande_maand: float,
    p: Kostendelersnorm,
) -> float:
    """The norm of somebody without a partner."""
    if leeftijdsgroep_norm == Leeftijdsgroep.MINDERJARIG:
        return 0.0
    if verblijft_in_inrichting:
        return norm_inrichting_alleenstaande_maand
    if leeftijdsgroep_norm == Leeftijdsgroep.JONG:
        if geen_beroep_op_ouders:
            return min(norm_jongere_maand + verhoging_jongere_maand, norm_alleenstaande_maand)
        return norm_jongere_maand
    alleen, samen = norm_alleenstaande_maand, norm_gehuwden_maand
    if leeftijdsgroep_norm == Leeftijdsgroep.PENSIOEN:
        alleen, samen = norm_pensioen_alleenstaande_maand, norm_pensioen_gehuwden_maand
    if kostendelende_medebewoners == 0:
        return alleen
    return kostendelersnorm(
        kostendelende_medebewoners + 1, samen, p.kostendelersnorm_vast_deel, p.kostendelersnorm_deel_per_persoon
    )


@rule(
    level="persoon", unit="EUR/maand", period="month", law="Participatiewet art. 20 t/m 24",
    label="deel van de norm als gehuwde",
    words="de helft van de norm voor gehuwden; onder de 21 de eigen norm, met kind meer; of de kostendelersnorm",
)  # fmt: skip
def eigen_norm_gehuwd_maand(
    leeftijdsgroep_norm: Leeftijdsgroep,
    partner_leeftijdsgroep_norm: Leeftijdsgroep,
    partner_geen_recht_op_bijstand: bool,
    kostendelende_medebewoners: int,
    geen_beroep_op_ouders: bool,
    heeft_ten_laste_komend_kind: bool,
    norm_jongere_maand: float,
    verhoging_jongere_maand: float,
    norm_gehuwden_maand: float,
    norm_pensioen_gehuwden_maand: float,
    kind: Kind,
    p: Kostendelersnorm,
) -> float:
    """What one of a couple brings to their norm.

    With a partner who has no right it is as with one of the same age who has (art. 24).
    """
    ander = partner_leeftijdsgroep_norm
    if partner_geen_recht_op_bijstand or ander == Leeftijdsgroep.MINDERJARIG:
        ander = leeftijdsgroep_norm
    if leeftijdsgroep_norm == Leeftijdsgroep.JONG:
        eigen = norm_jongere_maand
        if geen_beroep_op_ouders:
            eigen = eigen + verhoging_jongere_maand
        if not heeft_ten_laste_komend_kind:
            return eigen
        if ander == Leeftijdsgroep.JONG:
            return eigen + 0.5 * kind.aandeel_kind * norm_gehuwden_maand
        return cents_nearest(eigen + kind.aandeel_kind * norm_gehuwden_maand)
    samen = norm_gehuwden_maand
    if leeftijdsgroep_norm == Leeftijdsgroep.PENSIOEN or ander == Leeftijdsgroep.PENSIOEN:
        samen = norm_pensioen_gehuwden_maand
    if kostendelende_medebewoners == 0:
        if ander == Leeftijdsgroep.JONG:
            return cents_nearest(0.5 * samen)
        return 0.5 * samen
    aantal = kostendelende_medebewoners + 1
    if ander != Leeftijdsgroep.JONG:
        aantal += 1
    return kostendelersnorm(aantal, samen, p.kostendelersnorm_vast_deel, p.kostendelersnorm_deel_per_persoon)


@rule(
    level="persoon", unit="EUR/maand", period="month", law="Participatiewet art. 20 t/m 24",
    label="deel van de norm van het gezin",
    words="de norm als alleenstaande, of de helft van de norm van het paar; een partner zonder recht telt niet mee",
)  # fmt: skip
def bijstandsnorm_persoon_maand(
    leeftijdsgroep_norm: Leeftijdsgroep,
    partner_leeftijdsgroep_norm: Leeftijdsgroep,
    voert_gezamenlijke_huishouding: bool,
    verblijft_in_inrichting: bool,
    partner_verblijft_in_inrichting: bool,
    geen_recht_op_bijstand: bool,
    partner_geen_recht_op_bijstand: bool,
    eigen_norm_alleen_maand: float,
    eigen_norm_gehuwd_maand: float,
    partner_eigen_norm_gehuwd_maand: float,
    norm_gehuwden_maand: float,
    norm_inrichting_gehuwden_maand: float,
) -> float:
    """What one person adds to the norm of the gezin."""
    if not voert_gezamenlijke_huishouding or leeftijdsgroep_norm == Leeftijdsgroep.MINDERJARIG:
        return eigen_norm_alleen_maand
    if verblijft_in_inrichting != partner_verblijft_in_inrichting:
        return eigen_norm_alleen_maand
    alleen_ander = geen_recht_op_bijstand and not partner_geen_recht_op_bijstand
    alleen_zelf = partner_geen_recht_op_bijstand and not geen_recht_op_bijstand
    if partner_leeftijdsgroep_norm == Leeftijdsgroep.MINDERJARIG:
        alleen_zelf = True
    if alleen_ander and not alleen_zelf:
        return 0.0
    if verblijft_in_inrichting:
        return 0.5 * norm_inrichting_gehuwden_maand
    if alleen_zelf:
        return cents_nearest(0.5 * cents_nearest(2.0 * eigen_norm_gehuwd_maand))
    samen = cents_nearest(eigen_norm_gehuwd_maand + partner_eigen_norm_gehuwd_maand)
    if leeftijdsgroep_norm == Leeftijdsgroep.JONG or partner_leeftijdsgroep_norm == Leeftijdsgroep.JONG:
        samen = min(samen, norm_gehuwden_maand)
    return 0.5 * samen


bijstandsnorm_maand = aggregate(
    "sum", "bijstandsnorm_persoon_maand", level="gezin", label="bijstandsnorm per maand, met vakantietoeslag",
    law="Participatiewet art. 5 onderdeel c en art. 20 t/m 24", target=True,
)  # fmt: skip


@rule(
    level="gezin", unit="EUR/maand", period="month", rounding="cents_nearest", law="Participatiewet art. 19 lid 3",
    label="bijstandsnorm per maand, zonder vakantietoeslag", words="95% van de norm", target=True,
)  # fmt: skip
def bijstandsnorm_excl_vt_maand(bijstandsnorm_maand: float, p: Vakantietoeslag) -> float:
    """What is paid in a month; the holiday allowance follows in May or June, or when the bijstand ends."""
    return (1.0 - p.vakantietoeslag_percentage) * bijstandsnorm_maand


@rule(
    level="gezin", unit="EUR/maand", period="month", law="Participatiewet art. 20 t/m 24",
    label="sociaal minimum per maand", words="de bijstandsnorm van de situatie, ook de kostendelersnorm", target=True,
)  # fmt: skip
def sociaal_minimum_maand(bijstandsnorm_maand: float) -> float:
    """The least that the Participatiewet leaves somebody in this situation."""
    return bijstandsnorm_maand
