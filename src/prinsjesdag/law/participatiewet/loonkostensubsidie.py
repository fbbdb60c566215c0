"""Participatiewet art. 10d: what an employer gets for somebody who can't earn the minimum wage.

For one person, at a year's rate: minimum wage with holiday allowance less the loonwaarde, at most 70% of it, with 23.5%
for the employer's costs on top of both (Regeling loonkostensubsidie art. 1), for the hours of the contract. From 2024
the month rests on 36 hours; before, on the sector's full week (`normale_arbeidsduur`). The 50% without a measured
loonwaarde in the first six months (lid 5) isn't modelled, nor what a municipality pays beside it.
"""

from prinsjesdag.engine import Parameters, rule
from prinsjesdag.engine.arithmetic import divide
from prinsjesdag.law.minimumloon.rules import Minimumloon, Vakantiebijslag


class Loonkostensubsidie(Parameters):
    """Art. 10d lid 4 and Regeling loonkostensubsidie art. 1."""

    loonkostensubsidie_maximum_deel: float  # share of the minimum wage
    vergoeding_werkgeverslasten: float  # share of the subsidy
    loonkostensubsidie_uren: float  # uur/week


@rule(
    variable="loonkostensubsidie", valid_until="2023-12-31", level="persoon", unit="EUR/jaar", period="month",
    law="Participatiewet art. 10d lid 4 (tot 2024)", label="loonkostensubsidie aan de werkgever", target=True,
    words="(minimumloon − loonwaarde, hoogstens 70%) × 1,08 × 1,235 × uren / volle werkweek",
)  # fmt: skip
def loonkostensubsidie_tot_2024(
    doelgroep_loonkostensubsidie: bool,
    loonwaarde: float,
    wajong: bool,
    arbeidsuren_week: float,
    minimumloon_uren: float,
    normale_arbeidsduur: float,
    minimumjeugdloon_deel: float,
    loon: Minimumloon,
    bijslag: Vakantiebijslag,
    p: Loonkostensubsidie,
) -> float:
    """At a year's rate."""
    if not doelgroep_loonkostensubsidie or wajong:
        return 0.0
    deel = min(1.0, divide(max(arbeidsuren_week, minimumloon_uren), normale_arbeidsduur, 0.0))
    wml = minimumjeugdloon_deel * loon.minimumloon_maand * (1.0 + bijslag.vakantiebijslag_percentage)
    return 12.0 * deel * voor_volle_week(wml, loonwaarde, p)


@rule(
    valid_from="2024-01-01", level="persoon", unit="EUR/jaar", period="month",
    law="Participatiewet art. 10d lid 4", label="loonkostensubsidie aan de werkgever", target=True,
    words="(minimumloon − loonwaarde, hoogstens 70%) × 1,08 × 1,235 × uren / 36",
)  # fmt: skip
def loonkostensubsidie(
    doelgroep_loonkostensubsidie: bool,
    loonwaarde: float,
    wajong: bool,
    arbeidsuren_week: float,
    minimumloon_uren: float,
    minimumjeugdloon_deel: float,
    loon: Minimumloon,
    bijslag: Vakantiebijslag,
    p: Loonkostensubsidie,
) -> float:
    """At a year's rate; a longer week than 36 hours gives more."""
    if not doelgroep_loonkostensubsidie or wajong:
        return 0.0
    deel = divide(max(arbeidsuren_week, minimumloon_uren), p.loonkostensubsidie_uren, 0.0)
    wml = minimumjeugdloon_deel * loon.minimumloon_maand * (1.0 + bijslag.vakantiebijslag_percentage)
    return 12.0 * deel * voor_volle_week(wml, loonwaarde, p)


def voor_volle_week(wml: float, loonwaarde: float, p: Loonkostensubsidie) -> float:
    """A month's subsidy for a full week, with the employer's costs."""
    deel = min(1.0 - loonwaarde, p.loonkostensubsidie_maximum_deel)
    return (1.0 + p.vergoeding_werkgeverslasten) * deel * wml
