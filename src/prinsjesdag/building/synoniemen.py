"""The words people use for facts, works, sides, uses and areas, and what some of them say besides."""

from typing import Any

GEGEVENS = {
    "beslistermijn_einde": "beslistermijn",
    "einde_beslistermijn": "beslistermijn",
    "datum_aanvraag": "aanvraag",
    "aanvraagdatum": "aanvraag",
    "als/ag": "als_ag",
    "verlenging": "verlengd",
    "opschorting_dagen": "opgeschort_dagen",
    "datum_besluit": "besluit",
    "gelijkwaardige_maatregel": "gelijkwaardigheid",
    "welstandseisen": "welstand",
    "rijksbeschermd_gezicht": "beschermd_gezicht",
    "bestaand_m2": "bestaande_bijbehorende_m2",
    "bestaande_m2": "bestaande_bijbehorende_m2",
    "go_m2": "gebruiksoppervlakte_m2",
}
"""Other names for a fact or an outcome."""

MATEN = ("", "_m", "_m2", "_dagen")
"""Units that a name may leave out: `hoogste_vloer` is `hoogste_vloer_m`."""

WOORDEN = {
    "bouwwerk": {
        "rijwoning": "grondgebonden_woning", "eengezinswoning": "grondgebonden_woning",
        "woning": "grondgebonden_woning", "woonhuis": "grondgebonden_woning", "rijtjeshuis": "grondgebonden_woning",
        "grondgebonden_woonfunctie": "grondgebonden_woning", "hoekwoning": "grondgebonden_woning",
        "tussenwoning": "grondgebonden_woning", "twee_onder_een_kap": "grondgebonden_woning",
        "villa": "grondgebonden_woning", "tiny_house": "grondgebonden_woning", "bungalow": "grondgebonden_woning",
        "zorgwoning": "grondgebonden_woning", "kamerverhuurpand": "grondgebonden_woning",
        "studentenhuis": "grondgebonden_woning",
        "school": "ander_gebouw", "ziekenhuis": "ander_gebouw", "winkel": "ander_gebouw", "kerk": "ander_gebouw",
        "sporthal": "ander_gebouw", "parkeergarage": "ander_gebouw",
        "appartement": "woongebouw", "flat": "woongebouw", "appartementengebouw": "woongebouw",
        "appartementencomplex": "woongebouw", "flatgebouw": "woongebouw", "galerijflat": "woongebouw",
        "woonboot": "drijvende_woning", "woonschip": "drijvende_woning", "woonark": "drijvende_woning",
        "waterwoning": "drijvende_woning", "drijvend_bouwwerk": "drijvende_woning",
        "recreatiewoning": "vakantiewoning", "vakantiehuisje": "vakantiewoning", "vakantiehuis": "vakantiewoning",
        "hotel": "logiesgebouw",
        "bedrijfspand": "bedrijfsgebouw", "bedrijfshal": "bedrijfsgebouw", "loods": "bedrijfsgebouw",
        "industrie": "bedrijfsgebouw", "industriefunctie": "bedrijfsgebouw", "industriegebouw": "bedrijfsgebouw",
        "industriehal": "bedrijfsgebouw", "fabriek": "bedrijfsgebouw", "fabriekshal": "bedrijfsgebouw",
        "fietsbrug": "fiets_of_voetgangersbrug", "voetgangersbrug": "fiets_of_voetgangersbrug",
        "voetbrug": "fiets_of_voetgangersbrug", "loopbrug": "fiets_of_voetgangersbrug",
        "brug": "ander_bouwwerk", "verkeersbrug": "ander_bouwwerk", "autobrug": "ander_bouwwerk",
        "viaduct": "ander_bouwwerk", "tunnel": "ander_bouwwerk", "dijk": "ander_bouwwerk",
        "waterkering": "ander_bouwwerk", "windturbine": "ander_bouwwerk", "windmolen": "ander_bouwwerk",
        "silo": "ander_bouwwerk", "bouwwerk_geen_gebouw": "ander_bouwwerk",
        "serre": "bijbehorend_bouwwerk", "aanbouw": "bijbehorend_bouwwerk", "uitbouw": "bijbehorend_bouwwerk",
        "schuur": "bijbehorend_bouwwerk", "garage": "bijbehorend_bouwwerk", "tuinhuis": "bijbehorend_bouwwerk",
        "tuinhuisje": "bijbehorend_bouwwerk", "berging": "bijbehorend_bouwwerk", "blokhut": "bijbehorend_bouwwerk",
        "veranda": "bijbehorend_bouwwerk", "overkapping": "bijbehorend_bouwwerk", "carport": "bijbehorend_bouwwerk",
        "schutting": "erfafscheiding", "perceelafscheiding": "erfafscheiding", "hek": "erfafscheiding",
        "zonnepanelen": "zonnepaneel", "zonnecollector": "zonnepaneel", "zonneboiler": "zonnepaneel",
        "gevelpaneel": "gevelisolatie", "na_isolatie": "gevelisolatie", "spouwisolatie": "gevelisolatie",
        "spouwmuurisolatie": "gevelisolatie", "kozijnen": "kozijn", "raam": "kozijn", "raamkozijn": "kozijn",
        "boeideel": "kozijn", "stucwerk": "kozijn", "rolluik": "zonwering", "rolhek": "zonwering",
        "mast": "vlaggenmast", "zendmast": "antenne", "antennemast": "antenne", "daklicht": "dakraam",
        "lichtstraat": "dakraam", "stelling": "magazijnstelling", "kantoorgebouw": "kantoor",
        "bubbelbad": "zwembad", "jacuzzi": "zwembad", "vijver": "zwembad", "schommel": "speeltoestel",
        "trampoline": "speeltoestel", "klimrek": "speeltoestel", "sporttoestel": "speeltoestel",
    },
    "vlak": {"achterdakvlak": "achter", "achtergevel": "achter", "achterkant": "achter", "voordakvlak": "voor",
             "voorgevel": "voor", "voorkant": "voor", "zijkant": "zij", "zijgevel": "zij", "zijdakvlak": "zij"},
    "activiteit": {"nieuw": "nieuwbouw", "renovatie": "verbouw", "verbouwing": "verbouw", "verbouwen": "verbouw"},
    "plan": {"wijziging_omgevingsplan": "omgevingsplan"},
    "gebied": {
        "mra": "verstedelijking_mra", "verst._mra": "verstedelijking_mra", "versterking_mra": "verstedelijking_mra",
        "metropoolregio_amsterdam": "verstedelijking_mra", "peel": "de_peel", "schipholregio": "schiphol",
        "zuidelijke_randstad": "verstedelijking_zuidelijke_randstad",
        "verst._zuidelijke_randstad": "verstedelijking_zuidelijke_randstad",
        "nzkg": "amsterdam_nzkg", "noordzeekanaalgebied": "amsterdam_nzkg",
        "amsterdam_noordzeekanaalgebied": "amsterdam_nzkg", "amsterdam_nzkg": "amsterdam_nzkg",
        "north_sea_port": "north_sea_port_district", "nspd": "north_sea_port_district",
        "haven_rotterdam": "rotterdamse_haven", "rotterdams_havengebied": "rotterdamse_haven",
        "regio_groningen_assen": "groningen_assen", "foodvalley": "arnhem_nijmegen_foodvalley",
    },
    "gebruiksfunctie": {
        "woning": "woonfunctie", "grondgebonden": "woonfunctie", "grondgebonden_woning": "woonfunctie",
        "eengezinswoning": "woonfunctie", "rijwoning": "woonfunctie", "andere_woonfunctie": "woonfunctie",
        "appartement": "woongebouw", "flat": "woongebouw", "appartementengebouw": "woongebouw",
        "woonfunctie_in_woongebouw": "woongebouw", "woning_in_woongebouw": "woongebouw",
        "kantoorgebouw": "kantoor", "school": "onderwijs", "ziekenhuis": "zorg_met_bed",
        "gezondheidszorg": "zorg", "hotel": "logiesgebouw", "fabriek": "industrie", "overige": "overig",
        "overige_gebruiks": "overig",
    },
}  # fmt: skip
"""Other words for a word, by fact."""

BIJVOEGLIJK = frozenset((
    "grondgebonden", "nieuw", "nieuwe", "vrijstaand", "vrijstaande", "houten", "stenen", "kleine", "grote",
    "particulier", "particuliere",
))  # fmt: skip
"""Adjectives that change nothing of what a work is here."""

ZEGT_OOK: dict[str, dict[str, Any]] = {
    "zorgwoning": {"zorgwoning": True},
    "kamerverhuurpand": {"kamerverhuur": True},
    "studentenhuis": {"kamerverhuur": True},
    "brug": {"verkeer": True},
    "verkeersbrug": {"verkeer": True},
    "autobrug": {"verkeer": True},
    "viaduct": {"verkeer": True},
    "tunnel": {"verkeer": True, "ondergronds": True},
    "dijk": {"waterkerend": True},
    "waterkering": {"waterkerend": True},
    "spouwisolatie": {"spouw": True},
    "spouwmuurisolatie": {"spouw": True},
}
"""What the word for a work tells besides which work it is."""


def key_of(said: str) -> str:
    """A word as it stands in the tables: lower case, one underscore between its parts."""
    return "_".join(said.strip().lower().replace("-", " ").replace("–", " ").replace("_", " ").split())


def gewoon(fact: str, said: str) -> str:
    """The word of the rules for what was said, or the key of it where no table knows it."""
    words, key = WOORDEN.get(fact, {}), key_of(said)
    if fact == "bouwwerk" and key not in words:
        key = "_".join(part for part in key.split("_") if part not in BIJVOEGLIJK) or key
    if fact == "gebruiksfunctie" and key not in words and key != "woonfunctie":
        key = key.removesuffix("functie").removesuffix("_")
    return words.get(key, key)
