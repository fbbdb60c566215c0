"""The armoedeval: what is left of more pay, and where a scheme ends so abruptly that somebody loses by it.

The household is calculated again for each pay of the applicant; everything else in the file stays. Where the disposable
income does not run straight between two points, the spot is searched to the euro; a fall is named after the scheme that
takes most there.

Where schemes of the municipality are filled in, they are taken to be received (and that is said): what the income is
without them stands beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import floor
from typing import Any

from prinsjesdag.engine import Missing, System, When
from prinsjesdag.errors import InputError
from prinsjesdag.household.answer import answer, proof
from prinsjesdag.household.model import Household
from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.measures.lokaal import IN_SUM, filled

TARGET, LOCAL = "besteedbaar_inkomen", "ontvangen_gemeentelijke_regelingen"

ALL_LOCAL = "ontvangt_gemeentelijke_regelingen"
OF_ALL_LOCAL = f"{ALL_LOCAL}_gezin"
MINIMABELEID = "minimabeleid"
GIVES: Mapping[str, tuple[str, ...]] = {
    **{name: (f"ontvangt_{name}_gezin",) for name in (
        "bijstand", "zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", "kinderbijslag",
        "tegemoetkoming_alleenverdieners",
    )},
    "individuele_inkomenstoeslag": ("ontvangt_inkomenstoeslag_gezin", OF_ALL_LOCAL),
    "energietoeslag": ("ontvangt_energietoeslag_gezin", OF_ALL_LOCAL),
    "bijzondere_bijstand": ("ontvangt_bijzondere_bijstand_gezin",),
    "bijdrage_collectieve_zorgverzekering": (OF_ALL_LOCAL,),
    "participatieregeling_volwassenen": (OF_ALL_LOCAL,),
    "participatieregeling_kinderen": (OF_ALL_LOCAL,),
    "gemeentelijke_energieregeling": (OF_ALL_LOCAL,),
}  # fmt: skip
"""What gives, and what says that it is received: one of these is enough."""
TAKES = ("belasting_samen", "zvw_bijdrage_gezin", "kosten_kinderopvang")

STEP, MOST = 500.0, 70_000.0
SMALLEST = 25.0
"""EUR a year: a fall of less at one euro of pay is rounding of allowances to whole euros, not a cliff."""


@dataclass(frozen=True)
class Point:
    """The household at one pay of the applicant, EUR a year."""

    hours: float | None
    """Hours a week at the minimum wage, where the points are hours."""
    gross: float
    income: float
    local: float
    """What of the income is the municipality's own schemes, as received."""
    parts: Mapping[str, float]
    """Schemes that give (as received) and take, as in GIVES and TAKES."""

    @property
    def without_local(self) -> float:
        return self.income - self.local


@dataclass(frozen=True)
class Cliff:
    """A pay at which one euro more costs more than it brings."""

    gross: float
    loss: float
    """EUR a year of disposable income."""
    scheme: str
    """The outcome that falls most."""


@dataclass(frozen=True)
class Trap:
    """Disposable income against pay (or hours) for one household and year."""

    household: Household
    when: When
    system: System
    points: Sequence[Point]
    cliffs: Sequence[Cliff]
    from_bijstand: bool
    assumed: Sequence[str]
    filled_in: bool
    """Whether the municipality's own schemes are part of it: then there is an income with and one without them."""
    all_received: bool
    """Whether every scheme that is filled in was taken to be received."""

    def pressure(self, i: int, *, since: int = 1, with_local: bool = True) -> float | None:
        """Share of the extra gross pay since an earlier point that is lost; None for the first."""
        a, b = self.points[max(0, i - since)], self.points[i]
        if a.gross == b.gross:
            return None
        more = b.income - a.income if with_local else b.without_local - a.without_local
        return round(1.0 - more / (b.gross - a.gross), 6) + 0.0

    def kept(self, i: int) -> float:
        """What is left of all pay at a point compared with the first point, EUR a month."""
        return round((self.points[i].income - self.points[0].income) / 12.0, 2)

    def as_dict(self) -> dict[str, Any]:
        moment = {"datum": self.when.on.isoformat()} if self.when.on else {"jaar": self.when.year}
        return {
            "id": self.household.id,
            **moment,
            "van": "bijstand" if self.from_bijstand else "loon",
            "lokale_regelingen": self.filled_in,
            "punten": [
                {
                    "uren": p.hours, "brutoloon": round(p.gross, 2), "besteedbaar_inkomen": round(p.income, 2),
                    "zonder_gemeentelijke_regelingen": round(p.without_local, 2),
                    "per_maand_meer_dan_begin": self.kept(i), "marginale_druk": self.pressure(i),
                    "marginale_druk_zonder_gemeentelijke_regelingen": self.pressure(i, with_local=False),
                    "onderdelen": {name: round(value, 2) for name, value in p.parts.items()},
                }
                for i, p in enumerate(self.points)
            ],
            "klippen": [
                {"brutoloon": c.gross, "verlies": c.loss, "regeling": c.scheme, "omschrijving": self.label(c.scheme)}
                for c in self.cliffs
            ],
            "eenheid": "EUR/jaar",
            "aangenomen": list(self.assumed),
            "bewijs": proof(self.system, self.when),
        }  # fmt: skip

    def label(self, scheme: str) -> str:
        variable = self.system.variable(scheme)
        return variable.label if variable else scheme


def trap(
    household: Household,
    system: System,
    when: When,
    *,
    hours: Sequence[float] = (),
    from_bijstand: bool = False,
    step: float = STEP,
    most: float = MOST,
) -> Trap:
    """The household at each pay, or at the minimum wage for so many hours a week.

    With `from_bijstand` it receives bijstand as far as it is entitled, at every point, and the first point is without
    pay. Raises InputError where the disposable income can't be said.
    """
    search = _Search(household, system, when, from_bijstand)
    if hours:
        points = [search.at_hours(h) for h in sorted({0.0, *hours} if from_bijstand else set(hours))]
        first, last = points[0].gross, points[-1].gross
        searched = [search.at(g) for g in (first, *(g for g in _grid(step, max(last, step)) if first < g < last), last)]
    else:
        points = searched = [search.at(gross) for gross in _grid(step, most)]
    cliffs = [c for a, b in pairwise(searched) for c in search.between(a, b)]
    return Trap(household, when, system, points, cliffs, from_bijstand, search.told, search.filled_in,
                search.all_local)  # fmt: skip


def _grid(step: float, most: float) -> list[float]:
    if not 0.0 < step <= most or most / step > 5000:
        raise InputError("geef een stap boven nul en hoogstens 5.000 punten", ("--stap",))
    return [step * i for i in range(int(most / step) + 1)]


@dataclass
class _Search:
    """The points already calculated, and how to calculate another."""

    household: Household
    system: System
    when: When
    from_bijstand: bool

    def __post_init__(self) -> None:
        self.known: dict[float, Point] = {}
        self.assumed: list[str] = []
        code = self.household.municipality
        self.all_local = any(scheme in filled(code, self.when).until for scheme in IN_SUM)
        self.filled_in = self.all_local

    def at(self, gross: float) -> Point:
        if gross not in self.known:
            self.known[gross] = self._point({"loon": gross}, None)
        return self.known[gross]

    def at_hours(self, hours: float) -> Point:
        return self._point({"minimumloon_uren": hours}, hours)

    def between(self, a: Point, b: Point) -> list[Cliff]:
        """Every cliff between two points, by halving wherever the income does not run straight."""
        if b.gross - a.gross <= 1.0:
            loss = a.income - b.income
            return [Cliff(b.gross, round(loss, 2), self._blamed(a, b))] if loss >= SMALLEST else []
        middle = self.at(float(max(floor(a.gross) + 1, floor((a.gross + b.gross) / 2.0))))
        share = (middle.gross - a.gross) / (b.gross - a.gross)
        lines = [(a.income, middle.income, b.income)]
        lines += [(a.parts[name], middle.parts[name], b.parts[name]) for name in GIVES if name in a.parts]
        straight = all(abs(m - x - share * (y - x)) < SMALLEST / 3.0 for x, m, y in lines)
        if straight and b.income > a.income - SMALLEST:
            return []
        return self.between(a, middle) + self.between(middle, b)

    def _blamed(self, a: Point, b: Point) -> str:
        found = {name: a.parts[name] - b.parts[name] for name in GIVES if name in a.parts}
        found |= {name: b.parts[name] - a.parts[name] for name in TAKES if name in a.parts}
        return max(found, key=lambda name: found[name])

    def _point(self, pay: Mapping[str, float], hours: float | None) -> Point:
        found = answer(self._paid(pay), self.system, self.when, [*self.wanted, *self.received, "loon"])
        if found[TARGET] is None:
            needs = ", ".join(found.missing.get(TARGET, []))
            raise InputError(f"het besteedbaar inkomen is nog niet te zeggen; nodig: {needs}")
        self.assumed = [a for a in found.assumed if a not in self.assumed] + self.assumed
        parts = {name: float(found[name] or 0.0) for name in self.wanted if name not in (TARGET, LOCAL)}
        for name in GIVES.keys() & parts.keys():
            if not any(found[received] for received in GIVES[name]):
                parts[name] = 0.0
        local = float(found[LOCAL] or 0.0)
        self.filled_in = self.filled_in or local > 0.0
        return Point(hours, float(found["loon"]), float(found[TARGET]), local, parts)

    @property
    def told(self) -> list[str]:
        """What was assumed; first what is said of the municipality's schemes."""
        of_local = [text for text in self.assumed if text.startswith(MINIMABELEID)]
        if self.all_local:
            of_local.append(
                f"{ALL_LOCAL} = ja: elke ingevulde regeling waar recht op is, wordt aangevraagd en ontvangen"
            )
        return of_local + [text for text in self.assumed if not text.startswith((MINIMABELEID, ALL_LOCAL))]

    @cached_property
    def wanted(self) -> list[str]:
        return [name for name in (TARGET, LOCAL, *GIVES, *TAKES) if self.system.variable(name)]

    @cached_property
    def received(self) -> list[str]:
        return sorted({r for name in GIVES if name in self.wanted for r in GIVES[name] if self.system.variable(r)})

    def _paid(self, pay: Mapping[str, float]) -> Household:
        """The household with other pay of the applicant, and a pension premium in proportion."""
        persons = []
        for person in self.household.persons:
            facts = dict(person.facts)
            if person.role == Rol.AANVRAGER:
                before, premium = facts.pop("loon", 0.0), facts.get("pensioenpremie", 0.0)
                for name in ("loon_maand", "minimumloon_uren", "geen_inkomen"):
                    facts.pop(name, None)
                facts |= pay
                if (
                    "loon" in pay
                    and type(before) is not Missing
                    and type(premium) is not Missing
                    and premium
                    and before
                ):
                    facts["pensioenpremie"] = premium * pay["loon"] / before
                if "minimumloon_uren" in pay:
                    facts.pop("pensioenpremie", None)
                    facts["arbeidsuren_week"] = pay["minimumloon_uren"]
            if self.all_local and person.role == Rol.AANVRAGER:
                facts[ALL_LOCAL] = True
            if self.from_bijstand and person.role in (Rol.AANVRAGER, Rol.PARTNER):
                facts["ontvangt_bijstand"] = True
            persons.append(replace(person, facts=facts))
        return replace(self.household, persons=persons)
