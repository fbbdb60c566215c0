"""Exercises: the same from the same seed, the answer only for the teacher, amounts that the model gives."""

import pytest

from prinsjesdag import wording
from prinsjesdag.errors import InputError
from prinsjesdag.household.casus import Exercise, exercise
from prinsjesdag.household.effects import effects
from prinsjesdag.household.examples import describe, examples
from prinsjesdag.law import load
from prinsjesdag.measures.register import measure


def make(subject: str, seed: int = 1, role: str = "consulent_inkomen") -> Exercise:
    return exercise(role, subject, seed, load())


@pytest.mark.parametrize("subject", ["zorgtoeslag", "bijstand", "nota-ruimte", "kindgebonden-budget-verhoging"])
def test_a_seed_gives_one_exercise_and_the_pupil_no_answer(subject: str) -> None:
    one, again = make(subject), make(subject)
    assert one == again
    pupil = one.as_dict(teacher=False)
    assert not {"antwoorden", "stappen", "gebruikelijke_fouten", "bronnen"} & pupil.keys()
    assert len(one.questions) == len(one.answers)
    for answer in one.answers:
        assert answer not in str(pupil)


def test_other_seeds_give_other_exercises() -> None:
    for subject in ("zorgtoeslag", "kindgebonden-budget-verhoging"):
        assert len({tuple(make(subject, seed).facts) for seed in range(1, 9)}) > 3


def test_a_measure_is_calculated_for_the_household_in_the_exercise() -> None:
    found = make("huurtoeslag-eigen-bijdrage-verlaging", 3)
    title = next(f for f in found.facts if f.startswith("De inwoner: ")).removeprefix("De inwoner: ")
    name = next(slug for slug in examples() if describe(slug) == title)
    (effect,) = effects(measure("huurtoeslag-eigen-bijdrage-verlaging"), {name: examples()[name]})
    assert effect.month
    assert found.answers[-1].startswith(f"{wording.euro(effect.month)} per maand meer in 2024")


def test_a_measure_that_is_not_calculated_asks_for_no_amount() -> None:
    assert len(make("nota-ruimte", role="planoloog").questions) == 3


def test_what_there_is_not() -> None:
    with pytest.raises(InputError, match="is geen rol"):
        make("zorgtoeslag", role="burgemeester")
    with pytest.raises(InputError, match="bedoelde u zorgtoeslag"):
        make("zorgtoeslg")
