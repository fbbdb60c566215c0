"""Wet inkomstenbelasting 2001 (BWBR0011353) art. 2.7, 2.18, 8.8 and 8.9: the three boxes and the credits together.

What an assessment would come to before withheld wage tax and provisional assessments. Small amounts that aren't
collected or paid back (art. 9.4) stay in: a wage earner has mostly paid them already.
"""

from prinsjesdag.engine import Parameters, aggregate, rule


class UitbetalingHeffingskorting(Parameters):
    """Art. 8.9."""

    uitbetaling_heffingskorting_deel: float  # share of AHK, arbeidskorting and IACK (2022); 0 from 2023
    uitbetaling_heffingskorting_volledig_geboren_voor: int  # year of birth before which the AHK counts in full


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 2.18", label="verzamelinkomen",
    words="inkomen van box 1, 2 en 3 na persoonsgebonden aftrek", target=True,
)  # fmt: skip
def verzamelinkomen(
    belastbaar_inkomen_box1: float, belastbaar_inkomen_box2: float, belastbaar_inkomen_box3: float
) -> float:
    """All income of the year."""
    return belastbaar_inkomen_box1 + belastbaar_inkomen_box2 + belastbaar_inkomen_box3


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 2.7 lid 1 en 8.1 lid 1 onder b",
    label="gecombineerde inkomensheffing", words="belasting en premies van box 1 + belasting van box 2 en box 3",
)  # fmt: skip
def gecombineerde_inkomensheffing(belasting_box1: float, belasting_box2: float, belasting_box3: float) -> float:
    """Tax and premies of all boxes, before credits."""
    return belasting_box1 + belasting_box2 + belasting_box3


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 8.2",
    label="heffingskortingen samen, voor het maximum", words="de zes heffingskortingen opgeteld",
)  # fmt: skip
def heffingskortingen_voor_maximum(
    algemene_heffingskorting: float,
    arbeidskorting: float,
    inkomensafhankelijke_combinatiekorting: float,
    jonggehandicaptenkorting: float,
    ouderenkorting: float,
    alleenstaande_ouderenkorting: float,
) -> float:
    """All credits that are due."""
    werk = arbeidskorting + inkomensafhankelijke_combinatiekorting + jonggehandicaptenkorting
    return algemene_heffingskorting + werk + ouderenkorting + alleenstaande_ouderenkorting


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 8.8 en 2.7 lid 3",
    label="gecombineerde heffingskorting", words="de heffingskortingen, hoogstens de heffing over alle boxen",
)  # fmt: skip
def gecombineerde_heffingskorting(heffingskortingen_voor_maximum: float, gecombineerde_inkomensheffing: float) -> float:
    """The credits that can be used: against the tax of box 1, 2 and 3 together."""
    return min(heffingskortingen_voor_maximum, gecombineerde_inkomensheffing)


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 2.7 en 8.8",
    label="inkomensheffing na heffingskorting", words="gecombineerde inkomensheffing − gecombineerde heffingskorting",
)  # fmt: skip
def inkomensheffing_na_heffingskorting(
    gecombineerde_inkomensheffing: float, gecombineerde_heffingskorting: float
) -> float:
    """Tax after own credits: what a partner's payment can be taken from."""
    return gecombineerde_inkomensheffing - gecombineerde_heffingskorting


@rule(
    level="persoon", unit="EUR/jaar", rounding="up", law="Wet inkomstenbelasting 2001 art. 8.9",
    label="uitbetaling heffingskorting aan de minstverdienende partner",
    words="aanvulling tot de algemene heffingskorting voor wie voor 1963 is geboren (2022: anderen tot 6⅔% van drie "
    "kortingen), hoogstens wat de fiscale partner aan heffing betaalt",
)  # fmt: skip
def uitbetaling_heffingskorting(
    heeft_fiscale_partner: bool,
    geboortejaar: int,
    algemene_heffingskorting: float,
    arbeidskorting: float,
    inkomensafhankelijke_combinatiekorting: float,
    gecombineerde_heffingskorting: float,
    partner_inkomensheffing_na_heffingskorting: float,
    p: UitbetalingHeffingskorting,
) -> float:
    """What somebody with too little tax of their own gets paid; partners are taken to be so for over six months."""
    if not heeft_fiscale_partner:
        return 0.0
    deel_ahk = p.uitbetaling_heffingskorting_deel
    if geboortejaar < p.uitbetaling_heffingskorting_volledig_geboren_voor:
        deel_ahk = 1.0
    werk = arbeidskorting + inkomensafhankelijke_combinatiekorting
    toetsniveau = deel_ahk * algemene_heffingskorting + p.uitbetaling_heffingskorting_deel * werk
    verhoging = max(0.0, toetsniveau - gecombineerde_heffingskorting)
    return min(verhoging, partner_inkomensheffing_na_heffingskorting)


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 2.7 en 9.1 lid 3",
    label="inkomstenbelasting en premies volksverzekeringen",
    words="inkomensheffing na heffingskorting − uitbetaling aan de minstverdienende partner", target=True,
)  # fmt: skip
def inkomstenbelasting(inkomensheffing_na_heffingskorting: float, uitbetaling_heffingskorting: float) -> float:
    """Income tax and premies volksverzekeringen of the year; negative when a credit is paid out."""
    return inkomensheffing_na_heffingskorting - uitbetaling_heffingskorting


belasting_samen = aggregate("sum", "inkomstenbelasting", level="gezin", label="inkomstenbelasting van het gezin samen")
"""What partners make as low as they can by dividing shared items (verdeling.py, keuze.py)."""
