"""Wet inkomstenbelasting 2001 (BWBR0011353) art. 2.17: partners who tell no division choose the one with least tax."""

from prinsjesdag.engine import aggregate, best, rule
from prinsjesdag.law.inkomstenbelasting.box3 import HeffingsvrijVermogen

VASTE_DELEN = ("ieder_de_helft", "alles_bij_de_eerste", "alles_bij_de_tweede")
KANDIDATEN_BOX1 = (
    *VASTE_DELEN,
    "kandidaat_box1_kortingen_van_eerste",
    "kandidaat_box1_kortingen_van_tweede",
    "kandidaat_box1_eerste_schijf_van_eerste",
    "kandidaat_box1_eerste_schijf_van_tweede",
    "kandidaat_box1_algemene_heffingskorting_van_eerste",
    "kandidaat_box1_algemene_heffingskorting_van_tweede",
    "kandidaat_box1_ouderenkorting_van_eerste",
    "kandidaat_box1_ouderenkorting_van_tweede",
)
KANDIDATEN_BOX3 = (
    *VASTE_DELEN,
    "kandidaat_box3_kortingen_van_eerste",
    "kandidaat_box3_kortingen_van_tweede",
    "kandidaat_box3_algemene_heffingskorting_van_eerste",
    "kandidaat_box3_algemene_heffingskorting_van_tweede",
    "kandidaat_box3_ouderenkorting_van_eerste",
    "kandidaat_box3_ouderenkorting_van_tweede",
)


@rule(
    level="persoon", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2 en 5", label="heeft iets te verdelen",
    words="een fiscale partner, en een eigen woning, vermogen boven de vrijstelling of persoonsgebonden aftrek",
)  # fmt: skip
def heeft_iets_te_verdelen(
    heeft_fiscale_partner: bool,
    te_verdelen_box1: float,
    rendementsgrondslag_box3: float,
    p: HeffingsvrijVermogen,
) -> bool:
    """Whether a division can make any difference."""
    if not heeft_fiscale_partner:
        return False
    return te_verdelen_box1 != 0.0 or rendementsgrondslag_box3 > 2.0 * p.box3_heffingsvrij_vermogen


paar_verdeelt = aggregate("any", "heeft_iets_te_verdelen", level="gezin", label="partners hebben iets te verdelen")

VERDELING = best(
    "belasting_samen",
    knobs=("verdeling_eigen_woning", "verdeling_box3", "verdeling_aftrek"),
    candidates=(KANDIDATEN_BOX1, KANDIDATEN_BOX3, KANDIDATEN_BOX1),
    when="paar_verdeelt",
)
