"""For which years the share of poor people is told, and why not for the others: by how the country comes out.

The line is that of CBS, SCP and Nibud (law/armoede). A level is shown where the model's national share lies within half
a percentage point of CBS's (`make validate`; docs/validatie.md); else it is left out.
"""

from collections.abc import Mapping

OFFICIAL: Mapping[tuple[int, str], float] = {
    (2023, "personen"): 2.7, (2023, "kinderen"): 2.8, (2024, "personen"): 3.1, (2024, "kinderen"): 2.8,
}  # fmt: skip
"""Per cents (CBS, December 2025, by way of ANP); the first edition of 2023 was 3.1 and 3.6."""
SHOWN = ((2024, "personen"),)
OFF = 0.005
"""How far a national share may be off, which is also a part of every interval (one standard deviation)."""


def why_not(year: int, who: str) -> str | None:
    """The reason why a share isn't shown; None where it is."""
    if (year, who) in SHOWN:
        return None
    if (year, who) not in OFFICIAL:
        return "de armoedegrens en het landelijke aandeel van dat jaar zijn niet gepubliceerd of niet gevonden"
    more = "; de energietoeslag van dat jaar zit niet in het model" if year == 2023 else ""
    told = f"{OFFICIAL[year, who]:.1f}%".replace(".", ",")
    return f"het model telt landelijk meer dan een half procentpunt te veel (CBS: {told}){more}"
