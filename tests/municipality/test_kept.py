"""What is kept is known by the code that it comes from: all of it."""

import ast
from pathlib import Path

from prinsjesdag import municipality
from prinsjesdag.municipality.kept import _CALCULATES

FOLDER = Path(str(municipality.__file__)).parent


def behind(name: str) -> set[str]:
    """The modules of this room that a module imports, and those that these import."""
    found, file = {name}, FOLDER / f"{name}.py"
    if not file.is_file():  # a folder of figures
        return set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("prinsjesdag.municipality."):
            found |= behind(str(node.module).rpartition(".")[2])
    return found


def test_every_module_behind_an_answer_tells_an_old_answer_apart() -> None:
    assert {f"municipality/{name}.py" for name in behind("answer") - {"kept"}} <= set(_CALCULATES)
