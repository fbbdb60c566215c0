"""Wet inkomstenbelasting 2001 (BWBR0011353) art. 2.17: where dividing otherwise starts to matter.

No rule of law: help for kandidaten.py, so nothing here may depend on a division. As a share moves from one partner to
the other their joint tax is a line with kinks; its lowest point is none, all, or a kink above which somebody pays more
on a euro: where the credits run out, the first bracket ends, and the algemene heffingskorting or the ouderenkorting
starts to fall. (At the second bracket's end deductions count alike on both sides, but for 2022.) Where a kink doesn't
exist, or other income shifts it, a candidate is only less good: which one is best is tried with the law itself.
"""

from prinsjesdag.engine import rule
from prinsjesdag.engine.arithmetic import divide
from prinsjesdag.law.inkomstenbelasting.box3 import HeffingsvrijVermogen
from prinsjesdag.law.inkomstenbelasting.eigen_woning import Hillen
from prinsjesdag.law.inkomstenbelasting.heffingskortingen import GrondslagAlgemeneHeffingskorting
from prinsjesdag.law.inkomstenbelasting.pensioenleeftijd import gewogen
from prinsjesdag.law.inkomstenbelasting.persoonsgebonden_aftrek import (
    Giftendrempel,
    Zorgkostendrempel,
    giften_boven_drempel,
    zorgkosten_boven_drempel,
)
from prinsjesdag.law.inkomstenbelasting.rules import AlgemeneHeffingskorting, Ouderenkorting, Tarief
from prinsjesdag.law.inkomstenbelasting.tarief import belasting_per_schijf


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
    label="eigen woning van fiscale partners samen", words="inkomsten uit eigen woning na de aftrek van art. 3.123a",
)  # fmt: skip
def eigen_woning_samen(eigenwoningforfait: float, aftrekbare_kosten_eigen_woning: float, p: Hillen) -> float:
    """What the home adds to the income of box 1; mostly negative."""
    saldo = eigenwoningforfait - aftrekbare_kosten_eigen_woning
    return saldo - p.aftrek_geen_of_geringe_eigenwoningschuld * max(0.0, saldo)


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2",
    label="inkomen van box 3 van fiscale partners samen", words="effectief rendementspercentage × grondslag van beiden",
)  # fmt: skip
def box3_samen(
    rendementsgrondslag_box3: float, effectief_rendementspercentage: float, p: HeffingsvrijVermogen
) -> float:
    """Income of box 3 of two; for 2022 without the table of the statute."""
    return effectief_rendementspercentage * max(0.0, rendementsgrondslag_box3 - 2.0 * p.box3_heffingsvrij_vermogen)


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder c",
    label="persoonsgebonden aftrek van fiscale partners samen", words="zorgkosten, giften en alimentatie van beiden",
)  # fmt: skip
def aftrek_samen(
    eigen_inkomen_box1: float,
    partner_eigen_inkomen_box1: float,
    eigen_woning_samen: float,
    inkomen_box2: float,
    partner_inkomen_box2: float,
    box3_samen: float,
    zorgkosten_aftrek: float,
    partner_zorgkosten_aftrek: float,
    giften_betaald: float,
    partner_giften_betaald: float,
    partneralimentatie_betaald: float,
    partner_partneralimentatie_betaald: float,
    p: Zorgkostendrempel,
    q: Giftendrempel,
) -> float:
    """Personal deductions of two."""
    inkomen = eigen_inkomen_box1 + partner_eigen_inkomen_box1 + inkomen_box2 + partner_inkomen_box2
    inkomen = inkomen + eigen_woning_samen + box3_samen
    zorgkosten = zorgkosten_boven_drempel(zorgkosten_aftrek + partner_zorgkosten_aftrek, inkomen, 2.0, p)
    giften = giften_boven_drempel(giften_betaald + partner_giften_betaald, inkomen, q)
    return zorgkosten + giften + partneralimentatie_betaald + partner_partneralimentatie_betaald


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5",
    label="te verdelen in box 1", words="eigen woning − persoonsgebonden aftrek, van beiden",
)  # fmt: skip
def te_verdelen_box1(eigen_woning_samen: float, aftrek_samen: float) -> float:
    """What two may divide in box 1; mostly negative. The home and the deductions go together."""
    return eigen_woning_samen - aftrek_samen


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 8.8",
    label="kortingen zonder algemene heffingskorting", words="kortingen die niet van een verdeling afhangen",
)  # fmt: skip
def vaste_kortingen(
    arbeidskorting: float,
    inkomensafhankelijke_combinatiekorting: float,
    jonggehandicaptenkorting: float,
    alleenstaande_ouderenkorting: float,
    deel_jaar_vanaf_aow_leeftijd: float,
    p: Ouderenkorting,
) -> float:
    """Credits that no division changes; the ouderenkorting whole, as it is where credits run out."""
    kortingen = arbeidskorting + inkomensafhankelijke_combinatiekorting + jonggehandicaptenkorting
    if deel_jaar_vanaf_aow_leeftijd > 0.0:
        kortingen = kortingen + p.ouderenkorting_maximum
    return kortingen + alleenstaande_ouderenkorting


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 8.10",
    label="ruimte tot de algemene heffingskorting daalt", words="begin van de afbouw − eigen inkomen van box 1 (en 2)",
)  # fmt: skip
def ruimte_algemene_heffingskorting(
    eigen_inkomen_box1: float,
    inkomen_box2: float,
    p: AlgemeneHeffingskorting,
    grondslag: GrondslagAlgemeneHeffingskorting,
) -> float:
    """What is missing to the income at which the general credit starts to fall."""
    ruimte = p.algemene_heffingskorting_afbouw_vanaf - eigen_inkomen_box1
    if grondslag.algemene_heffingskorting_over_verzamelinkomen:
        return ruimte - inkomen_box2
    return ruimte


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 8.17",
    label="ruimte tot de ouderenkorting daalt", words="begin van de afbouw − eigen inkomen van box 1 en 2",
)  # fmt: skip
def ruimte_ouderenkorting(eigen_inkomen_box1: float, inkomen_box2: float, p: Ouderenkorting) -> float:
    """What is missing to the income at which the credit for pensioners starts to fall."""
    return p.ouderenkorting_afbouw_vanaf - eigen_inkomen_box1 - inkomen_box2


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 2.10 lid 1",
    label="ruimte tot het eind van de eerste schijf", words="grens − eigen inkomen van box 1",
)  # fmt: skip
def ruimte_eerste_schijf(eigen_inkomen_box1: float, grens_eerste_schijf: float) -> float:
    """What is missing to the end of the first bracket."""
    return grens_eerste_schijf - eigen_inkomen_box1


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 8.8",
    label="ruimte tot de kortingen op zijn", words="inkomen van box 1 zonder belasting − eigen inkomen van box 1",
)  # fmt: skip
def ruimte_kortingen(
    eigen_inkomen_box1: float,
    vaste_kortingen: float,
    tarief_eerste_schijf: float,
    grens_eerste_schijf: float,
    deel_jaar_vanaf_aow_leeftijd: float,
    p: AlgemeneHeffingskorting,
    tarief: Tarief,
) -> float:
    """What is missing to the income of box 1 up to which credits leave no tax.

    Solved for an income below the start of the general credit's fall, above it, and in the second bracket.
    """
    deel = deel_jaar_vanaf_aow_leeftijd
    maximum = gewogen(deel, p.algemene_heffingskorting_maximum, p.algemene_heffingskorting_maximum_aow)
    afbouw = gewogen(deel, p.algemene_heffingskorting_afbouwpercentage, p.algemene_heffingskorting_afbouwpercentage_aow)
    kortingen = vaste_kortingen + maximum
    knik = divide(kortingen, tarief_eerste_schijf, 0.0)
    if knik > p.algemene_heffingskorting_afbouw_vanaf:
        kortingen = kortingen + afbouw * p.algemene_heffingskorting_afbouw_vanaf
        knik = divide(kortingen, tarief_eerste_schijf + afbouw, 0.0)
    if knik > grens_eerste_schijf:
        kortingen = kortingen + (tarief.tarief_2 - tarief_eerste_schijf) * grens_eerste_schijf
        knik = divide(kortingen, tarief.tarief_2 + afbouw, 0.0)
    return knik - eigen_inkomen_box1


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 8.8",
    label="kortingen die box 1 overlaat", words="kortingen − belasting over het eigen inkomen van box 1",
)  # fmt: skip
def ongebruikte_kortingen(
    eigen_inkomen_box1: float,
    vaste_kortingen: float,
    tarief_eerste_schijf: float,
    grens_eerste_schijf: float,
    deel_jaar_vanaf_aow_leeftijd: float,
    p: AlgemeneHeffingskorting,
    tarief: Tarief,
) -> float:
    """Credits left for box 3, with the general credit whole."""
    maximum = gewogen(
        deel_jaar_vanaf_aow_leeftijd,
        p.algemene_heffingskorting_maximum,
        p.algemene_heffingskorting_maximum_aow,
    )
    belasting = belasting_per_schijf(
        eigen_inkomen_box1,
        grens_eerste_schijf,
        tarief.schijfgrens_2,
        tarief_eerste_schijf,
        tarief.tarief_2,
        tarief.tarief_3,
    )
    return max(0.0, vaste_kortingen + maximum - belasting)
