"""Wet inkomstenbelasting 2001 (BWBR0011353) art. 2.17 lid 2: divisions of box 3 that are worth trying.

As kandidaten.py has for box 1. Box 3 has one rate, so only the credits make a difference, through the verzamelinkomen.
"""

from prinsjesdag.engine import rule
from prinsjesdag.engine.arithmetic import divide
from prinsjesdag.law.inkomstenbelasting.box3 import TariefBox3
from prinsjesdag.law.inkomstenbelasting.heffingskortingen import GrondslagAlgemeneHeffingskorting
from prinsjesdag.law.inkomstenbelasting.kandidaten import deel_van_eerste
from prinsjesdag.law.inkomstenbelasting.rules import AlgemeneHeffingskorting


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2",
    label="te proberen verdeling box 3 (1)",
    words="belasting van box 3 gelijk aan de kortingen die over zijn",
)  # fmt: skip
def kandidaat_verdeling_box3_1(
    plaats_in_paar: int,
    heffingskortingen_voor_maximum: float,
    belasting_box1: float,
    belasting_box2: float,
    inkomen_box3: float,
    partner_inkomen_box3: float,
    p: TariefBox3,
) -> float:
    """Credits run out."""
    over = max(0.0, heffingskortingen_voor_maximum - belasting_box1 - belasting_box2)
    return deel_van_eerste(plaats_in_paar, divide(over, p.box3_tarief, 0.0), inkomen_box3 + partner_inkomen_box3)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2",
    label="te proberen verdeling box 3 (2)",
    words="verzamelinkomen waar de algemene heffingskorting begint te dalen (vanaf 2025)",
)  # fmt: skip
def kandidaat_verdeling_box3_2(
    plaats_in_paar: int,
    belastbaar_inkomen_box1: float,
    inkomen_box3: float,
    partner_inkomen_box3: float,
    knik_algemene_heffingskorting: float,
    belastbaar_inkomen_box3: float,
    grondslag: GrondslagAlgemeneHeffingskorting,
) -> float:
    """The general credit starts to fall."""
    if not grondslag.algemene_heffingskorting_over_verzamelinkomen:
        return 0.5
    over = knik_algemene_heffingskorting + belastbaar_inkomen_box3 - belastbaar_inkomen_box1
    return deel_van_eerste(plaats_in_paar, over, inkomen_box3 + partner_inkomen_box3)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2",
    label="te proberen verdeling box 3 (3)",
    words="verzamelinkomen waar de algemene heffingskorting nihil is (vanaf 2025)",
)  # fmt: skip
def kandidaat_verdeling_box3_3(
    plaats_in_paar: int,
    belastbaar_inkomen_box1: float,
    belastbaar_inkomen_box2: float,
    inkomen_box3: float,
    partner_inkomen_box3: float,
    p: AlgemeneHeffingskorting,
    grondslag: GrondslagAlgemeneHeffingskorting,
) -> float:
    """The general credit is nil."""
    if not grondslag.algemene_heffingskorting_over_verzamelinkomen:
        return 0.5
    over = p.algemene_heffingskorting_nihil_vanaf - belastbaar_inkomen_box1 - belastbaar_inkomen_box2
    return deel_van_eerste(plaats_in_paar, over, inkomen_box3 + partner_inkomen_box3)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2",
    label="te proberen verdeling box 3 (4)",
    words="verzamelinkomen waar de ouderenkorting begint te dalen",
)  # fmt: skip
def kandidaat_verdeling_box3_4(
    plaats_in_paar: int,
    belastbaar_inkomen_box1: float,
    inkomen_box3: float,
    partner_inkomen_box3: float,
    knik_ouderenkorting: float,
    belastbaar_inkomen_box3: float,
) -> float:
    """The credit for pensioners starts to fall."""
    over = knik_ouderenkorting + belastbaar_inkomen_box3 - belastbaar_inkomen_box1
    return deel_van_eerste(plaats_in_paar, over, inkomen_box3 + partner_inkomen_box3)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2",
    label="te proberen verdeling box 3 (5)",
    words="verzamelinkomen waar de ouderenkorting nihil is",
)  # fmt: skip
def kandidaat_verdeling_box3_5(
    plaats_in_paar: int,
    belastbaar_inkomen_box1: float,
    inkomen_box3: float,
    partner_inkomen_box3: float,
    knik_ouderenkorting_nihil: float,
    belastbaar_inkomen_box3: float,
) -> float:
    """The credit for pensioners is nil."""
    over = knik_ouderenkorting_nihil + belastbaar_inkomen_box3 - belastbaar_inkomen_box1
    return deel_van_eerste(plaats_in_paar, over, inkomen_box3 + partner_inkomen_box3)
