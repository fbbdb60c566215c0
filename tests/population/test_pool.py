"""The pool of households: what must hold in each of them, and that the seed gives what is shipped."""

from pathlib import Path
from shutil import copy

import numpy as np
import pytest

from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.population import artefacts
from prinsjesdag.population.artefacts import ArtefactError, population
from prinsjesdag.population.assumptions import CERTAINTY, assumptions
from prinsjesdag.population.build import SEED
from prinsjesdag.population.data import folder
from prinsjesdag.population.donors import Donors, draw_donors
from prinsjesdag.population.homes import OWNER
from prinsjesdag.population.income import Income
from prinsjesdag.population.packing import pack
from prinsjesdag.population.people import COUPLE, FAMILY, LONE_PARENT, SINGLE
from prinsjesdag.population.replicates import VARIATION, tilts
from prinsjesdag.population.work import AOW, BIJSTAND, SELF, STUDENT, WAGE


@pytest.fixture(scope="module")
def donors() -> Donors:
    return population().donors


def test_the_seed_gives_what_is_shipped(donors: Donors) -> None:
    again = draw_donors(assumptions(), SEED)
    stored = artefacts._pack(again, population().income)
    with np.load(folder() / "donoren.npz") as file:
        for name, values in stored.items():
            assert np.array_equal(values, file[name]), name


def test_same_seed_same_households() -> None:
    one, two, other = (draw_donors(assumptions(), seed, 400) for seed in (7, 7, 8))
    assert np.array_equal(one.people.age, two.people.age)
    assert np.array_equal(one.work.wage, two.work.wage)
    assert np.array_equal(one.homes.woz, two.homes.woz)
    assert not np.array_equal(one.work.wage[:100], other.work.wage[:100])


def test_members(donors: Donors) -> None:
    p = donors.people
    heads = p.role[p.starts[:-1]]
    assert (heads == Rol.AANVRAGER).all()
    assert (donors.sum(p.role == Rol.AANVRAGER) == 1).all()
    couples = np.isin(p.type, (COUPLE, FAMILY))
    assert np.array_equal(donors.sum(p.role == Rol.PARTNER) == 1, couples)
    children = donors.sum(p.role == Rol.KIND)
    assert np.array_equal(children > 0, np.isin(p.type, (FAMILY, LONE_PARENT)))
    assert (np.diff(p.starts)[p.type == SINGLE] == 1).all()
    assert p.age.min() >= 0
    assert p.age[p.role != Rol.KIND].min() >= 18


def test_children_are_younger_than_their_parents(donors: Donors) -> None:
    p = donors.people
    child = np.flatnonzero(p.role == Rol.KIND)
    head = p.starts[:-1][p.household[child]]
    assert (p.age[head] - p.age[child]).min() >= 10
    assert np.quantile(p.age[head] - p.age[child], 0.01) >= 17


def test_income_goes_with_status(donors: Donors) -> None:
    w, age = donors.work, donors.people.age
    assert (w.wage[(w.status != WAGE) & (w.status != STUDENT)] == 0).all()
    assert (w.profit[w.status != SELF] == 0).all()
    assert np.array_equal(w.status == AOW, age >= 67)
    assert (w.wage[w.status == BIJSTAND] == 0).all()
    for amount in (w.wage, w.profit, w.benefit, w.pension, w.premium):
        assert (amount >= 0).all()
        assert (amount == np.rint(amount)).all()


def test_bijstand_is_joint(donors: Donors) -> None:
    p, bijstand = donors.people, donors.work.status == BIJSTAND
    partner = np.flatnonzero((p.role == Rol.PARTNER) & (p.age < 67))
    head = p.starts[:-1][p.household[partner]]
    young = p.age[head] < 67
    assert np.array_equal(bijstand[partner][young], bijstand[head][young])


def test_homes(donors: Donors) -> None:
    h = donors.homes
    owner = h.tenure == OWNER
    assert (h.rent[owner] == 0).all()
    assert h.rent[~owner].min() >= 250
    assert (h.mortgage[~owner] == 0).all()
    assert (h.mortgage <= h.woz).all()
    assert not (h.room & owner).any()


def test_childcare(donors: Donors) -> None:
    care, age = donors.care, donors.people.age
    assert (age[care.kind == 0] < 4).all()
    assert ((age[care.kind == 1] >= 4) & (age[care.kind == 1] < 12)).all()
    assert (care.hours[care.kind >= 0] > 0).all()
    assert (care.hours <= 230).all()


def test_packed_as_a_household_file_would_be(donors: Donors) -> None:
    """Partners see each other, and every grown child is a gezin of its own."""
    columns = pack(donors)
    partner = columns.links["partner"]
    paired = np.flatnonzero(partner >= 0)
    assert np.array_equal(partner[partner[paired]], paired)
    families = np.diff(columns.starts[1])
    p = donors.people
    assert np.array_equal(families, 1 + donors.sum((p.age >= 18) & (p.role >= Rol.KIND)).astype(int))
    assert np.array_equal(np.diff(columns.group) >= 0, np.full(len(columns.group) - 1, True)) or families.max() > 1


def test_every_assumption_has_a_source() -> None:
    for section, named in assumptions().entries.items():
        for name, entry in named.items():
            assert set(entry) == {"waarde", "zekerheid", "bron"}, (section, name)
            assert entry["zekerheid"] in CERTAINTY, (section, name)
            assert entry["bron"], (section, name)


def test_other_assumptions_weigh_as_their_density() -> None:
    """Nothing changes without a change, and a higher rent makes dear homes count for more, cheap ones for less."""
    a, d = assumptions(), draw_donors(assumptions(), 3, 3000)
    none = dict.fromkeys(VARIATION, 0.0)
    assert tilts(d, a, none) == pytest.approx(np.zeros(d.count), abs=1e-12)
    up = tilts(d, a, none | {"huur": 1.0})
    social = d.homes.tenure == 1
    assert np.corrcoef(up[social], d.homes.rent[social])[0, 1] > 0.99
    mean = a["wonen", "huur_corporatie_maand"][0]
    weighted = np.average(d.homes.rent[social], weights=np.exp(up[social]))
    assert weighted / d.homes.rent[social].mean() - 1.0 == pytest.approx(0.03, abs=0.006)
    assert mean == pytest.approx(d.homes.rent[social].mean(), rel=0.02)


def test_size_of_what_is_shipped() -> None:
    assert sum(file.stat().st_size for file in folder().iterdir() if file.is_file()) < 12e6


def test_one_hash_for_all(tmp_path: Path) -> None:
    """Weights of another pool are refused."""
    target = tmp_path
    for name in ("donoren.npz", "gewichten.npz", "herhalingen.npz"):
        copy(folder() / name, target)
    with np.load(target / "donoren.npz") as file:
        stored = {name: file[name] for name in file.files}
    stored["work.wage"] = stored["work.wage"].copy()
    stored["work.wage"][0] += 1
    np.savez_compressed(target / "donoren.npz", **stored)
    with pytest.raises(ArtefactError):
        population(target)


def test_income_lies_on_straight_lines() -> None:
    levels = (np.array([10.0]), np.array([16.0]), np.array([28.0]))  # at 0.4, 1.0 and 2.2
    yes = np.array([True])
    of = Income(levels, np.array([2.0]), yes, yes, np.ones((1, 5), np.bool_))
    assert of.at(0.7)[0] == pytest.approx(13.0)
    assert of.at(1.6)[0] == pytest.approx(22.0)
    assert of.at(9.0)[0] == pytest.approx(28.0)
    assert of.standardised(1.0)[0] == pytest.approx(8.0)
