"""What may be told for the local schemes, besides the facts that laws share. All are of a gezin."""

from prinsjesdag.engine import Fact
from prinsjesdag.law.minimabeleid.woorden import KostensoortBijzondereBijstand

LANGDURIG = (
    Fact(
        "maanden_laag_inkomen", "gezin", float, "maand", 120.0, 0.0, label="maanden met een laag inkomen tot nu toe",
    ),
    Fact(
        "uitzicht_op_inkomensverbetering", "gezin", bool, default=False, label="uitzicht op een hoger inkomen",
    ),
)  # fmt: skip
"""Participatiewet art. 36. Unless told otherwise the income has been as low as it is for longer than any municipality
asks (120 months), and nothing better is in sight; both are listed among what was assumed."""

SCHULDREGELING = Fact(
    "in_schuldregeling", "gezin", bool, default=False, label="zit in een minnelijke of wettelijke schuldregeling"
)

BIJZONDERE_KOSTEN = (
    Fact(
        "bijzondere_kosten", "gezin", float, "EUR/jaar", 0.0, 0.0,
        label="noodzakelijke kosten door bijzondere omstandigheden",
    ),
    Fact(
        "bijzondere_kosten_soort", "gezin", KostensoortBijzondereBijstand,
        default=KostensoortBijzondereBijstand.ALGEMEEN, label="soort bijzondere kosten",
    ),
)  # fmt: skip
"""Participatiewet art. 35: costs that the municipality finds necessary and that nothing else pays. A woonkostentoeslag
is one of kind `woonkosten`: what the home costs above what the municipality expects somebody to pay."""
