"""Runs the income tax and the Zvw for one household, for the tests beside this file: their laws alone, no others."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

from prinsjesdag.engine import NOT_GIVEN, Case, Day, Declarations, Fact, Interpreter, Outcome, System, When
from prinsjesdag.law import LEVELS, LINKS, UNITS
from prinsjesdag.law.algemeen.woorden import Rol

INKOMSTENBELASTING = (
    "feiten", "rules", "pensioenleeftijd", "verdeling", "winst", "eigen_woning", "box1", "box2", "box3",
    "persoonsgebonden_aftrek", "tarief", "heffingskortingen", "aanslag", "knikken", "kandidaten", "kandidaten_box3",
    "keuze",
)  # fmt: skip
MODULES = (
    "algemeen.feiten", "algemeen.rules", "aow.feiten", "aow.rules", "aow.pensioen", "awr.rules",
    *(f"inkomstenbelasting.{name}" for name in INKOMSTENBELASTING), "zorgverzekeringswet.rules",
)  # fmt: skip

BIJSTAND = Fact("bijstand_belast", "persoon", float, "EUR/jaar", 0.0, label="bijstand, belast")
"""The Participatiewet isn't here: what the rule gives there can be told."""

Persoon = Mapping[str, Any]


@cache
def stelsel() -> System:
    found = Declarations.of(*(import_module(f"prinsjesdag.law.{name}") for name in MODULES))
    found.facts.append(BIJSTAND)
    return System(found, levels=LEVELS, links=LINKS, units=UNITS)


@cache
def rekenaar(jaar: int) -> Interpreter:
    return Interpreter(stelsel(), When(jaar))


def geboren(jaar: int, maand: int = 6, dag: int = 15) -> Day:
    return Day(date(jaar, maand, dag).toordinal())


def bereken(
    jaar: int,
    doelen: Sequence[str],
    *personen: Persoon,
    gezin: Mapping[str, Any] | None = None,
    huishouden: Mapping[str, Any] | None = None,
) -> Outcome:
    """One gezin: the first person is the applicant, the second the partner (unless `rol` says otherwise).

    Who gives neither age nor date of birth is 40; who gives no `aow` has none.
    """
    mensen = [dict(p) for p in personen]
    for i, mens in enumerate(mensen):
        mens.setdefault("rol", (Rol.AANVRAGER, Rol.PARTNER)[i] if i < 2 else Rol.KIND)
        mens.setdefault("aow", 0.0)
        if "leeftijd" not in mens and "geboortedatum" not in mens:
            mens["leeftijd"] = 40
        mens.setdefault("eerste_van_paar", mens["rol"] != Rol.PARTNER)
    paar = [i for i, m in enumerate(mensen) if m["rol"] in (Rol.AANVRAGER, Rol.PARTNER)]
    partner = [-1] * len(mensen)
    if len(paar) == 2:
        partner[paar[0]], partner[paar[1]] = paar[1], paar[0]
    given: dict[str, list[Any]] = {}
    for naam in {naam for m in mensen for naam in m}:
        given[naam] = [m.get(naam, NOT_GIVEN) for m in mensen]
    for naam, waarde in {**(gezin or {}), **(huishouden or {})}.items():
        given[naam] = [waarde]
    verjaardagen = [
        date(jaar, dag.month, min(dag.day, 28)) for m in mensen if (dag := _datum(m.get("geboortedatum"))) is not None
    ]
    case = Case([len(mensen), 1, 1], [[0] * len(mensen), [0]], {"partner": partner}, given, verjaardagen)
    return rekenaar(jaar).run(doelen, case)


def waarde(jaar: int, doel: str, *personen: Persoon, wie: int = 0, **anders: Any) -> float:
    """One number of one person (or of the gezin or huishouden)."""
    return float(bereken(jaar, [doel], *personen, **anders).year(doel)[wie])


def _datum(dag: Day | None) -> date | None:
    return date.fromordinal(dag) if dag else None
