"""A case and what became of it: every value of one run, by the year and by stretches of months."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from prinsjesdag.engine.declarations import Rule
from prinsjesdag.engine.missing import NOT_GIVEN, Missing, missing_among
from prinsjesdag.engine.plan import Plan
from prinsjesdag.engine.variables import Variable

Maps = dict[tuple[int, int], Sequence[int]]


@dataclass
class Case:
    """Persons in groups, what is known of them, and when that changes.

    `sizes` counts the instances of each level, lowest first. `parents[i]` gives for every instance of level i its group
    at level i + 1; `later` the same from a day on. `given` has a value per instance of the variable's level, NOT_GIVEN
    where nothing is said and Missing where it is said to be unknown. `breaks` are days on which something about these
    persons changes (a birthday): the first of the month from then on starts a new stretch. `later_links` and
    `later_given` have what the links and given values are from a day on, the earliest first; for a year's rule groups
    and links are as at its end, and facts as they say (`Fact.over_year`).
    """

    sizes: Sequence[int]
    parents: Sequence[list[int]]
    links: Mapping[str, list[int]] = field(default_factory=dict)
    given: Mapping[str, list[Any]] = field(default_factory=dict)
    breaks: Iterable[date] = ()
    later: Sequence[tuple[date, Sequence[list[int]]]] = ()
    later_links: Sequence[tuple[date, Mapping[str, list[int]]]] = ()
    later_given: Mapping[str, Sequence[tuple[date, list[Any]]]] = field(default_factory=dict)

    def given_on(self, name: str, day: date) -> list[Any] | None:
        """What is said on a day, per instance."""
        found = self.given.get(name)
        for since, values in self.later_given.get(name, ()):
            if since <= day:
                found = values
        return found

    def links_on(self, day: date) -> Mapping[str, list[int]]:
        found = self.links
        for since, links in self.later_links:
            if since <= day:
                found = links
        return found

    def parents_on(self, day: date) -> Sequence[list[int]]:
        found = self.parents
        for since, parents in self.later:
            if since <= day:
                found = parents
        return found


@dataclass(frozen=True)
class Stretch:
    """Months in which nothing changes."""

    first: date
    months: int


class Outcome:
    """All values of one run. Year values and facts: a list per instance; monthly ones: such a list per stretch."""

    def __init__(self, plan: Plan, case: Case, stretches: Sequence[Stretch]) -> None:
        self.plan = plan
        self.case = case
        self.stretches = stretches
        self.yearly: dict[str, list[Any]] = {}
        self.monthly: dict[str, list[list[Any]]] = {}
        self.sizes = dict(zip(plan.system.levels, case.sizes, strict=True))
        self.days = {i: s.first for i, s in enumerate(stretches)} | {None: plan.when.new_year}
        nobody = [-1] * case.sizes[0]
        self._links = [
            {k: linked.get(k) or nobody for k in plan.system.links}
            for linked in (case.links_on(s.first) for s in stretches)
        ]
        self._maps: list[Maps] = [
            {(i, i + 1): groups for i, groups in enumerate(case.parents_on(s.first))} for s in stretches
        ]

    def year(self, name: str) -> list[Any]:
        """A variable's value over the year, per instance."""
        if name not in self.yearly:
            variable = self.plan.system.variable(name)
            assert variable is not None
            columns = self.monthly[name]
            if variable.of is not None and (variable.over_year == "any" or self._of_fact(variable)):
                self.yearly[name] = filled(self.together(variable, None), self.said(variable, None))
            elif len(columns) == 1:
                self.yearly[name] = columns[0]
            else:
                self.yearly[name] = [self._over_year(variable, values) for values in zip(*columns, strict=True)]
        return self.yearly[name]

    def on(self, name: str, stretch: int) -> list[Any]:
        """A variable's value in one stretch of months, per instance."""
        return self.monthly[name][stretch] if name in self.monthly else self.yearly[name]

    def columns(self, rule: Rule, stretch: int | None) -> list[Sequence[Any]]:
        """What a rule is called with: for each argument the values, per instance."""
        found: list[Sequence[Any]] = []
        for a in self.plan.system.arguments(rule, self.days[stretch]):
            if a.how == "constant":
                found.append([a.value] * self.sizes[rule.level])
            elif a.how == "linked":
                found.append([other >= 0 for other in self.link(a.name, stretch)])
            else:
                values = self.year(a.name) if stretch is None else self.on(a.name, stretch)
                if a.how == "up":
                    values = list(map(values.__getitem__, self.map(*a.levels, stretch)))
                elif a.how != "same":
                    others = self.link(a.how, stretch)
                    values = list(map([*values, a.value].__getitem__, others))  # -1, nobody, is the last
                found.append(values)
        return found

    def together(self, variable: Variable, stretch: int | None) -> list[Any]:
        """An aggregate: every group's value from its members."""
        system = self.plan.system
        assert variable.of is not None
        member = system.variables[variable.of]
        values = self.year(member.name) if stretch is None else self.on(member.name, stretch)
        groups: list[list[Any]] = [[] for _ in range(self.sizes[variable.level])]
        low, high = system.levels.index(member.level), system.levels.index(variable.level)
        for value, group in zip(values, self.map(low, high, stretch), strict=True):
            groups[group].append(value)
        return [_together(variable, members) for members in groups]

    def whose(self, how: str, low: int, high: int, stretch: int | None) -> Sequence[int]:
        """For every instance of a level whose value it reads at another, -1 for nobody's; "down": who reads it."""
        if how in self.plan.system.links:
            return self.link(how, stretch)
        if low == high:
            return range(self.case.sizes[low])
        return self.map(min(low, high), max(low, high), stretch)

    def copies(self, count: int, plan: Plan, names: Iterable[str]) -> "Outcome":
        """The case so many times side by side, for a plan, with the values of only these variables."""
        case = self.case

        def beside(groups: Sequence[int], size: int) -> list[int]:
            return [group if group < 0 else group + k * size for k in range(count) for group in groups]

        def nested(parents: Sequence[Sequence[int]]) -> list[list[int]]:
            return [beside(groups, size) for groups, size in zip(parents, case.sizes[1:], strict=True)]

        def linked(links: Mapping[str, list[int]]) -> dict[str, list[int]]:
            return {name: beside(others, case.sizes[0]) for name, others in links.items()}

        several = Case(
            sizes=[size * count for size in case.sizes],
            parents=nested(case.parents),
            links=linked(case.links),
            given={step.name: case.given[step.name] * count for step in plan.steps if step.name in case.given},
            later=[(day, nested(parents)) for day, parents in case.later],
            later_links=[(day, linked(links)) for day, links in case.later_links],
            later_given={
                step.name: [(day, values * count) for day, values in case.later_given[step.name]]
                for step in plan.steps
                if step.name in case.later_given
            },
        )
        other = Outcome(plan, several, self.stretches)
        for name in names:
            if name in self.yearly:
                other.yearly[name] = self.yearly[name] * count
            if name in self.monthly:
                other.monthly[name] = [column * count for column in self.monthly[name]]
        return other

    def map(self, low: int, high: int, stretch: int | None) -> Sequence[int]:
        """For every instance of a level its group at a higher one; for a year's value as it is in the end."""
        maps = self._maps[-1 if stretch is None else stretch]
        if (low, high) not in maps:
            below = self.map(low, high - 1, stretch)
            maps[low, high] = [maps[high - 1, high][group] for group in below]
        return maps[low, high]

    def link(self, name: str, stretch: int | None) -> list[int]:
        """For every person whose value a link reads, -1 for nobody's; for a year's value as it is in the end."""
        return self._links[-1 if stretch is None else stretch][name]

    def said(self, variable: Variable, stretch: int | None) -> list[Any] | None:
        """What is given for a variable, per instance; None where nobody says anything."""
        if variable.name not in self.case.later_given:
            return self.case.given.get(variable.name)
        held = stretch is None or variable.over_year == "new_year"
        return self.case.given_on(variable.name, self.plan.when.new_year if held else self.days[stretch])

    def varies(self, variable: Variable) -> bool:
        """Whether what is given differs within the year."""
        return variable.name in self.case.later_given and variable.over_year != "new_year"

    def _of_fact(self, variable: Variable) -> bool:
        return variable.of is not None and self.plan.system.variables[variable.of].period == "fact"

    def _over_year(self, variable: Variable, values: Sequence[Any]) -> Any:
        if variable.over_year in ("first", "fixed", "last"):
            return values[-1 if variable.over_year == "last" else 0]
        if variable.over_year == "said":
            default = variable.fact.default if variable.fact else None
            return next((v for v in values if type(v) is Missing or v != default), values[0])
        if variable.over_year == "any":
            return _decided(values, True)
        missing = missing_among(values)
        if missing is not None:
            return missing
        total, value, months = 0.0, values[0], 0
        for following, stretch in zip(values, self.stretches, strict=True):
            if following != value:  # stretches with one value count as one: a break of others leaves no trace
                total += value * months
                value, months = following, 0
            months += stretch.months
        return value if months == 12 else (total + value * months) / 12.0


def _together(variable: Variable, members: list[Any]) -> Any:
    if variable.how in ("any", "all"):
        return _decided(members, variable.how == "any")
    missing = missing_among(members)
    if missing is not None:
        return missing
    if variable.how == "count":
        return sum(1 for m in members if m)
    if variable.how == "max":
        return max(members, default=variable.kind(0))
    total = variable.kind(0)
    for member in members:  # not sum(): from Python 3.12 that compensates, and compiled code would differ
        total += member
    return total


def _decided(values: Iterable[Any], decides: bool) -> Any:
    """`decides` where one of the values is it, whatever the others are."""
    missing = missing_among(values)
    if any(bool(v) == decides for v in values if type(v) is not Missing):
        return decides
    return not decides if missing is None else missing


def filled(values: list[Any], given: list[Any] | None) -> list[Any]:
    """The values, with what is given in the place of those of whom something is said."""
    if given is None:
        return values
    return [v if said is NOT_GIVEN else said for v, said in zip(values, given, strict=True)]
