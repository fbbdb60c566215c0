"""Bbl art. 2.25 and 2.26: building activities for which a technical permit is needed, before the exceptions.

Since 1 January 2025 also what a road, railway or waterway runs over, and a work without a roof whose load-bearing
structure or fire compartments change.
"""

from prinsjesdag.building.woorden import Bouwwerk
from prinsjesdag.engine import Parameters, rule


class Aangewezen(Parameters):
    """Limits of art. 2.25 and 2.26."""

    hoogte_met_dak: float  # m
    hoogte_zonder_dak: float  # m
    hoogte_speeltoestel_technisch: float  # m
    hoogteverschil: float  # m
    hoogte_erfafscheiding_technisch: float  # m
    doorsnede_schotel: float  # m
    hoogte_schotel: float  # m


@rule(
    level="bouwactiviteit", period="month", over_year="first", law="Besluit bouwwerken leefomgeving art. 2.25",
    valid_from="2024-01-01", valid_until="2024-12-31", label="met een dak: technische vergunning aangewezen",
    words="niet op de grond, hoger dan 5 m, verblijfsgebied op een verdieping, dakterras of balkon, of een hoofdgebouw",
)  # fmt: skip
def met_dak_aangewezen(
    op_de_grond: bool, verblijfsgebied_op_verdieping: bool, dakterras_of_balkon: bool, wordt_hoofdgebouw: bool,
    hoogte_m: float, p: Aangewezen,
) -> bool:  # fmt: skip
    """Art. 2.25 as it stood in 2024."""
    if not op_de_grond or verblijfsgebied_op_verdieping or dakterras_of_balkon or wordt_hoofdgebouw:
        return True
    return hoogte_m > p.hoogte_met_dak


@rule(
    level="bouwactiviteit", period="month", over_year="first", law="Besluit bouwwerken leefomgeving art. 2.25",
    valid_from="2025-01-01", variable="met_dak_aangewezen", label="met een dak: technische vergunning aangewezen",
    words="niet op de grond, hoger dan 5 m, verblijfsgebied op een verdieping, dakterras of balkon, een hoofdgebouw, "
    "of een weg, spoorweg of waterweg eroverheen",
)  # fmt: skip
def met_dak_aangewezen_2025(
    op_de_grond: bool, verblijfsgebied_op_verdieping: bool, dakterras_of_balkon: bool, wordt_hoofdgebouw: bool,
    weg_erover: bool, hoogte_m: float, p: Aangewezen,
) -> bool:  # fmt: skip
    """Art. 2.25 with f, and art. 2.24 lid 2."""
    if not op_de_grond or verblijfsgebied_op_verdieping or dakterras_of_balkon or wordt_hoofdgebouw or weg_erover:
        return True
    return hoogte_m > p.hoogte_met_dak


@rule(
    level="bouwactiviteit", period="month", over_year="first", valid_from="2024-01-01",
    law="Besluit bouwwerken leefomgeving art. 2.26 lid 1 onder a en lid 2", label="te hoog of te groot, zonder dak",
    words="hoger dan 5 m; een speeltoestel boven 4 m of aangedreven, een hoogteverschil boven 1 m of boven het "
    "terrein, een afscheiding boven 2 m, een schotel boven 2 m doorsnede of 3 m hoog",
)  # fmt: skip
def te_groot_zonder_dak(
    bouwwerk: Bouwwerk, aangedreven: bool, boven_aansluitend_terrein: bool, hoogte_m: float, doorsnede_m: float,
    p: Aangewezen,
) -> bool:  # fmt: skip
    """Whether a work without a roof is beyond the limits of lid 1 onder a and lid 2."""
    if bouwwerk == Bouwwerk.SPEELTOESTEL and (aangedreven or hoogte_m > p.hoogte_speeltoestel_technisch):
        return True
    if bouwwerk == Bouwwerk.HOOGTEVERSCHIL and (boven_aansluitend_terrein or hoogte_m > p.hoogteverschil):
        return True
    if bouwwerk == Bouwwerk.ERFAFSCHEIDING and hoogte_m > p.hoogte_erfafscheiding_technisch:
        return True
    if bouwwerk == Bouwwerk.SCHOTELANTENNE and (doorsnede_m > p.doorsnede_schotel or hoogte_m > p.hoogte_schotel):
        return True
    return hoogte_m > p.hoogte_zonder_dak


@rule(
    level="bouwactiviteit", period="month", over_year="first", law="Besluit bouwwerken leefomgeving art. 2.26",
    valid_from="2024-01-01", valid_until="2024-12-31", label="zonder dak: technische vergunning aangewezen",
    words="te hoog of te groot, of onder de grond",
)  # fmt: skip
def zonder_dak_aangewezen(ondergronds: bool, te_groot_zonder_dak: bool) -> bool:
    """Art. 2.26 as it stood in 2024."""
    return ondergronds or te_groot_zonder_dak


@rule(
    level="bouwactiviteit", period="month", over_year="first", law="Besluit bouwwerken leefomgeving art. 2.26",
    valid_from="2025-01-01", variable="zonder_dak_aangewezen", label="zonder dak: technische vergunning aangewezen",
    words="te hoog of te groot, onder de grond, of een andere draagconstructie of indeling in brandcompartimenten",
)  # fmt: skip
def zonder_dak_aangewezen_2025(
    ondergronds: bool, wijzigt_draagconstructie: bool, wijzigt_brandcompartiment: bool, te_groot_zonder_dak: bool
) -> bool:
    """Art. 2.26 with lid 1 onder c."""
    return ondergronds or wijzigt_draagconstructie or wijzigt_brandcompartiment or te_groot_zonder_dak
