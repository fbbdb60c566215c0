"""Which names an expression of a node may use: what the node requires, and names that hold in all of the model."""

from prinsjesdag.dmn.boxed import Box
from prinsjesdag.dmn.feel.compiler import GLOBAL_NAMES, Static
from prinsjesdag.dmn.feel.names import Names
from prinsjesdag.dmn.model import Model, Node
from prinsjesdag.dmn.xml import child, descendants


def box_of(node: Node) -> Box:
    """Where a node's expression stands: the names it may use are those it requires, and members of types."""
    words = {"decision": "beslissing", "knowledge": "kennismodel"}
    static = Static(Names(_known(node), _members(node.model)), node.model.types.find)
    return Box(static, node.model.types, f"{words.get(node.kind, node.kind)} {node.name}", node.type_name)


def _known(node: Node) -> list[str]:
    names = [name for need in node.requires for name in need.names]
    if node.kind == "knowledge":
        names.append(node.name)
    return names


def _members(model: Model) -> Names:
    """Names that hold in all of a model: of members, columns, outputs, types and imports, and what imports have."""
    made: Names | None = model.member_names
    if made is None:
        made = Names(parent=GLOBAL_NAMES)
        for element in descendants(model.root, "itemComponent", "column", "output", "itemDefinition"):
            made.add(element.get("name") or "")
        for entry in descendants(model.root, "contextEntry"):
            variable = child(entry, "variable")
            made.add(variable.get("name") or "" if variable is not None else "")
        for alias, imported in model.imports.items():
            made.add(alias)
            _members(imported)
            for node in imported.nodes.values():
                made.add(node.name)
            for element in descendants(imported.root, "itemComponent", "itemDefinition"):
                made.add(element.get("name") or "")
        model.member_names = made
    return made
