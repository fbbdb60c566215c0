"""Decision tables (DMN 1.5, chapter 8): inputs, rules, and what their hits give (hits.py)."""

from collections.abc import Callable
from dataclasses import dataclass, field

from prinsjesdag.dmn.boxed import Box, typed
from prinsjesdag.dmn.feel.compiler import Code, compile_expression, compile_tests
from prinsjesdag.dmn.feel.lexer import PastLimit, SyntaxProblem
from prinsjesdag.dmn.feel.names import normal
from prinsjesdag.dmn.feel.tests import Test
from prinsjesdag.dmn.hits import Hits, Policy
from prinsjesdag.dmn.place import described, expression, null, placed, refusal
from prinsjesdag.dmn.problems import current, fail
from prinsjesdag.dmn.scope import Scope
from prinsjesdag.dmn.values import Value
from prinsjesdag.dmn.xml import Element, child, child_text, children
from prinsjesdag.errors import InputError


@dataclass(slots=True)
class Rule:
    """The tests of one row (column, test), its outputs, and the tests' texts by column."""

    tests: list[tuple[int, Test]]
    outputs: list[Code]
    texts: dict[int, str]


@dataclass(slots=True)
class Table:
    """A compiled decision table."""

    place: str
    inputs: list[Code] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)  # the inputs as they are written
    allowed: list[Test | None] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    policy: Policy = field(default_factory=Policy)
    defaults: list[Code] = field(default_factory=list)

    def run(self, scope: Scope) -> Value:
        """The table's outcome."""
        values = [code(scope) for code in self.inputs]
        for test, value in zip(self.allowed, values, strict=True):
            if test is not None and value is not None and test(value, scope) is not True:
                return fail("de invoer is niet een van de toegestane waarden")
        hits = self.hits(values, scope)
        log = current.get()
        if log is not None:
            log.rows[self.place] = [number + 1 for number in hits]
        if not hits:
            return self.default(scope)
        found = Hits(hits, lambda number: [code(scope) for code in self.rules[number].outputs])
        return self.policy.outcome(found)

    def hits(self, values: list[Value], scope: Scope) -> list[int]:
        """The rows that hold, all of them or the first."""
        first, found = self.policy.kind == "FIRST", []
        for number, rule in enumerate(self.rules):
            for column, test in rule.tests:
                held = test(values[column], scope)
                if held is not True:
                    if held is None:
                        self._note(number, column, rule)
                    break
            else:
                found.append(number)
                if first:
                    break
        return found

    def _note(self, number: int, column: int, rule: Rule) -> None:
        """Name the cell in problems that have no place yet."""
        log = current.get()
        for problem in reversed(log.problems if log is not None else ()):
            if problem.place:
                break
            place = f"{self.place}, rij {number + 1}, kolom {column + 1}"
            problem.place = described(place, rule.texts.get(column, ""))

    def default(self, scope: Scope) -> Value:
        if not self.defaults:
            return self.policy.nothing()
        return self.policy.shaped([code(scope) for code in self.defaults])


def compile_table(element: Element, box: Box) -> Code:
    """A decision table's code; `table` on it is the Table."""
    table = Table(box.place)
    for number, column in enumerate(children(element, "input"), 1):
        _input(column, table, box, number)
    outputs = list(children(element, "output"))
    table.policy = _policy(element, outputs, box)
    _defaults(outputs, table, box)
    types = [box.types.find(column.get("typeRef")) for column in outputs]
    known: dict[str, Test | None] = {}
    for number, row in enumerate(children(element, "rule"), 1):
        entries = list(children(row, "inputEntry"))[: len(table.inputs)]
        tests: list[tuple[int, Test]] = []
        texts: dict[int, str] = {}
        for place, entry in enumerate(entries):
            text = child_text(entry, "text")
            if text not in known:  # the same text is compiled once, under the first cell that has it
                known[text] = _test(text, box, f"rij {number}, kolom {place + 1}")
            test = known[text]
            if test is not None:
                tests.append((place, test))
                texts[place] = text
        codes = [
            typed(
                expression(child_text(entry, "text"), box.static, f"{box.place}, rij {number}")
                if child_text(entry, "text") not in ("", "-")
                else null,
                wanted,
                box.place,
            )
            for entry, wanted in zip(children(row, "outputEntry"), types, strict=False)
        ]
        table.rules.append(Rule(tests, codes, texts))
    code = placed(table.run, box.place)
    code.table = table  # type: ignore[attr-defined]
    return code


def _input(column: Element, table: Table, box: Box, number: int) -> None:
    holder = child(column, "inputExpression")
    text = child_text(holder, "text") or (column.get("label") or "").strip()
    place = f"{box.place}, kolom {number}"
    code = expression(text, box.static, place)
    table.columns.append(normal(text))
    table.inputs.append(typed(code, box.types.find(holder.get("typeRef") if holder is not None else None), place))
    allowed = child_text(child(column, "inputValues"), "text")
    table.allowed.append(_test(allowed, box, f"kolom {number}") if allowed else None)


def _test(text: str, box: Box, cell: str) -> Test | None:
    if text in ("", "-"):
        return None
    place = f"{box.place}, {cell}"
    try:
        test = compile_tests(text, box.static)
    except PastLimit as error:
        raise InputError(f"{described(place, text[:40])}: {error}") from None
    except SyntaxProblem as error:
        return placed(refusal(str(error)), described(place, text))
    return test


def _policy(element: Element, outputs: list[Element], box: Box) -> Policy:
    names = [(column.get("name") or column.get("label") or "").strip() for column in outputs]
    orders = [_order(column, box, element, name, len(outputs)) for column, name in zip(outputs, names, strict=True)]
    kind = " ".join((element.get("hitPolicy") or "UNIQUE").upper().split())
    return Policy(kind, (element.get("aggregation") or "").upper(), names, orders)


def _order(column: Element, box: Box, element: Element, name: str, outputs: int) -> list[Value]:
    """The output values from the highest priority down: of the column, else of its type."""
    text = child_text(child(column, "outputValues"), "text") or box.types.allowed_text(column.get("typeRef"))
    if not text:
        for reference in (element.get("typeRef"), box.wanted):
            text = text or (box.types.component(reference, name) if outputs > 1 else box.types.allowed_text(reference))
    if not text:
        return []
    try:
        values: Value = compile_expression(f"[{text}]", box.static)(Scope({}))
    except SyntaxProblem:
        return []
    return list(values)


def _defaults(outputs: list[Element], table: Table, box: Box) -> None:
    texts = [child_text(child(column, "defaultOutputEntry"), "text") for column in outputs]
    if any(texts):
        make: Callable[[str], Code] = lambda text: expression(text, box.static, f"{box.place}, standaard")  # noqa: E731
        table.defaults = [make(text) if text else null for text in texts]
