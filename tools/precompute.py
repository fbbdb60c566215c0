"""Make the answers about all areas that the package ships: src/prinsjesdag/municipality/data/uitkomsten-<jaar>.parquet.

    python -m tools.precompute [JAAR ...]        default: 2024

Again after every change of law, population or calculation; about two minutes a year, and more where rules must be
compiled or run over the pool first.
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from prinsjesdag.municipality.precomputed import make

TARGET = Path(__file__).resolve().parent.parent / "src/prinsjesdag/municipality/data"


def main(arguments: Sequence[str]) -> int:
    for year in [int(one) for one in arguments] or [2024]:
        began = time.monotonic()
        file = make(year, TARGET, _told)
        size = file.stat().st_size / 1e6
        print(f"\n{file}: {size:.2f} MB, {time.monotonic() - began:.0f} s", file=sys.stderr)
    return 0


def _told(n: int, of: int) -> None:
    print(f"\r{n} van {of}", end="", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
