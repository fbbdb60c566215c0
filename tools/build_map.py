"""Make the outlines of the municipalities for the map on the start page: src/prinsjesdag/web/data/kaart.json.

    python -m tools.build_map [FILE]        default: ../shared/data/kaart/gemeenten_2023_2026_vereenvoudigd.geojson

Degrees become whole units of about 280 metres, north up, by the plain cylinder at 52 degrees: good enough to look at.
"""

import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from math import cos, radians
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent.parent
TARGET = HERE / "src/prinsjesdag/web/data/kaart.json"
SOURCE = (
    "Bron: CBS en Kadaster, gebiedsindelingen 2022 (CC BY 4.0), samengevoegd tot de 342 gemeenten van 2023 tot en met "
    "2026 en vereenvoudigd."
)
WEST, NORTH, UNITS = 3.3, 53.6, 400.0


def main(arguments: Sequence[str]) -> int:
    default = HERE.parent / "shared/data/kaart/gemeenten_2023_2026_vereenvoudigd.geojson"
    content = json.loads(Path(arguments[0] if arguments else default).read_text(encoding="utf-8"))
    paths = {f["properties"]["gm_code"]: _path(f["geometry"]) for f in content["features"]}
    width, height = _point((7.25, 50.73))
    text = json.dumps({"bron": SOURCE, "breed": width, "hoog": height, "gemeenten": dict(sorted(paths.items()))})
    TARGET.write_text(text.replace('", "GM', '",\n"GM') + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(paths)} gemeenten, {TARGET.stat().st_size / 1000:.0f} kB", file=sys.stderr)
    return 0


def _point(at: Sequence[float]) -> tuple[int, int]:
    return round((at[0] - WEST) * cos(radians(52.0)) * UNITS), round((NORTH - at[1]) * UNITS)


def _path(geometry: Any) -> str:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return "".join(_ring(ring) for polygon in polygons for ring in polygon)


def _ring(ring: Sequence[Sequence[float]]) -> str:
    """Steps from point to point; points that fall together are one."""
    points = list(dict.fromkeys(_point(at) for at in ring))
    if len(points) < 3:
        return ""
    steps = [f"{x - a},{y - b}" for (a, b), (x, y) in pairwise(points)]
    return f"M{points[0][0]},{points[0][1]}l{' '.join(steps)}z"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
