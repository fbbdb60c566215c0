"""Keys: exact sums, switchable, the range between them, and a year they had not seen."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prinsjesdag.errors import InputError
from prinsjesdag.municipality import finance, keys
from prinsjesdag.municipality.areas import all_municipalities, find

EVERY = [*keys.NAMEN, "iv3:6.3", "iv3:6.5", "iv3:6.72+6.73+6.74"]


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("amount", [64_700_000, -20_000_000, 1, 0, 29_996])
def test_the_parts_are_the_national_amount(name: str, amount: int) -> None:
    """64.7 million for beschut werk (Kamerbrief), -20 million re-integration (announcement), and odd amounts."""
    found = keys.divide(amount, name)
    assert len(found) == 342
    assert sum(found.values()) == amount
    assert all(value * amount >= 0 for value in found.values())


@given(
    st.sampled_from([*EVERY, "buig:10000:50000", "iv3:6.6+6.71", "iv3:6.72+6.73+6.74+6.82"]),
    st.integers(-2_000_000_000, 100_000_000_000),
)
@settings(max_examples=60, deadline=None)
def test_whatever_the_key_and_the_amount_the_parts_are_the_whole(name: str, amount: int) -> None:
    found = keys.divide(amount, name)
    assert sum(found.values()) == amount
    assert all(abs(found[code] - amount * share) <= 1.0 for code, share in keys.key(name).aandelen.items())


@given(st.lists(st.floats(0.0, 1e9), min_size=342, max_size=342).filter(any), st.integers(-(10**9), 10**9))
@settings(max_examples=30, deadline=None)
def test_whatever_the_weights_of_a_key_of_the_user(weights: list[float], amount: int) -> None:
    codes = [area.code for area in all_municipalities()]
    found = keys._rounded(amount, keys._shares(dict(zip(codes, weights, strict=True))))
    assert sum(found.values()) == amount


@pytest.mark.parametrize("line", finance.lines(finance.model()), ids=lambda line: line.naam)
def test_every_line_sums_to_its_national_amount_by_every_key(line: finance.Line) -> None:
    """The amounts of circulars and the register, in euros, over 342 municipalities."""
    for name in (line.sleutel, *line.aannemelijk):
        for mln in line.bedragen.values():
            euros = round(mln * 1e6)
            assert sum(keys.divide(euros, name).values()) == euros
            together = sum(keys.part(area, mln, name).waarde for area in all_municipalities())
            assert together == pytest.approx(mln, abs=1e-6)


def test_no_part_is_more_than_a_euro_off() -> None:
    shares = keys.key("bijstand").aandelen
    for code, euro in keys.divide(64_700_000, "bijstand").items():
        assert abs(euro - 64_700_000 * shares[code]) < 1.0


def test_inhabitants_are_those_of_cbs() -> None:
    """Utrecht 374,238 of 17,942,942 inhabitants on 1 January 2024 (CBS, Bevolkingsontwikkeling)."""
    assert keys.share(find("GM0344"), "inwoners", 2024) == pytest.approx(374_238 / 17_942_942, rel=1e-9)


def test_a_province_is_its_municipalities_and_the_country_is_everything() -> None:
    utrecht = [area for area in all_municipalities() if area.provincie_code == "PV26"]
    apart = sum(keys.share(area, "huishoudens") for area in utrecht)
    assert keys.share(find("PV26"), "huishoudens") == pytest.approx(apart)
    assert keys.part(find("NL"), 64.7, "bijstand", ("inwoners",)).laag == 64.7


def test_the_interval_is_the_range_of_the_keys() -> None:
    found = keys.part(find("GM0344"), 100.0, "bijstand", ("inwoners", "iv3:6.5"))
    assert found.waarde == found.per_sleutel["bijstand"]
    assert (found.laag, found.hoog) == (min(found.per_sleutel.values()), max(found.per_sleutel.values()))
    assert found.laag < found.hoog


def test_unpublished_counts_are_named() -> None:
    """CBS gives no Wmo clients of 2021 for 16 municipalities, Emmen among them."""
    assert len(keys.key("wmo").geschat) == 16
    assert "GM0114" in keys.key("wmo").geschat
    assert keys.key("huishoudens").geschat == ()


def test_a_key_is_tested_on_a_year_it_did_not_see() -> None:
    own = keys.left_out("iv3:6.3", "iv3:6.3", 2023, 2024)
    assert (own.van, own.naar) == (2023, 2024)
    assert 0.0 < own.verkeerd < keys.left_out("inwoners", "iv3:6.3").verkeerd < 0.5
    assert own.mediaan < own.p90
    assert keys.left_out("iv3:6.3", "iv3:6.3", 2024, 2024).verkeerd == pytest.approx(0.0, abs=1e-12)


def test_a_key_of_the_user(tmp_path: Path) -> None:
    file = tmp_path / "buig.csv"
    lines = [f"{area.code},{2 if area.code == 'GM0344' else 1}" for area in all_municipalities()]
    file.write_text("gemeente,gewicht\n" + "\n".join(lines) + "\n", encoding="utf-8")
    assert keys.share(find("GM0344"), str(file)) == pytest.approx(2 / 343)
    assert keys.divide(343, str(file))["GM0344"] == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("gemeente,gewicht\nGM0344,1\n", "341 ontbreken"),
        ("gemeente,gewicht\nGM0344,veel\n", "regel 2: gewicht"),
        ("gemeente,gewicht\nGM0344,-1\n", "regel 2: gewicht: is nul of meer"),
        ("gemeente,gewicht\nGM0344,nan\n", "is nul of meer"),
        ("gemeente,gewicht\nGM0344,1\nUtrecht,2\n", "regel 3: gemeente: Utrecht staat er twee keer"),
        ("gemeente,gewicht\nPV26,1\n", "is geen gemeente"),
        ("naam,getal\nGM0344,1\n", "regel 2"),
    ],
)
def test_a_bad_file_is_one_clear_line(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "sleutel.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        keys.key(str(file))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["inwonders", "iv3:9.99", "iv3:", "weg.csv"])
def test_what_is_no_key(name: str) -> None:
    with pytest.raises(InputError):
        keys.key(name)
