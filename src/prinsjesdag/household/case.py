"""A household as a case that rules can be run on: groups, partners and facts, and when in the year they change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from prinsjesdag.engine import NOT_GIVEN, Case, Missing, System, When
from prinsjesdag.engine.plan import first_of_month
from prinsjesdag.engine.trace import same
from prinsjesdag.errors import InputError
from prinsjesdag.household.model import Household, Person, facts_on, tagged
from prinsjesdag.law import AGES
from prinsjesdag.law.algemeen.feiten import DERIVED, INCOME
from prinsjesdag.law.algemeen.woorden import Oordeel, Rol

Given = dict[str, list[Any]]

ELSEWHERE = {"zorgtoeslag_voor_afronding": 0.0}
"""In months elsewhere: what somebody receives there is nothing that these facts tell."""


@dataclass(frozen=True)
class Families:
    """Who belongs to which gezin: numbers as shown, members by index of person, from the start and later.

    Who doesn't live at the address for some months is a gezin alone then, numbered 0, with a home of its own.
    """

    numbers: list[int]
    of_person: list[int]
    later: list[tuple[date, list[int]]]

    @property
    def in_the_end(self) -> list[int]:
        return self.later[-1][1] if self.later else self.of_person

    @property
    def homes(self) -> list[int]:
        """For every gezin its home: the address, or one elsewhere."""
        return [0 if number else 1 + self.numbers[:i].count(0) for i, number in enumerate(self.numbers)]

    def on(self, day: date) -> list[int]:
        found = self.of_person
        for since, of_person in self.later:
            if since <= day:
                found = of_person
        return found


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
    days = _days(household, when)
    elsewhere: dict[int, int] = {}
    for i, person in enumerate(persons):
        if not all(person.is_here(day) for day in days):
            elsewhere[i] = len(numbers)
            numbers.append(0)

    def on(day: date) -> list[int]:
        moved = [moves[i][1] if i in moves and moves[i][0] <= day else family for i, family in enumerate(placed)]
        return [elsewhere[i] if not persons[i].is_here(day) else family for i, family in enumerate(moved)]

    later: list[tuple[date, list[int]]] = []
    current = start = on(days[0])
    for day in sorted({*days[1:], *(day for day, _ in moves.values())}):
        if on(day) != current:
            current = on(day)
            later.append((day, current))
    return Families(numbers, start, later)


def case_of(household: Household, system: System, when: When) -> tuple[Case, Families]:
    """The household as the interpreter takes it. Raises InputError for what doesn't go together in that year."""
    persons, grouped = household.persons, families(household, when)
    born_before_the_end(persons, when)
    days = _days(household, when)
    linked = [_partners(household, grouped, when, day) for day in days]
    given, later_given = _through_time([_given(household, system, when, grouped, day) for day in days], days, system)
    _part(household, days, given, later_given)
    case = Case(
        sizes=(len(persons), len(grouped.numbers), 1 + grouped.numbers.count(0)),
        parents=(grouped.of_person, grouped.homes),
        links={"partner": linked[0]},
        given=given,
        breaks=[] if when.on else [day for person in persons for day in _turning_points(person, when.year)],
        later=[(day, (of_person, grouped.homes)) for day, of_person in grouped.later],
        later_links=[
            (day, {"partner": now})
            for day, before, now in zip(days[1:], linked[:-1], linked[1:], strict=True)
            if now != before
        ],
        later_given=later_given,
    )
    return case, grouped


def _days(household: Household, when: When) -> list[date]:
    """The first day that counts, and those in the year from which a period makes something else hold."""
    return [when.on] if when.on else [when.new_year, *household.changes(when.year)]


def _given(household: Household, system: System, when: When, grouped: Families, day: date) -> Given:
    """What is known on a day, per instance."""
    persons, size = household.persons, len(household.persons)
    partners = _partners(household, grouped, when, day)
    given: Given = {"rol": [p.role for p in persons]}
    given["eerste_van_paar"] = [_is_first(household, i, other) for i, other in enumerate(partners)]
    given["geboortedatum"] = [p.facts.get("geboortedatum", NOT_GIVEN) for p in persons]
    for i, person in enumerate(persons):
        facts = person.on(day)
        away = {} if person.is_here(day) else ELSEWHERE
        assumed = {**_income_assumed(person, facts, system, when), **_reference_year(facts, when)}
        for name, value in {**facts, **assumed, **away}.items():
            given.setdefault(name, [NOT_GIVEN] * size)[i] = value
    for name, value in facts_on(household.facts, household.periods, day).items():
        variable = system.variable(name)
        assert variable is not None
        others = len(grouped.numbers) - 1 if variable.level == "gezin" else grouped.numbers.count(0)
        given[name] = [value] + [NOT_GIVEN] * others
    return given


def _is_first(household: Household, i: int, other: int) -> bool:
    """Who is named first of two; the applicant, when one of them isn't always there."""
    if other < 0:
        return True
    one = household.persons[i]
    if comes_or_goes(one) or comes_or_goes(household.persons[other]):
        return one.role == Rol.AANVRAGER or (household.persons[other].role != Rol.AANVRAGER and i < other)
    return i < other


def comes_or_goes(person: Person) -> bool:
    """Whether somebody lives at the address for a part of the time only, or not at all."""
    return not person.present or any(p.present is False for p in person.periods)


def _through_time(
    said: Sequence[Given], days: Sequence[date], system: System
) -> tuple[Given, dict[str, list[tuple[date, list[Any]]]]]:
    """What is given from the start, and each change of it by name."""
    names = list(dict.fromkeys(name for of_day in said for name in of_day))
    first: Given = {}
    later: dict[str, list[tuple[date, list[Any]]]] = {}
    for name in names:
        size = len(next(of_day[name] for of_day in said if name in of_day))
        columns = [of_day.get(name, [NOT_GIVEN] * size) for of_day in said]
        variable = system.variable(name)
        held = variable is not None and variable.fact is not None and variable.fact.through_year == "new_year"
        first[name] = current = columns[0]
        for day, values in zip(days[1:], columns[1:], strict=True):
            if not held and not all(map(same, values, current)):
                later.setdefault(name, []).append((day, values))
                current = values
    return first, later


def _part(
    household: Household, days: Sequence[date], given: Given, later: dict[str, list[tuple[date, list[Any]]]]
) -> None:
    """A partner who has left by the end of the year is no fiscal partner: that would take a choice of both.

    Raises InputError where that choice is told. (Wet inkomstenbelasting 2001 art. 2.17 lid 7.)
    """
    left = partner_who_left(household, days)
    if left is None:
        return
    name = "partnerschap_fiscaal"
    everything = [given.get(name, []), *(values for _, values in later.get(name, ()))]
    if any(same(value, Oordeel.JA) for values in everything for value in values):
        what = "wie in het jaar vertrekt, wordt zonder fiscale partner gerekend; laat fiscaal weg"
        raise InputError(what, ("partnerschap", "fiscaal"))
    couple = (Rol.AANVRAGER, Rol.PARTNER)
    given[name] = [Oordeel.NEE if p.role in couple else NOT_GIVEN for p in household.persons]
    later.pop(name, None)


def partner_who_left(household: Household, days: Sequence[date]) -> Person | None:
    """The partner who lived at the address for a part of the year, and not at its end."""
    for person in household.persons:
        here = [person.is_here(day) for day in days]
        if person.role == Rol.PARTNER and any(here) and not here[-1]:
            return person
    return None


def born_before_the_end(persons: Sequence[Person], when: When) -> None:
    """Refuse who is born after the year, or the day, that is asked for. Raises InputError."""
    last = when.on or date(when.year, 12, 31)
    for i, person in enumerate(persons):
        born = person.facts.get("geboortedatum")
        if born is not None and date.fromordinal(born) > last:
            raise InputError(f"geboren na {when}", ("personen", i, "geboortedatum"))


def _income_assumed(person: Person, facts: Mapping[str, Any], system: System, when: When) -> dict[str, Any]:
    """Who has none by what was told has zero; of an adult who tells nothing income is unknown, never zero."""
    child = person.role == Rol.KIND and person.age(when) < 18
    if child or facts.get("geen_inkomen") is True:
        needed = [v for v in tagged(system, INCOME) + tagged(system, DERIVED) if v.fact and v.fact.required]
        return {v.name: 0.0 for v in needed if v.period == "fact" and v.name not in facts}
    incomes = tagged(system, INCOME)
    if any(v.name in facts for v in incomes):
        return {}
    return {v.name: Missing("inkomen") for v in incomes}


def _reference_year(facts: Mapping[str, Any], when: When) -> dict[str, Any]:
    """Income told of another year than the Wmo counts is not known of that year (Uitvoeringsbesluit Wmo 2015 1.1)."""
    if facts.get("peiljaarinkomen_jaar", 0) in (0, when.year - 2):
        return {}
    return {"peiljaarinkomen_verzamelinkomen": Missing(f"peiljaarinkomen over {when.year - 2}")}


def _partners(household: Household, grouped: Families, when: When, day: date) -> list[int]:
    partners = [-1] * len(household.persons)
    of_person = grouped.on(day)
    for family in range(len(grouped.numbers)):
        members = [i for i, f in enumerate(of_person) if f == family]
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
