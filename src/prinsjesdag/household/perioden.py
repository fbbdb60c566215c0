"""`perioden`: what differs in some months of the year, of a person or of the home.

A period is of whole months. What it doesn't mention keeps its value; amounts are at a year's rate (`_maand`: a
month's). It has effect in the year it names: outside the year that is asked for it says nothing.
"""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from prinsjesdag.engine import Variable
from prinsjesdag.errors import InputError
from prinsjesdag.household.facts import NESTED, FactReader
from prinsjesdag.household.model import INSTEAD, Period, law, tagged
from prinsjesdag.law.algemeen.feiten import INCOME
from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.values import Path, read_date, read_yes_no

MOST_PERIODS = 120
"""Of one person: the months of ten years."""

ALL_YEAR = ("id", "rol", "gezin", "geboortedatum", "leeftijd")
"""Fields of a person that no period changes."""

EXAMPLE = "[{van: 2024-07-01, tot: 2024-12-31, loon: 30000}]"


class PeriodReader:
    """Reads lists of periods; every mistake is an InputError with its path."""

    def __init__(self, facts: FactReader) -> None:
        self.facts = facts

    def of_person(self, said: Any, path: Path, role: Rol) -> tuple[Period, ...]:
        """The periods of one person."""
        found = []
        for spot, entry, first, last in self._entries(said, path):
            for name in entry:
                if name in ALL_YEAR:
                    raise InputError(f"{name} verschilt niet binnen het jaar", (*spot, name))
                if name in ("relatie", "partnerschap"):
                    raise InputError("hoort in perioden van het huishouden: het geldt voor allebei", (*spot, name))
            self.facts.known(entry, ("van", "tot", "op_adres", *NESTED), spot, self.facts.of_person)
            told = self.facts.person(entry, spot, role)
            self._fits(told, spot, first, last)
            present = read_yes_no(entry["op_adres"], (*spot, "op_adres")) if "op_adres" in entry else None
            if role == Rol.AANVRAGER and present is False:
                raise InputError("de aanvrager woont altijd op het adres", (*spot, "op_adres"))
            emptied = self._emptied(entry)
            found.append(Period(first, last, emptied | told, present))
        return self._ordered(found, path)

    def of_household(self, said: Any, path: Path) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
        """The periods of the home, and those of what binds applicant and partner."""
        home, couple = [], []
        for spot, entry, first, last in self._entries(said, path):
            self.facts.known(entry, ("van", "tot", "woning", "relatie", "partnerschap"), spot, self.facts.of_groups)
            told = self.facts.groups(entry, spot) | self.facts.home(entry, spot)
            self._fits(told, spot, first, last)
            home.append(Period(first, last, told))
            couple.append(Period(first, last, self.facts.couple(entry, spot)))
        of_home, of_couple = self._ordered(home, path), self._ordered(couple, path)
        return tuple(p for p in of_home if p.facts), tuple(p for p in of_couple if p.facts)

    def _entries(self, said: Any, path: Path) -> list[tuple[Path, Mapping[str, Any], date, date]]:
        entries = [said] if isinstance(said, Mapping) else said or []
        if not isinstance(entries, list):
            raise InputError(f"hier hoort een lijst te staan: {EXAMPLE}", path)
        if len(entries) > MOST_PERIODS:
            raise InputError(f"hoogstens {MOST_PERIODS} perioden, niet {len(entries)}", path)
        found = []
        for i, entry in enumerate(entries):
            spot = (*path, i)
            if not isinstance(entry, Mapping):
                raise InputError(f"hier hoort een periode te staan, als in {EXAMPLE}", spot)
            if entry.get("van") is None and entry.get("tot") is None:
                raise InputError(f"van en tot ontbreken, als in {EXAMPLE}", spot)
            if not {*entry} - {"van", "tot"}:
                raise InputError("een periode zegt ook wat er dan anders is, zoals loon", spot)
            first, last = _first(entry.get("van"), (*spot, "van")), _last(entry.get("tot"), (*spot, "tot"))
            if last < first:
                raise InputError(f"tot ({last}) ligt voor van ({first})", (*spot, "tot"))
            found.append((spot, entry, first, last))
        return found

    def _fits(self, told: Mapping[str, Any], spot: Path, first: date, last: date) -> None:
        """Refuse what holds for a whole year. Raises InputError."""
        for name in told:
            variable = self.facts.system.variables[name]
            shown = variable.fact.name if variable.fact else name
            how = variable.fact.through_year if variable.fact else ""
            if variable.period == "year":
                what = "geldt voor het hele jaar; geef in een periode het inkomen zelf, zoals loon of uitkering"
                raise InputError(f"{shown} {what}", (*spot, shown))
            if how == "fixed":
                raise InputError(f"{shown} verschilt niet binnen het jaar", (*spot, shown))
            if how == "new_year" and not _has_new_year(first, last):
                what = f"{shown} telt zoals het op 1 januari is; in deze periode zit geen 1 januari"
                raise InputError(what, (*spot, shown))

    def _emptied(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        """A list in a period takes the place of the whole list: what isn't in it is not there."""
        found = {}
        for group in ("kinderopvang", "wmo_voorziening"):
            if group in entry:
                for name, variable in self.facts.of_person.items():
                    if name.startswith(f"{group}.") and variable.fact is not None:
                        found[variable.name] = variable.fact.default
        return found

    def _ordered(self, periods: list[Period], path: Path) -> tuple[Period, ...]:
        """By date. Raises InputError where two tell the same thing of the same month."""
        for i, later in enumerate(periods):
            for earlier in periods[:i]:
                if later.first <= earlier.last and earlier.first <= later.last:
                    both = _told(earlier) & _told(later)
                    if both:
                        name = self._shown(sorted(both)[0])
                        start, end = max(later.first, earlier.first), min(later.last, earlier.last)
                        what = f"{name} staat in twee perioden die elkaar overlappen ({start} tot en met {end})"
                        raise InputError(what, (*path, i))
        return tuple(sorted(periods, key=lambda p: (p.first, p.last, sorted(p.facts))))

    def _shown(self, name: str) -> str:
        variable: Variable | None = self.facts.system.variables.get(name)
        return variable.fact.name if variable and variable.fact else name


def _told(period: Period) -> set[str]:
    """What a period says something of; what comes in the place of something else says that too."""
    names = {*period.facts, *(other for name in period.facts for other in INSTEAD.get(name, ()))}
    if period.facts.get("geen_inkomen") is True:
        names |= {variable.name for variable in tagged(law(), INCOME)}
    return names | ({"op_adres"} if period.present is not None else set())


def _has_new_year(first: date, last: date) -> bool:
    return first.year < last.year or (first.month, first.day) == (1, 1)


def _first(said: Any, path: Path) -> date:
    """The first day of a month; the beginning of time when nothing is said."""
    if said is None:
        return date(1880, 1, 1)
    day = read_date(said, path)
    if day.day != 1:
        after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
        what = f"maanden tellen heel: van is de eerste dag van een maand, {day.replace(day=1)} of {after}"
        raise InputError(what, path)
    return day


def _last(said: Any, path: Path) -> date:
    """The last day of a month; the end of time when nothing is said."""
    if said is None:
        return date(2100, 12, 31)
    day = read_date(said, path)
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    if day != last:
        before = day.replace(day=1) - timedelta(days=1)
        raise InputError(f"maanden tellen heel: tot is de laatste dag van een maand, {before} of {last}", path)
    return day
