"""Models: hit policies as chapter 8.2.8 of the standard defines them, types, problems by place, and the limits."""

import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from prinsjesdag.dmn import evaluate, load, loads
from prinsjesdag.dmn.answers import read_inputs, to_json
from prinsjesdag.errors import InputError
from tests.dmn.models import HEAD, decision, model, table

ROWS = [("> 1", '"laag"'), ("> 2", '"hoog"'), ("> 3", '"hoog"')]
ORDER = '<output><outputValues><text>"hoog","laag"</text></outputValues></output>'


def outcome(content: bytes, **given: Any) -> Any:
    return evaluate(loads(content), {name: Decimal(value) for name, value in given.items()}).values.get("d")


@pytest.mark.parametrize(
    ("policy", "extra", "output", "given", "expected"),
    [
        ("UNIQUE", "", "<output/>", 2, "laag"),
        ("UNIQUE", "", "<output/>", 4, None),
        ("ANY", "", "<output/>", 4, None),
        ("FIRST", "", "<output/>", 4, "laag"),
        ("PRIORITY", "", ORDER, 4, "hoog"),
        ("RULE ORDER", "", "<output/>", 4, ["laag", "hoog", "hoog"]),
        ("OUTPUT ORDER", "", ORDER, 4, ["hoog", "hoog", "laag"]),
        ("COLLECT", "", "<output/>", 4, ["laag", "hoog", "hoog"]),
        ("COLLECT", 'aggregation="COUNT"', "<output/>", 4, Decimal(3)),
        ("COLLECT", "", "<output/>", 0, []),
        ("UNIQUE", "", "<output/>", 0, None),
        ("UNIQUE", "", '<output><defaultOutputEntry><text>"niets"</text></defaultOutputEntry></output>', 0, "niets"),
    ],
)
def test_hit_policies(policy: str, extra: str, output: str, given: int, expected: Any) -> None:
    assert outcome(model(table(policy, ROWS, extra, output)), i=given) == expected


@pytest.mark.parametrize(("aggregation", "expected"), [("SUM", 60), ("MIN", 10), ("MAX", 30), ("COUNT", 3)])
def test_aggregations(aggregation: str, expected: int) -> None:
    """Of the outputs 10, 20 and 30: their sum is 60."""
    rows = [("> 1", "10"), ("> 2", "20"), ("> 3", "30")]
    assert outcome(model(table("COLLECT", rows, f'aggregation="{aggregation}"')), i=4) == Decimal(expected)


def test_problems_name_decision_cell_and_expression() -> None:
    rows = [("date(?).year > 1", "1"), ("-", "1 +")]
    found = evaluate(loads(model(table("FIRST", rows))), {"i": Decimal(1)})
    assert found.values == {"d": None}
    said = [str(problem) for problem in found.problems]
    assert said[0].startswith("beslissing d, rij 1, kolom 1, 'date(?).year > 1': date(number) kan niet")
    assert said[1] == "beslissing d, rij 2, '1 +': de expressie is niet af"


def test_a_value_of_another_type_is_null() -> None:
    content = model(decision("a", "1 + 1", type_="string"), decision("b", '["x"]', type_="string"))
    assert evaluate(loads(content), {}).values == {"a": None, "b": "x"}


def test_numbers_keep_34_digits() -> None:
    """A third in decimal128 has 34 threes."""
    assert to_json(evaluate(loads(model(decision("d", "1 / 3"))), {}).values) == '{"d": 0.' + "3" * 34 + "}"


def test_a_recursive_function_may_call_itself() -> None:
    """20! = 2432902008176640000."""
    content = model(decision("d", "{f: function(n) if n < 2 then 1 else n * f(n - 1), r: f(20)}.r"))
    assert outcome(content) == Decimal("2432902008176640000")


def deep(text: str) -> bytes:
    return model(decision("d", text))


BOMB = '<!DOCTYPE x [<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
REFUSED = {
    "entities": (BOMB + f"]>{HEAD}&i;</definitions>").encode(),
    "file": f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{HEAD}&e;</definitions>'.encode(),
    "utf-16": f'<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x>{HEAD}</definitions>'.encode("utf-16"),
    "brackets": deep("(" * 10_000 + "1" + ")" * 10_000),
    "lists": deep("[" * 10_000),
    "minus": deep("-" * 10_000 + "1"),
    "if": deep("if true then 1 else " * 4_000 + "1"),
    "path": deep("a" + ".b" * 10_000),
    "cell": model(table("UNIQUE", [("(" * 10_000, "1")])),
    "elements": (HEAD + "<a>" * 10_000 + "</a>" * 10_000 + "</definitions>").encode(),
    "cycle": model(decision("d", "e", "e"), decision("e", "d", "d")),
    "itself": model(decision("d", "d", "d")),
    "no model": b"<html/>",
    "no xml": b"\x00\xff",
    "empty": b"",
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_what_is_past_the_limits_is_refused_at_once(content: bytes) -> None:
    started = time.process_time()  # of this process alone: the machine may be busy
    with pytest.raises(InputError) as refused:
        evaluate(loads(content), {"i": Decimal(1)})
    assert time.process_time() - started < 1
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 310


def test_a_table_of_50_mb_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "groot.dmn"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(InputError, match="groter dan 10 MB"):
        load(str(file))


@pytest.mark.parametrize(
    "expression",
    [
        "for i in 1..1000000000 return i",
        "for i in 1..100000, j in 1..100000 return i * j",
        "{f: function(n) f(n + 1), r: f(1)}.r",
        'matches("' + "a" * 50 + 'b", "(a+)+$")',
        "10 ** 6000 * 10 ** 6000",
        "(for i in 1..60 return if i = 1 then [] else [partial[-1], partial[-1]])[-1]",
        "string((for i in 1..60 return if i = 1 then [] else [partial[-1], partial[-1]])[-1])",
        "(for i in 1..5000 return if i = 1 then [] else [partial[-1]])[-1]",
        'string join(for i in 1..90000 return "' + "a" * 100 + '")',
        "for i in 1..90000 return sum(for j in 1..1000 return j)",
        "{xs: for j in 1..1000 return j, r: for i in 1..90000 return sum(xs)}.r",
        "{xs: for j in 1..1000 return j, r: for i in 1..90000 return concatenate(xs, xs)}.r",
        "for i in 1..90000 return some j in 1..90000 satisfies true",
        "for i in 1..90000 return log(i)",
        'for i in 1..90000 return range("[1..2]")',
        "for i in 1..90000 return 10 ** 6000",
        'matches("' + "a" * 50 + '", "(a|a)*b")',
        'matches("' + "a" * 50 + '", "(a+b?)+c")',
        'matches("' + "a" * 90 + '", "a*a*a*a*a*a*b")',
        'matches("' + "a" * 40 + '", "' + "a?" * 30 + "a" * 30 + 'b")',
    ],
)
def test_an_evaluation_without_end_is_null_with_a_reason(expression: str) -> None:
    found = evaluate(loads(deep(expression)), {})
    assert found.values == {"d": None}
    assert found.problems


def test_a_chain_of_many_decisions_is_no_recursion() -> None:
    chain = [decision("d0", "1"), *(decision(f"d{n}", f"d{n - 1} + 1", f"d{n - 1}") for n in range(1, 3000))]
    assert evaluate(loads(model(*chain)), {}, ["d2999"]).values == {"d2999": Decimal(3000)}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("[1]", "JSON-object"),
        ('{"j": 1}', "het model vraagt geen 'j'"),
        ('{"i": 1', "geen leesbare JSON"),
        ('{"i": NaN}', "geen leesbare JSON"),
        ("[" * 100_000, "dieper genest"),
    ],
)
def test_input_that_cannot_be_used_is_told(given: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read_inputs(given, loads(model(table("UNIQUE", ROWS))))


def test_work_without_end_is_stopped() -> None:
    """A function that calls itself twice is never deep, yet makes 2 ** 60 calls."""
    doubling = decision("d", "{f: function(n) if n = 0 then 1 else f(n - 1) + f(n - 1), r: f(60)}.r")
    found = evaluate(loads(model(doubling)), {})
    assert found.values == {"d": None}
    assert "stappen" in str(found.problems[0])


def test_a_decision_that_needs_itself_by_way_of_a_service_is_refused() -> None:
    called = (
        '<decision id="d" name="d"><variable name="d"/><knowledgeRequirement><requiredKnowledge href="#s"/>'
        "</knowledgeRequirement><literalExpression><text>s()</text></literalExpression></decision>"
        '<decisionService id="s" name="s"><variable name="s"/><outputDecision href="#d"/></decisionService>'
    )
    with pytest.raises(InputError, match="d → s → d"):
        loads(model(called))


def test_entities_are_refused_by_their_name() -> None:
    bomb = b'<!DOCTYPE d [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><definitions name="m">&b;</definitions>'
    with pytest.raises(InputError, match="documenttype"):
        loads(bomb)


def test_a_key_of_signs_is_no_name() -> None:
    """DMN 1.5, 10.3.1.2: a string may be a key; a name starts with a letter, so ":" in a key never reads as one."""
    found = evaluate(loads(model(decision("d", 'get value({":": 1, "}": 2, "+": 1 + 1}, "+")'))), {})
    assert found.values == {"d": Decimal(2)}


def test_an_input_name_may_have_more_spaces_than_the_model_keeps() -> None:
    spaced = '<inputData id="i" name="a  b"><variable name="a  b" typeRef="number"/></inputData>'
    made = loads(model(spaced, decision("d", "a b + 1", "i")))
    assert evaluate(made, read_inputs('{"a  b": 1}', made)).values == {"d": Decimal(2)}
