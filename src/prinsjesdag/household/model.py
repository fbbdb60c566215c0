"""A household as a user describes it, checked, and as a case that rules can be run on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from prinsjesdag.engine import NOT_GIVEN, Case, Missing, System, Variable, When
from prinsjesdag.engine.calendar import whole_years
from prinsjesdag.engine.plan import first_of_month
from prinsjesdag.errors import InputError, nearest
from prinsjesdag.household.values import read_date, read_value, read_word
from prinsjesdag.law import AGES
from prinsjesdag.law.algemeen.feiten import DERIVED, INCOME
from prinsjesdag.law.algemeen.woorden import Rol

if TYPE_CHECKING:
    from prinsjesdag.household.answer import Answer

TOP = ("id", "jaar", "datum", "gemeente", "doelen", "personen", "woning", "relatie", "partnerschap", "gewicht")
OF_A_PERSON = ("id", "rol", "gezin", "geboortedatum", "leeftijd", "kinderopvang", "wmo_voorziening", "partnerschap")
OF_A_COUPLE = ("relatie", "partnerschap_fiscaal", "partnerschap_toeslag", "partnerschap_gezamenlijke_huishouding")
NOT_YET = {
    "perioden": "perioden worden nog niet doorgerekend; geef jaar of datum met de gegevens van dat moment",
    "peiljaarinkomen": "het inkomen van het peiljaar wordt nog niet gelezen; geen regel gebruikt het al",
}
LONGEST_ID = 200
MOST_PERSONS = 50
FIRST_YEAR, LAST_YEAR = 2022, 2027


@dataclass(frozen=True)
class Person:
    """One person at the address; `facts` by variable name, as read."""

    id: str
    role: Rol
    facts: Mapping[str, Any]
    family: int | None = None
    """The number of the gezin that the user put this person in."""

    def age(self, when: When) -> int:
        """Age on 1 January of the year, or on the day."""
        if "leeftijd" in self.facts:
            return int(self.facts["leeftijd"])
        return max(0, whole_years(self.facts["geboortedatum"], when.first.toordinal()))


@dataclass(frozen=True)
class Household:
    """Everyone at one address. Made by `load` from a file or by `read` from a dictionary."""

    id: str
    when: When | None
    persons: Sequence[Person]
    facts: Mapping[str, Any] = field(default_factory=dict)
    """Facts of the home and given variables of the household or the applicant's gezin."""
    municipality: str | None = None
    targets: tuple[str, ...] = ()
    weight: float = 1.0

    @classmethod
    def load(cls, file: str | FilePath) -> "Household":
        """The one household in a YAML or JSON file. Raises InputError."""
        from prinsjesdag.household.reading import read_household

        return read_household(str(file))

    @classmethod
    def read(cls, content: Any, system: System | None = None) -> "Household":
        """A household from nested dictionaries as in CONTRACT.md. Raises InputError."""
        return _Reader(system or _law()).household(content)

    def answer(self, system: System, when: When, targets: Sequence[str] = ()) -> "Answer":
        """What the law says about this household."""
        from prinsjesdag.household.answer import answer

        return answer(self, system, when, targets)

    def with_ages(self, ages: Mapping[str, int]) -> "Household":
        """The same household with other ages, by person id."""
        persons = []
        for p in self.persons:
            facts = {**p.facts, "leeftijd": ages[p.id]} if p.id in ages else dict(p.facts)
            if p.role == Rol.KIND and p.id in ages and ages[p.id] >= 18 and not _tells_income(facts):
                facts["geen_inkomen"] = True  # a child that had none has none yet
            persons.append(Person(p.id, p.role, facts, p.family))
        return Household(self.id, self.when, persons, self.facts, self.municipality, self.targets, self.weight)


@dataclass(frozen=True)
class Families:
    """Who belongs to which gezin: numbers as shown, members by index of person, from the start and later."""

    numbers: list[int]
    of_person: list[int]
    later: list[tuple[date, list[int]]]

    @property
    def in_the_end(self) -> list[int]:
        return self.later[-1][1] if self.later else self.of_person


def families(household: Household, when: When) -> Families:
    """Gezin 1 is the applicant's; every other adult is one of its own unless the user groups them."""
    persons = household.persons
    numbers, index = [1], {1: 0}
    placed: list[int] = []
    free = max([1, *(p.family or 1 for p in persons)])
    moves: dict[int, tuple[date, int]] = {}
    for i, person in enumerate(persons):
        child = person.role == Rol.KIND
        if person.family is not None and person.family > 1:
            number = person.family
        elif person.role in (Rol.AANVRAGER, Rol.PARTNER) or (child and person.age(when) < 18):
            number = 1
        else:
            free += 1
            number = free
        if number not in index:
            index[number] = len(numbers)
            numbers.append(number)
        placed.append(index[number])
        birthday = _eighteenth(person, when) if child and number == 1 else None
        moving = first_of_month(birthday + timedelta(days=1)) if birthday else None
        if moving and moving.year == when.year:
            free += 1
            index[free] = len(numbers)
            numbers.append(free)
            moves[i] = (moving, index[free])
    later: list[tuple[date, list[int]]] = []
    current = placed
    for i, (day, family) in sorted(moves.items(), key=lambda move: move[1][0]):
        current = [family if j == i else f for j, f in enumerate(current)]
        later.append((day, current))
    return Families(numbers, placed, later)


def case_of(household: Household, system: System, when: When) -> tuple[Case, Families]:
    """The household as the interpreter takes it."""
    persons, grouped = household.persons, families(household, when)
    born_before_the_end(persons, when)
    size = len(persons)
    links = {"partner": _partners(household, grouped, when)}
    given: dict[str, list[Any]] = {"rol": [p.role for p in persons]}
    given["eerste_van_paar"] = [other < 0 or i < other for i, other in enumerate(links["partner"])]
    given["geboortedatum"] = [p.facts.get("geboortedatum", NOT_GIVEN) for p in persons]
    for i, person in enumerate(persons):
        for name, value in {**person.facts, **_income_assumed(person, system, when)}.items():
            given.setdefault(name, [NOT_GIVEN] * size)[i] = value
    for name, value in household.facts.items():
        variable = system.variable(name)
        assert variable is not None
        given[name] = [value] + [NOT_GIVEN] * (len(grouped.numbers) - 1) if variable.level == "gezin" else [value]
    breaks = [] if when.on else [day for person in persons for day in _turning_points(person, when.year)]
    case = Case(
        sizes=(size, len(grouped.numbers), 1),
        parents=(grouped.of_person, [0] * len(grouped.numbers)),
        links=links,
        given=given,
        breaks=breaks,
        later=[(day, (of_person, [0] * len(grouped.numbers))) for day, of_person in grouped.later],
    )
    return case, grouped


def born_before_the_end(persons: Sequence[Person], when: When) -> None:
    """Refuse who is born after the year, or the day, that is asked for. Raises InputError."""
    last = when.on or date(when.year, 12, 31)
    for i, person in enumerate(persons):
        born = person.facts.get("geboortedatum")
        if born is not None and date.fromordinal(born) > last:
            raise InputError(f"geboren na {when}", ("personen", i, "geboortedatum"))


def _income_assumed(person: Person, system: System, when: When) -> dict[str, Any]:
    """Who has none by what was told has zero; of an adult who tells nothing income is unknown, never zero."""
    child = person.role == Rol.KIND and person.age(when) < 18
    if child or person.facts.get("geen_inkomen") is True:
        needed = [v for v in _tagged(system, INCOME) + _tagged(system, DERIVED) if v.fact and v.fact.required]
        return {v.name: 0.0 for v in needed if v.period == "fact" and v.name not in person.facts}
    incomes = _tagged(system, INCOME)
    if any(v.name in person.facts for v in incomes):
        return {}
    return {v.name: Missing("inkomen") for v in incomes}


def _tells_income(facts: Mapping[str, Any]) -> bool:
    return any(v.name in facts for v in _tagged(_law(), INCOME))


def _is_some(value: Any) -> bool:
    return value is not None and type(value) is not Missing and value != 0.0


def _tagged(system: System, tag: str) -> list[Variable]:
    return [v for v in system.variables.values() if v.fact and tag in v.fact.tags]


def _partners(household: Household, grouped: Families, when: When) -> list[int]:
    partners = [-1] * len(household.persons)
    for family in range(len(grouped.numbers)):
        members = [i for i, f in enumerate(grouped.of_person) if f == family]
        if family == 0:
            adults = [i for i in members if household.persons[i].role in (Rol.AANVRAGER, Rol.PARTNER)]
        else:
            adults = [i for i in members if household.persons[i].age(when) >= 18]
        if len(adults) == 2:
            partners[adults[0]], partners[adults[1]] = adults[1], adults[0]
    return partners


def _turning_points(person: Person, year: int) -> list[date]:
    """Days within a year from which an age counts that some law asks for.

    A law may look at the month itself (AOW), the first day after (bijstand), the month after (toeslagen) or the next
    quarter (kinderbijslag).
    """
    born = person.facts.get("geboortedatum")
    if born is None or "leeftijd" in person.facts:
        return []
    found = []
    for months in AGES:
        day = _reaches(date.fromordinal(born), months)
        if day.year == year:
            quarter = 3 * ((day.month - 1) // 3) + 4
            found += [day.replace(day=1), day, day + timedelta(days=1)]
            found += [date(year, quarter, 1)] if quarter <= 10 else []
    return found


def _eighteenth(person: Person, when: When) -> date | None:
    if when.on or person.age(when) != 17 or "leeftijd" in person.facts:
        return None
    return _reaches(date.fromordinal(person.facts["geboortedatum"]), 18 * 12)


def _reaches(born: date, months: int) -> date:
    """The day on which an age in months is complete; one that doesn't exist becomes the first of the month after."""
    month = born.month - 1 + months
    year, month = born.year + month // 12, month % 12 + 1
    try:
        return date(year, month, born.day)
    except ValueError:
        return date(year, month + 1, 1)


class _Reader:
    """Turns nested dictionaries into a household; every mistake is an InputError with its path."""

    def __init__(self, system: System) -> None:
        self.system = system

    @cached_property
    def of_person(self) -> dict[str, Variable]:
        found = {}
        for variable in self.system.variables.values():
            if variable.level == "persoon" and variable.name not in ("rol", "eerste_van_paar"):
                found[variable.fact.name if variable.fact else variable.name] = variable
        return found

    def household(self, content: Any) -> Household:
        if not isinstance(content, Mapping):
            raise InputError("hier hoort een huishouden te staan: personen, met per persoon rol, leeftijd en inkomen")
        self._known(content, {*TOP, *NOT_YET}, (), self._top_variables())
        persons = content.get("personen")
        if not isinstance(persons, list) or not persons:
            raise InputError("hier hoort een lijst met minstens één persoon te staan", ("personen",))
        if len(persons) > MOST_PERSONS:
            raise InputError(
                f"een huishouden heeft hoogstens {MOST_PERSONS} personen, niet {len(persons)}", ("personen",)
            )
        read = [self._person(p, ("personen", i), len(persons), i) for i, p in enumerate(persons)]
        self._composition(read)
        read = self._couple(content, read)
        when = self._when(content)
        if when is not None:
            born_before_the_end(read, when)
        return Household(
            id=_id(content.get("id", "huishouden"), ("id",)),
            when=when,
            persons=read,
            facts=self._household_facts(content),
            municipality=self._municipality(content.get("gemeente")),
            targets=self._targets(content.get("doelen")),
            weight=self._weight(content.get("gewicht", 1.0)),
        )

    def _top_variables(self) -> dict[str, Variable]:
        return {n: v for n, v in self.system.variables.items() if v.level != "persoon"}

    def _known(self, content: Mapping[Any, Any], names: set[str], path: tuple[str | int, ...], also: Any) -> None:
        for name in content:
            if name in NOT_YET:
                raise InputError(NOT_YET[name], (*path, name))
            if name not in names and name not in also:
                raise InputError(f"onbekend veld{nearest(str(name), [*names, *also])}", (*path, str(name)))

    def _person(self, said: Any, path: tuple[str | int, ...], count: int, index: int) -> Person:
        if not isinstance(said, Mapping):
            raise InputError("hier hoort een persoon te staan, als {rol: aanvrager, leeftijd: 38, loon: 32000}", path)
        self._known(said, {*OF_A_PERSON, *NOT_YET}, path, self.of_person)
        if "rol" not in said and count > 1:
            raise InputError("rol ontbreekt; kies aanvrager, partner, kind of medebewoner", path)
        role = Rol(read_word(Rol, said.get("rol", "aanvrager"), (*path, "rol")))
        facts: dict[str, Any] = {}
        for name, value in said.items():
            if name in self.of_person:
                variable = self.of_person[name]
                facts[variable.name] = read_value(variable, value, (*path, name))
        self._age(facts, path)
        self._flatten(said, facts, path, role)
        self._income(facts, path)
        family = said.get("gezin")
        if family is not None and (isinstance(family, bool) or not isinstance(family, int) or not 1 <= family <= 99):
            raise InputError(
                "gezin is een nummer: 1 voor dat van de aanvrager, 2 en hoger voor anderen", (*path, "gezin")
            )
        if family is not None and family > 1 and role in (Rol.AANVRAGER, Rol.PARTNER):
            raise InputError("aanvrager en partner horen in gezin 1", (*path, "gezin"))
        return Person(_id(said.get("id", f"persoon{index + 1}"), (*path, "id")), role, facts, family)

    def _age(self, facts: dict[str, Any], path: tuple[str | int, ...]) -> None:
        age, born = facts.get("leeftijd"), facts.get("geboortedatum")
        if isinstance(age, Missing):
            raise InputError("leeftijd of geboortedatum is nodig", (*path, "leeftijd"))
        if isinstance(born, Missing):
            raise InputError("leeftijd of geboortedatum is nodig", (*path, "geboortedatum"))
        if age is None and born is None:
            raise InputError("leeftijd of geboortedatum ontbreekt", path)
        if age is not None and not 0 <= age <= 120:
            raise InputError(f"'{age}' is geen leeftijd; tussen 0 en 120 jaar", (*path, "leeftijd"))

    def _income(self, facts: dict[str, Any], path: tuple[str | int, ...]) -> None:
        told = [v.name for v in _tagged(self.system, INCOME) if _is_some(facts.get(v.name))]
        if facts.get("geen_inkomen") is True and told:
            raise InputError(f"geen_inkomen en {told[0]} spreken elkaar tegen", (*path, "geen_inkomen"))
        if "loon" in told and "minimumloon_uren" in told:
            raise InputError("geef loon of minimumloon_uren: uit de uren volgt het loon", (*path, "minimumloon_uren"))

    def _flatten(self, said: Mapping[str, Any], facts: dict[str, Any], path: tuple[str | int, ...], role: Rol) -> None:
        """Lists and groups of facts: childcare, Wmo provisions, overrides of partnership."""
        care = said.get("kinderopvang")
        entries = [care] if isinstance(care, Mapping) else care or []
        if not isinstance(entries, list):
            raise InputError(
                "hier hoort een lijst te staan: [{soort: bso, uren_maand: 40, uurprijs: 9.10}]", (*path, "kinderopvang")
            )
        for i, entry in enumerate(entries):
            spot = (*path, "kinderopvang", i)
            if not isinstance(entry, Mapping) or not {"soort", "uren_maand", "uurprijs"} <= set(entry):
                raise InputError("elke opvang heeft soort, uren_maand en uurprijs", spot)
            for name, value in entry.items():
                if name != "soort":
                    self._nested(f"kinderopvang.{entry['soort']}.{name}", value, facts, (*spot, str(name)), "opvang")
        hours = [
            value for name, value in facts.items() if name.startswith("kinderopvang_") and name.endswith("_uren_maand")
        ]
        if role != Rol.KIND and any(_is_some(value) for value in hours):
            raise InputError("kinderopvang hoort bij het kind", (*path, "kinderopvang"))
        provisions = said.get("wmo_voorziening")
        if provisions is not None and not isinstance(provisions, (str, list)):
            raise InputError("hier hoort een lijst te staan, als [begeleiding]", (*path, "wmo_voorziening"))
        for name in [provisions] if isinstance(provisions, str) else provisions or []:
            self._nested(f"wmo_voorziening.{name}", True, facts, (*path, "wmo_voorziening"), "voorziening")
        for name, value in self._group(said, "partnerschap", path).items():
            self._nested(f"partnerschap.{name}", value, facts, (*path, "partnerschap", str(name)), "partnerschap")

    def _group(self, said: Mapping[str, Any], name: str, path: tuple[str | int, ...]) -> Mapping[str, Any]:
        group = said.get(name) or {}
        if not isinstance(group, Mapping):
            raise InputError(f"hier horen velden van {name} te staan, als {{…: …}}", (*path, name))
        return group

    def _nested(self, name: str, said: Any, facts: dict[str, Any], path: tuple[str | int, ...], what: str) -> None:
        variable = self.of_person.get(name)
        if variable is None:
            raise InputError(f"onbekende {what} '{name}'{nearest(name, self.of_person)}", path)
        if variable.name in facts:
            raise InputError(f"{name} staat er twee keer; tel dezelfde soort bij elkaar op", path)
        facts[variable.name] = read_value(variable, said, path)

    def _composition(self, persons: list[Person]) -> None:
        for role, problem in ((Rol.AANVRAGER, "aanvrager"), (Rol.PARTNER, "partner")):
            spots = [i for i, p in enumerate(persons) if p.role == role]
            if len(spots) > 1:
                raise InputError(
                    f"er is al een {problem}; een huishouden heeft er hoogstens één", ("personen", spots[1], "rol")
                )
            if role == Rol.AANVRAGER and not spots:
                raise InputError("er is geen aanvrager; geef één persoon rol: aanvrager", ("personen",))
        seen: set[str] = set()
        for i, person in enumerate(persons):
            if person.id in seen:
                raise InputError(f"id '{person.id}' komt twee keer voor", ("personen", i, "id"))
            seen.add(person.id)

    def _couple(self, content: Mapping[str, Any], persons: list[Person]) -> list[Person]:
        """What binds a couple holds for both, wherever it was written."""
        shared: dict[str, Any] = {}
        if "relatie" in content:
            shared["relatie"] = read_value(self.of_person["relatie"], content["relatie"], ("relatie",))
        for name, value in self._group(content, "partnerschap", ()).items():
            self._nested(f"partnerschap.{name}", value, shared, ("partnerschap", str(name)), "partnerschap")
        couple = [p for p in persons if p.role in (Rol.AANVRAGER, Rol.PARTNER)]
        for person in couple:
            for name in OF_A_COUPLE:
                if name in person.facts:
                    if shared.setdefault(name, person.facts[name]) != person.facts[name]:
                        raise InputError(f"{name} van aanvrager en partner spreken elkaar tegen", ("personen",))
        return [Person(p.id, p.role, {**p.facts, **shared}, p.family) if p in couple else p for p in persons]

    def _household_facts(self, content: Mapping[str, Any]) -> dict[str, Any]:
        facts: dict[str, Any] = {}
        for name, variable in self._top_variables().items():
            if name in content:
                facts[name] = read_value(variable, content[name], (name,))
        home = self._group(content, "woning", ())
        names = {
            v.fact.name[7:]: v for v in self.system.variables.values() if v.fact and v.fact.name.startswith("woning.")
        }
        for name, value in home.items():
            if name not in names:
                raise InputError(f"onbekend veld{nearest(str(name), names)}", ("woning", str(name)))
            facts[names[name].name] = read_value(names[name], value, ("woning", name))
        return facts

    def _when(self, content: Mapping[str, Any]) -> When | None:
        if content.get("datum") is not None:
            return read_when(content["datum"], ("datum",))
        if content.get("jaar") is not None:
            return read_when(content["jaar"], ("jaar",))
        return None

    def _municipality(self, said: Any) -> str | None:
        if said is None:
            return None
        code = str(said).strip().upper()
        if isinstance(said, int) or len(code) != 6 or not code.startswith("GM") or not code[2:].isdigit():
            raise InputError(f"'{said}' is geen gemeentecode; schrijf de CBS-code, als GM0344", ("gemeente",))
        return code

    def _targets(self, said: Any) -> tuple[str, ...]:
        names = [said] if isinstance(said, str) else said or []
        if not isinstance(names, list):
            raise InputError("hier hoort een lijst met uitkomsten te staan, als [zorgtoeslag]", ("doelen",))
        return tuple(known_target(self.system, str(name), ("doelen", i)) for i, name in enumerate(names))

    def _weight(self, said: Any) -> float:
        if isinstance(said, bool) or not isinstance(said, (int, float)) or not 0 <= said < 1e9:
            raise InputError(f"'{said}' is geen gewicht; een getal van nul of meer", ("gewicht",))
        return float(said)


def _id(said: Any, path: tuple[str | int, ...]) -> str:
    if isinstance(said, bool) or not isinstance(said, (str, int)) or len(str(said)) > LONGEST_ID:
        raise InputError(f"een id is een woord of nummer van hoogstens {LONGEST_ID} tekens", path)
    return str(said)


def known_target(system: System, name: str, path: tuple[str | int, ...] = ()) -> str:
    """The name of a variable that can be asked for. Raises InputError with the nearest."""
    if system.variable(name) is None:
        targets = [v.name for v in system.variables.values() if v.target]
        hint = nearest(name, targets) or nearest(name, system.variables)
        raise InputError(f"'{name}' is geen uitkomst{hint}", path)
    return name


def read_when(said: Any, path: tuple[str | int, ...] = ()) -> When:
    """A year (2024) or a day (2024-07-01)."""
    text = str(said).strip()
    if text.isdigit() and len(text) == 4:
        when = When(int(text))
    else:
        day = read_date(said, path)
        when = When(day.year, day)
    if not FIRST_YEAR <= when.year <= LAST_YEAR:
        raise InputError(f"{text} valt buiten {FIRST_YEAR}-{LAST_YEAR}, de jaren waarvan de wet hier staat", path)
    return when


def _law() -> System:
    from prinsjesdag.law import load

    return load()
