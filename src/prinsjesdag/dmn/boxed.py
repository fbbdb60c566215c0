"""Boxed expressions as code (DMN 1.5, 7.3 and 10.2): literal, context, invocation, function, list, relation,
conditional, filter, for, some, every, and decision tables (table.py).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from prinsjesdag.dmn.feel.compiler import Code, Static
from prinsjesdag.dmn.feel.loops import domain_of, run_for, run_quantified
from prinsjesdag.dmn.feel.names import Names
from prinsjesdag.dmn.feel.paths import filtered
from prinsjesdag.dmn.itemtypes import ItemTypes
from prinsjesdag.dmn.place import expression, null, placed, refusal
from prinsjesdag.dmn.scope import Scope, invoke_named
from prinsjesdag.dmn.types import Type
from prinsjesdag.dmn.values import Function
from prinsjesdag.dmn.xml import Element, child, child_text, children, local

EXPRESSIONS = (
    "literalExpression", "context", "invocation", "functionDefinition", "list", "relation", "decisionTable",
    "conditional", "filter", "for", "some", "every",
)  # fmt: skip


@dataclass(slots=True)
class Box:
    """Where a boxed expression stands: names and types it may use, and how to call the place."""

    static: Static
    types: ItemTypes
    place: str
    wanted: str = ""  # the type reference of the variable that gets the value

    def inside(self, names: list[str], place: str = "") -> "Box":
        static = Static(Names(names, self.static.names), self.static.types) if names else self.static
        return Box(static, self.types, f"{self.place}, {place}" if place else self.place)


def expression_in(element: Element | None) -> Element | None:
    """The expression among an element's children."""
    return child(element, *EXPRESSIONS)


def compile_box(element: Element | None, box: Box) -> Code:
    """Any boxed expression; nothing gives null. A type it names is imposed on the value."""
    if element is None:
        return null
    code = _MAKERS[local(element)](element, box)
    return typed(code, box.types.find(element.get("typeRef")), box.place)


def typed(code: Code, wanted: Type | None, place: str) -> Code:
    """The code with its value as the type asks."""
    if wanted is None or (wanted.kind == "Any" and wanted.test is None):
        return code
    coerce = wanted.coerce
    return placed(lambda scope: coerce(code(scope)), place)


def _literal(element: Element, box: Box) -> Code:
    language = element.get("expressionLanguage", "")
    if language and "feel" not in language.lower():
        return placed(refusal(f"de taal {language} wordt niet gelezen; alleen FEEL"), box.place)
    text = child_text(element, "text")
    if not text:
        return null
    return expression(text, box.static, box.place)


def _context(element: Element, box: Box) -> Code:
    entries: list[tuple[str, Code]] = []
    known: list[str] = []
    for entry in children(element, "contextEntry"):
        variable = child(entry, "variable")
        name = (variable.get("name") or "").strip() if variable is not None else ""
        inner = box.inside(known, name)
        inner.wanted = variable.get("typeRef", "") if variable is not None else box.wanted
        code = compile_box(expression_in(entry), inner)
        if variable is not None:
            code = typed(code, box.types.find(variable.get("typeRef")), inner.place)
            known.append(name)
        entries.append((name, code))

    def run(scope: Scope) -> Any:
        made: dict[str, Any] = {}
        inner = Scope(made, scope)
        for name, code in entries:
            value = code(inner)
            if not name:
                return value
            made[name] = value
        return made

    return run


def _invocation(element: Element, box: Box) -> Code:
    called = compile_box(expression_in(element), box)
    bindings: list[tuple[str, Code]] = []
    for binding in children(element, "binding"):
        parameter = child(binding, "parameter")
        name = (parameter.get("name") or "").strip() if parameter is not None else ""
        code = compile_box(expression_in(binding), box.inside([], name))
        if parameter is not None:
            code = typed(code, box.types.find(parameter.get("typeRef")), box.place)
        bindings.append((name, code))
    return placed(lambda scope: invoke_named(called(scope), {name: code(scope) for name, code in bindings}), box.place)


def _definition(element: Element, box: Box) -> Code:
    return function_of(element, box, "")


def function_of(element: Element, box: Box, name: str, output: Type | None = None) -> Callable[[Scope], Function]:
    """A function definition: called with a scope it gives the function that closes over it."""
    names, types = [], []
    for parameter in children(element, "formalParameter"):
        names.append((parameter.get("name") or "").strip())
        types.append(box.types.find(parameter.get("typeRef")))
    kind = element.get("kind", "FEEL").strip().upper()
    if kind in ("J", "JAVA", "P", "PMML"):
        body: Code = placed(refusal("externe functies (Java, PMML) worden niet uitgevoerd"), box.place)
    else:
        body = compile_box(expression_in(element), box.inside(names))
        body = typed(body, output, box.place)
    result = output or box.types.find(element.get("typeRef"))

    def make(scope: Scope) -> Function:
        def call(values: list[Any]) -> Any:
            return body(Scope(dict(zip(names, values, strict=True)), scope))

        return Function(name, tuple(names), call, tuple(types), result)

    return make


def _list(element: Element, box: Box) -> Code:
    items = [compile_box(one, box) for one in children(element, *EXPRESSIONS)]
    return lambda scope: [item(scope) for item in items]


def _relation(element: Element, box: Box) -> Code:
    columns = [(column.get("name") or "").strip() for column in children(element, "column")]
    types = [box.types.find(column.get("typeRef")) for column in children(element, "column")]
    rows = []
    for number, row in enumerate(children(element, "row"), 1):
        cells = [
            typed(compile_box(cell, box.inside([], f"rij {number}")), wanted, box.place)
            for cell, wanted in zip(children(row, *EXPRESSIONS), types, strict=False)
        ]
        rows.append(list(zip(columns, cells, strict=False)))
    return lambda scope: [{name: cell(scope) for name, cell in row} for row in rows]


def _table(element: Element, box: Box) -> Code:
    from prinsjesdag.dmn.table import compile_table

    return compile_table(element, box)


def _part(element: Element, name: str, box: Box) -> Code:
    holder = child(element, name)
    code = compile_box(expression_in(holder), box)
    return typed(code, box.types.find(holder.get("typeRef")), box.place) if holder is not None else code


def _conditional(element: Element, box: Box) -> Code:
    condition, yes, no = (_part(element, name, box) for name in ("if", "then", "else"))

    return lambda scope: yes(scope) if condition(scope) is True else no(scope)


def _filter(element: Element, box: Box) -> Code:
    items, test = _part(element, "in", box), _part(element, "match", box.inside(["item"]))
    return placed(lambda scope: filtered(items(scope), test, scope), box.place)


def _iterated(element: Element, box: Box, body: str) -> tuple[list[tuple[str, Any]], Code]:
    variable = (element.get("iteratorVariable") or "item").strip()
    domain = _part(element, "in", box)
    return [(variable, lambda scope: domain_of(domain(scope)))], _part(element, body, box.inside([variable]))


def _for(element: Element, box: Box) -> Code:
    named, body = _iterated(element, box, "return")
    return placed(lambda scope: run_for(named, body, scope), box.place)


def _quantified(element: Element, box: Box) -> Code:
    named, body = _iterated(element, box, "satisfies")
    decisive = local(element) == "some"
    return placed(lambda scope: run_quantified(named, body, scope, decisive), box.place)


_MAKERS: dict[str, Callable[[Element, Box], Code]] = {
    "literalExpression": _literal,
    "context": _context,
    "invocation": _invocation,
    "functionDefinition": _definition,
    "list": _list,
    "relation": _relation,
    "decisionTable": _table,
    "conditional": _conditional,
    "filter": _filter,
    "for": _for,
    "some": _quantified,
    "every": _quantified,
}
