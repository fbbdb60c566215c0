"""Space and building as dated, cited rules: which law applies, permits, terms, quality assurance and performance.

`load()` gives the rules as one System with one level, the building activity. The folders are the laws; a reader finds
the articles in order. `aanvraag` reads an application, `antwoord` gives outcomes with reasons, `gemeente` what holds
for a municipality.

Not modelled: the municipality's own omgevingsplan beyond the bruidsschat, the law of before 2024 (Besluit
omgevingsrecht, bijlage II; Bouwbesluit 2012) beyond which of the two laws applies, environmental permits, and nature.
"""

from functools import cache
from importlib import import_module

from prinsjesdag.engine import Declarations, System

LEVELS = ("bouwactiviteit",)
UNITS = (
    "m",
    "m2",
    "weken",
    "dagen",
    "werkdagen",
    "jaar",
    "aantal",
    "ja/nee",
    "datum",
    "kWh/m2.jr",
    "deel",
    "EUR/m2.jr",
    "m/m",
)

STATUTES = {
    "Omgevingswet": "BWBR0037885",
    "Invoeringswet Omgevingswet": "BWBR0043660",
    "Besluit bouwwerken leefomgeving": "BWBR0041297",
    "Wet algemene bepalingen omgevingsrecht": "BWBR0024779",
    "Algemene wet bestuursrecht": "BWBR0005537",
    "Algemene termijnenwet": "BWBR0002448",
}
"""Laws by the name under which rules cite them, with their number in the Basiswettenbestand."""

MODULES = (
    "feiten",
    "overgangsrecht.rules",
    "procedure.rules",
    "kwaliteitsborging.gevolgklasse",
    "kwaliteitsborging.meldingen",
    "bbl.aangewezen",
    "bbl.uitgezonderd",
    "bbl.dak",
    "bbl.gevel_en_erf",
    "bbl.omgevingsplanactiviteit",
    "bruidsschat.rules",
    "bbl.knip",
    "prestaties.energie",
    "prestaties.milieu",
    "visie.rules",
)


@cache
def load() -> System:
    """The rules as they are in force, day by day."""
    modules = [import_module(f"{__name__}.{name}") for name in MODULES]
    return System(Declarations.of(*modules), levels=LEVELS, units=UNITS)
