"""What the section on work tells of a shorter WW: months by history, what somebody gets, and extra bijstand here."""

from typing import Any

from prinsjesdag.municipality import ww
from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.assumptions import Assumptions
from prinsjesdag.report.budgets import figure, key_note
from prinsjesdag.report.charts import ATTENTION, PLAIN
from prinsjesdag.report.section import Cell, Chart, Column, Table
from prinsjesdag.wording import day

UNTIL = 2028
"""The last year of work of who loses a job in the year of the newest proposal."""
SHOWN = (3, 5, 10, 12, 15, 20, 25, 30, 35, 40)
WAGE = 3_000.0


def blocks(area: Area, a: Assumptions, key: str | None = None) -> tuple[Chart, Table]:
    """The months under each set of rules, and what the newest proposal may do to bijstand in an area."""
    return _months(), _extra(area, a, key)


def _months() -> Chart:
    told = ww.rules()
    rows: list[tuple[Cell, ...]] = []
    for years in SHOWN:
        found = [ww.months(*ww.working(years, UNTIL), one.maximum) for one in told]
        paid = [ww.benefit(count, one.eerste, WAGE) for count, one in zip(found, told, strict=True)]
        rows.append((str(years), *found, paid[0], paid[-1]))
    ways = "; ".join(f"{one.titel}: {one.status}" + (f", vanaf {day(one.vanaf)}" if one.vanaf else "") for one in told)
    table = Table(
        "ww_duur",
        f"WW: hoeveel maanden, bij ontslag in {UNTIL + 1} na zoveel jaren werk zonder onderbreking",
        (
            Column("Jaren werk"), *(Column(one.titel.capitalize(), "maanden", 1) for one in told),
            Column("Samen, wet van nu", "euro bruto"), Column("Samen, voorstel 2026", "euro bruto"),
        ),
        tuple(rows),
        "; ".join(dict.fromkeys(["Werkloosheidswet artikel 42 en 47", *(one.bron for one in told)])),
        "",
        f"{ways}. Samen: bij een loon van € 3.000 per maand, als iemand de hele tijd geen werk vindt; 75% (in het "
        "voorstel 80%) in de eerste twee maanden en daarna 70%. Wie niet in vier van de laatste vijf jaar werkte, "
        "krijgt drie maanden. De voorstellen noemen alleen het hoogste aantal maanden: of de opbouw verandert en wat "
        "geldt voor wie al WW heeft, is niet gepubliceerd.",
    )  # fmt: skip
    return Chart(
        f"Hoe lang iemand WW krijgt, naar jaren werk (ontslag in {UNTIL + 1})",
        "Lijnen per regel: de wet van nu loopt op tot 24 maanden; het plan van 2025 stopt bij 18 en het voorstel van "
        "2026 bij 12 maanden.",
        _spec(told),
        table,
    )


def _extra(area: Area, a: Assumptions, key: str | None) -> Table:
    found = ww.extra(area, a, key)
    rows: list[tuple[Cell, ...]] = [
        ("Van WW naar bijstand in 2018, heel Nederland (UWV)", a["ww_naar_bijstand_2018"], "personen"),
        ("Besparing van het Rijk in 2029 (aangekondigd)", a["ww_besparing_2029_mln"], "mln euro"),
        ("Besparing van het Rijk op den duur (aangekondigd)", a["ww_besparing_mln"], "mln euro per jaar"),
        ("Meer mensen met bijstand, heel Nederland", figure(found.landelijk), "personen, schatting"),
        (f"Meer mensen met bijstand, {area.naam}", figure(found.personen), "personen, schatting"),
        (f"Meer bijstand, {area.naam}", figure(found.kosten, 1000.0), "duizend euro per jaar, schatting"),
    ]
    return Table(
        "ww_bijstand",
        f"Wat een kortere WW kan doen met de bijstand in {area.naam} (voorstel, niet aangenomen)",
        (Column("Wat"), Column("Aantal"), Column("Eenheid")),
        tuple(rows),
        f"{a.values['ww_besparing_mln'].bron}; {a.values['ww_naar_bijstand'].bron}; "
        f"{a.values['ww_naar_bijstand_2018'].bron}; eigen berekening",
        "aanname",
        "Besparing gedeeld door een jaar WW geeft hoeveel mensen een jaar geen WW meer hebben; een deel daarvan krijgt "
        "bijstand. Wie door het voorstel eerder werk vindt, is niet meegeteld. Het Rijk betaalt bijstand via de BUIG: "
        "niet elke euro komt bij de gemeente terecht. De marge telt de aannamen en andere sleutels (minima, lasten op "
        f"6.3) mee. {key_note(key or ww.SLEUTEL, 'iv3:6.3')}",
    )  # fmt: skip


def _spec(told: tuple[ww.Rules, ...]) -> dict[str, Any]:
    import altair as alt

    values = [
        {"jaren": years, "maanden": ww.months(*ww.working(years, UNTIL), one.maximum), "regels": one.titel}
        for one in told
        for years in range(1, 41)
    ]
    names = [one.titel for one in told]
    colour = alt.Color("regels:N", sort=names, scale=alt.Scale(domain=names, range=[PLAIN, "#6b7280", ATTENTION]))
    chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_line(strokeWidth=2.5)
        .encode(
            x=alt.X("jaren:Q", title="jaren werk", scale=alt.Scale(domain=[0, 40], nice=False)),
            y=alt.Y("maanden:Q", title="maanden WW", scale=alt.Scale(domain=[0, 26])),
            color=colour,
            strokeDash=alt.StrokeDash("regels:N", sort=names, legend=None),
        )
        .properties(width=560, height=260)
    )
    return dict(chart.to_dict())
