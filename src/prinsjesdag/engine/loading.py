"""From what a law package declares to its variables, with everything that doesn't fit refused."""

from dataclasses import replace
from datetime import timedelta
from enum import IntEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from prinsjesdag.engine.calendar import Day
from prinsjesdag.engine.declarations import END, START, Declarations, Fact, Rule, is_kind
from prinsjesdag.engine.errors import LawError
from prinsjesdag.engine.variables import MONTH_SUFFIX, Variable, kind_name

if TYPE_CHECKING:
    from prinsjesdag.engine.system import System


def variables(system: "System", declarations: Declarations) -> dict[str, Variable]:
    """Every variable by name. Raises LawError for what does not fit together."""
    found: dict[str, Variable] = {}

    def add(variable: Variable, where: str) -> None:
        said = found.get(variable.name)
        if said is not None:
            if said.fact is None or not variable.versions:
                raise LawError(f"{where}: {variable.name} is declared twice")
            if (said.level, said.kind, said.unit) != (variable.level, variable.kind, variable.unit):
                raise LawError(f"{where}: the fact of that name has another level, kind or unit")
            variable = replace(variable, fact=said.fact)
        if not is_kind(variable.kind):
            raise LawError(
                f"{where}: {kind_name(variable.kind)} is no kind of value; float, int, bool, Day or words are"
            )
        if variable.level not in system.levels:
            raise LawError(f"{where}: {variable.level!r} is no level; levels are {', '.join(system.levels)}")
        if variable.unit is not None and variable.unit not in system.units:
            raise LawError(f"{where}: {variable.unit!r} is no unit; units are {', '.join(sorted(system.units))}")
        if variable.kind is float and variable.unit is None:
            raise LawError(f"{where}: an amount has a unit")
        if variable.unit is not None and (variable.kind in (bool, Day) or issubclass(variable.kind, IntEnum)):
            raise LawError(f"{where}: {kind_name(variable.kind)} has no unit, not {variable.unit}")
        if variable.name.endswith(MONTH_SUFFIX) and not (variable.unit or "/maand").endswith("/maand"):
            raise LawError(f"{where}: a name that ends in {MONTH_SUFFIX} is a month's amount, not {variable.unit}")
        found[variable.name] = variable

    for fact in declarations.facts:
        add(
            Variable(
                fact.variable, fact.level, fact.kind, fact.unit, "fact", fact.label, fact=fact,
                over_year=_fits_over_year(fact),
            ),
            f"fact {fact.name}",
        )  # fmt: skip
    by_name: dict[str, list[Rule]] = {}
    for rule in declarations.rules:
        by_name.setdefault(rule.variable, []).append(rule)
    for name, versions in by_name.items():
        versions.sort(key=lambda r: r.valid_from)
        newest = versions[-1]
        _check_versions(name, versions)
        add(
            Variable(
                name,
                newest.level,
                newest.kind,
                newest.unit,
                newest.period,
                newest.label,
                any(r.target for r in versions),
                versions=tuple(versions),
                law=newest.law,
                over_year=newest.over_year,
            ),
            newest.where,
        )
    waiting = list(declarations.aggregates)
    while waiting:
        a = next((a for a in waiting if a.of in found), waiting[0])  # those that others build on first
        waiting.remove(a)
        where = f"aggregate {a.variable}"
        member = found.get(a.of)
        if member is None:
            raise LawError(f"{where}: {a.of} is no variable or fact")
        if a.how not in ("sum", "any", "all", "count", "max"):
            raise LawError(f"{where}: {a.how!r} is none of sum, any, all, count, max")
        wordy = a.how in ("sum", "max") and issubclass(member.kind, IntEnum)
        if (a.how in ("any", "all", "count")) != (member.kind is bool) or wordy or (a.how, member.kind) == ("sum", Day):
            raise LawError(f"{where}: {a.how} of {a.of}, which is {kind_name(member.kind)}, doesn't fit")
        if a.level not in system.levels or system.levels.index(a.level) <= system.levels.index(member.level):
            raise LawError(f"{where}: a {a.level} is not a group of a {member.level}")
        kind = int if a.how == "count" else member.kind
        unit = "aantal" if a.how == "count" else member.unit
        # Facts hold all year, but who belongs together may change: by the month, and over the year as at its end.
        period, over_year = ("month", "last") if member.period == "fact" else (member.period, member.over_year)
        add(
            Variable(
                a.variable, a.level, kind, unit, period, a.label, a.target,
                how=a.how, of=a.of, law=a.law, over_year=over_year,
            ),
            where,
        )  # fmt: skip

    def fit(where: str, names: list[str], level: str | None = None, kind: type = float) -> None:
        for name in names:
            if name not in found:
                raise LawError(f"{where}: {name} is no variable or fact")
            if level is not None and (found[name].level, found[name].kind) != (level, kind):
                raise LawError(f"{where}: {name} is not {kind_name(kind)} of a {level}")

    for n in declarations.nudges:
        where = f"nudge {n.variable}"
        fit(where, [n.target, n.fact, n.by])
        fit(where, [n.fact, n.by], n.level)
        if system.way(found[n.fact], found[n.target]) == "down":
            raise LawError(f"{where}: {n.target} is not of a {n.level} or its group")
        add(Variable(n.variable, n.level, float, "deel", "year", n.label, how="nudge", again=n), where)
    for b in declarations.choices:
        where = f"best {b.objective}"
        tried = [c for names in b.candidates for c in names]
        fit(where, [b.objective, *b.when, *b.knobs, *tried])
        for what, own in (("candidates", b.candidates), ("when", b.when)):
            if len(own) != len(b.knobs):
                raise LawError(f"{where}: every knob has its own {what}")
        for knob in b.knobs:
            default = found[knob].fact
            if default is None or default.required or found[knob].versions:
                raise LawError(f"{where}: {knob} is no fact with a default")
        level = found[b.knobs[0]].level
        fit(where, [*b.knobs, *tried, b.objective], level)
        fit(where, [*b.when], level, bool)
        for knob in b.knobs:
            found[knob] = replace(found[knob], period="year", how="best", again=b)
    return found


def _check_versions(name: str, versions: list[Rule]) -> None:
    for earlier, later in pairwise(versions):
        if earlier.valid_until >= later.valid_from:
            raise LawError(f"{name}: overlap, {earlier.where} and {later.where} both hold on {later.valid_from}")
        if earlier.valid_until + timedelta(days=1) != later.valid_from:
            raise LawError(f"{name}: gap, no rule holds between {earlier.valid_until} and {later.valid_from}")
        for what in ("level", "period", "unit", "kind", "over_year"):
            if getattr(earlier, what) != getattr(later, what):
                raise LawError(f"{name}: {earlier.where} and {later.where} have another {what}")
    for rule in versions:
        if rule.valid_until < rule.valid_from:
            raise LawError(f"{rule.where}: ends on {rule.valid_until}, before it starts on {rule.valid_from}")
        if rule.period not in ("year", "month"):
            raise LawError(f"{rule.where}: a period is year or month, not {rule.period!r}")
        if rule.over_year not in ("mean", "first", "last", "any"):
            raise LawError(f"{rule.where}: over_year is mean, first, last or any, not {rule.over_year!r}")
        if rule.over_year == "any" and rule.kind is not bool:
            raise LawError(f"{rule.where}: over_year any is for yes/no, not {kind_name(rule.kind)}")
        if rule.period == "month" and rule.over_year == "mean" and rule.kind is not float:
            raise LawError(
                f"{rule.where}: {name} is judged by the month and has no mean over a year; "
                'declare its over_year ("first", "last" or "any")'
            )
        starts_within = rule.valid_from > START and (rule.valid_from.month, rule.valid_from.day) != (1, 1)
        ends_within = rule.valid_until < END and (rule.valid_until.month, rule.valid_until.day) != (12, 31)
        if rule.period == "year" and (starts_within or ends_within):
            raise LawError(f"{rule.where}: a yearly rule changes on 1 January")


def _fits_over_year(fact: Fact) -> str:
    how = fact.through_year
    kinds = {"mean": (float,), "any": (bool,)}.get(how, (fact.kind,))
    if how not in ("mean", "any", "first", "last", "said", "new_year", "fixed") or fact.kind not in kinds:
        raise LawError(f"fact {fact.name}: over_year {how!r} doesn't fit {kind_name(fact.kind)}")
    if how == "said" and fact.required:
        raise LawError(f"fact {fact.name}: over_year said needs a default")
    return how
