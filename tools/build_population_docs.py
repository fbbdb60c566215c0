"""Fills the tables of docs/bevolking.md from the shipped population.

Run: python tools/build_population_docs.py [--zonder-kernel] [folder with artefacts]
"""

import re
import sys
from pathlib import Path

import numpy as np

from prinsjesdag.law import load
from prinsjesdag.municipality.runs import DUE, run
from prinsjesdag.population.artefacts import Population, population
from prinsjesdag.population.donors import SCHEMES
from prinsjesdag.population.fit import fit
from prinsjesdag.population.targets import GROUPS
from prinsjesdag.population.validation import disposable_income, left_out

DOC = Path(__file__).parents[1] / "docs/bevolking.md"

OFFICIAL = {
    ("huurtoeslag", 2023): (4912.2, "2e suppletoire begroting VII 2023, tabel 8"),
    ("huurtoeslag", 2024): (5680.0, "facts/population.md, VII 2024"),
    ("kindgebonden_budget", 2024): (4685.0, "1e suppletoire begroting XV 2024"),
    ("kinderbijslag", 2024): (4546.8, "1e suppletoire begroting XV 2024, tabel 24; met buitenland"),
    ("kinderopvangtoeslag", 2023): (4200.9, "1e suppletoire begroting XV 2023, tabel 19"),
    ("kinderopvangtoeslag", 2024): (4679.1, "1e suppletoire begroting XV 2024, tabel 19"),
}
"""EUR mln."""


def main(arguments: list[str]) -> int:
    """Write the document."""
    folders = [Path(a) for a in arguments if not a.startswith("--")]
    of = population(folders[0]) if folders else population()
    text = DOC.read_text(encoding="utf-8")
    text = _between(text, "fit", _fit(of))
    text = _between(text, "held out", _held_out(of))
    if "--zonder-kernel" not in arguments:
        text = _between(text, "programmes", _programmes(of))
    DOC.write_text(text, encoding="utf-8")
    return 0


def _between(text: str, name: str, table: str) -> str:
    pattern = rf"(<!-- begin: {name} -->\n).*?(<!-- end: {name} -->)"
    return re.sub(pattern, lambda m: f"{m[1]}{table}\n{m[2]}", text, flags=re.DOTALL)


def _fit(of: Population) -> str:
    found = fit(of)
    rows = ["| margin | figures | mean | p99 | largest | mean and largest residual / s |", "|---|---|---|---|---|---|"]
    scores = np.abs(found.scores())
    first = 0
    for group, names in GROUPS.items():
        off = 100.0 * found.deviations(group)
        z = scores[:, first : first + len(names)]
        first += len(names)
        shown = f"{off.mean():.2f} | {np.quantile(off, 0.99):.2f} | {off.max():.1f}" if len(off) else "- | - | -"
        rows.append(f"| {group} | {len(names)} | {shown} | {z.mean():.2f} / {z.max():.1f} |")
    size = found.effective
    far = ", ".join(f"{code} {name} ({z:+.1f})" for code, name, z in found.far())
    return "\n".join([
        "Deviations in per cents of figures of 200 and more, over 342 municipalities.", "", *rows, "",
        f"Effective sample: smallest {size.min():,.0f} ({found.codes[int(size.argmin())]}), 10% below "
        f"{np.quantile(size, 0.1):,.0f}, median {np.median(size):,.0f} of {of.donors.count:,}. Largest share of one "
        f"household {100 * found.largest.max():.2f}%. k runs from {of.k.min():.2f} to {of.k.max():.2f}.",
        f"Further off than two standard deviations ({100 * len(found.far()) / found.target.size:.3f}%): {far}.",
    ])  # fmt: skip


def _held_out(of: Population) -> str:
    held = disposable_income(of)
    rows = ["| not asked for | weighted mean error | p95 | largest |", "|---|---|---|---|"]
    for name, model, cbs in (
        ("median disposable income 2024", held.median, held.median_cbs),
        ("mean disposable income 2024", held.mean, held.mean_cbs),
    ):
        known = ~np.isnan(cbs)
        off = 100.0 * np.abs(model[known] / cbs[known] - 1.0)
        mean = (off * held.households[known]).sum() / held.households[known].sum()
        rows.append(f"| {name} | {mean:.2f}% | {np.quantile(off, 0.95):.2f}% | {off.max():.1f}% |")
    rows += ["", "Left out of the weighing and then predicted (every fourth municipality, cells of 50 and more):", "",
             "| left out | weighted mean error | with the country's rate everywhere |", "|---|---|---|"]  # fmt: skip
    for name in ("bijstand", "ao", "eigendom", "grootte", "alleen_leeftijd", "laag_inkomen"):
        found = left_out(of, name)
        rows.append(f"| {name} ({found.name}) | {100 * found.error:.1f}% | {100 * found.error_of_one_rate:.1f}% |")
    return "\n".join(rows)


def _programmes(of: Population) -> str:
    rows = ["| scheme | year | entitled | taken up | households taking | official (EUR mln) | off |",
            "|---|---|---|---|---|---|---|"]  # fmt: skip
    weights = np.sum([of.weights(code) for code in of.codes], axis=0)
    for year in (2023, 2024):
        found = run(of, load(), year)
        for scheme in (*SCHEMES, "bijstand"):
            taken = found.at(scheme, of.k_country)
            due = found.at(DUE + scheme, of.k_country) if scheme != "bijstand" else taken
            total, number = taken @ weights / 1e6, (taken > 0.0) @ weights
            official, source = OFFICIAL.get((scheme, year), (0.0, ""))
            off = f"{100 * (total / official - 1):+.0f}%" if official else ""
            said = f"{official:,.0f} ({source})" if official else "not found"
            amounts = f"{due @ weights / 1e6:,.0f} | {total:,.0f} | {number / 1e3:,.0f}k"
            rows.append(f"| {scheme} | {year} | {amounts} | {said} | {off} |")
    return "\n".join(rows)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
