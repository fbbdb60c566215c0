"""What a measure does to a household: the law as enacted against the law without it, in euros a month."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from prinsjesdag.engine import System, When
from prinsjesdag.errors import InputError
from prinsjesdag.household.answer import answer
from prinsjesdag.household.compare import in_year
from prinsjesdag.household.examples import examples
from prinsjesdag.household.model import Household
from prinsjesdag.law import load
from prinsjesdag.measures.baseline import baseline
from prinsjesdag.measures.register import Measure
from prinsjesdag.measures.without import first_full_year, without

TARGET, UNIT = "besteedbaar_inkomen", "EUR/maand"


@dataclass(frozen=True)
class Effect:
    """The change of `besteedbaar_inkomen` by one measure; None where it can't be said for this household."""

    household: str
    year: int
    month: float | None

    def as_dict(self) -> dict[str, Any]:
        return {"huishouden": self.household, "jaar": self.year, "maand": self.month, "eenheid": UNIT}


@dataclass(frozen=True)
class Package:
    """Measures of one year together: each apart, all at once, and what remains: parts + interaction = whole.

    Beside them stands the whole law of the year against its baseline: that counts every change, also those that are no
    measure of the register, and not what was settled before (the half-yearly raise of the minimum wage).
    """

    year: int
    measures: Sequence[Measure]
    parts: Mapping[str, Sequence[float | None]]
    """By household, a value a measure, EUR a month."""
    whole: Mapping[str, float | None]
    against_baseline: Mapping[str, float | None]
    """The law as enacted against the law of the year without any new policy (measures.baseline)."""

    def interaction(self, household: str) -> float | None:
        """What the measures do together beyond the sum of each apart."""
        parts, whole = self.parts[household], self.whole[household]
        if whole is None or any(p is None for p in parts):
            return None
        return round(whole - sum(p for p in parts if p is not None), 2)

    def rows(self) -> list[dict[str, Any]]:
        """A row a household: a column a measure, then interaction, whole, and everything against the baseline."""
        slugs = [m.slug for m in self.measures]
        return [
            {"huishouden": name, **dict(zip(slugs, parts, strict=True)), "wisselwerking": self.interaction(name),
             "samen": self.whole[name], "tegen_basispad": self.against_baseline[name]}
            for name, parts in self.parts.items()
        ]  # fmt: skip


def effects(m: Measure, households: Mapping[str, Household] | None = None) -> list[Effect]:
    """The effect on every voorbeeldhuishouden in the first full year in force; nothing for what isn't calculated."""
    if not m.without:
        return []
    year, law = first_full_year(m), load()
    other = without(law, [m])
    found = households or examples()
    return [Effect(name, year, change(h, law, other, year)) for name, h in found.items()]


def as_dict(m: Measure) -> dict[str, Any]:
    """The object of `maatregel --json` in CONTRACT.md."""
    found = [e.as_dict() for e in effects(m) if e.month is not None]
    return m.as_dict() | {"verloop": list(m.events), "effecten": found}


def package(measures: Iterable[Measure], year: int, households: Mapping[str, Household] | None = None) -> Package:
    """The effects of measures that are calculated and in force all of a year, apart and together."""
    law = load()
    chosen = [m for m in measures if m.without and first_full_year(m) <= year]
    apart, together = [without(law, [m]) for m in chosen], without(law, chosen)
    found = households or examples()
    parts = {name: [change(h, law, other, year) for other in apart] for name, h in found.items()}
    whole = {name: change(h, law, together, year) for name, h in found.items()}
    unchanged = _baseline(law, year)
    policy = {name: change(h, law, unchanged, year) if unchanged else None for name, h in found.items()}
    return Package(year, chosen, parts, whole, policy)


def _baseline(law: System, year: int) -> System | None:
    try:
        return baseline(law, year)
    except InputError:  # an index of that year isn't known yet
        return None


def change(household: Household, law: System, other: System, year: int) -> float | None:
    """What `law` leaves more than `other` in a year, EUR a month to the cent; None where it can't be said."""
    try:
        moved = in_year(household, year)
    except InputError:  # an index of that year isn't known yet
        return None
    enacted, otherwise = (answer(moved, s, When(year), [TARGET])[TARGET] for s in (law, other))
    if enacted is None or otherwise is None:
        return None
    return round((float(enacted) - float(otherwise)) / 12.0, 2) + 0.0
