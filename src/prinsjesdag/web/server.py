"""uvicorn, on this machine only, with clients that take too long shut out."""

import asyncio
import logging
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

HEADER_SECONDS = 10.0
"""In which a client must have sent the head of its request."""
KEEP_SECONDS = 20
"""That a connection stays open between requests: longer than clients keep one (5 is common), or both close at once."""
CONCURRENT = 400
HEALTH_SECONDS = 60
"""A process of several that doesn't answer for so long is replaced; on a busy machine, warming up takes the usual 5."""


class Timely(H11Protocol):
    """Closes a connection on which no whole head of a request arrives in time."""

    late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        if self.late is not None:
            self.late.cancel()
        super().connection_lost(exc)

    def _watch(self) -> None:
        """A clock runs as long as a request hasn't begun, and is not put back by a few bytes more."""
        import h11

        waiting = self.conn.their_state is h11.IDLE
        if waiting and self.late is None:
            self.late = self.loop.call_later(HEADER_SECONDS, self._close)
        elif not waiting and self.late is not None:
            self.late.cancel()
            self.late = None

    def _close(self) -> None:
        if not self.transport.is_closing():
            self.transport.close()


def serve(port: int, workers: int) -> None:
    """Serve until stopped. Nothing of a request is logged: an address could say something of a person."""
    import uvicorn

    logging.getLogger("uvicorn.access").disabled = True
    uvicorn.run(
        "prinsjesdag.web.app:create_app", factory=True, host="127.0.0.1", port=port, workers=workers, http=Timely,
        access_log=False, log_level="warning", server_header=False, limit_concurrency=CONCURRENT,
        timeout_keep_alive=KEEP_SECONDS, h11_max_incomplete_event_size=16_384,
        timeout_worker_healthcheck=HEALTH_SECONDS,
    )  # fmt: skip
