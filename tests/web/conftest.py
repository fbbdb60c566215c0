"""The server as a user starts it, and a browser in front of it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from shutil import which
from urllib.error import URLError
from urllib.request import urlopen

import pytest

CHROMIUM = which("chromium") or which("chromium-browser")


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of a server of our own."""
    with socket.socket() as test:
        test.bind(("127.0.0.1", 0))
        port = test.getsockname()[1]
    command = [sys.executable, "-c", "from prinsjesdag.cli import main; main()", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env={**os.environ, "PRINSJESDAG_TEMPO": "10000"})
    address = f"http://127.0.0.1:{port}"
    try:
        until = time.monotonic() + 60.0
        while True:
            try:
                urlopen(f"{address}/privacy", timeout=5.0).close()
                break
            except (URLError, OSError):
                assert process.poll() is None, "the server stopped"
                assert time.monotonic() < until, "the server does not answer"
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(20)
