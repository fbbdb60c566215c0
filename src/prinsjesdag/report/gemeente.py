"""The report of one area: one HTML file that loads nothing from elsewhere."""

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from prinsjesdag.municipality.areas import Area
from prinsjesdag.municipality.kept import program
from prinsjesdag.report import wording
from prinsjesdag.report.wording import Outcomes


def write(area: Area, found: Mapping[str, Any], folder: Path, data: bool = False) -> Path:
    """Write `<folder>/<code>-<year>.html`, the whole file or nothing; with `data` the answer itself before it."""
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{area.code}-{found['jaar']}.html"
    if data:
        _whole(target.with_suffix(".json"), json.dumps(found, ensure_ascii=False) + "\n")
    _whole(target, render(area, found))
    return target


def kept(code: str, year: int, folder: Path) -> bool:
    """Whether this same program wrote that report before."""
    try:
        with (folder / f"{code}-{year}.html").open(encoding="utf-8") as file:
            return f'content="{program()}"' in file.read(1000)
    except (OSError, ValueError):
        return False


def render(area: Area, found: Mapping[str, Any]) -> str:
    """The report as HTML."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("prinsjesdag.report", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"shown": wording.shown, "band": wording.band, "value": wording.value}
    told = Outcomes(found)
    medians = [told.get("mediaan_koopkracht", group) for _, groups in told.groups for group, _ in groups]
    return environment.get_template("gemeente.html").render(
        area=area,
        found=found,
        told=told,
        schemes=wording.SCHEMES,
        widest=max((abs(row["waarde"]) for row in medians if row), default=0.0) or 1.0,
        program=program(),
    )


def _whole(target: Path, text: str) -> None:
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, suffix=".part", delete=False) as part:
        part.write(text)
    os.chmod(part.name, 0o644)
    os.replace(part.name, target)
