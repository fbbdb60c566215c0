"""All local schemes of a gezin together: what is due, and what is received."""

from prinsjesdag.engine import aggregate, rule
from prinsjesdag.law.minimabeleid.middelen import HOW

ontvangt_gemeentelijke_regelingen_gezin = aggregate(
    "any", "ontvangt_gemeentelijke_regelingen", level="gezin", label="ontvangt de regelingen van de gemeente"
)
ontvangt_inkomenstoeslag_gezin = aggregate(
    "any", "ontvangt_individuele_inkomenstoeslag", level="gezin", label="ontvangt individuele inkomenstoeslag"
)
ontvangt_bijzondere_bijstand_gezin = aggregate(
    "any", "ontvangt_bijzondere_bijstand", level="gezin", label="ontvangt bijzondere bijstand"
)


@rule(
    level="gezin", unit="EUR/jaar", law=HOW, target=True, label="gemeentelijke regelingen (waar recht op is)",
    words="individuele inkomenstoeslag, energietoeslag, zorgverzekering, meedoen, kinderen en energie; geen bijzondere "
          "bijstand, want die betaalt kosten",
)  # fmt: skip
def gemeentelijke_regelingen(
    individuele_inkomenstoeslag: float,
    energietoeslag: float,
    bijdrage_collectieve_zorgverzekering: float,
    participatieregeling_volwassenen: float,
    participatieregeling_kinderen: float,
    gemeentelijke_energieregeling: float,
) -> float:
    """What is due in a year, each scheme once."""
    meedoen = participatieregeling_volwassenen + participatieregeling_kinderen
    eigen = bijdrage_collectieve_zorgverzekering + meedoen + gemeentelijke_energieregeling
    return individuele_inkomenstoeslag + energietoeslag + eigen


@rule(
    level="gezin", unit="EUR/jaar", law=HOW, target=True, label="gemeentelijke regelingen die worden ontvangen",
    words="alle, of die waarvan is opgegeven dat ze worden ontvangen",
)  # fmt: skip
def ontvangen_gemeentelijke_regelingen(
    gemeentelijke_regelingen: float,
    individuele_inkomenstoeslag: float,
    energietoeslag: float,
    bijzondere_bijstand: float,
    ontvangt_gemeentelijke_regelingen_gezin: bool,
    ontvangt_inkomenstoeslag_gezin: bool,
    ontvangt_energietoeslag_gezin: bool,
    ontvangt_bijzondere_bijstand_gezin: bool,
) -> float:
    """What enters income: `ontvangt_gemeentelijke_regelingen` says all of them, the others one each, never twice."""
    som = 0.0
    if ontvangt_bijzondere_bijstand_gezin:
        som += bijzondere_bijstand
    if ontvangt_gemeentelijke_regelingen_gezin:
        return som + gemeentelijke_regelingen
    if ontvangt_inkomenstoeslag_gezin:
        som += individuele_inkomenstoeslag
    if ontvangt_energietoeslag_gezin:
        som += energietoeslag
    return som
