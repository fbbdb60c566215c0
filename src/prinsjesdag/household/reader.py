"""From nested dictionaries to a household; every mistake is an InputError with its path."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from prinsjesdag.engine import Missing, System, When
from prinsjesdag.errors import InputError
from prinsjesdag.household.asking import known_target, read_when
from prinsjesdag.household.case import born_before_the_end
from prinsjesdag.household.facts import NESTED, FactReader
from prinsjesdag.household.model import MOST_PERSONS, OF_A_COUPLE, Household, Period, Person
from prinsjesdag.household.perioden import PeriodReader
from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.values import Path, read_word, read_yes_no

TOP = ("id", "jaar", "datum", "gemeente", "doelen", "personen", "woning", "relatie", "partnerschap", "gewicht",
       "perioden")  # fmt: skip
OF_A_PERSON = ("id", "rol", "gezin", "geboortedatum", "leeftijd", *NESTED, "perioden", "op_adres")
LONGEST_ID = 200


class Reader:
    """Turns nested dictionaries into a household; every mistake is an InputError with its path."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.facts = FactReader(system)
        self.periods = PeriodReader(self.facts)

    def household(self, content: Any) -> Household:
        if not isinstance(content, Mapping):
            raise InputError("hier hoort een huishouden te staan: personen, met per persoon rol, leeftijd en inkomen")
        self.facts.known(content, TOP, (), self.facts.of_groups)
        persons = content.get("personen")
        if not isinstance(persons, list) or not persons:
            raise InputError("hier hoort een lijst met minstens één persoon te staan", ("personen",))
        if len(persons) > MOST_PERSONS:
            raise InputError(
                f"een huishouden heeft hoogstens {MOST_PERSONS} personen, niet {len(persons)}", ("personen",)
            )
        read = [self._person(p, ("personen", i), len(persons), i) for i, p in enumerate(persons)]
        self._composition(read)
        of_home, of_couple = self.periods.of_household(content.get("perioden"), ("perioden",))
        read = self._couple(content, read, of_couple)
        when = self._when(content)
        if when is not None:
            born_before_the_end(read, when)
        return Household(
            id=_id(content.get("id", "huishouden"), ("id",)),
            when=when,
            persons=read,
            facts=self.facts.groups(content, ()) | self.facts.home(content, ()),
            municipality=self._municipality(content.get("gemeente")),
            targets=self._targets(content.get("doelen")),
            weight=self._weight(content.get("gewicht", 1.0)),
            periods=of_home,
        )

    def _person(self, said: Any, path: Path, count: int, index: int) -> Person:
        if not isinstance(said, Mapping):
            raise InputError("hier hoort een persoon te staan, als {rol: aanvrager, leeftijd: 38, loon: 32000}", path)
        self.facts.known(said, OF_A_PERSON, path, self.facts.of_person)
        if "rol" not in said and count > 1:
            raise InputError("rol ontbreekt; kies aanvrager, partner, kind of medebewoner", path)
        role = Rol(read_word(Rol, said.get("rol", "aanvrager"), (*path, "rol")))
        facts = self.facts.person(said, path, role)
        self._age(facts, path)
        family = said.get("gezin")
        if family is not None and (isinstance(family, bool) or not isinstance(family, int) or not 1 <= family <= 99):
            raise InputError(
                "gezin is een nummer: 1 voor dat van de aanvrager, 2 en hoger voor anderen", (*path, "gezin")
            )
        if family is not None and family > 1 and role in (Rol.AANVRAGER, Rol.PARTNER):
            raise InputError("aanvrager en partner horen in gezin 1", (*path, "gezin"))
        periods = self.periods.of_person(said.get("perioden"), (*path, "perioden"), role)
        present = read_yes_no(said.get("op_adres", True), (*path, "op_adres"))
        if role == Rol.AANVRAGER and not present:
            raise InputError("de aanvrager woont altijd op het adres", (*path, "op_adres"))
        name = _id(said.get("id", f"persoon{index + 1}"), (*path, "id"))
        return Person(name, role, facts, family, periods, present)

    def _age(self, facts: dict[str, Any], path: Path) -> None:
        age, born = facts.get("leeftijd"), facts.get("geboortedatum")
        if isinstance(age, Missing):
            raise InputError("leeftijd of geboortedatum is nodig", (*path, "leeftijd"))
        if isinstance(born, Missing):
            raise InputError("leeftijd of geboortedatum is nodig", (*path, "geboortedatum"))
        if age is None and born is None:
            raise InputError("leeftijd of geboortedatum ontbreekt", path)
        if age is not None and not 0 <= age <= 120:
            raise InputError(f"'{age}' is geen leeftijd; tussen 0 en 120 jaar", (*path, "leeftijd"))

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

    def _couple(self, content: Mapping[str, Any], persons: list[Person], periods: tuple[Period, ...]) -> list[Person]:
        """What binds a couple holds for both, wherever it was written."""
        shared = self.facts.couple(content, ())
        couple = [p for p in persons if p.role in (Rol.AANVRAGER, Rol.PARTNER)]
        for person in couple:
            for name in OF_A_COUPLE:
                if name in person.facts:
                    if shared.setdefault(name, person.facts[name]) != person.facts[name]:
                        raise InputError(f"{name} van aanvrager en partner spreken elkaar tegen", ("personen",))
        return [
            replace(p, facts={**p.facts, **shared}, periods=(*p.periods, *periods)) if p in couple else p
            for p in persons
        ]

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


def _id(said: Any, path: Path) -> str:
    if isinstance(said, bool) or not isinstance(said, (str, int)) or len(str(said)) > LONGEST_ID:
        raise InputError(f"een id is een woord of nummer van hoogstens {LONGEST_ID} tekens", path)
    return str(said)
