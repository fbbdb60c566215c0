"""The object of `gemeente --json`, on laws made up by hand so that nothing needs compiling."""

from collections.abc import Iterator

import pytest

from prinsjesdag.municipality import answer as module
from prinsjesdag.municipality.answer import answer, area_sums, calculated, counted
from prinsjesdag.municipality.areas import find, municipalities_in
from tests.municipality.made_up import run as made_up_run

KEYS = {"maatregel", "grootheid", "groep", "waarde", "laag", "hoog", "eenheid", "soort", "bronjaar", "definitie"}


@pytest.fixture(autouse=True)
def made_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(module, "_run", made_up_run)
    module._municipality.cache_clear()
    yield
    module._municipality.cache_clear()


def test_rows_are_as_the_contract_has_them() -> None:
    found = answer(find("Woerden"), 2024)
    assert found["gemeente"] == {"code": "GM0632", "naam": "Woerden", "provincie": "Utrecht"}
    assert (found["jaar"], found["vergelijkingsjaar"]) == (2024, 2023)
    seen = set()
    for row in found["uitkomsten"]:
        assert set(row) == KEYS
        assert row["soort"] in ("berekend", "geteld")
        if row["soort"] == "berekend":
            assert row["laag"] <= row["waarde"] <= row["hoog"]
        key = (row["maatregel"], row["grootheid"], row["groep"])
        assert key not in seen
        seen.add(key)
    assert all(set(one) == {"grootheid", "groep", "reden"} for one in found["onderdrukt"])
    assert {"versie", "wetgeving", "hash", "bevolking", "berekening", "uitkomst_hash"} <= set(found["bewijs"])


def test_every_measure_is_shown_or_left_out_with_the_reason() -> None:
    found = answer(find("Woerden"), 2024)
    slugs = {m.slug for m in calculated(2024)}
    shown = {row["maatregel"] for row in found["uitkomsten"]} - {None}
    hidden = {o["grootheid"].removeprefix("maatregel ") for o in found["onderdrukt"]} & slugs
    assert slugs
    assert shown | hidden == slugs
    assert not shown & hidden
    effects = [r for r in found["uitkomsten"] if r["grootheid"] == "gemiddeld_effect_maand" and r["groep"] == "alle"]
    assert [row["waarde"] for row in effects] == pytest.approx([20.0] * len(shown))  # 240 a year


def test_real_rise_by_hand() -> None:
    """4% more income and 3.3% dearer (CBS, 2024): 1.04 / 1.033 = +0.68%."""
    found = answer(find("Woerden"), 2024)
    row = next(r for r in found["uitkomsten"] if (r["grootheid"], r["groep"]) == ("mediaan_koopkracht", "alle"))
    assert row["waarde"] == pytest.approx(0.68, abs=0.02)


def test_province_is_the_sum_of_its_municipalities() -> None:
    area = find("Flevoland")
    whole = area_sums(area, 2024)
    parts = [area_sums(one, 2024) for one in municipalities_in(area)]
    assert whole.households == pytest.approx(sum(p.households for p in parts))
    name = ("uitgaven_huurtoeslag", "alle")
    assert whole.totals[name] == pytest.approx(sum(p.totals[name] for p in parts))
    told = answer(area, 2024)
    assert told["gemeente"]["code"] == "PV24"


def test_a_small_municipality_borrows_its_interval() -> None:
    found = answer(find("Schiermonnikoog"), 2024)
    assert any("minder dan" in one["reden"] for one in found["onderdrukt"])
    assert any(row["soort"] == "berekend" for row in found["uitkomsten"])


def test_counted_figures_are_cbs() -> None:
    """Households of 2025, persons with bijstand and households with a low income of 2021, as CBS has them."""
    rows = {row["grootheid"]: row for row in counted(find("Groningen (gemeente)"))}
    assert rows["huishoudens"]["waarde"] == 145_521  # CBS, households by type 2025
    assert rows["personen_bijstand"]["waarde"] == 10_101  # CBS, kerncijfers wijken en buurten 2021
    assert rows["aandeel_huishoudens_tot_110_sociaal_minimum"]["waarde"] == 0.157
    assert {row["soort"] for row in rows.values()} == {"geteld"}


def test_same_outcomes_same_hash() -> None:
    one, two = (answer(find("Woerden"), 2024)["bewijs"]["uitkomst_hash"] for _ in range(2))
    assert one == two
    assert one != answer(find("Utrecht"), 2024)["bewijs"]["uitkomst_hash"]
