"""The assumptions behind the households (aannamen.yaml), each with a source or marked as one of our own."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from prinsjesdag.reading import parse_yaml

CERTAINTY = ("officieel", "tweedehands", "aanname")


class Assumptions:
    """Values by section and name: `a["wonen", "huurwaarde"]`."""

    def __init__(self, entries: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> None:
        self.entries = entries

    def __getitem__(self, key: tuple[str, str]) -> Any:
        section, name = key
        return self.entries[section][name]["waarde"]

    def changed(self, values: Mapping[tuple[str, str], Any]) -> "Assumptions":
        """The same with other values."""
        entries = {section: dict(named) for section, named in self.entries.items()}
        for (section, name), value in values.items():
            entries[section][name] = {**entries[section][name], "waarde": value}
        return Assumptions(entries)


@cache
def assumptions() -> Assumptions:
    """Those that the package ships."""
    return Assumptions(parse_yaml(files(__package__).joinpath("aannamen.yaml").read_text(encoding="utf-8")))
