"""How much less heat goes out through a building part, and how much gas that is.

The transmission of a part is its area over its resistance, U = 1 / (Rc + R), where R is the resistance of the air on
both sides (as in Hestia, PBL and TNO). The gas that goes to heating is divided over the parts and the ventilation by
their loss, so the saving can never be more than what is used: a sum of degree days would overstate it in homes that
are kept cool. Not modelled: cold bridges, draught, the sun, orientation, a room that stays unheated.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from prinsjesdag.energy.figures import figures

Part = Literal["vloer", "gevel", "dak", "ramen"]
PARTS: tuple[Part, ...] = ("vloer", "gevel", "dak", "ramen")
GLASS: Part = "ramen"


@dataclass(frozen=True)
class Range:
    """An estimate with its lowest and highest value."""

    low: float
    middle: float
    high: float

    def times(self, factor: float) -> "Range":
        return Range(self.low * factor, self.middle * factor, self.high * factor)


def reduction(before: float, after: float, resistance: float) -> float:
    """Share of the transmission of a closed part that goes away; Rc before and after and R in m2K/W."""
    return 1.0 - (before + resistance) / (after + resistance)


def reduction_of_glass(before: float, after: float) -> float:
    """Share of the transmission of glass or a door that goes away; U before and after in W/m2K."""
    return 1.0 - after / before


def transmittance(part: Part, value: float) -> float:
    """U of a part in W/m2K, from Rc (glass: U itself)."""
    if part == GLASS:
        return value
    return 1.0 / (value + float(figures("bouwdelen")["overgangsweerstand"]["waarden"][part]))


def loss(areas: Mapping[Part, float], values: Mapping[Part, float]) -> dict[Part, float]:
    """Loss by transmission of each part, W/K; under a floor it is less cold."""
    under = float(figures("bouwdelen")["verlies"]["vloer_factor"]["waarde"])
    return {
        part: areas[part] * transmittance(part, values[part]) * (under if part == "vloer" else 1.0) for part in PARTS
    }


def ventilation(floor_area: float, times_an_hour: float) -> float:
    """Loss by ventilation, W/K, of a floor area in m2."""
    told = figures("bouwdelen")["verlies"]
    return float(told["lucht"]["waarde"]) * times_an_hour * floor_area * float(told["hoogte"]["waarde"])


def heating_gas(gas: float) -> float:
    """Gas for heating, m3 a year: all of it less warm water and cooking, at least half."""
    return max(0.5 * gas, gas - float(figures("bouwdelen")["tapwater"]["waarde"]))


def saved(
    gas: float,
    floor_area: float,
    areas: Mapping[Part, float],
    before: Mapping[Part, float],
    after: Mapping[Part, float],
) -> Range:
    """Gas saved, m3 a year: from much ventilation and people who live warmer to little and people who do not."""
    told = figures("bouwdelen")["verlies"]
    old, new = sum(loss(areas, before).values()), sum(loss(areas, after).values())

    def at(air: str, warmer: str) -> float:
        whole = old + ventilation(floor_area, float(told["ventilatie"][air]))
        return heating_gas(gas) * (old - new) / whole * (1.0 - float(told["warmer_wonen"][warmer]))

    return Range(at("hoog", "hoog"), at("midden", "midden"), at("laag", "laag"))
