"""The armoedeval: what work leaves of bijstand, and cliffs where they are."""

import json
import math
from dataclasses import replace

import pytest

from prinsjesdag.engine import When
from prinsjesdag.errors import InputError
from prinsjesdag.household.answer import answer
from prinsjesdag.household.armoedeval import Cliff, trap
from prinsjesdag.household.model import Household
from prinsjesdag.law import load
from prinsjesdag.report.armoedeval import chart
from prinsjesdag.report.charts import render

SINGLE = Household.read(
    {
        "id": "alleen", "jaar": 2024, "woning": {"soort": "huur", "kale_huur": 600.0},
        "personen": [{"rol": "aanvrager", "leeftijd": 40, "geen_inkomen": True}],
    }
)  # fmt: skip


def test_in_the_bijstand_work_leaves_nothing_until_pay_passes_the_norm() -> None:
    """Participatiewet art. 19 and 31: net pay comes off the bijstand euro for euro, without an exemption.

    16 hours at 13.27 (13.68 from July) is about 1,017 gross a month with holiday allowance, net about the same: under
    the norm of 1,284 to 1,308. 24 hours is 1,525 gross, above it, so from there work pays.
    """
    found = trap(SINGLE, load(), When(2024), hours=[16, 24, 32, 36], from_bijstand=True)
    assert [p.hours for p in found.points] == [0.0, 16, 24, 32, 36]
    assert found.points[0].parts["bijstand"] > 15_000
    assert abs(found.kept(1)) < 1.0  # the table rounds; a euro a month at most
    assert found.kept(2) > 100
    assert found.points[2].parts["bijstand"] == 0.0
    assert found.kept(2) < found.kept(3) < found.kept(4)


def test_without_bijstand_every_hour_pays() -> None:
    found = trap(SINGLE, load(), When(2024), hours=[16, 24])
    assert found.kept(1) > 400
    assert not found.from_bijstand


def test_pressure_is_the_share_that_is_lost() -> None:
    """Between 50,000 and 60,000 gross without allowances: 36.97% tax and 6.63% + 6.51% of credits phased out.

    Tax of 2024: second bracket 36.97% to 75,518; general credit 3,362 less 6.63% above 24,812; labour credit less 6.51%
    above 39,957 (Belastingdienst, tarieven 2024): 0.3697 + 0.0663 + 0.0651 = 0.5011.
    """
    found = trap(SINGLE, load(), When(2024), step=5000.0, most=60_000.0)
    at = next(i for i, p in enumerate(found.points) if p.gross == 60_000.0)
    assert found.pressure(at) == pytest.approx(0.5011, abs=0.0002)


def test_a_cliff_is_found_to_the_euro_and_named() -> None:
    """With a raised smallest grant the zorgtoeslag stops at that amount: one euro more pay costs all of it.

    Awir art. 14 lid 5: what is less than the minimum isn't granted. The minimum is 24 euro; here 300.
    """
    system = load().reform({"awir.minimumbedrag": 300.0})
    found = trap(SINGLE, system, When(2024), step=2000.0, most=44_000.0)
    named = {c.scheme: c for c in found.cliffs}
    assert set(named) == {"zorgtoeslag", "huurtoeslag"}
    for scheme, cliff in named.items():
        below = trap(SINGLE, system, When(2024), step=cliff.gross - 1.0, most=cliff.gross - 1.0).points[-1]
        above = trap(SINGLE, system, When(2024), step=cliff.gross, most=cliff.gross).points[-1]
        assert below.parts[scheme] >= 300.0
        assert above.parts[scheme] == 0.0
        assert cliff.loss == pytest.approx(below.income - above.income)
    assert not trap(SINGLE, load(), When(2024), step=2000.0, most=44_000.0).cliffs


def at_limit(code: str, *persons: dict[str, object]) -> Household:
    return Household.read(
        {
            "id": code, "datum": "2025-10-01", "gemeente": code, "woning": {"soort": "huur", "kale_huur": 600.0},
            "personen": [{"rol": "aanvrager", "leeftijd": 40, "geen_inkomen": True}, *persons],
        }
    )  # fmt: skip


PARTNER = {"rol": "partner", "leeftijd": 40, "geen_inkomen": True}


@pytest.mark.parametrize(
    ("household", "limit", "amount"),
    [
        (at_limit("GM0363"), 1.05 * 1369.06 + 5.0, 350.0),
        (at_limit("GM0599", PARTNER), 1.05 * 1955.80, 300.0),
    ],
    ids=["Amsterdam", "Rotterdam"],
)
def test_the_hard_limit_of_a_municipality_is_a_cliff_with_the_name_of_its_scheme(
    household: Household, limit: float, amount: float
) -> None:
    """Norms of July 2025, net with holiday allowance: 1,369.06 alone, 1,955.80 for two (SZW, normenbrief juli 2025).

    Amsterdam: 105% and about 5 euro a month, 350 euro (CVDR734407 art. 3 and 4); Rotterdam: 105%, 300 euro for two
    (CVDR741634 art. 3 and 5). Nobody said that it is received: it is taken to be, and the income without it stands
    beside it. It is lost at one euro more pay, of which at most that euro comes in.
    """
    assert household.when is not None
    found = trap(household, load(), household.when, step=2000.0, most=36_000.0)
    assert found.filled_in
    (cliff,) = found.cliffs
    assert cliff.scheme == "individuele_inkomenstoeslag"
    assert found.label(cliff.scheme) == "individuele inkomenstoeslag"
    assert amount - 1.0 <= cliff.loss <= amount
    for p in found.points:
        given = amount if p.gross < cliff.gross else 0.0
        assert p.parts["individuele_inkomenstoeslag"] == given
        assert p.income - p.without_local == pytest.approx(given)
    incomes = []
    for gross in (cliff.gross - 1.0, cliff.gross):
        facts = {**household.persons[0].facts, "loon": gross}
        paid = replace(household, persons=[replace(household.persons[0], facts=facts), *household.persons[1:]])
        name = "inkomen_minimabeleid_maand"
        incomes.append(answer(paid, load(), household.when, [name])[name])
    assert incomes[0] <= limit + 0.005 < incomes[1]
    told = found.as_dict()
    assert told["punten"][0]["zonder_gemeentelijke_regelingen"] == told["punten"][0]["besteedbaar_inkomen"] - amount
    assert any("wordt aangevraagd en ontvangen" in text for text in told["aangenomen"])


def test_what_is_not_received_is_no_part_and_no_cliff() -> None:
    """Nothing is known of this municipality, and the zorgtoeslag isn't received: neither can be lost."""
    other = Household.read(
        {
            "id": "zonder", "jaar": 2024, "gemeente": "GM0014", "woning": {"soort": "koop"},
            "personen": [{"rol": "aanvrager", "leeftijd": 40, "geen_inkomen": True, "ontvangt_zorgtoeslag": False}],
        }
    )  # fmt: skip
    found = trap(other, load().reform({"awir.minimumbedrag": 300.0}), When(2024), step=4000.0, most=44_000.0)
    assert not found.filled_in
    assert not found.cliffs
    assert all(p.parts["zorgtoeslag"] == 0.0 and p.parts["bijstand"] == 0.0 for p in found.points)
    assert any("NIET ingevuld" in text for text in found.assumed)


def test_with_hours_the_cliffs_between_them_are_named() -> None:
    """16 hours at the minimum wage are under the limit of Amsterdam, 24 above it."""
    found = trap(at_limit("GM0363"), load(), When(2025), hours=[16, 24], from_bijstand=True)
    assert [c.scheme for c in found.cliffs] == ["individuele_inkomenstoeslag"]
    assert found.points[1].gross < found.cliffs[0].gross < found.points[2].gross
    picture = render(chart(found), ".svg")
    assert "waarvan gemeente 29" in picture
    assert "individuele inkomenstoeslag" in picture


def test_many_cliffs_are_numbered_and_listed() -> None:
    """Made up: three that lie close together. Their names stand in a list, one a line."""
    found = trap(SINGLE, load(), When(2024), step=10_000.0, most=40_000.0)
    many = replace(found, cliffs=[Cliff(20_000.0 + 100.0 * i, 300.0, "zorgtoeslag") for i in range(3)])
    picture = render(chart(many), ".svg")
    assert "Waar één euro meer loon geld kost" in picture
    assert "3   bij € 20.200: zorgtoeslag: −300 euro per jaar" in picture.replace("\u00a0", " ")
    assert "Waar één euro meer loon geld kost" not in render(chart(replace(found, cliffs=many.cliffs[:1])), ".svg")


def test_json_and_pictures() -> None:
    found = trap(SINGLE, load(), When(2024), step=5000.0, most=40_000.0)
    told = json.loads(json.dumps(found.as_dict(), allow_nan=False))
    assert [p["brutoloon"] for p in told["punten"]] == [5000.0 * i for i in range(9)]
    assert all(math.isfinite(p["besteedbaar_inkomen"]) for p in told["punten"])
    assert told["eenheid"] == "EUR/jaar"
    page = render(chart(found), ".html")
    assert "besteedbaar inkomen" in page
    assert "https://cdn" not in page
    assert render(chart(found), ".svg").startswith("<svg")
    hours = trap(SINGLE, load(), When(2024), hours=[16, 36], from_bijstand=True)
    assert "geen werk" in render(chart(hours), ".svg")


def test_input_that_cannot_be_used() -> None:
    unknown = Household.read({"personen": [{"rol": "aanvrager", "leeftijd": 40, "loon": 20000.0}]})
    with pytest.raises(InputError, match="nog niet te zeggen; nodig: woning"):
        trap(unknown, load(), When(2024))
    with pytest.raises(InputError, match="stap boven nul"):
        trap(SINGLE, load(), When(2024), step=0.0)
