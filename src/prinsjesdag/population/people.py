"""Who lives together: type of household, ages, children at home, education."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.population.assumptions import Assumptions
from prinsjesdag.population.data import rows

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Random = np.random.Generator

SINGLE, COUPLE, FAMILY, LONE_PARENT, OTHER = range(5)
TYPES = ("eenpersoons", "paar_zonder_kinderen", "paar_met_kinderen", "eenouder", "overig")
_POSITIONS = ("alleenstaand", "paar_zonder_kinderen", "paar_met_kinderen", "eenouder", "overig")

YOUNGEST = 18
OLDEST = 97
MOST_CHILDREN = 5
ROUNDS = 150
"""Draws of children until at least one is at home; who then still has none, has one of a fitting age."""


@dataclass(frozen=True)
class People:
    """Persons of all households one after another, the applicant of each first."""

    type: Ints
    """Per household."""
    starts: Ints
    """The first person of every household, and the number of persons at the end."""
    role: Ints
    age: Ints
    education: Ints
    """Low, middle, high; 0 for children."""
    woman: Mask

    @property
    def household(self) -> Ints:
        """Per person the household."""
        return np.repeat(np.arange(len(self.type)), np.diff(self.starts))

    @property
    def adult(self) -> Mask:
        return self.age >= YOUNGEST


def draw_people(rng: Random, a: Assumptions, count: int) -> People:
    """Households with their members. Oversampled where types are rare; the weights put that right."""
    shares = a["omvang", "aandeel_type"]
    type_ = np.repeat(np.arange(len(TYPES)), _whole([shares[name] for name in TYPES], count))
    head = np.concatenate([_ages(rng, a, t, int((type_ == t).sum())) for t in range(len(TYPES))])
    mean, spread = a["personen", "leeftijdsverschil_partner"]
    partner = head + np.rint(mean + spread * rng.standard_normal(count)).astype(np.int64)
    partner = np.clip(partner, YOUNGEST, OLDEST)
    has_partner = (type_ == COUPLE) | (type_ == FAMILY)
    has_children = (type_ == FAMILY) | (type_ == LONE_PARENT)
    children = np.full((count, MOST_CHILDREN), -1)
    younger = np.where(has_partner, np.minimum(head, partner), head)
    children[has_children] = _children(rng, a, younger[has_children])
    second = rng.random(count) < a["personen", "medebewoners"][1]
    lives_in = (rng.random(count) < a["personen", "inwonend"]) & (type_ != SINGLE)
    mates = np.where(type_ == OTHER, 1 + second, lives_in)
    mate_ages = head[:, None] + np.rint(8.0 * rng.standard_normal((count, 2))).astype(np.int64)
    mate_ages[:, 0] = np.where(type_ == OTHER, mate_ages[:, 0], _ages(rng, a, OTHER, count))
    mate_ages = np.clip(mate_ages, YOUNGEST, OLDEST)

    ages = np.concatenate([head[:, None], np.where(has_partner, partner, -1)[:, None], children,
                           np.where(np.arange(2) < mates[:, None], mate_ages, -1)], axis=1)  # fmt: skip
    roles = np.array([Rol.AANVRAGER, Rol.PARTNER, *[Rol.KIND] * MOST_CHILDREN, Rol.MEDEBEWONER, Rol.MEDEBEWONER])
    there = ages >= 0
    household, place = np.nonzero(there)
    age, role = ages[there], roles[place]
    starts = np.concatenate(([0], np.cumsum(there.sum(axis=1))))
    education = _education(rng, a, age, role, household)
    return People(type_, starts, role, age, education, rng.random(len(age)) < 0.5)


def _whole(shares: list[float], count: int) -> Ints:
    """Whole numbers in proportion, that add up."""
    edges = np.rint(np.cumsum(shares) / sum(shares) * count).astype(np.int64)
    return np.diff(np.concatenate(([0], edges)))


def evened_out(a: Assumptions, people: People) -> Floats:
    """Per household how much likelier its head's age is in the country than in the pool, where ages are mixed.

    At least LEAST, so that the weights can still reach every age.
    """
    head = people.age[people.starts[:-1]]
    found = np.ones(len(people.type))
    for type_ in range(len(TYPES)):
        first, usual, drawn = _chances(a, type_)
        factor = np.maximum(usual / np.maximum(drawn, 1e-12), LEAST)
        of_type = people.type == type_
        found[of_type] = factor[np.searchsorted(first, head[of_type], side="right") - 1]
    return found


LEAST = 0.1


def _chances(a: Assumptions, type_: int) -> tuple[Ints, Floats, Floats]:
    """Bands of five years, and the chance of each: of persons in this position, and mixed with some of every age."""
    table = rows("posities")
    first = np.array([int(row["vanaf"]) for row in table])
    persons = np.array([float(row[_POSITIONS[type_]]) for row in table])
    persons[first < YOUNGEST - 3] = 0.0
    youngest, oldest = (22, 75) if type_ in (FAMILY, LONE_PARENT) else (YOUNGEST, 95)
    even = ((first + 5 > youngest) & (first <= oldest)).astype(np.float64)
    mixed = a["omvang", "gelijkmatig_over_leeftijd"]
    usual = persons / persons.sum()
    return first, usual, (1.0 - mixed) * usual + mixed * even / even.sum()


def _ages(rng: Random, a: Assumptions, type_: int, count: int) -> Ints:
    """Ages of the heads: as persons in this position, mixed with some of every age."""
    first, _, chance = _chances(a, type_)
    band = np.searchsorted(np.cumsum(chance), rng.random(count) * chance.sum(), side="right")
    age = first[np.minimum(band, len(first) - 1)] + np.floor(5.0 * rng.random(count)).astype(np.int64)
    return np.asarray(np.clip(age, YOUNGEST, OLDEST))


def _children(rng: Random, a: Assumptions, parent: Ints) -> Ints:
    """Ages of the children at home, oldest first, -1 where there is none; at least one."""
    found = np.full((len(parent), MOST_CHILDREN), -1)
    waiting = np.arange(len(parent))
    for _ in range(ROUNDS):
        if len(waiting) == 0:
            break
        ages = _brood(rng, a, parent[waiting])
        good = (ages >= 0).any(axis=1)
        found[waiting[good]] = ages[good]
        waiting = waiting[~good]
    if len(waiting):
        most = np.maximum(parent[waiting] - 18, 0)
        found[waiting, 0] = np.minimum(most, np.floor(rng.random(len(waiting)) * (most + 1)).astype(np.int64))
    return found


def _brood(rng: Random, a: Assumptions, parent: Ints) -> Ints:
    """One draw of all children of these parents; those who left home and those not yet born are -1."""
    count = len(parent)
    number = 1 + np.searchsorted(np.cumsum(a["personen", "aantal_kinderen"]), rng.random(count), side="right")
    mean, spread, lowest, highest = a["personen", "leeftijd_eerste_kind"]
    first = np.clip(mean + spread * rng.standard_normal(count), lowest, highest)
    shape, scale, least, most = a["personen", "tussentijd_kinderen"]
    gaps = np.clip(rng.standard_gamma(shape, (count, MOST_CHILDREN - 1)) * scale, least, most)
    births = np.concatenate([first[:, None], first[:, None] + np.cumsum(gaps, axis=1)], axis=1)
    ages = np.floor(parent[:, None] - births).astype(np.int64)
    half, steep, tail = a["personen", "thuiswonend"]
    stays = 1.0 / (1.0 + np.exp((ages - half) / steep))
    home = rng.random(ages.shape) < np.where(ages < YOUNGEST, 1.0, stays + tail * (1.0 - stays))
    there = (np.arange(MOST_CHILDREN) < number[:, None]) & (ages >= 0) & home
    return np.where(there, ages, -1)


def _education(rng: Random, a: Assumptions, age: Ints, role: Ints, household: Ints) -> Ints:
    """Low, middle or high: older people less often high; partners more alike than chance."""
    old = np.clip((age - 45) / 30.0, 0.0, 1.0)
    young_low, young_middle, _ = a["personen", "opleiding_jong"]
    old_low, old_middle, _ = a["personen", "opleiding_oud"]
    low = young_low + old * (old_low - young_low)
    middle = young_middle + old * (old_middle - young_middle)
    u = rng.random(len(age))
    drawn = (u > low).astype(np.int64) + (u > low + middle)
    partner = role == Rol.PARTNER
    same = partner & (rng.random(len(age)) < a["personen", "zelfde_opleiding_partner"])
    head = np.flatnonzero(role == Rol.AANVRAGER)
    drawn = np.where(same, drawn[head][household], drawn)
    return np.where(age < YOUNGEST, 0, drawn)
