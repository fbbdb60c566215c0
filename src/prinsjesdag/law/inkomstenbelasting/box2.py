"""Wet inkomstenbelasting 2001 (BWBR0011353) chapter 4: income from a substantial interest (aanmerkelijk belang).

Not modelled: a loss and what it is set off against, and the division between partners (art. 2.17 lid 5 onder b).
"""

from prinsjesdag.engine import Parameters, rule
from prinsjesdag.engine.arithmetic import down


class TariefBox2Enkel(Parameters):
    """Art. 2.12 until 2024: one rate."""

    box2_tarief_1: float


class TariefBox2(Parameters):
    """Art. 2.12 from 2024: two brackets."""

    box2_tarief_1: float
    box2_tarief_2: float
    box2_schijfgrens: float  # EUR/jaar


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 4.1 en 4.12",
    label="belastbaar inkomen uit aanmerkelijk belang (box 2)",
    words="inkomen uit aanmerkelijk belang − wat er van de persoonsgebonden aftrek over is",
)  # fmt: skip
def belastbaar_inkomen_box2(inkomen_box2: float, persoonsgebonden_aftrek_box2: float) -> float:
    """Income of box 2; negative for a loss."""
    return inkomen_box2 - persoonsgebonden_aftrek_box2


@rule(
    variable="belasting_box2", valid_until="2023-12-31", level="persoon", unit="EUR/jaar", rounding="down",
    law="Wet inkomstenbelasting 2001 art. 2.12 (tekst 2023)", label="belasting box 2, vóór kortingen",
    words="percentage × het inkomen, naar beneden op hele euro's", target=True,
)  # fmt: skip
def belasting_box2_tot_2024(belastbaar_inkomen_box2: float, p: TariefBox2Enkel) -> float:
    """Tax at one rate."""
    return p.box2_tarief_1 * max(0.0, belastbaar_inkomen_box2)


@rule(
    valid_from="2024-01-01", level="persoon", unit="EUR/jaar", rounding="down",
    law="Wet inkomstenbelasting 2001 art. 2.12", label="belasting box 2, vóór kortingen",
    words="inkomen per schijf × tarief, naar beneden op hele euro's", target=True,
)  # fmt: skip
def belasting_box2(belastbaar_inkomen_box2: float, p: TariefBox2) -> float:
    """Tax in two brackets; column III of the table is whole euros."""
    if belastbaar_inkomen_box2 <= p.box2_schijfgrens:
        return p.box2_tarief_1 * max(0.0, belastbaar_inkomen_box2)
    schijf_1 = down(p.box2_tarief_1 * p.box2_schijfgrens)
    return schijf_1 + p.box2_tarief_2 * (belastbaar_inkomen_box2 - p.box2_schijfgrens)
