"""Keys: how a national amount is divided over the 342 municipalities, and how far the answer hangs on that choice.

A key is a weight a municipality: a count (inhabitants, households, young people, Wmo clients, bijstand …), its
Iv3 costs on one or more taakvelden (`iv3:6.5`, `iv3:6.72+6.73`), what it gets from the gemeentefonds, or a file of the
user's own (`gemeente,gewicht`), for instance the statutory division of that year. The statutory divisions (objective
model of the BUIG, maatstaven of the gemeentefonds) are published by the Rijk as workbooks that we could not reach:
they are not built in, and what is divided here by a key is therefore an estimate. Its interval is the range between the
keys that are plausible for that amount; `left_out` says how wrong a key was on a year it had not seen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath

from prinsjesdag.errors import InputError, nearest, quoted
from prinsjesdag.municipality import iv3
from prinsjesdag.municipality.areas import Area, AreaError, all_municipalities, find, municipalities_in
from prinsjesdag.municipality.data import rows
from prinsjesdag.municipality.iv3 import Soort
from prinsjesdag.reading import csv_rows

LAATSTE = 2024
"""The last year with accounts: the default year of the keys that have a year."""


@dataclass(frozen=True, slots=True)
class Key:
    """A division: share of each municipality (342 codes, sum 1), what it counts and where that comes from."""

    naam: str
    omschrijving: str
    bron: str
    aandelen: Mapping[str, float]
    geschat: tuple[str, ...] = ()  # codes whose weight isn't published and was estimated


@dataclass(frozen=True, slots=True)
class Divided:
    """An area's part of a national amount by its key, and the lowest and highest part over the plausible keys."""

    sleutel: str
    waarde: float
    laag: float
    hoog: float
    per_sleutel: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Tested:
    """A key of one year against what was really spent in a later one; shares of 1."""

    sleutel: str
    doel: str
    van: int
    naar: int
    verkeerd: float  # part of the money that lands at another municipality than it did
    mediaan: float  # middle municipality: how far off its own amount
    p90: float  # nine of ten municipalities are at most this far off


NAMEN: dict[str, str] = {
    "inwoners": "inwoners op 1 januari",
    "huishoudens": "particuliere huishoudens op 1 januari 2025",
    "jeugd": "inwoners tot 25 jaar op 1 januari 2025",
    "ouderen": "inwoners van 65 jaar en ouder op 1 januari 2025",
    "werkleeftijd": "inwoners van 20 tot 65 jaar op 1 januari 2025",
    "wmo": "cliënten van de Wmo in 2021",
    "bijstand": "personen met bijstand in 2021",
    "arbeidsongeschikt": "personen met een arbeidsongeschiktheidsuitkering in 2021",
    "minima": "huishoudens tot 120% van het sociaal minimum in 2021",
    "gemeentefonds": "uitkering uit het gemeentefonds volgens de jaarrekening",
    "spuk_sociaal": "specifieke uitkeringen in het sociaal domein volgens de jaarrekening",
    "buig": "bijstand in 2021; bij kleine gemeenten de lasten op taakveld 6.3",
}
"""The keys by name; beside these `iv3:<taakveld>[+<taakveld>…]` and the path of a file."""

WERKLEEFTIJD = ("20_24", "25_44", "45_64")
_KERN = {"inwoners": "inwoners", "gemeentefonds": "algemene_uitkering", "spuk_sociaal": "spuks_sociaal"}


def key(name: str, year: int = LAATSTE) -> Key:
    """The key of that name; `year` is that of the accounts or inhabitants, where the key has one.

    Raises InputError for a name that is no key, a taakveld without costs or a file that can't be used.
    """
    if name.startswith("iv3:"):
        return _of_iv3(name, year)
    if name == "buig" or name.startswith("buig:"):
        return _of_buig(name, year)
    if name in NAMEN:
        return _of_core(name, year) if name in _KERN else _of_count(name)
    if "." in name or "/" in name:
        return _of_file(name)
    hint = nearest(name, NAMEN) or f"; kies {', '.join(NAMEN)}, iv3:<taakveld> of een bestand .csv"
    raise InputError(f"{quoted(name)} is geen sleutel{hint}", ("--sleutel",))


def divide(amount: int, name: str, year: int = LAATSTE) -> dict[str, int]:
    """An amount in whole euros (or persons, places) over 342 municipalities; the parts sum exactly to the amount.

    Largest remainders: every municipality gets its share rounded towards zero, and the units that are left go to the
    largest remainders (a tie to the lowest code).
    """
    return _rounded(amount, key(name, year).aandelen)


def part(area: Area, amount: float, name: str, plausible: Iterable[str] = (), year: int = LAATSTE) -> Divided:
    """What of a national amount falls to an area by one key, with the range over that key and the plausible ones."""
    names = tuple(dict.fromkeys((name, *plausible)))
    parts = {one: amount * share(area, one, year) for one in names}
    return Divided(name, parts[name], min(parts.values()), max(parts.values()), parts)


def share(area: Area, name: str, year: int = LAATSTE) -> float:
    """An area's share of the country by a key, 0 to 1."""
    if area.kind == "land":
        return 1.0
    shares = key(name, year).aandelen
    return sum(shares[one.code] for one in municipalities_in(area))


def left_out(name: str, target: str, base: int = LAATSTE - 1, year: int = LAATSTE) -> Tested:
    """Predict how `target` (itself a key, such as iv3:6.5) is divided in `year` from key `name` of year `base`."""
    predicted, real = key(name, base).aandelen, key(target, year).aandelen
    off = sorted(abs(predicted[code] / one - 1.0) for code, one in real.items() if one > 0.0)
    wrong = sum(abs(predicted[code] - one) for code, one in real.items()) / 2.0
    return Tested(name, target, base, year, wrong, _quantile(off, 0.5), _quantile(off, 0.9))


# --- the weights -----------------------------------------------------------------------------------------------------


@cache
def _of_count(name: str) -> Key:
    """A count of `sleutels.csv`; where CBS publishes none, the province's rate per inhabitant."""
    if name == "werkleeftijd":
        table = {row["code"]: str(sum(float(row[age]) for age in WERKLEEFTIJD)) for row in rows("sociaal")}
    else:
        table = {row["code"]: row[name] for row in rows("sleutels")}
    heads = _inhabitants(LAATSTE)
    known = {code: float(said) for code, said in table.items() if said}
    unknown = tuple(code for code, said in table.items() if not said)
    where = {area.code: area.provincie_code for area in all_municipalities()}
    for code in unknown:
        beside = [other for other in known if where[other] == where[code] and other not in unknown]
        known[code] = heads[code] * sum(known[one] for one in beside) / sum(heads[one] for one in beside)
    bron = {"wmo": _KWB, "bijstand": _KWB, "arbeidsongeschikt": _KWB, "minima": _KWB}
    return Key(name, NAMEN[name], bron.get(name, "CBS, Regionale kerncijfers Nederland 2025"), _shares(known), unknown)


_KWB = "CBS, Kerncijfers wijken en buurten 2021 (85039NED), opgeteld naar de gemeenten van nu"


@cache
def _of_core(name: str, year: int) -> Key:
    weights: dict[str, float] = {}
    for area in all_municipalities():
        found = iv3.core(area, year, _kind(year))
        if found is None:
            raise InputError(f"de sleutel {name} heeft geen volledig jaar {year}; kies een ander jaar", ("--sleutel",))
        weights[area.code] = float(getattr(found, _KERN[name]))
    return Key(name, f"{NAMEN[name]} {year}", iv3.BRON, _shares(weights))


@cache
def _of_iv3(name: str, year: int) -> Key:
    codes = tuple(name.removeprefix("iv3:").split("+"))
    found = iv3.by_municipality(codes, year, _kind(year))
    if not found:
        raise InputError(f"{quoted(name)}: geen lasten op dit taakveld in {year}; zo is goed: iv3:6.5", ("--sleutel",))
    weights = {area.code: max(0.0, found.get(area.code, 0.0)) for area in all_municipalities()}
    text = f"lasten op taakveld {' en '.join(codes)}, {_kind(year)} {year}"
    return Key(name, text, iv3.BRON, _shares(weights))


BUIG_GRENZEN = (15_000.0, 40_000.0)
"""Inhabitants; as in werk.yaml, where their sources stand."""


@cache
def _of_buig(name: str, year: int) -> Key:
    """As the BUIG is divided, with people on bijstand in the place of the objective model, which isn't built in.

    Below the first limit of inhabitants the part follows what was spent on taakveld 6.3, above the second people on
    bijstand, in between a mix of the two. `buig:10000:50000` has other limits.
    """
    try:
        low, high = (float(part) for part in name.split(":")[1:]) if ":" in name else BUIG_GRENZEN
    except ValueError:
        raise InputError(f"{quoted(name)} kan niet; zo is goed: buig of buig:15000:40000", ("--sleutel",)) from None
    if not 0.0 <= low < high < float("inf"):
        raise InputError(f"{quoted(name)} kan niet; de eerste grens is lager dan de tweede", ("--sleutel",))
    objective, historic = key("bijstand").aandelen, key("iv3:6.3", year).aandelen
    weights = {}
    for code, heads in _inhabitants(year).items():
        part = min(1.0, max(0.0, (high - heads) / (high - low)))
        weights[code] = part * historic[code] + (1.0 - part) * objective[code]
    return Key(name, f"{NAMEN['buig']} ({year})", f"{_KWB}; {iv3.BRON}", _shares(weights))


def _of_file(name: str) -> Key:
    """A file of the user: a line a municipality, `gemeente` (code or name) and `gewicht`."""
    weights: dict[str, float] = {}
    for number, row in enumerate(csv_rows(name, "--sleutel"), start=2):
        try:
            area, weight = find(row.get("gemeente", "")), float(row.get("gewicht", "").replace(",", "."))
        except AreaError as error:
            raise InputError(str(error), ("gemeente",), file=name, line=number) from None
        except ValueError:
            raise InputError("is geen getal; schrijf 123.4", ("gewicht",), file=name, line=number) from None
        if area.kind != "gemeente" or area.code in weights:
            what = "staat er twee keer" if area.code in weights else "is geen gemeente"
            raise InputError(f"{area.naam} {what}", ("gemeente",), file=name, line=number)
        if not 0.0 <= weight < float("inf"):
            raise InputError("is nul of meer", ("gewicht",), file=name, line=number)
        weights[area.code] = weight
    absent = [area for area in all_municipalities() if area.code not in weights]
    if absent:
        shown = ", ".join(f"{one.naam} ({one.code})" for one in absent[:3])
        what = f"een sleutel heeft een gewicht voor elk van de 342 gemeenten; {len(absent)} ontbreken, zoals {shown}"
        raise InputError(what, ("gemeente",), file=name)
    if not sum(weights.values()):
        raise InputError("alle gewichten zijn nul", ("gewicht",), file=name)
    return Key(name, f"eigen sleutel uit {PurePath(name).name}", "opgegeven", _shares(weights))


def _inhabitants(year: int) -> dict[str, float]:
    found = {area.code: iv3.core(area, year, _kind(year)) for area in all_municipalities()}
    return {code: float(one.inwoners) for code, one in found.items() if one is not None}


def _kind(year: int) -> Soort:
    """Accounts where there are, otherwise the budget."""
    return Soort.JAARREKENING if year in iv3.YEARS[Soort.JAARREKENING] else Soort.BEGROTING


def _shares(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {area.code: weights[area.code] / total for area in all_municipalities()}


def _rounded(amount: int, shares: Mapping[str, float]) -> dict[str, int]:
    exact = {code: amount * one for code, one in shares.items()}
    found = {code: int(value) for code, value in exact.items()}
    left = amount - sum(found.values())
    step = 1 if left > 0 else -1
    order = sorted(exact, key=lambda code: (-abs(exact[code] - found[code]), code))
    for code in order[: abs(left)]:
        found[code] += step
    return found


def _quantile(ordered: list[float], at: float) -> float:
    import numpy as np

    return float(np.quantile(ordered, at))
