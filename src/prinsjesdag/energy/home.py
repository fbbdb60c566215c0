"""A home as a user describes it, for advice on insulation: `woning` as in a household file, and its parts and
measures.

What nobody measured is estimated (area of a part from type and floor area, insulation from the year it was built), and
every estimate is listed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from prinsjesdag.energy.checks import day as a_day
from prinsjesdag.energy.checks import known, mapping, number, yes
from prinsjesdag.energy.figures import figures, steps
from prinsjesdag.energy.gas_use import reference
from prinsjesdag.energy.heat_loss import GLASS, PARTS, Part, Range
from prinsjesdag.energy.isde import NAMES, Measure, name_of
from prinsjesdag.errors import InputError, quoted, why
from prinsjesdag.reading import decoded, line_of, parse_yaml

LARGEST = 200_000
KINDS = ("vrijstaand", "twee_onder_een_kap", "hoekwoning", "tussenwoning", "appartement")
LABELS = ("A", "B", "C", "D", "E", "F", "G")
TOP = ("id", "jaar", "datum", "gemeente", "personen", "woning", "bouwdelen", "maatregelen", "isde", "doelen", "relatie")
HOME = (
    "soort",
    "type",
    "bouwjaar",
    "oppervlakte",
    "energielabel",
    "woz_waarde",
    "gasverbruik",
    "elektriciteitsverbruik",
    "leveringstarief_gas",
    "leveringstarief_elektriciteit",
    "monument",
    "kale_huur",
    "servicekosten",
    "hypotheekrente",
    "hypotheekschuld",
    "energierekening_maand",
    "warmteverbruik",
    "warmtetarief",
)
PART_FIELDS = ("oppervlakte", "rc", "u", "toestand")
MEASURE_FIELDS = ("maatregel", "m2", "rd", "u", "kosten", "biobased", "zelf_doen", "uitgevoerd")
ISDE_FIELDS = ("andere_maatregelen", "vergunning_aangevraagd", "ventilatie", "warmtenet")


@dataclass(frozen=True)
class Planned:
    """A measure to take: for the subsidy, and what it costs (EUR; None: estimated)."""

    measure: Measure
    cost: float | None


@dataclass(frozen=True)
class Home:
    """A home before anything is done. Areas in m2; `values` is Rc (m2K/W), of glass U (W/m2K)."""

    day: date
    municipality: str | None
    kind: str | None
    built: int | None
    area: float
    label: str | None
    owner: bool | None
    woz: float | None
    gas: Range
    gas_known: bool
    power: float
    gas_tariff: float | None
    power_tariff: float | None
    monument: bool
    areas: Mapping[Part, float]
    values: Mapping[Part, float]
    planned: tuple[Planned, ...]
    proposed: bool
    """Whether the program chose the measures itself."""
    others: int
    permit: date | None
    ventilation: bool
    heat_network: bool
    assumed: tuple[str, ...] = field(default=())

    @property
    def poor(self) -> tuple[Part, ...]:
        """Parts that are not or poorly insulated, by the limits of this program."""
        limits = figures("bouwdelen")["slecht"]["waarden"]
        return tuple(p for p in PARTS if (self.values[p] > limits[p] if p == GLASS else self.values[p] < limits[p]))


def load(file: str, day: date | None = None) -> Home:
    """The home in a YAML or JSON file. Raises InputError with file and line."""
    try:
        if Path(file).stat().st_size > LARGEST:
            raise InputError("te groot voor één woning", file=file)
        text = decoded(Path(file).read_bytes(), file)
    except OSError as error:
        raise InputError(f"niet te lezen: {why(error)}", file=file) from None
    try:
        return read(parse_yaml(text), day)
    except InputError as error:
        error.file, error.line = error.file or file, error.line or line_of(text, error.path)
        raise


def read(said: Any, day: date | None = None) -> Home:
    """The home from nested dictionaries. Raises InputError."""
    known(said, TOP, ())
    home = mapping(said.get("woning"), ("woning",))
    known(home, HOME, ("woning",))
    assumed: list[str] = []
    kind, label = _word(home, "type", KINDS), _label(home)
    built = number(home, "bouwjaar", ("woning", "bouwjaar"), 1200, 2100)
    area = number(home, "oppervlakte", ("woning", "oppervlakte"), 10, 2000)
    if area is None:
        raise InputError(
            "geef de gebruiksoppervlakte in m2 (staat op het energielabel en in de BAG)", ("woning", "oppervlakte")
        )
    year = int(built) if built else None
    gas = number(home, "gasverbruik", ("woning", "gasverbruik"), 0, 20_000)
    power = number(home, "elektriciteitsverbruik", ("woning", "elektriciteitsverbruik"), -20_000, 50_000)
    if gas is None:
        use = reference(label, kind, year, area)
        assumed.append(f"gasverbruik {use.middle:.0f} m3 per jaar ({use.low:.0f} tot {use.high:.0f}), geschat naar PBL")
    else:
        use = Range(gas, gas, gas)
    if power is None:
        power = float(figures("gasverbruik")["elektriciteit"]["waarde"])
        assumed.append(f"elektriciteitsverbruik {power:.0f} kWh per jaar (gemiddelde van Nederland, CBS 2025)")
    areas, values = _parts(said, kind, year, area, assumed)
    planned = _planned(said, areas)
    proposed = planned is None
    isde = mapping(said.get("isde") or {}, ("isde",))
    known(isde, ISDE_FIELDS, ("isde",))
    municipality = said.get("gemeente")
    if municipality is not None and not isinstance(municipality, str):
        raise InputError(f"{quoted(municipality)} is geen code van een gemeente, als GM0344", ("gemeente",))
    owner = {"koop": True, "huur": False}.get(str(home.get("soort", "")))
    if home.get("soort") is not None and owner is None:
        raise InputError(f"{quoted(home['soort'])} kan niet; kies koop of huur", ("woning", "soort"))
    if owner is None:
        assumed.append("koopwoning van de bewoner (geef woning.soort: koop of huur)")
    found = Home(
        day=day or _day(said),
        municipality=municipality,
        kind=kind,
        built=year,
        area=area,
        label=label,
        owner=owner,
        woz=number(home, "woz_waarde", ("woning", "woz_waarde"), 0, 1e8),
        gas=use,
        gas_known=gas is not None,
        power=power,
        gas_tariff=number(home, "leveringstarief_gas", ("woning", "leveringstarief_gas"), 0, 20),
        power_tariff=number(home, "leveringstarief_elektriciteit", ("woning", "leveringstarief_elektriciteit"), 0, 5),
        monument=yes(home, "monument", ("woning", "monument")),
        areas=areas,
        values=values,
        planned=planned or (),
        proposed=proposed,
        others=int(number(isde, "andere_maatregelen", ("isde", "andere_maatregelen"), 0, 20) or 0),
        permit=a_day(isde.get("vergunning_aangevraagd"), ("isde", "vergunning_aangevraagd")),
        ventilation=yes(isde, "ventilatie", ("isde", "ventilatie")),
        heat_network=yes(isde, "warmtenet", ("isde", "warmtenet")),
        assumed=tuple(assumed),
    )
    return replace(found, planned=proposal(found)) if proposed else found


def proposal(home: Home) -> tuple[Planned, ...]:
    """A measure for every poor part: cavity filling from 1930 (a cavity is likely), else the wall itself."""
    cavity = home.built is not None and home.built >= 1930
    names: dict[Part, str] = {"vloer": "vloer", "gevel": "spouw" if cavity else "gevel", "dak": "dak", "ramen": "hrpp"}
    return tuple(Planned(Measure(names[p], round(home.areas[p], 1)), None) for p in home.poor if home.areas[p] > 0.0)


def _parts(
    said: Mapping[str, Any], kind: str | None, built: int | None, area: float, assumed: list[str]
) -> tuple[dict[Part, float], dict[Part, float]]:
    told = mapping(said.get("bouwdelen") or {}, ("bouwdelen",))
    known(told, PARTS, ("bouwdelen",))
    areas: dict[Part, float] = {}
    values: dict[Part, float] = {}
    for part in PARTS:
        spot = ("bouwdelen", part)
        one = mapping(told.get(part) or {}, spot)
        known(one, PART_FIELDS, spot)
        given = number(one, "oppervlakte", (*spot, "oppervlakte"), 0, 5000)
        if given is None:
            if kind is None:
                raise InputError("geef het type woning, of de oppervlakte van elk bouwdeel", ("woning", "type"))
            given = area * float(figures("bouwdelen")["oppervlakte"]["waarden"][kind][part])
            assumed.append(f"{part} {given:.0f} m2 (aanname naar type en oppervlakte)")
        areas[part] = given
        values[part] = _value(one, part, spot, built, assumed)
    return areas, values


def _value(one: Mapping[str, Any], part: Part, spot: tuple[str, ...], built: int | None, assumed: list[str]) -> float:
    name = "u" if part == GLASS else "rc"
    if (other := "rc" if part == GLASS else "u") in one:
        raise InputError(f"van {part} hoort {name} te staan, niet {other}", (*spot, other))
    given = number(one, name, (*spot, name), 0.05, 20)
    if given is not None:
        return given
    states = figures("bouwdelen")["toestanden"]["waarden"]
    if (state := one.get("toestand")) is not None:
        if state not in states:
            raise InputError(f"{quoted(state)} kan niet; kies {', '.join(states)}", (*spot, "toestand"))
        return float(states[state][part])
    if built is None:
        raise InputError(f"geef bouwjaar, of van {part} de toestand of {name}", ("woning", "bouwjaar"))
    value = float(steps(figures("bouwdelen")["voor"]["waarden"], built)[part])
    assumed.append(f"{part} {'U' if part == GLASS else 'Rc'} {value:g} (aanname naar bouwjaar {built})")
    return value


def _planned(said: Mapping[str, Any], areas: Mapping[Part, float]) -> tuple[Planned, ...] | None:
    told = said.get("maatregelen")
    if told is None:
        return None
    if not isinstance(told, list):
        raise InputError("hier hoort een lijst te staan: [{maatregel: spouw, m2: 80}]", ("maatregelen",))
    found = []
    for i, one in enumerate(told):
        spot: tuple[str | int, ...] = ("maatregelen", i)
        one = mapping(one, spot)
        known(one, MEASURE_FIELDS, spot)
        name = one.get("maatregel")
        if not isinstance(name, str):
            raise InputError(f"{quoted(name)} kan niet; kies {', '.join(NAMES)}", (*spot, "maatregel"))
        try:
            name = name_of(name)
        except InputError as error:
            error.path = (*spot, "maatregel")
            raise
        part = measure_part(name)
        area = number(one, "m2", (*spot, "m2"), 0.1, 5000)
        if area is not None and area > areas[part] * 1.001 and areas[part] > 0.0:
            raise InputError(
                f"{area:g} m2 is meer dan {part} groot is ({areas[part]:.0f} m2); pas bouwdelen.{part}.oppervlakte aan",
                (*spot, "m2"),
            )
        value = number(one, "u" if part == GLASS else "rd", (*spot, "u" if part == GLASS else "rd"), 0.05, 20)
        measure = Measure(
            name,
            areas[part] if area is None else area,
            value,
            yes(one, "biobased", spot),
            not yes(one, "zelf_doen", spot),
            a_day(one.get("uitgevoerd"), (*spot, "uitgevoerd")),
        )
        found.append(Planned(measure, number(one, "kosten", (*spot, "kosten"), 0, 1e6)))
    return tuple(found)


def measure_part(name: str) -> Part:
    """The part that a measure insulates."""
    part: Part = figures("bouwdelen")["maatregelen"][name]["deel"]
    return part


def _word(said: Mapping[str, Any], name: str, words: tuple[str, ...]) -> str | None:
    value = said.get(name)
    if value is not None and value not in words:
        raise InputError(f"{quoted(value)} kan niet; kies {', '.join(words)}", ("woning", name))
    return value


def _label(said: Mapping[str, Any]) -> str | None:
    value = said.get("energielabel")
    if value is None or value == "onbekend":
        return None
    letter = str(value)[:1].upper()
    if letter not in LABELS or str(value)[1:].strip("+"):
        raise InputError(f"{quoted(value)} is geen label; kies A tot en met G", ("woning", "energielabel"))
    return letter


def _day(said: Mapping[str, Any]) -> date:
    if (told := a_day(said.get("datum"), ("datum",))) is not None:
        return told
    year = number(said, "jaar", ("jaar",), 2022, 2030)
    if year is None:
        raise InputError("welk jaar? zet jaar: 2026 in het bestand of geef --jaar 2026", ("jaar",))
    return date(int(year), 7, 1)
