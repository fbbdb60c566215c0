"""What is refused in a file of parameters, and what is said about it."""

from datetime import date
from pathlib import Path

import pytest

from prinsjesdag.engine import LawError, Parameters, System, rule
from prinsjesdag.engine.parameters import read_table
from tests.engine.toy import law, refused, table

GOOD = """\
law: Bus Act
id: B1
sources:
  gazette: {title: Gazette 12, url: "https://example.org/12", seen: 2024-02-01, confidence: official}
  paper: {title: The Daily, seen: 2024-02-02, confidence: secondary, note: page 3}
values:
  fare:
    label: fare
    unit: EUR/maand
    article: "2"
    index: CPI
    at:
      2023-01-01: {value: 30, source: gazette, until: 2023-12-31}
      2024-01-01: {value: 32.5, source: paper, note: as announced, proposal: true}
  zones:
    label: zones
    unit: EUR
    article: "3"
    at:
      2024-01-01: {value: [1, 2.5], source: gazette}
"""

LABEL, SOURCE = "    label: fare\n", "2024-01-01: {value: 32.5, source: paper"
CONFIDENCES = "confidence is one of official, secondary, derived, memory, not"

REFUSED = {
    "no title": ("{title: Gazette 12, ", "{", "source gazette: has no title"),
    "not seen": ("seen: 2024-02-01, ", "", "source gazette: 'seen' is the date on which the source was read"),
    "bad confidence of a source": ("secondary,", "sure,", f"source paper: {CONFIDENCES} 'sure'"),
    "bad confidence of a value": ("note: as", "confidence: 9, note: as", f"fare on 2024-01-01: {CONFIDENCES} 9"),
    "no source": ("30, source: gazette", "30", "fare on 2023-01-01: has no source"),
    "unknown source": ("source: paper", "source: papr", "fare on 2024-01-01: source papr is not described under"),
    "no value": ("value: 32.5, ", "", "fare on 2024-01-01: expected {value: …, source: …}"),
    "a bare number": ("{value: 30, source: gazette, until: 2023-12-31}", "30", "fare on 2023-01-01: expected {value"),
    "a word": ("32.5", "lots", "fare on 2024-01-01: 'lots' is not a number, true/false or a list of numbers"),
    "nothing": ("32.5", "", "fare on 2024-01-01: None is not a number"),
    "words in a row": ("[1, 2.5]", "[1, two]", "zones on 2024-01-01: [1, 'two'] is not a number"),
    "something else": ("note: as", "remark: as", "fare on 2024-01-01: remark is not something that stands there"),
    "no label": (LABEL, "", "fare: has no label"),
    "no unit": ("    unit: EUR/maand\n", "", "fare: has no unit"),
    "no article": ('    article: "2"\n', "", "fare: has no article"),
    "no values": ("      2024-01-01: {value: [1, 2.5], source: gazette}\n", "", "zones: has no values"),
    "no date": ("      2024-01-01: {value: 32", "      2024: {value: 32", "fare: 2024 is not a date"),
    "dates go down": (SOURCE, "2022-01-01: {value: 32.5, source: paper", "fare: dates do not go up"),
    "overlap": ("2023-12-31", "2024-01-01", "fare: overlap, the value of 2023-01-01 holds until 2024-01-01"),
    "gap": ("2023-12-31", "2023-11-30", "fare: gap, nothing holds from 2023-12-01 to 2024-01-01"),
    "renewed": (LABEL, LABEL + "    renewed: weekly\n", "fare: renewed is yearly, half-yearly or left out"),
    "one date twice": (
        "      2024-01-01: {value: 32",
        "      2023-01-01: {value: 32",
        ":14: 2023-01-01 stands here twice",
    ),
    "one name twice": ("zones:", "fare:", ":15: fare stands here twice"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_refused_with_file_name_and_date(why: str, tmp_path: Path) -> None:
    old, new, message = REFUSED[why]
    assert GOOD.count(old) == 1, "the test changes one place"
    path = tmp_path / "parameters.yaml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    said = refused(lambda: read_table(str(path)))
    assert said.startswith(str(path))
    assert message in said


def test_not_yaml(tmp_path: Path) -> None:
    path = tmp_path / "parameters.yaml"
    path.write_text("law: [Bus Act", encoding="utf-8")
    with pytest.raises(LawError, match=r"(?s)parameters\.yaml: not readable as YAML: .* line 1"):
        read_table(str(path))
    path.write_text("Bus Act", encoding="utf-8")
    assert "expected sources and values" in refused(lambda: read_table(str(path)))


def test_a_file_is_read_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "parameters.yaml"
    path.write_text(GOOD, encoding="utf-8")
    read = read_table(str(path))
    assert (read.law, read.id) == ("Bus Act", "B1")
    fare = read.series["fare"]
    assert (fare.label, fare.unit, fare.article, fare.index) == ("fare", "EUR/maand", "2", "CPI")
    first, second = fare.values
    assert (first.first, first.last, first.value) == (date(2023, 1, 1), date(2023, 12, 31), 30)
    assert (first.source.title, first.confidence, first.proposal) == ("Gazette 12", "official", False)
    assert (second.last, second.confidence, second.proposal, second.note) == (
        date.max,
        "secondary",
        True,
        "as announced",
    )
    assert fare.on(date(2022, 12, 31)) is None
    assert fare.on(date(2023, 12, 31)) is first
    assert read.series["zones"].values[0].value == (1.0, 2.5)


def test_a_value_renewed_every_year_does_not_outlive_it(tmp_path: Path) -> None:
    fare = read_table(table(tmp_path, renewed="yearly", fare={"2023-01-01": 1, "2024-01-01": 2})).series["fare"]
    assert [v.last for v in fare.values] == [date(2023, 12, 31), date(2024, 12, 31)]
    assert fare.on(date(2025, 1, 1)) is None


def test_a_value_renewed_every_half_year_neither(tmp_path: Path) -> None:
    wage = read_table(table(tmp_path, renewed="half-yearly", wage={"2023-07-01": 1, "2024-01-01": 2})).series["wage"]
    assert [v.last for v in wage.values] == [date(2023, 12, 31), date(2024, 6, 30)]


def test_a_value_that_was_not_renewed_in_between_is_a_gap(tmp_path: Path) -> None:
    path = table(tmp_path, renewed="yearly", fare={"2022-01-01": 1, "2024-01-01": 2})
    assert "fare: gap, nothing holds from 2023-01-01 to 2024-01-01" in refused(lambda: read_table(path))


def read_by_a_rule(file: str) -> System:
    class Bus(Parameters, file=file):
        fare: float

    @rule(level="person", unit="EUR", law="Bus Act", label="pass")
    def bus_pass(bus: Bus) -> float:
        return bus.fare

    system = law(bus_pass)
    system.check()
    return system


def test_what_a_class_reads_must_be_there_with_a_known_unit(tmp_path: Path) -> None:
    assert read_by_a_rule(table(tmp_path / "right", fare={"2024-01-01": 30})).series("right.fare").unit == "EUR"
    said = refused(lambda: read_by_a_rule(table(tmp_path / "other", fair={"2024-01-01": 30})))
    assert "fare, which Bus reads, has no values there" in said
    said = refused(lambda: read_by_a_rule(table(tmp_path / "unit", unit="guilder", fare={"2024-01-01": 30})))
    assert "fare: 'guilder' is no unit; units are EUR, EUR/jaar, EUR/maand" in said
    assert "there is no such file" in refused(lambda: read_by_a_rule(str(tmp_path / "none.yaml")))


def test_a_row_of_numbers_is_no_single_number(tmp_path: Path) -> None:
    refused(lambda: read_by_a_rule(table(tmp_path, fare={"2024-01-01": [30, 40]})))


def test_a_misspelt_word_about_a_value_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "parameters.yaml"
    path.write_text(GOOD.replace(LABEL, LABEL + "    renewd: yearly\n"), encoding="utf-8")
    assert "renewd" in refused(lambda: read_table(str(path)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2023-12-31", "2023-13-31"),
        ("2023-12-31", "soon"),
        ("2024-02-01", "2024-02-30"),
        (GOOD[GOOD.index("values:") :], "values: [1]"),
        (GOOD[GOOD.index("sources:") : GOOD.index("values:")], "sources: [1]\n"),
        ("source: paper", "source: [paper]"),
    ],
)
def test_nonsense_is_refused_as_the_law_s_mistake(old: str, new: str, tmp_path: Path) -> None:
    path = tmp_path / "parameters.yaml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    refused(lambda: read_table(str(path)))
