"""Wet minimumloon en minimumvakantiebijslag (BWBR0002638), and the gross pay that follows from hours or a month's pay.

Until 2024: the amount a month, for the part of the sector's full week that somebody works (the fact
`normale_arbeidsduur`, 36 hours unless told). From 2024: the amount an hour over the hours of the calendar year, divided
by twelve (art. 11 lid 1): a fifth of the weekly hours on each Monday to Friday, as in the examples of SZW's
Kennisdocument (262 days in 2024; 40 hours at 13.27 is 2,317.83 a month). That is 0 to 0.8% more than 52 weeks a year,
on which the reference month for benefits rests (art. 8 lid 1 onder b: 156 hours), and it moves with the calendar.

Under 21 a share by age, from the birthday on (here: from the month after). Somebody under 15 has no minimum wage.
Not modelled: pay at piece rates (art. 5a), reduced wages by exemption (art. 10), a holiday allowance agreed to be lower
above three times the minimum wage (art. 16).
"""

from prinsjesdag.engine import Parameters, rule
from prinsjesdag.engine.arithmetic import cents_nearest, divide, nearest
from prinsjesdag.law.algemeen.woorden import Opleiding


class Minimumloon(Parameters):
    """Statutory minimum wage from 21; from 2024 the reference month of art. 8 lid 1 onder b."""

    minimumloon_maand: float  # EUR/maand, gross, without holiday allowance


class Minimumuurloon(Parameters):
    """Statutory minimum wage an hour from 21, since 2024, art. 8 lid 1 onder a."""

    minimumloon_uur: float  # EUR/uur, gross, without holiday allowance


class Minimumjeugdloon(Parameters):
    """Shares of the minimum wage under 21, Besluit minimumjeugdloonregeling art. 2 and 3."""

    minimumjeugdloon_percentage_15: float
    minimumjeugdloon_percentage_16: float
    minimumjeugdloon_percentage_17: float
    minimumjeugdloon_percentage_18: float
    minimumjeugdloon_percentage_19: float
    minimumjeugdloon_percentage_20: float
    minimumjeugdloon_percentage_bbl_18: float
    minimumjeugdloon_percentage_bbl_19: float
    minimumjeugdloon_percentage_bbl_20: float


class Vakantiebijslag(Parameters):
    """Art. 15 lid 1."""

    vakantiebijslag_percentage: float  # share of the pay


@rule(
    level="persoon", unit="deel", period="month",
    law="Wet minimumloon en minimumvakantiebijslag art. 8 lid 3 en 4; Besluit minimumjeugdloonregeling art. 2 en 3",
    label="deel van het minimumloon naar leeftijd",
    words="vanaf 21 jaar alles; jonger een deel naar leeftijd, van 18 tot en met 20 jaar lager in een bbl-opleiding",
)  # fmt: skip
def minimumjeugdloon_deel(leeftijd: int, opleiding: Opleiding, p: Minimumjeugdloon) -> float:
    """The share of the minimum wage that somebody of this age has a right to."""
    if leeftijd >= 21:
        return 1.0
    if opleiding == Opleiding.BBL and leeftijd >= 18:
        if leeftijd == 20:
            return p.minimumjeugdloon_percentage_bbl_20
        if leeftijd == 19:
            return p.minimumjeugdloon_percentage_bbl_19
        return p.minimumjeugdloon_percentage_bbl_18
    if leeftijd == 20:
        return p.minimumjeugdloon_percentage_20
    if leeftijd == 19:
        return p.minimumjeugdloon_percentage_19
    if leeftijd == 18:
        return p.minimumjeugdloon_percentage_18
    if leeftijd == 17:
        return p.minimumjeugdloon_percentage_17
    if leeftijd == 16:
        return p.minimumjeugdloon_percentage_16
    if leeftijd == 15:
        return p.minimumjeugdloon_percentage_15
    return 0.0


@rule(
    variable="minimumloon_bruto_maand", valid_until="2023-12-31", level="persoon", unit="EUR/maand", period="month",
    rounding="cents_nearest", law="Wet minimumloon en minimumvakantiebijslag art. 8 lid 1 en art. 12 lid 2 (tot 2024)",
    label="loon per maand tegen het minimumloon",
    words="minimumloon per maand naar leeftijd, op een veelvoud van 0,05 × uren per week / uren van een volle werkweek",
)  # fmt: skip
def minimumloon_bruto_tot_2024_maand(
    minimumloon_uren: float, normale_arbeidsduur: float, minimumjeugdloon_deel: float, p: Minimumloon
) -> float:
    """A month's pay without holiday allowance, when the law set an amount a month."""
    if minimumloon_uren == 0.0:
        return 0.0
    vol = op_vijf_cent(minimumjeugdloon_deel * p.minimumloon_maand)
    return vol * divide(minimumloon_uren, normale_arbeidsduur, 0.0)


@rule(
    valid_from="2024-01-01", level="persoon", unit="EUR/maand", period="month", rounding="cents_nearest",
    law="Wet minimumloon en minimumvakantiebijslag art. 8 lid 1 onder a en art. 11 lid 1",
    label="loon per maand tegen het minimumloon",
    words="minimumloon per uur naar leeftijd, op hele centen × uren per week / 5 × werkdagen in het jaar / 12",
)  # fmt: skip
def minimumloon_bruto_maand(
    minimumloon_uren: float, minimumjeugdloon_deel: float, jaar: int, p: Minimumuurloon
) -> float:
    """A month's pay without holiday allowance: the hourly amount over the year's hours, divided by twelve."""
    if minimumloon_uren == 0.0:
        return 0.0
    uurloon = cents_nearest(minimumjeugdloon_deel * p.minimumloon_uur)
    return uurloon * minimumloon_uren * werkdagen(jaar) / 60.0


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="Wet minimumloon en minimumvakantiebijslag art. 15 lid 1",
    label="brutoloon met vakantiegeld",
    words="12 × (loon per maand tegen het minimumloon + maandloon), met vakantiebijslag als die er nog niet in zit",
)  # fmt: skip
def loon(
    minimumloon_bruto_maand: float, loon_maand: float, loon_maand_incl_vakantietoeslag: bool, p: Vakantiebijslag
) -> float:
    """Gross pay at a year's rate, for who doesn't tell it. Hours and a month's pay are two jobs: they add up."""
    met_bijslag = minimumloon_bruto_maand
    zonder_meer = 0.0
    if loon_maand_incl_vakantietoeslag:
        zonder_meer = loon_maand
    else:
        met_bijslag = met_bijslag + loon_maand
    return 12.0 * ((1.0 + p.vakantiebijslag_percentage) * met_bijslag + zonder_meer)


def op_vijf_cent(bedrag: float) -> float:
    """To a multiple of 0.05, half of it up (Besluit minimumjeugdloonregeling art. 2 lid 2, until 2024)."""
    return nearest(20.0 * bedrag) / 20.0


def werkdagen(jaar: int) -> int:
    """Mondays to Fridays in a year: five in each of 52 weeks, and those among the one or two days more."""
    ervoor = jaar - 1
    nieuwjaar = 365 * ervoor + ervoor // 4 - ervoor // 100 + ervoor // 400  # weekday modulo 7, Monday 0
    over = 1
    if jaar % 4 == 0 and (jaar % 100 != 0 or jaar % 400 == 0):
        over = 2
    dagen = 260
    for dag in range(over):
        if (nieuwjaar + dag) % 7 < 5:
            dagen += 1
    return dagen
