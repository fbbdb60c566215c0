"""Tables of CBS's StatLine over OData v4, kept in the user's cache directory until CBS changes them.

A table becomes `waarnemingen.csv` (a row an observation: its measure, its place in every dimension, its value) and
`codes.json` (what the codes mean). Nothing in the package is changed by it: the figures it ships keep their source.
"""

import csv
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin
from urllib.request import Request, urlopen

from prinsjesdag.engine.cached import cache_folder
from prinsjesdag.errors import InputError, one_line, why

BASE = "https://odata4.cbs.nl/CBS"
SECONDS = 60.0
LARGEST_PAGE = 200_000_000
"""Bytes of one answer: CBS gives a hundred thousand observations at a time."""
MOST_PAGES = 1_000


@dataclass(frozen=True)
class Kept:
    """A table as it is kept; `offline` says why CBS could not be asked, where it couldn't."""

    table: str
    title: str
    modified: str
    observations: int
    folder: Path
    fetched: bool
    offline: str = ""

    def as_dict(self) -> dict[str, Any]:
        return {
            "tabel": self.table, "titel": self.title, "gewijzigd": self.modified, "waarnemingen": self.observations,
            "map": str(self.folder), "opgehaald": self.fetched, "niet_bereikt": self.offline or None,
        }  # fmt: skip


class UnreachableError(Exception):
    """The server gave no answer."""


def refresh(table: str, base: str = BASE, *, again: bool = False) -> Kept:
    """Fetch a table unless the copy is of the same date. Raises InputError where there is neither server nor copy."""
    if not re.fullmatch(r"[0-9]{5}[A-Za-z]{3}", table):
        raise InputError(
            f"'{one_line(table, 40)}' is geen nummer van een tabel; schrijf het als 86161NED", ("--tabel",)
        )
    if not re.match(r"https?://", base):
        raise InputError("een adres begint met https://", ("--bron",))
    place = cache_folder().parent / "cbs" / table.upper()
    copy = _copy(place)
    root = f"{base.rstrip('/')}/{table}/"
    try:
        properties = _get(urljoin(root, "Properties"))
        if copy and copy.modified == str(properties.get("Modified")) and not again:
            return copy
        return _fetch(table.upper(), root, properties, place)
    except UnreachableError as error:
        if copy:
            return Kept(**{**copy.__dict__, "offline": str(error)})
        raise InputError(f"het CBS is niet te bereiken ({error}) en er is nog geen kopie", (table,)) from None


def _fetch(table: str, root: str, properties: dict[str, Any], place: Path) -> Kept:
    """All of it into a new folder, which then takes the old one's place."""
    dimensions = [str(one["Identifier"]) for one in _all(urljoin(root, "Dimensions"), root)]
    if not all(re.fullmatch(r"[A-Za-z0-9_]+", name) for name in dimensions):
        raise InputError("de dimensies van deze tabel zijn niet te lezen", (table,))
    codes = {name: list(_all(urljoin(root, f"{name}Codes"), root)) for name in ("Measure", *dimensions)}
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=place.parent, suffix=".part"))
    except OSError as error:
        raise InputError(f"niet te schrijven: {why(error)}", file=str(place)) from None
    try:
        count = 0
        with (made / "waarnemingen.csv").open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerow(["maat", *dimensions, "waarde", "eigenschap"])
            for row in _all(urljoin(root, "Observations"), root):
                number = row.get("Value") if row.get("Value") is not None else row.get("StringValue")
                where = [str(row.get(name, "")).strip() for name in dimensions]  # region codes end in spaces
                writer.writerow([row.get("Measure"), *where, number, row.get("ValueAttribute")])
                count += 1
        (made / "codes.json").write_text(json.dumps(codes, ensure_ascii=False), encoding="utf-8")
        title, modified = str(properties.get("Title", "")), str(properties.get("Modified"))
        told = {"tabel": table, "titel": title, "gewijzigd": modified, "waarnemingen": count}
        (made / "tabel.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        made.chmod(0o755)
        if place.exists():
            shutil.rmtree(place)
        made.rename(place)
    except OSError as error:
        raise InputError(f"niet te schrijven: {why(error)}", file=str(place)) from None
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return Kept(table, title, modified, count, place, True)


def _copy(place: Path) -> Kept | None:
    try:
        told = json.loads((place / "tabel.json").read_text(encoding="utf-8"))
        return Kept(told["tabel"], told["titel"], told["gewijzigd"], told["waarnemingen"], place, False)
    except (OSError, ValueError, KeyError):
        return None


def _all(address: str, root: str) -> Iterator[dict[str, Any]]:
    """Every row of a collection, page after page; a page elsewhere is not followed."""
    following: str | None = address
    for _ in range(MOST_PAGES):
        if following is None:
            return
        page = _get(following)
        if not isinstance(page.get("value"), list):
            raise InputError(f"{following} geeft geen lijst, zoals OData v4 doet")
        yield from page["value"]
        said = page.get("@odata.nextLink")
        following = urljoin(following, said) if said else None
        if following is not None and not following.startswith(root):
            raise InputError(f"de volgende bladzijde staat ergens anders ({one_line(following, 80)}); niet opgehaald")
    raise InputError(f"meer dan {MOST_PAGES} bladzijden; deze tabel is te groot")


def _get(address: str) -> dict[str, Any]:
    request = Request(address, headers={"Accept": "application/json", "User-Agent": "prinsjesdag"})
    try:
        with urlopen(request, timeout=SECONDS) as answer:
            text = answer.read(LARGEST_PAGE + 1)
    except HTTPError as error:
        if error.code == 404:
            raise InputError(f"{address} bestaat niet; klopt het nummer van de tabel?", ("--tabel",)) from None
        raise UnreachableError(f"status {error.code}") from None
    except (URLError, TimeoutError, OSError) as error:
        raise UnreachableError(one_line(str(getattr(error, "reason", error)), 80)) from None
    if len(text) > LARGEST_PAGE:
        raise InputError(f"{address} is te groot")
    try:
        found = json.loads(text)
    except ValueError:
        raise InputError(f"{address} geeft geen JSON") from None
    if not isinstance(found, dict):
        raise InputError(f"{address} geeft geen OData")
    return found
