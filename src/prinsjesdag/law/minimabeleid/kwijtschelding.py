"""Remission of taxes: Uitvoeringsregeling Invorderingswet 1990 (BWBR0004766) art. 11 to 16.

The betalingscapaciteit is what is left in twelve months of net income, less housing and health cost above what the norm
is meant for, after the kosten van bestaan: 90% of the norm, up to 100% where the municipality (or the waterschap) says
so. 80% of it goes to the tax first. Wealth (art. 12) isn't modelled; nor are students (Leidraad 26.2.12), payments on
tax debts, and the raise for pensioners in art. 16 lid 2, which the amounts of 2026 don't show.
"""

from prinsjesdag.engine import Parameters, aggregate, rule
from prinsjesdag.engine.arithmetic import up
from prinsjesdag.law.algemeen.woorden import SoortWoning
from prinsjesdag.law.huurtoeslag.basishuur import Normhuur
from prinsjesdag.law.huurtoeslag.rules import Huurgrenzen


class Kwijtschelding(Parameters):
    """National, but for the share of the norm and childcare, which a municipality may set."""

    kwijt_ingevuld: bool
    kwijt_deel_norm: float
    kwijt_deel_betalen: float
    kwijt_kinderopvang: bool
    kwijt_normpremie: tuple[float, ...]  # EUR/maand, one person and a couple


LAW = "Uitvoeringsregeling Invorderingswet 1990"

gezin_in_inrichting = aggregate(
    "any", "verblijft_in_inrichting", level="gezin", label="iemand van het gezin verblijft in een inrichting"
)


@rule(
    level="gezin", unit="EUR/maand", period="month", law=f"{LAW} art. 16", target=True,
    label="kosten van bestaan voor kwijtschelding per maand",
    words="90% tot 100% van de bijstandsnorm, naar boven op hele euro's; in een inrichting twee derde",
)  # fmt: skip
def kosten_van_bestaan_kwijtschelding_maand(
    bijstandsnorm_maand: float, gezin_in_inrichting: bool, p: Kwijtschelding
) -> float:
    """Without the price of the institution, which isn't told."""
    if gezin_in_inrichting:
        return up(2.0 / 3.0 * bijstandsnorm_maand)
    return up(p.kwijt_deel_norm * bijstandsnorm_maand)


@rule(
    level="gezin", unit="EUR/maand", period="month", law=f"{LAW} art. 15 lid 1 onder b",
    label="woonlasten die meetellen voor kwijtschelding, per maand",
    words="huur − huurtoeslag (of hypotheekrente) tot de maximale huurgrens, boven de minimum-normhuur",
)  # fmt: skip
def woonlasten_kwijtschelding_maand(
    gezin_van_huurder: bool,
    woning_soort: SoortWoning,
    woning_hypotheekrente: float,
    rekenhuur: float,
    huurtoeslag: float,
    ontvangt_huurtoeslag_gezin: bool,
    huur: Normhuur,
    grens: Huurgrenzen,
) -> float:
    """Only of the gezin that rents or owns the home."""
    if not gezin_van_huurder:
        return 0.0
    lasten = woning_hypotheekrente / 12.0
    if woning_soort != SoortWoning.KOOP:
        lasten = rekenhuur
        if ontvangt_huurtoeslag_gezin:
            lasten = rekenhuur - huurtoeslag / 12.0
    return max(0.0, min(lasten, grens.maximale_huurgrens) - huur.normhuur_minimum)


@rule(
    level="gezin", unit="EUR/maand", period="month", law=f"{LAW} art. 15 lid 1 onder c",
    label="zorgpremie die meetelt voor kwijtschelding, per maand",
    words="zorgpremie − wat daarvan in de norm zit − zorgtoeslag",
)  # fmt: skip
def zorgpremie_kwijtschelding_maand(
    nominale_zorgpremie: float,
    zorgtoeslag: float,
    ontvangt_zorgtoeslag_gezin: bool,
    gezin_van_gehuwden: bool,
    p: Kwijtschelding,
) -> float:
    """Of the basic insurance at the average premium."""
    in_norm = p.kwijt_normpremie[0]
    if gezin_van_gehuwden:
        in_norm = p.kwijt_normpremie[1]
    premie = nominale_zorgpremie / 12.0
    if ontvangt_zorgtoeslag_gezin:
        premie -= zorgtoeslag / 12.0
    return max(0.0, premie - in_norm)


@rule(
    level="persoon", unit="EUR/jaar", law=f"{LAW} art. 15 lid 1 onder d", label="betaalde alimentatie",
    words="partner- en kinderalimentatie",
)  # fmt: skip
def betaalde_alimentatie(partneralimentatie_betaald: float, kinderalimentatie_betaald: float) -> float:
    """Comes off the income."""
    return partneralimentatie_betaald + kinderalimentatie_betaald


betaalde_alimentatie_gezin = aggregate("sum", "betaalde_alimentatie", level="gezin", label="betaalde alimentatie")


@rule(
    level="gezin", unit="EUR/maand", period="month", law=f"{LAW} art. 13",
    label="ruimte voor betaling van belasting per maand",
    words="netto inkomen − woonlasten, zorgpremie, alimentatie (en kinderopvang) − kosten van bestaan, niet onder nul",
)  # fmt: skip
def betalingsruimte_kwijtschelding_maand(
    inkomen_minimabeleid_maand: float,
    woonlasten_kwijtschelding_maand: float,
    zorgpremie_kwijtschelding_maand: float,
    betaalde_alimentatie_gezin: float,
    kosten_kinderopvang: float,
    kinderopvangtoeslag: float,
    kosten_van_bestaan_kwijtschelding_maand: float,
    p: Kwijtschelding,
) -> float:
    """What is left in a month."""
    uitgaven = woonlasten_kwijtschelding_maand + zorgpremie_kwijtschelding_maand + betaalde_alimentatie_gezin / 12.0
    if p.kwijt_kinderopvang:
        uitgaven += max(0.0, kosten_kinderopvang - kinderopvangtoeslag) / 12.0
    return max(0.0, inkomen_minimabeleid_maand - uitgaven - kosten_van_bestaan_kwijtschelding_maand)


@rule(
    level="gezin", unit="EUR/jaar", law=f"{LAW} art. 13", label="betalingscapaciteit voor kwijtschelding", target=True,
    words="wat in twaalf maanden overblijft na uitgaven en kosten van bestaan",
)  # fmt: skip
def betalingscapaciteit_kwijtschelding(betalingsruimte_kwijtschelding: float) -> float:
    """In twelve months."""
    return betalingsruimte_kwijtschelding


@rule(
    level="gezin", unit="EUR/jaar", law=f"{LAW} art. 11", target=True,
    label="zelf te betalen voor kwijtschelding", words="80% van de betalingscapaciteit",
)  # fmt: skip
def zelf_te_betalen_voor_kwijtschelding(betalingscapaciteit_kwijtschelding: float, p: Kwijtschelding) -> float:
    """What of the tax is to be paid before the rest is remitted, wealth left aside."""
    return p.kwijt_deel_betalen * betalingscapaciteit_kwijtschelding
