"""Wet inkomstenbelasting 2001 (BWBR0011353) art. 2.17: divisions between fiscal partners that are worth trying.

No rule of law: help for whoever looks for the lowest `belasting_samen`. As a share moves from one partner to the other
their joint tax is a line with kinks, so (but for whole euros) the lowest point is a kink, none or all. A candidate is
the share of the partner named first at which *this* person meets one kink (knikken.py); so two partners have two values
of each. Try them with 0, 0.5 and 1, one division at a time: a candidate depends on the other divisions, not on its own.
Without a fiscal partner, or with nothing to divide, it is 0.5.
"""

from prinsjesdag.engine import rule
from prinsjesdag.engine.arithmetic import divide


@rule(
    level="persoon", law="Wet inkomstenbelasting 2001 art. 2.17", label="plaats in het paar van fiscale partners",
    words="0: geen fiscale partner; 1: als eerste genoemd; 2: als tweede",
)  # fmt: skip
def plaats_in_paar(heeft_fiscale_partner: bool, eerste_van_paar: bool) -> int:
    """Whose share a division names."""
    if not heeft_fiscale_partner:
        return 0
    return 1 if eerste_van_paar else 2


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder a",
    label="inkomen van box 1 zonder de eigen woning", words="ander inkomen van box 1 − persoonsgebonden aftrek",
)  # fmt: skip
def zonder_woning(
    inkomen_werk_en_woning_voor_persoonsgebonden_aftrek: float,
    inkomsten_eigen_woning: float,
    aftrek_geen_of_geringe_eigenwoningschuld: float,
    persoonsgebonden_aftrek: float,
) -> float:
    """What this person has without a share of the home."""
    ander = inkomen_werk_en_woning_voor_persoonsgebonden_aftrek - inkomsten_eigen_woning
    return ander + aftrek_geen_of_geringe_eigenwoningschuld - persoonsgebonden_aftrek


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder a",
    label="eigen woning van twee partners samen", words="inkomsten uit eigen woning na de aftrek van art. 3.123a",
)  # fmt: skip
def woning_samen(
    inkomsten_eigen_woning: float,
    partner_inkomsten_eigen_woning: float,
    aftrek_geen_of_geringe_eigenwoningschuld: float,
    partner_aftrek_geen_of_geringe_eigenwoningschuld: float,
) -> float:
    """What the home adds to the income of the two; mostly negative."""
    hillen = aftrek_geen_of_geringe_eigenwoningschuld + partner_aftrek_geen_of_geringe_eigenwoningschuld
    return inkomsten_eigen_woning + partner_inkomsten_eigen_woning - hillen


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder c",
    label="inkomen van box 1 zonder persoonsgebonden aftrek", words="inkomen van box 1 vóór die aftrek",
)  # fmt: skip
def zonder_aftrek(inkomen_werk_en_woning_voor_persoonsgebonden_aftrek: float) -> float:
    """What this person has without a share of the deductions."""
    return inkomen_werk_en_woning_voor_persoonsgebonden_aftrek


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder c",
    label="persoonsgebonden aftrek van twee partners samen, negatief", words="− beider persoonsgebonden aftrek",
)  # fmt: skip
def aftrek_samen(persoonsgebonden_aftrek: float, partner_persoonsgebonden_aftrek: float) -> float:
    """What the deductions add to the income of the two."""
    return -(persoonsgebonden_aftrek + partner_persoonsgebonden_aftrek)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder a",
    label="te proberen verdeling eigen woning (1)", words="box 1 tot waar de heffingskortingen op zijn",
)  # fmt: skip
def kandidaat_verdeling_eigen_woning_1(
    plaats_in_paar: int, zonder_woning: float, woning_samen: float, knik_kortingen: float
) -> float:
    """Credits run out."""
    return deel_van_eerste(plaats_in_paar, knik_kortingen - zonder_woning, woning_samen)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder a",
    label="te proberen verdeling eigen woning (2)", words="box 1 tot het eind van de eerste schijf",
)  # fmt: skip
def kandidaat_verdeling_eigen_woning_2(
    plaats_in_paar: int, zonder_woning: float, woning_samen: float, grens_eerste_schijf: float
) -> float:
    """First bracket limit."""
    return deel_van_eerste(plaats_in_paar, grens_eerste_schijf - zonder_woning, woning_samen)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder a",
    label="te proberen verdeling eigen woning (3)", words="box 1 tot het eind van de tweede schijf",
)  # fmt: skip
def kandidaat_verdeling_eigen_woning_3(
    plaats_in_paar: int, zonder_woning: float, woning_samen: float, knik_tweede_schijf: float
) -> float:
    """Second bracket limit."""
    return deel_van_eerste(plaats_in_paar, knik_tweede_schijf - zonder_woning, woning_samen)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder a",
    label="te proberen verdeling eigen woning (4)", words="box 1 tot waar de algemene heffingskorting begint te dalen",
)  # fmt: skip
def kandidaat_verdeling_eigen_woning_4(
    plaats_in_paar: int, zonder_woning: float, woning_samen: float, knik_algemene_heffingskorting: float
) -> float:
    """The general credit starts to fall."""
    return deel_van_eerste(plaats_in_paar, knik_algemene_heffingskorting - zonder_woning, woning_samen)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder a",
    label="te proberen verdeling eigen woning (5)", words="box 1 tot waar de ouderenkorting begint te dalen",
)  # fmt: skip
def kandidaat_verdeling_eigen_woning_5(
    plaats_in_paar: int, zonder_woning: float, woning_samen: float, knik_ouderenkorting: float
) -> float:
    """The credit for pensioners starts to fall."""
    return deel_van_eerste(plaats_in_paar, knik_ouderenkorting - zonder_woning, woning_samen)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder a",
    label="te proberen verdeling eigen woning (6)", words="box 1 tot waar de ouderenkorting nihil is",
)  # fmt: skip
def kandidaat_verdeling_eigen_woning_6(
    plaats_in_paar: int, zonder_woning: float, woning_samen: float, knik_ouderenkorting_nihil: float
) -> float:
    """The credit for pensioners is nil."""
    return deel_van_eerste(plaats_in_paar, knik_ouderenkorting_nihil - zonder_woning, woning_samen)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder c",
    label="te proberen verdeling aftrek (1)", words="box 1 tot waar de heffingskortingen op zijn",
)  # fmt: skip
def kandidaat_verdeling_aftrek_1(
    plaats_in_paar: int, zonder_aftrek: float, aftrek_samen: float, knik_kortingen: float
) -> float:
    """Credits run out."""
    return deel_van_eerste(plaats_in_paar, knik_kortingen - zonder_aftrek, aftrek_samen)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder c",
    label="te proberen verdeling aftrek (2)", words="box 1 tot het eind van de eerste schijf",
)  # fmt: skip
def kandidaat_verdeling_aftrek_2(
    plaats_in_paar: int, zonder_aftrek: float, aftrek_samen: float, grens_eerste_schijf: float
) -> float:
    """First bracket limit."""
    return deel_van_eerste(plaats_in_paar, grens_eerste_schijf - zonder_aftrek, aftrek_samen)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder c",
    label="te proberen verdeling aftrek (3)", words="box 1 tot het eind van de tweede schijf",
)  # fmt: skip
def kandidaat_verdeling_aftrek_3(
    plaats_in_paar: int, zonder_aftrek: float, aftrek_samen: float, knik_tweede_schijf: float
) -> float:
    """Second bracket limit."""
    return deel_van_eerste(plaats_in_paar, knik_tweede_schijf - zonder_aftrek, aftrek_samen)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder c",
    label="te proberen verdeling aftrek (4)", words="box 1 tot waar de algemene heffingskorting begint te dalen",
)  # fmt: skip
def kandidaat_verdeling_aftrek_4(
    plaats_in_paar: int, zonder_aftrek: float, aftrek_samen: float, knik_algemene_heffingskorting: float
) -> float:
    """The general credit starts to fall."""
    return deel_van_eerste(plaats_in_paar, knik_algemene_heffingskorting - zonder_aftrek, aftrek_samen)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder c",
    label="te proberen verdeling aftrek (5)", words="box 1 tot waar de ouderenkorting begint te dalen",
)  # fmt: skip
def kandidaat_verdeling_aftrek_5(
    plaats_in_paar: int, zonder_aftrek: float, aftrek_samen: float, knik_ouderenkorting: float
) -> float:
    """The credit for pensioners starts to fall."""
    return deel_van_eerste(plaats_in_paar, knik_ouderenkorting - zonder_aftrek, aftrek_samen)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder c",
    label="te proberen verdeling aftrek (6)", words="box 1 tot waar de ouderenkorting nihil is",
)  # fmt: skip
def kandidaat_verdeling_aftrek_6(
    plaats_in_paar: int, zonder_aftrek: float, aftrek_samen: float, knik_ouderenkorting_nihil: float
) -> float:
    """The credit for pensioners is nil."""
    return deel_van_eerste(plaats_in_paar, knik_ouderenkorting_nihil - zonder_aftrek, aftrek_samen)


def deel_van_eerste(plaats: int, nodig: float, samen: float) -> float:
    """The first partner's share at which the one in this place gets `nodig` of what the two have together."""
    if plaats == 0:
        return 0.5
    eigen = min(1.0, max(0.0, divide(nodig, samen, 0.5)))
    return eigen if plaats == 1 else 1.0 - eigen
