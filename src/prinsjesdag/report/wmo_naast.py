"""The Wmo of an area beside the country, and for whom working together matters: two points without an amount."""

from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.assumptions import Assumptions, assumptions
from prinsjesdag.municipality.iv3 import BRON as IV3
from prinsjesdag.municipality.wmo_vergelijk import compared
from prinsjesdag.municipality.youth_together import overlap
from prinsjesdag.report.budgets import SLEUTELS, figure, key_note
from prinsjesdag.report.section import Column, Table
from prinsjesdag.wording import number


def compared_table(area: Area, a: Assumptions) -> Table:
    """Use and costs of an area, of the country, and what its ages alone would give."""
    found = compared(area, a)
    percent_thousand = None if found.procent_mln is None else 1000.0 * found.procent_mln
    percent = number(100.0 * a["doelmatiger"], 1)
    return Table(
        "wmo_vergeleken",
        f"Gebruik en kosten van {area.naam} naast Nederland",
        (
            Column("Wat"),
            Column(area.naam, "", 1),
            Column("Nederland", "", 1),
            Column("Verwacht bij deze leeftijden", "", 1),
        ),
        (
            (
                "Cliënten per 1.000 inwoners, 2021",
                found.clienten,
                found.clienten_land,
                figure(found.clienten_leeftijd),
            ),
            ("Kosten per inwoner, euro, 2024", found.kosten, found.kosten_land, figure(found.kosten_leeftijd)),
            (f"{percent}% van de kosten, duizend euro per jaar", percent_thousand, None, None),
        ),
        f"CBS, Kerncijfers wijken en buurten 2021; {IV3} (6.6 en 6.71); eigen berekening",
        "berekend",
        "Verwacht: als elke leeftijd zoveel hulp heeft als gemiddeld in Nederland. Het verschil kan komen door "
        "inkomen, gezondheid, alleen wonen, prijzen of werkwijze: welke hulp werkt, is per gemeente niet gepubliceerd. "
        "De laatste regel laat zien wat een procent scheelt (--aanname doelmatiger=0.02). Een streep: niet bekend.",
    )


def together_table(area: Area) -> Table:
    """Who has help from more than one law: for whom working together matters."""
    found = overlap(area, assumptions("jeugd"))
    return Table(
        "wmo_samen",
        f"Voor wie samenwerken telt: hulp uit meer dan één wet in {area.naam}",
        (Column("Wie"), Column("Aantal"), Column("Hoe bekend")),
        (
            ("Huishoudens met iets uit meer dan één wet", figure(found.huishoudens), "SCP over 2018, verdeeld"),
            ("Personen met iets uit meer dan één wet", figure(found.personen), "CBS over 2017, verdeeld"),
        ),
        "SCP, Voorzieningen in 3D (2022); CBS via GGD Haaglanden",
        "verdeeld",
        "Wetten: Wmo, Jeugdwet en Participatiewet; Zorgverzekeringswet, Wlz en schuldhulp zitten er niet in. Twee "
        "bronnen uit verschillende jaren, die niet op elkaar aansluiten. Wat beter samenwerken oplevert is niet "
        "gepubliceerd. De aannamen (stapeling_…) veranderen bij prinsjesdag jeugd. "
        f"{key_note('minima')} {SLEUTELS}",
    )
