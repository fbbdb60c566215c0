"""What the rows of a household must say together: who there is, what is one for all of them, what may stay empty."""

from datetime import date
from enum import IntEnum

import numpy as np

from prinsjesdag.engine import System, Variable, When
from prinsjesdag.household.model import OF_A_COUPLE
from prinsjesdag.law.algemeen.feiten import DERIVED, INCOME
from prinsjesdag.law.algemeen.woorden import Rol, SoortWoning
from prinsjesdag.tables.building import Ages, Floats, Ints, Mask, Persons, couple, group, has_none, incomes, tells
from prinsjesdag.tables.problems import Problems

ONLY_IN = {
    "woning_kale_huur": SoortWoning.HUUR,
    "woning_servicekosten": SoortWoning.HUUR,
    "woning_woz_waarde": SoortWoning.KOOP,
    "woning_hypotheekrente": SoortWoning.KOOP,
    "woning_hypotheekschuld": SoortWoning.KOOP,
}
"""What is only told of a rented or of an own home."""

EITHER = {"loon": "minimumloon_uren", "minimumloon_uren": "loon"}
"""Who gives the one need not give the other."""


def composition(persons: Persons, problems: Problems) -> None:
    """One applicant, at most one partner, who don't contradict one another."""
    for role, name in ((Rol.AANVRAGER, "aanvrager"), (Rol.PARTNER, "partner")):
        is_role = (persons.role == role).astype(np.int64)
        counts = np.add.reduceat(is_role, persons.starts[:-1])
        before = np.cumsum(is_role) - is_role
        second = (is_role == 1) & (before - before[persons.starts[:-1]][persons.household] == 1)
        what = f"er is al een {name}; een huishouden heeft er hoogstens één"
        problems.add(second, "rol", what)
        if role == Rol.AANVRAGER:
            none = persons.starts[:-1][counts == 0]
            problems.add(none, "rol", "er is geen aanvrager; geef één persoon per huishouden de rol aanvrager")
    applicant, partner = couple(persons)
    both = (partner >= 0) & (applicant >= 0)
    for name in OF_A_COUPLE:
        if name in persons.given:
            one, other = persons.given[name][applicant[both]], persons.given[name][partner[both]]
            bad = ~np.isnan(one) & ~np.isnan(other) & (one != other)
            problems.add(partner[both][bad], name, "aanvrager en partner spreken elkaar tegen")


def born(persons: Persons, of: Ages, when: When, problems: Problems) -> None:
    """Everybody has an age, and nobody is yet to be born."""
    none = np.full(persons.rows, np.nan)
    birth, age = persons.given.get("geboortedatum", none), persons.given.get("leeftijd", none)
    name = "leeftijd" if "leeftijd" in persons.given else "geboortedatum"
    problems.add(np.isnan(birth) & np.isnan(age), name, "leeftijd of geboortedatum ontbreekt")
    last = when.on or date(when.year, 12, 31)
    problems.add(birth > last.toordinal(), "geboortedatum", f"geboren na {when}")


def reference_year(persons: Persons, when: When, problems: Problems) -> None:
    """Income of the Wmo's reference year is that of two years before (Uitvoeringsbesluit Wmo 2015 art. 1.1)."""
    if "peiljaarinkomen_jaar" in persons.given:
        said = persons.given["peiljaarinkomen_jaar"]
        wrong = ~np.isnan(said) & (said != 0) & (said != when.year - 2)
        what = f"voor de Wmo-bijdrage van {when.year} telt het inkomen van {when.year - 2}"
        problems.add(wrong, "peiljaarinkomen.jaar", what)


def constant(values: Floats, starts: Ints, name: str, problems: Problems) -> None:
    """The same on all rows of a household."""
    first = np.repeat(values[starts[:-1]], np.diff(starts))
    other = (values != first) & ~(np.isnan(values) & np.isnan(first))
    problems.add(other, name, "verschilt binnen het huishouden; geef elke rij van een huishouden dezelfde waarde")


def same_within(persons: Persons, of: Ages, system: System, problems: Problems) -> None:
    """What is told of a household or a gezin stands the same on all of its rows."""
    for name, values in persons.given.items():
        variable = system.variables[name]
        shown = variable.fact.name if variable.fact else name
        if variable.level == "huishouden":
            constant(values, persons.starts, shown, problems)
        elif variable.level == "gezin":
            groups = group(persons, of)
            first = values[groups.first_row()][groups.of_row]
            other = (values != first) & ~(np.isnan(values) & np.isnan(first))
            problems.add(other, shown, "verschilt binnen het gezin; geef elke rij van een gezin dezelfde waarde")


def told(persons: Persons, of: Ages, system: System, problems: Problems) -> None:
    """An empty cell is unknown, never zero: it may stand only where it says something."""
    for name, values in persons.given.items():
        empty = np.isnan(values)
        if not empty.any():
            continue
        variable = system.variables[name]
        meant = _meant(variable, persons, of)
        if meant is None:
            continue
        shown = variable.fact.name if variable.fact else name
        what = (
            f"leeg, en leeg is niet nul; vul in, of zet leeg: {{{shown}: {_example(variable)}}} in een kolommenbestand"
        )
        problems.add(empty & ~meant, shown, what)


def _meant(variable: Variable, persons: Persons, of: Ages) -> Mask | None:
    """The rows on which an empty cell says something; None for all of them."""
    name, fact, given = variable.name, variable.fact, persons.given
    if name in ("leeftijd", "geboortedatum", *OF_A_COUPLE) or variable.again is not None or fact is None:
        return None
    if issubclass(variable.kind, IntEnum) and fact.default == 0 and variable.kind(0).name == "ONBEKEND":
        return None
    if name == "peiljaarinkomen_verzamelinkomen":  # unknown, which matters only to who has support under the Wmo
        return None
    nobody = np.zeros(persons.rows, np.bool_)
    if name in ONLY_IN:
        home = given.get("woning_soort")
        if home is None:
            return nobody
        meant: Mask = home != ONLY_IN[name]
        return meant if fact.required else meant & (home > 0)
    if variable.versions and name not in EITHER:
        return None
    if INCOME in fact.tags:
        meant = of.child | has_none(given, persons.rows)
        return meant | ~np.isnan(given[EITHER[name]]) if EITHER.get(name) in given else meant
    if DERIVED in fact.tags:
        return of.child | has_none(given, persons.rows)
    if name.startswith("kinderopvang_"):
        kind = "_".join(name.split("_")[:2])
        pair = [given.get(f"{kind}_{what}") for what in ("uren_maand", "uurprijs")]
        neither = np.logical_and.reduce([np.isnan(p) for p in pair if p is not None])
        return np.asarray((persons.role != Rol.KIND) | neither)
    return nobody


def _example(variable: Variable) -> str:
    default = variable.fact.default if variable.fact and not variable.fact.required else 0
    if isinstance(default, bool):
        return "true" if default else "false"
    return default.name.lower() if isinstance(default, IntEnum) else f"{default:g}"


def agree(persons: Persons, system: System, problems: Problems) -> None:
    """Nobody tells two things that can't both be."""
    given = persons.given
    none = has_none(given, persons.rows)
    for name in sorted(incomes(system) & given.keys()):
        some = ~np.isnan(given[name]) & (given[name] != 0.0)
        problems.add(none & some, "geen_inkomen", f"geen_inkomen en {name} spreken elkaar tegen")
        if name == "loon" and EITHER[name] in given:
            both = ~np.isnan(given[name]) & (given[EITHER[name]] > 0.0)  # a loon of 0 too would go before the hours
            what = "geef loon of minimumloon_uren: uit de uren volgt het loon, laat dat dan leeg"
            problems.add(both, EITHER[name], what)
    for name, values in given.items():
        if name.startswith("kinderopvang_"):
            shown = system.variables[name].fact
            assert shown is not None
            wrong = (values > 0.0) & (persons.role != Rol.KIND)
            problems.add(wrong, shown.name, "kinderopvang hoort bij het kind")


def incomes_told(persons: Persons, of: Ages, system: System, problems: Problems) -> None:
    """Every adult tells an income, or what follows from it; silence is not zero."""
    told = tells(persons.given, incomes(system) | derived(system), persons.rows)
    silent = ~of.child & ~has_none(persons.given, persons.rows) & ~told
    problems.add(silent, "", "geen inkomen bij een volwassene; geef een bedrag (zoals loon) of geen_inkomen = true")


def derived(system: System) -> frozenset[str]:
    """What follows from income, and may be told instead of it."""
    return frozenset(
        v.name
        for v in system.variables.values()
        if v.level == "persoon"
        and ((v.fact is not None and DERIVED in v.fact.tags) or (v.fact is None and (v.unit or "").startswith("EUR")))
    )
