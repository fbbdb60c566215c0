"""The pool of households that every municipality is weighted from: drawn once from a seed, the same on every machine.

All that is drawn is rounded to whole euros (or cents) at once, so that nothing hangs on a last digit.
"""

from dataclasses import dataclass, fields, replace

import numpy as np

from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.population.assumptions import Assumptions
from prinsjesdag.population.childcare import draw_childcare
from prinsjesdag.population.homes import Homes, draw_homes
from prinsjesdag.population.people import TYPES, Floats, Ints, Mask, People, draw_people, evened_out
from prinsjesdag.population.work import AOW, BIJSTAND, STUDENT, Work, draw_work

SCHEMES = ("huurtoeslag", "zorgtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", "kinderbijslag")


@dataclass(frozen=True)
class Care:
    """Childcare, per person."""

    kind: Ints
    hours: Floats
    price: Floats


@dataclass(frozen=True)
class Donors:
    """Households with everything that the law may ask, and what only statistics ask."""

    people: People
    work: Work
    homes: Homes
    care: Care
    start: Floats
    """Per household the weight before anything is known: oversampling undone, copies of the rich small; sum 1."""
    luck: Floats
    """Per household and scheme (SCHEMES) a number between 0 and 1: under the chance of take-up it is received."""

    @property
    def count(self) -> int:
        return len(self.people.type)

    def sum(self, values: Floats | Mask) -> Floats:
        """Per household the sum over its persons."""
        return np.add.reduceat(values.astype(np.float64), self.people.starts[:-1])

    @property
    def adults(self) -> Floats:
        return self.sum(self.people.adult)

    @property
    def children(self) -> Floats:
        return self.sum(~self.people.adult)

    @property
    def student(self) -> Mask:
        """Households headed by a student."""
        return np.asarray(self.work.status[self.people.starts[:-1]] == STUDENT)

    @property
    def bijstand(self) -> Mask:
        """Per household whether applicant or partner has bijstand."""
        return self.sum((self.work.status == BIJSTAND) & (self.people.role <= Rol.PARTNER)) > 0

    @property
    def financial(self) -> Floats:
        """Savings and investments."""
        return self.homes.savings + self.homes.investments

    def wealth(self, k: float) -> Floats:
        """Own wealth where homes are worth k times the pool's; a mortgage goes with the home."""
        owned = np.where(self.homes.tenure == 0, self.homes.woz - self.homes.mortgage, 0.0)
        return np.asarray(self.financial - self.homes.debt + k * owned)

    @property
    def equivalent(self) -> Floats:
        """CBS's factor, as it is for uncommon households."""
        return np.asarray(np.sqrt(self.adults + 0.8 * self.children))


def draw_donors(a: Assumptions, seed: int, count: int | None = None) -> Donors:
    """The pool. `count` is that of the assumptions, without the copies of the rich."""
    rng = np.random.Generator(np.random.PCG64(seed))
    people = draw_people(rng, a, count or a["omvang", "huishoudens"])
    work = draw_work(rng, a, people)
    homes = draw_homes(rng, a, people, work)
    care = Care(*draw_childcare(rng, a, people, work, homes.per_equivalent))
    drawn = len(people.type)
    luck = (np.floor(rng.random((drawn, len(SCHEMES))) * 65536.0) + 0.5) / 65536.0
    usual = _usual_share()
    there = np.bincount(people.type, minlength=len(TYPES)) / drawn
    start = (usual / there)[people.type] * evened_out(a, people) / drawn
    return _with_rich(rng, a, Donors(people, work, homes, care, start, luck))


def _usual_share() -> Floats:
    """Shares of the types of household in the country, roughly: only where the weights start."""
    return np.array([0.40, 0.28, 0.245, 0.07, 0.005])


def _with_rich(rng: np.random.Generator, a: Assumptions, donors: Donors) -> Donors:
    """Copies of the well-off with incomes and wealth drawn from a Pareto tail, so that nobody must count for many."""
    rich = np.flatnonzero(donors.homes.per_equivalent > a["rijke_staart", "vanaf"])
    if len(rich) == 0:
        return donors
    copies = rich[np.floor(rng.random(round(donors.count * a["rijke_staart", "deel"])) * len(rich)).astype(np.int64)]
    exponent, most = a["rijke_staart", "pareto"]
    factor = np.minimum((1.0 - rng.random(len(copies))) ** (-1.0 / exponent), most)
    found = take(donors, np.concatenate([np.arange(donors.count), copies]))
    times = np.concatenate([np.ones(donors.count), factor])
    of_person = times[found.people.household]
    work = replace(
        found.work,
        wage=np.rint(found.work.wage * of_person),
        profit=np.rint(found.work.profit * of_person),
        pension=np.rint(found.work.pension * np.minimum(of_person, 5.0)),
        premium=np.rint(np.minimum(found.work.premium * of_person, 0.065 * 137800.0)),
    )
    homes = replace(
        found.homes,
        savings=np.rint(found.homes.savings * times),
        investments=np.rint(found.homes.investments * times),
        per_equivalent=found.homes.per_equivalent * times,
    )
    small = np.full(len(copies), a["rijke_staart", "begingewicht"])
    start = found.start * np.concatenate([np.ones(donors.count), small])
    return replace(found, work=work, homes=homes, start=start / start.sum())


def take(donors: Donors, which: Ints) -> Donors:
    """These households, in this order; one may be taken more than once."""
    sizes = np.diff(donors.people.starts)[which]
    starts = np.concatenate(([0], np.cumsum(sizes)))
    rows = np.repeat(donors.people.starts[:-1][which] - starts[:-1], sizes) + np.arange(starts[-1])
    p = donors.people
    people = People(p.type[which], starts, p.role[rows], p.age[rows], p.education[rows], p.woman[rows])
    return Donors(
        people,
        Work(**{f.name: getattr(donors.work, f.name)[rows] for f in fields(Work)}),
        Homes(**{f.name: getattr(donors.homes, f.name)[which] for f in fields(Homes)}),
        Care(donors.care.kind[rows], donors.care.hours[rows], donors.care.price[rows]),
        donors.start[which],
        donors.luck[which],
    )


__all__ = ["AOW", "BIJSTAND", "SCHEMES", "STUDENT", "Donors", "draw_donors", "take"]
