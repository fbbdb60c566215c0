"""Toepasbare regels: the questions of a file, its conclusions by hand, and which answers counted or are still open."""

import os
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from prinsjesdag.dmn.interview import Interview, State
from prinsjesdag.dmn.replies import answers_of
from prinsjesdag.dmn.sttr import Rules, read
from prinsjesdag.errors import InputError

SCHUUR = Path(__file__).with_name("data") / "schuur.dmn"
SHARED = Path(os.environ.get("PRINSJESDAG_SHARED", Path(__file__).parents[3] / "shared")) / "sttr"
shared = pytest.mark.skipif(not SHARED.is_dir(), reason="../shared/sttr is not there")


@pytest.fixture(scope="module")
def schuur() -> Rules:
    return read(str(SCHUUR))


def state(rules: Rules, **given: Any) -> State:
    return Interview(rules).state(answers_of({key.replace("_", "-"): value for key, value in given.items()}, rules))


def test_questions_have_their_order_options_help_and_groups(schuur: Rules) -> None:
    assert [question.id for question in schuur.questions] == ["u-monument", "u-plek", "u-hoogte", "u-gebruik"]
    monument, plek, hoogte, gebruik = schuur.questions
    assert (monument.kind, monument.type) == ("geoVerwijzing", "boolean")
    assert plek.options == ["Voor het huis", "Achter het huis"]
    assert (hoogte.help, hoogte.important, hoogte.group) == ("Meet vanaf het maaiveld.", True, "Maten")
    assert gebruik.several
    assert schuur.version == "2.0"
    assert schuur.activity == "Conclusienl.imow-gm0000.activiteit.Schuur"
    assert any("vraag aan de kaart" in line for line in schuur.unsupported)


@pytest.mark.parametrize(
    ("given", "conclusion", "counted", "rows"),
    [
        # row 1 of the conclusion looks at the monument only
        ({"monument": "ja", "plek": 2}, "Vergunningplicht", ["u-monument"], [1]),
        # in front of the house: row 1 of "Maat past" is "nee", so row 3
        ({"monument": "nee", "plek": "voor het huis"}, "Meldingsplicht", ["u-monument", "u-plek"], [3]),
        # behind, 3 m or lower, storage only: row 4 is "ja", so row 2
        (
            {"monument": "nee", "plek": 2, "hoogte_schuur": "2,5", "gebruik": ["Opslag"]},
            "Toestemmingsvrij",
            ["u-monument", "u-plek", "u-hoogte", "u-gebruik"],
            [2],
        ),
        # a business makes row 2 "nee", wherever it stands
        ({"monument": "nee", "gebruik": "Bedrijf"}, "Meldingsplicht", ["u-monument", "u-gebruik"], [3]),
    ],
)
def test_conclusions_and_what_they_rest_on(
    schuur: Rules, given: dict[str, Any], conclusion: str, counted: list[str], rows: list[int]
) -> None:
    found = state(schuur, **given)
    only = found.conclusions[0]
    assert (only.decided, only.value) == (True, conclusion)
    assert [question.id for question in found.counted] == counted
    assert only.steps[0].rows == rows
    assert found.open == []


def test_only_questions_that_can_change_the_conclusion_are_open(schuur: Rules) -> None:
    assert [question.id for question in state(schuur).open] == ["u-monument", "u-plek", "u-hoogte", "u-gebruik"]
    behind = state(schuur, monument="nee", plek=2)
    assert [question.id for question in behind.open] == ["u-hoogte", "u-gebruik"]
    assert not behind.conclusions[0].decided


def test_the_row_that_decides_gives_its_explanation(schuur: Rules) -> None:
    found = state(schuur, monument=True).conclusions[0]
    assert found.explanation == "Bij een monument is altijd een vergunning nodig."


def test_a_contradiction_is_told(schuur: Rules) -> None:
    """Storage and a business at once: row 2 says "nee", row 4 says "ja", and the policy is ANY."""
    found = state(schuur, monument=False, plek=2, hoogte_schuur=2, gebruik=["Opslag", "Bedrijf"]).conclusions[0]
    assert found.value is None
    assert any("spreken elkaar tegen" in problem for problem in found.problems)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"monumnt": True}, "is geen vraag van dit bestand; bedoelde u monument"),
        ({"monument": "misschien"}, "antwoord ja of nee"),
        ({"plek": "naast"}, "kies uit Voor het huis; Achter het huis"),
        ({"hoogte-schuur": "hoog"}, "is geen getal"),
        ({"plek": 1, "u-plek": 2}, "twee keer beantwoord"),
        (["ja"], "vraag: antwoord"),
    ],
)
def test_answers_that_cannot_be_used(schuur: Rules, given: Any, said: str) -> None:
    with pytest.raises(InputError, match=said):
        answers_of(given, schuur)


# tree-felling.dmn by hand. Conclusion: protected "nee" -> row 1; "nvt" -> rows 2 and 3; "ja" with a plan that fits ->
# row 5, else row 4. Protected: not in a garden -> "nvt", else what the second answer says. The plan fits when little is
# pruned, or much of a pollarded tree.
def felling(garden: bool, protected: bool, plan: str, pollard: bool) -> str:
    if not garden:
        return "Vergunningplicht"
    if not protected:
        return "Toestemmingsvrij"
    fits = plan.startswith("Minder") or (plan.startswith("Meer") and pollard)
    return "Toestemmingsvrij" if fits else "Vergunningplicht"


@shared
def test_tree_felling_by_hand() -> None:
    rules = read(str(SHARED / "tree-felling.dmn"))
    interview = Interview(rules)
    plans = rules.questions[2].options
    for garden, protected, plan, pollard in product((True, False), (True, False), plans, (True, False)):
        given = {"erf": garden, "beschermd": protected, "plan": plan, "vormboom": pollard}
        found = interview.state(answers_of(given, rules)).conclusions[0]
        assert found.value == felling(garden, protected, plan, pollard), given


@shared
@pytest.mark.parametrize("name", ["tree-felling", "with-conclusion-description", "demo", "demo-stripped"])
def test_files_answer_every_combination(name: str) -> None:
    rules = read(str(SHARED / f"{name}.dmn"))
    interview = Interview(rules)
    assert rules.questions
    for values in product(*(question.domain or [Decimal(1)] for question in rules.questions)):
        answers = {question.id: value for question, value in zip(rules.questions, values, strict=True)}
        found = interview.state(answers)
        assert found.open == []
        assert all(one.decided and (one.value is not None or one.problems) for one in found.conclusions)


@shared
def test_a_file_without_names_gives_the_same_as_with() -> None:
    whole, bare = (read(str(SHARED / f"{name}.dmn")) for name in ("demo", "demo-stripped"))
    assert bare.assumed
    for first, second in product((True, False), repeat=2):
        values = [
            Interview(rules).state(dict(zip([q.id for q in rules.questions], (first, second), strict=True)))
            for rules in (whole, bare)
        ]
        assert values[0].conclusions[0].value == values[1].conclusions[0].value


def test_an_answer_that_makes_no_difference_is_no_reason(tmp_path: Path) -> None:
    """Storage of 2 m: whether it fits hangs on the place still, but rows 2 and 3 now say the same."""
    text = SCHUUR.read_text(encoding="utf-8").replace('"Toestemmingsvrij"', '"Meldingsplicht"')
    (tmp_path / "schuur.dmn").write_text(text, encoding="utf-8")
    rules = read(str(tmp_path / "schuur.dmn"))
    found = Interview(rules).state(answers_of({"monument": False, "hoogte-schuur": 2, "gebruik": ["Opslag"]}, rules))
    conclusion = found.conclusions[0]
    assert (conclusion.decided, conclusion.value, conclusion.problems) == (True, "Meldingsplicht", [])
    assert [(step.rows, step.value) for step in conclusion.steps] == [([2, 3], "Meldingsplicht")]
    assert [question.id for question in found.counted] == ["u-monument"]


def test_an_answer_without_difference_is_not_asked(tmp_path: Path) -> None:
    """Two rows that give the same for yes and no: decided without the answer, and both rows are named."""
    content = SCHUUR.read_text(encoding="utf-8").replace('<dmn:text>"Toestemmingsvrij"', '<dmn:text>"Meldingsplicht"')
    file = tmp_path / "gelijk.dmn"
    file.write_text(content.replace('<dmn:text>"Vergunningplicht"', '<dmn:text>"Meldingsplicht"'), encoding="utf-8")
    found = state(read(str(file)), plek=2, hoogte_schuur=2, gebruik=["Opslag"])
    assert found.open == []
    assert found.conclusions[0].value == "Meldingsplicht"
    assert found.conclusions[0].steps[0].rows == [1, 2]


def test_a_fixed_value_is_not_asked(tmp_path: Path) -> None:
    content = SCHUUR.read_text(encoding="utf-8").replace("geoVerwijzing", "vasteWaarde")
    content = content.replace(
        '<uitv:locatie identificatie="nl.imow-gm0000.gebied.1"/>', "<uitv:waarde>true</uitv:waarde>"
    )
    file = tmp_path / "vast.dmn"
    file.write_text(content, encoding="utf-8")
    found = state(read(str(file)))
    assert found.conclusions[0].value == "Vergunningplicht"


def test_an_input_may_go_by_its_variable(tmp_path: Path) -> None:
    content = SCHUUR.read_text(encoding="utf-8").replace('variable name="plek"', 'variable name="plaats"')
    file = tmp_path / "variabele.dmn"
    file.write_text(content.replace("<dmn:text>plek<", "<dmn:text>plaats<"), encoding="utf-8")
    assert state(read(str(file)), monument=False, plek=1).conclusions[0].value == "Meldingsplicht"
