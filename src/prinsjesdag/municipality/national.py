"""The national run: the law of two years over the households of every municipality, here or on a cluster.

A part is one municipality in one year: its own level of WOZ-waarden, its own weights, all 22,400 households of the pool
through the kernel. Parts need nothing but this program, so that a worker of a cluster is sent two words and sends back
a few numbers. Sums run over the households in their fixed order, so that a part is the same wherever it is calculated.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from prinsjesdag.engine import When
from prinsjesdag.law import load
from prinsjesdag.municipality.areas import all_municipalities
from prinsjesdag.municipality.runs import TARGETS, moved
from prinsjesdag.population.artefacts import population
from prinsjesdag.population.packing import pack

YEARS = (2023, 2024)


@dataclass(frozen=True)
class Part:
    """What one law gives the households of one municipality: EUR a year in all, and the hash of every outcome."""

    code: str
    year: int
    persons: int
    totals: tuple[tuple[str, float], ...]
    outcomes: str

    def line(self) -> str:
        """Canonical: every number as the shortest text that gives it back."""
        told = " ".join(f"{name}={total!r}" for name, total in self.totals)
        return f"{self.code} {self.year} {self.persons} {self.outcomes} {told}"


def tasks(years: Sequence[int] = YEARS) -> list[tuple[str, int]]:
    """Every municipality in every year."""
    return [(area.code, year) for year in years for area in all_municipalities()]


def part(code: str, year: int, threads: int | None = None) -> Part:
    """The law of a year over one municipality's households."""
    from prinsjesdag.engine.kernel import simulate

    of = population()
    columns = moved(pack(of.donors, float(of.k[of.at(code)])), year)
    found = simulate(load(), When(year), TARGETS, columns, threads=threads)
    weights = of.weights(code)
    digest = hashlib.sha256()
    totals = []
    for name in TARGETS:
        cents = np.rint(found[name] * 100.0).astype("<i8")
        digest.update(name.encode() + b"\0" + cents.tobytes())
        per_household = np.add.reduceat(found[name], columns.starts[1][:-1])
        totals.append((name, round(float(np.cumsum(per_household * weights)[-1]), 2)))  # one sum after another
    return Part(code, year, columns.size(0), tuple(totals), digest.hexdigest())


def here(todo: Iterable[tuple[str, int]], threads: int | None = None) -> Iterator[Part]:
    """All parts in this process."""
    for code, year in todo:
        yield part(code, year, threads)


def on(client: object, todo: Sequence[tuple[str, int]], progress: Callable[[int], None] | None = None) -> list[Part]:
    """All parts by the workers of a Dask client, in order."""
    waiting = [
        client.submit(part, code, year, 1, pure=False, retries=5)  # type: ignore[attr-defined]
        for code, year in todo
    ]
    found = []
    for done, coming in enumerate(waiting, 1):
        found.append(coming.result())
        if progress:
            progress(done)
    return found


def uitkomst_hash(parts: Iterable[Part]) -> str:
    """One hash over all outcomes: of the sorted lines of the parts."""
    return hashlib.sha256("\n".join(sorted(one.line() for one in parts)).encode()).hexdigest()
