"""Regular expressions of XPath (XQuery and XPath Functions 3.1, 5.6) as Python's.

Translated: \\i \\c, \\p{L} categories and blocks of letters, class subtraction, $ and ., the flags s m i x q. Refused
(null): look-around and other groups Python knows but XPath doesn't, and a repeat of a repeat over a long text, which
could take for ever.
"""

import re
import sys
import unicodedata
from functools import cache, lru_cache

from prinsjesdag.dmn.builtins.backtracking import ways
from prinsjesdag.dmn.limits import PATTERN_CHARACTERS, PATTERN_WAYS
from prinsjesdag.dmn.problems import step

_FLAGS = {"s": re.DOTALL, "m": re.MULTILINE, "i": re.IGNORECASE}
_INITIAL = r":A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2c00-\u2fef\u3001-\ud7ff"
_NAME = _INITIAL + r"\-.0-9\u00b7\u0300-\u036f\u203f-\u2040"


class BadPattern(Exception):  # noqa: N818
    """A pattern or flag that XPath doesn't know."""


@lru_cache(maxsize=512)
def compiled(pattern: str, flags: str = "") -> re.Pattern[str]:
    """The pattern as Python's. Raises BadPattern."""
    if len(pattern) > PATTERN_CHARACTERS:
        raise BadPattern(f"een patroon is hoogstens {PATTERN_CHARACTERS} tekens")
    if not set(flags) <= set("smixq"):
        raise BadPattern("de vlaggen zijn s, m, i, x en q")
    options = re.NOFLAG
    for flag in flags:
        options |= _FLAGS.get(flag, re.NOFLAG)
    try:
        if "q" in flags:
            return re.compile(re.escape(pattern), options & re.IGNORECASE)
        return re.compile(_Translation(pattern, flags).run(), options)
    except (re.error, RecursionError, OverflowError) as error:
        raise BadPattern(f"geen geldig patroon ({error})") from None


def check_work(regex: re.Pattern[str], text: str) -> None:
    """Refuse what could take for ever: a repeat of a repeat over a long text. Raises BadPattern, TooMuch."""
    work = ways(regex.pattern, len(text))
    if work > PATTERN_WAYS:
        raise BadPattern("dit patroon kan alleen over een kortere tekst: er zitten te veel herhalingen in")
    step(10 + work // 4)


class _Translation:
    def __init__(self, pattern: str, flags: str) -> None:
        self.pattern, self.at = pattern, 0
        self.spaces, self.lines, self.all = "x" in flags, "m" in flags, "s" in flags

    def run(self) -> str:
        out = []
        while self.at < len(self.pattern):
            out.append(self._one())
        return "".join(out)

    def _one(self) -> str:
        character = self.pattern[self.at]
        self.at += 1
        if character == "\\":
            return self._escape(False)
        if character == "[":
            return self._class()
        if self.spaces and character in " \t\n\r":
            return ""
        if character == "(" and self.pattern.startswith("?", self.at):
            if not self.pattern.startswith("?:", self.at):
                raise BadPattern("(? is geen groep")
        elif character in "*+?}" and self.pattern.startswith("+", self.at):
            raise BadPattern(f"{character}+ is geen herhaling")
        elif character == "$":
            return "$" if self.lines else r"\Z"
        elif character == "." and not self.all:
            return r"[^\n\r]"
        return character

    def _escape(self, in_class: bool) -> str:
        while self.spaces and not in_class and self.pattern[self.at : self.at + 1] in tuple(" \t\n\r"):
            self.at += 1
        if self.at >= len(self.pattern):
            raise BadPattern("een patroon eindigt niet op \\")
        character = self.pattern[self.at]
        self.at += 1
        if character in "nrtdDsSwW\\|.?*+(){}-[]^$":
            return {"w": _word(in_class), "W": _not_word(in_class)}.get(character, f"\\{character}")
        if character in "123456789" and not in_class:
            return f"(?:\\{character})"
        if character in "iIcC":
            own = _INITIAL if character in "iI" else _NAME
            negated = character in "IC"
            if in_class:
                if negated:
                    raise BadPattern(f"\\{character} in een klasse wordt niet gelezen")
                return own
            return f"[{'^' if negated else ''}{own}]"
        if character in "pP" and (found := re.compile(r"\{(\w[\w-]*)\}").match(self.pattern, self.at)):
            self.at = found.end()
            ranges = _category(found[1])
            if in_class:
                return _complement(ranges) if character == "P" else ranges
            return f"[{'^' if character == 'P' else ''}{ranges}]"
        raise BadPattern(f"\\{character} is geen teken van XPath")

    def _class(self) -> str:
        negated = self.pattern.startswith("^", self.at)
        self.at += negated
        out: list[str] = []
        while self.at < len(self.pattern):
            character = self.pattern[self.at]
            self.at += 1
            if character == "]" and out:
                return f"[{'^' if negated else ''}{''.join(out)}]"
            if character == "-" and self.pattern.startswith("[", self.at):
                self.at += 1
                less = self._class()
                if not self.pattern.startswith("]", self.at):
                    break
                self.at += 1
                return f"(?!{less})[{'^' if negated else ''}{''.join(out)}]"
            if character == "\\":
                out.append(self._escape(True))
            elif character == "[":
                raise BadPattern("[ in een klasse heeft een \\ nodig")
            else:
                out.append("\\" + character if character in "&~|^" else character)
        raise BadPattern("een klasse zonder ]")


def _word(in_class: bool) -> str:
    return r"\w" if in_class else r"[^\W_]"


def _not_word(in_class: bool) -> str:
    return r"\W" if in_class else r"[\W_]"


@cache
def _category(name: str) -> str:
    """The characters of a Unicode category (L, Lu, …) as the inside of a class. Raises BadPattern."""
    if name.startswith("Is"):
        return _block(name[2:])
    spans: list[list[int]] = []
    for code in range(sys.maxunicode + 1):
        if unicodedata.category(chr(code)).startswith(name):
            if spans and spans[-1][1] == code - 1:
                spans[-1][1] = code
            else:
                spans.append([code, code])
    if not spans or len(name) > 2:
        raise BadPattern(f"\\p{{{name}}} is geen categorie van Unicode")
    return "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in spans)


def _complement(ranges: str) -> str:
    spans = [int(code, 16) for code in re.findall(r"\\U([0-9a-f]{8})", ranges)]
    edges = [0, *(edge for low, high in zip(spans[::2], spans[1::2], strict=True) for edge in (low - 1, high + 1))]
    edges.append(sys.maxunicode)
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return "".join(f"\\U{low:08x}-\\U{high:08x}" for low, high in pairs if low <= high)


_BLOCKS = {
    "BasicLatin": (0x0, 0x7F), "Latin-1Supplement": (0x80, 0xFF), "LatinExtended-A": (0x100, 0x17F),
    "LatinExtended-B": (0x180, 0x24F), "Greek": (0x370, 0x3FF), "GreekandCoptic": (0x370, 0x3FF),
    "Cyrillic": (0x400, 0x4FF), "Hebrew": (0x590, 0x5FF), "Arabic": (0x600, 0x6FF), "Hiragana": (0x3040, 0x309F),
    "Katakana": (0x30A0, 0x30FF), "CJKUnifiedIdeographs": (0x4E00, 0x9FFF), "HangulSyllables": (0xAC00, 0xD7AF),
}  # fmt: skip


def _block(name: str) -> str:
    if name not in _BLOCKS:
        raise BadPattern(f"\\p{{Is{name}}} wordt niet gelezen")
    low, high = _BLOCKS[name]
    return f"\\U{low:08x}-\\U{high:08x}"


def replacement(text: str, pattern: re.Pattern[str], flags: str) -> str:
    """XPath's $0, $1, \\$ and \\\\ as Python's template. Raises BadPattern."""
    if "q" in flags:
        return text.replace("\\", r"\\")
    out, at = [], 0
    while at < len(text):
        character = text[at]
        at += 1
        if character == "\\":
            if text[at : at + 1] not in ("$", "\\") or not text[at : at + 1]:
                raise BadPattern("een \\ in de vervanging staat voor $ of \\")
            out.append("\\\\" if text[at] == "\\" else "$")
            at += 1
        elif character == "$":
            digits = re.compile(r"\d+", re.ASCII).match(text, at)
            if not digits:
                raise BadPattern("na $ in de vervanging komt een cijfer")
            number = digits[0]
            while len(number) > 1 and int(number) > pattern.groups:
                number = number[:-1]
            at += len(number)
            out.append(f"\\g<{int(number)}>" if int(number) <= pattern.groups else "")
        else:
            out.append(character)
    return "".join(out)
