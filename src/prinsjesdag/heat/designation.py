"""May an area be designated to leave natural gas (Wgiw)? The conditions as a checklist: yes, no or not known yet.

Follows summaries of the law and of the draft decree (Bgiw) by NPLW, VNG and law firms; the articles themselves were not
found in force. What nobody answered is unknown, and unknown is never yes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from prinsjesdag.errors import InputError, nearest, quoted
from prinsjesdag.heat.coefficients import content_of

Verdict = Literal["ja", "nee", "onbekend"]
WORDS: dict[Any, Verdict] = {
    True: "ja",
    False: "nee",
    "ja": "ja",
    "nee": "nee",
    "onbekend": "onbekend",
    None: "onbekend",
}


@dataclass(frozen=True)
class Condition:
    """One condition: its question, the verdict, why, and the key of its source in aanwijzing.yaml."""

    name: str
    question: str
    verdict: Verdict
    note: str
    source: str


def checklist(answers: Mapping[str, Any]) -> list[Condition]:
    """The conditions with what `answers` says of each (true, false, null or ja, nee, onbekend).

    Besides the conditions: `besluit` and `einddatum` (dates), and `wet_in_werking` where the user knows its date.
    Raises InputError for a name or a value that can't be.
    """
    known = content_of("aanwijzing.yaml")
    names = (*known["voorwaarden"], "wet_in_werking", "besluit", "einddatum")
    for name in answers:
        if name not in names:
            raise InputError(f"deze voorwaarde is er niet{nearest(name, names)}; kies uit {', '.join(names)}", (name,))
    decided, end = (_day(answers.get(name), name) for name in ("besluit", "einddatum"))
    found = [_law(known, _day(answers.get("wet_in_werking"), "wet_in_werking"), decided)]
    for name, entry in known["voorwaarden"].items():
        said = answers.get(name)
        if not isinstance(said, (bool, str, type(None))) or said not in WORDS:
            raise InputError(f"{quoted(said)} kan niet; kies ja, nee of onbekend", (name,))
        found.append(Condition(name, entry["vraag"], WORDS[said], "", entry["bron"]))
    return [*found, _end(known, end), _term(known, decided, end)]


def verdict(found: list[Condition]) -> Verdict:
    """Whether designation is possible: no where one condition fails, yes only where all are met."""
    said = {one.verdict for one in found}
    return "nee" if "nee" in said else "onbekend" if "onbekend" in said else "ja"


def laws() -> dict[str, dict[str, Any]]:
    """The laws with the date they entered into force (None: not found) and the day on which that was looked for."""
    found: dict[str, dict[str, Any]] = content_of("aanwijzing.yaml")["wetten"]
    return found


def source(key: str) -> dict[str, str]:
    """Title, address, day seen and certainty of a source."""
    found: dict[str, str] = content_of("aanwijzing.yaml")["sources"][key]
    return found


def _law(known: Mapping[str, Any], given: date | None, decided: date | None) -> Condition:
    entry = known["wetten"]["wgiw"]
    since = given or (date.fromisoformat(entry["in_werking"]) if entry["in_werking"] else None)
    question = "Is de wet (Wgiw) in werking op de dag van het besluit?"
    if since is None:
        note = f"een datum van inwerkingtreding is niet gevonden (gezocht op {entry['gezocht']})"
        return Condition("wet_in_werking", question, "onbekend", note, entry["bron"])
    if decided is None:
        return Condition("wet_in_werking", question, "onbekend", "geef de dag van het besluit", entry["bron"])
    said: Verdict = "ja" if decided >= since else "nee"
    return Condition("wet_in_werking", question, said, f"in werking sinds {since.isoformat()}", entry["bron"])


def _end(known: Mapping[str, Any], end: date | None) -> Condition:
    last = date.fromisoformat(known["einddatum_voor"]["waarde"])
    question = f"Ligt de einddatum voor {last.isoformat()}?"
    said: Verdict = "onbekend" if end is None else "ja" if end < last else "nee"
    return Condition("einddatum", question, said, "" if end else "geef einddatum", known["einddatum_voor"]["bron"])


def _term(known: Mapping[str, Any], decided: date | None, end: date | None) -> Condition:
    """The guideline is no law: a shorter term leaves the condition open, to be argued."""
    entry = known["redelijke_termijn"]
    question = f"Zit er een redelijke termijn (richtlijn {entry['waarde']} jaar) tussen besluit en einddatum?"
    if decided is None or end is None:
        return Condition("redelijke_termijn", question, "onbekend", "geef besluit en einddatum", entry["bron"])
    leap = decided.month == 2 and decided.day == 29
    enough = date(decided.year + entry["waarde"], decided.month, 28 if leap else decided.day)
    if end >= enough:
        return Condition("redelijke_termijn", question, "ja", "", entry["bron"])
    return Condition("redelijke_termijn", question, "onbekend", entry["toelichting"], entry["bron"])


def _day(said: Any, name: str) -> date | None:
    if said is None or said == "onbekend":
        return None
    if isinstance(said, date):
        return said
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        raise InputError(f"{quoted(said)} is geen datum; schrijf 2040-12-31", (name,)) from None
