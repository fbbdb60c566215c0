"""Whole neighbourhoods: a street that is known by hand, and what must hold for every place."""

import csv
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from prinsjesdag.heat.answer import answers
from prinsjesdag.heat.coefficients import STRATEGIES, coefficients
from prinsjesdag.heat.home_costs import RUNS
from prinsjesdag.heat.inputs import of_municipality, places, read_table, remarks
from prinsjesdag.heat.model import Outcome, outcome, robustness, scenario_factors
from prinsjesdag.heat.municipal import PERIODS, TYPES, estimate, estimate_counts, homes_in
from prinsjesdag.heat.validation import fit
from tests.heat.buurten import NOTHING, OFFICES, STREET, row, small, write
from tools.validate_heat import INPUTS, TRUTH, WITHOUT, report

SHARED = Path(os.environ.get("PRINSJESDAG_SHARED", Path(__file__).parents[3] / "shared")) / "data/energie"


def calculated(folder: Path, rows: list[dict[str, str | float]]) -> Outcome:
    of, _ = places(read_table(write(folder / "buurten.csv", rows)), "buurten.csv")
    return outcome(coefficients(), of)


def test_a_street_of_terraced_homes(tmp_path: Path) -> None:
    """400 homes of test_costs. Grid upkeep 16.3 x 3.83 + 22.7 x 7.3 = 228.1 EUR. Reference of one home: 449.6 + 310.9 +
    209.4 + 228.1 = 1,198.0; S4d 107.9 + 1,255.6 + 209.4 + 228.1 = 1,801.0; S4a 637.2 + 888.8 + 444.2 + 228.1 + 227 x
    .0388655 = 2,207.1. The stock is estimated from means, so the model's own accuracy (p90 of 8%) is the margin."""
    found = calculated(tmp_path, [row("BU99990001", **STREET)])
    assert found.reference[0] / 400 == pytest.approx(1198.0, rel=0.02)
    assert found.absolute[0, STRATEGIES.index("S4d")] / 400 == pytest.approx(1801.0, rel=0.08)
    assert found.absolute[0, STRATEGIES.index("S4a")] / 400 == pytest.approx(2207.1, rel=0.08)
    assert found.net[0] == pytest.approx(found.absolute[0] - found.reference[0])


def test_every_kind_of_place_has_an_answer(tmp_path: Path) -> None:
    """Homes only, offices only, three homes, nothing at all: each is answered, in the order of the file."""
    rows = [row("BU01", **STREET), row("BU02", **OFFICES), small("BU03"), row("BU04", **NOTHING)]
    of, _ = places(read_table(write(tmp_path / "b.csv", rows)), "b.csv")
    found = outcome(coefficients(), of)
    assert np.isfinite(found.eur).all()
    made = [one.as_dict() for one in answers(found, of.code, remarks(of))]
    assert [one["buurtcode"] for one in made] == ["BU01", "BU02", "BU03", "BU04"]
    assert made[0]["goedkoopste"] in STRATEGIES
    assert made[0]["waarschuwingen"] == []
    assert "klein (3 weq)" in made[2]["waarschuwingen"][0]
    assert made[3]["goedkoopste"] is None
    assert made[3]["strategieen"]["S1a"]["eur_weq"] is None
    assert "geen gebouwen" in made[3]["waarschuwingen"][0]
    first = made[0]["strategieen"]["S4d"]
    assert first["eur_weq"] == pytest.approx(first["abs_eur_jaar"] / 400, abs=1)
    assert first["eur_ton"] == pytest.approx(first["abs_eur_jaar"] / (400 * 42.21 * 0.05624), abs=1)


def test_alone_is_as_in_a_crowd_and_twice_the_street_costs_twice(tmp_path: Path) -> None:
    double = {name: 2 * value for name, value in STREET.items()}
    found = calculated(tmp_path, [row("BU01", **STREET), row("BU02", **OFFICES), row("BU03", **double)])
    alone = calculated(tmp_path, [row("BU01", **STREET)])
    assert found.eur[0] == pytest.approx(alone.eur[0], rel=1e-6)
    assert found.eur[2] == pytest.approx(2 * found.eur[0], rel=1e-6)


def test_better_labels_make_insulation_cheaper(tmp_path: Path) -> None:
    with_b = {**STREET, "label_e": 0, "label_b": 400, "woning_ruimteverwarming_gj": 400 * 26.2 * 1.0123}
    found = calculated(tmp_path, [row("BU01", **STREET), row("BU02", **with_b)])
    assert (found.eur[1, 1:, 0] < found.eur[0, 1:, 0]).all()


def test_dearer_green_gas_touches_green_gas_only(tmp_path: Path) -> None:
    own = tmp_path / "duur.yaml"
    own.write_text("duur:\n  groengas: {tot: [5000, 170000], prijs: {2030: [1.576, 1.484, 1.352]}}\n", encoding="utf-8")
    of, _ = places(read_table(write(tmp_path / "b.csv", [row("BU01", **STREET)])), "b.csv")
    plain, dear = outcome(coefficients(), of), outcome(coefficients(2030, str(own)), of)
    gas = plain.eur[:, :, 4]
    twice = np.array([1.0, 1.0, 1.0, 2.0, 2.0, 2.0, 2.0])
    assert dear.eur[:, :, 4] == pytest.approx(gas * twice)
    assert dear.eur[:, :, [0, 1, 2, 3, 5]] == pytest.approx(plain.eur[:, :, [0, 1, 2, 3, 5]])


def test_another_interest_needs_no_code(tmp_path: Path) -> None:
    """At 5% an annuity over 30 years is .065051 (against .051019): insulation costs 27.5% more."""
    own = tmp_path / "rente.yaml"
    own.write_text("rente5:\n  rente: 0.05\n", encoding="utf-8")
    of, _ = places(read_table(write(tmp_path / "b.csv", [row("BU01", **STREET)])), "b.csv")
    plain, dear = outcome(coefficients(), of), outcome(coefficients(2030, str(own)), of)
    assert dear.eur[0, 1, 0] / plain.eur[0, 1, 0] == pytest.approx(0.065051 / 0.051019, rel=1e-4)


def test_robustness_counts_scenarios(tmp_path: Path) -> None:
    """By hand from the parts: the share of the 81 combinations in which the cheapest stays so."""
    found = calculated(tmp_path, [row("BU01", **STREET)])
    factors = scenario_factors()
    assert len(factors) == 81
    best = int(found.order[0, 0])
    stays = [min(range(6), key=lambda k, f=f: float(found.eur[0, k + 1] @ f)) == best for f in factors]  # type: ignore[misc]
    assert robustness(found)[0] == pytest.approx(sum(stays) / 81)


def test_a_municipality_is_the_sum_of_its_homes() -> None:
    """Hilversum: 42,918 homes (CBS/BAG by way of ETLocal, 2023); costs are proportional to homes of the same mix."""
    found = estimate(coefficients(), "GM0402", ["GM0402"])
    assert homes_in(["GM0402"]) == found.weq[0] == 42_918
    counts = np.zeros((len(TYPES), len(PERIODS)))
    counts[2, 2] = 10.0
    one, ten = (estimate_counts(coefficients(), "X", counts * k) for k in (1.0, 10.0))
    assert ten.eur == pytest.approx(10 * one.eur)


def test_rows_of_one_municipality() -> None:
    by_code = pl.DataFrame({"buurtcode": ["BU04020101", "BU03760101"]})
    assert of_municipality(by_code, "GM0402")["buurtcode"].to_list() == ["BU04020101"]
    named = by_code.with_columns(gemeentecode=pl.Series(["GM0376", "GM0402"]))
    assert of_municipality(named, "GM0402")["buurtcode"].to_list() == ["BU03760101"]


def test_what_a_fit_measures() -> None:
    """Errors of 10%, 0% and 20%: median 10%, total (110 + 200 + 80) / 400 - 1, most 20%; EUR/weq 10, 0, 20."""
    one = fit("x", np.array([110.0, 200.0, 80.0]), np.array([100.0, 200.0, 100.0]), np.ones(3))
    assert one.median == pytest.approx(0.1)
    assert one.most == pytest.approx(0.2)
    assert one.total == pytest.approx(-0.025)
    assert one.median_eur_weq == pytest.approx(10.0)
    assert not one.within(0.05, 0.5)


@pytest.mark.skipif(not (SHARED / TRUTH).is_file(), reason="published results have no licence: only in ../shared")
def test_within_the_thresholds_of_the_published_results() -> None:
    """Startanalyse 2020, Gooi en Vechtstreek, neighbourhoods of 200 weq and more: every threshold of heat_model.md."""
    text, kept = report(SHARED)
    assert kept, text
    assert (SHARED / INPUTS).is_file()
    with (SHARED / WITHOUT).open(encoding="utf-8") as opened:
        assert len(list(csv.DictReader(opened))) == 94
    assert "**outside**" not in text


def test_parts_add_up_and_nothing_is_negative(tmp_path: Path) -> None:
    found = calculated(tmp_path, [row("BU01", **STREET), row("BU02", **OFFICES)])
    assert (found.eur >= 0.0).all()
    assert found.eur.shape == (2, len(RUNS), 6)
    assert found.absolute.sum() + found.reference.sum() == pytest.approx(found.eur.sum())
    no_gas = replace(found, eur=found.eur * 0.0)
    assert answers(no_gas, no_gas.code, [[], []])[0].cheapest is None
