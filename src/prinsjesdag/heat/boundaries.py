"""Boundaries of neighbourhoods from the user's GeoJSON or GeoPackage: polygons by code, for a map."""

import json
import sqlite3
import struct
from pathlib import Path
from typing import Any

from prinsjesdag.errors import InputError, why
from prinsjesdag.reading import decoded

CODE_NAMES = ("buurtcode", "bu_code", "statcode", "gwb_code", "code")
"""The properties that may hold the code of the neighbourhood, in this order, in any case."""

Shapes = dict[str, dict[str, Any]]


def boundaries(file: str) -> Shapes:
    """GeoJSON geometry (Polygon or MultiPolygon) by code. Raises InputError for a file that can't be used."""
    suffix = Path(file).suffix.lower()
    if suffix not in (".geojson", ".json", ".gpkg"):
        raise InputError("grenzen staan in een bestand .geojson of .gpkg", ("--grenzen",), file=file)
    if not Path(file).is_file():
        raise InputError("dit bestand is er niet", ("--grenzen",), file=file)
    found = _geopackage(file) if suffix == ".gpkg" else _geojson(file)
    if not found:
        raise InputError(f"geen vlakken met een code; die heet {', '.join(CODE_NAMES[:3])}", ("--grenzen",), file=file)
    return found


def in_degrees(shapes: Shapes) -> bool:
    """Whether the coordinates are longitude and latitude, and not metres (RD)."""
    x, y = next(_points(next(iter(shapes.values()))["coordinates"]))
    return bool(abs(x) <= 180.0 and abs(y) <= 90.0)


def _points(nested: Any) -> Any:
    if nested and isinstance(nested[0], (int, float)):
        yield nested[0], nested[1]
    else:
        for one in nested:
            yield from _points(one)


def _code(properties: dict[str, Any]) -> str | None:
    by_name = {str(name).lower(): value for name, value in properties.items()}
    return next((str(by_name[name]) for name in CODE_NAMES if by_name.get(name)), None)


def _geojson(file: str) -> Shapes:
    try:
        content = json.loads(decoded(Path(file).read_bytes(), file))
    except OSError as error:
        raise InputError(f"niet te lezen: {why(error)}", ("--grenzen",), file=file) from None
    except (json.JSONDecodeError, RecursionError):
        raise InputError("geen leesbare GeoJSON", ("--grenzen",), file=file) from None
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        raise InputError("hier hoort een FeatureCollection", ("--grenzen",), file=file)
    found: Shapes = {}
    for feature in features:
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        properties = feature.get("properties") if isinstance(feature, dict) else None
        if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
            continue
        try:
            number = all(isinstance(x, (int, float)) and isinstance(y, (int, float))
                         for x, y in _points(geometry.get("coordinates")))  # fmt: skip
        except (TypeError, IndexError, RecursionError):
            number = False
        if number and isinstance(properties, dict) and (code := _code(properties)):
            found[code] = {"type": geometry["type"], "coordinates": geometry["coordinates"]}
    return found


def _geopackage(file: str) -> Shapes:
    """The first feature table whose columns have a code."""
    found: Shapes = {}
    try:
        with sqlite3.connect(f"{Path(file).resolve().as_uri()}?mode=ro", uri=True) as opened:
            tables = opened.execute("select table_name, column_name from gpkg_geometry_columns").fetchall()
            for name, column in tables:
                cursor = opened.execute(f"select * from {_quoted(name)}")
                heads = [one[0] for one in cursor.description]
                for row in cursor:
                    properties = dict(zip(heads, row, strict=True))
                    blob = properties.pop(column)
                    if isinstance(blob, bytes) and (code := _code(properties)) and (shape := _shape(blob)):
                        found[code] = shape
                if found:
                    break
    except (sqlite3.Error, struct.error, IndexError) as error:
        raise InputError(f"geen leesbare GeoPackage ({error})", ("--grenzen",), file=file) from None
    return found


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _shape(blob: bytes) -> dict[str, Any] | None:
    """A GeoPackage geometry (header GP, then WKB) as GeoJSON; None where it is no polygon."""
    if blob[:2] != b"GP":
        return None
    envelope = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]
    kind, coordinates, _ = _wkb(blob, 8 + envelope)
    return {"type": kind, "coordinates": coordinates} if kind else None


def _wkb(blob: bytes, at: int) -> tuple[str | None, Any, int]:
    order = "<" if blob[at] == 1 else ">"
    kind, count = struct.unpack_from(f"{order}II", blob, at + 1)
    at += 9
    flat, dimensions = kind % 1000, 2 + (1000 <= kind < 3000) + 2 * (kind >= 3000)
    if flat == 3:
        rings = []
        for _ in range(count):
            (points,) = struct.unpack_from(f"{order}I", blob, at)
            numbers = struct.unpack_from(f"{order}{points * dimensions}d", blob, at + 4)
            rings.append([[numbers[k], numbers[k + 1]] for k in range(0, len(numbers), dimensions)])
            at += 4 + 8 * len(numbers)
        return "Polygon", rings, at
    if flat == 6:
        polygons = []
        for _ in range(count):
            _, rings, at = _wkb(blob, at)
            polygons.append(rings)
        return "MultiPolygon", polygons, at
    return None, None, at
