"""The schemes of one municipality as it writes them in its file, checked, and as values of the law package.

A file says per scheme which versions there are, from when, with what source; `gemeente/sjabloon.yaml` explains every
field. Which kinds of schemes there are, and what values of the law package they stand for: soorten.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from prinsjesdag.engine.parameters import Source
from prinsjesdag.errors import InputError, nearest, quoted, why
from prinsjesdag.measures import velden
from prinsjesdag.measures.soorten import KINDS, Values
from prinsjesdag.measures.velden import Field, fields
from prinsjesdag.reading import decoded, line_of, parse_yaml

LARGEST_FILE = 1_000_000

CONFIDENCE = {"officieel": "official", "tweede_bron": "secondary", "afgeleid": "derived", "geheugen": "memory"}


@dataclass(frozen=True)
class Version:
    """One scheme from a day up to and including another."""

    scheme: str
    first: date
    last: date
    values: Values
    """By name in law/minimabeleid/parameters.yaml."""
    source: Source
    note: str | None


@dataclass(frozen=True)
class Regelingen:
    """What is known of one municipality."""

    code: str
    name: str
    file: str
    schemes: Mapping[str, tuple[Version, ...]]
    left_out: Mapping[str, str]
    """Per scheme that is not filled in, why."""

    def on(self, scheme: str, day: date) -> Version | None:
        """The version in force on a day."""
        for version in self.schemes.get(scheme, ()):
            if version.first <= day <= version.last:
                return version
        return None


def read_regelingen(file: str, codes: Collection[str] = ()) -> Regelingen:
    """One file. Raises InputError with file, line and field; `codes` are the municipalities there are, if known."""
    try:
        content = Path(file).read_bytes()[: LARGEST_FILE + 1]
    except OSError as error:
        raise InputError(f"niet te lezen: {why(error)}", file=file) from None
    if len(content) > LARGEST_FILE:
        raise InputError("te groot voor de regelingen van één gemeente (meer dan 1 MB)", file=file)
    said = decoded(content, file)
    try:
        return regelingen_of(parse_yaml(said), file, codes)
    except InputError as error:
        error.file = file
        if error.line is None and error.path:
            error.line = line_of(said, error.path)
        raise


def regelingen_of(said: Any, file: str, codes: Collection[str] = ()) -> Regelingen:
    """What a file says, already parsed. Raises InputError with the field; `file` is only its name."""
    schemes = {name: Field(velden.listed(_version(name), "versies")) for name in KINDS}
    why = {name: Field(velden.text) for name in KINDS}
    top = fields(
        said,
        (),
        {
            "gemeente": Field(_code(codes), required=True),
            "naam": Field(velden.text, required=True),
            "regelingen": Field(velden.group(schemes, "regelingen"), default={}),
            "niet_ingevuld": Field(velden.group(why, "niet_ingevuld"), default={}),
        },
        "dit bestand",
    )
    found = {name: tuple(versions) for name, versions in top["regelingen"].items() if versions}
    for name, versions in found.items():
        for i, (earlier, later) in enumerate(pairwise(versions)):
            if later.first <= earlier.last:
                raise InputError(
                    f"begint op {later.first}, maar de versie ervoor loopt tot en met {earlier.last}; versies staan op "
                    f"volgorde en overlappen niet: geef de eerdere tot: {later.first - timedelta(days=1)}",
                    ("regelingen", name, i + 1, "van"),
                )
        if name in top["niet_ingevuld"] and top["niet_ingevuld"][name]:
            raise InputError("staat ook onder regelingen; haal hier weg", ("niet_ingevuld", name))
    left_out = {name: text for name, text in top["niet_ingevuld"].items() if text}
    return Regelingen(top["gemeente"], top["naam"], file, found, left_out)


def _code(codes: Collection[str]) -> velden.Reader:
    def read(said: Any, path: velden.Path) -> str:
        code = str(said).strip().upper()
        if len(code) != 6 or not code.startswith("GM") or not code[2:].isdigit():
            raise InputError(f"{quoted(said)} is geen gemeentecode; schrijf de CBS-code, als GM0344", path)
        if codes and code not in codes:
            raise InputError(f"{quoted(said)} is geen gemeente van nu{nearest(code, codes)}", path)
        return code

    return read


SOURCE = {
    "titel": Field(velden.text, required=True),
    "url": Field(velden.address),
    "gezien": Field(velden.day, required=True),
    "zekerheid": Field(velden.word(*CONFIDENCE), default="officieel"),
}

FRAME = {
    "van": Field(velden.day, required=True),
    "tot": Field(velden.day),
    "bron": Field(velden.group(SOURCE, "bron"), required=True),
    "artikel": Field(velden.text),
    "toelichting": Field(velden.text),
}


def _version(scheme: str) -> velden.Reader:
    known, values_of = KINDS[scheme]

    def read(said: Any, path: velden.Path) -> Version:
        told = fields(said, path, {**FRAME, **known}, scheme)
        source = told["bron"]
        last = told["tot"] or date(source["gezien"].year, 12, 31)
        if last < told["van"]:
            hint = (
                ""
                if told["tot"]
                else " (zonder tot geldt een versie tot het eind van het jaar waarin de bron is gezien)"
            )
            raise InputError(f"eindigt op {last}, voor het begin op {told['van']}{hint}", (*path, "tot"))
        article = f", {told['artikel']}" if told["artikel"] else ""
        found = Source(
            f"{scheme} {told['van']}", f"{source['titel']}{article}", source["gezien"],
            CONFIDENCE[source["zekerheid"]], source["url"], told["toelichting"],
        )  # fmt: skip
        return Version(scheme, told["van"], last, values_of(told, path), found, told["toelichting"])

    return read
