"""A municipality's own proposal: other limits or amounts of its schemes, or a new scheme, in one or more variants.

The file (`voorstel.yaml`) has the fields of `gemeente/sjabloon.yaml`; of a scheme that is filled in only what changes
has to be written, the rest stays as it is in that year:

    naam: Ruimere inkomenstoeslag
    jaar: 2024
    varianten:
      - naam: grens naar 120%
        regelingen:
          individuele_inkomenstoeslag: {grens: {percentage: 1.20}}
    gebruik: {laag: 0.5, hoog: 0.9, bron: eigen registratie 2023}
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from prinsjesdag.errors import InputError, nearest, quoted, why
from prinsjesdag.measures import velden
from prinsjesdag.measures.lokaal import files, regelingen
from prinsjesdag.measures.regelingen import Regelingen, regelingen_of
from prinsjesdag.measures.soorten import KINDS
from prinsjesdag.measures.velden import Field
from prinsjesdag.reading import decoded, line_of, parse_yaml

USE = (0.5, 1.0)
"""Share of who is entitled that uses a scheme, low and high, where nothing is told: an assumption."""
MOST_VARIANTS = 12


@dataclass(frozen=True)
class Variant:
    """One choice: the municipality's schemes as they would be."""

    name: str
    schemes: tuple[str, ...]
    """Those that it changes."""
    new: tuple[str, ...]
    """Of those, the ones that are not filled in now."""
    known: Regelingen


@dataclass(frozen=True)
class Proposal:
    """A proposal file, read for one municipality and year."""

    name: str
    file: str
    code: str
    year: int
    variants: tuple[Variant, ...]
    use: tuple[float, float]
    use_source: str


def read_proposal(file: str, code: str, name: str, year: int | None = None) -> Proposal:
    """A proposal for a municipality (code and name). Raises InputError with file, line and field."""
    try:
        text = decoded(Path(file).read_bytes(), file)
    except OSError as error:
        raise InputError(f"niet te lezen: {why(error)}", file=file) from None
    try:
        return _proposal(velden.fields(parse_yaml(text), (), KNOWN, "een voorstel"), file, code, name, year)
    except InputError as error:
        error.file = file
        if error.line is None and error.path:
            error.line = line_of(text, error.path)
        raise


def _proposal(said: Mapping[str, Any], file: str, code: str, name: str, asked: int | None) -> Proposal:
    if said["gemeente"] not in (None, code):
        raise InputError(f"dit voorstel is van {said['gemeente']}, niet van {code}", ("gemeente",))
    year = asked or said["jaar"]
    if year is None:
        raise InputError("jaar ontbreekt; schrijf jaar: 2024 of geef --jaar 2024")
    if said["varianten"] and said["regelingen"]:
        raise InputError("geef varianten of regelingen, niet allebei", ("regelingen",))
    told = said["varianten"] or (
        [{"naam": said["naam"], "regelingen": said["regelingen"]}] if said["regelingen"] else []
    )
    if not told or len(told) > MOST_VARIANTS:
        raise InputError(f"geef 1 tot {MOST_VARIANTS} varianten, elk met naam en regelingen")
    base = _content(code, name)
    variants = tuple(
        _variant(one, base, file, year, ("varianten", n, "regelingen") if said["varianten"] else ("regelingen",))
        for n, one in enumerate(told)
    )
    use = said["gebruik"]
    low, high = (use["laag"], use["hoog"]) if use else USE
    if low > high:
        raise InputError("laag hoort niet boven hoog te liggen", ("gebruik", "laag"))
    source = (use["bron"] or "opgegeven") if use else "aanname"
    return Proposal(said["naam"], file, code, year, variants, (low, high), source)


def _variant(told: Mapping[str, Any], base: Mapping[str, Any], file: str, year: int, path: velden.Path) -> Variant:
    now = dict(base["regelingen"])
    new = []
    for scheme, change in told["regelingen"].items():
        if scheme not in KINDS:
            raise InputError(f"{quoted(scheme)} is geen regeling{nearest(str(scheme), KINDS)}", (*path, str(scheme)))
        if not isinstance(change, Mapping):
            raise InputError(
                "hier horen velden te staan die veranderen, als grens: {percentage: 1.20}", (*path, scheme)
            )
        running = _running(now.get(scheme) or [], year)
        if running is None:
            new.append(scheme)
        now[scheme] = [_merged(running or {}, change) | _frame(told["naam"], year)]
    try:
        known = regelingen_of({"gemeente": base["gemeente"], "naam": base["naam"], "regelingen": now}, file)
    except InputError as error:
        if error.path[:1] == ("regelingen",):
            error.path = (*path, error.path[1], *error.path[3:]) if len(error.path) > 1 else path
        raise
    return Variant(told["naam"], tuple(told["regelingen"]), tuple(new), known)


def _content(code: str, name: str) -> Mapping[str, Any]:
    """The municipality's own file as it is written; nothing filled in where it has none."""
    if code not in files():
        return {"gemeente": code, "naam": name, "regelingen": {}}
    regelingen(code)  # refused here, with its own file and line, when it has a mistake
    content: Mapping[str, Any] = parse_yaml(Path(files()[code]).read_text(encoding="utf-8"))
    return {"gemeente": code, "naam": name, "regelingen": content.get("regelingen") or {}}


def _running(versions: list[Mapping[str, Any]], year: int) -> Mapping[str, Any] | None:
    """The version in force at the end of a year, or at any time in it."""
    found = None
    for version in versions:
        seen = date.fromisoformat(str(version["bron"]["gezien"])).year
        first, last = date.fromisoformat(str(version["van"])), version.get("tot")
        until = date.fromisoformat(str(last)) if last else date(seen, 12, 31)
        if first.year <= year <= until.year:
            found = version
    return found


def _merged(old: Any, change: Any) -> Any:
    """Fields that are named replace those that were there; a list is replaced whole."""
    if isinstance(old, Mapping) and isinstance(change, Mapping):
        return {**old, **{name: _merged(old.get(name), value) for name, value in change.items()}}
    return change


def _frame(name: str, year: int) -> dict[str, Any]:
    return {"van": f"{year}-01-01", "tot": f"{year}-12-31",
            "bron": {"titel": f"Voorstel: {name}", "gezien": f"{year}-01-01", "zekerheid": "afgeleid"}}  # fmt: skip


def _schemes(said: Any, path: velden.Path) -> Mapping[str, Any]:
    if not isinstance(said, Mapping) or not said:
        raise InputError("hier horen regelingen te staan die veranderen", path)
    return {str(name): value for name, value in said.items()}


def _year(said: Any, path: velden.Path) -> int:
    if isinstance(said, bool) or not isinstance(said, int) or not 2000 <= said <= 2100:
        raise InputError(f"{quoted(said)} is geen jaar; schrijf bijvoorbeeld 2024", path)
    return said


_VARIANT = {"naam": Field(velden.text, required=True), "regelingen": Field(_schemes, required=True)}
KNOWN = {
    "naam": Field(velden.text, required=True),
    "gemeente": Field(velden.text),
    "jaar": Field(_year),
    "regelingen": Field(_schemes),
    "varianten": Field(velden.listed(velden.group(_VARIANT, "een variant"), "varianten")),
    "gebruik": Field(
        velden.group(
            {"laag": Field(velden.portion, required=True), "hoog": Field(velden.portion, required=True),
             "bron": Field(velden.text)}, "gebruik",
        )
    ),
}  # fmt: skip
