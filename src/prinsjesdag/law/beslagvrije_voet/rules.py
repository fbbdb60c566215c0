"""Wetboek van Burgerlijke Rechtsvordering (BWBR0001827) art. 475da to 475e: the beslagvrije voet of a month.

The formula and its maximum stand in formule.py. On top of it: high housing cost (475da lid 5), no address (lid 4), a
stay in an institution (475e), less income that isn't seized (475db), and never more than 95% of the income (475dc).

Taken for granted where nothing is told, and shown in the trace: of two partners the one named first is the debtor; all
of the debtor's own income is seized and none of the partner's, whose net income is therefore taken off (at most half).
Net income is what the monthly wage tax table leaves of a twelfth of the year (law/participatiewet/middelen.py); tell
`netto_inkomen_beslag_maand` (a month, with holiday allowance) to be exact. Who receives bijstand (`ontvangt_bijstand`)
has it in that income, and so 95% of the norm of the family less its other income, as art. 475dc lid 2 has it.

Not modelled: the raise for owners and for tenants without huurtoeslag (475da lid 7, its sum is set by AMvB), the
country factor abroad (lid 4), the limit to the spouse's part of housing cost (lid 5, last sentence), wage tax on a
company car (475db lid 1 onder c), incomes that vary (475d lid 1), several seizures (475c), what the judge grants
(475fa), and the seizure of a bank balance, which spares the maximum of art. 475da lid 1 (475a lid 5).
"""

from prinsjesdag.engine import Parameters, aggregate, rule
from prinsjesdag.law.beslagvrije_voet.formule import Maxima, VerhogingInrichting, hoogste
from prinsjesdag.law.huurtoeslag.rules import Huurgrenzen
from prinsjesdag.law.participatiewet.middelen import Winst
from prinsjesdag.law.zorgverzekeringswet.rules import InkomensafhankelijkeBijdrage


class Situatie(Parameters):
    """Art. 475da lid 4 and 5, 475e lid 2."""

    deel_van_de_norm_zonder_woonadres: float
    factor_hoge_woonkosten: float  # times the maximale huurgrens
    woonkosten_alleen_bij_maximum: bool
    deel_van_de_norm_in_inrichting: float


class Vermindering(Parameters):
    """Art. 475db and 475dc."""

    hoogste_deel_echtgenoot: float
    vermindering_in_inrichting: bool
    hoogste_deel_van_het_inkomen: float


@rule(
    level="persoon", unit="EUR/maand", period="month", rounding="cents_nearest",
    law="Wetboek van Burgerlijke Rechtsvordering art. 475da en 475e lid 2",
    label="beslagvrije voet voor aftrek van ander inkomen",
    words="deel van de norm + delen om lagere zorgtoeslag, huurtoeslag en kindgebonden budget, hoogstens het maximum, "
    "+ hoge woonkosten; zonder woonadres 47,5% van de norm voor gehuwden; in een inrichting de prijs + 2/3 van de norm "
    "+ de verhoging",
)  # fmt: skip
def beslagvrije_voet_voor_aftrek_maand(
    is_schuldenaar: bool,
    verblijft_in_inrichting: bool,
    partner_verblijft_in_inrichting: bool,
    zonder_woonadres_brp: bool,
    prijs_inrichting_maand: float,
    woonkosten_beslag_maand: float,
    normdeel_beslagvrije_voet_maand: float,
    zorgdeel_beslagvrije_voet_maand: float,
    huurdeel_beslagvrije_voet_maand: float,
    kinddeel_beslagvrije_voet_maand: float,
    norm_gehuwden_maand: float,
    norm_inrichting_alleenstaande_maand: float,
    norm_inrichting_gehuwden_maand: float,
    voert_gezamenlijke_huishouding: bool,
    heeft_minderjarig_kind: bool,
    p: Situatie,
    maxima: Maxima,
    grenzen: Huurgrenzen,
    inrichting: VerhogingInrichting,
) -> float:
    """What the debtor's situation asks for."""
    if not is_schuldenaar:
        return 0.0
    if verblijft_in_inrichting:
        norm, verhoging = norm_inrichting_alleenstaande_maand, inrichting.verhoging_inrichting_alleenstaande
        if voert_gezamenlijke_huishouding and partner_verblijft_in_inrichting:
            norm, verhoging = norm_inrichting_gehuwden_maand, inrichting.verhoging_inrichting_gehuwden
        return prijs_inrichting_maand + p.deel_van_de_norm_in_inrichting * norm + verhoging
    if zonder_woonadres_brp:
        return p.deel_van_de_norm_zonder_woonadres * norm_gehuwden_maand
    bedrag = normdeel_beslagvrije_voet_maand + zorgdeel_beslagvrije_voet_maand
    bedrag = bedrag + huurdeel_beslagvrije_voet_maand + kinddeel_beslagvrije_voet_maand
    maximum = hoogste(voert_gezamenlijke_huishouding, heeft_minderjarig_kind, maxima)
    grens = p.factor_hoge_woonkosten * grenzen.maximale_huurgrens
    if woonkosten_beslag_maand < grens or (p.woonkosten_alleen_bij_maximum and bedrag < maximum):
        return min(bedrag, maximum)
    return min(bedrag, maximum) + woonkosten_beslag_maand - grens


@rule(
    level="persoon", unit="EUR/maand", period="month", rounding="cents_nearest",
    law="Wetboek van Burgerlijke Rechtsvordering art. 475a lid 2, 475c lid 1 en 475dc",
    label="netto-inkomen per maand, met vakantiebijslag",
    words="loon, uitkering, AOW, pensioen en partneralimentatie na inhoudingen; bij de schuldenaar ook de bijstand "
    "van het gezin",
)  # fmt: skip
def netto_inkomen_beslag_maand(
    is_schuldenaar: bool,
    netto_arbeid_maand: float,
    netto_overig_maand: float,
    winst: float,
    kinderalimentatie_ontvangen: float,
    inkomen_box2: float,
    bijstand: float,
    ontvangt_bijstand_gezin: bool,
    p: Winst,
    zvw: InkomensafhankelijkeBijdrage,
) -> float:
    """Net income from periodic payments, for who doesn't tell it; profit, box 2 and maintenance for children are none.

    Bijstand of a couple is one claim (art. 475dc lid 2 starts from the norm of both): all of it is the debtor's here.
    """
    geen = (1.0 - p.winst_forfait_belasting - zvw.bijdragepercentage_laag) * max(0.0, winst)
    geen = geen + kinderalimentatie_ontvangen + max(0.0, inkomen_box2)
    netto = netto_arbeid_maand + netto_overig_maand - geen / 12.0
    if is_schuldenaar and ontvangt_bijstand_gezin:
        return netto + bijstand / 12.0
    return netto


@rule(
    level="persoon", unit="EUR/maand", period="month",
    law="Wetboek van Burgerlijke Rechtsvordering art. 475db lid 1 onder a en b",
    label="inkomen waarop geen beslag ligt",
    words="van de schuldenaar niets, van de echtgenoot het hele netto-inkomen, tenzij anders gezegd",
)  # fmt: skip
def inkomen_niet_onder_beslag_maand(is_schuldenaar: bool, netto_inkomen_beslag_maand: float) -> float:
    """Net income a month that isn't seized, for who doesn't tell it."""
    if is_schuldenaar:
        return 0.0
    return netto_inkomen_beslag_maand


@rule(
    level="persoon", unit="EUR/maand", period="month", rounding="cents_nearest",
    law="Wetboek van Burgerlijke Rechtsvordering art. 475db en 475dc", label="beslagvrije voet van de schuldenaar",
    words="min het niet beslagen inkomen van de echtgenoot (hoogstens de helft) en van de schuldenaar zelf, niet onder "
    "nul; hoogstens 95% van het netto-inkomen",
)  # fmt: skip
def beslagvrije_voet_schuldenaar_maand(
    is_schuldenaar: bool,
    beslagvrije_voet_voor_aftrek_maand: float,
    voert_gezamenlijke_huishouding: bool,
    verblijft_in_inrichting: bool,
    inkomen_niet_onder_beslag_maand: float,
    partner_inkomen_niet_onder_beslag_maand: float,
    netto_inkomen_beslag_maand: float,
    p: Vermindering,
) -> float:
    """The part of the month's income that stays out of the bailiff's reach."""
    if not is_schuldenaar:
        return 0.0
    voet = beslagvrije_voet_voor_aftrek_maand
    if p.vermindering_in_inrichting or not verblijft_in_inrichting:
        if voert_gezamenlijke_huishouding:
            voet = voet - min(partner_inkomen_niet_onder_beslag_maand, p.hoogste_deel_echtgenoot * voet)
        voet = max(0.0, voet - inkomen_niet_onder_beslag_maand)
    return min(voet, p.hoogste_deel_van_het_inkomen * netto_inkomen_beslag_maand)


beslagvrije_voet_maand = aggregate(
    "sum", "beslagvrije_voet_schuldenaar_maand", level="gezin", label="beslagvrije voet per maand", target=True,
    law="Wetboek van Burgerlijke Rechtsvordering art. 475d t/m 475e",
)  # fmt: skip
