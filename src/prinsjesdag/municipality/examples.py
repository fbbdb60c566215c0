"""Example households: one for each type and national income tenth, for a first estimate per municipality.

Everything assumed stands in ASSUMPTIONS, in the users' words, and goes into the report.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from prinsjesdag.engine import When
from prinsjesdag.household.answer import answer
from prinsjesdag.household.compare import Comparison, compare
from prinsjesdag.household.model import Household
from prinsjesdag.law import load
from prinsjesdag.municipality.cbs import Huishoudtype, tenth_limits

TARGETS = (
    "besteedbaar_inkomen", "bruto_inkomen", "belasting_samen", "nominale_zorgpremie", "zorgtoeslag", "huurtoeslag",
    "kindgebonden_budget", "kinderbijslag", "gestandaardiseerd_inkomen", "toetsingsinkomen",
)  # fmt: skip

PERSONS: Mapping[Huishoudtype, Sequence[Mapping[str, Any]]] = {
    Huishoudtype.EENPERSOONS: [{"id": "bewoner", "rol": "aanvrager", "leeftijd": 45}],
    Huishoudtype.EENOUDER: [
        {"id": "ouder", "rol": "aanvrager", "leeftijd": 40},
        {"id": "kind", "rol": "kind", "leeftijd": 9},
    ],
    Huishoudtype.PAAR_ZONDER_KINDEREN: [
        {"id": "een", "rol": "aanvrager", "leeftijd": 50},
        {"id": "twee", "rol": "partner", "leeftijd": 50},
    ],
    Huishoudtype.PAAR_MET_KINDEREN: [
        {"id": "een", "rol": "aanvrager", "leeftijd": 40},
        {"id": "twee", "rol": "partner", "leeftijd": 40},
        {"id": "kind1", "rol": "kind", "leeftijd": 9},
        {"id": "kind2", "rol": "kind", "leeftijd": 7},
    ],
}

SHARE_OF_FIRST = 0.65
"""What the first of two partners earns of their pay together."""

RENTING_TENTHS = 4
RENT = 600.0
"""EUR a month in the base year, for the tenths that are taken to rent."""

LOWEST, HIGHEST = 0.6, 1.5
"""The outer tenths: incomes from this share of the lowest limit, and up to this multiple of the highest."""

ASSUMPTIONS = (
    "Elk huishouden in een inkomensgroep (tiende) lijkt op één voorbeeld: alleen loon, in loondienst, jonger dan de "
    "AOW-leeftijd. Wie AOW, bijstand, een andere uitkering of winst heeft, gaat in werkelijkheid vaak anders vooruit "
    "of achteruit.",
    "Het inkomen ligt in het midden van de groep: het gestandaardiseerd inkomen van de inkomensverdeling van het CBS "
    "in het basisjaar. Het loon dat daarbij hoort is berekend met de wet van dat jaar.",
    f"Van twee partners verdient de een {SHARE_OF_FIRST:.0%} van het loon en de ander de rest. Eenoudergezinnen "
    "hebben één kind van 9, paren met kinderen twee kinderen van 9 en 7. Er zijn geen kosten van kinderopvang.",
    f"De laagste {RENTING_TENTHS} groepen huren voor € {RENT:.0f} kale huur per maand; de andere hebben een eigen "
    "woning zonder hypotheekrente en WOZ-waarde in de berekening. Er is geen vermogen boven de grenzen.",
    "Van het basisjaar naar het jaar erna stijgt het loon met de cao-lonen en de huur met de huren. Wat overblijft na "
    "de prijsstijging is de koopkracht.",
)


@dataclass(frozen=True)
class Example:
    """One example household in a base year and the year after."""

    type: Huishoudtype
    tenth: int
    place: float
    """Where in its tenth the income lies: 0.5 is the middle."""
    comparison: Comparison

    def change(self, name: str) -> float:
        """What an outcome of the gezin changes, EUR a year."""
        before, after = self.comparison.before[name], self.comparison.after[name]
        return float(after - before)

    @property
    def purchasing_power(self) -> float:
        """Change of disposable income after the rise of prices, in percent."""
        before, after = (a["besteedbaar_inkomen"] for a in (self.comparison.before, self.comparison.after))
        assert self.comparison.price_rise is not None
        return float(after / before / (1.0 + self.comparison.price_rise) - 1.0) * 100.0


@cache
def examples(base: int, year: int, place: float = 0.5) -> Mapping[tuple[Huishoudtype, int], Example]:
    """The 40 examples, each at the same place within its tenth."""
    limits = tenth_limits("gestandaardiseerd", base).grenzen
    found = {}
    for kind in Huishoudtype:
        pay = 0.0
        for tenth in range(1, 11):
            low = limits[tenth - 2] if tenth > 1 else LOWEST * limits[0]
            high = limits[tenth - 1] if tenth < 10 else HIGHEST * limits[-1]
            pay = _pay_for(kind, tenth, low + place * (high - low), base, pay)
            comparison = compare(_household(kind, tenth, pay), load(), When(base), When(year), False, TARGETS)
            found[kind, tenth] = Example(kind, tenth, place, comparison)
    return found


def _household(kind: Huishoudtype, tenth: int, pay: float) -> Household:
    persons = [dict(person) for person in PERSONS[kind]]
    adults = [person for person in persons if person["rol"] != "kind"]
    shares = (1.0,) if len(adults) == 1 else (SHARE_OF_FIRST, 1.0 - SHARE_OF_FIRST)
    for person, share in zip(adults, shares, strict=True):
        person["loon"] = round(share * pay, 2)
    home = {"soort": "huur", "kale_huur": RENT} if tenth <= RENTING_TENTHS else {"soort": "koop"}
    return Household.read({"id": f"{kind}-{tenth}", "personen": persons, "woning": home})


def _pay_for(kind: Huishoudtype, tenth: int, income: float, year: int, least: float) -> float:
    """Gross pay with which the household reaches a standardised income, to within 10 euros; by halving."""

    def reached(pay: float) -> float:
        found = answer(_household(kind, tenth, pay), load(), When(year), ["gestandaardiseerd_inkomen"])
        return float(found["gestandaardiseerd_inkomen"])

    low, high = 0.0, max(50_000.0, 2.0 * least)
    while reached(high) < income:
        high *= 2.0
    while high - low > 10.0:
        middle = (low + high) / 2.0
        if reached(middle) < income:
            low = middle
        else:
            high = middle
    return high
