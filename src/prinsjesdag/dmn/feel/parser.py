"""Tokens to a tree, with lark (LALR)."""

from functools import cache
from typing import Any

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput
from lark.lexer import Lexer as LarkLexer

from prinsjesdag.dmn.feel.lexer import Lexer, PastLimit, SyntaxProblem
from prinsjesdag.dmn.feel.names import Names
from prinsjesdag.dmn.limits import EXPRESSION_DEPTH
from prinsjesdag.errors import quoted


class _Ready(LarkLexer):
    """lark asks a lexer; ours has run already and hands over its tokens."""

    __future_interface__ = False

    def __init__(self, conf: Any) -> None:
        pass

    def lex(self, tokens: Any) -> Any:  # type: ignore[override]
        yield from tokens


@cache
def _parser() -> Lark:
    return Lark.open(
        "grammar.lark",
        rel_to=__file__,
        parser="lalr",
        lexer=_Ready,
        start=["expression", "unary_tests"],
        maybe_placeholders=False,
    )


def parse(text: str, names: Names, unary: bool = False) -> Tree[Token]:
    """The tree of an expression or of unary tests. Raises SyntaxProblem."""
    tokens = Lexer(text, names, unary).run()
    if not tokens:
        raise SyntaxProblem("er staat geen expressie")
    try:
        tree = _parser().parse(tokens, start="unary_tests" if unary else "expression")
    except UnexpectedInput as error:
        token = getattr(error, "token", None)
        if isinstance(token, Token) and token.type != "$END":
            raise SyntaxProblem(f"onverwacht {quoted(token)} (teken {(token.start_pos or 0) + 1})") from None
        raise SyntaxProblem("de expressie is niet af") from None
    _check_depth(tree)
    return tree


def _check_depth(tree: Tree[Token]) -> None:
    waiting = [(tree, 1)]
    while waiting:
        node, deep = waiting.pop()
        if deep > EXPRESSION_DEPTH:
            raise PastLimit(f"de expressie is dieper genest dan {EXPRESSION_DEPTH}")
        waiting.extend((child, deep + 1) for child in node.children if isinstance(child, Tree))
