"""What partners may choose: how they divide what the law lets them divide (Wet inkomstenbelasting 2001 art. 2.17)."""

from prinsjesdag.engine import Fact


def _share(name: str, label: str) -> Fact:
    return Fact(f"verdeling.{name}", "gezin", float, "deel", 0.5, 0.0, 1.0, label=label)


VERDELING = (
    _share("eigen_woning", "deel van de inkomsten uit eigen woning bij de eerste van twee fiscale partners"),
    _share("box3", "deel van de grondslag sparen en beleggen bij de eerste van twee fiscale partners"),
    _share("aftrek", "deel van de persoonsgebonden aftrek bij de eerste van twee fiscale partners"),
)
"""The share of the partner named first (`eerste_van_paar`).

By law half when they don't choose (art. 2.17 lid 3); who tells nothing is taken to choose the least tax (keuze.py).
"""
