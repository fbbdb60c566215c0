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
    level="persoon", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2 en 5 onder a",
    label="heeft een eigen woning te verdelen", words="een fiscale partner, en inkomsten of kosten van de eigen woning",
)  # fmt: skip
def verdeelt_eigen_woning(heeft_fiscale_partner: bool, eigen_woning_samen: float) -> bool:
    """Whether the division of the home can make any difference."""
    return heeft_fiscale_partner and eigen_woning_samen != 0.0


@rule(
    level="persoon", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2 en art. 5.2 lid 5",
    label="heeft vermogen te verdelen", words="een fiscale partner, en samen vermogen boven de vrijstelling",
)  # fmt: skip
def verdeelt_box3(heeft_fiscale_partner: bool, rendementsgrondslag_box3: float, p: HeffingsvrijVermogen) -> bool:
    """Whether the division of the base of box 3 can."""
    return heeft_fiscale_partner and rendementsgrondslag_box3 > 2.0 * p.box3_heffingsvrij_vermogen


@rule(
    level="persoon", law="Wet inkomstenbelasting 2001 art. 2.17 lid 5 onder c",
    label="heeft persoonsgebonden aftrek te verdelen",
    words="een fiscale partner, en zorgkosten, giften of betaalde partneralimentatie",
)  # fmt: skip
def verdeelt_aftrek(
    heeft_fiscale_partner: bool, zorgkosten_aftrek: float, giften_betaald: float, partneralimentatie_betaald: float
) -> bool:
    """Whether the division of personal deductions can, below or above their thresholds."""
    return heeft_fiscale_partner and (
        zorgkosten_aftrek > 0.0 or giften_betaald > 0.0 or partneralimentatie_betaald > 0.0
    )


paar_verdeelt_eigen_woning = aggregate(
    "any", "verdeelt_eigen_woning", level="gezin", label="partners hebben een eigen woning te verdelen"
)
paar_verdeelt_box3 = aggregate("any", "verdeelt_box3", level="gezin", label="partners hebben vermogen te verdelen")
paar_verdeelt_aftrek = aggregate("any", "verdeelt_aftrek", level="gezin", label="partners hebben aftrek te verdelen")

VERDELING = best(
    "belasting_samen",
    knobs=("verdeling_eigen_woning", "verdeling_box3", "verdeling_aftrek"),
    candidates=(KANDIDATEN_BOX1, KANDIDATEN_BOX3, KANDIDATEN_BOX1),
    when=("paar_verdeelt_eigen_woning", "paar_verdeelt_box3", "paar_verdeelt_aftrek"),
)
