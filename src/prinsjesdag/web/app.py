"""The application: pages at /, the API at /api/v1, files of the package at /static."""

import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from prinsjesdag.web import pages, warm
from prinsjesdag.web.api import create_api
from prinsjesdag.web.guard import Guard
from prinsjesdag.web.kept import Kept

SWITCH_SECONDS = 0.001
"""After which a thread that makes a page lets one go before it that calculates a household (Python: 0.005)."""


def create_app() -> FastAPI:
    """Everything that `prinsjesdag serve` serves."""
    app = FastAPI(openapi_url=None, docs_url=None, redoc_url=None, redirect_slashes=False, lifespan=_lifespan)
    app.state.api = create_api()
    app.mount("/api/v1", app.state.api)
    app.mount("/static", StaticFiles(directory=str(files("prinsjesdag.web").joinpath("static"))))
    pages.install(app)
    app.add_middleware(Kept)
    app.add_middleware(Guard)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)  # of what isn't kept
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    sys.setswitchinterval(SWITCH_SECONDS)
    threading.Thread(target=warm.up, name="warm", daemon=True).start()
    yield
