"""Household types around the sociaal minimum as sections: year on year, armoedeval, what is left unclaimed.

Used by the report of an area and by the minima-effectrapportage. All figures come from municipality/mer.py.
"""

from typing import Any

from prinsjesdag import wording
from prinsjesdag.household.armoedeval import Trap
from prinsjesdag.measures.lokaal import Filled
from prinsjesdag.municipality.mer import MUNICIPAL, NATIONAL, Mer
from prinsjesdag.municipality.typen import TYPES, Type
from prinsjesdag.report.charts import GAIN, INK, LOSS
from prinsjesdag.report.section import Cell, Chart, Column, Table

NAMES = {
    "zorgtoeslag": "zorgtoeslag", "huurtoeslag": "huurtoeslag", "kindgebonden_budget": "kindgebonden budget",
    "kinderopvangtoeslag": "kinderopvangtoeslag", "kinderbijslag": "kinderbijslag",
    "tegemoetkoming_alleenverdieners": "tegemoetkoming alleenverdieners",
    "individuele_inkomenstoeslag": "individuele inkomenstoeslag",
    "bijdrage_collectieve_zorgverzekering": "collectieve zorgverzekering",
    "participatieregeling_volwassenen": "meedoen, volwassenen", "participatieregeling_kinderen": "meedoen, kinderen",
    "gemeentelijke_energieregeling": "energieregeling van de gemeente", "energietoeslag": "energietoeslag",
}  # fmt: skip
FIRST_SCREEN = ("alleenstaande", "alleenstaande-ouder", "paar-kinderen", "aow-alleenstaand")
MONTH = "EUR per maand"
WIDTH = 360


def source(found: Mer) -> str:
    """Where the figures come from."""
    return f"berekening prinsjesdag met de wet van {found.year - 1} en {found.year}, exact voor dit huishouden"


def changes(found: Mer, slugs: tuple[str, ...] | None = None, name: str = "verschil-minimum") -> Table:
    """Year on year at 100% of the sociaal minimum, EUR a month."""
    first, last = found.year - 1, found.year
    columns = (
        Column("Huishouden"), Column(f"Besteedbaar in {first}", MONTH), Column(f"Besteedbaar in {last}", MONTH),
        Column("Verschil zonder eigen regelingen van de gemeente", MONTH),
        Column("Verschil met eigen regelingen die in beide jaren zijn ingevuld", MONTH),
        *([Column("Energietoeslag die wegvalt", MONTH)] if last == 2024 else []),
    )  # fmt: skip
    rows = []
    for kind in TYPES:
        if slugs and kind.slug not in slugs:
            continue
        pair = found.pairs[kind.slug][0]
        row: list[Cell] = [lowest(kind), pair.before.without_local / 12.0, pair.now.without_local / 12.0,
                           pair.change_without_local, pair.change_with_local]  # fmt: skip
        rows.append(tuple([*row, pair.change_energietoeslag] if last == 2024 else row))
    return Table(
        name, f"Huishoudens op het minimum: wat zij in {last} per maand te besteden hebben", columns, tuple(rows),
        source(found), "wet",
        "Besteedbaar is het inkomen na belasting en zorgpremie, met toeslagen, voor huur en energie. "
        + ("De energietoeslag van 2023 was eenmalig en staat apart." if last == 2024 else ""),
    )  # fmt: skip


def chart_of_changes(found: Mer) -> Chart:
    """The change without the municipality's schemes, a bar a type."""
    import altair as alt

    table = changes(found)
    rows = [{"type": row[0], "verschil": row[3], "tekst": signed(float(row[3]))} for row in table.rows]  # type: ignore[arg-type]
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        y=alt.Y("type:N", sort=None, title=None),
        x=alt.X("verschil:Q", title=f"euro per maand, {found.year} tegenover {found.year - 1}",
                axis=alt.Axis(format=",.0f", tickCount=6), scale=alt.Scale(padding=34)),
    )  # fmt: skip
    bars = base.mark_bar(height=15).encode(color=alt.condition("datum.verschil >= 0", alt.value(GAIN), alt.value(LOSS)))
    zero = alt.Chart(alt.InlineData(values=[{"x": 0}])).mark_rule(color=INK).encode(x=alt.X("x:Q"))
    up = (
        base.transform_filter("datum.verschil >= 0")
        .mark_text(align="left", dx=5, color=INK)
        .encode(text=alt.Text("tekst:N"))
    )
    down = (
        base.transform_filter("datum.verschil < 0")
        .mark_text(align="right", dx=-5, color=INK)
        .encode(text=alt.Text("tekst:N"))
    )
    told = "; ".join(f"{row['type']}: {row['tekst']} euro per maand" for row in rows)
    picture = (bars + zero + up + down).properties(width=WIDTH, height=alt.Step(27))
    title = f"Huishoudens op het minimum: verandering van {found.year - 1} naar {found.year}, zonder eigen regelingen"
    return Chart(title, told, picture.to_dict(validate=False), table)


def levels(found: Mer, kind: Type) -> Table:
    """Income, schemes and what is left at each level of one type, EUR a month."""
    pairs = found.pairs[kind.slug]
    columns = (Column("Per maand"), *(Column(level_name(kind, n, found), MONTH) for n in range(len(pairs))))
    cells = [pair.now for pair in pairs]
    rows: list[tuple[Cell, ...]] = [
        ("Loon, bijstand, AOW of pensioen na belasting", *(c.net / 12.0 for c in cells)),
    ]
    rows += [
        (
            NAMES[name].capitalize() + (" (gemeente)" if name in MUNICIPAL else ""),
            *(c.parts[name] / 12.0 for c in cells),
        )
        for name in (*NATIONAL, *MUNICIPAL)
        if any(c.parts.get(name) for c in cells)
    ]
    rows += [
        ("Zorgpremie", *(-c.parts["nominale_zorgpremie"] / 12.0 for c in cells)),
        ("Besteedbaar", *(c.income / 12.0 for c in cells)),
    ]
    if any(c.local for c in cells):
        rows.append(("Besteedbaar zonder gemeente", *(c.without_local / 12.0 for c in cells)))
    if all(pair.expenses for pair in pairs):
        spent = [pair.expenses for pair in pairs if pair.expenses]
        rows += [("Uitgaven", *(-e["totaal"] / 12.0 for e in spent)), ("Saldo", *(e["saldo"] / 12.0 for e in spent))]
    rows += [
        (f"Verschil met {found.year - 1}, zonder eigen regelingen", *(p.change_without_local for p in pairs)),
        (f"Verschil met {found.year - 1}, met eigen regelingen", *(p.change_with_local for p in pairs)),
    ]
    if found.prices is not None:
        rows.append((f"Koopkracht zonder eigen regelingen (%), prijzen {100.0 * found.prices:.1f}% hoger".replace(
            ".", ",", 1), *(100.0 * (p.now.without_local / p.before.without_local / (1.0 + found.prices) - 1.0)
                            for p in pairs)))  # fmt: skip
    return Table(f"mer-{kind.slug}", f"{kind.label}, {found.year}", columns, tuple(rows), source(found), "wet")


def level_name(kind: Type, n: int, found: Mer) -> str:
    """110% (brutoloon 17.350 per jaar)."""
    cell = found.pairs[kind.slug][n].now
    percent = f"{wording.number(100.0 * (cell.minimum.level if cell.minimum.gross else cell.share), 0)}%"
    if not cell.minimum.gross:
        return f"{percent}: {'alleen AOW' if kind.retired else 'bijstand'}"
    name = "pensioen" if kind.retired else "brutoloon"
    return f"{percent}: {name} {wording.number(cell.minimum.gross)} per jaar"


def lowest(kind: Type) -> str:
    """The type at its lowest level, in words."""
    return kind.label if kind.retired else f"{kind.label}, bijstand"


def trap_chart(kind: Type, found: Trap) -> Chart:
    """What is left of work beside bijstand, a bar a number of hours."""
    from prinsjesdag.report.armoedeval import chart, told

    picture = chart(found).to_dict(validate=False)
    picture.pop("title", None)
    columns = (Column("Werk"), Column("Brutoloon", "EUR per jaar"), Column("Besteedbaar", MONTH),
               Column("Waarvan regelingen van de gemeente", MONTH), Column("Meer dan zonder werk", MONTH),
               Column("Weg van elke euro erbij", "%"))  # fmt: skip
    rows = []
    for i, p in enumerate(found.points):
        lost = found.pressure(i)
        rows.append((f"{p.hours:g} uur per week" if p.hours else "geen werk, bijstand", p.gross, p.income / 12.0,
                     p.local / 12.0, found.kept(i) if i else None, None if lost is None else 100.0 * lost))  # fmt: skip
    year = found.when.year
    table = Table(f"armoedeval-{kind.slug}", f"Werken naast of na bijstand: {kind.label}, {year}", columns, tuple(rows),
                  f"berekening prinsjesdag met de wet van {year}; loon is het wettelijk minimumloon", "wet",
                  " ".join(cliffs(found)))  # fmt: skip
    return Chart(f"Wat werk oplevert: {kind.label}, {year}", told(found), picture, table)


def cliffs(found: Trap) -> list[str]:
    """Each spot where one euro more pay costs money, in a sentence."""
    return [
        f"Bij {wording.euro(c.gross, 0)} brutoloon per jaar kost één euro meer loon {wording.euro(c.loss, 0)} per "
        f"jaar: {found.label(c.scheme)}."
        for c in found.cliffs
    ]


def local_line(found: Filled, year: int) -> str:
    """Whether the municipality's own schemes are filled in, in a sentence."""
    if found.code is None:
        return "Eigen regelingen zijn van gemeenten; dit gebied heeft er geen."
    if not found.until:
        return (f"De eigen regelingen van deze gemeente zijn voor {year} niet ingevuld. Zij tellen nergens mee. "
                "Invullen kan met een bestand (prinsjesdag gemeenteregelingen).")  # fmt: skip
    known = ", ".join(f"{words(name)} (tot en met {wording.day(day)})" for name, day in found.until.items())
    lacking = f" Niet ingevuld: {', '.join(words(name) for name in found.lacking)}." if found.lacking else ""
    return f"Eigen regelingen, ingevuld voor {year}: {known}.{lacking}"


def words(scheme: str) -> str:
    """A scheme's name as people write it."""
    return scheme.replace("_", " ")


def signed(amount: float, decimals: int = 0) -> str:
    """+36, −12."""
    text = wording.number(abs(amount), decimals)
    return "0" if text == "0" else f"{'+' if amount > 0 else '−'}{text}"


def picture_of_levels(found: Mer) -> Any:
    """Disposable income at each level: a line a type. For the MER's first page."""
    import altair as alt

    rows = [
        {"type": kind.label, "niveau": 100.0 * pair.now.share, "euro": pair.now.income / 12.0}
        for kind in TYPES for pair in found.pairs[kind.slug]
    ]  # fmt: skip
    base = alt.Chart(alt.InlineData(values=rows)).encode(
        x=alt.X("niveau:Q", title="netto inkomen als percentage van het sociaal minimum",
                scale=alt.Scale(domain=[98, 132]), axis=alt.Axis(values=[100, 110, 120, 130])),
        y=alt.Y("euro:Q", title="besteedbaar, euro per maand", scale=alt.Scale(zero=False)),
        detail=alt.Detail("type:N"),
    )  # fmt: skip
    ends = base.transform_filter("datum.niveau > 129").mark_text(align="left", dx=7, color=INK, fontSize=11)
    lines = base.mark_line(color=GAIN, strokeWidth=1.6) + base.mark_point(color=GAIN, filled=True, size=28)
    return (lines + ends.encode(text=alt.Text("type:N"))).properties(width=430, height=330)
