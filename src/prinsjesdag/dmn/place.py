"""Where something stands in a model, for people: decision, cell and expression; and code that notes it."""

from collections.abc import Callable
from typing import Any

from prinsjesdag.dmn.feel.compiler import Code, Static, compile_expression
from prinsjesdag.dmn.feel.lexer import PastLimit, SyntaxProblem
from prinsjesdag.dmn.problems import current, fail
from prinsjesdag.dmn.scope import Scope
from prinsjesdag.errors import InputError, one_line


def described(place: str, text: str) -> str:
    return f"{place}, {one_line(text, 80)!r}" if text else place


def placed(code: Callable[..., Any], place: str) -> Callable[..., Any]:
    """The same code; what goes wrong in it is noted with this place."""

    def run(*arguments: Any) -> Any:
        log = current.get()
        before = len(log.problems) if log is not None else 0
        value = code(*arguments)
        if log is not None and len(log.problems) > before:
            for problem in log.problems[before:]:
                problem.place = problem.place or place
        return value

    if hasattr(code, "constant"):
        run.constant = code.constant  # type: ignore[attr-defined]
    return run


def expression(text: str, static: Static, place: str) -> Code:
    """An expression's code; text that is no FEEL gives null each time it is asked, with the reason.

    Raises InputError past the limits.
    """
    try:
        code = compile_expression(text, static)
    except PastLimit as error:
        raise InputError(f"{described(place, text[:40])}: {error}") from None
    except SyntaxProblem as error:
        return placed(refusal(str(error)), described(place, text))
    return code if hasattr(code, "constant") else placed(code, described(place, text))


def refusal(reason: str) -> Callable[..., None]:
    def code(*arguments: Any) -> None:
        return fail(reason)

    return code


def null(scope: Scope) -> None:
    return None
