"""Evaluating a model: values given for inputs, decisions worked out in the order of what they require."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from threading import Lock
from typing import Any

from prinsjesdag.dmn.boxed import compile_box, expression_in, function_of, typed
from prinsjesdag.dmn.feel.compiler import Code
from prinsjesdag.dmn.inputs import Given, input_value
from prinsjesdag.dmn.limits import FRAMES, VALUE_DEPTH
from prinsjesdag.dmn.model import UNNAMED, Model, Node
from prinsjesdag.dmn.naming import box_of
from prinsjesdag.dmn.problems import Log, Problem, TooMuch, current, step
from prinsjesdag.dmn.scope import Scope
from prinsjesdag.dmn.values import Function
from prinsjesdag.dmn.xml import child, children, reference
from prinsjesdag.errors import InputError

Values = dict[Node, Any]


@dataclass(slots=True)
class Outcome:
    """Values by name, what went wrong on the way, and which rows of tables held."""

    values: dict[str, Any]
    problems: list[Problem]
    rows: dict[str, list[int]]


def evaluate(model: Model, given: Given, wanted: Iterable[str] | None = None) -> Outcome:
    """The decisions asked for (all of the model when none are), for these inputs. An error is null, with its reason."""
    nodes = [model.find(name, "decision", "service") for name in wanted] if wanted is not None else []
    if wanted is None:
        nodes = list(model.of_kind("decision"))
    with running() as log:
        values: Values = {}
        answers = {}
        for node in nodes:
            if node is not None:
                answers[node.name] = guarded(lambda n=node: value_of(n, given, values))  # type: ignore[misc]
    return Outcome(answers, log.problems, log.rows)


def evaluate_service(model: Model, name: str, given: Given) -> Outcome:
    """A decision service's output decisions by name, for these inputs."""
    node = model.find(name, "service")
    if node is None:
        return Outcome({}, [Problem(f"de beslisservice {name} bestaat niet")], {})
    service = _service(node)
    with running() as log:
        found = guarded(lambda: _served(node, service, {key: given.get(key) for key in service.names}))
    names = [output.name for output in service.outputs]
    if len(names) == 1:
        answers = {names[0]: found}
    else:
        answers = {key: found.get(key) if isinstance(found, dict) else None for key in names}
    return Outcome({node.name: found, **answers}, log.problems, log.rows)


@contextmanager
def running() -> Iterator[Log]:
    """A log for one evaluation, and room for closures in closures."""
    log = Log()
    token = current.set(log)
    _room.enter()
    try:
        yield log
    finally:
        _room.leave()
        current.reset(token)


class _Room:
    """Python's recursion limit, raised while evaluations run: the first raises it, the last puts it back."""

    def __init__(self) -> None:
        self._lock, self._inside, self._before = Lock(), 0, 0

    def enter(self) -> None:
        with self._lock:
            if self._inside == 0:
                self._before = sys.getrecursionlimit()
                sys.setrecursionlimit(max(self._before, FRAMES))
            self._inside += 1

    def leave(self) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside == 0:
                sys.setrecursionlimit(self._before)


_room = _Room()


def guarded(evaluation: Callable[[], Any]) -> Any:
    """The value, or null with a problem noted where it goes past the limits."""
    try:
        value = evaluation()
        _check_depth(value)
        return value
    except (TooMuch, RecursionError, MemoryError, OverflowError) as error:
        log = current.get()
        if log is not None:
            said = str(error) if isinstance(error, TooMuch) else "de berekening is te groot of te diep"
            log.problems.append(Problem(said))
            log.calls = 0
        return None


def _check_depth(value: Any) -> None:
    """Raise TooMuch for a value nested so deep that nobody can read or write it."""
    level = [value] if isinstance(value, (list, dict)) else []
    for _ in range(VALUE_DEPTH):
        if not level:
            return
        step(sum(len(one) for one in level))  # lists that share their items grow when written out
        inner = [item for one in level for item in (one.values() if isinstance(one, dict) else one)]
        step(sum(abs(item.adjusted()) // 32 for item in inner if type(item) is Decimal))  # 1E+6000 has 6,000 digits
        level = [item for item in inner if isinstance(item, (list, dict))]
    raise TooMuch(f"een waarde is dieper genest dan {VALUE_DEPTH}")


def value_of(node: Node, given: Given, values: Values) -> Any:
    """A node's value; `values` keeps what is known already."""
    if node.kind == "service":
        service = _service(node)
        return _served(node, service, {name: given.get(name) for name in service.names})
    for needed in _order(node, values):
        values[needed] = _value(needed, given, values)
    return values[node]


def _order(node: Node, values: Values) -> list[Node]:
    """What has to be worked out for a node, itself last; what is known already is left out."""
    if not values and node.kind == "decision":
        kept = getattr(node.made, "order", None)
        if kept is not None:
            return kept  # type: ignore[no-any-return]
    order: list[Node] = []
    seen = set(values)
    waiting: list[tuple[Node, bool]] = [(node, False)]
    while waiting:
        one, ready = waiting.pop()
        if ready:
            order.append(one)
        elif one not in seen:
            seen.add(one)
            waiting.append((one, True))
            if one.kind == "decision":
                waiting.extend((need, False) for need in reversed(one.requires))
    if not values and node.kind == "decision":
        _decision(node).order = order
    return order


def _value(node: Node, given: Given, values: Values) -> Any:
    if node.kind == "input":
        return input_value(node, given)
    if node.kind == "decision":
        made = _decision(node)
        return made.code(Scope(_names(node, values)))
    return _knowledge(node) if node.kind == "knowledge" else _service_function(node)


def _names(node: Node, values: Values) -> dict[str, Any]:
    names: dict[str, Any] = {}
    for need in node.requires:
        value = values[need] if need in values else function_of_node(need)
        if need.model is node.model:
            names[need.name] = value
            if need.other:
                names[need.other] = value
        else:
            alias = next((a for a, model in node.model.imports.items() if model is need.model), None)
            if alias and not alias.startswith(UNNAMED):
                names.setdefault(alias, {})[need.name] = value
            else:
                names[need.name] = value
    return names


def function_of_node(need: Node) -> Any:
    return _knowledge(need) if need.kind == "knowledge" else _service_function(need) if need.kind == "service" else None


@dataclass(eq=False)
class _Decision:
    code: Code
    order: list[Node] | None = None


def _decision(node: Node) -> _Decision:
    if node.made is None:
        box = box_of(node)
        try:
            code = compile_box(expression_in(node.element), box)
        except InputError as error:
            error.file = error.file or node.model.file
            raise
        code = typed(code, node.model.types.find(node.type_name), box.place)
        node.made = _Decision(code)
    made: _Decision = node.made
    return made


def _knowledge(node: Node) -> Function:
    """A business knowledge model as a function. It knows itself, and the knowledge it requires."""
    if node.made is None:
        logic = child(node.element, "encapsulatedLogic")
        output = node.model.types.find(node.type_name)
        if output is not None and output.kind == "function":
            output = output.output
        scope = Scope({})
        node.made = Function(node.name, (), lambda values: None)  # while its own knowledge is made
        if logic is not None:
            made = function_of(logic, box_of(node), node.name, output)(scope)
            own: Function = node.made
            own.names, own.call, own.types, own.output = made.names, made.call, made.types, made.output
        scope.names.update(_names(node, {}))
        scope.names.setdefault(node.name, node.made)
    function: Function = node.made
    return function


@dataclass(eq=False)
class _Service:
    outputs: list[Node]
    inputs: list[Node]

    @property
    def names(self) -> list[str]:
        return [node.name for node in self.inputs]


def _service(node: Node) -> _Service:
    made: _Service | None = node.service
    if made is None:
        outputs = _pointed(node, "outputDecision")
        made = _Service(outputs, [*_pointed(node, "inputData"), *_pointed(node, "inputDecision")])
        node.service = made
    return made


def _pointed(node: Node, kind: str) -> list[Node]:
    found = (node.model.referred(reference(pointer)) for pointer in children(node.element, kind))
    return [one for one in found if one is not None]


def _served(node: Node, service: _Service, given: Given) -> Any:
    """What a service gives: its one output decision's value, or a context of them. It sees only its own inputs."""
    values: Values = {}
    for one in service.inputs:
        if one.kind == "input":
            values[one] = input_value(one, given)
        else:
            wanted = one.model.types.find(one.type_name)
            values[one] = wanted.coerce(given.get(one.name)) if wanted else given.get(one.name)
    found = {}
    for output in service.outputs:
        if output in values:
            found[output.name] = values[output]
            continue
        for needed in _order(output, values):
            values[needed] = _value(needed, {}, values)
        found[output.name] = values[output]
    result: Any = next(iter(found.values()), None) if len(service.outputs) == 1 else found
    wanted = node.model.types.find(node.type_name)
    if wanted is not None and wanted.kind == "function":
        wanted = wanted.output
    return wanted.coerce(result) if wanted is not None else result


def _service_function(node: Node) -> Function:
    service = _service(node)
    types = tuple(one.model.types.find(one.type_name) for one in service.inputs)

    def call(arguments: list[Any]) -> Any:
        return _served(node, service, dict(zip(service.names, arguments, strict=True)))

    return Function(node.name, tuple(service.names), call, types)


def function_named(model: Model, name: str) -> Function | None:
    """A business knowledge model or service as a function."""
    node = model.find(name, "knowledge", "service")
    return function_of_node(node) if node is not None else None
