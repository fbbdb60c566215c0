"""Wet inkomstenbelasting 2001 (BWBR0011353) chapter 5: income from savings and investments.

2022: the lower of the statute of then and the Wet rechtsherstel box 3. From 2023: fixed returns on what somebody really
has (Overbruggingswet box 3). The proof that the real return was lower (tegenbewijs, afdeling 5.6) isn't modelled: the
real return isn't told, so who could give it pays less than is said here. Nor are green investments (art. 5.13) and the
other exemptions: tell what counts. Children's wealth counts with the parents (art. 2.15).
"""

from prinsjesdag.engine import Parameters, aggregate, rule
from prinsjesdag.engine.arithmetic import divide
from prinsjesdag.law.inkomstenbelasting.rules import Schuldendrempel


class HeffingsvrijVermogen(Parameters):
    """Art. 5.5."""

    box3_heffingsvrij_vermogen: float  # EUR per person


class Forfaits(Parameters):
    """Art. 5.2 lid 2; for 2022 Wet rechtsherstel box 3 art. 4."""

    box3_forfait_banktegoeden: float
    box3_forfait_overige_bezittingen: float
    box3_forfait_schulden: float


class OudeTabel(Parameters):
    """Art. 5.2 as it was in 2022."""

    box3_oud_grenzen: tuple[float, ...]  # EUR of the base
    box3_oud_rendementen: tuple[float, ...]


class TariefBox3(Parameters):
    """Art. 2.13."""

    box3_tarief: float


@rule(
    level="persoon", unit="EUR", law="Wet inkomstenbelasting 2001 art. 2.15", label="spaargeld van een kind",
    words="telt bij de ouders",
)  # fmt: skip
def spaargeld_van_kind(spaargeld: float, is_minderjarig_kind: bool) -> float:
    """Savings of a child under 18."""
    return spaargeld if is_minderjarig_kind else 0.0


@rule(
    level="persoon", unit="EUR", law="Wet inkomstenbelasting 2001 art. 2.15",
    label="overige bezittingen van een kind", words="tellen bij de ouders",
)  # fmt: skip
def overige_bezittingen_van_kind(overige_bezittingen: float, is_minderjarig_kind: bool) -> float:
    """Other possessions of a child under 18."""
    return overige_bezittingen if is_minderjarig_kind else 0.0


@rule(
    level="persoon", unit="EUR", law="Wet inkomstenbelasting 2001 art. 2.15", label="schulden van een kind",
    words="tellen bij de ouders",
)  # fmt: skip
def schulden_van_kind(schulden: float, is_minderjarig_kind: bool) -> float:
    """Debts of a child under 18."""
    return schulden if is_minderjarig_kind else 0.0


spaargeld_van_kinderen = aggregate("sum", "spaargeld_van_kind", level="gezin", label="spaargeld van de kinderen")
overige_bezittingen_van_kinderen = aggregate(
    "sum", "overige_bezittingen_van_kind", level="gezin", label="overige bezittingen van de kinderen"
)
schulden_van_kinderen = aggregate("sum", "schulden_van_kind", level="gezin", label="schulden van de kinderen")


@rule(
    level="persoon", unit="EUR", law="Wet inkomstenbelasting 2001 art. 5.2 lid 3 en 2.15", label="banktegoeden",
    words="spaargeld, met dat van de minderjarige kinderen (bij de eerste ouder)",
)  # fmt: skip
def banktegoeden(
    spaargeld: float, spaargeld_van_kinderen: float, is_minderjarig_kind: bool, eerste_van_paar: bool
) -> float:
    """Own savings and those of the children; parents who aren't fiscal partners would each have half of the latter."""
    return met_kinderen(spaargeld, spaargeld_van_kinderen, is_minderjarig_kind, eerste_van_paar)


@rule(
    level="persoon", unit="EUR", law="Wet inkomstenbelasting 2001 art. 5.3 lid 2 en 2.15", label="overige bezittingen",
    words="overige bezittingen, met die van de minderjarige kinderen (bij de eerste ouder)",
)  # fmt: skip
def bezittingen_zonder_banktegoeden(
    overige_bezittingen: float,
    overige_bezittingen_van_kinderen: float,
    is_minderjarig_kind: bool,
    eerste_van_paar: bool,
) -> float:
    """Own other possessions and those of the children."""
    return met_kinderen(overige_bezittingen, overige_bezittingen_van_kinderen, is_minderjarig_kind, eerste_van_paar)


@rule(
    level="persoon", unit="EUR", law="Wet inkomstenbelasting 2001 art. 5.3 lid 3 en 2.15", label="schulden van box 3",
    words="schulden, met die van de minderjarige kinderen (bij de eerste ouder)",
)  # fmt: skip
def schulden_met_kinderen(
    schulden: float, schulden_van_kinderen: float, is_minderjarig_kind: bool, eerste_van_paar: bool
) -> float:
    """Own debts and those of the children."""
    return met_kinderen(schulden, schulden_van_kinderen, is_minderjarig_kind, eerste_van_paar)


@rule(
    level="persoon", unit="EUR", law="Wet inkomstenbelasting 2001 art. 5.3 lid 3 onder f",
    label="schulden boven de drempel", words="schulden − drempel; van fiscale partners samen, met twee drempels",
)  # fmt: skip
def schulden_boven_drempel(
    schulden_met_kinderen: float,
    partner_schulden_met_kinderen: float,
    heeft_fiscale_partner: bool,
    p: Schuldendrempel,
) -> float:
    """Debts that count; of partners together."""
    if heeft_fiscale_partner:
        samen = schulden_met_kinderen + partner_schulden_met_kinderen
        return max(0.0, samen - 2.0 * p.box3_drempel_schulden)
    return max(0.0, schulden_met_kinderen - p.box3_drempel_schulden)


@rule(
    level="persoon", unit="EUR", law="Wet inkomstenbelasting 2001 art. 5.3 lid 1 en 5.2 lid 5",
    label="rendementsgrondslag van box 3", words="bezittingen − schulden boven de drempel; van fiscale partners samen",
)  # fmt: skip
def rendementsgrondslag_box3(
    banktegoeden: float,
    bezittingen_zonder_banktegoeden: float,
    partner_banktegoeden: float,
    partner_bezittingen_zonder_banktegoeden: float,
    schulden_boven_drempel: float,
    heeft_fiscale_partner: bool,
) -> float:
    """Net wealth on 1 January; of partners together."""
    bezittingen = banktegoeden + bezittingen_zonder_banktegoeden
    if heeft_fiscale_partner:
        bezittingen = bezittingen + (partner_banktegoeden + partner_bezittingen_zonder_banktegoeden)
    return bezittingen - schulden_boven_drempel


@rule(
    level="persoon", unit="EUR", law="Wet inkomstenbelasting 2001 art. 5.2 lid 1 en 5, art. 5.5 en 2.17 lid 2",
    label="grondslag sparen en beleggen",
    words="eigen deel × (rendementsgrondslag − heffingsvrij vermogen, van fiscale partners tweemaal)",
)  # fmt: skip
def grondslag_sparen_en_beleggen(
    rendementsgrondslag_box3: float, heeft_fiscale_partner: bool, deel_box3: float, p: HeffingsvrijVermogen
) -> float:
    """This person's part of the wealth above the exemption."""
    vrij = p.box3_heffingsvrij_vermogen
    if heeft_fiscale_partner:
        vrij = 2.0 * vrij
    return deel_box3 * max(0.0, rendementsgrondslag_box3 - vrij)


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 5.2 lid 2 (2022: Wet rechtsherstel box 3)",
    label="effectief rendementspercentage",
    words="(forfait × banktegoeden + forfait × overige bezittingen − forfait × schulden) / rendementsgrondslag",
)  # fmt: skip
def effectief_rendementspercentage(
    banktegoeden: float,
    bezittingen_zonder_banktegoeden: float,
    partner_banktegoeden: float,
    partner_bezittingen_zonder_banktegoeden: float,
    schulden_boven_drempel: float,
    rendementsgrondslag_box3: float,
    heeft_fiscale_partner: bool,
    p: Forfaits,
) -> float:
    """The fixed returns as a share of net wealth; of partners together; not negative and not rounded."""
    bank = banktegoeden
    overig = bezittingen_zonder_banktegoeden
    if heeft_fiscale_partner:
        bank = bank + partner_banktegoeden
        overig = overig + partner_bezittingen_zonder_banktegoeden
    rendement = p.box3_forfait_banktegoeden * bank + p.box3_forfait_overige_bezittingen * overig
    rendement = max(0.0, rendement - p.box3_forfait_schulden * schulden_boven_drempel)
    return divide(rendement, max(0.0, rendementsgrondslag_box3), 0.0)


@rule(
    variable="inkomen_box3", valid_until="2022-12-31", level="persoon", unit="EUR/jaar",
    law="Wet inkomstenbelasting 2001 art. 5.2 (tekst 2022); Wet rechtsherstel box 3 art. 2",
    label="inkomen uit sparen en beleggen (box 3)",
    words="het laagste van de wettelijke tabel van 2022 en effectief rendementspercentage × grondslag", target=True,
)  # fmt: skip
def inkomen_box3_2022(
    grondslag_sparen_en_beleggen: float, effectief_rendementspercentage: float, p: OudeTabel
) -> float:
    """The lower of the two ways, for each person."""
    oud = 0.0
    vanaf = 0.0
    for i in range(len(p.box3_oud_grenzen)):
        in_schijf = min(grondslag_sparen_en_beleggen, p.box3_oud_grenzen[i]) - vanaf
        oud = oud + p.box3_oud_rendementen[i] * max(0.0, in_schijf)
        vanaf = p.box3_oud_grenzen[i]
    boven = max(0.0, grondslag_sparen_en_beleggen - vanaf)
    oud = oud + p.box3_oud_rendementen[len(p.box3_oud_grenzen)] * boven
    return min(oud, effectief_rendementspercentage * grondslag_sparen_en_beleggen)


@rule(
    valid_from="2023-01-01", level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 5.2 lid 1",
    label="inkomen uit sparen en beleggen (box 3)", words="effectief rendementspercentage × grondslag", target=True,
)  # fmt: skip
def inkomen_box3(grondslag_sparen_en_beleggen: float, effectief_rendementspercentage: float) -> float:
    """Fixed return on this person's part of the wealth."""
    return effectief_rendementspercentage * grondslag_sparen_en_beleggen


@rule(
    level="persoon", unit="EUR/jaar", law="Wet inkomstenbelasting 2001 art. 5.1",
    label="belastbaar inkomen uit sparen en beleggen",
    words="inkomen van box 3 − wat er van de persoonsgebonden aftrek over is",
)  # fmt: skip
def belastbaar_inkomen_box3(inkomen_box3: float, persoonsgebonden_aftrek_box3: float) -> float:
    """What the rate of box 3 is applied to."""
    return inkomen_box3 - persoonsgebonden_aftrek_box3


@rule(
    level="persoon", unit="EUR/jaar", rounding="down", law="Wet inkomstenbelasting 2001 art. 2.13",
    label="belasting box 3, vóór kortingen", words="percentage × het inkomen, naar beneden op hele euro's", target=True,
)  # fmt: skip
def belasting_box3(belastbaar_inkomen_box3: float, p: TariefBox3) -> float:
    """Tax on savings and investments."""
    return p.box3_tarief * belastbaar_inkomen_box3


def met_kinderen(eigen: float, van_kinderen: float, is_kind: bool, eerste: bool) -> float:
    """Art. 2.15: what a child has counts with the parents, here with the one named first."""
    if is_kind:
        return 0.0
    if eerste:
        return eigen + van_kinderen
    return eigen
