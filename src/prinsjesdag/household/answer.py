"""What the law says about one household, ready to be shown."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property
from typing import Any

from prinsjesdag import __version__
from prinsjesdag.engine import NOT_GIVEN, Day, Interpreter, Missing, Outcome, System, Variable, When, reached
from prinsjesdag.engine.arithmetic import GRAIN
from prinsjesdag.household.case import Families, case_of
from prinsjesdag.household.model import OF_A_COUPLE, Household
from prinsjesdag.household.notes import notes
from prinsjesdag.law import AGES
from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.law.energie import rules as energie
from prinsjesdag.law.participatiewet.woorden import BijstandReden
from prinsjesdag.measures.lokaal import FACTS, MUNICIPAL, Filled, filled, local


@dataclass(frozen=True)
class Answer:
    """Outcomes of one household; `answer["zorgtoeslag"]` is gezin 1's, the household's or the applicant's."""

    household: Household
    when: When
    targets: tuple[str, ...]
    asked: bool
    """Whether the user named the targets: then what is missing stands there as null."""
    outcome: Outcome
    families: Families
    ranges: Mapping[str, tuple[float, float]]
    filled: Filled
    """Which schemes of the municipality are known."""

    def __getitem__(self, name: str) -> Any:
        variable = self.system.variable(name)
        if variable is None or name not in self.targets:
            raise KeyError(f"{name} is not among the targets")
        at = self.applicant if variable.level == "persoon" else 0
        return self._value(variable, at)

    def _value(self, variable: Variable, at: int) -> Any:
        return None if variable.name in self.unknown else shown_value(variable, self.outcome.year(variable.name)[at])

    @cached_property
    def unknown(self) -> dict[str, str]:
        """Per outcome that rests on a local scheme that isn't filled in, what is needed for it."""
        return {name: need for name, need in self.filled.unknown.items() if name not in self.outcome.case.given}

    @property
    def system(self) -> System:
        return self.outcome.plan.system

    @property
    def applicant(self) -> int:
        return next(i for i, p in enumerate(self.household.persons) if p.role == Rol.AANVRAGER)

    @property
    def missing(self) -> dict[str, list[str]]:
        """For each target that can't be answered (for somebody) what is needed for it."""
        found: dict[str, list[str]] = {}
        for name in self.targets:
            needs: set[str] = set()
            for value in self._of_this_home(name):
                if type(value) is Missing:
                    needs |= value.needs
            if name in self.unknown:
                needs.add(self.unknown[name])
            if needs:
                found[name] = sorted(needs)
        return found

    @property
    def assumed(self) -> list[str]:
        """Every default that was used, as "spaargeld = 0 (ouder1)", how periods were taken, what isn't filled in."""
        found = []
        behind = reached(self.outcome, self.targets)
        if not behind.keys().isdisjoint(RESTS_ON):
            found.append(self.filled.statement)
        for variable in self.outcome.plan.steps:
            if (
                variable.name not in behind
                or variable.period != "fact"
                or variable.fact is None
                or variable.fact.required
            ):
                continue
            if variable.name in _TOLD_OTHERWISE or not self.matters(variable):
                continue
            said = self.outcome.case.given.get(variable.name)
            shown = shown_value(variable, variable.fact.default)
            text = f"{variable.fact.name} = {_plain(shown)}"
            if variable.level != "persoon":
                if said is None:
                    found.append(text)
                continue
            for i, person in enumerate(self.household.persons):
                child = person.role == Rol.KIND and person.age(self.when) < 18
                of_children = variable.fact.name.startswith("kinderopvang.")
                counts = i in behind[variable.name] and not child and not of_children
                if counts and (said is None or self._silent(variable.name, i)):
                    found.append(f"{text} ({person.id})")
        return found + self._means_untold(found, behind) + notes(self.household, self.when)

    def _means_untold(self, assumed: Sequence[str], behind: Mapping[str, set[int]]) -> list[str]:
        """Who has savings and a right to bijstand but tells no means for it: those are never taken from box 3."""
        if "bijstand_reden" not in behind:
            return []
        reasons = self.outcome.year("bijstand_reden")
        return [
            f"vermogen_bijstand niet opgegeven ({p.id}): spaargeld en bezittingen tellen niet vanzelf mee voor bijstand"
            for p, gezin in zip(self.household.persons, self.families.in_the_end, strict=True)
            if f"vermogen_bijstand = 0 ({p.id})" in assumed
            and any((p.facts.get(name) or 0.0) > 0.0 for name in ("spaargeld", "overige_bezittingen"))
            and type(reasons[gezin]) is not Missing
            and reasons[gezin] == BijstandReden.RECHT
        ]

    def _silent(self, name: str, i: int) -> bool:
        """Whether nothing is said of somebody's fact in some month."""
        case = self.outcome.case
        columns = [case.given[name], *(values for _, values in case.later_given.get(name, ()))]
        return any(values[i] is NOT_GIVEN for values in columns)

    def _of_this_home(self, name: str) -> list[Any]:
        """The values of a target that are shown: not those of a home elsewhere."""
        variable, values = self.system.variable(name), self.outcome.year(name)
        assert variable is not None
        if variable.level == "huishouden":
            return values[:1]
        if variable.level == "gezin":
            return [value for value, number in zip(values, self.families.numbers, strict=True) if number]
        return values

    def matters(self, variable: Variable) -> bool:
        """Whether a fact says something here: what binds partners does not, where there are none.

        Nor does what only a local scheme asks for, where that isn't filled in.
        """
        if variable.name in FACTS and FACTS[variable.name] not in self.filled.until:
            return False
        case = self.outcome.case
        linked = [case.links, *(links for _, links in case.later_links)]
        return variable.name not in _OF_PARTNERS or any(other >= 0 for links in linked for other in links["partner"])

    def as_dict(self) -> dict[str, Any]:
        """The object of CONTRACT.md."""
        result: dict[str, Any] = {"id": self.household.id}
        if self.when.on:
            result["datum"] = self.when.on.isoformat()
        else:
            result["jaar"] = self.when.year
        result["uitkomsten"] = self._group("gezin", 0) | self._group("huishouden", 0)
        result["personen"] = [{"id": p.id} | self._group("persoon", i) for i, p in enumerate(self.household.persons)]
        result["gezinnen"] = [
            {"nr": number, "personen": members} | self._group("gezin", i)
            for i, number in enumerate(self.families.numbers)
            if i > 0 and number > 0
            for members in [self._members(i)]
            if members or i not in self.families.of_person
        ]
        result["nog_nodig"] = self.missing
        result["aangenomen"] = self.assumed
        if self.ranges:
            result["bandbreedte"] = {name: list(bounds) for name, bounds in self.ranges.items()}
        result["bewijs"] = proof(self.system, self.when, proposals(self.outcome))
        return result

    def _members(self, family: int) -> list[str]:
        return [p.id for p, f in zip(self.household.persons, self.families.in_the_end, strict=True) if f == family]

    def _group(self, level: str, at: int) -> dict[str, Any]:
        found = {}
        for name in self.targets:
            variable = self.system.variable(name)
            assert variable is not None
            if variable.level == level:
                value = self._value(variable, at)
                if value is not None or self.asked:
                    found[name] = value
        return found


RESTS_ON = frozenset({*MUNICIPAL, "betalingscapaciteit_kwijtschelding", "kosten_van_bestaan_kwijtschelding_maand"})
"""Outcomes that say something of the municipality's own schemes."""
_AGES_TURNED = frozenset(-(-months // 12) * 12 for months in AGES)
_OF_PARTNERS = frozenset(
    {"eerste_van_paar", *OF_A_COUPLE, "verdeling_eigen_woning", "verdeling_box3", "verdeling_aftrek"}
)
_TOLD_OTHERWISE = frozenset({"geboortedatum", "rol", "eerste_van_paar", "geen_inkomen"})


def answer(household: Household, system: System, when: When, targets: Sequence[str] = ()) -> Answer:
    """Run the rules for one household: for `targets`, else those in the file, else for all outcomes.

    By the law with the schemes of its municipality; what rests on schemes that aren't filled in is left out unasked.
    """
    system, schemes = local(system, household.municipality), filled(household.municipality, when)
    asked = tuple(targets) or household.targets
    wanted = asked or tuple(
        name for name in all_targets(system) if name not in schemes.unknown and not _untold(name, household)
    )
    interpreter = _interpreter(system, when)
    case, grouped = case_of(household, system, when)
    outcome = interpreter.run(wanted, case)
    ranges = {} if when.on else _ranges(household, interpreter, outcome, wanted)
    return Answer(household, when, wanted, bool(asked), outcome, grouped, ranges, schemes)


def _untold(target: str, household: Household) -> bool:
    """Whether an outcome is of the home's energy, and nothing of that is told: it would only ask."""
    return target in energie.OUTCOMES and not any(name in household.facts for name in energie.FACTS)


@cache
def all_targets(system: System) -> tuple[str, ...]:
    """The outcomes that are given unasked, in the order of the law package.

    What calculates the law once more for every person (marginale_druk) is there for who asks for it by name.
    """
    asked = {v.name for v in system.variables.values() if any(n.how == "nudge" for n in system.needs(v))}
    return tuple(v.name for v in system.variables.values() if v.target and v.name not in asked)


def proof(system: System, when: When, proposed: Sequence[str] = ()) -> dict[str, str]:
    """By what law, to the letter, something was calculated."""
    law = f"{when} (voorstel)" if proposed else str(when)
    return {"versie": __version__, "wetgeving": law, "hash": system.hash}


def proposals(outcome: Outcome) -> list[str]:
    """Values in a plan that are proposed, not yet law."""
    return outcome.plan.proposals


def _ranges(
    household: Household, interpreter: Interpreter, outcome: Outcome, targets: tuple[str, ...]
) -> dict[str, tuple[float, float]]:
    """Where a birthday within the year could change an outcome: its bounds with the age before and after."""
    turning = {
        p.id: p.age(interpreter.when) + 1
        for p in household.persons
        if "leeftijd" in p.facts and 12 * (p.age(interpreter.when) + 1) in _AGES_TURNED
    }
    if not turning:
        return {}
    alternatives = [{person: age} for person, age in turning.items()]
    if len(alternatives) > 1:
        alternatives.append(turning)
    outcomes = [outcome]
    for ages in alternatives:
        case, _ = case_of(household.with_ages(ages), interpreter.system, interpreter.when)
        outcomes.append(interpreter.run(targets, case))
    found: dict[str, tuple[float, float]] = {}
    for name in targets:
        variable = interpreter.system.variable(name)
        assert variable is not None
        if variable.level == "persoon" or variable.kind is not float:
            continue
        values = [shown_value(variable, o.year(name)[0]) for o in outcomes]
        if None not in values and min(values) < max(values):
            found[name] = (min(values), max(values))
    return found


@cache
def _interpreter(system: System, when: When) -> Interpreter:
    return Interpreter(system, when)


def shown_value(variable: Variable, value: Any) -> Any:
    """A value for JSON: cents for amounts, words for words, None for what isn't known."""
    if type(value) is Missing:
        return None
    if isinstance(value, IntEnum):
        return value.name.lower()
    if variable.kind is Day:
        from datetime import date

        return date.fromordinal(value).isoformat() if value else None
    if variable.kind is float:
        return rounded(float(value), 2 if (variable.unit or "").startswith("EUR") else 6)
    return value


def rounded(value: float, digits: int) -> float:
    """To the nearest of so many decimals; a half goes up, as amounts in the law do."""
    scale = 10.0**digits
    return math.floor(value * scale + 0.5 + GRAIN) / scale + 0.0


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)
