"""Bbl art. 2.29 onder b, c and d: dormers, roof lights and panels that are free of the omgevingsplan everywhere.

"Achterdakvlak, of een niet naar openbaar toegankelijk gebied gekeerd zijdakvlak": the front never, the side only when
it doesn't face public ground. The limits are exclusive where the law says "meer dan" and "minder dan".
"""

from prinsjesdag.building.woorden import Vlak
from prinsjesdag.engine import Parameters, rule


class Dak(Parameters):
    """Limits of art. 2.29 onder b and c."""

    hoogte_dakkapel: float  # m
    dakvoet_minstens: float  # m
    dakvoet_hoogstens: float  # m
    onder_nok: float  # m
    zijkant: float  # m
    uitsteek_dakraam: float  # m
    rand_dakraam: float  # m


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01",
    law="Besluit bouwwerken leefomgeving art. 2.29 onder b", label="dakkapel voldoet aan de landelijke eisen",
    words="achterkant of niet-openbare zijkant, plat dak, tot 1,75 m hoog, onderzijde tussen 0,5 en 1 m boven de "
    "dakvoet, meer dan 0,5 m onder de nok en van de zijkanten",
)  # fmt: skip
def dakkapel_voldoet(
    vlak: Vlak, naar_openbaar_gebied: bool, plat_dak: bool, hoogte_m: float, onderzijde_boven_dakvoet_m: float,
    bovenzijde_onder_nok_m: float, zijafstand_m: float, p: Dak,
) -> bool:  # fmt: skip
    """All five conditions, at the back or a side that the public doesn't see."""
    if not (vlak == Vlak.ACHTER or (vlak == Vlak.ZIJ and not naar_openbaar_gebied)):
        return False
    return maten_passen(
        plat_dak, hoogte_m, onderzijde_boven_dakvoet_m, bovenzijde_onder_nok_m, zijafstand_m, p
    )  # fmt: skip


def maten_passen(plat_dak: bool, hoogte: float, boven_dakvoet: float, onder_nok: float, zij: float, p: Dak) -> bool:
    """1° to 5° of art. 2.29 onder b, lengths in metres."""
    if not plat_dak or hoogte > p.hoogte_dakkapel:  # 1°, 2°
        return False
    if not p.dakvoet_minstens < boven_dakvoet < p.dakvoet_hoogstens:  # 3°
        return False
    return onder_nok > p.onder_nok and zij > p.zijkant  # 4°, 5°


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01",
    law="Besluit bouwwerken leefomgeving art. 2.29 onder c", label="dakraam voldoet aan de landelijke eisen",
    words="meer dan 0,5 m van de randen; achter, opzij (niet openbaar) of op een plat dak tot 0,6 m uitsteek, anders 0",
)  # fmt: skip
def dakraam_voldoet(
    vlak: Vlak, naar_openbaar_gebied: bool, uitsteek_m: float, afstand_tot_rand_m: float, p: Dak
) -> bool:
    """At the back up to 0.6 m beyond the roof, elsewhere not beyond it."""
    achter = vlak in (Vlak.ACHTER, Vlak.PLAT_DAK) or (vlak == Vlak.ZIJ and not naar_openbaar_gebied)
    hoogstens = p.uitsteek_dakraam if achter else 0.0
    return uitsteek_m <= hoogstens and afstand_tot_rand_m > p.rand_dakraam


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01",
    law="Besluit bouwwerken leefomgeving art. 2.29 onder d", label="zonnepaneel voldoet aan de landelijke eisen",
    words="schuin dak: binnen en op het dakvlak met dezelfde helling; plat dak: zo ver van de rand als het hoog is; de "
    "installatie binnen",
)  # fmt: skip
def zonnepaneel_voldoet(
    vlak: Vlak, binnen_dakvlak: bool, installatie_binnen: bool, hoogte_m: float, afstand_tot_rand_m: float
) -> bool:
    """On a pitched roof flush with it, on a flat one as far from the edge as it is high."""
    if not installatie_binnen:
        return False
    return afstand_tot_rand_m >= hoogte_m if vlak == Vlak.PLAT_DAK else binnen_dakvlak
