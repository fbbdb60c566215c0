"""The homes of municipalities, the user's labels, and the programme, against totals and by hand."""

from datetime import date
from pathlib import Path

import pytest

from prinsjesdag.energy import labels, neighbourhoods, stock
from prinsjesdag.energy.programme import energy_poor, programme
from prinsjesdag.errors import InputError

DAY = date(2026, 11, 22)


def test_all_homes_of_etlocal() -> None:
    """7,931,940 homes in 2023 (sum of ETLocal's municipalities), 342 municipalities; Utrecht 159,409."""
    assert len(stock.stocks()) == 342
    assert stock.country().total == 7_931_940
    assert stock.stock("GM0344").total == 159_409
    assert stock.stock("GM0344").of_period("voor_1945") == 47_190


def test_the_level_is_that_of_the_register() -> None:
    """RVO, 1 January 2020: 1,291,956 of 3,934,529 labels are D to G; announced: 1.5 million homes with E, F or G."""
    share = stock.poor_homes(stock.country()).middle / stock.country().total
    assert share == pytest.approx(0.328, abs=0.02)
    assert sum(stock.label_homes(stock.country())[4:]) == pytest.approx(1.5e6, rel=0.06)


def test_shares_of_a_cell_by_hand() -> None:
    # Rijwoning 1965-1984: 35% corner, half of it as 1946-1974 (D to G 0.61 of 1.01) and half as 1975-1995 (0.03 of
    # 1.00). Terrace: 0.47 of 0.99 and 0 of 1.00. Together (0.35 x 0.64 + 0.65 x 0.47) / 2 = 0.26475, of (0.35 x 2.01 +
    # 0.65 x 1.99) / 2 = 0.9985 (the source rounds).
    found = sum(stock.shares(("rijwoning", "1965_1984"))[stock.POOR])
    assert found == pytest.approx(0.26475 / 0.9985)
    assert all(sum(stock.shares((kind, p))) == pytest.approx(1.0) for kind in stock.TYPES for p in stock.PERIODS)


def test_parts_add_up_to_the_country() -> None:
    codes = list(stock.stocks())
    assert sum(energy_poor([code]).middle for code in codes) == pytest.approx(510_000)
    found = [programme([code], code, DAY) for code in codes[::12]]
    whole = programme(codes, "NL", DAY)
    assert whole.share.middle == pytest.approx(2_500_000)
    assert whole.share_local.middle == pytest.approx(750_000, rel=0.02)
    assert whole.tranches[2].amount.middle == pytest.approx(471e6, rel=0.02)
    assert whole.neighbourhoods == ()
    for one in found:
        assert 0 < one.poor.low < one.poor.middle < one.poor.high < one.stock.total
        assert one.poor_owned.middle == pytest.approx(one.poor.middle * one.stock.owned)


def test_pace_by_hand() -> None:
    # From 31 December 2028 two years (730 days) remain.
    found = programme(["GM0344"], "GM0344", date(2028, 12, 31), done=1000)
    assert found.years_left == pytest.approx(730 / 365.25)
    assert found.pace.middle == pytest.approx((found.poor.middle - 1000) / (730 / 365.25))
    assert programme(["GM0344"], "GM0344", date(2031, 1, 1)).years_left == 0.0


def write(folder: Path, text: str) -> str:
    file = folder / "labels.csv"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_own_labels_take_the_place_of_the_estimate(tmp_path: Path) -> None:
    # Half of the homes labelled, all A: what is left is the estimate of the other half.
    file = write(tmp_path, f"label;aantal\nA++;{159_409 / 2}\nonbekend;10\n")
    found = programme(["GM0344"], "GM0344", DAY, labels.load(file))
    assert found.poor.middle == pytest.approx(programme(["GM0344"], "GM0344", DAY).poor.middle / 2)
    every = "label,aantal\n" + "\n".join(f"{letter},{159_409 / 7}" for letter in "ABCDEFG")
    sure = programme(["GM0344"], "GM0344", DAY, labels.load(write(tmp_path, every)))
    assert sure.poor.low == pytest.approx(sure.poor.high)
    assert sure.poor.middle == pytest.approx(159_409 * 4 / 7)


def test_rows_of_ep_online_and_neighbourhoods(tmp_path: Path) -> None:
    text = (
        "Pand_postcode;Pand_energieklasse;buurtcode\n1000AA;G;BU03440951\n1000AA;A+++;BU03440951\n1000AB;;BU03440114\n"
    )
    found = labels.load(write(tmp_path, text))
    assert (found.total, found.unlabelled, found.counts["G"]) == (2.0, 1.0, 1.0)
    assert found.poor_share("BU03440951") == 0.5
    assert found.poor_share("BU03440114") is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "leeg"),
        ("wijk,aantal\nx,3\n", "geen kolom met labels"),
        ("label,aantal\nH,3\n", "regel 2: label: 'H' is geen label"),
        ("label,aantal\nA,3\nB,veel\n", "regel 3: aantal: 'veel' is geen aantal"),
        ("label,aantal\nB,-1\n", "'-1' is geen aantal"),
        ("label\n\n", "geen enkele regel met een label"),
    ],
)
def test_bad_labels_are_told(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        labels.load(write(tmp_path, text))


def test_neighbourhoods_where_little_money_and_much_use_meet() -> None:
    found = neighbourhoods.ranking("GM0344")
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert all(one.households >= 100 for one in found)
    assert not any(one.name == "Leeuwesteyn" for one in found)  # built after 2016
    assert neighbourhoods.ranking("GM9999") == []


def test_labels_move_the_ranking(tmp_path: Path) -> None:
    first, second = neighbourhoods.ranking("GM0344")[:2]
    text = f"label,aantal,buurt\nA,100,{first.code}\nG,1,{first.code}\nG,100,{second.code}\nA,1,{second.code}\n"
    found = neighbourhoods.ranking("GM0344", labels.load(write(tmp_path, text)))
    places = [one.code for one in found]
    assert places.index(second.code) < places.index(first.code)


def test_an_unknown_municipality() -> None:
    with pytest.raises(InputError, match="geen woningen bekend"):
        stock.stock("GM9999")
