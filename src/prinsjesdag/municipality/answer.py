"""What a budget year does to an area, as `gemeente --json` gives it: counted, calculated, and what is not shown.

The pool runs once per law and year, for all municipalities together; each municipality then only weighs what came out.
Provinces and the country are the sums of their municipalities.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache, reduce
from operator import add
from typing import Any

from prinsjesdag.engine import System, When
from prinsjesdag.household.answer import proof
from prinsjesdag.household.compare import index_factor
from prinsjesdag.law import load
from prinsjesdag.measures.register import Measure, register
from prinsjesdag.measures.without import first_full_year, without
from prinsjesdag.municipality.areas import Area, all_municipalities, municipalities_in
from prinsjesdag.municipality.forecast import SMALL, outcome_hash, rows
from prinsjesdag.municipality.kept import calculation, kept, place
from prinsjesdag.municipality.outcomes import ALL, Sums, sums
from prinsjesdag.municipality.runs import Run, run
from prinsjesdag.population.artefacts import population
from prinsjesdag.population.targets import municipalities

LIKE = 4
"""So many municipalities of nearly the same size lend a small one their interval."""

Progress = Callable[[int, int], None]
INCOME = "besteedbaar_inkomen"

INTERVAL = (
    "laag en hoog: 90%-interval uit 40 herhalingen (andere huishoudens, cijfers en aannamen), met wat marges over een "
    "plaats niet kunnen zeggen en de afwijking van landelijke totalen; docs/bevolking.md"
)


def answer(area: Area, year: int, progress: Progress | None = None) -> dict[str, Any]:
    """The object of CONTRACT.md. Raises InputError where an index or a value of the law isn't known."""
    found = area_sums(area, year, progress)
    like = [_municipality(one.code, year) for one in _alike(area)] if found.households < SMALL else []
    shown, hidden = rows(found, like, year)
    outcomes = [*counted(area), *(row.as_dict(year) for row in shown)]
    return {
        "gemeente": {"code": area.code, "naam": area.naam, "provincie": area.provincie},
        "jaar": year,
        "vergelijkingsjaar": year - 1,
        "uitkomsten": outcomes,
        "onderdrukt": hidden,
        "marge": INTERVAL,
        "bewijs": {
            **proof(load(), When(year)),
            "bevolking": population().hash,
            "berekening": calculation(),
            "uitkomst_hash": outcome_hash(outcomes),
        },
    }


def prepare(year: int, progress: Progress | None = None) -> None:
    """The law runs that every municipality needs, so that a caller can tell how far it is."""
    needed = _needed(year)
    for n, (slug, at) in enumerate(needed):
        if progress:
            progress(n, len(needed))
        _run(slug, at)


def prepared(year: int) -> bool:
    """Whether all that is already on disk."""
    return all(place(_identity(slug), at).is_file() for slug, at in _needed(year))


def _needed(year: int) -> list[tuple[str | None, int]]:
    return [(None, year - 1), (None, year), *((m.slug, year) for m in calculated(year))]


def area_sums(area: Area, year: int, progress: Progress | None = None) -> Sums:
    """Of all municipalities of an area: added up one by one, since the histograms of one take 40 MB."""
    parts = municipalities_in(area)

    def each() -> Iterator[Sums]:
        for n, one in enumerate(parts):
            yield _municipality(one.code, year)
            if progress:
                progress(n + 1, len(parts))

    return reduce(add, each())


def calculated(year: int) -> list[Measure]:
    """The measures whose first full year this is, and that are other values in the law."""
    return [m for m in register() if m.without and first_full_year(m) == year]


def counted(area: Area) -> list[dict[str, Any]]:
    """What CBS counts, with its own year; levels of poverty and bijstand are these, never the model's."""
    codes = {one.code for one in municipalities_in(area)}
    table = [row for row in municipalities() if row["code"] in codes]
    n = [float(row["huishoudens"]) for row in table]
    low = sum(float(row["pct_tot_110"]) * size for row, size in zip(table, n, strict=True)) / sum(n) / 100.0
    known = [float(row["bijstand"]) for row in table if row["bijstand"]]
    figures: Sequence[tuple[str, float, str, int, str]] = (
        ("huishoudens", sum(n), "aantal", 2025, "particuliere huishoudens op 1 januari (CBS)"),
        ("personen_bijstand", sum(known), "aantal", 2021, "personen met bijstand (CBS, kerncijfers wijken en buurten)"),
        ("aandeel_huishoudens_tot_110_sociaal_minimum", round(low, 4), "deel", 2021,
         "huishoudens met een inkomen tot 110% van het sociaal minimum, zonder studenten (CBS)"),
    )  # fmt: skip
    return [
        {"maatregel": None, "grootheid": name, "groep": ALL, "waarde": value, "laag": None, "hoog": None,
         "eenheid": unit, "soort": "geteld", "bronjaar": at, "definitie": text}
        for name, value, unit, at, text in figures
    ]  # fmt: skip


@lru_cache(maxsize=16)
def _municipality(code: str, year: int) -> Sums:
    prices = index_factor("cpi", year - 1, year) - 1.0
    instead = {m.slug: _run(m.slug, year) for m in calculated(year)}
    return sums(population(), code, _run(None, year - 1), _run(None, year), prices, instead)


@cache
def _run(slug: str | None, year: int) -> Run:
    """The law of a year as it is, or as if a measure had not been taken: of that only incomes are kept."""

    def make() -> Run:
        made = run(population(), _law(slug), year)
        return made if slug is None else Run(year, {INCOME: made.values[INCOME]})

    return kept(_identity(slug), year, make)


def _identity(slug: str | None) -> tuple[str, str, str]:
    return slug or "", _law(slug).hash, population().hash


@cache
def _law(slug: str | None) -> System:
    if slug is None:
        return load()
    return without(load(), [m for m in register() if m.slug == slug])


def _alike(area: Area) -> list[Area]:
    """Municipalities of nearly the same size."""
    of = population()
    own = float(of.households[of.at(area.code)])
    others = [one for one in all_municipalities() if one.code != area.code]
    return sorted(others, key=lambda one: abs(float(of.households[of.at(one.code)]) / own - 1.0))[:LIKE]
