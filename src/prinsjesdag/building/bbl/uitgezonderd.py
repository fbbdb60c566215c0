"""Bbl art. 2.27: what needs no technical permit although art. 2.25 or 2.26 names it.

On 1 January 2025 the list grew (k to n: solar panels, shutters, balcony screens, utilities up to 5 m), cavity
insulation no longer stands apart, enlarging came beside renewing and changing; a storage rack with a
floor, and a pool that doesn't stand on the ground, went out. Art. 2.22: nothing is excepted at a work that is there
without its permit.
Not modelled: the infrastructure of lid 2 onder h to j.
"""

from prinsjesdag.building.woorden import Bouwwerk
from prinsjesdag.engine import Parameters, rule


class Uitgezonderd(Parameters):
    """Limits of art. 2.27."""

    hoogste_vloer: float  # m
    hoogte_vlaggenmast: float  # m
    hoogte_magazijnstelling: float  # m


class Uitgezonderd2025(Uitgezonderd):
    """With what was added."""

    hoogte_nutsvoorziening_technisch: float  # m


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01",
    law="Besluit bouwwerken leefomgeving art. 2.27 lid 2 onder a", target=True,
    label="dakkapel zonder technische vergunning", words="elke dakkapel, maar niet bij een illegaal bouwwerk",
)  # fmt: skip
def dakkapel_technisch_vergunningvrij(zonder_vergunning_gebouwd: bool) -> bool:
    """Every dormer."""
    return not zonder_vergunning_gebouwd


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01",
    law="Besluit bouwwerken leefomgeving art. 2.27 lid 2 onder b", target=True,
    label="dakraam zonder technische vergunning", words="elk dakraam, daklicht of lichtstraat",
)  # fmt: skip
def dakraam_technisch_vergunningvrij(zonder_vergunning_gebouwd: bool) -> bool:
    """Every roof light."""
    return not zonder_vergunning_gebouwd


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01",
    law="Besluit bouwwerken leefomgeving art. 2.27 lid 2 onder c", target=True,
    label="kozijn zonder technische vergunning", words="elk kozijn, kozijninvulling, boeideel of stucwerk",
)  # fmt: skip
def kozijn_technisch_vergunningvrij(zonder_vergunning_gebouwd: bool) -> bool:
    """Every window frame."""
    return not zonder_vergunning_gebouwd


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01", valid_until="2024-12-31",
    law="Besluit bouwwerken leefomgeving art. 2.27 lid 2 onder d", target=True,
    label="gevelpaneel of na-isolatie zonder technische vergunning",
    words="als er geen vloer met een verblijfsgebied boven 13 m is; niet voor isolatie in een bestaande spouw",
)  # fmt: skip
def gevelisolatie_technisch_vergunningvrij(
    zonder_vergunning_gebouwd: bool, spouw: bool, hoogste_vloer_m: float, p: Uitgezonderd
) -> bool:
    """Outer walls of lower buildings; filling a cavity stood apart in 2024."""
    return not zonder_vergunning_gebouwd and not spouw and hoogste_vloer_m <= p.hoogste_vloer


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2025-01-01",
    law="Besluit bouwwerken leefomgeving art. 2.27 lid 1 onder b en lid 2 onder d", target=True,
    variable="gevelisolatie_technisch_vergunningvrij", label="gevelpaneel of na-isolatie zonder technische vergunning",
    words="als er geen vloer met een verblijfsgebied boven 13 m is, of bij isolatie in een bestaande spouw",
)  # fmt: skip
def gevelisolatie_technisch_vergunningvrij_2025(
    zonder_vergunning_gebouwd: bool, spouw: bool, hoogste_vloer_m: float, p: Uitgezonderd
) -> bool:
    """Outer walls of lower buildings, and filling a cavity."""
    return not zonder_vergunning_gebouwd and (spouw or hoogste_vloer_m <= p.hoogste_vloer)


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01", valid_until="2024-12-31",
    law="Besluit bouwwerken leefomgeving art. 2.27 lid 1 onder b", label="gedeeltelijk vernieuwen of veranderen",
    words="de draagconstructie, de brandcompartimenten en de gevelisolatie blijven gelijk; vergroten telt niet",
)  # fmt: skip
def gedeeltelijke_verandering(
    gedeeltelijk: bool, vergroot: bool, wijzigt_draagconstructie: bool, wijzigt_brandcompartiment: bool,
    wijzigt_gevelisolatie: bool,
) -> bool:  # fmt: skip
    """Renewing or changing a part."""
    zwaar = wijzigt_draagconstructie or wijzigt_brandcompartiment or wijzigt_gevelisolatie
    return gedeeltelijk and not vergroot and not zwaar


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2025-01-01",
    law="Besluit bouwwerken leefomgeving art. 2.27 lid 1 onder b", variable="gedeeltelijke_verandering",
    label="gedeeltelijk vernieuwen, veranderen of vergroten",
    words="de draagconstructie, de brandcompartimenten en de gevelisolatie (anders dan in een spouw) blijven gelijk",
)  # fmt: skip
def gedeeltelijke_verandering_2025(
    gedeeltelijk: bool, spouw: bool, wijzigt_draagconstructie: bool, wijzigt_brandcompartiment: bool,
    wijzigt_gevelisolatie: bool,
) -> bool:  # fmt: skip
    """Renewing, changing or enlarging a part."""
    return gedeeltelijk and not (
        wijzigt_draagconstructie or wijzigt_brandcompartiment or (wijzigt_gevelisolatie and not spouw)
    )


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01", valid_until="2024-12-31",
    law="Besluit bouwwerken leefomgeving art. 2.27 lid 2", label="ander bouwwerk van de lijst",
    words="vlaggenmast tot 6 m, magazijnstelling tot 8,5 m, zwembad",
)  # fmt: skip
def op_de_lijst(bouwwerk: Bouwwerk, steunt_op_vloer: bool, hoogte_m: float, p: Uitgezonderd) -> bool:
    """Lid 2 onder e, f and g as they stood in 2024."""
    if bouwwerk == Bouwwerk.VLAGGENMAST:
        return hoogte_m <= p.hoogte_vlaggenmast
    if bouwwerk == Bouwwerk.MAGAZIJNSTELLING:
        return steunt_op_vloer and hoogte_m <= p.hoogte_magazijnstelling
    return bouwwerk == Bouwwerk.ZWEMBAD


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2025-01-01",
    law="Besluit bouwwerken leefomgeving art. 2.27 lid 2", variable="op_de_lijst", label="ander bouwwerk van de lijst",
    words="vlaggenmast tot 6 m, magazijnstelling tot 8,5 m zonder vloer, zwembad op de grond, zonnepaneel, zonwering, "
    "balkonafscheiding, nutsvoorziening tot 5 m",
)  # fmt: skip
def op_de_lijst_2025(
    bouwwerk: Bouwwerk, steunt_op_vloer: bool, verdiepingsvloer: bool, op_de_grond: bool, hoogte_m: float,
    p: Uitgezonderd2025,
) -> bool:  # fmt: skip
    """Lid 2 onder e, f, g and k to n."""
    if bouwwerk == Bouwwerk.VLAGGENMAST:
        return hoogte_m <= p.hoogte_vlaggenmast
    if bouwwerk == Bouwwerk.MAGAZIJNSTELLING:
        return steunt_op_vloer and not verdiepingsvloer and hoogte_m <= p.hoogte_magazijnstelling
    if bouwwerk == Bouwwerk.ZWEMBAD:
        return op_de_grond
    if bouwwerk == Bouwwerk.NUTSVOORZIENING:
        return hoogte_m <= p.hoogte_nutsvoorziening_technisch
    return bouwwerk in (Bouwwerk.ZONNEPANEEL, Bouwwerk.ZONWERING, Bouwwerk.BALKONAFSCHEIDING)
