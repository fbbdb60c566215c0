"""An application as a permit officer reads it: routes, reasons, what is lacking, mistakes."""

from pathlib import Path
from typing import Any

import pytest

from prinsjesdag.building.aanvraag import lees, lees_bestand
from prinsjesdag.building.antwoord import antwoord
from prinsjesdag.building.bbl.knip import ROUTES
from prinsjesdag.building.kalender import kalender
from prinsjesdag.building.woorden import Bouwwerk
from prinsjesdag.errors import InputError
from prinsjesdag.municipality.areas import find
from prinsjesdag.municipality.ruimte import answer
from tests.building.test_gevallen import outcome

DAKKAPEL = {
    "aanvraag": "2024-03-01", "bouwwerk": "dakkapel", "vlak": "achter", "plat_dak": True, "hoogte_m": 1.6,
    "onderzijde_boven_dakvoet_m": 0.7, "bovenzijde_onder_nok_m": 0.6, "zijafstand_m": 0.6,
}  # fmt: skip


def values(said: dict[str, Any]) -> dict[str, Any]:
    return {one.naam: one.waarde for one in antwoord(lees(said)).uitkomsten}


def test_both_halves_of_the_knip() -> None:
    """Bbl art. 2.27 and 2.29 onder b: this dormer is free of both; a front one of the technical permit only."""
    found = values(DAKKAPEL)
    assert (found["technische_bouwactiviteit"], found["omgevingsplanactiviteit"]) == ("vergunningvrij",) * 2
    front = values(DAKKAPEL | {"vlak": "voor"})
    assert front["technische_bouwactiviteit"] == "vergunningvrij"
    assert front["omgevingsplanactiviteit"] == "het omgevingsplan bepaalt of een vergunning nodig is"


@pytest.mark.parametrize(
    ("change", "free"),
    [
        ({"onderzijde_boven_dakvoet_m": 0.5}, False), ({"onderzijde_boven_dakvoet_m": 1.0}, False),  # "meer", "minder"
        ({"hoogte_m": 1.75}, True), ({"bovenzijde_onder_nok_m": 0.5}, False), ({"zijafstand_m": 0.5}, False),
        ({"vlak": "zij"}, True), ({"vlak": "zij", "naar_openbaar_gebied": True}, False),
        ({"zonder_vergunning_gebouwd": True}, False), ({"aantal_woningen_wijzigt": True}, False),
        ({"beschermd_gezicht": True}, True), ({"beschermd_gezicht": True, "naar_openbaar_gebied": True}, False),
    ],
)  # fmt: skip
def test_limits_of_a_dormer(change: dict[str, Any], free: bool) -> None:
    """The words of art. 2.29 onder b, 2.22 and 2.30 lid 3, one by one."""
    assert outcome("dakkapel_opa_vergunningvrij", DAKKAPEL | change) is free


@pytest.mark.parametrize(
    ("said", "free"),
    [
        ({"afstand_hoofdgebouw_m": 2, "hoogte_m": 3.0, "hoogte_boven_vloer_verdieping_m": 0.2,
          "hoogte_hoofdgebouw_m": 8}, True),
        ({"afstand_hoofdgebouw_m": 2, "hoogte_m": 3.0, "hoogte_boven_vloer_verdieping_m": 0.4,
          "hoogte_hoofdgebouw_m": 8}, False),
        ({"afstand_hoofdgebouw_m": 6, "hoogte_m": 3.0}, True),
        ({"afstand_hoofdgebouw_m": 6, "hoogte_m": 4.4, "dakvoet_m": 3.0, "afstand_nok_perceelsgrens_m": 3.0}, True),
        ({"afstand_hoofdgebouw_m": 6, "hoogte_m": 4.5, "dakvoet_m": 3.0, "afstand_nok_perceelsgrens_m": 3.0}, False),
    ],
)  # fmt: skip
def test_an_outbuilding(said: dict[str, Any], free: bool) -> None:
    """Art. 22.36 as quoted; the ridge at 3 m from the boundary is 0.47 x 3 + 3 = 4.41 m at most."""
    yard = {"bouwwerk": "schuur", "aanvraag": "2024-06-01", "achtererf": True, "oppervlakte_m2": 30,
            "bebouwingsgebied_m2": 100}  # fmt: skip
    assert outcome("bijbehorend_bouwwerk_opa_vergunningvrij", yard | said) is free
    too_much = yard | said | {"bestaande_bijbehorende_m2": 21}  # 51 of at most 50 m2
    assert outcome("bijbehorend_bouwwerk_opa_vergunningvrij", too_much) is False


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"bouwwerk": "rijwoning grondgebonden"}, True), ({"bouwwerk": "rijwoning", "zorgwoning": True}, False),
        ({"bouwwerk": "rijwoning", "monument": True}, False), ({"bouwwerk": "appartementengebouw"}, False),
        ({"bouwwerk": "woonboot"}, True), ({"bouwwerk": "bedrijfshal", "bouwlagen": 2}, True),
        ({"bouwwerk": "bedrijfshal", "bouwlagen": 3}, False), ({"bouwwerk": "fietsbrug", "overspanning_m": 20}, True),
        ({"bouwwerk": "fietsbrug", "overspanning_m": 20.5}, False),
        ({"bouwwerk": "fietsbrug", "overspanning_m": 10, "over_rijks_of_provinciale_weg": True}, False),
        ({"bouwwerk": "ander bouwwerk", "hoogte_m": 20}, True),
        ({"bouwwerk": "ander bouwwerk", "hoogte_m": 5, "waterkerend": True}, False),
    ],
)  # fmt: skip
def test_consequence_class(said: dict[str, Any], expected: bool) -> None:
    """Bbl art. 2.17 lid 2 and 3."""
    assert outcome("wkb_gevolgklasse1", said, "2024-06-01") is expected


@pytest.mark.parametrize(
    ("use", "ratio", "expected"),
    [("woonfunctie", 1.5, 55.0), ("woonfunctie", 2.0, 70.0), ("woonfunctie", 3.4, 120.0), ("woongebouw", 1.8, 65.0),
     ("woongebouw", 2.0, 70.0), ("kantoor", 1.8, 90.0), ("kantoor", 2.8, 120.0), ("onderwijs", 1.0, 190.0)],
)  # fmt: skip
def test_beng(use: str, ratio: float, expected: float) -> None:
    """Table 4.148A by hand: 55 + 30 x (2.0 - 1.5) = 70; 100 + 50 x (3.4 - 3.0) = 120; 90 + 30 x (2.8 - 1.8) = 120."""
    said = {"gebruiksfunctie": use, "Als_Ag": ratio}
    assert outcome("beng1_max", said, "2026-10-01") == pytest.approx(expected)


def test_a_permit_officer_can_follow() -> None:
    """Every outcome cites an article, and says where it rests on a secondary source."""
    for one in antwoord(lees(DAKKAPEL)).uitkomsten:
        assert one.redenen, one.naam
        assert all("art." in reason.artikel or "denationale" in reason.artikel for reason in one.redenen)
    said = {one.naam: one.zekerheid for one in antwoord(lees(DAKKAPEL)).uitkomsten}
    assert said["omgevingsplanactiviteit"] == "gezien in een kopie of tweede bron"


def test_unknown_is_never_yes_or_no() -> None:
    """A fact that is unknown, and law of before 2024 that isn't here."""
    found = antwoord(lees(DAKKAPEL | {"hoogte_m": None}))
    assert "omgevingsplanactiviteit" not in {one.naam for one in found.uitkomsten}
    assert "hoogte_m" in found.nog_nodig["omgevingsplanactiviteit"]
    old = antwoord(lees(DAKKAPEL | {"aanvraag": "2023-12-20"}))
    assert not {one.naam for one in old.uitkomsten} & {"omgevingsplanactiviteit", "dakkapel_opa_vergunningvrij"}
    assert any("niet beoordeeld" in line for line in old.waarschuwingen)


def test_every_work_has_a_route() -> None:
    assert set(ROUTES) == set(Bouwwerk)


def test_terms_as_a_calendar() -> None:
    text = kalender(antwoord(lees(DAKKAPEL))).decode()
    assert text.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20240426" in text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("bouwwerk: dakkapel\nhoogt_m: 2\n", "regel 2: hoogt_m: hoogt_m is geen gegeven van een aanvraag; bedoelde"),
        ("bouwwerk: kasteel\n", "kasteel' ken ik niet; kies uit"),
        ("aanvraag: 2024-02-30\n", "is geen datum"),
        ("aanvraag: 2012-05-01\n", "regel 1: aanvraag: 2012-05-01 ligt te ver terug"),
        ("hoogte_m: -1\n", "is te laag"),
        ("- a\n", "verwacht gegevens met een naam"),
    ],
)  # fmt: skip
def test_mistakes_in_one_line(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "aanvraag.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        lees_bestand(str(file))
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_municipality() -> None:
    """Kamerstuk 34682, nr. 228: Utrecht signed on 12 June 2025, Groningen has an agreement on the process."""
    utrecht, groningen, texel = (answer(find(name)) for name in ("Utrecht", "Groningen", "Texel"))
    assert utrecht["arrangement"]["getekend"] == "2025-06-12"
    assert groningen["arrangement"]["soort"].startswith("procesafspraak")
    assert utrecht["novex"]["in_gebied"] is True
    assert texel["novex"]["in_gebied"] == "onbekend sinds 2026-11-22"
    programme = [t["voor"] for t in utrecht["termijnen"] if t["wat"].startswith("warmteprogramma")]
    assert programme == ["2026-12-31", "2027-12-31"]  # sources disagree: both stand


@pytest.mark.parametrize(("said", "free"), [({}, True), ({"boven_aansluitend_terrein": True}, False)])
def test_a_height_difference_stays_below_the_ground_beside_it(said: dict[str, Any], free: bool) -> None:
    """Bbl art. 2.26 lid 2 onder b, 2° and 2.29 onder k: not higher than the finished ground beside it."""
    stairs = {"bouwwerk": "hoogteverschil", "aanvraag": "2025-06-02", "hoogte_m": 0.8, **said}
    assert outcome("klein_bouwwerk_technisch_vergunningvrij", stairs) is free
    assert outcome("klein_bouwwerk_opa_vergunningvrij", stairs) is free


@pytest.mark.parametrize(("day", "free"), [("2024-12-31", False), ("2025-01-01", True)])
def test_splitting_a_house(day: str, free: bool) -> None:
    """Art. 2.22 lid 2 was about art. 2.27 and 2.29 in 2024 (text of 1-8-2024), about 2.29 alone since 1-1-2025."""
    house = {"bouwwerk": "rijwoning", "activiteit": "verbouw", "gedeeltelijk": True, "aantal_woningen_wijzigt": True,
             "hoogte_m": 9, "aanvraag": day}  # fmt: skip
    assert outcome("gebouw_technisch_vergunningvrij", house) is free
    assert outcome("kozijn_technisch_vergunningvrij", house | {"bouwwerk": "kozijn"}) is free
    assert outcome("gebouw_technisch_vergunningvrij", house | {"aantal_woningen_wijzigt": False}) is True


@pytest.mark.parametrize(
    "said",
    [{"doelen": ["geldende_nationale_visie"]},
     {"doelen": ["wkb_van_toepassing"], "activiteit": "verbouw", "gevolgklasse": 1}],
)  # fmt: skip
def test_a_day_to_come_leaves_unknown_what_nobody_knows(said: dict[str, Any]) -> None:
    """The Nota Ruimte may be adopted by then, and the Wkb may hold for renovation: neither day is known."""
    found = antwoord(lees(said, "2099-01-01"))
    assert found.uitkomsten == []
    assert "onbekend" in found.nog_nodig[said["doelen"][0]][0]


@pytest.mark.parametrize(
    ("place", "found"), [("Groene Hart", True), ("Veluwe", False), ("Regio Twente", False), ("Rotterdam", None)]
)
def test_a_place_in_the_name_of_an_area_is_no_answer(place: str, found: bool | None) -> None:
    """Sixteen areas (denationaleomgevingsvisie.nl); Rotterdam is in the name of one, its harbour."""
    if found is None:
        with pytest.raises(InputError, match="rotterdamse_haven"):
            outcome("novex_gebied", {"gebied": place}, "2023-01-01")
    else:
        assert outcome("novex_gebied", {"gebied": place}, "2023-01-01") is found


@pytest.mark.parametrize(
    ("place", "found"),
    [("NZKG", True), ("Noordzeekanaalgebied", True), ("Schipholregio", True), ("Zuidelijke Randstad", True),
     ("Verst. MRA", True), ("North Sea Port", True), ("Achterhoek", False)],
)  # fmt: skip
def test_an_area_by_another_name(place: str, found: bool) -> None:
    """The sixteen areas as people call them (denationaleomgevingsvisie.nl writes "Amsterdam NZKG")."""
    assert outcome("novex_gebied", {"gebied": place}, "2023-01-01") is found


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"bouwwerk": "zorgwoning"}, False), ({"bouwwerk": "studentenhuis"}, False),  # onder a
        ({"bouwwerk": "nieuwe vrijstaande woning"}, True), ({"bouwwerk": "drijvend bouwwerk"}, True),  # a, b
        ({"bouwwerk": "industriegebouw", "bouwlagen": 2}, True), ({"bouwwerk": "fabriek", "bouwlagen": 3}, False),  # d
        ({"bouwwerk": "viaduct", "hoogte_m": 6}, False), ({"bouwwerk": "tunnel", "hoogte": 4}, False),  # g
        ({"bouwwerk": "dijk", "hoogte_m": 3}, False), ({"bouwwerk": "zendmast", "hoogte": 18}, True),
        ({"bouwwerk": "windturbine", "hoogte_m": 120}, False),
    ],
)  # fmt: skip
def test_consequence_class_in_the_words_of_people(said: dict[str, Any], expected: bool) -> None:
    """Bbl art. 2.17 lid 3; a name may leave out its unit."""
    assert outcome("wkb_gevolgklasse1", said, "2024-06-01") is expected


@pytest.mark.parametrize(("height", "notify"), [(4.0, True), (9.0, True)])
def test_a_new_house_becomes_a_main_building_however_low(height: float, notify: bool) -> None:
    """Bbl art. 2.25 onder e: a bungalow of 4 m needs the notification as well as a house of 9 m."""
    house = {"bouwwerk": "bungalow", "activiteit": "nieuwbouw", "hoogte_m": height, "aanvraag": "2024-06-03"}
    assert outcome("bouwmelding_nodig", house) is notify
    assert outcome("bouwmelding_nodig", house | {"wordt_hoofdgebouw": False}) is (height > 5)


@pytest.mark.parametrize(
    ("asked", "said", "free"),
    [
        ("vlaggenmast_technisch_vergunningvrij", {"hoogte_m": 6}, True),  # art. 2.27 lid 2 onder e
        ("magazijnstelling_technisch_vergunningvrij", {"hoogte_m": 8.6}, False),  # onder f
        ("bijbehorend_bouwwerk_technisch_vergunningvrij", {"hoogte_m": 5}, True),  # art. 2.25 onder b
        ("erfafscheiding_opa_vergunningvrij", {"hoogte_m": 1.01}, False),  # art. 2.29 onder j
    ],
)  # fmt: skip
def test_an_outcome_by_the_name_of_the_work(asked: str, said: dict[str, Any], free: bool) -> None:
    assert outcome(asked, said, "2024-06-01") is free


@pytest.mark.parametrize(
    ("change", "free"),
    [({}, False), ({"welstand": False}, True), ({"welstand": False, "hoogte_m": 1.8}, False),
     ({"welstand": False, "beschermd_gezicht": True}, False), ({"welstand": False, "monument": True}, False),
     ({"welstand": False, "bruidsschat_geldt": False}, False)],
)  # fmt: skip
def test_a_dormer_at_the_front_without_rules_of_appearance(change: dict[str, Any], free: bool) -> None:
    """Bruidsschat art. 22.27 by IPLO's page on dormers: the same sizes, and only without welstand."""
    assert outcome("dakkapel_opa_vergunningvrij", DAKKAPEL | {"vlak": "voor"} | change) is free


@pytest.mark.parametrize(
    ("use", "area", "day", "expected"),
    [("woonfunctie", 79.0, "2026-06-30", 0.8), ("woonfunctie", 80.0, "2026-07-01", 1.6),
     ("woonfunctie", 79.0, "2026-07-01", None), ("woongebouw", 60.0, "2026-07-01", 1.6),
     ("woongebouw", 59.0, "2026-07-01", None), ("kantoor", 50.0, "2026-07-01", 1.55)],
)  # fmt: skip
def test_the_softer_mpg_of_a_small_home_is_not_known(use: str, area: float, day: str, expected: float | None) -> None:
    """Bbl art. 4.159 lid 3 leaves it to a regulation that wasn't seen: then no number, and the reason."""
    found = outcome("mpg_max", {"gebruiksfunctie": use, "gebruiksoppervlakte_m2": area}, day)
    assert found == expected if expected else "onbekend" in found[0]


def test_only_what_the_work_is_judged_by_is_asked() -> None:
    """Art. 2.17 lid 3 onder e looks at the storeys of an outbuilding, onder f at the span of a bridge."""
    shed = {"bouwwerk": "schuur", "activiteit": "nieuwbouw"}
    assert outcome("wkb_gevolgklasse1", shed, "2024-06-01") == ["bouwlagen"]
    assert outcome("wkb_gevolgklasse1", {"bouwwerk": "fietsbrug"}, "2024-06-01") == ["overspanning_m"]
