"""Local schemes with a limit and an amount: health insurance, taking part (adults, children), energy.

Above the limit there is nothing (a hard limit), or the amount goes down by a share of the income above it: the whole of
it where a municipality reckons with draagkracht. An amount on a pass (tegoed) counts as what it is worth.
"""

from prinsjesdag.engine import Parameters, aggregate, rule
from prinsjesdag.law.minimabeleid.middelen import HOW, hoogstens, norm
from prinsjesdag.law.minimabeleid.woorden import Leefvorm


class Zorg(Parameters):
    """Participatiewet art. 35 lid 3: what the municipality adds to the premium of a collective insurance."""

    zorg_ingevuld: bool
    zorg_grens: float  # share of the norm
    zorg_norm_met_kostendelers: bool
    zorg_afbouw: float  # share of the income above the limit; 0: hard
    zorg_vermogensfactor: float  # times the limit of the bijstand
    zorg_vermogensgrenzen: tuple[float, ...]  # EUR, one person and others
    zorg_bedrag_volwassene: float  # EUR/jaar


class Meedoen(Parameters):
    """Sport, culture and the like for adults."""

    meedoen_ingevuld: bool
    meedoen_grens: float
    meedoen_norm_met_kostendelers: bool
    meedoen_afbouw: float
    meedoen_vermogensfactor: float
    meedoen_vermogensgrenzen: tuple[float, ...]
    meedoen_bedrag_volwassene: float  # EUR/jaar


class Kindregeling(Parameters):
    """School, sport and culture for children."""

    kind_ingevuld: bool
    kind_grens: float
    kind_norm_met_kostendelers: bool
    kind_afbouw: float
    kind_vermogensfactor: float
    kind_vermogensgrenzen: tuple[float, ...]
    kind_bedrag_leeftijd: tuple[float, ...]  # EUR/jaar at 0, 1, … 17 years
    kind_grens_leeftijd: tuple[float, ...]  # share of the norm at these ages; 0: no limit of its own


class Energie(Parameters):
    """A scheme of the municipality itself, besides the energietoeslag."""

    energie_ingevuld: bool
    energie_grens: float
    energie_norm_met_kostendelers: bool
    energie_afbouw: float
    energie_vermogensfactor: float
    energie_vermogensgrenzen: tuple[float, ...]
    energie_bedragen: tuple[float, ...]  # EUR/jaar by Leefvorm


@rule(
    level="gezin", unit="EUR/jaar", period="month", law=f"{HOW} lid 3", target=True,
    label="bijdrage van de gemeente in de collectieve zorgverzekering",
    words="het bedrag per volwassene, als inkomen en vermogen niet boven de grens zijn",
)  # fmt: skip
def bijdrage_collectieve_zorgverzekering(
    inkomen_minimabeleid_maand: float,
    bijstandsnorm_maand: float,
    norm_zonder_kostendelers_maand: float,
    vermogen_bijstand_gezin: float,
    vermogensgrens_bijstand: float,
    leefvorm_minimabeleid: Leefvorm,
    aantal_volwassenen_gezin: int,
    p: Zorg,
) -> float:
    """At a year's rate."""
    if not p.zorg_ingevuld:
        return 0.0
    eigen_grens = p.zorg_vermogensgrenzen[min(1, leefvorm_minimabeleid)]
    if te_veel_vermogen(vermogen_bijstand_gezin, p.zorg_vermogensfactor * vermogensgrens_bijstand + eigen_grens):
        return 0.0
    hele_norm = norm(bijstandsnorm_maand, norm_zonder_kostendelers_maand, p.zorg_norm_met_kostendelers)
    bedrag = aantal_volwassenen_gezin * p.zorg_bedrag_volwassene
    return naar_inkomen(bedrag, inkomen_minimabeleid_maand, p.zorg_grens * hele_norm, p.zorg_afbouw)


@rule(
    level="gezin", unit="EUR/jaar", period="month", law=HOW, target=True, label="meedoenregeling voor volwassenen",
    words="het bedrag per volwassene, als inkomen en vermogen niet boven de grens zijn",
)  # fmt: skip
def participatieregeling_volwassenen(
    inkomen_minimabeleid_maand: float,
    bijstandsnorm_maand: float,
    norm_zonder_kostendelers_maand: float,
    vermogen_bijstand_gezin: float,
    vermogensgrens_bijstand: float,
    leefvorm_minimabeleid: Leefvorm,
    aantal_volwassenen_gezin: int,
    p: Meedoen,
) -> float:
    """At a year's rate."""
    if not p.meedoen_ingevuld:
        return 0.0
    eigen_grens = p.meedoen_vermogensgrenzen[min(1, leefvorm_minimabeleid)]
    if te_veel_vermogen(vermogen_bijstand_gezin, p.meedoen_vermogensfactor * vermogensgrens_bijstand + eigen_grens):
        return 0.0
    hele_norm = norm(bijstandsnorm_maand, norm_zonder_kostendelers_maand, p.meedoen_norm_met_kostendelers)
    bedrag = aantal_volwassenen_gezin * p.meedoen_bedrag_volwassene
    return naar_inkomen(bedrag, inkomen_minimabeleid_maand, p.meedoen_grens * hele_norm, p.meedoen_afbouw)


@rule(
    level="persoon", unit="EUR/jaar", period="month", law=HOW, label="bedrag van de kindregeling",
    words="naar de leeftijd van het kind; voor een leeftijd kan een eigen inkomensgrens gelden",
)  # fmt: skip
def kindregeling_per_kind(
    is_ten_laste_komend_kind: bool,
    leeftijd: int,
    inkomen_minimabeleid_maand: float,
    bijstandsnorm_maand: float,
    norm_zonder_kostendelers_maand: float,
    p: Kindregeling,
) -> float:
    """What the scheme gives for one child, before the limit for all."""
    if not p.kind_ingevuld or not is_ten_laste_komend_kind:
        return 0.0
    grens = p.kind_grens_leeftijd[min(17, leeftijd)]
    hele_norm = norm(bijstandsnorm_maand, norm_zonder_kostendelers_maand, p.kind_norm_met_kostendelers)
    if grens > 0.0 and not hoogstens(inkomen_minimabeleid_maand, grens * hele_norm):
        return 0.0
    return p.kind_bedrag_leeftijd[min(17, leeftijd)]


kindregeling_kinderen = aggregate(
    "sum", "kindregeling_per_kind", level="gezin", label="bedragen van de kindregeling samen"
)


@rule(
    level="gezin", unit="EUR/jaar", period="month", law=HOW, target=True, label="kindregeling",
    words="de bedragen van de kinderen samen, als inkomen en vermogen niet boven de grens zijn",
)  # fmt: skip
def participatieregeling_kinderen(
    kindregeling_kinderen: float,
    inkomen_minimabeleid_maand: float,
    bijstandsnorm_maand: float,
    norm_zonder_kostendelers_maand: float,
    vermogen_bijstand_gezin: float,
    vermogensgrens_bijstand: float,
    leefvorm_minimabeleid: Leefvorm,
    p: Kindregeling,
) -> float:
    """At a year's rate."""
    if kindregeling_kinderen == 0.0:
        return 0.0
    eigen_grens = p.kind_vermogensgrenzen[min(1, leefvorm_minimabeleid)]
    if te_veel_vermogen(vermogen_bijstand_gezin, p.kind_vermogensfactor * vermogensgrens_bijstand + eigen_grens):
        return 0.0
    hele_norm = norm(bijstandsnorm_maand, norm_zonder_kostendelers_maand, p.kind_norm_met_kostendelers)
    return naar_inkomen(kindregeling_kinderen, inkomen_minimabeleid_maand, p.kind_grens * hele_norm, p.kind_afbouw)


@rule(
    level="gezin", unit="EUR/jaar", period="month", law=HOW, target=True, label="energieregeling van de gemeente",
    words="het bedrag voor de leefvorm, als inkomen en vermogen niet boven de grens zijn",
)  # fmt: skip
def gemeentelijke_energieregeling(
    inkomen_minimabeleid_maand: float,
    bijstandsnorm_maand: float,
    norm_zonder_kostendelers_maand: float,
    vermogen_bijstand_gezin: float,
    vermogensgrens_bijstand: float,
    leefvorm_minimabeleid: Leefvorm,
    p: Energie,
) -> float:
    """At a year's rate; the energietoeslag of 2022 and 2023 is another thing."""
    if not p.energie_ingevuld:
        return 0.0
    eigen_grens = p.energie_vermogensgrenzen[min(1, leefvorm_minimabeleid)]
    if te_veel_vermogen(vermogen_bijstand_gezin, p.energie_vermogensfactor * vermogensgrens_bijstand + eigen_grens):
        return 0.0
    hele_norm = norm(bijstandsnorm_maand, norm_zonder_kostendelers_maand, p.energie_norm_met_kostendelers)
    bedrag = p.energie_bedragen[leefvorm_minimabeleid]
    return naar_inkomen(bedrag, inkomen_minimabeleid_maand, p.energie_grens * hele_norm, p.energie_afbouw)


def te_veel_vermogen(vermogen: float, grens: float) -> bool:
    """Above a limit; a limit of zero is none."""
    return grens > 0.0 and vermogen > grens


def naar_inkomen(bedrag: float, inkomen_maand: float, grens_maand: float, afbouw: float) -> float:
    """The amount up to the limit; above it nothing, or less by a share of the income above it."""
    if hoogstens(inkomen_maand, grens_maand):
        return bedrag
    if afbouw == 0.0:
        return 0.0
    return max(0.0, bedrag - 12.0 * afbouw * (inkomen_maand - grens_maand))
