"""Wet gemeentelijke schuldhulpverlening (BWBR0031331) and Wet hersteloperatie toeslagen (BWBR0047436): terms as dates.

The decision may come sooner by the municipality's verordening (Wgs art. 4a lid 3): give its number of weeks. It counts
from the first conversation, as the article has it ("na het eerste gesprek"). The six months of protection by the judge
(Wgs art. 5; Faillissementswet art. 287b) are longer than the Algemene termijnenwet reaches: a weekend makes no
difference to them.

Not modelled: the judge's own terms, the dwangakkoord (Faillissementswet art. 287a), the Wsnp itself, and how long a
trajectory lasts (18 months since July 2023, by the code of the NVVK; not seen).
"""

from datetime import date

from prinsjesdag.errors import InputError
from prinsjesdag.termijnen import Termijn, einde_termijn

WGS = "Wet gemeentelijke schuldhulpverlening"
WHT = "Wet hersteloperatie toeslagen"
FW = "Faillissementswet"

LANGSTE_BESLISTERMIJN = 8
"""Weeks, Wgs art. 4a lid 3."""

BREDE_ONDERSTEUNING_VANAF = date(2025, 1, 1)
"""The texts of 1 January 2025 and 1 April 2026 were read; what stood in art. 2.21 before wasn't."""


def termijnen_schuldhulp(
    aanmelding: date,
    *,
    bedreigend: bool = False,
    eerste_gesprek: date | None = None,
    beslistermijn_weken: int = LANGSTE_BESLISTERMIJN,
    afkoelingsperiode: date | None = None,
    voorlopige_voorziening: date | None = None,
) -> list[Termijn]:
    """By when the municipality acts, in order. Without the day of the first conversation, the last possible one counts.

    `aanmelding` is the day on which somebody asks for help, or on which the municipality received a signal and the
    resident accepts its offer. `bedreigend`: eviction, the end of gas, electricity, heat or water, or of the health
    insurance. The last two are the days from which the judge lets the protection hold (the broad moratorium for all
    creditors, the one against a single threat).
    """
    if not 0 < beslistermijn_weken <= LANGSTE_BESLISTERMIJN:
        raise InputError(
            f"een verordening geeft 1 tot en met {LANGSTE_BESLISTERMIJN} weken, niet {beslistermijn_weken}",
            ("beslistermijn_weken",),
        )
    if eerste_gesprek is not None and eerste_gesprek < aanmelding:
        raise InputError("het eerste gesprek kan niet voor de aanmelding zijn", ("eerste_gesprek",))
    if bedreigend:
        uiterlijk = einde_termijn(aanmelding, werkdagen=3)
        gesprek = Termijn("eerste_gesprek", "eerste gesprek, bedreigende situatie", uiterlijk, f"{WGS} art. 4 lid 2")
    else:
        uiterlijk = einde_termijn(aanmelding, weken=4)
        gesprek = Termijn("eerste_gesprek", "eerste gesprek", uiterlijk, f"{WGS} art. 4 lid 1")
    vanaf = eerste_gesprek or uiterlijk
    found = [
        gesprek,
        Termijn(
            "beschikking",
            "beschikking: plan van aanpak of weigering",
            einde_termijn(vanaf, weken=beslistermijn_weken),
            f"{WGS} art. 4a lid 3",
            "" if eerste_gesprek else "gerekend vanaf de laatste dag voor het eerste gesprek",
        ),
    ]
    for naam, vanaf_dag, wat, wet in (
        ("afkoelingsperiode", afkoelingsperiode, "einde van de afkoelingsperiode", f"{WGS} art. 5 lid 1"),
        (
            "voorlopige_voorziening",
            voorlopige_voorziening,
            "einde van de voorlopige voorziening",
            f"{FW} art. 287b lid 5",
        ),
    ):
        if vanaf_dag is not None:
            found.append(Termijn(naam, wat, einde_termijn(vanaf_dag, maanden=6), wet, "hoogstens zes maanden"))
    return sorted(found, key=lambda termijn: termijn.uiterlijk)


def termijnen_brede_ondersteuning(eerste_gesprek: date) -> list[Termijn]:
    """What follows the first conversation with a victim of the toeslagenaffaire, as the texts since 2025 have it."""
    if eerste_gesprek < BREDE_ONDERSTEUNING_VANAF:
        raise InputError("de termijnen van voor 2025 zijn hier niet bekend", ("eerste_gesprek",))
    return [
        Termijn("plan_van_aanpak", "plan van aanpak", einde_termijn(eerste_gesprek, weken=8), f"{WHT} art. 2.21 lid 4"),
        Termijn(
            "voorzieningen",
            "toekenning van materiële voorzieningen",
            einde_termijn(eerste_gesprek, maanden=6),
            f"{WHT} art. 2.21 lid 4a",
        ),
        Termijn(
            "einde",
            "einde van de brede ondersteuning",
            einde_termijn(eerste_gesprek, jaren=2),
            f"{WHT} art. 2.21 lid 4b",
            "eerder als een nieuwe start is gemaakt",
        ),
    ]
