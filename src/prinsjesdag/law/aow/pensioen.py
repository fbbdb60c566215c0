"""Algemene Ouderdomswet (BWBR0002221): what the AOW pays, with the inkomensondersteuning AOW and holiday allowance.

Months. The AOW starts on the day the age is reached (art. 16 lid 1), and SVB pays the first month by the day. Here a
month counts whole or not at all: who reaches the age on the 1st to the 15th has the AOW of that whole month, others
from the next month on. So a first year is at most half a month off, up or down, and right on average; starting
always a month later would be half a month short on average.

Incomplete build-up lowers pension, inkomensondersteuning and holiday allowance alike, by 2% a year that is missing
(art. 13 lid 1; for the inkomensondersteuning, SVB: "50% x EUR 25.23 = EUR 12.62"). No source says how SVB rounds a part
of the pension: here to the nearest cent.

Not modelled: the partner allowance of before 2015 (art. 8), detention (8b), living abroad (9a), the choice of a couple
with one in a nursing home or with two homes (say `partnerschap: {gezamenlijke_huishouding: nee}`), joint households
with somebody who isn't the partner in the file, and AIO. Holiday allowance counts in the months in which it is built
up, not in May, when SVB pays what was built up from May to April.
"""

from prinsjesdag.engine import Day, Parameters, rule
from prinsjesdag.engine.calendar import NO_DAY, civil, whole_months
from prinsjesdag.law.algemeen.woorden import Oordeel, Relatie
from prinsjesdag.law.aow.rules import Aow


class Opbouw(Parameters):
    """How the pension is built up."""

    opbouw_per_jaar: float  # share of the full pension for an insured year, art. 13 lid 1


class Pensioen(Parameters):
    """Full pension, gross per month with inkomensondersteuning AOW, without holiday allowance."""

    aow_alleenstaand_maand: float  # EUR/maand, art. 9 lid 1 onder a
    aow_gehuwd_maand: float  # EUR/maand for each of two, art. 9 lid 1 onder b


class VakantieUitkering(Parameters):
    """Holiday allowance with a full pension: what is built up in a month."""

    vakantie_uitkering_alleenstaand_maand: float  # EUR/maand
    vakantie_uitkering_gehuwd_maand: float  # EUR/maand for each of two


@rule(
    level="persoon", period="month", over_year="last", law="AOW art. 1 lid 2 t/m 5",
    label="voert een gezamenlijke huishouding",
    words="gehuwd, geregistreerd of samenwonend met de partner, tenzij gezegd is dat zij geen huishouding delen",
)  # fmt: skip
def voert_gezamenlijke_huishouding(
    partner: bool, relatie: Relatie, partnerschap_gezamenlijke_huishouding: Oordeel
) -> bool:
    """Whether somebody shares a household with the partner, whatever the partner's age.

    Living apart for good (art. 1 lid 3 onder b) is told: `partnerschap: {gezamenlijke_huishouding: nee}`.
    """
    if not partner:
        return False
    if partnerschap_gezamenlijke_huishouding != Oordeel.AFGELEID:
        return partnerschap_gezamenlijke_huishouding == Oordeel.JA
    return relatie != Relatie.GEEN


@rule(
    level="persoon", period="month", over_year="last", law="AOW art. 7 lid 1 en art. 16 lid 1", label="AOW ingegaan",
    words="AOW-leeftijd bereikt; wie haar tot en met de 15e van de maand bereikt, krijgt die maand mee",
)  # fmt: skip
def aow_ingegaan(aow_leeftijd_bereikt: bool, geboortedatum: Day, datum: Day, p: Aow) -> bool:
    """Whether the month counts as one with AOW: the age is reached on the 15th at the latest."""
    if aow_leeftijd_bereikt:
        return True
    if geboortedatum == NO_DAY:
        return False
    de_vijftiende = datum - civil(datum)[2] + 15
    return whole_months(geboortedatum, de_vijftiende) >= p.aow_leeftijd_maanden


@rule(
    level="persoon", unit="deel", period="month", law="AOW art. 13 lid 1", label="opgebouwd deel van de AOW",
    words="opbouwjaren × het percentage per jaar, hoogstens alles",
)  # fmt: skip
def aow_opbouw(aow_opbouwjaren: int, p: Opbouw) -> float:
    """The share of a full pension: 2% less for every year that somebody wasn't insured."""
    return min(1.0, p.opbouw_per_jaar * aow_opbouwjaren)


@rule(
    level="persoon", unit="EUR/maand", period="month", rounding="cents_nearest",
    law="AOW art. 9 lid 1 en 13 lid 1; Besluit inkomensondersteuning AOW-ers", label="AOW bruto per maand",
    words="het bedrag voor een alleenstaande of voor een van twee, met inkomensondersteuning, × het opgebouwde deel",
    target=True,
)  # fmt: skip
def aow_bruto_maand(aow_ingegaan: bool, voert_gezamenlijke_huishouding: bool, aow_opbouw: float, p: Pensioen) -> float:
    """Gross AOW with inkomensondersteuning, without holiday allowance. A partner under the age gives no more."""
    if not aow_ingegaan:
        return 0.0
    if voert_gezamenlijke_huishouding:
        return aow_opbouw * p.aow_gehuwd_maand
    return aow_opbouw * p.aow_alleenstaand_maand


@rule(
    level="persoon", unit="EUR/maand", period="month", rounding="cents_nearest", law="AOW art. 28 en 29",
    label="vakantie-uitkering AOW, opbouw per maand",
    words="het bedrag voor een alleenstaande of voor een van twee × het opgebouwde deel van de AOW",
)  # fmt: skip
def aow_vakantie_uitkering_maand(
    aow_ingegaan: bool, voert_gezamenlijke_huishouding: bool, aow_opbouw: float, p: VakantieUitkering
) -> float:
    """Gross holiday allowance that a month of AOW gives; SVB pays it in May."""
    if not aow_ingegaan:
        return 0.0
    if voert_gezamenlijke_huishouding:
        return aow_opbouw * p.vakantie_uitkering_gehuwd_maand
    return aow_opbouw * p.vakantie_uitkering_alleenstaand_maand


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="AOW art. 9, 28 en 29", label="AOW met vakantie-uitkering",
    words="12 × (AOW bruto per maand + de opbouw van de vakantie-uitkering)",
)  # fmt: skip
def aow(aow_bruto_maand: float, aow_vakantie_uitkering_maand: float) -> float:
    """Gross AOW at a year's rate, for who doesn't tell it."""
    return 12.0 * (aow_bruto_maand + aow_vakantie_uitkering_maand)
