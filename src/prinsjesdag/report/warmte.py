"""Heat in a municipality: the estimate from its counted homes, who decides what, and the charts of the command."""

from datetime import date
from typing import Any

from prinsjesdag import wording
from prinsjesdag.heat.answer import (
    NAMES,
    NOT_MODELLED,
    VALIDITY,
    Answer,
    Strategy,
    answers,
    assumptions,
    later_year,
)
from prinsjesdag.heat.boundaries import Shapes, in_degrees
from prinsjesdag.heat.coefficients import STRATEGIES, Coefficients, coefficients, content_of
from prinsjesdag.heat.designation import checklist, laws, source, verdict
from prinsjesdag.heat.home_costs import PARTS
from prinsjesdag.heat.municipal import SOURCE, estimate
from prinsjesdag.measures.agenda import agenda
from prinsjesdag.measures.register import Task, register
from prinsjesdag.municipality.areas import Area, municipalities_in
from prinsjesdag.report.section import Assumption, Cell, Chart, Column, Figure, Section, Table

MEASURE = "warmtetransitie-gebiedsgericht"
TARGET_YEAR = 2030
MOST_SHOWN = 60
COLOURS = {"S1a": "#1f5f8b", "S1b": "#2a9d8f", "S4a": "#8a5a9e", "S4b": "#b23a48", "S4c": "#d9822b", "S4d": "#6b7280"}
RUN_NAMES = {"referentie": "Nu doorgaan", **{name: f"{name} {NAMES[name]}" for name in STRATEGIES}}
PART_NAMES = {
    "isolatie": "isolatie", "warmtepompen": "warmtepomp, afgifte, koken", "ketels": "ketel en airco",
    "elektriciteit": "elektriciteit", "gas": "gas of groengas", "netten": "netten",
}  # fmt: skip


def section(area: Area, year: int) -> Section | None:
    """The estimate of an area for 2030, the agenda of the warmteprogramma and the conditions of a designation."""
    c = coefficients(TARGET_YEAR)
    one = estimated(c, area)
    if one.cheapest is None:
        return None
    table = costs_table(one)
    chart = Chart(
        f"Waaruit de nationale kosten in {TARGET_YEAR} bestaan", told(one),
        parts_chart(one, TARGET_YEAR).to_dict(validate=False), parts_table(one),
    )  # fmt: skip
    robust = wording.number(100.0 * (one.robustness or 0.0))
    equal = f" Gelijkwaardig daaraan: {', '.join(one.equal)}." if one.equal else ""
    intro = (
        f"{VALIDITY}.",
        f"Raming voor {area.naam} als geheel, uit {wording.number(one.weq)} woningen naar type en bouwperiode. Per "
        "buurt rekenen kan met prinsjesdag warmte --buurten en een bestand van de gemeente.",
        f"{one.cheapest} ({NAMES[one.cheapest]}) is hier de goedkoopste van zes strategieën en blijft dat in {robust}% "
        f"van de prijsscenario's.{equal} De kosten zijn die van heel Nederland samen, niet die van een bewoner.",
    )
    notes = [said for said in (later_year(c),) if said]
    return Section(
        "warmte", "Wijk voor wijk van het aardgas", (*intro, *notes), (table, chart, agenda_table(), checklist_table()),
        tuple(Assumption(*found) for found in assumptions(c)), (*NOT_MODELLED, *_estimate_lacks()),
        tuple((of["titel"], of["url"]) for of in (source(key) for key in content_of("aanwijzing.yaml")["sources"])),
    )  # fmt: skip


def estimated(c: Coefficients, area: Area) -> Answer:
    """The estimate of an area from its counted homes."""
    found = estimate(c, area.code, [one.code for one in municipalities_in(area)])
    return answers(found, [area.naam], [[]], municipal=True)[0]


def costs_table(one: Answer) -> Table:
    """Costs per strategy with their uncertainty."""
    net = float(content_of("nauwkeurigheid.yaml")["gemeente"]["netto"])
    rows = tuple(
        (f"{name} {NAMES[name]}", _net(of, net), _figure(of.net_eur_weq, net), _figure(of.net_eur_ton, net),
         _figure(of.abs_eur_jaar / 1e6, of.nauwkeurigheid), _verdict(one, name))
        for name, of in one.strategies.items()
    )  # fmt: skip
    columns = (
        Column("Strategie"), Column("Meer dan nu doorgaan", "mln EUR per jaar", 1),
        Column("Per woningequivalent", "EUR per jaar"), Column("Per vermeden ton CO2", "EUR"),
        Column("Alle kosten", "mln EUR per jaar", 1), Column("Uitkomst"),
    )  # fmt: skip
    note = (
        "Laag en hoog zijn een ruwe marge: het verschil met de som van de buurten in 27 gemeenten van Noord-Holland "
        "Zuid, samen met de fout van het buurtmodel zelf. De fouten van de strategieën gaan gelijk op: hun volgorde is "
        "zekerder dan hun hoogte. Nu doorgaan: HR-ketel op aardgas, geen isolatie. Euro van 2018, zonder btw, "
        "belasting en subsidie."
    )
    title = f"Nationale kosten van verwarmen zonder aardgas, {TARGET_YEAR}"
    return Table("warmte_strategieen", title, columns, rows, SOURCE, "berekend", note)


def _net(of: Strategy, share: float) -> Cell:
    return _figure(of.net_eur_jaar / 1e6, share)


def _figure(value: float | None, share: float) -> Cell:
    return None if value is None else Figure(value, value - share * abs(value), value + share * abs(value))


def _verdict(one: Answer, name: str) -> str:
    return "goedkoopste" if name == one.cheapest else "gelijkwaardig" if name in one.equal else ""


def parts_table(one: Answer) -> Table:
    """Absolute cost per strategy by part."""
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (RUN_NAMES[run], *(eur / 1e6 for eur in of.values())) for run, of in one.parts.items()
    )
    columns = (Column("Strategie"), *(Column(PART_NAMES[part].capitalize(), "mln EUR per jaar", 1) for part in PARTS))
    return Table(
        "warmte_onderdelen", f"Nationale kosten naar onderdeel, {TARGET_YEAR}", columns, rows, SOURCE, "berekend"
    )


def agenda_table() -> Table:
    """What the municipality decides, by date; what nobody could date stays unknown."""
    rows = tuple(
        (wording.day(task.by) if task.by else term(task.term), task.what, task.decided_by or "",
         task.measure.source(task.source)["titel"])
        for task in tasks()
    )  # fmt: skip
    lines = [f"{name}: " + (f"in werking sinds {since}" if since else f"datum onbekend, gezocht op {sought}")
             for name, since, sought in law_rows()]  # fmt: skip
    columns = (Column("Voor"), Column("Wat"), Column("Besluit door"), Column("Bron"))
    return Table("warmte_agenda", "Wat de gemeente besluit, en wanneer", columns, rows,
                 "Register van maatregelen", "wet", "; ".join(lines) + ".")  # fmt: skip


def checklist_table() -> Table:
    """The conditions for a designation, as nobody has answered them yet."""
    found = checklist({})
    rows = tuple((one.question, one.verdict, one.note, source(one.source)["titel"]) for one in found)
    columns = (Column("Voorwaarde"), Column("Antwoord"), Column("Toelichting"), Column("Bron"))
    note = f"Aanwijzen kan nu: {verdict(found)}. Vul de antwoorden in met prinsjesdag warmteprogramma BESTAND.yaml."
    return Table("warmte_aanwijzing", "Voorwaarden om een wijk aan te wijzen", columns, rows,
                 "Samenvattingen van de Wgiw en het ontwerp-Bgiw", "wet", note)  # fmt: skip


def tasks() -> list[Task]:
    """The tasks of municipalities in the heat transition from the register, by date, those without one last."""
    return agenda([one for one in register() if one.slug == MEASURE])


def law_rows() -> list[tuple[str, str | None, str]]:
    """The laws: name, in force since (None: not found), and the day on which that was looked for."""
    return [(of["naam"], of["in_werking"], of["gezocht"]) for of in laws().values()]


def term(said: str | None) -> str:
    """What is known instead of a date."""
    before, since, day = (said or "onbekend").partition(" sinds ")
    return f"{before} sinds {wording.day(date.fromisoformat(day))}" if since else before


def _estimate_lacks() -> tuple[str, ...]:
    return (
        "In deze raming: kantoren, winkels en andere utiliteit, en verzwaring van het elektriciteitsnet in de wijk.",
        "In deze raming: de werkelijke labels en oppervlakken; genomen zijn de gebruikelijke bij type en bouwperiode, "
        "en elke woning telt alsof zij nu op aardgas stookt.",
    )


# --- charts -----------------------------------------------------------------------------------------------------------


def told(one: Answer) -> str:
    """The chart of one place in words."""
    lines = [f"Nu doorgaan kost {wording.number(one.reference / 1e6, 1)} miljoen euro per jaar"]
    lines += [f"{name} {wording.number(of.abs_eur_jaar / 1e6, 1)}" for name, of in one.strategies.items()]
    return "; ".join(lines) + "."


def parts_chart(one: Answer, year: int) -> Any:
    """Absolute cost per strategy in bars by part, the reference on top."""
    import altair as alt

    rows = [
        {"strategie": RUN_NAMES[run], "deel": PART_NAMES[part], "mln": eur / 1e6, "nr": at}
        for run, of in one.parts.items()
        for at, (part, eur) in enumerate(of.items())
    ]
    title = alt.Title(
        f"{one.name}: {one.cheapest} is in {year} de goedkoopste strategie zonder aardgas",
        subtitle=[
            "Nationale kosten naar onderdeel, miljoen euro (2018) per jaar, zonder btw en belasting",
            f"{VALIDITY}",
        ],
    )
    bars = alt.Chart(alt.InlineData(values=rows)).mark_bar().encode(
        y=alt.Y("strategie:N", sort=list(RUN_NAMES.values()), title=None),
        x=alt.X("mln:Q", title="miljoen euro per jaar", stack="zero", axis=alt.Axis(format=",.0f", tickCount=6)),
        color=alt.Color("deel:N", sort=list(PART_NAMES.values()), title=None,
                        legend=alt.Legend(orient="top", columns=3, labelLimit=220)),
        order=alt.Order("nr:O"),
        tooltip=["strategie:N", "deel:N", alt.Tooltip("mln:Q", format=",.1f", title="mln per jaar")],
    )  # fmt: skip
    return bars.properties(width=480, height=alt.Step(30), title=title, description=told(one))


def dots_chart(made: list[Answer], place: str, year: int) -> Any:
    """Net cost per weq of every strategy, a row a neighbourhood: the largest, cheapest first."""
    import altair as alt

    shown = sorted((one for one in made if one.cheapest and one.weq > 0.0), key=lambda one: -one.weq)[:MOST_SHOWN]
    if not shown:
        return (
            alt.Chart(alt.InlineData(values=[{"tekst": "Geen buurten met gebouwen"}]))
            .mark_text()
            .encode(text=alt.Text("tekst:N"))
        )
    shown.sort(key=lambda one: one.strategies[str(one.cheapest)].net_eur_weq or 0.0)
    labels = {id(one): f"{one.name} ({one.code})" if one.name != one.code else one.code for one in shown}
    rows = [
        {"buurt": labels[id(one)], "strategie": name, "euro": of.net_eur_weq, "kost": name == one.cheapest}
        for one in shown
        for name, of in one.strategies.items()
    ]
    y = alt.Y("buurt:N", sort=[labels[id(one)] for one in shown], title=None, axis=alt.Axis(grid=True, labelLimit=300))
    left = f"; de {len(shown)} grootste van {len(made)} buurten" if len(made) > len(shown) else ""
    title = alt.Title(
        f"{place}: wat elke strategie in {year} meer kost dan doorgaan op aardgas",
        subtitle=[
            f"Nationale kosten, euro (2018) per weq per jaar; grote stip: de goedkoopste{left}",
            VALIDITY,
        ],
    )
    dots = alt.Chart(alt.InlineData(values=rows)).mark_circle(opacity=0.9).encode(
        y=y, x=alt.X("euro:Q", title="euro per woningequivalent per jaar", axis=alt.Axis(format=",.0f", tickCount=6)),
        color=_colour("strategie:N"), size=alt.condition("datum.kost", alt.value(130), alt.value(45)),
        tooltip=["buurt:N", "strategie:N", alt.Tooltip("euro:Q", format=",.0f", title="euro per weq")],
    )  # fmt: skip
    words = f"{place}: " + "; ".join(f"{labels[id(one)]} {one.cheapest}" for one in shown[:10])
    return dots.properties(width=560, height=alt.Step(18), title=title, description=words)


def map_chart(made: list[Answer], shapes: Shapes, place: str, year: int) -> Any:
    """The cheapest strategy of every neighbourhood whose boundary is known. Raises InputError where none is."""
    import altair as alt

    from prinsjesdag.errors import InputError

    drawn = [one for one in made if one.code in shapes]
    if not drawn:
        raise InputError("geen van de buurten staat in dit bestand; de code hoort gelijk te zijn", ("--grenzen",))
    features = [
        {"type": "Feature", "geometry": shapes[one.code], "buurt": one.name,
         "strategie": one.cheapest or "geen gebouwen", "robuust": one.robustness,
         "euro": one.strategies[one.cheapest].net_eur_weq if one.cheapest else None}
        for one in drawn
    ]  # fmt: skip
    kind = "mercator" if in_degrees(shapes) else "identity"
    found = alt.Chart(alt.InlineData(values=features)).mark_geoshape(stroke="#ffffff", strokeWidth=0.7).encode(
        color=_colour("strategie:N"), opacity=alt.condition("datum.robuust < 0.6", alt.value(0.55), alt.value(1.0)),
        tooltip=["buurt:N", "strategie:N", alt.Tooltip("euro:Q", format=",.0f", title="netto euro per weq"),
                 alt.Tooltip("robuust:Q", format=".0%", title="robuust")],
    )  # fmt: skip
    title = alt.Title(
        f"{place}: de goedkoopste strategie per buurt in {year}",
        subtitle=["Lichter: blijft in minder dan 60% van de prijsscenario's de goedkoopste", VALIDITY],
    )
    words = "; ".join(f"{one.name}: {one.cheapest or 'geen gebouwen'}" for one in drawn[:40])
    options: dict[str, Any] = {"type": kind} if kind == "mercator" else {"type": "identity", "reflectY": True}
    return found.project(**options).properties(width=640, height=520, title=title, description=words)


def _colour(field: str) -> Any:
    import altair as alt

    scale = alt.Scale(domain=[*COLOURS, "geen gebouwen"], range=[*COLOURS.values(), "#e4e8ee"])
    return alt.Color(field, scale=scale, title=None, legend=alt.Legend(orient="top", values=list(COLOURS)))
