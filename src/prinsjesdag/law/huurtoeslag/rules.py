"""Wet op de huurtoeslag (BWBR0008659): the right and the amount.

Who counts, and with what income and wealth: bewoners.py. What the tenant pays alone: basishuur.py. Three laws in a
row. Until 2024 the basishuur rises with income for four types of household. In 2025 two types are left and everybody
is compensated above the aftoppingsgrens. From 2026 the basishuur is fixed, the huurtoeslag itself falls with income, a
high rent is capped instead of excluded, service costs no longer count and the low limit is for under 21.

The amount is one of the home, by the month, on the income of the year. The grant is the sum of the months in whole
euros (Awir art. 14 lid 4); Dienst Toeslagen pays the unrounded month, rounded down (leaflet tg083, step 7).
"""

from prinsjesdag.engine import Parameters, rule
from prinsjesdag.law.algemeen.woorden import SoortWoning
from prinsjesdag.law.awir.rules import Toekenning, toekenning
from prinsjesdag.law.huurtoeslag.basishuur import naar_aantal


class Servicekosten(Parameters):
    """Art. 5 lid 3, until 2026."""

    maximum_servicekosten: float  # EUR/maand for the four kinds together


class Huurgrenzen(Parameters):
    """Art. 13, 20 and 21: limits in EUR/maand, and the part of the rent between them that is compensated."""

    maximale_huurgrens: float
    maximale_huurgrens_jongeren: float
    kwaliteitskortingsgrens: float
    aftoppingsgrens_een_of_twee_personen: float
    aftoppingsgrens_drie_of_meer_personen: float
    vergoeding_tot_kwaliteitskortingsgrens: float
    vergoeding_tot_aftoppingsgrens: float
    vergoeding_boven_aftoppingsgrens: float
    vergoeding_boven_aftoppingsgrens_voor_iedereen: bool


class Afbouw(Parameters):
    """Art. 21 lid 2, from 2026: share of the year's income above the ijkpunt."""

    afbouwpercentage_eenpersoons: float
    afbouwpercentage_meerpersoons: float


@rule(
    variable="rekenhuur", valid_until="2025-12-31", level="huishouden", unit="EUR/maand", period="month",
    law="Wet op de huurtoeslag art. 5", label="rekenhuur",
    words="kale huur plus servicekosten, die tot het maximum van de vier soorten samen meetellen",
)  # fmt: skip
def rekenhuur_tot_2026(woning_kale_huur: float, woning_servicekosten: float, p: Servicekosten) -> float:
    """The rent that counts.

    The law caps each of four kinds of service costs; only their total is a fact, so the cap is that of the four.
    """
    return woning_kale_huur + min(woning_servicekosten, p.maximum_servicekosten)


@rule(
    valid_from="2026-01-01", level="huishouden", unit="EUR/maand", period="month",
    law="Wet op de huurtoeslag art. 5", label="rekenhuur", words="de kale huur; servicekosten tellen niet meer mee",
)  # fmt: skip
def rekenhuur(woning_kale_huur: float) -> float:
    """The rent that counts."""
    return woning_kale_huur


@rule(
    level="huishouden", unit="EUR/maand", period="month", law="Wet op de huurtoeslag art. 13 lid 1",
    label="huurgrens voor dit huishouden",
    words="de maximale huurgrens; de lage grens als iedereen jong is en er geen kind woont",
)  # fmt: skip
def huurgrens(huurgrens_jongeren_weg: bool, p: Huurgrenzen) -> float:
    """Until 2026 a higher rent excludes; from 2026 the part above it isn't compensated."""
    if huurgrens_jongeren_weg:
        return p.maximale_huurgrens
    return p.maximale_huurgrens_jongeren


@rule(
    variable="recht_op_huurtoeslag", valid_until="2025-12-31", level="huishouden", period="month", over_year="any",
    law="Wet op de huurtoeslag art. 7, 8 en 13", label="recht op huurtoeslag",
    words="huurwoning, huurder van 18 of ouder, vermogen van niemand te hoog, rekenhuur niet boven de huurgrens",
)  # fmt: skip
def recht_op_huurtoeslag_tot_2026(
    woning_soort: SoortWoning,
    heeft_meerderjarige_huurder: bool,
    vermogen_bewoners_te_hoog: bool,
    rekenhuur: float,
    huurgrens: float,
) -> bool:
    """Whether there is a right at all; a rent above the limit takes it away."""
    if woning_soort == SoortWoning.KOOP or not heeft_meerderjarige_huurder or vermogen_bewoners_te_hoog:
        return False
    return rekenhuur <= huurgrens


@rule(
    valid_from="2026-01-01", level="huishouden", period="month", over_year="any",
    law="Wet op de huurtoeslag art. 7 en 8", label="recht op huurtoeslag",
    words="huurwoning, huurder van 18 of ouder, vermogen van niemand te hoog",
)  # fmt: skip
def recht_op_huurtoeslag(
    woning_soort: SoortWoning, heeft_meerderjarige_huurder: bool, vermogen_bewoners_te_hoog: bool
) -> bool:
    """Whether there is a right at all; the height of the rent doesn't matter any more."""
    return woning_soort != SoortWoning.KOOP and heeft_meerderjarige_huurder and not vermogen_bewoners_te_hoog


@rule(
    level="huishouden", unit="EUR/maand", period="month", law="Wet op de huurtoeslag art. 20 lid 2",
    label="aftoppingsgrens", words="voor één of twee bewoners, of de hogere voor drie of meer",
)  # fmt: skip
def aftoppingsgrens(aantal_bewoners_huurtoeslag: int, p: Huurgrenzen) -> float:
    """Above this rent less, or nothing, is compensated."""
    if aantal_bewoners_huurtoeslag <= 2:
        return p.aftoppingsgrens_een_of_twee_personen
    return p.aftoppingsgrens_drie_of_meer_personen


@rule(
    level="huishouden", unit="EUR/maand", period="month", law="Wet op de huurtoeslag art. 21 lid 1 onder a",
    label="vergoeding tot de kwaliteitskortingsgrens",
    words="de huur boven de basishuur tot aan de kwaliteitskortingsgrens, helemaal",
)  # fmt: skip
def huurtoeslag_deel_a(rekenhuur: float, basishuur: float, p: Huurgrenzen) -> float:
    """Part A: the rent between basishuur and kwaliteitskortingsgrens."""
    return vergoed_deel_a(rekenhuur, basishuur, p)


@rule(
    level="huishouden", unit="EUR/maand", period="month", law="Wet op de huurtoeslag art. 21 lid 1 onder b en lid 2",
    label="vergoeding tot de aftoppingsgrens",
    words="65% van de huur boven de kwaliteitskortingsgrens (of de hogere basishuur) tot aan de aftoppingsgrens",
)  # fmt: skip
def huurtoeslag_deel_b(
    rekenhuur: float, huurgrens: float, basishuur: float, aftoppingsgrens: float, p: Huurgrenzen
) -> float:
    """Part B: the rent from kwaliteitskortingsgrens, or a higher basishuur (lid 2), to aftoppingsgrens."""
    return vergoed_deel_b(rekenhuur, huurgrens, basishuur, aftoppingsgrens, p)


@rule(
    level="huishouden", unit="EUR/maand", period="month", law="Wet op de huurtoeslag art. 21 lid 1 onder c en d",
    label="vergoeding boven de aftoppingsgrens",
    words="40% van de huur daarboven tot de huurgrens; tot 2025 alleen voor wie alleen woont of met AOW-leeftijd",
)  # fmt: skip
def huurtoeslag_deel_c(
    rekenhuur: float,
    huurgrens: float,
    basishuur: float,
    aftoppingsgrens: float,
    aantal_bewoners_huurtoeslag: int,
    bewoner_met_aow_leeftijd: bool,
    p: Huurgrenzen,
) -> float:
    """Part C: the rent above the aftoppingsgrens. A home adapted for a handicap has it too; that is not a fact here."""
    voor_dit_huishouden = aantal_bewoners_huurtoeslag == 1 or bewoner_met_aow_leeftijd
    return vergoed_deel_c(rekenhuur, huurgrens, basishuur, aftoppingsgrens, voor_dit_huishouden, p)


@rule(
    valid_from="2026-01-01", level="huishouden", unit="EUR/maand", period="month",
    law="Wet op de huurtoeslag art. 21 lid 2", label="verlaging van de huurtoeslag om het inkomen",
    words="afbouwpercentage × het rekeninkomen boven het ijkpunt / 12",
)  # fmt: skip
def verlaging_huurtoeslag(
    aantal_bewoners_huurtoeslag: int, rekeninkomen: float, minimum_inkomensijkpunt: float, p: Afbouw
) -> float:
    """From 2026: what goes off for the income above the ijkpunt."""
    percentage = naar_aantal(
        aantal_bewoners_huurtoeslag, p.afbouwpercentage_eenpersoons, p.afbouwpercentage_meerpersoons
    )
    return max(0.0, rekeninkomen - minimum_inkomensijkpunt) * percentage / 12.0


@rule(
    variable="huurtoeslag_berekend_maand", valid_until="2025-12-31", level="huishouden", unit="EUR/maand",
    period="month", law="Wet op de huurtoeslag art. 21 lid 1", label="huurtoeslag voor afronding",
    words="de drie delen samen, als er recht is",
)  # fmt: skip
def huurtoeslag_berekend_maand_tot_2026(
    recht_op_huurtoeslag: bool, huurtoeslag_deel_a: float, huurtoeslag_deel_b: float, huurtoeslag_deel_c: float
) -> float:
    """The month's huurtoeslag of the home."""
    if not recht_op_huurtoeslag:
        return 0.0
    return huurtoeslag_deel_a + huurtoeslag_deel_b + huurtoeslag_deel_c


@rule(
    valid_from="2026-01-01", level="huishouden", unit="EUR/maand", period="month",
    law="Wet op de huurtoeslag art. 21 lid 1 en 2", label="huurtoeslag voor afronding",
    words="de drie delen samen min de verlaging om het inkomen, niet onder nul, als er recht is",
)  # fmt: skip
def huurtoeslag_berekend_maand(
    recht_op_huurtoeslag: bool,
    huurtoeslag_deel_a: float,
    huurtoeslag_deel_b: float,
    huurtoeslag_deel_c: float,
    verlaging_huurtoeslag: float,
) -> float:
    """The month's huurtoeslag of the home."""
    if not recht_op_huurtoeslag:
        return 0.0
    return max(0.0, huurtoeslag_deel_a + huurtoeslag_deel_b + huurtoeslag_deel_c - verlaging_huurtoeslag)


@rule(
    level="gezin", unit="EUR/jaar", period="month", law="Wet op de huurtoeslag art. 1 onder i", target=True,
    label="rekeninkomen voor de huurtoeslag",
    words="toetsingsinkomens van huurder, partner en medebewoners; staat bij het gezin van de huurder",
)  # fmt: skip
def rekeninkomen_huurtoeslag(gezin_van_huurder: bool, rekeninkomen: float) -> float:
    """The income that the huurtoeslag looks at, of the whole home."""
    if not gezin_van_huurder:
        return 0.0
    return rekeninkomen


@rule(
    level="gezin", unit="EUR/jaar", law="Awir art. 14 lid 4 en 5", label="huurtoeslag", target=True,
    words="de maanden van het jaar samen, op hele euro's; minder dan het minimumbedrag wordt niet toegekend",
)  # fmt: skip
def huurtoeslag(gezin_van_huurder: bool, huurtoeslag_berekend: float, p: Toekenning) -> float:
    """The grant for the year, to the tenant."""
    if not gezin_van_huurder:
        return 0.0
    return toekenning(huurtoeslag_berekend, p.minimumbedrag)


@rule(
    level="gezin", unit="EUR/maand", rounding="down", target=True, label="huurtoeslag per maand",
    law="uitvoering Dienst Toeslagen (de wet noemt geen maandbedrag)",
    words="een twaalfde van het jaar voor afronding, naar beneden op hele euro's; niets als er niets is toegekend",
)  # fmt: skip
def huurtoeslag_maand(huurtoeslag: float, huurtoeslag_berekend: float) -> float:
    """What Dienst Toeslagen pays each month."""
    if huurtoeslag == 0.0:
        return 0.0
    return huurtoeslag_berekend / 12.0


def vergoed_deel_a(rekenhuur: float, basishuur: float, p: Huurgrenzen) -> float:
    """Art. 21 lid 1 onder a."""
    return p.vergoeding_tot_kwaliteitskortingsgrens * max(0.0, min(rekenhuur, p.kwaliteitskortingsgrens) - basishuur)


def vergoed_deel_b(
    rekenhuur: float, huurgrens: float, basishuur: float, aftoppingsgrens: float, p: Huurgrenzen
) -> float:
    """Art. 21 lid 1 onder b and lid 2."""
    deel = min(min(rekenhuur, huurgrens), aftoppingsgrens) - max(p.kwaliteitskortingsgrens, basishuur)
    return p.vergoeding_tot_aftoppingsgrens * max(0.0, deel)


def vergoed_deel_c(
    rekenhuur: float, huurgrens: float, basishuur: float, aftoppingsgrens: float, geldt: bool, p: Huurgrenzen
) -> float:
    """Art. 21 lid 1 onder c and d: until 2025 only for some households (`geldt`)."""
    if not (p.vergoeding_boven_aftoppingsgrens_voor_iedereen or geldt):
        return 0.0
    return p.vergoeding_boven_aftoppingsgrens * max(0.0, min(rekenhuur, huurgrens) - max(aftoppingsgrens, basishuur))
