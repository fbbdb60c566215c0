"""Pictures of the register: when everything happened, and who gains and loses by each measure."""

from collections.abc import Sequence
from typing import Any

from prinsjesdag.household.effects import Package
from prinsjesdag.measures.register import DOMAINS, Measure
from prinsjesdag.report.charts import GAIN, LOSS


def timeline(measures: Sequence[Measure]) -> Any:
    """A line a measure: every dated event, with when it took effect marked."""
    import altair as alt

    rows = []
    for m in measures:
        for event in m.events:
            rows.append({"maatregel": m.title, "domein": DOMAINS[m.domain], "datum": _whole(str(event["datum"])),
                         "wat": event["gebeurtenis"], "soort": "gebeurtenis", "status": m.status})  # fmt: skip
        if m.in_force is not None:
            rows.append({"maatregel": m.title, "domein": DOMAINS[m.domain], "datum": m.in_force.isoformat(),
                         "wat": "gaat in", "soort": "ingang", "status": m.status})  # fmt: skip
    order = [m.title for m in measures]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("maatregel:N", sort=order, title=None, axis=alt.Axis(grid=True)),
        tooltip=[alt.Tooltip("maatregel:N"), alt.Tooltip("datum:T", format="%e %B %Y"), alt.Tooltip("wat:N"),
                 alt.Tooltip("status:N")],
    )  # fmt: skip
    x = alt.X("datum:T", title=None, axis=alt.Axis(format="%Y", tickCount="year"))
    line = base.mark_line(strokeWidth=1.5, opacity=0.5).encode(x=x, color=alt.Color("domein:N"), detail="maatregel:N")
    point = base.mark_point(filled=True, size=55).encode(
        x=x, color=alt.Color("domein:N", sort=list(DOMAINS.values())),
        shape=alt.Shape("soort:N", scale=alt.Scale(domain=["gebeurtenis", "ingang"], range=["circle", "diamond"])),
    )  # fmt: skip
    announced = sorted({m.year for m in measures})
    return (line + point).properties(
        width=720,
        height=alt.Step(19),
        title=alt.Title(f"Wat er werd van de maatregelen uit de Miljoenennota {_years(announced)}",
                        subtitle="Elke stip is een gebeurtenis met bron; een ruit is de dag van ingang"),
    )  # fmt: skip


def matrix(found: Package) -> Any:
    """Effects of measures (columns) on the voorbeeldhuishoudens (rows), EUR a month."""
    import altair as alt

    rows: list[dict[str, Any]] = [
        {"huishouden": name, "maatregel": m.title, "effect": value}
        for name, parts in found.parts.items()
        for m, value in zip(found.measures, parts, strict=True)
        if value is not None
    ]
    largest = max((abs(r["effect"]) for r in rows), default=1.0) or 1.0
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("maatregel:N", title=None, sort=[m.title for m in found.measures],
                axis=alt.Axis(labelAngle=-40, orient="top")),
        y=alt.Y("huishouden:N", title=None, sort=None),
    )  # fmt: skip
    cells = base.mark_rect().encode(
        color=alt.Color("effect:Q", legend=None,
                        scale=alt.Scale(domain=[-largest, 0, largest], range=[LOSS, "#ffffff", GAIN])),
        tooltip=["huishouden:N", "maatregel:N", alt.Tooltip("effect:Q", format="+,.2f", title="euro per maand")],
    )  # fmt: skip
    text = base.transform_filter("abs(datum.effect) >= 0.005").mark_text(fontSize=10.5).encode(
        text=alt.Text("effect:Q", format="+,.0f"),
        color=alt.condition(f"abs(datum.effect) > {largest * 0.55}", alt.value("#ffffff"), alt.value("#14213d")),
    )  # fmt: skip
    return (cells + text).properties(
        width=alt.Step(58), height=alt.Step(20),
        title=alt.Title(f"Effect op het besteedbaar inkomen, euro per maand, {found.year}",
                        subtitle="Voorbeeldhuishoudens: de wet zoals zij werd, tegen de wet zonder de maatregel"),
    )  # fmt: skip


def _whole(day: str) -> str:
    """A date of which only the year or month is known, for a place on the axis."""
    return day + {4: "-07-01", 7: "-15"}.get(len(day), "")


def _years(years: Sequence[int]) -> str:
    return " en ".join([", ".join(map(str, years[:-1])), str(years[-1])]) if len(years) > 1 else str(years[0])
