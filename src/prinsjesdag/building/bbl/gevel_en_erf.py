"""Bbl art. 2.29 onder e to r: walls and yards, free of the omgevingsplan everywhere.

Not modelled: antennas for mobile telephony (m, n), and the public works of p, 2° to 8°, and q.
"""

from prinsjesdag.building.woorden import Bouwwerk, Vlak
from prinsjesdag.engine import Parameters, rule


class GevelEnErf(Parameters):
    """Limits of art. 2.29 onder h to r."""

    hoogte_tuinmeubilair: float  # m
    hoogte_erfafscheiding: float  # m
    hoogteverschil: float  # m
    hoogte_vlaggenmast: float  # m
    doorsnede_schotel: float  # m
    hoogte_schotel: float  # m
    hoogte_antenne: float  # m
    hoogte_nutsvoorziening: float  # m
    oppervlakte_nutsvoorziening: float  # m2
    hoogte_klein_bouwwerk: float  # m
    oppervlakte_klein_bouwwerk: float  # m2


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01",
    law="Besluit bouwwerken leefomgeving art. 2.29 onder e", label="kozijn, gevelpaneel of isolatie voldoet",
    words="achtergevel, of zijgevel die niet naar openbaar gebied is gekeerd; bij een bijbehorend bouwwerk in het "
    "achtererfgebied",
)  # fmt: skip
def gevel_voldoet(vlak: Vlak, naar_openbaar_gebied: bool, aan_bijbehorend_bouwwerk: bool, achtererf: bool) -> bool:
    """Frames, panels and insulation at the back."""
    if aan_bijbehorend_bouwwerk:
        return achtererf
    return vlak == Vlak.ACHTER or (vlak == Vlak.ZIJ and not naar_openbaar_gebied)


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01",
    law="Besluit bouwwerken leefomgeving art. 2.29 onder f tot en met l, o, p en r",
    label="ander klein bouwwerk voldoet aan de landelijke eisen",
    words="zonwering (bij een bedrijf aan de openbare kant: binnen en doorzichtig), balkonafscheiding, tuinmeubilair "
    "of eigen speeltoestel tot 2,5 m, erfafscheiding tot 1 m, hoogteverschil tot 1 m, één vlaggenmast tot 6 m, schotel "
    "achter tot 2 m doorsnede en 3 m hoog, antenne achter tot 5 m, nutsvoorziening tot 3 m en 15 m2, ander bouwwerk op "
    "het erf tot 1 m en 2 m2",
)  # fmt: skip
def klein_bouwwerk_voldoet(
    bouwwerk: Bouwwerk, rolluik_aan_openbare_kant_van_bedrijf: bool, binnen_geplaatst_en_doorzichtig: bool,
    particulier: bool, aangedreven: bool, enige_mast: bool, achter_voorerf: bool, hoogte_m: float, doorsnede_m: float,
    oppervlakte_m2: float, p: GevelEnErf,
) -> bool:  # fmt: skip
    """The rest of the list that a house meets."""
    if bouwwerk == Bouwwerk.ZONWERING:  # f
        return not rolluik_aan_openbare_kant_van_bedrijf or binnen_geplaatst_en_doorzichtig
    if bouwwerk == Bouwwerk.BALKONAFSCHEIDING:  # g
        return True
    if bouwwerk == Bouwwerk.TUINMEUBILAIR:  # h
        return hoogte_m <= p.hoogte_tuinmeubilair
    if bouwwerk == Bouwwerk.SPEELTOESTEL:  # i
        return particulier and not aangedreven and hoogte_m <= p.hoogte_tuinmeubilair
    if bouwwerk == Bouwwerk.ERFAFSCHEIDING:  # j
        return hoogte_m <= p.hoogte_erfafscheiding
    if bouwwerk == Bouwwerk.HOOGTEVERSCHIL:  # k
        return hoogte_m <= p.hoogteverschil
    if bouwwerk == Bouwwerk.VLAGGENMAST:  # l
        return enige_mast and hoogte_m <= p.hoogte_vlaggenmast
    if bouwwerk == Bouwwerk.SCHOTELANTENNE:  # o, 1°
        return achter_voorerf and doorsnede_m <= p.doorsnede_schotel and hoogte_m <= p.hoogte_schotel
    if bouwwerk == Bouwwerk.ANTENNE:  # o, 2°
        return achter_voorerf and hoogte_m <= p.hoogte_antenne
    if bouwwerk == Bouwwerk.NUTSVOORZIENING:  # p, 1°
        return hoogte_m <= p.hoogte_nutsvoorziening and oppervlakte_m2 <= p.oppervlakte_nutsvoorziening
    return hoogte_m <= p.hoogte_klein_bouwwerk and oppervlakte_m2 <= p.oppervlakte_klein_bouwwerk  # r
