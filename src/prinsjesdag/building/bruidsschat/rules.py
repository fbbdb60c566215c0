"""Bruidsschat art. 22.36 onder a: an outbuilding or extension in the back yard that is free and fits the omgevingsplan.

Art. 22.27 frees more from the permit, but what it frees must still comply with the rules of the omgevingsplan: that is
for the municipality's own plan, and not judged here, but for a dormer at the front where no rules of appearance
(welstand) hold, which IPLO counts among what is free. Not modelled: a slope above 55 degrees, mantelzorg, flats,
caravans, temporary and recreational buildings, and use within the outbuilding.
"""

from prinsjesdag.building.bbl.dak import Dak, maten_passen
from prinsjesdag.building.woorden import Vlak
from prinsjesdag.engine import Parameters, rule


class Bruidsschat(Parameters):
    """Limits of art. 22.36 onder a."""

    gebied_klein: float  # m2
    gebied_groot: float  # m2
    deel_klein: float
    deel_midden: float
    deel_groot: float
    grootste_oppervlakte: float  # m2
    zone_bij_hoofdgebouw: float  # m
    hoogte_in_zone: float  # m
    boven_vloer_verdieping: float  # m
    dakvoet_buiten_zone: float  # m
    nok_per_meter: float
    nok_hoogstens: float  # m


@rule(
    level="bouwactiviteit", period="month", over_year="first", unit="m2", valid_from="2024-01-01", target=True,
    law="omgevingsplan (bruidsschat) art. 22.36 onder a", label="grootste oppervlakte aan bijbehorende bouwwerken",
    words="50% van de eerste 100 m2 bebouwingsgebied, 20% van wat er tussen 100 en 300 m2 ligt en 10% daarboven; nooit "
    "meer dan 150 m2, en wat er al staat telt mee",
)  # fmt: skip
def bijbehorend_bouwwerk_max_m2(bebouwingsgebied_m2: float, p: Bruidsschat) -> float:
    """How much of the back yard may be built on."""
    klein = p.deel_klein * min(bebouwingsgebied_m2, p.gebied_klein)
    midden = p.deel_midden * max(0.0, min(bebouwingsgebied_m2, p.gebied_groot) - p.gebied_klein)
    groot = p.deel_groot * max(0.0, bebouwingsgebied_m2 - p.gebied_groot)
    return min(p.grootste_oppervlakte, klein + midden + groot)


@rule(
    level="bouwactiviteit", period="month", over_year="first", unit="m", valid_from="2024-01-01", target=True,
    law="omgevingsplan (bruidsschat) art. 22.36 onder a", label="grootste hoogte van de daknok",
    words="binnen 4 m van het hoofdgebouw 5 m; verder weg 3 m + 0,47 × de afstand van de nok tot de perceelsgrens, "
    "hoogstens 5 m",
)  # fmt: skip
def bijbehorend_bouwwerk_daknok_max(
    afstand_hoofdgebouw_m: float, afstand_nok_perceelsgrens_m: float, p: Bruidsschat
) -> float:
    """How high the ridge may be."""
    if afstand_hoofdgebouw_m <= p.zone_bij_hoofdgebouw:
        return p.hoogte_in_zone
    return min(p.nok_hoogstens, p.nok_per_meter * afstand_nok_perceelsgrens_m + p.dakvoet_buiten_zone)


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01",
    law="omgevingsplan (bruidsschat) art. 22.36 onder a", label="hoogte past bij de afstand tot het hoofdgebouw",
    words="binnen 4 m: tot 5 m, tot 0,3 m boven de vloer van de tweede bouwlaag en niet hoger dan het hoofdgebouw; "
    "verder: dakvoet tot 3 m en de nok tot haar grootste hoogte",
)  # fmt: skip
def bijbehorend_bouwwerk_hoogte_past(
    afstand_hoofdgebouw_m: float, hoogte_m: float, hoogte_boven_vloer_verdieping_m: float, hoogte_hoofdgebouw_m: float,
    dakvoet_m: float, bijbehorend_bouwwerk_daknok_max: float, p: Bruidsschat,
) -> bool:  # fmt: skip
    """Whether the height fits."""
    if afstand_hoofdgebouw_m > p.zone_bij_hoofdgebouw:
        if hoogte_m <= p.dakvoet_buiten_zone:
            return True
        return dakvoet_m <= p.dakvoet_buiten_zone and hoogte_m <= bijbehorend_bouwwerk_daknok_max
    if hoogte_m > p.hoogte_in_zone or hoogte_boven_vloer_verdieping_m > p.boven_vloer_verdieping:
        return False
    return hoogte_m <= hoogte_hoofdgebouw_m


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01", target=True,
    law="omgevingsplan (bruidsschat) art. 22.36 onder a", label="bijbehorend bouwwerk vrij van het omgevingsplan",
    words="het plan heeft die regels nog; achtererf, op de grond, zonder dakterras of balkon, niet aan of bij een "
    "monument of in een beschermd gezicht, binnen de oppervlakte en de hoogte",
)  # fmt: skip
def bijbehorend_bouwwerk_opa_vergunningvrij(
    bruidsschat_geldt: bool, achtererf: bool, op_de_grond: bool, dakterras_of_balkon: bool, monument: bool,
    bij_monument: bool, beschermd_gezicht: bool, vergunningvrij_mogelijk: bool, bijbehorend_bouwwerk_hoogte_past: bool,
    oppervlakte_m2: float, bestaande_bijbehorende_m2: float, bijbehorend_bouwwerk_max_m2: float,
) -> bool:  # fmt: skip
    """Whether it is free of a permit and deemed to fit the omgevingsplan."""
    if not bruidsschat_geldt or not achtererf or not op_de_grond or dakterras_of_balkon or not vergunningvrij_mogelijk:
        return False
    if monument or bij_monument or beschermd_gezicht or not bijbehorend_bouwwerk_hoogte_past:
        return False
    return oppervlakte_m2 + bestaande_bijbehorende_m2 <= bijbehorend_bouwwerk_max_m2


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01",
    law="omgevingsplan (bruidsschat) art. 22.27", label="dakkapel aan de voorkant zonder eisen van welstand",
    words="voor of aan een openbare zijkant, met de maten van Bbl art. 2.29 onder b, als er geen eisen van welstand "
    "gelden en het plan die regel nog heeft (IPLO; de tekst zelf is niet gezien)",
)  # fmt: skip
def dakkapel_voorkant_zonder_welstand(
    vlak: Vlak, naar_openbaar_gebied: bool, welstand: bool, bruidsschat_geldt: bool, plat_dak: bool, hoogte_m: float,
    onderzijde_boven_dakvoet_m: float, bovenzijde_onder_nok_m: float, zijafstand_m: float, p: Dak,
) -> bool:  # fmt: skip
    """A dormer at the side of the street."""
    if welstand or not bruidsschat_geldt:
        return False
    if not (vlak == Vlak.VOOR or (vlak == Vlak.ZIJ and naar_openbaar_gebied)):
        return False
    return maten_passen(plat_dak, hoogte_m, onderzijde_boven_dakvoet_m, bovenzijde_onder_nok_m, zijafstand_m, p)
