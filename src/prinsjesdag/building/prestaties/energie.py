"""Bbl art. 4.148 and 4.149: the three numbers of BENG for a new building.

For flats the first step ends at Als/Ag 1.83, for other dwellings at 1.5, and from 3.0 on the requirement rises by 50 a
unit from 100. Before 2021 the EPC held (0.4 for dwellings, Bouwbesluit 2012): not here. The values were read in the
text of September 2026; nothing seen says that they changed since 2021. Not modelled: woonwagens and small buildings.
"""

from prinsjesdag.building.woorden import Gebruiksfunctie
from prinsjesdag.engine import Parameters, rule


class Energie(Parameters):
    """Columns of table 4.148A, in the order of Gebruiksfunctie."""

    beng_behoefte: tuple[float, ...]  # kWh/m2.jr
    beng_fossiel: tuple[float, ...]  # kWh/m2.jr
    beng_hernieuwbaar: tuple[float, ...]
    beng_stap: tuple[float, ...]  # kWh/m2.jr
    beng_grens: tuple[float, ...]
    beng_derde: tuple[float, ...]  # Als/Ag from which, kWh/m2.jr there, kWh/m2.jr a unit more


@rule(
    level="bouwactiviteit", period="month", over_year="first", unit="kWh/m2.jr", target=True,
    law="Besluit bouwwerken leefomgeving art. 4.149", label="hoogste energiebehoefte (BENG 1)",
    words="de waarde van tabel 4.148A, hoger naarmate de verliesoppervlakte groter is dan de gebruiksoppervlakte",
)  # fmt: skip
def beng1_max(gebruiksfunctie: Gebruiksfunctie, als_ag: float, p: Energie) -> float:
    """The largest need of energy."""
    wonen = gebruiksfunctie in (Gebruiksfunctie.WOONFUNCTIE, Gebruiksfunctie.WOONGEBOUW, Gebruiksfunctie.LOGIES)
    derde_grens, derde_basis, derde_stap = p.beng_derde
    if wonen and als_ag > derde_grens:
        return derde_basis + derde_stap * (als_ag - derde_grens)
    grens = p.beng_grens[gebruiksfunctie]
    if als_ag <= grens:
        return p.beng_behoefte[gebruiksfunctie]
    if gebruiksfunctie == Gebruiksfunctie.WOONGEBOUW:  # the same line as for other dwellings
        return p.beng_behoefte[Gebruiksfunctie.WOONFUNCTIE] + p.beng_stap[gebruiksfunctie] * (
            als_ag - p.beng_grens[Gebruiksfunctie.WOONFUNCTIE]
        )
    return p.beng_behoefte[gebruiksfunctie] + p.beng_stap[gebruiksfunctie] * (als_ag - grens)


@rule(
    level="bouwactiviteit", period="month", over_year="first", unit="kWh/m2.jr", target=True,
    law="Besluit bouwwerken leefomgeving art. 4.149", label="hoogste primair fossiel energiegebruik (BENG 2)",
    words="de waarde van tabel 4.148A",
)  # fmt: skip
def beng2_max(gebruiksfunctie: Gebruiksfunctie, p: Energie) -> float:
    """The largest primary fossil use."""
    return p.beng_fossiel[gebruiksfunctie]


@rule(
    level="bouwactiviteit", period="month", over_year="first", unit="deel", target=True,
    law="Besluit bouwwerken leefomgeving art. 4.149", label="laagste aandeel hernieuwbare energie (BENG 3)",
    words="de waarde van tabel 4.148A",
)  # fmt: skip
def beng3_min(gebruiksfunctie: Gebruiksfunctie, p: Energie) -> float:
    """The smallest share of renewable energy."""
    return p.beng_hernieuwbaar[gebruiksfunctie]
