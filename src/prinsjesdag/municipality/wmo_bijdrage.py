"""What another Wmo contribution does in a municipality: who pays what, who stops, what the budget notices.

The pool of households (population/) is given clients: the chance to be one by age and by gross household income, so
that the country has CBS's numbers of clients by service and of household help by income. Each household then pays
what the rule of law/wmo asks, now and under a scenario (on a grid of 250 euro income). The municipality's own number
of clients is a division of the country's (keys `wmo`, `ouderen`, and costs): CBS's own number per municipality is of
2021.

The pool's incomes are those of 2024, moved to the reference year (two years before). Who stops by a higher
contribution is an assumption by income, bounded by what happened the other way round in 2019; nobody comes back by a
lower one. Not in it: people in institutions, grown children with support of their own (they count as client but pay
nothing here), the municipality's own exemptions (only as `betaalt_…`), and what stopping costs elsewhere (Wlz,
informal care), and the deduction for the ouderentoeslag in the rules of 2018 (art. 3.9a). Intervals: wmo_marge.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import numpy.typing as npt

from prinsjesdag.engine import When
from prinsjesdag.law import load
from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.law.wmo.rules import Wmo, wmo_bijdrage_persoon_maand
from prinsjesdag.measures.scenarios import ENACTED, wmo_scenario
from prinsjesdag.municipality.areas import Area, municipalities_in
from prinsjesdag.municipality.assumptions import Assumptions
from prinsjesdag.municipality.keys import part
from prinsjesdag.population.artefacts import population

Floats = npt.NDArray[np.float64]

GROUPS = ("tot € 20.000", "€ 20.000 tot € 40.000", "boven € 40.000")
"""Gross household income a year, as CBS divides the use of household help."""
LIMITS = (20_000.0, 40_000.0)
HELP, SUPPORT, DEVICE = range(3)
"""Who has household help; who has other support at home; who only has devices or services."""
AGES = (18, 65, 75, 85)
BANDS = ("18_64", "65_74", "75_84", "85")
SERVICES = ("hulp", "ondersteuning", "hulpmiddelen")
PRICED = ("huishoudelijke_hulp", "ondersteuning", "hulpmiddel")
"""The same by the names of what each costs and how many pay."""
GRID = np.arange(0.0, 150_001.0, 250.0)
INCOME_YEAR = 2024


@dataclass(frozen=True, slots=True)
class Group:
    """Clients with one level of income, a year: numbers, EUR a month on average a paying household, mln EUR."""

    naam: str
    clienten: float
    betalen: float
    nu_maand: float
    straks_maand: float
    stoppen: float
    opbrengst_nu: float
    opbrengst_straks: float
    bespaard: float

    @property
    def netto(self) -> float:
        """What the municipality's budget gains, mln EUR a year, before any cut by the Rijk."""
        return self.opbrengst_straks - self.opbrengst_nu + self.bespaard


@dataclass(frozen=True, slots=True)
class Effect:
    """A scenario against the fixed amount of that year, in an area."""

    scenario: str
    jaar: int
    groepen: tuple[Group, ...]
    korting: float  # mln EUR a year that the Rijk takes from the gemeentefonds, divided by inhabitants

    @property
    def clienten(self) -> float:
        return sum(g.clienten for g in self.groepen)

    @property
    def stoppen(self) -> float:
        return sum(g.stoppen for g in self.groepen)

    @property
    def meer_opbrengst(self) -> float:
        return sum(g.opbrengst_straks - g.opbrengst_nu for g in self.groepen)

    @property
    def netto(self) -> float:
        return sum(g.netto for g in self.groepen) - self.korting


def contribution(scenario: str, day: date, income: float, kind: int, service: int = HELP, price: float = 0.0) -> float:
    """EUR a month by the rule itself. `kind`: alone, alone with AOW, couple, couple with AOW (as in law/wmo)."""
    p = _values(scenario, day)
    help_ = service == HELP
    pensioner = kind in (1, 3)
    return round(wmo_bijdrage_persoon_maand(
        True, False, help_, False, False, False, 0.0, False, False, kind >= 2, True, pensioner, pensioner, price, 0.0,
        income, p,
    ), 2)  # fmt: skip


def effect(area: Area, scenario: str, year: int, a: Assumptions, clients: float | None = None) -> Effect:
    """A scenario's effect. `clients` of the area, where a user knows them; otherwise divided from the country."""
    wmo_scenario(scenario)
    weights, found = household_weights(area.code), flows(scenario, year, a)
    clients = clients_of(area, a) if clients is None else clients
    each = weights * clients / float(weights @ found[0])
    level = level_of(a["inkomen_meting"])
    columns = [[float(one) for one in np.bincount(level, each * flow, len(GROUPS))] for flow in found]
    groups = [
        Group(name, clients_, pays, was / max(pays, 1e-9), becomes / max(pays, 1e-9), *rest)
        for name, clients_, pays, was, becomes, *rest in zip(GROUPS, *columns, strict=True)
    ]
    return Effect(scenario, year, tuple(groups), cut(area, a))


def clients_of(area: Area, a: Assumptions) -> float:
    """Clients of an area, divided from the country."""
    return part(area, a["clienten_totaal"], "wmo").waarde


def cut(area: Area, a: Assumptions) -> float:
    """What the Rijk takes from an area, mln EUR a year."""
    return part(area, a["korting_rijk_mln"], "inwoners").waarde


def flows(scenario: str, year: int, a: Assumptions) -> Floats:
    """Per household of the pool what it adds to each column of a Group, as one client of the area's weight."""
    pool, chance = _pool(), _chances(a)
    prices = tuple(a[f"kostprijs_{name}"] for name in PRICED)
    growth = (1.0 + a["groei_inkomen"]) ** (year - 2 - INCOME_YEAR)
    now, then = (_amounts(one, year, growth, prices) for one in (ENACTED, scenario))
    paying = chance.paying * np.array([[a[f"betaalt_{name}"]] for name in PRICED])
    share = np.minimum(0.999, [a["stopt_laag"], a["stopt_midden"], a["stopt_hoog"]])[level_of(a["inkomen_meting"])]
    each = np.array([1.0, a["stopt_andere_hulp"], a["stopt_andere_hulp"]])[:, None]
    stays = np.exp(np.log1p(-share) * each * np.maximum(0.0, then - now) / 100.0)
    asked = a["ijking_2019"]  # the others go on as now
    stopping = asked * paying * (1.0 - stays)
    due = paying * ((now > 0.0) | (then > 0.0))
    a_year = a["maanden_hulp"] / 1e6
    services = (
        due, due * now, due * then, stopping, paying * now * a_year,
        paying * (asked * stays * then + (1.0 - asked) * now) * a_year,
        stopping * np.array(prices)[:, None] * a_year * a["bespaard_deel"],
    )  # fmt: skip
    return np.stack([np.add.reduceat(chance.client, pool.starts), *(one.sum(axis=0) for one in services)])


# --- the pool ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Pool:
    income: Floats  # per household, gross income of applicant and partner, EUR of 2024
    kind: npt.NDArray[np.int64]
    wealth: Floats  # per household, box 3, EUR
    heads: Floats  # 1 or 2 whose wealth it is
    starts: npt.NDArray[np.int64]
    band: npt.NDArray[np.int64]  # per person, -1 under 18
    payer: npt.NDArray[np.bool_]  # applicant or partner
    household: npt.NDArray[np.int64]
    country: Floats


@dataclass(frozen=True)
class _Chance:
    client: Floats  # per person
    paying: Floats  # per service and household: the chance that it pays for that


@cache
def _pool() -> _Pool:
    from prinsjesdag.engine.kernel import simulate
    from prinsjesdag.municipality.kept import kept
    from prinsjesdag.municipality.runs import Run
    from prinsjesdag.population.packing import pack

    of = population()
    people = of.donors.people
    starts = people.starts[:-1].astype(np.int64)

    def make() -> Run:
        names = ("verzamelinkomen", "rendementsgrondslag_box3")
        return Run(INCOME_YEAR, simulate(load(), When(INCOME_YEAR), names, pack(of.donors)))

    out = kept(("wmo", load().hash, of.hash), INCOME_YEAR, make).values
    payer = np.asarray(people.role <= Rol.PARTNER)
    income = np.add.reduceat(np.where(payer, out["verzamelinkomen"], 0.0), starts)
    wealth = np.add.reduceat(np.where(payer, np.maximum(0.0, out["rendementsgrondslag_box3"]), 0.0), starts)
    heads = np.add.reduceat(payer.astype(np.float64), starts)
    old = np.add.reduceat((payer & (people.age >= 67)).astype(np.float64), starts)
    kind = np.where(heads > 1, 2, 0) + (old == heads)
    band = np.searchsorted(AGES, people.age, side="right").astype(np.int64) - 1
    country = of.base / of.base.sum() * float(of.households.sum())
    return _Pool(income, kind.astype(np.int64), wealth, heads, starts, band, payer,
                 people.household.astype(np.int64), country)  # fmt: skip


@cache
def household_weights(code: str) -> Floats:
    """How many households of an area each one of the pool stands for."""
    from prinsjesdag.municipality.areas import find

    area = find(code)
    if area.kind == "land":
        return _pool().country
    parts: Iterable[Floats] = (population().weights(one.code) for one in municipalities_in(area))
    return np.asarray(sum(parts))


def _chances(a: Assumptions) -> _Chance:
    """Chances by age and income that give the country its clients by service, and household help its incomes."""
    names = ("clienten_", "gebruik_", "inkomen_", *(f"{service}_" for service in SERVICES))
    return _drawn(tuple((name, one.waarde) for name, one in a.values.items() if name.startswith(names)))


@cache
def _drawn(values: tuple[tuple[str, float], ...]) -> _Chance:
    a, pool = dict(values), _pool()
    weight = pool.country[pool.household]
    group = level_of(a["inkomen_meting"])[pool.household]
    everyone = np.bincount(group, weight, len(GROUPS))
    wanted = np.array([a["gebruik_laag"], a["gebruik_midden"], a["gebruik_hoog"]]) / 1000.0
    totals = [a[f"clienten_{name}"] for name in ("huishoudelijke_hulp", "ondersteuning", "hulpmiddelen")]
    found, factor = [], np.ones(len(GROUPS))
    for n, (service, total) in enumerate(zip(SERVICES, totals, strict=True)):
        by_age = np.array([*(a[f"{service}_{band}"] for band in BANDS), 0.0])[pool.band]  # -1, under 18: the last
        if n == HELP:
            usual = np.bincount(group, weight * by_age, len(GROUPS)) / everyone
            factor = wanted / usual
        strength = 1.0 if n == HELP else a["inkomen_overige_hulp"]
        rate = by_age * factor[group] ** strength
        found.append(np.minimum(0.95, rate * total / (weight @ rate)))
    help_, support, device = found
    any_ = 1.0 - (1.0 - help_) * (1.0 - support) * (1.0 - device)
    client = np.maximum(help_, any_ * a["clienten_totaal"] / (weight @ any_))
    rest = (client - help_) / np.maximum(support + device, 1e-12)
    alone = np.stack([help_, support * rest, device * rest]) * pool.payer
    none = np.multiply.reduceat(1.0 - alone.sum(axis=0), pool.starts)
    pays_help = 1.0 - np.multiply.reduceat(1.0 - alone[HELP], pool.starts)
    others = np.add.reduceat(alone[1:], pool.starts, axis=1)
    share = others / np.maximum(others.sum(axis=0), 1e-12)
    return _Chance(client, np.concatenate([pays_help[None], share * np.maximum(0.0, 1.0 - none - pays_help)]))


def level_of(times: float) -> npt.NDArray[np.int64]:
    """Per household its level of income in the year in which CBS saw who uses household help."""
    return np.digitize(_pool().income * times, LIMITS)


@cache
def _amounts(scenario: str, year: int, growth: float, prices: tuple[float, ...]) -> Floats:
    """EUR a month per service and household of the pool."""
    pool, day = _pool(), date(year, 1, 1)
    p = _values(scenario, day)
    counted = pool.wealth * growth
    if p.vermogensdrempel == 0.0:
        exempt = pool.heads * load().values_on(Wmo, date(2026, 1, 1)).heffingsvrij_vermogen_peiljaar
    else:
        exempt = pool.heads * p.vermogensdrempel
    income = pool.income * growth + p.vermogensbijtelling * np.maximum(0.0, counted - exempt)
    found = np.zeros((3, len(income)))
    for service in range(3):
        for kind in range(4):
            line = [contribution(scenario, day, x, kind, service, prices[service]) for x in GRID.tolist()]
            here = pool.kind == kind
            found[service, here] = np.interp(income[here], GRID, line)
    return found


@cache
def _values(scenario: str, day: date) -> Wmo:
    found: Wmo = wmo_scenario(scenario).under(load()).values_on(Wmo, day)
    return found
