"""Vrij te laten bedrag (vtlb, Recofa): what somebody keeps in a debt arrangement. So far only its lower bound.

In a plan of the municipality the beslagvrije voet is kept at least (Wet gemeentelijke schuldhulpverlening art. 4a lid
5), in the Wsnp too (Faillissementswet art. 295 lid 2). On top of it the vtlb has a reserve, an allowance for work,
corrections for the eigen risico of the health insurance and for the norm of the kindgebonden budget, and corrections of
one's own (high rent, travel, childcare, alimony, the cost of bewind). The chapters of the VTLB-rapport of July 2022
name them; their amounts weren't seen, so none is modelled, and the real vtlb is this amount or more.
"""

from prinsjesdag.engine import rule


@rule(
    level="gezin", unit="EUR/maand", period="month", target=True,
    law="Wet gemeentelijke schuldhulpverlening art. 4a lid 5; Recofa, VTLB-rapport",
    label="vtlb per maand, ten minste",
    words="de beslagvrije voet; toeslagen en correcties van het VTLB-rapport komen er nog bij",
)  # fmt: skip
def vtlb_maand(beslagvrije_voet_maand: float) -> float:
    """The least that the vtlb can be."""
    return beslagvrije_voet_maand
