"""Insulation formula against all 45 published reductions, and a home by hand."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prinsjesdag.energy.heat_loss import PARTS, Part, heating_gas, loss, reduction, reduction_of_glass, saved

RESISTANCE = {"VL": 0.34, "MG": 0.17, "MS": 0.17, "PL": 0.17, "DP": 0.14, "DS": 0.14}
"""Of the air on both sides: floor, wall or panel, roof (facts/energie_ruimte.yaml, from Hestia)."""


def published() -> list[dict[str, str]]:
    text = (Path(__file__).with_name("data") / "bouwdelen.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def test_all_45_published_reductions() -> None:
    rows = published()
    assert len(rows) == 45
    start = {row["bouwdeel"]: float(row["waarde"]) for row in rows if row["niveau"] == "N0"}
    for row in rows:
        part, value = row["bouwdeel"], float(row["waarde"])
        share = (
            reduction(start[part], value, RESISTANCE[part])
            if part in RESISTANCE
            else reduction_of_glass(start[part], value)
        )
        assert 100.0 * share == pytest.approx(float(row["gepubliceerd"]), abs=0.05), row


def test_the_saving_by_hand() -> None:
    # 100 m2, a wall of 50 m2 from Rc 0.36 to 1.8, nothing else: U from 1 / 0.53 = 1.8868 to 1 / 1.97 = 0.5076, so 68.96
    # W/K less. Ventilation 0.34 x 0.6 x 260 = 53.04; wall before 94.34; together 147.38. Of 1,307 m3 less 307 for
    # water, 1,000 m3 heats: 1,000 x 68.96 / 147.38 x 0.9 (people live a little warmer) = 421.1.
    areas: dict[Part, float] = {"vloer": 0.0, "gevel": 50.0, "dak": 0.0, "ramen": 0.0}
    before: dict[Part, float] = {"vloer": 1.0, "gevel": 0.36, "dak": 1.0, "ramen": 1.0}
    found = saved(1307.0, 100.0, areas, before, {**before, "gevel": 1.8})
    assert found.middle == pytest.approx(421.1, abs=0.1)
    # Much ventilation, 20% warmer: 70.72 + 94.34 = 165.06; 68.96 / 165.06 x 0.8 = 33.42%.
    assert found.low == pytest.approx(334.2, abs=0.1)
    # Little ventilation, no warmer: 35.36 + 94.34 = 129.70; 53.17%.
    assert found.high == pytest.approx(531.7, abs=0.1)


def test_a_floor_loses_half_and_glass_by_u() -> None:
    # 10 m2 floor at Rc 0.66: U 1 / (0.66 + 0.34) = 1, half of it; 10 m2 of glass at U 1.2 = 12.
    found = loss(dict.fromkeys(PARTS, 10.0), {"vloer": 0.66, "gevel": 0.83, "dak": 0.86, "ramen": 1.2})
    assert found == pytest.approx({"vloer": 5.0, "gevel": 10.0, "dak": 10.0, "ramen": 12.0})


@given(st.floats(0, 5000), st.floats(0.1, 5), st.floats(0, 5))
def test_never_more_saved_than_is_heated_and_better_never_less(gas: float, rc: float, more: float) -> None:
    areas = dict.fromkeys(PARTS, 40.0)
    before: dict[Part, float] = {"vloer": rc, "gevel": rc, "dak": rc, "ramen": 5.8}
    after: dict[Part, float] = {"vloer": rc + more, "gevel": rc + more, "dak": rc + more, "ramen": 5.8}
    found = saved(gas, 100.0, areas, before, after)
    assert 0.0 <= found.low <= found.middle <= found.high <= heating_gas(gas)
    best = saved(gas, 100.0, areas, before, {**after, "ramen": 0.7})
    assert best.middle >= found.middle
