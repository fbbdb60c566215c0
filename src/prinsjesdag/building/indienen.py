"""What to hand in, by what is needed: the permit, or the notifications of the Wkb."""

from collections.abc import Mapping
from typing import Any

from prinsjesdag.building.woorden import Oordeel, tekst

BOUWMELDING = (
    "bouwmelding, ten minste vier weken voor het begin (Bbl art. 2.18 en 2.19): wie bouwt, de plek, een beschrijving "
    "met gebruiksfunctie, de kwaliteitsborger en zijn instrument, de risicobeoordeling en het borgingsplan"
)
GEREEDMELDING = (
    "gereedmelding, ten minste twee weken voor het gebruik (Bbl art. 2.21): de verklaring van de kwaliteitsborger en "
    "het dossier bevoegd gezag (constructie, lucht, energie, milieuprestatie, brandveiligheid, gelijkwaardigheid)"
)
TECHNISCH = (
    "aanvraag omgevingsvergunning voor de technische bouwactiviteit (Omgevingswet art. 5.1 lid 2), via het "
    "Omgevingsloket"
)
PLAN = (
    "vergunningcheck in het Omgevingsloket: bepaalt het omgevingsplan een vergunning, dan de aanvraag voor de "
    "omgevingsplanactiviteit (Omgevingswet art. 5.1 lid 1), met situatietekening en welstandsgegevens"
)


def indienen(values: Mapping[str, Any]) -> list[str]:
    """A list for the applicant, empty when nothing is needed or nothing could be judged."""
    found = []
    if values.get("bouwmelding_nodig") is True:
        found += [BOUWMELDING, GEREEDMELDING]
    if values.get("technische_bouwactiviteit") == tekst(Oordeel.VERGUNNINGPLICHTIG):
        found.append(TECHNISCH)
    if values.get("omgevingsplanactiviteit") == tekst(Oordeel.OMGEVINGSPLAN_BEPAALT):
        found.append(PLAN)
    free = tekst(Oordeel.VERGUNNINGVRIJ)
    if values.get("technische_bouwactiviteit") == free and values.get("omgevingsplanactiviteit") == free and not found:
        found.append("niets: bouwen mag zonder vergunning, maar wel volgens het Bbl en zonder hinder voor de buren")
    return found
