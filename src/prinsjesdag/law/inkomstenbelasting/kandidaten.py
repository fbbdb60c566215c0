"""Wet inkomstenbelasting 2001 (BWBR0011353) art. 2.17 lid 5: divisions of the home and the deductions worth trying.

No rule of law. A candidate is the share of the partner named first at which one of the two gets to a kink (knikken.py),
with the home and the personal deductions divided alike: in box 1 only their sum counts. With nothing to divide it is
0.5. Each is a person's value, zero for who isn't meant, and by its sum the gezin's.
"""

from prinsjesdag.engine import aggregate, rule
from prinsjesdag.engine.arithmetic import divide


@rule(
    level="gezin", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 3", label="ieder de helft",
    words="wat de wet doet als partners niet kiezen",
)  # fmt: skip
def ieder_de_helft() -> float:
    """Half each."""
    return 0.5


@rule(
    level="gezin", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2", label="alles bij de eerste",
    words="alles bij de partner die als eerste is genoemd",
)  # fmt: skip
def alles_bij_de_eerste() -> float:
    """All with the partner named first."""
    return 1.0


@rule(
    level="gezin", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2", label="alles bij de tweede",
    words="alles bij de partner die als tweede is genoemd",
)  # fmt: skip
def alles_bij_de_tweede() -> float:
    """All with the other."""
    return 0.0


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5",
    label="box 1 verdeeld tot de kortingen op zijn bij de eerste", words="deel van de eerste partner",
)  # fmt: skip
def box1_kortingen_van_eerste(plaats_in_paar: int, ruimte_kortingen: float, te_verdelen_box1: float) -> float:
    """Credits run out for the first."""
    return deel_van_eerste(1, plaats_in_paar, ruimte_kortingen, te_verdelen_box1)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5",
    label="box 1 verdeeld tot de kortingen op zijn bij de tweede", words="deel van de eerste partner",
)  # fmt: skip
def box1_kortingen_van_tweede(plaats_in_paar: int, ruimte_kortingen: float, te_verdelen_box1: float) -> float:
    """Credits run out for the second."""
    return deel_van_eerste(2, plaats_in_paar, ruimte_kortingen, te_verdelen_box1)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5",
    label="box 1 verdeeld tot de eerste schijf eindigt bij de eerste", words="deel van de eerste partner",
)  # fmt: skip
def box1_eerste_schijf_van_eerste(plaats_in_paar: int, ruimte_eerste_schijf: float, te_verdelen_box1: float) -> float:
    """The first bracket ends for the first."""
    return deel_van_eerste(1, plaats_in_paar, ruimte_eerste_schijf, te_verdelen_box1)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5",
    label="box 1 verdeeld tot de eerste schijf eindigt bij de tweede", words="deel van de eerste partner",
)  # fmt: skip
def box1_eerste_schijf_van_tweede(plaats_in_paar: int, ruimte_eerste_schijf: float, te_verdelen_box1: float) -> float:
    """The first bracket ends for the second."""
    return deel_van_eerste(2, plaats_in_paar, ruimte_eerste_schijf, te_verdelen_box1)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5",
    label="box 1 verdeeld tot de algemene heffingskorting daalt bij de eerste", words="deel van de eerste partner",
)  # fmt: skip
def box1_algemene_heffingskorting_van_eerste(
    plaats_in_paar: int, ruimte_algemene_heffingskorting: float, te_verdelen_box1: float
) -> float:
    """The general credit starts to fall for the first."""
    return deel_van_eerste(1, plaats_in_paar, ruimte_algemene_heffingskorting, te_verdelen_box1)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5",
    label="box 1 verdeeld tot de algemene heffingskorting daalt bij de tweede", words="deel van de eerste partner",
)  # fmt: skip
def box1_algemene_heffingskorting_van_tweede(
    plaats_in_paar: int, ruimte_algemene_heffingskorting: float, te_verdelen_box1: float
) -> float:
    """The general credit starts to fall for the second."""
    return deel_van_eerste(2, plaats_in_paar, ruimte_algemene_heffingskorting, te_verdelen_box1)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5",
    label="box 1 verdeeld tot de ouderenkorting daalt bij de eerste", words="deel van de eerste partner",
)  # fmt: skip
def box1_ouderenkorting_van_eerste(plaats_in_paar: int, ruimte_ouderenkorting: float, te_verdelen_box1: float) -> float:
    """The credit for pensioners starts to fall for the first."""
    return deel_van_eerste(1, plaats_in_paar, ruimte_ouderenkorting, te_verdelen_box1)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5",
    label="box 1 verdeeld tot de ouderenkorting daalt bij de tweede", words="deel van de eerste partner",
)  # fmt: skip
def box1_ouderenkorting_van_tweede(plaats_in_paar: int, ruimte_ouderenkorting: float, te_verdelen_box1: float) -> float:
    """The credit for pensioners starts to fall for the second."""
    return deel_van_eerste(2, plaats_in_paar, ruimte_ouderenkorting, te_verdelen_box1)


kandidaat_box1_kortingen_van_eerste = aggregate(
    "sum", "box1_kortingen_van_eerste", level="gezin", label="box 1, de kortingen op zijn bij de eerste"
)
kandidaat_box1_kortingen_van_tweede = aggregate(
    "sum", "box1_kortingen_van_tweede", level="gezin", label="box 1, de kortingen op zijn bij de tweede"
)
kandidaat_box1_eerste_schijf_van_eerste = aggregate(
    "sum",
    "box1_eerste_schijf_van_eerste",
    level="gezin",
    label="te proberen: box 1, de eerste schijf eindigt bij de eerste",
)
kandidaat_box1_eerste_schijf_van_tweede = aggregate(
    "sum",
    "box1_eerste_schijf_van_tweede",
    level="gezin",
    label="te proberen: box 1, de eerste schijf eindigt bij de tweede",
)
kandidaat_box1_algemene_heffingskorting_van_eerste = aggregate(
    "sum",
    "box1_algemene_heffingskorting_van_eerste",
    level="gezin",
    label="te proberen: box 1, de algemene heffingskorting daalt bij de eerste",
)
kandidaat_box1_algemene_heffingskorting_van_tweede = aggregate(
    "sum",
    "box1_algemene_heffingskorting_van_tweede",
    level="gezin",
    label="te proberen: box 1, de algemene heffingskorting daalt bij de tweede",
)
kandidaat_box1_ouderenkorting_van_eerste = aggregate(
    "sum",
    "box1_ouderenkorting_van_eerste",
    level="gezin",
    label="te proberen: box 1, de ouderenkorting daalt bij de eerste",
)
kandidaat_box1_ouderenkorting_van_tweede = aggregate(
    "sum",
    "box1_ouderenkorting_van_tweede",
    level="gezin",
    label="te proberen: box 1, de ouderenkorting daalt bij de tweede",
)


def deel_van_eerste(wie: int, plaats: int, nodig: float, samen: float) -> float:
    """The first partner's share at which the one meant gets `nodig` of what the two have together."""
    if plaats != wie:
        return 0.0
    eigen = min(1.0, max(0.0, divide(nodig, samen, 0.5)))
    return eigen if wie == 1 else 1.0 - eigen
