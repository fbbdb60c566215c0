"""How far an outcome hangs on what is assumed: each assumption alone to the ends of its band, the rest as it is.

The deviations are taken together as if independent (the root of the sum of their squares), upwards and downwards apart.
An assumption without `band` in its YAML is counted or chosen, and moves nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from math import floor, hypot, log10

from prinsjesdag.municipality.assumptions import Assumptions, content

Model = Callable[[Assumptions], float]
Z = 1.645
"""Standard deviations from the middle to an end of a 90% interval."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """An outcome with its interval."""

    waarde: float
    laag: float
    hoog: float


@dataclass(frozen=True, slots=True)
class Moved:
    """What an outcome becomes at the ends of one assumption's band, in the outcome's unit."""

    naam: str
    omschrijving: str
    band: tuple[float, float]
    eenheid: str
    laag: float
    hoog: float

    @property
    def width(self) -> float:
        return abs(self.hoog - self.laag)


def precision(deviation: float) -> float:
    """The step in which an estimate is told: the power of ten at or below its standard deviation."""
    return float(10.0 ** floor(log10(deviation)))


def bands(a: Assumptions) -> dict[str, tuple[float, float]]:
    """The band of every assumption that has one; a value that the user gave has none any more."""
    told = content(a.model)["aannamen"]
    return {
        name: (float(told[name]["band"][0]), float(told[name]["band"][1]))
        for name, one in a.values.items()
        if "band" in told[name] and one.waarde == one.oorspronkelijk
    }


def with_value(a: Assumptions, name: str, value: float) -> Assumptions:
    """The same with one other value."""
    return Assumptions(a.model, {**a.values, name: replace(a.values[name], waarde=value)})


def sensitivity(model: Model, a: Assumptions, only: Iterable[str] | None = None) -> list[Moved]:
    """Each assumption alone to both ends of its band; the one that moves most first."""
    found = []
    for name, (low, high) in bands(a).items():
        if only is None or name in only:
            ends = model(with_value(a, name, low)), model(with_value(a, name, high))
            one = a.values[name]
            found.append(Moved(name, one.omschrijving, (low, high), one.eenheid, min(ends), max(ends)))
    return sorted(found, key=lambda m: -m.width)


def interval(
    value: float, moved: Iterable[Moved], *others: tuple[float, float], least: float = float("-inf")
) -> Estimate:
    """The outcome with all deviations together; `others` are outcomes at the ends of something else (keys).

    `least` is what it can't be below: 0 for people.
    """
    ends = [(m.laag, m.hoog) for m in moved] + [(min(pair), max(pair)) for pair in others]
    down = hypot(*(max(0.0, value - low) for low, _ in ends))
    up = hypot(*(max(0.0, high - value) for _, high in ends))
    return Estimate(value, min(value, max(least, value - down)), value + up)
