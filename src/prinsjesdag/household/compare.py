"""One household in two years or on two days, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from prinsjesdag.engine import Missing, System, Variable, When
from prinsjesdag.engine.parameters import DatedValue, read_table
from prinsjesdag.errors import InputError
from prinsjesdag.household.answer import Answer, answer, proof, shown_value
from prinsjesdag.household.model import Household
from prinsjesdag.household.months import Months, months

INDICES = str(Path(__file__).with_name("indexen.yaml"))

INDEX_OF = {
    "loon": "contractloon",
    "loon_maand": "contractloon",
    "tabelloon_maand": "contractloon",
    "toetsingsinkomen": "contractloon",
    "verzamelinkomen": "contractloon",
    "pensioenpremie": "contractloon",
    "winst": "contractloon",
    "uitkering": "contractloon",
    "uitkering_maand": "contractloon",
    "aanvullend_pensioen": "pensioen",
    "woning_kale_huur": "huur",
    "woning_servicekosten": "huur",
    "woning_woz_waarde": "woz",
    "partneralimentatie_ontvangen": "contractloon",
    "partneralimentatie_betaald": "contractloon",
    "kinderopvang_dagopvang_uurprijs": "kinderopvangprijs",
    "kinderopvang_bso_uurprijs": "kinderopvangprijs",
    "kinderopvang_gastouder_uurprijs": "kinderopvangprijs",
}
"""The index by which an amount moves from one year to the next; what isn't here keeps its euros."""


@dataclass(frozen=True)
class Moved:
    """An amount that was indexed, and by what."""

    person: str
    name: str
    before: float
    after: float
    index: str
    steps: tuple[DatedValue, ...]


@dataclass(frozen=True)
class Row:
    """One outcome on both sides."""

    variable: Variable
    whose: str
    before: Any
    after: Any
    months: tuple[list[Months], list[Months]] = ([], [])
    """Either side in parts of the year, where the household changed within it."""

    @property
    def parts(self) -> dict[str, Any]:
        """The months for JSON, where there are any."""
        van, naar = ([part.as_dict() for part in parts] for parts in self.months)
        return {"maanden": {"van": van, "naar": naar}} if van or naar else {}

    @property
    def difference(self) -> float | None:
        numbers = (int, float)
        if isinstance(self.before, bool) or not isinstance(self.before, numbers) or not isinstance(self.after, numbers):
            return None
        return round(self.after - self.before, 2)


@dataclass(frozen=True)
class Comparison:
    """Two answers and what was done to the amounts in between."""

    before: Answer
    after: Answer
    moved: Sequence[Moved]
    unchanged: bool
    prices: tuple[DatedValue, ...] | None
    """The rise of consumer prices between the two years, year by year; None where a year has no figure."""

    @property
    def price_rise(self) -> float | None:
        return None if self.prices is None else _product(self.prices) - 1.0

    @property
    def rows(self) -> list[Row]:
        found = []
        for name in self.before.targets:
            variable = self.before.system.variable(name)
            assert variable is not None
            whose = ["huishouden"]
            if variable.level == "persoon":
                whose = [p.id for p in self.before.household.persons]
            elif variable.level == "gezin":
                whose = ["gezin 1"]
            for i, of in enumerate(whose):
                one, other = (shown_value(variable, a.outcome.year(name)[i]) for a in (self.before, self.after))
                if one is not None or other is not None or self.before.asked:
                    parts = months(self.before, name, i), months(self.after, name, i)
                    found.append(Row(variable, of, one, other, parts))
        return found

    @property
    def missing(self) -> dict[str, list[str]]:
        """What is needed for a target in either of the years."""
        one, other = self.before.missing, self.after.missing
        return {name: sorted({*one.get(name, []), *other.get(name, [])}) for name in {**one, **other}}

    @property
    def assumed(self) -> list[str]:
        """Every default that was used in either of the years, and that ages stay."""
        held = [f"leeftijd blijft {p.facts['leeftijd']} ({p.id})" for p in self.before.household.persons
                if "leeftijd" in p.facts and self.before.when.year != self.after.when.year]  # fmt: skip
        return list(dict.fromkeys([*self.before.assumed, *self.after.assumed, *held]))

    def real(self, row: Row) -> float | None:
        """The change of an amount in percent, after the rise of prices."""
        if self.price_rise is None or row.difference is None or not row.before or row.variable.kind is not float:
            return None
        return float(row.after / row.before / (1.0 + self.price_rise) - 1.0) * 100.0

    def as_dict(self) -> dict[str, Any]:
        a, b = self.before, self.after
        return {
            "id": a.household.id,
            "van": str(a.when),
            "naar": str(b.when),
            "ongewijzigd": self.unchanged,
            "geindexeerd": [
                {
                    "persoon": m.person, "naam": m.name, "van": m.before, "naar": m.after, "index": m.index,
                    "stappen": [{"jaar": s.first.year, "stijging": s.value, "bron": s.source.title} for s in m.steps],
                }
                for m in self.moved
            ],
            "prijsstijging": None if self.price_rise is None else round(self.price_rise, 6),
            "verschillen": [
                {
                    "naam": r.variable.name, "van_wie": r.whose, "eenheid": r.variable.unit, "van": r.before,
                    "naar": r.after, "verschil": r.difference,
                    "reeel_procent": None if (real := self.real(r)) is None else round(real, 2),
                    **r.parts,
                }
                for r in self.rows
            ],
            "nog_nodig": self.missing,
            "aangenomen": self.assumed,
            "bewijs": {"van": proof(a.system, a.when, a.outcome.plan.proposals),
                       "naar": proof(b.system, b.when, b.outcome.plan.proposals)},
        }  # fmt: skip


def compare(
    household: Household, system: System, first: When, second: When, unchanged: bool, targets: Sequence[str] = ()
) -> Comparison:
    """Both answers; the amounts in the file are those of its own year (of `first` when it names none).

    Raises InputError where an index is missing.
    """
    moved: list[Moved] = []
    base = household.when.year if household.when else first.year
    one = other = household
    if not unchanged:
        one = _move(household, base, first.year, moved)
        other = _move(household, base, second.year, moved)
    try:
        prices = _steps("cpi", first.year, second.year)
    except InputError:
        prices = None
    before, after = answer(one, system, first, targets), answer(other, system, second, targets)
    return Comparison(before, after, moved, unchanged, prices)


def in_year(household: Household, year: int) -> Household:
    """The household with its amounts moved from its own year to another, each by its index. Raises InputError."""
    return _move(household, household.when.year if household.when else year, year, [])


def _move(household: Household, first: int, second: int, moved: list[Moved]) -> Household:
    """The amounts of a household in another year. Those of a period are of the year that it names, and stay."""
    if first == second:
        return household

    def facts(values: Any, whose: str) -> dict[str, Any]:
        found = dict(values)
        for name, value in values.items():
            if name in INDEX_OF and type(value) is not Missing and value:
                steps = _steps(INDEX_OF[name], first, second)
                factor = _product(steps) if second > first else 1.0 / _product(steps)
                found[name] = round(value * factor, 2)
                moved.append(Moved(whose, name, value, found[name], INDEX_OF[name], steps))
        return found

    persons = [replace(p, facts=facts(p.facts, p.id)) for p in household.persons]
    return replace(household, persons=persons, facts=facts(household.facts, "huishouden"))


def _steps(index: str, first: int, second: int) -> tuple[DatedValue, ...]:
    """The yearly rises between two years."""
    series = read_table(INDICES).series[index]
    years = range(min(first, second) + 1, max(first, second) + 1)
    found = {v.first.year: v for v in series.values}
    for year in years:
        if year not in found:
            raise InputError(f"de index {series.label} van {year} is niet bekend; reken met --ongewijzigd")
    return tuple(found[year] for year in years)


def index_factor(index: str, first: int, second: int) -> float:
    """What an amount of the first year is multiplied by in the second. Raises InputError where a year is not known."""
    factor = _product(_steps(index, first, second))
    return factor if second >= first else 1.0 / factor


def _product(steps: Sequence[DatedValue]) -> float:
    factor = 1.0
    for step in steps:
        assert not isinstance(step.value, tuple)
        factor *= 1.0 + step.value
    return factor
