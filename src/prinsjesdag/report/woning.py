"""The advice on one home as tables, lines and a chart: the same for the terminal and a page."""

from typing import Any

from prinsjesdag import wording
from prinsjesdag.energy.advice import Advice
from prinsjesdag.energy.figures import figures
from prinsjesdag.energy.figures import sources as listed
from prinsjesdag.energy.heat_loss import GLASS, PARTS, Range, loss
from prinsjesdag.report import layout
from prinsjesdag.report.charts import ATTENTION, GAIN
from prinsjesdag.report.section import Cell, Column, Figure, Table

PRICES = {"laag": "lage gasprijs", "midden": "gasprijs van nu", "hoog": "hoge gasprijs"}

NOT_MODELLED = (
    "het label na isolatie",
    "warmtepomp, zonnepanelen en warmtenet",
    "subsidies van de gemeente en goedkope leningen",
    "koudebruggen, vocht en ventilatie die na isolatie nodig is",
)


def tables(found: Advice) -> list[Table]:
    """Before and after; the measures; paying back."""
    return [_before_after(found), _measures(found), _payback(found)]


def lines(found: Advice) -> list[str]:
    """What remains to be said: loan, local approach, standard."""
    said = [
        f"Na aftrek van de subsidie kost het {wording.euro(found.net, 0)}. Geleend voor {found.term} jaar tegen "
        f"{_percent(found.interest)} rente is dat {wording.euro(found.loan_month)} per maand; de rekening daalt "
        f"{wording.euro((found.bill_before - found.bill_after) / 12.0)} per maand. De kortste levensduur van deze "
        f"maatregelen is {found.life} jaar."
    ]
    if not found.rows:
        said = ["Alle bouwdelen zijn al redelijk geïsoleerd: er is niets voorgesteld."]
    if found.subsidy_unknown:
        said.append(f"ISDE: {found.subsidy_unknown}.")
    elif found.subsidy.doubled:
        said.append("ISDE: twee of meer maatregelen binnen 24 maanden, daarom het dubbele bedrag per m2.")
    answer = {True: "ja", False: "nee", None: "niet te zeggen"}[found.local.counts]
    said.append(f"Lokale aanpak van de gemeente (ronde {found.tranche}): {answer}. {'; '.join(found.local.reasons)}.")
    if found.standard is not None:
        reached = "gehaald" if found.demand_after <= found.standard else "nog niet gehaald"
        said.append(
            f"Isolatiestandaard (indicatief, met verbruik in plaats van een berekening van een adviseur): hoogstens "
            f"{found.standard:.0f} kWh per m2; nu {found.demand_before:.0f}, na isolatie {found.demand_after:.0f}: "
            f"{reached}. "
            "De getallen van de standaard zijn niet nagelezen."
        )
    return said


def sources() -> list[tuple[str, str]]:
    """Title and address of what the figures rest on."""
    return listed("bouwdelen", "gasverbruik", "isde", "lokale_aanpak")


def chart(found: Advice) -> Any:
    """Heat loss of every part before and after."""
    import altair as alt

    home = found.home
    before, after = loss(home.areas, home.values), loss(home.areas, found.after)
    rows = [
        {"deel": part, "wanneer": when, "verlies": round(values[part], 1)}
        for part in PARTS
        for when, values in (("nu", before), ("na isolatie", after))
    ]
    worst = max(PARTS, key=lambda part: before[part])
    return (
        alt.Chart(alt.InlineData(values=rows), title=f"Door {_the(worst)} gaat nu de meeste warmte weg")
        .mark_bar()
        .encode(
            y=alt.Y("deel:N", title=None, sort=list(PARTS)),
            x=alt.X("verlies:Q", title="warmteverlies, watt per graad verschil met buiten"),
            yOffset=alt.YOffset("wanneer:N", sort=["nu", "na isolatie"]),
            color=alt.Color("wanneer:N", scale=alt.Scale(domain=["nu", "na isolatie"], range=[ATTENTION, GAIN])),
            tooltip=["deel:N", "wanneer:N", alt.Tooltip("verlies:Q", format=",.0f")],
        )
        .properties(
            width=560,
            description=f"Warmteverlies per bouwdeel nu en na isolatie; {_the(worst)} nu {before[worst]:.0f} W/K.",
        )
    )


def losses(found: Advice) -> Table:
    """The table of the chart."""
    home = found.home
    before, after = loss(home.areas, home.values), loss(home.areas, found.after)
    return Table(
        "warmteverlies", "Warmteverlies per bouwdeel",
        (Column("Bouwdeel"), Column("nu", "W/K"), Column("na isolatie", "W/K")),
        tuple((part, before[part], after[part]) for part in PARTS),
        "eigen berekening met coëfficiënten van PBL en TNO", "berekend",
    )  # fmt: skip


def cells(table: Table) -> list[list[str]]:
    """A table's cells as text; a figure with its interval."""
    return [[_cell(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows]


def figure(found: Range) -> Figure:
    """A range as a figure of a table."""
    return Figure(found.middle, found.low, found.high)


def _before_after(found: Advice) -> Table:
    gas = found.home.gas
    after = _left(gas, found.gas)
    each = float(figures("bouwdelen")["gas"]["co2"]["waarde"])
    rows: tuple[tuple[Cell, ...], ...] = (
        ("gas, m3 per jaar", figure(gas) if not found.home.gas_known else gas.middle, figure(after), figure(found.gas)),
        ("energierekening, EUR per jaar", found.bill_before, found.bill_after, found.bill_before - found.bill_after),
        ("CO2 van het gas, kg per jaar", gas.middle * each, (gas.middle - found.gas.middle) * each, found.co2),
    )
    columns = (Column("Wat"), Column("nu"), Column("na isolatie"), Column("minder"))
    note = "Tussen haakjes: van laag tot hoog, naar ventilatie, stookgedrag en (als het geschat is) het gasverbruik."
    return Table(
        "voor-en-na", "Voor en na", columns, rows, "eigen berekening met coëfficiënten van PBL en TNO", "berekend", note
    )


def _left(gas: Range, saved: Range) -> Range:
    """Gas that remains: who uses little and saves the most share of it, to who uses much and saves the least."""
    if gas.low <= 0.0:
        return Range(0.0, 0.0, 0.0)
    least, most = saved.low / gas.low, saved.high / gas.high
    return Range(gas.low * (1.0 - most), gas.middle - saved.middle, gas.high * (1.0 - least))


def _measures(found: Advice) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            row.title,
            row.area,
            f"{_r(row.before)} → {_r(row.after)}" + (" (U)" if row.part == GLASS else " (Rc)"),
            row.cost,
            row.subsidy,
            figure(row.gas),
            row.why,
        )
        for row in found.rows
    )
    if found.subsidy.extra:
        rows += (("ventilatie of warmtenet", None, "", None, found.subsidy.extra, None, "vast bedrag per woning"),)
    columns = (
        Column("maatregel"),
        Column("m2"),
        Column("isolatie"),
        Column("kosten", "EUR"),
        Column("ISDE", "EUR"),
        Column("gas minder", "m3/jaar"),
        Column("uitleg ISDE"),
    )
    guessed = any(not row.cost_known for row in found.rows)
    note = "Elke maatregel op zichzelf; samen besparen ze iets minder of meer dan de som. " + (
        "Kosten zijn kentallen (prijsjaar onbekend): een offerte gaat voor." if guessed else ""
    )
    title = "Voorgestelde maatregelen" if found.home.proposed else "Maatregelen"
    return Table("maatregelen", title, columns, rows, "Hestia (kosten, Rc), RVO (ISDE)", "berekend", note.strip())


def _payback(found: Advice) -> Table:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            PRICES[s.name],
            s.price,
            figure(s.saving),
            "niet" if s.simple is None else wording.number(s.simple, 1),
            "niet binnen 60 jaar" if s.with_interest is None else str(s.with_interest),
        )
        for s in found.scenarios
    )
    columns = (
        Column("scenario"),
        Column("gasprijs", "EUR per m3", 2),
        Column("besparing", "EUR per jaar"),
        Column("terugverdiend", "jaar"),
        Column("met rente", "jaar"),
    )
    note = (
        f"Gasprijs met belasting en btw; laag en hoog zijn 30% onder en boven het leveringstarief. Rente "
        f"{_percent(found.interest)}, groei van de gasprijs {_percent(found.growth)} per jaar."
    )
    return Table("terugverdienen", "Terugverdienen, na subsidie", columns, rows, "eigen berekening", "berekend", note)


def _cell(value: Cell, column: Column) -> str:
    said = layout.cell(value, column)
    margin = layout.interval(value, column) if isinstance(value, Figure) else ""
    return f"{said} ({margin})" if margin else said


def _percent(share: float) -> str:
    return f"{wording.number(100.0 * share, 1)}%"


def _r(value: float) -> str:
    return wording.number(value, 2)


def _the(part: str) -> str:
    return {"vloer": "de vloer", "gevel": "de gevel", "dak": "het dak", "ramen": "de ramen"}[part]
