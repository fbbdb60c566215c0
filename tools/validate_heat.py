"""The heat model beside the published Startanalyse 2020 of Gooi en Vechtstreek: the table of `make validate`.

Run: python -m tools.validate_heat [FOLDER]. The published tables carry no licence: they stay in ../shared, and where
they are absent this says so and does nothing. Half of the neighbourhoods is held out and not there at all.
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

from prinsjesdag.heat.answer import VALIDITY
from prinsjesdag.heat.coefficients import STRATEGIES, coefficients
from prinsjesdag.heat.inputs import places, read_table
from prinsjesdag.heat.model import outcome
from prinsjesdag.heat.validation import ABSOLUTE, CHOSEN_WITHIN, NET, REFERENCE, Fit, choices, fits

FOLDER = Path(__file__).resolve().parents[2] / "shared/data/energie"
INPUTS, TRUTH, WITHOUT = (
    "buurten_startjaar_2019.csv", "startanalyse2020_gooi_vechtstreek_2030.csv", "referentie_2030_gooi_zichtbaar.csv"
)  # fmt: skip
CLASSES = ((200.0, float("inf")), (50.0, 200.0))


def main(folder: Path = FOLDER) -> int:
    """Print the table; 1 where a threshold for 200 weq and more is not kept."""
    if missing := [name for name in (INPUTS, TRUTH, WITHOUT) if not (folder / name).exists()]:
        print(f"SKIPPED: validation of the heat model; not in {folder}: {', '.join(missing)}")
        return 0
    text, kept = report(folder)
    print(text)
    return 0 if kept else 1


def report(folder: Path) -> tuple[str, bool]:
    """The table in Markdown, and whether every threshold for 200 weq and more is kept."""
    found_places, _ = places(read_table(str(folder / INPUTS)), INPUTS)
    found = outcome(coefficients(), found_places)
    truth: dict[str, dict[str, float]] = defaultdict(dict)
    with (folder / TRUTH).open(encoding="utf-8") as opened:
        for row in csv.DictReader(opened):
            if (name := row["strategie"][:3]) in STRATEGIES:
                truth[name][row["buurtcode"]] = float(row["meerkost_eur_jr"])
    with (folder / WITHOUT).open(encoding="utf-8") as opened:
        reference = {row["buurtcode"]: float(row["referentie_eur_jr"]) for row in csv.DictReader(opened)}
    lines, kept = ["## The heat model", "", f"{VALIDITY}. Nothing is fitted to these results.", ""], True
    for low, high in CLASSES:
        absolute, net, without = fits(found, truth, reference, low, high)
        tested = low >= 200.0
        size = f"{low:g} weq and more" if high == float("inf") else f"{low:g} to {high:g} weq"
        lines += [f"### {size}", "", "| run | n | total | median | p90 | most | rank | median EUR/weq | verdict |",
                  "|---|---|---|---|---|---|---|---|---|"]  # fmt: skip
        rows = [(f"{one.what} absolute", one, one.within(**ABSOLUTE)) for one in absolute]
        rows += [(f"{one.what} net", one, one.within(**NET[one.what])) for one in net]
        rows += [("reference", without, without.within(**REFERENCE))]
        for label, one, good in rows:
            lines.append(_row(label, one, ("within" if good else "**outside**") if tested else ""))
            kept = kept and (good or not tested)
        lines.append("")
    choice = choices(found, truth, 200.0)
    good = choice.within >= CHOSEN_WITHIN
    lines.append(
        f"Cheapest by the model ({choice.places} neighbourhoods of 200 weq and more): the published cheapest in "
        f"{choice.same:.0%}; within 2% of it in {choice.within:.0%} ({'within' if good else '**outside**'}); "
        f"regret p90 {choice.regret_p90:.1%}."
    )
    return "\n".join(lines) + "\n", kept and good


def _row(label: str, one: Fit, verdict: str) -> str:
    return (
        f"| {label} | {one.places} | {one.total:+.1%} | {one.median:.1%} | {one.p90:.1%} | {one.most:.0%} | "
        f"{one.rank:.3f} | {one.median_eur_weq:.0f} | {verdict} |"
    )


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
