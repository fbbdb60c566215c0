"""Invoeringswet Omgevingswet: the day an application came in, or a draft plan lay open, decides which law applies.

An application from before 1 January 2024 keeps the old law until the decision is irrevocable, except that no permit
arises by operation of law any more (art. 4.3, quoted by vbk.nl and bkhf.nl). A plan whose draft lay open before that
day stays under the Wro (art. 4.6). Not modelled: enforcement, permits of before 2024 and notifications (art. 4.12 on).
"""

from prinsjesdag.building.dagen import dag
from prinsjesdag.building.woorden import Planrecht, Recht
from prinsjesdag.engine import Day, Parameters, rule


class Overgang(Parameters):
    """The turning point."""

    inwerkingtreding_omgevingswet: tuple[float, ...]  # year, month, day


@rule(
    level="bouwactiviteit", law="Invoeringswet Omgevingswet art. 4.3", target=True,
    label="toepasselijk recht",
    words="een aanvraag van voor de inwerkingtreding houdt het oude recht; de dag van ontvangst beslist",
)  # fmt: skip
def toepasselijk_recht(aanvraag: Day, p: Overgang) -> Recht:
    """The law by which the application is judged."""
    return Recht.WABO if aanvraag < dag(p.inwerkingtreding_omgevingswet) else Recht.OMGEVINGSWET


@rule(
    level="bouwactiviteit", law="Invoeringswet Omgevingswet art. 4.6", target=True,
    label="toepasselijk recht op een plan",
    words="lag het ontwerp voor de inwerkingtreding ter inzage, dan blijft de Wro gelden",
)  # fmt: skip
def toepasselijk_recht_plan(ontwerp_ter_inzage: Day, p: Overgang) -> Planrecht:
    """The law by which a plan is decided."""
    return Planrecht.WRO if ontwerp_ter_inzage < dag(p.inwerkingtreding_omgevingswet) else Planrecht.OMGEVINGSWET
