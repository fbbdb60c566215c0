"""A home, a building activity, a file of rules: pages and API say what the command line says."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from prinsjesdag.web.app import create_app
from tests.web.test_api import command

SCHUUR = Path(__file__).parents[1] / "dmn" / "data" / "schuur.dmn"
# Bbl art. 2.29 onder b and 2.27: at the back, flat, at most 1.75 m high, between 0.5 and 1 m above the foot of the
# roof, more than 0.5 m under the ridge and from the sides: free of both permits.
DORMER = {
    "aanvraag": "2024-03-01", "bouwwerk": "dakkapel", "vlak": "achter", "plat_dak": "ja", "hoogte_m": "1,6",
    "onderzijde_boven_dakvoet_m": "0,7", "bovenzijde_onder_nok_m": "0,6", "zijafstand_m": "0,6",
}  # fmt: skip
HOME = {"jaar": 2026, "gemeente": "GM0344", "woning": {"type": "tussenwoning", "bouwjaar": 1968, "oppervlakte": 100}}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(create_app(), raise_server_exceptions=False) as found:
        yield found


def kept(folder: Path, content: Any) -> str:
    file = folder / "aanvraag.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return str(file)


def test_a_permit_is_the_same_by_command_and_api(client: TestClient, tmp_path: Path) -> None:
    said = {**DORMER, "plat_dak": True, "hoogte_m": 1.6, "onderzijde_boven_dakvoet_m": 0.7,
            "bovenzijde_onder_nok_m": 0.6, "zijafstand_m": 0.6}  # fmt: skip
    found = client.post("/api/v1/vergunning", params={"op": "2024-03-05"}, json=said).json()
    assert found == command("vergunning", kept(tmp_path, said), "--op", "2024-03-05")
    assert found["uitkomsten"]["omgevingsplanactiviteit"] == "vergunningvrij"


def test_a_home_is_the_same_by_command_and_api(client: TestClient, tmp_path: Path) -> None:
    found = client.post("/api/v1/woning", params={"rente": 0.03}, json=HOME).json()
    assert found == command("woning", kept(tmp_path, HOME), "--rente", "0.03")


def test_rules_of_a_file_are_the_same_by_command_and_api(client: TestClient, tmp_path: Path) -> None:
    answers = {"u-monument": "nee", "u-gebruik": "Bedrijf"}
    body = {"bestand": SCHUUR.read_text(encoding="utf-8"), "antwoorden": answers}
    found = client.post("/api/v1/toepasbare-regels", json=body).json()
    assert found == command("toepasbare-regels", str(SCHUUR), "--antwoorden", kept(tmp_path, answers))
    assert found["conclusies"][0]["conclusie"] == "Meldingsplicht"  # tests/dmn/test_sttr.py, by hand


def test_a_minima_effectrapportage_is_that_of_the_command(client: TestClient, tmp_path: Path) -> None:
    found = client.get("/api/v1/gemeenten/GM0150/mer").json()
    assert found == command("mer", "GM0150", "--uit", str(tmp_path))
    assert client.get("/api/v1/gemeenten/PV26/mer").status_code == 400
    assert client.get("/api/v1/gemeenten/GM0344/mer?jaar=2001").status_code == 400


@pytest.mark.parametrize(
    ("address", "body", "said"),
    [
        ("vergunning", [], "gegevens met een naam"),
        ("vergunning", {"bouwwrk": "dakkapel"}, "bouwwerk"),
        ("vergunning", {"bouwwerk": "dakkapel", "hoogte_m": -1}, "hoogte_m"),
        ("woning", {"jaar": 2026}, "woning"),
        ("woning", {**HOME, "gemeente": ["GM0344"]}, "gemeente"),
        ("woning", {**HOME, "maatregelen": [{"maatregel": ["spouw"]}]}, "maatregel"),
        ("toepasbare-regels", {"antwoorden": {}}, "bestand"),
        ("toepasbare-regels", {"bestand": "<a"}, "bestand"),
        ("toepasbare-regels", {"bestand": "\ud800"}, ""),
        ("toepasbare-regels", {"bestand": SCHUUR.read_text(encoding="utf-8"), "antwoorden": {"u-plek": 7}}, "u-plek"),
    ],
)
def test_what_cannot_be_used_is_a_problem(client: TestClient, address: str, body: Any, said: str) -> None:
    found = client.post(f"/api/v1/{address}", content=json.dumps(body), headers={"content-type": "application/json"})
    assert (found.status_code, found.headers["content-type"]) == (400, "application/problem+json")
    assert said in found.json()["detail"]


def test_the_permit_page_asks_only_what_the_work_needs(client: TestClient) -> None:
    first = client.post("/vergunning", data={"bouwwerk": "dakkapel", "aanvraag": "2024-03-01"}).text
    for name in ("vlak", "hoogte_m", "zijafstand_m"):
        assert f'name="{name}"' in first
    assert 'name="overspanning_m"' not in first
    done = client.post("/vergunning", data=DORMER).text
    assert "omgevingsplanactiviteit: <strong>vergunningvrij</strong>" in done.lower()
    assert "26 april 2024" in done  # eight weeks after 1 March 2024 (Omgevingswet art. 16.64)
    calendar = client.post("/vergunning", data={**DORMER, "naar": "agenda"})
    assert calendar.headers["content-type"].startswith("text/calendar")
    assert "DTSTART;VALUE=DATE:20240426" in calendar.text


def test_mistakes_on_the_forms_stay_at_their_fields(client: TestClient) -> None:
    found = client.post("/vergunning", data={"bouwwerk": "dakkapel", "hoogte_m": "hoog"})
    assert found.status_code == 400
    assert 'id="hoogte_m-fout"' in found.text
    assert 'value="hoog"' in found.text
    found = client.post("/woning", data={"jaar": "2026", "type": "tussenwoning", "oppervlakte": "3"})
    assert found.status_code == 400
    assert 'id="oppervlakte-fout"' in found.text
    assert client.post("/woning", data={"jaar": "2026", "gemeente": "<b>x"}).text.count("<b>x") == 0


def test_the_page_of_a_home_has_a_table_and_a_chart(client: TestClient) -> None:
    found = client.post("/woning", data={"jaar": "2026", "type": "tussenwoning", "bouwjaar": "1968",
                                         "oppervlakte": "100", "gemeente": "Utrecht"}).text  # fmt: skip
    assert "<svg" in found
    assert "Voor en na" in found
    assert "geschat naar PBL" in found  # the use of gas was not told


def test_a_file_of_rules_is_asked_answered_and_not_kept(client: TestClient) -> None:
    sent = {"bestand": ("schuur.dmn", SCHUUR.read_bytes())}
    first = client.post("/toepasbare-regels", files=sent).text
    assert "nog niet beslist" in first
    packed = first.partition('name="inhoud" value="')[2].partition('"')[0]
    # v0 is the monument: a monument needs a permit, whatever the rest (row 1)
    done = client.post("/toepasbare-regels", data={"inhoud": packed, "naam": "schuur.dmn", "v0": "ja"}).text
    assert "Vergunningplicht" in done
    assert "rij 1" in done
    for bad in ({"inhoud": "AAAA"}, {"inhoud": "é"}, {}):
        assert client.post("/toepasbare-regels", data=bad).status_code == 400
    large = {"bestand": ("groot.dmn", b" " * 950_000)}
    assert client.post("/toepasbare-regels", files=large).status_code == 400
