"""The 40 voorbeeldhuishoudens: documented, readable, calculable in every year, and their sums right to the cent."""

import json
from dataclasses import replace
from functools import cache

import pytest

from prinsjesdag import Household, Legislation
from prinsjesdag.engine import When
from prinsjesdag.errors import InputError
from prinsjesdag.household.answer import Answer
from prinsjesdag.household.compare import compare
from prinsjesdag.household.examples import FOLDER, describe, example, examples, slugs
from prinsjesdag.law.algemeen.woorden import Rol
from tests.law.cases import SHARED, rows

YEARS = (2022, 2023, 2024, 2025, 2026)

STANDARD = {
    "alleenverdiener_kids_modaal": "alleenverdiener-kinderen-modaal",
    "alleenverdiener_kids_2modaal": "alleenverdiener-kinderen-2x-modaal",
    "twee_modaal_half_kids": "tweeverdieners-kinderen-modaal-half-modaal",
    "twee_2modaal_half_kids": "tweeverdieners-kinderen-2x-modaal-half-modaal",
    "twee_modaal_modaal_nokids": "tweeverdieners-modaal-modaal",
    "twee_2modaal_modaal_nokids": "tweeverdieners-2x-modaal-modaal",
    "single_WML": "alleenstaande-minimumloon",
    "single_modaal": "alleenstaande-modaal",
    "single_2modaal": "alleenstaande-2x-modaal",
    "singleparent_WML": "alleenstaande-ouder-minimumloon",
    "singleparent_modaal": "alleenstaande-ouder-modaal",
    "minima_couple_kids": "sociaal-minimum-paar-kinderen",
    "minima_single": "sociaal-minimum-alleenstaande",
    "minima_singleparent": "sociaal-minimum-alleenstaande-ouder",
    "aow_single": "aow-alleenstaand",
    "aow_single_10k": "aow-alleenstaand-10000-pensioen",
    "aow_couple": "aow-paar",
    "aow_couple_10k": "aow-paar-10000-pensioen",
}
"""The 18 standard types in the tables of SZW (jaarverslag 2015, tabel B3.1) and their files."""

INCOMES = (
    "loon", "winst", "uitkering", "aow", "aanvullend_pensioen", "inkomen_box2", "partneralimentatie_ontvangen",
    "kinderalimentatie_ontvangen", "bijstand_belast",
)  # fmt: skip
OFF = ("pensioenpremie", "partneralimentatie_betaald", "kinderalimentatie_betaald", "inkomstenbelasting",
       "zvw_bijdrage", "nominale_premie_zvw")  # fmt: skip
RECEIVED = ("zorgtoeslag", "huurtoeslag", "kindgebonden_budget", "kinderopvangtoeslag", "kinderbijslag")
ONCE = ("energietoeslag", "tegemoetkoming_alleenverdieners")
"""Received only by who says so."""

YEAR = {"bijstand-energietoeslag": 2023}
"""The year of a file, where it isn't 2024."""

NOG_NODIG: dict[str, set[str]] = {}
"""What besteedbaar_inkomen still needs, for households whose file says so: none."""


@cache
def outcome(slug: str, year: int) -> Answer:
    return Legislation.during(year).calculate(example(slug))


def text(slug: str) -> str:
    return FOLDER.joinpath(f"{slug}.yaml").read_text(encoding="utf-8")


def test_there_are_40_with_a_name_of_their_own() -> None:
    found = examples()
    assert len(found) == 40
    assert list(found) == sorted(found)
    assert [h.id for h in found.values()] == list(found)
    assert all(isinstance(h, Household) for h in found.values())
    assert len({describe(slug) for slug in found}) == 40


def test_the_18_standard_types_are_among_them() -> None:
    assert len(set(STANDARD.values())) == 18
    assert set(STANDARD.values()) <= set(slugs())
    if (SHARED / "historic_koopkracht_2015_2016.csv").is_file():
        named = {
            json.loads(row["household"])["standaardhuishouden"] for row in rows("historic_koopkracht_2015_2016.csv")
        }
        assert named == set(STANDARD)


@pytest.mark.parametrize("slug", slugs())
def test_it_starts_with_what_it_is_and_why_and_from_where(slug: str) -> None:
    header = [line for line in text(slug).splitlines() if line.startswith("#")]
    assert text(slug).startswith(f"# {describe(slug)}\n#\n# Waarom: ")
    assert len(header) >= 4
    words = " ".join(line.removeprefix("#").strip() for line in header)
    for person in example(slug).persons:
        if person.facts.get("pensioenpremie"):
            assert "Pensioenpremie: " in words
        if person.facts.get("loon") or person.facts.get("minimumloon_uren"):
            assert "Loon: " in words
        if person.facts.get("ontvangt_bijstand"):
            assert "Bijstand: " in words
            assert "Loon: " in words or "Inkomen: geen eigen inkomen" in words
    assert "Wonen: " in words
    assert "aanname" in words


@pytest.mark.parametrize("slug", slugs())
def test_it_says_its_year_and_its_home(slug: str) -> None:
    household = example(slug)
    assert household.when == When(YEAR.get(slug, 2024))
    assert household.municipality is None  # a municipality is never assumed
    assert "woning_soort" in household.facts
    assert sum(p.role == Rol.AANVRAGER for p in household.persons) == 1


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("slug", slugs())
def test_it_can_be_calculated_in_every_year(slug: str, year: int) -> None:
    answer = outcome(slug, year)
    needs = answer.missing.get("besteedbaar_inkomen", [])
    assert set(needs) == NOG_NODIG.get(slug, set())
    assert all(answer[name] >= 0.0 for name in (*RECEIVED, *ONCE, "bijstand", "besteedbaar_inkomen"))
    json.dumps(answer.as_dict(), allow_nan=False)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("slug", slugs())
def test_besteedbaar_inkomen_is_the_sum_of_its_parts(slug: str, year: int) -> None:
    """Recomputed from every person's and the family's own amounts; bijstand is in it with its tax."""
    household = example(slug)
    targets = (*INCOMES, *OFF, *RECEIVED, *ONCE, "kosten_kinderopvang", "besteedbaar_inkomen")
    answer = Legislation.during(year).calculate(household, targets)
    amounts = answer.outcome.year
    family = [i for i, f in enumerate(answer.families.of_person) if f == 0]
    total = sum(amounts(name)[i] for name in INCOMES for i in family)
    total -= sum(amounts(name)[i] for name in OFF for i in family)
    total -= amounts("kosten_kinderopvang")[0]
    for name in RECEIVED:
        if all(household.persons[i].facts.get(f"ontvangt_{name}", True) for i in family):
            total += amounts(name)[0]
    for name in ONCE:
        if any(household.persons[i].facts.get(f"ontvangt_{name}", False) for i in family):
            total += amounts(name)[0]
    assert answer["besteedbaar_inkomen"] == pytest.approx(total, abs=0.005)


@pytest.mark.parametrize("unchanged", [False, True])
@pytest.mark.parametrize("slug", slugs())
def test_it_moves_from_2023_to_2024(slug: str, unchanged: bool) -> None:
    household, law = example(slug), Legislation.during(2024).system
    found = compare(household, law, When(2023), When(2024), unchanged)
    row = next(r for r in found.rows if r.variable.name == "besteedbaar_inkomen")
    assert row.difference is not None
    assert found.real(row) is not None
    # Every home has a rent or a WOZ-waarde, and both have an index. The files are in euros of 2024.
    assert bool(found.moved) == (not unchanged)
    if unchanged:
        assert row.before == outcome(slug, 2023)["besteedbaar_inkomen"]
    if unchanged or household.when == When(2024):
        assert row.after == outcome(slug, 2024)["besteedbaar_inkomen"]
    json.dumps(found.as_dict(), allow_nan=False)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("slug", slugs())
def test_bijstand_is_what_is_left_of_it_net(slug: str, year: int) -> None:
    """Tax with and without the bijstand that is received: the difference is what was grossed up, to two euros each.

    Two euros, as the tax goes down and a credit up to a whole euro, with and without it (brutering.py).
    """
    household = example(slug)
    targets = ("ontvangen_bijstand", "bruto_inkomen", "belasting_samen", "zvw_bijdrage_gezin")
    answer = Legislation.during(year).calculate(household, targets)
    if answer["ontvangen_bijstand"] == 0.0:
        return
    without = [replace(p, facts={**p.facts, "ontvangt_bijstand": False}) for p in household.persons]
    other = Legislation.during(year).calculate(replace(household, persons=without), targets)
    net = [a["bruto_inkomen"] - a["belasting_samen"] - a["zvw_bijdrage_gezin"] for a in (answer, other)]
    assert net[0] - net[1] == pytest.approx(answer["ontvangen_bijstand"], abs=2.0 * len(household.persons))


def test_partners_divide_the_home_as_costs_least() -> None:
    """`koopwoning-hypotheek-modaal` in 2024, by hand: all of 0.35% x 379,000 - 7,700 = -6,373.50 with the first.

    36.97% x 35,974.50 - (3,362 - 6.63% x 11,162.50) - (5,532 - 6.51% x 2,391) = 13,299 - 2,622 - 5,377 = 5,300, and
    36.97% x 16,000 - 3,362 - (968 + 31.433% x 4,510) = 5,915 - 3,362 - 2,386 = 167. Half each would cost 6,689: the
    second can't use all credits then (Wet IB 2001 art. 2.17).
    """
    answer = Legislation.during(2024).calculate(example("koopwoning-hypotheek-modaal"), ("inkomstenbelasting",))
    assert answer.outcome.year("inkomstenbelasting") == [5300.0, 167.0]


def test_a_name_that_there_is_not_gets_the_nearest() -> None:
    with pytest.raises(InputError, match="'aow-par' is geen voorbeeldhuishouden; bedoelde u aow-paar"):
        example("aow-par")
    with pytest.raises(InputError):
        describe("../model")
