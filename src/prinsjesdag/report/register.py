"""Pictures of the register: when everything happened, and who gains and loses by each measure."""

from collections.abc import Sequence
from datetime import date
from textwrap import wrap
from typing import Any

from prinsjesdag import wording
from prinsjesdag.household.effects import Package
from prinsjesdag.measures.register import DOMAINS, Measure
from prinsjesdag.report.charts import ATTENTION, GAIN, INK, LOSS, MUTED

EVENT, START = "gebeurtenis", "ingang"


def timeline(measures: Sequence[Measure]) -> Any:
    """A line a measure, under the heading of its domain: every dated event, the day of effect, and the status."""
    import altair as alt

    order, headings, rows, states = [], [], [], []
    for m in measures:
        if DOMAINS[m.domain] not in headings:
            headings.append(DOMAINS[m.domain])
    for heading in headings:
        order.append(heading)
        for m in (m for m in measures if DOMAINS[m.domain] == heading):
            name = m.title if m.title not in order else f"{m.title} ({m.year})"
            order.append(name)
            rows += _events(name, m)
            states.append(
                {"maatregel": name, "staat": m.status.replace(m.status_date.isoformat(), _short(m.status_date))}
            )
    y = alt.Y(
        "maatregel:N", title=None, scale=alt.Scale(domain=order),
        axis=alt.Axis(grid=True, labelLimit=460, labelFontWeight=_bold(headings),
                      labelColor=_bold(headings, INK, MUTED)),
    )  # fmt: skip
    first = min((r["datum"] for r in rows), default="2023-01-01")
    last = max((r["datum"] for r in rows), default="2024-01-01")
    span = [{"year": int(first[:4]), "month": 1, "date": 1}, {"year": int(last[:4]) + 1, "month": 1, "date": 1}]
    x = alt.X("datum:T", title=None, scale=alt.Scale(domain=span), axis=alt.Axis(format="%Y", tickCount="year"))
    base = alt.Chart(alt.InlineData(values=rows)).encode(x=x, y=y)
    line = base.mark_line(strokeWidth=1.5, color=GAIN, opacity=0.35).encode(detail=alt.Detail("maatregel:N"))
    point = base.mark_point(filled=True, opacity=1, stroke="#ffffff", strokeWidth=0.7).encode(
        color=alt.Color("soort:N", legend=None, scale=alt.Scale(domain=[EVENT, START], range=[GAIN, ATTENTION])),
        shape=alt.Shape("soort:N", legend=None, scale=alt.Scale(domain=[EVENT, START], range=["circle", "diamond"])),
        size=alt.Size("soort:N", legend=None, scale=alt.Scale(domain=[EVENT, START], range=[60, 130])),
        order=alt.Order("rang:Q"),
        tooltip=[alt.Tooltip("maatregel:N"), alt.Tooltip("dag:N", title="datum"), alt.Tooltip("wat:N"),
                 alt.Tooltip("status:N")],
    )  # fmt: skip
    state = (
        alt.Chart(alt.InlineData(values=states))
        .mark_text(align="left", fontSize=12, color=INK)
        .encode(y=y, x=alt.value(WIDTH + 12), text=alt.Text("staat:N"))
    )
    announced = alt.Chart(alt.InlineData(values=_announced(measures)))
    rule = announced.mark_rule(color=ATTENTION, strokeDash=[4, 3]).encode(x=alt.X("datum:T"))
    word = announced.mark_text(align="left", dx=4, dy=-6, color=MUTED, fontSize=11.5).encode(
        x=alt.X("datum:T"), y=alt.value(0), text=alt.Text("naam:N")
    )
    years = sorted({m.year for m in measures})
    return (rule + word + line + point + state).properties(
        width=WIDTH, height=alt.Step(20), padding={"left": 32, "top": 8, "bottom": 8, "right": 210},
        title=alt.Title(f"Wat er werd van de maatregelen uit de Miljoenennota {_years(years)}",
                        subtitle=["Blauwe stip: een gebeurtenis. Oranje ruit: de dag van ingang. Rechts: waar de "
                                  "maatregel nu staat.",
                                  "Is alleen een maand of jaar bekend, dan staat de stip in het midden daarvan."]),
    )  # fmt: skip


WIDTH = 560


def _events(name: str, m: Measure) -> list[dict[str, Any]]:
    found = [
        {"maatregel": name, "datum": _whole(str(e["datum"])), "dag": _said(str(e["datum"])), "wat": e["gebeurtenis"],
         "soort": EVENT, "status": m.status, "rang": 0}
        for e in m.events
    ]  # fmt: skip
    if m.in_force is not None:
        day = m.in_force.isoformat()
        found.append({"maatregel": name, "datum": day, "dag": _said(day), "wat": "gaat in", "soort": START,
                      "status": m.status, "rang": 1})  # fmt: skip
    return found


def _announced(measures: Sequence[Measure]) -> list[dict[str, str]]:
    """The Prinsjesdagen of these measures: the day on which most of a Miljoenennota was announced."""
    found = []
    for year in sorted({m.year for m in measures}):
        days = [str(m.content["aangekondigd"]["datum"]) for m in measures if m.year == year]
        day = max(sorted(set(days)), key=days.count)
        found.append({"datum": day, "naam": f"aangekondigd {_short(date.fromisoformat(day))}"})
    return found


def _bold(headings: Sequence[str], yes: str = "bold", no: str = "normal") -> Any:
    """A label that is a domain's heading stands out."""
    test = f"indexof({list(headings)!r}, datum.label) >= 0"
    return {"condition": {"test": test, "value": yes}, "value": no}


def matrix(found: Package) -> Any:
    """Effects of measures (columns) on the voorbeeldhuishoudens (rows), EUR a month; then the package as a whole."""
    import altair as alt

    columns = [*(m.title for m in found.measures), "wisselwerking", "samen", "tegen basispad"]
    rows: list[dict[str, Any]] = [
        {"huishouden": name, "maatregel": column, "effect": value}
        for name, parts in found.parts.items()
        for column, value in zip(
            columns, [*parts, found.interaction(name), found.whole[name], found.against_baseline[name]], strict=True
        )
        if value is not None
    ]
    largest = max((abs(r["effect"]) for r in rows), default=1.0) or 1.0
    lines = {c: "|".join(wrap(_hyphened(c), 15)) for c in columns}
    deepest = max(text.count("|") + 1 for text in lines.values())
    label = "split(" + " ".join(f"datum.label == {c!r} ? {lines[c]!r} :" for c in columns) + " datum.label, '|')"
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("maatregel:N", title=None, scale=alt.Scale(domain=columns),
                axis=alt.Axis(labelAngle=0, orient="top", labelExpr=label, labelFontSize=10.5, labelLimit=100,
                              labelPadding=13 * deepest, labelFontWeight=_bold(columns[-3:]))),
        y=alt.Y("huishouden:N", title=None, scale=alt.Scale(domain=list(found.parts)), axis=alt.Axis(labelLimit=400)),
    )  # fmt: skip
    cells = base.mark_rect(stroke="#ffffff").encode(
        color=alt.Color("effect:Q", legend=None,
                        scale=alt.Scale(domain=[-largest, 0, largest], range=[LOSS, "#ffffff", GAIN],
                                        interpolate="rgb")),
        tooltip=["huishouden:N", "maatregel:N", alt.Tooltip("effect:Q", format="+,.2f", title="euro per maand")],
    )  # fmt: skip
    text = base.transform_filter("abs(datum.effect) >= 0.005").mark_text(fontSize=10.5).encode(
        text=alt.Text("effect:Q", format="+,.0f"),
        color=alt.condition(f"datum.effect > {largest * 0.45}", alt.value("#ffffff"), alt.value(INK)),
    )  # fmt: skip
    return (cells + text).properties(
        width=alt.Step(92), height=alt.Step(20), padding={"left": 48, "top": 8, "bottom": 8, "right": 8},
        title=alt.Title(f"Effect op het besteedbaar inkomen, euro per maand, {found.year}",
                        subtitle=["Voorbeeldhuishoudens: de wet zoals zij werd, tegen de wet zonder de maatregel. "
                                  "Blauw is meer, oranje is minder.",
                                  "Tegen basispad: alles wat anders werd dan zonder nieuw beleid. "
                                  "De centen staan in --uit effecten.csv."]),
    )  # fmt: skip


def _hyphened(text: str) -> str:
    """Words that are too long for a column, broken once."""
    return " ".join(w if len(w) <= 15 else f"{w[: _at(w)]}- {w[_at(w) :]}" for w in text.split())


def _at(word: str) -> int:
    """Where a long word breaks: what is left is no stump."""
    return min(14, len(word) - 6)


def _whole(day: str) -> str:
    """A date of which only the year or month is known, for a place on the axis."""
    return day + {4: "-07-01", 7: "-15"}.get(len(day), "")


def _said(day: str) -> str:
    """A date as far as it is known, in words."""
    year, *rest = day.split("-")
    if len(rest) == 2:
        return wording.day(date.fromisoformat(day))
    return f"{wording.MONTHS[int(rest[0]) - 1]} {year}" if rest else year


def _short(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"


def _years(years: Sequence[int]) -> str:
    return " en ".join([", ".join(map(str, years[:-1])), str(years[-1])]) if len(years) > 1 else str(years[0])
