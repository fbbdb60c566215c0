"""Finance: national amounts from the register, exact over the country, plus and minus, and what towns published."""

import csv
from pathlib import Path

import pytest

from prinsjesdag.errors import InputError
from prinsjesdag.measures.register import measure
from prinsjesdag.municipality import finance, keys
from prinsjesdag.municipality.areas import all_municipalities, find
from prinsjesdag.municipality.assumptions import assumptions

LINES = {one.naam: one for one in finance.lines(finance.model())}
UTRECHT = find("GM0344")


@pytest.mark.parametrize("name", sorted(LINES))
def test_342_municipalities_are_the_national_amount(name: str) -> None:
    line = LINES[name]
    for year, mln in line.bedragen.items():
        parts = [finance.effect(area, line).per_jaar[year].waarde for area in all_municipalities()]
        assert sum(parts) == pytest.approx(mln, abs=1e-6)
        assert sum(keys.divide(round(mln * 1e6), line.sleutel).values()) == round(mln * 1e6)


@pytest.mark.parametrize("name", ["re-integratie", "onderwijsroute"])
def test_the_model_and_the_register_say_the_same(name: str) -> None:
    """Amounts with a switch stand in werk.yaml; the register has the same."""
    line = LINES[name]
    assert line.maatregel is not None
    calculation = measure(line.maatregel).calculation
    assert calculation is not None
    assert {int(year): mln for year, mln in calculation["bedrag_mln"].items()} == pytest.approx(dict(line.bedragen))


def test_the_published_amounts() -> None:
    """Septembercirculaire 2023 (Inergy): -20 from 2028. Voorjaarsnota 2024: 23 to 32, 675 from 2026, 40 a year."""
    assert LINES["re-integratie"].bedragen == {2028: -20.0, 2029: -20.0, 2030: -20.0}
    assert list(LINES["beschut-werk"].bedragen.values()) == [23.0, 25.0, 27.0, 28.0, 30.0, 32.0]
    assert LINES["opschalingskorting"].bedragen[2026] == 675.0
    assert set(LINES["armoede-schulden"].bedragen.values()) == {40.0}
    assert sum(LINES["onderwijsroute"].bedragen.values()) == pytest.approx(88.9)


def test_plus_and_minus_are_kept_apart() -> None:
    """In 2028 for the country: plus 30 + 22.225 + 30 + 40 + 675 = 797.225 mln, minus 20."""
    effects = [finance.effect(find("NL"), line) for line in LINES.values()]
    assert finance.total(effects, 2028, 1).waarde == pytest.approx(797.225)
    assert finance.total(effects, 2028, -1).waarde == pytest.approx(-20.0)
    assert finance.total(effects, 2028).waarde == pytest.approx(777.225)


def test_the_range_holds_the_value_and_the_other_key() -> None:
    line = LINES["jeugdzorg"]
    own, other = finance.effect(UTRECHT, line), finance.effect(UTRECHT, line, "inwoners")
    for year in line.bedragen:
        one, two = own.per_jaar[year], other.per_jaar[year]
        assert one.laag <= one.waarde <= one.hoog
        assert one.laag <= two.waarde <= one.hoog
        assert two.sleutel == "inwoners"


def test_switches() -> None:
    changed = finance.model().changed(["re_integratie_mln=-10", "re_integratie_vanaf=2026", "onzeker_deel=0,5"])
    line = next(one for one in finance.lines(changed) if one.naam == "re-integratie")
    assert line.bedragen[2026] == -5.0
    assert finance.model()["re_integratie_mln"] == -20.0
    assert changed.values["re_integratie_mln"].bron == "opgegeven"


@pytest.mark.parametrize("said", ["re_integratie_mln", "re_integratie=-1", "beschut_per_plek=nul", "onzeker_deel=2"])
def test_a_bad_assumption_is_one_clear_line(said: str) -> None:
    with pytest.raises(InputError) as caught:
        finance.model().changed([said])
    assert "--aanname" in str(caught.value)


@pytest.mark.parametrize("model", ["werk", "financien"])
def test_every_assumption_has_unit_and_source(model: str) -> None:
    for one in assumptions(model).values.values():
        assert one.eenheid
        assert one.bron
        assert one.grenzen[0] <= one.waarde <= one.grenzen[1]


def test_equal_amounts_are_one_row() -> None:
    assert finance.spans(LINES["armoede-schulden"]) == [("2024-2029", 2024)]
    assert finance.spans(LINES["re-integratie"]) == [("2028-2029", 2028)]
    assert finance.spans(LINES["jeugdzorg"]) == [("2025", 2025), ("2026-2027", 2026)]


def test_the_share_of_oss_in_2024_as_oss_published_it() -> None:
    """Oss, begroting 2024: 241.216 mln after the septembercirculaire 2023; the country had 42,874 (Miljoenennota 2024).

    https://begroting2024.oss.nl/p12663/4-uitkomst-septembercirculaire-2023. The key is that of the accounts of 2023.
    """
    found = next(one for one in finance.fund(find("Oss")) if (one.jaar, one.stand) == (2024, "Miljoenennota 2024"))
    assert found.gedeeld.waarde == pytest.approx(241.216, rel=0.01)
    assert found.gedeeld.laag < 241.216 < found.gedeeld.hoog


def test_the_key_of_protected_work_against_the_places_of_2017() -> None:
    """28 municipalities of the ministerial table of 2017: off by a quarter of the places, the costs of 6.4 by half."""
    file = Path(__file__).with_name("data") / "beschut_2017.csv"
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    real: dict[str, int] = {}
    for row in csv.DictReader(lines):
        code = find(row["code"]).code
        real[code] = real.get(code, 0) + int(row["plekken"])

    def off(name: str) -> float:
        shares = keys.key(name).aandelen
        return sum(abs(2600 * shares[code] - places) for code, places in real.items()) / sum(real.values())

    assert len(real) == 28
    assert off(LINES["beschut-werk"].sleutel) < 0.25
    assert off("iv3:6.4") > 0.45
