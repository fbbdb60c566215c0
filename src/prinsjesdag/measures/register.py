"""The register: what each Miljoenennota announced, one file a measure, followed from announcement to what became of it.

The files stand in `<year>/<slug>.yaml` beside this module and follow `maatregel.schema.json`; a new year is a new
folder. A file with a mistake is refused with its line, its field and what would be right.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from prinsjesdag.errors import InputError, nearest, why
from prinsjesdag.reading import decoded, line_of, parse_yaml

FOLDER = Path(__file__).parent
SCHEMA = FOLDER / "maatregel.schema.json"

DOMAINS = {
    "inkomen": "Inkomen",
    "werk": "Werk",
    "schulden": "Schulden",
    "wmo": "Maatschappelijke ondersteuning (Wmo)",
    "jeugd": "Jeugd",
    "energie": "Energie",
    "ruimte": "Ruimte en bouwen",
    "brede_welvaart": "Brede welvaart",
}

ROLES = {
    "consulent_inkomen": "consulent inkomen",
    "klantmanager_werk": "klantmanager werk",
    "schuldhulpverlener": "schuldhulpverlener",
    "wmo_consulent": "Wmo-consulent",
    "jeugdconsulent": "jeugdconsulent",
    "energiecoach": "energiecoach",
    "vergunningverlener": "vergunningverlener",
    "planoloog": "planoloog",
    "beleidsadviseur": "beleidsadviseur",
    "financieel_adviseur": "financieel adviseur",
}

OVERDUE = 90
"""Days after which a status ought to be looked up again."""


@dataclass(frozen=True)
class Task:
    """Something that a municipality must or may do because of a measure."""

    measure: "Measure"
    what: str
    roles: tuple[str, ...]
    by: date | None
    term: str | None
    """What is known instead of a date: "doorlopend", "onbekend sinds 2026-11-22"."""
    decided_by: str | None
    source: str

    def as_dict(self) -> dict[str, Any]:
        return {
            "wat": self.what, "rol": list(self.roles), "voor": self.by and self.by.isoformat(),
            "termijn": self.term, "besluit_door": self.decided_by, "bron": self.measure.source(self.source),
        }  # fmt: skip


@dataclass(frozen=True)
class Measure:
    """One announced measure. `content` is its file, as the schema describes it."""

    content: Mapping[str, Any]

    @property
    def slug(self) -> str:
        return str(self.content["slug"])

    @property
    def title(self) -> str:
        return str(self.content["titel"])

    @property
    def domain(self) -> str:
        return str(self.content["domein"])

    @property
    def year(self) -> int:
        """The year of the Miljoenennota."""
        return int(self.content["miljoenennota"])

    @property
    def in_force(self) -> date | None:
        """When it took or takes effect; None where it never did or nobody knows."""
        said = self.content["ingangsdatum"]
        return date.fromisoformat(said) if said else None

    @property
    def status(self) -> str:
        """In words; a status that nobody could establish says since when."""
        status = self.content["status"]
        words = str(status["soort"]).replace("_", " ")
        return f"{words} sinds {status['sinds']}" if status["soort"] == "onbekend" else words

    @property
    def status_date(self) -> date:
        """The day of the event that made the status, or on which it was looked for in vain."""
        return date.fromisoformat(self.content["status"]["sinds"])

    @property
    def events(self) -> Sequence[Mapping[str, Any]]:
        """What happened to it, oldest first."""
        return list(self.content["verloop"])

    @cached_property
    def tasks(self) -> tuple[Task, ...]:
        return tuple(
            Task(
                self, t["wat"], tuple(t["rol"]), date.fromisoformat(t["voor"]) if t["voor"] else None,
                t["termijn"], t["besluit_door"], t["bron"],
            )
            for t in self.content["gemeentelijke_taken"]
        )  # fmt: skip

    @property
    def calculation(self) -> Mapping[str, Any] | None:
        """How its effect is calculated, or None: then `not_calculated` says why."""
        found: Mapping[str, Any] | None = self.content["doorrekening"]
        return found

    @property
    def not_calculated(self) -> str | None:
        return self.content.get("nog_niet_doorgerekend")

    @property
    def without(self) -> Mapping[str, Mapping[date, Any]]:
        """The law without this measure: values by path, each from a day; empty where it is no change of values."""
        calculation = self.calculation
        if calculation is None or calculation["soort"] != "parameters":
            return {}
        return {
            path: {date.fromisoformat(day): value for day, value in dated.items()}
            for path, dated in calculation["zonder"].items()
        }

    def source(self, key: str) -> dict[str, Any]:
        return {"sleutel": key, **self.content["bronnen"][key]}

    @property
    def sources(self) -> list[dict[str, Any]]:
        return [self.source(key) for key in self.content["bronnen"]]

    def as_dict(self) -> dict[str, Any]:
        """The object of `maatregelen --json` in CONTRACT.md."""
        c = self.content
        return {
            "slug": self.slug,
            "titel": self.title,
            "domein": self.domain,
            "miljoenennota": self.year,
            "aangekondigd": c["aangekondigd"],
            "status": self.status,
            "status_sinds": c["status"]["sinds"],
            "status_zekerheid": c["status"]["zekerheid"],
            "ingangsdatum": c["ingangsdatum"],
            "uitkomst": c["uitkomst"],
            "grondslag": c["grondslag"],
            "geraakt": c["geraakt"],
            "uitvoerder": c["uitvoerder"],
            "doorrekening": self.calculation,
            "nog_niet_doorgerekend": self.not_calculated,
            "gemeentelijke_taken": [t.as_dict() for t in self.tasks],
            "geen_taken_reden": c.get("geen_taken_reden"),
            "bronnen": self.sources,
            "niet_gemodelleerd": c["niet_gemodelleerd"],
        }


def measure(slug: str) -> Measure:
    """One measure by its slug. Raises InputError with the nearest."""
    known = {m.slug: m for m in register()}
    if slug not in known:
        raise InputError(f"'{slug}' is geen maatregel in het register{nearest(slug, known)}")
    return known[slug]


def search(
    *, year: int | None = None, domain: str | None = None, text: str | None = None, status: str | None = None
) -> list[Measure]:
    """Measures that fit all that is asked. Raises InputError for a domain or a year that there isn't."""
    if domain is not None and domain not in DOMAINS:
        raise InputError(f"'{domain}' is geen domein{nearest(domain, DOMAINS)}; kies uit {', '.join(DOMAINS)}")
    if year is not None and year not in years():
        raise InputError(f"van de Miljoenennota {year} staat hier niets; wel van {', '.join(map(str, years()))}")
    found = []
    for m in register():
        words = json.dumps(m.content, ensure_ascii=False).lower()
        if (
            (year is None or m.year == year)
            and (domain is None or m.domain == domain)
            and (status is None or m.status.startswith(status))
            and (text is None or all(word in words for word in text.lower().split()))
        ):
            found.append(m)
    return found


@cache
def years() -> tuple[int, ...]:
    """The Miljoenennota's of which measures stand here."""
    return tuple(sorted(int(folder.name) for folder in FOLDER.iterdir() if folder.is_dir() and folder.name.isdigit()))


@cache
def newest_complete() -> int:
    """The newest Miljoenennota of which every announced measure stands here: what commands mean without a year."""
    return int(max(parse_yaml((FOLDER / "miljoenennota.yaml").read_text(encoding="utf-8"))["volledig"]))


@cache
def register() -> tuple[Measure, ...]:
    """All measures: by year, by domain as in DOMAINS, in the order of their announcement date and title."""
    found = [read(file) for year in years() for file in sorted((FOLDER / str(year)).glob("*.yaml"))]
    order = list(DOMAINS)
    return tuple(sorted(found, key=lambda m: (m.year, order.index(m.domain), m.title)))


def overdue(today: date, days: int = OVERDUE) -> list[Measure]:
    """Measures whose status was not looked up for so many days: unknown ones first, then the oldest."""
    found = [m for m in register() if (today - last_seen(m)).days > days]
    return sorted(found, key=lambda m: (not m.status.startswith("onbekend"), last_seen(m)))


def last_seen(m: Measure) -> date:
    """The latest day on which one of its sources was read."""
    return max(date.fromisoformat(source["gezien"]) for source in m.sources)


def read(file: str | Path) -> Measure:
    """One file, checked. Raises InputError with line and field."""
    path = Path(file)
    try:
        text = decoded(path.read_bytes(), str(file))
    except OSError as error:
        raise InputError(f"niet te lezen: {why(error)}", file=str(file)) from None
    try:
        content = _named(parse_yaml(text))
        _check(content, path.stem)
    except InputError as error:
        error.file = str(file)
        if error.line is None:
            error.line = line_of(text, error.path)
        raise
    return Measure(content)


def _named(content: Any) -> Any:
    """Years that are names (of an amount a year) as text, as JSON has them."""
    if isinstance(content, dict):
        return {str(name): _named(value) for name, value in content.items()}
    return [_named(value) for value in content] if isinstance(content, list) else content


def _check(content: Any, slug: str) -> None:
    from prinsjesdag.measures.schema import check

    check(content, SCHEMA)
    if content["slug"] != slug:
        raise InputError(f"het bestand heet {slug}.yaml; maak die twee gelijk", ("slug",))
    for path, key in _cited(content):
        if key not in content["bronnen"]:
            raise InputError(f"bron '{key}' staat niet onder bronnen{nearest(key, content['bronnen'])}", path)
    if content["doorrekening"] is None and not content.get("nog_niet_doorgerekend"):
        raise InputError("zonder doorrekening hoort hier waarom: nog niet doorgerekend, omdat …", ("doorrekening",))
    if not content["gemeentelijke_taken"] and not content.get("geen_taken_reden"):
        raise InputError("zonder taken hoort er een geen_taken_reden te staan", ("gemeentelijke_taken",))
    for path, dated in ((content["doorrekening"] or {}).get("zonder") or {}).items():
        for day, value in dated.items():
            if isinstance(value, str) and value != "wet":
                place = ("doorrekening", "zonder", path, day)
                raise InputError(f"'{value}' kan hier niet; geef een bedrag, ja of nee, of wet", place)
    dates = [str(event["datum"]) for event in content["verloop"]]
    for i, (earlier, later) in enumerate(pairwise(dates)):
        if later < earlier[: len(later)]:
            raise InputError("gebeurtenissen staan van oud naar nieuw", ("verloop", i + 1, "datum"))


def _cited(content: Any, path: tuple[str | int, ...] = ()) -> Iterable[tuple[tuple[str | int, ...], str]]:
    """Every place that names a source."""
    if isinstance(content, Mapping):
        for name, value in content.items():
            if name == "bron" and isinstance(value, str):
                yield (*path, name), value
            elif name != "bronnen":
                yield from _cited(value, (*path, name))
    elif isinstance(content, list):
        for i, value in enumerate(content):
            yield from _cited(value, (*path, i))
