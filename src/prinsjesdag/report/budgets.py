"""What work and finance show alike: national amounts divided over an area, how good the keys are, assumptions."""

from collections.abc import Iterable

from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.assumptions import Assumptions
from prinsjesdag.municipality.finance import Effect, Sum, spans
from prinsjesdag.municipality.iv3 import BRON as IV3
from prinsjesdag.municipality.keys import Divided, Tested, key
from prinsjesdag.report.section import Assumption, Cell, Column, Figure, Table
from prinsjesdag.wording import number

SLEUTELS = "De marge loopt van de laagste tot de hoogste aannemelijke sleutel."


def figure(part: Divided | Sum, times: float = 1.0) -> Figure:
    """A part with its range, in another unit."""
    return Figure(part.waarde * times, part.laag * times, part.hoog * times)


def lines_table(slug: str, area: Area, effects: Iterable[Effect]) -> Table:
    """Each line by years with the same amount; `slug` is the section's, for the table's name is unique on a page."""
    rows: list[tuple[Cell, ...]] = []
    told = list(effects)
    for one in told:
        for years, first in spans(one.regel):
            part = one.per_jaar[first]
            rows.append((one.regel.titel, years, one.regel.bedragen[first], figure(part, 1000.0)))
    return Table(
        f"{slug}_regels",
        f"Geld van het Rijk per regel, en wat daarvan bij {area.naam} hoort",
        (
            Column("Regel"), Column("Jaren"), Column("Landelijk", "mln euro per jaar", 1),
            Column(area.naam, "duizend euro per jaar"),
        ),
        tuple(rows),
        "; ".join(dict.fromkeys(one.regel.bron for one in told)),
        "verdeeld",
        SLEUTELS,
    )  # fmt: skip


def ways_table(slug: str, effects: Iterable[Effect]) -> Table:
    """How each line is paid, by which key it is divided here, and what is unsure about it."""
    rows: list[tuple[Cell, ...]] = []
    for one in effects:
        line = one.regel
        used = next((part.sleutel for part in one.per_jaar.values()), line.sleutel)
        others = ", ".join(name for name in (line.sleutel, *line.aannemelijk) if name != used)
        unsure = ["status onbekend"] if line.onzeker else []
        told = ". ".join([*unsure, line.noot]).strip(". ")
        rows.append((line.titel, line.maatregel or "", line.betaling, f"{used} (ook: {others})", told))
    return Table(
        f"{slug}_regels_uitleg",
        "Hoe elke regel wordt betaald en hier is verdeeld",
        (Column("Regel"), Column("Maatregel"), Column("Soort betaling"), Column("Sleutel"), Column("Let op")),
        tuple(rows),
        "circulaires en begrotingen van het Rijk; de sleutels zijn een keuze van dit programma",
        "aanname",
        "Het programma kan ook met een andere sleutel rekenen.",
    )


def tests_table(slug: str, tested: Iterable[Tested]) -> Table:
    """How far each key was off on a left-out year."""
    told = list(tested)
    rows: list[tuple[Cell, ...]] = [
        (one.sleutel, _target(one.doel), 100.0 * one.verkeerd, 100.0 * one.mediaan, 100.0 * one.p90) for one in told
    ]
    years = {(one.van, one.naar) for one in told}
    (before, after) = max(years)
    return Table(
        f"{slug}_sleutels_getoetst",
        f"Hoe goed zijn de sleutels? Stand {before} of eerder, vergeleken met {after}",
        (
            Column("Sleutel"), Column("Vergeleken met"), Column("Geld bij verkeerde gemeente", "%", 1),
            Column("Middelste gemeente ernaast", "%", 1), Column("Negen van tien hoogstens", "%"),
        ),
        tuple(rows),
        f"{IV3}; de tellingen bij de sleutels zelf: CBS",
        "berekend",
        "Getoetst is of de sleutel de uitgaven verdeelt zoals gemeenten ze deden. De wettelijke verdeling van het geld "
        "kan anders zijn; die is per gemeente niet in dit programma. "
        + _meaning({one.sleutel for one in told} | {one.doel for one in told}, after),
    )  # fmt: skip


def _target(name: str) -> str:
    return f"lasten {name.removeprefix('iv3:')}" if name.startswith("iv3:") else name


def _meaning(names: Iterable[str], year: int) -> str:
    """What the short names of keys stand for."""
    told = [f"{name}: {key(name, year).omschrijving}" for name in sorted(names) if not name.startswith("iv3:")]
    return f"{'; '.join(told)}; iv3: lasten op dat taakveld."


def assumption_rows(assumed: Assumptions) -> tuple[Assumption, ...]:
    """Every value of a model; where the user changed it, with what it was."""
    rows = []
    for one in assumed.values.values():
        was = "" if one.waarde == one.oorspronkelijk else f" (was {_plain(one.oorspronkelijk)})"
        source = f"{one.omschrijving}; bron: {one.bron}"
        rows.append(Assumption(one.naam, f"{_plain(one.waarde)} {one.eenheid}{was}", source))
    return tuple(rows)


def _plain(value: float) -> str:
    """A year without a point for thousands."""
    return f"{value:.0f}" if 1900 <= value <= 2100 and value == int(value) else number(value, 4)
