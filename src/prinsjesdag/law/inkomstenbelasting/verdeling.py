"""Wet inkomstenbelasting 2001 (BWBR0011353) art. 2.17: with whom of two partners a shared item is taxed.

The choice is a fact of the gezin (`verdeling`, feiten.py); untold, the division with the least tax (keuze.py). Income
from a substantial interest (box 2) may be divided too (lid 5 onder b); here it stays with who gives it.
"""

from prinsjesdag.engine import rule
from prinsjesdag.law.algemeen.woorden import Rol


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2, 3 en 5 onder a en art. 3.115",
    label="deel van de eigen woning", words="de gekozen verdeling; zonder fiscale partner alles bij de aanvrager",
)  # fmt: skip
def deel_eigen_woning(
    rol: Rol, heeft_fiscale_partner: bool, eerste_van_paar: bool, verdeling_eigen_woning: float
) -> float:
    """Which share of the home is taxed with this person: it belongs to the applicant and the fiscal partner.

    Two who own a home together are fiscal partners (art. 1.2 lid 1 onder d): without a partnership one of them owns it.
    """
    if rol == Rol.KIND or rol == Rol.MEDEBEWONER:
        return 0.0
    if heeft_fiscale_partner:
        return deel_van_paar(eerste_van_paar, verdeling_eigen_woning)
    return 1.0 if rol == Rol.AANVRAGER else 0.0


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2 en 3 en art. 5.2 lid 5",
    label="deel van de grondslag van box 3", words="de gekozen verdeling; zonder fiscale partner alles",
)  # fmt: skip
def deel_box3(heeft_fiscale_partner: bool, eerste_van_paar: bool, verdeling_box3: float) -> float:
    """Which share of the (joint) base of box 3 is this person's."""
    if heeft_fiscale_partner:
        return deel_van_paar(eerste_van_paar, verdeling_box3)
    return 1.0


@rule(
    level="persoon", unit="deel", law="Wet inkomstenbelasting 2001 art. 2.17 lid 2, 3 en 5 onder c",
    label="deel van de persoonsgebonden aftrek", words="de gekozen verdeling; zonder fiscale partner alles",
)  # fmt: skip
def deel_aftrek(heeft_fiscale_partner: bool, eerste_van_paar: bool, verdeling_aftrek: float) -> float:
    """Which share of the (joint) personal deductions is this person's."""
    if heeft_fiscale_partner:
        return deel_van_paar(eerste_van_paar, verdeling_aftrek)
    return 1.0


def deel_van_paar(eerste: bool, deel_eerste: float) -> float:
    """The share of one of two partners, from that of the one named first."""
    return deel_eerste if eerste else 1.0 - deel_eerste
