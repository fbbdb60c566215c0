"""Participatiewet art. 78gg: couples who live on one benefit and end below the bijstand, and what they get for it.

How it comes about. Bijstand is fixed net and grossed up with two credits, one for each partner, so a couple's
toetsingsinkomen stays low and all toeslagen are at their highest. A couple with one benefit of UWV or the like has the
same net from one gross amount, with one credit: the other's can't be paid out any more (art. 8.9 Wet IB 2001, gone in
2023). The gross, and with that the toetsingsinkomen, is thousands of euros higher, and toeslagen are less.

Who (lid 1). Toeslagpartners, with a benefit that isn't bijstand as their most important income (here: more than half of
it; the act has no share); less toeslagen than a comparable couple on bijstand; and with net income and toeslagen
together under theirs. The comparable couple has the same home, children and norm, and an income at which no toeslag
falls: that is so in every year from 2022 on. Calculated: what the own income takes off zorgtoeslag, huurtoeslag and
kindgebonden budget, against what the net income is above the norm. Under the norm there can be bijstand beside it,
which fills that gap; the loss of toeslagen remains. Childcare benefit is left out (it lowers no standard of living by
this way), and housemates' income is taken as it is.

What. A fixed amount a year: 1,000 in 2025, 1,100 in 2026; for 2027 none was found (that of 2026 goes on, as a
proposal), and from 2028 a structural solution is planned. The municipality gives it of its own accord to who is on a
list of the Belastingdienst, and to others after a test of income and wealth of its own, which isn't modelled. In 2023
and 2024: individuele bijzondere bijstand, without an amount: 0 here, while `is_alleenverdienershuishouden` still says
who. The announcement of 2023 spoke of "about 6,500" households; no primary source for it was seen, a later one says
"some thousands". The amount is no bijstand, no means and no income for toeslagen.
"""

from prinsjesdag.engine import Parameters, aggregate, rule
from prinsjesdag.law.huurtoeslag.basishuur import Normhuur, vaste_normhuur
from prinsjesdag.law.huurtoeslag.rules import (
    Huurgrenzen,
    vergoed_deel_a,
    vergoed_deel_b,
    vergoed_deel_c,
)
from prinsjesdag.law.zorgtoeslag.rules import Zorgtoeslag


class Alleenverdieners(Parameters):
    """Art. 78gg lid 1 and 7."""

    tegemoetkoming_alleenverdieners_bedrag: float  # EUR/jaar
    alleenverdieners_deel_uitkering: float  # share of the income


@rule(
    level="persoon", unit="EUR/jaar", law="Participatiewet art. 78gg lid 1 onder b",
    label="zorgtoeslag en kindgebonden budget die het inkomen kost",
    words="wat het inkomen boven de grens van de zorgtoeslag en het kindgebonden budget af haalt",
)  # fmt: skip
def toeslagen_minder_om_inkomen_persoon(
    heeft_toeslagpartner: bool,
    eerste_van_paar: bool,
    uitkering: float,
    partner_uitkering: float,
    zorgtoeslag_voor_afronding: float,
    toetsingsinkomen_met_toeslagpartner: float,
    drempelinkomen: float,
    kindgebonden_budget_zonder_afbouw: float,
    kindgebonden_budget_voor_afronding: float,
    p: Zorgtoeslag,
) -> float:
    """What a couple with a benefit loses of its toeslagen, counted with the one named first."""
    if not heeft_toeslagpartner or not eerste_van_paar or uitkering + partner_uitkering <= 0.0:
        return 0.0
    minder = kindgebonden_budget_zonder_afbouw - kindgebonden_budget_voor_afronding
    if zorgtoeslag_voor_afronding > 0.0:
        minder += p.afbouwpercentage * max(0.0, toetsingsinkomen_met_toeslagpartner - drempelinkomen)
    return minder


@rule(
    variable="huurtoeslag_minder_om_inkomen_maand", valid_until="2025-12-31", level="huishouden", unit="EUR/maand",
    period="month", law="Participatiewet art. 78gg lid 1 onder b; Wet op de huurtoeslag art. 17 en 21",
    label="huurtoeslag die het inkomen kost", words="huurtoeslag bij de laagste basishuur − huurtoeslag voor afronding",
)  # fmt: skip
def huurtoeslag_minder_om_inkomen_tot_2026_maand(
    recht_op_huurtoeslag: bool,
    rekenhuur: float,
    huurgrens: float,
    aftoppingsgrens: float,
    aantal_bewoners_huurtoeslag: int,
    bewoner_met_aow_leeftijd: bool,
    huurtoeslag_berekend_maand: float,
    normhuur: Normhuur,
    p: Huurgrenzen,
) -> float:
    """For other than elderly households, which have a lower minimum of their own."""
    if not recht_op_huurtoeslag or huurtoeslag_berekend_maand <= 0.0:
        return 0.0
    laagste = vaste_normhuur(aantal_bewoners_huurtoeslag, normhuur)
    laagste = laagste + normhuur.verhoging_normhuur - normhuur.verlaging_basishuur
    hoogste = vergoed_deel_a(rekenhuur, laagste, p)
    hoogste += vergoed_deel_b(rekenhuur, huurgrens, laagste, aftoppingsgrens, p)
    voor_dit_huishouden = aantal_bewoners_huurtoeslag == 1 or bewoner_met_aow_leeftijd
    hoogste += vergoed_deel_c(rekenhuur, huurgrens, laagste, aftoppingsgrens, voor_dit_huishouden, p)
    return max(0.0, hoogste - huurtoeslag_berekend_maand)


@rule(
    valid_from="2026-01-01", level="huishouden", unit="EUR/maand", period="month",
    law="Participatiewet art. 78gg lid 1 onder b; Wet op de huurtoeslag art. 21 lid 2",
    label="huurtoeslag die het inkomen kost", words="de verlaging om het inkomen, als er nog huurtoeslag over is",
)  # fmt: skip
def huurtoeslag_minder_om_inkomen_maand(huurtoeslag_berekend_maand: float, verlaging_huurtoeslag: float) -> float:
    """From 2026 the law takes it off itself."""
    if huurtoeslag_berekend_maand <= 0.0:
        return 0.0
    return verlaging_huurtoeslag


toeslagen_minder_om_inkomen_gezin = aggregate(
    "sum", "toeslagen_minder_om_inkomen_persoon", level="gezin",
    label="zorgtoeslag en kindgebonden budget die het inkomen kost",
)  # fmt: skip
uitkering_gezin = aggregate("sum", "uitkering", level="gezin", label="belaste uitkeringen van het gezin samen")
heeft_toeslagpartner_in_gezin = aggregate(
    "any", "heeft_toeslagpartner", level="gezin", label="toeslagpartners in het gezin"
)


@rule(
    level="gezin", unit="EUR/jaar", law="Participatiewet art. 78gg lid 1 onder b", target=True,
    label="toeslagen die een vergelijkbaar paar in de bijstand meer heeft",
    words="wat het inkomen van zorgtoeslag, huurtoeslag en kindgebonden budget af haalt",
)  # fmt: skip
def toeslagen_lager_dan_in_bijstand(
    heeft_toeslagpartner_in_gezin: bool,
    uitkering_gezin: float,
    toeslagen_minder_om_inkomen_gezin: float,
    gezin_van_huurder: bool,
    huurtoeslag_minder_om_inkomen_maand: float,
) -> float:
    """The loss that the higher toetsingsinkomen brings; 0 without toeslagpartner or benefit."""
    if not heeft_toeslagpartner_in_gezin or uitkering_gezin <= 0.0:
        return 0.0
    minder = toeslagen_minder_om_inkomen_gezin
    if gezin_van_huurder:
        minder += 12.0 * huurtoeslag_minder_om_inkomen_maand
    return minder


@rule(
    level="gezin", law="Participatiewet art. 78gg lid 1", label="alleenverdienershuishouden onder het bijstandsniveau",
    words="een uitkering als belangrijkste inkomen, en minder te besteden dan een vergelijkbaar paar in de bijstand",
    target=True,
)  # fmt: skip
def is_alleenverdienershuishouden(
    toeslagen_lager_dan_in_bijstand: float,
    uitkering_gezin: float,
    bruto_inkomen: float,
    afgedragen_premies_en_alimentatie: float,
    belasting_samen: float,
    zvw_bijdrage_gezin: float,
    sociaal_minimum_maand: float,
    p: Alleenverdieners,
) -> bool:
    """Whether the toeslagen that are lost outweigh what the net income is above the norm."""
    if toeslagen_lager_dan_in_bijstand <= 0.0:
        return False
    if uitkering_gezin <= p.alleenverdieners_deel_uitkering * bruto_inkomen:
        return False
    netto = bruto_inkomen - afgedragen_premies_en_alimentatie - belasting_samen - zvw_bijdrage_gezin
    return toeslagen_lager_dan_in_bijstand > max(0.0, netto - 12.0 * sociaal_minimum_maand)


@rule(
    level="gezin", unit="EUR/jaar", target=True, label="tegemoetkoming alleenverdieners",
    law="Participatiewet art. 78gg lid 7; Regeling Participatiewet, IOAW en IOAZ art. 15ba",
    words="een vast bedrag per jaar; in 2023 en 2024 bijzondere bijstand op maat",
)  # fmt: skip
def tegemoetkoming_alleenverdieners(is_alleenverdienershuishouden: bool, p: Alleenverdieners) -> float:
    """The fixed amount, whatever the shortage is."""
    if not is_alleenverdienershuishouden:
        return 0.0
    return p.tegemoetkoming_alleenverdieners_bedrag


ontvangt_tegemoetkoming_alleenverdieners_gezin = aggregate(
    "any", "ontvangt_tegemoetkoming_alleenverdieners", level="gezin", label="ontvangt tegemoetkoming alleenverdieners"
)
