"""`make bench`: how long a start takes, and a household alone and in a batch."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from prinsjesdag import Household, Legislation

HOUSEHOLD = """\
jaar: 2024
personen:
  - {id: ouder1, rol: aanvrager, geboortedatum: 1986-05-17, loon: 32000}
  - {id: ouder2, rol: partner, geboortedatum: 1988-11-02, loon: 12000}
  - {id: kind1, rol: kind, leeftijd: 8}
woning: {soort: huur, kale_huur: 690.00, servicekosten: 24.00}
"""


def seconds(work: Callable[[], object], times: int) -> float:
    """The mean of so many runs, after one to warm up."""
    work()
    began = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - began) / times


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "gezin.yaml"
        file.write_text(HOUSEHOLD, encoding="utf-8")
        command = [sys.executable, "-c", "from prinsjesdag.cli import main; main()", "bereken", str(file), "--json"]
        start = seconds(lambda: subprocess.run(command, capture_output=True, check=True), 5)
        bare = seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True), 5)
        household, law = Household.load(file), Legislation.during(2024)
    one = seconds(lambda: law.calculate(household, ["zorgtoeslag"]).as_dict(), 300)
    every = seconds(lambda: law.calculate(household).as_dict(), 100)
    print(f"cold start, bereken --json        {start:8.3f} s   ({start / bare:5.1f} x a bare Python)")
    print(f"zorgtoeslag, warm, to a dictionary {one * 1e3:7.2f} ms")
    print(f"all outcomes, warm, to a dictionary{every * 1e3:7.2f} ms  ({every / one:5.1f} x zorgtoeslag alone)")


main()
