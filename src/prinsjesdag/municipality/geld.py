"""Money of the Rijk for municipalities, measure by measure and budget year by budget year, divided by a key.

National amounts are those of the register. The real division follows formulas of each year that aren't published as
data; a key stands in for it, and the range over the plausible keys is the margin. What has no key is not divided.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prinsjesdag.measures.register import Measure, register
from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.keys import NAMEN, Divided, part

KEYS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "beschut-werk-middelen": ("arbeidsongeschikt", ("bijstand", "iv3:6.4")),
    "beschut-werk-extra-2026": ("arbeidsongeschikt", ("bijstand", "iv3:6.4")),
    "re-integratiebudget-korting": ("bijstand", ("iv3:6.5", "minima")),
    "dso-doorontwikkeling": ("inwoners", ("gemeentefonds",)),
    "jeugdzorg-compensatie": ("jeugd", ("gemeentefonds", "iv3:6.72")),
}
"""By measure the key, and others that are as plausible."""


@dataclass(frozen=True)
class Line:
    """One measure: the national amount and the area's part by budget year, mln EUR."""

    measure: Measure
    national: Mapping[int, float]
    parts: Mapping[int, Divided]
    """Empty where there is no key."""
    key: str
    """What is divided by, or what the real key would be."""


def lines(area: Area, measures: Sequence[Measure] | None = None) -> list[Line]:
    """Every measure of the register that is an amount to divide."""
    found = []
    for m in register() if measures is None else measures:
        if m.calculation is None or m.calculation["soort"] != "verdeling":
            continue
        national = {int(year): float(amount) for year, amount in m.calculation["bedrag_mln"].items()}
        if m.slug in KEYS:
            name, others = KEYS[m.slug]
            parts = {year: part(area, amount, name, others) for year, amount in national.items()}
            found.append(Line(m, national, parts, NAMEN[name]))
        else:
            found.append(Line(m, national, {}, str(m.calculation["sleutel"])))
    return found
