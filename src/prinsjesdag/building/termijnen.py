"""The dates that follow from an application or a notification, in order."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from prinsjesdag.building.aanvraag import Aanvraag
from prinsjesdag.building.woorden import Procedure
from prinsjesdag.engine import Day
from prinsjesdag.termijnen import Termijn

STAPPEN = (
    ("beslistermijn", "uiterste dag om te beslissen", "Omgevingswet art. 16.64"),
    ("beslistermijn_na_verlenging", "uiterste dag na verlenging met zes weken", "Omgevingswet art. 16.64 lid 2"),
    ("wkb_vroegste_start_bouw", "eerste dag waarop het bouwen mag beginnen", "Bbl art. 2.18 lid 1"),
    ("wkb_startmelding", "begin van het werk melden, als het op de eerste dag begint", "Bbl art. 7.7 lid 1"),
    ("bouw_startmelding", "uiterste dag om het begin van het werk te melden", "Bbl art. 7.7 lid 1"),
    ("bouw_eindmelding", "uiterste dag om het einde van het werk te melden", "Bbl art. 7.7 lid 2"),
    ("wkb_bouwmelding_geldig_tot", "uiterlijk beginnen; daarna opnieuw melden", "Bbl art. 2.18 lid 2"),
    ("wkb_vroegste_ingebruikname", "eerste dag waarop het bouwwerk gebruikt mag worden", "Bbl art. 2.21 lid 1"),
)
"""Outcomes that are days, with what they mean."""


def termijnen(aanvraag: Aanvraag, values: Mapping[str, Any]) -> list[Termijn]:
    """Dated steps; those of the decision only where the day of the application was told."""
    told = not any(said.startswith("aanvraag = ") for said in aanvraag.assumed)
    found = []
    for name, wat, wet in STAPPEN:
        value = values.get(name)
        if isinstance(value, Day) and (told or not name.startswith("beslistermijn")):
            found.append(Termijn(name, wat, date.fromordinal(value), wet, _toelichting(name, aanvraag)))
    return sorted(found, key=lambda term: term.uiterlijk)


def _toelichting(name: str, aanvraag: Aanvraag) -> str:
    uitgebreid = aanvraag.told("procedure") in (Procedure.UITGEBREID, Procedure.WABO_UITGEBREID)
    if name == "beslistermijn" and uitgebreid:
        return "het ontwerpbesluit ligt daarin zes weken ter inzage voor zienswijzen (Awb art. 3:16)"
    if name == "beslistermijn_na_verlenging":
        return (
            "alleen als de gemeente binnen de eerste termijn verlengt; niet beslissen geeft sinds 2024 geen vergunning"
        )
    return ""
