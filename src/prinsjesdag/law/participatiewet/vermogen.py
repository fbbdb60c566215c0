"""Participatiewet art. 34: how much wealth leaves the right to bijstand as it is. Only the limits."""

from pathlib import Path

from prinsjesdag.engine import Parameters, aggregate, rule


class Vermogensgrens(Parameters, file=str(Path(__file__).with_name("normen.yaml"))):
    """Art. 34 lid 3."""

    vermogensgrens_alleenstaande: float  # EUR
    vermogensgrens_gezin: float  # EUR


class EigenWoning(Parameters, file=Vermogensgrens.table):
    """Art. 34 lid 2 onderdeel d; what is above it can make the bijstand a loan (art. 50)."""

    vrijlating_eigen_woning: float  # EUR


gezin_van_gehuwden = aggregate(
    "any", "voert_gezamenlijke_huishouding", level="gezin", label="gezin van gehuwden of samenwonenden"
)


@rule(
    level="gezin", unit="EUR", period="month", law="Participatiewet art. 34 lid 3", label="vermogensgrens bijstand",
    words="die voor een alleenstaande; voor gehuwden samen en voor een alleenstaande ouder het dubbele",
)  # fmt: skip
def vermogensgrens_bijstand(gezin_van_gehuwden: bool, heeft_ten_laste_komend_kind: bool, p: Vermogensgrens) -> float:
    """The wealth up to which a gezin may have bijstand."""
    if gezin_van_gehuwden or heeft_ten_laste_komend_kind:
        return p.vermogensgrens_gezin
    return p.vermogensgrens_alleenstaande


@rule(
    level="gezin", unit="EUR", period="month", law="Participatiewet art. 34 lid 2 onderdeel d",
    label="vrijgelaten vermogen in de eigen woning", words="een vast bedrag per woning",
)  # fmt: skip
def vrijgelaten_vermogen_eigen_woning(p: EigenWoning) -> float:
    """The home equity that isn't counted."""
    return p.vrijlating_eigen_woning
