"""A proposal of the municipality: its variants in one table, what households notice, and where work stops paying."""

from datetime import date
from pathlib import Path

from prinsjesdag import files, wording
from prinsjesdag.municipality.kept import program
from prinsjesdag.municipality.typen import TYPES
from prinsjesdag.municipality.watals import TAAKVELD, Estimate, Outcome, WatAls
from prinsjesdag.report.gemeente import FILTERS
from prinsjesdag.report.layout import environment
from prinsjesdag.report.minima import words
from prinsjesdag.report.section import Assumption, Cell, Chart, Column, Figure, Section, Table

MONTH = "EUR per maand"


def write(found: WatAls, folder: Path, today: date | None = None) -> list[Path]:
    """HTML, the council paper (DOCX) and JSON in a folder, each the whole file or nothing."""
    from prinsjesdag.report.raadsvoorstel import of_proposal
    from prinsjesdag.report.text import as_json

    day = today or date.today()
    stem = f"{found.area.code}-{found.proposal.year}-watals"
    made: dict[Path, str | bytes] = {
        folder / f"{stem}.html": render(found, day),
        folder / f"{stem}.docx": of_proposal(found, day),
        folder / f"{stem}.json": as_json(found.as_dict()),
    }
    for file, content in made.items():
        files.write(file, content)
    return list(made)


def render(found: WatAls, today: date) -> str:
    """The proposal as HTML."""
    made = environment()
    made.filters |= FILTERS
    title = f"{found.area.naam}: {found.proposal.name}"
    return made.get_template("document.html").render(
        kind="wat als wij", title=title, lead=f"Wat als de gemeente dit in {found.proposal.year} doet?", today=today,
        year=found.proposal.year, sections=document(found), proof=found.as_dict()["bewijs"], program=program(),
    )  # fmt: skip


def document(found: WatAls) -> list[Section]:
    """The sections in their order."""
    return [_summary(found), *(_variant(found, n) for n in range(len(found.outcomes)))]


def variants(found: WatAls) -> Table:
    """All variants in one table."""
    columns = (
        Column("Variant"), Column("Regelingen"), Column("Huishoudens die meer krijgen"),
        Column("Huishoudens die minder krijgen"), Column("Meerkosten", "x 1.000 euro per jaar"),
        Column("Plekken waar meer loon geld kost"),
    )  # fmt: skip
    rows = []
    for o in found.outcomes:
        now, then = (sum(len(pair[n]) for pair in o.cliffs.values()) for n in (0, 1))
        names = ", ".join(words(name) + (" (nieuw)" if name in o.variant.new else "") for name in o.variant.schemes)
        rows.append((o.variant.name, names, _few(o, o.more), _few(o, o.less), _cost(o), f"nu {now}, dan {then}"))
    low, high = found.proposal.use
    return Table(
        "varianten", f"Varianten naast elkaar, {found.proposal.year}", columns, tuple(rows),
        "berekening prinsjesdag op verzonnen huishoudens die samen op de gemeente lijken", "berekend",
        f"Kosten komen op taakveld {TAAKVELD} (inkomensregelingen). Het midden rekent met {(low + high) / 2.0:.0%} "
        f"gebruik; laag en hoog met het 90%-interval en {low:.0%} en {high:.0%} gebruik. Waar minder dan 100 "
        "huishoudens het merken, staat alleen wat het hoogstens kost.",
    )  # fmt: skip


def _summary(found: WatAls) -> Section:
    told = []
    for o in found.outcomes:
        if o.cost is None:
            told.append(
                f"{o.variant.name}: minder dan 100 huishoudens; hoogstens {_thousand(o.ceiling or 0.0)} euro per jaar."
            )
        else:
            told.append(f"{o.variant.name}: {_thousand(o.cost.value)} euro per jaar, tussen {_thousand(o.cost.low)} en "
                        f"{_thousand(o.cost.high)}.")  # fmt: skip
    now = ""
    if found.now is not None:
        now = f"De regelingen die zijn ingevuld kosten nu naar schatting {_thousand(found.now.value)} euro per jaar " \
              f"(tussen {_thousand(found.now.low)} en {_thousand(found.now.high)}). "  # fmt: skip
    if found.budget is not None:
        now += (f"Op taakveld {TAAKVELD} staat in de jaarrekening {found.budget[0]} in totaal "
                f"{wording.number(found.budget[1] / 1e6, 1)} miljoen euro, ook bijstand.")  # fmt: skip
    return Section(
        "samenvatting", "Samenvatting",
        ("Meerkosten van elke variant, tegenover de regelingen zoals nu ingevuld:", *told, *([now] if now else [])),
        (variants(found), _chart(found)),
        tuple(Assumption("Uitgangspunt", text, "aanname") for text in found.assumed),
        ("Uitvoeringskosten, bezwaar en aanvragen die worden afgewezen.",
         "Mensen die anders gaan werken, verhuizen of zich nu pas melden."),
    )  # fmt: skip


def _chart(found: WatAls) -> Chart:
    import altair as alt

    from prinsjesdag.report.charts import GAIN, INK, LOSS

    columns = (Column("Variant"), Column("Meerkosten", "EUR per jaar"))
    known = [o for o in found.outcomes if o.cost is not None]
    table = Table("meerkosten", "Meerkosten per variant", columns,
                  tuple((o.variant.name, Figure(o.cost.value, o.cost.low, o.cost.high)) for o in known if o.cost),
                  "berekening prinsjesdag", "berekend")  # fmt: skip
    rows = [{"variant": o.variant.name, "euro": o.cost.value / 1000.0, "laag": o.cost.low / 1000.0,
             "hoog": o.cost.high / 1000.0} for o in known if o.cost]  # fmt: skip
    base = alt.Chart(alt.InlineData(values=rows)).encode(y=alt.Y("variant:N", sort=None, title=None))
    bars = base.mark_bar(height=15).encode(
        x=alt.X("euro:Q", title="x 1.000 euro per jaar", axis=alt.Axis(format=",.0f", tickCount=5)),
        color=alt.condition("datum.euro >= 0", alt.value(LOSS), alt.value(GAIN)),
    )
    rule = base.mark_rule(color=INK, strokeWidth=1.4).encode(x=alt.X("laag:Q"), x2=alt.X2("hoog:Q"))
    told = (
        "; ".join(f"{row['variant']}: {row['euro']:.0f} duizend euro" for row in rows)
        or "geen variant met genoeg huishoudens"
    )
    spec = (bars + rule).properties(width=420, height=alt.Step(30)).to_dict()
    return Chart("Meerkosten per variant, met de marge", told, spec, table)


def _variant(found: WatAls, n: int) -> Section:
    o = found.outcomes[n]
    columns = (Column("Huishouden"), Column("Niveau", "% van het sociaal minimum"), Column("Nu", MONTH),
               Column("Dan", MONTH), Column("Verschil", MONTH, 2))  # fmt: skip
    changed = [e for e in o.effects if e.month]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (e.type.label, 100.0 * (e.level if e.before.minimum.gross else e.before.share), e.before.income / 12.0,
         e.after.income / 12.0, e.month) for e in changed
    )  # fmt: skip
    new = f"Nu niet ingevuld en dus vergeleken met geen regeling: {', '.join(map(words, o.variant.new))}. "
    intro = (f"Regelingen: {', '.join(map(words, o.variant.schemes))}. " + (new if o.variant.new else "")
             + f"{len(changed)} van de {len(o.effects)} voorbeelden (acht huishoudens op vier niveaus) merken het.",
             )  # fmt: skip
    blocks: tuple[Table | Chart, ...] = (
        *((Table(f"huishoudens-{n + 1}", f"Variant {n + 1}: wat huishoudens merken in {found.proposal.year}", columns,
                 rows, "berekening prinsjesdag, exact voor dit huishouden", "wet"),) if rows else ()),
        _cliffs(o, n),
    )  # fmt: skip
    return Section(f"variant-{n + 1}", f"Variant {n + 1}: {o.variant.name}", intro, blocks)


def _cliffs(o: Outcome, n: int) -> Table:
    labels = {kind.slug: kind.label for kind in TYPES}
    rows = [
        (labels[slug], when, cliff.gross, cliff.loss, words(cliff.scheme))
        for slug, pair in o.cliffs.items() for when, cliffs in zip(("nu", "dan"), pair, strict=True) for cliff in cliffs
    ]  # fmt: skip
    columns = (Column("Huishouden"), Column("Wanneer"), Column("Bij brutoloon", "EUR per jaar"),
               Column("Eén euro meer loon kost", "EUR per jaar"), Column("Regeling"))  # fmt: skip
    return Table(f"armoedeval-{n + 1}", f"Variant {n + 1}: waar één euro meer loon geld kost", columns, tuple(rows),
                 "berekening prinsjesdag; vanuit de bijstand tot 36 uur werk tegen het minimumloon", "wet",
                 "" if rows else "Geen enkele plek gevonden, nu en met dit voorstel.")  # fmt: skip


def _few(o: Outcome, found: Estimate | None) -> Cell:
    if found is None:
        return "minder dan 100"
    return "geen" if found.high == 0.0 else Figure(found.value, found.low, found.high)


def _cost(o: Outcome) -> Cell:
    if o.cost is None:
        return f"hoogstens {wording.number((o.ceiling or 0.0) / 1000.0, 0)}"
    return Figure(*(x / 1000.0 for x in (o.cost.value, o.cost.low, o.cost.high)))


def _round(value: float) -> float:
    """To two figures: an estimate knows no more."""
    from math import floor, log10

    return value if value == 0.0 else round(value, 1 - floor(log10(abs(value))))


def _thousand(value: float) -> str:
    return wording.number(_round(value)).replace("-", "−")
