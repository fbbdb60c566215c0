"""The DMN Technology Compatibility Kit: the seventeen small models we carry, and all of it where ../shared stands."""

import os
from pathlib import Path

import pytest

from prinsjesdag.dmn.answers import to_json
from prinsjesdag.dmn.model import load
from prinsjesdag.dmn.tck import agrees, run, value_in
from prinsjesdag.dmn.xml import parse
from tools.tck import EXCEPTED, cases

OWN = Path(__file__).with_name("data") / "tck"
SHARED = Path(os.environ.get("PRINSJESDAG_SHARED", Path(__file__).parents[3] / "shared")) / "tck"
FILES = sorted((SHARED if SHARED.is_dir() else OWN).glob("*/*/*.xml"))


@pytest.mark.parametrize("tests", FILES, ids=lambda path: path.parent.name)
def test_every_case_answers_as_the_kit_expects(tests: Path) -> None:
    found = cases(tests)
    assert found
    if tests.parent.name in EXCEPTED:
        pytest.skip(EXCEPTED[tests.parent.name])
    assert [(case, differing) for case, differing in found if differing] == []


def test_the_kit_is_compared_strictly() -> None:
    """A null isn't an empty list, a text isn't a date, and a context has just its members."""
    zero, text, date = (
        value_in(parse(f'<e xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{inner}</e>'.encode(), "e"))
        for inner in (
            '<value xsi:type="xsd:decimal">0</value>',
            '<value xsi:type="xsd:string">2024-01-01</value>',
            '<value xsi:type="xsd:date">2024-01-01</value>',
        )
    )
    assert not agrees(None, [])
    assert not agrees(text, date)
    assert not agrees({"a": zero, "b": None}, {"a": zero})
    assert agrees([zero], [zero])


def test_answers_are_named_by_case_and_node() -> None:
    folder = OWN / "compliance-level-2" / "0106-feel-ternary-logic"
    model = load(str(folder / "0106-feel-ternary-logic.dmn"))
    first = next(run(model, str(folder / "0106-feel-ternary-logic-test-01.xml")))
    assert (first.case, first.node, to_json(first.value)) == ("001", "DecisionAnd", "true")
