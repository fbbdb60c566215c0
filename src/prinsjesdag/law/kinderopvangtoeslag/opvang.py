"""Besluit kinderopvangtoeslag (BWBR0017321): hours and cost of each child, and which child is the first.

The first child is the one with most hours (art. 3 lid 2). What matters of it is its cost alone, so that is what these
rules look for among brothers and sisters; the order in which they are named makes no difference.
"""

from prinsjesdag.engine import Parameters, aggregate, rule
from prinsjesdag.engine.arithmetic import divide


class Opvang(Parameters):
    """Art. 3, 4 and 8a."""

    maximum_uurprijs_dagopvang: float  # EUR/uur
    maximum_uurprijs_buitenschoolse_opvang: float  # EUR/uur
    maximum_uurprijs_gastouderopvang: float  # EUR/uur
    maximum_uren_per_maand: float  # for each child
    bij_gelijke_uren_laagste_kosten: bool  # art. 3 lid 3


class Urenkoppeling(Parameters):
    """Art. 8a lid 1 onder b, until 2023: hours of care for each hour worked."""

    urenkoppeling_dagopvang: float
    urenkoppeling_buitenschoolse_opvang: float


@rule(
    level="persoon", unit="uur/maand", period="month", law="Wet kinderopvang art. 1.7 lid 1 onder b",
    label="uren kinderopvang", words="dagopvang, buitenschoolse opvang en gastouderopvang samen, vanaf de geboorte",
)  # fmt: skip
def opvanguren(
    is_minderjarig_kind: bool,
    is_geboren: bool,
    kinderopvang_dagopvang_uren_maand: float,
    kinderopvang_bso_uren_maand: float,
    kinderopvang_gastouder_uren_maand: float,
) -> float:
    """Hours of care of a child in a month."""
    if not is_minderjarig_kind or not is_geboren:
        return 0.0
    return kinderopvang_dagopvang_uren_maand + kinderopvang_bso_uren_maand + kinderopvang_gastouder_uren_maand


@rule(
    level="persoon", unit="EUR/jaar", period="month", law="Wet kinderopvang art. 1.7 lid 1 onder b",
    label="kosten van kinderopvang van dit kind", words="uren × uurprijs × 12, zonder maximum",
)  # fmt: skip
def kosten_kinderopvang_kind(
    opvanguren: float,
    kinderopvang_dagopvang_uren_maand: float,
    kinderopvang_dagopvang_uurprijs: float,
    kinderopvang_bso_uren_maand: float,
    kinderopvang_bso_uurprijs: float,
    kinderopvang_gastouder_uren_maand: float,
    kinderopvang_gastouder_uurprijs: float,
) -> float:
    """What the parents pay for a child, before the allowance."""
    if opvanguren == 0.0:
        return 0.0
    return 12.0 * (
        kinderopvang_dagopvang_uren_maand * kinderopvang_dagopvang_uurprijs
        + kinderopvang_bso_uren_maand * kinderopvang_bso_uurprijs
        + kinderopvang_gastouder_uren_maand * kinderopvang_gastouder_uurprijs
    )


@rule(
    variable="vergoede_opvanguren", valid_until="2022-12-31", level="persoon", unit="uur/maand", period="month",
    law="Besluit kinderopvangtoeslag art. 8a lid 1 en 2", label="uren kinderopvang die meetellen",
    words="hoogstens het maximum per maand, en hoogstens 140% van de uren van de ouder die het minst werkt",
)  # fmt: skip
def vergoede_opvanguren_tot_2023(
    opvanguren: float,
    kinderopvang_bso_uren_maand: float,
    uren_minst_werkende_ouder: float,
    p: Opvang,
    koppeling: Urenkoppeling,
) -> float:
    """Hours of a child that count. The share for after-school care is used for who has any; in 2022 both are 140%."""
    per_uur = koppeling.urenkoppeling_dagopvang
    if kinderopvang_bso_uren_maand > 0.0:
        per_uur = koppeling.urenkoppeling_buitenschoolse_opvang
    return min(opvanguren, p.maximum_uren_per_maand, per_uur * uren_minst_werkende_ouder)


@rule(
    valid_from="2023-01-01", level="persoon", unit="uur/maand", period="month",
    law="Besluit kinderopvangtoeslag art. 8a lid 1", label="uren kinderopvang die meetellen",
    words="hoogstens het maximum per kind per maand",
)  # fmt: skip
def vergoede_opvanguren(opvanguren: float, p: Opvang) -> float:
    """Hours of a child that count."""
    return min(opvanguren, p.maximum_uren_per_maand)


@rule(
    level="persoon", unit="EUR/maand", period="month", law="Besluit kinderopvangtoeslag art. 4",
    label="kosten van kinderopvang die meetellen",
    words="uren × uurprijs, elke uurprijs tot zijn maximum; zijn er te veel uren, dan van elke soort hetzelfde deel",
)  # fmt: skip
def vergoede_opvangkosten(
    opvanguren: float,
    vergoede_opvanguren: float,
    kinderopvang_dagopvang_uren_maand: float,
    kinderopvang_dagopvang_uurprijs: float,
    kinderopvang_bso_uren_maand: float,
    kinderopvang_bso_uurprijs: float,
    kinderopvang_gastouder_uren_maand: float,
    kinderopvang_gastouder_uurprijs: float,
    p: Opvang,
) -> float:
    """Cost of a child that counts. Which hours fall out above the maximum is not in the law: pro rata here."""
    if opvanguren == 0.0:
        return 0.0
    kosten = (
        kinderopvang_dagopvang_uren_maand * min(kinderopvang_dagopvang_uurprijs, p.maximum_uurprijs_dagopvang)
        + kinderopvang_bso_uren_maand * min(kinderopvang_bso_uurprijs, p.maximum_uurprijs_buitenschoolse_opvang)
        + kinderopvang_gastouder_uren_maand * min(kinderopvang_gastouder_uurprijs, p.maximum_uurprijs_gastouderopvang)
    )
    return kosten * divide(vergoede_opvanguren, opvanguren, 0.0)


kosten_kinderopvang = aggregate(
    "sum", "kosten_kinderopvang_kind", level="gezin", label="kosten van kinderopvang, voor de toeslag", target=True,
    law="Wet kinderopvang art. 1.7 lid 1 onder b",
)  # fmt: skip
meeste_opvanguren = aggregate(
    "max", "vergoede_opvanguren", level="gezin", label="uren van het kind met de meeste opvang",
    law="Besluit kinderopvangtoeslag art. 3 lid 2",
)  # fmt: skip
alle_vergoede_opvangkosten = aggregate(
    "sum", "vergoede_opvangkosten", level="gezin", label="kosten die meetellen van alle kinderen samen"
)


@rule(
    level="persoon", unit="EUR/maand", period="month", law="Besluit kinderopvangtoeslag art. 3 lid 2",
    label="kosten van een kind met de meeste opvanguren",
    words="de kosten die meetellen; nul als een ander meer uren heeft",
)  # fmt: skip
def kosten_bij_meeste_opvanguren(
    vergoede_opvanguren: float, meeste_opvanguren: float, vergoede_opvangkosten: float
) -> float:
    """The cost of a child that can be the first: no brother or sister has more hours."""
    if vergoede_opvanguren < meeste_opvanguren:
        return 0.0
    return vergoede_opvangkosten


hoogste_kosten_bij_meeste_opvanguren = aggregate(
    "max", "kosten_bij_meeste_opvanguren", level="gezin", label="hoogste kosten bij de meeste opvanguren"
)


@rule(
    level="persoon", unit="EUR/maand", period="month", law="Besluit kinderopvangtoeslag art. 3 lid 3",
    label="hoeveel minder een kind met de meeste opvanguren kost", words="dan het duurste kind met evenveel uren",
)  # fmt: skip
def minder_kosten_bij_meeste_opvanguren(
    vergoede_opvanguren: float,
    meeste_opvanguren: float,
    vergoede_opvangkosten: float,
    hoogste_kosten_bij_meeste_opvanguren: float,
) -> float:
    """Turns looking for the lowest cost into looking for the largest difference."""
    if vergoede_opvanguren < meeste_opvanguren:
        return 0.0
    return hoogste_kosten_bij_meeste_opvanguren - vergoede_opvangkosten


grootste_verschil_bij_meeste_opvanguren = aggregate(
    "max", "minder_kosten_bij_meeste_opvanguren", level="gezin", label="grootste verschil in kosten bij de meeste uren"
)


@rule(
    level="gezin", unit="EUR/maand", period="month", law="Besluit kinderopvangtoeslag art. 3 lid 2 en 3",
    label="kosten van het eerste kind",
    words="het kind met de meeste uren; hebben er meer evenveel, dan dat met de hoogste kosten",
)  # fmt: skip
def opvangkosten_eerste_kind(
    hoogste_kosten_bij_meeste_opvanguren: float, grootste_verschil_bij_meeste_opvanguren: float, p: Opvang
) -> float:
    """The cost that is compensated at the lower percentage.

    Children with the same hours: the Besluit (text of 2014) takes the one with the lowest cost, Dienst Toeslagen says
    the highest (website of 2019, leaflet of 2026). One value in parameters.yaml chooses.
    """
    if p.bij_gelijke_uren_laagste_kosten:
        return hoogste_kosten_bij_meeste_opvanguren - grootste_verschil_bij_meeste_opvanguren
    return hoogste_kosten_bij_meeste_opvanguren
