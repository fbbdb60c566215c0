"""The source of rules, as one module can hold it: no decorators, no types, words and constants as numbers."""

import ast
import inspect
import textwrap
from collections.abc import Callable
from enum import IntEnum
from types import FunctionType, ModuleType
from typing import Any

from prinsjesdag.engine.errors import LawError


class Sources:
    """Functions by a name of their own, each with everything it calls before it."""

    def __init__(self) -> None:
        self.text: dict[str, str] = {}
        self._names: dict[Callable[..., Any], str] = {}

    def name(self, function: Callable[..., Any]) -> str:
        """The function's name in the module that is being made."""
        if function not in self._names:
            assert isinstance(function, FunctionType)
            own = f"{function.__module__.replace('.', '_')}__{function.__name__}".removeprefix("prinsjesdag_")
            self._names[function] = own
            tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
            definition = tree.body[0]
            assert isinstance(definition, ast.FunctionDef)
            definition.name, definition.decorator_list, definition.returns = own, [], None
            for argument in definition.args.args:
                argument.annotation = None
            plain = _Plain(function, self).visit(definition)
            if isinstance(plain.body[0], ast.Expr) and isinstance(plain.body[0].value, ast.Constant):
                plain.body = plain.body[1:]
            self.text[own] = ast.unparse(ast.fix_missing_locations(plain))
        return self._names[function]


class _Plain(ast.NodeTransformer):
    def __init__(self, function: FunctionType, sources: Sources) -> None:
        self.function = function
        self.sources = sources

    def visit_Attribute(self, node: ast.Attribute) -> ast.AST:
        if isinstance(node.value, ast.Name):
            owner = self.function.__globals__.get(node.value.id)
            if inspect.isclass(owner) and issubclass(owner, IntEnum):
                return ast.Constant(int(owner[node.attr]))
        return self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        assert node.value is not None
        return ast.Assign(targets=[node.target], value=self.visit(node.value))

    def visit_Name(self, node: ast.Name) -> ast.AST:
        found = self.function.__globals__.get(node.id)
        if node.id in self.function.__code__.co_varnames or found is None:
            return node
        if isinstance(found, FunctionType):
            return ast.Name(self.sources.name(found), node.ctx)
        if isinstance(found, (int, float, bool)):
            return ast.Constant(
                found if isinstance(found, bool) else float(found) if isinstance(found, float) else int(found)
            )
        if isinstance(found, ModuleType) and found.__name__ == "math":
            return node
        raise LawError(f"{self.function.__qualname__}: {node.id} can't go into compiled code")
