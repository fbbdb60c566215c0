"""What stands before every request: limits of size, time and pace, and the headers of every answer."""

import asyncio
import os
import time
from collections import OrderedDict
from collections.abc import MutableMapping

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from prinsjesdag.web.problems import problem

LARGEST_BODY = 1_000_000
"""Bytes: a household is at most 1 MB."""
BODY_SECONDS = 10.0
"""In which a body must have come."""
PACE, BURST = 50.0, 200.0
"""Requests a second that one address may go on making, and how many at once; PRINSJESDAG_TEMPO replaces the first."""
ADDRESSES = 10_000
"""So many are remembered, the last to ask."""

VERSION = "1.0.0"

# No script at all. Attributes may set a style: the lengths of bars in tables.
POLICY = (
    "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = [
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), payment=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
]


API = "/api/"
# An open interface without sessions: every site may read it from a browser.
API_HEADERS = [
    (b"api-version", VERSION.encode()),
    (b"access-control-allow-origin", b"*"),
    (b"access-control-expose-headers", b"api-version, etag, retry-after"),
]
PREFLIGHT = {
    "Allow": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Methods": "GET, HEAD, POST",
    "Access-Control-Allow-Headers": "content-type, if-none-match",
    "Access-Control-Max-Age": "86400",
}


class Guard:
    """ASGI middleware: refuses what is too big, too slow or too often; gives every answer its headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.pace = Pace()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answered = Answered(scope, send)
        wait = self.pace.wait((scope.get("client") or ("",))[0])
        if wait:
            refusal = problem(429, "Probeer het zo weer.")
            refusal.headers["Retry-After"] = str(wait)
            await refusal(scope, receive, answered)
            return
        if scope["method"] in ("GET", "HEAD"):  # the same, but for the body
            await self.app({**scope, "method": "GET"}, receive, answered)
            return
        if scope["method"] == "OPTIONS" and scope["path"].startswith(API):
            await Response(status_code=204, headers=PREFLIGHT)(scope, receive, answered)
            return
        body = await _body(receive)
        if isinstance(body, int):
            detail = "Hoogstens 1 MB." if body == 413 else f"Binnen {BODY_SECONDS:.0f} seconden."
            await problem(body, detail)(scope, receive, answered)
        elif body is not None:
            await self.app(scope, _Once(body, receive), answered)


async def _body(receive: Receive) -> bytes | int | None:
    """The whole body, the status to refuse it with, or None where the client left."""
    found = bytearray()
    until = time.monotonic() + BODY_SECONDS
    while True:
        try:
            message = await asyncio.wait_for(receive(), max(0.0, until - time.monotonic()))
        except TimeoutError:
            return 408
        if message["type"] != "http.request":
            return None
        found += message.get("body", b"")
        if len(found) > LARGEST_BODY:
            return 413
        if not message.get("more_body", False):
            return bytes(found)


class _Once:
    """Hands the body that was read on to the application."""

    def __init__(self, body: bytes, after: Receive) -> None:
        self.body: bytes | None = body
        self.after = after

    async def __call__(self) -> Message:
        if self.body is None:
            return await self.after()
        body, self.body = self.body, None
        return {"type": "http.request", "body": body, "more_body": False}


class Answered:
    """Sends an answer on, with its headers."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope, self.send = scope, send
        self.start: Message | None = None
        self.parts: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        if message["type"] != "http.response.body" or self.start is None:
            await self.send(message)
            return
        self.parts.append(message.get("body", b""))
        if message.get("more_body", False):
            return
        start, body = self.start, b"".join(self.parts)
        headers = [h for h in start["headers"] if h[0] not in (b"content-length", b"cache-control")]
        headers += HEADERS
        if self.scope["path"].startswith(API):
            headers += API_HEADERS
        public = self.scope["method"] in ("GET", "HEAD") and start["status"] in (200, 304)
        headers.append((b"cache-control", b"public, max-age=300" if public else b"no-store"))
        if start["status"] not in (204, 304):
            headers.append((b"content-length", str(len(body)).encode()))
        await self.send({**start, "headers": headers})
        await self.send({"type": "http.response.body", "body": b"" if self.scope["method"] == "HEAD" else body})


class Pace:
    """A bucket an address: it fills at PACE a second up to BURST."""

    def __init__(self) -> None:
        self.pace = float(os.environ.get("PRINSJESDAG_TEMPO") or PACE)
        self.buckets: MutableMapping[str, tuple[float, float]] = OrderedDict()

    def wait(self, address: str) -> int:
        """Seconds until this address may ask again; 0: it may."""
        now = time.monotonic()
        left, at = self.buckets.pop(address, (BURST, now))
        left = min(BURST, left + (now - at) * self.pace)
        allowed = left >= 1.0
        self.buckets[address] = (left - 1.0 if allowed else left, now)
        while len(self.buckets) > ADDRESSES:
            self.buckets.pop(next(iter(self.buckets)))
        return 0 if allowed else max(1, round((1.0 - left) / self.pace))
