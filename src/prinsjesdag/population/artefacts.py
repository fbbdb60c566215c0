"""What the package ships of the population, and how weights come of it: made again whenever they are asked for.

`donoren.npz` has the households, `gewichten.npz` the country's weights and per municipality the multipliers, its level
of WOZ-waarden and its median wealth, `herhalingen.npz` the replicates. All three carry the hash of the households:
multipliers mean nothing with another pool.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path

import numpy as np

from prinsjesdag.population.assumptions import Assumptions, assumptions
from prinsjesdag.population.balancing import weigh
from prinsjesdag.population.calibration import Area, Country
from prinsjesdag.population.data import folder, rows
from prinsjesdag.population.design import Design
from prinsjesdag.population.donors import Care, Donors
from prinsjesdag.population.homes import Homes
from prinsjesdag.population.income import Income
from prinsjesdag.population.people import Floats, People
from prinsjesdag.population.replicates import Replicates
from prinsjesdag.population.work import Work

POOL, WEIGHTS, REPLICATES = "donoren.npz", "gewichten.npz", "herhalingen.npz"
_STEP = 1.0 / 2048.0
"""Of the log of a replicate's starting weight, kept in sixteen bits."""


class ArtefactError(Exception):
    """What is shipped doesn't belong together."""


@dataclass(frozen=True)
class Population:
    """The pool and its weights."""

    donors: Donors
    income: Income
    assumptions: Assumptions
    base: Floats
    codes: tuple[str, ...]
    households: Floats
    k: Floats
    median_income: Floats
    median_wealth: Floats
    multipliers: Floats
    k_country: float
    low_country: float
    """Share of households with a low income, in the country."""
    hash: str
    """Of the households: the same in all files."""
    source: Path

    @cached_property
    def design(self) -> Design:
        return Design(self.donors, self.income, self.assumptions)

    def at(self, code: str) -> int:
        """The place of a municipality."""
        if code not in self.codes:
            raise KeyError(code)
        return self.codes.index(code)

    def columns(self, code: str) -> Floats:
        """The municipality's columns of the design."""
        n = self.at(code)
        return self.design.at(float(self.k[n]), float(self.median_income[n]), float(self.median_wealth[n]))

    def weights(self, code: str) -> Floats:
        """Households per donor in a municipality."""
        n = self.at(code)
        found = weigh(self.base, self.columns(code), self.multipliers[n].astype(np.float64))
        return np.asarray(self.households[n] * found)

    def replicate_weights(self, code: str) -> Floats:
        """The same in every replicate, one a row."""
        n = self.at(code)
        x = self.columns(code)
        found = self.replicates
        return np.stack([
            self.households[n] * weigh(found.bases[r], x, found.multipliers[r, n].astype(np.float64))
            for r in range(len(found.bases))
        ])  # fmt: skip

    @cached_property
    def replicates(self) -> Replicates:
        with np.load(self.source / REPLICATES) as file:
            _same(str(file["hash"]), self.hash, REPLICATES)
            steps = file["basis"].astype(np.float64)
            bases = np.where(steps > 0, np.exp(-(steps - 1.0) * _STEP), 0.0)
            return Replicates(bases / bases.sum(axis=1, keepdims=True), file["vermenigvuldigers"])


@cache
def population(source: Path | None = None) -> Population:
    """What the package ships, or what lies in another folder. Raises ArtefactError."""
    source = source or folder()
    with np.load(source / POOL) as file:
        stored = {name: file[name] for name in file.files}
    pool_hash = str(stored.pop("hash"))
    _same(_hash(stored.items()), pool_hash, POOL)
    donors, income = _unpack(stored)
    with np.load(source / WEIGHTS) as file:
        _same(str(file["hash"]), pool_hash, WEIGHTS)
        codes = tuple(str(code) for code in file["code"])
        households, k, wealth = file["huishoudens"], file["k"], file["vermogen_mediaan"]
        median, base, multipliers = file["inkomen_mediaan"], file["basis"], file["vermenigvuldigers"]
        k_country, low = float(file["k_nederland"]), float(file["laag_nederland"])
    return Population(donors, income, assumptions(), base, codes, households, k, median, wealth, multipliers, k_country,
                      low, pool_hash, source)  # fmt: skip


def write(
    target: Path, donors: Donors, income: Income, of: Country, areas: list[Area], replicates: Replicates | None
) -> str:
    """All files; gives the hash of the pool."""
    stored = _pack(donors, income)
    pool_hash = _hash(stored.items())
    target.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(target / POOL, hash=pool_hash, **stored)  # type: ignore[arg-type]
    np.savez_compressed(
        target / WEIGHTS,
        hash=pool_hash,
        code=np.array([area.target.code for area in areas]),
        huishoudens=np.array([area.target.households for area in areas]),
        k=np.array([area.k for area in areas], np.float32),
        inkomen_mediaan=np.array([area.target.median_income for area in areas]),
        vermogen_mediaan=np.array([area.median_wealth for area in areas]),
        vermenigvuldigers=np.array([area.multipliers for area in areas], np.float32),
        basis=of.base,
        k_nederland=of.k,
        laag_nederland=of.low,
        stappen=np.array([area.steps for area in areas], np.int16),
        helling=np.array([area.gradient for area in areas]),
    )
    if replicates is not None:
        bases = replicates.bases / replicates.bases.max(axis=1, keepdims=True)
        with np.errstate(divide="ignore"):
            steps = np.where(bases > 0.0, np.clip(np.rint(-np.log(bases) / _STEP) + 1.0, 1.0, 65535.0), 0.0)
        np.savez_compressed(
            target / REPLICATES,
            hash=pool_hash,
            basis=steps.astype(np.uint16),
            vermenigvuldigers=replicates.multipliers.astype(np.float32),
        )
    return pool_hash


def _same(found: str, expected: str, file: str) -> None:
    if found != expected:
        raise ArtefactError(f"{file} hoort niet bij deze huishoudens; bouw de bevolking opnieuw")


def _hash(arrays: Iterable[tuple[str, np.ndarray]]) -> str:
    found = hashlib.sha256()
    for name, values in sorted(arrays):
        found.update(name.encode())
        found.update(str(values.dtype).encode())
        found.update(np.ascontiguousarray(values).tobytes())
    return found.hexdigest()


_KINDS = {
    "people": People, "work": Work, "homes": Homes, "care": Care,
}  # fmt: skip


def _pack(donors: Donors, income: Income) -> dict[str, np.ndarray]:
    """Everything as small whole numbers."""
    found: dict[str, np.ndarray] = {}
    for part, cls in _KINDS.items():
        for f in fields(cls):
            found[f"{part}.{f.name}"] = _small(getattr(getattr(donors, part), f.name), f.name)
    found["start"] = donors.start.astype(np.float32)
    found["luck"] = np.floor(donors.luck * 65536.0).astype(np.uint16)
    found["income.low"], found["income.entitled"] = income.low, income.entitled
    found["income.receives"] = income.receives
    found["income.disposable"] = np.stack(income.disposable).astype(np.int32)
    return found


_CENTS = ("price",)


def _small(values: np.ndarray, name: str) -> np.ndarray:
    if values.dtype == np.bool_:
        return values
    whole = np.rint(values * 100.0 if name in _CENTS else values).astype(np.int64)
    for kind in (np.int8, np.int16, np.int32):
        if np.iinfo(kind).min <= whole.min(initial=0) and whole.max(initial=0) <= np.iinfo(kind).max:
            return whole.astype(kind)
    return whole


def _unpack(stored: dict[str, np.ndarray]) -> tuple[Donors, Income]:
    parts = {}
    for part, cls in _KINDS.items():
        values = {}
        for f in fields(cls):
            array = stored[f"{part}.{f.name}"]
            if array.dtype != np.bool_:
                array = array.astype(np.float64 if str(f.type).endswith("Floats") or f.type is Floats else np.int64)
                array = array / 100.0 if f.name in _CENTS else array
            values[f.name] = array
        parts[part] = cls(**values)
    start = stored["start"].astype(np.float64)
    donors = Donors(**parts, start=start / start.sum(), luck=(stored["luck"] + 0.5) / 65536.0)
    disposable = tuple(level.astype(np.float64) for level in stored["income.disposable"])
    flags = (stored[f"income.{name}"] for name in ("low", "entitled", "receives"))
    return donors, Income(disposable, donors.equivalent, *flags)


def names() -> dict[str, str]:
    """The municipalities in the figures, by code."""
    return {row["code"]: row["provincie"] for row in rows("gemeenten")}
