"""What may be told about a seizure of income. `verblijft_in_inrichting` and all incomes are facts that laws share.

Given by name they replace what is worked out: `belastbaar_jaarinkomen_beslag`, `netto_inkomen_beslag_maand` and
`inkomen_niet_onder_beslag_maand`.
"""

from prinsjesdag.engine import Fact

ZONDER_WOONADRES = Fact(
    "zonder_woonadres_brp", "persoon", bool, default=False,
    label="heeft geen woonadres in Nederland in de basisregistratie personen",
)  # fmt: skip
"""Art. 475da lid 4. Who lives somewhere all the same and shows the bailiff how (art. 475e lid 1): leave it out."""

WOONKOSTEN = Fact(
    "woonkosten_beslag_maand", "persoon", float, "EUR/maand", 0.0, 0.0,
    label="woonkosten waarvoor om een hogere beslagvrije voet is gevraagd",
)  # fmt: skip
"""Art. 475da lid 5 and 475ab: rekenhuur, or interest, ground rent and at most 0.057% of the WOZ value a month."""

PRIJS_INRICHTING = Fact(
    "prijs_inrichting_maand", "persoon", float, "EUR/maand", 0.0, 0.0,
    label="prijs van de verzorging of verpleging in de inrichting",
)  # fmt: skip
"""Art. 475e lid 2: what is owed for the stay."""
