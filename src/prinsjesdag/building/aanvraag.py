"""An application as people write it: a YAML or JSON file of facts by name.

Names are those of `feiten.py`, in any case, plus some other words for the same (SYNONIEMEN). `besluit: null` means that
nobody decided; elsewhere null is unknown. The day that decides which values hold is that of the application; without it
the day asked about, or today.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from prinsjesdag.building import LEVELS, load
from prinsjesdag.engine import Case, Day, Missing, Variable, When
from prinsjesdag.engine.calendar import NO_DAY
from prinsjesdag.errors import InputError, nearest, why
from prinsjesdag.reading import decoded, line_of, parse_yaml
from prinsjesdag.termijnen import EERSTE_JAAR_KONINGSDAG
from prinsjesdag.values import read_date, read_value

SYNONIEMEN = {
    "beslistermijn_einde": "beslistermijn",
    "datum_aanvraag": "aanvraag",
    "als/ag": "als_ag",
    "als_ag": "als_ag",
}
"""Other names for a fact or an outcome."""

WOORDEN = {
    "bouwwerk": {
        "rijwoning_grondgebonden": "grondgebonden_woning", "rijwoning": "grondgebonden_woning",
        "eengezinswoning": "grondgebonden_woning", "woning": "grondgebonden_woning",
        "woonhuis": "grondgebonden_woning", "grondgebonden_woonfunctie": "grondgebonden_woning",
        "vrijstaande_woning": "grondgebonden_woning", "hoekwoning": "grondgebonden_woning",
        "tussenwoning": "grondgebonden_woning", "twee_onder_een_kap": "grondgebonden_woning",
        "grondgebonden_woonhuis": "grondgebonden_woning", "school": "ander_gebouw", "ziekenhuis": "ander_gebouw",
        "winkel": "ander_gebouw", "vakantiehuisje": "vakantiewoning", "bedrijfspand": "bedrijfsgebouw",
        "serre": "bijbehorend_bouwwerk", "appartement": "woongebouw", "flat": "woongebouw",
        "appartementengebouw": "woongebouw", "appartementencomplex": "woongebouw", "woonboot": "drijvende_woning",
        "woonschip": "drijvende_woning", "recreatiewoning": "vakantiewoning", "hotel": "logiesgebouw",
        "bedrijfshal": "bedrijfsgebouw", "loods": "bedrijfsgebouw", "industrie": "bedrijfsgebouw",
        "industriefunctie": "bedrijfsgebouw", "fietsbrug": "fiets_of_voetgangersbrug",
        "voetgangersbrug": "fiets_of_voetgangersbrug", "aanbouw": "bijbehorend_bouwwerk",
        "uitbouw": "bijbehorend_bouwwerk", "schuur": "bijbehorend_bouwwerk", "garage": "bijbehorend_bouwwerk",
        "tuinhuis": "bijbehorend_bouwwerk", "overkapping": "bijbehorend_bouwwerk", "carport": "bijbehorend_bouwwerk",
        "schutting": "erfafscheiding", "zonnepanelen": "zonnepaneel", "zonnecollector": "zonnepaneel",
        "gevelpaneel": "gevelisolatie", "na_isolatie": "gevelisolatie", "rolluik": "zonwering", "mast": "vlaggenmast",
        "daklicht": "dakraam", "lichtstraat": "dakraam", "stelling": "magazijnstelling", "kantoorgebouw": "kantoor",
    },
    "vlak": {"achterdakvlak": "achter", "achtergevel": "achter", "voordakvlak": "voor", "voorgevel": "voor",
             "zijkant": "zij", "zijgevel": "zij", "zijdakvlak": "zij"},
    "activiteit": {"nieuw": "nieuwbouw", "renovatie": "verbouw", "verbouwing": "verbouw", "verbouwen": "verbouw"},
    "gebied": {"versterking_mra": "verstedelijking_mra", "mra": "verstedelijking_mra", "peel": "de_peel"},
    "gebruiksfunctie": {"woning": "woonfunctie", "kantoorfunctie": "kantoor", "school": "onderwijs"},
}  # fmt: skip
"""Other words for a word, by fact."""


@dataclass
class Aanvraag:
    """What was told of a building activity, and the day whose law is asked."""

    naam: str
    given: dict[str, Any]
    when: When
    assumed: list[str] = field(default_factory=list)
    doelen: tuple[str, ...] = ()

    def told(self, name: str) -> Any:
        """A fact; None where it isn't told or not known."""
        value = self.given.get(name)
        return None if type(value) is Missing else value

    def case(self) -> Case:
        """The activity for the engine."""
        return Case([1], [], given={name: [value] for name, value in self.given.items()})


def lees_bestand(file: str, op: str | None = None) -> Aanvraag:
    """Read an application from a YAML or JSON file. Raises InputError with file, line and field."""
    try:
        text = decoded(Path(file).read_bytes(), file)
    except OSError as error:
        raise InputError(f"niet te lezen: {why(error)}", file=file) from None
    try:
        said = parse_yaml(text)
        if not isinstance(said, Mapping):
            raise InputError("verwacht gegevens met een naam, als bouwwerk: dakkapel")
        return lees(said, op, Path(file).stem)
    except InputError as error:
        error.file = file
        if error.line is None and error.path and not str(error.path[0]).startswith("--"):
            error.line = line_of(text, error.path)
        raise


def lees(said: Mapping[Any, Any], op: str | None = None, naam: str = "aanvraag") -> Aanvraag:
    """Facts by name as the engine wants them."""
    system = load()
    day = read_date(op, ("--op",)) if op is not None else None
    if day is not None:
        _check_known(day, "--op")
    today = date.today()  # once: midnight may pass
    assumed: list[str] = []
    given: dict[str, Any] = {}
    doelen: tuple[str, ...] = ()
    for name, value in said.items():
        if str(name).lower() == "id":
            naam = str(value)
        elif str(name).lower() == "doelen":
            doelen = tuple(_doel(goal) for goal in (value if isinstance(value, list) else [value]))
        elif str(name).lower() == "gevolgklasse":
            given["wkb_gevolgklasse1"] = value == 1 if value is not None else Missing("gevolgklasse")
        else:
            variable = _variable(str(name))
            if variable.name == "besluit" and value is None:
                given["besluit"] = NO_DAY
            else:
                given[variable.name] = _value(variable, value, str(name))
    received = given.get("aanvraag")
    if "peildatum" not in given:
        given["peildatum"] = Day((day or today).toordinal())
        if day is None and isinstance(received, Day):
            assumed.append(f"peildatum = {today.isoformat()} (vandaag)")
    if isinstance(received, Day):
        moment = date.fromordinal(received)
    else:
        moment = day or _first(given) or today
        if "aanvraag" not in given:
            given["aanvraag"] = Day(moment.toordinal())
            assumed.append(f"aanvraag = {moment.isoformat()}")
    assert system.levels == LEVELS
    return Aanvraag(naam, given, When(moment.year, moment), assumed, doelen)


def _first(given: Mapping[str, Any]) -> date | None:
    """The day of a notification, where no day of application is told."""
    days = [given[name] for name in ("bouwmelding", "gereedmelding") if isinstance(given.get(name), Day)]
    return date.fromordinal(min(days)) if days else None


def _variable(name: str) -> Variable:
    system = load()
    key = SYNONIEMEN.get(name.lower(), name.lower())
    variable = system.variables.get(key)
    if variable is None:
        facts = [v.name for v in system.variables.values() if v.fact or v.target]
        raise InputError(f"{name} is geen gegeven van een aanvraag{nearest(name, facts)}", (name,))
    return variable


def _doel(said: Any) -> str:
    variable = load().variables.get(str(said))
    if variable is None or not variable.target:
        targets = [v.name for v in load().variables.values() if v.target]
        raise InputError(f"{said} is geen uitkomst{nearest(str(said), targets)}", ("doelen",))
    return variable.name


def _no_area(key: str, variable: Variable, name: str) -> str:
    """A place that is none of the areas; one that an area is named after may lie in it, and is no answer."""
    words = {word for word in key.split("_") if len(word) > 4} - {"regio", "haven", "gebied", "verstedelijking"}
    near = [area.name.lower() for area in variable.kind if any(word in area.name.lower() for word in words)]  # type: ignore[attr-defined]
    if near:
        raise InputError(f"{key} is zelf geen NOVEX-gebied; bedoelde u {' of '.join(near)}?", (name,))
    return "ander_gebied"


def _value(variable: Variable, said: Any, name: str) -> Any:
    words = WOORDEN.get(variable.name)
    if words and isinstance(said, str):
        key = said.strip().lower().replace(" ", "_").replace("-", "_").replace("–", "_")
        said = words.get(key, key)
        if variable.name == "gebied" and key not in (word.name.lower() for word in variable.kind):  # type: ignore[attr-defined]
            said = words.get(key) or _no_area(key, variable, name)
    value = read_value(variable, said, (name,))
    if isinstance(value, Day) and value != NO_DAY:
        _check_known(date.fromordinal(value), name)
    return value


def _check_known(day: date, name: str) -> None:
    """Terms need the holidays of their years."""
    if day.year < EERSTE_JAAR_KONINGSDAG:
        said = f"{day.isoformat()} ligt te ver terug; feestdagen zijn hier bekend vanaf {EERSTE_JAAR_KONINGSDAG}"
        raise InputError(said, (name,))
