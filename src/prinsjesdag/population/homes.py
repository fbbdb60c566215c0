"""Where people live and what they own. EUR of 2024; WOZ-waarden before a municipality's own level."""

from dataclasses import dataclass

import numpy as np

from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.population.assumptions import Assumptions
from prinsjesdag.population.people import COUPLE, FAMILY, SINGLE, Floats, Ints, Mask, People, Random
from prinsjesdag.population.work import BIJSTAND, STUDENT, Work, curve

OWNER, SOCIAL, PRIVATE = range(3)
HOMES = ("appartement", "rijwoning", "twee_onder_een_kap", "vrijstaand")
PERIODS = ("voor_1945", "1945_1964", "1965_1984", "1985_2004", "vanaf_2005")
AOW_GROSS, BIJSTAND_GROSS = 19650.0, 17500.0
"""For the choice of a home only; incomes themselves follow the law."""
MIDDLE = 46000.0
"""Gross income per equivalent around which the chances turn."""


@dataclass(frozen=True)
class Homes:
    """Per household."""

    tenure: Ints
    room: Mask
    """Rents a room: no home of its own, so no huurtoeslag."""
    rent: Floats
    service: Floats
    woz: Floats
    mortgage: Floats
    interest: Floats
    home: Ints
    period: Ints
    savings: Floats
    investments: Floats
    debt: Floats
    per_equivalent: Floats
    """Gross income per equivalent person."""


def draw_homes(rng: Random, a: Assumptions, people: People, work: Work) -> Homes:
    """Tenure from income, age and family; rent, dwelling, WOZ, mortgage and wealth from tenure."""
    count = len(people.type)
    head, adults, children = people.starts[:-1], _sum(people, people.adult), _sum(people, ~people.adult)
    gross = work.wage + work.profit + work.benefit + work.pension + work.grant
    gross = gross + np.where(people.age >= 67, AOW_GROSS * work.years / 50.0, 0.0)
    gross = gross + np.where(work.status == BIJSTAND, BIJSTAND_GROSS, 0.0)
    of_child = np.where((people.role == Rol.KIND), 0.35, 1.0)
    equivalent = np.sqrt(adults + 0.8 * children)
    per_equivalent = np.maximum(6000.0, _sum(people, gross * of_child)) / equivalent
    relative = np.log(per_equivalent / MIDDLE)
    age, status = people.age[head], work.status[head]
    couple = (people.type == COUPLE) | (people.type == FAMILY)

    slopes = a["wonen", "koop"]
    logit = slopes["constante"] + slopes["helling"] * relative + curve(a["wonen", "koop_leeftijd"], age)
    logit = logit + slopes["paar"] * couple + slopes["bijstand"] * (status == BIJSTAND)
    owns = (rng.random(count) < _chance(logit)) & (status != STUDENT)
    slopes = a["wonen", "sociaal"]
    social = rng.random(count) < _chance(slopes["constante"] + slopes["helling"] * relative)
    tenure = np.where(owns, OWNER, np.where(social, SOCIAL, PRIVATE))
    rent, service, room, tenure = _rents(rng, a, people, status, tenure)

    alone = (people.type == SINGLE) & (tenure == OWNER)
    kind = np.where(alone, 0, np.where(tenure == OWNER, 1, tenure + 1))
    shares = a["wonen", "woningtype"]
    home = _pick(rng, np.array([shares[k] for k in ("koop_alleen", "koop_samen", "sociaal", "particulier")])[kind])
    shares = a["wonen", "bouwperiode"]
    period = _pick(rng, np.array([shares[k] for k in ("koop", "sociaal", "particulier")])[tenure])
    elastic, spread = a["wonen", "woz_inkomen_spreiding"]
    woz = np.array(a["wonen", "woz"])[home] * np.array(a["wonen", "woz_periode"])[period]
    woz = woz * np.exp(elastic * np.clip(relative, -1.2, 1.6) + spread * rng.standard_normal(count) - 0.5 * spread**2)
    woz = np.rint(np.clip(woz, 70000.0, 3e6) / 1000.0) * 1000.0

    free = rng.random(count) < curve(a["wonen", "geen_hypotheek"], age)
    share = np.clip(curve(a["wonen", "hypotheek_deel"], age) + 0.2 * rng.standard_normal(count), 0.02, 1.0)
    mortgage = np.where((tenure == OWNER) & ~free, np.rint(woz * share / 100.0) * 100.0, 0.0)
    savings, investments, debt = _wealth(rng, a, age, tenure, status, relative)
    return Homes(
        tenure, room, rent, service, woz, mortgage, np.rint(mortgage * a["wonen", "hypotheekrente"]), home, period,
        savings, investments, debt, per_equivalent,
    )  # fmt: skip


def _rents(
    rng: Random, a: Assumptions, people: People, status: Ints, tenure: Ints
) -> tuple[Floats, Floats, Mask, Ints]:
    """Basic rent and eligible service costs a month, and who rents a room."""
    count = len(tenure)
    mean, spread, lowest, highest = a["wonen", "huur_corporatie_maand"]
    social = np.clip(mean + spread * rng.standard_normal(count), lowest, highest)
    median, spread = a["wonen", "huur_particulier_maand"]
    private = np.clip(median * np.exp(spread * rng.standard_normal(count)), 350.0, 4000.0)
    student, other, age, amount, spread = a["wonen", "kamer"]
    alone = (people.type == SINGLE) & (tenure != OWNER)
    u = rng.random(count)
    young = people.age[people.starts[:-1]] < age
    room = alone & np.where(status == STUDENT, u < student, young & (u < other))
    rooms = np.clip(amount * np.exp(spread * rng.standard_normal(count)), 250.0, 1200.0)
    tenure = np.where(room, PRIVATE, tenure)
    rent = np.where(room, rooms, np.where(tenure == SOCIAL, social, private))
    mean, most = a["wonen", "servicekosten_maand"]
    service = np.where((tenure == SOCIAL) & ~room, np.clip(mean * 2.0 * rng.random(count), 0.0, most), 0.0)
    own = tenure == OWNER
    return np.where(own, 0.0, np.rint(rent)), np.where(own, 0.0, np.rint(service)), room, tenure


def _wealth(
    rng: Random, a: Assumptions, age: Ints, tenure: Ints, status: Ints, relative: Floats
) -> tuple[Floats, Floats, Floats]:
    """Savings, investments and debts apart from the mortgage."""
    count = len(age)
    of_owner, of_tenant = a["vermogen", "koop_huur"]
    median = curve(a["vermogen", "mediaan"], age) * np.where(tenure == OWNER, of_owner, of_tenant)
    median = median * np.exp(a["vermogen", "inkomen"] * np.clip(relative, -1.0, 1.5))
    money = np.minimum(median * np.exp(a["vermogen", "spreiding"] * rng.standard_normal(count)), 5e6)
    money = np.where(status == BIJSTAND, np.minimum(money, a["vermogen", "bijstand_hoogst"] * rng.random(count)), money)
    share, above = a["vermogen", "beleggingen"]
    invests = np.where(money > above, money * 2.0 * share * rng.random(count), 0.0)
    chance, median, spread = a["vermogen", "schuld"]
    debt = np.where(rng.random(count) < chance, median * np.exp(spread * rng.standard_normal(count)), 0.0)
    return np.rint((money - invests) / 10.0) * 10.0, np.rint(invests / 100.0) * 100.0, np.rint(np.minimum(debt, 2e5))


def _sum(people: People, values: Floats | Mask) -> Floats:
    """Per household the sum over its persons."""
    return np.add.reduceat(values.astype(np.float64), people.starts[:-1])


def _chance(logit: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-logit)))


def _pick(rng: Random, shares: Floats) -> Ints:
    """One column of every row, with these chances."""
    edges = np.cumsum(shares, axis=1)
    return np.asarray((rng.random(len(shares))[:, None] * edges[:, -1:] >= edges).sum(axis=1))
