"""Brede welvaart: the figures as CBS publishes them, and where a municipality stands."""

import pytest

from prinsjesdag.municipality.areas import find
from prinsjesdag.municipality.welvaart import INDICATORS, Spoke, has_wheel, spokes
from prinsjesdag.report.brede_welvaart import section
from prinsjesdag.report.section import Chart


def of(name: str) -> dict[str, Spoke]:
    return {one.indicator.key: one for one in spokes(find(name), {"GM0344": 2.0, "GM0014": 1.0, "GM0599": 3.0})}


def test_figures_are_those_of_cbs() -> None:
    utrecht = of("Utrecht")
    assert utrecht["inkomen_mediaan_keur"].value == 35.9  # CBS, inkomen van huishoudens 2024 (voorlopig), x 1.000 euro
    assert utrecht["tot_110_pct"].value == 10.7  # CBS 85039NED
    assert utrecht["bijstand_p1000"].trend == "minder dan in 2020 (−3%)"  # 10.220 after 10.540 persons


def test_place_is_the_share_of_municipalities_that_do_worse() -> None:
    assert of("Utrecht")["koopkracht"].place == pytest.approx(100.0 * 1.5 / 3.0)  # one below, itself for half, of three
    assert of("Groningen")["koopkracht"].place == pytest.approx(100.0 * 0.5 / 3.0)
    # Groningen has 43,3 persons with bijstand of 1.000, one of the highest: less is better, so a low place.
    assert of("Groningen")["bijstand_p1000"].place < 5.0  # type: ignore[operator]
    assert of("Vlieland")["inkomen_mediaan_keur"].place is None  # not published for so few households


def test_no_wheel_where_four_of_ten_spokes_have_no_figure() -> None:
    def made(known: int) -> list[Spoke]:
        return [Spoke(INDICATORS[0], 1.0 if n < known else None, 1.0, None, "") for n in range(10)]

    assert has_wheel(made(6))
    assert not has_wheel(made(5))


def test_the_section_has_a_wheel_with_its_table_and_names_what_is_absent() -> None:
    found = section(find("Utrecht"), 2024)
    assert found is not None
    wheel = found.blocks[0]
    assert isinstance(wheel, Chart)
    assert len(wheel.table.rows) == len(INDICATORS)
    assert "Veiligheid" in [row[0] for block in found.blocks[1:] for row in block.rows]  # type: ignore[union-attr]
