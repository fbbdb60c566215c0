"""A DMN model read from XML: inputs, decisions, business knowledge and services, with what each requires.

Reading checks the shape (references, cycles); expressions are compiled when they are first asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from prinsjesdag.dmn import xml
from prinsjesdag.dmn.itemtypes import ItemTypes
from prinsjesdag.dmn.xml import Element, child, children, local, reference
from prinsjesdag.errors import InputError

_KINDS = {
    "inputData": "input",
    "decision": "decision",
    "businessKnowledgeModel": "knowledge",
    "decisionService": "service",
}
UNNAMED = "\0"  # an import without a name: what it has is known without prefix (DMN 1.5, 6.3.3)
_REQUIRED = ("requiredInput", "requiredDecision", "requiredKnowledge")


@dataclass(eq=False, repr=False)
class Node:
    """An input, decision, business knowledge model or decision service."""

    kind: str
    id: str
    name: str
    element: Element
    model: "Model"
    requires: "list[Node]" = field(default_factory=list)
    other: str = ""  # the variable's name, where a file has another there
    made: Any = None  # what compiling gave
    service: Any = None  # a service's inputs and outputs

    @property
    def variable(self) -> Element | None:
        return child(self.element, "variable")

    @property
    def names(self) -> list[str]:
        """What expressions may call it."""
        return [self.name, self.other] if self.other else [self.name]

    @property
    def type_name(self) -> str:
        variable = self.variable
        return (variable.get("typeRef") or child_type(variable)) if variable is not None else ""


def child_type(variable: Element) -> str:
    """DMN 1.1 files sometimes have the type as an element."""
    return xml.child_text(variable, "typeRef")


@dataclass(eq=False, repr=False)
class Model:
    """A model with the models it imports by name."""

    file: str
    name: str
    namespace: str
    root: Element
    nodes: dict[str, Node] = field(default_factory=dict)
    imports: "dict[str, Model]" = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)  # what can't be followed: references, imports
    types: ItemTypes = field(init=False)
    member_names: Any = None  # names that hold in all of the model, made when first needed

    def __post_init__(self) -> None:
        self.types = ItemTypes(list(children(self.root, "itemDefinition")), self._imported_types)

    def _imported_types(self, name: str) -> list[ItemTypes]:
        """The types of the import with this name; of all imports without a name for ""."""
        return [
            model.types for alias, model in self.imports.items() if (not name and alias[:1] == UNNAMED) or alias == name
        ]

    def of_kind(self, *kinds: str) -> Iterator[Node]:
        return (node for node in self.nodes.values() if node.kind in kinds)

    def find(self, name: str, *kinds: str) -> Node | None:
        """A node by name, in this model or else in those it imports."""
        wanted = " ".join(name.split())
        for node in self.of_kind(*kinds):
            if node.name == wanted or node.id == name:
                return node
        for alias, model in self.imports.items():
            inner = wanted.removeprefix(f"{alias}.") if wanted.startswith(f"{alias}.") else wanted
            found = model.find(inner, *kinds)
            if found is not None:
                return found
        return None

    def referred(self, href: str) -> Node | None:
        """The node an href points at: #id, or namespace#id of an imported model."""
        namespace, _, id_ = href.rpartition("#")
        if not namespace or namespace == self.namespace:
            return self.nodes.get(id_)
        for model in self.imports.values():
            if model.namespace == namespace and id_ in model.nodes:
                return model.nodes[id_]
        return next((model.nodes[id_] for model in self.imports.values() if id_ in model.nodes), None)


def load(path: str) -> Model:
    """Read a model with its imports from a file. Raises InputError."""
    return _Loader(str(Path(path).parent)).load(path)


def loads(content: bytes, file: str = "model") -> Model:
    """Read a model from XML text; imports are not looked for. Raises InputError."""
    return _Loader(None).made(xml.parse(content, file), file)


class _Loader:
    """Reads models; imports are looked for in the folder of the first file only."""

    def __init__(self, folder: str | None) -> None:
        self.folder = folder
        self.models: dict[str, Model] = {}

    def load(self, path: str) -> Model:
        return self.made(xml.read(path), path)

    def made(self, root: Element, file: str) -> Model:
        if local(root) != "definitions":
            raise InputError(f"geen DMN-model: het begint met <{local(root)}>, verwacht <definitions>", file=file)
        namespace = (root.get("namespace") or "").strip()
        model = Model(file, (root.get("name") or "").strip(), namespace, root)
        self.models[namespace] = model
        for element in children(root, "import"):
            self._import(element, model)
        for element in children(root, *_KINDS):
            _add(element, model)
        for element in _grouped(root):
            _add(element, model)
        for node in list(model.nodes.values()):
            _connect(node)
        _refuse_cycles(model)
        return model

    def _import(self, element: Element, model: Model) -> None:
        kind = element.get("importType", "")
        if "DMN" not in kind and "dmn" not in kind.lower():
            return
        namespace = (element.get("namespace") or "").strip()
        imported = self.models.get(namespace) or self._found(namespace, element.get("locationURI"))
        if imported is None:
            model.notes.append(f"het model {namespace} dat dit model invoert, staat niet in dezelfde map")
            return
        name = " ".join((element.get("name") or "").split())
        model.imports[name or f"{UNNAMED}{namespace}"] = imported

    def _found(self, namespace: str, location: str | None) -> Model | None:
        if self.folder is not None:
            names = [Path(location).name] if location else []
            paths = [Path(self.folder) / name for name in names if name] + sorted(Path(self.folder).glob("*.dmn"))[:200]
            for path in paths:
                root = _peeked(path)
                if root is not None and root.get("namespace", "").strip() == namespace:
                    return self.made(root, str(path))
        return None


def _peeked(path: Path) -> Element | None:
    try:
        return xml.read(str(path))
    except InputError:
        return None


def _grouped(root: Element) -> Iterator[Element]:
    """DMN 1.1 let models nest their elements in drgElement."""
    for holder in children(root, "drgElement"):
        yield from children(holder, *_KINDS)


def _add(element: Element, model: Model) -> None:
    variable = child(element, "variable")
    other = " ".join((variable.get("name") or "").split()) if variable is not None else ""
    name = " ".join((element.get("name") or "").split()) or other
    id_ = (element.get("id") or "").strip() or f"naamloos-{len(model.nodes)}"
    if id_ in model.nodes:
        model.notes.append(f"de id {id_} staat er twee keer (regel {element.sourceline})")
        id_ = f"{id_}-{len(model.nodes)}"
    node = Node(_KINDS[local(element)], id_, name, element, model)
    node.other = other if other != name else ""
    model.nodes[id_] = node


def _connect(node: Node) -> None:
    for requirement in children(node.element, "informationRequirement", "knowledgeRequirement"):
        for pointer in children(requirement, *_REQUIRED):
            href = reference(pointer)
            required = node.model.referred(href)
            if required is None:
                node.model.notes.append(
                    f"{node.name} verwijst naar {href}, dat er niet is (regel {pointer.sourceline})"
                )
                continue
            node.requires.append(required)


def _refuse_cycles(model: Model) -> None:
    """Decisions that need each other can't be evaluated. Raises InputError."""
    done: set[Node] = set()
    for start in model.of_kind("decision"):
        path: list[Node] = []
        on_path: set[Node] = set()
        waiting: list[tuple[Node, bool]] = [(start, False)]
        while waiting:
            node, leaving = waiting.pop()
            if leaving:
                path.pop()
                on_path.discard(node)
                done.add(node)
            elif node in on_path:
                names = " → ".join(other.name or other.id for other in [*path[path.index(node) :], node])
                raise InputError(f"beslissingen verwijzen naar elkaar: {names}", file=model.file)
            elif node not in done:
                path.append(node)
                on_path.add(node)
                waiting.append((node, True))
                waiting.extend((need, False) for need in _worked_out_for(node))


def _worked_out_for(node: Node) -> Iterator[Node]:
    """What evaluating a decision evaluates: the decisions it requires, and the outputs of services it may call.

    A service with input decisions is left out: what lies behind those is given to it, not worked out.
    """
    if node.kind == "service":
        if child(node.element, "inputDecision") is None:
            outputs = (node.model.referred(reference(pointer)) for pointer in children(node.element, "outputDecision"))
            yield from (output for output in outputs if output is not None)
    else:
        yield from (need for need in node.requires if need.kind in ("decision", "service"))
