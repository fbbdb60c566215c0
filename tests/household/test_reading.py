"""Files with mistakes: one clear line that says where, what, and what would be right."""

from pathlib import Path
from typing import Any

import pytest

from prinsjesdag import Household
from prinsjesdag.errors import InputError
from prinsjesdag.household.reading import Unreadable, read_file

GOOD = """\
id: gezin-de-vries
jaar: 2024
gemeente: GM0344
personen:
  - id: ouder1
    rol: aanvrager
    geboortedatum: 1986-05-17
    loon: 32000
  - {id: kind1, rol: kind, leeftijd: 8}
woning: {soort: huur, kale_huur: 690.00, servicekosten: 24.00}
"""


def load(tmp_path: Path, text: str, name: str = "gezin.yaml") -> Household:
    file = tmp_path / name
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return Household.load(file)


def message(tmp_path: Path, text: str, name: str = "gezin.yaml") -> str:
    with pytest.raises(InputError) as caught:
        load(tmp_path, text, name)
    found = str(caught.value)
    assert "\n" not in found
    return found.replace(str(tmp_path) + "/", "")


def test_the_household_of_the_contract(tmp_path: Path) -> None:
    household = load(tmp_path, GOOD)
    assert [p.id for p in household.persons] == ["ouder1", "kind1"]
    assert household.municipality == "GM0344"
    assert household.facts["woning_kale_huur"] == 690.0
    assert household.persons[0].facts["loon"] == 32000.0


MISTAKES = [
    ("loon: 32000", "loom: 32000", "gezin.yaml, regel 8: personen[1].loom: onbekend veld; bedoelde u loon?"),
    ("loon: 32000", "loon: -1", "gezin.yaml, regel 8: personen[1].loon: '-1' is te laag; loon is minstens 0 (EUR/jaar)"),
    ("loon: 32000", "loon: veel", "gezin.yaml, regel 8: personen[1].loon: 'veel' is geen getal (EUR/jaar)"),
    ("loon: 32000", "loon: .nan", "gezin.yaml, regel 8: personen[1].loon: 'nan' is te groot of geen gewoon getal"),
    ("loon: 32000", "loon: true", "gezin.yaml, regel 8: personen[1].loon: 'True' is geen getal"),
    ("1986-05-17", "1986-02-30", "gezin.yaml, regel 7: personen[1].geboortedatum: '1986-02-30' is geen datum"),
    ("1986-05-17", "2025-02-03", "gezin.yaml, regel 7: personen[1].geboortedatum: geboren na 2024"),
    ("rol: aanvrager", "rol: partner", "gezin.yaml, regel 4: personen: er is geen aanvrager"),
    ("rol: kind", "rol: aanvrager", "gezin.yaml, regel 9: personen[2].rol: er is al een aanvrager"),
    ("rol: kind", "rol: hond", "gezin.yaml, regel 9: personen[2].rol: 'hond' ken ik niet; kies uit aanvrager, partner"),
    ("leeftijd: 8", "leeftijd: 300", "gezin.yaml, regel 9: personen[2].leeftijd: '300' is geen leeftijd"),
    (", leeftijd: 8", "", "gezin.yaml, regel 9: personen[2]: leeftijd of geboortedatum ontbreekt"),
    ("id: kind1", "id: ouder1", "gezin.yaml, regel 9: personen[2].id: id 'ouder1' komt twee keer voor"),
    ("GM0344", "Utrecht", "gezin.yaml, regel 3: gemeente: 'Utrecht' is geen gemeentecode; schrijf de CBS-code"),
    ("kale_huur", "huur", "gezin.yaml, regel 10: woning.huur: onbekend veld"),
    ("soort: huur", "soort: boot", "gezin.yaml, regel 10: woning.soort: 'boot' ken ik niet; kies uit onbekend, huur, koop"),
    ("jaar: 2024", "jaar: 1999", "gezin.yaml, regel 2: jaar: 1999 valt buiten 2022-2027"),
    ("jaar: 2024", "datum: 2024-13-01", "gezin.yaml, regel 2: datum: '2024-13-01' is geen datum"),
    ("jaar: 2024", "doelen: [zorgtoeslg]", "gezin.yaml, regel 2: doelen[1]: 'zorgtoeslg' is geen uitkomst; bedoelde u zorg"),
    ("jaar: 2024", "jaar: 2024\njaar: 2025", "gezin.yaml, regel 3: jaar staat er twee keer"),
    ("jaar: 2024", "jaar: [", "gezin.yaml"),
    ("rol: kind", "rol: kind, peiljaarinkomen: {loon: 1}", "gezin.yaml, regel 9: personen[2].peiljaarinkomen.loon: onbekende"),
    ("rol: kind", "rol: kind, kinderopvang: [{soort: bso}]", "kinderopvang[1]: elke opvang heeft soort, uren_maand en"),
    ("rol: kind", "rol: kind, kinderopvang: [{soort: creche, uren_maand: 4, uurprijs: 9}]", "'kinderopvang.creche.uren_"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "expected"), MISTAKES, ids=[m[1][:30] for m in MISTAKES])
def test_each_mistake_is_named_with_line_field_and_mend(tmp_path: Path, right: str, wrong: str, expected: str) -> None:
    assert right in GOOD
    assert expected in message(tmp_path, GOOD.replace(right, wrong))


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "42", "personen: 3", "personen: []", "personen: [7]", "\x00\x01\x02", "{" * 5000, "[" * 500_000,
        "&a [*a]", "a: *nergens", "? [a]\n: b", "\ufffe", "- " * 2000, "!!python/object:os.system {}",
        "personen: [{rol: aanvrager, leeftijd: 1e400}]", "personen: [{rol: aanvrager, leeftijd: 40, loon: 1e300}]",
    ],
    ids=lambda t: repr(t[:20]),
)  # fmt: skip
def test_nonsense_is_one_clear_line(tmp_path: Path, text: str) -> None:
    assert len(message(tmp_path, text)) < 400


def test_ten_megabytes_of_nonsense(tmp_path: Path) -> None:
    assert "te groot voor één huishouden" in message(tmp_path, "x" * 10_000_000)
    lines = tmp_path / "veel.jsonl"
    lines.write_bytes(b"{" * 10_000_000)
    with pytest.raises(InputError, match=r"regel 1: een regel is hoogstens 1 MB"):
        list(read_file(str(lines)))


def test_other_files_and_no_file(tmp_path: Path) -> None:
    assert "dit soort bestand lees ik niet" in message(tmp_path, "a", "gezin.docx")
    with pytest.raises(InputError, match="niet te lezen"):
        Household.load(tmp_path / "weg.yaml")
    (tmp_path / "map.yaml").mkdir()
    with pytest.raises(InputError, match="niet te lezen"):
        Household.load(tmp_path / "map.yaml")
    (tmp_path / "latin.yaml").write_bytes(GOOD.replace("vries", "vriës").encode("latin-1"))
    with pytest.raises(InputError, match="geen tekst in UTF-8"):
        Household.load(tmp_path / "latin.yaml")


def test_a_bad_line_of_many_is_told_in_its_place(tmp_path: Path) -> None:
    file = tmp_path / "veel.jsonl"
    person = '{"personen": [{"rol": "aanvrager", "leeftijd": 40, "loon": %s}], "id": "%s"}\n'
    file.write_text(person % (1, "a") + person % (-1, "b") + "\n" + "geen json\n" + person % (2, "d"))
    with pytest.raises(InputError, match=r"veel.jsonl, regel 2: personen\[1\].loon: '-1' is te laag"):
        list(read_file(str(file)))
    found = list(read_file(str(file), skip=True))
    assert [h.id for h in found] == ["a", "b", "regel 4", "d"]
    assert [isinstance(h, Unreadable) for h in found] == [False, True, True, False]


def test_what_binds_a_couple_holds_for_both() -> None:
    persons: list[dict[str, Any]]
    persons = [{"rol": "aanvrager", "leeftijd": 40, "loon": 1}, {"rol": "partner", "leeftijd": 40, "loon": 1}]  # fmt: skip
    top = Household.read({"relatie": "samenwonend", "partnerschap": {"toeslag": True}, "personen": persons})
    below = Household.read({"personen": [persons[0], {**persons[1], "relatie": "samenwonend", "partnerschap": {"toeslag": "ja"}}]})  # fmt: skip
    for household in (top, below):
        for person in household.persons:
            assert person.facts["relatie"].name == "SAMENWONEND"
            assert person.facts["partnerschap_toeslag"].name == "JA"
    with pytest.raises(InputError, match="spreken elkaar tegen"):
        Household.read({"relatie": "gehuwd", "personen": [persons[0], {**persons[1], "relatie": "samenwonend"}]})
