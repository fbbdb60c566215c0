"""Participatiewet art. 37: the net minimum wage, on which all norms rest (the "netto-nettokoppeling").

The reference month of the minimum wage with holiday allowance, less the wage tax of the white monthly table, with no
other credit than a number of times the algemene heffingskorting. That number goes down from 2 to 1 in half-yearly
steps: a partner's credit that can't be transferred any more is taken out of the bijstand too. It stands still at 1.575
from July 2023 to the end of 2027 and reaches 1 on 1 January 2039.

How it rounds is nowhere told. Here: the gross wage up to cents, the credit up to whole euros, the month's tax to the
nearest cent. That gives the couple's norm to the cent on nine of the ten dates from 2022 to July 2026; that of
1 January 2023 was set a euro a year higher (`correctie_gehuwdennorm`). In July the table of January still holds.
"""

from pathlib import Path

from prinsjesdag.engine import Parameters, rule
from prinsjesdag.engine.arithmetic import cents_nearest, cents_up, down, up
from prinsjesdag.law.inkomstenbelasting.rules import AlgemeneHeffingskorting, Arbeidskorting, Tarief
from prinsjesdag.law.loonheffing.rules import Tabel, arbeidskorting_over
from prinsjesdag.law.minimumloon.rules import Minimumjeugdloon, Minimumloon, Vakantiebijslag


class NettoNetto(Parameters, file=str(Path(__file__).with_name("normen.yaml"))):
    """Art. 37 lid 2."""

    factor_heffingskorting: float  # times the algemene heffingskorting


@rule(
    level="huishouden", unit="EUR/maand", period="month", law="Participatiewet art. 37 lid 1",
    label="minimumloon met vakantiebijslag",
    words="minimumloon per maand (vanaf 2024 het referentiemaandloon) × 1,08, naar boven op hele centen",
)  # fmt: skip
def bruto_referentieminimumloon_maand(loon: Minimumloon, bijslag: Vakantiebijslag) -> float:
    """The gross wage that the norms start from."""
    return cents_up((1.0 + bijslag.vakantiebijslag_percentage) * loon.minimumloon_maand)


@rule(
    level="huishouden", unit="EUR/maand", period="month", law="Participatiewet art. 37 lid 1 en 2",
    label="netto minimumloon",
    words="bruto − loonheffing volgens de witte maandtabel, met alleen een aantal maal de algemene heffingskorting",
)  # fmt: skip
def netto_referentieminimumloon_maand(
    bruto_referentieminimumloon_maand: float,
    tarief: Tarief,
    korting: AlgemeneHeffingskorting,
    tabel: Tabel,
    p: NettoNetto,
) -> float:
    """What is left of it, as if a breadwinner had the credit `factor_heffingskorting` times."""
    jaarloon = tabelloon(bruto_referentieminimumloon_maand, tabel.tabelinterval_maand)
    heffing = voor_kortingen(jaarloon, tarief.schijfgrens_1, tarief.tarief_1, tarief.tarief_2)
    eenmaal = heffingskorting(
        jaarloon, korting.algemene_heffingskorting_maximum, korting.algemene_heffingskorting_afbouw_vanaf,
        korting.algemene_heffingskorting_afbouwpercentage,
    )  # fmt: skip
    return bruto_referentieminimumloon_maand - per_maand(heffing - up(p.factor_heffingskorting * eenmaal))


@rule(
    level="huishouden", unit="EUR/maand", period="month", law="Participatiewet art. 37 lid 3",
    label="netto minimumjeugdloon op 18 jaar",
    words="minimumjeugdloon op 18 jaar met vakantiebijslag − loonheffing volgens de witte maandtabel",
)  # fmt: skip
def netto_minimumjeugdloon_maand(
    bruto_referentieminimumloon_maand: float,
    jeugd: Minimumjeugdloon,
    tarief: Tarief,
    korting: AlgemeneHeffingskorting,
    arbeid: Arbeidskorting,
    tabel: Tabel,
) -> float:
    """The same at 18, taxed as any wage is: each credit once, the arbeidskorting too. The law uses it from 2026."""
    bruto = jeugd.minimumjeugdloon_percentage_18 * bruto_referentieminimumloon_maand
    jaarloon = tabelloon(bruto, tabel.tabelinterval_maand)
    heffing = voor_kortingen(jaarloon, tarief.schijfgrens_1, tarief.tarief_1, tarief.tarief_2)
    algemeen = heffingskorting(
        jaarloon, korting.algemene_heffingskorting_maximum, korting.algemene_heffingskorting_afbouw_vanaf,
        korting.algemene_heffingskorting_afbouwpercentage,
    )  # fmt: skip
    werken = arbeidskorting_over(
        jaarloon, arbeid.arbeidskorting_grens_1, arbeid.arbeidskorting_grens_2, arbeid.arbeidskorting_grens_3,
        arbeid.arbeidskorting_percentage_1, arbeid.arbeidskorting_percentage_2, arbeid.arbeidskorting_percentage_3,
        arbeid.arbeidskorting_bedrag_1, arbeid.arbeidskorting_bedrag_2, arbeid.arbeidskorting_bedrag_3,
        arbeid.arbeidskorting_afbouwpercentage,
    )  # fmt: skip
    return bruto - per_maand(heffing - algemeen - up(werken))


def tabelloon(maandloon: float, interval: float) -> float:
    """The year's pay that the monthly table starts from."""
    return 12.0 * interval * down(maandloon / interval)


def voor_kortingen(jaarloon: float, grens_1: float, tarief_1: float, tarief_2: float) -> float:
    """Tax and premies of the table before credits, by bracket in whole euros; no minimum wage reaches the third."""
    return down(tarief_1 * min(jaarloon, grens_1)) + down(tarief_2 * max(0.0, jaarloon - grens_1))


def heffingskorting(jaarloon: float, maximum: float, afbouw_vanaf: float, afbouw: float) -> float:
    """The algemene heffingskorting of the table, in whole euros."""
    return up(max(0.0, maximum - afbouw * max(0.0, jaarloon - afbouw_vanaf)))


def per_maand(heffing: float) -> float:
    """A year's tax as the table shows it for a month."""
    return cents_nearest(max(0.0, heffing) / 12.0)
