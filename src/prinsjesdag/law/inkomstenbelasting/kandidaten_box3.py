"""Wet inkomstenbelasting 2001 (BWBR0011353) art. 2.17 lid 2: divisions of box 3 worth trying.

As kandidaten.py has for box 1. Box 3 has one rate, so only the credits make a difference.
"""

from prinsjesdag.engine import aggregate, rule
from prinsjesdag.engine.arithmetic import divide
from prinsjesdag.law.inkomstenbelasting.box3 import TariefBox3
from prinsjesdag.law.inkomstenbelasting.heffingskortingen import GrondslagAlgemeneHeffingskorting
from prinsjesdag.law.inkomstenbelasting.kandidaten import deel_van_eerste


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2",
    label="box 3 verdeeld tot de kortingen op zijn bij de eerste", words="deel van de eerste partner",
)  # fmt: skip
def box3_kortingen_van_eerste(
    plaats_in_paar: int, ongebruikte_kortingen: float, box3_samen: float, p: TariefBox3
) -> float:
    """Credits run out for the first."""
    nodig = divide(ongebruikte_kortingen, p.box3_tarief, 0.0)
    return deel_van_eerste(1, plaats_in_paar, nodig, box3_samen)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2",
    label="box 3 verdeeld tot de kortingen op zijn bij de tweede", words="deel van de eerste partner",
)  # fmt: skip
def box3_kortingen_van_tweede(
    plaats_in_paar: int, ongebruikte_kortingen: float, box3_samen: float, p: TariefBox3
) -> float:
    """Credits run out for the second."""
    nodig = divide(ongebruikte_kortingen, p.box3_tarief, 0.0)
    return deel_van_eerste(2, plaats_in_paar, nodig, box3_samen)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2",
    label="box 3 verdeeld tot de algemene heffingskorting daalt bij de eerste", words="deel van de eerste partner",
)  # fmt: skip
def box3_algemene_heffingskorting_van_eerste(
    plaats_in_paar: int, ruimte_algemene_heffingskorting: float, box3_samen: float, p: GrondslagAlgemeneHeffingskorting
) -> float:
    """The general credit starts to fall (from 2025) for the first."""
    if not p.algemene_heffingskorting_over_verzamelinkomen:
        return deel_van_eerste(1, plaats_in_paar, 0.0, 0.0)
    return deel_van_eerste(1, plaats_in_paar, ruimte_algemene_heffingskorting, box3_samen)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2",
    label="box 3 verdeeld tot de algemene heffingskorting daalt bij de tweede", words="deel van de eerste partner",
)  # fmt: skip
def box3_algemene_heffingskorting_van_tweede(
    plaats_in_paar: int, ruimte_algemene_heffingskorting: float, box3_samen: float, p: GrondslagAlgemeneHeffingskorting
) -> float:
    """The general credit starts to fall (from 2025) for the second."""
    if not p.algemene_heffingskorting_over_verzamelinkomen:
        return deel_van_eerste(2, plaats_in_paar, 0.0, 0.0)
    return deel_van_eerste(2, plaats_in_paar, ruimte_algemene_heffingskorting, box3_samen)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2",
    label="box 3 verdeeld tot de ouderenkorting daalt bij de eerste", words="deel van de eerste partner",
)  # fmt: skip
def box3_ouderenkorting_van_eerste(plaats_in_paar: int, ruimte_ouderenkorting: float, box3_samen: float) -> float:
    """The credit for pensioners starts to fall for the first."""
    return deel_van_eerste(1, plaats_in_paar, ruimte_ouderenkorting, box3_samen)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2",
    label="box 3 verdeeld tot de ouderenkorting daalt bij de tweede", words="deel van de eerste partner",
)  # fmt: skip
def box3_ouderenkorting_van_tweede(plaats_in_paar: int, ruimte_ouderenkorting: float, box3_samen: float) -> float:
    """The credit for pensioners starts to fall for the second."""
    return deel_van_eerste(2, plaats_in_paar, ruimte_ouderenkorting, box3_samen)


kandidaat_box3_kortingen_van_eerste = aggregate(
    "sum", "box3_kortingen_van_eerste", level="gezin", label="box 3, de kortingen op zijn bij de eerste"
)
kandidaat_box3_kortingen_van_tweede = aggregate(
    "sum", "box3_kortingen_van_tweede", level="gezin", label="box 3, de kortingen op zijn bij de tweede"
)
kandidaat_box3_algemene_heffingskorting_van_eerste = aggregate(
    "sum",
    "box3_algemene_heffingskorting_van_eerste",
    level="gezin",
    label="te proberen: box 3, de algemene heffingskorting daalt bij de eerste",
)
kandidaat_box3_algemene_heffingskorting_van_tweede = aggregate(
    "sum",
    "box3_algemene_heffingskorting_van_tweede",
    level="gezin",
    label="te proberen: box 3, de algemene heffingskorting daalt bij de tweede",
)
kandidaat_box3_ouderenkorting_van_eerste = aggregate(
    "sum",
    "box3_ouderenkorting_van_eerste",
    level="gezin",
    label="te proberen: box 3, de ouderenkorting daalt bij de eerste",
)
kandidaat_box3_ouderenkorting_van_tweede = aggregate(
    "sum",
    "box3_ouderenkorting_van_tweede",
    level="gezin",
    label="te proberen: box 3, de ouderenkorting daalt bij de tweede",
)
