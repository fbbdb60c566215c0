"""The trace of an outcome in words: each step with its article, its figures and where those were found."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from prinsjesdag import wording
from prinsjesdag.engine import Figure, Missing, Step, trace
from prinsjesdag.engine.parameters import Source
from prinsjesdag.household.answer import Answer, proof, shown_value
from prinsjesdag.household.months import Months, months
from prinsjesdag.law import STATUTES

ORIGIN = {
    "given": "gegeven",
    "assumed": "aangenomen",
    "rule": "berekend",
    "aggregate": "opgeteld",
    "year": "over het jaar",
    "choice": "gekozen",
    "again": "opnieuw gerekend",
    "missing": "ontbreekt",
}


@dataclass
class Explained:
    """One step for people."""

    step: Step
    of: str
    """Whose value it is: a person's id, "gezin 1" or "huishouden"."""
    article: str
    link: str | None
    steps: list["Explained"] = field(default_factory=list)

    @property
    def label(self) -> str:
        return self.step.variable.label or self.step.variable.name

    @property
    def words(self) -> str:
        return self.step.rule.words if self.step.rule else ""

    @property
    def value(self) -> str:
        return wording.shown(self.step.value, self.step.variable.unit)

    def walk(self) -> Iterator["Explained"]:
        yield self
        for step in self.steps:
            yield from step.walk()

    def as_dict(self) -> dict[str, Any]:
        step = self.step
        result: dict[str, Any] = {
            "naam": step.variable.fact.name if step.variable.fact else step.variable.name,
            "omschrijving": self.label,
            "van": self.of,
            "waarde": shown_value(step.variable, step.value),
            "eenheid": step.variable.unit,
            "herkomst": ORIGIN[step.origin],
        }
        if step.first is not None:
            result["vanaf"], result["maanden"] = step.first.isoformat(), step.months
        if self.article:
            result["artikel"], result["link"] = self.article, self.link
        if self.words:
            result["uitleg"] = self.words
        if step.figures:
            result["waarden"] = [_figure(f) for f in step.figures]
        if step.seen_before:
            result["zie_boven"] = True
        if self.steps:
            result["stappen"] = [s.as_dict() for s in self.steps]
        return result


@dataclass(frozen=True)
class Explanation:
    """Why an outcome is what it is, for one person, gezin or home."""

    answer: Answer
    target: str
    tree: Explained

    @property
    def sources(self) -> list[Source]:
        """Every source of a figure in the tree, once, in reading order."""
        found: dict[str, Source] = {}
        for explained in self.tree.walk():
            for figure in explained.step.figures:
                if figure.enacted:
                    found.setdefault(figure.enacted.source.title, figure.enacted.source)
        return list(found.values())

    @property
    def months(self) -> list[Months]:
        """The outcome in each part of the year, where it differs."""
        return months(self.answer, self.target, self.tree.step.instance)

    def as_dict(self) -> dict[str, Any]:
        when = self.answer.when
        return {
            "id": self.answer.household.id,
            **({"datum": when.on.isoformat()} if when.on else {"jaar": when.year}),
            "doel": self.target,
            **({"maanden": [m.as_dict() for m in self.months]} if self.months else {}),
            "uitleg": self.tree.as_dict(),
            "bronnen": [_source(s) for s in self.sources],
            "nog_nodig": self.answer.missing,
            "aangenomen": self.answer.assumed,
            "bewijs": proof(self.answer.system, when, self.answer.outcome.plan.proposals),
        }


def explain(answer: Answer, target: str, instance: int | None = None) -> Explanation:
    """The explanation of one target of an answer: gezin 1's, the home's, or the applicant's unless told whose."""
    variable = answer.system.variable(target)
    assert variable is not None
    if instance is None:
        instance = answer.applicant if variable.level == "persoon" else 0
    step = trace(answer.outcome, target, instance)
    if target in answer.unknown:  # no scheme is filled in: the rules give nothing, and that isn't the answer
        step.value = Missing(answer.unknown[target])
    return Explanation(answer, target, _explained(answer, step))


def _explained(answer: Answer, step: Step) -> Explained:
    law = step.rule.law if step.rule else step.variable.law
    explained = Explained(step, _whose(answer, step), law, link_to(law, answer.when.first.isoformat()))
    inputs = step.inputs
    if step.variable.how in ("sum", "any", "count", "max") and any(i.value for i in _known(inputs)):
        nothing = {id(i) for i in _known(inputs) if not i.value}
        inputs = [i for i in inputs if id(i) not in nothing]  # who adds nothing needs no explanation
    explained.steps = [_explained(answer, i) for i in inputs if answer.matters(i.variable)]
    return explained


def _known(steps: list[Step]) -> list[Step]:
    return [s for s in steps if s.origin != "missing" and shown_value(s.variable, s.value) is not None]


def _whose(answer: Answer, step: Step) -> str:
    if step.variable.level == "persoon":
        return answer.household.persons[step.instance].id
    if step.variable.level == "gezin":
        number = answer.families.numbers[step.instance]
        return f"gezin {number}" if number else "elders"
    return "elders" if step.instance else "huishouden"


def link_to(law: str, day: str) -> str | None:
    """A permanent link to an article as it stood on a day, for a law cited by a name that STATUTES knows."""
    return wording.link_to(law, day, STATUTES)


def _figure(figure: Figure) -> dict[str, Any]:
    result: dict[str, Any] = {
        "naam": figure.path,
        "omschrijving": figure.label,
        "waarde": figure.value,
        "eenheid": figure.unit,
        "wet": figure.law,
        "artikel": figure.article,
    }
    if figure.enacted:
        result["vanaf"] = figure.enacted.first.isoformat()
        result["bron"] = figure.enacted.source.title
        result["zekerheid"] = wording.CONFIDENCE[figure.enacted.confidence]
        if figure.enacted.proposal:
            result["voorstel"] = True
    else:
        result["bron"] = "zelf gekozen waarde, niet de wet"
    return result


def _source(source: Source) -> dict[str, Any]:
    return {
        "titel": source.title,
        "url": source.url,
        "gezien": source.seen.isoformat(),
        "zekerheid": wording.CONFIDENCE[source.confidence],
    }
