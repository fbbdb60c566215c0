"""Niet-gebruik: rows for who is entitled and does not receive, the same for a household and a client file."""

from pathlib import Path
from typing import Any

import polars as pl
import pytest

from prinsjesdag.engine import When
from prinsjesdag.household.model import Household
from prinsjesdag.household.niet_gebruik import not_used, total
from prinsjesdag.law import load
from prinsjesdag.tables import niet_gebruik as tables
from prinsjesdag.tables.schema import Names


def single(**facts: Any) -> Household:
    return Household.read(
        {
            "id": "een", "woning": {"soort": "huur", "kale_huur": 600.0},
            "personen": [{"id": "a", "rol": "aanvrager", "leeftijd": 40, "loon": 20000.0, **facts}],
        }
    )  # fmt: skip


def test_what_is_received_gives_no_row() -> None:
    rows, _ = not_used(single(), load(), When(2024))
    assert rows == []


def test_what_is_not_received_does_with_amount_who_where_and_when() -> None:
    """The zorgtoeslag of 2024 is at most 1,483 a year, to be asked for up to 1 September 2025 (Rijksoverheid 2025)."""
    rows, _ = not_used(single(ontvangt_zorgtoeslag=False), load(), When(2024))
    (row,) = rows
    told = row.as_dict()
    assert (told["regeling"], told["bedrag"], told["eenheid"]) == ("zorgtoeslag", 1483.0, "EUR/jaar")
    assert (told["wie_beslist"], told["uiterlijk"]) == ("Dienst Toeslagen", "2025-09-01")
    assert "€ 20.000,00" in told["reden"]
    assert total(rows) == 1483.0


def test_bijstand_is_not_received_unless_told() -> None:
    poor = single(loon=0.0)
    assert [r.scheme.outcome for r in not_used(poor, load(), When(2024))[0]] == ["bijstand"]
    told = single(loon=0.0, ontvangt_bijstand=True)
    assert not_used(told, load(), When(2024))[0] == []


def test_what_cannot_be_judged_is_said() -> None:
    household = Household.read({"personen": [{"rol": "aanvrager", "leeftijd": 40, "loon": 20000.0}]})
    rows, found = not_used(household, load(), When(2024))
    assert rows == []
    assert "huurtoeslag" in found.missing


def test_a_client_file_gives_the_same_rows(tmp_path: Path) -> None:
    file = tmp_path / "clienten.csv"
    file.write_text(
        "huishouden_id,persoon_id,rol,leeftijd,loon,ontvangt_zorgtoeslag,woning.soort,woning.kale_huur\n"
        "1,a,aanvrager,40,20000,nee,huur,600\n2,b,aanvrager,40,20000,ja,huur,600\n3,c,aanvrager,40,0,ja,huur,600\n",
        encoding="utf-8",
    )
    run = tables.run_for(str(file), load(), When(2024), Names())
    found = pl.concat(list(tables.not_used(run))).to_dicts()
    assert [(r["huishouden"], r["regeling"]) for r in found] == [("1", "zorgtoeslag"), ("3", "bijstand")]
    alone = not_used(single(ontvangt_zorgtoeslag=False), load(), When(2024))[0][0].as_dict()
    assert {k: v for k, v in found[0].items() if k != "huishouden"} == {
        k: v for k, v in alone.items() if k != "huishouden"
    }


@pytest.mark.parametrize(("year", "outcome", "amount"), [
    (2024, "is_alleenverdienershuishouden", None),  # individuele bijzondere bijstand: the municipality sets it
    (2025, "tegemoetkoming_alleenverdieners", 1000.0),  # art. 78gg: 1,000 euro in 2025
])  # fmt: skip
def test_alleenverdieners_are_recognised_in_a_client_file(
    tmp_path: Path, year: int, outcome: str, amount: float | None
) -> None:
    """A couple with one WIA benefit: bijstand grossed up for two gives all toeslagen, this gross amount doesn't.

    The same gross is 31,459 for 2025 in test_participatie_overig.py, below which the benefit has the net of the norm.
    """
    file = tmp_path / "clienten.csv"
    file.write_text(
        "huishouden_id,persoon_id,rol,leeftijd,uitkering,uitkering_soort,woning.soort,woning.kale_huur\n"
        "1,a,aanvrager,50,29500,wia,huur,650\n1,b,partner,50,0,geen,huur,650\n"
        "2,c,aanvrager,50,20000,wia,huur,650\n",
        encoding="utf-8",
    )
    run = tables.run_for(str(file), load(), When(year), Names())
    found = pl.concat(list(tables.not_used(run))).to_dicts()
    (row,) = [r for r in found if r["regeling"] == outcome]
    assert (row["huishouden"], row["bedrag"], row["wie_beslist"]) == ("1", amount, "gemeente")
    couple = Household.read(
        {
            "id": "1", "woning": {"soort": "huur", "kale_huur": 650.0},
            "personen": [
                {"rol": "aanvrager", "leeftijd": 50, "uitkering": 29500.0, "uitkering_soort": "wia"},
                {"rol": "partner", "leeftijd": 50, "geen_inkomen": True},
            ],
        }
    )  # fmt: skip
    alone = [r.as_dict() for r in not_used(couple, load(), When(year))[0] if r.scheme.outcome == outcome]
    assert alone == [row]


def test_a_client_file_without_rents_says_what_it_left_out(tmp_path: Path) -> None:
    file = tmp_path / "clienten.csv"
    file.write_text("huishouden_id,persoon_id,rol,leeftijd,loon\n1,a,aanvrager,40,20000\n", encoding="utf-8")
    run = tables.run_for(str(file), load(), When(2024), Names())
    assert pl.concat(list(tables.not_used(run))).height == 0
    assert run.report.left_out["huurtoeslag"] == ("woning.kale_huur",)


@pytest.mark.parametrize("year", [2022, 2023, 2024, 2025, 2026])
def test_every_year_has_its_deadline(year: int) -> None:
    (row,) = not_used(single(ontvangt_zorgtoeslag=False, loon=15000.0), load(), When(year))[0][:1]
    assert row.as_dict()["uiterlijk"] == f"{year + 1}-09-01"
