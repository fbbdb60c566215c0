"""Wet kinderopvang (BWBR0017017) with the Besluit kinderopvangtoeslag (BWBR0017321): right and amount.

Hours and cost of each child: opvang.py. There is no wealth test. Judged by the month (Besluit art. 2) on the income of
the year. The grant is the sum of the months in whole euros (Awir art. 14 lid 4); Dienst Toeslagen pays the unrounded
month, rounded down (leaflet tg080, step 7).
"""

from prinsjesdag.engine import Parameters, aggregate, rule
from prinsjesdag.engine.arithmetic import down
from prinsjesdag.law.algemeen.woorden import Opleiding, SoortWoning
from prinsjesdag.law.awir.rules import Toekenning, toekenning
from prinsjesdag.law.kinderopvangtoeslag.opvang import Opvang


class Tabel(Parameters):
    """Bijlage I. Bracket i holds up to and including inkomen_tot[i]; the percentages have one more, for all above."""

    inkomen_tot: tuple[float, ...]  # EUR/jaar
    percentage_eerste_kind: tuple[float, ...]
    percentage_volgend_kind: tuple[float, ...]


class Herkomst(Parameters):
    """What of the year's table was not seen but worked out."""

    tabel_volledig_tot: float  # EUR/jaar
    inkomen_tot_afgeleid: bool
    percentage_eerste_kind_afgeleid: bool
    percentage_volgend_kind_afgeleid: bool


@rule(
    level="persoon", period="month", over_year="any", law="Wet kinderopvang art. 1.6 lid 1 en 3",
    label="werkt, studeert of volgt een traject",
    words="loon, winst, arbeidsuren, een opleiding of een uitkering; of een inkomen zonder dat gezegd is waarvan",
)  # fmt: skip
def werkt_of_volgt_traject(
    student: bool,
    opleiding: Opleiding,
    arbeidsuren_week: float,
    urencriterium: bool,
    geen_inkomen: bool,
    toetsingsinkomen: float,
    inkomen_kan_ander_inkomen_zijn: bool,
    loon: float,
    loon_maand: float,
    minimumloon_uren: float,
    winst: float,
    uitkering: float,
    uitkering_maand: float,
) -> bool:
    """What each parent must do to have a right.

    A benefit only counts with a course towards work, which is no fact: it is taken for granted. Income of which only
    the total is told (toetsingsinkomen) is taken to come from work; so is, wrongly, a pension or alimony before the
    AOW-leeftijd. Give this variable where it is wrong.
    """
    if student or opleiding != Opleiding.GEEN or arbeidsuren_week > 0.0 or urencriterium:
        return True
    if geen_inkomen:
        return False
    if toetsingsinkomen > 0.0 and not inkomen_kan_ander_inkomen_zijn:
        return True
    if loon > 0.0 or loon_maand > 0.0 or minimumloon_uren > 0.0 or winst != 0.0:
        return True
    return uitkering > 0.0 or uitkering_maand > 0.0


@rule(
    level="persoon", period="month", over_year="any", law="Wet kinderopvang art. 1.6 lid 1 onder a",
    label="inkomen kan van iets anders dan werk komen",
    words="AOW-leeftijd, vermogen of box 2 (ook van de partner), of een eigen woning",
)  # fmt: skip
def inkomen_kan_ander_inkomen_zijn(
    aow_leeftijd_bereikt: bool,
    inkomen_box2: float,
    spaargeld: float,
    overige_bezittingen: float,
    partner_inkomen_box2: float,
    partner_spaargeld: float,
    partner_overige_bezittingen: float,
    woning_soort: SoortWoning,
) -> bool:
    """Whether an income doesn't show by itself that somebody works. Fiscal partners divide what they have together."""
    if aow_leeftijd_bereikt or woning_soort == SoortWoning.KOOP:
        return True
    if inkomen_box2 != 0.0 or partner_inkomen_box2 != 0.0:
        return True
    return spaargeld + overige_bezittingen + partner_spaargeld + partner_overige_bezittingen > 0.0


@rule(
    level="persoon", period="month", over_year="any", law="Wet kinderopvang art. 1.5 en 1.6",
    label="ouder die kinderopvangtoeslag kan krijgen",
    words="ouder zonder toeslagpartner, of de eerste van twee; allebei werken, studeren of volgen een traject",
)  # fmt: skip
def heeft_aanspraak_op_kinderopvangtoeslag(
    is_minderjarig_kind: bool,
    eerste_van_paar: bool,
    heeft_minderjarig_kind: bool,
    heeft_toeslagpartner: bool,
    werkt_of_volgt_traject: bool,
    partner_werkt_of_volgt_traject: bool,
) -> bool:
    """Whether this person has the claim of the gezin; two parents have one together (art. 1.5 lid 3)."""
    if is_minderjarig_kind or not eerste_van_paar or not heeft_minderjarig_kind:
        return False
    if not werkt_of_volgt_traject:
        return False
    return not heeft_toeslagpartner or partner_werkt_of_volgt_traject


@rule(
    valid_until="2022-12-31", level="persoon", unit="uur/maand", period="month",
    law="Besluit kinderopvangtoeslag art. 8a lid 1 onder b en lid 3", label="gewerkte uren per maand",
    words="uren per week × 52 / 12; zonder opgegeven uren, of met een opleiding, beperkt het werk de opvang niet",
)  # fmt: skip
def gewerkte_uren_voor_opvang(arbeidsuren_week: float, student: bool, opleiding: Opleiding, p: Opvang) -> float:
    """Hours that set the most hours of care in 2022.

    Zero hours is what stands where nobody said anything; it then counts as the most hours of care there can be, which
    never limits. A course or studies are worth as much (lid 1 onder b 3°).
    """
    if arbeidsuren_week == 0.0 or student or opleiding != Opleiding.GEEN:
        return p.maximum_uren_per_maand
    return arbeidsuren_week * 52.0 / 12.0


@rule(
    valid_until="2022-12-31", level="persoon", unit="uur/maand", period="month",
    law="Besluit kinderopvangtoeslag art. 8a lid 2", label="gewerkte uren van de ouder die het minst werkt",
    words="van de ouder zonder toeslagpartner, of de minste van twee",
)  # fmt: skip
def uren_minst_werkende_van_aanspraak(
    heeft_aanspraak_op_kinderopvangtoeslag: bool,
    heeft_toeslagpartner: bool,
    gewerkte_uren_voor_opvang: float,
    partner_gewerkte_uren_voor_opvang: float,
) -> float:
    """With the parent who has the claim; zero with everyone else, so that the gezin takes the highest."""
    if not heeft_aanspraak_op_kinderopvangtoeslag:
        return 0.0
    if heeft_toeslagpartner:
        return min(gewerkte_uren_voor_opvang, partner_gewerkte_uren_voor_opvang)
    return gewerkte_uren_voor_opvang


uren_minst_werkende_ouder = aggregate(
    "max", "uren_minst_werkende_van_aanspraak", level="gezin", label="gewerkte uren van de ouder die het minst werkt",
    law="Besluit kinderopvangtoeslag art. 8a lid 2",
)  # fmt: skip


@rule(
    level="persoon", unit="deel", period="month", law="Besluit kinderopvangtoeslag art. 8 en bijlage I",
    label="vergoeding voor het eerste kind", words="uit de tabel, naar het gezamenlijke toetsingsinkomen",
)  # fmt: skip
def vergoeding_eerste_kind(toetsingsinkomen_met_toeslagpartner: float, p: Tabel) -> float:
    """Share of the first child's cost."""
    return uit_tabel(toetsingsinkomen_met_toeslagpartner, p.inkomen_tot, p.percentage_eerste_kind)


@rule(
    level="persoon", unit="deel", period="month", law="Besluit kinderopvangtoeslag art. 8 en bijlage I",
    label="vergoeding voor ieder volgend kind", words="uit de tabel, naar het gezamenlijke toetsingsinkomen",
)  # fmt: skip
def vergoeding_volgend_kind(toetsingsinkomen_met_toeslagpartner: float, p: Tabel) -> float:
    """Share of the cost of every other child."""
    return uit_tabel(toetsingsinkomen_met_toeslagpartner, p.inkomen_tot, p.percentage_volgend_kind)


@rule(
    level="persoon", period="month", over_year="any", law="Besluit kinderopvangtoeslag bijlage I",
    label="deel van de tabel van dit jaar is afgeleid, niet gezien",
    words="2022: inkomensgroepen en percentages van de hogere inkomens; 2025: eerste kind uit een prijslijst, volgend "
    "kind en inkomensgroepen berekend; 2027: voorstel, berekend uit 2026; 2023, 2024 en 2026: niets",
)  # fmt: skip
def kinderopvangtoeslag_tabel_afgeleid(
    heeft_aanspraak_op_kinderopvangtoeslag: bool, toetsingsinkomen_met_toeslagpartner: float, p: Herkomst
) -> bool:
    """Whether the percentages at this income come from a part of the table that was worked out."""
    if not heeft_aanspraak_op_kinderopvangtoeslag:
        return False
    if not (p.inkomen_tot_afgeleid or p.percentage_eerste_kind_afgeleid or p.percentage_volgend_kind_afgeleid):
        return False
    return toetsingsinkomen_met_toeslagpartner > p.tabel_volledig_tot


@rule(
    level="persoon", unit="EUR/maand", period="month",
    law="Besluit kinderopvangtoeslag art. 2 en 8; Wet kinderopvang art. 1.7",
    label="kinderopvangtoeslag voor afronding",
    words="kosten van het eerste kind × zijn percentage + kosten van de andere kinderen × het hogere percentage",
)  # fmt: skip
def kinderopvangtoeslag_berekend_maand(
    heeft_aanspraak_op_kinderopvangtoeslag: bool,
    alle_vergoede_opvangkosten: float,
    opvangkosten_eerste_kind: float,
    vergoeding_eerste_kind: float,
    vergoeding_volgend_kind: float,
) -> float:
    """The month's allowance."""
    if not heeft_aanspraak_op_kinderopvangtoeslag or alle_vergoede_opvangkosten == 0.0:
        return 0.0
    andere_kinderen = alle_vergoede_opvangkosten - opvangkosten_eerste_kind
    return vergoeding_eerste_kind * opvangkosten_eerste_kind + vergoeding_volgend_kind * andere_kinderen


@rule(
    level="persoon", unit="EUR/jaar", law="Awir art. 14 lid 4 en 5", label="kinderopvangtoeslag, toegekend",
    words="de maanden van het jaar samen, op hele euro's; minder dan het minimumbedrag wordt niet toegekend",
)  # fmt: skip
def kinderopvangtoeslag_toegekend(
    kinderopvangtoeslag_berekend: float, kinderopvangtoeslag_tabel_afgeleid: bool, p: Toekenning
) -> float:
    """The grant for the year. Whether the table was worked out is read so that the trace of the grant says it."""
    return toekenning(kinderopvangtoeslag_berekend, p.minimumbedrag)


@rule(
    level="persoon", unit="EUR/maand", rounding="down",
    law="uitvoering Dienst Toeslagen (de wet noemt geen maandbedrag)",
    label="kinderopvangtoeslag, uitbetaald per maand",
    words="een twaalfde van het jaar voor afronding, naar beneden op hele euro's; niets als er niets is toegekend",
)  # fmt: skip
def kinderopvangtoeslag_uitbetaald_maand(
    kinderopvangtoeslag_toegekend: float, kinderopvangtoeslag_berekend: float
) -> float:
    """What Dienst Toeslagen pays each month."""
    if kinderopvangtoeslag_toegekend == 0.0:
        return 0.0
    return kinderopvangtoeslag_berekend / 12.0


kinderopvangtoeslag = aggregate(
    "sum", "kinderopvangtoeslag_toegekend", level="gezin", label="kinderopvangtoeslag", target=True,
    law="Wet kinderopvang",
)  # fmt: skip
kinderopvangtoeslag_maand = aggregate(
    "sum", "kinderopvangtoeslag_uitbetaald_maand", level="gezin", label="kinderopvangtoeslag per maand", target=True,
    law="Wet kinderopvang",
)  # fmt: skip


def uit_tabel(inkomen: float, inkomen_tot: tuple[float, ...], percentages: tuple[float, ...]) -> float:
    """The percentage of the bracket that an income lies in; cents above the last euro of a bracket belong to it."""
    euros = down(inkomen)
    for i in range(len(inkomen_tot)):
        if euros <= inkomen_tot[i]:
            return percentages[i]
    return percentages[len(inkomen_tot)]
