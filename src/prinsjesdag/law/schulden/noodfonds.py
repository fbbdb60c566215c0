"""Tijdelijk Noodfonds Energie (a foundation, paid by the state and energy companies): rounds of 2023, 2024 and 2025.

No statute: the terms were on noodfondsenergie.nl. The fund paid what the energy bill of a month was more than a share
of gross income (with holiday allowance, without toeslagen), for six months, to households under 200% of the sociaal
minimum. The lower share held up to 160% of it in the first round and up to 130% in the others. One source
(ditismeer.nl) has 130% for 2023 as well; four others have 160%, which the program follows. What the fund took for
sociaal minimum is half the income limit it published.

A month has support where a round covers it. Round 2023: the bills of October 2022 to March 2023, and April, in which
one could still ask. Which six months the others covered isn't published: here those from the month of opening. The fund
was closed before its time each time the money was gone; who asked later got nothing, whatever the outcome says.

Everyone's income at the address counts, and two adults or more have the limit for living together: the sources say
"alleenstaand" and "samenwonend" only. The support is the applicant's. Bijstand that is received counts with its tax, as
in `bruto_inkomen`. Not modelled: the contract with an energy supplier, the collective connection (which counts from
2025), and the budget.
"""

from prinsjesdag.engine import Parameters, aggregate, rule


class Noodfonds(Parameters):
    """The terms of a round."""

    noodfonds_in_werking: bool
    inkomensgrens_alleenstaand: float  # EUR/maand, 200% of the sociaal minimum
    inkomensgrens_samenwonend: float  # EUR/maand
    deel_grens_laag: float  # share of that limit up to which the lower quote holds
    quote_laag: float  # share of gross income
    quote_hoog: float


bruto_inkomen_huishouden = aggregate(
    "sum", "bruto_inkomen", level="huishouden", label="bruto-inkomen van het huishouden"
)


@rule(
    level="gezin", unit="EUR/maand", period="month", rounding="cents_nearest", target=True,
    law="Tijdelijk Noodfonds Energie, voorwaarden van de ronde", label="steun uit het Noodfonds Energie per maand",
    words="energierekening − een deel van het bruto-inkomen per maand, niet onder nul; niets boven de inkomensgrens of "
    "buiten een ronde",
)  # fmt: skip
def noodfonds_energie_maand(
    gezin_van_huurder: bool,
    woning_energierekening_maand: float,
    bruto_inkomen_huishouden: float,
    aantal_volwassenen: int,
    p: Noodfonds,
) -> float:
    """What the fund pays towards the bill of a month."""
    if not p.noodfonds_in_werking or not gezin_van_huurder or woning_energierekening_maand == 0.0:
        return 0.0
    inkomen = bruto_inkomen_huishouden / 12.0
    grens = p.inkomensgrens_alleenstaand
    if aantal_volwassenen > 1:
        grens = p.inkomensgrens_samenwonend
    if inkomen > grens:
        return 0.0
    quote = p.quote_hoog
    if inkomen <= p.deel_grens_laag * grens:
        quote = p.quote_laag
    return max(0.0, woning_energierekening_maand - quote * inkomen)
