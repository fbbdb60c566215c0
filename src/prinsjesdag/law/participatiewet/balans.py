"""Participatiewet in balans (Stb. 2025, 312): its measures, with their date and how sure it is.

Executable. From 2026-01-01 (text of the statute read in harvests): gifts up to 1,200 a calendar year (art. 31 lid 2
onder m; middelen.py), bijstand up to three months back (art. 44 lid 5), an advance of 95% instead of 90% (art. 52 lid
2; the 90% from secondary pages), the raise for 18 to 20 without parents to turn to (art. 20 lid 3) and the exception
for who gives intensive care (art. 22a lid 4) in normen.py and kostendelers.py, unpaid care not counted as work (art. 33
lid 6: there is no such rule here to switch off). The four weeks of searching under 27 (art. 41 lid 4) stay; the
municipality may waive them (lid 11). From 2027-01-01, as proposals: one exemption of 15% (art. 34a; middelen.py) and
the bufferbudget (art. 34b). Both articles stand in the harvested text of 1-7-2026 beside the old art. 31; that they
start in 2027 is known from secondary pages only.

Documented only. From 2026-01-01: debts net of wealth and a running limit (art. 34: `vermogen_bijstand` is told net),
joint household and need of care (art. 3 and 4: told through `partnerschap`), application with a driving licence or
DigiD and a short one within twelve months (art. 41, 43, 43a), support and plan under 27 (art. 7a, 44a), the definition
of medisch urenbeperkt (art. 6b: told as a fact), food banks outside the 1,200 (secondary), the Wgs (art. IV of the act;
content not seen). From 2027-01-01 (secondary): participation instead of the tegenprestatie (art. 9), the individuele
inkomenstoeslag of the municipality's own accord (art. 36), 70% instead of 50% for a partner beside somebody without a
right (art. 24), a twelfth of the alleenstaande-ouderkop for a parent who has none because of that partner (art. 24a),
wider exemption from duties (art. 9). With the Wet handhaving sociale zekerheid: measures of art. 18. The taaleis (art.
18b) stays.
"""

from prinsjesdag.engine import Parameters, aggregate, rule
from prinsjesdag.law.participatiewet.woorden import BijstandReden


class Beslissing(Parameters):
    """Art. 44 lid 5 and 52 lid 2."""

    voorschot_percentage: float  # share of the bijstand
    terugwerkende_maanden: int  # months


class Zoektermijn(Parameters):
    """Art. 41 lid 4."""

    zoektermijn_weken: int  # weeks
    zoektermijn_niet_bij_beperking: bool


class Bufferbudget(Parameters):
    """Art. 34b lid 1."""

    bufferbudget_maximum: float  # EUR/jaar


@rule(
    level="gezin", unit="EUR/maand", period="month", rounding="cents_nearest", law="Participatiewet art. 52 lid 2",
    label="voorschot op de bijstand per maand", words="95% (tot 2026: 90%) van de bijstand van de maand", target=True,
)  # fmt: skip
def voorschot_bijstand_maand(bijstand: float, p: Beslissing) -> float:
    """What the municipality pays, within four weeks, as long as it has not decided."""
    return p.voorschot_percentage * bijstand / 12.0


@rule(
    level="gezin", unit="EUR", period="month", rounding="cents_nearest", law="Participatiewet art. 44 lid 5",
    label="bijstand over de tijd voor de melding, hoogstens", target=True,
    words="hoogstens drie maanden bijstand, als individuele omstandigheden dat nodig maken (vanaf 2026)",
)  # fmt: skip
def bijstand_terugwerkend_hoogstens(bijstand: float, p: Beslissing) -> float:
    """The most that can be granted for the months before somebody came; taken as three months like this one."""
    return p.terugwerkende_maanden * bijstand / 12.0


@rule(
    level="persoon", period="month", over_year="last", law="Participatiewet art. 41 lid 4",
    label="neemt de zoektermijn weg",
    words="27 of ouder, of medisch urenbeperkt of in de doelgroep loonkostensubsidie",
)  # fmt: skip
def neemt_zoektermijn_weg(
    leeftijd: int, medisch_urenbeperkt: bool, doelgroep_loonkostensubsidie: bool, p: Zoektermijn
) -> bool:
    """Whether the four weeks don't hold for the family of this person."""
    return leeftijd >= 27 or (
        p.zoektermijn_niet_bij_beperking and (medisch_urenbeperkt or doelgroep_loonkostensubsidie)
    )


zoektermijn_weg = aggregate("any", "neemt_zoektermijn_weg", level="gezin", label="de zoektermijn geldt niet")


@rule(
    level="gezin", unit="aantal", period="month", over_year="last", law="Participatiewet art. 41 lid 4 en 11",
    label="zoektermijn in weken", target=True,
    words="vier weken als alle volwassenen jonger zijn dan 27; vanaf 2026 kan de gemeente ervan afzien",
)  # fmt: skip
def zoektermijn_bijstand(zoektermijn_weg: bool, bijstand_reden: BijstandReden, p: Zoektermijn) -> int:
    """Weeks between coming for bijstand and applying for it."""
    if zoektermijn_weg or bijstand_reden != BijstandReden.RECHT:
        return 0
    return p.zoektermijn_weken


@rule(
    level="persoon", period="month", over_year="any", law="Participatiewet art. 34b lid 1",
    label="heeft inkomen uit arbeid", words="loon of winst",
)  # fmt: skip
def heeft_inkomen_uit_arbeid(netto_arbeid_maand: float) -> bool:
    """Whether there is pay that bijstand is settled with."""
    return netto_arbeid_maand > 0.0


iemand_heeft_inkomen_uit_arbeid = aggregate(
    "any", "heeft_inkomen_uit_arbeid", level="gezin", label="iemand in het gezin heeft inkomen uit arbeid"
)


@rule(
    level="gezin", unit="EUR/jaar", law="Participatiewet art. 34b", label="bufferbudget, hoogstens", target=True,
    words="voor wie naast bijstand wisselend inkomen uit arbeid heeft, als de gemeente dat beslist (vanaf 2027)",
)  # fmt: skip
def bufferbudget(bijstand: float, iemand_heeft_inkomen_uit_arbeid: bool, p: Bufferbudget) -> float:
    """The most that the municipality may use in a calendar year to even out settled income."""
    if bijstand <= 0.0 or not iemand_heeft_inkomen_uit_arbeid:
        return 0.0
    return p.bufferbudget_maximum
