"""Who takes childcare, and how many hours: by the child's age, its parents' work and income."""

import numpy as np

from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.population.assumptions import Assumptions
from prinsjesdag.population.homes import MIDDLE
from prinsjesdag.population.people import Floats, Ints, Mask, People, Random
from prinsjesdag.population.work import SELF, STUDENT, WAGE, Work

KINDS = ("dagopvang", "bso", "gastouder")
NO_CARE = -1


def draw_childcare(
    rng: Random, a: Assumptions, people: People, work: Work, per_equivalent: Floats
) -> tuple[Ints, Floats, Floats]:
    """Per person the kind (index of KINDS, -1 for none), hours a month and price an hour."""
    count = len(people.age)
    works = (work.status == WAGE) | (work.status == SELF) | (work.status == STUDENT)
    parent = people.role <= Rol.PARTNER
    idle: Mask = np.add.reduceat((parent & ~works).astype(np.int64), people.starts[:-1]) > 0
    child = (people.role == Rol.KIND) & (people.age < 12) & ~idle[people.household]
    relative = np.log(per_equivalent / MIDDLE)[people.household]
    small = people.age < 4
    middle, slope = np.where(small[:, None], a["kinderopvang", "kans_dagopvang"], a["kinderopvang", "kans_bso"]).T
    logit = np.log(middle / (1.0 - middle)) + slope * np.clip(relative, -1.5, 1.5)
    cares = child & (rng.random(count) < 1.0 / (1.0 + np.exp(-logit)))
    minder = rng.random(count) < a["kinderopvang", "aandeel_gastouder"]
    kind = np.where(cares, np.where(minder, 2, np.where(small, 0, 1)), NO_CARE)
    hours = np.array([a["kinderopvang", "uren_maand"][k] for k in KINDS] + [0.0])[kind]
    spread = a["kinderopvang", "uren_spreiding"]
    hours = hours * np.exp(spread * rng.standard_normal(count) - 0.5 * spread * spread)
    price = np.array([a["kinderopvang", "uurprijs"][k] for k in KINDS] + [0.0])[kind]
    price = np.where(cares, np.clip(price * (1.0 + 0.06 * rng.standard_normal(count)), 5.0, 16.0), 0.0)
    return kind, np.rint(np.clip(hours, 0.0, 230.0)), np.rint(price * 100.0) / 100.0
