"""The slice that other engines can be asked too: wage to income tax with credits, verzamelinkomen, zorgtoeslag.

Nobody in it has wealth, a home, a business or deductions, and AOW is told as an amount, so that all engines have the
same to calculate: what the others have no rules for is told as an amount too (`TOLD`), in place of the rule. Everything
else is the law of the year: both sides of the AOW age, partners, six credits.
"""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from benchmarks.population import YEAR
from prinsjesdag.engine import Parameters, System, When
from prinsjesdag.engine.columns import Columns
from prinsjesdag.law.algemeen.woorden import Rol
from prinsjesdag.law.aow.rules import Aow
from prinsjesdag.law.awir.rules import Toekenning
from prinsjesdag.law.inkomstenbelasting import heffingskortingen, rules
from prinsjesdag.law.inkomstenbelasting.aanslag import UitbetalingHeffingskorting
from prinsjesdag.law.minimumloon.rules import Minimumloon
from prinsjesdag.law.zorgtoeslag.rules import Zorgtoeslag
from prinsjesdag.tables.building import Built, build
from prinsjesdag.tables.checking import check
from prinsjesdag.tables.schema import Names, layout_of

TARGETS = ("verzamelinkomen", "inkomstenbelasting", "zorgtoeslag")
INPUTS = ("loon", "uitkering", "aanvullend_pensioen", "aow")
VALUES: dict[str, tuple[type[Parameters], ...]] = {
    "inkomstenbelasting": (
        rules.Tarief,
        rules.AlgemeneHeffingskorting,
        rules.Arbeidskorting,
        rules.Ouderenkorting,
        heffingskortingen.Combinatiekorting,
        heffingskortingen.KindCombinatiekorting,
        heffingskortingen.AlleenstaandeOuderenkorting,
        UitbetalingHeffingskorting,
    ),
    "zorgtoeslag": (Zorgtoeslag, Toekenning, Minimumloon),
    "aow": (Aow,),
}
TOLD: tuple[dict[str, float], dict[str, float]] = (
    {"bijstand_belast": 0.0, "inkomen_box3": 0.0, "persoonsgebonden_aftrek": 0.0},
    {"verdeling_eigen_woning": 0.5, "verdeling_box3": 0.5, "verdeling_aftrek": 0.5},
)
"""Of every person and every gezin: no bijstand to make up for a low income, and nothing to divide."""
SINGLE_AOW, JOINT_AOW = 19_500.0, 13_300.0
"""EUR a year, about; who reaches the age within the year has none here."""


def built(system: System, when: When, persons: pl.DataFrame) -> Built:
    """A whole table as columns, as tables.run makes them of each part."""
    layout = layout_of(system, persons.columns, Names(), "bench", "rij", 0)
    checked = check(persons, 0, layout, system, when, skip=False, income_needed=True)
    return build(checked.persons, checked.ages, system, when)


def restricted(persons: pl.DataFrame) -> pl.DataFrame:
    """The same persons with what the slice knows of them."""
    pay = pl.col("loon") + pl.col("winst")
    names = ("huishouden_id", "persoon_id", "rol", "geboortedatum", "uitkering", "aanvullend_pensioen", "geen_inkomen")
    return persons.select(*names, pay.alias("loon"))


def columns(system: System, when: When, persons: pl.DataFrame) -> tuple[Columns, dict[str, npt.NDArray[Any]]]:
    """For the kernel, and the same as plain arrays for others: who belongs to which gezin when the year is over."""
    found = built(system, when, restricted(persons))
    plain = found.columns
    given, partner = plain.given[0], plain.links["partner"]
    born = persons["geboortedatum"].cast(pl.Date).to_physical().to_numpy().astype(np.int64)
    retired = persons["geboortedatum"].dt.year().to_numpy() <= YEAR - 68
    aow = np.where(retired, np.where(partner >= 0, JOINT_AOW, SINGLE_AOW), 0.0)
    role = np.where(partner < 0, 0, np.where(given["eerste_van_paar"] == 1.0, 0, 1))
    role[(given["rol"] == Rol.KIND) & (found.in_the_end == plain.group) & (plain.moves == 0)] = 2
    alone = np.bincount(found.in_the_end)[found.in_the_end] == 1
    role[alone] = 0
    amounts = {name: given[name] for name in INPUTS if name != "aow"} | {"aow": aow}
    arrays = {"gezin": found.in_the_end, "rol": role, "geboren": born, "partner": partner, **amounts}
    told = [{name: np.full(plain.size(level), value) for name, value in TOLD[level].items()} for level in (0, 1)]
    return replace(
        plain, given=({**given, "aow": aow, **told[0]}, {**plain.given[1], **told[1]}, plain.given[2])
    ), arrays


def values(system: System, when: When) -> dict[str, Any]:
    """The year and its parameter values on 1 January, for the others to use as they are."""
    of = {
        group: {name: system.value_on(cls, name, when.new_year) for cls in classes for name in cls.__annotations__}
        for group, classes in VALUES.items()
    }
    return {"jaar": when.year, "waarden": of}


def write(folder: Path, persons: dict[str, npt.NDArray[Any]], said: dict[str, Any]) -> None:
    """What the scripts of the other engines read."""
    np.savez(folder / "persons.npz", **persons)  # type: ignore[arg-type]
    (folder / "values.json").write_text(json.dumps(said), encoding="utf-8")
