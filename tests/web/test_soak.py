"""Long runs against a server of two workers: whatever the description allows, and a hundred visitors at once."""

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

pytestmark = pytest.mark.soak

SECONDS = float(os.environ.get("PRINSJESDAG_SOAK_SECONDS") or 600.0)
"""Of the run by description; ten minutes."""
CLIENTS, EVERY, FOR = 100, 2.0, 60.0
CHECKS = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
          "response_headers_conformance")  # fmt: skip
HOUSEHOLD = {
    "jaar": 2024,
    "personen": [
        {"id": "ouder", "rol": "aanvrager", "leeftijd": 38, "loon": 32000},
        {"id": "kind", "rol": "kind", "leeftijd": 8},
    ],
    "woning": {"soort": "huur", "kale_huur": 690.0},
}
PAGES = ("/", "/gemeente/GM0344", "/gemeente/GM0014", "/maatregelen", "/agenda", "/api/v1/gemeenten/GM0344/uitkomsten")


@pytest.fixture(scope="module")
def two_workers() -> Iterator[str]:
    with socket.socket() as test:
        test.bind(("127.0.0.1", 0))
        port = test.getsockname()[1]
    command = [sys.executable, "-c", "from prinsjesdag.cli import main; main()", "serve", "--port", str(port),
               "--workers", "2"]  # fmt: skip
    process = subprocess.Popen(command, env={**os.environ, "PRINSJESDAG_TEMPO": "10000"})
    address = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + 60.0
        while True:
            try:
                urlopen(f"{address}/privacy", timeout=5.0).close()
                break
            except (URLError, OSError):
                assert time.monotonic() < until
                time.sleep(0.3)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def ready(address: str) -> None:
    """Both workers have warmed up: a minute on a quiet machine, and every page comes fast from whichever answers."""
    time.sleep(60.0)
    until = time.monotonic() + 300.0
    while True:
        took = []
        for page in PAGES * 6:  # each on a connection of its own, so that both workers get some
            began = time.monotonic()
            urlopen(f"{address}{page}", timeout=600.0).close()
            took.append(time.monotonic() - began)
        if max(took) < 0.5 or time.monotonic() > until:
            return


def test_a_hundred_visitors(two_workers: str) -> None:
    """Mixed pages and calculations, each visitor one request in two seconds: p95 of a calculation under 300 ms."""
    import httpx

    ready(two_workers)
    calculations: list[float] = []
    pages: list[float] = []
    wrong: list[str] = []

    async def visitor(client: Any, n: int) -> None:
        await asyncio.sleep(EVERY * n / CLIENTS)
        until = time.monotonic() + FOR
        turn = n
        while time.monotonic() < until:
            began = time.monotonic()
            address = "/api/v1/berekeningen" if turn % 2 else PAGES[turn // 2 % len(PAGES)]
            try:
                found = await (client.post(address, json=HOUSEHOLD) if turn % 2 else client.get(address))
                if found.status_code != 200:
                    wrong.append(f"{address}: {found.status_code}")
            except httpx.HTTPError as error:
                wrong.append(f"{address}: {error!r}")
            (calculations if turn % 2 else pages).append(time.monotonic() - began)
            turn += 1
            await asyncio.sleep(max(0.0, EVERY - (time.monotonic() - began)))

    async def run() -> None:
        limits = httpx.Limits(max_connections=CLIENTS)
        async with httpx.AsyncClient(base_url=two_workers, timeout=30.0, limits=limits) as client:
            await asyncio.gather(*(visitor(client, n) for n in range(CLIENTS)))

    asyncio.run(run())
    p95 = sorted(calculations)[int(0.95 * len(calculations))]
    slow = sorted(pages)[int(0.95 * len(pages))]
    print(f"\n{len(calculations)} calculations, p95 {1000 * p95:.0f} ms; {len(pages)} pages, p95 {1000 * slow:.0f} ms")
    assert wrong == []
    assert p95 < 0.3
    assert slow < 1.0


def test_whatever_the_description_allows(two_workers: str, tmp_path: Path) -> None:
    """Schemathesis: no 5xx, no response that is not described."""
    command = [
        str(Path(sys.executable).with_name("schemathesis")), "--no-color", "run",
        f"{two_workers}/api/v1/openapi.json", "--phases", "fuzzing", "--max-time", f"{SECONDS:.0f}",
        "--checks", ",".join(CHECKS), "--generation-database", "none", "--request-timeout", "60",
    ]  # fmt: skip
    found = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=2.0 * SECONDS + 300.0, check=False
    )  # fmt: skip
    print(found.stdout[-3000:])
    assert found.returncode == 0, found.stdout[-6000:]
