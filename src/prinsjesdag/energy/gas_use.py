"""The gas a home uses when nobody knows it: PBL's observed use by label, type, period and area, with a range.

The tables of PBL each look at one feature alone. Type (or area) gives the size of the use, label (or period) moves it
up or down by its ratio to the mean. The range spans the combinations of what is known and the spread between homes
that are alike, which is wide.
"""

from prinsjesdag.energy.figures import figures, steps
from prinsjesdag.energy.heat_loss import Range
from prinsjesdag.errors import InputError


def reference(label: str | None, kind: str | None, built: int | None, area: float | None) -> Range:
    """Gas use in m3 a year. Raises InputError where neither type nor area is known."""
    told = figures("gasverbruik")
    sizes = []
    if area:
        sizes.append(float(steps(told["oppervlakte"], area)))
    if kind:
        sizes.append(float(told["type"][kind]))
    if not sizes:
        raise InputError("het gasverbruik is niet te schatten; geef gasverbruik, oppervlakte of type", ("woning",))
    levels = []
    if label:
        levels.append(float(told["label"][label]) / float(told["gemiddeld_label"]["waarde"]))
    if built:
        levels.append(float(steps(told["bouwjaar"], built)) / float(told["gemiddeld_bouwjaar"]["waarde"]))
    levels = levels or [1.0]
    spread = float(told["spreiding"]["waarde"])
    middle = sum(sizes) / len(sizes) * levels[0]
    return Range(min(sizes) * min(levels) * (1.0 - spread), middle, max(sizes) * max(levels) * (1.0 + spread))
