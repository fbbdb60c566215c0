"""By when the municipality decides: eight or twenty-six weeks, once six more, and no permit by silence since 2024.

A term counts from the day after the application came in. One of twelve weeks or less that would end on a Saturday,
Sunday or holiday ends on the next working day (Algemene termijnenwet art. 1 and 4); longer ones don't move, also the
fourteen weeks after an extension: that is the careful reading. Days in which the applicant had to add something
(Awb art. 4:15) move the term on. Extending is possible within the first term only.
"""

from prinsjesdag.building.dagen import dag, na_weken
from prinsjesdag.building.overgangsrecht.rules import Overgang
from prinsjesdag.building.woorden import Procedure, Recht
from prinsjesdag.engine import Day, Parameters, rule
from prinsjesdag.engine.calendar import NO_DAY


class Termijnen(Parameters):
    """Lengths of the terms."""

    reguliere_weken: float  # weken
    uitgebreide_weken: float  # weken
    verlenging_weken: float  # weken


@rule(
    level="bouwactiviteit", law="Omgevingswet art. 16.64 en 16.65", label="uiterste dag om te beslissen", target=True,
    words="8 weken (regulier) of 26 weken (uitgebreid) na ontvangst, met verlenging 6 weken meer; "
    "de dagen van aanvulling komen erbij",
)  # fmt: skip
def beslistermijn(aanvraag: Day, procedure: Procedure, verlengd: bool, opgeschort_dagen: int, p: Termijnen) -> Day:
    """The last day for the decision."""
    weken = p.uitgebreide_weken if _uitgebreid(procedure) else p.reguliere_weken
    return na_weken(aanvraag, weken + (p.verlenging_weken if verlengd else 0.0), opgeschort_dagen)


@rule(
    level="bouwactiviteit", law="Omgevingswet art. 16.64 lid 2 en 16.66", target=True,
    label="uiterste dag als de termijn wordt verlengd",
    words="6 weken meer; verlengen kan één keer en alleen binnen de eerste termijn",
)  # fmt: skip
def beslistermijn_na_verlenging(aanvraag: Day, procedure: Procedure, opgeschort_dagen: int, p: Termijnen) -> Day:
    """The last day when the term is extended."""
    weken = p.uitgebreide_weken if _uitgebreid(procedure) else p.reguliere_weken
    return na_weken(aanvraag, weken + p.verlenging_weken, opgeschort_dagen)


@rule(
    level="bouwactiviteit", law="Invoeringswet Omgevingswet art. 4.3", target=True,
    label="vergunning van rechtswege",
    words="alleen onder de Wabo, in de reguliere procedure, als de termijn voor 2024 verstreek zonder besluit",
)  # fmt: skip
def vergunning_van_rechtswege(
    toepasselijk_recht: Recht, procedure: Procedure, beslistermijn: Day, besluit: Day, peildatum: Day, p: Overgang
) -> bool:
    """Whether a permit arose because nobody decided in time (Wabo art. 3.9 lid 3)."""
    if toepasselijk_recht != Recht.WABO or _uitgebreid(procedure):
        return False
    if beslistermijn >= dag(p.inwerkingtreding_omgevingswet) or beslistermijn >= peildatum:
        return False
    return besluit == NO_DAY or besluit > beslistermijn


def _uitgebreid(procedure: Procedure) -> bool:
    return procedure in (Procedure.UITGEBREID, Procedure.WABO_UITGEBREID)
