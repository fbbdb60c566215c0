"""The words that facts may take. The lower-case names are what a user writes."""

from enum import IntEnum


class Rol(IntEnum):
    """Who somebody is in the household."""

    AANVRAGER = 0
    PARTNER = 1
    KIND = 2
    MEDEBEWONER = 3


class Relatie(IntEnum):
    """What binds applicant and partner. SAMENLEVINGSCONTRACT is one before a notary."""

    GEEN = 0
    GEHUWD = 1
    GEREGISTREERD = 2
    SAMENLEVINGSCONTRACT = 3
    SAMENWONEND = 4


class Oordeel(IntEnum):
    """An override of what a law would derive."""

    AFGELEID = 0
    JA = 1
    NEE = 2


class SoortUitkering(IntEnum):
    """The taxed benefit that `uitkering` is."""

    GEEN = 0
    WW = 1
    WIA = 2
    ZW = 3
    WAO = 4
    WAJONG = 5
    ANW = 6
    IOAW = 7
    IOAZ = 8
    BBZ = 9


class Opleiding(IntEnum):
    """The education somebody follows, as far as a law asks."""

    GEEN = 0
    WSF = 1
    BBL = 2
    WTOS = 3
    OVERIG = 4


class SoortWoning(IntEnum):
    """Rented or owned."""

    ONBEKEND = 0
    HUUR = 1
    KOOP = 2


class TypeWoning(IntEnum):
    """The building type of a home."""

    ONBEKEND = 0
    VRIJSTAAND = 1
    TWEE_ONDER_EEN_KAP = 2
    HOEKWONING = 3
    TUSSENWONING = 4
    APPARTEMENT = 5


class Energielabel(IntEnum):
    """The energy label of a home; A_PLUS_n stands for A and n plusses."""

    ONBEKEND = 0
    A = 1
    B = 2
    C = 3
    D = 4
    E = 5
    F = 6
    G = 7
    A_PLUS_1 = 8
    A_PLUS_2 = 9
    A_PLUS_3 = 10
    A_PLUS_4 = 11
    A_PLUS_5 = 12
