"""The section on youth care: who has it, what it costs, what could change, and where it meets low income."""

from typing import Any

from prinsjesdag.measures.register import measure
from prinsjesdag.municipality import keys, youth
from prinsjesdag.municipality import youth_together as meets
from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.assumptions import Assumptions, assumptions, sources
from prinsjesdag.municipality.iv3 import BRON as IV3
from prinsjesdag.report.budgets import SLEUTELS, assumption_rows, figure, in_euros, key_note, readable, tests_table
from prinsjesdag.report.charts import GAIN, LOSS
from prinsjesdag.report.section import Cell, Chart, Column, Figure, Section, Table
from prinsjesdag.wording import number

NOT = (
    "Wat minder verblijf, minder gesloten hulp of minder lichte hulp doet met een kind en een gezin.",
    "Kosten van leegstand, ombouw en overgang.",
    "Aantallen per vorm van deze gemeente zelf: het CBS heeft ze (85099NED), wij konden ze niet ophalen.",
    "Onderwijs en ggz voor volwassenen in de integrale aanpak: daarover is geen cijfer per gemeente gevonden.",
    "De besparing van 2024 en 2025 zelf is in geen bron gezien en staat als niet bevestigd; de verzachting en het "
    "niveau vanaf 2026 zijn wel gepubliceerd.",
)


def section(area: Area, year: int) -> Section | None:
    """Youth care with the assumptions of the package; the years are those of the figures."""
    return made(area, assumptions("jeugd"))


def made(area: Area, a: Assumptions, key: str | None = None) -> Section:
    """Youth care under these assumptions; the savings divided by one key if given."""
    found = youth.changes(area, a)
    return Section(
        "jeugd",
        f"Jeugdzorg in {area.naam}",
        (
            "Aantallen zijn landelijke cijfers van het CBS, verdeeld over gemeenten. Kosten zijn die van de "
            "jaarrekening "
            "van de gemeente. De scenario's rekenen met aannamen over prijzen: verander ze in de lijst onderaan.",
            *_short(area, a, found),
        ),
        (
            readable(_forms(area, a)),
            *((readable(_changes(area, found)), readable(_path(found, a))) if found else ()),
            readable(_savings(area, a, key)),
            _together(area, a),
            _meals(area, a),
            tests_table(
                "jeugd", [keys.left_out(one, youth.SAVING_KEY) for one in (youth.SAVING_KEY, *youth.SAVING_KEYS)]
            ),
        ),
        assumption_rows(a),
        NOT,
        sources("jeugd"),
    )


def _short(area: Area, a: Assumptions, found: list[youth.Change]) -> list[str]:
    """What the area spends and the scenario that moves most, in a sentence; nothing where its costs aren't known."""
    if not found:
        return []
    spent = sum(one.kosten or 0.0 for one in youth.forms(area, a))
    most = max(found, key=lambda one: abs(one.kosten.waarde))
    told = in_euros(Figure(spent, spent, spent))
    cost = in_euros(figure(most.kosten))
    return [
        f"In het kort: {area.naam} gaf in {youth.COST_YEAR} {told} uit aan jeugdzorg. Het scenario dat de kosten het "
        f"meest verandert: {most.titel}, {cost} per jaar (minder dan nul is minder kosten)."
    ]


def _forms(area: Area, a: Assumptions) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (one.titel, figure(one.jongeren), one.kosten, one.kosten_per_jongere) for one in youth.forms(area, a)
    ]
    closed = youth.closed(area, a)
    rows.insert(2, ("daarvan gesloten, op één dag (aanname over de prijs)", figure(closed),
                    figure(closed, a["kosten_gesloten"] / 1e6), a["kosten_gesloten"]))  # fmt: skip
    own = youth.with_youth_care(area)
    counted = f"Met jeugdzorg, geteld in 2021: ongeveer {number(own, 0)} jongeren. " if own else ""
    return Table(
        "jeugd_vormen",
        f"Jongeren en kosten per vorm in {area.naam}",
        (
            Column("Vorm"), Column("Jongeren in een jaar"), Column(f"Kosten {youth.COST_YEAR}", "mln euro", 1),
            Column("Landelijk per jongere", "euro"),
        ),
        tuple(rows),
        f"CBS, Jeugdmonitor 2024 (2023, voorlopig); {IV3}",
        "verdeeld",
        f"{counted}Kosten zijn de jaarrekening (6.72; 6.73 en 6.74; 6.82). Wie twee vormen heeft, telt twee keer. "
        "Boekt een gemeente verblijf op 6.72, dan is verblijf hier en in de scenario's te laag. "
        f"{SLEUTELS}",
    )  # fmt: skip


def _changes(area: Area, found: list[youth.Change]) -> Chart:
    rows: list[tuple[Cell, ...]] = [(one.titel, figure(one.jongeren), figure(one.kosten)) for one in found]
    table = Table(
        "jeugd_scenarios",
        f"Wat elk scenario doet met de jaarlijkse kosten van {area.naam}, als het klaar is",
        (Column("Scenario"), Column("Jongeren"), Column("Kosten", "mln euro per jaar", 2)),
        tuple(rows),
        f"eigen berekening op {IV3}",
        "aanname",
        "Minder dan nul is minder kosten. Elk scenario staat alleen; tel ze niet op.",
    )
    return Chart(
        f"Wat scenario's doen met de kosten van jeugdzorg in {area.naam}",
        "Liggende balken per scenario met een marge; links van nul zijn lagere kosten.",
        _bars_spec(found),
        table,
    )


def _path(found: list[youth.Change], a: Assumptions) -> Table:
    years = range(youth.FIRST, youth.FIRST + 5)
    rows: list[tuple[Cell, ...]] = [
        (one.titel, *(figure(one.kosten, one.deel[year]) for year in years)) for one in found
    ]
    return Table(
        "jeugd_scenarios_per_jaar",
        "Per jaar, als het gelijkmatig gaat",
        (Column("Scenario"), *(Column(str(year), "mln euro", 2) for year in years)),
        tuple(rows),
        "eigen berekening; het jaar waarin het klaar is staat bij de aannamen (jaar_klaar, gesloten_nul)",
        "aanname",
        f"Gesloten hulp: op 30 juni 2025 zaten landelijk {number(a['gesloten_jongeren'])} jongeren op "
        f"{number(a['gesloten_capaciteit'])} plaatsen, 3,2% meer dan een meting eerder. Het doel is nul in 2030.",
    )


def _savings(area: Area, a: Assumptions, key: str | None) -> Table:
    found = youth.savings(area, a, key)
    rows: list[tuple[Cell, ...]] = [(one.jaar, one.landelijk, figure(one.deel), one.bron) for one in found]
    return Table(
        "jeugd_hervormingsagenda",
        f"Besparing van de Hervormingsagenda Jeugd, en wat daarvan bij {area.naam} hoort",
        (
            Column("Jaar"), Column("Landelijk", "mln euro", 0), Column(area.naam, "mln euro", 1), Column("Bron"),
        ),
        tuple(rows),
        "zie de laatste kolom",
        "verdeeld",
        f"{key_note(key or youth.SAVING_KEY, youth.SAVING_KEY)} De commissie-Van Ark vond in januari 2025 de "
        "besparing vanaf 2026 niet haalbaar zoals geboekt; daarna kwam er geld bij (zie het register: "
        f"jeugdzorg-compensatie). {SLEUTELS}",
    )  # fmt: skip


def _together(area: Area, a: Assumptions) -> Table:
    found, overlap = meets.together(area, a), meets.overlap(area, a)
    rows: list[tuple[Cell, ...]] = []
    if found is not None:
        rows = [
            ("Huishoudens met jeugdzorg", figure(found.huishoudens), "CBS 2021, omgerekend van jongeren"),
            ("daarvan met een laag inkomen", figure(found.laag_inkomen), "schatting: tot 120% sociaal minimum"),
            ("daarvan ook met problematische schulden", figure(found.schulden), "schatting"),
        ]
    rows += [
        ("Huishoudens met iets uit meer dan één wet", figure(overlap.huishoudens), "SCP over 2018, verdeeld"),
        ("Personen met iets uit meer dan één wet", figure(overlap.personen), "CBS over 2017, verdeeld"),
    ]
    return Table(
        "jeugd_samen",
        f"Wie krijgt hulp op meer plekken in {area.naam}?",
        (Column("Wie"), Column("Aantal"), Column("Hoe bekend")),
        tuple(rows),
        "CBS, Kerncijfers wijken en buurten 2021; SCP, Voorzieningen in 3D (2022); CBS via GGD Haaglanden",
        "aanname",
        "Wetten: Wmo, Jeugdwet en Participatiewet; meestal werk en inkomen samen met Wmo. Wie daarbij ook "
        "schuldhulp heeft: "
        f"geen cijfer gevonden. {SLEUTELS}",
    )  # fmt: skip


def _meals(area: Area, a: Assumptions) -> Table:
    found = meets.meals(area, a)
    now = measure("schoolmaaltijden")

    def told(name: str) -> str:
        return f"landelijk ongeveer {number(a[name])}"

    rows: list[tuple[Cell, ...]] = [
        ("Wie mag meedoen", None,
         f"scholen met minstens {100 * a['maaltijd_grens']:.0f}% leerlingen uit een gezin met een laag "
         "inkomen; alle sbo, "
         "so, vso en praktijkscholen"),
        ("Leerlingen", figure(found.leerlingen), f"{told('maaltijd_leerlingen')} (december 2023), verdeeld"),
        ("Scholen", figure(found.scholen), f"{told('maaltijd_scholen')} (december 2023), verdeeld"),
        ("Scholen die mogen meedoen", figure(found.scholen_recht),
         f"{told('maaltijd_scholen_recht')} (begin 2024), verdeeld"),
        ("Eten op school, duizend euro per jaar", figure(found.kosten, 1e3),
         f"€ {a['maaltijd_week']:g} per leerling per week"),
        ("Of een kaart, duizend euro per jaar", figure(found.kosten_kaart, 1e3),
         f"€ {a['maaltijd_kaart']:g} per leerling per week"),
        ("Na de zomer van 2026", None, f"{now.status}: {now.content['status']['toelichting']}"),
    ]  # fmt: skip
    return Table(
        "jeugd_schoolmaaltijden",
        f"Schoolmaaltijden in {area.naam}",
        (Column("Wat"), Column("Aantal"), Column("Toelichting")),
        tuple(rows),
        "Programma Schoolmaaltijden; VO-raad; NH Nieuws",
        "verdeeld",
        "Het geld gaat van het Rijk naar scholen en gezinnen, niet naar de gemeente. Welke scholen meedoen is niet "
        f"gepubliceerd. {key_note('minima')} {SLEUTELS}",
    )  # fmt: skip


def _bars_spec(found: list[youth.Change]) -> dict[str, Any]:
    import altair as alt

    values = [{"scenario": one.titel, "kosten": one.kosten.waarde, "laag": one.kosten.laag, "hoog": one.kosten.hoog}
              for one in found]  # fmt: skip
    base = alt.Chart(alt.InlineData(values=values)).encode(y=alt.Y("scenario:N", sort=None, title=None))
    colour = alt.condition("datum.kosten < 0", alt.value(GAIN), alt.value(LOSS))
    bars = base.mark_bar(height=18).encode(x=alt.X("kosten:Q", title="mln euro per jaar"), color=colour)
    margin = base.mark_rule(color="#14213d", strokeWidth=2).encode(x=alt.X("laag:Q"), x2=alt.X2("hoog:Q"))
    return dict((bars + margin).properties(width=460, height=36 * len(values)).to_dict(validate=False))
