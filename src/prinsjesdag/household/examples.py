"""The documented voorbeeldhuishoudens that come with the package: a file each in `voorbeelden/`."""

from functools import cache
from importlib.resources import files

from prinsjesdag.errors import InputError, nearest
from prinsjesdag.household.model import Household
from prinsjesdag.reading import parse_yaml

FOLDER = files("prinsjesdag.household.voorbeelden")


@cache
def example(slug: str) -> Household:
    """One voorbeeldhuishouden. Raises InputError for a name that there isn't."""
    return Household.read(parse_yaml(_text(slug)))


def examples() -> dict[str, Household]:
    """All of them by slug, in alphabetical order."""
    return {slug: example(slug) for slug in slugs()}


def describe(slug: str) -> str:
    """What household it is, in one line of Dutch. Raises InputError for a name that there isn't."""
    return _text(slug).split("\n", 1)[0].removeprefix("#").strip()


@cache
def slugs() -> tuple[str, ...]:
    """Their names, in alphabetical order."""
    return tuple(sorted(f.name.removesuffix(".yaml") for f in FOLDER.iterdir() if f.name.endswith(".yaml")))


@cache
def _text(slug: str) -> str:
    if slug not in slugs():
        raise InputError(f"'{slug}' is geen voorbeeldhuishouden{nearest(slug, slugs())}")
    return FOLDER.joinpath(f"{slug}.yaml").read_text(encoding="utf-8")
