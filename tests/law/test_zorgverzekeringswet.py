"""The contribution and the premium for health insurance."""

import pytest

from prinsjesdag.engine.arithmetic import cents_down
from prinsjesdag.law.algemeen.woorden import SoortUitkering
from tests.law.inkomstenbelasting_rekenen import Persoon, bereken, geboren, waarde


@pytest.mark.parametrize(
    ("jaar", "aow_maand", "zvw_maand"),
    [
        # facts/tax_cases.md section 2: amounts published by SVB, with SVB's rounding down to the cent.
        pytest.param(2023, 973.86, 52.88, id="SVB01"),
        pytest.param(2023, 993.16, 53.92, id="SVB02"),
        pytest.param(2023, 1430.80, 77.69, id="SVB03"),
        pytest.param(2023, 1458.15, 79.17, id="SVB04"),
        pytest.param(2025, 1580.92, 83.15, id="SVB07"),
        pytest.param(2025, 1081.50, 56.88, id="SVB08"),
        pytest.param(2026, 1637.57, 79.42, id="SVB11"),
        pytest.param(2026, 1122.12, 54.42, id="SVB12"),
    ],
)
def test_contribution_on_aow(jaar: int, aow_maand: float, zvw_maand: float) -> None:
    jaarbedrag = waarde(jaar, "zvw_bijdrage", {"leeftijd": 70, "aow": 12.0 * aow_maand})
    assert cents_down(jaarbedrag / 12.0) == zvw_maand
    assert 0.0 <= jaarbedrag - 12.0 * zvw_maand <= 0.12


@pytest.mark.parametrize(
    ("jaar", "persoon", "bijdrage"),
    [
        (2024, {"loon": 40000.0}, 0.0),  # the employer pays
        (2024, {"uitkering": 20000.0, "uitkering_soort": SoortUitkering.WW}, 0.0),  # UWV pays
        (2024, {"uitkering": 10000.0, "uitkering_soort": SoortUitkering.ANW}, 532.0),  # 5.32%
        (2024, {"aanvullend_pensioen": 10000.0, "leeftijd": 70}, 532.0),
        (2024, {"partneralimentatie_ontvangen": 10000.0}, 532.0),
        # The maximum of 2024: 71,628 x 5.32% = 3,810.61.
        (2024, {"aanvullend_pensioen": 90000.0, "leeftijd": 70}, 3810.61),
        # Pay uses room: 71,628 - 60,000 = 11,628, less than the profit of 20,000 x (1 - 13.31%): 618.61.
        (2024, {"loon": 60000.0, "winst": 20000.0}, 618.61),
        (2024, {"loon": 80000.0, "winst": 20000.0}, 0.0),
        # A loss takes nothing off what is withheld on a pension.
        (2024, {"aanvullend_pensioen": 10000.0, "winst": -5000.0, "leeftijd": 70}, 532.0),
        (2024, {"winst": -5000.0}, 0.0),
        (2024, {"aanvullend_pensioen": 10000.0, "leeftijd": 70, "zorgverzekerd": False}, 0.0),
    ],
)
def test_contribution(jaar: int, persoon: Persoon, bijdrage: float) -> None:
    assert waarde(jaar, "zvw_bijdrage", persoon) == pytest.approx(bijdrage, abs=0.001)


@pytest.mark.parametrize(
    ("persoon", "premie"),
    [
        ({"leeftijd": 30}, 1752.0),
        ({"leeftijd": 17}, 0.0),
        ({"leeftijd": 30, "zorgverzekerd": False}, 0.0),
        # 18 on 15 March 2024: from April, nine months.
        ({"geboortedatum": geboren(2006, 3, 15)}, 1752.0 * 9.0 / 12.0),
    ],
)
def test_nominal_premium_of_2024(persoon: Persoon, premie: float) -> None:
    assert waarde(2024, "nominale_premie_zvw", persoon) == pytest.approx(premie)


def test_the_average_premium_is_that_of_the_standard_premium() -> None:
    """Standaardpremie 2024 of 1,987 = premium + average eigen risico of 235 (Stcrt. 2023, 32413)."""
    assert bereken(2024, ["nominale_premie_zvw"], {}).year("nominale_premie_zvw") == [1987.0 - 235.0]
