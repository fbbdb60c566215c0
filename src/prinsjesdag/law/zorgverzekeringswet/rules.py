"""Zorgverzekeringswet (BWBR0018450): what somebody pays for it, besides the eigen risico.

Employees and those with most benefits pay no income-related contribution: the employer or UWV does (art. 42), and may
not take it from them (art. 42 lid 7). Their pay does use up the room under the maximum (art. 43 lid 5, art. 50 lid 1).

Not modelled: the contribution of a director with a substantial interest over the own pay, of those whom CAK charges
abroad, and of conscientious objectors; the real nominal premium of somebody's insurer and the eigen risico.
"""

from prinsjesdag.engine import Parameters, rule
from prinsjesdag.law.algemeen.woorden import SoortUitkering


class InkomensafhankelijkeBijdrage(Parameters):
    """Art. 43 lid 3 and 45; Regeling zorgverzekering art. 5.1."""

    bijdragepercentage_laag: float
    maximum_bijdrage_inkomen: float  # EUR/jaar


class NominalePremie(Parameters):
    """Art. 16 and 17."""

    nominale_premie: float  # EUR/jaar, average for an adult


@rule(
    level="persoon", unit="EUR/jaar", law="Zorgverzekeringswet art. 42 lid 1",
    label="loon en uitkering waarover de werkgever of UWV de bijdrage betaalt",
    words="loon − pensioenpremie + uitkering (behalve Anw)",
)  # fmt: skip
def loon_met_werkgeversheffing_zvw(loon_box1: float, uitkering: float, uitkering_soort: SoortUitkering) -> float:
    """Pay and benefits on which somebody else owes the contribution; of the benefits known here all but Anw."""
    if uitkering_soort == SoortUitkering.ANW:
        return loon_box1
    return loon_box1 + uitkering


@rule(
    level="persoon", unit="EUR/jaar", law="Zorgverzekeringswet art. 43 lid 2, 3 en 5", label="bijdrage-inkomen Zvw",
    words="AOW, pensioen, Anw, belastbare winst en ontvangen partneralimentatie; hoogstens wat er van het maximum over "
    "is na loon en uitkering",
)  # fmt: skip
def bijdrage_inkomen_zvw(
    aow: float,
    aanvullend_pensioen: float,
    uitkering: float,
    uitkering_soort: SoortUitkering,
    belastbare_winst: float,
    partneralimentatie_ontvangen: float,
    loon_met_werkgeversheffing_zvw: float,
    p: InkomensafhankelijkeBijdrage,
) -> float:
    """Income on which somebody owes the low contribution; a loss takes nothing off what is withheld on a pension."""
    ingehouden = aow + aanvullend_pensioen
    if uitkering_soort == SoortUitkering.ANW:
        ingehouden = ingehouden + uitkering
    bij_aanslag = max(0.0, belastbare_winst + partneralimentatie_ontvangen)
    ruimte = max(0.0, p.maximum_bijdrage_inkomen - loon_met_werkgeversheffing_zvw)
    return min(ingehouden + bij_aanslag, ruimte)


@rule(
    level="persoon", unit="EUR/jaar", rounding="cents_nearest", law="Zorgverzekeringswet art. 43 lid 1 en 45 lid 2",
    label="inkomensafhankelijke bijdrage Zvw", words="percentage × bijdrage-inkomen; zonder zorgverzekering niets",
    target=True,
)  # fmt: skip
def zvw_bijdrage(bijdrage_inkomen_zvw: float, zorgverzekerd: bool, p: InkomensafhankelijkeBijdrage) -> float:
    """The contribution that somebody pays; SVB rounds each month down to the cent, at most 12 cents a year less."""
    if not zorgverzekerd:
        return 0.0
    return p.bijdragepercentage_laag * bijdrage_inkomen_zvw


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="Zorgverzekeringswet art. 16", label="nominale premie Zvw",
    words="de gemiddelde premie, vanaf de maand na de 18e verjaardag",
)  # fmt: skip
def nominale_premie_zvw(zorgverzekerd: bool, leeftijd_einde_maand_ervoor: int, p: NominalePremie) -> float:
    """What an insured adult pays to the insurer, at a year's rate."""
    if not zorgverzekerd or leeftijd_einde_maand_ervoor < 18:
        return 0.0
    return p.nominale_premie
