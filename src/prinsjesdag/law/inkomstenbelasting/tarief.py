"""Wet inkomstenbelasting 2001 (BWBR0011353) art. 2.10 and 2.10a: the tax of box 1, with the premies volksverzekeringen.

Rounding. The tax of a box goes down to whole euros and every credit goes up to whole euros: in the taxpayer's favour,
once at the end. Tables of art. 2.10 round each full bracket, and an assessment rounds tax and premies apart; so an
amount here may be a euro or two off the assessment (the Belastingdienst says of its own tables: "een enkele euro").
"""

from prinsjesdag.engine import Parameters, rule
from prinsjesdag.law.inkomstenbelasting.pensioenleeftijd import gewogen
from prinsjesdag.law.inkomstenbelasting.rules import Tarief


class Tariefsaanpassing(Parameters):
    """Art. 2.10 lid 2: what a deduction in the highest bracket costs again."""

    tariefsaanpassing: float  # share of the deductions


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 2.10 lid 1 en 2.10a lid 1",
    label="grens van de eerste schijf", words="hoger voor wie voor 1946 geboren is",
)  # fmt: skip
def grens_eerste_schijf(geboortejaar: int, p: Tarief) -> float:
    """Where the first bracket ends for this person."""
    if geboortejaar < 1946:
        return p.schijfgrens_1_geboren_voor_1946
    return p.schijfgrens_1


@rule(
    level="persoon", unit="deel",
    law="Wet inkomstenbelasting 2001 art. 2.10 lid 1; Wet financiering sociale verzekeringen art. 10 en 11",
    label="tarief van de eerste schijf, belasting en premies",
    words="zonder premie AOW vanaf de AOW-leeftijd; in het jaar zelf naar maanden",
)  # fmt: skip
def tarief_eerste_schijf(deel_jaar_vanaf_aow_leeftijd: float, p: Tarief) -> float:
    """Tax and premies volksverzekeringen in the first bracket."""
    return gewogen(deel_jaar_vanaf_aow_leeftijd, p.tarief_1, p.tarief_1_aow)


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 2.10 lid 3 en 2.10a lid 3",
    label="aftrekposten waarvan het tarief is beperkt",
    words="zelfstandigenaftrek + mkb-winstvrijstelling + kosten eigen woning + persoonsgebonden aftrek in box 1",
)  # fmt: skip
def grondslagverminderende_posten(
    zelfstandigenaftrek: float,
    mkb_winstvrijstelling: float,
    aftrekbare_kosten_eigen_woning: float,
    deel_eigen_woning: float,
    persoonsgebonden_aftrek_box1: float,
) -> float:
    """Deductions that count against at most the rate of art. 2.10 lid 2; costs of the home in full, not net."""
    onderneming = zelfstandigenaftrek + max(0.0, mkb_winstvrijstelling)
    return onderneming + deel_eigen_woning * aftrekbare_kosten_eigen_woning + persoonsgebonden_aftrek_box1


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 2.10 lid 2 en 2.10a lid 2",
    label="tariefsaanpassing voor aftrekposten",
    words="percentage × de aftrekposten, voor zover het inkomen met die posten boven de hoogste schijfgrens komt",
)  # fmt: skip
def tariefsaanpassing_aftrekposten(
    belastbaar_inkomen_box1: float, grondslagverminderende_posten: float, p: Tarief, q: Tariefsaanpassing
) -> float:
    """What is added to the tax because deductions don't count against the highest rate."""
    boven = max(0.0, belastbaar_inkomen_box1 + grondslagverminderende_posten - p.schijfgrens_2)
    return q.tariefsaanpassing * min(boven, grondslagverminderende_posten)


@rule(
    level="persoon", unit="EUR/jaar", rounding="down",
    law="Wet inkomstenbelasting 2001 art. 2.10 en 2.10a; Wet financiering sociale verzekeringen art. 10 en 11",
    label="belasting en premies box 1, vóór kortingen",
    words="inkomen per schijf × tarief + tariefsaanpassing, naar beneden op hele euro's", target=True,
)  # fmt: skip
def belasting_box1(
    belastbaar_inkomen_box1: float,
    grens_eerste_schijf: float,
    tarief_eerste_schijf: float,
    tariefsaanpassing_aftrekposten: float,
    p: Tarief,
) -> float:
    """Tax and premies on income from work and home."""
    volgens_tabel = belasting_per_schijf(
        belastbaar_inkomen_box1, grens_eerste_schijf, p.schijfgrens_2, tarief_eerste_schijf, p.tarief_2, p.tarief_3
    )
    return volgens_tabel + tariefsaanpassing_aftrekposten


def belasting_per_schijf(
    inkomen: float, grens_1: float, grens_2: float, tarief_1: float, tarief_2: float, tarief_3: float
) -> float:
    """Art. 2.10 lid 1: each bracket's part of the income at its rate; not rounded."""
    schijf_1 = min(max(0.0, inkomen), grens_1)
    schijf_2 = min(max(0.0, inkomen - grens_1), grens_2 - grens_1)
    schijf_3 = max(0.0, inkomen - grens_2)
    return tarief_1 * schijf_1 + tarief_2 * schijf_2 + tarief_3 * schijf_3
