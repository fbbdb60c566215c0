"""The coefficients of this room: YAML files beside the code, read once; what an option changes replaces a value."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, cast

from prinsjesdag.reading import parse_yaml


@cache
def figures(name: str) -> dict[str, Any]:
    """The content of `<name>.yaml`: values with their unit, year and source."""
    text = files(__package__).joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return cast(dict[str, Any], parse_yaml(text))


def steps(table: Mapping[Any, Any], at: float) -> Any:
    """The entry that starts last at or before `at`: a table by year of building or by floor area."""
    starts = sorted((start for start in table), key=float)
    found = starts[0]
    for start in starts:
        if float(start) <= at:
            found = start
    return table[found]


def sources(*names: str) -> list[tuple[str, str]]:
    """Title and address of every source of some files, without those that are assumptions."""
    found: dict[str, str] = {}
    for name in names:
        content = figures(name)
        listed = content.get("bronnen") or {"bron": content["bron"]}
        for source in listed.values():
            if source["zekerheid"] != "aanname":
                found[str(source["titel"])] = str(source.get("url", ""))
    return list(found.items())
