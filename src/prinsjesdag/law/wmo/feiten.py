"""What may be told about somebody with support under the Wmo, beside `wmo_voorziening` and `wmo_kostprijs_maand`."""

from prinsjesdag.engine import Fact

PEILJAAR = (
    Fact("peiljaarinkomen.jaar", "persoon", int, "jaar", 0, 0.0, 2100.0, label="peiljaar", over_year="fixed"),
    Fact(
        "peiljaarinkomen.verzamelinkomen", "persoon", float, "EUR/jaar", over_year="fixed",
        label="verzamelinkomen van het peiljaar (twee jaar geleden)",
    ),
    Fact(
        "peiljaarinkomen.grondslag_box3", "persoon", float, "EUR", 0.0, 0.0, over_year="fixed",
        label="grondslag sparen en beleggen van het peiljaar",
    ),
    Fact(
        "peiljaarinkomen.rendementsgrondslag", "persoon", float, "EUR", 0.0, 0.0, over_year="fixed",
        label="vermogen van box 3 aan het begin van het peiljaar, voor aftrek van het heffingsvrij vermogen",
    ),
)  # fmt: skip
"""Art. 1.1: the second calendar year before. Without it what depends on income isn't known; it is never this year's."""

VERLEGGING = Fact(
    "peiljaarverlegging", "persoon", bool, default=False, label="vraagt om het inkomen van dit jaar te gebruiken"
)
"""Art. 3.9 lid 2. Holds for a couple when one of them asks."""

VRIJSTELLING = Fact(
    "wmo_vrijstelling", "persoon", bool, default=False,
    label="betaalt geen Wmo-bijdrage: bijdrage Wlz, verblijf in de opvang of besluit van de gemeente",
)  # fmt: skip
"""Art. 3.8 lid 2 and lid 3 onder a, b, c, g and h."""

BESCHERMD_WONEN = Fact(
    "bijdrage_beschermd_wonen_maand", "persoon", float, "EUR/maand", minimum=0.0,
    label="bijdrage voor beschermd wonen volgens het CAK",
)  # fmt: skip
"""Art. 3.11 to 3.16 are not modelled: who lives in protected housing tells what the CAK asks."""
