"""Types: what conforms to them, and the few conversions DMN makes by itself (DMN 1.5, 10.3.2.9).

A list of one becomes its element where no list is asked, an element becomes a list of one where a list is asked, a
date becomes its midnight in UTC; whatever else doesn't conform becomes null.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from prinsjesdag.dmn.problems import fail
from prinsjesdag.dmn.temporal import Date, DateTime, Time
from prinsjesdag.dmn.values import UNBOUNDED, Function, kind

Test = Callable[[Any], bool]


@dataclass(slots=True)
class Type:
    """A FEEL type by kind: Any, number, …, list, context, range or function. `test` is what allowed values demand."""

    kind: str = "Any"
    element: "Type | None" = None
    members: "dict[str, Type]" = field(default_factory=dict)
    params: "tuple[Type, ...] | None" = None
    output: "Type | None" = None
    test: Test | None = None
    name: str = ""

    def holds(self, value: Any, deep: int = 0) -> bool:
        """FEEL's `instance of`: null is of no type; allowed values don't count."""
        if value is None or deep > 100:
            return False
        if self.kind == "Any":
            return True
        found = kind(value)
        if found != self.kind:
            return False
        if self.kind == "list":
            element = self.element
            return element is None or all(element.takes(item, deep + 1) for item in value)
        if self.kind == "context":
            return all(name in value and member.takes(value[name], deep + 1) for name, member in self.members.items())
        if self.kind == "range":
            return self.element is None or all(
                self.element.takes(end, deep + 1) for end in (value.low, value.high) if end is not UNBOUNDED
            )
        if self.kind == "function":
            return self._holds_function(value)
        return True

    def takes(self, value: Any, deep: int = 0) -> bool:
        """Whether the value conforms: as `holds`, and null conforms to every type."""
        return value is None or self.holds(value, deep)

    def _holds_function(self, value: Function) -> bool:
        if self.params is None:
            return True
        if len(self.params) != len(value.names):
            return False
        types = value.types or (None,) * len(value.names)
        taken = all(given is None or given.accepts(own) for given, own in zip(types, self.params, strict=False))
        given = value.output
        return taken and (
            self.output is None or self.output.kind == "Any" or given is None or self.output.accepts(given)
        )

    def accepts(self, other: "Type") -> bool:
        """Whether every value of the other type is of this one, by their kinds."""
        if self.kind == "Any":
            return True
        if self.kind != other.kind:
            return False
        if self.element is not None and other.element is not None:
            return self.element.accepts(other.element)
        return all(name in other.members and own.accepts(other.members[name]) for name, own in self.members.items())

    def coerce(self, value: Any) -> Any:
        """The value as this type, or null with the reason noted."""
        if value is None:
            return None
        if self.holds(value):
            return self._tested(value)
        if self.kind == "list":
            if not isinstance(value, list) and (self.element is None or self.element.holds(value)):
                return self._tested([value])
        elif isinstance(value, list) and len(value) == 1 and self.holds(value[0]):
            return self._tested(value[0])
        if self.kind == "date and time" and isinstance(value, Date):
            return self._tested(DateTime(value, Time(0, 0, 0, 0, 0)))
        return fail(f"{kind(value)} past niet bij het type {self.name or self.kind}")

    def _tested(self, value: Any) -> Any:
        if not self.allows(value):
            return fail(f"de waarde is niet toegestaan voor {self.name or self.kind}")
        return value

    def allows(self, value: Any, deep: int = 0) -> bool:
        """Whether the allowed values of this type and its parts hold."""
        if value is None or deep > 100:
            return True
        if self.test is not None and not self.test(value):
            return False
        if self.kind == "list" and self.element is not None and isinstance(value, list):
            return all(self.element.allows(item, deep + 1) for item in value)
        if self.kind == "context" and isinstance(value, dict):
            return all(member.allows(value.get(name), deep + 1) for name, member in self.members.items())
        return True


_NAMES = {
    "Any": "Any",
    "any": "Any",
    "number": "number",
    **dict.fromkeys(("integer", "int", "long", "decimal", "double", "float"), "number"),
    "string": "string",
    "boolean": "boolean",
    "date": "date",
    "time": "time",
    "date and time": "date and time",
    "dateTime": "date and time",
    "days and time duration": "days and time duration",
    "dayTimeDuration": "days and time duration",
    "years and months duration": "years and months duration",
    "yearMonthDuration": "years and months duration",
    "list": "list",
    "context": "context",
    "range": "range",
    "function": "function",
    "Null": "null",
}


def basic(name: str) -> Type | None:
    """A built-in type by name, with or without the prefix of FEEL's namespace."""
    found = _NAMES.get(name) or _NAMES.get(name.rpartition(":")[2])
    return Type(found, name=name) if found else None
