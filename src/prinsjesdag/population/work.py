"""What people live on: status, wage, profit, benefit, pension. Gross, EUR of 2024 a year."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.population.assumptions import Assumptions
from prinsjesdag.population.people import COUPLE, FAMILY, LONE_PARENT, SINGLE, Floats, Ints, Mask, People, Random

NONE, WAGE, SELF, WW, AO, BIJSTAND, STUDENT, EARLY, AOW = range(9)
AOW_AGE = 67
GRANT_AT_HOME = 1300.0
STUDIES = 30
"""Below this age students mostly live alone."""
_BANDS = (18, 21, 25, 30, 35, 45, 55, 60)


@dataclass(frozen=True)
class Work:
    """Per person; amounts are whole euros."""

    status: Ints
    wage: Floats
    profit: Floats
    benefit: Floats
    young_disabled: Mask
    pension: Floats
    premium: Floats
    years: Ints
    """Of AOW build-up."""
    hours: Mask
    """Meets the urencriterium."""
    grant: Floats
    """Student grant: no fact of the law, but income to CBS."""


def draw_work(rng: Random, a: Assumptions, people: People) -> Work:
    """Status and what comes with it."""
    status = _status(rng, a, people)
    count = len(people.age)
    wage = np.where(status == WAGE, _wages(rng, a, people), 0.0)
    full_time = _wages(rng, a, people)
    share, lowest = a["inkomen", "ww"]
    benefit = np.where(status == WW, full_time * share * (lowest + (1.0 - lowest) * rng.random(count)), 0.0)
    young_share, young_amount = a["inkomen", "ao_jong"]
    median, spread = a["inkomen", "ao"]
    young = (status == AO) & (rng.random(count) < young_share)
    other = np.minimum(median * np.exp(spread * rng.standard_normal(count)), 55000.0)
    benefit = np.where(young, young_amount, np.where(status == AO, other, benefit))

    by_education = np.array(a["inkomen", "naar_opleiding"])[people.education]
    median, spread = a["inkomen", "winst"]
    profit = median * by_education * np.exp(spread * rng.standard_normal(count))
    profit = np.where(status == SELF, np.minimum(profit, 600000.0), 0.0)
    pension = _pensions(rng, a, people, status, by_education)
    chance, amount, spread, grant = a["inkomen", "student"]
    side_job = np.minimum(amount * np.exp(spread * rng.standard_normal(count)), 25000.0)
    wage = np.where((status == STUDENT) & (rng.random(count) < chance), side_job, wage)
    share, franchise, scheme = a["inkomen", "pensioenpremie"]
    premium = share * np.maximum(0.0, wage - franchise) * (rng.random(count) < scheme) * (status == WAGE)
    chance, fewest, most = a["inkomen", "aow_onvolledig"]
    partly = (status == AOW) & (rng.random(count) < chance)
    years = np.where(partly, fewest + np.floor((most - fewest + 1) * rng.random(count)), 50).astype(np.int64)
    at_home = np.where(status == STUDENT, GRANT_AT_HOME, 0.0)
    return Work(
        status, np.rint(wage), np.rint(profit), np.rint(benefit), young, np.rint(pension), np.rint(premium), years,
        (status == SELF) & (rng.random(count) < a["inkomen", "urencriterium"]),
        np.where((status == STUDENT) & (people.role != Rol.KIND), float(grant), at_home),
    )  # fmt: skip


def _status(rng: Random, a: Assumptions, people: People) -> Ints:
    table = np.array([a["status", f"vanaf_{first}"] for first in _BANDS], np.float64)
    band = np.clip(np.searchsorted(_BANDS, people.age, side="right") - 1, 0, len(_BANDS) - 1)
    chances = table[band].copy()
    type_ = people.type[people.household]
    lead = people.role <= Rol.PARTNER
    alone = lead & ((type_ == SINGLE) | (type_ == LONE_PARENT))
    together = lead & ((type_ == COUPLE) | (type_ == FAMILY))
    by_education = np.array(a["status", "naar_opleiding"])[people.education]
    for raised, name, other in ((BIJSTAND, "bijstand", 0.6), (AO, "ao", 1.0)):
        of_couple = np.where(together, a["status", f"{name}_paar"], other)
        chances[:, raised] *= np.where(alone, a["status", f"{name}_alleen"], of_couple)
    for graded in (NONE, AO, BIJSTAND):
        chances[:, graded] *= by_education
    chances[:, STUDENT] *= np.where((type_ == SINGLE) & (people.age < STUDIES), a["status", "student_alleen"], 1.0)
    chances[:, STUDENT] *= np.where(together & (people.age < STUDIES), 0.35, 1.0)
    edges = np.cumsum(chances, axis=1)
    u = rng.random(len(people.age)) * edges[:, -1]
    status = (u[:, None] >= edges).sum(axis=1)
    status = np.where(people.age >= AOW_AGE, AOW, np.where(people.age < 18, NONE, status))
    return _jointly(people, status)


def _jointly(people: People, status: Ints) -> Ints:
    """A couple has bijstand together or not at all."""
    status = status.copy()
    partner = np.flatnonzero(people.role == Rol.PARTNER)
    head = people.starts[:-1][people.household[partner]]
    young = (people.age[head] < AOW_AGE) & (people.age[partner] < AOW_AGE)
    status[partner[young & (status[head] == BIJSTAND)]] = BIJSTAND
    one_only = (status[head] == BIJSTAND) != (status[partner] == BIJSTAND)
    for side in (head, partner):
        status[side[one_only & (status[side] == BIJSTAND)]] = NONE
    return status


def _wages(rng: Random, a: Assumptions, people: People) -> Floats:
    """A full wage, with hours and part of the year."""
    count = len(people.age)
    own, shared = a["inkomen", "loon_spreiding"]
    together = shared * rng.standard_normal(len(people.type))[people.household]
    wage = np.array(a["inkomen", "loon_voltijd"], np.float64)[people.education]
    wage = wage * curve(a["inkomen", "loon_leeftijd"], people.age)
    wage = wage * np.exp(own * rng.standard_normal(count) - 0.5 * own * own + together)
    chance, mean = a["inkomen", "loon_staart"]
    wage = wage * np.where(rng.random(count) < chance, 1.0 - mean * np.log1p(-rng.random(count)), 1.0)
    main, second, alone, spread = a["inkomen", "uren"]
    hours = np.where(people.role == Rol.PARTNER, second, np.where((people.role == Rol.AANVRAGER), main, 0.8))
    type_ = people.type[people.household]
    hours = np.where(people.woman & ((type_ == SINGLE) | (type_ == LONE_PARENT)), alone, hours)
    hours = np.clip(hours + spread * rng.standard_normal(count), 0.2, 1.05)
    chance, least = a["inkomen", "deel_van_jaar"]
    part = np.where(rng.random(count) < chance, least + (1.0 - least) * rng.random(count), 1.0)
    return np.asarray(wage * hours * part)


def _pensions(rng: Random, a: Assumptions, people: People, status: Ints, by_education: Floats) -> Floats:
    first, second, spread = a["inkomen", "pensioen"]
    median = np.where(people.role == Rol.PARTNER, second, first)
    later = median * by_education * np.exp(spread * rng.standard_normal(len(status)))
    median, spread = a["inkomen", "vervroegd_pensioen"]
    early = median * by_education * np.exp(spread * rng.standard_normal(len(status)))
    return np.minimum(np.where(status == AOW, later, np.where(status == EARLY, early, 0.0)), 150000.0)


def curve(points: Sequence[Sequence[float]], x: Floats | Ints) -> Floats:
    """Straight lines between points."""
    at, value = np.array(points, np.float64).T
    return np.asarray(np.interp(x, at, value))
