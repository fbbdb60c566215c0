"""FEEL's built-in functions by name: their signatures, and calling them by place or by name.

A signature is text as in the standard: "string:string, start position:number, [length]:number". Brackets make a
parameter optional; `any` takes null too, a type with `?` as well; `*` before the last one takes what is left as a
list. A null for any other parameter makes the outcome null, and so does a value of another type; a list of one stands
for its element, an element for a list of one (DMN 1.5, 10.3.4 and 10.3.2.9.4).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from prinsjesdag.dmn.problems import fail, weigh
from prinsjesdag.dmn.temporal import Date, DateTime, Time
from prinsjesdag.dmn.values import kind

Call = Callable[..., Any]
_UNFIT = object()


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    kinds: tuple[str, ...]
    optional: bool = False
    nullable: bool = False
    rest: bool = False

    def fit(self, value: Any) -> Any:
        """The value as the parameter takes it, or _UNFIT."""
        if self.kinds == ("any",):
            return value
        if value is None:
            return None if self.nullable else _UNFIT
        found = kind(value)
        if found in self.kinds:
            return value
        if "list" in self.kinds:
            return [value]
        if isinstance(value, list) and len(value) == 1 and kind(value[0]) in self.kinds:
            return value[0]
        if isinstance(value, Date) and self.kinds == ("date and time",):
            return DateTime(value, Time(0, 0, 0, 0, 0))
        return _UNFIT


@dataclass(frozen=True, slots=True)
class Signature:
    parameters: tuple[Parameter, ...]
    call: Call
    weight: int = 1
    """The steps that a call takes."""

    def by_place(self, values: list[Any]) -> list[Any] | None:
        """The arguments this signature takes, or None where they don't fit."""
        parameters = self.parameters
        if parameters and parameters[-1].rest:
            before = len(parameters) - 1
            if len(values) <= before:
                return None
            rest = values[before:]
            alone = len(rest) == 1 and before == 0
            values = [*values[:before], rest[0] if alone else rest]
        if not sum(not p.optional for p in parameters) <= len(values) <= len(parameters):
            return None
        return _fitted(parameters, values)

    def by_name(self, values: dict[str, Any]) -> list[Any] | None:
        parameters = self.parameters
        names = {parameter.name for parameter in parameters}
        if not values.keys() <= names or any(p.name not in values and not p.optional for p in parameters):
            return None
        last = max((place for place, p in enumerate(parameters) if p.name in values), default=-1)
        given = [values.get(parameter.name) for parameter in parameters[: last + 1]]
        skipped = [p.name not in values for p in parameters[: last + 1]]
        fitted: list[Any] = []
        for parameter, value, left_out in zip(parameters, given, skipped, strict=False):
            found = None if left_out else parameter.fit(value)
            if parameter.rest and parameter is not parameters[0]:
                found = [value]  # what may be many by place, is one by name
            if found is _UNFIT:
                return None
            fitted.append(found)
        return fitted


def _fitted(parameters: tuple[Parameter, ...], values: list[Any]) -> list[Any] | None:
    fitted = []
    for parameter, value in zip(parameters, values, strict=False):
        found = parameter.fit(value)
        if found is _UNFIT:
            return None
        fitted.append(found)
    return fitted


@dataclass(eq=False)
class Builtin:
    """One function with its signatures."""

    name: str
    signatures: list[Signature] = field(default_factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(parameter.name for parameter in self.signatures[0].parameters)

    types: tuple[Any, ...] = ()
    output: Any = None

    def invoke(self, values: list[Any]) -> Any:
        for signature in self.signatures:
            fitted = signature.by_place(values)
            if fitted is not None:
                weigh(fitted, signature.weight)
                return signature.call(*fitted)
        return self._unfit([kind(value) for value in values])

    def invoke_named(self, values: dict[str, Any]) -> Any:
        for signature in self.signatures:
            fitted = signature.by_name(values)
            if fitted is not None:
                weigh(fitted, signature.weight)
                return signature.call(*fitted)
        return self._unfit([f"{name}: {kind(value)}" for name, value in values.items()])

    def _unfit(self, given: list[str]) -> None:
        return fail(f"{self.name}({', '.join(given)}) kan niet; {self.name} vraagt {' of '.join(self._asked())}")

    def _asked(self) -> list[str]:
        return [
            "(" + ", ".join(f"{p.name}: {'/'.join(p.kinds)}" for p in signature.parameters) + ")"
            for signature in self.signatures
        ]


BUILTINS: dict[str, Builtin] = {}


def builtin(name: str, signature: str, weight: int = 1) -> Callable[[Call], Call]:
    """Make a Python function a built-in under this name; a second time adds a signature. `weight`: a call's steps."""

    def register(call: Call) -> Call:
        parameters = tuple(_parameter(part) for part in signature.split(",") if part.strip())
        BUILTINS.setdefault(name, Builtin(name)).signatures.append(Signature(parameters, call, weight))
        return call

    return register


def _parameter(text: str) -> Parameter:
    name, _, kinds = text.strip().partition(":")
    rest, optional = name.startswith("*"), name.startswith("[")
    return Parameter(name.strip("*[] "), tuple(kinds.rstrip("?").split("|")), optional, kinds.endswith("?"), rest)
