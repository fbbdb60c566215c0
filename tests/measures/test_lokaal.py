"""Local schemes: the files of municipalities, and what is said of a mistake in one."""

from datetime import date
from pathlib import Path

import pytest

from prinsjesdag import Household, Legislation
from prinsjesdag.engine import When
from prinsjesdag.engine.parameters import DatedValue
from prinsjesdag.errors import InputError
from prinsjesdag.household.explain import explain
from prinsjesdag.law import load
from prinsjesdag.law.minimabeleid.woorden import KostensoortBijzondereBijstand, Leefvorm
from prinsjesdag.measures import lokaal
from prinsjesdag.measures.regelingen import read_regelingen
from prinsjesdag.measures.soorten import KINDS, KOSTENSOORTEN, LEEFVORMEN

GOOD = """\
gemeente: GM0014
naam: Groningen
regelingen:
  individuele_inkomenstoeslag:
    - van: 2024-01-01
      tot: 2024-12-31
      bron:
        titel: Verordening 2024
        url: https://lokaleregelgeving.overheid.nl/CVDR1/1
        gezien: 2024-02-01
      grens: {percentage: 1.10}
      referteperiode_maanden: 36
      bedragen:
        alleenstaande: 400
        paar: 600
    - van: 2025-01-01
      bron: {titel: Verordening 2025, gezien: 2025-02-01}
      grens:
        percentage: 1.20
      referteperiode_maanden: 36
      bedragen: {alleenstaande: 500, paar: 700}
  participatie_kinderen:
    - van: 2024-01-01
      bron: {titel: Regeling, gezien: 2024-02-01}
      grens: {percentage: 1.30}
      vermogen: {grens: geen}
      bedragen:
        per_kind:
          - {vanaf: 0, tot_en_met: 3, bedrag: 50}
          - {vanaf: 4, tot_en_met: 17, bedrag: 300.50}
  bijzondere_bijstand:
    - van: 2024-01-01
      bron: {titel: Beleidsregels, gezien: 2024-02-01}
      draagkracht:
        - {vanaf: 1.10, deel: 0.35}
        - {vanaf: 1.50, deel: 1}
  kwijtschelding:
    - van: 2024-01-01
      bron: {titel: Verordening kwijtschelding, gezien: 2024-02-01}
      deel_norm: 1
      kinderopvang: ja
"""


def written(folder: Path, text: str, name: str = "GM0014.yaml") -> str:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return str(file)


def said(folder: Path, text: str) -> str:
    with pytest.raises(InputError) as caught:
        read_regelingen(written(folder, text), codes=("GM0014", "GM0363"))
    return str(caught.value).removeprefix(f"{folder}/")


MISTAKES = {
    # what is wrong: (what stands there, what somebody wrote, the line, what the message must say)
    "unknown field": (
        "percentage: 1.10",
        "percentag: 1.10",
        11,
        "grens.percentag: onbekend veld; bedoelde u percentage?",
    ),
    "unknown field, nothing near": (
        "naam: Groningen",
        "naam: Groningen\nwethouder: x",
        3,
        "wethouder: onbekend veld; dit",
    ),
    "unknown scheme": ("participatie_kinderen:", "participatie_kind:", 22, "bedoelde u participatie_kinderen?"),
    "wrong type": ("alleenstaande: 400", "alleenstaande: veel", 14, "'veel' is geen getal; schrijf bijvoorbeeld 350"),
    "comma": ("alleenstaande: 400", "alleenstaande: 1.400,50", 14, "schrijf een punt in plaats van een komma"),
    "percent sign": ("percentage: 1.10", "percentage: 110%", 11, "schrijf 105% als 1.05"),
    "percentage written in full": (
        "percentage: 1.10",
        "percentage: 110",
        11,
        "'110' is geen deel; schrijf 1.1 voor 110%",
    ),
    "negative amount": (
        "alleenstaande: 400",
        "alleenstaande: -400",
        14,
        "'-400' is negatief; een bedrag is nul of meer",
    ),
    "amount too large": ("alleenstaande: 400", "alleenstaande: 4000000", 14, "is te groot"),
    "wrong word": (
        "vermogen: {grens: geen}",
        "vermogen: {grens: niks}",
        26,
        "'niks' ken ik niet; kies uit bijstand, geen",
    ),
    "missing source": (
        "      bron: {titel: Beleidsregels, gezien: 2024-02-01}\n",
        "",
        32,
        "bron ontbreekt; bijzondere_bijstand heeft dat",
    ),
    "missing title": ("titel: Regeling, ", "", 24, "titel ontbreekt; bron heeft dat altijd"),
    "source without a day": ("{titel: Regeling, gezien: 2024-02-01}", "{titel: Regeling}", 24, "gezien ontbreekt"),
    "address": ("https://lokale", "lokale", 9, "schrijf het hele adres, dat met https:// begint"),
    "no such day": ("tot: 2024-12-31", "tot: 2024-02-30", 6, "'2024-02-30' is geen datum; schrijf een bestaande dag"),
    "ends before it starts": ("tot: 2024-12-31", "tot: 2023-12-31", 6, "eindigt op 2023-12-31, voor het begin"),
    "date far away": ("van: 2024-01-01\n      tot", "van: 1024-01-01\n      tot", 5, "ligt te ver weg"),
    "overlap": ("tot: 2024-12-31", "tot: 2025-06-30", 16, "geef de eerdere tot: 2024-12-31"),
    "unknown municipality": (
        "gemeente: GM0014",
        "gemeente: GM0015",
        1,
        "'GM0015' is geen gemeente van nu; bedoelde u GM0014",
    ),
    "no code": ("gemeente: GM0014", "gemeente: Groningen", 1, "'Groningen' is geen gemeentecode; schrijf de CBS-code"),
    "no municipality": ("gemeente: GM0014\n", "", None, "gemeente ontbreekt"),
    "duplicate key": (
        "naam: Groningen",
        "naam: Groningen\nnaam: Haren",
        3,
        "naam staat er twee keer; laat er één staan",
    ),
    "decimal comma": ("percentage: 1.10", "percentage: 1,10", 11, "schrijf 1.05 met een punt"),
    "tab": (
        "      grens: {percentage: 1.10",
        "\tgrens: {percentage: 1.10",
        11,
        "spring in met spaties in plaats van een tab",
    ),
    "no YAML": ("grens: {percentage: 1.10}", "grens: {percentage: 1.10", 12, "geen leesbare YAML"),
    "no list": (
        "    - van: 2024-01-01\n      bron: {titel: Verordening",
        "      van: 2024-01-01\n      bron: {titel: Verordening",
        37,
        "hier hoort een lijst van versies te staan; begin elke regel met een streepje (-)",
    ),
    "months": (
        "referteperiode_maanden: 36\n      bedragen:\n",
        "referteperiode_maanden: 3.5\n      bedragen:\n",
        12,
        "heel getal",
    ),
    "amount missing": ("        paar: 600\n", "", 13, "paar ontbreekt; geef minstens alleenstaande en paar"),
    "ages twice": ("vanaf: 4, tot_en_met: 17", "vanaf: 3, tot_en_met: 17", 30, "3 jaar staat in twee groepen"),
    "ages": ("tot_en_met: 17", "tot_en_met: 18", 30, "van 0 tot en met hoogstens 17"),
    "tiers": ("{vanaf: 1.50, deel: 1}", "{vanaf: 1.05, deel: 1}", 36, "treden lopen op"),
    "share above one": ("deel: 0.35", "deel: 35", 35, "'35' is geen deel; schrijf 0.35 voor 35%"),
    "kwijtschelding": ("deel_norm: 1", "deel_norm: 1.2", 40, "tussen 0.9 en 1 van de norm"),
    "yes or no": ("kinderopvang: ja", "kinderopvang: soms", 41, "'soms' is geen ja of nee"),
    "empty": ("deel_norm: 1", "deel_norm:", 40, "deel_norm: leeg; vul in of laat de regel weg"),
    "wealth of the law": (
        "referteperiode_maanden: 36\n      bedragen:\n",
        "referteperiode_maanden: 36\n      vermogen: {grens: geen}\n      bedragen:\n",
        13,
        "de wet zelf toetst hier aan de vermogensgrens van de bijstand",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_every_mistake_names_line_field_and_mend(mistake: str, tmp_path: Path) -> None:
    right, wrong, line, message = MISTAKES[mistake]
    assert right in GOOD
    found = said(tmp_path, GOOD.replace(right, wrong, 1))
    assert message in found
    if line is not None:
        assert found.startswith(f"GM0014.yaml, regel {line}: ")
    assert "\n" not in found


def test_a_good_file(tmp_path: Path) -> None:
    found = read_regelingen(written(tmp_path, GOOD), codes=("GM0014",))
    first, second = found.schemes["individuele_inkomenstoeslag"]
    assert (first.first, first.last) == (date(2024, 1, 1), date(2024, 12, 31))
    assert second.last == date(2025, 12, 31)  # no `tot`: to the end of the year in which the source was seen
    assert first.values["iit_bedragen"] == (400.0, 400.0, 400.0, 600.0, 600.0, 600.0)
    assert first.source.url == "https://lokaleregelgeving.overheid.nl/CVDR1/1"
    (child,) = found.schemes["participatie_kinderen"]
    assert child.values["kind_bedrag_leeftijd"] == (50.0,) * 4 + (300.5,) * 14


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="niet te lezen"):
        read_regelingen(str(tmp_path / "GM9999.yaml"))
    (tmp_path / "x.yaml").write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="geen tekst in UTF-8"):
        read_regelingen(str(tmp_path / "x.yaml"))


def test_own_files_and_template_are_in_order() -> None:
    """Every file that comes with the program, and the template as it stands, with every scheme in it."""
    for code, file in lokaal.files().items():
        found = read_regelingen(file)
        assert found.code == code
        assert not set(found.schemes) & set(found.left_out)
        assert set(found.schemes) | set(found.left_out) >= set(KINDS) - {"energietoeslag"}
    template = read_regelingen(str(lokaal.OWN / "sjabloon.yaml"))
    assert set(template.schemes) == set(KINDS)
    assert load().reform(lokaal.changes(load(), template)).hash != load().hash


def test_words_stand_in_the_order_of_the_law_package() -> None:
    assert [word.name.lower() for word in Leefvorm] == list(LEEFVORMEN)
    assert [word.name.lower() for word in KostensoortBijzondereBijstand] == list(KOSTENSOORTEN)


def household(code: str | None = None) -> Household:
    content = {"personen": [{"rol": "aanvrager", "leeftijd": 40, "geen_inkomen": True}]}
    return Household.read(content | ({"gemeente": code} if code else {}))


def toeslag(code: str | None, when: date) -> float | None:
    answer = Legislation.on(when).calculate(household(code), ["individuele_inkomenstoeslag"])
    return answer["individuele_inkomenstoeslag"]  # type: ignore[no-any-return]


def test_a_folder_of_ones_own_adds_and_replaces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert toeslag("GM0014", date(2024, 6, 1)) is None
    written(tmp_path, GOOD, "groningen.yaml")
    monkeypatch.setenv(lokaal.VARIABLE, str(tmp_path))
    assert toeslag("GM0014", date(2024, 6, 1)) == 400.0
    assert toeslag("GM0014", date(2025, 6, 1)) == 500.0
    assert toeslag("GM0014", date(2026, 1, 1)) is None
    assert toeslag("GM0363", date(2025, 6, 1)) == 350.0  # those of the program are still there
    written(tmp_path, GOOD.replace("GM0014", "GM0363"), "amsterdam.yaml")
    monkeypatch.setenv(lokaal.VARIABLE, f"{tmp_path}/")
    assert toeslag("GM0363", date(2025, 6, 1)) == 500.0
    monkeypatch.setenv(lokaal.VARIABLE, str(tmp_path / "nergens"))
    with pytest.raises(InputError, match="deze map is er niet"):
        toeslag("GM0363", date(2025, 6, 1))


def test_nobody_gets_the_scheme_of_another_municipality() -> None:
    """Amsterdam's is of 2025 (CVDR734407), Rotterdam's from July 2025 (CVDR741634); nobody else has either."""
    days = (date(2025, 3, 1), date(2025, 9, 1))
    assert [toeslag("GM0363", d) for d in days] == [350.0, 350.0]
    assert [toeslag("GM0599", d) for d in days] == [None, 200.0]
    assert [toeslag("GM0344", d) for d in days] == [None, None]
    assert [toeslag(None, d) for d in days] == [None, None]


def test_what_is_not_filled_in_is_said_and_left_out() -> None:
    answer = Legislation.during(2025).calculate(household("GM0344"), ["individuele_inkomenstoeslag"])
    assert answer.missing == {"individuele_inkomenstoeslag": ["gemeenteregelingen van GM0344"]}
    assert answer.as_dict()["uitkomsten"] == {"individuele_inkomenstoeslag": None}
    assert "minimabeleid van GM0344: NIET ingevuld: geen enkele regeling" in answer.assumed
    everything = Legislation.during(2025).calculate(household())
    assert not {"individuele_inkomenstoeslag", "gemeentelijke_regelingen"} & set(everything.targets)
    assert "minimabeleid niet meegeteld: geen gemeente opgegeven" in everything.assumed
    filled = Legislation.during(2025).calculate(household("GM0363"))
    assert filled["individuele_inkomenstoeslag"] == 350.0
    (line,) = [text for text in filled.assumed if text.startswith("minimabeleid")]
    assert "individuele_inkomenstoeslag ingevuld tot 2025-12-31" in line
    assert "NIET ingevuld: collectieve_zorgverzekering" in line


def test_the_explanation_of_what_is_not_filled_in_says_unknown() -> None:
    answer = Legislation.during(2025).calculate(household("GM0344"), ["individuele_inkomenstoeslag"])
    explained = explain(answer, "individuele_inkomenstoeslag")
    assert explained.tree.value == "onbekend"
    assert explained.as_dict()["uitleg"]["waarde"] is None
    known = Legislation.during(2025).calculate(household("GM0363"), ["individuele_inkomenstoeslag"])
    found = explain(known, "individuele_inkomenstoeslag")
    assert found.tree.value == "€ 350,00 per jaar"
    assert any("CVDR734407" in source.title for source in found.sources)


def test_a_given_amount_needs_no_scheme() -> None:
    content = {"personen": [{"rol": "aanvrager", "leeftijd": 40, "geen_inkomen": True}]}
    given = Household.read({**content, "individuele_inkomenstoeslag": 123})
    answer = Legislation.during(2025).calculate(given, ["individuele_inkomenstoeslag"])
    assert answer["individuele_inkomenstoeslag"] == 123.0
    assert answer.missing == {}


def test_until_when() -> None:
    assert lokaal.ingevuld_tot("GM0363", date(2025, 5, 1))["individuele_inkomenstoeslag"] == date(2025, 12, 31)
    assert lokaal.ingevuld_tot("GM0344", date(2023, 5, 1))["individuele_inkomenstoeslag"] == date(2024, 12, 31)
    assert lokaal.ingevuld_tot("GM0344", date(2025, 5, 1)) == {}


def test_values_keep_their_source_and_end() -> None:
    system = lokaal.local(load(), "GM0363")
    dated = system.overlay["minimabeleid", "iit_grens"]
    assert [day for day, _ in dated] == [date(2025, 1, 1), date(2026, 1, 1)]
    value = dated[0][1]
    assert isinstance(value, DatedValue)
    assert "CVDR734407" in value.source.title
    assert lokaal.local(load(), "GM0014") is load()
    assert lokaal.local(load(), None) is load()
    assert lokaal.filled("GM0363", When(2026)).until == {}


def test_a_reform_goes_before_the_file() -> None:
    law = Legislation.during(2025).with_values({"minimabeleid.iit_bedragen": [1.0] * 6})
    assert law.calculate(household("GM0363"), ["individuele_inkomenstoeslag"])["individuele_inkomenstoeslag"] == 1.0
