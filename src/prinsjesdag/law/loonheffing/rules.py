"""Wet op de loonbelasting 1964 (BWBR0002471): the white monthly table, standard, living in the Netherlands.

How the official table rounds (Rekenvoorschriften; reproduces all cells of 2022-2026): the month's pay goes down to a
multiple of 4.50, the year's pay is twelve times that; the tax over each full lower bracket and the part in the last
one go down to whole euros; each credit goes up to whole euros; the month is a twelfth, to the nearest cent.
"""

from prinsjesdag.engine import Parameters, rule
from prinsjesdag.engine.arithmetic import down
from prinsjesdag.law.inkomstenbelasting.rules import AlgemeneHeffingskorting, Arbeidskorting, Ouderenkorting, Tarief


class Tabel(Parameters):
    """What only the wage-tax table has."""

    tabelinterval_maand: float  # EUR/maand
    algemene_heffingskorting_afbouwpercentage_aow: float  # the table's own in 2024: 3.420%, income tax 3.421%


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="Uitvoeringsregeling loonbelasting 2011 art. 2.3",
    label="jaarloon voor de tabel", words="maandloon naar beneden op een veelvoud van het tabelinterval, × 12",
)  # fmt: skip
def tabelloon_jaar(tabelloon_maand: float, p: Tabel) -> float:
    """The year's pay that the table starts from."""
    return jaarloon_voor_tabel(tabelloon_maand, p)


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="Wet op de loonbelasting 1964 art. 20a en 20b",
    label="belasting en premies over het jaarloon, voor kortingen",
    words="per schijf naar beneden op hele euro's; vanaf de AOW-leeftijd is de eerste schijf zonder AOW-premie",
)  # fmt: skip
def loonheffing_voor_kortingen(
    tabelloon_jaar: float, aow_leeftijd_bereikt: bool, geboortejaar: int, p: Tarief
) -> float:
    """Wage tax and premies volksverzekeringen before credits."""
    return heffing_over(tabelloon_jaar, aow_leeftijd_bereikt, geboortejaar, p)


@rule(
    level="persoon", unit="EUR/jaar", period="month", rounding="up", law="Wet op de loonbelasting 1964 art. 22",
    label="algemene heffingskorting in de tabel",
    words="maximum − afbouwpercentage × (jaarloon − begin van de afbouw), niet onder nul, naar boven op hele euro's",
)  # fmt: skip
def algemene_heffingskorting_tabel(
    tabelloon_jaar: float, aow_leeftijd_bereikt: bool, p: AlgemeneHeffingskorting, tabel: Tabel
) -> float:
    """General tax credit as the table applies it: on the wage, also from 2025."""
    return algemene_heffingskorting_over(tabelloon_jaar, aow_leeftijd_bereikt, p, tabel)


@rule(
    level="persoon", unit="EUR/jaar", period="month", rounding="up", law="Wet op de loonbelasting 1964 art. 22a",
    label="arbeidskorting in de tabel",
    words="opbouw in drie stappen, daarna afbouw, niet onder nul, naar boven op hele euro's",
)  # fmt: skip
def arbeidskorting_tabel(tabelloon_jaar: float, aow_leeftijd_bereikt: bool, p: Arbeidskorting) -> float:
    """Labour tax credit as the table applies it."""
    return arbeidskorting_naar_leeftijd(tabelloon_jaar, aow_leeftijd_bereikt, p)


@rule(
    level="persoon", unit="EUR/jaar", period="month", rounding="up", law="Wet op de loonbelasting 1964 art. 22b",
    label="ouderenkorting in de tabel",
    words="vanaf de AOW-leeftijd: maximum − afbouwpercentage × (jaarloon − begin van de afbouw), niet onder nul",
)  # fmt: skip
def ouderenkorting_tabel(tabelloon_jaar: float, aow_leeftijd_bereikt: bool, p: Ouderenkorting) -> float:
    """Credit for pensioners as the table applies it."""
    return ouderenkorting_over(tabelloon_jaar, aow_leeftijd_bereikt, p)


@rule(
    level="persoon", unit="EUR/maand", period="month", rounding="cents_nearest",
    law="Wet op de loonbelasting 1964 art. 20 t/m 22b", label="loonheffing per maand",
    words="(belasting en premies − kortingen, niet onder nul) / 12", target=True,
)  # fmt: skip
def loonheffing_maand(
    loonheffing_voor_kortingen: float,
    loonheffingskorting: bool,
    algemene_heffingskorting_tabel: float,
    ouderenkorting_tabel: float,
    arbeidskorting_tabel: float,
) -> float:
    """What the employer withholds in a month."""
    if not loonheffingskorting:
        return loonheffing_voor_kortingen / 12.0
    kortingen = algemene_heffingskorting_tabel + ouderenkorting_tabel + arbeidskorting_tabel
    return max(0.0, loonheffing_voor_kortingen - kortingen) / 12.0


@rule(
    level="persoon", unit="EUR/maand", period="month", rounding="cents_nearest",
    law="Wet op de loonbelasting 1964 art. 22a", label="verrekende arbeidskorting per maand",
    words="de arbeidskorting, ten hoogste wat na de andere kortingen aan heffing over is, / 12", target=True,
)  # fmt: skip
def verrekende_arbeidskorting_maand(
    loonheffing_voor_kortingen: float,
    loonheffingskorting: bool,
    algemene_heffingskorting_tabel: float,
    ouderenkorting_tabel: float,
    arbeidskorting_tabel: float,
) -> float:
    """The labour tax credit that the table has really set off: it stands on the payslip."""
    if not loonheffingskorting:
        return 0.0
    over = loonheffing_voor_kortingen - algemene_heffingskorting_tabel - ouderenkorting_tabel
    return min(arbeidskorting_tabel, max(0.0, over)) / 12.0


def jaarloon_voor_tabel(maandloon: float, p: Tabel) -> float:
    """The month's pay down to a step of the table, times twelve."""
    return 12.0 * p.tabelinterval_maand * down(maandloon / p.tabelinterval_maand)


def heffing_over(jaarloon: float, aow_leeftijd: bool, geboortejaar: int, p: Tarief) -> float:
    """Art. 20a and 20b before credits: per bracket down to whole euros."""
    grens_1 = p.schijfgrens_1
    tarief_1 = p.tarief_1
    if aow_leeftijd:
        tarief_1 = p.tarief_1_aow
        if geboortejaar < 1946:
            grens_1 = p.schijfgrens_1_geboren_voor_1946
    if jaarloon <= grens_1:
        return down(tarief_1 * jaarloon)
    schijf_1 = down(tarief_1 * grens_1)
    if jaarloon <= p.schijfgrens_2:
        return schijf_1 + down(p.tarief_2 * (jaarloon - grens_1))
    schijven_1_2 = down(schijf_1 + p.tarief_2 * (p.schijfgrens_2 - grens_1))
    return schijven_1_2 + down(p.tarief_3 * (jaarloon - p.schijfgrens_2))


def algemene_heffingskorting_over(
    jaarloon: float, aow_leeftijd: bool, p: AlgemeneHeffingskorting, tabel: Tabel
) -> float:
    """Art. 22, before it goes up to whole euros."""
    if jaarloon >= p.algemene_heffingskorting_nihil_vanaf:
        return 0.0
    boven = max(0.0, jaarloon - p.algemene_heffingskorting_afbouw_vanaf)
    if aow_leeftijd:
        korting = p.algemene_heffingskorting_maximum_aow - tabel.algemene_heffingskorting_afbouwpercentage_aow * boven
    else:
        korting = p.algemene_heffingskorting_maximum - p.algemene_heffingskorting_afbouwpercentage * boven
    return max(0.0, korting)


def arbeidskorting_naar_leeftijd(jaarloon: float, aow_leeftijd: bool, p: Arbeidskorting) -> float:
    """Art. 22a, before it goes up to whole euros."""
    if jaarloon >= p.arbeidskorting_nihil_vanaf:
        return 0.0
    if aow_leeftijd:
        return arbeidskorting_over(
            jaarloon, p.arbeidskorting_grens_1, p.arbeidskorting_grens_2, p.arbeidskorting_grens_3,
            p.arbeidskorting_percentage_1_aow, p.arbeidskorting_percentage_2_aow, p.arbeidskorting_percentage_3_aow,
            p.arbeidskorting_bedrag_1_aow, p.arbeidskorting_bedrag_2_aow, p.arbeidskorting_bedrag_3_aow,
            p.arbeidskorting_afbouwpercentage_aow,
        )  # fmt: skip
    return arbeidskorting_over(
        jaarloon, p.arbeidskorting_grens_1, p.arbeidskorting_grens_2, p.arbeidskorting_grens_3,
        p.arbeidskorting_percentage_1, p.arbeidskorting_percentage_2, p.arbeidskorting_percentage_3,
        p.arbeidskorting_bedrag_1, p.arbeidskorting_bedrag_2, p.arbeidskorting_bedrag_3,
        p.arbeidskorting_afbouwpercentage,
    )  # fmt: skip


def ouderenkorting_over(jaarloon: float, aow_leeftijd: bool, p: Ouderenkorting) -> float:
    """Art. 22b, before it goes up to whole euros."""
    if not aow_leeftijd:
        return 0.0
    boven = max(0.0, jaarloon - p.ouderenkorting_afbouw_vanaf)
    return max(0.0, p.ouderenkorting_maximum - p.ouderenkorting_afbouwpercentage * boven)


def arbeidskorting_over(
    inkomen: float, grens_1: float, grens_2: float, grens_3: float, deel_1: float, deel_2: float, deel_3: float,
    bedrag_1: float, bedrag_2: float, bedrag_3: float, afbouw: float,
) -> float:  # fmt: skip
    """The schedule of art. 8.11 Wet IB: each leg starts at the whole-euro amount that the one before ended with."""
    if inkomen <= grens_1:
        return deel_1 * inkomen
    if inkomen <= grens_2:
        return bedrag_1 + deel_2 * (inkomen - grens_1)
    if inkomen <= grens_3:
        return bedrag_2 + deel_3 * (inkomen - grens_2)
    return max(0.0, bedrag_3 - afbouw * (inkomen - grens_3))
