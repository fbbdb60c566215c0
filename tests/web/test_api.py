"""The API: by the NL API Design Rules, and with the same results as the command line and Python."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from prinsjesdag import Household, Legislation
from prinsjesdag.cli.app import app as commands
from prinsjesdag.web import guard
from prinsjesdag.web.app import create_app

FAMILY: dict[str, Any] = {
    "id": "gezin",
    "jaar": 2024,
    "gemeente": "GM0344",
    "personen": [
        {"id": "ouder1", "rol": "aanvrager", "leeftijd": 38, "loon": 32000},
        {"id": "kind1", "rol": "kind", "leeftijd": 8},
    ],
    "woning": {"soort": "huur", "kale_huur": 690.0, "servicekosten": 24.0},
}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(create_app(), raise_server_exceptions=False) as found:
        yield found


def command(*said: str) -> Any:
    result = CliRunner().invoke(commands, [*said, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture
def file(tmp_path: Path) -> str:
    found = tmp_path / "gezin.json"
    found.write_text(json.dumps(FAMILY), encoding="utf-8")
    return str(found)


def test_a_household_is_the_same_three_ways(client: TestClient, file: str) -> None:
    by_api = client.post("/api/v1/berekeningen", json=FAMILY).json()
    by_python = Legislation.during(2024).calculate(Household.read(FAMILY))
    assert by_api == command("bereken", file)
    assert by_api == json.loads(json.dumps(by_python.as_dict()))
    assert by_api["uitkomsten"]["zorgtoeslag"] == by_python["zorgtoeslag"] > 0.0


def test_an_explanation_and_a_comparison_are_the_same(client: TestClient, file: str) -> None:
    by_api = client.post("/api/v1/uitleg?doel=huurtoeslag", json=FAMILY).json()
    assert by_api == command("uitleg", file, "--doel", "huurtoeslag")
    by_api = client.post("/api/v1/vergelijkingen?van=2023&naar=2024&doel=zorgtoeslag", json=FAMILY).json()
    assert by_api == command("vergelijk", file, "--van", "2023", "--naar", "2024", "--doel", "zorgtoeslag")


def test_the_armoedeval_and_niet_gebruik_are_the_same(client: TestClient, file: str) -> None:
    by_api = client.post("/api/v1/armoedevallen?uren=16,24,32", json=FAMILY).json()
    assert by_api == command("armoedeval", file, "--uren", "16,24,32")
    unused = FAMILY | {"personen": [FAMILY["personen"][0] | {"ontvangt_zorgtoeslag": False}, FAMILY["personen"][1]]}
    Path(file).write_text(json.dumps(unused), encoding="utf-8")
    by_api = client.post("/api/v1/niet-gebruik", json=unused).json()
    assert by_api == command("niet-gebruik", file)
    assert "zorgtoeslag" in [row["regeling"] for row in by_api["niet_gebruik"]]


def test_the_register_is_the_same(client: TestClient) -> None:
    assert client.get("/api/v1/maatregelen?jaar=2024&domein=wmo").json() == command(
        "maatregelen", "--jaar", "2024", "--domein", "wmo"
    )
    slug = "huurtoeslag-eigen-bijdrage-verlaging"
    assert client.get(f"/api/v1/maatregelen/{slug}").json() == command("maatregel", slug)
    assert client.get("/api/v1/taken?rol=beleidsadviseur").json() == command("agenda", "--rol", "beleidsadviseur")


def test_former_names_lead_to_the_municipality_of_now(client: TestClient) -> None:
    [found] = client.get("/api/v1/gemeenten", params={"zoek": "Bolsward"}).json()
    assert (found["code"], found["toelichting"]) == ("GM1900", "Bolsward hoort sinds 2011 bij Súdwest-Fryslân.")
    assert len([one for one in client.get("/api/v1/gemeenten").json() if one["soort"] == "gemeente"]) == 342


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/gemeenten/", 404),
        ("/api/v1/niets", 404),
        ("/api/v1/maatregelen/%0A", 404),
        ("/api/v2/gemeenten", 404),
        ("/api/v1/gemeenten/GM0000", 404),
        ("/api/v1/gemeenten/GM0344/uitkomsten?jaar=abc", 400),
        ("/api/v1/gemeenten/GM0344/uitkomsten?jaar=2001", 400),
        ("/api/v1/gemeenten/GM0344/uitkomsten?jar=2024", 400),
        ("/api/v1/gemeenten/GM0344/domeinen/niets", 404),
        ("/api/v1/gemeenten?zoek=Nergenshuizen", 400),
        ("/api/v1/maatregelen?domein=geld", 400),
        ("/api/v1/maatregelen/niets", 404),
        ("/api/v1/berekeningen", 405),
    ],
)
def test_what_is_wrong_is_a_problem_with_its_status(client: TestClient, address: str, status: int) -> None:
    found = client.get(address)
    assert found.status_code == status
    assert found.headers["content-type"] == "application/problem+json"
    assert found.headers["api-version"] == "1.0.0"
    assert found.json()["status"] == status
    assert found.json()["detail"]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{", "geen leesbare JSON"),
        ('{"personen": [], "personen": []}', "personen staat er twee keer"),
        ('{"personen": [{"rol": "aanvrager", "leeftijd": NaN}]}', "NaN is geen getal"),
        ('{"jaar": 2024, "personen": [{"rol": "aanvrager", "leeftjd": 4}]}', "leeftijd"),
        ('{"jaar": 2024, "personen": [' + ", ".join(['{"leeftijd": 4}'] * 51) + "]}", "hoogstens 50 personen"),
        ('{"personen": [{"rol": "aanvrager", "leeftijd": 40, "geen_inkomen": true}]}', "welk jaar"),
    ],
)
def test_a_household_that_cannot_be_used_is_told_why(client: TestClient, body: str, said: str) -> None:
    found = client.post("/api/v1/berekeningen", content=body, headers={"content-type": "application/json"})
    assert found.status_code == 400
    assert said in found.json()["detail"]


def test_limits_of_size_kind_and_pace(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert client.post("/api/v1/berekeningen", content=b" " * 1_000_001).status_code == 413
    assert client.post("/api/v1/berekeningen", content=b"{}", headers={"content-type": "text/csv"}).status_code == 415
    monkeypatch.setattr(guard, "BURST", 3.0)
    monkeypatch.setenv("PRINSJESDAG_TEMPO", "0.001")
    with TestClient(create_app()) as hurried:
        answers = [hurried.get("/api/v1/gemeenten/NL") for _ in range(4)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert int(answers[3].headers["retry-after"]) > 100
    assert answers[3].headers["content-type"] == "application/problem+json"


def test_what_did_not_change_is_not_sent_again(client: TestClient) -> None:
    first = client.get("/api/v1/maatregelen?jaar=2024")
    again = client.get("/api/v1/maatregelen?jaar=2024", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "max-age" in first.headers["cache-control"]
    assert client.post("/api/v1/berekeningen", json=FAMILY).headers["cache-control"] == "no-store"


def test_the_description_is_openapi_3_1_in_snake_case(client: TestClient) -> None:
    found = client.get("/api/v1/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    assert found["info"]["version"] == client.get("/api/v1/gemeenten/NL").headers["api-version"]
    person = found["components"]["schemas"]["Huishouden"]["properties"]["personen"]
    assert person["maxItems"] == 50
    assert all(name == name.lower() and "-" not in name for name in person["items"]["properties"])
    for path, operations in found["paths"].items():
        assert path == path.lower()
        assert not path.endswith("/")
        for operation in operations.values():
            assert "422" not in operation["responses"]


def test_head_is_get_without_its_body(client: TestClient) -> None:
    """RFC 9110 9.1: GET and HEAD are for every resource; ADR /core/http-methods."""
    for address in ("/api/v1/gemeenten/NL", "/api/v1/openapi.json", "/maatregelen", "/api/v1/niets"):
        whole, head = client.get(address), client.head(address)
        assert (head.status_code, head.content) == (whole.status_code, b"")
        assert head.headers["content-type"] == whole.headers["content-type"]


def test_a_method_that_is_not_there_is_told_which_are(client: TestClient) -> None:
    """ADR /core/http-methods: 405 with Allow."""
    for method, address, allowed in (
        ("DELETE", "/api/v1/gemeenten/NL", "GET, HEAD"),
        ("PUT", "/api/v1/berekeningen", "POST"),
        ("GET", "/api/v1/berekeningen", "POST"),
    ):
        found = client.request(method, address)
        assert (found.status_code, found.headers["allow"]) == (405, allowed)
        assert found.headers["content-type"] == "application/problem+json"


def test_another_site_may_ask_from_a_browser(client: TestClient) -> None:
    """ADR /core/publish-openapi (origin *) and /core/transport/cors: open, without cookies."""
    asked = {"origin": "https://gemeente.example", "access-control-request-method": "POST"}
    before = client.options("/api/v1/berekeningen", headers=asked)
    assert before.status_code == 204
    assert before.headers["access-control-allow-headers"] == "content-type, if-none-match"
    assert "POST" in before.headers["access-control-allow-methods"]
    for found in (before, client.get("/api/v1/openapi.json"), client.get("/api/v1/niets")):
        assert found.headers["access-control-allow-origin"] == "*"
        assert "access-control-allow-credentials" not in found.headers
        assert "set-cookie" not in found.headers


def test_an_error_names_its_place(client: TestClient) -> None:
    """ADR 2.2 /core/error-handling: status, title, detail; each error with `in` and where."""
    body = {"jaar": 2024, "personen": [{"rol": "aanvrager", "leeftijd": 40, "loon": "veel"}]}
    [told] = client.post("/api/v1/berekeningen", json=body).json()["errors"]
    assert told["in"] == "body"
    assert told["location"] == {"pointer": "/personen/0/loon"}
    both = client.get("/api/v1/maatregelen", params={"jaar": "x", "domein": "y" * 60})
    assert [(e["in"], e["location"]["name"]) for e in both.json()["errors"]] == [("query", "jaar"), ("query", "domein")]
    [told] = client.post("/api/v1/berekeningen?jaar=1900", json=body).json()["errors"]
    assert (told["in"], told["location"]) == ("query", {"name": "jaar"})


def test_dates_are_dates_of_rfc_3339(client: TestClient) -> None:
    """ADR 2.2 /core/date-time/format: YYYY-MM-DD, no time where there is none."""
    found = client.get("/api/v1/openapi.json").json()["components"]["schemas"]["Huishouden"]["properties"]
    assert found["datum"] == {"type": "string", "format": "date"}
    for day in ("2024-7-1", "01-07-2024", "2024-13-01", "2024-07-01T00:00:00Z"):
        assert client.post(f"/api/v1/berekeningen?datum={day}", json=FAMILY).status_code == 400
    assert (
        client.post("/api/v1/berekeningen?datum=2024-07-01&doel=zorgtoeslag", json=FAMILY).json()["datum"]
        == "2024-07-01"
    )


def test_the_description_obeys_the_linter_of_the_design_rules(client: TestClient) -> None:
    """linter/spectral.yml of github.com/Logius-standaarden/API-Design-Rules, its errors; seen 2026-11-23."""
    found = client.get("/api/v1/openapi.json").json()
    assert re.fullmatch(r"3(\.\d+){1,2}", found["openapi"])
    assert re.fullmatch(r"\d+\.\d+\.\d+", found["info"]["version"])
    assert {"name", "url"} <= set(found["info"]["contact"])
    assert all(re.search(r"/v\d+", server["url"]) for server in found["servers"])
    problem = found["components"]["schemas"]["Problem"]
    assert {"status", "title", "detail"} <= set(problem["required"])
    assert set(problem["properties"]["errors"]["items"]["properties"]) <= {"in", "detail", "location", "code"}
    for path, operations in found["paths"].items():
        assert re.fullmatch(r"(/([a-z0-9-]+|{[^}]+}))+", path)
        for method, operation in operations.items():
            assert method in ("get", "post", "put", "patch", "delete")
            names = [one["name"] for one in operation.get("parameters", ()) if one["in"] == "query"]
            assert all(re.fullmatch(r"[a-z][a-zA-Z0-9]*", name) for name in names)
            if operation.get("parameters") or method == "post":
                assert "400" in operation["responses"]
            for status, response in operation["responses"].items():
                assert status[0] not in "23" or "API-Version" in response["headers"]
                assert status[0] not in "45" or set(response["content"]) == {"application/problem+json"}
