"""The pool as the columns that rules run over: packed once for the whole country."""

import numpy as np

from prinsjesdag.engine.columns import Columns
from prinsjesdag.law.algemeen.woorden import Opleiding, Rol, SoortUitkering, SoortWoning, TypeWoning
from prinsjesdag.population.childcare import KINDS
from prinsjesdag.population.donors import Donors
from prinsjesdag.population.homes import OWNER
from prinsjesdag.population.people import Floats, Ints
from prinsjesdag.population.work import AO, BIJSTAND, STUDENT, WW

YEAR_BUILT = np.array([1925, 1955, 1975, 1995, 2013])
"""A year within each period of building."""
TYPE = np.array([TypeWoning.APPARTEMENT, TypeWoning.TUSSENWONING, TypeWoning.TWEE_ONDER_EEN_KAP, TypeWoning.VRIJSTAAND])


def pack(donors: Donors, k: float = 1.0) -> Columns:
    """Everybody's facts, with WOZ-waarden and mortgages k times those of the pool."""
    people = donors.people
    family, starts = families(donors)
    partner = _partners(donors)
    count = len(people.age)
    nothing = np.zeros(count, np.int64)
    return Columns(
        starts=(people.starts.astype(np.int64), starts),
        group=family,
        group_later=family,
        moves=nothing,
        breaks=np.zeros(donors.count, np.int64),
        links={"partner": partner},
        given=(person_facts(donors) | {"eerste_van_paar": _yes((partner < 0) | (np.arange(count) < partner))}, {},
               home_facts(donors, k)),
    )  # fmt: skip


def families(donors: Donors) -> tuple[Ints, Ints]:
    """Per person the gezin, and per household its first: the applicant's, then one for every other adult."""
    people = donors.people
    own = (people.role >= Rol.KIND) & people.adult
    before: Ints = np.cumsum(own) - own
    within: Ints = before - before[people.starts[:-1]][people.household]
    starts = np.concatenate(([0], np.cumsum(1 + donors.sum(own).astype(np.int64))))
    return starts[people.household] + np.where(own, 1 + within, 0), starts


def person_facts(donors: Donors) -> dict[str, Floats]:
    """By variable; nothing is left unknown."""
    people, work, care = donors.people, donors.work, donors.care
    first = np.zeros(len(people.age))
    first[people.starts[:-1]] = 1.0
    aid = np.select(
        [work.status == WW, (work.status == AO) & work.young_disabled, work.status == AO],
        [SoortUitkering.WW, SoortUitkering.WAJONG, SoortUitkering.WIA],
        SoortUitkering.GEEN,
    )
    student = work.status == STUDENT
    of_home = people.household
    found = {
        "rol": people.role,
        "leeftijd": people.age,
        "loon": work.wage,
        "pensioenpremie": work.premium,
        "winst": work.profit,
        "urencriterium": work.hours,
        "uitkering": work.benefit,
        "uitkering_soort": aid,
        "aanvullend_pensioen": work.pension,
        "aow_opbouwjaren": work.years,
        "wajong": work.young_disabled,
        "student": student,
        "opleiding": np.where(student, Opleiding.WSF, Opleiding.GEEN),
        "spaargeld": donors.homes.savings[of_home] * first,
        "overige_bezittingen": donors.homes.investments[of_home] * first,
        "schulden": donors.homes.debt[of_home] * first,
        "vermogen_bijstand": donors.financial[of_home] * first,
        "ontvangt_bijstand": work.status == BIJSTAND,
    }
    for n, kind in enumerate(KINDS):
        found[f"kinderopvang_{kind}_uren_maand"] = np.where(care.kind == n, care.hours, 0.0)
        found[f"kinderopvang_{kind}_uurprijs"] = np.where(care.kind == n, care.price, 0.0)
    return {name: np.asarray(values, np.float64) for name, values in found.items()}


def home_facts(donors: Donors, k: float) -> dict[str, Floats]:
    """Per household; what only an owner or only a tenant has, is not told of the other."""
    h = donors.homes
    owner = h.tenure == OWNER
    found = {
        "woning_soort": np.where(owner, SoortWoning.KOOP, SoortWoning.HUUR),
        "woning_kale_huur": np.where(owner, np.nan, h.rent),
        "woning_servicekosten": np.where(owner, np.nan, h.service),
        "woning_woz_waarde": np.where(owner, np.rint(k * h.woz), np.nan),
        "woning_hypotheekrente": np.where(owner, np.rint(k * h.interest), np.nan),
        "woning_hypotheekschuld": np.where(owner, np.rint(k * h.mortgage), np.nan),
        "woning_type": TYPE[h.home],
        "woning_bouwjaar": YEAR_BUILT[h.period],
    }
    return {name: np.asarray(values, np.float64) for name, values in found.items()}


def _partners(donors: Donors) -> Ints:
    people = donors.people
    found = np.full(len(people.age), -1)
    partner = np.flatnonzero(people.role == Rol.PARTNER)
    head = people.starts[:-1][people.household[partner]]
    found[partner], found[head] = head, partner
    return found


def _yes(mask: np.ndarray) -> Floats:
    return mask.astype(np.float64)
