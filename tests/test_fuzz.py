"""A little of `make fuzz` at every run of the tests: nonsense ends in one documented line."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prinsjesdag.building.aanvraag import lees
from prinsjesdag.errors import InputError
from prinsjesdag.household.model import Household
from prinsjesdag.law import load
from prinsjesdag.tables.schema import names_of
from tools.fuzz import Tally, Watched, changed
from tools.fuzz_targets import TARGETS

WORDS = """
id jaar datum gemeente personen rol leeftijd geboortedatum loon woning soort gezin kinderopvang perioden van tot
doelen partnerschap peiljaarinkomen kolommen woorden vast leeg negeer bouwwerk activiteit aanvraag hoogte_m
gevolgklasse besluit"""
NAMES = st.sampled_from(WORDS.split())
PLAIN = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8),
    st.sampled_from(["aanvrager", "partner", "kind", "huur", "koop", "2024-07-01", "GM0344", "dakkapel", 2024, 40]),
)  # fmt: skip
SAID = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=6), max_leaves=20
)


@pytest.mark.parametrize("name", list(TARGETS))
def test_good_files_changed_by_chance(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.fuzz.FOLDER", tmp_path)
    draw, target = random.Random(20261122), TARGETS[name]
    watched = Watched(Tally(name, "toeval"), target.made(tmp_path), 60)
    seeds = target.seeds()
    words = [word.replace("\\n", "\n").encode() for word in target.words] or [b"0"]
    for seed in seeds:
        watched(seed)
    assert watched.tally.read, "none of the good files can be read"
    for _ in range(60):
        watched(changed(draw, seeds, words))
    assert watched.tally.findings == {}


def test_a_finding_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tools.fuzz.FOLDER", tmp_path)

    def read(content: bytes) -> None:
        raise KeyError("x") if content == b"bad" else InputError("fout")

    watched = Watched(Tally("t", "toeval"), read, 2)
    watched(b"other")
    watched(b"bad")
    assert [what.split()[0] for what in watched.tally.findings] == ["KeyError"]
    assert watched.tally.inputs == 2


@settings(max_examples=200, deadline=None)
@given(SAID)
def test_any_plain_data_as_a_household(said: Any) -> None:
    refused(Household.read, said)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(NAMES, SAID, max_size=6))
def test_any_plain_data_as_an_application(said: Any) -> None:
    refused(lees, said)


@settings(max_examples=200, deadline=None)
@given(SAID)
def test_any_plain_data_as_names_of_columns(said: Any) -> None:
    refused(lambda content: names_of(content, load()), said)


def refused(read: Any, said: Any) -> None:
    """Read, or refused with one line."""
    line = ""
    try:
        read(said)
    except InputError as error:
        line = str(error)
    assert "\n" not in line
