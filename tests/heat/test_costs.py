"""Costs of one building or one street, calculated by hand from the published coefficients (EUR of 2018).

Coefficients: Vesta MAIS 5.0 (VestaDV @4742ff05, 20200827_Woningen_BAG.csv and 20200615_Utiliteiten_BAG.csv) and the
background report of the Startanalyse 2020. Annuities at 3%: 15 years .083767, 30 years .051019, 50 years .0388655.
"""

import numpy as np
import pytest
from numpy.typing import NDArray

from prinsjesdag.heat.coefficients import LABELS, NO_LABEL, Coefficients, coefficients, content_of
from prinsjesdag.heat.grid_costs import grid_costs
from prinsjesdag.heat.home_costs import PARTS, RUNS, Costs, home_costs, shells
from prinsjesdag.heat.stock import HomeStock, Places, UtilityStock
from prinsjesdag.heat.utility_costs import utility_costs

Array = NDArray[np.float64]


@pytest.fixture(scope="module")
def c() -> Coefficients:
    return coefficients()


def place(homes: float = 0.0, utility: float = 0.0, utility_m2: float = 0.0, capacity: float = 0.0) -> Places:
    """A place of which only the counts matter."""
    zero = np.zeros(1)
    return Places(
        ["BU00000000"], np.array([homes]), zero, np.array([utility]), np.array([utility_m2]), zero, np.zeros((1, 6)),
        np.zeros((1, 3)), zero, zero, zero, zero, zero, zero, zero, zero, zero, np.array([capacity]),
    )  # fmt: skip


def one_home(c: Coefficients, kind: str, period: str, label: int, m2: float) -> Costs:
    row = list(zip(c.homes.types, c.homes.periods, strict=True)).index((kind, period))
    shares = np.zeros((1, 66, 8))
    shares[0, row, label] = 1.0
    return home_costs(c, place(homes=1.0), HomeStock(shares, np.full((1, 66), m2)), np.ones(1))


def part(of: Costs, run: str, name: str) -> float:
    return float(of.eur[0, RUNS.index(run), PARTS.index(name)])


def test_a_terraced_home_of_1970_with_label_e(c: Coefficients) -> None:
    """100 m2. At climate .8985: E 29.09, B 23.51, D 28.34 GJ; hot water 7.7, appliances 9.94, ventilation .76
    GJ; power .035 x 100 + 4.055 = 7.555 kW, so help power .056 x 7.555 = .423 GJ.

    Reference: gas 29.09/1.04 + 7.7/.72 = 38.67 GJ = 1,221.8 m3 x .368; electricity (9.94 + .423) / .0036 x .108;
    boiler 1,775.85 x .905 x (.083767 + .0465).
    """
    of = one_home(c, "rijwoning tussen", "1965 - 1974", LABELS.index("E"), 100.0)
    assert part(of, "referentie", "gas") == pytest.approx(449.6, abs=0.1)
    assert part(of, "referentie", "elektriciteit") == pytest.approx(310.9, abs=0.1)
    assert part(of, "referentie", "ketels") == pytest.approx(209.4, abs=0.1)
    assert part(of, "referentie", "isolatie") == 0.0
    # To B (11,376 + 16,072) / 2 x .91 x .051019, to D 2,115 x .051019.
    assert part(of, "S1a", "isolatie") == pytest.approx(637.2, abs=0.1)
    assert part(of, "S4d", "isolatie") == pytest.approx(107.9, abs=0.1)
    # S1a: (23.51/3.81 + 7.7/2.2 + .76 + 9.94) / .0036 x (.108 + .005).
    assert part(of, "S1a", "elektriciteit") == pytest.approx(639.5, abs=0.2)
    # Pump (4,998 + 410 x 7.555) x .81 x .098767, emission 2,089.56 x .94 x .051019, cooking 1,000 x .083767.
    assert part(of, "S1a", "warmtepompen") == pytest.approx(647.7 + 100.2 + 83.8, abs=0.2)
    # S1b: (6,544 + 826 x 7.555) x .81 x (.4 x .051019 + .6 x .083767 + .009); 23.51/4.07 + 7.7/2.5 + .76 + 9.94 GJ.
    assert part(of, "S1b", "warmtepompen") == pytest.approx(825.0 + 100.2 + 83.8, abs=0.2)
    assert part(of, "S1b", "elektriciteit") == pytest.approx(613.9, abs=0.2)
    # S4a: gas .22 x 23.51/1.04 + 7.7/.72 = 15.67 GJ x .788; electricity .78 x 23.51/3.2 + .76 + .45 x .423 + 9.94 GJ.
    assert part(of, "S4a", "gas") + part(of, "S4a", "elektriciteit") == pytest.approx(888.8, abs=0.2)
    # (2,315 + 250 x .4 x 7.555) x .775 x .118267 and 1,775.85 x .775 x .118267.
    assert part(of, "S4a", "warmtepompen") + part(of, "S4a", "ketels") == pytest.approx(444.2, abs=0.1)
    assert part(of, "S4b", "gas") + part(of, "S4b", "elektriciteit") == pytest.approx(1162.8, abs=0.2)
    assert part(of, "S4d", "gas") + part(of, "S4d", "elektriciteit") == pytest.approx(1255.6, abs=0.2)
    assert of.gas[0, RUNS.index("S4d")] == pytest.approx(37.94, abs=0.01)


def test_a_flat_after_insulation(c: Coefficients) -> None:
    """A flat of 1965-1974 with label E, 100 m2, to B: 12,581 EUR; it asks 23.47 GJ before and 14.18 GJ after."""
    of = one_home(c, "meergezins laag en midden", "1965 - 1974", LABELS.index("E"), 100.0)
    assert part(of, "S1a", "isolatie") == pytest.approx(641.9, abs=0.1)
    row = list(zip(c.homes.types, c.homes.periods, strict=True)).index(("meergezins laag en midden", "1965 - 1974"))
    found = shells(c, np.full((1, 66), 100.0))
    assert found[""].heat[0, row, LABELS.index("E")] == pytest.approx(23.47, abs=0.01)
    assert found["B"].heat[0, row, LABELS.index("E")] == pytest.approx(14.18, abs=0.01)


def test_a_detached_home_without_label(c: Coefficients) -> None:
    """1946-1964, 100 m2: it asks 39.744 + .16127 x 100 = 55.87 GJ, more than with G (30.262 + .17756 x 100 = 48.02),
    so it pays the jump from G, to B 33,793 and to D 15,791 EUR. To D by hand: ((11,617.076 + 12,608.002) / 2 +
    (37.53 + 67.267) / 2 x 100) x .91 = (12,112.5 + 5,239.9) x .91 = 15,791."""
    of = one_home(c, "vrijstaand", "1946 - 1964", NO_LABEL, 100.0)
    assert part(of, "S4d", "isolatie") == pytest.approx(15_791 * 0.051019, abs=0.3)
    assert part(of, "S1a", "isolatie") == pytest.approx(33_793 * 0.051019, abs=0.3)


def test_a_good_home_is_not_insulated(c: Coefficients) -> None:
    """Label A or B needs nothing; nor does a home of 2000 or later without label pay for what it would gain."""
    for label in ("A", "B"):
        of = one_home(c, "rijwoning tussen", "1975 - 1991", LABELS.index(label), 110.0)
        assert of.eur[:, :, PARTS.index("isolatie")].tolist() == [[0.0] * len(RUNS)]
    recent = one_home(c, "vrijstaand", "2006 - 2010", NO_LABEL, 165.0)
    assert recent.eur[:, :, PARTS.index("isolatie")].sum() == 0.0


def test_an_office_of_1960(c: Coefficients) -> None:
    """One connection of 1,000 m2, 1920-1975, default label E: heat .770582 x .8985 = .692368, with B .210029 x .8985 =
    .188711; hot water .0037768; cooling .086802 x (1 + 3.66 x .1015) = .119048; appliances .454 GJ per m2.

    Insulation (124.4597 + 185.1627) / 2 = 154.811 x .91 x .051019 x 1,000 = 7,187.5.
    Power .095 x 1,000 = 95 kW: boiler 95 x 79.66 x .905 x .130267 = 892.2; airco 11.23 x 1,000 x .153767 = 1,726.8.
    Reference gas (692.368/1.04 + 3.7768/.72) / .03165 = 21,200 m3, class to 170,000: x .322 = 6,826.4; electricity
    (454 + 119.048/3.5 + .056 x 95) / .0036 = 137,037 kWh, class to 10 million: x .120 = 16,444.5.
    S1b: 95 kW <= 100: (7,009 + 1,560 x 95) x .81 x (.4 x .051019 + .6 x .083767 + .01) = 10,141.5, emission 9.06 x
    1,000 x .94 x .051019 = 434.5; electricity (454 + 188.711/3.61 + 3.7768/2.5 + 119.048/8) / .0036 = 145,185 kWh x
    (.120 + .005) = 18,148.1.
    """
    row = list(zip(c.utility.functions, c.utility.periods, strict=True)).index(("Kantoor", "1920<=1975"))
    shares = np.zeros((1, 50))
    shares[0, row] = 1.0
    one = np.ones(1)
    stock = UtilityStock(shares, np.array([[1000.0]]), one, one, one, one)
    of = utility_costs(c, place(utility=1.0, utility_m2=1000.0), stock, one)
    assert part(of, "S4d", "isolatie") == pytest.approx(7187.5, abs=1.0)
    assert part(of, "referentie", "ketels") == pytest.approx(892.2 + 1726.8, abs=1.0)
    assert part(of, "referentie", "gas") == pytest.approx(6826.4, abs=2.0)
    assert part(of, "referentie", "elektriciteit") == pytest.approx(16_444.5, abs=2.0)
    assert part(of, "S1b", "warmtepompen") == pytest.approx(10_141.5 + 434.5, abs=2.0)
    assert part(of, "S1b", "elektriciteit") == pytest.approx(18_148.1, abs=3.0)


def test_the_grids_of_a_street_of_flats(c: Coefficients) -> None:
    """100 flats, 10 utility connections with 1,000 m2, 200 kW to spare for: gas net 16.3 x 110 = 1,793 m, electricity
    22.7 x 110 = 2,497 m.

    Reference: 1,793 x 3.83 + 2,497 x 7.3 = 25,095.3. S1: demand 350 + 66.5 = 416.5 kW, transformers 70,000 x 216.5/630
    = 24,055.6, lines 110 x 2,497/416.5 x (350 - 200) = 98,921, connections 22,700; removed 100 x 182 + 10 x 1,932 + 100
    x 1,793 = 216,820; together 362,497 x .0388655 = 14,088.6; and 2,497 x 7.3 = 18,228.1.
    S4a: 195 + 37.05 = 232.05 kW, transformers 70,000 x 32.05/630 = 3,561.1, no lines (195 < 200), connections 22,700:
    26,261.1 x .0388655 = 1,020.7 more than the reference.
    """
    of = grid_costs(c, place(100.0, 10.0, 1000.0, 200.0), np.ones(1), np.ones(1))
    assert part(of, "referentie", "netten") == pytest.approx(25_095.3, abs=0.5)
    assert part(of, "S4d", "netten") == pytest.approx(25_095.3, abs=0.5)
    assert part(of, "S1a", "netten") == pytest.approx(18_228.1 + 14_088.6, abs=2.0)
    assert part(of, "S4a", "netten") == pytest.approx(25_095.3 + 1_020.7, abs=1.0)


def test_annuities_and_another_interest(c: Coefficients) -> None:
    assert c.annuity("leven_installatie") == pytest.approx(0.083767, abs=1e-6)
    assert c.annuity("leven_schil") == pytest.approx(0.051019, abs=1e-6)
    assert c.annuity("leven_net") == pytest.approx(0.038865, abs=1e-6)


def test_every_coefficient_has_label_unit_and_source() -> None:
    known = content_of("kentallen.yaml")
    assert known["price_year"] == 2018
    for name, entry in known["values"].items():
        assert entry["label"], name
        assert "unit" in entry, name
        assert entry["source"] in known["sources"], name
    for table in ("woningen.yaml", "utiliteit.yaml"):
        of = content_of(table)
        assert of["source"]
        assert of["price_year"] == 2018
        assert set(of["rows"][0]) - {"type", "periode", "functie", "default_label"} <= set(of["units"])
