"""The armoedeval as a picture: disposable income against pay, cliffs named, and what is lost of each extra euro."""

from typing import Any

from prinsjesdag import wording
from prinsjesdag.household.armoedeval import Cliff, Trap
from prinsjesdag.report.charts import GAIN, INK, LOSS, MUTED

WIDTH = 640
OWN, LOCAL = GAIN, "#9fc3dc"
"""Bars: what the Rijk and work give, and what the municipality adds."""


def chart(found: Trap) -> Any:
    """Income above, lost share below; with hours a bar a number of hours."""
    made = _hours(found) if found.points[0].hours is not None else _pay(found)
    return made.properties(description=told(found))


def told(found: Trap) -> str:
    """The picture in words, for who can't see it."""
    first, last = found.points[0], found.points[-1]
    text = (
        f"Besteedbaar inkomen van {_month(first.income)} bij {wording.euro(first.gross, 0)} brutoloon tot "
        f"{_month(last.income)} bij {wording.euro(last.gross, 0)}."
    )
    return " ".join([text, *(f"{_fall(found, c)}." for c in found.cliffs)])


def _month(year: float) -> str:
    return f"{wording.euro(year / 12.0, 0)} per maand"


def _fall(found: Trap, cliff: Cliff) -> str:
    loss = wording.euro(cliff.loss, 0)
    return f"Bij {wording.euro(cliff.gross, 0)} brutoloon valt {loss} per jaar weg: {found.label(cliff.scheme)}"


def _pay(found: Trap) -> Any:
    import altair as alt

    rows = alt.InlineData(values=[
        {"bruto": p.gross, "inkomen": p.income / 12.0, "zonder": p.without_local / 12.0, "druk": found.pressure(i)}
        for i, p in enumerate(found.points)
    ])  # fmt: skip
    x = alt.X("bruto:Q", title="brutoloon, euro per jaar", axis=alt.Axis(format=",.0f", tickCount=7))
    line = alt.Chart(rows).mark_line(color=GAIN, strokeWidth=2.2).encode(
        x=x, y=alt.Y("inkomen:Q", title="besteedbaar inkomen, euro per maand", scale=alt.Scale(zero=False)),
        tooltip=[alt.Tooltip("bruto:Q", format=",.0f", title="brutoloon"),
                 alt.Tooltip("inkomen:Q", format=",.0f", title="per maand"),
                 alt.Tooltip("zonder:Q", format=",.0f", title="zonder gemeente")],
    )  # fmt: skip
    upper: Any = line
    if found.filled_in:
        upper = upper + alt.Chart(rows).mark_line(color=MUTED, strokeDash=[5, 4]).encode(x=x, y=alt.Y("zonder:Q"))
        upper = _names_of_lines(found, upper)
    for i, cliff in enumerate(found.cliffs):
        upper = upper + _mark(found, cliff, i)
    share = alt.Chart(rows).mark_line(interpolate="step-before", color=INK, strokeWidth=1.4, clip=True).encode(
        x=x, y=alt.Y("druk:Q", title=None, axis=alt.Axis(format=".0%", values=[0, 0.5, 1.0]),
                     scale=alt.Scale(domain=[0, 1.2], clamp=True)),
    )  # fmt: skip
    full = (
        alt.Chart(alt.InlineData(values=[{"y": 1.0}])).mark_rule(color=LOSS, strokeDash=[2, 2]).encode(y=alt.Y("y:Q"))
    )
    below = alt.Title("Wat er weggaat van elke euro meer loon (100%: er blijft niets van over)", fontSize=12)
    charts = [
        upper.properties(width=WIDTH, height=260, title=_title(found)),
        (share + full).properties(width=WIDTH, height=120, title=below),
    ]
    return alt.vconcat(charts[0], *([] if _few(found) else [_list(found)]), charts[1])


def _names_of_lines(found: Trap, upper: Any) -> Any:
    """Names beside the two lines, where they lie apart: the upper one above, the lower one below.

    Where that is a narrow strip there is no room; the subtitle tells the lines apart too.
    """
    import altair as alt

    apart = [p for p in found.points if p.local > 0.0]
    if not apart or apart[-1].gross < 0.35 * found.points[-1].gross:
        return upper
    spot = apart[len(apart) // 2]
    beside: tuple[tuple[float, str, str, dict[str, Any]], ...] = (
        (spot.income, "met gemeente", GAIN, {"align": "right", "dx": -4, "dy": -9}),
        (spot.without_local, "zonder gemeente", MUTED, {"align": "left", "dx": 4, "dy": 13}),
    )
    for y, name, color, place in beside:
        at = alt.InlineData(values=[{"bruto": spot.gross, "y": y / 12.0, "tekst": name}])
        upper = upper + alt.Chart(at).mark_text(color=color, fontSize=11, **place).encode(
            x=alt.X("bruto:Q"), y=alt.Y("y:Q"), text=alt.Text("tekst:N"))  # fmt: skip
    return upper


def _said(found: Trap, cliff: Cliff) -> str:
    return f"{found.label(cliff.scheme)}: −{wording.number(cliff.loss)} euro per jaar"


def _few(found: Trap) -> bool:
    """Whether the names of the cliffs fit beside their lines; else they are numbered, with a list below."""
    return len(found.cliffs) <= 2 and all(len(_said(found, cliff)) <= 55 for cliff in found.cliffs)


def _mark(found: Trap, cliff: Cliff, i: int) -> Any:
    """A line where a scheme ends, its name (or number) at the side that has room, one below the other."""
    import altair as alt

    few = _few(found)
    at = alt.InlineData(values=[{"bruto": cliff.gross, "tekst": _said(found, cliff), "naam": str(i + 1)}])
    left = few and cliff.gross > 0.5 * found.points[-1].gross
    rule = (
        alt.Chart(at).mark_rule(color=LOSS, strokeWidth=1.5).encode(x=alt.X("bruto:Q"), tooltip=alt.Tooltip("tekst:N"))
    )
    text = alt.Chart(at).mark_text(
        align="right" if left else "left", dx=-4 if left else 3, color=INK, fontSize=11, baseline="top",
    ).encode(x=alt.X("bruto:Q"), y=alt.value(4 + 15 * (i if few else i % 4)),
             text=alt.Text("tekst:N" if few else "naam:N"))  # fmt: skip
    return rule + text


def _list(found: Trap) -> Any:
    """The numbered cliffs in words."""
    import altair as alt

    rows = [
        {"rij": i, "tekst": f"{i + 1}   bij {wording.euro(c.gross, 0)}: {_said(found, c)}"}
        for i, c in enumerate(found.cliffs)
    ]
    title = alt.Title("Waar één euro meer loon geld kost", fontSize=12)
    return (
        alt.Chart(alt.InlineData(values=rows))
        .mark_text(align="left", color=INK, fontSize=12)
        .encode(x=alt.value(0), y=alt.Y("rij:O", axis=None), text=alt.Text("tekst:N"))
        .properties(width=WIDTH, height=alt.Step(17), title=title)
    )


def _hours(found: Trap) -> Any:
    import altair as alt

    rows: list[dict[str, Any]] = []
    for i, p in enumerate(found.points):
        label = f"{p.hours:g} uur" if p.hours else "geen werk"
        notes = [f"waarvan gemeente {wording.number(p.local / 12.0)}"] if p.local > 0.0 else []
        notes += [f"{'+' if found.kept(i) > -0.5 else '−'}{wording.number(abs(found.kept(i)))}"] if i else []
        text = wording.number(p.income / 12.0) + (f" ({', '.join(notes)})" if notes else "")
        parts = [(p.without_local, OWN), (p.local, LOCAL)]
        rows += [{"label": label, "deel": n, "euro": value / 12.0, "kleur": color, "inkomen": p.income / 12.0,
                  "tekst": text} for n, (value, color) in enumerate(parts)]  # fmt: skip
    order = list(dict.fromkeys(row["label"] for row in rows))
    y = alt.Y("label:N", sort=order, title=None)
    room = 7.0 * max(len(row["tekst"]) for row in rows) + 10.0  # pixels for the text behind the longest bar
    widest = max(row["inkomen"] for row in rows) * WIDTH / (WIDTH - room)
    wide = alt.Scale(domain=[0.0, widest], nice=False)
    bars = alt.Chart(alt.InlineData(values=rows)).mark_bar().encode(
        y=y, color=alt.Color("kleur:N", scale=None), order=alt.Order("deel:O"),
        x=alt.X("euro:Q", title="besteedbaar inkomen, euro per maand", scale=wide, stack="zero",
                axis=alt.Axis(format=",.0f", tickCount=6)),
    )  # fmt: skip
    text = alt.Chart(alt.InlineData(values=[row for row in rows if row["deel"] == 0])).mark_text(
        align="left", dx=5, color=INK, fontSize=12,
    ).encode(y=y, x=alt.X("inkomen:Q"), text=alt.Text("tekst:N"))  # fmt: skip
    return (bars + text).properties(width=WIDTH, height=alt.Step(34), title=_title(found, order[0]))


def _title(found: Trap, first: str | None = None) -> Any:
    import altair as alt

    start = "vanuit de bijstand" if found.from_bijstand else "bij ander loon"
    when = wording.day(found.when.on) if found.when.on else str(found.when.year)
    local = "zonder regelingen van de gemeente"
    if found.filled_in:
        local = "met de ingevulde regelingen van de gemeente" + (", alsof ze ontvangen worden" * found.all_received)
    lines = [f"Berekend met de wet van {when}, {local}"]
    if first is None and found.filled_in:
        lines.append("Gestreept: zonder die regelingen")
    if first is not None:
        lines.append(f"Achter de balk: euro per maand, en hoeveel meer dan bij {first}")
        lines += [_fall(found, cliff) for cliff in found.cliffs]
    return alt.Title(f"{found.household.id}: wat er overblijft {start}, {when}", subtitle=lines)
