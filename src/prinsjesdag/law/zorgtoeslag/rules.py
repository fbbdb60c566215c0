"""Wet op de zorgtoeslag (BWBR0018451), with the rounding and payment of the Awir.

The right is judged by the month, on the income of the whole year (art. 2 lid 5); the grant is the sum of the months,
rounded to whole euros a year (Awir art. 14 lid 4); Dienst Toeslagen pays a twelfth of it, rounded down.
"""

from prinsjesdag.engine import Parameters, aggregate, rule
from prinsjesdag.law.awir.rules import Toekenning, toekenning
from prinsjesdag.law.minimumloon.rules import Minimumloon


class Zorgtoeslag(Parameters):
    """Amounts and percentages of the law and of its yearly Regeling and Besluit."""

    standaardpremie: float  # EUR/jaar for one insured person, art. 4
    factor_drempelinkomen: float  # art. 1 lid 1 onder f
    drempelpercentage_zonder_partner: float  # share of the drempelinkomen, art. 2 lid 3
    drempelpercentage_met_partner: float  # the same for two
    afbouwpercentage: float  # share of the income above it
    deel_partner_niet_verzekerd: float  # art. 2 lid 4
    vermogensgrens_zonder_partner: float  # EUR on 1 January, art. 3 (art. 2a until 5 November 2024)
    vermogensgrens_met_partner: float  # EUR on 1 January, for two


@rule(
    level="persoon", unit="EUR/jaar", on="01-01", law="Wet op de zorgtoeslag art. 1 lid 1 onder f",
    label="drempelinkomen volgens de wet", words="108% van 12 × het minimumloon per maand van januari",
)  # fmt: skip
def drempelinkomen_wet(p: Zorgtoeslag, minimumloon: Minimumloon) -> float:
    """The threshold income as the law has it: not rounded."""
    return p.factor_drempelinkomen * 12.0 * minimumloon.minimumloon_maand


@rule(
    variable="drempelinkomen", valid_until="2024-12-31", level="persoon", unit="EUR/jaar", rounding="nearest",
    law="Wet op de zorgtoeslag art. 1 lid 1 onder f", label="drempelinkomen zoals Dienst Toeslagen rekent",
    words="de wet rondt niet af; de Dienst rekende tot en met 2024 met de dichtstbijzijnde hele euro",
)  # fmt: skip
def drempelinkomen_tot_2025(drempelinkomen_wet: float) -> float:
    """The threshold income in the Dienst's tables of 2022 to 2024: 22,356, 25,070 and 26,819."""
    return drempelinkomen_wet


@rule(
    valid_from="2025-01-01", level="persoon", unit="EUR/jaar", rounding="up",
    law="Wet op de zorgtoeslag art. 1 lid 1 onder f", label="drempelinkomen zoals Dienst Toeslagen rekent",
    words="de wet rondt niet af; de Dienst rekent vanaf 2025 met de hele euro erboven",
)  # fmt: skip
def drempelinkomen(drempelinkomen_wet: float) -> float:
    """The threshold income in the Dienst's tables of 2025 and 2026: 28,406 and 29,736."""
    return drempelinkomen_wet


@rule(
    level="persoon", period="month", over_year="last", law="Wet op de zorgtoeslag art. 1 lid 1 onder c",
    label="verzekerde voor de zorgtoeslag",
    words="zorgverzekerd (of verdragsgerechtigd), vanaf de maand na de 18e verjaardag",
)  # fmt: skip
def is_verzekerde(zorgverzekerd: bool, verdragsgerechtigd: bool, leeftijd_einde_maand_ervoor: int) -> bool:
    """Whether somebody pays a health premium and so counts for zorgtoeslag."""
    return (zorgverzekerd or verdragsgerechtigd) and leeftijd_einde_maand_ervoor >= 18


@rule(
    level="persoon", period="month", over_year="last",
    law="Wet op de zorgtoeslag art. 3 (tot 6 november 2024 art. 2a)", label="vermogen niet te hoog",
    words="vermogen op 1 januari vergeleken met de grens voor één of voor twee",
)  # fmt: skip
def vermogen_onder_grens_zorgtoeslag(
    rendementsgrondslag_met_toeslagpartner: float, heeft_toeslagpartner: bool, p: Zorgtoeslag
) -> bool:
    """The wealth test: above the limit there is no right at all."""
    if heeft_toeslagpartner:
        return rendementsgrondslag_met_toeslagpartner <= p.vermogensgrens_met_partner
    return rendementsgrondslag_met_toeslagpartner <= p.vermogensgrens_zonder_partner


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="Wet op de zorgtoeslag art. 2 lid 2 en 3", label="normpremie",
    words="drempelpercentage × drempelinkomen + afbouwpercentage × het inkomen daarboven",
)  # fmt: skip
def normpremie(
    drempelinkomen: float, toetsingsinkomen_met_toeslagpartner: float, heeft_toeslagpartner: bool, p: Zorgtoeslag
) -> float:
    """What the person, or the couple, is expected to pay for health insurance itself."""
    percentage = p.drempelpercentage_zonder_partner
    if heeft_toeslagpartner:
        percentage = p.drempelpercentage_met_partner
    boven = max(0.0, toetsingsinkomen_met_toeslagpartner - drempelinkomen)
    return percentage * drempelinkomen + p.afbouwpercentage * boven


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="Wet op de zorgtoeslag art. 4 en 4a",
    label="standaardpremie", words="de standaardpremie; voor een verdragsgerechtigde × de woonlandfactor",
)  # fmt: skip
def standaardpremie_persoon(verdragsgerechtigd: bool, woonlandfactor: float, p: Zorgtoeslag) -> float:
    """The premium that counts for one person."""
    if verdragsgerechtigd:
        return woonlandfactor * p.standaardpremie
    return p.standaardpremie


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="Wet op de zorgtoeslag art. 2 lid 1 en 4",
    label="zorgtoeslag voor afronding",
    words="standaardpremie (van allebei) − normpremie, niet onder nul; de helft als de partner niet verzekerd is",
)  # fmt: skip
def zorgtoeslag_voor_afronding(
    is_verzekerde: bool,
    partner_is_verzekerde: bool,
    heeft_toeslagpartner: bool,
    eerste_van_paar: bool,
    vermogen_onder_grens_zorgtoeslag: bool,
    standaardpremie_persoon: float,
    partner_standaardpremie_persoon: float,
    normpremie: float,
    p: Zorgtoeslag,
) -> float:
    """The allowance at a year's rate. What two partners have together is counted with the one named first."""
    if not heeft_toeslagpartner:
        if not is_verzekerde or not vermogen_onder_grens_zorgtoeslag:
            return 0.0
        return max(0.0, standaardpremie_persoon - normpremie)
    if not eerste_van_paar or not (is_verzekerde or partner_is_verzekerde) or not vermogen_onder_grens_zorgtoeslag:
        return 0.0
    if is_verzekerde and partner_is_verzekerde:
        return max(0.0, standaardpremie_persoon + partner_standaardpremie_persoon - normpremie)
    premie = standaardpremie_persoon
    if not is_verzekerde:
        premie = partner_standaardpremie_persoon
    return p.deel_partner_niet_verzekerd * max(0.0, 2.0 * premie - normpremie)


@rule(
    level="persoon", unit="EUR/jaar", law="Awir art. 14 lid 4 en 5", label="zorgtoeslag, toegekend",
    words="op hele euro's per jaar; minder dan het minimumbedrag wordt niet toegekend",
)  # fmt: skip
def zorgtoeslag_toegekend(zorgtoeslag_voor_afronding: float, p: Toekenning) -> float:
    """The grant for the year."""
    return toekenning(zorgtoeslag_voor_afronding, p.minimumbedrag)


@rule(
    level="persoon", unit="EUR/maand", rounding="down", law="uitvoering Dienst Toeslagen (geen wetsartikel)",
    label="zorgtoeslag, uitbetaald per maand", words="de toekenning / 12, naar beneden op hele euro's",
)  # fmt: skip
def zorgtoeslag_uitbetaald_maand(zorgtoeslag_toegekend: float) -> float:
    """What Dienst Toeslagen pays each month."""
    return zorgtoeslag_toegekend / 12.0


zorgtoeslag = aggregate(
    "sum", "zorgtoeslag_toegekend", level="gezin", label="zorgtoeslag", law="Wet op de zorgtoeslag", target=True
)
zorgtoeslag_maand = aggregate(
    "sum",
    "zorgtoeslag_uitbetaald_maand",
    level="gezin",
    label="zorgtoeslag per maand",
    law="Wet op de zorgtoeslag",
    target=True,
)
