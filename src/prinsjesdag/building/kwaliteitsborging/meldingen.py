"""Bbl art. 2.18 to 2.21 and 7.7: when building may begin after its notification, and when the building may be used.

Art. 7.7 holds for a building activity with a permit too: `bouw_startmelding` and `bouw_eindmelding` follow from the
days on which the work begins and ends, `wkb_startmelding` from the first day on which it may begin.
"""

from prinsjesdag.building.dagen import jaar_later, weken_later, werkdagen_eerder, werkdagen_later
from prinsjesdag.engine import Day, Parameters, rule


class Meldingen(Parameters):
    """Waiting times."""

    bouwmelding_weken: float  # weken
    gereedmelding_weken: float  # weken
    startmelding_werkdagen: float  # werkdagen
    eindmelding_werkdagen: float  # werkdagen


@rule(
    level="bouwactiviteit", law="Besluit bouwwerken leefomgeving art. 2.18 lid 1", target=True,
    label="eerste dag waarop het bouwen mag beginnen", period="month", over_year="first",
    words="ten minste vier weken na een volledige bouwmelding; een onvolledige telt niet",
)  # fmt: skip
def wkb_vroegste_start_bouw(bouwmelding: Day, p: Meldingen) -> Day:
    """Four weeks after a complete notification."""
    return weken_later(bouwmelding, p.bouwmelding_weken)


@rule(
    level="bouwactiviteit", law="Besluit bouwwerken leefomgeving art. 7.7 lid 1", target=True,
    label="dag om het begin te melden, als het werk op de eerste dag begint", period="month", over_year="first",
    words="ten minste twee werkdagen voor het begin",
)  # fmt: skip
def wkb_startmelding(wkb_vroegste_start_bouw: Day, p: Meldingen) -> Day:
    """Before the work begins on the first day that it may."""
    return werkdagen_eerder(wkb_vroegste_start_bouw, p.startmelding_werkdagen)


@rule(
    level="bouwactiviteit", law="Besluit bouwwerken leefomgeving art. 7.7 lid 1", target=True,
    label="laatste dag om het begin van het werk te melden", period="month", over_year="first",
    words="ten minste twee werkdagen voor het begin, ook van ontgraven",
)  # fmt: skip
def bouw_startmelding(begin_bouw: Day, p: Meldingen) -> Day:
    """Before the work begins."""
    return werkdagen_eerder(begin_bouw, p.startmelding_werkdagen)


@rule(
    level="bouwactiviteit", law="Besluit bouwwerken leefomgeving art. 7.7 lid 2", target=True,
    label="laatste dag om het einde van het werk te melden", period="month", over_year="first",
    words="uiterlijk op de eerste werkdag erna; eerder mag het bouwwerk niet worden gebruikt",
)  # fmt: skip
def bouw_eindmelding(einde_bouw: Day, p: Meldingen) -> Day:
    """After the work has ended."""
    return werkdagen_later(einde_bouw, p.eindmelding_werkdagen)


@rule(
    level="bouwactiviteit", law="Besluit bouwwerken leefomgeving art. 2.18 lid 2", target=True,
    label="dag waarna opnieuw gemeld moet worden", words="als het bouwen niet binnen een jaar na de melding begint",
)  # fmt: skip
def wkb_bouwmelding_geldig_tot(bouwmelding: Day) -> Day:
    """A year after the notification."""
    return jaar_later(bouwmelding)


@rule(
    level="bouwactiviteit", law="Besluit bouwwerken leefomgeving art. 2.21 lid 1", target=True,
    label="eerste dag waarop het bouwwerk gebruikt mag worden", period="month", over_year="first",
    words="ten minste twee weken na de gereedmelding, met de verklaring van de kwaliteitsborger",
)  # fmt: skip
def wkb_vroegste_ingebruikname(gereedmelding: Day, p: Meldingen) -> Day:
    """Two weeks after the notification that it is finished."""
    return weken_later(gereedmelding, p.gereedmelding_weken)
