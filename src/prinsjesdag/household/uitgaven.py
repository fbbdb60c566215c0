"""What a household of this kind spends, beside what it can spend: a budget from a file, and the balance.

The file says what a kind of household spends on what. Ours has averages of CBS; reference budgets of Nibud may not be
passed on, so who has a licence uses a file of their own. Health premium and childcare are already off the besteedbaar
inkomen: a budget leaves them out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from prinsjesdag.engine import When
from prinsjesdag.errors import InputError, quoted, why
from prinsjesdag.household.model import Household
from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.measures import velden
from prinsjesdag.measures.regelingen import SOURCE
from prinsjesdag.measures.velden import Field
from prinsjesdag.reading import decoded, line_of, parse_yaml

OWN = Path(__file__).with_name("uitgaven.yaml")
EVERYBODY = "iedereen"
CHAINS = {
    "alleenstaande": ("alleenstaande",),
    "alleenstaande_ouder": ("alleenstaande_ouder",),
    "alleenstaande_ouder_met_kind_vanaf_12": ("alleenstaande_ouder_met_kind_vanaf_12", "alleenstaande_ouder"),
    "paar": ("paar",),
    "paar_met_kinderen": ("paar_met_kinderen",),
    "paar_met_kind_vanaf_12": ("paar_met_kind_vanaf_12", "paar_met_kinderen"),
}
"""Per kind of household, whose budget it takes: the first of these that is there, or that of everybody."""


@dataclass(frozen=True)
class Uitgaven:
    """Budgets by kind of household, EUR a year."""

    name: str
    source: Mapping[str, Any]
    prices: int
    note: str | None
    budgets: Mapping[str, Mapping[str, float]]

    def of(self, household: Household, when: When) -> tuple[str, Mapping[str, float]]:
        """The kind of household whose budget it is, and the budget. Raises InputError when there is none."""
        kind = kind_of(household, when)
        for name in (*CHAINS[kind], EVERYBODY):
            if name in self.budgets:
                return name, self.budgets[name]
        raise InputError(f"geen begroting voor {kind}, en ook niet voor {EVERYBODY}", ("begrotingen",))


def kind_of(household: Household, when: When) -> str:
    """The kind of household of gezin 1."""
    family = [p for p in household.persons if (p.family or 1) == 1]
    pair = any(p.role == Rol.PARTNER for p in family)
    ages = [p.age(when) for p in family if p.role == Rol.KIND and p.age(when) < 18]
    if not ages:
        return "paar" if pair else "alleenstaande"
    older = max(ages) >= 12
    if pair:
        return "paar_met_kind_vanaf_12" if older else "paar_met_kinderen"
    return "alleenstaande_ouder_met_kind_vanaf_12" if older else "alleenstaande_ouder"


def read_uitgaven(file: str | None) -> Uitgaven:
    """A user's own file, or ours. Raises InputError with file, line and field."""
    return _read(file or str(OWN))


def balance(found: Uitgaven, household: Household, when: When, income: float | None) -> dict[str, Any]:
    """Income, expenses and what is left, EUR a year, as for JSON."""
    kind, posts = found.of(household, when)
    total = round(sum(posts.values()), 2)
    return {
        "begroting": found.name,
        "huishouden": kind,
        "prijspeil": found.prices,
        "posten": {name: round(amount, 2) for name, amount in posts.items()},
        "totaal": total,
        "besteedbaar_inkomen": income,
        "saldo": None if income is None else round(income - total, 2),
        "bron": {name: str(value) for name, value in found.source.items() if value},
        "toelichting": found.note,
    }


@cache
def _read(file: str) -> Uitgaven:
    try:
        text = decoded(Path(file).read_bytes(), file)
    except OSError as error:
        raise InputError(f"niet te lezen: {why(error)}", file=file) from None
    try:
        said = velden.fields(parse_yaml(text), (), KNOWN, "dit bestand")
    except InputError as error:
        error.file = file
        if error.line is None and error.path:
            error.line = line_of(text, error.path)
        raise
    times = 12.0 if said["per"] == "maand" else 1.0
    budgets = {
        kind: {name: times * amount for name, amount in posts.items()}
        for kind, posts in said["begrotingen"].items()
        if posts
    }
    return Uitgaven(said["naam"], said["bron"], said["prijspeil"], said["toelichting"], budgets)


def _posts(said: Any, path: velden.Path) -> dict[str, float]:
    if not isinstance(said, Mapping) or not said:
        raise InputError("hier horen posten met een bedrag te staan, als huur: 650", path)
    return {velden.text(name, path): velden.amount(amount, (*path, str(name))) for name, amount in said.items()}


def _year(said: Any, path: velden.Path) -> int:
    if isinstance(said, bool) or not isinstance(said, int) or not 2000 <= said <= 2100:
        raise InputError(f"{quoted(said)} is geen jaar; schrijf bijvoorbeeld 2025", path)
    return said


KNOWN = {
    "naam": Field(velden.text, required=True),
    "bron": Field(velden.group(SOURCE, "bron"), required=True),
    "prijspeil": Field(_year, required=True),
    "per": Field(velden.word("jaar", "maand"), required=True),
    "toelichting": Field(velden.text),
    "begrotingen": Field(
        velden.group({kind: Field(_posts) for kind in (*CHAINS, EVERYBODY)}, "begrotingen"), required=True
    ),
}
