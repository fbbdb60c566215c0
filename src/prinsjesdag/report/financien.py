"""The section on municipal finance: what measures bring or take, the gemeentefonds, and Iv3 through the years."""

from typing import Any

from prinsjesdag.municipality import finance, iv3
from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.assumptions import Assumptions, content, sources
from prinsjesdag.municipality.finance import JAREN, Effect
from prinsjesdag.municipality.iv3 import REEKSEN, Point, Soort
from prinsjesdag.report.budgets import (
    SLEUTELS,
    assumption_rows,
    figure,
    in_euros,
    key_note,
    lines_table,
    readable,
    tests_table,
    ways_table,
)
from prinsjesdag.report.charts import ATTENTION, GAIN, INK
from prinsjesdag.report.section import Cell, Chart, Column, Section, Table

SAID = (2026, 2028)
"""Years of the sentence in short."""
GETOOND = (
    "samenkracht", "toegang", "inkomensregelingen", "begeleide_participatie", "arbeidsparticipatie", "hulpmiddelen",
    "maatwerk", "geescaleerd_wmo", "geescaleerd_jeugd", "beleid", "volksgezondheid",
)  # fmt: skip


def section(area: Area, year: int) -> Section | None:
    """Finance with the assumptions and keys of the package."""
    return made(area, finance.model())


def made(area: Area, assumed: Assumptions, key: str | None = None) -> Section:
    """Finance by these assumptions, all lines by one key if given."""
    lines = finance.lines(assumed)
    effects = [finance.effect(area, line, key) for line in lines]
    missing = iv3.gap(area)
    return Section(
        "financien",
        f"Financiën van {area.naam}: geld van het Rijk en uitgaven",
        (
            "Bedragen per maatregel zijn landelijke bedragen, geschat per gemeente met een verdeelsleutel. Wat "
            "gemeenten boekten (Iv3), is geteld.",
            _short(area, effects),
            *([f"Let op: de reeks van {area.naam} is {missing}."] if missing else []),
        ),
        (
            readable(_effects(area, effects)),
            lines_table("financien", area, effects),
            ways_table("financien", effects),
            readable(_fund(area)),
            readable(_accres(area)),
            readable(_state_money(area)),
            _history(area),
            tests_table("financien", finance.tests(lines)),
        ),
        assumption_rows(assumed),
        tuple(content("financien")["open"]),
        sources("financien"),
    )


def _short(area: Area, effects: list[Effect]) -> str:
    """All lines together in two years, in a sentence."""
    both = [f"{in_euros(figure(finance.total(effects, year)))} in {year}" for year in SAID]
    return f"In het kort: de regels hieronder zijn voor {area.naam} samen {' en '.join(both)}."


def _effects(area: Area, effects: list[Effect]) -> Chart:
    rows: list[tuple[Cell, ...]] = [
        (str(year), *(figure(finance.total(effects, year, sign)) for sign in (1, -1, 0))) for year in JAREN
    ]
    table = Table(
        "effect_per_jaar",
        f"Wat de regels samen doen voor {area.naam}",
        (
            Column("Jaar"), Column("Erbij", "mln euro", 2), Column("Eraf", "mln euro", 2),
            Column("Samen", "mln euro", 2),
        ),
        tuple(rows),
        "regels hieronder; register van maatregelen",
        "verdeeld",
        "Geen saldo van de begroting: alleen de regels hieronder, en een bedrag dat na zijn laatste gepubliceerde jaar "
        f"doorloopt telt daarna niet mee. {SLEUTELS} In de som staan alle sleutels aan dezelfde kant.",
    )  # fmt: skip
    return Chart(
        f"Geld erbij en eraf voor {area.naam}, per jaar (streep: marge van de sleutels)",
        f"Per jaar het geld dat de regels voor {area.naam} erbij brengen (blauw) en eraf halen (oranje), in mln euro.",
        _effects_spec(effects),
        table,
    )


def _effects_spec(effects: list[Effect]) -> dict[str, Any]:
    import altair as alt

    values = []
    for year in JAREN:
        for sign, said in ((1, "erbij"), (-1, "eraf")):
            one = finance.total(effects, year, sign)
            values.append({"jaar": str(year), "mln": one.waarde, "laag": one.laag, "hoog": one.hoog, "soort": said})
    base = alt.Chart(alt.InlineData(values=values)).encode(x=alt.X("jaar:O", title=None, axis=alt.Axis(labelAngle=0)))
    colour = alt.Color("soort:N", scale=alt.Scale(domain=["erbij", "eraf"], range=[GAIN, ATTENTION]))
    bars = base.mark_bar(width=40, opacity=0.8).encode(y=alt.Y("mln:Q", title="mln euro"), color=colour)
    margin = base.mark_rule(color=INK, strokeWidth=2).encode(y=alt.Y("laag:Q"), y2=alt.Y2("hoog:Q"))
    return dict((bars + margin).properties(width=560, height=280).to_dict(validate=False))


def _fund(area: Area) -> Table:
    found = finance.fund(area)
    rows: list[tuple[Cell, ...]] = [
        (str(one.jaar), one.stand, one.landelijk, figure(one.gedeeld), one.geboekt, one.soort.value) for one in found
    ]
    return Table(
        "gemeentefonds",
        f"Gemeentefonds: landelijk bedrag en het deel van {area.naam}",
        (
            Column("Jaar"), Column("Stand"), Column("Landelijk", "mln euro"), Column("Deel (geschat)", "mln euro", 1),
            Column("Zelf geboekt", "mln euro", 1), Column("Iv3"),
        ),
        tuple(rows),
        "; ".join([*dict.fromkeys(one.bron for one in found), iv3.BRON]),
        "verdeeld",
        "Geschat met het aandeel van het jaar ervoor. De marge is die waarbinnen negen van de tien gemeenten "
        "bleven toen 2024 zo werd voorspeld. Het verschil met wat is geboekt komt vooral doordat het landelijke "
        "bedrag later veranderde. Accres, algemene uitkering, integratie- en decentralisatie-uitkeringen samen.",
    )  # fmt: skip


def _state_money(area: Area) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for kind, years in ((Soort.JAARREKENING, iv3.YEARS[Soort.JAARREKENING]), (Soort.BEGROTING, range(2025, 2027))):
        for year in years:
            one = iv3.core(area, year, kind)
            known = one and (one.algemene_uitkering / 1e6, one.per_inwoner, one.spuks / 1e6, one.spuks_sociaal / 1e6)
            rows.append((str(year), kind.value, *(known or (None,) * 4)))
    return Table(
        "rijksgeld",
        f"Geld van het Rijk dat {area.naam} boekte (Iv3)",
        (
            Column("Jaar"), Column("Iv3"), Column("Gemeentefonds", "mln euro", 1),
            Column("Per inwoner", "euro"), Column("Specifieke uitkeringen", "mln euro", 1),
            Column("Waarvan sociaal domein", "mln euro", 1),
        ),
        tuple(rows),
        iv3.BRON,
        "geteld",
        "Gemeentefonds: algemene uitkering, integratie- en decentralisatie-uitkeringen samen. Specifieke uitkeringen "
        "(SPUK) zijn geoormerkt; die in het sociaal domein zijn vooral de BUIG. Een streep: niet in onze kopie.",
    )  # fmt: skip


def _accres(area: Area) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (title, str(year), mln, figure(part)) for title, year, mln, part in finance.accres(area)
    ]
    return Table(
        "accres",
        f"Accres volgens de septembercirculaire 2023, en het deel van {area.naam}",
        (Column("Onderdeel"), Column("Jaar"), Column("Landelijk", "mln euro"), Column(area.naam, "mln euro", 2)),
        tuple(rows),
        "Inergy over de septembercirculaire gemeentefonds 2023",
        "verdeeld",
        "Het volumedeel lag voor 2023-2025 vast; sinds 2024 volgt het accres het bruto binnenlands product. Latere "
        "circulaires hebben deze bedragen veranderd; hun landelijke reeksen zijn niet gevonden. "
        f"{key_note('gemeentefonds', 'gemeentefonds')} De marge is die waarbinnen negen van de tien gemeenten bleven.",
    )


def _history(area: Area) -> Chart:
    found = {name: iv3.history(area, name) for name in GETOOND}
    years = [(year, Soort.JAARREKENING) for year in iv3.YEARS[Soort.JAARREKENING]]
    years += [(year, Soort.BEGROTING) for year in (2025, 2026)]
    rows: list[tuple[Cell, ...]] = [
        (REEKSEN[name].title, *(_of(points, year, kind) for year, kind in years)) for name, points in found.items()
    ]
    notes = [f"{REEKSEN[name].title}: {REEKSEN[name].breuk}" for name in GETOOND if REEKSEN[name].breuk]
    small = all(cell is None or not isinstance(cell, float) or cell < 100.0 for row in rows for cell in row)
    table = Table(
        "iv3",
        f"Uitgaven van {area.naam} per taakveld (mln euro; 2017-2024 jaarrekening, 2025 en 2026 begroting)",
        (Column("Taakveld"), *(Column(f"{year}", "", 1 if small else 0) for year, _ in years)),
        tuple(rows),
        iv3.BRON,
        "geteld",
        "Bruto lasten, niet gecorrigeerd voor prijzen. In 2025 begonnen nieuwe codes; sommige gemeenten deelden dat "
        "jaar anders in. " + " ".join(notes),
    )
    return Chart(
        f"Wat {area.naam} uitgeeft in het sociaal domein (lijn: jaarrekening; streepjes: begroting)",
        f"Lijnen per taakveld van {area.naam}: doorgetrokken de jaarrekening, gestreept de begroting.",
        _history_spec(found),
        table,
    )


def _of(points: list[Point], year: int, kind: Soort) -> float | None:
    return next(
        (one.euro / 1e6 for one in points if one.jaar == year and one.soort is kind and one.euro is not None), None
    )


def _history_spec(found: dict[str, list[Point]]) -> dict[str, Any]:
    import altair as alt

    shown = ("maatwerk", "inkomensregelingen", "samenkracht", "toegang", "geescaleerd_wmo", "arbeidsparticipatie")
    values = [
        {
            "jaar": point.jaar, "mln": point.euro / 1e6, "soort": point.soort.value,
            "taakveld": REEKSEN[name].title.split(" (")[0],
        }
        for name in shown
        for point in found[name]
        if point.euro is not None
    ]  # fmt: skip
    chart = (
        alt.Chart(alt.InlineData(values=values))
        .mark_line(point=True)
        .encode(
            x=alt.X("jaar:Q", title=None, axis=alt.Axis(format="d", tickMinStep=1)),
            y=alt.Y("mln:Q", title="mln euro"),
            color=alt.Color("taakveld:N", sort=None, legend=alt.Legend(columns=3, labelLimit=300)),
            strokeDash=alt.StrokeDash(
                "soort:N", scale=alt.Scale(domain=["jaarrekening", "begroting"], range=[[1, 0], [5, 4]]), legend=None
            ),
        )
        .properties(width=560, height=320)
    )
    return dict(chart.to_dict(validate=False))
