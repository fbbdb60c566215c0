"""Answers that people give to questions of toepasbare regels, as values: ja and nee, options, numbers, dates."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from prinsjesdag.dmn.builtins.conversion import plain_number
from prinsjesdag.dmn.sttr import Question, Rules
from prinsjesdag.dmn.temporal_text import parse_date, parse_date_time, parse_time
from prinsjesdag.errors import InputError, nearest, one_line, quoted

_YES = {"ja", "j", "true", "waar", "yes"}
_NO = {"nee", "n", "false", "onwaar", "no"}
_DATES: dict[str, Any] = {"date": parse_date, "time": parse_time, "dateTime": parse_date_time}


def answers_of(given: Any, rules: Rules) -> dict[str, Any]:
    """A file's answers by question id. Raises InputError with the question."""
    if not isinstance(given, dict):
        raise InputError("antwoorden staan als 'vraag: antwoord' onder elkaar")
    answers: dict[str, Any] = {}
    for key, value in given.items():
        question = rules.question(str(key))
        if question is None:
            known = [one.id for one in rules.questions] + [one.node.name for one in rules.questions]
            raise InputError(f"{quoted(key)} is geen vraag van dit bestand{nearest(str(key), known)}")
        if question.id in answers:
            raise InputError(f"de vraag {quoted(question.text)} is twee keer beantwoord", (str(key),))
        if value is not None:
            answers[question.id] = answer(value, question, str(key))
    return answers


def answer(value: Any, question: Question, key: str = "") -> Any:
    """One answer as the question's type. Raises InputError saying what would be right."""
    where = (key,) if key else ()
    if question.options:
        if question.several:
            many = value if isinstance(value, list) else str(value).split(";")
            return [_option(one, question, where) for one in many]
        return _option(value, question, where)
    kind = question.type
    if kind == "boolean":
        return _yes_or_no(value, where)
    if kind in ("number", "integer", "double", "long", "decimal"):
        number = (
            plain_number(str(value).strip().replace(",", ".")) if not isinstance(value, (bool, list, dict)) else None
        )
        if number is None:
            raise InputError(f"{quoted(value)} is geen getal; schrijf bijvoorbeeld 12,5", where)
        return number
    if kind in _DATES:
        found = _DATES[kind](value.isoformat() if isinstance(value, (date, datetime)) else str(value).strip())
        if found is None:
            raise InputError(f"{quoted(value)} is geen {kind}; schrijf bijvoorbeeld 2026-01-31", where)
        return found
    if isinstance(value, (dict, list)):
        raise InputError("het antwoord is een tekst", where)
    return Decimal(str(value)) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def _yes_or_no(value: Any, where: tuple[str, ...]) -> bool:
    said = str(value).strip().casefold()
    if isinstance(value, bool) or said in _YES | _NO:
        return value if isinstance(value, bool) else said in _YES
    raise InputError(f"{quoted(value)} kan niet; antwoord ja of nee", where)


def _option(value: Any, question: Question, where: tuple[str, ...]) -> str:
    said = " ".join(str(value).split())
    for option in question.options:
        if option.casefold() == said.casefold():
            return option
    if said.isascii() and said.isdigit() and 1 <= int(said[:6]) <= len(question.options):
        return question.options[int(said) - 1]
    raise InputError(f"{quoted(value)} kan niet; kies uit {one_line('; '.join(question.options), 200)}", where)
