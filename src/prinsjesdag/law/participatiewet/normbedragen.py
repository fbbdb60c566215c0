"""Participatiewet art. 20-24, 37a and 38: the amounts of the norms, calculated from the net minimum wage.

All are net a month with holiday allowance. The rules of a household read these; the norms as published stand in
normen.yaml (`gepubliceerd_...`) and are their test. So a change of the minimum wage, of the tax or of the credits runs
through to every norm, as the law has it.

- Couples (art. 21 b): the net minimum wage itself. Singles (art. 21 a): 70% of it, up to cents.
  In July 2022 that is 1,101.83 where the act prints 1,101.82: a cent, so no `correctie` (those are for more than that).
- Art. 38 lid 1 changes the norms of 18 to 20 year olds and in institutions by the percentage of the net minimum wage's
  change. That percentage in two decimals, over what stood in the law, gives every amount since 2022 to the cent; for
  July 2023 only when the amounts of January aren't rounded first. Couples with one or two under 21 get the young
  one's norm and half of that for couples, and with a child 20% of it more: identities of the amounts in the law.
- Pensioners (art. 37a): the gross amount that leaves 70% (or twice 50%) of the net minimum wage at pension age, taxed
  then with the ouderenkorting too. The official calculation goes through a table in an order that isn't told; what it
  takes off stands as a dated `correctie_norm_pensioen_...` (0.28 to 1.05 a month, couples 0.73 to 2.19).
- The raise for 18 to 20 year olds who can't turn to their parents (art. 20 lid 3, from 2026; art. 38 lid 2): what their
  norm lacks of 90% of the net minimum youth wage at 18.
"""

from pathlib import Path

from prinsjesdag.engine import Parameters, rule
from prinsjesdag.engine.arithmetic import divide, nearest
from prinsjesdag.law.inkomstenbelasting.heffingskortingen import AlleenstaandeOuderenkorting
from prinsjesdag.law.inkomstenbelasting.rules import AlgemeneHeffingskorting, Ouderenkorting, Tarief
from prinsjesdag.law.zorgverzekeringswet.rules import InkomensafhankelijkeBijdrage

NORMEN = str(Path(__file__).with_name("normen.yaml"))


class Ervoor(Parameters, file=NORMEN):
    """What stood in the law until the day of the change."""

    gehuwdennorm_ervoor: float  # EUR/maand
    norm_jongere_ervoor: float  # EUR/maand
    norm_inrichting_alleenstaande_ervoor: float  # EUR/maand
    norm_inrichting_gehuwden_ervoor: float  # EUR/maand


class Correctie(Parameters, file=NORMEN):
    """What the norm that was set is more than the calculated one."""

    correctie_gehuwdennorm: float  # EUR/maand


class CorrectiePensioen(Parameters, file=NORMEN):
    """The same at pension age."""

    correctie_norm_pensioen_alleenstaande: float  # EUR/maand
    correctie_norm_pensioen_gehuwden: float  # EUR/maand


class Alleenstaande(Parameters, file=NORMEN):
    """Of a couple's norm, what a single person gets."""

    aandeel_alleenstaande: float


class Jeugdloon(Parameters, file=NORMEN):
    """Art. 38 lid 2, from 2026."""

    verhoging_jongere_in_werking: bool
    aandeel_jeugdloon: float
    correctie_verhoging_jongere: float  # EUR/maand


@rule(
    level="huishouden", unit="EUR/maand", period="month", rounding="cents_nearest",
    law="Participatiewet art. 21 onderdeel b en art. 38 lid 1", label="norm voor gehuwden van 21 jaar en ouder",
    words="het netto minimumloon",
)  # fmt: skip
def norm_gehuwden_maand(netto_referentieminimumloon_maand: float, p: Correctie) -> float:
    """The norm on which the others rest."""
    return netto_referentieminimumloon_maand + p.correctie_gehuwdennorm


@rule(
    level="huishouden", unit="EUR/maand", period="month", rounding="cents_up",
    law="Participatiewet art. 21 onderdeel a en art. 38 lid 1",
    label="norm voor een alleenstaande van 21 jaar en ouder",
    words="70% van de norm voor gehuwden, naar boven op hele centen",
)  # fmt: skip
def norm_alleenstaande_maand(norm_gehuwden_maand: float, p: Alleenstaande) -> float:
    """The same for a lone parent: the child counts in the kindgebonden budget."""
    return p.aandeel_alleenstaande * norm_gehuwden_maand


@rule(
    level="huishouden", unit="deel", period="month", law="Participatiewet art. 38 lid 1",
    label="wijziging van het netto minimumloon", words="in procenten op twee decimalen",
)  # fmt: skip
def wijziging_netto_minimumloon(norm_gehuwden_maand: float, p: Ervoor) -> float:
    """By how much the norms that go with it change on the first of this half-year."""
    return nearest(10_000.0 * (divide(norm_gehuwden_maand, p.gehuwdennorm_ervoor, 1.0) - 1.0)) / 10_000.0


@rule(
    level="huishouden", unit="EUR/maand", period="month", rounding="cents_nearest",
    law="Participatiewet art. 20 lid 1 en 2 onderdeel a en art. 38 lid 1",
    label="norm voor een alleenstaande van 18 tot en met 20 jaar",
    words="de norm van het vorige halfjaar × (1 + wijziging van het netto minimumloon)",
)  # fmt: skip
def norm_jongere_maand(wijziging_netto_minimumloon: float, p: Ervoor) -> float:
    """The same with a child. Parents owe the rest (Burgerlijk Wetboek Boek 1 art. 395a)."""
    return (1.0 + wijziging_netto_minimumloon) * p.norm_jongere_ervoor


@rule(
    level="huishouden", unit="EUR/maand", period="month", rounding="cents_nearest",
    law="Participatiewet art. 23 lid 1 onderdeel a en art. 38 lid 1",
    label="norm in een inrichting voor een alleenstaande",
    words="de norm van het vorige halfjaar × (1 + wijziging van het netto minimumloon), zonder de verhoging van lid 2",
)  # fmt: skip
def norm_inrichting_alleenstaande_maand(wijziging_netto_minimumloon: float, p: Ervoor) -> float:
    """Food and shelter come from the institution."""
    return (1.0 + wijziging_netto_minimumloon) * p.norm_inrichting_alleenstaande_ervoor


@rule(
    level="huishouden", unit="EUR/maand", period="month", rounding="cents_nearest",
    law="Participatiewet art. 23 lid 1 onderdeel b en art. 38 lid 1", label="norm in een inrichting voor gehuwden",
    words="de norm van het vorige halfjaar × (1 + wijziging van het netto minimumloon), zonder de verhoging van lid 2",
)  # fmt: skip
def norm_inrichting_gehuwden_maand(wijziging_netto_minimumloon: float, p: Ervoor) -> float:
    """For two who both stay in one."""
    return (1.0 + wijziging_netto_minimumloon) * p.norm_inrichting_gehuwden_ervoor


@rule(
    level="huishouden", unit="EUR/maand", period="month", rounding="cents_nearest",
    law="Participatiewet art. 22 onderdeel a en art. 37a", label="norm voor een alleenstaande met AOW-leeftijd",
    words="bruto bedrag dat 70% van het netto minimumloon overlaat, netto gemaakt met de ouderenkortingen",
)  # fmt: skip
def norm_pensioen_alleenstaande_maand(
    norm_gehuwden_maand: float,
    alleen: Alleenstaande,
    tarief: Tarief,
    korting: AlgemeneHeffingskorting,
    ouderen: Ouderenkorting,
    alleenstaand: AlleenstaandeOuderenkorting,
    zvw: InkomensafhankelijkeBijdrage,
    p: CorrectiePensioen,
) -> float:
    """The same for a lone parent."""
    netto = pensioen_netto(
        alleen.aandeel_alleenstaande * norm_gehuwden_maand, tarief.tarief_1_aow, zvw.bijdragepercentage_laag,
        korting.algemene_heffingskorting_maximum_aow,
        ouderen.ouderenkorting_maximum + alleenstaand.alleenstaande_ouderenkorting,
    )  # fmt: skip
    return netto + p.correctie_norm_pensioen_alleenstaande


@rule(
    level="huishouden", unit="EUR/maand", period="month", rounding="cents_nearest",
    law="Participatiewet art. 22 onderdeel b en c en art. 37a", label="norm voor gehuwden met AOW-leeftijd",
    words="twee keer het bruto bedrag dat de helft van het netto minimumloon overlaat, netto met de ouderenkorting",
)  # fmt: skip
def norm_pensioen_gehuwden_maand(
    norm_gehuwden_maand: float,
    tarief: Tarief,
    korting: AlgemeneHeffingskorting,
    ouderen: Ouderenkorting,
    zvw: InkomensafhankelijkeBijdrage,
    p: CorrectiePensioen,
) -> float:
    """Also when one of the two hasn't reached the age (onderdeel c)."""
    netto = pensioen_netto(
        0.5 * norm_gehuwden_maand, tarief.tarief_1_aow, zvw.bijdragepercentage_laag,
        korting.algemene_heffingskorting_maximum_aow, ouderen.ouderenkorting_maximum,
    )  # fmt: skip
    return 2.0 * netto + p.correctie_norm_pensioen_gehuwden


@rule(
    variable="verhoging_jongere_maand", valid_until="2025-12-31", level="huishouden", unit="EUR/maand", period="month",
    law="Participatiewet art. 12 (tot 2026)", label="verhoging voor een jongere zonder beroep op de ouders",
    words="tot 2026 geen: de gemeente gaf bijzondere bijstand",
)  # fmt: skip
def verhoging_jongere_tot_2026_maand() -> float:
    """Until 2026 it was for the municipality to see what was needed."""
    return 0.0


@rule(
    valid_from="2026-01-01", level="huishouden", unit="EUR/maand", period="month", rounding="cents_nearest",
    law="Participatiewet art. 20 lid 3 en art. 38 lid 2", label="verhoging voor een jongere zonder beroep op de ouders",
    words="90% van het netto minimumjeugdloon op 18 jaar − de norm voor een alleenstaande van 18 tot en met 20 jaar",
)  # fmt: skip
def verhoging_jongere_maand(netto_minimumjeugdloon_maand: float, norm_jongere_maand: float, p: Jeugdloon) -> float:
    """What brings the young person's norm to a share of the youth wage."""
    if not p.verhoging_jongere_in_werking:
        return 0.0
    return p.aandeel_jeugdloon * netto_minimumjeugdloon_maand - norm_jongere_maand + p.correctie_verhoging_jongere


def pensioen_netto(doel: float, tarief: float, zvw: float, korting: float, ouderenkortingen: float) -> float:
    """Art. 37a lid 2 and 3, by the month: `doel` grossed up without, taken net again with the credits for the old.

    The amounts lie far below the income at which those credits go down.
    """
    bruto = divide(doel - korting / 12.0, 1.0 - tarief - zvw, 0.0)
    heffing = max(0.0, tarief * bruto - (korting + ouderenkortingen) / 12.0)
    return bruto - heffing - zvw * bruto
