"""Said and become: every number of the announcements beside what the record and the model give now.

The numbers of the record stand in the files of the register; those of the model are calculated here each time, so that
the table is itself a test of the model.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from prinsjesdag import wording
from prinsjesdag.engine import System, When
from prinsjesdag.household.answer import answer
from prinsjesdag.household.examples import example
from prinsjesdag.household.model import Household
from prinsjesdag.measures.register import Measure, search

SINGLE = {"personen": [{"rol": "aanvrager", "leeftijd": 40, "geen_inkomen": True}]}
COUPLE = {"personen": [*SINGLE["personen"], {"rol": "partner", "leeftijd": 40, "geen_inkomen": True}]}


@dataclass(frozen=True)
class Said:
    """One number: said, become by the record, and become by the model where it calculates that."""

    measure: Measure
    content: Any
    value: float | None
    """What the model gives, in the unit of the number."""

    @property
    def what(self) -> str:
        return str(self.content["wat"])

    @property
    def said(self) -> str:
        return str(self.content["gezegd"]["tekst"])

    @property
    def become(self) -> str:
        return str(self.content["geworden"]["tekst"])

    @property
    def why(self) -> str:
        return str(self.content["verklaring"])

    @property
    def model(self) -> str:
        if self.value is None:
            return ""
        return f"model: {wording.number(self.value, 2)} {self.content['geworden']['eenheid']}"

    def as_dict(self) -> dict[str, Any]:
        c = self.content
        return {
            "maatregel": self.measure.slug, "wat": self.what,
            "gezegd": c["gezegd"] | {"bron": self.measure.source(c["gezegd"]["bron"])},
            "geworden": {
                **c["geworden"], "bron": self.measure.source(c["geworden"]["bron"]), "model_waarde": self.value
            },
            "verklaring": self.why,
        }  # fmt: skip


def said_and_become(year: int, system: System) -> list[Said]:
    """All numbers of a Miljoenennota. Raises InputError for a year without measures."""
    found = []
    for m in search(year=year):
        for content in m.content["gezegd_geworden"]:
            name = content["geworden"]["model"]
            found.append(Said(m, content, round(MODEL[name](system), 2) if name else None))
    return found


def _norm(couple: bool, system: System) -> float:
    """The rise of the norm, year average 2024 over 2023, EUR a month."""
    household = Household.read(COUPLE if couple else SINGLE)
    first, second = (
        answer(household, system, When(year), ["bijstandsnorm_maand"])["bijstandsnorm_maand"] for year in (2023, 2024)
    )
    return float(second - first)


def _minimum_wage(system: System) -> float:
    """The rise of the minimum wage by the month, year average 2024 over 2023, in percent."""
    series = system.series("minimumloon.minimumloon_maand")
    years = {2023: 0.0, 2024: 0.0}
    for value in series.values:
        if value.first.year in years:
            assert isinstance(value.value, (int, float))
            years[value.first.year] += value.value / 2.0
    return 100.0 * (years[2024] / years[2023] - 1.0)


def _premium(system: System) -> float:
    """The rise of the average nominal premium, EUR a month."""
    values = [answer(Household.read(SINGLE), system, When(year), ["nominale_zorgpremie"])["nominale_zorgpremie"]
              for year in (2023, 2024)]  # fmt: skip
    return float(values[1] - values[0]) / 12.0


def _allowance(slug: str, system: System) -> float:
    """The change of the zorgtoeslag at a minimum income, EUR a month."""
    target = "zorgtoeslag_maand"
    before, after = (answer(example(slug), system, When(year), [target])[target] for year in (2023, 2024))
    return float(after - before)


MODEL: dict[str, Callable[[System], float]] = {
    "minimumloon_jaargemiddelde": _minimum_wage,
    "norm_gehuwden_jaargemiddelde": partial(_norm, True),
    "norm_alleenstaande_jaargemiddelde": partial(_norm, False),
    "zorgpremie_maand": _premium,
    "zorgtoeslag_alleenstaande": partial(_allowance, "sociaal-minimum-alleenstaande"),
    "zorgtoeslag_paar": partial(_allowance, "sociaal-minimum-paar-kinderen"),
}
"""What the files of the register may name as the model's number."""
