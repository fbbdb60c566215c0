"""The minima-effectrapportage of one municipality: HTML (one file), and the sections it is made of."""

from datetime import date
from pathlib import Path

from prinsjesdag import files, wording
from prinsjesdag.municipality.kept import program
from prinsjesdag.municipality.mer import Mer
from prinsjesdag.municipality.typen import TYPES
from prinsjesdag.report.gemeente import FILTERS
from prinsjesdag.report.huishoudens import unclaimed_section, work_section
from prinsjesdag.report.layout import environment
from prinsjesdag.report.minima import (
    NAMES,
    chart_of_changes,
    levels,
    local_line,
    picture_of_levels,
    source,
)  # fmt: skip
from prinsjesdag.report.section import Assumption, Cell, Chart, Column, Section, Table

Rows = tuple[tuple[Cell, ...], ...]


def write(found: Mer, folder: Path, today: date | None = None) -> list[Path]:
    """HTML, XLSX and JSON in a folder, each the whole file or nothing."""
    from prinsjesdag.report.mer_xlsx import workbook
    from prinsjesdag.report.text import as_json

    stem = f"{found.area.code}-{found.year}-mer"
    made: dict[Path, str | bytes] = {
        folder / f"{stem}.html": render(found, today or date.today()),
        folder / f"{stem}.xlsx": workbook(found),
        folder / f"{stem}.json": as_json(found.as_dict()),
    }
    for file, content in made.items():
        files.write(file, content)
    return list(made)


def render(found: Mer, today: date) -> str:
    """The report as HTML."""
    made = environment()
    made.filters |= FILTERS
    return made.get_template("document.html").render(
        kind="minima-effectrapportage", title=f"{found.area.naam}: minima-effectrapportage {found.year}",
        lead="Wat huishoudens met een laag inkomen te besteden hebben, en wat elke regeling daaraan doet.",
        sections=document(found), today=today, year=f"{found.year - 1} en {found.year}",
        proof=found.as_dict()["bewijs"], program=program(),
    )  # fmt: skip


def document(found: Mer) -> list[Section]:
    """The sections in their order."""
    local = local_line(found.filled, found.year)
    prices = "" if found.prices is None else f"De prijzen stegen met {wording.number(100.0 * found.prices, 1)}%. "
    summary = Section(
        "samenvatting", "Samenvatting",
        (
            f"Wat heeft een huishouden met een laag inkomen in {found.area.naam} in {found.year} te besteden, en wat "
            f"veranderde er sinds {found.year - 1}? Elk bedrag is de wet, uitgerekend voor dat ene huishouden: exact, "
            "zonder marge. " + prices + local,
            f"De huur is {wording.euro(found.rent)} per maand. Het sociaal minimum is hier de bijstandsnorm: wat "
            "iemand zonder ander inkomen netto krijgt, met vakantiegeld. Wie alleen AOW heeft, zit daar al iets boven.",
        ),
        (chart_of_changes(found), _chart_of_levels(found)),
        tuple(Assumption(*_assumption(text)) for text in found.assumed),
        ("Bijzondere bijstand, kwijtschelding en tegoeden in natura die niet zijn ingevuld.",
         "Wie schulden aflost, wie in een instelling woont en wie maar een deel van het jaar werkt."),
    )  # fmt: skip
    tables = Section(
        "huishoudens", "Per huishouden: inkomen, regelingen en wat er overblijft",
        (f"Vier niveaus per huishouden. In {found.year - 1} had hetzelfde huishouden hetzelfde percentage van het "
         "sociaal minimum van dat jaar.",),
        tuple(levels(found, kind) for kind in TYPES),
    )  # fmt: skip
    found_sections = [summary, tables, _schemes(found), work_section(found), unclaimed_section(found.area, found.year)]
    if spent := _expenses(found):
        found_sections.insert(2, spent)
    return found_sections


def _chart_of_levels(found: Mer) -> Chart:
    columns = (Column("Huishouden"), Column("Netto inkomen", "% van het sociaal minimum"),
               Column("Besteedbaar", "EUR per maand"))  # fmt: skip
    rows = tuple(
        (kind.label, 100.0 * p.now.share, p.now.income / 12.0) for kind in TYPES for p in found.pairs[kind.slug]
    )
    table = Table(
        "besteedbaar-per-niveau", "Besteedbaar inkomen bij een hoger inkomen", columns, rows, source(found), "wet"
    )
    told = "; ".join(
        f"{kind.label}: {wording.number(found.pairs[kind.slug][0].now.income / 12.0)} tot "
        f"{wording.number(found.pairs[kind.slug][-1].now.income / 12.0)} euro per maand"
        for kind in TYPES
    )
    title = "Hoeveel meer te besteden bij 100 tot 130% van het sociaal minimum"
    return Chart(title, told, picture_of_levels(found).to_dict(), table)


def _schemes(found: Mer) -> Section:
    """The effect of each scheme at each level: what it gives, national and of the municipality."""
    names = [name for name in NAMES if any(p.now.parts.get(name) or p.before.parts.get(name)
             for of in found.pairs.values() for p in of)]  # fmt: skip
    columns = (Column("Huishouden"), Column("Niveau", "% van het sociaal minimum"),
               *(Column(NAMES[name].capitalize(), "EUR per maand") for name in names))  # fmt: skip
    now: Rows = tuple((kind.label, 100.0 * p.now.share, *(p.now.parts.get(name, 0.0) / 12.0 for name in names))
                for kind in TYPES for p in found.pairs[kind.slug])  # fmt: skip
    change: Rows = tuple(
        (kind.label, 100.0 * p.now.minimum.level,
         *((p.now.parts.get(name, 0.0) - p.before.parts.get(name, 0.0)) / 12.0 for name in names))
        for kind in TYPES for p in found.pairs[kind.slug]
    )  # fmt: skip
    return Section(
        "regelingen", "Wat elke regeling geeft, van het Rijk en van de gemeente",
        ("Zonder een regeling is het besteedbaar inkomen zoveel lager. Het verschil met het jaar ervoor kan ook komen "
         "doordat een regeling van de gemeente in een van beide jaren niet is ingevuld.",),
        (Table("regelingen-per-maand", f"Bedrag van elke regeling in {found.year}", columns, now, source(found), "wet"),
         Table("regelingen-verschil", f"Verschil van elke regeling met {found.year - 1}", columns, change,
               source(found), "wet")),
    )  # fmt: skip


def _expenses(found: Mer) -> Section | None:
    rows = []
    note, title = "", ""
    for kind in TYPES:
        for p in found.pairs[kind.slug]:
            if p.expenses is None:
                return None
            said = p.expenses
            note = str(said["toelichting"] or "")
            title = f"{said['begroting']}, prijspeil {said['prijspeil']}"
            rows.append(
                (kind.label, 100.0 * p.now.share, p.now.income / 12.0, said["totaal"] / 12.0, said["saldo"] / 12.0)
            )
    columns = (Column("Huishouden"), Column("Niveau", "% van het sociaal minimum"),
               Column("Besteedbaar", "EUR per maand"), Column("Uitgaven", "EUR per maand"),
               Column("Saldo", "EUR per maand"))  # fmt: skip
    return Section(
        "uitgaven", "Inkomen en uitgaven",
        ("De uitgaven komen uit de opgegeven begroting; zij zijn niet van dit huishouden zelf.",),
        (Table("inkomen-uitgaven", f"Saldo per maand in {found.year}", columns, tuple(rows), title, "aanname", note),),
    )  # fmt: skip


def _assumption(text: str) -> tuple[str, str, str]:
    what, _, value = text.partition(" (")
    return ("Uitgangspunt", what, value.rstrip(")") or "aanname") if value else ("Uitgangspunt", text, "aanname")
