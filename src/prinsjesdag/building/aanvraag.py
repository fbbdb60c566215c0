"""An application as people write it: a YAML or JSON file of facts by name.

Names are those of `feiten.py`, in any case, plus some other words for the same (`synoniemen.py`). `besluit: null` means
that nobody decided; elsewhere null is unknown. The day that decides which values hold is that of the application;
without it the day asked about, or today.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from prinsjesdag.building import LEVELS, load
from prinsjesdag.building.bbl.knip import GEBOUWEN, ROUTES
from prinsjesdag.building.synoniemen import GEGEVENS, MATEN, WOORDEN, ZEGT_OOK, gewoon, key_of
from prinsjesdag.building.woorden import Activiteit, Bouwwerk
from prinsjesdag.engine import Case, Day, Missing, Variable, When
from prinsjesdag.engine.calendar import NO_DAY
from prinsjesdag.errors import InputError, nearest, why
from prinsjesdag.reading import decoded, line_of, parse_yaml
from prinsjesdag.termijnen import EERSTE_JAAR_KONINGSDAG
from prinsjesdag.values import read_date, read_value


@dataclass
class Aanvraag:
    """What was told of a building activity, and the day whose law is asked."""

    naam: str
    given: dict[str, Any]
    when: When
    assumed: list[str] = field(default_factory=list)
    doelen: tuple[str, ...] = ()
    genoemd: Mapping[str, str] = field(default_factory=dict)
    """The name by which an outcome was asked, where it is another than its own."""

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
    genoemd: dict[str, str] = {}
    for name, value in said.items():
        if str(name).lower() == "id":
            naam = str(value)
        elif str(name).lower() == "doelen":
            genoemd = {_doel(goal, given): str(goal) for goal in (value if isinstance(value, list) else [value])}
        elif str(name).lower() == "gevolgklasse":
            given["wkb_gevolgklasse1"] = value == 1 if value is not None else Missing("gevolgklasse")
        else:
            variable = _variable(str(name))
            if variable.name == "besluit" and value is None:
                given["besluit"] = NO_DAY
            else:
                given[variable.name] = _value(variable, value, str(name))
                if variable.name == "bouwwerk":
                    given = {**ZEGT_OOK.get(key_of(str(value)), {}), **given}
    _hoofdgebouw(given, assumed)
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
    return Aanvraag(naam, given, When(moment.year, moment), assumed, tuple(genoemd), genoemd)


def _hoofdgebouw(given: dict[str, Any], assumed: list[str]) -> None:
    """A new building is a main building unless somebody says that it isn't (Bbl art. 2.25 onder e)."""
    what, work = given.get("activiteit"), given.get("bouwwerk")
    new = isinstance(what, Activiteit) and what == Activiteit.NIEUWBOUW
    building = isinstance(work, Bouwwerk) and work in GEBOUWEN - {Bouwwerk.BIJBEHOREND_BOUWWERK}
    if new and building and "wordt_hoofdgebouw" not in given:
        given["wordt_hoofdgebouw"] = True
        assumed.append("wordt_hoofdgebouw = ja (nieuwbouw)")


def _first(given: Mapping[str, Any]) -> date | None:
    """The day of a notification, where no day of application is told."""
    days = [
        given[name]
        for name in ("bouwmelding", "begin_bouw", "einde_bouw", "gereedmelding")
        if isinstance(given.get(name), Day)
    ]
    return date.fromordinal(min(days)) if days else None


def _variable(name: str) -> Variable:
    variables = load().variables
    key = GEGEVENS.get(name.lower(), name.lower())
    found = next((variables[key + unit] for unit in MATEN if key + unit in variables), None)
    if found is None:
        facts = [v.name for v in variables.values() if v.fact or v.target]
        raise InputError(f"{name} is geen gegeven van een aanvraag{nearest(name, facts)}", (name,))
    return found


def _doel(said: Any, given: dict[str, Any]) -> str:
    """The outcome that is meant; `vlaggenmast_technisch_vergunningvrij` also says what the work is."""
    variables = load().variables
    variable = variables.get(str(said))
    if variable is not None and variable.target:
        return variable.name
    for half, ending in enumerate(("_technisch_vergunningvrij", "_opa_vergunningvrij")):
        work = Bouwwerk.__members__.get(gewoon("bouwwerk", str(said).removesuffix(ending)).upper())
        if work is not None and ROUTES[work][half]:
            given.setdefault("bouwwerk", work)
            return ROUTES[work][half]
    targets = [v.name for v in variables.values() if v.target]
    raise InputError(f"{said} is geen uitkomst{nearest(str(said), targets)}", ("doelen",))


def _no_area(key: str, variable: Variable, name: str) -> str:
    """A place that is none of the areas; one that an area is named after may lie in it, and is no answer."""
    parts = {part for part in key.split("_") if len(part) > 3} - _GEWONE_WOORDEN
    near = [
        area.name.lower()
        for area in variable.kind  # type: ignore[attr-defined]
        for word in set(area.name.lower().split("_")) - _GEWONE_WOORDEN
        if len(word) > 3 and any(part.startswith(word) or word.startswith(part) for part in parts)
    ]
    if near:
        raise InputError(f"{key} is zelf geen NOVEX-gebied; bedoelde u {' of '.join(dict.fromkeys(near))}?", (name,))
    return "ander_gebied"


_GEWONE_WOORDEN = {"regio", "haven", "gebied", "verstedelijking", "ander", "district", "port", "north"}
"""Words in the names of areas that name no place."""


def _value(variable: Variable, said: Any, name: str) -> Any:
    if isinstance(said, str) and variable.name in WOORDEN:
        said = gewoon(variable.name, said)
        if variable.name == "gebied" and said not in (word.name.lower() for word in variable.kind):  # type: ignore[attr-defined]
            said = _no_area(said, variable, name)
    value = read_value(variable, said, (name,))
    if isinstance(value, Day) and value != NO_DAY:
        _check_known(date.fromordinal(value), name)
    return value


def _check_known(day: date, name: str) -> None:
    """Terms need the holidays of their years."""
    if day.year < EERSTE_JAAR_KONINGSDAG:
        said = f"{day.isoformat()} ligt te ver terug; feestdagen zijn hier bekend vanaf {EERSTE_JAAR_KONINGSDAG}"
        raise InputError(said, (name,))
