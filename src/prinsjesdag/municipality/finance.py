"""Money of the Rijk that measures bring to a municipality or take away: each line divided by its key, year by year.

Lines (financien.yaml) say how an amount is paid, in which years, and by which key it is divided here; amounts of
measures come from the register, so that there is one place for them. What each municipality really gets follows the
statutory division, which is not built in (keys.py): what is shown is an estimate with the range between the plausible
keys. In a sum the ends of the ranges are added, as if every key were off in the same direction: the widest range.
Also the gemeentefonds as a whole: published totals against what municipalities book (Iv3).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prinsjesdag.measures.register import measure
from prinsjesdag.municipality import iv3, keys
from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.assumptions import Assumptions, assumptions, content
from prinsjesdag.municipality.iv3 import Soort
from prinsjesdag.municipality.keys import Divided, Tested

JAREN = range(2024, 2030)
"""The years of the budget effects: from the Miljoenennota 2024 to the last year of the published series."""


@dataclass(frozen=True, slots=True)
class Line:
    """One amount of the Rijk for all municipalities together, in mln EUR by year; negative is less money."""

    naam: str
    titel: str
    maatregel: str | None
    betaling: str
    bedragen: Mapping[int, float]
    sleutel: str
    aannemelijk: tuple[str, ...]
    toets: str | None  # what the key is tested against on a left-out year
    onzeker: bool  # whether the measure still stands isn't known
    bron: str
    noot: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What a line is for an area, in mln EUR by year."""

    regel: Line
    per_jaar: Mapping[int, Divided]


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount in mln EUR with its range; of a sum of lines the widest."""

    waarde: float
    laag: float
    hoog: float


@dataclass(frozen=True, slots=True)
class Fund:
    """The gemeentefonds in one year: published for the country, and what the area books; mln EUR."""

    jaar: int
    stand: str
    landelijk: float
    gedeeld: Sum  # the national amount by the shares of the last accounts before that year
    geboekt: float | None  # Iv3: accounts, or the budget where there are none yet
    soort: Soort
    bron: str


VAN_WERK = ("re_integratie_mln", "re_integratie_vanaf", "onderwijsroute_totaal_mln", "onderwijsroute_deel_2026")
"""Assumptions of werk.yaml that lines are made of (work.amounts)."""


def model() -> Assumptions:
    """The assumptions of this model: its own, and those of work that its lines rest on."""
    work = assumptions("werk").values
    return Assumptions("financien", {**{name: work[name] for name in VAN_WERK}, **assumptions("financien").values})


def lines(assumed: Assumptions) -> tuple[Line, ...]:
    """Every line with the amounts that these assumptions give."""
    from prinsjesdag.municipality.work import amounts

    told = content("financien")
    found = []
    for name, one in told["regels"].items():
        slug = one["maatregel"]
        if one.get("model") == "werk":
            by_year, source = amounts(name, assumed)
        elif "bedrag_mln" in one:
            by_year, source = one["bedrag_mln"], told["bronnen"][one["bron"]]["titel"]
        else:
            by_year, source = _of_register(slug)
        if name == "jeugdzorg":
            by_year = {**by_year, 2025: assumed["jeugd_2025_mln"]}
        unsure = bool(one.get("onzeker"))
        scale = assumed["onzeker_deel"] if unsure else 1.0
        found.append(
            Line(
                name, one["titel"], slug, one["betaling"],
                {int(year): float(mln) * scale for year, mln in by_year.items()},
                one["sleutel"], tuple(one["aannemelijk"]), one.get("toets"), unsure, source, one.get("noot", ""),
            )
        )  # fmt: skip
    return tuple(found)


def effect(area: Area, line: Line, key: str | None = None) -> Effect:
    """A line for an area, by its own key or another; its own key stays one of the plausible ones."""
    plausible = (line.sleutel, *line.aannemelijk)
    return Effect(
        line, {year: keys.part(area, mln, key or line.sleutel, plausible) for year, mln in line.bedragen.items()}
    )


def effects(area: Area) -> list[Effect]:
    """Every line for an area, by the assumptions and keys of the package."""
    return [effect(area, line) for line in lines(model())]


def total(effects: Iterable[Effect], year: int, sign: int = 0) -> Sum:
    """All lines of a year together; with `sign` only those that bring money (1) or take it (-1)."""
    parts = [one.per_jaar[year] for one in effects if year in one.per_jaar and one.regel.bedragen[year] * sign >= 0.0]
    return Sum(sum(one.waarde for one in parts), sum(one.laag for one in parts), sum(one.hoog for one in parts))


def spans(line: Line) -> list[tuple[str, int]]:
    """The years of JAREN in which a line's national amount is the same, as "2024-2026" with the first of them."""
    found: list[list[int]] = []
    for year in (one for one in JAREN if one in line.bedragen):
        last = found[-1][-1] if found else None
        if last == year - 1 and line.bedragen[last] == line.bedragen[year]:
            found[-1].append(year)
        else:
            found.append([year])
    return [(f"{years[0]}-{years[-1]}" if years[1:] else f"{years[0]}", years[0]) for years in found]


def tests(lines: Iterable[Line]) -> list[Tested]:
    """Every key that these lines may be divided by, tested on the year that it had not seen."""
    pairs = {
        (key, line.toets): None for line in lines if line.toets for key in (line.sleutel, *line.aannemelijk)
    }  # the order is that of the lines
    return [keys.left_out(key, target) for key, target in pairs]


def accres(area: Area) -> list[tuple[str, int, float, Sum]]:
    """The published steps of the accres: title, year, national amount, and the area's part by its share of the fund."""
    off = keys.left_out("gemeentefonds", "gemeentefonds").p90
    share = keys.share(area, "gemeentefonds")
    found = []
    for one in content("financien")["accres"]:
        for year, mln in one["bedrag_mln"].items():
            part = share * mln
            ends = sorted((part * (1.0 - off), part * (1.0 + off)))
            found.append((str(one["titel"]), int(year), float(mln), Sum(part, *ends)))
    return found


def fund(area: Area) -> list[Fund]:
    """The gemeentefonds by year and publication.

    A year is divided by the shares of the accounts before it (at most those of 2024). Its interval is the error of
    that key on a left-out year, which nine of ten municipalities stayed within.
    """
    told = content("financien")
    off = keys.left_out("gemeentefonds", "gemeentefonds").p90
    found = []
    for one in told["totalen"]:
        year = int(one["jaar"])
        base = min(year - 1, keys.LAATSTE)
        kind = Soort.JAARREKENING if year in iv3.YEARS[Soort.JAARREKENING] else Soort.BEGROTING
        part = float(one["mln"]) * keys.share(area, "gemeentefonds", base)
        booked = iv3.core(area, year, kind) if year in iv3.YEARS[kind] else None
        found.append(
            Fund(
                year, one["stand"], float(one["mln"]),
                Sum(part, part * (1.0 - off), part * (1.0 + off)),
                booked.algemene_uitkering / 1e6 if booked else None, kind, told["bronnen"][one["bron"]]["titel"],
            )
        )  # fmt: skip
    return found


def _of_register(slug: str) -> tuple[Mapping[int, float], str]:
    """Amounts of a measure, and where they come from."""
    found = measure(slug)
    calculation = found.calculation
    if calculation is None or calculation["soort"] != "verdeling":
        raise ValueError(f"{slug} has no national amount to divide")
    return {int(year): mln for year, mln in calculation["bedrag_mln"].items()}, f"register, {found.title}"
