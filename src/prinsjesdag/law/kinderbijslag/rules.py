"""Algemene Kinderbijslagwet (BWBR0002368): an amount a quarter for each child, by its age on the quarter's first day.

The right is judged on the first day of the calendar quarter (art. 11 lid 2), so a child that is born within a quarter
counts from the next one, and a child that turns 18 until the end of it. Here each month of a quarter has a third of
the amount; SVB pays after the quarter (art. 18), which makes no difference to what a year gives.

With an age instead of a date of birth the age is held. The right of a child is the applicant's: when it turns 18 and
so is a gezin of its own, the rest of the quarter still goes to the applicant's gezin.

Not modelled: double kinderbijslag (art. 7 lid 6 and 7a), the extra amount for a single earner with it (7a lid 2),
children who live elsewhere or abroad (7 lid 1 onder b, 7b, 12 lid 2), and sharing between parents who live apart
(art. 18). For a child of 16 or 17 the parent must have met the Leerplichtwet or the child hold a startkwalificatie
(art. 7 lid 2); the municipality reports it when not (lid 3), and the rule takes it that it didn't. An older page of SVB
ends the right when a child under 18 can have student finance; the texts of 2024 to 2026 have no such sentence.
"""

from prinsjesdag.engine import Day, Parameters, aggregate, rule
from prinsjesdag.engine.calendar import NO_DAY, civil, whole_years
from prinsjesdag.law.algemeen.woorden import Rol


class Kinderbijslag(Parameters):
    """Amounts for a quarter, art. 12 lid 3."""

    kinderbijslag_kwartaal_0_5: float  # EUR/kwartaal
    kinderbijslag_kwartaal_6_11: float  # EUR/kwartaal
    kinderbijslag_kwartaal_12_17: float  # EUR/kwartaal


@rule(
    level="persoon", unit="jaar", period="month", over_year="first", law="Algemene Kinderbijslagwet art. 11 lid 2",
    label="leeftijd op de eerste dag van het kwartaal",
    words="hele jaren op de peildatum; onder nul wie dan nog niet geboren is",
)  # fmt: skip
def leeftijd_op_peildatum_kinderbijslag(leeftijd: int, geboortedatum: Day, datum: Day) -> int:
    """Age on the first day of the calendar quarter, below zero for who isn't born yet."""
    if geboortedatum == NO_DAY:
        return leeftijd
    return whole_years(geboortedatum, eerste_dag_van_kwartaal(datum))


@rule(
    level="persoon", unit="EUR/kwartaal", period="month", law="Algemene Kinderbijslagwet art. 7 lid 1 en art. 12 lid 3",
    label="kinderbijslag voor het kind in het kwartaal",
    words="het bedrag voor 0 tot en met 5, 6 tot en met 11 of 12 tot en met 17 jaar; vanaf 18 jaar niets",
)  # fmt: skip
def kinderbijslag_kind_kwartaal(rol: Rol, leeftijd_op_peildatum_kinderbijslag: int, p: Kinderbijslag) -> float:
    """The amount for one child in a quarter."""
    if rol != Rol.KIND or leeftijd_op_peildatum_kinderbijslag < 0 or leeftijd_op_peildatum_kinderbijslag >= 18:
        return 0.0
    if leeftijd_op_peildatum_kinderbijslag < 6:
        return p.kinderbijslag_kwartaal_0_5
    if leeftijd_op_peildatum_kinderbijslag < 12:
        return p.kinderbijslag_kwartaal_6_11
    return p.kinderbijslag_kwartaal_12_17


@rule(
    level="persoon", unit="EUR/maand", period="month", law="Algemene Kinderbijslagwet art. 7 lid 1 en art. 11 lid 2",
    label="kinderbijslag per maand voor een kind dat in het kwartaal 18 is geworden",
    words="een derde van het kwartaalbedrag",
)  # fmt: skip
def kinderbijslag_pas_18_maand(leeftijd: int, kinderbijslag_kind_kwartaal: float) -> float:
    """A month's part for who has turned 18 since the quarter began, and is no longer in the parents' gezin."""
    if leeftijd < 18:
        return 0.0
    return kinderbijslag_kind_kwartaal / 3.0


kinderbijslag_pas_18_huishouden_maand = aggregate(
    "sum",
    "kinderbijslag_pas_18_maand",
    level="huishouden",
    label="kinderbijslag per maand voor kinderen die in het kwartaal 18 zijn geworden",
    law="Algemene Kinderbijslagwet art. 7 lid 1 en art. 11 lid 2",
)


@rule(
    level="persoon", unit="EUR/maand", period="month", law="Algemene Kinderbijslagwet art. 7 lid 1 en art. 12 lid 3",
    label="kinderbijslag per maand bij wie zij telt",
    words="een derde van het kwartaalbedrag; voor wie in het kwartaal 18 is geworden telt zij bij de aanvrager",
)  # fmt: skip
def kinderbijslag_persoon_maand(
    rol: Rol, leeftijd: int, kinderbijslag_kind_kwartaal: float, kinderbijslag_pas_18_huishouden_maand: float
) -> float:
    """A month's part: with the child itself while it is in its parents' gezin, else with the applicant."""
    if rol == Rol.AANVRAGER:
        return kinderbijslag_pas_18_huishouden_maand
    if leeftijd >= 18:
        return 0.0
    return kinderbijslag_kind_kwartaal / 3.0


kinderbijslag_maand = aggregate(
    "sum",
    "kinderbijslag_persoon_maand",
    level="gezin",
    label="kinderbijslag per maand",
    law="Algemene Kinderbijslagwet art. 12 lid 3",
)


@rule(
    level="gezin", unit="EUR/jaar", law="Algemene Kinderbijslagwet art. 12 lid 3", label="kinderbijslag",
    words="de kwartaalbedragen van alle kinderen samen", target=True,
)  # fmt: skip
def kinderbijslag(kinderbijslag_maand: float) -> float:
    """What the year's quarters give for all children of the gezin."""
    return 12.0 * kinderbijslag_maand


def eerste_dag_van_kwartaal(datum: int) -> int:
    """The first day of the calendar quarter in which a day falls."""
    _, maand, dag = civil(datum)
    eerste = datum - dag + 1
    for _ in range((maand - 1) % 3):
        eerste -= civil(eerste - 1)[2]
    return eerste
