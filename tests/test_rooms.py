"""The rooms of the house: a module imports from rooms below its own, never from one above."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1] / "src" / "prinsjesdag"
ORDER = (
    {"cli", "web", "report"}, {"municipality"}, {"population", "tables"}, {"household"}, {"measures"}, {"heat"},
    {"energy"}, {"law"}, {"building", "dmn"}, {"engine"},
)  # fmt: skip
"""From the top down; rooms of one floor may know one another."""
FLOOR = {room: floor for floor, rooms in enumerate(ORDER) for room in rooms}
HANDED_OVER = {"measures/legislation.py"}
"""The public `Legislation` hands a household and a table to the rooms that calculate them."""


def imports() -> Iterator[tuple[str, str, str]]:
    """Every import from one room to another: file, room, the other room."""
    for file in sorted(ROOT.rglob("*.py")):
        place = file.relative_to(ROOT)
        if len(place.parts) == 1 or place.as_posix() in HANDED_OVER:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            for name in names:
                if name.startswith("prinsjesdag.") and name.split(".")[1] in FLOOR:
                    yield place.as_posix(), place.parts[0], name.split(".")[1]


def test_every_folder_is_a_room() -> None:
    assert {path.parent.name for path in ROOT.glob("*/__init__.py")} == set(FLOOR)


def test_imports_go_down() -> None:
    assert [(file, other) for file, room, other in imports() if FLOOR[other] < FLOOR[room]] == []
