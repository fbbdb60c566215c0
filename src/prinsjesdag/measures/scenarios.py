"""The Wmo contribution under other rules: named values for the same rules of law/wmo, never other code."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from prinsjesdag.engine import System
from prinsjesdag.errors import InputError, nearest
from prinsjesdag.law.wmo.rules import Wmo
from prinsjesdag.reading import parse_yaml

FILE = Path(__file__).with_name("wmo_scenarios.yaml")
ENACTED = "abonnementstarief"
"""The law as it is."""


@dataclass(frozen=True)
class Scenario:
    """One set of rules: values by name in law/wmo, on top of those that were law on a day."""

    slug: str
    title: str
    short: str
    year: int
    status: str
    source: str
    url: str
    values_of: date | None
    values: Mapping[str, Any]
    assumed: tuple[str, ...]

    def under(self, system: System) -> System:
        """The same law with this scenario's contribution, in every year."""
        changes: dict[str, Any] = {}
        if self.values_of is not None:
            then = system.values_on(Wmo, self.values_of)
            changes = {f"wmo.{name}": getattr(then, name) for name in Wmo.names}
        return system.reform(changes | {f"wmo.{name}": value for name, value in self.values.items()})


@cache
def wmo_scenarios() -> tuple[Scenario, ...]:
    """All of them; the law as it is first."""
    found = []
    for slug, said in parse_yaml(FILE.read_text(encoding="utf-8")).items():
        day = said.get("waarden_van")
        found.append(
            Scenario(
                slug, said["titel"], str(said["kort"]), int(said["jaar"]), said["status"], said["bron"]["titel"],
                said["bron"]["url"],
                date.fromisoformat(day) if day else None, _plain(said.get("waarden") or {}),
                tuple(said.get("aangenomen") or ()),
            )
        )  # fmt: skip
    return tuple(found)


def wmo_scenario(slug: str) -> Scenario:
    """One by its name. Raises InputError with the nearest."""
    known = {one.slug: one for one in wmo_scenarios()}
    if slug not in known:
        raise InputError(
            f"'{slug}' is geen scenario{nearest(slug, known)}; kies uit {', '.join(known)}", ("--scenario",)
        )
    return known[slug]


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(map(float, v)) if isinstance(v, list) else v for name, v in values.items()}
