"""The words of local schemes."""

from enum import IntEnum


class KostensoortBijzondereBijstand(IntEnum):
    """What the special costs are for: a municipality may take the whole income above the norm for some of them.

    VOLLEDIG is a kind that this municipality treats so, whatever it is.
    """

    ALGEMEEN = 0
    DUURZAME_GEBRUIKSGOEDEREN = 1
    KINDERKOSTEN = 2
    WOONKOSTEN = 3
    BEWINDVOERING = 4
    MEDISCH = 5
    UITVAART = 6
    VOLLEDIG = 7


class Leefvorm(IntEnum):
    """The household types by which municipalities set amounts. Children are under 18; from 12 there may be another."""

    ALLEENSTAANDE = 0
    ALLEENSTAANDE_OUDER = 1
    ALLEENSTAANDE_OUDER_MET_KIND_VANAF_12 = 2
    PAAR = 3
    PAAR_MET_KINDEREN = 4
    PAAR_MET_KIND_VANAF_12 = 5
