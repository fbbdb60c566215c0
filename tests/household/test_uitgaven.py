"""Income, expenses and what is left."""

from pathlib import Path

import pytest

from prinsjesdag import Household
from prinsjesdag.engine import When
from prinsjesdag.errors import InputError
from prinsjesdag.household.uitgaven import balance, kind_of, read_uitgaven

OWN = """\
naam: begroting van het team
bron: {titel: eigen licentie, gezien: 2025-01-01}
prijspeil: 2025
per: maand
begrotingen:
  alleenstaande: {huur: 600, eten: 250.50}
  paar_met_kinderen: {huur: 700, eten: 600}
"""


def household(adults: int, *ages: int) -> Household:
    persons: list[dict[str, object]] = [{"rol": "aanvrager", "leeftijd": 40, "geen_inkomen": True}]
    if adults == 2:
        persons.append({"rol": "partner", "leeftijd": 40, "geen_inkomen": True})
    return Household.read({"personen": persons + [{"rol": "kind", "leeftijd": age} for age in ages]})


def test_average_spending_of_cbs() -> None:
    """CBS 85419NED, 2020: 19.8 thousand euro in all where the income is low, of which 8.4 for the home."""
    found = balance(read_uitgaven(None), household(1), When(2025), 20000.0)
    assert found["totaal"] == 19800.0
    assert found["posten"]["huisvesting, water en energie"] == 8400.0
    assert found["saldo"] == 200.0
    assert balance(read_uitgaven(None), household(1), When(2025), None)["saldo"] is None


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "uitgaven.yaml"
    file.write_text(OWN, encoding="utf-8")
    found = read_uitgaven(str(file))
    assert balance(found, household(1), When(2025), 12000.0)["totaal"] == pytest.approx(12 * 850.50)
    assert balance(found, household(2, 14), When(2025), 0.0)["huishouden"] == "paar_met_kinderen"
    with pytest.raises(InputError, match="geen begroting voor paar, en ook niet voor iedereen"):
        balance(found, household(2), When(2025), 0.0)


@pytest.mark.parametrize(
    ("adults", "ages", "kind"),
    [
        (1, (), "alleenstaande"),
        (1, (19,), "alleenstaande"),
        (1, (3,), "alleenstaande_ouder"),
        (1, (3, 12), "alleenstaande_ouder_met_kind_vanaf_12"),
        (2, (), "paar"),
        (2, (11,), "paar_met_kinderen"),
        (2, (17,), "paar_met_kind_vanaf_12"),
    ],
)
def test_kinds_of_household(adults: int, ages: tuple[int, ...], kind: str) -> None:
    assert kind_of(household(adults, *ages), When(2025)) == kind


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("huur: 600", "huur: veel", "regel 6: begrotingen.alleenstaande.huur: 'veel' is geen getal"),
        ("per: maand", "per: week", "regel 4: per: 'week' ken ik niet; kies uit jaar, maand"),
        ("prijspeil: 2025", "prijspeil: nu", "regel 3: prijspeil: 'nu' is geen jaar; schrijf bijvoorbeeld 2025"),
        ("  alleenstaande:", "  alleenstaand:", "bedoelde u alleenstaande?"),
        ("bron: {titel: eigen licentie, gezien: 2025-01-01}\n", "", "bron ontbreekt"),
    ],
)
def test_mistakes(right: str, wrong: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "fout.yaml"
    file.write_text(OWN.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_uitgaven(str(file))
    assert message in str(caught.value)
