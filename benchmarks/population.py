"""Synthetic households for measuring speed: plausible, seeded, vectorised. Not an estimate of anything."""

from datetime import date

import numpy as np
import numpy.typing as npt
import polars as pl

EPOCH = date(1970, 1, 1).toordinal()
YEAR = 2024

ALONE, COUPLE, FAMILY, PARENT, SHARED = range(5)
SHARES = (0.39, 0.27, 0.24, 0.07, 0.03)
"""Of households, about as in the Netherlands: singles, couples, couples with children, one parent, with a lodger."""


def persons(n: int, seed: int = 2024, year: int = YEAR) -> pl.DataFrame:
    """About n persons (never more) in whole households, born by that year, in the flat format of CONTRACT.md."""
    draw = np.random.default_rng(seed)
    kind = draw.choice(5, max(1, n), p=SHARES)
    children = np.where(
        (kind == FAMILY) | (kind == PARENT), draw.choice([1, 2, 3, 4], len(kind), p=(0.4, 0.42, 0.14, 0.04)), 0
    )
    second = (kind == COUPLE) | (kind == FAMILY)
    size = 1 + second + children + (kind == SHARED)
    count = max(1, int(np.searchsorted(np.cumsum(size), n, side="right")))
    kind, children, second, size = kind[:count], children[:count], second[:count], size[:count]
    household = np.repeat(np.arange(count), size)
    place = np.arange(len(household)) - np.repeat(np.cumsum(size) - size, size)
    role = np.where(place == 0, 0, 2)
    role[(place == 1) & second[household]] = 1
    role[kind[household] == SHARED] = np.where(place[kind[household] == SHARED] == 0, 0, 3)

    born = _births(draw, kind, household, role, year)
    age = year - (1970 + born.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64))
    adult = (age >= 18) | (role < 2)
    retired = adult & (age >= 67)
    working = adult & ~retired & (draw.random(len(age)) < 0.78)
    self_employed = working & (draw.random(len(age)) < 0.13)
    pay = np.round(np.clip(draw.lognormal(10.45, 0.55, len(age)), 2_000, 400_000) * np.where(age < 23, 0.45, 1.0), 0)
    on_benefit = adult & ~retired & ~working & (draw.random(len(age)) < 0.55)
    owner = draw.random(count) < np.array([0.38, 0.68, 0.72, 0.36, 0.30])[kind]
    of = owner[household]
    savings = np.round(draw.lognormal(9.2, 1.6, len(age)), 0)

    def of_adult(mask: npt.NDArray[np.bool_], values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return np.where(mask, values, 0.0)

    def home(mask: npt.NDArray[np.bool_], low: float, high: float) -> npt.NDArray[np.float64]:
        return np.where(mask, np.round(draw.uniform(low, high, count), 2), 0.0)[household]

    care = (role == 2) & (age < 12) & (draw.random(len(age)) < 0.35)
    young = care & (age < 4)
    debt = home(owner, 0, 420_000)
    return pl.DataFrame(
        {
            "huishouden_id": household + 1,
            "persoon_id": np.arange(len(household)) + 1,
            "gewicht": np.round(draw.uniform(0.8, 1.2, count), 3)[household],
            "rol": pl.Series(role).replace_strict(
                [0, 1, 2, 3], ["aanvrager", "partner", "kind", "medebewoner"], return_dtype=pl.String
            ),
            "geboortedatum": pl.Series(born).cast(pl.Int32).cast(pl.Date),
            "loon": of_adult(working & ~self_employed, pay),
            "winst": of_adult(self_employed, np.round(pay * 1.1, 0)),
            "urencriterium": self_employed & (draw.random(len(age)) < 0.8),
            "uitkering": of_adult(on_benefit, np.round(draw.uniform(9_000, 26_000, len(age)), 0)),
            "aanvullend_pensioen": of_adult(retired, np.round(draw.lognormal(9.0, 0.9, len(age)), 0)),
            "geen_inkomen": adult & ~retired & ~working & ~on_benefit,
            "pensioenpremie": of_adult(working & ~self_employed, np.round(pay * 0.06, 0)),
            "spaargeld": of_adult(adult, savings),
            "overige_bezittingen": of_adult(adult & (draw.random(len(age)) < 0.2), np.round(savings * 1.5, 0)),
            "arbeidsuren_week": of_adult(working, np.round(draw.uniform(12, 40, len(age)), 0)),
            "kinderopvang.dagopvang.uren_maand": of_adult(young, np.round(draw.uniform(40, 160, len(age)), 0)),
            "kinderopvang.dagopvang.uurprijs": of_adult(young, np.round(draw.uniform(8.5, 11.5, len(age)), 2)),
            "kinderopvang.bso.uren_maand": of_adult(care & ~young, np.round(draw.uniform(20, 70, len(age)), 0)),
            "kinderopvang.bso.uurprijs": of_adult(care & ~young, np.round(draw.uniform(8.0, 10.5, len(age)), 2)),
            "woning.soort": pl.Series(of).replace_strict([True, False], ["koop", "huur"], return_dtype=pl.String),
            "woning.kale_huur": home(~owner, 380, 1_250),
            "woning.servicekosten": home(~owner, 0, 60),
            "woning.woz_waarde": np.round(home(owner, 180_000, 700_000), -3),
            "woning.hypotheekschuld": np.round(debt, 0),
            "woning.hypotheekrente": np.round(debt * 0.028, 0),
        }
    )


def _births(
    draw: np.random.Generator,
    kind: npt.NDArray[np.int64],
    household: npt.NDArray[np.int64],
    role: npt.NDArray[np.int64],
    year: int,
) -> npt.NDArray[np.int64]:
    """Days since 1970: applicants by type of household, partners about as old, children 20 to 42 years younger."""
    low, high = np.array([20, 24, 30, 28, 22])[kind], np.array([95, 88, 56, 55, 75])[kind]
    applicant = draw.uniform(low, high)
    age = applicant[household] + np.where(role == 1, draw.normal(-1.5, 3.5, len(household)), 0.0)
    youngest = np.clip(applicant[household] - 42, 0, None)
    child = draw.uniform(youngest, np.maximum(np.minimum(applicant[household] - 20, 24), youngest + 1))
    age = np.where(role == 2, child, np.where(role == 3, draw.uniform(19, 70, len(household)), np.maximum(age, 18.5)))
    start = date(year, 1, 1).toordinal() - EPOCH
    return np.asarray((start - age * 365.2425).astype(np.int64))
