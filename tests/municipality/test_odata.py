"""Tables of CBS over OData v4, against a local server that speaks it. Structure as CBS has it, own figures."""

import csv
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit

import pytest

from prinsjesdag.errors import InputError
from prinsjesdag.municipality.odata import refresh

PAGES: dict[str, Any] = {
    "Properties": {"Identifier": "12345NED", "Title": "Verzonnen inkomen", "Modified": "2026-01-01T02:00:00+01:00"},
    "Dimensions": {"value": [{"Identifier": "RegioS", "Kind": "GeoDimension"}, {"Identifier": "Perioden"}]},
    "MeasureCodes": {"value": [{"Identifier": "M000001", "Title": "inkomen", "Unit": "1 000 euro", "Decimals": 1}]},
    "RegioSCodes": {"value": [{"Identifier": "GM0344", "Title": "Utrecht"}, {"Identifier": "GM0014"}]},
    "PeriodenCodes": {"value": [{"Identifier": "2024JJ00", "Title": "2024"}]},
}
YEAR = {"Measure": "M000001", "Perioden": "2024JJ00"}
ROWS = [
    YEAR | {"Id": 0, "ValueAttribute": "None", "Value": 31.5, "RegioS": "GM0344  "},
    YEAR | {"Id": 1, "ValueAttribute": "Impossible", "Value": None, "RegioS": "GM0014"},
]


class Cbs(BaseHTTPRequestHandler):
    asked: ClassVar[list[str]] = []
    elsewhere = False
    port = 0
    modified = str(PAGES["Properties"]["Modified"])

    def do_GET(self) -> None:
        table, _, name = urlsplit(self.path).path.strip("/").partition("/")
        type(self).asked.append(name)
        found: Any = PAGES.get(name)
        if name == "Properties":
            found = found | {"Modified": self.modified}
        if name == "Observations":
            second = "skip=1" in self.path
            found = {"value": ROWS[1:] if second else ROWS[:1]}
            if not second:
                host = "http://127.0.0.2:1" if self.elsewhere else f"http://127.0.0.1:{self.port}"
                found["@odata.nextLink"] = f"{host}/{table}/Observations?$skip=1"
        body = json.dumps(found).encode()
        self.send_response(200 if found is not None and table == "12345NED" else 404)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def cbs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("PRINSJESDAG_CACHE", str(tmp_path))
    monkeypatch.setattr(Cbs, "asked", [])
    server: Any = ThreadingHTTPServer(("127.0.0.1", 0), Cbs)
    Cbs.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_table_comes_page_by_page_and_is_kept(cbs: str) -> None:
    found = refresh("12345NED", cbs)
    assert (found.fetched, found.observations, found.title) == (True, 2, "Verzonnen inkomen")
    with (found.folder / "waarnemingen.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert rows == [
        {"maat": "M000001", "RegioS": "GM0344", "Perioden": "2024JJ00", "waarde": "31.5", "eigenschap": "None"},
        {"maat": "M000001", "RegioS": "GM0014", "Perioden": "2024JJ00", "waarde": "", "eigenschap": "Impossible"},
    ]
    codes = json.loads((found.folder / "codes.json").read_text(encoding="utf-8"))
    assert codes["RegioS"][0]["Title"] == "Utrecht"
    Cbs.asked.clear()
    assert not refresh("12345NED", cbs).fetched
    assert Cbs.asked == ["Properties"]
    assert refresh("12345NED", cbs, again=True).fetched


def test_what_cbs_changed_is_fetched_again(cbs: str, monkeypatch: pytest.MonkeyPatch) -> None:
    refresh("12345NED", cbs)
    monkeypatch.setattr(Cbs, "modified", "2026-02-01T02:00:00+01:00")
    assert refresh("12345NED", cbs).fetched


def test_without_a_server_the_copy_serves_and_without_a_copy_it_is_told(cbs: str) -> None:
    refresh("12345NED", cbs)
    gone = refresh("12345NED", "http://127.0.0.1:1")
    assert gone.offline
    assert gone.observations == 2
    with pytest.raises(InputError, match="niet te bereiken"):
        refresh("54321NED", "http://127.0.0.1:1")


def test_what_is_wrong_is_told_and_leaves_nothing(cbs: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="86161NED"):
        refresh("../../etc", cbs)
    with pytest.raises(InputError, match="bestaat niet"):
        refresh("54321NED", cbs)
    monkeypatch.setattr(Cbs, "elsewhere", True)
    with pytest.raises(InputError, match="ergens anders"):
        refresh("12345NED", cbs)
    assert [one.name for one in (tmp_path / "cbs").iterdir()] == []
