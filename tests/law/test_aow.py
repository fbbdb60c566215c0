"""AOW: amounts that SVB publishes, gross and net, and hand calculations."""

import csv
import json
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from prinsjesdag.engine import NOT_GIVEN, Case, Day, Declarations, Interpreter, System, When
from prinsjesdag.engine.arithmetic import cents_down
from prinsjesdag.engine.parameters import read_table
from prinsjesdag.law import LEVELS, LINKS, UNITS
from prinsjesdag.law.algemeen import feiten, rules
from prinsjesdag.law.algemeen.woorden import Oordeel, Relatie, Rol
from prinsjesdag.law.aow import feiten as aow_feiten
from prinsjesdag.law.aow import pensioen
from prinsjesdag.law.aow import rules as aow_rules
from prinsjesdag.law.inkomstenbelasting import rules as inkomstenbelasting
from prinsjesdag.law.loonheffing import rules as loonheffing

DATA = Path(__file__).parent / "data"
FULL = Path(__file__).parents[3] / "shared" / "cases" / "benefit_levels.csv"

WHOLE_EUROS = {
    # hartvannederland.nl prints these in whole euros; for the couple the note doesn't say so. SVB08 of aow_netto.csv
    # has the couple to the cent: 193.50 withheld, 56.88 Zvw, 831.12 net.
    "AOW-2025-01-alone-loonheffing_zonder_korting",
    "AOW-2025-01-alone-zvw_bijdrage",
    "AOW-2025-01-alone-aow_netto_zonder_korting",
    "AOW-2025-01-couple_each-loonheffing_zonder_korting",
    "AOW-2025-01-couple_each-zvw_bijdrage",
    "AOW-2025-01-couple_each-aow_netto_zonder_korting",
}


@cache
def system() -> System:
    found = Declarations.of(feiten, rules, aow_feiten, aow_rules, pensioen, inkomstenbelasting, loonheffing)
    return System(found, levels=LEVELS, links=LINKS, units=UNITS)


def ask(target: str, when: When, *persons: dict[str, Any], breaks: Sequence[date] = ()) -> list[Any]:
    """One gezin; the first two persons are partners."""
    size = len(persons)
    names = {name for person in persons for name in person}
    case = Case(
        sizes=(size, 1, 1),
        parents=([0] * size, [0]),
        links={"partner": [1, 0] + [-1] * (size - 2) if size > 1 else [-1]},
        given={name: [person.get(name, NOT_GIVEN) for person in persons] for name in names},
        breaks=breaks,
    )
    return Interpreter(system(), when).run([target], case).year(target)


def born(year: int, month: int, day: int) -> dict[str, Any]:
    return {"geboortedatum": Day(date(year, month, day).toordinal())}


def gross(when: When, together: bool) -> float:
    persons = [{"leeftijd": 70}, {"leeftijd": 70, "rol": Rol.PARTNER}] if together else [{"leeftijd": 70}]
    return float(ask("aow_bruto_maand", when, *persons)[0])


def withheld(when: When, amount: float, credit: bool) -> float:
    """Wage tax in the white table and the Zvw contribution, down to the cent, as SVB withholds them."""
    person = {"leeftijd": 70, "tabelloon_maand": amount, "loonheffingskorting": credit}
    return float(ask("loonheffing_maand", when, person)[0])


def zvw(when: When, amount: float) -> float:
    table = read_table(str(Path(loonheffing.__file__).parents[1] / "zorgverzekeringswet" / "parameters.yaml"))
    rate = table.series["bijdragepercentage_laag"].on(when.first)
    assert rate is not None
    assert isinstance(rate.value, float)
    return cents_down(rate.value * amount)


def quantity(name: str, when: When, together: bool) -> float:
    amount = gross(when, together)
    if name == "aow_bruto_month_incl_io":
        return amount
    credit = name.endswith("met_korting")
    if name.startswith("loonheffing"):
        return withheld(when, amount, credit)
    if name == "zvw_bijdrage":
        return zvw(when, amount)
    assert name.startswith("aow_netto")
    return amount - withheld(when, amount, credit) - zvw(when, amount)


def published() -> Iterator[Any]:
    """Everything when the shared cases are there, otherwise the share of them kept here."""
    with open(FULL if FULL.exists() else DATA / "aow_bedragen.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["id"].startswith("AOW-"):
                yield pytest.param(row, id=row["id"])


@pytest.mark.parametrize("row", list(published()))
def test_amounts_of_svb(row: dict[str, str]) -> None:
    household = json.loads(row["household"])
    year, month = map(int, household["period"].split("-"))
    found = quantity(row["quantity"], When(year, date(year, month, 1)), household["situation"] == "couple_each")
    if row["id"] in WHOLE_EUROS:
        assert abs(found - float(row["expected"])) <= 0.5
    else:
        assert found == pytest.approx(float(row["expected"]), abs=0.001)


def net_cases() -> Iterator[Any]:
    with open(DATA / "aow_netto.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield pytest.param(row, id=row["id"])


@pytest.mark.parametrize("row", list(net_cases()))
def test_net_amounts_of_svb(row: dict[str, str]) -> None:
    day = date.fromisoformat(row["datum"])
    when = When(day.year, day)
    amount = gross(when, row["situatie"] == "samen")
    assert amount == pytest.approx(float(row["bruto"]), abs=0.001)
    for column, credit in (("netto_zonder_korting", False), ("netto_met_korting", True)):
        if row[column]:
            net = amount - withheld(when, amount, credit) - zvw(when, amount)
            assert net == pytest.approx(float(row[column]), abs=0.001)


def test_a_year_is_both_half_years_with_holiday_allowance() -> None:
    # 2024 alone: 6 × (1,541.53 + 76.20) + 6 × (1,569.75 + 78.34) = 9,706.38 + 9,888.54
    assert ask("aow", When(2024), {"leeftijd": 70})[0] == pytest.approx(19594.92)
    # 2024, each of two: 6 × (1,047.60 + 54.44) + 6 × (1,067.47 + 55.96) = 6,612.24 + 6,740.58
    both = ask("aow", When(2024), {"leeftijd": 70}, {"leeftijd": 70, "rol": Rol.PARTNER})
    assert both == pytest.approx([13352.82, 13352.82])


def test_a_partner_under_the_age_gives_the_couples_rate_and_nothing_more() -> None:
    when = When(2024, date(2024, 1, 1))
    amounts = ask("aow_bruto_maand", when, {"leeftijd": 70}, {"leeftijd": 60, "rol": Rol.PARTNER})
    assert amounts == pytest.approx([1047.60, 0.0])


@pytest.mark.parametrize(
    "relatie", [Relatie.GEHUWD, Relatie.GEREGISTREERD, Relatie.SAMENLEVINGSCONTRACT, Relatie.SAMENWONEND]
)
@pytest.mark.parametrize(
    ("told", "amount"), [(Oordeel.AFGELEID, 1047.60), (Oordeel.JA, 1047.60), (Oordeel.NEE, 1541.53)]
)
def test_who_shares_a_household_has_the_couples_rate(relatie: Relatie, told: Oordeel, amount: float) -> None:
    said = {"leeftijd": 70, "relatie": relatie, "partnerschap_gezamenlijke_huishouding": told}
    amounts = ask("aow_bruto_maand", When(2024, date(2024, 1, 1)), said, said | {"rol": Rol.PARTNER})
    assert amounts == pytest.approx([amount, amount])


def test_children_and_people_under_the_age_have_none() -> None:
    child = {"leeftijd": 10, "rol": Rol.KIND}
    assert ask("aow", When(2024), {"leeftijd": 66}, {"leeftijd": 40, "rol": Rol.PARTNER}, child) == [0.0, 0.0, 0.0]


@pytest.mark.parametrize(("years", "amount"), [(50, 1541.53), (40, 1233.22), (25, 770.77), (1, 30.83), (0, 0.0)])
def test_each_missing_year_takes_two_percent(years: int, amount: float) -> None:
    # 0.8 × 1,541.53 = 1,233.224; 0.5 × 1,541.53 = 770.765; 0.02 × 1,541.53 = 30.8306
    when = When(2024, date(2024, 1, 1))
    assert ask("aow_bruto_maand", when, {"leeftijd": 70, "aow_opbouwjaren": years})[0] == pytest.approx(amount)


def test_build_up_also_lowers_the_holiday_allowance() -> None:
    # 0.5 × 76.20
    when = When(2024, date(2024, 1, 1))
    found = ask("aow_vakantie_uitkering_maand", when, {"leeftijd": 70, "aow_opbouwjaren": 25})[0]
    assert found == pytest.approx(38.10)


def test_aow_that_is_told_stands() -> None:
    told: list[dict[str, Any]] = [{"leeftijd": 70, "aow": 9000.0}, {"leeftijd": 70, "rol": Rol.PARTNER}]
    assert ask("aow", When(2024), *told) == pytest.approx([9000.0, 13352.82])


# Rijksoverheid, Wanneer gaat mijn AOW in: 66 years and 10 months in 2023, 67 years in 2024 to 2027. Whoever was born
# in January or February 1957 had the AOW by the end of 2023, before the age rose to 67; from 1 March 1957 on it is 67.
@pytest.mark.parametrize(
    ("birth", "day", "reached"),
    [
        ((1956, 11, 30), (2023, 10, 1), True),  # 66 years and 10 months on 30 September 2023
        ((1957, 1, 31), (2023, 12, 1), True),
        ((1957, 2, 1), (2023, 12, 1), True),
        ((1957, 2, 2), (2023, 12, 1), False),
        ((1957, 2, 28), (2024, 1, 1), True),  # reached on 28 December 2023, and 66 years and 10 months still
        ((1957, 3, 1), (2024, 1, 1), False),
        ((1957, 3, 1), (2024, 2, 1), False),
        ((1957, 3, 1), (2024, 3, 1), True),
        ((1955, 8, 31), (2022, 1, 1), True),  # 66 years and 4 months on 31 December 2021, the age of that year
        ((1955, 9, 1), (2022, 1, 1), False),
        ((1960, 12, 31), (2028, 1, 1), True),  # 67 on 31 December 2027
        ((1961, 1, 1), (2028, 1, 1), False),  # 67 years and 3 months from 2028
        ((1961, 1, 1), (2028, 4, 1), True),
    ],
)
def test_who_has_reached_the_age_keeps_the_aow(
    birth: tuple[int, int, int], day: tuple[int, int, int], reached: bool
) -> None:
    when = When(day[0], date(*day))
    assert ask("aow_leeftijd_bereikt", when, born(*birth)) == [reached]


# The first year, 2024: 1,617.73 a month with holiday allowance until July, 1,648.09 from July on (as above).
@pytest.mark.parametrize(
    ("birth", "months_before_july", "months_from_july"),
    [
        ((1957, 5, 1), 2, 6),  # from May on
        ((1957, 5, 15), 2, 6),  # 17 of May's 31 days: a whole month
        ((1957, 5, 16), 1, 6),  # 16 of them: none
        ((1957, 7, 10), 0, 6),
        ((1957, 12, 20), 0, 0),
    ],
)
def test_the_first_month_counts_whole_or_not_at_all(
    birth: tuple[int, int, int], months_before_july: int, months_from_july: int
) -> None:
    breaks = [date(2024, month, 1) for month in range(2, 13)]
    expected = months_before_july * 1617.73 + months_from_july * 1648.09
    assert ask("aow", When(2024), born(*birth), breaks=breaks)[0] == pytest.approx(expected)


def test_partners_can_be_swapped() -> None:
    one, other = born(1950, 3, 3) | {"aow_opbouwjaren": 30}, born(1959, 8, 20)
    first = ask("aow", When(2025), one, other | {"rol": Rol.PARTNER})
    second = ask("aow", When(2025), other, one | {"rol": Rol.PARTNER})
    assert first == second[::-1]
