"""Writes docs/validatie.md: the population under the law of 2023 and 2024 beside published figures.

Run: make validate, or python -m tools.validate (some minutes the first time: the law is compiled).
"""

import math
from collections.abc import Iterable
from pathlib import Path

from prinsjesdag.population.artefacts import Population, population
from prinsjesdag.population.official import POINTS, Figure, figures
from tools import build_population_docs as tables
from tools.validation import Towns, quantities, towns

DOC = Path(__file__).parents[1] / "docs/validatie.md"

HEAD = """# Validation

*Made by `make validate` (tools/validate.py); don't edit. The synthetic population of
[bevolking.md](bevolking.md) under the law of 2023 and 2024, beside published figures. Those stand, with source, in
[`officieel.csv`](../src/prinsjesdag/population/data/officieel.csv). Nothing is tuned to them: a figure that is off
stays off, with its likely cause. CBS: CC BY 4.0 (Bron: CBS).*

Households are those of 2025; amounts those of the year, what is taken up and not what is due. Thresholds are those of
the specification where it has one, else the tolerance that came with the figure.
"""


def main() -> int:
    """Write the page."""
    of = population()
    found = quantities(of)
    DOC.write_text(page(of, found, towns(of)), encoding="utf-8")
    return 0


def page(of: Population, found: dict[str, float], places: list[Towns]) -> str:
    """The whole page."""
    totals, effects, families = figures("totaal"), figures("effect"), figures("gezin")
    out = [f for f in (*totals, *effects, *families) if f.model and not f.within(found[f.model])]
    known = [f for f in (*totals, *effects, *families) if f.model]
    parts = [
        HEAD,
        f"Of {len(known)} figures that the model has, {len(known) - len(out)} lie within their threshold and "
        f"{len(out)} don't; they are marked **outside**.\n",
        "## Totals\n", compared(totals, found), _left(totals),
        "## What measures do\n",
        "A measure's effect is the difference in disposable income between the law as it is and the law without it, "
        "all households together, incomes and behaviour the same.\n",
        compared(effects, found), _left(effects),
        "## Families\n", FAMILIES, compared(families, found),
        "## How well the weights meet what was asked\n", tables._fit(of), "",
        "Every municipality further off than two standard deviations: Westerwolde (GM1950) has the asylum centre of "
        "Ter Apel in its ages and not in its households; in the others household size is of 2020 and population of "
        "2025.\n",
        "## Left out, then predicted\n", tables._held_out(of), "",
        "## University towns\n", _towns(places),
    ]  # fmt: skip
    return "\n".join(parts).rstrip() + "\n"


def compared(of: Iterable[Figure], found: dict[str, float]) -> str:
    """A row for each figure that the model has."""
    lines = ["| figure | what | year | official | model | off | threshold | verdict | note | source |",
             "|---|---|---|---|---|---|---|---|---|---|"]  # fmt: skip
    for f in of:
        if not f.model:
            continue
        model = found[f.model]
        unit = f.unit.replace("%", "pp") if f.unit in POINTS else "%"
        off = f"{f.off(model):+.3g} {unit}"
        verdict = "within" if f.within(model) else "**outside**"
        lines.append(
            f"| {f.id} | {f.quantity} ({f.unit}) | {f.year} | {number(f.value)} | {number(model)} | {off} | "
            f"{f.threshold:g} | {verdict} | {f.explanation} | {f.source} ({f.confidence}) |"
        )
    return "\n".join(lines) + "\n"


def number(value: float) -> str:
    """With as many digits as say something."""
    if abs(value) >= 1000.0:
        return f"{value:,.0f}"
    return f"{value:.{max(0, 3 - math.floor(math.log10(abs(value) or 1.0)))}f}".rstrip("0").rstrip(".")


def _left(of: Iterable[Figure]) -> str:
    lines = [f"| {f.id} | {f.quantity} | {f.year} | {f.said} {f.unit} | {f.explanation} |" for f in of if not f.model]
    return "\n".join(
        ["Not modelled:\n", "| figure | what | year | official | why not |", "|---|---|---|---|---|", *lines, ""]
    )


FAMILIES = (
    "Couples with children and lone parents by number of children at home are figures that the country's weights are "
    "made of, so this is no test of the model: it shows what is left of them after every municipality is weighed. "
    "Numbers of both kinds of family are those of the municipalities in 2025, CBS's shares those of 2024.\n"
)


def _towns(places: list[Towns]) -> str:
    lines = [
        "Households with an income below 110% of the sociaal minimum, students left out, in per cents. CBS: 2021. "
        "The model's national level is brought to CBS's; only differences between places are compared. The rate is a "
        "(soft) target, so the second model column, weighed without it, is the test. Band: 90%, from the replicates of "
        "the weights and 10% for what margins can't know of a place.\n",
        "| town | CBS 2021 | model, weighed on it | model, without it | band | covered |", "|---|---|---|---|---|---|",
    ]  # fmt: skip
    for t in places:
        inside = "yes" if t.low <= t.counted <= t.high else "**no**"
        band = f"{t.low:.1f} to {t.high:.1f}"
        lines.append(f"| {t.name} | {t.counted:.1f} | {t.fitted:.1f} | {t.predicted:.1f} | {band} | {inside} |")
    covered = sum(t.low <= t.counted <= t.high for t in places)
    missed = ", ".join(t.name for t in places if not t.low <= t.counted <= t.high) or "none"
    why = "likely: how many students live alone is known of the country only"
    lines += ["", f"The band covers {covered} of {len(places)}. Not covered: {missed} ({why})."]
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
