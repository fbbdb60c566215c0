"""`make cluster`: the national run on a scheduler with two worker processes on loopback, and in one process.

Prints seconds, the most memory of a worker, and both hashes: they are the same, or something is wrong (status 1).
"""

import resource
import sys
import time
from typing import Any

from prinsjesdag.municipality.national import YEARS, here, on, part, tasks, uitkomst_hash

WORKERS = 2


def main() -> int:
    """Both runs; 0 when the hashes agree."""
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        print("voor een cluster: pip install 'prinsjesdag[cluster]'", file=sys.stderr)
        return 2
    todo = tasks()
    local: Any = LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=WORKERS, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None,
        memory_limit="4GB",
    )  # fmt: skip
    with local as cluster, Client(cluster) as client:  # type: ignore[no-untyped-call]
        for year in YEARS:  # every worker reads its compiled rules, and compiles them once if need be
            client.run(part, "GM0344", year, 1)
        begun = time.perf_counter()
        parts = on(client, todo, lambda done: _told(done, len(todo)))
        seconds = time.perf_counter() - begun
        peak = max(client.run(_peak).values())
    persons = sum(one.persons for one in parts)
    print(f"cluster: {WORKERS} werkers, {persons:,} personen in {seconds:.1f} s, hoogstens {peak:.2f} GB per werker")
    print(f"uitkomst_hash: {uitkomst_hash(parts)}")
    begun = time.perf_counter()
    alone = []
    for one in here(todo):
        alone.append(one)
        _told(len(alone), len(todo))
    seconds = time.perf_counter() - begun
    print(f"één proces: {persons:,} personen in {seconds:.1f} s, hoogstens {_peak():.2f} GB")
    print(f"uitkomst_hash: {uitkomst_hash(alone)}")
    return 0 if uitkomst_hash(parts) == uitkomst_hash(alone) else 1


def _peak() -> float:
    """The most memory this process had, GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def _told(done: int, of: int) -> None:
    if sys.stderr.isatty() and done % 10 == 0:
        print(f"\r{done} van {of}", end="\r", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
