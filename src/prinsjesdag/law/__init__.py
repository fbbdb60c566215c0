"""Dutch law as dated, cited rules: one folder a law, each to be read beside the statute.

`load()` gives the whole of it as one System.
"""

from functools import cache
from importlib import import_module

from prinsjesdag.engine import Declarations, System

LEVELS = ("persoon", "gezin", "huishouden")
"""Everyone at an address is a huishouden; adults with their children under 18 are a gezin (Participatiewet art. 4)."""

LINKS = ("partner",)
"""The other adult of the gezin. Whether a law counts them as partners is for that law's own rule."""

UNITS = (
    "EUR", "EUR/jaar", "EUR/kwartaal", "EUR/maand", "EUR/week", "EUR/uur", "deel", "aantal", "jaar", "maand",
    "uur/week", "uur/maand", "m2", "m3/jaar", "kWh/jaar", "GJ/jaar",
    "EUR/m3", "EUR/kWh", "EUR/GJ", "EUR/EUR", "EUR/EUR2", "ja/nee",
)  # fmt: skip

STATUTES = {
    "Wet op de zorgtoeslag": "BWBR0018451",
    "Awir": "BWBR0018472",
    "Algemene wet inkomensafhankelijke regelingen": "BWBR0018472",
    "Wet op de loonbelasting 1964": "BWBR0002471",
    "Uitvoeringsregeling loonbelasting 2011": "BWBR0028803",
    "Wet inkomstenbelasting 2001": "BWBR0011353",
    "Algemene wet inzake rijksbelastingen": "BWBR0002320",
    "AOW": "BWBR0002221",
    "Wet minimumloon en minimumvakantiebijslag": "BWBR0002638",
    "Algemene Kinderbijslagwet": "BWBR0002368",
    "Wet op de huurtoeslag": "BWBR0008659",
    "Wet verlaging eigen bijdrage huurtoeslag": "BWBR0049106",
    "Wet op het kindgebonden budget": "BWBR0022751",
    "Wet kinderopvang": "BWBR0017017",
    "Besluit kinderopvangtoeslag": "BWBR0017321",
    "Zorgverzekeringswet": "BWBR0018450",
    "Burgerlijk Wetboek Boek 1": "BWBR0002656",
    "Wetboek van Burgerlijke Rechtsvordering": "BWBR0001827",
    "Wet gemeentelijke schuldhulpverlening": "BWBR0031331",
    "Wet hersteloperatie toeslagen": "BWBR0047436",
    "Algemene termijnenwet": "BWBR0002448",
    "Faillissementswet": "BWBR0001860",
    "Participatiewet": "BWBR0015703",
    "Toeslagenwet": "BWBR0004043",
    "Besluit bijstandverlening zelfstandigen 2004": "BWBR0015711",
    "Uitvoeringsregeling Invorderingswet 1990": "BWBR0004766",
    "Wmo 2015": "BWBR0035362",
    "Uitvoeringsbesluit Wmo 2015": "BWBR0035733",
    "Wet belastingen op milieugrondslag": "BWBR0007168",
    "Subsidieregeling bekostiging plafond energietarieven kleinverbruikers 2023": "BWBR0047628",
}
"""Laws by the name under which rules cite them, with their number in the Basiswettenbestand."""

AGES = (*(12 * years for years in (0, 6, 12, 15, 16, 17, 18, 19, 20, 21, 22, 23, 27)), 799, 802, 804, 807)
"""Ages in months at which some law changes something; the last are the AOW-leeftijd of 2022, 2023, 2024 and 2028."""

MODULES = (
    "algemeen.feiten",
    "algemeen.rules",
    "minimumloon.feiten",
    "minimumloon.rules",
    "aow.feiten",
    "aow.rules",
    "aow.pensioen",
    "awr.rules",
    *(
        f"inkomstenbelasting.{room}"
        for room in (
            "feiten", "rules", "pensioenleeftijd", "verdeling", "winst", "eigen_woning", "box1", "box2", "box3",
            "persoonsgebonden_aftrek", "tarief", "heffingskortingen", "aanslag", "knikken", "kandidaten",
            "kandidaten_box3", "keuze",
        )
    ),
    "zorgverzekeringswet.rules",
    "loonheffing.rules",
    "awir.feiten",
    "awir.rules",
    "zorgtoeslag.rules",
    "kinderbijslag.rules",
    "huurtoeslag.bewoners",
    "huurtoeslag.basishuur",
    "huurtoeslag.rules",
    "kindgebonden_budget.rules",
    "kinderopvangtoeslag.opvang",
    "kinderopvangtoeslag.rules",
    *(
        f"participatiewet.{room}"
        for room in (
            "feiten", "feiten_bijstand", "netto_netto", "normbedragen", "kostendelers", "normen", "vermogen",
            "middelen", "bijstand", "brutering", "voorliggend", "balans", "studietoeslag", "loonkostensubsidie",
            "energietoeslag", "alleenverdieners",
        )
    ),
    *(
        f"minimabeleid.{room}"
        for room in (
            "feiten", "middelen", "inkomenstoeslag", "bijdragen", "bijzondere_bijstand", "kwijtschelding", "samen",
        )
    ),
    "wmo.feiten",
    "wmo.rules",
    "besteedbaar_inkomen.rules",
    "energie.rules",
    "armoede.rules",
    "beslagvrije_voet.feiten",
    "beslagvrije_voet.formule",
    "beslagvrije_voet.rules",
    "schulden.noodfonds",
    "schulden.vtlb",
)  # fmt: skip


@cache
def load() -> System:
    """The law as enacted, with proposals where a year has nothing else."""
    modules = [import_module(f"{__name__}.{name}") for name in MODULES]
    return System(Declarations.of(*modules), levels=LEVELS, links=LINKS, units=UNITS)
