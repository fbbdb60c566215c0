"""The armoedeval as a picture: disposable income against pay, cliffs named, and what is lost of each extra euro."""

from typing import Any

from prinsjesdag.household.armoedeval import Trap
from prinsjesdag.report.charts import GAIN, INK, LOSS, MUTED


def chart(found: Trap) -> Any:
    """Income above, lost share below; with hours a bar a number of hours."""
    return _hours(found) if found.points[0].hours is not None else _pay(found)


def _rows(found: Trap) -> list[dict[str, Any]]:
    rows = []
    for i, p in enumerate(found.points):
        pressure = found.pressure(i)
        rows.append({"bruto": p.gross, "uren": p.hours, "inkomen": p.income / 12.0, "zonder": p.without_local / 12.0,
                     "druk": pressure, "meer": found.kept(i)})  # fmt: skip
    return rows


def _pay(found: Trap) -> Any:
    import altair as alt

    x = alt.X("bruto:Q", title="brutoloon, euro per jaar", axis=alt.Axis(format=",.0f"))
    rows = alt.InlineData(values=_rows(found))
    line = alt.Chart(rows).mark_line(color=GAIN, strokeWidth=2.2).encode(
        x=x, y=alt.Y("inkomen:Q", title="besteedbaar inkomen, euro per maand", scale=alt.Scale(zero=False)),
        tooltip=[alt.Tooltip("bruto:Q", format=",.0f"), alt.Tooltip("inkomen:Q", format=",.0f")],
    )  # fmt: skip
    upper: Any = line
    if found.filled_in:
        upper = upper + alt.Chart(rows).mark_line(color=MUTED, strokeDash=[5, 4]).encode(x=x, y="zonder:Q")
    if found.cliffs:
        marks = alt.InlineData(
            values=[
                {"bruto": c.gross, "tekst": f"{found.label(c.scheme)}: −{c.loss:.0f} euro per jaar"}
                for c in found.cliffs
            ]
        )
        rule = alt.Chart(marks).mark_rule(color=LOSS, strokeWidth=1.5).encode(x="bruto:Q", tooltip="tekst:N")
        text = alt.Chart(marks).mark_text(align="left", dx=4, dy=-4, color=LOSS, fontSize=11, baseline="top").encode(
            x="bruto:Q", y=alt.value(4), text="tekst:N")  # fmt: skip
        upper = upper + rule + text
    share = alt.Chart(rows).mark_line(interpolate="step-before", color=INK, strokeWidth=1.4, clip=True).encode(
        x=x, y=alt.Y("druk:Q", title="deel van meer loon dat weggaat", axis=alt.Axis(format=".0%"),
                     scale=alt.Scale(domain=[0, 1.2], clamp=True)),
    )  # fmt: skip
    full = alt.Chart(alt.InlineData(values=[{"y": 1.0}])).mark_rule(color=LOSS, strokeDash=[2, 2]).encode(y="y:Q")
    return alt.vconcat(
        upper.properties(width=640, height=260, title=_title(found)), (share + full).properties(width=640, height=120)
    )


def _hours(found: Trap) -> Any:
    import altair as alt

    rows = [{**row, "label": f"{row['uren']:g} uur" if row["uren"] else "geen werk"} for row in _rows(found)]
    order = [row["label"] for row in rows]
    data = alt.InlineData(values=rows)
    bars = (
        alt.Chart(data)
        .mark_bar(color=GAIN)
        .encode(
            y=alt.Y("label:N", sort=order, title=None),
            x=alt.X("inkomen:Q", title="besteedbaar inkomen, euro per maand"),
        )
    )
    text = alt.Chart(data).mark_text(align="left", dx=4, color=MUTED).transform_calculate(
        tekst="format(datum.inkomen, ',.0f') + ' (' + format(datum.meer, '+,.0f') + ')'").encode(
        y=alt.Y("label:N", sort=order), x="inkomen:Q", text="tekst:N")  # fmt: skip
    return (bars + text).properties(width=560, height=alt.Step(34), title=_title(found))


def _title(found: Trap) -> Any:
    import altair as alt

    start = "vanuit de bijstand" if found.from_bijstand else "bij ander loon"
    told = "met" if found.filled_in else "zonder"
    return alt.Title(f"{found.household.id}: wat er overblijft {start}, {found.when}",
                     subtitle=f"Berekend met de wet van {found.when}, {told} regelingen van de gemeente")  # fmt: skip
