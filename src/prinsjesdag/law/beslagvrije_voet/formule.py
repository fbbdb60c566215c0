"""Wetboek van Burgerlijke Rechtsvordering (BWBR0001827) art. 475da lid 1 to 3: the formula and its maximum.

The formula gives back with income what the toeslagen take away: 95% of the norm of the bijstand, and as income rises
the part of the zorgtoeslag, the huurtoeslag and the kindgebonden budget that is lost. So it is cut in those four parts.
It knows two versions: until 2026 the part for rent follows the normhuur (F to J are its factors a, b and the minimum
normhuur, without the reductions), from 2026 the taper of the huurtoeslag itself. "C2" in the text means C squared.

Two readings of our own. The text has no floor under the rent part (below the minimum income of the huurtoeslag) and
under the part for children of a couple (below D + L), so that both would be negative: here they stop at zero. And lid 3
says "the standaardpremie" for every household; for a couple two of them are counted, because nothing else gives the
maxima that the law prints (facts/gaps.md section 1).

D is the drempelinkomen of the zorgtoeslag, not rounded. That looks at January for a whole year; but the printed maxima
of families with children of July 2022, 2023 and 2024 come out with the minimum wage of July only, those of 2025 and
2026 with that of January. One maximum contradicts it: of a single person in July 2023 (1,892.73) the part for the
zorgtoeslag would have to be at its limit; with the D of July it is 7.62 less. The program follows the formula with
the D of July, up to the printed maximum.
"""

from prinsjesdag.engine import Parameters, rule
from prinsjesdag.law.huurtoeslag.basishuur import Factoren, Normhuur
from prinsjesdag.law.huurtoeslag.rules import Afbouw, Huurgrenzen
from prinsjesdag.law.kindgebonden_budget.rules import Afbouw as AfbouwKindgebondenBudget
from prinsjesdag.law.minimumloon.rules import Minimumloon
from prinsjesdag.law.participatiewet.normen import Kind
from prinsjesdag.law.zorgtoeslag.rules import Zorgtoeslag


class Maxima(Parameters):
    """Art. 475da lid 1, EUR/maand."""

    maximum_alleenstaande: float
    maximum_alleenstaande_ouder: float
    maximum_gehuwden_zonder_kinderen: float
    maximum_gehuwden_met_kinderen: float


class Normdeel(Parameters):
    """Art. 475da lid 2."""

    deel_van_de_norm: float


class VerhogingInrichting(Parameters, file=Kind.table):
    """Art. 23 lid 2 Participatiewet, EUR/maand."""

    verhoging_inrichting_alleenstaande: float
    verhoging_inrichting_gehuwden: float


@rule(
    level="persoon", period="month", over_year="last", law="Wetboek van Burgerlijke Rechtsvordering art. 475d lid 1",
    label="schuldenaar", words="wie alleen is, of wie van de twee partners als eerste genoemd is; geen minderjarige",
)  # fmt: skip
def is_schuldenaar(is_minderjarig_kind: bool, eerste_van_paar: bool) -> bool:
    """Whose beslagvrije voet it is: of two partners the one named first. Name the other first for the other's."""
    return eerste_van_paar and not is_minderjarig_kind


@rule(
    level="persoon", unit="EUR/jaar", period="month",
    law="Wetboek van Burgerlijke Rechtsvordering art. 475ab lid 1 en 475d lid 1",
    label="belastbaar jaarinkomen voor de beslagvrije voet",
    words="loon − pensioenpremie + uitkering + AOW + pensioen + ontvangen partneralimentatie + belastbare winst, "
    "omgerekend naar een jaar",
)  # fmt: skip
def belastbaar_jaarinkomen_beslag(
    loon: float,
    pensioenpremie: float,
    uitkering: float,
    aow: float,
    aanvullend_pensioen: float,
    partneralimentatie_ontvangen: float,
    belastbare_winst: float,
) -> float:
    """Taxable income at the year's rate of the month; who knows the bailiff's figure gives it.

    The polisadministratie tells no profit, alimony or own home. The first two count by definition (art. 475ab); the
    negative income of a home would too, but isn't in the month's figure that the bailiff starts from, nor here. Neither
    is bijstand: with it alone the income stays under every threshold of the formula.
    """
    periodiek = max(0.0, loon - pensioenpremie) + uitkering + aow + aanvullend_pensioen
    return max(0.0, periodiek + partneralimentatie_ontvangen + belastbare_winst)


@rule(
    level="persoon", unit="EUR/jaar", period="month",
    law="Wetboek van Burgerlijke Rechtsvordering art. 475da lid 2 (C)",
    label="inkomen van schuldenaar en echtgenoot (C)",
    words="het belastbaar jaarinkomen, met dat van de echtgenoot erbij",
)  # fmt: skip
def belastbaar_jaarinkomen_beslag_samen(
    is_schuldenaar: bool,
    belastbaar_jaarinkomen_beslag: float,
    partner_belastbaar_jaarinkomen_beslag: float,
    voert_gezamenlijke_huishouding: bool,
) -> float:
    """C of the formula."""
    if not is_schuldenaar:
        return 0.0
    if voert_gezamenlijke_huishouding:
        return belastbaar_jaarinkomen_beslag + partner_belastbaar_jaarinkomen_beslag
    return belastbaar_jaarinkomen_beslag


@rule(
    variable="drempelbedrag_beslag", valid_until="2024-12-31", level="persoon", unit="EUR/jaar", period="month",
    law="Wetboek van Burgerlijke Rechtsvordering art. 475da lid 2 (D)", label="drempelbedrag (D)",
    words="108% van 12 × het minimumloon van dat half jaar, of het inkomen zelf als dat lager is",
)  # fmt: skip
def drempelbedrag_beslag_tot_2025(
    belastbaar_jaarinkomen_beslag_samen: float, p: Zorgtoeslag, loon: Minimumloon
) -> float:
    """D of the formula, which until 2025 moved with the minimum wage in July."""
    return min(belastbaar_jaarinkomen_beslag_samen, p.factor_drempelinkomen * 12.0 * loon.minimumloon_maand)


@rule(
    valid_from="2025-01-01", level="persoon", unit="EUR/jaar", period="month",
    law="Wetboek van Burgerlijke Rechtsvordering art. 475da lid 2 (D)", label="drempelbedrag (D)",
    words="het drempelinkomen van de zorgtoeslag, of het inkomen zelf als dat lager is",
)  # fmt: skip
def drempelbedrag_beslag(belastbaar_jaarinkomen_beslag_samen: float, drempelinkomen_wet: float) -> float:
    """D of the formula."""
    return min(belastbaar_jaarinkomen_beslag_samen, drempelinkomen_wet)


@rule(
    level="persoon", unit="EUR/maand", period="month",
    law="Wetboek van Burgerlijke Rechtsvordering art. 475da lid 2 (A en B)", label="deel van de bijstandsnorm",
    words="95% van de norm voor een alleenstaande of voor gehuwden, met vakantietoeslag",
)  # fmt: skip
def normdeel_beslagvrije_voet_maand(
    is_schuldenaar: bool,
    voert_gezamenlijke_huishouding: bool,
    norm_alleenstaande_maand: float,
    norm_gehuwden_maand: float,
    p: Normdeel,
) -> float:
    """95% of the norm of art. 21 Participatiewet, whatever the norm of this very household is."""
    if not is_schuldenaar:
        return 0.0
    if voert_gezamenlijke_huishouding:
        return p.deel_van_de_norm * norm_gehuwden_maand
    return p.deel_van_de_norm * norm_alleenstaande_maand


@rule(
    level="persoon", unit="EUR/maand", period="month",
    law="Wetboek van Burgerlijke Rechtsvordering art. 475da lid 2 en 3", label="deel om lagere zorgtoeslag",
    words="het inkomen boven het drempelbedrag / 12 × het afbouwpercentage van de zorgtoeslag; hoogstens de "
    "standaardpremie per maand min de verhoging van de norm in een inrichting",
)  # fmt: skip
def zorgdeel_beslagvrije_voet_maand(
    belastbaar_jaarinkomen_beslag_samen: float,
    drempelbedrag_beslag: float,
    voert_gezamenlijke_huishouding: bool,
    p: Zorgtoeslag,
    inrichting: VerhogingInrichting,
) -> float:
    """What is lost of the zorgtoeslag; at most all of it."""
    hoogstens = p.standaardpremie / 12.0 - inrichting.verhoging_inrichting_alleenstaande
    if voert_gezamenlijke_huishouding:
        hoogstens = 2.0 * p.standaardpremie / 12.0 - inrichting.verhoging_inrichting_gehuwden
    boven = belastbaar_jaarinkomen_beslag_samen - drempelbedrag_beslag
    return min(hoogstens, p.afbouwpercentage * boven / 12.0)


@rule(
    variable="huurdeel_beslagvrije_voet_maand", valid_until="2025-12-31", level="persoon", unit="EUR/maand",
    period="month", law="Wetboek van Burgerlijke Rechtsvordering art. 475da lid 2 (F t/m J)",
    label="deel om lagere huurtoeslag",
    words="a × inkomen² + b × inkomen (de normhuur) − de minimum-normhuur, niet onder nul; met partner of kind de "
    "factoren voor meer personen",
)  # fmt: skip
def huurdeel_beslagvrije_voet_tot_2026_maand(
    belastbaar_jaarinkomen_beslag_samen: float,
    voert_gezamenlijke_huishouding: bool,
    heeft_minderjarig_kind: bool,
    p: Normhuur,
    factoren: Factoren,
) -> float:
    """What is lost of the huurtoeslag, by the normhuur."""
    inkomen = belastbaar_jaarinkomen_beslag_samen
    a, b = factoren.factor_a_eenpersoons, factoren.factor_b_eenpersoons
    if voert_gezamenlijke_huishouding or heeft_minderjarig_kind:
        a, b = factoren.factor_a_meerpersoons, factoren.factor_b_meerpersoons
    return max(0.0, a * inkomen * inkomen + b * inkomen - p.normhuur_minimum)


@rule(
    valid_from="2026-01-01", level="persoon", unit="EUR/maand", period="month",
    law="Wetboek van Burgerlijke Rechtsvordering art. 475da lid 2 (F t/m J)", label="deel om lagere huurtoeslag",
    words="het inkomen boven het minimum-inkomensijkpunt × het afbouwpercentage van de huurtoeslag / 12, niet onder "
    "nul; hoogstens de maximale huurgrens − de basishuur",
)  # fmt: skip
def huurdeel_beslagvrije_voet_maand(
    belastbaar_jaarinkomen_beslag_samen: float,
    voert_gezamenlijke_huishouding: bool,
    heeft_minderjarig_kind: bool,
    p: Normhuur,
    grenzen: Huurgrenzen,
    afbouw: Afbouw,
) -> float:
    """What is lost of the huurtoeslag, by its taper."""
    ijkpunt, percentage = p.minimum_inkomensijkpunt_eenpersoons, afbouw.afbouwpercentage_eenpersoons
    verlaging = p.verlaging_normhuur_minimum_eenpersoons
    if voert_gezamenlijke_huishouding or heeft_minderjarig_kind:
        ijkpunt, percentage = p.minimum_inkomensijkpunt_meerpersoons, afbouw.afbouwpercentage_meerpersoons
        verlaging = p.verlaging_normhuur_minimum_meerpersoons
    basishuur = p.normhuur_minimum - verlaging + p.verhoging_normhuur - p.verlaging_basishuur
    boven = max(0.0, belastbaar_jaarinkomen_beslag_samen - ijkpunt)
    return min(percentage * boven / 12.0, grenzen.maximale_huurgrens - basishuur)


@rule(
    level="persoon", unit="EUR/maand", period="month",
    law="Wetboek van Burgerlijke Rechtsvordering art. 475da lid 2 onder b en d (K en L)",
    label="deel om lager kindgebonden budget",
    words="het inkomen boven het drempelbedrag (met echtgenoot een bedrag hoger) / 12 × het afbouwpercentage van het "
    "kindgebonden budget, niet onder nul; zonder kind niets",
)  # fmt: skip
def kinddeel_beslagvrije_voet_maand(
    belastbaar_jaarinkomen_beslag_samen: float,
    drempelbedrag_beslag: float,
    voert_gezamenlijke_huishouding: bool,
    heeft_minderjarig_kind: bool,
    p: AfbouwKindgebondenBudget,
) -> float:
    """What is lost of the kindgebonden budget; the number of children makes no difference."""
    if not heeft_minderjarig_kind:
        return 0.0
    boven = belastbaar_jaarinkomen_beslag_samen - drempelbedrag_beslag
    if voert_gezamenlijke_huishouding:
        boven = max(0.0, boven - p.verhoging_drempelinkomen_met_partner)
    return p.afbouwpercentage * boven / 12.0


def hoogste(gehuwd: bool, kind: bool, p: Maxima) -> float:
    """Art. 475da lid 1."""
    if gehuwd:
        if kind:
            return p.maximum_gehuwden_met_kinderen
        return p.maximum_gehuwden_zonder_kinderen
    if kind:
        return p.maximum_alleenstaande_ouder
    return p.maximum_alleenstaande
