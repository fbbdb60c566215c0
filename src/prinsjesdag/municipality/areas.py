"""Municipalities, provinces and the country: found by name, by former name or by CBS code.

The division is that of 2023 to 2026 (342 municipalities, unchanged in those years).
"""

import re
import unicodedata
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal

from prinsjesdag.errors import InputError
from prinsjesdag.municipality.data import rows

Kind = Literal["gemeente", "provincie", "land"]


class AreaError(InputError):
    """The text names no area, or more than one. The message is one line of Dutch for the user."""


@dataclass(frozen=True, slots=True)
class Area:
    """A municipality (GM0344), a province (PV26) or the country (NL)."""

    code: str
    naam: str
    provincie_code: str  # empty for the country
    provincie: str
    kind: Kind
    gevraagd_als: str | None = field(default=None, compare=False)  # the former municipality that was asked for
    toelichting: str | None = field(default=None, compare=False)  # "Bolsward hoort sinds 2011 bij Súdwest-Fryslân."


def find(text: str) -> Area:
    """The area a user means. A name that is both municipality and province (Utrecht) is the municipality."""
    asked = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    shown = asked if len(asked) <= 40 else asked[:39] + "…"
    if not _key(asked):
        raise AreaError("Geef een gemeente, bijvoorbeeld Utrecht of GM0344 (of een provincie, PV26, of NL).")
    if code := _as_code(asked):
        if code not in _areas() and code not in _former():
            raise AreaError(f"De CBS-code {code} is onbekend (gemeenten van 2010 tot en met 2026, PV20 tot PV31, NL).")
        return _current(code)
    codes = _codes_named(asked)
    if len(codes) == 1:
        return _current(codes[0])
    if codes:
        raise AreaError(f'"{shown}" kan {_listed(codes, "of")} zijn: geef de volledige naam of de code.')
    raise AreaError(f'"{shown}" is geen gemeente of provincie die wij kennen.{_suggestion(asked)}')


@cache
def all_municipalities() -> tuple[Area, ...]:
    """The 342 municipalities, by code."""
    return tuple(area for area in _areas().values() if area.kind == "gemeente")


@cache
def provinces() -> tuple[Area, ...]:
    """The 12 provinces, by code."""
    return tuple(area for area in _areas().values() if area.kind == "provincie")


def municipalities_in(area: Area) -> tuple[Area, ...]:
    """The municipalities that make up an area; of a municipality, itself."""
    if area.kind == "land":
        return all_municipalities()
    if area.kind == "provincie":
        return tuple(one for one in all_municipalities() if one.provincie_code == area.code)
    return (_areas()[area.code],)


# --- codes and names -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Former:
    """A municipality that no longer exists under its name, and what came directly after it."""

    naam: str
    datum: str  # first day on which it no longer existed
    hernoemd: bool
    successors: tuple[tuple[str, str], ...]  # (code, name) at that date; more than one when its land was divided


@cache
def _areas() -> dict[str, Area]:
    municipalities = {}
    regions = {}
    for row in rows("gemeenten"):
        province = (row["provincie_code"], row["provincie"])
        regions[row["provincie_code"]] = Area(*province, *province, "provincie")
        municipalities[row["code"]] = Area(row["code"], row["naam"], *province, "gemeente")
    country = {"NL": Area("NL", "Nederland", "", "", "land")}
    return dict(sorted(municipalities.items())) | dict(sorted(regions.items())) | country


@cache
def _former() -> dict[str, _Former]:
    found: dict[str, _Former] = {}
    for row in rows("namen"):
        successor = (row["code_nieuw"], row["naam_nieuw"])
        earlier = found[row["code"]].successors if row["code"] in found else ()
        hernoemd = row["soort"] == "hernoemd"
        found[row["code"]] = _Former(row["naam"], row["datum"], hernoemd, (*earlier, successor))
    return found


def _current(code: str) -> Area:
    """The area of today for a code of today or of before, with the steps in between as its explanation."""
    areas, former = _areas(), _former()
    if code in areas:
        return areas[code]
    asked = former[code].naam
    steps: list[str] = []
    while code in former:
        old = former[code]
        if len(old.successors) > 1:
            raise AreaError(
                f"De gemeente {asked} is in {old.datum[:4]} verdeeld over "
                f"{_listed([_current(one).code for one, _ in old.successors], 'en')}: kies er een."
            )
        code, new_name = old.successors[0]
        subject = "die gemeente" if steps else old.naam
        year = old.datum[:4]
        steps.append(f"{subject} {f'heet sinds {year}' if old.hernoemd else f'hoort sinds {year} bij'} {new_name}")
    sentence = "; ".join(steps) + "."
    return replace(areas[code], gevraagd_als=asked, toelichting=sentence[0].upper() + sentence[1:])


def _as_code(text: str) -> str | None:
    """The CBS code in a text such as GM0344, gm344, 0344, PV26, NL or Nederland."""
    compact = text.replace(" ", "").upper()
    if match := re.fullmatch(r"(?:GM)?([0-9]{1,4})", compact):
        return f"GM{int(match[1]):04d}"
    if re.fullmatch(r"PV[0-9]{2}", compact):
        return compact
    return "NL" if compact in ("NL", "NL00", "NL01", "NEDERLAND") else None


def _codes_named(text: str) -> list[str]:
    """The codes of the areas that go by this name: of today, then former municipalities, then provinces."""
    name = re.sub(r"(?i)\s*\(gemeente\)$|^gemeente\s+", "", text)
    as_municipality = name != text
    name = re.sub(r"(?i)\s*\((?:pv|provincie)\)$|^prov(?:incie\s|\.?\s)\s*", "", name)
    as_province = not as_municipality and name != text
    key = _key(name)
    current, earlier, regional = _names()
    if not as_province and (found := current.get(key) or earlier.get(key)):
        return found
    return regional.get(key, []) if not as_municipality else []


@cache
def _names() -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, list[str]]]:
    """Name key to codes: municipalities of today, former municipalities, provinces."""
    current: dict[str, list[str]] = {}
    earlier: dict[str, list[str]] = {}
    regional: dict[str, list[str]] = {}
    for area in _areas().values():
        if area.kind == "provincie":
            _add(regional, area.naam, area.code)
        elif area.kind == "gemeente":
            for name in _spellings(area):
                _add(current, name, area.code)
    for code, old in _former().items():
        for name in (old.naam, _without_article(old.naam)):
            _add(earlier, name, code)
    for row in rows("aliassen"):
        code = row["code"]
        _add(regional if code.startswith("PV") else earlier if code in _former() else current, row["alias"], code)
    return current, earlier, regional


def _spellings(area: Area) -> set[str]:
    """Bergen (L.) is also Bergen and Bergen Limburg; 's-Hertogenbosch is also Hertogenbosch, and De Bilt Bilt."""
    bare = re.sub(r"\s*\(.*\)$", "", area.naam)
    names = {area.naam, bare, _without_article(area.naam)}
    if bare != area.naam:
        names.add(f"{bare} {area.provincie}")
    return names


def _without_article(name: str) -> str:
    return re.sub(r"(?i)^(?:de|den|het)\s+|^'s-", "", name)


def _add(names: dict[str, list[str]], name: str, code: str) -> None:
    codes = names.setdefault(_key(name), [])
    if code not in codes:
        codes.append(code)


def _key(name: str) -> str:
    """Letters and digits only, without accents or case: "St. Michielsgestel" and "Sint-Michielsgestel" are one."""
    plain = unicodedata.normalize("NFKD", name[:200]).casefold().replace("&", " en ")
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    plain = re.sub(r"\bst\b", "sint", plain)
    plain = re.sub(r"\b(?:a\W?d|aan den)\b", "aan de", plain)  # Alphen a/d Rijn, Krimpen aan de IJssel
    return re.sub(r"[\W_]", "", plain)


# --- messages --------------------------------------------------------------------------------------------------------


def _listed(codes: list[str], word: str) -> str:
    named = [f"{_areas()[code].naam} ({code})" for code in codes]
    return f"{', '.join(named[:-1])} {word} {named[-1]}"


def _suggestion(text: str) -> str:
    """The names that look most like it, as a question."""
    import difflib  # only when there is something to suggest

    codes: dict[str, list[str]] = {}
    for group in _names():
        for key, found in group.items():
            codes.setdefault(key, found)
    wanted = _key(re.sub(r"(?i)^(?:gemeente|provincie)\s+", "", text))[:40]
    near = [code for key in difflib.get_close_matches(wanted, codes, n=4, cutoff=0.7) for code in codes[key]]
    names = list(dict.fromkeys(_former()[code].naam if code in _former() else _areas()[code].naam for code in near))[:3]
    if not names:
        return " Geef de naam van de gemeente of haar CBS-code, bijvoorbeeld GM0344."
    return f" Bedoelde u {', '.join(names[:-1])}{' of ' if names[1:] else ''}{names[-1]}?"
