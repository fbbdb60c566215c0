"""What is made once: kept for the next who asks, one at a time, and cheap the first time."""

import asyncio
import gzip
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from prinsjesdag.engine import Interpreter
from prinsjesdag.law import load
from prinsjesdag.municipality.areas import find
from prinsjesdag.report import layout
from prinsjesdag.web import kept
from prinsjesdag.web.app import create_app
from prinsjesdag.web.kept import Kept
from prinsjesdag.web.pages import area

CHARTS = 9
"""Of a municipality without schemes of its own; the others are the same everywhere, and drawn once."""


class Counted:
    """An application that counts how often it is asked, and how many of its answers are made at a time."""

    def __init__(self, status: int = 200, body: bytes = b"<p>" + b"a" * 2000) -> None:
        self.status, self.body = status, body
        self.asked = self.busy = self.most = 0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.asked += 1
        self.busy += 1
        self.most = max(self.most, self.busy)
        await asyncio.sleep(0.01)
        self.busy -= 1
        headers = [(b"content-type", b"text/html; charset=utf-8")]
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": self.body})


async def ask(app: Any, path: str, **headers: str) -> tuple[int, dict[bytes, bytes], bytes]:
    got: list[Any] = []

    async def send(message: Any) -> None:
        got.append(message)

    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": named}
    await app(scope, None, send)
    return got[0]["status"], dict(got[0]["headers"]), b"".join(one.get("body", b"") for one in got[1:])


def test_two_who_ask_the_same_at_once_get_one_answer() -> None:
    inner = Counted()
    app = Kept(inner)

    async def many() -> list[Any]:
        return await asyncio.gather(*(ask(app, "/agenda") for _ in range(20)))

    found = asyncio.run(many())
    assert inner.asked == 1
    assert {body for _, _, body in found} == {inner.body}
    assert app.making == {}


def test_reports_are_made_one_at_a_time_and_small_pages_beside_them() -> None:
    inner = Counted()
    app = Kept(inner)

    async def many(paths: list[str]) -> None:
        await asyncio.gather(*(ask(app, path) for path in paths))

    asyncio.run(many([f"/gemeente/GM{n:04}" for n in range(8)]))
    assert (inner.asked, inner.most) == (8, 1)
    asyncio.run(many([f"/maatregelen/{n}" for n in range(8)]))
    assert inner.most == 8


def test_who_has_it_gets_nothing_and_who_takes_gzip_gets_gzip() -> None:
    inner = Counted()
    app = Kept(inner)
    _, plain, body = asyncio.run(ask(app, "/"))
    assert body == inner.body
    assert plain[b"vary"] == b"accept-encoding"
    _, packed, smaller = asyncio.run(ask(app, "/", accept_encoding="br, gzip;q=0.8"))
    assert packed[b"content-encoding"] == b"gzip"
    assert gzip.decompress(smaller) == inner.body
    status, _, nothing = asyncio.run(ask(app, "/", if_none_match=f'"x", {plain[b"etag"].decode()}'))
    assert (status, nothing) == (304, b"")
    assert inner.asked == 1


def test_a_refusal_is_not_kept_and_a_new_day_is_a_new_page(monkeypatch: pytest.MonkeyPatch) -> None:
    inner = Counted(404)
    app = Kept(inner)
    for _ in range(2):
        assert asyncio.run(ask(app, "/niets"))[0] == 404
    assert (inner.asked, len(app.answers)) == (2, 0)
    inner.status = 200
    for day in (date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 1)):
        monkeypatch.setattr(kept, "today", lambda day=day: day)
        asyncio.run(ask(app, "/agenda"))
    assert inner.asked == 4


def test_memory_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST_BYTES", 2500)
    app = Kept(Counted(body=b"a" * 900))
    for n in range(10):
        asyncio.run(ask(app, f"/{n}"))
    assert [path for path, _, _ in app.answers] == ["/8", "/9"]
    assert app.size == 1800


@pytest.fixture(scope="module")
def warm() -> None:
    """The report of another municipality: what reports have in common is there."""
    area.report(find("GM0014"), 2024)


def test_the_first_visit_calculates_no_household_and_draws_few_charts(
    warm: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What makes the page come within a second on a warm server, counted instead of timed."""

    run = Interpreter.run

    def counted(self: Interpreter, *said: Any, **named: Any) -> Any:
        assert self.system is not load(), "a household is calculated for a page"
        return run(self, *said, **named)

    monkeypatch.setattr(Interpreter, "run", counted)
    before = layout._drawn.cache_info().misses
    assert "Meppel" in area.report(find("GM0119"), 2024)
    assert layout._drawn.cache_info().misses - before <= CHARTS


def test_a_page_is_the_same_the_second_time() -> None:
    with TestClient(create_app()) as client:
        first = client.get("/maatregelen/tijdlijn")
        again = client.get("/maatregelen/tijdlijn")
        assert first.text == again.text
        assert first.headers["etag"] == again.headers["etag"]
        head = client.head("/maatregelen/tijdlijn")
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["etag"] == first.headers["etag"]
