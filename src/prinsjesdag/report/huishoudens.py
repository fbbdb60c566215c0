"""Example households as sections of the report: who gains and loses, does work pay, what is left unclaimed."""

from functools import cache

from prinsjesdag import wording
from prinsjesdag.engine import When
from prinsjesdag.household.effects import Package, package
from prinsjesdag.household.examples import describe, example
from prinsjesdag.household.model import Household
from prinsjesdag.household.niet_gebruik import not_used
from prinsjesdag.law import load
from prinsjesdag.measures.lokaal import files
from prinsjesdag.measures.register import Measure, measure
from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.cbs import BRONJAAR, Huishoudtype, households_by_type_and_tenth
from prinsjesdag.municipality.mer import Mer
from prinsjesdag.municipality.typen import TYPES, at_level, household
from prinsjesdag.report.minima import changes, chart_of_changes, cliffs, lowest, trap_chart
from prinsjesdag.report.register import matrix
from prinsjesdag.report.section import Assumption, Cell, Chart, Column, Section, Table

RECOGNISED = ("alleenstaande-minimumloon", "alleenstaande-modaal", "alleenstaande-ouder-kinderopvang",
              "tweeverdieners-modaal-modaal", "tweeverdieners-kinderen-modaal-half-modaal",
              "alleenverdiener-kinderen-modaal", "koopwoning-hypotheek-modaal", "aow-alleenstaand-10000-pensioen",
              "aow-paar-10000-pensioen", "zelfstandige-lage-winst")  # fmt: skip
"""Voorbeeldhuishoudens beside those on the minimum."""
TRAPS = ("alleenstaande", "alleenstaande-ouder", "paar-kinderen")


def examples_section(area: Area, found: Mer, measures: list[Measure]) -> Section:
    """Year on year on the minimum, and every calculated measure apart on households that live here."""
    apart = _disjoint(measures)
    effects = _matrix(tuple(m.slug for m in apart), found.year)
    clash = [m.title for m in measures if m not in apart]
    blocks: list[Table | Chart] = [chart_of_changes(found)]
    if effects is not None:
        blocks.append(effects)
    return Section(
        "voorbeeldhuishoudens", "Voorbeeldhuishoudens die hier wonen",
        (
            f"{_who_lives_here(area)} De huishoudens hieronder zijn voorbeelden. Hun bedragen zijn de wet, tot op de "
            "euro uitgerekend voor dat ene huishouden: daarom staat er geen marge bij.",
            "Elke maatregel is apart gerekend: de wet zoals zij werd, tegen dezelfde wet zonder die maatregel. "
            "Wisselwerking is wat maatregelen samen meer of minder doen dan de som. Tegen basispad is alles wat anders "
            "werd dan zonder nieuw beleid.",
        ),
        tuple(blocks),
        (
            Assumption("Huur", f"{wording.euro(found.rent)} per maand op het minimum",
                       "aanname: gemiddelde huur van corporaties, mee met de huurstijging"),
            Assumption("Vermogen", "geen, op het minimum", "aanname"),
            Assumption("De andere huishoudens", "elk een bestand met de redenen van elk bedrag",
                       "prinsjesdag, map household/voorbeelden"),
        ),
        (
            "Wie in een instelling woont, wie schulden aflost en wie maar een deel van het jaar werkt.",
            *(f"{title}: verandert hetzelfde bedrag in de wet als een maatregel die er wel staat." for title in clash),
        ),
    )  # fmt: skip


def work_section(found: Mer) -> Section:
    """Does work pay, for three types."""
    kinds = [kind for kind in TYPES if kind.slug in found.traps]
    count = sum(len(cliffs(found.traps[kind.slug])) for kind in kinds)
    told = (
        f"Bij deze huishoudens zijn {count} plekken gevonden waar één euro meer loon geld kost; ze staan bij de tabel."
        if count else "Bij deze huishoudens is geen plek gevonden waar één euro meer loon geld kost."
    )  # fmt: skip
    return Section(
        "armoedeval", "Loont werken? De armoedeval",
        (
            "Wie vanuit de bijstand gaat werken, krijgt loon en verliest bijstand en toeslagen. De balk laat zien wat "
            "er per maand overblijft bij werk tegen het wettelijk minimumloon.",
            told,
        ),
        tuple(trap_chart(kind, found.traps[kind.slug]) for kind in kinds),
        (
            Assumption("Loon", "wettelijk minimumloon per uur", "Wet minimumloon"),
            Assumption("Bijstand", "aangevuld zolang er recht op is, zonder vrijlating", "Participatiewet"),
            Assumption("Kosten van werk", "geen reiskosten, geen kinderopvang", "aanname"),
        ),
        ("Reiskosten, kinderopvang, kwijtschelding van gemeentelijke belasting en aflossen van schulden.",),
    )  # fmt: skip


def unclaimed_section(area: Area, year: int) -> Section:
    """What each type at 110% leaves when it asks for nothing."""
    return Section(
        "niet-gebruik", "Niet-gebruik: waar recht op is en wat niet wordt aangevraagd",
        (
            "Hoeveel huishoudens hier een regeling niet gebruiken, is niet geteld. Wel is uit te rekenen wat één "
            "huishouden misloopt. Met een eigen bestand van cliënten zoekt het programma wie dat zijn "
            "(prinsjesdag niet-gebruik; het bestand blijft op uw computer).",
        ),
        _unclaimed(area.code if area.code in files() else None, year), (),
        ("Bijzondere bijstand en kwijtschelding: die hangen af van kosten en aanslagen.",),
    )  # fmt: skip


def first_screen(found: Mer, slugs: tuple[str, ...]) -> Table:
    """The four types that the first screen shows."""
    return changes(found, slugs, "eerste-scherm")


@cache
def _package(slugs: tuple[str, ...], year: int) -> Package:
    return package([measure(slug) for slug in slugs], year, _recognised(year))


@cache
def _unclaimed(code: str | None, year: int) -> tuple[Table, Table]:
    law = load()
    rows: list[tuple[Cell, ...]] = []
    where: dict[str, tuple[Cell, ...]] = {}
    for kind in TYPES:
        for level in (1.0, 1.1):
            if level == 1.0 and not kind.retired:
                of = household(kind, code, year)
                name = f"{kind.label}, geen inkomen"
            else:
                of = at_level(kind, level, code, law, year).household
                name = f"{kind.label}, {'alleen AOW' if level == 1.0 else f'{level:.0%} van het sociaal minimum'}"
            missed, _ = not_used(_asks_nothing(of), law, When(year))
            for row in missed:
                if row.amount:
                    rows.append((name, row.label, row.amount / 12.0))
                    where[row.label] = (row.label, row.scheme.who, row.scheme.where, row.scheme.term)
    amounts = Table(
        "niet-gebruik-bedragen", f"Wat een huishouden laat liggen dat niets aanvraagt, {year}",
        (Column("Huishouden"), Column("Regeling"), Column("Bedrag", "EUR per maand")), tuple(rows),
        f"berekening prinsjesdag met de wet van {year}", "wet",
        "Zonder inkomen is er recht op bijstand; andere regelingen zijn dan gerekend zonder die bijstand.",
    )  # fmt: skip
    doors = Table(
        "aanvragen", "Waar en tot wanneer iemand kan aanvragen",
        (Column("Regeling"), Column("Wie beslist"), Column("Waar"), Column("Termijn")),
        tuple(where[name] for name in sorted(where)), "de wetten en de uitvoerders, gezien november 2026", "wet",
    )  # fmt: skip
    return amounts, doors


def _recognised(year: int) -> dict[str, Household]:
    on_minimum = {lowest(kind): household(kind, None, year, bijstand=not kind.retired) for kind in TYPES}
    return {**on_minimum, **{describe(slug): example(slug) for slug in RECOGNISED}}


def _disjoint(measures: list[Measure]) -> list[Measure]:
    """Measures that can be thought away together: of those that change the same value, the first."""
    found: list[Measure] = []
    taken: set[str] = set()
    for m in measures:
        if taken.isdisjoint(m.without):
            found.append(m)
            taken |= m.without.keys()
    return found


@cache
def _matrix(slugs: tuple[str, ...], year: int) -> Chart | None:
    """The same for every area; None where no measure can be shown."""
    found = _package(slugs, year)
    if not found.measures:
        return None
    names = [m.title for m in found.measures]
    columns = (Column("Huishouden"), *(Column(name, "EUR per maand", 2) for name in names),
               Column("Wisselwerking", "EUR per maand", 2), Column("Samen", "EUR per maand", 2),
               Column("Tegen basispad", "EUR per maand", 2))  # fmt: skip
    rows = tuple(tuple(row.values()) for row in found.rows())
    table = Table("effect-maatregelen", f"Effect van elke maatregel op het besteedbaar inkomen, {year}", columns, rows,
                  f"berekening prinsjesdag, wet van {year} met en zonder de maatregel", "wet")  # fmt: skip
    spec = matrix(found).to_dict(validate=False)
    spec.pop("title", None)
    told = "; ".join(f"{row['huishouden']}: samen {wording.number(row['samen'] or 0.0, 0)}" for row in found.rows())
    return Chart(f"Wie wint en wie verliest, maatregel voor maatregel, euro per maand, {year}", told, spec, table)


def _who_lives_here(area: Area) -> str:
    cells = households_by_type_and_tenth(area)
    numbers = {kind: sum(c.huishoudens for c in cells if c.huishoudtype == kind) for kind in Huishoudtype}
    told = ", ".join(
        f"{wording.number(round(n, -2 if n >= 1000 else -1))} {kind.meervoud}" for kind, n in numbers.items()
    )
    return f"In {area.naam} wonen {told} (CBS, geteld, {BRONJAAR})."


def _asks_nothing(of: Household) -> Household:
    from dataclasses import replace

    nothing = dict.fromkeys(("ontvangt_zorgtoeslag", "ontvangt_huurtoeslag", "ontvangt_kindgebonden_budget",
                             "ontvangt_kinderbijslag", "ontvangt_gemeentelijke_regelingen"), False)  # fmt: skip
    adults = {p.id for p in of.persons if not p.id.startswith("kind")}
    people = [replace(p, facts={**p.facts, **nothing}) if p.id in adults else p for p in of.persons]
    return replace(of, persons=people)
