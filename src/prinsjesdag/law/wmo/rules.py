"""Wmo 2015 (BWBR0035362) art. 2.1.4 and 2.1.4a, Uitvoeringsbesluit (BWBR0035733) hoofdstuk 3: the contribution.

Three systems, one formula with dated values: income and wealth (2015-2018), a fixed amount (abonnementstarief, 2019
to today), and what was proposed since (bill 36713; scenarios in measures/wmo_scenarios.yaml). Always a fixed amount
plus a share of the income above a limit, at most a maximum and at most the cost price. Until 2020 the CAK counted in
periods of four weeks, thirteen a year; an amount a month here is a twelfth of the year.

Not modelled: protected housing and shelter (paragraaf 3 and 4: tell `bijdrage_beschermd_wonen_maand`), transport (the
municipality sets its own price, art. 3.8 lid 1), home adaptation for a child (art. 2.1.5), algemene voorzieningen, a
lower amount in the municipality's own verordening. A wheelchair is free (art. 3.8 lid 3 onder d): leave it out.
Support that is paid off (a device or an adaptation) ends at its cost price over the years: only the month's price is
a fact.
"""

from prinsjesdag.engine import Parameters, aggregate, rule


class Wmo(Parameters):
    """Rows of four: alone, alone from the AOW-leeftijd, a couple of whom one is younger, a couple from that age."""

    periodes_per_jaar: float
    vast_bedrag: tuple[float, ...]  # EUR per period
    inkomensgrens: tuple[float, ...]  # EUR/jaar
    percentage: float  # share of the income above the limit, over a year
    maximum: float  # EUR per period
    percentage_alleen_huishoudelijke_hulp: bool  # the income counts only for household help
    paar_onder_aow_betaalt: bool
    vermogensbijtelling: float  # share of the wealth that is added to income
    vermogensdrempel: float  # EUR a person; 0: the grondslag of box 3 counts
    heffingsvrij_vermogen_peiljaar: float  # EUR a person
    drempel_verlegging: float  # EUR, art. 3.9 lid 2
    ouderentoeslag_deel: float  # share of wealth, art. 3.9a: taken off the income of a pensioner, in 2018
    ouderentoeslag_maximum: float  # EUR/jaar
    ouderentoeslag_vermogensdeel: float  # share of wealth, taken off before the income is held against the limit
    ouderentoeslag_inkomensgrens: float  # EUR/jaar
    huishoudelijke_hulp_zelf_boven_grens: bool  # who has more than the limit pays household help in full
    prijs_huishoudelijke_hulp: float  # EUR/maand, where no cost price is told


BESLUIT = "Uitvoeringsbesluit Wmo 2015"


@rule(
    level="persoon", period="month", over_year="any", law=f"Wmo 2015 art. 2.1.4a; {BESLUIT} art. 3.1 en 3.8 lid 3",
    label="heeft Wmo-hulp waarvoor een bijdrage geldt",
    words="18 jaar of ouder, met hulp, begeleiding, dagbesteding, een hulpmiddel of woningaanpassing, zonder "
    "vrijstelling",
)  # fmt: skip
def betaalt_voor_wmo(
    leeftijd: int,
    wmo_voorziening_huishoudelijke_hulp: bool,
    wmo_voorziening_begeleiding: bool,
    wmo_voorziening_dagbesteding: bool,
    wmo_voorziening_hulpmiddel: bool,
    wmo_voorziening_woningaanpassing: bool,
) -> bool:
    """Whether somebody has support of paragraaf 2."""
    if leeftijd < 18:
        return False
    hulp = wmo_voorziening_huishoudelijke_hulp or wmo_voorziening_begeleiding or wmo_voorziening_dagbesteding
    return hulp or wmo_voorziening_hulpmiddel or wmo_voorziening_woningaanpassing


@rule(
    level="persoon", unit="EUR/jaar", law=f"{BESLUIT} art. 1.1, 3.2, 3.9 lid 1 en 3.9a",
    label="inkomen van het peiljaar met bijtelling van vermogen",
    words="verzamelinkomen van twee jaar geleden + een deel van het vermogen van toen; in 2018 minder voor wie "
    "AOW heeft met een laag inkomen en vermogen",
)  # fmt: skip
def wmo_inkomen_peiljaar(
    peiljaarinkomen_verzamelinkomen: float,
    peiljaarinkomen_grondslag_box3: float,
    peiljaarinkomen_rendementsgrondslag: float,
    aow_leeftijd_bij_begin_jaar: bool,
    p: Wmo,
) -> float:
    """One person's income that counts. The wealth test of the law since 2019 has a threshold of its own (art. 3.2).

    For art. 3.9a who reaches the AOW-leeftijd in January (art. 3.4) counts as if a year later.
    """
    inkomen = peiljaarinkomen_verzamelinkomen
    laag = inkomen - p.ouderentoeslag_vermogensdeel * peiljaarinkomen_grondslag_box3 < p.ouderentoeslag_inkomensgrens
    if aow_leeftijd_bij_begin_jaar and laag:
        inkomen -= min(p.ouderentoeslag_maximum, p.ouderentoeslag_deel * peiljaarinkomen_grondslag_box3)
    return inkomen + bijtelling(
        peiljaarinkomen_grondslag_box3,
        peiljaarinkomen_rendementsgrondslag,
        p.vermogensdrempel,
        p.heffingsvrij_vermogen_peiljaar,
        p.vermogensbijtelling,
    )


def bijtelling(grondslag: float, rendementsgrondslag: float, drempel: float, vrij: float, deel: float) -> float:
    """What wealth adds to income, EUR a year. A grondslag above zero tells the whole wealth; zero tells nothing."""
    if drempel == 0.0:
        return deel * grondslag
    vermogen = rendementsgrondslag
    if grondslag > 0.0:
        vermogen = max(vermogen, grondslag + vrij)
    return deel * max(0.0, vermogen - drempel)


@rule(
    level="persoon", unit="EUR/jaar", law=f"{BESLUIT} art. 3.9", label="bijdrageplichtig inkomen",
    words="inkomen van het peiljaar, van partners samen; dat van dit jaar als daarom is gevraagd en het "
    "genoeg lager is",
)  # fmt: skip
def wmo_bijdrageplichtig_inkomen(
    wmo_inkomen_peiljaar: float,
    partner_wmo_inkomen_peiljaar: float,
    voert_gezamenlijke_huishouding: bool,
    peiljaarverlegging: bool,
    partner_peiljaarverlegging: bool,
    verzamelinkomen: float,
    partner_verzamelinkomen: float,
    rendementsgrondslag_box3: float,
    partner_rendementsgrondslag_box3: float,
    p: Wmo,
) -> float:
    """The income on which the contribution is set. This year's wealth counts above the threshold, once 2019 has one."""
    inkomen = wmo_inkomen_peiljaar
    if voert_gezamenlijke_huishouding:
        inkomen += partner_wmo_inkomen_peiljaar
    if not peiljaarverlegging and not (voert_gezamenlijke_huishouding and partner_peiljaarverlegging):
        return inkomen
    nu = verzamelinkomen + p.vermogensbijtelling * max(0.0, rendementsgrondslag_box3 - p.vermogensdrempel)
    if voert_gezamenlijke_huishouding:
        nu += partner_verzamelinkomen
        nu += p.vermogensbijtelling * max(0.0, partner_rendementsgrondslag_box3 - p.vermogensdrempel)
    if nu <= inkomen - p.drempel_verlegging:
        return nu
    return inkomen


@rule(
    level="persoon", unit="EUR/maand", period="month", law=f"{BESLUIT} art. 3.11 en 3.12",
    label="bijdrage voor beschermd wonen", words="zoals opgegeven; de regels ervoor zijn niet gemodelleerd",
)  # fmt: skip
def bijdrage_beschermd_wonen(wmo_voorziening_beschermd_wonen: bool, bijdrage_beschermd_wonen_maand: float) -> float:
    """What the CAK asks of who lives in protected housing: told, never worked out."""
    if wmo_voorziening_beschermd_wonen:
        return bijdrage_beschermd_wonen_maand
    return 0.0


@rule(
    level="persoon", unit="EUR/maand", period="month", rounding="cents_nearest",
    law=f"Wmo 2015 art. 2.1.4a lid 4; {BESLUIT} art. 3.8", label="bijdrage Wmo per maand, van een persoon of paar",
    words="vast bedrag + deel van het inkomen boven de grens, niet meer dan het maximum en de kostprijs; "
    "niets voor een "
    "paar waarvan één de AOW-leeftijd niet heeft, zolang de wet dat zegt",
)  # fmt: skip
def wmo_bijdrage_persoon_maand(
    betaalt_voor_wmo: bool,
    partner_betaalt_voor_wmo: bool,
    wmo_voorziening_huishoudelijke_hulp: bool,
    partner_wmo_voorziening_huishoudelijke_hulp: bool,
    wmo_voorziening_beschermd_wonen: bool,
    partner_wmo_voorziening_beschermd_wonen: bool,
    bijdrage_beschermd_wonen: float,
    wmo_vrijstelling: bool,
    partner_wmo_vrijstelling: bool,
    voert_gezamenlijke_huishouding: bool,
    eerste_van_paar: bool,
    aow_leeftijd_bereikt: bool,
    partner_aow_leeftijd_bereikt: bool,
    wmo_kostprijs_maand: float,
    partner_wmo_kostprijs_maand: float,
    wmo_bijdrageplichtig_inkomen: float,
    p: Wmo,
) -> float:
    """What the CAK asks a month. A couple pays once, counted with the one named first."""
    if wmo_voorziening_beschermd_wonen:
        return bijdrage_beschermd_wonen
    betaalt, vrij, hulp = betaalt_voor_wmo, wmo_vrijstelling, wmo_voorziening_huishoudelijke_hulp
    kostprijs = wmo_kostprijs_maand
    soort = 0
    if aow_leeftijd_bereikt:
        soort = 1
    if voert_gezamenlijke_huishouding:
        if not eerste_van_paar or partner_wmo_voorziening_beschermd_wonen:
            return 0.0
        betaalt = betaalt or partner_betaalt_voor_wmo
        vrij = vrij or partner_wmo_vrijstelling
        hulp = hulp or partner_wmo_voorziening_huishoudelijke_hulp
        kostprijs += partner_wmo_kostprijs_maand
        soort = 2
        if aow_leeftijd_bereikt and partner_aow_leeftijd_bereikt:
            soort = 3
    if not betaalt or vrij or (soort == 2 and not p.paar_onder_aow_betaalt):
        return 0.0
    inkomen = 0.0
    if p.percentage > 0.0 or p.huishoudelijke_hulp_zelf_boven_grens:
        inkomen = wmo_bijdrageplichtig_inkomen
    if p.huishoudelijke_hulp_zelf_boven_grens and hulp and inkomen > p.inkomensgrens[soort]:
        if kostprijs > 0.0:
            return kostprijs
        return p.prijs_huishoudelijke_hulp
    deel = p.percentage
    if p.percentage_alleen_huishoudelijke_hulp and not hulp:
        deel = 0.0
    per_periode = bijdrage_per_periode(
        inkomen, p.vast_bedrag[soort], p.inkomensgrens[soort], deel, p.maximum, p.periodes_per_jaar
    )
    maand = per_periode * p.periodes_per_jaar / 12.0
    if kostprijs > 0.0:
        return min(kostprijs, maand)
    return maand


def depends_on_income(p: Wmo) -> bool:
    """Whether these values make anybody's contribution depend on income."""
    return p.percentage > 0.0 or p.huishoudelijke_hulp_zelf_boven_grens


def bijdrage_per_periode(
    inkomen: float, vast: float, grens: float, percentage: float, maximum: float, periodes: float
) -> float:
    """EUR per period of the CAK, before the cost price (art. 3.8 lid 1 until 2019)."""
    return min(maximum, vast + percentage * max(0.0, inkomen - grens) / periodes)


wmo_eigen_bijdrage_maand = aggregate(
    "sum", "wmo_bijdrage_persoon_maand", level="gezin", label="eigen bijdrage Wmo per maand",
    law="Wmo 2015 art. 2.1.4a", target=True,
)  # fmt: skip
