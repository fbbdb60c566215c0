"""Poverty: no law, but the line that CBS, SCP and Nibud agreed on in 2024, and income beside the sociaal minimum.

Three series must not be mixed: this line (from 2018 on), CBS's older lage-inkomensgrens (a fixed purchasing power;
1,200 a month for one person in 2022) and the niet-veel-maar-toereikend line that CPB used in its estimates of 2023 and
2024 (1,508 and 1,573). Here only the first is.

Published are the amounts of four kinds of household, not the table of 35: others follow from them. The line has normal
costs of housing and energy in it (590 and 145 for one person in 2023); CBS takes everybody's own, which this doesn't.
Own homes are no means, other wealth is: who could live on it for a year is not poor.
"""

from prinsjesdag.engine import Parameters, aggregate, rule
from prinsjesdag.engine.arithmetic import divide


class Armoede(Parameters):
    """Dated amounts, EUR a month."""

    armoedegrens_alleenstaande_maand: float
    armoedegrens_volgende_volwassene_maand: float
    armoedegrens_kind_tot_13_maand: float
    armoedegrens_kind_vanaf_13_maand: float


LINE = "CBS, SCP en Nibud, Een nieuwe methode om armoede in Nederland te meten (2024)"
HOW = "begrip van dit programma, naar het CBS"


@rule(level="persoon", law=LINE, label="kind tot en met 12 jaar", words="jonger dan 13 jaar")
def is_onder_13(leeftijd: int) -> bool:
    """Costs less than an older child, by the line."""
    return leeftijd < 13


@rule(
    level="persoon", unit="EUR", law=LINE, label="vermogen zonder eigen woning",
    words="spaargeld + overige bezittingen − schulden",
)  # fmt: skip
def vermogen_zonder_woning(spaargeld: float, overige_bezittingen: float, schulden: float) -> float:
    """What one person could live on: no home, no mortgage."""
    return spaargeld + overige_bezittingen - schulden


aantal_kinderen_tot_13 = aggregate("count", "is_onder_13", level="huishouden", label="kinderen tot en met 12 jaar")
vermogen_huishouden = aggregate(
    "sum", "vermogen_zonder_woning", level="huishouden", label="vermogen van het huishouden zonder eigen woning"
)


@rule(
    level="huishouden", unit="EUR/maand", law=LINE, target=True, label="armoedegrens per maand",
    words="bedrag van een alleenstaande + per volgende volwassene + per kind t/m 12 + per kind van 13 tot en met 17",
)  # fmt: skip
def armoedegrens_maand(aantal_volwassenen: int, aantal_kinderen: int, aantal_kinderen_tot_13: int, p: Armoede) -> float:
    """The line for this household, EUR a month, with normal costs of housing."""
    kinderen = aantal_kinderen_tot_13 * p.armoedegrens_kind_tot_13_maand
    pubers = (aantal_kinderen - aantal_kinderen_tot_13) * p.armoedegrens_kind_vanaf_13_maand
    volwassenen = max(aantal_volwassenen - 1, 0) * p.armoedegrens_volgende_volwassene_maand
    return p.armoedegrens_alleenstaande_maand + volwassenen + kinderen + pubers


@rule(
    level="huishouden", law=LINE, target=True, label="arm (armoedegrens CBS, SCP en Nibud)",
    words="besteedbaar inkomen van het huishouden lager dan twaalf maal de armoedegrens, en het vermogen zonder eigen "
          "woning niet hoger dan dat bedrag",
)  # fmt: skip
def arm(besteedbaar_inkomen_huishouden: float, vermogen_huishouden: float, armoedegrens_maand: float) -> bool:
    """Poor by the line of CBS, SCP and Nibud; with normal, not own, costs of housing and energy."""
    grens = 12.0 * armoedegrens_maand
    return besteedbaar_inkomen_huishouden < grens and vermogen_huishouden <= grens


@rule(
    level="gezin", unit="EUR/jaar", law=HOW, label="inkomen naast het sociaal minimum",
    words="besteedbaar inkomen zonder toeslagen, kinderbijslag en regelingen, en voor zorgpremie en kinderopvang",
)  # fmt: skip
def inkomen_naast_sociaal_minimum(
    besteedbaar_inkomen: float,
    ontvangen_toeslagen: float,
    ontvangen_eenmalige_regelingen: float,
    ontvangen_gemeentelijke_regelingen: float,
    nominale_zorgpremie: float,
    kosten_kinderopvang: float,
) -> float:
    """What is laid beside the bijstandsnorm, which has no allowances in it and is before the health premium."""
    bij = ontvangen_toeslagen + ontvangen_eenmalige_regelingen + ontvangen_gemeentelijke_regelingen
    return besteedbaar_inkomen - bij + nominale_zorgpremie + kosten_kinderopvang


inkomen_naast_minimum_huishouden = aggregate(
    "sum", "inkomen_naast_sociaal_minimum", level="huishouden", label="inkomen van het huishouden naast het minimum"
)
sociaal_minimum_huishouden_maand = aggregate(
    "sum", "sociaal_minimum_maand", level="huishouden", label="sociaal minimum van het huishouden per maand"
)


@rule(
    level="huishouden", unit="deel", law=HOW, target=True, label="inkomen tegenover het sociaal minimum",
    words="inkomen (zonder toeslagen, voor zorgpremie) / twaalf maal het sociaal minimum van iedereen op het adres",
)  # fmt: skip
def inkomen_tov_sociaal_minimum(
    inkomen_naast_minimum_huishouden: float, sociaal_minimum_huishouden_maand: float
) -> float:
    """1 is the sociaal minimum, 1.1 a tenth above it; of all families at the address together."""
    return divide(inkomen_naast_minimum_huishouden, 12.0 * sociaal_minimum_huishouden_maand, 0.0)
