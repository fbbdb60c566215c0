"""Wet inkomstenbelasting 2001 (BWBR0011353) afdeling 3.6 and 3.6a: the home that somebody owns and lives in.

`woning.hypotheekrente` is taken as deductible in full: whether the debt is an eigenwoningschuld (art. 3.119a) isn't
told. Not modelled: other costs (erfpacht, financing), renting out (art. 3.113), a second home for sale, moving within
the year.
"""

from prinsjesdag.engine import Parameters, rule
from prinsjesdag.law.algemeen.woorden import SoortWoning


class Eigenwoningforfait(Parameters):
    """Art. 3.112 lid 1: each percentage is of the whole value."""

    eigenwoningforfait_grenzen: tuple[float, ...]  # EUR: from above each, the next percentage
    eigenwoningforfait_percentages: tuple[float, ...]
    eigenwoningforfait_hoge_grens: float  # EUR
    eigenwoningforfait_hoog_bedrag: float  # EUR/jaar at that value
    eigenwoningforfait_hoog_percentage: float  # of what is above it


class Hillen(Parameters):
    """Art. 3.123a lid 2."""

    aftrek_geen_of_geringe_eigenwoningschuld: float  # share of the difference


@rule(
    level="huishouden", law="Wet inkomstenbelasting 2001 art. 3.111 lid 1", label="woont in een eigen woning",
    words="een koopwoning; als dat niet is gezegd: een woning met hypotheekrente",
)  # fmt: skip
def heeft_eigen_woning(woning_soort: SoortWoning, woning_hypotheekrente: float) -> bool:
    """Whether the household owns its home."""
    if woning_soort == SoortWoning.ONBEKEND:
        return woning_hypotheekrente > 0.0
    return woning_soort == SoortWoning.KOOP


@rule(
    level="huishouden", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 3.112 lid 1",
    label="eigenwoningforfait", words="percentage van de WOZ-waarde; boven de hoge grens een bedrag en een percentage",
)  # fmt: skip
def eigenwoningforfait(heeft_eigen_woning: bool, woning_woz_waarde: float, p: Eigenwoningforfait) -> float:
    """What living in one's own home counts for."""
    if not heeft_eigen_woning:
        return 0.0
    if woning_woz_waarde > p.eigenwoningforfait_hoge_grens:
        boven = woning_woz_waarde - p.eigenwoningforfait_hoge_grens
        return p.eigenwoningforfait_hoog_bedrag + p.eigenwoningforfait_hoog_percentage * boven
    percentage = p.eigenwoningforfait_percentages[0]
    for i in range(len(p.eigenwoningforfait_grenzen)):
        if woning_woz_waarde > p.eigenwoningforfait_grenzen[i]:
            percentage = p.eigenwoningforfait_percentages[i + 1]
    return percentage * woning_woz_waarde


@rule(
    level="huishouden", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 3.120",
    label="aftrekbare kosten van de eigen woning", words="de hypotheekrente",
)  # fmt: skip
def aftrekbare_kosten_eigen_woning(heeft_eigen_woning: bool, woning_hypotheekrente: float) -> float:
    """Costs that are deducted from the eigenwoningforfait."""
    if not heeft_eigen_woning:
        return 0.0
    return woning_hypotheekrente


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 3.110 en 2.17 lid 5 onder a",
    label="belastbare inkomsten uit eigen woning", words="eigen deel × (eigenwoningforfait − aftrekbare kosten)",
)  # fmt: skip
def inkomsten_eigen_woning(
    eigenwoningforfait: float, aftrekbare_kosten_eigen_woning: float, deel_eigen_woning: float
) -> float:
    """This person's part; mostly negative: a deduction."""
    return deel_eigen_woning * (eigenwoningforfait - aftrekbare_kosten_eigen_woning)


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 3.123a",
    label="aftrek wegens geen of geringe eigenwoningschuld",
    words="percentage × (eigenwoningforfait − aftrekbare kosten), als dat positief is; eigen deel",
)  # fmt: skip
def aftrek_geen_of_geringe_eigenwoningschuld(
    eigenwoningforfait: float, aftrekbare_kosten_eigen_woning: float, deel_eigen_woning: float, p: Hillen
) -> float:
    """The deduction of Hillen, divided as the income from the home is (lid 3)."""
    verschil = max(0.0, eigenwoningforfait - aftrekbare_kosten_eigen_woning)
    return deel_eigen_woning * p.aftrek_geen_of_geringe_eigenwoningschuld * verschil
