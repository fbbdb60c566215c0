"""The coefficients of the heat model as arrays, from the YAML files in data/; prices can come from the user's file.

Amounts are EUR of 2018, excl. btw, belastingen en subsidies; energy is GJ a year, power kW.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from prinsjesdag.errors import InputError, nearest, why
from prinsjesdag.reading import decoded, parse_yaml

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]

LABELS = ("A", "B", "C", "D", "E", "F", "G")
"""Labels by number, best first; 7 is a home without label."""
NO_LABEL = 7
STRATEGIES = ("S1a", "S1b", "S4a", "S4b", "S4c", "S4d")
YEARS = (2030, 2040, 2050)
CARRIERS = ("gas", "groengas", "elektriciteit")


@dataclass(frozen=True)
class Homes:
    """Homes by type and period (66 rows); label axes follow LABELS, with no label last where there are eight."""

    types: tuple[str, ...]
    periods: tuple[str, ...]
    default_label: NDArray[np.intp]
    heat: Array  # (66, 8, 2) GJ/jaar: fixed and per m2
    ventilation: Array  # (66,) GJ/jaar per m2
    hot_water: Array  # (66,) GJ/jaar
    appliances: Array  # (66,) GJ/jaar
    jumps: dict[str, Array]  # target label to (66, 7, 2) EUR: fixed and per m2, mean of lowest and highest
    flat: Flags
    high: Flags
    recent: Flags  # built in 2000 or later


@dataclass(frozen=True)
class Utility:
    """Utility buildings by function and period (50 rows), per m2."""

    functions: tuple[str, ...]
    periods: tuple[str, ...]
    default_label: tuple[str, ...]
    heat: Array  # GJ/jaar as it is
    heat_b: Array  # GJ/jaar with label B
    hot_water: Array
    appliances: Array
    cold: Array
    jump: Array  # EUR, to label B
    kw: Array


@dataclass(frozen=True)
class Prices:
    """Prices of one set in one year: upper ends of the use classes, in GJ a year, and EUR per GJ of each class."""

    name: str
    title: str
    tops: dict[str, Array]
    per_gj: dict[str, Array]
    surcharge: float  # EUR per GJ electricity where every home has a heat pump

    def cost(self, carrier: str, use: Array) -> Array:
        """EUR per GJ for an object that uses this much (GJ a year)."""
        found: Array = self.per_gj[carrier][np.searchsorted(self.tops[carrier], use, side="left")]
        return found


@dataclass(frozen=True)
class Coefficients:
    """Everything that a calculation reads: for one zichtjaar and one price set."""

    year: int
    homes: Homes
    utility: Utility
    values: Mapping[str, float]
    stock: Mapping[str, Any]
    prices: Prices

    def __getitem__(self, name: str) -> float:
        return self.values[name]

    def annuity(self, years: str) -> float:
        """The yearly part of an investment over a life (a name in kentallen.yaml) at the social discount rate."""
        rate, life = self.values["rente"], self.values[years]
        return 1.0 / life if rate == 0.0 else float(rate / (1.0 - (1.0 + rate) ** -life))


def coefficients(year: int = 2030, prices: str = "kev2019") -> Coefficients:
    """Those of a zichtjaar and a price set: a name, or a YAML file. Raises InputError for another year or set."""
    if year not in YEARS:
        raise InputError(f"zichtjaar {year} kan niet; kies uit {', '.join(map(str, YEARS))}", ("--zichtjaar",))
    content = content_of("kentallen.yaml")
    values = {name: _at(entry, year) for name, entry in content["values"].items()}
    name, chosen = _price_set(prices)
    own = chosen.get("kentallen") or {}
    if "rente" in chosen:
        own = {**own, "rente": chosen["rente"]}
    for key, value in own.items():
        if key not in values:
            raise InputError(f"{key} is geen kental{nearest(key, values)}", (name, "kentallen"), file=_file(prices))
        values[key] = _number(value, (name, "kentallen", key), prices)
    return Coefficients(
        year, homes(), utility(), values, content["voorraad"], _prices(name, chosen, year, values, prices)
    )


@cache
def content_of(name: str) -> dict[str, Any]:
    """A YAML file of this package."""
    found: dict[str, Any] = parse_yaml(files("prinsjesdag.heat").joinpath("data", name).read_text(encoding="utf-8"))
    return found


@cache
def homes() -> Homes:
    """The table of homes (woningen.yaml)."""
    rows = content_of("woningen.yaml")["rows"]
    names = (*LABELS, "geen")
    jumps = {
        to: np.array([[_mean(row[f"naar_{to.lower()}"].get(label)) for label in LABELS] for row in rows])
        for to in ("B", "D")
    }
    types, periods = tuple(row["type"] for row in rows), tuple(row["periode"] for row in rows)
    return Homes(
        types, periods, np.array([LABELS.index(row["default_label"]) for row in rows]),
        np.array([[row["warmte"][name] for name in names] for row in rows]),
        np.array([row["ventilatie"] for row in rows], dtype=float), np.array([row["tapwater"] for row in rows]),
        np.array([row["apparaten"] for row in rows]), jumps, np.array([t.startswith("meergezins") for t in types]),
        np.array([t == "meergezins hoog" for t in types]), np.array([p[:4].isdigit() and p >= "2000" for p in periods]),
    )  # fmt: skip


@cache
def utility() -> Utility:
    """The table of utility buildings (utiliteit.yaml)."""
    rows = content_of("utiliteit.yaml")["rows"]
    power = content_of("kentallen.yaml")["utiliteit_kw_per_m2"]

    def column(name: str) -> Array:
        return np.array([row[name] for row in rows], dtype=float)

    return Utility(
        tuple(row["functie"] for row in rows), tuple(row["periode"] for row in rows),
        tuple(row["default_label"] for row in rows), np.array([row["warmte"]["nu"] for row in rows]),
        np.array([row["warmte"]["B"] for row in rows]), column("tapwater"), column("apparaten"), column("koude"),
        np.array([sum(row["naar_b"]) / 2.0 for row in rows]), np.array([power[row["functie"]] for row in rows]),
    )  # fmt: skip


def _mean(pair: list[list[float]] | None) -> list[float]:
    """Fixed and per m2, half way between lowest and highest; nothing where there is no jump to make."""
    return [0.0, 0.0] if pair is None else [(pair[0][at] + pair[1][at]) / 2.0 for at in (0, 1)]


def _at(entry: Mapping[str, Any], year: int) -> float:
    """The value of an entry of kentallen.yaml in a year."""
    if "value" in entry:
        return float(entry["value"])
    return float(entry["at"][max(y for y in entry["at"] if y <= year)])


# --- price sets -------------------------------------------------------------------------------------------------------


def _price_set(said: str) -> tuple[str, dict[str, Any]]:
    shipped = content_of("prijzen.yaml")
    if said in shipped:
        return said, shipped[said]
    if not said.endswith((".yaml", ".yml")):
        raise InputError(
            f"'{said}' is geen prijsset{nearest(said, shipped)}; kies uit {', '.join(shipped)} of geef een .yaml",
            ("--prijzen",),
        )
    try:
        content = Path(said).read_bytes()
    except OSError as error:
        raise InputError(f"niet te lezen: {why(error)}", ("--prijzen",), file=said) from None
    try:
        found = parse_yaml(decoded(content, said))
    except InputError as error:
        error.file = said
        raise
    if not isinstance(found, dict) or len(found) != 1 or not isinstance(next(iter(found.values())), dict):
        raise InputError("hier hoort één prijsset: een naam met daaronder gas, groengas en elektriciteit", file=said)
    name, given = next(iter(found.items()))
    return str(name), {**shipped["kev2019"], "titel": f"{name} ({Path(said).name})", **given}


def _prices(name: str, chosen: dict[str, Any], year: int, values: Mapping[str, float], said: str) -> Prices:
    tops, per_gj = {}, {}
    for carrier in CARRIERS:
        size = values["gj_per_kwh"] if carrier == "elektriciteit" else values["gj_per_m3"]
        place = (name, carrier)
        entry = chosen.get(carrier)
        if not isinstance(entry, dict) or not isinstance(entry.get("prijs"), dict):
            raise InputError("hier horen tot: [grenzen] en prijs: {2030: [prijzen]}", place, file=_file(said))
        ends = [_number(end, (*place, "tot"), said) for end in entry.get("tot") or []]
        found = _dated(entry["prijs"], year, (*place, "prijs"), said)
        found = found if isinstance(found, list) else [found]
        if len(found) != len(ends) + 1 or ends != sorted(ends):
            raise InputError(
                f"{len(ends)} oplopende grenzen vragen {len(ends) + 1} prijzen; hier staan er {len(found)}", place,
                file=_file(said),
            )  # fmt: skip
        tops[carrier] = np.array(ends) * size
        per_gj[carrier] = np.array([_number(one, (*place, "prijs"), said) for one in found]) / size
    extra = chosen.get("toeslag_warmtepompen") or {"prijs": {2030: 0.0}}
    place = (name, "toeslag_warmtepompen")
    if not isinstance(extra, dict) or not isinstance(extra.get("prijs"), dict):
        raise InputError("hier hoort prijs: {2030: EUR per kWh}", place, file=_file(said))
    surcharge = _number(_dated(extra["prijs"], year, place, said), place, said)
    return Prices(name, str(chosen["titel"]), tops, per_gj, surcharge / values["gj_per_kwh"])


def _dated(by_year: dict[Any, Any], year: int, place: tuple[str, ...], said: str) -> Any:
    """What holds in a year: that of the last year before it."""
    known = sorted(int(y) for y in by_year if str(y).isdigit() and int(y) <= year)
    if not known:
        raise InputError(f"geen prijs voor {year} of eerder", place, file=_file(said))
    return by_year.get(known[-1], by_year.get(str(known[-1])))


def _number(value: Any, place: tuple[str, ...], said: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0.0 <= value < 1e12:
        raise InputError(f"'{value}' is geen getal van 0 of meer", place, file=_file(said))
    return float(value)


def _file(said: str) -> str | None:
    return said if said.endswith((".yaml", ".yml")) else None
