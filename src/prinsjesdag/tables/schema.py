"""Which columns a table of persons may have: those of the declared facts, and a user's own names for them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from prinsjesdag.engine import System, Variable
from prinsjesdag.errors import InputError, nearest, why
from prinsjesdag.reading import parse_yaml
from prinsjesdag.values import read_value

HOUSEHOLD, PERSON, FAMILY = "huishouden_id", "persoon_id", "gezin"
WEIGHT, AREA, YEAR, DAY = "gewicht", "gemeente", "jaar", "datum"
FRAME = (HOUSEHOLD, PERSON, FAMILY, WEIGHT, AREA, YEAR, DAY)
"""Columns that are no facts."""

NOT_TOLD = frozenset({"eerste_van_paar"})
"""Follows from the order of the rows."""

NOT_IN_TABLES = {
    "perioden": "een tabel heeft geen perioden; geef zo'n huishouden in een .yaml-, .json- of .jsonl-bestand",
    "op_adres": "wie er niet woont, staat niet in de tabel; perioden gaan in een .yaml-, .json- of .jsonl-bestand",
}
"""What only a file of households can tell."""

SECTIONS = ("kolommen", "woorden", "vast", "leeg", "negeer")


@dataclass(frozen=True)
class Names:
    """What a user calls things. Facts are named as in the household file, nested ones with a dot."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """The user's column: the fact."""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Per fact, the user's word: the word."""
    fixed: Mapping[str, float] = field(default_factory=dict)
    """Per fact, the value for everybody, where the table has no such column."""
    moment: Mapping[str, Any] = field(default_factory=dict)
    """The year or day, when the names say so."""
    empty: Mapping[str, float] = field(default_factory=dict)
    """Per fact, what an empty cell stands for."""
    ignored: frozenset[str] = frozenset()
    """Columns to leave aside."""


@dataclass(frozen=True)
class Layout:
    """A table's columns: per fact (or other column of ours) the name it has in the table."""

    file: str
    row: str
    """What a row is called: "regel" of a text file, "rij" of a table."""
    offset: int
    """The number of the first row."""
    own: Mapping[str, str]
    facts: Mapping[str, Variable]
    """By the name that users write."""
    fixed: Mapping[str, float]
    """By variable."""
    names: Names

    def called(self, name: str) -> str:
        """A column for in a message: the user's own name, then ours."""
        own = self.own.get(name, name)
        return own if own == name else f"{own} ({name})"

    def rows(self, rows: Sequence[int]) -> str:
        """Row numbers (counted from 0) for in a message: the first few."""
        shown = [str(int(r) + self.offset) for r in rows[:5]]
        more = len(rows) - len(shown)
        if len(rows) == 1:
            return f"{self.row} {shown[0]}"
        plural = {"regel": "regels", "rij": "rijen"}[self.row]
        return f"{plural} {', '.join(shown)}" + (f" en nog {more}" if more else "")


def facts_of(system: System) -> dict[str, Variable]:
    """Everything that may be told in a column, by the name that users write."""
    found = {}
    for variable in system.variables.values():
        if variable.name not in NOT_TOLD:
            found[variable.fact.name if variable.fact else variable.name] = variable
    return found


def layout_of(
    system: System, columns: Sequence[str], names: Names, file: str, row: str = "rij", offset: int = 1
) -> Layout:
    """How the table's columns are to be read. Raises InputError for what is missing, unknown or there twice."""
    facts = facts_of(system)
    known = {*facts, *FRAME}
    twice = [c for i, c in enumerate(columns) if c in columns[:i]]
    if twice:
        raise InputError("deze kolom staat er twee keer", (twice[0],), file)
    for column in names.columns:
        if column not in columns:
            raise InputError(
                f"kolom '{column}' uit het kolommenbestand staat niet in de tabel{nearest(column, columns)}", (), file
            )
    own: dict[str, str] = {}
    strange = []
    for column in columns:
        if column in names.ignored:
            continue
        fact = names.columns.get(column, column)
        if fact not in known:
            strange.append(column)
        elif fact in own:
            raise InputError(f"{own[fact]} en {column} zijn allebei {fact}; laat er een weg", (), file)
        else:
            own[fact] = column
    _required(own, names, strange, file)
    if strange:
        column = strange[0]
        what = NOT_IN_TABLES.get(column.partition(".")[0], f"onbekende kolom{nearest(column, known)}")
        raise InputError(f"{what}; overslaan kan met negeer: [{column}] in een kolommenbestand", (column,), file)
    for fact in names.fixed:
        if fact in own:
            raise InputError(f"{fact} staat vast in het kolommenbestand en is ook kolom {own[fact]}", (), file)
    told = {n: facts[n] for n in own if n in facts}
    return Layout(file, row, offset, own, told, {facts[n].name: v for n, v in names.fixed.items()}, names)


def _required(own: Mapping[str, str], names: Names, strange: Iterable[str], file: str) -> None:
    for name in (HOUSEHOLD, PERSON):
        if name not in own:
            what = f"kolom {name} ontbreekt{nearest(name, strange)}"
            raise InputError(f"{what}; elke rij is een persoon met {HOUSEHOLD} en {PERSON}", (), file)
    if not {"leeftijd", "geboortedatum"} & {*own, *names.fixed}:
        hint = nearest("leeftijd", strange) or nearest("geboortedatum", strange)
        raise InputError(f"kolom leeftijd of geboortedatum ontbreekt{hint}", (), file)


def read_names(file: str, system: System) -> Names:
    """The mapping file (YAML): `kolommen`, `woorden`, `vast`, `leeg`, `negeer`. Raises InputError."""
    try:
        text = Path(file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"niet te lezen: {why(error)}", file=file) from None
    try:
        return names_of(parse_yaml(text), system)
    except InputError as error:
        error.file = file
        raise


def names_of(said: Any, system: System) -> Names:
    """Names from the content of a mapping file. Raises InputError."""
    if not isinstance(said, Mapping):
        raise InputError("hier hoort te staan: kolommen: {eigen_naam: loon}")
    for section in said:
        if section not in SECTIONS:
            raise InputError(f"onbekend onderdeel{nearest(str(section), SECTIONS)}", (str(section),))
    facts = facts_of(system)
    columns = {str(own): str(fact) for own, fact in _section(said, "kolommen").items()}
    for own, fact in columns.items():
        if fact not in facts and fact not in FRAME:
            raise InputError(f"'{fact}' is geen gegeven{nearest(fact, [*facts, *FRAME])}", ("kolommen", own))
    words: dict[str, dict[str, str]] = {}
    for fact, translated in _section(said, "woorden").items():
        _fact(facts, fact, "woorden")
        if not isinstance(translated, Mapping):
            raise InputError("hier hoort {eigen_woord: woord} te staan", ("woorden", str(fact)))
        words[str(fact)] = {str(k).strip().lower(): _word(v) for k, v in translated.items()}
    fixed = dict(_section(said, "vast"))
    moment = {name: fixed.pop(name) for name in (YEAR, DAY) if name in fixed}
    ignored = said.get("negeer") or []
    if not isinstance(ignored, list):
        raise InputError("hier hoort een lijst met kolommen te staan, als [opmerking, postcode]", ("negeer",))
    return Names(
        columns, words, _numbers(facts, fixed, "vast"), moment, _numbers(facts, _section(said, "leeg"), "leeg"),
        frozenset(str(c) for c in ignored),
    )  # fmt: skip


def _section(said: Mapping[Any, Any], name: str) -> Mapping[Any, Any]:
    section = said.get(name) or {}
    if not isinstance(section, Mapping):
        raise InputError("hier horen namen met een waarde te staan, als {loon: 0}", (name,))
    return section


def _fact(facts: Mapping[str, Variable], name: Any, section: str) -> Variable:
    if name not in facts:
        raise InputError(f"'{name}' is geen gegeven{nearest(str(name), facts)}", (section, str(name)))
    return facts[name]


def _numbers(facts: Mapping[str, Variable], said: Mapping[Any, Any], section: str) -> dict[str, float]:
    found = {}
    for name, value in said.items():
        variable = _fact(facts, name, section)
        if value is None:
            raise InputError("hier hoort een waarde te staan", (section, str(name)))
        found[str(name)] = float(read_value(variable, value, (section, str(name))))
    return found


def _word(said: Any) -> str:
    if isinstance(said, bool):
        return "ja" if said else "nee"
    return str(said)
