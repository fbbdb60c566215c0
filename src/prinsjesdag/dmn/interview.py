"""Toepasbare regels answered question by question: what is decided, why, and what is still open.

A question is open when its answer can still change a conclusion; an answer counted when the rows that decided look at
it. Both follow the tables, not the order in which questions were asked.
"""

from dataclasses import dataclass, field
from typing import Any

from prinsjesdag.dmn import xml
from prinsjesdag.dmn.boxed import expression_in
from prinsjesdag.dmn.engine import function_of_node, guarded, running
from prinsjesdag.dmn.feel.compiler import Code
from prinsjesdag.dmn.feel.names import normal
from prinsjesdag.dmn.model import Node
from prinsjesdag.dmn.possible import Possible, Values, bound, code_of, outcome, possible
from prinsjesdag.dmn.replies import answer
from prinsjesdag.dmn.sttr import Question, Rules
from prinsjesdag.dmn.text import text
from prinsjesdag.dmn.xml import children, descendants
from prinsjesdag.errors import InputError

Answers = dict[str, Any]  # by question id


@dataclass(slots=True)
class Step:
    """A decision on the way to a conclusion: the rows that decided, and what they looked at."""

    decision: str
    rows: list[int]
    because: list[tuple[str, Any, str]]  # what, its value, what the row asks
    value: Any


@dataclass(slots=True)
class Conclusion:
    """What one conclusion is, or may still be."""

    node: Node
    value: Any = None
    decided: bool = False
    possible: list[Any] = field(default_factory=list)
    explanation: str = ""
    steps: list[Step] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@dataclass(slots=True)
class State:
    """All conclusions, the questions still open in their order, and those whose answers counted."""

    conclusions: list[Conclusion]
    open: list[Question]
    counted: list[Question]


class Interview:
    """The rules of one file, ready to be asked again and again."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._codes: dict[Node, Code] = {}
        self._of_node = {question.node: question for question in rules.questions}
        self.fixed = _fixed(rules)

    def state(self, answers: Answers) -> State:
        """Where the questions stand with these answers, and those that the file itself gives."""
        answers = {**self.fixed, **answers}
        conclusions, open_, counted = [], set(), set()
        with running() as log:
            known: dict[Node, Values] = {}
            found: dict[Node, Possible] = {}
            for node in self.rules.conclusions:
                self._work_out(node, answers, known, found)
            for node in self.rules.conclusions:
                conclusion = Conclusion(node, possible=found[node].values)
                if len(found[node].values) == 1:
                    conclusion.value, conclusion.decided = found[node].values[0], True
                    before = len(log.problems)
                    counted |= self._explain(node, known, found, conclusion)
                    conclusion.problems = list(dict.fromkeys(str(one) for one in log.problems[before:]))
                else:
                    open_ |= self._open(node, found, set())
                conclusions.append(conclusion)
        questions = self.rules.questions
        return State(
            conclusions,
            [one for one in questions if one.node in open_],
            [one for one in questions if one.node in counted],
        )

    def _code(self, node: Node) -> Code:
        if node not in self._codes:
            self._codes[node] = code_of(node)
        return self._codes[node]

    def _work_out(self, last: Node, answers: Answers, known: dict[Node, Values], found: dict[Node, Possible]) -> None:
        """The possible values of everything a conclusion needs, in the order of needs."""
        waiting = [(last, False)]
        while waiting:
            node, ready = waiting.pop()
            if node in known:
                continue
            if node.kind == "input":
                question = self._of_node.get(node)
                if question is not None and question.id in answers:
                    known[node] = [answers[question.id]]
                else:
                    known[node] = question.domain if question is not None else None
            elif not ready:
                waiting.append((node, True))
                waiting += [(need, False) for need in node.requires]
            elif node.kind == "decision":
                needs = [(need, known[need]) for need in node.requires if need in known]
                result = guarded(lambda node=node, needs=needs: possible(self._code(node), needs))  # type: ignore[misc]
                found[node] = result if result is not None else Possible([None])
                known[node] = found[node].values
            else:
                known[node] = [function_of_node(node)]

    def _open(self, node: Node, found: dict[Node, Possible], seen: set[Node]) -> set[Node]:
        """The inputs an undecided decision still depends on."""
        open_: set[Node] = set()
        for need in found[node].needs:
            if need in seen:
                continue
            seen.add(need)
            open_ |= {need} if need.kind == "input" else self._open(need, found, seen)
        return open_

    def _explain(
        self, last: Node, known: dict[Node, Values], found: dict[Node, Possible], conclusion: Conclusion
    ) -> set[Node]:
        """The steps that led to a conclusion, the conclusion's own first; the inputs that counted."""
        counted: set[Node] = set()
        waiting, seen = [last], {last}
        while waiting:
            node = waiting.pop(0)
            step, used = self._step(node, known, found)
            conclusion.steps.append(step)
            if node is last:
                conclusion.explanation = self._text_of_row(node, step.rows)
            for need in used:
                if need in seen:
                    continue
                seen.add(need)
                if need.kind == "input":
                    counted.add(need)
                elif need.kind == "decision" and len(known.get(need) or []) == 1:
                    waiting.append(need)
        return counted

    def _step(self, node: Node, known: dict[Node, Values], found: dict[Node, Possible]) -> tuple[Step, list[Node]]:
        """What decided a decision. Needs that are still open made no difference: they are no reason."""
        single = {need: (known[need] or [None])[0] for need in node.requires if len(known.get(need) or []) == 1}
        names = bound((need, single.get(need)) for need in node.requires)
        value, rows = (known[node] or [None])[0], sorted(found[node].rows)
        if len(single) == len(node.requires):  # once more, for what goes wrong on the way
            value, rows = guarded(lambda: outcome(self._code(node), names)) or (None, [])
        table = getattr(self._code(node), "table", None)
        if table is None:
            return Step(node.name, [], [(self._label(need), names.get(need.name), "") for need in single], value), [
                *single
            ]
        columns = table.columns
        by_name = {name: need for need in node.requires for name in need.names}
        used: list[Node] = []
        because: list[tuple[str, Any, str]] = []
        # no row held: every column was looked at; else the columns of the rows that did
        looked = {column for row in rows for column, _ in table.rules[row].tests} if rows else set(range(len(columns)))
        for column in sorted(looked):
            need = by_name.get(columns[column])
            if need is not None and need not in single:
                continue
            used += [need] if need is not None else [*single]
            asked = " of ".join(dict.fromkeys(table.rules[row].texts.get(column, "-") for row in rows))
            label = self._label(need) if need is not None else columns[column]
            because.append((label, names.get(columns[column]), normal(asked)))
        return Step(node.name, [row + 1 for row in rows], because, value), used

    def _label(self, node: Node) -> str:
        question = self._of_node.get(node)
        return question.text if question is not None else node.name

    def _text_of_row(self, node: Node, rows: list[int]) -> str:
        element = expression_in(node.element)
        found = list(children(element, "rule"))
        for row in rows:
            explanation = next(descendants(found[row - 1], "conclusieToelichting"), None)
            if explanation is not None:
                parts = [
                    normal(xml.text_of(one)) for one in descendants(explanation, "toelichting", "langeToelichting")
                ]
                return " ".join(part for part in parts if part)
        return ""


def _fixed(rules: Rules) -> Answers:
    """Answers that the file gives itself (vasteWaarde); one that doesn't fit its question is asked instead."""
    given: Answers = {}
    for question in rules.questions:
        if question.fixed is not None:
            try:
                given[question.id] = answer(question.fixed, question)
            except InputError as error:
                rules.unsupported.append(f"{question.text}: {error}")
    return given


def shown(value: Any) -> str:
    """An answer or conclusion as people read it."""
    if value is None:
        return "geen uitkomst"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return ", ".join(shown(item) for item in value) if isinstance(value, list) else text(value)
