"""The words of an application, and of the outcomes, as rules read and give them."""

from enum import IntEnum


class Procedure(IntEnum):
    """The preparation of the decision; the first two under the Omgevingswet, the others under the Wabo."""

    REGULIER = 0
    UITGEBREID = 1
    WABO_REGULIER = 2
    WABO_UITGEBREID = 3


class Bouwwerk(IntEnum):
    """What is built or changed."""

    ANDER_BOUWWERK = 0
    DAKKAPEL = 1
    DAKRAAM = 2
    ZONNEPANEEL = 3
    KOZIJN = 4
    GEVELISOLATIE = 5
    ZONWERING = 6
    BALKONAFSCHEIDING = 7
    TUINMEUBILAIR = 8
    SPEELTOESTEL = 9
    ERFAFSCHEIDING = 10
    HOOGTEVERSCHIL = 11
    VLAGGENMAST = 12
    SCHOTELANTENNE = 13
    ANTENNE = 14
    ZWEMBAD = 15
    MAGAZIJNSTELLING = 16
    NUTSVOORZIENING = 17
    BIJBEHOREND_BOUWWERK = 18
    GRONDGEBONDEN_WONING = 19
    WOONGEBOUW = 20
    DRIJVENDE_WONING = 21
    VAKANTIEWONING = 22
    LOGIESGEBOUW = 23
    BEDRIJFSGEBOUW = 24
    FIETS_OF_VOETGANGERSBRUG = 25
    KANTOOR = 26
    ANDER_GEBOUW = 27


class Vlak(IntEnum):
    """Side of the roof or the outer wall."""

    ACHTER = 0
    VOOR = 1
    ZIJ = 2
    PLAT_DAK = 3


class Activiteit(IntEnum):
    """New building, changing what is there, or ordinary maintenance."""

    NIEUWBOUW = 0
    VERBOUW = 1
    ONDERHOUD = 2


class Plan(IntEnum):
    """A decision that sets rules for a place."""

    BESTEMMINGSPLAN = 0
    WIJZIGINGSPLAN = 1
    UITWERKINGSPLAN = 2
    INPASSINGSPLAN = 3
    BEHEERSVERORDENING = 4
    OMGEVINGSPLAN = 5


class Recht(IntEnum):
    """The law under which an application is judged."""

    WABO = 0
    OMGEVINGSWET = 1


class Planrecht(IntEnum):
    """The law under which a plan is decided."""

    WRO = 0
    OMGEVINGSWET = 1


class Oordeel(IntEnum):
    """Whether a permit is needed."""

    VERGUNNINGVRIJ = 0
    VERGUNNINGPLICHTIG = 1
    OMGEVINGSPLAN_BEPAALT = 2


class Visie(IntEnum):
    """The national vision of space."""

    NOVI = 0
    NOTA_RUIMTE = 1


class Gebruiksfunctie(IntEnum):
    """Uses of a building (Bbl bijlage I), as far as the tables of performance tell them apart."""

    WOONFUNCTIE = 0
    WOONGEBOUW = 1
    KANTOOR = 2
    ONDERWIJS = 3
    BIJEENKOMST = 4
    KINDEROPVANG = 5
    CEL = 6
    ZORG_MET_BED = 7
    ZORG = 8
    LOGIESGEBOUW = 9
    LOGIES = 10
    SPORT = 11
    WINKEL = 12
    INDUSTRIE = 13
    OVERIG = 14


class Gebied(IntEnum):
    """The sixteen NOVEX areas (denationaleomgevingsvisie.nl, seen 2026-11-22)."""

    ANDER_GEBIED = 0
    AMSTERDAM_NZKG = 1
    SCHIPHOL = 2
    VERSTEDELIJKING_MRA = 3
    VERSTEDELIJKING_ZUIDELIJKE_RANDSTAD = 4
    ROTTERDAMSE_HAVEN = 5
    GROENE_HART = 6
    UTRECHT_AMERSFOORT = 7
    ARNHEM_NIJMEGEN_FOODVALLEY = 8
    NORTH_SEA_PORT_DISTRICT = 9
    STEDELIJK_BRABANT = 10
    DE_PEEL = 11
    ZUID_LIMBURG = 12
    REGIO_ZWOLLE = 13
    GRONINGEN = 14
    GRONINGEN_ASSEN = 15
    LELYLIJN = 16


TEKST: dict[type[IntEnum], tuple[str, ...]] = {
    Recht: ("Wabo / Bouwbesluit 2012 / bestemmingsplan", "Omgevingswet / Bbl / omgevingsplan"),
    Planrecht: (
        "Wro (het oude recht, tot het plan onherroepelijk is)", "Omgevingswet (een wijziging van het omgevingsplan)",
    ),
    Oordeel: ("vergunningvrij", "vergunning nodig", "het omgevingsplan bepaalt of een vergunning nodig is"),
    Visie: ("NOVI (2020)", "Nota Ruimte"),
}  # fmt: skip
"""How outcomes in words read."""


def tekst(word: IntEnum) -> str:
    """A word as people read it."""
    texts = TEKST.get(type(word))
    return texts[word] if texts else word.name.lower().replace("_", " ")
