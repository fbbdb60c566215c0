"""What a model of the municipality assumes: one YAML a model, each value with unit, source and a switch.

In the file, under `bronnen` each source (titel, url, gezien, zekerheid), under `aannamen` each value by name:
`omschrijving`, `waarde`, `eenheid`, `bron` (a source of that file, or "aanname" where nobody published it) and
`grenzen` (lowest and highest that makes sense). A user changes one with `--aanname naam=waarde`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from prinsjesdag.errors import InputError, nearest, quoted
from prinsjesdag.reading import parse_yaml


@dataclass(frozen=True, slots=True)
class Assumed:
    """One value that a model takes for granted."""

    naam: str
    omschrijving: str
    waarde: float
    eenheid: str
    bron: str  # title of the source, "aanname", or "opgegeven" once the user changed it
    grenzen: tuple[float, float]
    oorspronkelijk: float


@dataclass(frozen=True, slots=True)
class Assumptions:
    """The values of one model by name; `model["naam"]` is the number."""

    model: str
    values: Mapping[str, Assumed]

    def __getitem__(self, name: str) -> float:
        return self.values[name].waarde

    def changed(self, said: Iterable[str]) -> "Assumptions":
        """The same with the user's own values, each as `naam=waarde`. Raises InputError."""
        values = dict(self.values)
        for one in said:
            name, sign, text = one.partition("=")
            if not sign:
                raise InputError(f"{quoted(one)} kan niet; schrijf naam=waarde", ("--aanname",))
            if name not in values:
                known = nearest(name, values) or f"; kies uit {', '.join(values)}"
                raise InputError(f"{quoted(name)} is geen aanname van {self.model}{known}", ("--aanname",))
            values[name] = replace(values[name], waarde=_number(text, values[name]), bron="opgegeven")
        return Assumptions(self.model, values)


@cache
def assumptions(model: str) -> Assumptions:
    """Those that the package ships for a model (`werk`, `financien`, …)."""
    told = content(model)
    values = {}
    for name, one in told["aannamen"].items():
        low, high = one["grenzen"]
        source = one["bron"] if one["bron"] == "aanname" else told["bronnen"][one["bron"]]["titel"]
        value = float(one["waarde"])
        values[name] = Assumed(name, one["omschrijving"], value, one["eenheid"], source, (low, high), value)
    return Assumptions(model, values)


@cache
def content(model: str) -> Mapping[str, Any]:
    """The whole of a model's YAML."""
    from importlib.resources import files

    found: Mapping[str, Any] = parse_yaml(files(__package__).joinpath(f"{model}.yaml").read_text(encoding="utf-8"))
    return found


def sources(model: str) -> tuple[tuple[str, str], ...]:
    """Title and address of every source of a model."""
    return tuple((one["titel"], one["url"]) for one in content(model)["bronnen"].values())


def _number(text: str, one: Assumed) -> float:
    low, high = one.grenzen
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        raise InputError(f"{quoted(text)} is geen getal; schrijf {one.naam}={one.waarde:g}", ("--aanname",)) from None
    if not low <= value <= high:
        what = f"{one.naam} ligt tussen {low:g} en {high:g} ({one.eenheid})"
        raise InputError(f"{quoted(text)} kan niet; {what}", ("--aanname",))
    return value
