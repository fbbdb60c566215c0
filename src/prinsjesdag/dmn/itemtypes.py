"""Item definitions as types (DMN 1.5, 7.3.2-3): by name, of imported models too, in any order, also of themselves."""

from collections.abc import Callable
from typing import Any

from prinsjesdag.dmn.feel.compiler import GLOBAL_NAMES, Static, compile_tests
from prinsjesdag.dmn.feel.lexer import SyntaxProblem
from prinsjesdag.dmn.problems import Log, current
from prinsjesdag.dmn.scope import Scope
from prinsjesdag.dmn.types import Type, basic
from prinsjesdag.dmn.xml import Element, child, child_text, children, is_true


class ItemTypes:
    """The types of one model. `imported` finds those of models it imports, by the import's name."""

    def __init__(self, elements: list[Element], imported: "Callable[[str], list[ItemTypes]]") -> None:
        self._elements = {(element.get("name") or "").strip(): element for element in elements}
        self._made: dict[str, Type] = {}
        self._imported = imported

    def find(self, name: str | None) -> Type | None:
        """A type by its name in the model, of FEEL, or `import.name`; None where there is none."""
        name = " ".join((name or "").split())
        if not name:
            return None
        if name in self._made:
            return self._made[name]
        if name in self._elements:
            own = self._made[name] = Type(name=name)
            _fill(own, self._made_of(self._elements[name], name))
            return own
        prefix, dot, rest = name.partition(".")
        while dot:
            for types in self._imported(prefix):
                return types.find(rest)
            more, dot, rest = rest.partition(".")
            prefix = f"{prefix}.{more}"
        found = basic(name)
        for types in self._imported("") if found is None else ():
            found = found or types.find(name)
        if found is None and ":" in name:
            return self.find(name.partition(":")[2])
        return found

    def allowed_text(self, name: str | None) -> str:
        """The allowed values of a type of this model, as they are written."""
        element = self._elements.get(" ".join((name or "").split()))
        if element is None:
            return ""
        own = child_text(child(element, "allowedValues"), "text")
        return own or (self.allowed_text(base) if (base := child_text(element, "typeRef")) != name else "")

    def component(self, name: str | None, part: str) -> str:
        """The allowed values of a part of a type, as they are written."""
        element = self._elements.get(" ".join((name or "").split()))
        for component in children(element, "itemComponent"):
            if component.get("name") == part:
                own = child_text(child(component, "allowedValues"), "text")
                return own or self.allowed_text(child_text(component, "typeRef"))
        return ""

    def _made_of(self, element: Element, name: str) -> Type:
        members = {
            (part.get("name") or "").strip(): self._made_of(part, part.get("name") or "")
            for part in children(element, "itemComponent")
        }
        function = child(element, "functionItem")
        if members:
            made = Type("context", members=members, name=name)
        elif function is not None:
            params = tuple(self.find(p.get("typeRef")) or Type() for p in children(function, "parameters"))
            made = Type("function", params=params, output=self.find(function.get("outputTypeRef")), name=name)
        else:
            base = self.find(child_text(element, "typeRef")) or Type()
            made = Type(name=name)
            _fill(made, base)
        test = _allowed(child(element, "allowedValues"))
        if test is not None:
            made.test = _both(made.test, test)
        if is_true(element, "isCollection"):
            made = Type("list", element=made, name=name)
        constraint = _allowed(child(element, "typeConstraint"))
        if constraint is not None:
            made.test = _both(made.test, constraint)
        return made


def _fill(own: Type, made: Type) -> None:
    own.kind, own.element, own.members = made.kind, made.element, made.members
    own.params, own.output, own.test = made.params, made.output, made.test


def _both(first: Callable[[Any], bool] | None, second: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return second if first is None else lambda value: first(value) and second(value)


def _allowed(element: Element | None) -> Callable[[Any], bool] | None:
    """Allowed values as a test; none where they can't be read."""
    text = child_text(element, "text") if element is not None else ""
    if not text:
        return None
    try:
        test = compile_tests(text, Static(GLOBAL_NAMES))
    except SyntaxProblem:
        return None
    if test is None:
        return None
    scope = Scope({})

    def quiet(value: Any) -> bool:
        token = current.set(Log())
        try:
            return test(value, scope) is True
        finally:
            current.reset(token)

    return quiet
