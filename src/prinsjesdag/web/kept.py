"""Pages and answers that are the same for everybody: made once a day, kept in memory, sent with an ETag.

What a GET gives depends on the program, the data that it ships and the day, and on nothing else. So the first who
asks waits for it and the next get what was made, compressed already. Two who ask the same thing at once get one
answer. A report of an area takes a processor for a second and a PDF for several, so a process makes one of each at a
time, and the calculations of others go on beside it.
"""

import asyncio
import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from prinsjesdag.web.today import today

MOST_BYTES = 64_000_000
"""Of answers in memory, a process; all municipalities fit."""
HEAVY = ("/gemeente/", "/api/v1/gemeenten/")
"""Addresses under which a whole area is calculated or drawn."""
SMALL = 1000
"""Bytes: under it compressing gains nothing."""
TEXT = (b"text/", b"application/json", b"application/ld+json", b"image/svg+xml")

Key = tuple[str, bytes, date]
Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True)
class Answer:
    """An answer as it was made; `body` is compressed where `zipped`."""

    status: int
    headers: Headers
    body: bytes
    zipped: bool
    mark: bytes

    def for_client(self, scope: Scope) -> tuple[int, Headers, bytes]:
        """What this client gets: nothing new (304), the compressed body, or the body as it was."""
        headers = [*self.headers, (b"etag", self.mark)]
        if self.zipped:
            headers.append((b"vary", b"accept-encoding"))
        if self.mark in _words(_asked(scope, b"if-none-match")):
            return 304, [h for h in headers if h[0] != b"content-type"], b""
        if not self.zipped:
            return self.status, headers, self.body
        if any(word.partition(b";")[0] == b"gzip" for word in _words(_asked(scope, b"accept-encoding"))):
            return self.status, [*headers, (b"content-encoding", b"gzip")], self.body
        return self.status, headers, gzip.decompress(self.body)


class Kept:
    """ASGI middleware: answers a GET from what it kept, or makes it and keeps it where it succeeded."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.answers: OrderedDict[Key, Answer] = OrderedDict()
        self.size = 0
        self.making: dict[Key, asyncio.Lock] = {}
        self.heavy, self.paper = asyncio.Semaphore(1), asyncio.Semaphore(1)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        key = (scope["path"], scope["query_string"], today())
        found = self._kept(key)
        if found is None:
            lock = self.making.setdefault(key, asyncio.Lock())
            async with lock:
                found = self._kept(key)
                if found is None:
                    found = await self._made(key, scope, receive, send)
            if not lock.locked():
                self.making.pop(key, None)
        if found is not None:
            status, headers, body = found.for_client(scope)
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": body})

    def _kept(self, key: Key) -> Answer | None:
        if key in self.answers:
            self.answers.move_to_end(key)
        return self.answers.get(key)

    async def _made(self, key: Key, scope: Scope, receive: Receive, send: Send) -> Answer | None:
        """The answer, kept; None where it was no success, and sent as it was."""
        taken = _Taken()
        try:
            if scope["path"].startswith(HEAVY):
                async with self.paper if scope["path"].endswith(".pdf") else self.heavy:
                    await self.app(scope, receive, taken)
            else:
                await self.app(scope, receive, taken)
        except Exception:
            await taken.send_on(send)
            raise
        if taken.status != 200:
            await taken.send_on(send)
            return None
        made = await asyncio.to_thread(taken.answer)
        self.answers[key] = made
        self.size += len(made.body)
        while self.size > MOST_BYTES:
            _, oldest = self.answers.popitem(last=False)
            self.size -= len(oldest.body)
        return made


class _Taken:
    """Takes what the application sends."""

    def __init__(self) -> None:
        self.messages: list[Message] = []

    async def __call__(self, message: Message) -> None:
        self.messages.append(message)

    @property
    def status(self) -> int:
        return int(self.messages[0]["status"]) if self.messages else 0

    async def send_on(self, send: Send) -> None:
        for message in self.messages:
            await send(message)

    def answer(self) -> Answer:
        body = b"".join(message.get("body", b"") for message in self.messages[1:])
        headers = [h for h in self.messages[0]["headers"] if h[0] not in (b"content-length", b"etag", b"last-modified")]
        mark = b'W/"' + hashlib.blake2b(body, digest_size=12).hexdigest().encode() + b'"'
        kind = next((value for name, value in headers if name == b"content-type"), b"")
        if len(body) < SMALL or not kind.startswith(TEXT):
            return Answer(200, headers, body, False, mark)
        return Answer(200, headers, gzip.compress(body, 6, mtime=0), True, mark)


def _asked(scope: Scope, name: bytes) -> bytes:
    return next((value for key, value in scope["headers"] if key == name), b"")


def _words(said: bytes) -> Iterable[bytes]:
    return [word.strip() for word in said.split(b",")]
