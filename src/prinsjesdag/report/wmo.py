"""The section on the Wmo: the contribution by income, what another one does, and demand to 2045."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from prinsjesdag.measures.scenarios import Scenario, wmo_scenario, wmo_scenarios
from prinsjesdag.municipality import keys
from prinsjesdag.municipality import wmo_bijdrage as bijdrage
from prinsjesdag.municipality import wmo_marge as marge
from prinsjesdag.municipality import wmo_vraag as vraag
from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.assumptions import Assumptions, assumptions, sources
from prinsjesdag.municipality.bevolking import START, YEARS
from prinsjesdag.municipality.iv3 import BRON as IV3
from prinsjesdag.municipality.wmo_getoetst import held
from prinsjesdag.report import wmo_grafieken as grafieken
from prinsjesdag.report import wmo_naast as naast
from prinsjesdag.report.budgets import assumption_rows, figure, key_note, readable, tests_table, with_margin
from prinsjesdag.report.section import Cell, Chart, Column, Figure, Section, Table
from prinsjesdag.report.wmo_grafieken import INCOMES
from prinsjesdag.wording import number

SHOWN = ("wetsvoorstel-36713", "coalitie-2029", "plan-2022", "regels-2018")
"""Of these the effect on the budget is shown, the first by income."""
COSTS = "iv3:6.6+6.71"
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
    margin = vraag.band(area, a)
    effects, demand = (readable(one) for one in (_effects(area, shown, a, clients, year), _demand(area, a, margin)))
    return Section(
        "wmo",
        f"Wmo: eigen bijdrage en vraag in {area.naam}",
        (
            "Nu betaalt iedereen hetzelfde vaste bedrag per maand. Hieronder staat wat andere regels zouden doen: met "
            "wie hulp heeft, en met de begroting. Dat zijn schattingen met een marge van ongeveer 90%.",
            "Daarna: hoeveel Wmo-hulp er nodig is tot 2045 als de bevolking ouder wordt.",
            _short(area, effects, demand),
        ),
        (
            effects,
            readable(_groups(area, shown[0], a, clients, year)),
            by_income(1, "alleen, AOW-leeftijd"),
            by_income(3, "paar, beiden AOW-leeftijd"),
            _held(a),
            demand,
            _clients(area, margin),
            readable(_moves(area, a)),
            naast.compared_table(area, a),
            naast.together_table(area),
            tests_table("wmo", [keys.left_out(one, COSTS) for one in ("wmo", *vraag.KEYS)]),
        ),
        assumption_rows(a),
        (*NOT, *(f"{one.title}: {text}." for one in shown for text in one.assumed)),
        (*sources("wmo"), *((one.source, one.url) for one in wmo_scenarios())),
    )


def _short(area: Area, effects: Table | Chart, demand: Table | Chart) -> str:
    """The first scenario and the end of the demand in a sentence, from the tables below."""
    effects, demand = (one.table if isinstance(one, Chart) else one for one in (effects, demand))
    name, year, *found = effects.rows[0]
    stop, _, net = (with_margin(one, column) for one, column in zip(found, effects.columns[2:], strict=True)
                    if isinstance(one, Figure))  # fmt: skip
    whom = "de gemeente" if area.kind == "gemeente" else "gemeenten"
    told = (
        f"In het kort, bij {name} in {year}: {stop} huishoudens in {area.naam} stoppen met hulp, en netto scheelt het "
        f"{whom} {net} per jaar."
    )
    first, last = (row[4] for row in (demand.rows[0], demand.rows[-1]))
    if isinstance(first, Figure) and isinstance(last, Figure):
        now, then = (with_margin(one, demand.columns[4]) for one in (first, last))
        told += (
            f" Zonder nieuwe regels gaan de Wmo-kosten van {now} in {demand.rows[0][0]} naar {then} in "
            f"{demand.rows[-1][0]}, in prijzen van 2024."
        )
    return told


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
        grafieken.lines_spec(lines),
        table,
    )


def _effects(area: Area, shown: Sequence[Scenario], a: Assumptions, clients: float | None, year: int | None) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for one in shown:
        at = year or one.year
        found = marge.ranges(area, one.slug, at, a, clients)
        rows.append((one.title, str(at), *(figure(found[name]) for name in ("stoppen", "meer_opbrengst", "netto"))))
    cut = a["korting_rijk_mln"]
    taken = (
        f"Hiervan is een korting van het Rijk afgetrokken (landelijk {number(cut, 0)} mln)."
        if cut
        else "Het Rijk haalt een besparing meestal uit het gemeentefonds; het programma kan daarmee rekenen "
        "(aanname korting_rijk_mln)."
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
    told = marge.in_groups(area, one.slug, year or one.year, a, clients)
    rows: list[tuple[Cell, ...]] = [
        (g.naam, *(figure(m[name]) for name in ("clienten", "betalen")), g.nu_maand, g.straks_maand,
         *(figure(m[name]) for name in ("stoppen", "opbrengst_nu", "opbrengst_straks")))
        for g, m in zip(found.groepen, told, strict=True)
    ]  # fmt: skip
    return Table(
        "wmo_bijdrage_inkomen",
        f"Cliënten naar bruto huishoudinkomen in {area.naam}, bij {one.title}",
        (
            Column("Inkomen per jaar"), Column("Cliënten"), Column("Betalen"), Column("Nu", "euro per maand"),
            Column("Straks", "euro per maand"), Column("Stoppen"), Column("Nu", "mln per jaar", 1),
            Column("Straks", "mln per jaar", 1),
        ),
        tuple(rows),
        "CBS StatLine 86050NED en cijfers over inkomen (landelijk), verdeeld met de nagemaakte bevolking van "
        "de gemeente",
        "berekend",
        "Inkomen op het prijspeil van de meting (2021). Nu en Straks zijn wat de regel vraagt, gemiddeld over "
        "huishoudens die iets moeten betalen.",
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


def _demand(area: Area, a: Assumptions, margin: list[vraag.Band]) -> Chart:
    found = {name: vraag.demand(area, vraag.scenario(a, name)) for name in vraag.SCENARIOS}
    rows: list[tuple[Cell, ...]] = []
    for n, one in enumerate(margin):
        low, high = (found[name][n] for name in ("laag", "hoog"))
        cost = None if one.kosten is None else figure(one.kosten)
        rows.append((str(one.jaar), figure(one.inwoners), figure(one.van_75), low.kosten, cost, high.kosten))
    last = margin[-1].kosten
    fine = 0 if last is None or last.waarde >= 20.0 else 1  # scenarios without a margin of their own
    table = Table(
        "wmo_vraag",
        f"Wmo-kosten van {area.naam} tot 2045, in prijzen van 2024",
        (
            Column("Jaar"), Column("Inwoners"), Column("75 en ouder"), Column("Laag", "mln euro", fine),
            Column("Midden", "mln euro", 1), Column("Hoog", "mln euro", fine),
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
        grafieken.band_spec(found, margin),
        table,
    )


def _clients(area: Area, margin: list[vraag.Band]) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (str(one.jaar), *(figure(one.clienten[name]) for name in vraag.SERVICES)) for one in margin
    ]
    return Table(
        "wmo_vraag_clienten",
        f"Cliënten per soort hulp in een jaar in {area.naam} (scenario midden)",
        (Column("Jaar"), *(Column(title) for title in vraag.SERVICES.values())),
        tuple(rows),
        "CBS StatLine 86050NED (landelijk 2024), verdeeld met cliënten per gemeente van 2021; eigen berekening",
        "berekend",
        f"Wie meer soorten hulp heeft, telt bij elke soort. {key_note('wmo', COSTS)} De marge telt ook de sleutels "
        "ouderen en lasten mee.",
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
        f"Welke aanname telt het meest voor {YEARS[-1]}? Kosten in prijzen van 2024",
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
        grafieken.moves_spec(values, middle),
        table,
    )
