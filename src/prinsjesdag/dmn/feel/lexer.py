"""FEEL text to tokens. It settles here what a grammar without scope can't: names of several words (names.py), keys
before a colon, and which of ( [ ] ) open and close a range.
"""

import re
from dataclasses import dataclass

from lark import Token

from prinsjesdag.dmn.feel.names import WORD, Names, normal
from prinsjesdag.dmn.limits import EXPRESSION_CHARACTERS, EXPRESSION_DEPTH

_WORDS = "or and between in instance of if then else for return some every satisfies function external null true false"
KEYWORDS = {word: word.upper() for word in _WORDS.split()}
_GENERIC = {"list", "context", "function", "range"}
_SPACE = re.compile(r"(?:\s|//[^\n\r]*|/\*.*?\*/)+", re.DOTALL)
_NUMBER = re.compile(r"(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{6})|(.))", re.DOTALL)
_CONTEXT_KEY = re.compile(r'([^:"{}\[\](),]+):')
_MEMBER = re.compile(r'([^:"{}\[\](),<>]+):')
_NAMED = re.compile(r"([^\W\d][^:\"{}\[\](),<>=]*):")
_PARAMETER = re.compile(r"([^:\"{}\[\](),]+)(?=[:,)])")
_ITERATOR = re.compile(r"([^:\"{}\[\](),]+?)\s+(?=in\b)")
_SIGNS = {
    "..": "_TO", "**": "POWER", "->": "_ARROW", "<=": "COMPARE", ">=": "COMPARE", "!=": "COMPARE", "<": "COMPARE",
    ">": "COMPARE", "=": "COMPARE", "+": "ADD", "-": "ADD", "*": "MULTIPLY", "/": "MULTIPLY", "{": "LBRACE",
    "}": "RBRACE", ",": "COMMA", ":": "COLON", ".": "DOT",
}  # fmt: skip
_SIGN = re.compile("|".join(re.escape(sign) for sign in _SIGNS))
_ENDS = {"NAME", "NUMBER", "STRING", "AT", "NULL", "TRUE", "FALSE", "RPAR", "RSQB", "RBRACE", "RANGE_CLOSE"}
_AFTER_RANGE = {"COMMA", "DOT", "COMPARE", "MULTIPLY", "RPAR", "RSQB", "RBRACE", "RANGE_CLOSE"}


class SyntaxProblem(Exception):  # noqa: N818
    """Text that is no FEEL; the message says where."""


class PastLimit(SyntaxProblem):
    """Text too long or nested too deep: the model it stands in is refused."""


@dataclass(slots=True)
class _Frame:
    kind: str  # ( [ ] { or for, and what the bracket is: call, params
    opener: Token
    is_range: bool = False
    is_params: bool = False


class Lexer:
    """The tokens of one text. Names found on the way (keys, parameters, iterators) are known from there on."""

    def __init__(self, text: str, names: Names, unary: bool = False) -> None:
        if len(text) > EXPRESSION_CHARACTERS:
            raise PastLimit(f"een expressie is hoogstens {EXPRESSION_CHARACTERS} tekens")
        self.text, self.names, self.unary = text, Names(parent=names), unary
        self.at, self.angles = 0, 0
        self.tokens: list[Token] = []
        self.frames: list[_Frame] = []

    def run(self) -> list[Token]:
        """All tokens. Raises SyntaxProblem."""
        if self.unary and self.text.strip() == "-":
            return [Token("ANYTHING", "-")]
        while self._skip_space():
            self._next()
        if self.unary:
            self._negated_tests()
        return self.tokens

    def _skip_space(self) -> bool:
        found = _SPACE.match(self.text, self.at)
        if found:
            self.at = found.end()
        return self.at < len(self.text)

    def _emit(self, kind: str, value: str, end: int) -> Token:
        token = Token(kind, value, start_pos=self.at)
        self.tokens.append(token)
        self.at = end
        return token

    def _last(self, back: int = 1) -> str:
        return self.tokens[-back].type if len(self.tokens) >= back else ""

    def _next(self) -> None:
        text, at = self.text, self.at
        if self._key():
            return
        character = text[at]
        if character in "([])":
            self._bracket(character)
        elif character == '"' or text.startswith('@"', at):
            self._string("AT" if character == "@" else "STRING")
        elif found := _NUMBER.match(text, at):
            if self._last() == "DOT":
                raise SyntaxProblem(f"een naam begint niet met een cijfer (teken {at + 1})")
            self._emit("NUMBER", found[0], found.end())
        elif not self._name():
            self._sign()

    def _key(self) -> bool:
        """A key or parameter before a colon, or the name an iterator gives."""
        top = self.frames[-1] if self.frames else None
        last = self._last()
        pattern = None
        if self.angles and self.tokens and last in ("_LESS", "COMMA"):
            pattern = _MEMBER
        elif top is None or last not in ("LBRACE", "LPAR", "COMMA", "FOR", "SOME", "EVERY"):
            return False
        elif top.kind == "{":
            if self.text[self.at] == '"' and (found := _STRING.match(self.text, self.at)):
                self._emit("KEY", unescaped(found[1]), found.end())
                self.names.add(self.tokens[-1])
                return True
            pattern = _CONTEXT_KEY
        elif top.kind == "for":
            pattern = _ITERATOR
        elif top.kind == "(":
            pattern = _PARAMETER if top.is_params else _NAMED
        found = pattern.match(self.text, self.at) if pattern else None
        if not found:
            return False
        key = normal(found[1])
        if "\n" in found[1] and "//" in found[1]:
            return False
        self._emit("KEY", key, found.end(1))
        if pattern is not _NAMED:
            self.names.add(key)
        return True

    def _string(self, kind: str) -> None:
        found = _STRING.match(self.text, self.at + (kind == "AT"))
        if not found:
            raise SyntaxProblem(f"een tekst zonder sluitend aanhalingsteken (teken {self.at + 1})")
        self._emit(kind, unescaped(found[1]), found.end())

    def _name(self) -> bool:
        word = WORD.match(self.text, self.at)
        known = self.names.longest(self.text, self.at)
        if known and (not word or known[1] > word.end()):
            self._emit("NAME", known[0], known[1])
            return True
        if not word:
            return False
        keyword = KEYWORDS.get(word[0])
        if keyword is None or self._last() == "DOT" or (keyword == "FUNCTION" and self._in_type()):
            self._emit("NAME", word[0], word.end())
            return True
        token = self._emit(keyword, word[0], word.end())
        if keyword in ("FOR", "SOME", "EVERY"):
            self._push("for", token)
        elif keyword in ("RETURN", "SATISFIES") and self.frames and self.frames[-1].kind == "for":
            self.frames.pop()
        return True

    def _in_type(self) -> bool:
        """Whether a type is expected: after `instance of`, in < >, or after a parameter's colon."""
        last = self._last()
        if last in ("OF", "_LESS", "_ARROW") or (self.angles and last in ("COMMA", "COLON")):
            return True
        return last == "COLON" and bool(self.frames) and self.frames[-1].is_params

    def _sign(self) -> None:
        found = _SIGN.match(self.text, self.at)
        if not found:
            raise SyntaxProblem(f"onverwacht teken {self.text[self.at]!r} (teken {self.at + 1})")
        sign, kind = found[0], _SIGNS[found[0]]
        if sign in ("<", ">", "<=", ">=") and self._angle(sign):
            return
        if kind == "_TO":
            self._to()
            return
        token = self._emit(kind, sign, self.at + len(sign))
        if sign == "{":
            self._push("{", token)
        elif sign == "}":
            self._pop("{")

    def _angle(self, sign: str) -> bool:
        if sign[0] == ">" and self.angles:
            self.angles -= 1
            self._emit("_MORE", ">", self.at + 1)
            return True
        if sign == "<" and self._last() == "NAME" and self.tokens[-1] in _GENERIC:
            name = self.tokens.pop()
            typed = self._in_type()
            self.tokens.append(name)
            if typed:
                self.angles += 1
                self._emit("_LESS", "<", self.at + 1)
                return True
        return False

    def _to(self) -> None:
        top = self.frames[-1] if self.frames else None
        if top is None or top.kind == "{":
            raise SyntaxProblem(f"'..' buiten een bereik (teken {self.at + 1})")
        if top.kind == "for":
            self._emit("_SPAN", "..", self.at + 2)
            return
        top.is_range = True
        top.opener.type = "RANGE_OPEN"
        self._emit("_TO", "..", self.at + 2)

    def _bracket(self, character: str) -> None:
        top = self.frames[-1] if self.frames else None
        ended = self._last() in _ENDS
        if character == "(":
            params = self._last() == "FUNCTION"
            self._push("(", self._emit("LPAR", "(", self.at + 1), params)
        elif character == ")":
            self._close(top, "RPAR", "(")
        elif character == "]" and not ended and not self._closes_empty(top):
            self._push("]", self._emit("LSQB", "]", self.at + 1))
        elif character == "]":
            self._close(top, "RSQB", "[")
        elif ended and top is not None and top.is_range and self._closes_here():
            self._close(top, "RANGE_CLOSE", "[")
        else:
            self._push("[", self._emit("LSQB", "[", self.at + 1))

    def _closes_empty(self, top: _Frame | None) -> bool:
        """Whether this ] closes the list that just opened: not where a value follows, as in [ ]1..3] ]."""
        if top is None or top.kind != "[" or self._last() != "LSQB":
            return False
        rest = self.text[self.at + 1 :].lstrip()
        return not re.match(r'[\d."@]|-\s*\d', rest)

    def _closes_here(self) -> bool:
        """Whether [ closes a range, as in [1..10[, rather than opening a filter: what follows tells."""
        ahead = Lexer(self.text[self.at + 1 : self.at + 40].split('"')[0], self.names)
        if not ahead._skip_space():
            return self.at + 1 + ahead.at >= len(self.text)
        if ahead.text[ahead.at] in ")]}":
            return True
        try:
            ahead._next()
        except SyntaxProblem:
            return False
        return ahead._last() in _AFTER_RANGE or ahead._last() in set(KEYWORDS.values()) - {
            "NULL",
            "TRUE",
            "FALSE",
            "IF",
        }

    def _close(self, top: _Frame | None, kind: str, opened: str) -> None:
        sign = self.text[self.at]
        if top is None or not (top.is_range or top.kind == opened):
            raise SyntaxProblem(f"{sign!r} sluit niets (teken {self.at + 1})")
        self.frames.pop()
        self._emit("RANGE_CLOSE" if top.is_range else kind, sign, self.at + 1)

    def _push(self, kind: str, opener: Token, is_params: bool = False) -> None:
        if len(self.frames) >= EXPRESSION_DEPTH:
            raise PastLimit(f"een expressie is dieper genest dan {EXPRESSION_DEPTH}")
        self.frames.append(_Frame(kind, opener, is_params=is_params))

    def _pop(self, kind: str) -> None:
        if not self.frames or self.frames[-1].kind != kind:
            raise SyntaxProblem(f"'}}' sluit niets (teken {self.at})")
        self.frames.pop()

    def _negated_tests(self) -> None:
        """not( … ) around all unary tests is their negation, not a call."""
        tokens = self.tokens
        if len(tokens) < 4 or tokens[0] != "not" or tokens[1].type != "LPAR" or tokens[-1].type != "RPAR":
            return
        deep = 0
        for place, token in enumerate(tokens[1:], 1):
            deep += token.type in ("LPAR", "RANGE_OPEN", "LSQB") or -(token.type in ("RPAR", "RANGE_CLOSE", "RSQB"))
            if deep == 0:
                if place == len(tokens) - 1:
                    tokens[0] = Token("NOT", "not")
                return


def unescaped(text: str) -> str:
    r"""What a string literal says: \n, \", \u0041, \U01F40E; other escapes stand for themselves."""
    if "\\" not in text:
        return text

    def one(found: "re.Match[str]") -> str:
        code = found[1] or found[2]
        if code:
            return chr(int(code, 16)) if int(code, 16) < 0x110000 else "\ufffd"
        return {"n": "\n", "t": "\t", "r": "\r", '"': '"', "'": "'", "\\": "\\"}.get(found[3], found[0])

    plain = _ESCAPE.sub(one, text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
