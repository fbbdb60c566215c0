"""`prinsjesdag serve`: the pages and the API on this computer."""

import socket
from typing import Annotated

import typer

from prinsjesdag.errors import InputError

app = typer.Typer(add_completion=False)


@app.command()
def serve(
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="poort op 127.0.0.1")] = 8000,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="processen naast elkaar")] = 1,
) -> None:
    """De pagina's en de API, alleen op deze computer: http://127.0.0.1:8000. Er wordt niets bewaard."""
    from prinsjesdag.web.server import serve as run

    with socket.socket() as test:
        test.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            test.bind(("127.0.0.1", port))
        except OSError:
            raise InputError(f"poort {port} is al in gebruik; kies een andere, als --port 8001", ("--port",)) from None
    print(f"prinsjesdag: http://127.0.0.1:{port} (API: http://127.0.0.1:{port}/api/v1/openapi.json); stop met Ctrl+C")
    run(port, workers)
