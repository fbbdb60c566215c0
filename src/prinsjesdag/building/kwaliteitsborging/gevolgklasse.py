"""Bbl art. 2.17: which works are gevolgklasse 1, so that a private quality assurer checks them (Wkb)."""

from prinsjesdag.building.woorden import Activiteit, Bouwwerk
from prinsjesdag.engine import Parameters, rule


class Gevolgklasse(Parameters):
    """Limits of art. 2.17, and from when it holds."""

    wkb_in_werking: bool
    verbouw_uitgezonderd: bool
    grootste_aantal_bouwlagen: float  # aantal
    grootste_overspanning: float  # m
    grootste_hoogte: float  # m


@rule(
    level="bouwactiviteit", law="Besluit bouwwerken leefomgeving art. 2.17 lid 3",
    label="gebruiksfunctie van gevolgklasse 1",
    period="month", over_year="first",
    words="grondgebonden woning of vakantiewoning, drijvende woning, industrie tot en met 2 bouwlagen, fiets- of "
    "voetgangersbrug tot en met 20 m, ander bovengronds bouwwerk tot en met 20 m hoog",
)  # fmt: skip
def gebruik_van_gevolgklasse1(
    bouwwerk: Bouwwerk, zorgwoning: bool, kamerverhuur: bool, bouwlagen: int, overspanning_m: float, hoogte_m: float,
    over_rijks_of_provinciale_weg: bool, verkeer: bool, waterkerend: bool, ondergronds: bool, p: Gevolgklasse,
) -> bool:  # fmt: skip
    """Whether the use is one of art. 2.17 lid 3."""
    if bouwwerk == Bouwwerk.GRONDGEBONDEN_WONING:  # onder a
        return not zorgwoning and not kamerverhuur
    if bouwwerk in (Bouwwerk.DRIJVENDE_WONING, Bouwwerk.VAKANTIEWONING):  # onder b en c
        return True
    if bouwwerk in (Bouwwerk.WOONGEBOUW, Bouwwerk.LOGIESGEBOUW, Bouwwerk.KANTOOR, Bouwwerk.ANDER_GEBOUW):
        return False
    if bouwwerk in (Bouwwerk.BEDRIJFSGEBOUW, Bouwwerk.BIJBEHOREND_BOUWWERK):  # onder d en e
        return bouwlagen <= p.grootste_aantal_bouwlagen
    if bouwwerk == Bouwwerk.FIETS_OF_VOETGANGERSBRUG:  # onder f
        return not ondergronds and not over_rijks_of_provinciale_weg and overspanning_m <= p.grootste_overspanning
    if ondergronds or verkeer or waterkerend:  # onder g
        return False
    return hoogte_m <= p.grootste_hoogte


@rule(
    level="bouwactiviteit", law="Besluit bouwwerken leefomgeving art. 2.17 lid 2", label="gevolgklasse 1", target=True,
    period="month", over_year="first",
    words="geen monument, alleen een genoemde gebruiksfunctie, geen gebruiksmelding, geen gelijkwaardige maatregel "
    "voor constructie of brand, geen NEN 6060 of 6079, geen milieuvergunning",
)  # fmt: skip
def wkb_gevolgklasse1(
    monument: bool, gebruiksmelding: bool, gelijkwaardigheid: bool, nen_6060_of_6079: bool, milieuvergunning: bool,
    gebruik_van_gevolgklasse1: bool,
) -> bool:  # fmt: skip
    """Whether the building activity falls under gevolgklasse 1."""
    if monument or gebruiksmelding or gelijkwaardigheid or nen_6060_of_6079 or milieuvergunning:
        return False
    return gebruik_van_gevolgklasse1


@rule(
    level="bouwactiviteit", law="Besluit bouwwerken leefomgeving art. 2.17 lid 1 en 4", target=True,
    period="month", over_year="first",
    label="Wet kwaliteitsborging van toepassing", words="gevolgklasse 1, geen verbouw, sinds 1 januari 2024",
)  # fmt: skip
def wkb_van_toepassing(activiteit: Activiteit, wkb_gevolgklasse1: bool, p: Gevolgklasse) -> bool:
    """Whether a quality assurer and notifications take the place of the technical permit."""
    if not p.wkb_in_werking:
        return False
    if activiteit != Activiteit.NIEUWBOUW and p.verbouw_uitgezonderd:
        return False
    return wkb_gevolgklasse1
