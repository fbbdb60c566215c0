"""The households of a municipality as a table of persons, in the form that every command reads."""

import numpy as np
import polars as pl

from prinsjesdag.law.algemeen.woorden import Opleiding, Rol, SoortUitkering, SoortWoning, TypeWoning
from prinsjesdag.population.artefacts import Population
from prinsjesdag.population.donors import SCHEMES
from prinsjesdag.population.packing import home_facts, person_facts
from prinsjesdag.population.people import Floats

LEAST = 0.005
"""Households that count for less are left out."""

_WORDS = {
    "rol": Rol, "opleiding": Opleiding, "uitkering_soort": SoortUitkering, "woning_soort": SoortWoning,
    "woning_type": TypeWoning,
}  # fmt: skip
_YES_NO = ("urencriterium", "wajong", "student", "ontvangt_bijstand")
_WHOLE = ("leeftijd", "aow_opbouwjaren", "woning_bouwjaar")
_NESTED = ("woning", "kinderopvang_dagopvang", "kinderopvang_bso", "kinderopvang_gastouder")


def households(of: Population, code: str) -> pl.DataFrame:
    """One row a person; `gewicht` is how many households of the municipality this one stands for.

    `ontvangt_...` says who takes what the law of 2024 gave; who rents a room has no home of its own and no huurtoeslag.
    """
    weights = of.weights(code)
    k = float(of.k[of.at(code)])
    people = of.donors.people
    keep = (weights >= LEAST)[people.household]
    household = people.household[keep]
    number = np.arange(len(people.age)) - people.starts[:-1][people.household]
    columns: dict[str, pl.Series] = {
        "huishouden_id": pl.Series(household),
        "persoon_id": pl.Series(number[keep] + 1).cast(pl.String),
        "gewicht": pl.Series(np.round(weights, 4)[household]),
        "gemeente": pl.Series([code]).new_from_index(0, len(household)),
    }
    for name, values in person_facts(of.donors).items():
        columns[_shown(name)] = _series(name, values[keep])
    for name, values in home_facts(of.donors, k).items():
        columns[_shown(name)] = _series(name, values[household])
    for n, scheme in enumerate(SCHEMES):
        columns[f"ontvangt_{scheme}"] = pl.Series(of.income.receives[household, n])
    return pl.DataFrame([series.alias(name) for name, series in columns.items()])


def _shown(name: str) -> str:
    """As users write it: nested with a dot."""
    for prefix in _NESTED:
        if name.startswith(f"{prefix}_"):
            return f"{prefix.replace('kinderopvang_', 'kinderopvang.')}.{name[len(prefix) + 1 :]}"
    return name


def _series(name: str, values: Floats) -> pl.Series:
    if name in _WORDS:
        words = {int(word): word.name.lower() for word in _WORDS[name]}
        codes = pl.Series(values.astype(np.int64))
        return codes.replace_strict(list(words), list(words.values()), return_dtype=pl.String)
    if name in _YES_NO:
        return pl.Series(values > 0.0)
    if name in _WHOLE:
        return pl.Series(values.astype(np.int64))
    return pl.Series(values, nan_to_null=True)
