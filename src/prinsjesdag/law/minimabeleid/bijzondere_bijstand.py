"""Participatiewet art. 35: bijzondere bijstand, and what somebody is expected to pay of special costs.

The municipality says how much of the income above the norm that is (in tiers, or all of it for some kinds of costs) and
how much of the wealth above the limit; over a period of twelve months, once for all costs together. Whether costs are
necessary and paid by nothing else is for the municipality: the household tells what they are. It is judged by the
month; a year's amount is that of an application at its end.
"""

from prinsjesdag.engine import Parameters, rule
from prinsjesdag.law.minimabeleid.middelen import norm
from prinsjesdag.law.minimabeleid.woorden import KostensoortBijzondereBijstand, Leefvorm


class BijzondereBijstand(Parameters):
    """The municipality's choices; `bb_ingevuld` is false where nobody filled them in."""

    bb_ingevuld: bool
    bb_grenzen: tuple[float, ...]  # share of the norm at which a tier starts
    bb_delen: tuple[float, ...]  # share of the income in it
    bb_vrij: tuple[float, ...]  # EUR/maand above the norm, one person and couples
    bb_vrij_ook_volledig: bool
    bb_volledig_soorten: tuple[float, ...]  # 1 for the kinds of costs that all income above the norm goes to
    bb_norm_met_kostendelers: bool
    bb_deel_vermogen: float
    bb_vermogen_vrij_maanden: tuple[float, ...]  # months of the norm, without and with children
    bb_drempel: float  # EUR/jaar, art. 35 lid 2
    bb_schuldregeling_vrij: bool


LAW = "Participatiewet art. 35 lid 1 en gemeentelijke beleidsregels"


@rule(
    level="gezin", unit="EUR/jaar", period="month", over_year="last", law=LAW, label="draagkracht uit inkomen",
    words="12 × per trede een deel van het inkomen boven de norm; voor sommige kosten al het inkomen boven de norm",
)  # fmt: skip
def draagkracht_uit_inkomen(
    inkomen_minimabeleid_maand: float,
    bijstandsnorm_maand: float,
    norm_zonder_kostendelers_maand: float,
    leefvorm_minimabeleid: Leefvorm,
    bijzondere_kosten_soort: KostensoortBijzondereBijstand,
    in_schuldregeling: bool,
    p: BijzondereBijstand,
) -> float:
    """What somebody can pay of special costs in the twelve months from an application on."""
    if not p.bb_ingevuld or (in_schuldregeling and p.bb_schuldregeling_vrij):
        return 0.0
    hele_norm = norm(bijstandsnorm_maand, norm_zonder_kostendelers_maand, p.bb_norm_met_kostendelers)
    vrij = p.bb_vrij[0]
    if leefvorm_minimabeleid >= Leefvorm.PAAR:
        vrij = p.bb_vrij[1]
    if p.bb_volledig_soorten[bijzondere_kosten_soort] > 0.0:
        if not p.bb_vrij_ook_volledig:
            vrij = 0.0
        return 12.0 * max(0.0, inkomen_minimabeleid_maand - hele_norm - vrij)
    draagkracht = 0.0
    for i in range(len(p.bb_grenzen)):
        van = p.bb_grenzen[i] * hele_norm + vrij
        tot = inkomen_minimabeleid_maand
        if i + 1 < len(p.bb_grenzen):
            tot = min(tot, p.bb_grenzen[i + 1] * hele_norm + vrij)
        draagkracht += p.bb_delen[i] * max(0.0, tot - van)
    return 12.0 * draagkracht


@rule(
    level="gezin", unit="EUR", period="month", over_year="last", law=LAW, label="draagkracht uit vermogen",
    words="vermogen boven de vermogensgrens van de bijstand, min wat de gemeente vrijlaat",
)  # fmt: skip
def draagkracht_uit_vermogen(
    vermogen_bijstand_gezin: float,
    vermogensgrens_bijstand: float,
    bijstandsnorm_maand: float,
    norm_zonder_kostendelers_maand: float,
    heeft_ten_laste_komend_kind: bool,
    in_schuldregeling: bool,
    p: BijzondereBijstand,
) -> float:
    """What somebody can pay once."""
    if not p.bb_ingevuld or (in_schuldregeling and p.bb_schuldregeling_vrij):
        return 0.0
    maanden = p.bb_vermogen_vrij_maanden[0]
    if heeft_ten_laste_komend_kind:
        maanden = p.bb_vermogen_vrij_maanden[1]
    hele_norm = norm(bijstandsnorm_maand, norm_zonder_kostendelers_maand, p.bb_norm_met_kostendelers)
    return p.bb_deel_vermogen * max(0.0, vermogen_bijstand_gezin - vermogensgrens_bijstand - maanden * hele_norm)


@rule(
    level="gezin", unit="EUR/jaar", period="month", over_year="last", law=LAW, target=True,
    label="draagkracht voor de bijzondere bijstand",
    words="twaalf maanden draagkracht uit inkomen plus die uit vermogen",
)  # fmt: skip
def draagkracht_bijzondere_bijstand(draagkracht_uit_inkomen: float, draagkracht_uit_vermogen: float) -> float:
    """What a gezin pays itself of special costs in twelve months."""
    return draagkracht_uit_inkomen + draagkracht_uit_vermogen


@rule(
    level="gezin", unit="EUR/maand", law=LAW, label="draagkracht voor de bijzondere bijstand per maand",
    words="een twaalfde van het jaar",
)  # fmt: skip
def draagkracht_bijzondere_bijstand_maand(draagkracht_bijzondere_bijstand: float) -> float:
    """The same a month."""
    return draagkracht_bijzondere_bijstand / 12.0


@rule(
    level="gezin", unit="EUR/jaar", period="month", over_year="last", law="Participatiewet art. 35", target=True,
    label="bijzondere bijstand", words="de bijzondere kosten − het drempelbedrag − de draagkracht, niet onder nul",
)  # fmt: skip
def bijzondere_bijstand(
    bijzondere_kosten: float, draagkracht_bijzondere_bijstand: float, p: BijzondereBijstand
) -> float:
    """What the municipality pays of special costs in twelve months."""
    if not p.bb_ingevuld or bijzondere_kosten == 0.0:
        return 0.0
    return max(0.0, bijzondere_kosten - p.bb_drempel - draagkracht_bijzondere_bijstand)
