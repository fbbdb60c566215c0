"""The section on the Wmo: the contribution by income, what another one does, and demand to 2045."""

from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from prinsjesdag.measures.scenarios import Scenario, wmo_scenario, wmo_scenarios
from prinsjesdag.municipality import keys
from prinsjesdag.municipality import wmo_bijdrage as bijdrage
from prinsjesdag.municipality import wmo_vraag as vraag
from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.assumptions import Assumptions, assumptions, sources
from prinsjesdag.municipality.bevolking import START, YEARS
from prinsjesdag.municipality.iv3 import BRON as IV3
from prinsjesdag.municipality.spread import Estimate
from prinsjesdag.municipality.wmo_getoetst import held
from prinsjesdag.report.budgets import assumption_rows, tests_table
from prinsjesdag.report.charts import ATTENTION, PLAIN
from prinsjesdag.report.section import Cell, Chart, Column, Figure, Section, Table
from prinsjesdag.wording import number

SHOWN = ("wetsvoorstel-36713", "coalitie-2029", "plan-2022", "regels-2018")
"""Of these the effect on the budget is shown, the first by income."""
COSTS = "iv3:6.6+6.71"
INCOMES = range(15_000, 90_001, 1_000)
NOT = (
    "Beschermd wonen en opvang (taakveld 6.81): die kosten liggen bij de centrumgemeente.",
    "De eigen vrijstellingen van een gemeente: zij zitten alleen als landelijk gemiddelde in betaalt_… en ijking_2019.",
    "Wat stoppen met hulp kost in de Wlz, de zorgverzekering of bij mantelzorgers.",
    "Of er in 2045 genoeg mensen zijn om de hulp te geven.",
    "Gebruik per leeftijd van de gemeente zelf: het CBS heeft het (85896NED), wij konden het niet ophalen. Alleen "
    "huishoudelijke hulp vanaf 75 jaar is een gepubliceerd cijfer; de rest is een aanname.",
    "De regionale bevolkingsprognose van PBL en CBS: die van 2019 en 2022 zijn per leeftijd ingetrokken. Dit "
    "is een eigen "
    "berekening.",
)


def section(area: Area, year: int) -> Section | None:
    """The Wmo with the assumptions of the package; the years are those of the scenarios."""
    return made(area, assumptions("wmo"))


def made(
    area: Area, a: Assumptions, scenarios: Sequence[str] = SHOWN, clients: float | None = None, year: int | None = None
) -> Section:
    """The Wmo under these assumptions and scenarios; `clients` of the area's own count."""
    shown = [wmo_scenario(one) for one in scenarios]
    return Section(
        "wmo",
        f"Wmo: eigen bijdrage en vraag in {area.naam}",
        (
            "Nu betaalt iedereen hetzelfde vaste bedrag per maand. Hieronder staat wat andere regels zouden doen: met "
            "wie hulp heeft, en met de begroting. Dat zijn schattingen met een marge van ongeveer 90%.",
            "Daarna: hoeveel Wmo-hulp er nodig is tot 2045 als de bevolking ouder wordt.",
        ),
        (
            by_income(1, "alleen, AOW-leeftijd"),
            by_income(3, "paar, beiden AOW-leeftijd"),
            _effects(area, shown, a, clients, year),
            _groups(area, shown[0], a, clients, year),
            _held(a),
            _demand(area, a),
            _clients(area, a),
            _moves(area, a),
            tests_table("wmo", [keys.left_out(one, COSTS) for one in ("wmo", *bijdrage.KEYS)]),
        ),
        assumption_rows(a),
        (*NOT, *(f"{one.title}: {text}." for one in shown for text in one.assumed)),
        (*sources("wmo"), *((one.source, one.url) for one in wmo_scenarios())),
    )


@cache
def by_income(kind: int, who: str) -> Chart:
    """The contribution against income under every scenario, without a cost price."""
    lines = {one.short: [bijdrage.contribution(one.slug, date(one.year, 1, 1), float(i), kind) for i in INCOMES]
             for one in wmo_scenarios()}  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (income, *(line[n] for line in lines.values())) for n, income in enumerate(INCOMES) if income % 5_000 == 0
    ]
    table = Table(
        f"wmo_bijdrage_{'paar' if kind > 1 else 'alleen'}",
        f"Eigen bijdrage Wmo voor huishoudelijke hulp per maand, naar inkomen: {who}",
        (Column("Inkomen", "euro per jaar"), *(Column(short, "per maand", 2) for short in lines)),
        tuple(rows),
        "Uitvoeringsbesluit Wmo 2015; wetsvoorstel 36713 en plannen (zie de bronnen)",
        "wet",
        "Inkomen is het verzamelinkomen van twee jaar eerder (van een paar samen), zonder vermogen. Nooit meer dan de "
        "kostprijs; bij Coalitie 2029 is die hier € 350 per maand. Bedragen van 2015 en 2018 zijn die van "
        "toen. 36713 is het "
        "wetsvoorstel.",
    )
    return Chart(
        f"Wat huishoudelijke hulp per maand kost, naar inkomen ({who})",
        "Lijnen per regel: het vaste bedrag is vlak; onder de regels van 2015 en 2018 en onder wetsvoorstel "
        "36713 stijgt de "
        "bijdrage met het inkomen, in het wetsvoorstel tot 328 euro per maand.",
        _lines_spec(lines),
        table,
    )


def _effects(area: Area, shown: Sequence[Scenario], a: Assumptions, clients: float | None, year: int | None) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for one in shown:
        at = year or one.year
        found = bijdrage.ranges(area, one.slug, at, a, clients)
        rows.append((one.title, str(at), *(_figure(found[name]) for name in ("stoppen", "meer_opbrengst", "netto"))))
    cut = a["korting_rijk_mln"]
    taken = (
        f"Hiervan is een korting van het Rijk afgetrokken (landelijk {number(cut, 0)} mln)."
        if cut
        else "Het Rijk haalt een besparing meestal uit het gemeentefonds: zie --aanname korting_rijk_mln=225."
    )
    return Table(
        "wmo_bijdrage_effect",
        f"Wat een andere eigen bijdrage doet in {area.naam}, per jaar, vergeleken met het vaste bedrag",
        (
            Column("Regels"), Column("Jaar"), Column("Huishoudens die stoppen"),
            Column("Meer bijdragen", "mln euro", 1),
            Column("Netto voor de gemeente", "mln euro", 1),
        ),
        tuple(rows),
        "eigen berekening op de nagemaakte bevolking (docs/bevolking.md), geijkt op het CBS en Kamerstuk "
        "29538, nr. 331",
        "berekend",
        f"Netto is meer bijdragen plus wat de gemeente niet meer betaalt voor wie stopt. {taken} De status van "
        "de plannen: "
        + "; ".join(f"{one.title}: {one.status}" for one in shown) + ".",
    )  # fmt: skip


def _groups(area: Area, one: Scenario, a: Assumptions, clients: float | None, year: int | None) -> Table:
    found = bijdrage.effect(area, one.slug, year or one.year, a, clients)
    rows: list[tuple[Cell, ...]] = [
        (g.naam, round(g.clienten), round(g.betalen), g.nu_maand, g.straks_maand, round(g.stoppen),
         g.opbrengst_nu, g.opbrengst_straks)
        for g in found.groepen
    ]  # fmt: skip
    return Table(
        "wmo_bijdrage_inkomen",
        f"Cliënten naar bruto huishoudinkomen in {area.naam}, bij {one.title}",
        (
            Column("Inkomen per jaar"), Column("Cliënten"), Column("Betalen"), Column("Nu", "euro per maand", 2),
            Column("Straks", "euro per maand", 2), Column("Stoppen"), Column("Nu", "mln per jaar", 1),
            Column("Straks", "mln per jaar", 1),
        ),
        tuple(rows),
        "CBS StatLine 86050NED en cijfers over inkomen (landelijk), verdeeld met de nagemaakte bevolking van "
        "de gemeente",
        "berekend",
        "Inkomen op het prijspeil van de meting (2021). Nu en Straks zijn wat de regel vraagt, gemiddeld over "
        "huishoudens "
        "die iets moeten betalen. Een schatting zonder eigen marge per groep: die staat in de tabel hierboven.",
    )  # fmt: skip


def _held(a: Assumptions) -> Table:
    """The model against published national figures; only the one that says so was used to set it."""
    return Table(
        "wmo_bijdrage_getoetst",
        "Past de schatting bij wat er landelijk bekend is?",
        (Column("Cijfer"), Column("Gepubliceerd", "mln euro", 1), Column("Model", "mln euro", 1), Column("Bron")),
        tuple((one.wat, one.gepubliceerd, one.model, one.bron) for one in held(a)),
        "zie de laatste kolom",
        "berekend",
        "Ligt het model hoger, lees de uitkomst dan als bovenkant.",
    )


def _demand(area: Area, a: Assumptions) -> Chart:
    found = {name: vraag.demand(area, vraag.scenario(a, name)) for name in vraag.SCENARIOS}
    margin = vraag.band(area, a)
    rows: list[tuple[Cell, ...]] = []
    for n, year in enumerate(YEARS):
        low, middle, high = (found[name][n] for name in ("laag", "midden", "hoog"))
        estimate = _figure(margin[year]) if year in margin else None
        rows.append((str(year), round(middle.inwoners), round(middle.van_75), low.kosten, estimate, high.kosten))
    table = Table(
        "wmo_vraag",
        f"Wmo-kosten van {area.naam} tot 2045, in prijzen van 2024",
        (
            Column("Jaar"), Column("Inwoners"), Column("75 en ouder"), Column("Laag", "mln euro", 1),
            Column("Midden", "mln euro", 1), Column("Hoog", "mln euro", 1),
        ),
        tuple(rows),
        f"{IV3} (6.6 en 6.71); CBS bevolking 2021 en 2025, overlevingstafel; eigen berekening",
        "berekend",
        "Laag en hoog bewegen gebruik, gezondheid, sterfte en zwaarte samen; de marge bij midden telt alle "
        "aannamen als los "
        "van elkaar. 2025 is het gebruik van 2024 bij de inwoners van 1 januari 2025.",
    )  # fmt: skip
    return Chart(
        f"Zo groeien de Wmo-kosten van {area.naam} als de bevolking ouder wordt",
        f"Lijn met een band van {START} tot {YEARS[-1]}, in miljoenen euro's en prijzen van 2024.",
        _band_spec(found, margin),
        table,
    )


def _clients(area: Area, a: Assumptions) -> Table:
    found = vraag.demand(area, a)
    rows: list[tuple[Cell, ...]] = [
        (str(one.jaar), *(round(one.clienten[name]) for name in vraag.SERVICES)) for one in found
    ]
    return Table(
        "wmo_vraag_clienten",
        f"Cliënten per soort hulp in een jaar in {area.naam} (scenario midden)",
        (Column("Jaar"), *(Column(title) for title in vraag.SERVICES.values())),
        tuple(rows),
        "CBS StatLine 86050NED (landelijk 2024), verdeeld met cliënten per gemeente van 2021; eigen berekening",
        "berekend",
        "Wie meer soorten hulp heeft, telt bij elke soort.",
    )


def _moves(area: Area, a: Assumptions) -> Chart:
    moved = vraag.sensitivities(area, a)[:8]
    middle = vraag.demand(area, a)[-1].kosten or 0.0
    rows: list[tuple[Cell, ...]] = [
        (one.omschrijving, f"{number(one.band[0], 4)} tot {number(one.band[1], 4)} {one.eenheid}", one.laag, one.hoog)
        for one in moved
    ]
    table = Table(
        "wmo_vraag_gevoelig",
        f"Welke aanname telt het meest voor {YEARS[-1]}? Kosten in mln euro, prijzen van 2024",
        (Column("Aanname"), Column("Van … tot …"), Column("Laagst", "mln euro", 1), Column("Hoogst", "mln euro", 1)),
        tuple(rows),
        "eigen berekening",
        "berekend",
        f"Elke aanname apart; zonder verandering is het {number(middle, 1)} mln euro.",
    )
    values = [{"naam": one.omschrijving.partition(" (")[0], "laag": one.laag, "hoog": one.hoog} for one in moved]
    return Chart(
        f"Wat de schatting voor {YEARS[-1]} het meest beweegt",
        "Liggende balken per aanname, van de laagste tot de hoogste uitkomst; de langste balk staat bovenaan.",
        _moves_spec(values, middle),
        table,
    )


def _figure(one: Estimate) -> Figure:
    return Figure(one.waarde, one.laag, one.hoog)


def _lines_spec(lines: dict[str, list[float]]) -> dict[str, Any]:
    import altair as alt

    values = [{"regels": short, "inkomen": income, "bijdrage": amount}
              for short, line in lines.items() for income, amount in zip(INCOMES, line, strict=True)]  # fmt: skip
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X(
            "inkomen:Q",
            title="inkomen, euro per jaar",
            axis=alt.Axis(format=",.0f"),
            scale=alt.Scale(domain=[INCOMES[0], INCOMES[-1]], nice=False),
        ),
        y=alt.Y(
            "bijdrage:Q",
            title="euro per maand",
            axis=alt.Axis(format=",.0f"),
            scale=alt.Scale(domain=[0, 450]),
        ),
        color=alt.Color("regels:N", sort=list(lines)),
        strokeDash=alt.StrokeDash("regels:N", sort=list(lines), legend=None),
    )
    chart = base.mark_line(strokeWidth=2.5, clip=True).properties(width=620, height=320)
    return dict(chart.to_dict(validate=False))


def _band_spec(found: dict[str, list[vraag.Demand]], margin: dict[int, Estimate]) -> dict[str, Any]:
    import altair as alt

    values = [
        {"jaar": one.jaar, "midden": one.kosten, "laag": found["laag"][n].kosten, "hoog": found["hoog"][n].kosten,
         "marge_laag": margin[one.jaar].laag, "marge_hoog": margin[one.jaar].hoog}
        for n, one in enumerate(found["midden"]) if one.jaar in margin
    ]  # fmt: skip
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X("jaar:O", title=None, axis=alt.Axis(labelAngle=0)),
    )
    title = "mln euro per jaar"
    wide = base.mark_area(color=PLAIN, opacity=0.12).encode(y=alt.Y("laag:Q", title=title), y2="hoog:Q")
    narrow = base.mark_area(color=PLAIN, opacity=0.25).encode(y="marge_laag:Q", y2="marge_hoog:Q")
    line = base.mark_line(color=PLAIN, point=True, strokeWidth=2.5).encode(y="midden:Q")
    told = "lijn: midden; donker: marge van alle aannamen los; licht: scenario laag tot hoog"
    chart = (wide + narrow + line).properties(width=560, height=300, title={"text": "", "subtitle": told})
    return dict(chart.to_dict(validate=False))


def _moves_spec(values: list[dict[str, Any]], middle: float) -> dict[str, Any]:
    import altair as alt

    bars = alt.Chart(alt.InlineData(values=values)).mark_bar(color=PLAIN, height=16).encode(
        y=alt.Y("naam:N", sort=None, title=None),
        x=alt.X("laag:Q", title="mln euro per jaar", scale=alt.Scale(zero=False)),
        x2="hoog:Q",
    )  # fmt: skip
    now = (
        alt.Chart(alt.InlineData(values=[{"midden": middle}]))
        .mark_rule(color=ATTENTION, strokeWidth=2)
        .encode(x="midden:Q")
    )
    return dict((bars + now).properties(width=420, height=26 * max(1, len(values))).to_dict(validate=False))
