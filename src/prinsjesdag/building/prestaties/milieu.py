"""Bbl art. 4.158 and 4.159: the environmental performance of materials (MPG), with the change of 1 July 2026.

From that day another method counts (nineteen effects instead of eleven): 1.6 is not twice as lenient as 0.8. Small
dwellings and buildings with much outer surface get a softer requirement "calculated by ministerial regulation", which
was not seen: the outcome then is the ordinary one, and the answer says that a softer one may hold.
"""

from prinsjesdag.building.woorden import Gebruiksfunctie
from prinsjesdag.engine import Parameters, rule


class Woning(Parameters):
    """The requirement for a dwelling and an office."""

    mpg_woning: float  # EUR/m2.jr
    mpg_kantoor: float  # EUR/m2.jr
    kantoor_vanaf: float  # m2


class AnderGebouw(Woning):
    """With those for other uses."""

    mpg_ander_gebouw: float  # EUR/m2.jr
    mpg_overig: float  # EUR/m2.jr


@rule(
    level="bouwactiviteit", period="month", over_year="first", unit="EUR/m2.jr", target=True,
    law="Besluit bouwwerken leefomgeving art. 4.159", label="hoogste milieuprestatie (MPG)",
    valid_from="2018-01-01", valid_until="2026-06-30", words="woning, of kantoor van 100 m2 of meer",
)  # fmt: skip
def mpg_max(gebruiksfunctie: Gebruiksfunctie, gebruiksoppervlakte_m2: float, p: Woning) -> float:
    """Dwellings and larger offices; 0 where nothing is required."""
    if gebruiksfunctie in (Gebruiksfunctie.WOONFUNCTIE, Gebruiksfunctie.WOONGEBOUW):
        return p.mpg_woning
    if gebruiksfunctie == Gebruiksfunctie.KANTOOR and gebruiksoppervlakte_m2 >= p.kantoor_vanaf:
        return p.mpg_kantoor
    return 0.0


@rule(
    level="bouwactiviteit", period="month", over_year="first", unit="EUR/m2.jr", target=True, variable="mpg_max",
    law="Besluit bouwwerken leefomgeving art. 4.159 lid 1", label="hoogste milieuprestatie (MPG)",
    valid_from="2026-07-01", words="per gebruiksfunctie, met de nieuwe bepalingsmethode",
)  # fmt: skip
def mpg_max_2026(gebruiksfunctie: Gebruiksfunctie, p: AnderGebouw) -> float:
    """Table 4.158."""
    if gebruiksfunctie in (Gebruiksfunctie.WOONFUNCTIE, Gebruiksfunctie.WOONGEBOUW):
        return p.mpg_woning
    if gebruiksfunctie == Gebruiksfunctie.KANTOOR:
        return p.mpg_kantoor
    return p.mpg_overig if gebruiksfunctie == Gebruiksfunctie.OVERIG else p.mpg_ander_gebouw
