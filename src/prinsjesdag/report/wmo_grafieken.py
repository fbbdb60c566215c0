"""Charts of the section on the Wmo, as Vega-Lite."""

from typing import Any

from prinsjesdag.municipality import wmo_vraag as vraag
from prinsjesdag.report.charts import ATTENTION, PLAIN

INCOMES = range(15_000, 90_001, 1_000)
"""EUR a year, of the contribution's chart."""


def lines_spec(lines: dict[str, list[float]]) -> dict[str, Any]:
    """The contribution against income, a line for each set of rules."""
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


def band_spec(found: dict[str, list[vraag.Demand]], margin: list[vraag.Band]) -> dict[str, Any]:
    """Costs to 2045 with the band of assumptions and the scenarios around it."""
    import altair as alt

    values = [
        {"jaar": one.jaar, "midden": one.kosten.waarde, "laag": found["laag"][n].kosten,
         "hoog": found["hoog"][n].kosten, "marge_laag": one.kosten.laag, "marge_hoog": one.kosten.hoog}
        for n, one in enumerate(margin) if one.kosten is not None
    ]  # fmt: skip
    base = alt.Chart(alt.InlineData(values=values)).encode(
        x=alt.X("jaar:O", title=None, axis=alt.Axis(labelAngle=0)),
    )
    title = "mln euro per jaar"
    wide = base.mark_area(color=PLAIN, opacity=0.12).encode(y=alt.Y("laag:Q", title=title), y2=alt.Y2("hoog:Q"))
    narrow = base.mark_area(color=PLAIN, opacity=0.25).encode(y=alt.Y("marge_laag:Q"), y2=alt.Y2("marge_hoog:Q"))
    line = base.mark_line(color=PLAIN, point=True, strokeWidth=2.5).encode(y=alt.Y("midden:Q"))
    told = "lijn: midden; donker: marge van alle aannamen los; licht: scenario laag tot hoog"
    chart = (wide + narrow + line).properties(width=560, height=300, title={"text": "", "subtitle": told})
    return dict(chart.to_dict(validate=False))


def moves_spec(values: list[dict[str, Any]], middle: float) -> dict[str, Any]:
    """A bar for each assumption, from its lowest outcome to its highest."""
    import altair as alt

    bars = alt.Chart(alt.InlineData(values=values)).mark_bar(color=PLAIN, height=16).encode(
        y=alt.Y("naam:N", sort=None, title=None, axis=alt.Axis(labelLimit=380)),
        x=alt.X("laag:Q", title="mln euro per jaar", scale=alt.Scale(zero=False)),
        x2=alt.X2("hoog:Q"),
    )  # fmt: skip
    now = (
        alt.Chart(alt.InlineData(values=[{"midden": middle}]))
        .mark_rule(color=ATTENTION, strokeWidth=2)
        .encode(x=alt.X("midden:Q"))
    )
    return dict((bars + now).properties(width=420, height=26 * max(1, len(values))).to_dict(validate=False))
