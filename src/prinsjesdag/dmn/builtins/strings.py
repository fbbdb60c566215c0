"""Functions of strings (DMN 1.5, 10.3.4.3). Characters are Unicode code points, counted from 1."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from prinsjesdag.dmn.builtins.regex import BadPattern, check_work, compiled, replacement
from prinsjesdag.dmn.builtins.registry import builtin
from prinsjesdag.dmn.limits import STRING_CHARACTERS
from prinsjesdag.dmn.problems import TooMuch, fail
from prinsjesdag.dmn.values import whole


@builtin("substring", "string:string, start position:number, [length]:number")
def substring(string: str, start: Decimal, length: Decimal | None = None) -> str | None:
    place = whole(start)
    if place == 0 or abs(place) > len(string):
        return fail(f"een tekst van {len(string)} tekens heeft geen plaats {place}")
    first = place - 1 if place > 0 else len(string) + place
    if length is None:
        return string[first:]
    if whole(length) < 1:
        return fail("de lengte is minstens 1")
    return string[first : first + whole(length)]


@builtin("string length", "string:string")
def string_length(string: str) -> Decimal:
    return Decimal(len(string))


@builtin("upper case", "string:string")
def upper_case(string: str) -> str:
    return string.upper()


@builtin("lower case", "string:string")
def lower_case(string: str) -> str:
    return string.lower()


@builtin("substring before", "string:string, match:string")
def substring_before(string: str, match: str) -> str:
    before, found, _ = string.partition(match) if match else ("", "", "")
    return before if found else ""


@builtin("substring after", "string:string, match:string")
def substring_after(string: str, match: str) -> str:
    return string.partition(match)[2] if match else string


@builtin("contains", "string:string, match:string")
def contains(string: str, match: str) -> bool:
    return match in string


@builtin("starts with", "string:string, match:string")
def starts_with(string: str, match: str) -> bool:
    return string.startswith(match)


@builtin("ends with", "string:string, match:string")
def ends_with(string: str, match: str) -> bool:
    return string.endswith(match)


def _matched(string: str, pattern: str, flags: str | None, use: Callable[[re.Pattern[str]], Any]) -> Any:
    try:
        regex = compiled(pattern, flags or "")
        check_work(regex, string)
        return use(regex)
    except BadPattern as error:
        return fail(str(error))


@builtin("matches", "input:string, pattern:string, [flags]:string?")
def matches(string: str, pattern: str, flags: str | None = None) -> bool | None:
    found: bool | None = _matched(string, pattern, flags, lambda regex: regex.search(string) is not None)
    return found


@builtin("replace", "input:string, pattern:string, replacement:string, [flags]:string?")
def replace(string: str, pattern: str, by: str, flags: str | None = None) -> str | None:
    def use(regex: re.Pattern[str]) -> str | None:
        if regex.search(""):
            return fail("een patroon dat ook niets past, is niet te vervangen")
        return _bounded(regex.sub(replacement(by, regex, flags or ""), string))

    replaced: str | None = _matched(string, pattern, flags, use)
    return replaced


@builtin("split", "string:string, delimiter:string")
def split(string: str, delimiter: str) -> list[str] | None:
    def use(regex: re.Pattern[str]) -> list[str]:
        pieces, last = [], 0
        for found in regex.finditer(string):
            if found.end() > found.start():
                pieces.append(string[last : found.start()])
                last = found.end()
        return [*pieces, string[last:]]

    parts: list[str] | None = _matched(string, delimiter, "", use)
    return parts


@builtin("string join", "list:list, [delimiter]:string?")
def string_join(items: list[Any], delimiter: str | None = None) -> str | None:
    texts = [item for item in items if item is not None]
    if not all(isinstance(item, str) for item in texts):
        return fail("string join vraagt een lijst met teksten")
    return _bounded((delimiter or "").join(texts))


def _bounded(text: str) -> str:
    if len(text) > STRING_CHARACTERS:
        raise TooMuch(f"een tekst wordt langer dan {STRING_CHARACTERS} tekens")
    return text
