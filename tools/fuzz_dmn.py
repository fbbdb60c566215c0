"""What `make fuzz` builds from the grammar of FEEL and DMN: texts, cells, XML and STTR files at random.

Likely expressions (forms within forms, calls of built-ins with any arguments), pieces in any order, tables with them in
a cell, and models of the TCK and DSO files with bytes or texts changed.
"""

import random
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from prinsjesdag.dmn.answers import to_json
from prinsjesdag.dmn.builtins import BUILTINS
from prinsjesdag.dmn.engine import evaluate, guarded, running
from prinsjesdag.dmn.feel.compiler import compile_expression, compile_tests
from prinsjesdag.dmn.interview import Interview
from prinsjesdag.dmn.model import loads
from prinsjesdag.dmn.scope import Scope
from prinsjesdag.dmn.sttr import read_bytes

DATA = Path(__file__).parents[1] / "tests" / "dmn" / "data"
ATOMS = """1 0 -1 2.5 1e9 10**40 "a" "" "2024-02-29" "P1D" "[1..3]" null true false x xs c d t [] {} [1,2,3] [null]
{a:1} {a:{b:[1]}} @"2024-02-29" @"10:00:00@Europe/Amsterdam" @"2024-02-29T10:00:00Z" @"P1Y" @"-PT1H" [1..3] ]1..3[
(<5) (!=1) function(a)a function(a,b)a<b item ? partial "(a+)+$" "\\p{L}" "\\U01F40E" 999999999999999999999"""
SIGNS = '+ - * / ** = != < <= > >= and or in instance.of between .. , . ( ) [ ] { } : ; @ " // /* */ -> \\ \x00 é'
WORDS = "if then else for return some every satisfies in function external not date time list< context< >"
PIECES = [ATOMS.split(), SIGNS.split(), WORDS.split()]
FORMS = (
    "{0} + {1}", "{0} * {1}", "{0} - {1}", "{0} / {1}", "{0} ** {1}", "{0} = {1}", "{0} < {1}", "{0} in {1}",
    "{0}[{1}]", "{0}.{2}", "if {0} then {1} else {0}", "for i in {0} return {1}", "for i in 1..{0} return {1}",
    "some i in {0} satisfies {1}", "[{0}, {1}]", "{{a: {0}, b: {1}}}", "({0})", "-{0}", "{0} instance of {3}",
    "{0} between {1} and {0}", "(function(a) {0})({1})", "[{0}..{1}]", "{0} and {1}", "{0} or {1}", "sort({0}, {1})",
    "string({0})", "{0} in ({1}, < {0})",
)  # fmt: skip
PROPERTIES = ("year", "a", "time offset", "start", "days", "timezone", "weekday", "hours", "x y")
TYPES = ("number", "list<Any>", "context<a: number>", "function<number>->string", "range<date>", "nothing")


def expression(chance: random.Random, deep: int = 0) -> str:
    """A likely expression: forms within forms, calls of built-ins with any arguments."""
    if deep > 4 or chance.random() < 0.25:
        return chance.choice(PIECES[0])
    if chance.random() < 0.4:
        name = chance.choice(sorted(BUILTINS))
        if chance.random() < 0.3:
            named = chance.choice(BUILTINS[name].signatures).parameters
            return f"{name}({', '.join(f'{one.name}: {expression(chance, deep + 1)}' for one in named)})"
        return f"{name}({', '.join(expression(chance, deep + 1) for _ in range(chance.randrange(5)))})"
    first, second = expression(chance, deep + 1), expression(chance, deep + 1)
    return chance.choice(FORMS).format(first, second, chance.choice(PROPERTIES), chance.choice(TYPES))


def noise(chance: random.Random) -> str:
    """Pieces of FEEL in any order, or an expression with a few characters changed."""
    if chance.random() < 0.5:
        pieces = (chance.choice(chance.choice(PIECES)) for _ in range(chance.randrange(1, 25)))
        return chance.choice(("", " ")).join(piece.replace(".of", " of") for piece in pieces)
    return mangled(expression(chance).encode(), chance).decode("utf-8", "replace")


def mangled(content: bytes, chance: random.Random) -> bytes:
    """Bytes with some cut, doubled, or replaced."""
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 6)):
        if not changed:
            break
        at = chance.randrange(len(changed))
        way = chance.randrange(4)
        if way == 0:
            changed[at] = chance.randrange(256)
        elif way == 1:
            del changed[at : at + chance.randrange(1, 40)]
        elif way == 2:
            changed[at:at] = changed[at : at + chance.randrange(1, 40)]
        else:
            changed[at:at] = chance.choice((b"(", b"<", b">", b'"', b"&", b"[", b"..", b"\xff", b"<!DOCTYPE x>"))
    return bytes(changed)


NAMES = {"x": Decimal(3), "xs": [Decimal(1), None, "a"], "c": {"a": Decimal(1), "x y": None}, "d": None, "t": "tekst"}


def try_expression(text: str) -> None:
    code = compile_expression(text)
    with running():
        to_json(guarded(lambda: code(Scope(dict(NAMES)))))


def try_tests(text: str) -> None:
    test = compile_tests(text)
    if test is not None:
        with running():
            guarded(lambda: test(Decimal(1), Scope(dict(NAMES))))


def model_of(text: str, chance: random.Random) -> bytes:
    """A table with the text in a cell, or a literal."""
    cell = escape("".join(c for c in text if c.isprintable()))
    policy = chance.choice(("UNIQUE", "ANY", "FIRST", "PRIORITY", "RULE ORDER", "OUTPUT ORDER", "COLLECT", "?"))
    row = f"<rule><inputEntry><text>{cell}</text></inputEntry><outputEntry><text>{cell}</text></outputEntry></rule>"
    return (
        f'<definitions namespace="n"><inputData id="x" name="x"><variable typeRef="number"/></inputData>'
        f'<decision id="d" name="d"><informationRequirement><requiredInput href="#x"/></informationRequirement>'
        f'<decisionTable hitPolicy="{policy}"><input><inputExpression><text>x</text></inputExpression></input><output/>'
        f"{row * 3}</decisionTable></decision></definitions>"
    ).encode()


def try_model(content: bytes) -> None:
    to_json(evaluate(loads(content), {"x": Decimal(1)}).values)


def try_rules(content: bytes) -> None:
    rules = read_bytes(content, "fuzz")
    interview = Interview(rules)
    interview.state({})
    interview.state({question.id: (question.domain or [Decimal(1)])[0] for question in rules.questions})


def retold(content: bytes, chance: random.Random) -> bytes:
    """A model with the texts of some of its cells replaced, still XML."""

    def text(found: "re.Match[bytes]") -> bytes:
        if chance.random() < 0.8:
            return found[0]
        return b"<" + found[1] + b">" + escape(expression(chance)).replace("\0", "").encode() + b"</"

    return re.sub(rb"<((?:\w+:)?text)>[^<]*</", text, content)


def one(chance: random.Random, files: list[bytes]) -> tuple[Callable[[Any], None], Any]:
    """What to try next."""
    way = chance.randrange(10)
    if way < 4:
        return try_expression, expression(chance)
    if way < 6:
        return try_expression, noise(chance)
    if way == 6:
        return try_tests, noise(chance)
    if way == 7:
        return try_model, model_of(expression(chance), chance)
    content = chance.choice((mangled, retold))(chance.choice(files), chance)
    return (try_model if way == 8 else try_rules), content


def attempts(chance: random.Random, count: int) -> Iterator[tuple[Callable[[Any], None], Any]]:
    """So many: what reads it, and what it reads."""
    files = [path.read_bytes() for path in sorted(DATA.rglob("*.dmn"))]
    for _ in range(count):
        yield one(chance, files)
