"""A home from a file: what is read, estimated, refused; and the advice on it by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from prinsjesdag.energy import advice, home
from prinsjesdag.errors import InputError

SAID: dict[str, Any] = {
    "jaar": 2026,
    "woning": {"soort": "koop", "type": "tussenwoning", "bouwjaar": 1968, "oppervlakte": 100, "energielabel": "E",
               "gasverbruik": 1307, "elektriciteitsverbruik": 2500, "leveringstarief_gas": 0.60,
               "leveringstarief_elektriciteit": 0.15},
    "bouwdelen": {"gevel": {"oppervlakte": 50, "rc": 0.36}, "vloer": {"oppervlakte": 0, "rc": 1},
                  "dak": {"oppervlakte": 0, "rc": 1}, "ramen": {"oppervlakte": 0, "u": 1}},
    "maatregelen": [{"maatregel": "spouw", "m2": 50, "kosten": 1500}],
}  # fmt: skip


def changed(**parts: Any) -> dict[str, Any]:
    return {**SAID, **parts, "woning": {**SAID["woning"], **parts.get("woning", {})}}


def test_a_cavity_wall_by_hand() -> None:
    # 421.1 m3 saved (test_heat_loss). Bill 2026: each m3 costs 0.60 + 0.60066 x 1.21 = 1.32680. ISDE: one measure, 50 x
    # 5.25.
    found = advice.advise(home.read(SAID))
    assert found.gas.middle == pytest.approx(421.1, abs=0.1)
    assert found.bill_before - found.bill_after == pytest.approx(421.1 * 1.32680, abs=0.2)
    assert (found.cost, found.subsidy.amount, found.net) == (1500.0, 262.5, 1237.5)
    # (1,307 x 0.60066 + 2,500 x 0.09161 - 519.80) x 1.21 = 598.09; 1,307 x 0.60 + 2,500 x 0.15 = 1,159.20; fixed 893.
    assert found.bill_before == pytest.approx(2650.29, abs=0.01)
    assert found.scenarios[1].simple == pytest.approx(1237.5 / (421.1 * 1.32680), abs=0.01)
    assert found.home.assumed == ()
    assert found.local.counts is True


def test_another_price_or_interest_needs_no_code() -> None:
    one = home.read(SAID)
    dear = advice.advise(one, advice.Options(gas_tariff=1.60, interest=0.0))
    assert dear.scenarios[1].price == pytest.approx(1.60 + 0.60066 * 1.21, abs=1e-4)
    assert dear.loan_month == pytest.approx(1237.5 / 180)


def test_the_price_cap_of_2023_caps_the_saving() -> None:
    # 1,100 m3, all under 1,200: a m3 costs 1.45 whatever the contract says.
    said = changed(woning={"gasverbruik": 1100, "leveringstarief_gas": 2.50})
    found = advice.advise(home.read(said, date(2023, 6, 1)))
    assert found.scenarios[1].price == pytest.approx(1.45, abs=1e-3)


def test_a_shell_of_which_half_is_done() -> None:
    """Insulating half of the wall saves half of what the whole of it saves."""
    half = advice.advise(home.read(changed(maatregelen=[{"maatregel": "spouw", "m2": 25}])))
    whole = advice.advise(home.read(changed(maatregelen=[{"maatregel": "spouw", "m2": 50}])))
    assert half.gas.middle == pytest.approx(whole.gas.middle / 2.0)


def test_two_measures_on_one_part_count_once() -> None:
    both = [{"maatregel": "spouw", "m2": 50}, {"maatregel": "gevel", "m2": 50}]
    found = advice.advise(home.read(changed(maatregelen=both)))
    alone = advice.advise(home.read(changed(maatregelen=both[1:])))
    assert found.gas.middle == pytest.approx(alone.gas.middle)


def test_a_tenant_gets_no_isde_and_is_not_for_the_local_approach() -> None:
    found = advice.advise(home.read(changed(woning={"soort": "huur"})))
    assert found.subsidy.amount == 0.0
    assert found.subsidy_unknown == "alleen voor eigenaar-bewoners"
    assert found.local.counts is False


def test_what_is_not_told_is_estimated_and_listed() -> None:
    said = {"jaar": 2026, "woning": {"type": "tussenwoning", "bouwjaar": 1968, "oppervlakte": 110, "energielabel": "E"}}
    one = home.read(said)
    assert one.proposed
    assert [p.measure.name for p in one.planned] == ["vloer", "spouw", "dak", "hrpp"]
    assert one.gas.low < one.gas.middle < one.gas.high
    assert any(line.startswith("gasverbruik 1267 m3") for line in one.assumed)
    assert any("koopwoning" in line for line in one.assumed)
    assert len(one.assumed) == 11  # gas, power, tenure, and area and value of four parts
    found = advice.advise(one)
    assert found.gas.low < advice.advise(home.read(said | {"woning": said["woning"] | {"gasverbruik": 1267}})).gas.low  # type: ignore[operator]


def test_a_new_home_has_nothing_to_do() -> None:
    said = {"jaar": 2026, "woning": {"type": "tussenwoning", "bouwjaar": 2018, "oppervlakte": 110, "energielabel": "A"}}
    found = advice.advise(home.read(said))
    assert found.rows == ()
    assert (found.cost, found.gas.middle, found.loan_month) == (0.0, 0.0, 0.0)
    assert found.local.counts is False


def test_before_the_first_year_and_after_the_last() -> None:
    assert advice.advise(home.read(changed(), date(2023, 6, 1))).subsidy.amount == 50 * 4.0
    with pytest.raises(InputError, match="tot en met 2026"):
        advice.advise(home.read(changed(), date(2027, 6, 1)))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"woning": {"oppervlakte": None}}, "woning.oppervlakte: geef de gebruiksoppervlakte"),
        ({"woning": {"type": "rijhuis"}}, "woning.type: 'rijhuis' kan niet"),
        ({"woning": {"energielabel": "H"}}, "woning.energielabel: 'H' is geen label"),
        ({"woning": {"oppervlakte": "groot"}}, "woning.oppervlakte: 'groot' is geen getal"),
        ({"woning": {"gasverbruik": float("nan")}}, "woning.gasverbruik: 'nan' is geen getal"),
        ({"woning": {"gasverbruk": 3}}, "woning.gasverbruk: onbekend veld; bedoelde u gasverbruik?"),
        ({"bouwdelen": {"gevel": {"u": 2}}}, "bouwdelen.gevel.u: van gevel hoort rc te staan"),
        ({"bouwdelen": {"gevel": {"toestand": "zo-zo"}}}, "bouwdelen.gevel.toestand: 'zo-zo' kan niet"),
        ({"maatregelen": [{"maatregel": "spouwmur"}]}, r"maatregelen\[1\].maatregel: 'spouwmur' is geen maatregel"),
        ({"maatregelen": [{"maatregel": "spouw", "m2": 500}]}, "meer dan gevel groot is"),
        ({"maatregelen": "spouw"}, "maatregelen: hier hoort een lijst te staan"),
        ({"isde": {"vergunning_aangevraagd": "gisteren"}}, "'gisteren' is geen dag"),
        ({"jaar": None}, "jaar: welk jaar"),
    ],
)
def test_what_cannot_be_read_is_told_in_one_line(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        home.read(changed(**change))


def test_a_file_names_its_line(tmp_path: Path) -> None:
    file = tmp_path / "woning.yaml"
    file.write_text("jaar: 2026\nwoning:\n  oppervlakte: 100\n  type: rijhuis\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"woning\.yaml, regel 4: woning\.type"):
        home.load(str(file))
    with pytest.raises(InputError, match="niet te lezen"):
        home.load(str(tmp_path / "nergens.yaml"))
    file.write_text("[]", encoding="utf-8")
    with pytest.raises(InputError, match="hier horen velden te staan"):
        home.load(str(file))
