"""The words of the bijstand: why there is none, what comes before it, who carries it out."""

from enum import IntEnum


class Inkomstenvrijlating(IntEnum):
    """The exemption of income from work that the municipality applies; each is temporary or needs its decision."""

    GEEN = 0
    ARBEID = 1
    ALLEENSTAANDE_OUDER = 2
    MEDISCH_URENBEPERKT = 3
    LOONKOSTENSUBSIDIE = 4


class BijstandReden(IntEnum):
    """Whether there is a right to bijstand, and if not the first reason in the order of the law."""

    RECHT = 0
    GEEN_RECHT = 1
    TE_JONG = 2
    INRICHTING = 3
    STUDENT = 4
    VOORLIGGENDE_VOORZIENING = 5
    VERMOGEN_TE_HOOG = 6
    INKOMEN_TE_HOOG = 7


class VoorliggendeVoorziening(IntEnum):
    """What comes before bijstand (art. 15), in the order in which it is looked at."""

    GEEN = 0
    TOESLAGENWET = 1
    IOAW = 2
    IOAZ = 3
    BBZ = 4
    ANW = 5
    AOW = 6
    STUDIEFINANCIERING = 7


class UitvoerderBijstand(IntEnum):
    """Who decides and pays: for pensioners it is called aanvullende inkomensvoorziening ouderen (AIO)."""

    GEMEENTE = 0
    SVB = 1
