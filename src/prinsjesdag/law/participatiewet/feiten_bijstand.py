"""What may be told for the bijstand and the schemes beside it."""

from prinsjesdag.engine import Fact
from prinsjesdag.law.participatiewet.woorden import Inkomstenvrijlating

VRIJLATING = Fact(
    "inkomstenvrijlating", "persoon", Inkomstenvrijlating, default=Inkomstenvrijlating.GEEN,
    label="vrijlating van inkomsten uit arbeid die de gemeente toepast",
)  # fmt: skip
"""Art. 31 lid 2: none unless told, as each lasts six, twelve or thirty months at most or needs the municipality's
judgement. Two follow by themselves: medisch urenbeperkt, and from the AOW-leeftijd on the 25%."""

DOELGROEP_LOONKOSTENSUBSIDIE = Fact(
    "doelgroep_loonkostensubsidie", "persoon", bool, default=False, label="behoort tot de doelgroep loonkostensubsidie"
)
"""Art. 10c: the municipality has found that somebody can't earn the minimum wage."""

STUDIETOESLAG = (
    Fact(
        "kan_niet_bijverdienen", "persoon", bool, default=False,
        label="kan door ziekte of gebrek niet bijverdienen naast de studie",
    ),
    Fact("stagevergoeding_maand", "persoon", float, "EUR/maand", 0.0, 0.0, label="stagevergoeding"),
)  # fmt: skip
"""Art. 36b."""

ONTVANGT_TEGEMOETKOMING = Fact(
    "ontvangt_tegemoetkoming_alleenverdieners", "persoon", bool, default=False,
    label="ontvangt tegemoetkoming alleenverdieners",
)  # fmt: skip
