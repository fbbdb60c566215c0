"""What the pages promise: the strict policy, the map's classes, the shipped answers, and paper."""

from collections.abc import Iterator
from shutil import which
from subprocess import run

import pytest
from starlette.testclient import TestClient

from prinsjesdag.municipality.answer import answer
from prinsjesdag.municipality.areas import find
from prinsjesdag.municipality.forecast import outcome_hash
from prinsjesdag.municipality.precomputed import precomputed
from prinsjesdag.web import answers
from prinsjesdag.web.app import create_app
from prinsjesdag.web.compare import Pair
from prinsjesdag.web.map import drawn, layers, outlines


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(create_app(), raise_server_exceptions=False) as found:
        yield found


def test_every_page_has_the_strict_policy_and_no_script(client: TestClient) -> None:
    for address in (
        "/",
        "/huishouden",
        "/maatregelen",
        "/agenda",
        "/methode",
        "/gegevens",
        "/api",
        "/vergunning",
        "/woning",
        "/niets",
    ):
        found = client.get(address)
        policy = found.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script" not in policy
        assert "<script" not in found.text
        assert found.headers["referrer-policy"] == "no-referrer"
        assert "set-cookie" not in found.headers


def test_what_was_typed_is_not_taken_for_markup(client: TestClient) -> None:
    found = client.get("/zoek", params={"naam": "<script>alert(1)</script>"})
    assert found.status_code == 400
    assert "<script" not in found.text
    found = client.post("/huishouden", data={"stap": "mensen", "doel": "zorgtoeslag", "leeftijd": '"><b>'})
    assert '"><b>' not in found.text


def test_every_shipped_answer_has_the_hash_of_its_own_outcomes() -> None:
    shipped = precomputed(answers.YEAR)
    assert shipped is not None
    assert len(shipped.hashes) == 342 + 12 + 1
    for code in ("GM0344", "GM0096", "PV26", "NL"):
        assert outcome_hash(shipped.answer(find(code))["uitkomsten"]) == shipped.hashes[code]


def test_shipped_answers_are_those_of_this_program() -> None:
    """After a change of law, population or calculation: python -m tools.precompute."""
    shipped = precomputed(answers.YEAR)
    assert shipped is not None
    assert shipped.fresh, "verouderd: python -m tools.precompute"


@pytest.mark.soak
def test_shipped_answers_are_what_the_command_gives() -> None:
    shipped = precomputed(answers.YEAR)
    assert shipped is not None
    for code in ("GM0344", "GM0014", "GM0096", "PV26"):
        assert shipped.answer(find(code)) == answer(find(code), answers.YEAR)


def test_the_map_has_at_most_five_classes_and_no_figure_in_two() -> None:
    assert set(outlines()["gemeenten"]) == {one for one in precomputed(answers.YEAR).hashes if one[:2] == "GM"}  # type: ignore[union-attr]
    for layer in layers(answers.YEAR):
        found = drawn(answers.YEAR, layer)
        assert 1 <= len(found.classes) <= 5
        by_figure: dict[float, set[int]] = {}
        for code, row in found.rows.items():
            by_figure.setdefault(row["waarde"], set()).add(found.of[code])
        assert all(len(one) == 1 for one in by_figure.values()), layer.key
        assert sum(one.count for one in found.classes) == len(found.rows)


def test_a_difference_within_the_margins_is_told_so() -> None:
    def row(value: float, low: float, high: float) -> dict[str, float]:
        return {"waarde": value, "laag": low, "hoog": high}

    assert Pair("", row(2.0, 1.0, 3.0), row(2.5, 1.5, 3.5)).apart == "binnen de marge"
    assert Pair("", row(5.0, 4.0, 6.0), row(2.5, 1.5, 3.5)).apart == "hoger"
    assert Pair("", row(5.0, 4.0, 6.0), None).apart == "niet te zeggen"
    assert Pair("", {"waarde": 1.0, "laag": None}, {"waarde": 2.0, "laag": None}).apart == "lager"


@pytest.mark.soak
def test_a_report_on_paper(client: TestClient) -> None:
    try:
        import weasyprint  # type: ignore[import-untyped]  # noqa: F401
    except OSError:
        pytest.skip("GEEN PANGO: de PDF is niet getest")
    found = client.get("/gemeente/GM0344/rapport.pdf")
    assert found.headers["content-type"] == "application/pdf"
    assert found.content.startswith(b"%PDF-")
    if which("pdftotext") is None:
        pytest.skip("GEEN PDFTOTEXT: wat er in de PDF staat, is niet getest")
    text = run(["pdftotext", "-layout", "-", "-"], input=found.content, capture_output=True, check=True).stdout.decode()
    for said in ("Utrecht: wat betekent de Miljoenennota 2024?", "In het kort", "Financiën van Utrecht", "Bewijs:"):
        assert said in text
    assert "10,7%" in text  # households to 110% of the social minimum, counted by CBS over 2021


def test_tables_of_a_domain_are_files(client: TestClient) -> None:
    found = client.get("/gemeente/GM0344/tabel/brede-welvaart-wiel.csv")
    assert found.content.startswith(b"\xef\xbb\xbfThema,Maat")
    section = client.get("/api/v1/gemeenten/GM0344/domeinen/brede-welvaart").json()
    assert section["blokken"][0]["tabel"]["naam"] == "brede-welvaart-wiel"
    assert client.get("/gemeente/GM0344/tabel/niets.csv").status_code == 404
