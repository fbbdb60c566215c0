"""Bbl art. 2.22, 2.29 and 2.30: when a building activity needs no permit for the omgevingsplan, in the whole country.

At a monument only ordinary maintenance is free, and that since 1 January 2025: in 2024 nothing was. Beside a monument
and in a protected view a part of the list is. Not modelled: "inpandig", and ground that is itself public (2.30 lid 3
onder b, 1° and 4°).
"""

from prinsjesdag.building.woorden import Activiteit, Bouwwerk, Vlak
from prinsjesdag.engine import rule


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01",
    law="Besluit bouwwerken leefomgeving art. 2.22", label="vergunningvrije regels gelden hier",
    words="niet bij een bouwwerk zonder de vereiste vergunning, en niet als het aantal woningen verandert",
)  # fmt: skip
def vergunningvrij_mogelijk(zonder_vergunning_gebouwd: bool, aantal_woningen_wijzigt: bool) -> bool:
    """Art. 2.22 lid 1 and 2."""
    return not zonder_vergunning_gebouwd and not aantal_woningen_wijzigt


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01", valid_until="2024-12-31",
    law="Besluit bouwwerken leefomgeving art. 2.30 lid 1", label="onderhoud aan een monument is vrij",
    words="in 2024 gold art. 2.29 bij een monument helemaal niet",
)  # fmt: skip
def onderhoud_monument_vrij(monument: bool) -> bool:
    """In 2024: never at a monument."""
    return not monument


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2025-01-01",
    law="Besluit bouwwerken leefomgeving art. 2.30 lid 1", variable="onderhoud_monument_vrij",
    label="onderhoud aan een monument is vrij", words="gewoon onderhoud (2.29 onder a) wel",
)  # fmt: skip
def onderhoud_monument_vrij_2025(monument: bool) -> bool:
    """Since 2025 ordinary maintenance is, at a monument too."""
    return True


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01", target=True,
    law="Besluit bouwwerken leefomgeving art. 2.29 onder a en 2.30", label="onderhoud vrij van het omgevingsplan",
    words="detaillering, profilering en vormgeving blijven; bij een monument of in een beschermd gezicht ook kleur en "
    "materiaal",
)  # fmt: skip
def onderhoud_opa_vergunningvrij(
    activiteit: Activiteit, uiterlijk_wijzigt: bool, kleur_of_materiaal_wijzigt: bool, monument: bool,
    bij_monument: bool, beschermd_gezicht: bool, onderhoud_monument_vrij: bool, vergunningvrij_mogelijk: bool,
) -> bool:  # fmt: skip
    """Ordinary maintenance."""
    if activiteit != Activiteit.ONDERHOUD or uiterlijk_wijzigt or not vergunningvrij_mogelijk:
        return False
    if monument:
        return onderhoud_monument_vrij
    return not ((bij_monument or beschermd_gezicht) and kleur_of_materiaal_wijzigt)


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01",
    law="Besluit bouwwerken leefomgeving art. 2.30 lid 3", label="plaats in een beschermd gezicht die vrij kan zijn",
    words="alleen een achterkant die niet naar openbaar gebied is gekeerd",
)  # fmt: skip
def gezicht_laat_toe(beschermd_gezicht: bool, vlak: Vlak, naar_openbaar_gebied: bool) -> bool:
    """In a protected view only backs that the public doesn't see."""
    if not beschermd_gezicht:
        return True
    return vlak == Vlak.ACHTER and not naar_openbaar_gebied


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01", target=True,
    law="Besluit bouwwerken leefomgeving art. 2.29 onder b en 2.30", label="dakkapel vrij van het omgevingsplan",
    words="voldoet aan 2.29 onder b, of zonder welstand aan de voorkant met dezelfde maten; niet aan een monument; in "
    "een beschermd gezicht alleen achter en uit het zicht",
)  # fmt: skip
def dakkapel_opa_vergunningvrij(
    monument: bool, vergunningvrij_mogelijk: bool, dakkapel_voldoet: bool, dakkapel_voorkant_zonder_welstand: bool,
    gezicht_laat_toe: bool,
) -> bool:  # fmt: skip
    """A dormer that needs no permit for the omgevingsplan."""
    if monument or not vergunningvrij_mogelijk or not gezicht_laat_toe:
        return False
    return dakkapel_voldoet or dakkapel_voorkant_zonder_welstand


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01", target=True,
    law="Besluit bouwwerken leefomgeving art. 2.29 onder c en 2.30", label="dakraam vrij van het omgevingsplan",
    words="voldoet aan 2.29 onder c, niet aan een monument; in een beschermd gezicht alleen achter en uit het zicht",
)  # fmt: skip
def dakraam_opa_vergunningvrij(
    monument: bool, vergunningvrij_mogelijk: bool, dakraam_voldoet: bool, gezicht_laat_toe: bool
) -> bool:
    """A roof light that needs no permit for the omgevingsplan anywhere."""
    return not monument and vergunningvrij_mogelijk and dakraam_voldoet and gezicht_laat_toe


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01", target=True,
    law="Besluit bouwwerken leefomgeving art. 2.29 onder d en 2.30", label="zonnepaneel vrij van het omgevingsplan",
    words="voldoet aan 2.29 onder d, niet aan of bij een monument",
)  # fmt: skip
def zonnepaneel_opa_vergunningvrij(
    monument: bool, bij_monument: bool, vergunningvrij_mogelijk: bool, zonnepaneel_voldoet: bool,
    gezicht_laat_toe: bool,
) -> bool:  # fmt: skip
    """Panels that need no permit for the omgevingsplan anywhere."""
    if monument or bij_monument:
        return False
    return vergunningvrij_mogelijk and zonnepaneel_voldoet and gezicht_laat_toe


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01", target=True,
    law="Besluit bouwwerken leefomgeving art. 2.29 onder e en 2.30",
    label="kozijn, gevelpaneel of isolatie vrij van het omgevingsplan",
    words="achterkant of niet-openbare zijkant, niet aan of bij een monument",
)  # fmt: skip
def kozijn_opa_vergunningvrij(
    monument: bool, bij_monument: bool, vergunningvrij_mogelijk: bool, gevel_voldoet: bool, gezicht_laat_toe: bool
) -> bool:
    """Frames, panels and insulation."""
    if monument or bij_monument:
        return False
    return vergunningvrij_mogelijk and gevel_voldoet and gezicht_laat_toe


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01", target=True,
    law="Besluit bouwwerken leefomgeving art. 2.29 onder f tot en met r en 2.30",
    label="klein bouwwerk vrij van het omgevingsplan",
    words="voldoet aan 2.29; niet aan een monument, en bij een monument alleen wat 2.30 lid 2 noemt",
)  # fmt: skip
def klein_bouwwerk_opa_vergunningvrij(
    bouwwerk: Bouwwerk, monument: bool, bij_monument: bool, vergunningvrij_mogelijk: bool,
    klein_bouwwerk_voldoet: bool, gezicht_laat_toe: bool,
) -> bool:  # fmt: skip
    """The rest of the list."""
    if monument:
        return False
    genoemd = (Bouwwerk.ZONWERING, Bouwwerk.TUINMEUBILAIR, Bouwwerk.SPEELTOESTEL, Bouwwerk.HOOGTEVERSCHIL,
               Bouwwerk.VLAGGENMAST, Bouwwerk.ANDER_BOUWWERK)  # fmt: skip
    if bij_monument and bouwwerk not in genoemd:  # 2.30 lid 2 onder b: f, h, i, k, l, r
        return False
    return vergunningvrij_mogelijk and klein_bouwwerk_voldoet and gezicht_laat_toe
