"""The report of one area: one HTML file that loads nothing from elsewhere."""

import os
import tempfile
from pathlib import Path

from prinsjesdag.municipality import cbs
from prinsjesdag.municipality.estimate import ALL, Estimate
from prinsjesdag.municipality.examples import ASSUMPTIONS
from prinsjesdag.report import wording


def write(found: Estimate, folder: Path) -> Path:
    """Write `<folder>/<code>-<year>.html`, the whole file or nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{found.area.code}-{found.year}.html"
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=folder, suffix=".part", delete=False) as part:
        part.write(render(found))
    os.chmod(part.name, 0o644)
    os.replace(part.name, target)
    return target


def render(found: Estimate) -> str:
    """The report as HTML."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("prinsjesdag.report", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"shown": wording.shown, "band": wording.band, "loss_label": wording.loss_label}
    environment.globals["figure"] = wording.figure
    covered = cbs.coverage(found.area)
    estimated = sorted({c.reden for c in found.cells if c.geschat and c.reden})
    widest = max(abs(found["gemiddelde_koopkracht", group].value) for group, _ in found.groups) or 1.0
    return environment.get_template("gemeente.html").render(
        found=found,
        all=ALL,
        covered=covered,
        estimated=estimated,
        assumptions=ASSUMPTIONS,
        source=cbs.BRON,
        widest=widest,
        evidence=found.as_dict()["bewijs"],
    )
